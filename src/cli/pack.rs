//! `supple pack`: a routine with what it needs, as one file.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::out::{complain, print};
use super::{FINE, PROBLEMS};
use crate::app::library::Library;
use crate::app::opening::parcel_of;
use crate::domain::day::Day;
use crate::domain::ids::RoutineId;
use crate::format::pack::Letter;
use crate::storage::store::Store;

/// What to pack, and what to say of it.
#[derive(Debug, Args)]
pub struct PackArguments {
    /// The id of a routine
    pub routine: String,
    /// The file to write, such as evening.supple; one that is there already stays as it is
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Who made it
    #[arg(long, value_name = "NAME", default_value_t)]
    pub from: String,
    /// What they ask for
    #[arg(long, value_name = "TEXT", default_value_t)]
    pub instructions: String,
    /// On how many days a week
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u8).range(1..=7))]
    pub days: Option<u8>,
}

/// Packs a routine, made on `today`.
pub fn pack(arguments: PackArguments, library: &Library, store: &Store, today: Day) -> ExitCode {
    match packed(arguments, library, store, today) {
        Ok(words) => print(&words).map_or(PROBLEMS.into(), |()| FINE),
        Err(why) => {
            complain(format_args!("supple: {why}"));
            PROBLEMS.into()
        }
    }
}

fn packed(arguments: PackArguments, library: &Library, store: &Store, today: Day) -> Result<String, String> {
    let PackArguments { routine, out, from, instructions, days } = arguments;
    let letter = Letter { from, date: Some(today), instructions, days_a_week: days };
    let known = routine.parse::<RoutineId>().ok().and_then(|id| parcel_of(&id, library, letter));
    let parcel = known.ok_or_else(|| format!("there is no routine called {routine}; `supple routines` lists them"))?;
    let exercises = parcel.pack.exercises.len();
    let bytes = parcel.sealed(|name| store.read_picture(name).map_err(|error| error.to_string()))?;
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => format!("{} is there already; name another file", out.display()),
        _ => format!("{} cannot be written: {error}", out.display()),
    };
    let mut file = File::options().write(true).create_new(true).open(&out).map_err(failed)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        // What is half written is of no use.
        let _ = std::fs::remove_file(&out);
        return Err(failed(error));
    }
    let exercises = match exercises {
        0 => String::new(),
        1 => ", with 1 exercise".into(),
        more => format!(", with {more} exercises"),
    };
    Ok(format!("{} packed to {}{exercises}\n", routine, out.display()))
}

//! The command line: what was asked for, and the commands that need no window.
//!
//! Exit codes: 0 when all is well, 1 when a file has problems or something failed, 2 for wrong usage.
//!
//! Deliberately absent: the window (`play` and no command at all), which `main` opens.

mod check;
mod figures;
pub mod file;
mod history;
mod import;
mod out;
mod pack;
mod routines;
mod streak;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::raster::MAX_SIDE;

pub use check::check;
pub use figures::{Drawing, figures};
pub use history::{HistoryArguments, history};
pub use import::{ImportArguments, import};
pub use pack::{PackArguments, pack};
pub use routines::routines;
pub use streak::{StreakArguments, streak};

/// A guided timer and diary for self-massage, stretching, gentle movement and relaxation.
#[derive(Debug, Parser)]
#[command(name = "supple", version, about, long_about = None, after_help = EXAMPLES)]
pub struct Arguments {
    /// Keep all of your data in this folder instead of the platform's own
    #[arg(long, value_name = "DIR", global = true)]
    pub data_dir: Option<PathBuf>,
    /// Without a command the app opens
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  supple                                 open the app
  supple play hamstring-1                open it in the player, and start
  supple play my-evening.ron             the same with a routine file
  supple pack my-evening --out e.supple  write it as one file, to send to somebody
  supple open e.supple                   look at such a file, and import it
  supple check my-evening.ron            say what is wrong with a file, and how to mend it
  supple figures --out pictures          draw every exercise, and all of them on one sheet
  supple history --format csv            print every session, oldest first
  supple import sessions.csv steps.csv   take in what was printed so, on this machine or another
  supple streak                          print weeks on goal and days in a row";

/// What to do instead of opening the app.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the player and start a routine at once
    Play {
        /// The id of a routine, or the path of a routine file
        routine: String,
    },
    /// Look at a file from somebody else: its routines, and what is different for you; import it or not
    Open {
        /// A Supple file, a routine file or an exercise file
        file: PathBuf,
    },
    /// Write a routine with the exercises it needs as one file, to send or to copy
    Pack(PackArguments),
    /// List every routine: id, title, steps and minutes
    Routines,
    /// Check exercise, routine and Supple files
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Draw figures as PNG pictures: their key frames, and a sheet of all
    Figures(FigureArguments),
    /// Print the sessions of all devices, oldest first
    History(HistoryArguments),
    /// Take in sessions from CSV files, as `supple history` prints them
    Import(ImportArguments),
    /// Print weeks on goal, days in a row, this week and how steady you are
    Streak(StreakArguments),
}

/// What to draw, and how.
#[derive(Debug, Args)]
pub struct FigureArguments {
    /// Exercise files to draw instead of the exercises that are known
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Where the pictures go; the folder is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Only the exercise with this id
    #[arg(long, value_name = "ID", conflicts_with = "files")]
    pub exercise: Option<String>,
    /// From where; the exercise's own view when left out
    #[arg(long, value_enum)]
    pub view: Option<FigureView>,
    /// The colours
    #[arg(long, value_enum, default_value_t)]
    pub theme: FigureTheme,
    /// Width and height of a picture in pixels
    #[arg(long, value_name = "WxH", default_value = "960x720", value_parser = size)]
    pub size: (u32, u32),
    /// Draw this exercise file, and again each time it is saved
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "exercise"])]
    pub watch: Option<PathBuf>,
}

/// From where a figure is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FigureView {
    /// From its right
    Side,
    /// From its front
    Front,
    /// From behind
    Back,
    /// Between front and side, from above
    ThreeQuarter,
}

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum FigureTheme {
    /// On warm paper
    #[default]
    Light,
    /// In a dim room
    Dark,
}

/// `960x720`.
fn size(text: &str) -> Result<(u32, u32), String> {
    let wanted = format!("write width and height in pixels, from 16 to {MAX_SIDE}, such as 960x720");
    let (width, height) = text.split_once('x').ok_or(&wanted)?;
    let side = |text: &str| text.parse().ok().filter(|side| (16..=MAX_SIDE).contains(side));
    side(width).zip(side(height)).ok_or(wanted)
}

/// All is well.
pub const FINE: ExitCode = ExitCode::SUCCESS;
/// A file has problems, or something failed.
pub const PROBLEMS: u8 = 1;
/// It was asked for in a way that means nothing.
const WRONG_USAGE: u8 = 2;

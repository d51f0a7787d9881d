//! Golden transcripts: a routine and a script go in, everything seen, heard and kept comes out.
//!
//! A file in `tests/sessions` has three parts, parted by lines of dashes: the routine (a file as a person writes it, or the
//! id of a built-in one), the script, and the transcript. `UPDATE_GOLDEN=1 cargo test` writes the transcripts anew; read
//! them before you commit them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use supple::catalog;
use supple::domain::routine::Routine;
use supple::domain::session::SessionCommand;
use supple::format;
use supple::testing::World;

const PART: &str = "\n----\n";

#[test]
fn every_script_gives_its_transcript() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12, "at least twelve scripts are promised");
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (routine, script, expected) = parts(&text);
        let transcript = perform(&routine_of(routine, &file), script, &file);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&file, format!("{routine}{PART}{script}{PART}{transcript}")).unwrap();
        } else if transcript != expected {
            wrong.push(format!("{}:\n{}", file.display(), difference(expected, &transcript)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn parts(text: &str) -> (&str, &str, &str) {
    let (routine, rest) = text.split_once(PART).expect("a routine, then dashes");
    let (script, expected) = rest.split_once(PART).unwrap_or((rest.trim_end(), ""));
    (routine, script, expected)
}

fn routine_of(text: &str, file: &Path) -> Arc<Routine> {
    let catalog = catalog::built_in();
    let id = text.lines().last().unwrap_or_default().trim();
    catalog.routine(id).cloned().unwrap_or_else(|| {
        let read = format::read_routine(text.as_bytes(), &catalog.exercises);
        Arc::new(read.unwrap_or_else(|problems| panic!("{}: {problems:#?}", file.display())))
    })
}

/// A script line is a time in seconds and what happens then, or `end` for "run to the end".
fn perform(routine: &Routine, script: &str, file: &Path) -> String {
    let mut world = World::play(routine);
    for line in script.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if line == "end" {
            world.run_to_end();
            continue;
        }
        let mut words = line.split_whitespace();
        let time = words.next().and_then(|time| time.parse().ok());
        world.run_until(time.unwrap_or_else(|| panic!("{}: `{line}` begins with no time", file.display())));
        let action = words.next().unwrap_or_default();
        let number = words.next().and_then(|number| number.parse::<f64>().ok());
        match (action, number) {
            ("sleep", Some(seconds)) => world.sleep(seconds),
            ("stall", Some(seconds)) => world.stall(seconds),
            ("jump-to", Some(bout)) => world.tell(SessionCommand::JumpTo(bout as usize)),
            (action, _) => world.tell(command(action).unwrap_or_else(|| panic!("{}: `{line}`?", file.display()))),
        }
    }
    world.transcript()
}

fn command(word: &str) -> Option<SessionCommand> {
    use SessionCommand as C;
    Some(match word {
        "start" => C::Start,
        "pause" => C::Pause,
        "resume" => C::Resume,
        "back" => C::Back,
        "skip" => C::Skip,
        "skip-step" => C::SkipStep,
        "add-time" => C::AddTime,
        "done" => C::Done,
        "too-much" => C::TooMuch,
        "stop" => C::Stop,
        _ => return None,
    })
}

fn difference(expected: &str, found: &str) -> String {
    let mut lines = expected.lines().zip(found.lines()).enumerate();
    let first = lines.find(|(_, (expected, found))| expected != found);
    first.map_or_else(
        || format!("{} lines expected, {} found", expected.lines().count(), found.lines().count()),
        |(number, (expected, found))| format!("line {}: expected `{expected}`, found `{found}`", number + 1),
    )
}

//! `supple check`: every problem of every file, as `file:line:column: what is wrong; how to mend it`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::out::{complain, print};
use super::{FINE, PROBLEMS, file};
use crate::app::arrival::Arrival;
use crate::app::library::Library;
use crate::domain::exercise::{Exercise, ExerciseLibrary};
use crate::format::pack::{self, EXTENSION, read_pack};
use crate::format::{self, FileKind, FileProblem};

/// Checks `files` against the exercises and routines of `library` and those among the files themselves.
pub fn check(files: &[PathBuf], library: Library) -> ExitCode {
    let mut known: Vec<String> = library.routines.iter().map(|routine| routine.id().to_string()).collect();
    let mut library = library.exercises;
    let mut plans = Vec::new();
    let mut found = Findings::default();
    let mut routines = Vec::new();
    for path in files {
        if path.extension().is_some_and(|end| end == EXTENSION) {
            found.pack(path, &library);
            continue;
        }
        let bytes = match file::read(path) {
            Ok(bytes) => bytes,
            Err(problem) => {
                found.tell(path, &[problem]);
                continue;
            }
        };
        match format::file_kind(&bytes) {
            Ok(FileKind::Exercise) => match read_exercise(&bytes) {
                Ok(exercise) => {
                    found.claim(path, &bytes, "exercise", exercise.id.as_str());
                    library.insert(exercise.id.clone(), exercise.into());
                }
                Err(problems) => found.tell(path, &problems),
            },
            Ok(FileKind::Routine) => routines.push((path, bytes)),
            Ok(FileKind::Plan) => plans.push((path, bytes)),
            // Nothing but what a pack says of itself; it is looked at with the pack.
            Ok(FileKind::Pack) => {}
            Err(problems) => found.tell(path, &problems),
        }
    }
    for (path, bytes) in routines {
        match format::read_routine(&bytes, &library) {
            Ok(routine) => {
                found.claim(path, &bytes, "routine", routine.id().as_str());
                known.push(routine.id().to_string());
            }
            Err(problems) => found.tell(path, &problems),
        }
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for (path, bytes) in plans {
        match format::read_plan(&bytes, &known) {
            Ok(plan) => found.claim(path, &bytes, "plan", plan.id.as_str()),
            Err(problems) => found.tell(path, &problems),
        }
    }
    if found.count > 0 {
        return PROBLEMS.into();
    }
    let count = if files.len() == 1 { "1 file".into() } else { format!("{} files", files.len()) };
    if print(&format!("{count} checked, no problems\n")).is_err() { PROBLEMS.into() } else { FINE }
}

/// The exercise of a file whose figure is sound, too.
fn read_exercise(bytes: &[u8]) -> Result<Exercise, Vec<FileProblem>> {
    let (read, drawn) = (format::read_exercise(bytes), format::check_figure(bytes));
    match read {
        Ok(exercise) if drawn.is_empty() => Ok(exercise),
        read => {
            let mut problems = read.err().unwrap_or_default();
            problems.extend(drawn);
            problems.sort_by_key(|problem| (problem.line, problem.column));
            problems.dedup();
            Err(problems)
        }
    }
}

#[derive(Default)]
struct Findings {
    count: usize,
    ids: BTreeMap<(&'static str, String), PathBuf>,
}

impl Findings {
    fn tell(&mut self, path: &Path, problems: &[FileProblem]) {
        for problem in problems {
            complain(format_args!("{}:{problem}", path.display()));
        }
        self.count += problems.len();
    }

    /// Everything that is wrong in a pack, by the files in it.
    fn pack(&mut self, path: &Path, library: &ExerciseLibrary) {
        let read = file::read_large(path).and_then(|bytes| read_pack(&bytes).map_err(|why| why.to_string()));
        match read {
            Ok(read) => {
                let Arrival { pack, problems, .. } = Arrival::of(read);
                for (inside, problem) in pack::check(&pack, library).problems.into_iter().chain(problems) {
                    complain(format_args!("{}, {inside}:{problem}", path.display()));
                    self.count += 1;
                }
                for other in &pack.others {
                    complain(format_args!(
                        "{}, {other}: left alone; it is neither a routine nor an exercise nor a picture",
                        path.display()
                    ));
                }
            }
            Err(why) => {
                complain(format_args!("{}: {why}", path.display()));
                self.count += 1;
            }
        }
    }

    /// An id may stand in one file only.
    fn claim(&mut self, path: &Path, bytes: &[u8], kind: &'static str, id: &str) {
        let other = self.ids.insert((kind, id.to_owned()), path.to_owned());
        if let Some(other) = other {
            let (line, column) = place_of(bytes, id);
            let message = format!("the id `{id}` is also that of {}; give one of them another id", other.display());
            self.tell(path, &[FileProblem { line, column, message }]);
        }
    }
}

/// Line and column of the first `"id"` in a file.
fn place_of(bytes: &[u8], id: &str) -> (usize, usize) {
    let text = String::from_utf8_lossy(bytes);
    let quoted = format!("\"{id}\"");
    let lines = text.lines().enumerate();
    let found =
        lines.filter_map(|(number, line)| line.find(&quoted).map(|at| (number + 1, line[..at].chars().count() + 1)));
    found.into_iter().next().unwrap_or((1, 1))
}

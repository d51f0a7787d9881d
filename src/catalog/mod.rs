//! The exercises and routines that come with Supple, in the same files a person could write.
//!
//! Deliberately absent: files on disk (everything is part of the program) and a person's own routines (`storage`).

mod embedded;
pub mod learn;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use thiserror::Error;

pub use learn::{Article, Target, article, articles, phrases, questions, source};

use crate::domain::exercise::ExerciseLibrary;
use crate::domain::plan::Plan;
use crate::domain::routine::Routine;
use crate::figure::Figure;
use crate::format::{self, FileProblem};

/// What comes with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// By id.
    pub exercises: ExerciseLibrary,
    /// In the order in which they are best offered.
    pub routines: Vec<Arc<Routine>>,
    /// Likewise.
    pub plans: Vec<Arc<Plan>>,
}

/// A built-in file with problems.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", lines(.file, .problems))]
pub struct BadAsset {
    /// Its path below `assets/`.
    pub file: String,
    /// All of them.
    pub problems: Vec<FileProblem>,
}

fn lines(file: &str, problems: &[FileProblem]) -> String {
    problems.iter().map(|problem| format!("{file}:{problem}")).collect::<Vec<_>>().join("\n")
}

/// What comes with the program, read once.
///
/// # Panics
/// Never in a tested build: `tests/assets.rs` reads every file.
pub fn built_in() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| match Catalog::read() {
        Ok(catalog) => catalog,
        Err(bad) => panic!("a built-in file is damaged: {bad}"),
    });
    &CATALOG
}

/// The figure of a built-in exercise, read when it is first asked for: a start needs only the few that show.
pub fn figure(exercise: &str) -> Option<Arc<Figure>> {
    type Slot = (&'static str, OnceLock<Option<Arc<Figure>>>);
    static FIGURES: LazyLock<BTreeMap<&str, Slot>> =
        LazyLock::new(|| embedded::EXERCISES.iter().map(|(name, text)| (*name, (*text, OnceLock::new()))).collect());
    let (text, slot) = FIGURES.get(exercise)?;
    slot.get_or_init(|| format::read_figure(text.as_bytes()).ok().flatten().map(Arc::new)).clone()
}

/// Name and text of every built-in exercise file, in the order of the clinical notes.
pub const fn exercise_files() -> &'static [(&'static str, &'static str)] {
    embedded::EXERCISES
}

impl Catalog {
    /// Reads the embedded files afresh.
    ///
    /// # Errors
    /// The first file with problems.
    pub fn read() -> Result<Self, BadAsset> {
        let mut exercises = ExerciseLibrary::new();
        for (name, text) in embedded::EXERCISES {
            let exercise =
                format::read_exercise(text.as_bytes()).map_err(|problems| bad("exercises", name, problems))?;
            exercises.insert(exercise.id.clone(), Arc::new(exercise));
        }
        let mut routines = Vec::with_capacity(embedded::ROUTINES.len());
        for (name, text) in embedded::ROUTINES {
            let routine = format::read_routine(text.as_bytes(), &exercises);
            routines.push(Arc::new(routine.map_err(|problems| bad("routines", name, problems))?));
        }
        let known: Vec<&str> = routines.iter().map(|routine| routine.id().as_str()).collect();
        let mut plans = Vec::with_capacity(embedded::PLANS.len());
        for (name, text) in embedded::PLANS {
            let plan = format::read_plan(text.as_bytes(), &known);
            plans.push(Arc::new(plan.map_err(|problems| bad("plans", name, problems))?));
        }
        Ok(Self { exercises, routines, plans })
    }

    /// The routine of this id.
    pub fn routine(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.iter().find(|routine| routine.id().as_str() == id)
    }
}

fn bad(folder: &str, name: &str, problems: Vec<FileProblem>) -> BadAsset {
    BadAsset { file: format!("{folder}/{name}.ron"), problems }
}

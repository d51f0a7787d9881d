//! Every routine that can be started and every plan that can be followed: the built-in ones and the person's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::notice::{Notice, Topic};
use super::view::flow::Owner;
use crate::catalog;
use crate::domain::draft::RoutineDraft;
use crate::domain::exercise::{Exercise, ExerciseLibrary};
use crate::domain::fingerprint::Fingerprint;
use crate::domain::ids::{ExerciseId, PlanId, RoutineId};
use crate::domain::picture::PictureName;
use crate::domain::plan::Plan;
use crate::domain::routine::Routine;
use crate::domain::variant::Change;
use crate::figure::Figure;
use crate::format::{self, FileProblem, Shown, Shows};
use crate::storage::store::OwnFile;

/// Exercises and routines.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Every exercise, by id.
    pub exercises: ExerciseLibrary,
    /// Every routine, built-in ones first.
    pub routines: Vec<Arc<Routine>>,
    /// How many of them are built in.
    pub built_in: usize,
    /// Where the person's own routines lie, by id.
    pub own: BTreeMap<RoutineId, OwnRoutine>,
    /// The files of the person's own exercises.
    pub own_exercises: BTreeMap<ExerciseId, OwnFile>,
    /// Every plan, built-in ones first.
    pub plans: Vec<Arc<Plan>>,
    /// A routine made for the moment, which no list shows.
    pub passing: Option<Arc<Routine>>,
    /// Figures of the person's own exercises, or why there is none to show.
    pub own_figures: BTreeMap<ExerciseId, Picture>,
}

/// A routine of the person's own, as it lies in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnRoutine {
    /// The name of the file.
    pub file: String,
    /// What stands in it.
    pub base: Fingerprint,
    /// The same to edit, with what is left out.
    pub draft: Arc<RoutineDraft>,
}

/// What stands for an exercise on screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Picture {
    /// Its figure.
    Figure(Arc<Figure>),
    /// It has none.
    #[default]
    None,
    /// A picture of the person's own.
    Own(PictureName),
    /// It has one that cannot be shown, and why.
    Broken(String),
}

impl Picture {
    /// The picture in an exercise file.
    pub fn of(bytes: &[u8]) -> Self {
        match format::read_shown(bytes) {
            Ok(Shown::Figure(figure)) => Self::Figure(Arc::new(*figure)),
            Ok(Shown::Picture(name)) => Self::Own(name),
            Ok(Shown::Nothing) => Self::None,
            Err(problems) => {
                let first = problems.first().map(|problem| format!("line {}: {}", problem.line, problem.message));
                Self::Broken(first.unwrap_or_default())
            }
        }
    }

    /// The figure, if it can be drawn.
    pub const fn figure(&self) -> Option<&Arc<Figure>> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::None | Self::Own(_) | Self::Broken(_) => None,
        }
    }

    /// The same to be written into a file. What is broken has no place there.
    pub fn shows(&self) -> Shows<'_> {
        match self {
            Self::Figure(figure) => Shows::Figure(figure.draft()),
            Self::Own(name) => Shows::Picture(name),
            Self::None | Self::Broken(_) => Shows::Nothing,
        }
    }
}

impl Library {
    /// What comes with the program.
    pub fn built_in() -> Self {
        let catalog = catalog::built_in();
        let routines = catalog.routines.clone();
        Self {
            exercises: catalog.exercises.clone(),
            built_in: routines.len(),
            routines,
            own: BTreeMap::new(),
            own_exercises: BTreeMap::new(),
            plans: catalog.plans.clone(),
            passing: None,
            own_figures: BTreeMap::new(),
        }
    }

    /// What stands for the exercise called `id` on screen.
    pub fn picture(&self, id: &ExerciseId) -> Picture {
        match catalog::figure(id.as_str()) {
            Some(figure) => Picture::Figure(figure),
            None => self.own_figures.get(id).cloned().unwrap_or_default(),
        }
    }

    /// The routine called `id`.
    pub fn routine(&self, id: &RoutineId) -> Option<&Arc<Routine>> {
        self.routines.iter().chain(&self.passing).find(|routine| routine.id() == id)
    }

    /// The plan called `id`.
    pub fn plan(&self, id: &PlanId) -> Option<&Arc<Plan>> {
        self.plans.iter().find(|plan| plan.id == *id)
    }

    /// Takes in the person's own files, exercises first. A file with problems is left out and told; it hides no other.
    pub fn add_own(&mut self, exercises: &[OwnFile], routines: &[OwnFile]) -> Vec<Notice> {
        let mut notices = Vec::new();
        for file in exercises {
            match format::read_exercise(&file.bytes) {
                Ok(exercise) if self.exercises.contains_key(&exercise.id) => {
                    notices.push(taken(&file.path, "exercise", exercise.id.as_str()));
                }
                Ok(exercise) => self.put_own_exercise(exercise, file),
                Err(problems) => notices.push(problems_of(&file.path, &problems)),
            }
        }
        for file in routines {
            match format::read_routine(&file.bytes, &self.exercises) {
                Ok(routine) if self.routine(routine.id()).is_some() => {
                    notices.push(taken(&file.path, "routine", routine.id().as_str()));
                }
                Ok(routine) => self.put_own(routine, file),
                Err(problems) => notices.push(problems_of(&file.path, &problems)),
            }
        }
        notices
    }

    /// Takes in the person's own plans. One that names a routine that is not there is taken in: its other days go on.
    pub fn add_own_plans(&mut self, plans: &[OwnFile]) -> Vec<Notice> {
        let mut notices = Vec::new();
        for file in plans {
            match format::read_own_plan(&file.bytes) {
                Ok(plan) if self.plan(&plan.id).is_some() => {
                    notices.push(taken(&file.path, "plan", plan.id.as_str()));
                }
                Ok(plan) => self.plans.push(Arc::new(plan)),
                Err(problems) => notices.push(problems_of(&file.path, &problems)),
            }
        }
        notices
    }

    /// Takes in an exercise of the person's own that lies in `file`, over the one of its id.
    pub fn put_own_exercise(&mut self, exercise: Exercise, file: &OwnFile) {
        let id = exercise.id.clone();
        self.own_figures.insert(id.clone(), Picture::of(&file.bytes));
        self.own_exercises.insert(id.clone(), file.clone());
        self.exercises.insert(id, Arc::new(exercise));
    }

    /// Forgets an exercise of the person's own; the file it lay in.
    pub fn take_own_exercise(&mut self, id: &ExerciseId) -> Option<OwnFile> {
        let file = self.own_exercises.remove(id)?;
        self.own_figures.remove(id);
        self.exercises.remove(id);
        Some(file)
    }

    /// What of the person's own cannot do without an exercise: titles of routines, also where it is left out, and names of
    /// exercises that lead to it.
    pub fn users_of(&self, id: &ExerciseId) -> Vec<String> {
        let routines = self.own.values().filter(|own| own.draft.uses(id.as_str())).map(|own| own.draft.title.clone());
        let leads = |exercise: &&ExerciseId| {
            let exercise = self.exercises.get(*exercise);
            let ways = exercise.iter().flat_map(|exercise| exercise.easier.iter().chain(&exercise.harder));
            ways.into_iter().any(|way| way.change == Change::Exercise(id.clone()))
        };
        let exercises = self.own_exercises.keys().filter(|other| *other != id).filter(leads);
        let names = exercises.filter_map(|id| self.exercises.get(id)).map(|exercise| exercise.name.clone());
        routines.chain(names).collect()
    }

    /// Takes in a routine of the person's own that lies in `file`, over the one of its id.
    pub fn put_own(&mut self, routine: Routine, file: &OwnFile) {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Ok(draft) = format::read_routine_draft(&file.bytes) {
            let own = OwnRoutine { file: name, base: Fingerprint::of(&file.bytes), draft: Arc::new(draft) };
            self.own.insert(routine.id().clone(), own);
        }
        match self.routines.iter().position(|other| other.id() == routine.id()) {
            Some(place) => self.routines[place] = Arc::new(routine),
            None => self.routines.push(Arc::new(routine)),
        }
    }

    /// Whether a routine is called `id`, or a file of the person's own bears that name.
    pub fn is_taken(&self, id: &RoutineId) -> bool {
        let file = format!("{id}.ron");
        self.routine(id).is_some() || self.own.values().any(|own| own.file == file)
    }

    /// Builds the person's own routines anew, as one of their exercises has changed. One that no longer can be built stays as it was.
    pub fn refresh_own(&mut self) {
        for routine in &mut self.routines {
            if let Some(own) = self.own.get(routine.id())
                && let Ok(fresh) = own.draft.build(&self.exercises)
            {
                *routine = Arc::new(fresh);
            }
        }
    }

    /// Whose the routine called `id` is.
    pub fn owner(&self, id: &RoutineId) -> Owner {
        if self.own.contains_key(id) {
            Owner::Person
        } else if self.routines.iter().take(self.built_in).any(|routine| routine.id() == id) {
            Owner::Program
        } else {
            Owner::Nobody
        }
    }

    /// Forgets a routine of the person's own; what it was.
    pub fn take_own(&mut self, id: &RoutineId) -> Option<OwnRoutine> {
        let own = self.own.remove(id)?;
        self.routines.retain(|routine| routine.id() != id);
        Some(own)
    }

    /// Takes in a routine made for the moment, for this run.
    pub fn keep_for_now(&mut self, routine: Routine) {
        self.passing = Some(Arc::new(routine));
    }

    /// Takes in one routine file that lies outside the data folder, for this run. It stands in for another of its id.
    ///
    /// # Errors
    /// Every problem of the file.
    pub fn add_guest(&mut self, bytes: &[u8]) -> Result<RoutineId, Vec<FileProblem>> {
        let routine = format::read_routine(bytes, &self.exercises)?;
        let id = routine.id().clone();
        let standing = self.routines.iter().position(|other| *other.id() == id);
        match standing {
            Some(place) => self.routines[place] = Arc::new(routine),
            None => self.routines.push(Arc::new(routine)),
        }
        Ok(id)
    }
}

fn taken(path: &Path, kind: &str, id: &str) -> Notice {
    let text = format!(
        "{} is left out: there is another {kind} called “{id}”. Give it an id of its own, and the file the same name.",
        path.display()
    );
    Notice { topic: Topic::File(path.display().to_string()), text, details: vec![] }
}

fn problems_of(path: &Path, problems: &[FileProblem]) -> Notice {
    let text = format!("{} is left out until it is mended:", path.display());
    let details = problems.iter().map(|problem| format!("line {}: {}", problem.line, problem.message)).collect();
    Notice { topic: Topic::File(path.display().to_string()), text, details }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(figure: &str) -> OwnFile {
        let text = format!(
            "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Bow\", kind: Mobility,\n\
             technique: Dynamic, position: Standing, sides: None, target: Hold(9){figure}))"
        );
        OwnFile { path: "exercises/bow.ron".into(), bytes: text.into_bytes() }
    }

    fn picture(figure: &str) -> Picture {
        let mut library = Library::built_in();
        assert_eq!(library.add_own(&[own(figure)], &[]).len(), 0, "the exercise can be used");
        let id: ExerciseId = "bow".parse().unwrap();
        assert!(library.exercises.contains_key(&id));
        library.picture(&id)
    }

    #[test]
    fn an_own_exercise_shows_its_figure_or_none_or_the_reason_and_plays_in_each_case() {
        assert!(matches!(picture(",\nfigure: (pace: Sway(4), frames: [(neck: 0), (neck: 9)])"), Picture::Figure(_)));
        assert_eq!(picture(""), Picture::None);
        let Picture::Broken(reason) = picture(",\nfigure: (pace: Sway(0), frames: [(neck: 0), (neck: 9)])") else {
            panic!("a pace of nothing cannot be drawn");
        };
        assert!(reason.starts_with("line 3: `pace` is 0"), "{reason}");
    }
}

//! A file from somebody else, looked at before anything of it is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::library::{Library, Picture};
use super::view::flow::Owner;
use crate::domain::draft::{BlockDraft, RoutineDraft};
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::domain::variant::Change;
use crate::format;
use crate::format::pack::{Checked, Letter, Pack, PackFile, check};
use crate::storage::store::{Beside, OwnFile, OwnFiles, OwnSave};

/// A file that is looked at.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The file's name.
    pub name: String,
    /// What it says of itself.
    pub letter: Letter,
    /// What stands in it.
    pub checked: Checked,
    /// Names of what else there is in it.
    pub others: Vec<String>,
    /// Everything that is known with it, for pictures.
    pub library: Library,
}

/// What becomes of a routine that is here already, but otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// Both are kept.
    Beside,
    /// The person's own is replaced; the one before stays as its `.bak`.
    Replace,
}

/// How a routine of a pack stands to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is new.
    New,
    /// It is here already, just so.
    Same,
    /// One of the person's own has its id, and differs.
    Differs,
    /// A built-in one has its id; it can only be kept beside it.
    BuiltIn,
}

impl Opening {
    /// Looks at `pack`, which came in a file called `name`.
    pub fn of(name: String, pack: Pack, library: &Library) -> Self {
        let checked = check(&pack, &library.exercises);
        let mut with = library.clone();
        with.exercises.clone_from(&checked.library);
        for (exercise, file) in &checked.exercises {
            with.own_figures.insert(exercise.id.clone(), Picture::of(&file.bytes));
        }
        Self { name, letter: pack.letter, checked, others: pack.others, library: with }
    }

    /// How the routine called `id`, as `draft` has it, stands to `library`.
    pub fn known(&self, id: &RoutineId, draft: &RoutineDraft, library: &Library) -> Known {
        match (library.own.get(id), library.owner(id)) {
            (Some(own), _) if *own.draft == *draft => Known::Same,
            (Some(_), _) => Known::Differs,
            (None, Owner::Program) => Known::BuiltIn,
            (None, _) => Known::New,
        }
    }

    /// Keeps it: what is to be saved. `library` has it all at once.
    pub fn import(&self, library: &mut Library, how: Import) -> Vec<OwnSave> {
        let mut saves = Vec::new();
        let names = self.exercises(library, &mut saves);
        for one in &self.checked.routines {
            let id = one.routine.id();
            let mut draft = renamed(&one.draft, &names);
            let known = self.known(id, &draft, library);
            let mut base = None;
            let mut file = format!("{id}.ron");
            match (known, how) {
                (Known::Same, _) => continue,
                (Known::New, _) => {}
                (Known::Differs, Import::Replace) => {
                    if let Some(own) = library.own.get(id) {
                        (base, file) = (Some(own.base), own.file.clone());
                    }
                }
                (Known::Differs | Known::BuiltIn, _) => {
                    let taken = |id: &RoutineId| library.routine(id).is_some();
                    let free = RoutineId::like(&draft.title, taken);
                    draft.id = free.to_string();
                    file = format!("{free}.ron");
                }
            }
            let Ok(routine) = draft.build(&library.exercises) else { continue };
            let text = format::write_routine(&draft);
            let taken = |other: &RoutineId| library.routine(other).is_some() || other == routine.id();
            let second = RoutineId::like(&draft.title, taken);
            let other = RoutineDraft { id: second.to_string(), ..draft };
            let otherwise = Beside { file: format!("{second}.ron"), text: format::write_routine(&other) };
            library.put_own(routine, &OwnFile { path: PathBuf::from(&file), bytes: text.clone().into_bytes() });
            saves.push(OwnSave { kind: OwnFiles::Routines, file, text, base, otherwise });
        }
        saves
    }

    /// Keeps its exercises. One whose id is taken by another gets one of its own: from the old id to the new.
    fn exercises(&self, library: &mut Library, saves: &mut Vec<OwnSave>) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        let new = |exercise: &ExerciseId| library.exercises.get(exercise);
        let fresh: Vec<_> = self
            .checked
            .exercises
            .iter()
            .filter(|(exercise, _)| new(&exercise.id).is_none_or(|known| **known != **exercise))
            .collect();
        for (exercise, _) in &fresh {
            if library.exercises.contains_key(&exercise.id) {
                let free = (2..u32::MAX)
                    .map(|number| format!("{}-{number}", exercise.id.as_str().chars().take(58).collect::<String>()))
                    .find(|id| id.parse::<ExerciseId>().is_ok_and(|id| !self.library.exercises.contains_key(&id)));
                names.insert(exercise.id.to_string(), free.unwrap_or_default());
            }
        }
        for (_, file) in fresh {
            let mut text = String::from_utf8_lossy(&file.bytes).into_owned();
            for (old, new) in &names {
                text = text.replace(&format!("\"{old}\""), &format!("\"{new}\""));
            }
            let Ok(exercise) = format::read_exercise(text.as_bytes()) else { continue };
            let id = exercise.id.clone();
            let name = format!("{id}.ron");
            let lies = OwnFile { path: PathBuf::from(&name), bytes: text.clone().into_bytes() };
            library.put_own_exercise(exercise, &lies);
            let otherwise = Beside { file: format!("{id}-2.ron"), text: text.clone() };
            saves.push(OwnSave { kind: OwnFiles::Exercises, file: name, text, base: None, otherwise });
        }
        names
    }
}

fn renamed(draft: &RoutineDraft, names: &BTreeMap<String, String>) -> RoutineDraft {
    fn block(draft: &BlockDraft, names: &BTreeMap<String, String>) -> BlockDraft {
        match draft {
            BlockDraft::Step(step) => {
                let mut step = step.clone();
                if let Some(new) = names.get(&step.exercise) {
                    step.exercise.clone_from(new);
                }
                BlockDraft::Step(step)
            }
            BlockDraft::Group { rounds, blocks } => {
                BlockDraft::Group { rounds: *rounds, blocks: blocks.iter().map(|inner| block(inner, names)).collect() }
            }
        }
    }
    RoutineDraft { blocks: draft.blocks.iter().map(|inner| block(inner, names)).collect(), ..draft.clone() }
}

/// The pack of a routine, with the exercises of the person's own that it needs, and those these lead to.
pub fn pack_of(id: &RoutineId, library: &Library, letter: Letter) -> Option<Pack> {
    let draft = match library.own.get(id) {
        Some(own) => (*own.draft).clone(),
        None => library.routine(id)?.draft(),
    };
    let mut wanted: Vec<ExerciseId> = Vec::new();
    let mut next: Vec<ExerciseId> =
        draft.build(&library.exercises).ok()?.steps().iter().map(|step| step.exercise().id.clone()).collect();
    while let Some(id) = next.pop() {
        // Built-in ones are everywhere.
        if wanted.contains(&id) || crate::catalog::built_in().exercises.contains_key(&id) {
            continue;
        }
        if let Some(exercise) = library.exercises.get(&id) {
            let variants = exercise.easier.iter().chain(&exercise.harder);
            next.extend(variants.filter_map(|variant| match &variant.change {
                Change::Exercise(id) => Some(id.clone()),
                Change::Same(_) => None,
            }));
        }
        wanted.push(id);
    }
    wanted.sort();
    let exercises = wanted.iter().filter_map(|id| {
        let file = library.own_exercises.get(id)?;
        Some(PackFile { name: format!("exercises/{id}.ron"), bytes: file.bytes.clone() })
    });
    let routine = PackFile { name: format!("routines/{id}.ron"), bytes: format::write_routine(&draft).into_bytes() };
    Some(Pack { letter, routines: vec![routine], exercises: exercises.collect(), others: Vec::new() })
}

//! A file from somebody else, looked at before anything of it is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::arrival::Arrival;
use super::library::{Library, Picture};
use super::view::flow::Owner;
use crate::domain::draft::{BlockDraft, RoutineDraft};
use crate::domain::exercise::Exercise;
use crate::domain::exercise_draft::VariantDraft;
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::domain::picture::PictureName;
use crate::domain::variant::Change;
use crate::format;
use crate::format::pack::{Checked, Letter, Pack, PackFile, check, write_pack};
use crate::picture::Taken;
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
    /// Its exercises that are not here yet, under the ids they would have, with their files.
    pub exercises: Vec<(Exercise, OwnFile)>,
    /// Pictures of these.
    pub pictures: Vec<Taken>,
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
    /// Looks at what arrived, which came in a file called `name`. Its exercises whose ids are taken by others get ids of their own at
    /// once, and its routines follow: what is shown is what would be kept.
    pub fn of(name: String, arrival: Arrival, library: &Library) -> Self {
        let Arrival { pack, pictures, problems } = arrival;
        let mut checked = check(&pack, &library.exercises);
        checked.problems.extend(problems);
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (exercise, file) in &checked.exercises {
            let picture = Picture::of(&file.bytes);
            match library.exercises.get(&exercise.id) {
                None => {}
                Some(known) if **known == **exercise && library.picture(&exercise.id) == picture => {}
                Some(_) => {
                    let own = twin(exercise, &picture, library);
                    let fresh = own.unwrap_or_else(|| free(&exercise.id, library, &names));
                    names.insert(exercise.id.to_string(), fresh);
                }
            }
        }
        for one in &mut checked.routines {
            one.draft = renamed(&one.draft, &names);
        }
        let mut with = library.clone();
        let mut exercises = Vec::new();
        for (exercise, file) in &checked.exercises {
            let Some((exercise, text)) = called(exercise, &file.bytes, &names) else { continue };
            let lies = OwnFile { path: PathBuf::from(format!("{}.ron", exercise.id)), bytes: text.into_bytes() };
            if !library.exercises.contains_key(&exercise.id) {
                exercises.push((exercise.clone(), lies.clone()));
                with.put_own_exercise(exercise, &lies);
            }
        }
        for one in &mut checked.routines {
            if let Ok(routine) = one.draft.build(&with.exercises) {
                one.routine = Arc::new(routine);
            }
        }
        Self { name, letter: pack.letter, checked, others: pack.others, library: with, exercises, pictures }
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
        let mut saves: Vec<OwnSave> = Vec::new();
        for (exercise, lies) in &self.exercises {
            let second = free(&exercise.id, &self.library, &BTreeMap::new());
            let other = called(exercise, &lies.bytes, &[(exercise.id.to_string(), second.clone())].into());
            let text = other.map_or_else(String::new, |(_, text)| text);
            library.put_own_exercise(exercise.clone(), lies);
            saves.push(OwnSave {
                kind: OwnFiles::Exercises,
                file: format!("{}.ron", exercise.id),
                text: String::from_utf8_lossy(&lies.bytes).into_owned(),
                base: None,
                otherwise: Beside { file: format!("{second}.ron"), text },
            });
        }
        for one in &self.checked.routines {
            let id = one.routine.id();
            let mut draft = one.draft.clone();
            let mut base = None;
            let mut file = format!("{id}.ron");
            match (self.known(id, &draft, library), how) {
                (Known::Same, _) => continue,
                (Known::New, _) => {}
                (Known::Differs, Import::Replace) => {
                    if let Some(own) = library.own.get(id) {
                        (base, file) = (Some(own.base), own.file.clone());
                    }
                }
                (Known::Differs | Known::BuiltIn, _) => {
                    let free = RoutineId::like(&draft.title, |id| library.is_taken(id));
                    draft.id = free.to_string();
                    file = format!("{free}.ron");
                }
            }
            let Ok(routine) = draft.build(&library.exercises) else { continue };
            let text = format::write_routine(&draft);
            let second = RoutineId::like(&draft.title, |id| library.is_taken(id) || id == routine.id());
            let other = RoutineDraft { id: second.to_string(), ..draft };
            let otherwise = Beside { file: format!("{second}.ron"), text: format::write_routine(&other) };
            library.put_own(routine, &OwnFile { path: PathBuf::from(&file), bytes: text.clone().into_bytes() });
            saves.push(OwnSave { kind: OwnFiles::Routines, file, text, base, otherwise });
        }
        saves
    }
}

/// The id of an exercise of the person's own that is the same but for its id: what came before under another name.
fn twin(exercise: &Exercise, picture: &Picture, library: &Library) -> Option<String> {
    let is_twin = |id: &&ExerciseId| {
        let same = library
            .exercises
            .get(*id)
            .is_some_and(|own| Exercise { id: exercise.id.clone(), ..(**own).clone() } == *exercise);
        same && library.picture(id) == *picture
    };
    library.own_exercises.keys().find(is_twin).map(ToString::to_string)
}

/// An id like `id`, but another, that neither the library nor this pack has given.
fn free(id: &ExerciseId, library: &Library, names: &BTreeMap<String, String>) -> String {
    let given = |id: &ExerciseId| names.values().any(|given| given == id.as_str());
    ExerciseId::like(id.as_str(), |other| other == id || library.exercises.contains_key(other) || given(other))
        .to_string()
}

/// An exercise under the id that `names` gives it, with its file. Those it leads to have theirs, too.
fn called(exercise: &Exercise, bytes: &[u8], names: &BTreeMap<String, String>) -> Option<(Exercise, String)> {
    let mut draft = exercise.draft();
    let leads = |draft: &Option<VariantDraft>| {
        draft.as_ref().and_then(|other| other.exercise.as_ref()).is_some_and(|id| names.contains_key(id))
    };
    if !names.contains_key(&draft.id) && !leads(&draft.easier) && !leads(&draft.harder) {
        return Some((exercise.clone(), String::from_utf8(bytes.to_vec()).ok()?));
    }
    let rename = |id: &mut String| {
        if let Some(fresh) = names.get(id) {
            id.clone_from(fresh);
        }
    };
    rename(&mut draft.id);
    for other in draft.easier.iter_mut().chain(&mut draft.harder) {
        other.exercise.iter_mut().for_each(rename);
    }
    let text = format::write_exercise(&draft, Picture::of(bytes).shows());
    Some((draft.build().ok()?, text))
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

/// A pack to be sent, before its pictures are read.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// Without them.
    pub pack: Pack,
    /// Their names.
    pub pictures: Vec<PictureName>,
}

impl Parcel {
    /// The file to send, its pictures brought by `read`.
    ///
    /// # Errors
    /// Why a picture could not be read, or the file not be made.
    pub fn sealed(self, read: impl Fn(&PictureName) -> Result<Vec<u8>, String>) -> Result<Vec<u8>, String> {
        let mut pack = self.pack;
        for name in &self.pictures {
            pack.pictures.push(PackFile { name: format!("pictures/{name}"), bytes: read(name)? });
        }
        write_pack(&pack).map_err(|why| format!("it was not written: {why}"))
    }
}

/// What is sent of a routine: it, the exercises of the person's own that it needs, and those these lead to.
pub fn parcel_of(id: &RoutineId, library: &Library, letter: Letter) -> Option<Parcel> {
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
    let pack = Pack { letter, routines: vec![routine], exercises: exercises.collect(), ..Pack::default() };
    let mut pictures: Vec<PictureName> = Vec::new();
    for id in &wanted {
        if let Picture::Own(name) = library.picture(id)
            && !pictures.contains(&name)
        {
            pictures.push(name);
        }
    }
    Some(Parcel { pack, pictures })
}

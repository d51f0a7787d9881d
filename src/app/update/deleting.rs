//! Routines and exercises of the person's own: deleted, and brought back.

use std::path::PathBuf;

use super::none;
use crate::app::effect::Effect;
use crate::app::model::{Deleted, Flow, Model, Route};
use crate::app::notice::{Notice, Topic};
use crate::domain::draft::{RoutineDraft, titled};
use crate::domain::exercise_draft::ExerciseDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::ids::{ExerciseId, RoutineId};
use crate::format;
use crate::storage::store::{Beside, OwnFile, OwnFiles, OwnSave};

pub(super) fn routine(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let Some(own) = model.library.take_own(id) else { return none() };
    let mut effects = vec![Effect::RemoveOwn(OwnFiles::Routines, own.file.clone(), own.base)];
    match &model.flow {
        Flow::Preparing(_) => effects.push(Effect::CoolSound),
        Flow::Editing(_) => effects.push(Effect::ForgetDraft),
        _ => {}
    }
    model.flow = Flow::Idle;
    model.route = Route::Routines;
    model.deleted = Some(Deleted::Routine(own));
    effects
}

/// One that something of the person's needs stays, and is told what.
pub(super) fn exercise(model: &mut Model, id: &ExerciseId) -> Vec<Effect> {
    let users = model.library.users_of(id);
    if let Some((first, others)) = users.split_first() {
        let others = match others.len() {
            0 => String::new(),
            1 => " and 1 more".into(),
            more => format!(" and {more} more"),
        };
        let text = format!("“{first}”{others} would be left without it. Take it out there first.");
        model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
        return none();
    }
    let name = model.library.exercises.get(id).map(|exercise| exercise.name.clone()).unwrap_or_default();
    let Some(lies) = model.library.take_own_exercise(id) else { return none() };
    let effect = Effect::RemoveOwn(OwnFiles::Exercises, file_name(&lies), Fingerprint::of(&lies.bytes));
    if matches!(model.flow, Flow::Looking(_)) {
        model.flow = Flow::Idle;
    }
    model.deleted = Some(Deleted::Exercise(name, lies));
    vec![effect]
}

/// It was put away, so it is written anew.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let save = match model.deleted.take() {
        None => None,
        Some(Deleted::Routine(own)) => {
            let text = format::write_routine(&own.draft);
            own.draft.build(&model.library.exercises).ok().map(|routine| {
                let lies = OwnFile { path: PathBuf::from(&own.file), bytes: text.clone().into_bytes() };
                let taken = |id: &RoutineId| model.library.routine(id).is_some() || id == routine.id();
                let second = RoutineId::like(routine.title(), taken);
                let other = RoutineDraft { id: second.to_string(), ..(*own.draft).clone() };
                let otherwise = Beside { file: format!("{second}.ron"), text: format::write_routine(&other) };
                model.library.put_own(routine, &lies);
                OwnSave { kind: OwnFiles::Routines, file: own.file, text, base: None, otherwise }
            })
        }
        Some(Deleted::Exercise(_, lies)) => format::read_exercise(&lies.bytes).ok().map(|exercise| {
            let taken = |id: &ExerciseId| model.library.exercises.contains_key(id) || *id == exercise.id;
            let second = ExerciseId::like(&exercise.name, taken);
            let draft = exercise.draft();
            let other = ExerciseDraft { id: second.to_string(), name: titled(&draft.name, "(2)"), ..draft };
            model.library.put_own_exercise(exercise.clone(), &lies);
            let text = format::write_exercise(&other, model.library.picture(&exercise.id).shows());
            OwnSave {
                kind: OwnFiles::Exercises,
                file: file_name(&lies),
                text: String::from_utf8_lossy(&lies.bytes).into_owned(),
                base: None,
                otherwise: Beside { file: format!("{second}.ron"), text },
            }
        }),
    };
    save.map(|save| Effect::SaveOwn(Box::new(save))).into_iter().collect()
}

fn file_name(file: &OwnFile) -> String {
    file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

//! Routines of the person's own: edited, saved and copied.

use std::path::PathBuf;

use super::none;
use crate::app::editor::edit::Edit;
use crate::app::editor::{Asked, Editing, Origin};
use crate::app::effect::Effect;
use crate::app::keeping::{Coming, Due};
use crate::app::library::OwnRoutine;
use crate::app::model::{Flow, Model};
use crate::app::notice::{Notice, Topic};
use crate::domain::draft::{RoutineDraft, titled};
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::ids::RoutineId;
use crate::format;
use crate::storage::store::{Beside, OwnFile, OwnFiles, OwnSave};

/// A blank one.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let draft = RoutineDraft { id: "new".into(), ..RoutineDraft::default() };
    open(model, &draft, Origin::New)
}

/// The person's own as it is, a built-in one as a copy.
pub(super) fn edit(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    match model.library.own.get(id).cloned() {
        Some(OwnRoutine { file, base, draft }) => open(model, &draft, Origin::Own { file, base }),
        None => copy(model, id),
    }
}

/// A copy, which is new.
pub(super) fn copy(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    let own = model.library.own.get(id).map(|own| (*own.draft).clone());
    let Some(mut draft) = own.or_else(|| model.library.routine(id).map(|routine| routine.draft())) else {
        return none();
    };
    draft.title = titled(draft.title.trim_end_matches(" (mine)"), "(mine)");
    let effects = open(model, &draft, Origin::New);
    match &mut model.flow {
        Flow::Editing(editing) => {
            let keep = keep(editing);
            effects.into_iter().chain(keep).collect()
        }
        _ => effects,
    }
}

/// What is edited already is not lost: it is asked about first.
fn open(model: &mut Model, draft: &RoutineDraft, origin: Origin) -> Vec<Effect> {
    if let Flow::Editing(editing) = &mut model.flow
        && editing.is_changed()
    {
        editing.question = Asked::Leave;
        return none();
    }
    if !matches!(model.flow, Flow::Idle | Flow::Preparing(_) | Flow::Looking(_) | Flow::Editing(_))
        || is_undecided(model)
    {
        return none();
    }
    let effects = if matches!(model.flow, Flow::Preparing(_)) { vec![Effect::CoolSound] } else { none() };
    model.flow = Flow::Editing(Box::new(Editing::new(draft, origin, &model.library.exercises)));
    effects
}

pub(super) fn change(model: &mut Model, edit: Edit) -> Vec<Effect> {
    let now = model.instant();
    let Flow::Editing(editing) = &mut model.flow else { return none() };
    let coming = if edit.mark().is_some() { Coming::InAStream } else { Coming::Alone };
    let picks = matches!(edit, Edit::Pick(..) | Edit::PickAll | Edit::PickNone | Edit::PickNext(..));
    editing.apply(edit, &model.library.exercises);
    if picks || editing.keeping.change(now, coming) == Due::Later {
        return none();
    }
    keep(editing)
}

/// Keeps what was typed since it was last kept.
pub(super) fn keep_now(model: &mut Model) -> Vec<Effect> {
    let now = model.instant();
    let due = match &mut model.flow {
        Flow::Editing(editing) => editing.keeping.flush(now),
        Flow::Crafting(crafting) => crafting.keeping.flush(now),
        Flow::Noting(noting) => noting.keeping.flush(now),
        _ => Due::Later,
    };
    match &model.flow {
        Flow::Editing(editing) if due == Due::Now => keep(editing),
        Flow::Crafting(crafting) if due == Due::Now => super::craft::keep(crafting),
        Flow::Noting(noting) if due == Due::Now => super::noting::keep_open(noting),
        _ => none(),
    }
}

/// Keeps what is edited for the case of a crash, or forgets it where nothing would be lost.
fn keep(editing: &Editing) -> Vec<Effect> {
    match draft_of(editing) {
        Some(draft) => vec![Effect::KeepDraft(Box::new(draft))],
        None => vec![Effect::ForgetDraft],
    }
}

/// What would be lost of what is edited.
pub(super) fn draft_of(editing: &Editing) -> Option<EditDraft> {
    if !editing.is_changed() {
        return None;
    }
    let (file, base) = match &editing.origin {
        Origin::New => (None, None),
        Origin::Own { file, base } => (Some(file.clone()), Some(*base)),
    };
    Some(EditDraft { file, base, text: format::write_routine(&editing.draft()) })
}

pub(super) fn copy_steps(model: &Model) -> Vec<Effect> {
    let Flow::Editing(editing) = &model.flow else { return none() };
    let blocks = editing.copied();
    if blocks.is_empty() {
        return none();
    }
    // As a routine of its own, which every window of Supple understands.
    let steps = RoutineDraft { id: "steps".into(), title: "Steps".into(), blocks, ..RoutineDraft::default() };
    vec![Effect::Copy(format::write_routine(&steps))]
}

pub(super) fn cut_steps(model: &mut Model) -> Vec<Effect> {
    let mut effects = copy_steps(model);
    if !effects.is_empty() {
        effects.extend(change(model, Edit::Delete));
    }
    effects
}

/// Text that is no steps is left alone.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match format::read_routine_draft(text.as_bytes()) {
        Ok(steps) => change(model, Edit::Paste(steps.blocks)),
        Err(_) => none(),
    }
}

pub(super) fn ask(model: &mut Model, question: Asked) -> Vec<Effect> {
    if let Flow::Editing(editing) = &mut model.flow {
        editing.question = question;
    }
    none()
}

/// Saves what is sound; what is not stays as it is, and is told on screen.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let Flow::Editing(editing) = &mut model.flow else { return none() };
    if editing.outcome.routine.is_none() {
        return none();
    }
    let mut draft = editing.draft();
    let taken = |id: &RoutineId| model.library.is_taken(id);
    let (file, base) = match &editing.origin {
        Origin::New => {
            let id = RoutineId::like(&draft.title, taken);
            draft.id = id.to_string();
            (format!("{id}.ron"), None)
        }
        Origin::Own { file, base } => (file.clone(), Some(*base)),
    };
    let Ok(routine) = draft.build(&model.library.exercises) else { return none() };
    let text = format::write_routine(&draft);
    let fresh = Fingerprint::of(text.as_bytes());
    editing.saved_as(&draft.id, Origin::Own { file: file.clone(), base: fresh }, &model.library.exercises);
    let second = RoutineId::like(routine.title(), |id| taken(id) || id == routine.id());
    let other = RoutineDraft { id: second.to_string(), title: titled(&draft.title, "(2)"), ..draft };
    let otherwise = Beside { file: format!("{second}.ron"), text: format::write_routine(&other) };
    let lies = OwnFile { path: PathBuf::from(&file), bytes: text.clone().into_bytes() };
    model.library.put_own(routine, &lies);
    let save = OwnSave { kind: OwnFiles::Routines, file, text, base, otherwise };
    vec![Effect::SaveOwn(Box::new(save)), Effect::ForgetDraft]
}

/// Saves it where that is due, and looks at it as it would be played.
pub(super) fn try_it(model: &mut Model) -> Vec<Effect> {
    let Flow::Editing(editing) = &model.flow else { return none() };
    let is_new = editing.origin == Origin::New;
    let mut effects = if editing.is_changed() || is_new { save(model) } else { none() };
    let Flow::Editing(editing) = &model.flow else { return effects };
    let Ok(id) = editing.head().id.parse::<RoutineId>() else { return effects };
    if model.library.own.contains_key(&id) && !editing.is_changed() {
        model.flow = Flow::Idle;
        effects.extend(super::flow::prepare(model, &id));
    }
    effects
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let Flow::Editing(editing) = &mut model.flow else { return none() };
    if matches!(editing.question, Asked::Add | Asked::Replace(_)) {
        editing.question = Asked::Nothing;
        return none();
    }
    if editing.is_changed() {
        editing.question = Asked::Leave;
        return none();
    }
    leave_unsaved(model)
}

pub(super) fn leave_unsaved(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.flow, Flow::Editing(_)) {
        return none();
    }
    model.flow = Flow::Idle;
    vec![Effect::ForgetDraft]
}

/// Whether something that was being edited when Supple went down is not decided on yet. There is room for one on disk, so
/// that comes first; the person is told.
pub(super) fn is_undecided(model: &mut Model) -> bool {
    let waits = model.draft.is_some();
    if waits {
        let text = "First go on with what you were editing, or forget it.".to_owned();
        model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
    }
    waits
}

/// What was being edited when Supple went down. It stays offered where it cannot be gone on with just now.
pub(super) fn resume(model: &mut Model) -> Vec<Effect> {
    let tell = |model: &mut Model, text: &str| {
        model.notices.tell(Notice { topic: Topic::General, text: text.to_owned(), details: vec![] });
        none()
    };
    if !matches!(model.flow, Flow::Idle | Flow::Looking(_)) {
        return tell(model, "Finish what is open first; it waits.");
    }
    let Some(kept) = model.draft.clone() else { return none() };
    let origin = match (&kept.file, kept.base) {
        (Some(file), Some(base)) => Origin::Own { file: file.clone(), base },
        _ => Origin::New,
    };
    let flow = if format::file_kind(kept.text.as_bytes()) == Ok(format::FileKind::Exercise) {
        super::craft::resumed(&kept, origin)
    } else {
        let draft = format::read_routine_draft(kept.text.as_bytes()).ok();
        let editing = draft.map(|draft| Editing::new(&draft, origin, &model.library.exercises).unsaved());
        editing.map(|editing| Flow::Editing(Box::new(editing)))
    };
    let Some(flow) = flow else {
        return tell(model, "It cannot be read any more. It stays in the data folder until you forget it.");
    };
    model.draft = None;
    model.flow = flow;
    none()
}

/// The file was changed elsewhere meanwhile: theirs stands under its own name, ours beside it.
pub(super) fn kept_both(model: &mut Model, save: &OwnSave, theirs: &OwnFile) -> Vec<Effect> {
    if save.kind == OwnFiles::Exercises {
        return super::craft::kept_both(model, save, theirs);
    }
    // What was shown under the name of that file is not what lies in it.
    if let Ok(ours) = format::read_routine_draft(save.text.as_bytes())
        && let Ok(id) = ours.id.parse::<RoutineId>()
    {
        model.library.take_own(&id);
    }
    if let Ok(routine) = format::read_routine(&theirs.bytes, &model.library.exercises) {
        model.library.put_own(routine, theirs);
    }
    let Beside { file, text } = &save.otherwise;
    let Ok(ours) = format::read_routine(text.as_bytes(), &model.library.exercises) else {
        let text = format!("{} was changed elsewhere meanwhile. Both are kept; yours is in {file}.", save.file);
        model.notices.tell(Notice { topic: Topic::File(save.file.clone()), text, details: vec![] });
        return none();
    };
    let (id, title) = (ours.id().to_string(), ours.title().to_owned());
    model.library.put_own(ours, &OwnFile { path: PathBuf::from(file), bytes: text.clone().into_bytes() });
    if let Flow::Editing(editing) = &mut model.flow
        && matches!(&editing.origin, Origin::Own { file, .. } if *file == save.file)
    {
        editing.moved_to(&id, Origin::Own { file: file.clone(), base: Fingerprint::of(text.as_bytes()) });
    }
    let text = format!("{} was changed elsewhere meanwhile. Both are kept; yours is “{title}”.", save.file);
    model.notices.tell(Notice { topic: Topic::File(save.file.clone()), text, details: vec![] });
    none()
}

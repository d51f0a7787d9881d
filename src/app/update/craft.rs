//! Exercises of the person's own: made, copied and saved.

use std::path::PathBuf;

use super::none;
use crate::app::craft::{CraftEdit, Crafting, Leaving, Shown};
use crate::app::editor::Origin;
use crate::app::effect::Effect;
use crate::app::keeping::{Coming, Due};
use crate::app::library::Picture;
use crate::app::model::{Flow, Model};
use crate::app::notice::{Notice, Topic};
use crate::catalog;
use crate::domain::draft::titled;
use crate::domain::edit_draft::EditDraft;
use crate::domain::exercise_draft::ExerciseDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::ids::ExerciseId;
use crate::format;
use crate::picture::Taken;
use crate::storage::store::{Beside, OwnFile, OwnFiles, OwnSave};

/// A blank one.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let draft = ExerciseDraft { id: "new".into(), ..ExerciseDraft::default() };
    open(model, Crafting::new(draft, Shown::Nothing, Origin::New))
}

/// The person's own as it is, a built-in one as a copy with its figure.
pub(super) fn edit(model: &mut Model, id: &ExerciseId) -> Vec<Effect> {
    let Some(exercise) = model.library.exercises.get(id).cloned() else { return none() };
    let shown = match model.library.picture(id) {
        Picture::Figure(figure) => Shown::from(Some(figure.draft().clone())),
        Picture::Own(name) => Shown::Picture(name),
        Picture::None => Shown::Nothing,
        Picture::Broken(why) => {
            // Saving would lose it.
            let text = format!("What shows it cannot be read, {why}. Mend the file first, or take it out of there.");
            model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
            return none();
        }
    };
    let mut draft = exercise.draft();
    if let Some(OwnFile { path, bytes }) = model.library.own_exercises.get(id) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let origin = Origin::Own { file, base: Fingerprint::of(bytes) };
        return open(model, Crafting::new(draft, shown, origin));
    }
    draft.name = titled(&draft.name, "(mine)");
    // What is known of it is known of the original.
    draft.sources.clear();
    draft.evidence.clear();
    open(model, Crafting::new(draft, shown, Origin::New))
}

fn open(model: &mut Model, crafting: Crafting) -> Vec<Effect> {
    if !matches!(model.flow, Flow::Idle | Flow::Looking(_)) || super::editor::is_undecided(model) {
        return none();
    }
    model.flow = Flow::Crafting(Box::new(crafting));
    none()
}

pub(super) fn change(model: &mut Model, edit: CraftEdit) -> Vec<Effect> {
    let now = model.instant();
    let Flow::Crafting(crafting) = &mut model.flow else { return none() };
    let picks = matches!(edit, CraftEdit::PickFrame(_));
    let streams = matches!(edit, CraftEdit::Words(..) | CraftEdit::Figure(..));
    let coming = if streams { Coming::InAStream } else { Coming::Alone };
    crafting.apply(edit);
    if picks || crafting.keeping.change(now, coming) == Due::Later {
        return none();
    }
    keep(crafting)
}

/// Keeps what is made for the case of a crash, or forgets it where nothing would be lost.
pub(super) fn keep(crafting: &Crafting) -> Vec<Effect> {
    match draft_of(crafting) {
        Some(draft) => vec![Effect::KeepDraft(Box::new(draft))],
        None => vec![Effect::ForgetDraft],
    }
}

/// What would be lost of what is made.
pub(super) fn draft_of(crafting: &Crafting) -> Option<EditDraft> {
    if !crafting.is_changed() {
        return None;
    }
    let (file, base) = match &crafting.origin {
        Origin::New => (None, None),
        Origin::Own { file, base } => (Some(file.clone()), Some(*base)),
    };
    Some(EditDraft { file, base, text: crafting.text_of(crafting.draft()) })
}

/// A picture was chosen for what is made. It is kept at once, so that a crash costs nothing.
pub(super) fn picture_taken(model: &mut Model, file: &str, found: Result<Taken, String>) -> Vec<Effect> {
    let taken = match found {
        Ok(taken) => taken,
        Err(why) => {
            let text = format!("{file} cannot be used: {why}.");
            model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
            return none();
        }
    };
    if !matches!(model.flow, Flow::Crafting(_)) {
        let text = format!("{file} is a picture. Open an exercise of your own, or make one, and drop it there.");
        model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
        return none();
    }
    model.album.put_taken(&taken);
    let mut effects = vec![Effect::SavePicture(taken.name.clone(), taken.bytes)];
    effects.extend(change(model, CraftEdit::Picture(taken.name)));
    effects
}

/// Saves what is sound; what is not stays as it is, and is told on screen.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let Flow::Crafting(crafting) = &mut model.flow else { return none() };
    if crafting.outcome.exercise.is_none() {
        return none();
    }
    let mut draft = crafting.draft().clone();
    let taken = |id: &ExerciseId| model.library.exercises.contains_key(id);
    let (file, base) = match &crafting.origin {
        Origin::New => {
            draft.id = ExerciseId::like(&draft.name, taken).to_string();
            (format!("{}.ron", draft.id), None)
        }
        Origin::Own { file, base } => (file.clone(), Some(*base)),
    };
    let Ok(exercise) = draft.build() else { return none() };
    let text = crafting.text_of(&draft);
    let fresh = Fingerprint::of(text.as_bytes());
    crafting.saved_as(&draft.id, Origin::Own { file: file.clone(), base: fresh });
    let second = ExerciseId::like(&draft.name, |id| taken(id) || id.as_str() == draft.id).to_string();
    let other = ExerciseDraft { id: second.clone(), name: titled(&draft.name, "(2)"), ..draft };
    let otherwise = Beside { file: format!("{second}.ron"), text: crafting.text_of(&other) };
    let lies = OwnFile { path: PathBuf::from(&file), bytes: text.clone().into_bytes() };
    model.library.put_own_exercise(exercise, &lies);
    model.library.refresh_own();
    let save = OwnSave { kind: OwnFiles::Exercises, file, text, base, otherwise };
    vec![Effect::SaveOwn(Box::new(save)), Effect::ForgetDraft]
}

/// Saves it where that is due, and looks at it as it would be played.
pub(super) fn try_it(model: &mut Model) -> Vec<Effect> {
    let Flow::Crafting(crafting) = &model.flow else { return none() };
    let mut effects = if crafting.is_changed() { save(model) } else { none() };
    let Flow::Crafting(crafting) = &model.flow else { return effects };
    let Ok(id) = crafting.draft().id.parse::<ExerciseId>() else { return effects };
    if !crafting.is_changed() && model.library.exercises.contains_key(&id) {
        effects.extend(super::flow::try_one(model, &id));
    }
    effects
}

pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let Flow::Crafting(crafting) = &mut model.flow else { return none() };
    if crafting.is_changed() {
        crafting.leaving = Leaving::Asked;
        return none();
    }
    leave_unsaved(model)
}

pub(super) fn stay(model: &mut Model) -> Vec<Effect> {
    if let Flow::Crafting(crafting) = &mut model.flow {
        crafting.leaving = Leaving::No;
    }
    none()
}

pub(super) fn leave_unsaved(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.flow, Flow::Crafting(_)) {
        return none();
    }
    model.flow = Flow::Idle;
    vec![Effect::ForgetDraft]
}

/// What was being made when Supple went down; `None` when it cannot be read.
pub(super) fn resumed(kept: &EditDraft, origin: Origin) -> Option<Flow> {
    let draft = format::read_exercise_draft(kept.text.as_bytes()).ok()?;
    let shown = match format::read_shown(kept.text.as_bytes()).ok()? {
        format::Shown::Nothing => Shown::Nothing,
        format::Shown::Figure(figure) => Shown::from(Some(figure.draft().clone())),
        format::Shown::Picture(name) => Shown::Picture(name),
    };
    Some(Flow::Crafting(Box::new(Crafting::new(draft, shown, origin).unsaved())))
}

/// Whether an exercise came with the program.
pub fn is_built_in(id: &ExerciseId) -> bool {
    catalog::built_in().exercises.contains_key(id)
}

/// The file was changed elsewhere meanwhile: theirs stands under its own name, ours beside it.
pub(super) fn kept_both(model: &mut Model, save: &OwnSave, theirs: &OwnFile) -> Vec<Effect> {
    // What was shown under the name of that file is not what lies in it.
    if let Ok(ours) = format::read_exercise(save.text.as_bytes())
        && !is_built_in(&ours.id)
    {
        model.library.take_own_exercise(&ours.id);
    }
    if let Ok(exercise) = format::read_exercise(&theirs.bytes)
        && !is_built_in(&exercise.id)
    {
        model.library.put_own_exercise(exercise, theirs);
    }
    let Beside { file, text } = &save.otherwise;
    let lies = OwnFile { path: PathBuf::from(file), bytes: text.clone().into_bytes() };
    let Ok(ours) = format::read_exercise(&lies.bytes) else { return none() };
    let (id, name) = (ours.id.to_string(), ours.name.clone());
    model.library.put_own_exercise(ours, &lies);
    model.library.refresh_own();
    if let Flow::Crafting(crafting) = &mut model.flow
        && matches!(&crafting.origin, Origin::Own { file, .. } if *file == save.file)
    {
        crafting.moved_to(&id, Origin::Own { file: file.clone(), base: Fingerprint::of(&lies.bytes) });
    }
    let text = format!("{} was changed elsewhere meanwhile. Both are kept; yours is “{name}”.", save.file);
    model.notices.tell(Notice { topic: Topic::File(save.file.clone()), text, details: vec![] });
    none()
}

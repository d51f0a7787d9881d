//! Sessions written by hand: those done without Supple, and corrections of those that stand.

use chrono::FixedOffset;

use super::pausing::{free_id, keep};
use super::{flow, none};
use crate::app::amending::{Amending, Subject, Timing, Tried, Typed, What};
use crate::app::effect::Effect;
use crate::app::model::{DiaryChange, Flow, Model, Then};
use crate::domain::day::Day;
use crate::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord};
use crate::domain::ids::{RecordId, RoutineId};
use crate::domain::safety::signs::Standing;

/// A form for a session on the selected day.
pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    let day = model.calendar.selected;
    if let Some(diary) = &model.diary
        && model.calendar.days() == 1
        && day <= model.today()
    {
        let offset = offset_on(&diary.history, day, model);
        model.amending = Some(Box::new(Amending::new(day, offset)));
    }
    none()
}

/// Sessions so many days before or after say where clocks stood on a day.
const NEAR: i64 = 14;

/// How far clocks were ahead of UTC on `day`: as in the session nearest to it, or as now where now is as near or none is.
fn offset_on(history: &History, day: Day, model: &Model) -> FixedOffset {
    let near = (0..=NEAR.min(model.today().days_since(day) - 1)).flat_map(|far| [day.plus(-far), day.plus(far)]);
    let session = near.flat_map(|near| history.on(near)).next();
    session.map_or(*model.now.offset(), |record| record.offset)
}

/// The same form with a session that stands.
pub(super) fn correct(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    if let Some(record) = standing(model, id) {
        model.amending = Some(Box::new(Amending::correcting(record)));
    }
    none()
}

pub(super) fn write(model: &mut Model, typed: Typed) -> Vec<Effect> {
    if let Some(amending) = &mut model.amending {
        amending.typed = typed;
    }
    none()
}

/// Takes what is written into the diary; while something is missing, the form stays and tells.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let Some(mut amending) = model.amending.take() else { return none() };
    let Ok(timing) = amending.check(model.now, model.settings.day_boundary) else {
        amending.tried = Tried::Yes;
        model.amending = Some(amending);
        return none();
    };
    let Amending { subject, typed, .. } = *amending;
    match subject {
        Subject::New(day, offset) => match added(model, (day, offset), timing, typed) {
            Some(record) => {
                model.undoable = Some(DiaryChange::Added(record.id.clone()));
                put(model, record, [Pain::default(); 2])
            }
            None => none(),
        },
        Subject::Standing(former) => {
            // Something may have been answered about it since the form was opened.
            let Some(before) = standing(model, &former.id) else { return none() };
            let corrected = SessionRecord {
                start: timing.start,
                done: timing.done,
                before: typed.before,
                after: typed.after,
                note: typed.note.trim().to_owned(),
                ..before.clone()
            };
            if corrected == before {
                return none();
            }
            let said = [before.before, before.after];
            model.undoable = Some(DiaryChange::Corrected(Box::new(before)));
            put(model, SessionRecord { revision: corrected.revision + 1, hand: Hand::Corrected, ..corrected }, said)
        }
    }
}

/// What a correction changed is again as it was in `former`; what came after it stays.
pub(super) fn restored(model: &Model, former: SessionRecord) -> Option<SessionRecord> {
    let now = standing(model, &former.id)?;
    let SessionRecord { start, done, before, after, note, hand, .. } = former;
    Some(SessionRecord { start, done, before, after, note, hand, revision: now.revision + 1, ..now })
}

fn added(model: &Model, (day, offset): (Day, FixedOffset), timing: Timing, typed: Typed) -> Option<SessionRecord> {
    let name = typed.what.words().trim().to_owned();
    let routine = match typed.what {
        What::Routine(id, _) => id,
        // No routine's own id, so that it is not counted as that one.
        What::Words(_) => RoutineId::like(&name, |id| model.library.routine(id).is_some()),
    };
    Some(SessionRecord {
        id: free_id(model)?,
        revision: 1,
        device: model.device.clone(),
        routine,
        title: name,
        start: timing.start,
        offset,
        day,
        planned: timing.done,
        done: timing.done,
        outcome: Outcome::Completed,
        steps: Vec::new(),
        before: typed.before,
        after: typed.after,
        leg: None,
        tension: None,
        morning: None,
        note: typed.note.trim().to_owned(),
        hand: Hand::Added,
        app_version: env!("CARGO_PKG_VERSION").into(),
    })
}

/// Keeps it. Pain that jumped today, and is not as it was `said` before, asks the same questions as after a timed session.
fn put(model: &mut Model, record: SessionRecord, said: [Pain; 2]) -> Vec<Effect> {
    let is_news = record.day == model.today() && [record.before, record.after] != said;
    let asks = is_news && flow::asks_again(&record) && model.standing() == Standing::Clear;
    let mut effects = keep(model, HistoryEntry::Session(record));
    if asks && matches!(model.flow, Flow::Idle) {
        effects.extend(super::care::want(model, Then::Return));
    }
    effects
}

fn standing(model: &Model, id: &RecordId) -> Option<SessionRecord> {
    model.diary.as_ref()?.history.session(id).cloned()
}

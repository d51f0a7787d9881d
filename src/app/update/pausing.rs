//! Days paused or set aside, sessions deleted, and the last change of the diary undone.

use super::{by_hand, none};
use crate::app::effect::Effect;
use crate::app::model::{DiaryChange, Model};
use crate::domain::day::Day;
use crate::domain::excuse::{Excuse, ExcuseWhy};
use crate::domain::history::{HistoryEntry, SessionRecord};
use crate::domain::ids::RecordId;

/// The days that are selected in the calendar.
pub(super) fn pause(model: &mut Model, why: ExcuseWhy) -> Vec<Effect> {
    let (first, last) = (model.calendar.selected, model.calendar.until);
    let Some(diary) = &model.diary else { return none() };
    let is_one = why == ExcuseWhy::LifeHappens;
    if is_one && !diary.account(model.settings, model.today()).may_set_aside(first) {
        return none();
    }
    let last = if is_one { first } else { last };
    let Some(id) = free_id(model) else { return none() };
    keep(model, HistoryEntry::Excuse(Excuse { id, revision: 1, first, last, why }))
}

/// A name for something that is written into the diary now.
pub(super) fn free_id(model: &Model) -> Option<RecordId> {
    let history = &model.diary.as_ref()?.history;
    RecordId::of_entry(model.instant(), &model.device, |id| history.revision_of(id).is_some())
}

/// No pause after all. Another revision can bring it back.
pub(super) fn take_back(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let Some(diary) = &model.diary else { return none() };
    let Some(excuse) = diary.excuses.all().iter().find(|excuse| excuse.id == *id).cloned() else { return none() };
    model.undoable = Some(DiaryChange::PauseEnded(excuse));
    end(model, id)
}

/// A session goes from the diary; its revisions stay in the files.
pub(super) fn delete(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let found = model.diary.as_ref().and_then(|diary| diary.history.session(id));
    let Some(record) = found.cloned() else { return none() };
    model.undoable = Some(DiaryChange::Deleted(Box::new(record)));
    end(model, id)
}

/// As it was before the last change, as a revision after it.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let entry = match model.undoable.take() {
        None => None,
        Some(DiaryChange::PauseEnded(excuse)) => {
            next(model, &excuse.id).map(|revision| HistoryEntry::Excuse(Excuse { revision, ..excuse }))
        }
        Some(DiaryChange::Deleted(record)) => {
            next(model, &record.id).map(|revision| HistoryEntry::Session(SessionRecord { revision, ..*record }))
        }
        Some(DiaryChange::Corrected(former)) => by_hand::restored(model, *former).map(HistoryEntry::Session),
        Some(DiaryChange::Added(id)) => return end(model, &id),
    };
    entry.map_or_else(none, |entry| keep(model, entry))
}

fn end(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let Some(revision) = next(model, id) else { return none() };
    keep(model, HistoryEntry::Deleted { id: id.clone(), revision })
}

/// The revision after the one that stands.
fn next(model: &Model, id: &RecordId) -> Option<u32> {
    model.diary.as_ref()?.history.revision_of(id)?.checked_add(1)
}

pub(super) fn keep(model: &mut Model, entry: HistoryEntry) -> Vec<Effect> {
    super::flow::remember(model, entry.clone());
    vec![Effect::Append(Box::new(entry))]
}

/// From one day to another, whichever comes first.
pub(super) fn select(model: &mut Model, from: Day, to: Day) {
    model.calendar.selected = from.min(to);
    model.calendar.until = from.max(to);
}

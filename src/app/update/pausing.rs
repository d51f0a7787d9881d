//! The diary changed by hand: days paused or set aside, sessions deleted, and all of it taken back.

use super::none;
use crate::app::effect::Effect;
use crate::app::model::{Model, TakenBack};
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
    let id = RecordId::of_session(model.instant(), &model.device);
    // Two in the same millisecond would be one: the second is another session's or excuse's name, numbered.
    let is_free =
        |id: &RecordId| diary.history.session(id).is_none() && diary.excuses.all().iter().all(|e| e.id != *id);
    let numbered =
        (1..100).filter_map(|number| format!("{number}-{id}").chars().take(64).collect::<String>().parse().ok());
    let Some(id) = std::iter::once(id.clone()).chain(numbered).find(is_free) else { return none() };
    keep(model, HistoryEntry::Excuse(Excuse { id, revision: 1, first, last, why }))
}

/// No pause after all. Another revision can bring it back.
pub(super) fn take_back(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let Some(diary) = &model.diary else { return none() };
    let Some(excuse) = diary.excuses.all().iter().find(|excuse| excuse.id == *id).cloned() else { return none() };
    let revision = excuse.revision + 1;
    model.taken_back = Some(TakenBack::Excuse(excuse));
    keep(model, HistoryEntry::Deleted { id: id.clone(), revision })
}

/// A session goes from the diary; its revisions stay in the files.
pub(super) fn delete(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let found = model.diary.as_ref().and_then(|diary| diary.history.session(id));
    let Some(record) = found.cloned() else { return none() };
    let revision = record.revision + 1;
    model.taken_back = Some(TakenBack::Session(Box::new(record)));
    keep(model, HistoryEntry::Deleted { id: id.clone(), revision })
}

/// What was taken out last stands again, as a revision after its end.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let entry = match model.taken_back.take() {
        None => return none(),
        Some(TakenBack::Excuse(excuse)) => HistoryEntry::Excuse(Excuse { revision: excuse.revision + 2, ..excuse }),
        Some(TakenBack::Session(record)) => {
            HistoryEntry::Session(SessionRecord { revision: record.revision + 2, ..*record })
        }
    };
    keep(model, entry)
}

fn keep(model: &mut Model, entry: HistoryEntry) -> Vec<Effect> {
    super::flow::remember(model, entry.clone());
    vec![Effect::Append(Box::new(entry))]
}

/// From one day to another, whichever comes first.
pub(super) fn select(model: &mut Model, from: Day, to: Day) {
    model.calendar.selected = from.min(to);
    model.calendar.until = from.max(to);
}

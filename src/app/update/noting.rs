//! The journal: noted, corrected, deleted, and all of it undone.

use super::none;
use crate::app::effect::Effect;
use crate::app::keeping::{Coming, Due};
use crate::app::model::{Flow, Model, Route, Then};
use crate::app::notice::{Notice, Topic};
use crate::app::noting::{LastNoted, Noting, revision_after};
use crate::domain::ids::RecordId;
use crate::domain::journal::{Activity, CheckIn, Entry, JournalLine, Noted, SelfTest, WeekAnswers};

/// Asks how it is now.
pub(super) fn check_in(model: &mut Model, so_far: CheckIn) -> Vec<Effect> {
    begin_new(model, Noted::CheckIn(so_far))
}

/// Asks the questions of the week. Activities keep the names that they were given last.
pub(super) fn ask_week(model: &mut Model) -> Vec<Effect> {
    let named = model.journal.last_week(model.instant()).map_or_else(Vec::new, |(_, last)| {
        last.activities.iter().map(|one| Activity { name: one.name.clone(), goes: None }).collect()
    });
    begin_new(model, Noted::Week(WeekAnswers { activities: named, ..WeekAnswers::default() }))
}

/// Asks how far one bends.
pub(super) fn test_self(model: &mut Model) -> Vec<Effect> {
    begin_new(model, Noted::Test(SelfTest::default()))
}

/// Opens an entry to correct it.
pub(super) fn correct(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    match model.journal.entry(id).map(|former| Noting::of(former, &model.journal)) {
        Some(noting) => begin(model, noting),
        None => none(),
    }
}

fn begin_new(model: &mut Model, what: Noted) -> Vec<Effect> {
    match new_entry(model, what) {
        Some(entry) => begin(model, Noting::new(entry)),
        None => none(),
    }
}

fn begin(model: &mut Model, noting: Noting) -> Vec<Effect> {
    if !matches!(model.flow, Flow::Idle) {
        return none();
    }
    model.route = Route::Journal;
    model.flow = Flow::Noting(Box::new(noting));
    none()
}

/// What is said so far.
pub(super) fn write(model: &mut Model, what: Noted) -> Vec<Effect> {
    let (now, offset, today) = (model.instant(), *model.now.offset(), model.today());
    let Flow::Noting(noting) = &mut model.flow else { return none() };
    noting.entry.what = what;
    // It is as of the last word of it; a correction says when it was made.
    let entry = &mut noting.entry;
    if noting.former.is_some() {
        entry.changed = Some(now);
    } else {
        (entry.at, entry.offset, entry.day) = (now, offset, today);
    }
    match noting.keeping.change(now, Coming::InAStream) {
        Due::Now => keep_open(noting),
        Due::Later => none(),
    }
}

/// Keeps what is said so far for the case of a crash, or forgets it where nothing would be lost.
pub(super) fn keep_open(noting: &Noting) -> Vec<Effect> {
    let effect = if noting.is_news() { Effect::KeepNoting(noting.entry.clone().into()) } else { Effect::ForgetNoting };
    vec![effect]
}

/// Leaves without keeping it.
pub(super) fn discard(model: &mut Model) -> Vec<Effect> {
    match take(model) {
        Some(_) => vec![Effect::ForgetNoting],
        None => none(),
    }
}

/// Keeps what was said, if anything was; what it says may start the warning-sign questions.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    match take(model) {
        Some(noting) => {
            let saved = if noting.is_news() { keep(model, noting.entry, noting.former) } else { none() };
            saved.into_iter().chain([Effect::ForgetNoting]).collect()
        }
        None => none(),
    }
}

/// What was open when Supple went down is kept, as it is when a window is closed.
pub(super) fn recover(model: &mut Model, entry: Entry) -> Vec<Effect> {
    let mut effects = none();
    if model.journal.revision(&entry.id).is_none_or(|known| known < entry.revision) {
        let former = model.journal.entry(&entry.id).cloned();
        let what = match &entry.what {
            Noted::CheckIn(_) => "check-in was",
            Noted::Week(_) => "answers for the week were",
            Noted::Test(_) => "self-test was",
        };
        let text = format!("Your {what} not finished when Supple closed. What you said so far is in your journal.");
        model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
        effects = keep(model, entry, former);
    }
    effects.push(Effect::ForgetNoting);
    effects
}

/// Keeps how it is, said where no page was opened for it.
pub(super) fn keep_check_in(model: &mut Model, said: CheckIn) -> Vec<Effect> {
    match new_entry(model, Noted::CheckIn(said)) {
        Some(entry) if Noting::new(entry.clone()).is_news() => keep(model, entry, None),
        _ => none(),
    }
}

fn take(model: &mut Model) -> Option<Noting> {
    match std::mem::take(&mut model.flow) {
        Flow::Noting(noting) => Some(*noting),
        other => {
            model.flow = other;
            None
        }
    }
}

fn keep(model: &mut Model, entry: Entry, former: Option<Entry>) -> Vec<Effect> {
    let entry = Entry { what: trimmed(entry.what), ..entry };
    let asks = match &entry.what {
        Noted::CheckIn(said) => said.asks_signs(said_before(model, former.as_ref())),
        Noted::Week(_) | Noted::Test(_) => false,
    };
    model.last_noted = Some(match former {
        Some(former) => LastNoted::Corrected(Box::new(former)),
        None => LastNoted::Added(entry.id.clone()),
    });
    let mut effects = add(model, JournalLine::Entry(entry));
    if asks {
        effects.extend(super::care::want(model, Then::Return));
    }
    effects
}

fn trimmed(what: Noted) -> Noted {
    let trim = |note: String| note.trim().to_owned();
    match what {
        Noted::CheckIn(said) => Noted::CheckIn(CheckIn { note: trim(said.note), ..said }),
        Noted::Week(said) => {
            let named = said.activities.into_iter().map(|one| Activity { name: trim(one.name), ..one });
            let activities = named.filter(|one| !one.name.is_empty() || one.goes.is_some()).collect();
            Noted::Week(WeekAnswers { note: trim(said.note), activities, ..said })
        }
        Noted::Test(said) => Noted::Test(SelfTest { note: trim(said.note), ..said }),
    }
}

/// For how long a sign that was said is known. What began or grew within two weeks is what matters (clinical notes, section
/// 2.1).
const KNOWN_DAYS: i64 = 14;

/// What is known already when something new is said: as it stood, or the check-in before, unless that was long ago.
fn said_before<'a>(model: &'a Model, former: Option<&'a Entry>) -> Option<&'a CheckIn> {
    if let Some(Entry { what: Noted::CheckIn(said), .. }) = former {
        return Some(said);
    }
    let (entry, said) = model.journal.last_check_in(model.instant())?;
    (model.today().days_since(entry.day) <= KNOWN_DAYS).then_some(said)
}

/// Something that is noted now.
fn new_entry(model: &Model, what: Noted) -> Option<Entry> {
    let (at, offset, day) = (model.instant(), *model.now.offset(), model.today());
    let id = RecordId::of_entry(at, &model.device, |id| model.journal.knows(id))?;
    Some(Entry { id, revision: 1, at, offset, day, changed: None, what })
}

/// An entry goes; its revisions stay in the files.
pub(super) fn delete(model: &mut Model, id: &RecordId) -> Vec<Effect> {
    let Some(entry) = model.journal.entry(id).cloned() else { return none() };
    model.last_noted = Some(LastNoted::Deleted(Box::new(entry)));
    add(model, JournalLine::Deleted { id: id.clone(), revision: revision_after(&model.journal, id) })
}

/// What was done last is undone, by one more revision.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let line = match model.last_noted.take() {
        None => return none(),
        Some(LastNoted::Added(id)) => {
            let revision = revision_after(&model.journal, &id);
            JournalLine::Deleted { id, revision }
        }
        Some(LastNoted::Corrected(former) | LastNoted::Deleted(former)) => {
            let revision = revision_after(&model.journal, &former.id);
            JournalLine::Entry(Entry { revision, ..*former })
        }
    };
    add(model, line)
}

fn add(model: &mut Model, line: JournalLine) -> Vec<Effect> {
    model.journal.apply(line.clone());
    model.edition += 1;
    vec![Effect::Note(Box::new(line))]
}

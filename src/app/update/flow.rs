//! A session from the look before it to the answers after it, and what a crash left of one.

use std::sync::Arc;

use super::{none, volume, window};
use crate::app::command::LoadedData;
use crate::app::effect::{Effect, WindowMode};
use crate::app::model::{CalendarPlace, Diary, Flow, KeySheet, Model, Playing, Preparation, Question, Review, Turned};
use crate::app::notice::{Notice, Topic};
use crate::domain::checkpoint::Checkpoint;
use crate::domain::history::{HistoryEntry, Outcome, Pain, SessionRecord};
use crate::domain::ids::{RecordId, RoutineId};
use crate::domain::quantity::WallTime;
use crate::domain::session::SessionStart;
use crate::domain::timeline::{LayoutSettings, Timeline};
use crate::engine::{Launch, LaunchFrom};

pub(super) fn prepare(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    if matches!(model.flow, Flow::Playing(_)) {
        return none();
    }
    if let Some(routine) = model.library.routine(id) {
        model.flow = Flow::Preparing(Preparation { routine: routine.clone(), before: Pain::default() });
        return vec![Effect::WarmSound];
    }
    let text = format!("There is no routine called “{id}” any more. Choose another one.");
    model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
    none()
}

pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Flow::Preparing(preparation) = &model.flow else { return none() };
    let timeline = lay_out(model, preparation);
    let now = WallTime::from_unix_millis(model.now.timestamp_millis());
    let start = SessionStart {
        id: RecordId::of_session(now, &model.device),
        device: model.device.clone(),
        start: now,
        offset: *model.now.offset(),
        day: model.today(),
        before: preparation.before,
        app_version: env!("CARGO_PKG_VERSION").into(),
    };
    launch(model, timeline, LaunchFrom::Start(start))
}

fn lay_out(model: &Model, preparation: &Preparation) -> Arc<Timeline> {
    let layout = LayoutSettings { get_ready: model.settings.get_ready.length(), affected: model.settings.affected };
    Arc::new(Timeline::lay_out(&preparation.routine, layout))
}

fn launch(model: &mut Model, timeline: Arc<Timeline>, from: LaunchFrom) -> Vec<Effect> {
    model.flow = Flow::Playing(Box::new(Playing {
        timeline: timeline.clone(),
        question: Question::None,
        declined: None,
        other_side: Turned::default(),
    }));
    model.keys = KeySheet::Hidden;
    // The new session takes the place of the checkpoint, so what is not decided on is kept now.
    let mut effects = match model.undecided.take() {
        Some(kept) => vec![keep(model, kept.record)],
        None => none(),
    };
    let launch = Launch { timeline, affected: model.settings.affected, from, volume: volume(model.settings) };
    effects.push(Effect::Launch(Box::new(launch)));
    effects
}

pub(super) fn session_ended(model: &mut Model, record: SessionRecord) -> Vec<Effect> {
    let mut effects = vec![Effect::Release];
    effects.extend(window(model, WindowMode::Windowed));
    model.keys = KeySheet::Hidden;
    if record.done.is_zero() {
        model.flow = Flow::Idle;
        return effects;
    }
    remember(model, HistoryEntry::Session(record.clone()));
    model.flow = Flow::Reviewing(Box::new(Review { record, after: Pain::default(), note: String::new() }));
    effects
}

/// Takes an entry into the diary in memory.
fn remember(model: &mut Model, entry: HistoryEntry) {
    let mut history = model.diary.take().unwrap_or_default().history;
    history.apply(entry);
    model.diary = Some(Diary::of(history));
}

pub(super) fn save_answers(model: &mut Model) -> Vec<Effect> {
    let Some(review) = leave_review(model) else { return none() };
    let note = review.note.trim().to_owned();
    if review.after == Pain::default() && note.is_empty() {
        return none();
    }
    let revision = review.record.revision + 1;
    let entry = HistoryEntry::Session(SessionRecord { revision, after: review.after, note, ..review.record });
    remember(model, entry.clone());
    vec![Effect::Append(Box::new(entry))]
}

pub(super) fn leave_review(model: &mut Model) -> Option<Review> {
    match std::mem::take(&mut model.flow) {
        Flow::Reviewing(review) => {
            let day = review.record.day;
            model.calendar = CalendarPlace { month: day, selected: day };
            Some(*review)
        }
        other => {
            model.flow = other;
            None
        }
    }
}

pub(super) fn take_kept(model: &mut Model) -> Option<Checkpoint> {
    match std::mem::take(&mut model.flow) {
        Flow::Recovering(kept) => Some(*kept),
        other => {
            model.flow = other;
            None
        }
    }
}

/// The layout the kept session ran on, if its routine is still the same.
pub fn kept_layout(model: &Model, kept: &Checkpoint) -> Option<Arc<Timeline>> {
    let routine = model.library.routine(&kept.record.routine)?;
    let layout = LayoutSettings { get_ready: model.settings.get_ready.length(), affected: kept.affected };
    let timeline = Timeline::lay_out(routine, layout);
    (timeline.fingerprint() == kept.fingerprint).then(|| Arc::new(timeline))
}

pub(super) fn resume_kept(model: &mut Model) -> Vec<Effect> {
    let Flow::Recovering(kept) = &model.flow else { return none() };
    let kept = kept.clone();
    match kept_layout(model, &kept) {
        Some(timeline) => launch(model, timeline, LaunchFrom::Checkpoint(kept)),
        None => none(),
    }
}

pub(super) fn keep_kept(model: &mut Model) -> Vec<Effect> {
    let Some(kept) = take_kept(model) else { return none() };
    vec![keep(model, kept.record), Effect::ClearRunning]
}

fn keep(model: &mut Model, record: SessionRecord) -> Effect {
    let entry = HistoryEntry::Session(SessionRecord { outcome: Outcome::Interrupted, ..record });
    remember(model, entry.clone());
    Effect::Append(Box::new(entry))
}

pub(super) fn loaded(model: &mut Model, data: LoadedData) -> Vec<Effect> {
    let mut history = data.history;
    // Sessions that ended while the diary was still being read.
    for record in model.diary.take().unwrap_or_default().history.sessions() {
        history.apply(HistoryEntry::Session(record.clone()));
    }
    let mut effects = none();
    if let Some(kept) = data.kept {
        let is_running = matches!(model.flow, Flow::Playing(_));
        let is_worthless = history.session(&kept.record.id).is_some() || kept.record.done.is_zero();
        if is_worthless && !is_running {
            effects.push(Effect::ClearRunning);
        } else if !is_worthless && matches!(model.flow, Flow::Idle) {
            model.flow = Flow::Recovering(Box::new(kept));
        } else if !is_worthless {
            // Another session is on already and has taken the place of the checkpoint: keep the part without asking.
            let text = format!("What was done of “{}” before it was interrupted is kept.", kept.record.title);
            model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
            let entry = HistoryEntry::Session(SessionRecord { outcome: Outcome::Interrupted, ..kept.record });
            history.apply(entry.clone());
            effects.push(Effect::Append(Box::new(entry)));
        }
    }
    model.diary = Some(Diary::of(history));
    effects
}

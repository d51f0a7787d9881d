//! A session from the look before it to the answers after it, and what a crash left of one.

use std::sync::Arc;

use super::{none, volume, window};
use crate::app::command::LoadedData;
use crate::app::effect::{Effect, WindowMode};
use crate::app::model::{
    Afterwards, CalendarPlace, Diary, Flow, KeySheet, Known, Model, Playing, Preparation, Question, Review, Then,
    Turned,
};
use crate::app::notice::{Notice, Topic};
use crate::domain::checkpoint::Checkpoint;
use crate::domain::draft::{BlockDraft, RoutineDraft, StepDraft};
use crate::domain::history::{HistoryEntry, Outcome, Pain, SessionRecord};
use crate::domain::ids::{ExerciseId, RecordId, RoutineId};
use crate::domain::journal::JournalLine;
use crate::domain::quantity::PainScore;
use crate::domain::routine::Routine;
use crate::domain::safety::light::{After, Leg};
use crate::domain::safety::signs::{self, Standing};
use crate::domain::session::SessionStart;
use crate::domain::settings::Settings;
use crate::domain::timeline::{LayoutSettings, Timeline};
use crate::engine::{Launch, LaunchFrom};

pub(super) fn prepare(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    prepare_with(model, id, Pain::default())
}

/// Looks at a routine, pain as answered; what is due of warning signs comes first.
pub(super) fn prepare_with(model: &mut Model, id: &RoutineId, before: Pain) -> Vec<Effect> {
    if matches!(model.flow, Flow::Playing(_)) {
        return none();
    }
    if let Some(routine) = model.library.routine(id).cloned() {
        if let Some(effects) = super::care::ask_first(model, Then::Prepare(id.clone(), before)) {
            return effects;
        }
        return look_at(model, routine, before);
    }
    let text = format!("There is no routine called “{id}” any more. Choose another one.");
    model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
    none()
}

fn look_at(model: &mut Model, routine: Arc<Routine>, before: Pain) -> Vec<Effect> {
    model.flow = Flow::Preparing(Preparation { routine, before, known: Known::default(), sending: None });
    vec![Effect::WarmSound]
}

/// Starts a routine at once; only warning signs come before.
pub(super) fn play(model: &mut Model, id: &RoutineId) -> Vec<Effect> {
    if matches!(model.flow, Flow::Playing(_)) {
        return none();
    }
    if model.library.routine(id).is_none() {
        return prepare(model, id);
    }
    if matches!(model.flow, Flow::Welcoming(_)) {
        let text = "Answer these few questions first; the routine then waits under Routines.".to_owned();
        model.notices.tell(Notice { topic: Topic::General, text, details: vec![] });
        return none();
    }
    match super::care::ask_first(model, Then::Play(id.clone(), Pain::default())) {
        Some(effects) => effects,
        None => play_with(model, id, Pain::default()),
    }
}

/// Starts a routine, warning signs having been asked.
pub(super) fn play_with(model: &mut Model, id: &RoutineId, before: Pain) -> Vec<Effect> {
    let Some(routine) = model.library.routine(id).cloned() else { return none() };
    // The session opens the sound itself.
    model.flow = Flow::Preparing(Preparation { routine, before, known: Known::default(), sending: None });
    start(model)
}

/// Plays just one exercise, in a routine made for the moment. It is looked at first: that is where the person sees what is
/// changed for them.
pub(super) fn try_one(model: &mut Model, id: &ExerciseId) -> Vec<Effect> {
    let Some(exercise) = model.library.exercises.get(id).cloned() else { return none() };
    let draft = RoutineDraft {
        id: format!("just-{id}").chars().take(RoutineId::MAX_LEN).collect(),
        title: exercise.name.clone(),
        description: "Just this one.".into(),
        goal: "Try it".into(),
        blocks: vec![BlockDraft::Step(StepDraft { exercise: id.to_string(), ..StepDraft::default() })],
        ..RoutineDraft::default()
    };
    let Ok(routine) = draft.build(&model.library.exercises) else { return none() };
    let id = routine.id().clone();
    model.library.keep_for_now(routine);
    model.flow = Flow::Idle;
    prepare(model, &id)
}

/// Starts what is prepared. A jump of pain since the session before asks the short questions first.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let Flow::Preparing(preparation) = &model.flow else { return none() };
    if signs::is_jump(last_leg(model), preparation.before.leg) {
        let then = Then::Play(preparation.routine.id().clone(), preparation.before);
        return super::care::want(model, then);
    }
    start(model)
}

/// Leg pain when the session before ended, or began.
fn last_leg(model: &Model) -> Option<PainScore> {
    let record = model.diary.as_ref()?.history.last_by(model.instant())?;
    record.after.leg.or(record.before.leg)
}

fn start(model: &mut Model) -> Vec<Effect> {
    let Flow::Preparing(preparation) = &model.flow else { return none() };
    let fitted = model.fitted(&preparation.routine, preparation.before, preparation.known);
    let rests = model.rest_of(preparation.routine.id()).is_some();
    let Some(routine) = fitted.routine.clone().filter(|_| fitted.is_worth_starting() && !rests) else { return none() };
    let timeline = lay_out(model, &routine);
    let now = model.instant();
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

fn lay_out(model: &Model, routine: &Routine) -> Arc<Timeline> {
    let layout = LayoutSettings { get_ready: model.settings.get_ready.length(), affected: model.settings.affected };
    Arc::new(Timeline::lay_out(routine, layout).paced(model.settings.sounding.pacing))
}

fn launch(model: &mut Model, timeline: Arc<Timeline>, from: LaunchFrom) -> Vec<Effect> {
    let own = model.library.routine(&timeline.routine).and_then(|routine| routine.sounds());
    let sounds = own.unwrap_or(model.settings.sounds);
    model.flow = Flow::Playing(Box::new(Playing {
        timeline: timeline.clone(),
        sounds,
        question: Question::None,
        declined: None,
        other_side: Turned::default(),
        afterwards: Afterwards::default(),
    }));
    model.keys = KeySheet::Hidden;
    // The new session takes the place of the checkpoint, so what is not decided on is kept now.
    let mut effects = match model.undecided.take() {
        Some(kept) => vec![keep(model, kept.record)],
        None => none(),
    };
    let volume = volume(model.settings);
    let Settings { affected, sounding, voice, .. } = model.settings;
    let wording = model.speaking.wording.clone();
    let launch = Launch { timeline, affected, from, volume, sounds, sounding, voice, wording };
    effects.push(Effect::Launch(Box::new(launch)));
    effects
}

pub(super) fn session_ended(model: &mut Model, record: SessionRecord) -> Vec<Effect> {
    let mut effects = window(model, WindowMode::Windowed);
    model.keys = KeySheet::Hidden;
    let asks = matches!(&model.flow, Flow::Playing(playing) if playing.afterwards == Afterwards::AskSigns);
    if record.done.is_zero() {
        model.flow = Flow::Idle;
        if asks {
            effects.extend(super::care::want(model, Then::Return));
        }
        return effects;
    }
    remember(model, HistoryEntry::Session(record.clone()));
    let review = Box::new(Review::of(record));
    if asks {
        effects.extend(super::care::want(model, Then::Review(review)));
    } else {
        model.flow = Flow::Reviewing(review);
    }
    effects
}

/// Takes an entry into the diary in memory.
pub(super) fn remember(model: &mut Model, entry: HistoryEntry) {
    let mut history = model.diary.take().unwrap_or_default().history;
    history.apply(entry);
    model.diary = Some(Diary::of(history, model.settings.counting));
    model.edition += 1;
}

pub(super) fn save_answers(model: &mut Model) -> Vec<Effect> {
    let Some(review) = leave_review(model) else { return none() };
    let note = review.note.trim().to_owned();
    let nothing = review.after == Pain::default() && review.leg.is_none() && review.tension.is_none();
    if nothing && note.is_empty() {
        return none();
    }
    let revision = review.record.revision + 1;
    let record = SessionRecord {
        revision,
        after: review.after,
        leg: review.leg,
        tension: review.tension,
        note,
        ..review.record
    };
    let asks = asks_again(&record);
    let entry = HistoryEntry::Session(record);
    remember(model, entry.clone());
    let mut effects = vec![Effect::Append(Box::new(entry))];
    if asks {
        effects.extend(super::care::want(model, Then::Return));
    }
    effects
}

/// Whether what was said after a session asks the short questions (clinical notes, section 2.1): pain that jumped, or a sign in
/// the leg.
pub(super) fn asks_again(record: &SessionRecord) -> bool {
    let (before, after) = (record.before, record.after);
    signs::is_jump(before.leg, after.leg)
        || signs::is_jump(before.back, after.back)
        || matches!(record.leg, Some(Leg::NewNumbness | Leg::Weakness | Leg::HotCramp))
}

/// How the session before was by the next morning, as a correction of its record.
pub(super) fn say_morning(model: &mut Model, morning: After) -> Vec<Effect> {
    let Some(record) = asks_about_morning(model).cloned() else { return none() };
    let entry =
        HistoryEntry::Session(SessionRecord { revision: record.revision + 1, morning: Some(morning), ..record });
    remember(model, entry.clone());
    vec![Effect::Append(Box::new(entry))]
}

/// The session whose next morning has come and was not asked about: the last one, of the two weeks before.
pub fn asks_about_morning(model: &Model) -> Option<&SessionRecord> {
    let record = model.diary.as_ref()?.history.last_by(model.instant())?;
    let days = model.today().days_since(record.day);
    ((1..=14).contains(&days) && record.morning.is_none()).then_some(record)
}

pub(super) fn leave_review(model: &mut Model) -> Option<Review> {
    match std::mem::take(&mut model.flow) {
        Flow::Reviewing(review) => {
            let day = review.record.day;
            model.calendar = CalendarPlace::on(day);
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
    // It may have been made to fit the person, who may have answered otherwise since.
    let layout = LayoutSettings { get_ready: model.settings.get_ready.length(), affected: kept.affected };
    let laid_out = |known| {
        let fitted = model.fitted(routine, kept.record.before, known).routine?;
        let timeline = Timeline::lay_out(&fitted, layout).paced(model.settings.sounding.pacing);
        (timeline.fingerprint() == kept.fingerprint).then(|| Arc::new(timeline))
    };
    laid_out(Known::No).or_else(|| laid_out(Known::Yes))
}

pub(super) fn resume_kept(model: &mut Model) -> Vec<Effect> {
    let Flow::Recovering(kept) = &model.flow else { return none() };
    let kept = kept.clone();
    if model.standing() != Standing::Clear {
        model.undecided = Some(kept);
        return super::care::ask_first(model, Then::Decide).unwrap_or_default();
    }
    match kept_layout(model, &kept) {
        Some(timeline) => launch(model, timeline, LaunchFrom::Checkpoint(kept)),
        None => none(),
    }
}

/// Shows the offer that was put off.
pub(super) fn decide_now(model: &mut Model) -> Vec<Effect> {
    if let (Flow::Idle, Some(kept)) = (&model.flow, model.undecided.take()) {
        model.flow = Flow::Recovering(kept);
    }
    none()
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
    let before = model.diary.take().unwrap_or_default();
    for record in before.history.sessions() {
        history.apply(HistoryEntry::Session(record.clone()));
    }
    for excuse in before.excuses.all() {
        history.apply(HistoryEntry::Excuse(excuse.clone()));
    }
    let noted = std::mem::replace(&mut model.journal, data.journal);
    for entry in noted.entries() {
        model.journal.apply(JournalLine::Entry(entry.clone()));
    }
    model.draft = data.draft.or(model.draft.take());
    let odd = Notice::of_odd(&data.odd);
    let is_new = |notice: &Notice| model.settings.odd_seen.map(Topic::Odd).as_ref() != Some(&notice.topic);
    if let Some(notice) = odd.filter(is_new) {
        model.notices.tell(notice);
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
    model.diary = Some(Diary::of(history, model.settings.counting));
    model.edition += 1;
    if let Some(entry) = data.noting {
        effects.extend(super::noting::recover(model, entry));
    }
    effects
}

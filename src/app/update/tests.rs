use std::path::PathBuf;
use std::time::Duration;

use super::*;
use crate::app::command::LoadedData;
use crate::app::library::Library;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::cue::Sounds;
use crate::domain::day::{Day, DayBoundary};
use crate::domain::draft::RoutineDraft;
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry, Outcome, Pain, SessionRecord};
use crate::domain::quantity::PainScore;
use crate::domain::side::Side;
use crate::format;
use crate::storage::store::OwnFile;
use crate::testing::answered;
use crate::testing::saturday_evening;

fn model() -> Model {
    let data_dir = PathBuf::from("/home/ada/supple");
    Model::new(
        Library::built_in(),
        Settings::default(),
        answered(saturday_evening()),
        "test".parse().unwrap(),
        data_dir,
        saturday_evening(),
    )
}

fn loaded(kept: Option<Checkpoint>, done: Vec<SessionRecord>) -> (Model, Vec<Effect>) {
    let mut model = model();
    let history = History::merge(done.into_iter().map(HistoryEntry::Session));
    let effects = update(&mut model, Command::Loaded(Box::new(LoadedData { history, kept, ..LoadedData::default() })));
    (model, effects)
}

fn checkpoint(record: SessionRecord) -> Checkpoint {
    Checkpoint { record, bout: 1, fingerprint: 0, affected: Side::Right }
}

#[test]
fn a_session_in_which_nothing_was_done_leaves_no_trace() {
    let mut model = model();
    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    let ended = Box::new(record("empty", 0, 340, 0));
    let effects = update(&mut model, Command::SessionEnded(ended));
    assert_eq!(effects.len(), 0, "{effects:?}");
    assert!(matches!(model.flow, Flow::Idle));
    assert!(model.diary.is_none());
}

#[test]
fn a_voice_that_is_lost_is_told_once_a_run_and_again_to_whoever_tries_it() {
    let mut model = model();
    let told = |model: &Model| model.notices.iter().map(|(_, notice)| notice.text.clone()).collect::<Vec<_>>();
    update(&mut model, Command::VoiceLost("Speech Dispatcher is not installed".into()));
    let text = "Voice is not available: Speech Dispatcher is not installed. Chimes and captions carry on, and the voice comes \
                back when it can. Settings → Voice turns it off.";
    assert_eq!(told(&model), [text]);
    update(&mut model, Command::VoiceBack);
    assert_eq!(told(&model), [""; 0]);
    update(&mut model, Command::VoiceLost("it hung up".into()));
    assert_eq!(told(&model), [""; 0], "once a run");
    let effects = update(&mut model, Command::HearVoice);
    assert!(matches!(effects[..], [Effect::HearVoice(..)]));
    update(&mut model, Command::VoiceLost("it hung up".into()));
    assert!(told(&model)[0].contains("it hung up"));
}

#[test]
fn answers_after_a_session_are_a_second_revision_and_no_answers_are_none() {
    let mut model = model();
    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    update(&mut model, Command::SessionEnded(Box::new(record("done", 0, 340, 340))));
    let after = Pain { leg: PainScore::new(2), back: None, reach: None };
    update(&mut model, Command::AnswerAfter(after));
    update(&mut model, Command::WriteNote("  looser  ".into()));
    let effects = update(&mut model, Command::SaveAnswers);
    let [Effect::Append(entry)] = &effects[..] else { panic!("{effects:?}") };
    let HistoryEntry::Session(saved) = &**entry else { panic!("{entry:?}") };
    assert_eq!((saved.revision, saved.after, saved.note.as_str()), (2, after, "looser"));

    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    update(&mut model, Command::SessionEnded(Box::new(record("more", 0, 340, 340))));
    assert!(update(&mut model, Command::SaveAnswers).is_empty());
}

#[test]
fn a_checkpoint_whose_record_is_complete_is_forgotten_without_asking() {
    let (model, effects) = loaded(Some(checkpoint(record("same", 0, 60, 30))), vec![record("same", 0, 60, 60)]);
    assert!(matches!(model.flow, Flow::Idle));
    assert!(matches!(effects[..], [Effect::ClearRunning]));
}

#[test]
fn an_interrupted_session_that_can_no_longer_be_laid_out_is_offered_to_be_kept_only() {
    let (mut model, effects) = loaded(Some(checkpoint(record("cut", 0, 60, 30))), vec![]);
    assert!(effects.is_empty());
    let Flow::Recovering(kept) = &model.flow else { panic!("it must be offered") };
    assert!(kept_layout(&model, kept).is_none());
    assert!(update(&mut model, Command::ResumeKept).is_empty());
    let effects = update(&mut model, Command::KeepKept);
    let [Effect::Append(entry), Effect::ClearRunning] = &effects[..] else { panic!("{effects:?}") };
    assert!(matches!(&**entry, HistoryEntry::Session(record) if record.outcome == Outcome::Interrupted));
}

#[test]
fn an_interrupted_session_is_kept_without_asking_when_another_is_already_on() {
    let mut model = model();
    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    let kept = Some(checkpoint(record("cut", 0, 60, 30)));
    let data = LoadedData { kept, ..LoadedData::default() };
    let effects = update(&mut model, Command::Loaded(Box::new(data)));
    assert!(matches!(effects[..], [Effect::Append(_)]), "the checkpoint of the new session stays: {effects:?}");
    assert!(matches!(model.flow, Flow::Playing(_)));
}

#[test]
fn a_session_that_ends_before_the_diary_is_read_is_not_forgotten_by_it() {
    let mut model = model();
    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    update(&mut model, Command::SessionEnded(Box::new(record("quick", 9, 60, 60))));
    let history = History::merge([HistoryEntry::Session(record("old", 0, 60, 60))]);
    update(&mut model, Command::Loaded(Box::new(LoadedData { history, ..LoadedData::default() })));
    let ids: Vec<_> = model.diary.unwrap().history.sessions().map(|record| record.id.to_string()).collect();
    assert_eq!(ids, ["old", "quick"]);
}

#[test]
fn muting_keeps_the_volume_and_silences_the_running_session() {
    let mut model = model();
    let effects = update(&mut model, Command::ToggleMute);
    assert!(matches!(effects[..], [Effect::SaveSettings(_), Effect::Tell(EngineCommand::Volume(None))]));
    assert_eq!(model.settings.volume, Volume::default());
    let effects = update(&mut model, Command::ToggleMute);
    assert!(matches!(effects[1], Effect::Tell(EngineCommand::Volume(Some(_)))));
}

#[test]
fn a_running_session_is_never_replaced_by_another() {
    let mut model = model();
    update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    let effects = update(&mut model, Command::Play("desk-break".parse().unwrap()));
    assert!(effects.is_empty());
    let Flow::Playing(playing) = &model.flow else { panic!("{:?}", model.flow) };
    assert_eq!(playing.timeline.routine.as_str(), "hamstring-1");
}

#[test]
fn the_day_of_a_session_follows_the_boundary_of_its_start() {
    let mut model = model();
    model.now = chrono::DateTime::parse_from_rfc3339("2026-11-22T01:30:00+01:00").unwrap();
    model.settings.day_boundary = DayBoundary::from_minutes(180).unwrap();
    let effects = update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    let [Effect::Launch(launch)] = &effects[..] else { panic!("{effects:?}") };
    let crate::engine::LaunchFrom::Start(start) = &launch.from else { panic!("it starts afresh") };
    assert_eq!(start.day.to_string(), "2026-11-21");
    assert_eq!(launch.timeline.planned(), Duration::from_secs(340));
}

#[test]
fn a_routine_sounds_as_it_says_and_otherwise_as_the_person_set() {
    let sounds_of = |effects: &[Effect]| match effects.last() {
        Some(Effect::Launch(launch)) => launch.sounds,
        other => panic!("{other:?}"),
    };
    let mut model = model();
    let settings = Settings { sounds: Sounds::Wood, ..model.settings };
    update(&mut model, Command::Change(settings));
    let effects = update(&mut model, Command::Play("hamstring-1".parse().unwrap()));
    assert_eq!(sounds_of(&effects), Sounds::Wood);
    model.flow = Flow::Idle;
    let own = model.library.routine(&"hamstring-1".parse().unwrap()).unwrap().draft();
    let own = RoutineDraft { id: "mine".into(), sounds: Some(Sounds::Silence), ..own };
    let file = OwnFile { path: "mine.ron".into(), bytes: format::write_routine(&own).into_bytes() };
    assert_eq!(model.library.add_own(&[], &[file]).len(), 0);
    let effects = update(&mut model, Command::Play("mine".parse().unwrap()));
    assert_eq!(sounds_of(&effects), Sounds::Silence);
}

#[test]
fn what_a_clock_dated_ahead_is_not_the_session_before_for_years() {
    let leg = |leg| Pain { leg: PainScore::new(leg), ..Pain::default() };
    let at = |id: &str, time: &str, pain| {
        let start = chrono::DateTime::parse_from_rfc3339(time).unwrap();
        let day = Day::of(start, DayBoundary::default());
        SessionRecord { day, after: pain, ..record(id, start.timestamp(), 60, 60) }
    };
    let yesterday = at("real", "2026-11-20T19:00:00+01:00", leg(2));
    let ahead = at("ahead", "2035-05-05T19:00:00+01:00", leg(9));
    let (mut model, _) = loaded(None, vec![yesterday, ahead]);
    assert_eq!(asks_about_morning(&model).map(|record| record.id.as_str()), Some("real"));
    let shown = crate::app::view::today::today(&model).last.unwrap();
    assert!(shown.line.starts_with("Yesterday"), "{shown:?}");

    update(&mut model, Command::Prepare("hamstring-1".parse().unwrap()));
    update(&mut model, Command::AnswerBefore(leg(8)));
    update(&mut model, Command::Begin);
    assert!(matches!(model.flow, Flow::Asking(_)), "from 2 to 8 it has jumped: {:?}", model.flow);

    model.flow = Flow::Idle;
    model.now = chrono::DateTime::parse_from_rfc3339("2035-05-06T09:00:00+01:00").unwrap();
    assert_eq!(asks_about_morning(&model).map(|record| record.id.as_str()), Some("ahead"), "its day has come");
}

#[test]
fn what_is_odd_in_the_diary_is_told_until_it_is_dismissed_and_again_when_it_changes() {
    let start = |model: &mut Model, seconds: &[i64]| {
        let done = seconds.iter().map(|at| HistoryEntry::Session(record(&format!("at-{at}"), *at, 60, 60)));
        let history = History::merge(done);
        let odd = crate::domain::odd::of_history(&history, model.instant());
        update(model, Command::Loaded(Box::new(LoadedData { history, odd, ..LoadedData::default() })));
        let told: Vec<_> = model.notices.iter().map(|(number, notice)| (number, notice.clone())).collect();
        told
    };
    assert!(start(&mut model(), &[1_700_000_000]).is_empty());
    let mut first = model();
    let told = start(&mut first, &[0, 2_500_000_000]);
    let [(number, notice)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(notice.details.len(), 2, "{notice:?}");
    let effects = update(&mut first, Command::Dismiss(*number));
    let [Effect::SaveSettings(settings)] = &effects[..] else { panic!("{effects:?}") };

    let mut next = Model { settings: *settings, ..model() };
    assert!(start(&mut next, &[0, 2_500_000_000]).is_empty(), "it was read");
    let mut next = Model { settings: *settings, ..model() };
    let told = start(&mut next, &[0, 9, 2_500_000_000]);
    assert!(told[0].1.details[1].starts_with("2 sessions are dated before 2001"), "{told:?}");
}

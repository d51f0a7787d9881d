//! Files of released versions, which must be read for ever. Never change a fixture; add one.

use std::sync::Arc;

use super::store;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::history::{History, Outcome};
use crate::domain::plan::{Change, Chosen};
use crate::domain::settings::{Settings, Sound, ThemeChoice};
use crate::domain::shelf::Order;
use crate::domain::side::Side;
use crate::domain::speech::Paces;
use crate::domain::speech::phrase::Phrase;
use crate::domain::speech::voice::Rate;
use crate::domain::timeline::BoutSide;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, MemoryDisk};

const SETTINGS_V1: &str = include_str!("../../../tests/fixtures/settings-v1.ron");
const RUNNING_V1: &str = include_str!("../../../tests/fixtures/running-v1.ron");
const DRAFT_V1: &str = include_str!("../../../tests/fixtures/draft-v1.ron");
const SHELF_V1: &str = include_str!("../../../tests/fixtures/shelf-v1.ron");
const WORDS_V1: &str = include_str!("../../../tests/fixtures/words-v1.ron");
const WORDS_SENTENCES_V1: &str = include_str!("../../../tests/fixtures/words-sentences-v1.ron");
const PACE_V1: &str = include_str!("../../../tests/fixtures/pace-v1.ron");
const FOLLOWING_V1: &str = include_str!("../../../tests/fixtures/following-v1.ron");
const HISTORY_V1: &str = include_str!("../../../tests/fixtures/history-v1.ron");

fn disk_with(path: &str, bytes: &str) -> Arc<MemoryDisk> {
    let disk = Arc::new(MemoryDisk::default());
    disk.put(path, bytes);
    disk
}

#[test]
fn settings_of_version_1_still_read_and_write_the_same() {
    let disk = disk_with("/data/settings.ab12.ron", SETTINGS_V1);
    let (settings, notices) = store(&disk).load_settings(Mend::Never);
    let settings = settings.unwrap();
    assert_eq!(notices, []);
    assert_eq!((settings.theme, settings.sound, settings.affected), (ThemeChoice::Dark, Sound::Muted, Side::Left));
    assert_eq!((settings.volume.get(), settings.text_scale.get(), settings.day_boundary.minutes()), (35, 120, 240));
    assert_ne!(settings, Settings::default());
    store(&disk).save_settings(&settings, super::NOW).unwrap();
    assert_eq!(disk.read("/data/settings.ab12.ron".as_ref()).unwrap(), SETTINGS_V1.as_bytes());
}

#[test]
fn a_checkpoint_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/running.ab12.ron", RUNNING_V1);
    let (running, notices) = store(&disk).load_running(Mend::Never);
    let running = running.unwrap();
    assert_eq!(notices, []);
    assert_eq!((running.bout, running.fingerprint, running.affected), (3, 12_345_678_901_234_567_890, Side::Left));
    assert_eq!((running.record.outcome, running.record.steps.len()), (Outcome::Interrupted, 2));
    store(&disk).save_running(&running, super::NOW).unwrap();
    assert_eq!(disk.read("/data/running.ab12.ron".as_ref()).unwrap(), RUNNING_V1.as_bytes());
}

#[test]
fn a_draft_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/draft.ab12.ron", DRAFT_V1);
    let (draft, notices) = store(&disk).load_draft(Mend::Never);
    let draft = draft.unwrap();
    assert_eq!(notices, []);
    assert_eq!(draft.file.as_deref(), Some("evening.ron"));
    assert_eq!(draft.base.map(Fingerprint::number), Some(12_345_678_901_234_567_890));
    assert_eq!(draft.text, "(\n    title: \"Abends, 伸展\",\n)\n");
    store(&disk).save_draft(&draft, super::NOW).unwrap();
    assert_eq!(disk.read("/data/draft.ab12.ron".as_ref()).unwrap(), DRAFT_V1.as_bytes());
}

#[test]
fn words_of_version_1_still_read_and_write_the_same() {
    let disk = disk_with("/data/words.ab12.ron", WORDS_V1);
    let (words, notices) = store(&disk).load_wording(Mend::Never);
    let words = words.unwrap();
    assert_eq!(notices, []);
    let kept: Vec<_> = words.own_words.all().iter().map(|saying| (saying.written(), saying.said())).collect();
    assert_eq!(kept, [("SI joint", "sacro-iliac joint"), ("“Ö”", "er")]);
    store(&disk).save_wording(&words, super::NOW).unwrap();
    assert_eq!(disk.read("/data/words.ab12.ron".as_ref()).unwrap(), WORDS_V1.as_bytes());
}

#[test]
fn words_with_sentences_of_version_1_still_read_and_write_the_same() {
    let disk = disk_with("/data/words.ab12.ron", WORDS_SENTENCES_V1);
    let (wording, notices) = store(&disk).load_wording(Mend::Never);
    let wording = wording.unwrap();
    assert_eq!(notices, []);
    assert_eq!(wording.phrasebook.typed(Phrase::Change), ("Jetzt {side}, Seite wechseln.", "{side}!"));
    store(&disk).save_wording(&wording, super::NOW).unwrap();
    assert_eq!(disk.read("/data/words.ab12.ron".as_ref()).unwrap(), WORDS_SENTENCES_V1.as_bytes());
}

#[test]
fn how_fast_voices_speak_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/pace.ab12.ron", PACE_V1);
    let paces = store(&disk).load_paces(Mend::Never);
    assert_eq!(paces.of(None, Rate::default()).ratios(), [1.0, 1.25]);
    assert_eq!(paces.of("English_(Great_Britain)".parse().ok(), Rate::percent(80)).ratios(), [1.5]);
    store(&disk).save_paces(&paces, super::NOW).unwrap();
    assert_eq!(disk.read("/data/pace.ab12.ron".as_ref()).unwrap(), PACE_V1.as_bytes());
}

#[test]
fn how_fast_voices_speak_is_learnt_anew_where_it_cannot_be_read() {
    let newer = PACE_V1.replace("version: 1", "version: 2");
    for file in ["damaged", "", &newer] {
        let disk = disk_with("/data/pace.ab12.ron", file);
        assert_eq!(store(&disk).load_paces(Mend::At(super::NOW)), Paces::default());
    }
}

#[test]
fn a_shelf_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/shelf.ab12.ron", SHELF_V1);
    let (shelf, notices) = store(&disk).load_shelf(Mend::Never);
    let shelf = shelf.unwrap();
    assert_eq!(notices, []);
    assert_eq!(shelf.order, Order::Recent);
    let favourites: Vec<_> = shelf.favourites.iter().map(ToString::to_string).collect();
    assert_eq!(favourites, ["gone-long-ago", "morning-loosen"], "what no longer exists is kept");
    assert_eq!(shelf.archived.iter().map(ToString::to_string).collect::<Vec<_>>(), ["full-25"]);
    store(&disk).save_shelf(&shelf, super::NOW).unwrap();
    assert_eq!(disk.read("/data/shelf.ab12.ron".as_ref()).unwrap(), SHELF_V1.as_bytes());
}

#[test]
fn a_followed_plan_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/plan.ab12.ron", FOLLOWING_V1);
    let (followed, notices) = store(&disk).load_following(Mend::Never);
    let following = followed.clone().unwrap();
    assert_eq!(notices, []);
    assert_eq!((following.plan.as_str(), following.start.to_string()), ("hamstring-programme", "2026-11-02".into()));
    let choices: Vec<_> = following.choices.iter().map(|choice| choice.what).collect();
    assert_eq!(choices, [Chosen::Phase(1), Chosen::Rules]);
    let changes: Vec<_> = following.changes.iter().map(|(planned, change)| (planned.nth, *change)).collect();
    let day = |text: &str| text.parse().unwrap();
    assert_eq!(changes, [(0, Change::Moved(day("2026-11-05"))), (1, Change::Skipped(day("2026-11-04")))]);
    store(&disk).save_following(&followed, super::NOW).unwrap();
    assert_eq!(disk.read("/data/plan.ab12.ron".as_ref()).unwrap(), FOLLOWING_V1.as_bytes());
}

#[test]
fn history_of_version_1_still_reads_and_writes_the_same() {
    let disk = disk_with("/data/history/2026-11.ab12.ron", HISTORY_V1);
    let (entries, notices) = store(&disk).load_history(Mend::Never);
    assert_eq!(notices, []);
    let again = Arc::new(MemoryDisk::default());
    for entry in &entries {
        store(&again).append(entry, super::NOW).unwrap();
    }
    assert_eq!(again.read("/data/history/2026-11.ab12.ron".as_ref()).unwrap(), HISTORY_V1.as_bytes());
    let history = History::merge(entries);
    let records: Vec<_> = history.sessions().collect();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0].day.to_string(), "2026-11-21");
    assert_eq!(records[0].note, "Besser \"heute\"\nals gestern, 伸展");
    assert_eq!(records[0].steps[2].side, BoutSide::Alternating { first: Side::Right });
    assert_eq!(records[0].steps[1].too_much, 2);
    assert_eq!((records[0].before.leg.unwrap().get(), records[0].before.back), (4, None));
}

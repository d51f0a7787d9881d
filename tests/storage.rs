//! Storage on a real file system, in real folders.

use std::fs;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::FixedOffset;
use supple::domain::day::{Day, DayBoundary};
use supple::domain::history::{Hand, History, HistoryEntry, Outcome, Pain, SessionRecord};
use supple::domain::quantity::{Moment, MonoTime, Volume, WallTime};
use supple::domain::settings::Settings;
use supple::storage::Mend;
use supple::storage::device::device_id;
use supple::storage::disk::{Disk, RealDisk};
use supple::storage::error::Cause;
use supple::storage::folders::Folders;
use supple::storage::saver::{Job, SaveReport, Saver};
use supple::storage::store::Store;

/// 2026-11-22 08:00:00 UTC.
const NOW: WallTime = WallTime::from_unix_millis(1_795_334_400_000);
const PATIENCE: Duration = Duration::from_mins(1);

fn store(root: &Path, device: &str) -> Store {
    Store::new(Arc::new(RealDisk), root, device.parse().unwrap())
}

pub(crate) fn session(id: &str, device: &str) -> SessionRecord {
    let offset = FixedOffset::east_opt(3600).unwrap();
    let local = chrono::DateTime::from_timestamp_millis(NOW.unix_millis()).unwrap().with_timezone(&offset);
    SessionRecord {
        id: id.parse().unwrap(),
        revision: 1,
        device: device.parse().unwrap(),
        routine: "morning-loosen".parse().unwrap(),
        title: "Morning loosen".into(),
        start: NOW,
        offset,
        day: Day::of(local, DayBoundary::default()),
        planned: Duration::from_mins(1),
        done: Duration::from_mins(1),
        outcome: Outcome::Completed,
        steps: vec![],
        before: Pain::default(),
        after: Pain::default(),
        leg: None,
        tension: None,
        morning: None,
        note: String::new(),
        hand: Hand::Nothing,
        app_version: "0.1.0".into(),
    }
}

fn entry(id: &str, device: &str) -> HistoryEntry {
    HistoryEntry::Session(session(id, device))
}

fn saver(store: Store) -> (Saver, mpsc::Receiver<SaveReport>) {
    let (tell, reports) = mpsc::channel();
    let now = || Moment { mono: MonoTime::default(), wall: NOW };
    (Saver::spawn(store, now, move |report| tell.send(report).unwrap()).unwrap(), reports)
}

fn sessions(root: &Path) -> Vec<String> {
    let (entries, notices) = store(root, "reader").load_history(Mend::Never);
    assert_eq!(notices, []);
    History::merge(entries).sessions().map(|record| record.id.to_string()).collect()
}

#[test]
fn two_devices_that_share_a_folder_write_files_of_their_own_and_read_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("not/yet/there");
    for device in ["ab12", "ff00"] {
        store(&root, device).append(&entry(device, device), NOW).unwrap();
        store(&root, device).save_settings(&Settings::default(), NOW).unwrap();
    }
    assert_eq!(sessions(&root), ["ab12", "ff00"]);
    let mut names: Vec<_> = walk(&root);
    names.sort();
    assert_eq!(
        names,
        ["2026-11.ab12.ron", "2026-11.ff00.ron", "settings.ab12.ron", "settings.ff00.ron"],
        "and nothing is left over"
    );
}

fn walk(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .flat_map(|entry| {
            let folder = entry.file_type().unwrap().is_dir();
            if folder { walk(&entry.path()) } else { vec![entry.file_name().into_string().unwrap()] }
        })
        .collect()
}

#[test]
fn a_drive_that_is_pulled_out_is_waited_for_and_not_replaced_by_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let [root, pocket] = ["data", "pocket"].map(|name| folder.path().join(name));
    let (saver, reports) = saver(store(&root, "ab12"));
    saver.send(Job::Append(Box::new(entry("a", "ab12"))));
    saver.flush(PATIENCE).unwrap();
    fs::rename(&root, &pocket).unwrap();
    saver.send(Job::Append(Box::new(entry("b", "ab12"))));
    let SaveReport::Failed { error, waiting: 1 } = reports.recv().unwrap() else { panic!() };
    assert_eq!(error.cause, Cause::FolderGone);
    assert!(!root.exists());
    fs::rename(&pocket, &root).unwrap();
    saver.retry_now();
    assert_eq!(reports.recv().unwrap(), SaveReport::Recovered);
    assert_eq!(sessions(&root), ["a", "b"]);
}

#[test]
fn what_cannot_be_saved_can_go_to_another_folder() {
    let folder = tempfile::tempdir().unwrap();
    let [blocked, other] = ["file", "other"].map(|name| folder.path().join(name));
    fs::write(&blocked, "a file in the way").unwrap();
    let (saver, reports) = saver(store(&blocked, "ab12"));
    saver.send(Job::Append(Box::new(entry("a", "ab12"))));
    let SaveReport::Failed { error, .. } = reports.recv().unwrap() else { panic!() };
    assert_eq!(error.cause, Cause::PathThroughFile);
    assert!(error.to_string().contains("2026-11.ab12.ron could not be saved: a file stands where a folder is needed"));
    saver.move_to(other.clone());
    saver.flush(PATIENCE).unwrap();
    let moved = SaveReport::Moved { from: blocked, to: other.clone(), left_out: vec![] };
    assert_eq!(reports.recv().unwrap(), moved);
    assert_eq!(sessions(&other), ["a"]);
}

#[test]
fn dropping_the_saver_saves_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (saver, _reports) = saver(store(folder.path(), "ab12"));
    let quiet = Settings { volume: Volume::percent(7), ..Settings::default() };
    saver.send(Job::SaveSettings(quiet));
    saver.send(Job::Append(Box::new(entry("a", "ab12"))));
    drop(saver);
    assert_eq!(sessions(folder.path()), ["a"]);
    assert_eq!(store(folder.path(), "ab12").load_settings(Mend::Never), (Some(quiet), vec![]));
}

#[test]
fn a_machine_keeps_its_id_between_runs() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders { data: folder.path().join("data"), config: Some(folder.path().join("config")) };
    let (id, error) = device_id(&RealDisk, &folders);
    assert_eq!(error, None);
    assert_eq!(device_id(&RealDisk, &folders), (id, None));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_pipe_in_the_way_have_causes_in_plain_words() {
    let full = RealDisk.append(Path::new("/dev/full"), b"x").unwrap_err();
    assert_eq!(Cause::from(full), Cause::NoSpace);
    let odd = RealDisk.entry(Path::new("/dev/null")).unwrap_err();
    assert_eq!(Cause::from(odd).to_string(), "it is not a file");
}

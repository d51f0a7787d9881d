use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::*;
use crate::domain::checkpoint::Checkpoint;
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry};
use crate::domain::journal::tests::check_in;
use crate::domain::journal::{CheckIn, JournalLine};
use crate::domain::plan::Following;
use crate::domain::quantity::{MonoTime, Volume, WallTime};
use crate::domain::settings::Settings;
use crate::domain::shelf::{Order, Shelf};
use crate::domain::side::Side;
use crate::domain::speech::voice::Rate;
use crate::domain::speech::{Pace, Paces};
use crate::storage::Mend;
use crate::storage::disk::{Disk, Entry, MemoryDisk};
use crate::storage::error::Cause;

fn at(seconds: u64) -> Moment {
    Moment {
        mono: MonoTime::from_origin(Duration::from_secs(seconds)),
        wall: WallTime::from_unix_millis(1_795_334_400_000),
    }
}

fn store(disk: &Arc<MemoryDisk>, root: &str) -> Store {
    Store::new(disk.clone(), root, "ab12".parse().unwrap())
}

fn session(id: &str) -> Job {
    Job::Append(Box::new(HistoryEntry::Session(record(id, 1_795_334_400, 60, 60))))
}

fn running(bout: usize) -> Job {
    let record = record("now", 1_795_334_400, 60, 20);
    Job::SaveRunning(Box::new(Checkpoint { record, bout, fingerprint: 7, affected: Side::Left }))
}

fn quiet(volume: u8) -> Settings {
    Settings { volume: Volume::percent(volume), ..Settings::default() }
}

fn sessions(disk: &Arc<MemoryDisk>, root: &str) -> Vec<String> {
    let (entries, notices) = store(disk, root).load_history(Mend::Never);
    assert_eq!(notices, []);
    History::merge(entries).sessions().map(|record| record.id.to_string()).collect()
}

/// The data folder cannot be made, for a file stands in its place.
fn blocked() -> Arc<MemoryDisk> {
    let disk = Arc::new(MemoryDisk::default());
    disk.put("/data", "in the way");
    disk
}

fn failure(reports: &[SaveReport]) -> (PathBuf, Cause, usize) {
    match reports {
        [SaveReport::Failed { error, waiting }] => (error.file.clone(), error.cause.clone(), *waiting),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_entry_is_kept_but_only_the_latest_settings_and_checkpoint() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    for job in [Job::SaveSettings(quiet(1)), session("a"), running(1), Job::SaveSettings(quiet(2)), session("b")] {
        queue.push(job);
    }
    queue.push(running(2));
    assert_eq!(queue.waiting(), 4);
    assert_eq!(queue.step(at(0)), []);
    assert_eq!((queue.waiting(), queue.next_try()), (0, None));
    assert_eq!(sessions(&disk, "/data"), ["a", "b"]);
    assert_eq!(store(&disk, "/data").load_settings(Mend::Never).0, Some(quiet(2)));
    assert_eq!(store(&disk, "/data").load_running(Mend::Never).0.unwrap().bout, 2);
    queue.push(Job::ClearRunning);
    assert_eq!(queue.step(at(0)), []);
    assert_eq!(store(&disk, "/data").load_running(Mend::Never), (None, vec![]));
}

#[test]
fn how_fast_voices_speak_is_kept_and_where_it_cannot_be_nobody_is_told() {
    let mut paces = Paces::default();
    paces.put(None, Pace::known(Rate::default(), [1.5, 1.5]));
    for (disk, kept) in [(Arc::default(), paces.clone()), (blocked(), Paces::default())] {
        let mut queue = SaveQueue::new(store(&disk, "/data"));
        queue.push(Job::SavePaces(paces.clone()));
        assert_eq!(queue.waiting(), 1);
        assert_eq!(queue.step(at(0)), []);
        assert_eq!((queue.waiting(), queue.next_try()), (0, None));
        assert_eq!(store(&disk, "/data").load_paces(Mend::Never), kept);
    }
}

#[test]
fn what_fails_is_tried_again_after_1_2_4_to_30_seconds_and_nothing_is_lost() {
    let disk = blocked();
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(session("a"));
    queue.push(session("b"));
    let (file, cause, waiting) = failure(&queue.step(at(0)));
    assert_eq!((file.file_name().unwrap().to_str().unwrap(), waiting), ("2026-11.ab12.ron", 2));
    assert_eq!(cause, Cause::PathThroughFile);
    let mut waits = Vec::new();
    let mut now = 0;
    for _ in 0..7 {
        let due = queue.next_try().unwrap();
        waits.push(due.since(at(now).mono).as_secs());
        assert_eq!(queue.step(at(now)), [], "not due");
        now += waits.last().unwrap();
        assert_eq!(queue.step(at(now)), [], "told already");
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30]);
    disk.pull_out(Path::new("/data"));
    assert_eq!(queue.step(at(now + 30)), [SaveReport::Recovered]);
    assert_eq!(sessions(&disk, "/data"), ["a", "b"]);
    assert_eq!(queue.next_try(), None);
}

#[test]
fn more_that_waits_is_news_and_retrying_now_does_not_wait() {
    let disk = blocked();
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(session("a"));
    queue.step(at(0));
    queue.push(session("b"));
    queue.retry_now();
    assert_eq!(failure(&queue.step(at(0))).2, 2);
    disk.pull_out(Path::new("/data"));
    queue.retry_now();
    assert_eq!(queue.step(at(0)), [SaveReport::Recovered]);
}

#[test]
fn a_checkpoint_stays_until_the_record_is_safe() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(running(3));
    queue.step(at(0));
    disk.put("/data/history", "in the way");
    queue.push(session("now"));
    queue.push(Job::ClearRunning);
    failure(&queue.step(at(1)));
    assert_eq!(store(&disk, "/data").load_running(Mend::Never).0.unwrap().bout, 3);
    assert_eq!(queue.waiting(), 2);
}

#[test]
fn a_note_that_was_being_written_stays_until_it_is_safe_in_the_journal() {
    let disk = Arc::new(MemoryDisk::default());
    let entry = check_in("c-1", 1_795_334_400, CheckIn { note: "stiff".into(), ..CheckIn::default() });
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(Job::SaveNoting(Box::new(entry.clone())));
    assert_eq!(queue.step(at(0)), []);
    disk.put("/data/journal", "in the way");
    queue.push(Job::Note(Box::new(JournalLine::Entry(entry.clone()))));
    queue.push(Job::ClearNoting);
    assert_eq!(failure(&queue.step(at(1))).2, 2);
    assert_eq!(store(&disk, "/data").load_noting(Mend::Never).0, Some(entry));
    disk.pull_out(Path::new("/data/journal"));
    queue.retry_now();
    assert_eq!(queue.step(at(2)), [SaveReport::Recovered]);
    assert_eq!(store(&disk, "/data").load_noting(Mend::Never), (None, vec![]));
    assert_eq!(store(&disk, "/data").load_journal(Mend::Never).0.len(), 1);
}

#[test]
fn broken_settings_do_not_hold_up_history() {
    let disk = Arc::new(MemoryDisk::default());
    disk.put("/data/settings.ab12.ron/x", "a folder in the way");
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(Job::SaveSettings(quiet(3)));
    queue.push(session("a"));
    let (file, cause, waiting) = failure(&queue.step(at(0)));
    assert_eq!((file, cause, waiting), ("/data/settings.ab12.ron".into(), Cause::IsFolder, 1));
    assert_eq!(sessions(&disk, "/data"), ["a"]);
    queue.push(session("b"));
    assert_eq!(queue.step(at(0)), []);
    assert_eq!(sessions(&disk, "/data"), ["a", "b"]);
}

#[test]
fn what_waits_goes_to_the_folder_chosen_instead() {
    let disk = blocked();
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(Job::SaveSettings(quiet(4)));
    queue.push(session("a"));
    queue.step(at(0));
    queue.move_to("/elsewhere".into());
    let moved = SaveReport::Moved { from: "/data".into(), to: "/elsewhere".into(), left_out: vec![] };
    assert_eq!(queue.step(at(0)), [moved, SaveReport::Recovered]);
    assert_eq!(sessions(&disk, "/elsewhere"), ["a"]);
    assert_eq!(store(&disk, "/elsewhere").load_settings(Mend::Never).0, Some(quiet(4)));
}

#[test]
fn the_order_in_the_library_waits_for_the_disk_and_only_the_latest_is_saved() {
    let disk = blocked();
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    let by = |order| Shelf { order, ..Shelf::default() };
    queue.push(Job::SaveShelf(by(Order::Name)));
    queue.push(Job::SaveShelf(by(Order::Recent)));
    failure(&queue.step(at(0)));
    assert_eq!(queue.waiting(), 1);
    disk.pull_out(Path::new("/data"));
    queue.retry_now();
    assert_eq!(queue.step(at(0)), [SaveReport::Recovered]);
    assert_eq!(store(&disk, "/data").load_shelf(Mend::Never), (Some(by(Order::Recent)), vec![]));
}

#[test]
fn the_plan_that_is_followed_waits_for_the_disk_and_following_none_is_saved_too() {
    let disk = blocked();
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    let following = |plan: &str| Some(Following::new(plan.parse().unwrap(), "2026-11-02".parse().unwrap()));
    queue.push(Job::SaveFollowing(following("first")));
    queue.push(Job::SaveFollowing(following("second")));
    failure(&queue.step(at(0)));
    assert_eq!(queue.waiting(), 1);
    disk.pull_out(Path::new("/data"));
    queue.retry_now();
    assert_eq!(queue.step(at(0)), [SaveReport::Recovered]);
    assert_eq!(store(&disk, "/data").load_following(Mend::Never), (following("second"), vec![]));
    queue.push(Job::SaveFollowing(None));
    assert_eq!(queue.step(at(0)), []);
    assert_eq!(store(&disk, "/data").load_following(Mend::Never), (None, vec![]));
}

#[test]
fn everything_of_the_persons_comes_along_and_the_old_folder_keeps_its_copy() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(Job::SaveSettings(quiet(4)));
    queue.push(session("a"));
    queue.push(running(3));
    queue.step(at(0));
    disk.put("/data/routines/mine.ron", "old");
    disk.put("/data/exercises/mine.ron", "old");
    disk.put("/data/settings.ff00.ron", "theirs");
    disk.put("/data/shelf.ff00.ron", "theirs");
    disk.put("/data/plan.ff00.ron", "theirs");
    disk.put("/data/plans/mine.ron", "old");
    disk.put("/new/routines/mine.ron", "new");
    queue.move_to("/new".into());
    let moved = SaveReport::Moved { from: "/data".into(), to: "/new".into(), left_out: vec![] };
    assert_eq!(queue.step(at(0)), [moved]);
    queue.push(session("b"));
    assert_eq!(queue.step(at(0)), []);
    let [old, new] = ["/data", "/new"].map(|root| store(&disk, root));
    assert_eq!((sessions(&disk, "/data"), sessions(&disk, "/new")), (vec!["a".into()], vec!["a".into(), "b".into()]));
    assert_eq!(new.load_settings(Mend::Never).0, Some(quiet(4)));
    assert_eq!((old.load_running(Mend::Never), new.load_running(Mend::Never).0.unwrap().bout), ((None, vec![]), 3));
    for (file, text) in [
        ("routines/mine.ron", "new"),
        ("exercises/mine.ron", "old"),
        ("settings.ff00.ron", "theirs"),
        ("shelf.ff00.ron", "theirs"),
        ("plan.ff00.ron", "theirs"),
        ("plans/mine.ron", "old"),
    ] {
        assert_eq!(disk.read(&Path::new("/new").join(file)).unwrap(), text.as_bytes(), "{file}");
    }
    assert_eq!(disk.read(Path::new("/data/routines/mine.ron")).unwrap(), b"old");
}

#[test]
fn moving_there_and_back_loses_no_session_and_copies_nothing_twice() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/a"));
    queue.push(session("1"));
    for (root, id) in [("/b", "2"), ("/a", "3"), ("/b", "4"), ("/a", "5")] {
        queue.step(at(0));
        queue.move_to(root.into());
        queue.push(session(id));
    }
    queue.step(at(0));
    assert_eq!(sessions(&disk, "/a"), ["1", "2", "3", "4", "5"]);
    let files = disk.list(Path::new("/a/history")).unwrap().len();
    queue.move_to("/b".into());
    queue.step(at(0));
    queue.move_to("/a".into());
    queue.step(at(0));
    assert_eq!(sessions(&disk, "/b"), ["1", "2", "3", "4", "5"]);
    let after = disk.list(Path::new("/a/history")).unwrap();
    assert!(after.len() <= files + 1, "{after:?}");
}

#[test]
fn the_running_session_leaves_the_old_folder_only_once_it_is_safe_in_the_new() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.push(running(3));
    queue.step(at(0));
    disk.put("/new", "a file in the way");
    queue.move_to("/new".into());
    failure(&queue.step(at(0)));
    assert_eq!(store(&disk, "/data").load_running(Mend::Never).0.unwrap().bout, 3);
    disk.pull_out(Path::new("/new"));
    queue.retry_now();
    assert!(matches!(&queue.step(at(0))[..], [SaveReport::Moved { .. }, SaveReport::Recovered]));
    assert_eq!(store(&disk, "/data").load_running(Mend::Never).0, None);
}

#[test]
fn what_cannot_be_copied_is_told() {
    let disk = Arc::new(MemoryDisk::default());
    disk.put("/data/routines/odd.ron/folder", "");
    disk.put("/data/exercises/mine.ron", "");
    disk.put("/new/exercises", "a file in the way");
    let mut queue = SaveQueue::new(store(&disk, "/data"));
    queue.move_to("/new".into());
    let reports = queue.step(at(0));
    let [SaveReport::Moved { left_out, .. }] = &reports[..] else { panic!("{reports:?}") };
    let told: Vec<_> = left_out.iter().map(|error| (error.file.to_str().unwrap(), error.cause.clone())).collect();
    let expected = [("/new/exercises/mine.ron", Cause::PathThroughFile), ("/data/routines/odd.ron", Cause::IsFolder)];
    assert_eq!(told, expected);
}

#[test]
fn a_vanished_folder_is_not_made_again_and_what_waits_is_saved_once_it_is_back() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = SaveQueue::new(store(&disk, "/drive/data"));
    queue.push(session("a"));
    assert_eq!(queue.step(at(0)), []);
    let kept = disk.snapshot();
    disk.pull_out(Path::new("/drive"));
    for job in [session("b"), Job::SaveSettings(quiet(1)), running(1)] {
        queue.push(job);
    }
    assert_eq!(failure(&queue.step(at(1))).1, Cause::FolderGone);
    assert_eq!(disk.entry(Path::new("/drive")).unwrap(), Entry::Missing);
    assert_eq!(queue.waiting(), 3);
    let file = "/drive/data/history/2026-11.ab12.ron";
    disk.put(file, kept.read(Path::new(file)).unwrap());
    queue.retry_now();
    assert_eq!(queue.step(at(2)), [SaveReport::Recovered]);
    assert_eq!(sessions(&disk, "/drive/data"), ["a", "b"]);
}

#[test]
fn an_empty_folder_where_a_full_one_was_is_the_place_of_a_drive_that_was_pulled_out() {
    let disk = Arc::new(MemoryDisk::default());
    let root = Path::new("/drive/data");
    disk.create_folders(root).unwrap();
    let mut queue = SaveQueue::new(store(&disk, "/drive/data"));
    for id in ["a", "b"] {
        queue.push(session(id));
        assert_eq!(queue.step(at(0)), [], "an empty folder at the start is fine");
    }
    disk.pull_out(root);
    disk.create_folders(root).unwrap();
    queue.push(session("c"));
    assert_eq!(failure(&queue.step(at(1))).1, Cause::FolderGone);
    assert!(disk.list(root).unwrap().is_empty());
    queue.move_to("/new".into());
    let reports = queue.step(at(1));
    let [SaveReport::Moved { left_out, .. }, SaveReport::Recovered] = &reports[..] else { panic!("{reports:?}") };
    assert_eq!(left_out[0].cause, Cause::FolderGone);
}

#[test]
fn the_thread_saves_what_it_is_sent_and_tells_of_trouble() {
    let disk = blocked();
    let (tell, reports) = mpsc::channel();
    let saver = Saver::spawn(store(&disk, "/data"), || at(0), move |report| tell.send(report).unwrap()).unwrap();
    saver.send(session("a"));
    assert!(matches!(reports.recv().unwrap(), SaveReport::Failed { waiting: 1, .. }));
    assert_eq!(saver.flush(Duration::from_mins(1)), Err(Unsaved { waiting: 1 }));
    disk.pull_out(Path::new("/data"));
    saver.retry_now();
    assert_eq!(reports.recv().unwrap(), SaveReport::Recovered);
    assert_eq!(saver.flush(Duration::from_mins(1)), Ok(()));
    saver.send(session("b"));
    drop(saver);
    assert_eq!(sessions(&disk, "/data"), ["a", "b"]);
}

#[test]
fn things_that_wait_are_counted_in_good_english() {
    assert_eq!(Unsaved { waiting: 1 }.to_string(), "1 thing is not saved yet");
    assert_eq!(Unsaved { waiting: 2 }.to_string(), "2 things are not saved yet");
}

#[test]
fn a_saver_that_hangs_still_knows_how_many_things_wait_and_is_waited_for_once() {
    let (entered, hanging) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    // The clock is asked before the disk, and stands for it here.
    let hang = move || {
        let _ = entered.send(());
        let _ = released.recv();
        at(0)
    };
    let disk = Arc::new(MemoryDisk::default());
    let saver = Saver::spawn(store(&disk, "/data"), hang, |_| {}).unwrap();
    saver.send(session("a"));
    hanging.recv().unwrap();
    saver.send(session("b"));
    saver.send(session("c"));
    assert_eq!(saver.finish(Duration::ZERO), Err(Unsaved { waiting: 3 }));
    drop(saver);
    drop(release);
}

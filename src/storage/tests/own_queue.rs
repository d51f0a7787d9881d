//! Own files and drafts through the queue: nothing is lost, and everything is told.

use std::sync::Arc;
use std::time::Duration;

use super::draft::draft;
use super::faulty::{Fault, FaultyDisk};
use super::own::{disk_with, evening, files, folder, print};
use super::{NOW, store};
use crate::domain::quantity::{Moment, MonoTime};
use crate::domain::settings::Settings;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::error::Cause;
use crate::storage::saver::{Job, SaveQueue, SaveReport};
use crate::storage::store::{OwnFiles, OwnSave};

const ROUTINES: &str = "/data/routines";
const FILE: &str = "/data/routines/evening.ron";

fn at(seconds: u64) -> Moment {
    Moment { mono: MonoTime::from_origin(Duration::from_secs(seconds)), wall: NOW }
}

fn queue(disk: &Arc<impl Disk + 'static>) -> SaveQueue {
    SaveQueue::new(store(disk))
}

fn save(base: Option<&str>, text: &str) -> Job {
    Job::SaveOwn(Box::new(evening(base, text)))
}

fn exercise(text: &str) -> Job {
    Job::SaveOwn(Box::new(OwnSave { kind: OwnFiles::Exercises, ..evening(None, text) }))
}

fn remove(base: &str) -> Job {
    Job::RemoveOwn { kind: OwnFiles::Routines, file: "evening.ron".into(), base: Some(print(base)) }
}

fn keep_draft(text: &str) -> Job {
    Job::SaveDraft(Box::new(draft(text)))
}

fn failure(reports: &[SaveReport]) -> (Cause, usize) {
    match reports {
        [SaveReport::Failed { error, waiting }] => (error.cause.clone(), *waiting),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_folder_that_cannot_be_written_loses_nothing_and_is_tried_until_it_can() {
    let disk = disk_with(&[(FILE, "old")]);
    let locked = Arc::new(FaultyDisk::failing_after(disk.clone(), 0, Fault::ReadOnly));
    let mut queue = queue(&locked);
    for job in [save(Some("old"), "new"), exercise("move"), keep_draft("draft")] {
        queue.push(job);
    }
    assert_eq!(failure(&queue.step(at(0))), (Cause::NoPermission, 3));
    let mut now = 0;
    let mut waits = Vec::new();
    for _ in 0..6 {
        waits.push(queue.next_try().unwrap().since(at(now).mono).as_secs());
        now += waits.last().unwrap();
        assert_eq!(queue.step(at(now)), [], "told already");
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 30]);
    locked.repair();
    assert_eq!(queue.step(at(now)), [], "not due");
    assert_eq!(queue.step(at(now + 30)), [SaveReport::Recovered]);
    assert_eq!((queue.waiting(), queue.next_try()), (0, None));
    assert_eq!(folder(&disk, ROUTINES), files(&[("evening.ron", "new"), ("evening.ron.bak", "old")]));
    assert_eq!(folder(&disk, "/data/exercises"), files(&[("evening.ron", "move")]));
    assert_eq!(store(&disk).load_draft(Mend::Never), (Some(draft("draft")), vec![]));
}

#[test]
fn a_later_save_of_the_same_file_stands_in_for_the_one_that_waits_and_builds_on_the_same() {
    let disk = disk_with(&[(FILE, "old")]);
    let mut queue = queue(&disk);
    for job in [save(Some("old"), "one"), exercise("move"), save(Some("one"), "two")] {
        queue.push(job);
    }
    assert_eq!(queue.waiting(), 2);
    assert_eq!(queue.step(at(0)), []);
    assert_eq!(folder(&disk, ROUTINES), files(&[("evening.ron", "two"), ("evening.ron.bak", "old")]));
}

#[test]
fn our_own_half_done_save_is_never_taken_for_a_change_by_somebody_else() {
    for theirs in [false, true] {
        for operations in 0.. {
            let disk = disk_with(&[(FILE, if theirs { "theirs" } else { "old" })]);
            let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), operations, Fault::Hiccup));
            let mut queue = queue(&faulty);
            queue.push(save(Some("old"), "one"));
            queue.step(at(0));
            if queue.waiting() == 0 {
                assert!(operations > 2, "nothing was tried");
                break;
            }
            queue.push(save(Some("one"), "two"));
            queue.retry_now();
            let reports = queue.step(at(0));
            assert!(reports.contains(&SaveReport::Recovered), "{reports:?}");
            let (found, _) = store(&disk).load_own_files(OwnFiles::Routines);
            let found: Vec<_> = found.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
            let expected = if theirs { vec!["my two", "theirs"] } else { vec!["two"] };
            assert_eq!(
                (found, reports.len()),
                (expected.iter().map(|text| (*text).into()).collect(), 1 + usize::from(theirs))
            );
        }
    }
}

#[test]
fn what_was_read_again_while_a_save_waits_may_be_written_over() {
    let disk = disk_with(&[(ROUTINES, "in the way")]);
    let mut queue = queue(&disk);
    queue.push(save(Some("old"), "one"));
    queue.step(at(0));
    disk.put(FILE, "theirs, read");
    queue.push(save(Some("theirs, read"), "two"));
    queue.retry_now();
    assert_eq!(queue.step(at(0)), [SaveReport::Recovered]);
    assert_eq!(folder(&disk, ROUTINES)[0].1, "two");
}

#[test]
fn saving_removing_and_saving_again_happen_in_this_order() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = queue(&disk);
    for job in [save(None, "one"), remove("one"), save(None, "two"), save(Some("two"), "three")] {
        queue.push(job);
    }
    assert_eq!(queue.waiting(), 3);
    assert_eq!(queue.step(at(0)), []);
    assert_eq!(folder(&disk, ROUTINES), files(&[("evening.ron", "three")]));
    assert_eq!(folder(&disk, "/data/deleted"), files(&[("evening.ron.1", "one")]));
}

#[test]
fn a_file_changed_elsewhere_is_kept_and_the_report_names_the_one_beside_it() {
    let disk = disk_with(&[(FILE, "theirs"), ("/data/routines/evening-mine.ron", "taken")]);
    let mut queue = queue(&disk);
    queue.push(save(Some("old"), "new"));
    let reports = queue.step(at(0));
    let [SaveReport::KeptBoth { save, theirs }] = &reports[..] else { panic!("{reports:?}") };
    assert_eq!((&*save.text, &*save.otherwise.file), ("new", "evening-mine-2.ron"));
    assert_eq!((theirs.path.to_str(), &theirs.bytes[..]), (Some(FILE), &b"theirs"[..]));
    assert_eq!((queue.waiting(), queue.step(at(1))), (0, vec![]));
}

#[test]
fn a_removal_of_what_was_changed_is_told_once_and_not_tried_again() {
    let disk = disk_with(&[(FILE, "theirs")]);
    let mut queue = queue(&disk);
    queue.push(remove("old"));
    let reports = queue.step(at(0));
    assert!(matches!(&reports[..], [SaveReport::NotRemoved(error)] if error.cause == Cause::ChangedMeanwhile));
    assert_eq!((queue.waiting(), queue.next_try(), queue.step(at(60))), (0, None, vec![]));
}

#[test]
fn a_removal_that_fails_is_tried_again() {
    let disk = disk_with(&[(FILE, "old")]);
    let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), 1, Fault::Hiccup));
    let mut queue = queue(&faulty);
    queue.push(remove("old"));
    assert_eq!(failure(&queue.step(at(0))), (Cause::NoSpace, 1));
    assert_eq!(queue.step(at(1)), [SaveReport::Recovered]);
    assert_eq!(folder(&disk, "/data/deleted"), files(&[("evening.ron.1", "old")]));
}

#[test]
fn one_file_that_cannot_be_written_holds_up_nothing_else() {
    let disk = disk_with(&[("/data/routines/evening.ron/folder", ""), ("/data/draft.ab12.ron/folder", "")]);
    let mut queue = queue(&disk);
    for job in [save(None, "one"), exercise("move"), keep_draft("x"), Job::SaveSettings(Settings::default())] {
        queue.push(job);
    }
    assert_eq!(failure(&queue.step(at(0))), (Cause::IsFolder, 2));
    assert_eq!(folder(&disk, "/data/exercises"), files(&[("evening.ron", "move")]));
    assert_eq!(store(&disk).load_settings(Mend::Never).0, Some(Settings::default()));
}

#[test]
fn only_the_latest_of_a_draft_and_its_end_matters() {
    let disk = Arc::new(MemoryDisk::default());
    let mut queue = queue(&disk);
    for job in [keep_draft("one"), Job::ClearDraft, keep_draft("two")] {
        queue.push(job);
    }
    assert_eq!((queue.waiting(), queue.step(at(0))), (1, vec![]));
    assert_eq!(store(&disk).load_draft(Mend::Never).0, Some(draft("two")));
    for job in [keep_draft("three"), Job::ClearDraft] {
        queue.push(job);
    }
    assert_eq!((queue.waiting(), queue.step(at(0))), (1, vec![]));
    assert_eq!(store(&disk).load_draft(Mend::Never), (None, vec![]));
}

#[test]
fn what_waits_goes_along_to_another_folder_and_builds_on_the_copy_there() {
    let disk = disk_with(&[(FILE, "old")]);
    let locked = Arc::new(FaultyDisk::failing_after(disk.clone(), 0, Fault::ReadOnly));
    let mut queue = queue(&locked);
    queue.push(save(Some("old"), "new"));
    queue.push(keep_draft("draft"));
    queue.step(at(0));
    locked.repair();
    queue.move_to("/new".into());
    let reports = queue.step(at(0));
    assert!(matches!(&reports[..], [SaveReport::Moved { .. }, SaveReport::Recovered]), "{reports:?}");
    assert_eq!(folder(&disk, "/new/routines"), files(&[("evening.ron", "new"), ("evening.ron.bak", "old")]));
    assert_eq!(folder(&disk, ROUTINES), files(&[("evening.ron", "old")]));
    assert_eq!(store(&disk).moved_to("/new").load_draft(Mend::Never).0, Some(draft("draft")));
}

//! Power fails at every operation in turn: afterwards everything is old or new, never neither.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

use super::faulty::{Fault, FaultyDisk};
use super::{HEADER, MONTH, NOW, ids, line, session, store};
use crate::domain::checkpoint::Checkpoint;
use crate::domain::history::tests::record;
use crate::domain::history::{History, HistoryEntry};
use crate::domain::quantity::Volume;
use crate::domain::settings::Settings;
use crate::domain::side::Side;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::envelope::{Opened, open};
use crate::storage::error::{Cause, StorageError};
use crate::storage::store::Store;

fn quiet(volume: u8) -> Settings {
    Settings { volume: Volume::percent(volume), ..Settings::default() }
}

fn checkpoint(bout: usize) -> Checkpoint {
    Checkpoint { record: record("now", 0, 60, 20), bout, fingerprint: u64::MAX, affected: Side::Left }
}

/// Does `work` on copies of `before`, each time failing one operation later, until it gets through. `check` sees the disk
/// after each crash, and whether the work had said that it was done.
pub(super) fn crash_everywhere(
    before: &MemoryDisk,
    work: impl Fn(&Store) -> Result<(), StorageError>,
    check: impl Fn(&Arc<MemoryDisk>, bool),
) {
    for operations in 0.. {
        let faulty = Arc::new(FaultyDisk::failing_after(Arc::new(before.snapshot()), operations, Fault::PowerCut));
        let done = work(&store(&faulty)).is_ok();
        assert_eq!(done, !faulty.has_failed(), "a failure must be told");
        check(&faulty.disk, done);
        if done {
            assert!(operations > 0, "nothing was tried");
            return;
        }
    }
}

#[test]
fn settings_are_old_or_new_and_an_unfinished_save_can_be_done_again() {
    let disk = Arc::new(MemoryDisk::default());
    for volume in [1, 2] {
        store(&disk).save_settings(&quiet(volume), NOW).unwrap();
    }
    let file = Path::new("/data/settings.ab12.ron");
    let backup = Path::new("/data/settings.ab12.ron.bak");
    let whole = |disk: &MemoryDisk, path| {
        disk.read(path).is_ok_and(|bytes| matches!(open::<Settings>(&bytes), Opened::Current(_)))
    };
    crash_everywhere(
        &disk,
        |store| store.save_settings(&quiet(3), NOW),
        |disk, done| {
            assert!(whole(disk, file) || whole(disk, backup));
            let loaded = store(disk).load_settings(Mend::At(NOW)).0.unwrap();
            assert!(loaded == quiet(3) || (!done && loaded == quiet(2)));
            store(disk).save_settings(&quiet(4), NOW).unwrap();
            assert_eq!(store(disk).load_settings(Mend::At(NOW)), (Some(quiet(4)), vec![]));
            assert!(whole(disk, backup));
        },
    );
}

#[test]
fn the_first_save_of_all_is_there_or_not() {
    crash_everywhere(
        &MemoryDisk::default(),
        |store| store.save_settings(&quiet(3), NOW),
        |disk, done| {
            let (loaded, notices) = store(disk).load_settings(Mend::At(NOW));
            assert!(loaded == Some(quiet(3)) || (!done && loaded.is_none()));
            assert_eq!(notices, []);
        },
    );
}

#[test]
fn an_append_is_there_or_not_and_what_was_there_stays() {
    for before in ["", HEADER, &format!("{HEADER}{}", line("a"))] {
        let disk = MemoryDisk::default();
        if !before.is_empty() {
            disk.put(MONTH, before);
        }
        let old = if before.contains("session") { vec!["a"] } else { vec![] };
        let new = [&old[..], &["b"]].concat();
        crash_everywhere(
            &disk,
            |store| store.append(&session("b"), NOW),
            |disk, done| {
                let (entries, _) = store(disk).load_history(Mend::At(NOW));
                assert!(ids(&entries) == new || (!done && ids(&entries) == old), "{:?}", ids(&entries));
                store(disk).append(&session("c"), NOW).unwrap();
                let (entries, notices) = store(disk).load_history(Mend::At(NOW));
                assert_eq!(notices, []);
                assert_eq!(ids(&entries).last(), Some(&"c"));
                assert!(ids(&entries).starts_with(&old));
            },
        );
    }
}

#[test]
fn many_appends_are_there_up_to_where_they_are_said_to_be_and_what_was_there_stays() {
    let disk = MemoryDisk::default();
    disk.put(MONTH, format!("{HEADER}{}{}", line("a"), &line("torn")[..50]));
    let month = 31 * 86_400;
    let later = |id: &str| HistoryEntry::Session(record(id, NOW.unix_millis() / 1000 + month, 60, 60));
    let all = [later("d"), session("b"), later("e"), session("c")];
    let all_of = |disk: &Arc<MemoryDisk>| {
        let mut entries = store(disk).load_history(Mend::At(NOW)).0;
        entries.sort_by_key(|entry| ids(std::slice::from_ref(entry))[0].to_owned());
        entries
    };
    let said = Cell::new(0);
    crash_everywhere(
        &disk,
        |store| {
            let told = store.append_all(&all, NOW);
            said.set(told.as_ref().map_or_else(|unfinished| unfinished.done, |()| all.len()));
            told.map_err(|unfinished| unfinished.error)
        },
        |disk, done| {
            let there = all_of(disk);
            assert!(["a", "b", "c", "d", "e"].starts_with(&ids(&there)), "{:?}", ids(&there));
            assert!(there.len() > said.get(), "{} were said to be there of {:?}", said.get(), ids(&there));
            assert_eq!(done, said.get() == all.len());
            store(disk).append_all(&all, NOW).unwrap();
            let (_, notices) = store(disk).load_history(Mend::At(NOW));
            assert_eq!(notices, [], "trying again leaves nothing torn");
            assert_eq!(History::merge(all_of(disk)).sessions().count(), 5, "trying again does no harm");
        },
    );
}

#[test]
fn of_many_appends_a_month_that_failed_leaves_none_and_each_month_is_written_once() {
    let disk = Arc::new(MemoryDisk::default());
    disk.put(MONTH, format!("{HEADER}{}", line("a")));
    let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), 0, Fault::Hiccup));
    let store = store(&faulty);
    let all = [session("b"), session("c")];
    let told = store.append_all(&all, NOW).unwrap_err();
    assert_eq!((told.done, told.error.cause), (0, Cause::NoSpace));
    assert_eq!(ids(&store.load_history(Mend::Never).0), ["a"]);
    store.append_all(&all, NOW).unwrap();
    assert_eq!(ids(&store.load_history(Mend::Never).0), ["a", "b", "c"]);

    let once = Arc::new(FaultyDisk::failing_after(disk, 1, Fault::PowerCut));
    super::store(&once).append_all(&[session("d"), session("e")], NOW).unwrap();
}

#[test]
fn mending_a_torn_line_loses_nothing_at_any_point() {
    let disk = MemoryDisk::default();
    let torn = &line("torn")[..50];
    disk.put(MONTH, format!("{HEADER}{}{torn}", line("a")));
    crash_everywhere(
        &disk,
        |store| store.append(&session("b"), NOW),
        |disk, done| {
            let everything: Vec<String> = disk
                .list(Path::new("/data/history"))
                .unwrap()
                .iter()
                .map(|path| String::from_utf8(disk.read(path).unwrap()).unwrap())
                .collect();
            assert!(everything.iter().any(|text| text.contains(torn)), "the torn line is gone");
            let (entries, _) = store(disk).load_history(Mend::At(NOW));
            assert!(ids(&entries) == ["a", "b"] || (!done && ids(&entries) == ["a"]));
        },
    );
}

#[test]
fn a_checkpoint_is_cleared_for_good_or_still_whole() {
    let disk = Arc::new(MemoryDisk::default());
    for bout in [1, 2] {
        store(&disk).save_running(&checkpoint(bout), NOW).unwrap();
    }
    assert_eq!(store(&disk).load_running(Mend::Never), (Some(checkpoint(2)), vec![]));
    crash_everywhere(&disk, Store::clear_running, |disk, done| {
        let (loaded, notices) = store(disk).load_running(Mend::At(NOW));
        assert!(loaded.is_none() || (!done && loaded == Some(checkpoint(2))), "an old copy came back");
        assert_eq!(notices, []);
    });
}

#[test]
fn a_disk_that_was_full_for_a_moment_keeps_no_trace_of_half_a_line() {
    for before in [String::new(), format!("{HEADER}{}", line("a"))] {
        let disk = Arc::new(MemoryDisk::default());
        disk.put(MONTH, &before);
        let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), 0, Fault::Hiccup));
        let store = store(&faulty);
        assert_eq!(store.append(&session("b"), NOW).unwrap_err().cause, Cause::NoSpace);
        assert_eq!(disk.read(Path::new(MONTH)).unwrap(), before.as_bytes());
        store.append(&session("b"), NOW).unwrap();
        let expected = if before.is_empty() { format!("{HEADER}{}", line("b")) } else { before + &line("b") };
        assert_eq!(disk.read(Path::new(MONTH)).unwrap(), expected.as_bytes());
        assert_eq!(disk.list(Path::new("/data/history")).unwrap(), [Path::new(MONTH)]);
    }
}

#[test]
fn a_save_that_failed_at_any_point_succeeds_when_tried_again() {
    for operations in 0..4 {
        let disk = Arc::new(MemoryDisk::default());
        store(&disk).save_settings(&quiet(1), NOW).unwrap();
        let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), operations, Fault::Hiccup));
        store(&faulty).save_settings(&quiet(2), NOW).unwrap_err();
        store(&faulty).save_settings(&quiet(2), NOW).unwrap();
        assert_eq!(store(&disk).load_settings(Mend::Never), (Some(quiet(2)), vec![]));
        assert_eq!(disk.list(Path::new("/data")).unwrap().len(), 2, "a file and its copy");
    }
}

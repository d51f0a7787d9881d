//! Power fails at every operation in turn: afterwards everything is old or new, never neither.

use std::path::Path;
use std::sync::Arc;

use super::faulty::FaultyDisk;
use super::{MONTH, NOW, ids, line, session, store};
use crate::domain::checkpoint::Checkpoint;
use crate::domain::history::tests::record;
use crate::domain::quantity::Volume;
use crate::domain::settings::Settings;
use crate::domain::side::Side;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::envelope::{Opened, open};
use crate::storage::error::StorageError;
use crate::storage::store::Store;

fn quiet(volume: u8) -> Settings {
    Settings { volume: Volume::percent(volume), ..Settings::default() }
}

fn checkpoint(bout: usize) -> Checkpoint {
    Checkpoint { record: record("now", 0, 60, 20), bout, fingerprint: u64::MAX, affected: Side::Left }
}

/// Does `work` on copies of `before`, each time failing one operation later, until it gets through. `check` sees the disk
/// after each crash, and whether the work had said that it was done.
fn crash_everywhere(
    before: &MemoryDisk,
    work: impl Fn(&Store) -> Result<(), StorageError>,
    check: impl Fn(&Arc<MemoryDisk>, bool),
) {
    for operations in 0.. {
        let faulty = Arc::new(FaultyDisk::failing_after(Arc::new(before.snapshot()), operations));
        let done = work(&store(&faulty)).is_ok();
        assert_eq!(done, !faulty.is_down(), "a failure must be told");
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
    for before in [
        "",
        "(format:\"supple-history\",version:1)\n",
        &format!("(format:\"supple-history\",version:1)\n{}", line("a")),
    ] {
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
fn mending_a_torn_line_loses_nothing_at_any_point() {
    let disk = MemoryDisk::default();
    let torn = &line("torn")[..50];
    disk.put(MONTH, format!("(format:\"supple-history\",version:1)\n{}{torn}", line("a")));
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

//! Saving and removing a person's own files never costs what somebody else wrote.

use std::path::Path;
use std::sync::Arc;

use super::crash::crash_everywhere;
use super::faulty::{Fault, FaultyDisk};
use super::meanwhile::{SlowReader, Work};
use super::store;
use crate::domain::fingerprint::Fingerprint;
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::error::{Action, Cause};
use crate::storage::store::{Beside, OwnFile, OwnFiles, OwnSave, OwnSaved, Store};

const FILE: &str = "/data/routines/evening.ron";
const BACKUP: &str = "/data/routines/evening.ron.bak";
const BESIDE: &str = "/data/routines/evening-mine.ron";

pub(super) fn print(text: &str) -> Fingerprint {
    Fingerprint::of(text.as_bytes())
}

/// Saves `text` as the evening routine, which was last seen as `base`.
pub(super) fn evening(base: Option<&str>, text: &str) -> OwnSave {
    OwnSave {
        kind: OwnFiles::Routines,
        file: "evening.ron".into(),
        text: text.into(),
        base: base.map(print),
        otherwise: Beside { file: "evening-mine.ron".into(), text: format!("my {text}") },
    }
}

pub(super) fn disk_with(files: &[(&str, &str)]) -> Arc<MemoryDisk> {
    let disk = Arc::new(MemoryDisk::default());
    for (path, text) in files {
        disk.put(path, text);
    }
    disk
}

/// What stands in a folder, in order of the names.
pub(super) fn folder(disk: &MemoryDisk, folder: &str) -> Vec<(String, String)> {
    let files = disk.list(Path::new(folder)).unwrap_or_default();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    files.iter().map(|path| (name(path), String::from_utf8(disk.read(path).unwrap()).unwrap())).collect()
}

pub(super) fn files(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn text(disk: &MemoryDisk, path: &str) -> Option<String> {
    disk.read(Path::new(path)).ok().map(|bytes| String::from_utf8(bytes).unwrap())
}

fn kept_both(theirs: &str, ours: &str) -> OwnSaved {
    OwnSaved::KeptBoth { theirs: OwnFile { path: FILE.into(), bytes: theirs.into() }, ours: ours.into() }
}

#[test]
fn a_new_file_is_made_with_the_folders_around_it() {
    let disk = Arc::new(MemoryDisk::default());
    assert_eq!(store(&disk).save_own(&evening(None, "new")), Ok(OwnSaved::Saved));
    let exercise = OwnSave { kind: OwnFiles::Exercises, ..evening(None, "move") };
    assert_eq!(store(&disk).save_own(&exercise), Ok(OwnSaved::Saved));
    assert_eq!(folder(&disk, "/data/routines"), files(&[("evening.ron", "new")]));
    assert_eq!(folder(&disk, "/data/exercises"), files(&[("evening.ron", "move")]));
}

#[test]
fn a_file_that_nobody_changed_is_replaced_and_the_one_before_is_kept() {
    let disk = disk_with(&[(FILE, "one")]);
    for (base, text) in [("one", "two"), ("two", "three")] {
        assert_eq!(store(&disk).save_own(&evening(Some(base), text)), Ok(OwnSaved::Saved));
    }
    let both = files(&[("evening.ron", "three"), ("evening.ron.bak", "two")]);
    assert_eq!(folder(&disk, "/data/routines"), both);
    assert_eq!(store(&disk).save_own(&evening(Some("two"), "three")), Ok(OwnSaved::Saved));
    assert_eq!(folder(&disk, "/data/routines"), both, "saving the same again changes nothing");
}

#[test]
fn a_file_that_was_changed_or_put_there_meanwhile_stays_and_ours_goes_beside_it() {
    for base in [Some("old"), None] {
        let disk = disk_with(&[(FILE, "theirs")]);
        for _retry in 0..2 {
            let saved = store(&disk).save_own(&evening(base, "new"));
            assert_eq!(saved, Ok(kept_both("theirs", "evening-mine.ron")));
            let both = files(&[("evening-mine.ron", "my new"), ("evening.ron", "theirs")]);
            assert_eq!(folder(&disk, "/data/routines"), both);
        }
    }
}

#[test]
fn a_file_changed_at_the_last_moment_stays_too() {
    let disk = Arc::new(SlowReader::default());
    disk.disk.put(FILE, "old");
    let other = disk.clone();
    let change: Work = Box::new(move || other.disk.put(FILE, "theirs"));
    *disk.meanwhile.lock().unwrap() = Some(change);
    assert_eq!(store(&disk).save_own(&evening(Some("old"), "new")), Ok(kept_both("theirs", "evening-mine.ron")));
    let all = files(&[("evening-mine.ron", "my new"), ("evening.ron", "theirs"), ("evening.ron.bak", "old")]);
    assert_eq!(folder(&disk.disk, "/data/routines"), all);
}

#[test]
fn a_file_that_vanished_meanwhile_is_made_again() {
    let disk = disk_with(&[("/data/routines/other.ron", "other")]);
    assert_eq!(store(&disk).save_own(&evening(Some("old"), "new")), Ok(OwnSaved::Saved));
    assert_eq!(text(&disk, FILE).as_deref(), Some("new"));
}

#[test]
fn a_taken_name_beside_gets_a_number_and_nothing_there_is_written_over() {
    let disk = disk_with(&[(FILE, "theirs"), (BESIDE, "taken"), ("/data/routines/evening-mine-2.ron/folder", "")]);
    for _retry in 0..2 {
        let saved = store(&disk).save_own(&evening(None, "new"));
        assert_eq!(saved, Ok(kept_both("theirs", "evening-mine-3.ron")));
    }
    assert_eq!(text(&disk, BESIDE).as_deref(), Some("taken"));
    assert_eq!(text(&disk, "/data/routines/evening-mine-3.ron").as_deref(), Some("my new"));
    for number in 3..=99 {
        disk.put(format!("/data/routines/evening-mine-{number}.ron"), "taken");
    }
    assert_eq!(store(&disk).save_own(&evening(None, "new")).unwrap_err().cause, Cause::NameTaken);
}

#[test]
fn a_save_that_fails_at_any_point_leaves_the_old_file_or_the_new_and_can_be_done_again() {
    for before in [None, Some("old")] {
        let disk = MemoryDisk::default();
        if let Some(before) = before {
            disk.put(FILE, before);
        }
        crash_everywhere(
            &disk,
            |store| store.save_own(&evening(before, "new")).map(drop),
            |disk, done| {
                let stands = text(disk, FILE);
                assert!(stands.as_deref() == Some("new") || (!done && stands.as_deref() == before), "{stands:?}");
                assert_eq!(store(disk).save_own(&evening(before, "new")), Ok(OwnSaved::Saved));
                assert_eq!((text(disk, FILE).as_deref(), text(disk, BACKUP).as_deref()), (Some("new"), before));
                assert_eq!(text(disk, BESIDE), None);
            },
        );
    }
}

#[test]
fn keeping_both_fails_at_any_point_without_touching_theirs_or_making_a_third() {
    crash_everywhere(
        &disk_with(&[(FILE, "theirs")]),
        |store| store.save_own(&evening(Some("old"), "new")).map(drop),
        |disk, done| {
            assert_eq!(text(disk, FILE).as_deref(), Some("theirs"));
            let beside = text(disk, BESIDE);
            assert!(beside.as_deref() == Some("my new") || (!done && beside.is_none()), "{beside:?}");
            let saved = store(disk).save_own(&evening(Some("old"), "new"));
            assert_eq!(saved, Ok(kept_both("theirs", "evening-mine.ron")));
            assert_eq!(store(disk).load_own_files(OwnFiles::Routines).0.len(), 2);
        },
    );
}

#[test]
fn names_that_might_mean_another_place_are_refused() {
    let bad =
        ["", ".", "..", ".ron", ".evening.ron", "evening", "evening.ron.bak", "evening.RON", "a/b.ron", "a\\b.ron"];
    for name in bad.into_iter().chain(["/a.ron", "../a.ron", "a.ron/", "a.ron/."]) {
        let disk = Arc::new(MemoryDisk::default());
        let mut saves = [evening(None, "x"), evening(None, "x")];
        saves[0].file = name.into();
        saves[1].otherwise.file = name.into();
        for save in saves {
            let error = store(&disk).save_own(&save).unwrap_err();
            assert_eq!((error.action, error.cause), (Action::Save, Cause::BadName(name.into())));
        }
        let error = store(&disk).remove_own(OwnFiles::Routines, name, None).unwrap_err();
        assert_eq!((error.action, error.cause), (Action::Remove, Cause::BadName(name.into())));
        assert!(disk.list(Path::new("/")).unwrap().is_empty(), "{name}");
    }
}

fn remove(store: &Store, base: &str) -> Result<(), crate::storage::error::StorageError> {
    store.remove_own(OwnFiles::Routines, "evening.ron", Some(print(base)))
}

#[test]
fn what_is_removed_is_kept_in_a_folder_of_its_own_and_nothing_there_is_written_over() {
    let disk = Arc::new(MemoryDisk::default());
    remove(&store(&disk), "none").unwrap();
    for text in ["one", "two"] {
        disk.put(FILE, text);
        remove(&store(&disk), text).unwrap();
        remove(&store(&disk), text).unwrap();
    }
    let kept = files(&[("evening.ron.1", "one"), ("evening.ron.2", "two")]);
    assert_eq!((folder(&disk, "/data/deleted"), folder(&disk, "/data/routines")), (kept, vec![]));
}

#[test]
fn what_was_changed_meanwhile_is_not_removed() {
    let disk = disk_with(&[(FILE, "theirs")]);
    let error = remove(&store(&disk), "old").unwrap_err();
    let says = "/data/routines/evening.ron could not be removed: it was changed elsewhere meanwhile. It is left as it is; \
                look at it first.";
    assert_eq!(error.to_string(), says);
    let none = store(&disk).remove_own(OwnFiles::Routines, "evening.ron", None);
    assert_eq!(none.unwrap_err().cause, Cause::ChangedMeanwhile);
    assert_eq!(text(&disk, FILE).as_deref(), Some("theirs"));
    assert_eq!(folder(&disk, "/data/deleted"), []);
}

#[test]
fn removing_fails_at_any_point_with_the_file_in_one_place_or_the_other() {
    crash_everywhere(
        &disk_with(&[(FILE, "old"), ("/data/deleted/evening.ron.1", "before")]),
        |store| remove(store, "old"),
        |disk, done| {
            let [here, there] = [FILE, "/data/deleted/evening.ron.2"].map(|path| text(disk, path));
            assert!(here.is_some() != there.is_some() && (there.is_some() || !done));
            remove(&store(disk), "old").unwrap();
            let kept = files(&[("evening.ron.1", "before"), ("evening.ron.2", "old")]);
            assert_eq!((folder(disk, "/data/deleted"), text(disk, FILE)), (kept, None));
        },
    );
}

#[test]
fn a_folder_that_vanished_is_waited_for() {
    let disk = disk_with(&[(FILE, "old")]);
    let store = store(&disk);
    disk.pull_out(Path::new("/data"));
    assert_eq!(store.save_own(&evening(Some("old"), "new")).unwrap_err().cause, Cause::FolderGone);
    assert_eq!(remove(&store, "old").unwrap_err().cause, Cause::FolderGone);
    assert!(disk.list(Path::new("/")).unwrap().is_empty());
}

#[test]
fn a_full_disk_leaves_the_file_and_its_copy_as_they_were() {
    let disk = disk_with(&[(FILE, "two"), (BACKUP, "one")]);
    let faulty = Arc::new(FaultyDisk::failing_after(disk.clone(), 1, Fault::PowerCut));
    assert_eq!(store(&faulty).save_own(&evening(Some("two"), "three")).unwrap_err().cause, Cause::NoSpace);
    assert_eq!([FILE, BACKUP].map(|path| text(&disk, path).unwrap()), ["two", "one"]);
}

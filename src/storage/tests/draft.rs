//! A routine that is being edited, or a note that is being written, survives whatever happens to Supple.

use std::path::Path;
use std::sync::Arc;

use super::crash::crash_everywhere;
use super::{NOW, store};
use crate::domain::edit_draft::EditDraft;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::journal::CheckIn;
use crate::domain::journal::tests::check_in;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, Entry, MemoryDisk};
use crate::storage::error::Cause;
use crate::storage::notice::Finding;
use crate::storage::store::Store;

const DRAFT: &str = "/data/draft.ab12.ron";
const NEWER: &str = "(format: \"supple-draft\", version: 2, body: (pink: true))";

pub(super) fn draft(text: &str) -> EditDraft {
    EditDraft { file: Some("evening.ron".into()), base: Some(Fingerprint::of(b"old")), text: text.into() }
}

#[test]
fn a_draft_comes_back_as_it_was_until_it_is_cleared() {
    let disk = Arc::new(MemoryDisk::default());
    store(&disk).clear_draft().unwrap();
    assert!(disk.list(Path::new("/")).unwrap().is_empty());
    for draft in [draft("one"), EditDraft { file: None, base: None, text: "two".into() }] {
        store(&disk).save_draft(&draft, NOW).unwrap();
        assert_eq!(store(&disk).load_draft(Mend::At(NOW)), (Some(draft), vec![]));
    }
    store(&disk).clear_draft().unwrap();
    assert_eq!(store(&disk).load_draft(Mend::At(NOW)), (None, vec![]));
    assert!(disk.list(Path::new("/data")).unwrap().is_empty());
}

#[test]
fn a_damaged_draft_is_set_aside_and_the_one_before_is_used() {
    let disk = Arc::new(MemoryDisk::default());
    for text in ["one", "two"] {
        store(&disk).save_draft(&draft(text), NOW).unwrap();
    }
    disk.put(DRAFT, "damaged");
    let (found, notices) = store(&disk).load_draft(Mend::At(NOW));
    assert_eq!(found, Some(draft("one")));
    let kept = format!("{DRAFT}.damaged-2026-11-22-080000");
    assert!(matches!(&notices[0].finding, Finding::Damaged { kept_as: Some(aside), .. } if *aside == *kept));
    assert_eq!(disk.read(Path::new(&kept)).unwrap(), b"damaged");
}

#[test]
fn a_draft_of_a_newer_supple_is_neither_written_over_nor_cleared() {
    let disk = Arc::new(MemoryDisk::default());
    disk.put(DRAFT, NEWER);
    let (found, notices) = store(&disk).load_draft(Mend::At(NOW));
    assert_eq!((found, &notices[0].finding), (None, &Finding::Newer(2)));
    assert_eq!(store(&disk).save_draft(&draft("mine"), NOW).unwrap_err().cause, Cause::NewerVersion(2));
    store(&disk).clear_draft().unwrap();
    assert_eq!(disk.read(Path::new(DRAFT)).unwrap(), NEWER.as_bytes());
}

#[test]
fn a_draft_is_old_or_new_and_cleared_for_good_or_still_whole() {
    let disk = Arc::new(MemoryDisk::default());
    for text in ["one", "two"] {
        store(&disk).save_draft(&draft(text), NOW).unwrap();
    }
    crash_everywhere(
        &disk,
        |store| store.save_draft(&draft("three"), NOW),
        |disk, done| {
            let found = store(disk).load_draft(Mend::At(NOW)).0;
            assert!(found == Some(draft("three")) || (!done && found == Some(draft("two"))), "{found:?}");
        },
    );
    crash_everywhere(&disk, Store::clear_draft, |disk, done| {
        let (found, notices) = store(disk).load_draft(Mend::At(NOW));
        assert!(found.is_none() || (!done && found == Some(draft("two"))), "an old copy came back");
        assert_eq!(notices, []);
    });
}

#[test]
fn a_note_is_old_or_new_and_cleared_for_good_or_still_whole() {
    let disk = Arc::new(MemoryDisk::default());
    let [two, three] = ["two", "three"]
        .map(|note| check_in("c-1", 1_795_334_400, CheckIn { note: note.into(), ..CheckIn::default() }));
    store(&disk).save_noting(&two, NOW).unwrap();
    crash_everywhere(
        &disk,
        |store| store.save_noting(&three, NOW),
        |disk, done| {
            let found = store(disk).load_noting(Mend::At(NOW)).0;
            assert!(found.as_ref() == Some(&three) || (!done && found.as_ref() == Some(&two)), "{found:?}");
        },
    );
    crash_everywhere(&disk, Store::clear_noting, |disk, done| {
        let (found, notices) = store(disk).load_noting(Mend::At(NOW));
        assert!(found.is_none() || (!done && found.as_ref() == Some(&two)), "an old copy came back");
        assert_eq!(notices, []);
    });
}

#[test]
fn a_note_of_this_device_comes_along_to_another_folder() {
    let disk = Arc::new(MemoryDisk::default());
    let entry = check_in("c-1", 1_795_334_400, CheckIn::default());
    store(&disk).save_noting(&entry, NOW).unwrap();
    let moved = store(&disk).moved_to("/new");
    assert_eq!(store(&disk).copy_to(&moved), []);
    assert_eq!(moved.load_noting(Mend::Never), (Some(entry), vec![]));
}

#[test]
fn the_draft_of_this_device_comes_along_to_another_folder_and_no_other_draft() {
    let disk = Arc::new(MemoryDisk::default());
    store(&disk).save_draft(&draft("mine"), NOW).unwrap();
    disk.put("/data/draft.ff00.ron", "theirs");
    disk.put("/data/deleted/evening.ron.1", "gone");
    let moved = store(&disk).moved_to("/new");
    assert_eq!(store(&disk).copy_to(&moved), []);
    assert_eq!(moved.load_draft(Mend::Never), (Some(draft("mine")), vec![]));
    for left in ["/new/draft.ff00.ron", "/new/deleted"] {
        assert_eq!(disk.entry(Path::new(left)).unwrap(), Entry::Missing, "{left}");
    }
}

//! Loading what is damaged, newer, torn, in the way or from elsewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{HEADER, MONTH, NOW, ids, line, session, store};
use crate::domain::history::{History, HistoryEntry};
use crate::domain::settings::Settings;
use crate::storage::aside::Mend;
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::envelope::tests::{Sample, V0};
use crate::storage::error::Cause;
use crate::storage::notice::{Finding, LoadNotice};
use crate::storage::store::OwnFiles;
use crate::storage::whole;

const SETTINGS: &str = "/data/settings.ab12.ron";

fn disk_with(path: &str, bytes: impl AsRef<[u8]>) -> Arc<MemoryDisk> {
    let disk = Arc::new(MemoryDisk::default());
    disk.put(path, bytes);
    disk
}

fn text(disk: &MemoryDisk, path: &str) -> String {
    String::from_utf8_lossy(&disk.read(Path::new(path)).unwrap()).into_owned()
}

fn findings(notices: Vec<LoadNotice>) -> Vec<Finding> {
    notices.into_iter().map(|notice| notice.finding).collect()
}

#[test]
fn damaged_settings_are_set_aside_and_the_copy_of_the_save_before_is_used() {
    for damage in [&b"(format: \"supple-settings\", ver"[..], b"\xff\xff", b"", b"{}", &[0; 512]] {
        let disk = Arc::new(MemoryDisk::default());
        store(&disk).save_settings(&Settings::default(), NOW).unwrap();
        store(&disk).save_settings(&Settings::default(), NOW).unwrap();
        disk.put(SETTINGS, damage);
        let (settings, notices) = store(&disk).load_settings(Mend::At(NOW));
        assert_eq!(settings, Some(Settings::default()));
        let kept: PathBuf = format!("{SETTINGS}.damaged-2026-11-22-080000").into();
        let [Finding::Damaged { kept_as, .. }, Finding::RestoredFromCopy] = &findings(notices)[..] else { panic!() };
        assert_eq!(kept_as.as_ref(), Some(&kept));
        assert_eq!(disk.read(&kept).unwrap(), damage);
    }
}

#[test]
fn whoever_only_looks_touches_nothing() {
    let disk = disk_with(SETTINGS, "damaged");
    disk.put(MONTH, format!("{HEADER}{}torn", line("a")));
    let (settings, notices) = store(&disk).load_settings(Mend::Never);
    assert_eq!(settings, None);
    assert!(matches!(findings(notices)[..], [Finding::Damaged { kept_as: None, .. }]));
    let (entries, notices) = store(&disk).load_history(Mend::Never);
    assert_eq!((ids(&entries), findings(notices)), (vec!["a"], vec![Finding::TornLine { kept_as: None }]));
    assert_eq!(disk.list(Path::new("/data")).unwrap().len(), 2);
    assert!(text(&disk, MONTH).ends_with("torn"));
}

#[test]
fn saving_over_damage_that_was_never_loaded_sets_it_aside_too_each_under_its_own_name() {
    let disk = Arc::new(MemoryDisk::default());
    for damage in ["one", "two"] {
        disk.put(SETTINGS, damage);
        store(&disk).save_settings(&Settings::default(), NOW).unwrap();
    }
    assert_eq!(text(&disk, &format!("{SETTINGS}.damaged-2026-11-22-080000")), "one");
    assert_eq!(text(&disk, &format!("{SETTINGS}.damaged-2026-11-22-080000-2")), "two");
}

#[test]
fn newer_settings_are_said_and_never_written_over() {
    let newer = "(format: \"supple-settings\", version: 2, body: (pink: true))";
    let disk = disk_with(SETTINGS, newer);
    let (settings, notices) = store(&disk).load_settings(Mend::At(NOW));
    assert_eq!((settings, findings(notices)), (None, vec![Finding::Newer(2)]));
    let error = store(&disk).save_settings(&Settings::default(), NOW).unwrap_err();
    assert_eq!(error.cause, Cause::NewerVersion(2));
    assert_eq!(text(&disk, SETTINGS), newer);
}

#[test]
fn an_older_file_is_brought_up_to_date_and_a_copy_kept() {
    let path = Path::new("/data/sample.ron");
    let disk = disk_with("/data/sample.ron", V0);
    let (sample, notices) = whole::load::<Sample>(&*disk, path, Mend::At(NOW));
    assert_eq!(sample, Some(Sample(120)));
    let copy = PathBuf::from("/data/sample.ron.v0");
    assert_eq!(findings(notices), [Finding::Migrated { from: 0, kept_as: Some(copy.clone()) }]);
    whole::save(&*disk, path, &Sample(60), NOW).unwrap();
    assert_eq!(whole::load(&*disk, path, Mend::At(NOW)), (Some(Sample(60)), vec![]));
    assert_eq!(disk.read(&copy).unwrap(), V0.as_bytes());
}

#[test]
fn a_damaged_line_is_skipped_named_and_left_in_place() {
    let lines = format!("{HEADER}{}session(id:5)\n\u{0}\n\n{}", line("a"), line("b"));
    let disk = disk_with(MONTH, &lines);
    let (entries, notices) = store(&disk).load_history(Mend::At(NOW));
    assert_eq!(ids(&entries), ["a", "b"]);
    assert!(matches!(&findings(notices)[..], [Finding::DamagedLines { lines, .. }] if *lines == [3, 4]));
    store(&disk).append(&session("c"), NOW).unwrap();
    assert_eq!(text(&disk, MONTH), lines + &line("c"));
}

#[test]
fn a_torn_last_line_is_set_aside_said_once_and_the_file_goes_on() {
    let torn = &line("b")[..20];
    let disk = disk_with(MONTH, format!("{HEADER}{}{torn}", line("a")));
    let (entries, notices) = store(&disk).load_history(Mend::At(NOW));
    let kept = format!("{MONTH}.torn-2026-11-22-080000");
    assert_eq!(ids(&entries), ["a"]);
    assert_eq!(findings(notices), [Finding::TornLine { kept_as: Some(kept.clone().into()) }]);
    assert_eq!(text(&disk, &kept), torn);
    store(&disk).append(&session("c"), NOW).unwrap();
    assert_eq!(text(&disk, MONTH), format!("{HEADER}{}{}", line("a"), line("c")));
    assert_eq!(store(&disk).load_history(Mend::At(NOW)).1, []);
}

#[test]
fn a_last_line_that_lacks_only_its_end_is_whole() {
    for (before, after) in [(HEADER.trim_end(), ""), (&format!("{HEADER}{}", line("a").trim_end()), "a")] {
        let disk = disk_with(MONTH, before);
        assert_eq!(store(&disk).load_history(Mend::At(NOW)).1, []);
        store(&disk).append(&session("c"), NOW).unwrap();
        let expected = if after.is_empty() { line("c") } else { line("a") + &line("c") };
        assert_eq!(text(&disk, MONTH), format!("{HEADER}{expected}"));
    }
}

#[test]
fn history_that_is_not_understood_stays_and_new_records_go_to_a_sibling() {
    let newer = "(format:\"supple-history\",version:2)\nodd\n";
    let second = "/data/history/2026-11.ab12-2.ron";
    for alien in [newer, "no header\nat all\n", &line("x")] {
        let disk = disk_with(MONTH, alien);
        store(&disk).append(&session("c"), NOW).unwrap();
        assert_eq!(text(&disk, MONTH), alien);
        assert_eq!(text(&disk, second), format!("{HEADER}{}", line("c")));
    }
    let disk = disk_with(&format!("{MONTH}/folder"), "");
    store(&disk).append(&session("c"), NOW).unwrap();
    assert_eq!(text(&disk, second), format!("{HEADER}{}", line("c")));
}

#[test]
fn one_bad_history_file_hides_no_other() {
    let disk = disk_with(MONTH, "(format:\"supple-history\",version:2)\n");
    disk.put("/data/history/2026-10.ab12.ron", [0xff; 64]);
    disk.put("/data/history/2026-09.ab12.ron", line("headless"));
    disk.put("/data/history/2026-08.ab12.ron/folder", "");
    disk.put(
        "/data/history/2026-07.ab12.ron",
        format!("\u{feff}{}", format!("{HEADER}{}", line("dos")).replace('\n', "\r\n")),
    );
    disk.put("/data/history/2026-06.ab12.ron", "");
    disk.put("/data/history/2026-07.ff00.ron", format!("{HEADER}{}", line("other")));
    disk.put("/data/history/2026-07.ff00 (conflicted copy).ron", format!("{HEADER}{}{}", line("other"), line("more")));
    disk.put("/data/history/.hidden.ron", "noise");
    disk.put("/data/history/2026-07.ff00.ron.bak", "noise");
    let (entries, notices) = store(&disk).load_history(Mend::At(NOW));
    assert_eq!(History::merge(entries.clone()).sessions().len(), 4);
    let mut found = ids(&entries);
    found.sort_unstable();
    assert_eq!(found, ["dos", "headless", "more", "other", "other"]);
    let kept = PathBuf::from("/data/history/2026-10.ab12.ron.damaged-2026-11-22-080000");
    assert!(matches!(
        &findings(notices)[..],
        [
            Finding::Unreadable(Cause::IsFolder),
            Finding::NoHeader { read: 1 },
            Finding::Damaged { kept_as: Some(aside), .. },
            Finding::Newer(2),
        ] if *aside == kept
    ));
}

#[test]
fn files_of_other_devices_are_never_touched() {
    let theirs = format!("{HEADER}{}torn", line("a"));
    let disk = disk_with("/data/history/2026-11.ff00.ron", &theirs);
    disk.put("/data/history/2026-10.ff00.ron", "garbage");
    let (entries, notices) = store(&disk).load_history(Mend::At(NOW));
    assert_eq!((ids(&entries), notices.len()), (vec!["a"], 2));
    assert_eq!(text(&disk, "/data/history/2026-11.ff00.ron"), theirs);
    assert_eq!(disk.list(Path::new("/data/history")).unwrap().len(), 2);
}

#[test]
fn corrections_and_tombstones_find_their_record_from_any_month() {
    let disk = Arc::new(MemoryDisk::default());
    store(&disk).append(&session("a"), NOW).unwrap();
    let gone = HistoryEntry::Deleted { id: "a".parse().unwrap(), revision: 2 };
    let later = crate::domain::quantity::WallTime::from_unix_millis(NOW.unix_millis() + 40 * 86_400_000);
    store(&disk).append(&gone, later).unwrap();
    assert_eq!(disk.list(Path::new("/data/history")).unwrap().len(), 2);
    let (entries, notices) = store(&disk).load_history(Mend::At(NOW));
    assert_eq!((History::merge(entries).sessions().len(), notices), (0, vec![]));
}

#[test]
fn own_files_are_handed_on_as_they_are_and_one_in_the_way_is_said() {
    let disk = disk_with("/data/routines/b.ron", b"\xffwhatever");
    disk.put("/data/routines/a.ron", "first");
    disk.put("/data/routines/readme.txt", "");
    disk.put("/data/routines/c.ron/folder", "");
    disk.put("/data/routines/d.ron", vec![b' '; 9 << 20]);
    let (files, notices) = store(&disk).load_own_files(OwnFiles::Routines);
    let bytes: Vec<_> = files.iter().map(|file| &file.bytes[..]).collect();
    assert_eq!(bytes, [&b"first"[..], b"\xffwhatever"]);
    let unreadable = [Finding::Unreadable(Cause::IsFolder), Finding::Unreadable(Cause::TooLarge(9 << 20))];
    assert_eq!(findings(notices), unreadable);
    assert_eq!(store(&disk).load_own_files(OwnFiles::Exercises), (vec![], vec![]));
}

#[test]
fn an_empty_data_folder_loads_as_nothing_and_stays_unmade() {
    let disk = Arc::new(MemoryDisk::default());
    let store = store(&disk);
    assert_eq!(store.load_settings(Mend::At(NOW)), (None, vec![]));
    assert_eq!(store.load_running(Mend::At(NOW)), (None, vec![]));
    assert_eq!(store.load_history(Mend::At(NOW)), (vec![], vec![]));
    store.clear_running().unwrap();
    assert!(disk.list(Path::new("/")).unwrap().is_empty());
}

#[test]
fn a_folder_is_tried_out_without_a_trace() {
    let disk = Arc::new(MemoryDisk::default());
    store(&disk).try_out().unwrap();
    assert_eq!(disk.list(Path::new("/data")).unwrap(), Vec::<PathBuf>::new());
    let disk = disk_with("/data", "a file in the way");
    assert_eq!(store(&disk).try_out().unwrap_err().cause, Cause::PathThroughFile);
}

//! Pictures are whole or not there, and go wherever the rest goes.

use std::path::Path;
use std::sync::Arc;

use super::crash::crash_everywhere;
use super::faulty::{Fault, FaultyDisk};
use super::own::disk_with;
use super::store;
use crate::domain::picture::PictureName;
use crate::domain::quantity::{Moment, MonoTime};
use crate::storage::disk::{Disk, MemoryDisk};
use crate::storage::error::Cause;
use crate::storage::saver::{Job, SaveQueue};
use crate::storage::store::Store;

const FILE: &str = "/data/pictures/calf.png";

fn name() -> PictureName {
    "calf.png".parse().unwrap()
}

#[test]
fn a_picture_is_whole_or_not_there_wherever_power_fails() {
    let empty = MemoryDisk::default();
    crash_everywhere(
        &empty,
        |store| store.save_picture(&name(), b"pixels"),
        |disk, done| {
            let found = store(disk).read_picture(&name());
            match &found {
                Ok(bytes) => assert_eq!(bytes, b"pixels"),
                Err(error) => assert!(!done && error.cause == Cause::NotFound, "{error}"),
            }
            store(disk).save_picture(&name(), b"pixels").unwrap();
            assert_eq!(store(disk).read_picture(&name()).unwrap(), b"pixels");
        },
    );
}

#[test]
fn another_picture_under_its_name_is_kept_and_one_that_is_there_is_not_written_again() {
    let disk = disk_with(&[(FILE, "theirs")]);
    store(&disk).save_picture(&name(), b"ours").unwrap();
    assert_eq!(disk.read(Path::new("/data/pictures/calf.png.bak")).unwrap(), b"theirs");
    let locked = Arc::new(FaultyDisk::failing_after(disk.clone(), 1, Fault::ReadOnly));
    assert_eq!(store(&locked).save_picture(&name(), b"ours"), Ok(()));
}

#[test]
fn what_is_missing_or_far_too_large_is_told_and_not_read() {
    let disk = disk_with(&[]);
    assert_eq!(store(&disk).read_picture(&name()).unwrap_err().cause, Cause::NotFound);
    disk.put(FILE, "x".repeat((20 << 20) + 1));
    assert_eq!(store(&disk).read_picture(&name()).unwrap_err().cause, Cause::TooLarge((20 << 20) + 1));
}

#[test]
fn pictures_go_along_to_another_data_folder() {
    let disk =
        disk_with(&[(FILE, "pixels"), ("/data/pictures/.hidden.png", "x"), ("/data/pictures/calf.png.tmp", "half")]);
    let moved: Store = store(&disk).moved_to("/other");
    assert_eq!(store(&disk).copy_to(&moved), []);
    assert_eq!(moved.read_picture(&name()).unwrap(), b"pixels");
    assert_eq!(disk.list(Path::new("/other/pictures")).unwrap().len(), 1);
}

#[test]
fn a_full_disk_keeps_a_picture_waiting_and_nothing_else() {
    let disk = Arc::new(MemoryDisk::default());
    let full = Arc::new(FaultyDisk::failing_after(disk, 0, Fault::ReadOnly));
    let mut queue = SaveQueue::new(store(&full));
    queue.push(Job::SavePicture(name(), b"pixels"[..].into()));
    let at =
        |seconds| Moment { mono: MonoTime::from_origin(std::time::Duration::from_secs(seconds)), wall: super::NOW };
    assert_eq!(queue.step(at(0)).len(), 1);
    assert_eq!(queue.waiting(), 1);
    full.repair();
    queue.retry_now();
    queue.step(at(1));
    assert_eq!((queue.waiting(), store(&full).read_picture(&name()).unwrap()), (0, b"pixels".to_vec()));
}

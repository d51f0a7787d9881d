//! A lock file that the system frees when its process ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use crate::domain::ids::DeviceId;

/// Held for as long as it lives. The empty file stays: removing it would race with another start.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the lock lasts as long as the open file")] File);

/// `None` when another process holds it.
pub(super) fn take(root: &Path, device: &DeviceId) -> io::Result<Option<Lock>> {
    fs::create_dir_all(root)?;
    let path = root.join(format!("supple.{device}.lock"));
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

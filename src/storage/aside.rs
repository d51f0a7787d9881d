//! Keeps what was not understood under a name of its own. Nothing is ever written over it.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::atomic::with_suffix;
use super::disk::{Disk, Entry};
use crate::domain::quantity::WallTime;

/// Whether loading may tidy up. Only the one app that holds the data folder may; anyone else only looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Damaged files are set aside under a name with this time.
    At(WallTime),
    /// Nothing is touched.
    Never,
}

/// Moves a file to `<name>.damaged-<time>`.
pub(crate) fn move_away(disk: &dyn Disk, path: &Path, now: WallTime) -> io::Result<PathBuf> {
    let kept = free_name(disk, path, "damaged", now)?;
    disk.rename(path, &kept)?;
    Ok(kept)
}

/// Keeps `bytes`, a part of `path`, as `<name>.torn-<time>`.
pub(crate) fn keep_torn(disk: &dyn Disk, path: &Path, bytes: &[u8], now: WallTime) -> io::Result<PathBuf> {
    let kept = free_name(disk, path, "torn", now)?;
    disk.write_new(&kept, bytes)?;
    Ok(kept)
}

/// Keeps a copy of a file of an older version as `<name>.v<version>`; an earlier copy of it stays.
pub(crate) fn keep_version(disk: &dyn Disk, path: &Path, bytes: &[u8], version: u32) -> io::Result<PathBuf> {
    let kept = with_suffix(path, &format!(".v{version}"));
    match disk.write_new(&kept, bytes) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(kept),
    }
}

fn free_name(disk: &dyn Disk, path: &Path, word: &str, now: WallTime) -> io::Result<PathBuf> {
    let time = DateTime::<Utc>::from_timestamp_millis(now.unix_millis()).unwrap_or_default();
    let suffix = format!(".{word}-{}", time.format("%Y-%m-%d-%H%M%S"));
    for number in 1_u32.. {
        let suffix = if number == 1 { suffix.clone() } else { format!("{suffix}-{number}") };
        let kept = with_suffix(path, &suffix);
        if disk.entry(&kept)? == Entry::Missing {
            return Ok(kept);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

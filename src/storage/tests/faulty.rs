//! A disk on which the power fails.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::storage::disk::{Disk, Entry, MemoryDisk};

/// Lets so many writing operations through; the next is done by half, and then nothing works any more.
pub(super) struct FaultyDisk {
    pub(super) disk: Arc<MemoryDisk>,
    left: AtomicUsize,
}

impl FaultyDisk {
    pub(super) fn failing_after(disk: Arc<MemoryDisk>, operations: usize) -> Self {
        // One more than the operations left, so that zero means "down".
        Self { disk, left: AtomicUsize::new(operations + 1) }
    }

    pub(super) fn is_down(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    fn attempt(&self, half: impl FnOnce(), whole: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match self.left.load(Ordering::Relaxed) {
            0 => return Err(io::ErrorKind::StorageFull.into()),
            1 => half(),
            _ => {}
        }
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 { Err(io::ErrorKind::StorageFull.into()) } else { whole() }
    }
}

impl Disk for FaultyDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        self.disk.entry(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.list(folder)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || drop(self.disk.write_new(path, &bytes[..bytes.len() / 2]));
        self.attempt(half, || self.disk.write_new(path, bytes))
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || drop(self.disk.append(path, &bytes[..bytes.len() / 2]));
        self.attempt(half, || self.disk.append(path, bytes))
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        self.attempt(|| {}, || self.disk.truncate(path, length))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.attempt(|| {}, || self.disk.rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.attempt(|| {}, || self.disk.remove(path))
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        self.attempt(|| {}, || self.disk.create_folders(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.attempt(|| {}, || self.disk.sync_folder(folder))
    }
}

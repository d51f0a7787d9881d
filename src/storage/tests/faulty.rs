//! A disk that fails.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::storage::disk::{Disk, Entry, MemoryDisk};

/// Lets so many writing operations through; the next is done by half. What comes after depends on the fault.
pub(super) struct FaultyDisk {
    pub(super) disk: Arc<MemoryDisk>,
    left: AtomicUsize,
    fault: Fault,
}

/// What happens after the operation that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing works any more.
    PowerCut,
    /// Everything works again.
    Hiccup,
    /// Nothing can be written, not by half either, until [`FaultyDisk::repair`].
    ReadOnly,
}

impl FaultyDisk {
    pub(super) fn failing_after(disk: Arc<MemoryDisk>, operations: usize, fault: Fault) -> Self {
        // One more than the operations left, so that zero means "it has failed".
        Self { disk, left: AtomicUsize::new(operations + 1), fault }
    }

    pub(super) fn has_failed(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    /// Everything works from now on.
    pub(super) fn repair(&self) {
        self.left.store(usize::MAX, Ordering::Relaxed);
    }

    fn attempt(&self, half: impl FnOnce(), whole: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match (self.left.load(Ordering::Relaxed), self.fault) {
            (0, Fault::Hiccup) => whole(),
            (0, Fault::PowerCut) => Err(io::ErrorKind::StorageFull.into()),
            (0 | 1, Fault::ReadOnly) => {
                self.left.store(0, Ordering::Relaxed);
                Err(io::ErrorKind::PermissionDenied.into())
            }
            (left, _) => {
                self.left.store(left - 1, Ordering::Relaxed);
                if left > 1 {
                    return whole();
                }
                half();
                Err(io::ErrorKind::StorageFull.into())
            }
        }
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

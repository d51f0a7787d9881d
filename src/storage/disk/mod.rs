//! The few file operations that storage needs, so that tests can let each of them fail.
//!
//! Deliberately absent: paths and formats of our own, retries, locks.

use std::io;
use std::path::{Path, PathBuf};

mod memory;
mod real;

pub use memory::MemoryDisk;
pub use real::RealDisk;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Missing,
    /// A file of so many bytes.
    File(u64),
    /// A folder.
    Folder,
}

/// Somewhere to keep files. Operations that write return only once the bytes are safe from a power cut.
pub trait Disk: Send + Sync {
    /// What stands at `path`; links are followed.
    fn entry(&self, path: &Path) -> io::Result<Entry>;
    /// The whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Full paths of everything in `folder`, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Creates the file; fails where anything stands already.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Adds to the end of the file, which is created where it is missing.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Cuts the file down to `length` bytes.
    fn truncate(&self, path: &Path, length: u64) -> io::Result<()>;
    /// Moves a file at once, over whatever file stands at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Creates a folder and those around it where they are missing.
    fn create_folders(&self, folder: &Path) -> io::Result<()>;
    /// Makes new names in `folder` safe from a power cut, on systems that need it.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every disk must do.
    fn keeps_its_promises(disk: &dyn Disk, root: &Path) {
        let [file, other, folder] = ["a.txt", "b.txt", "in/side"].map(|name| root.join(name));
        assert_eq!(disk.entry(&file).unwrap(), Entry::Missing);
        assert_eq!(disk.read(&file).unwrap_err().kind(), io::ErrorKind::NotFound);
        disk.write_new(&file, b"one").unwrap();
        assert_eq!(disk.write_new(&file, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        disk.append(&file, b" more").unwrap();
        disk.append(&other, b"new").unwrap();
        assert_eq!(disk.read(&file).unwrap(), b"one more");
        disk.truncate(&file, 3).unwrap();
        assert_eq!(disk.entry(&file).unwrap(), Entry::File(3));
        disk.rename(&file, &other).unwrap();
        assert_eq!(disk.read(&other).unwrap(), b"one");
        assert_eq!(disk.rename(&file, &other).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(disk.write_new(&folder.join("x"), b"").unwrap_err().kind(), io::ErrorKind::NotFound);
        disk.create_folders(&folder).unwrap();
        disk.create_folders(&folder).unwrap();
        disk.sync_folder(&folder).unwrap();
        assert_eq!(disk.entry(&folder).unwrap(), Entry::Folder);
        assert_eq!(disk.read(&folder).unwrap_err().kind(), io::ErrorKind::IsADirectory);
        assert_eq!(disk.create_folders(&other.join("x")).unwrap_err().kind(), io::ErrorKind::NotADirectory);
        assert_eq!(disk.list(root).unwrap(), [other.clone(), root.join("in")]);
        disk.remove(&other).unwrap();
        assert_eq!(disk.entry(&other).unwrap(), Entry::Missing);
        assert_eq!(disk.list(&other).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_disk_in_memory_behaves_like_a_real_one() {
        let folder = tempfile::tempdir().unwrap();
        keeps_its_promises(&RealDisk, folder.path());
        let memory = MemoryDisk::default();
        memory.create_folders(Path::new("/data")).unwrap();
        keeps_its_promises(&memory, Path::new("/data"));
    }
}

//! A disk that is gone with the process.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Disk, Entry};

/// Files in memory, for tests. Only `/` and an empty path exist as folders from the start.
#[derive(Debug, Default)]
pub struct MemoryDisk {
    nodes: Mutex<BTreeMap<PathBuf, Node>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    File(Vec<u8>),
    Folder,
}

type Nodes = BTreeMap<PathBuf, Node>;

impl MemoryDisk {
    /// A copy of what is on it now.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        Self { nodes: Mutex::new(self.nodes().clone()) }
    }

    /// Puts a file there, with the folders around it, over what may stand there.
    pub fn put(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = path.as_ref();
        let mut nodes = self.nodes();
        for folder in path.ancestors().skip(1) {
            nodes.insert(folder.into(), Node::Folder);
        }
        nodes.insert(path.into(), Node::File(bytes.as_ref().to_vec()));
    }

    /// Takes away a folder with all that is in it, as pulling out a drive does.
    pub fn pull_out(&self, folder: &Path) {
        self.nodes().retain(|path, _| !path.starts_with(folder));
    }

    fn nodes(&self) -> MutexGuard<'_, Nodes> {
        self.nodes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn node<'a>(nodes: &'a Nodes, path: &Path) -> Option<&'a Node> {
    if path.parent().is_none() { Some(&Node::Folder) } else { nodes.get(path) }
}

fn file<'a>(nodes: &'a mut Nodes, path: &Path) -> io::Result<&'a mut Vec<u8>> {
    match nodes.get_mut(path) {
        Some(Node::File(bytes)) => Ok(bytes),
        Some(Node::Folder) => Err(io::ErrorKind::IsADirectory.into()),
        None => Err(io::ErrorKind::NotFound.into()),
    }
}

fn is_folder(nodes: &Nodes, folder: &Path) -> io::Result<()> {
    match node(nodes, folder) {
        Some(Node::Folder) => Ok(()),
        Some(Node::File(_)) => Err(io::ErrorKind::NotADirectory.into()),
        None => Err(io::ErrorKind::NotFound.into()),
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

impl Disk for MemoryDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        Ok(match node(&self.nodes(), path) {
            Some(Node::File(bytes)) => Entry::File(bytes.len() as u64),
            Some(Node::Folder) => Entry::Folder,
            None => Entry::Missing,
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        file(&mut self.nodes(), path).cloned()
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let nodes = self.nodes();
        is_folder(&nodes, folder)?;
        Ok(nodes.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut nodes = self.nodes();
        is_folder(&nodes, parent(path))?;
        if node(&nodes, path).is_some() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        nodes.insert(path.into(), Node::File(bytes.to_vec()));
        Ok(())
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut nodes = self.nodes();
        is_folder(&nodes, parent(path))?;
        if node(&nodes, path).is_none() {
            nodes.insert(path.into(), Node::File(Vec::new()));
        }
        file(&mut nodes, path)?.extend_from_slice(bytes);
        Ok(())
    }

    fn truncate(&self, path: &Path, length: u64) -> io::Result<()> {
        file(&mut self.nodes(), path)?.resize(usize::try_from(length).unwrap_or(usize::MAX), 0);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut nodes = self.nodes();
        is_folder(&nodes, parent(to))?;
        if node(&nodes, to) == Some(&Node::Folder) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let bytes = std::mem::take(file(&mut nodes, from)?);
        nodes.remove(from);
        nodes.insert(to.into(), Node::File(bytes));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut nodes = self.nodes();
        file(&mut nodes, path)?;
        nodes.remove(path);
        Ok(())
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        let mut nodes = self.nodes();
        if folder.ancestors().any(|folder| matches!(node(&nodes, folder), Some(Node::File(_)))) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        nodes.extend(folder.ancestors().map(|folder| (folder.to_owned(), Node::Folder)));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        is_folder(&self.nodes(), folder)
    }
}

//! The person's own pictures, read and decoded on a thread of their own, one after another.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use supple::app::album::PictureSize;
use supple::app::command::Command;
use supple::domain::picture::PictureName;
use supple::picture::{self, MOST_BYTES, PictureFault, Taken};
use supple::storage::store::Store;

use super::Line;

/// Decoding is never deep; a drawing may be.
const STACK: usize = 16 << 20;

enum Work {
    Read(PictureName, PictureSize, Box<Store>),
    Take(PathBuf),
}

/// The thread that reads pictures. It starts with the first of them.
pub struct Pictures {
    line: Line,
    work: Option<Sender<Work>>,
}

impl Pictures {
    /// Nothing is read yet.
    pub const fn new(line: Line) -> Self {
        Self { line, work: None }
    }

    /// Reads a picture of the person's own.
    pub fn read(&mut self, name: PictureName, size: PictureSize, store: Store) {
        self.send(Work::Read(name, size, Box::new(store)));
    }

    /// Looks whether a file is a picture.
    pub fn take(&mut self, path: PathBuf) {
        self.send(Work::Take(path));
    }

    fn send(&mut self, work: Work) {
        let sender = match &self.work {
            Some(sender) => sender,
            None => match start(self.line.clone()) {
                Ok(sender) => self.work.insert(sender),
                Err(error) => {
                    eprintln!("supple: no thread for pictures: {error}");
                    return;
                }
            },
        };
        // The thread goes on as long as there is somebody to send.
        let _ = sender.send(work);
    }
}

fn start(line: Line) -> std::io::Result<Sender<Work>> {
    let (sender, inbox) = channel();
    let work = move || {
        for work in inbox {
            line.send(match work {
                Work::Read(name, size, store) => {
                    let bytes = store.read_picture(&name).map_err(|error| error.to_string());
                    let found =
                        bytes.and_then(|bytes| picture::read(&bytes, size.side()).map_err(|why| why.to_string()));
                    Command::PictureRead(name, size, found)
                }
                Work::Take(path) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    Command::PictureTaken(name, Box::new(taken(&path)))
                }
            });
        }
    };
    thread::Builder::new().name("pictures".into()).stack_size(STACK).spawn(work)?;
    Ok(sender)
}

fn taken(path: &Path) -> Result<Taken, String> {
    let found = fs::metadata(path).map_err(|error| format!("it cannot be read: {error}"))?;
    if !found.is_file() {
        return Err("it is no ordinary file".into());
    }
    if found.len() > MOST_BYTES {
        return Err(PictureFault::TooManyBytes.to_string());
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    read.map_err(|error| format!("it cannot be read: {error}"))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    picture::take(&stem, &bytes).map_err(|why| why.to_string())
}

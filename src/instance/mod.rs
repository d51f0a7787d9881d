//! One app for each data folder and device. A second one asks the first to come to the front.
//!
//! The lock decides; the knock is a courtesy. Deliberately absent: windows, and what coming to the front means.

use std::fmt;
use std::path::Path;

use thiserror::Error;

mod knock;
mod lock;

pub use knock::{Knocker, NoAnswer};

use crate::domain::ids::DeviceId;
use lock::Lock;

/// The outcome of asking for a data folder.
#[derive(Debug)]
pub enum Instance {
    /// It is ours for as long as the guard lives.
    Claimed(Guard),
    /// Another Supple on this machine has it.
    Occupied(Knocker),
}

/// Holds a data folder for this process, and hears knocks.
pub struct Guard {
    // First to go: once the folder is free, the next holder opens the same door.
    _door: Option<knock::Door>,
    _lock: Option<Lock>,
    notices: Vec<InstanceNotice>,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard").field("notices", &self.notices).finish_non_exhaustive()
    }
}

/// What is less safe, or less handy, than usual.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InstanceNotice {
    /// A second Supple would not be noticed.
    #[error("the data folder cannot be locked ({0}); do not open it twice")]
    NotLocked(String),
    /// A second Supple could not bring this one to the front.
    #[error("another start of Supple cannot bring this one to the front ({0})")]
    NoKnock(String),
}

impl Guard {
    /// What did not work, for the log.
    pub fn notices(&self) -> &[InstanceNotice] {
        &self.notices
    }
}

impl Instance {
    /// Asks for the data folder `root` on behalf of `device`, and makes the folder where it is missing. `on_knock` is called
    /// on a thread of its own whenever another start of Supple finds the folder taken. Whatever cannot be locked is claimed
    /// all the same, and said.
    pub fn claim(root: &Path, device: &DeviceId, on_knock: impl Fn() + Send + 'static) -> Self {
        let mut notices = Vec::new();
        let lock = match lock::take(root, device) {
            Ok(Some(lock)) => Some(lock),
            Ok(None) => return Self::Occupied(Knocker::new(root, device)),
            Err(error) => {
                notices.push(InstanceNotice::NotLocked(error.to_string()));
                None
            }
        };
        let door = match knock::Door::open(root, device, on_knock) {
            Ok(door) => Some(door),
            Err(error) => {
                notices.push(InstanceNotice::NoKnock(error.to_string()));
                None
            }
        };
        Self::Claimed(Guard { _door: door, _lock: lock, notices })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn device() -> DeviceId {
        "ab12cd34".parse().unwrap()
    }

    fn claim(root: &Path) -> Instance {
        Instance::claim(root, &device(), || {})
    }

    #[test]
    fn the_second_finds_the_folder_taken_and_its_knock_is_heard() {
        let folder = tempfile::tempdir().unwrap();
        let (heard, knocks) = mpsc::channel();
        let first = Instance::claim(folder.path(), &device(), move || heard.send(()).unwrap());
        let Instance::Claimed(guard) = &first else { panic!("{first:?}") };
        assert_eq!(guard.notices(), []);
        for _ in 0..2 {
            let Instance::Occupied(knocker) = claim(&folder.path().join(".")) else { panic!("claimed twice") };
            knocker.knock().unwrap();
            knocks.recv().unwrap();
        }
        let other: DeviceId = "other".parse().unwrap();
        assert!(matches!(Instance::claim(folder.path(), &other, || {}), Instance::Claimed(_)));
    }

    #[test]
    fn a_folder_is_free_again_after_its_guard() {
        let folder = tempfile::tempdir().unwrap();
        drop(claim(folder.path()));
        let again = claim(folder.path());
        let Instance::Claimed(guard) = &again else { panic!("{again:?}") };
        assert_eq!(guard.notices(), []);
    }

    #[test]
    fn a_knock_at_an_empty_house_is_an_error_and_never_blocks() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Knocker::new(folder.path(), &device()).knock().is_err());
    }

    #[test]
    fn a_folder_that_cannot_be_locked_is_claimed_and_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let claimed = claim(&file.join("data"));
        let Instance::Claimed(guard) = &claimed else { panic!("{claimed:?}") };
        assert!(matches!(guard.notices(), [InstanceNotice::NotLocked(_), ..]));
    }
}

//! The data folder that this Supple holds, and its move to another.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use supple::app::command::Command;
use supple::app::notice::Notice;
use supple::domain::safety::Care;
use supple::domain::settings::Settings;
use supple::instance::{Guard, Instance};
use supple::storage::disk::RealDisk;
use supple::storage::error::StorageError;
use supple::storage::folders::Folders;
use supple::storage::saver::{Job, Saver};
use supple::storage::store::Store;

use super::{Line, Place, general};

/// Where data lies, and who said so.
pub struct Home {
    folders: Folders,
    place: Place,
    store: Store,
    line: Line,
    held: Mutex<Held>,
    /// One move at a time.
    moving: Mutex<()>,
}

struct Held {
    /// Where things are saved from now on.
    current: PathBuf,
    /// Of this folder and of those that are being left.
    guards: Vec<(PathBuf, Guard)>,
    /// The choices, to be saved wherever the person goes.
    settings: Settings,
    /// The answers, likewise.
    care: Care,
}

impl Home {
    /// The home of `store`, which `guard` holds.
    pub fn new(folders: Folders, place: Place, store: Store, line: Line, guard: Guard, kept: (Settings, Care)) -> Self {
        let (settings, care) = kept;
        let current = store.root().to_owned();
        let guards = vec![(current.clone(), guard)];
        Self {
            folders,
            place,
            store,
            line,
            held: Mutex::new(Held { current, guards, settings, care }),
            moving: Mutex::default(),
        }
    }

    /// What belongs to this machine alone, where the platform knows a folder for it.
    pub fn of_this_machine(&self) -> Option<&Path> {
        self.folders.config.as_deref()
    }

    /// The folder where things are saved now.
    pub fn store(&self) -> Store {
        self.store.moved_to(self.held().current.clone())
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Saves the choices, here and wherever the person goes.
    pub fn save_settings(&self, settings: Settings, saver: &Saver) {
        let mut held = self.held();
        held.settings = settings;
        saver.send(Job::SaveSettings(settings));
    }

    /// Saves the answers, here and wherever the person goes.
    pub fn save_care(&self, care: Care, saver: &Saver) {
        let mut held = self.held();
        held.care = care.clone();
        saver.send(Job::SaveCare(Box::new(care)));
    }

    /// Moves to `folder` on a thread of its own, unless another Supple has it or it takes no files.
    pub fn start_move(self: &Arc<Self>, folder: PathBuf, saver: Arc<Saver>) {
        let home = self.clone();
        let work = move || {
            if let Err(why) = home.take(&folder, &saver) {
                home.refuse(why);
            }
        };
        if let Err(error) = thread::Builder::new().name("move".into()).spawn(work) {
            self.refuse(format!("The data folder stays where it is: {error}. Try again."));
        }
    }

    /// Takes hold of `folder` and sends the saver there. The error says why not.
    fn take(&self, folder: &Path, saver: &Saver) -> Result<(), String> {
        let _alone = self.moving.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = &std::path::absolute(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        if is_same(&self.held().current, folder) {
            return Ok(());
        }
        let shown = folder.display();
        let is_held = self.held().guards.iter().any(|(held, _)| is_same(held, folder));
        let guard = if is_held {
            None
        } else {
            match Instance::claim(folder, self.store.device(), self.line.sender(|| Command::ComeToFront)) {
                Instance::Claimed(guard) => Some(guard),
                Instance::Occupied(_) => {
                    return Err(format!("Another Supple has {shown}. Close it first, or choose another folder."));
                }
            }
        };
        self.store.moved_to(folder).try_out().map_err(|error| error.to_string())?;
        for notice in guard.iter().flat_map(Guard::notices) {
            self.line.send(Command::Tell(general(notice.to_string())));
        }
        let mut held = self.held();
        held.guards.extend(guard.map(|guard| (folder.clone(), guard)));
        held.current.clone_from(folder);
        saver.move_to(folder.clone());
        saver.send(Job::SaveSettings(held.settings));
        if held.care != Care::default() {
            saver.send(Job::SaveCare(Box::new(held.care.clone())));
        }
        Ok(())
    }

    fn refuse(&self, why: String) {
        self.line.send(Command::Tell(general(why)));
    }

    /// Everything is in the folder `to` now: remembers the choice, and lets go of the folder `from`. Gives the folder's store
    /// and what the person should know.
    pub fn moved(&self, from: &Path, to: &Path, left_out: &[StorageError]) -> (Store, Notice) {
        let mut notice = general(format!("Your data is now in {}. The old folder is left as it was.", to.display()));
        if !left_out.is_empty() {
            notice.text.push_str(" Not everything could be copied:");
        }
        notice.details.extend(left_out.iter().map(ToString::to_string));
        if self.place == Place::Usual
            && let Err(error) = self.folders.choose(&RealDisk, to)
        {
            let unknown =
                format!("The next start will not know of this folder: {error}. Start Supple with --data-dir then.");
            notice.details.push(unknown);
        }
        self.line.send(Command::Moved(to.to_owned()));
        let mut held = self.held();
        if !is_same(&held.current, from) {
            held.guards.retain(|(folder, _)| !is_same(folder, from));
        }
        (self.store.moved_to(to), notice)
    }

    /// Lets go of every folder, after the last save.
    pub fn leave(&self) {
        self.held().guards.clear();
    }
}

/// Whether two paths lead to the same folder.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

//! The id of this machine. It is kept outside the data folder, which several machines may share.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::{Action, StorageError};
use super::folders::Folders;
use super::{atomic, whole};
use crate::domain::ids::DeviceId;

/// The id of this machine: the one kept in the config folder, else the one in the data folder, else a new one, which is
/// kept in the first of them that takes it. With an error when neither did, so that the id lasts only for this run.
pub fn device_id(disk: &dyn Disk, folders: &Folders) -> (DeviceId, Option<StorageError>) {
    if let Some(known) = known(disk, folders) {
        return (known, None);
    }
    let fresh = random();
    let mut failed = None;
    for place in places(folders) {
        match keep(disk, &place, &fresh) {
            Ok(()) => return (fresh, None),
            Err(error) => failed = Some(StorageError::new(&place, Action::Save, error)),
        }
    }
    (fresh, failed)
}

/// The id of this machine, where it has one; nothing is written.
pub fn known(disk: &dyn Disk, folders: &Folders) -> Option<DeviceId> {
    places(folders).iter().find_map(|place| kept(disk, place))
}

fn places(folders: &Folders) -> Vec<PathBuf> {
    folders.config.iter().chain([&folders.data]).map(|folder| folder.join("device")).collect()
}

fn kept(disk: &dyn Disk, place: &Path) -> Option<DeviceId> {
    let bytes = whole::read(disk, place).ok()??;
    std::str::from_utf8(&bytes).ok()?.trim().parse().ok()
}

fn keep(disk: &dyn Disk, place: &Path, id: &DeviceId) -> std::io::Result<()> {
    if let Some(folder) = place.parent() {
        disk.create_folders(folder)?;
    }
    atomic::replace(disk, place, format!("{id}\n").as_bytes())
}

/// Eight hexadecimal digits.
fn random() -> DeviceId {
    // Without a source of randomness, the process id still tells two machines apart more often than a constant does.
    let number = getrandom::u32().unwrap_or_else(|_| std::process::id());
    format!("{number:08x}").parse().unwrap_or_else(|_| unreachable!("eight hexadecimal digits are an id"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk::{Entry, MemoryDisk};

    fn folders() -> Folders {
        Folders { data: "/data".into(), config: Some("/config".into()) }
    }

    #[test]
    fn the_id_is_made_once_and_kept_outside_the_data_folder() {
        let disk = MemoryDisk::default();
        let (id, error) = device_id(&disk, &folders());
        assert_eq!((id.as_str().len(), error), (8, None));
        assert_eq!(device_id(&disk, &folders()).0, id);
        assert_eq!(disk.entry(Path::new("/data")).unwrap(), Entry::Missing);
    }

    #[test]
    fn without_a_config_folder_the_data_folder_keeps_it() {
        let disk = MemoryDisk::default();
        disk.put("/config", "a file in the way");
        let (id, error) = device_id(&disk, &folders());
        assert_eq!(error, None);
        assert_eq!(device_id(&disk, &folders()).0, id);
        assert_eq!(disk.read(Path::new("/data/device")).unwrap(), format!("{id}\n").as_bytes());
    }

    #[test]
    fn without_any_folder_the_id_lasts_for_a_run_and_that_is_said() {
        let disk = MemoryDisk::default();
        disk.put("/config", "");
        disk.put("/data", "");
        let (_, error) = device_id(&disk, &folders());
        assert_eq!(error.unwrap().file, Path::new("/data/device"));
    }

    #[test]
    fn nonsense_in_the_file_gives_a_new_id_and_is_kept_beside() {
        let long = "d".repeat(DeviceId::MAX_LEN + 1);
        for nonsense in [&b"\xff\xfe"[..], b"", b"NOT AN ID", b"../up", long.as_bytes()] {
            let disk = MemoryDisk::default();
            disk.put("/config/device", nonsense);
            let (id, error) = device_id(&disk, &folders());
            assert_eq!((device_id(&disk, &folders()).0, error), (id, None));
            assert_eq!(disk.read(Path::new("/config/device.bak")).unwrap(), nonsense);
        }
    }
}

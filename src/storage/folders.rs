//! Where the platform keeps things.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::disk::Disk;
use super::{atomic, whole};

/// Holds the path of the data folder that the person chose, if it is not the platform's.
const CHOICE: &str = "data-folder";

/// Names another folder for what belongs to the machine, in place of the platform's; for tests and portable set-ups.
pub const CONFIG_DIR_VARIABLE: &str = "SUPPLE_CONFIG_DIR";

/// The folders that Supple uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// A person's data; may be shared between machines.
    pub data: PathBuf,
    /// What belongs to this machine alone. `None` where the platform knows no such folder.
    pub config: Option<PathBuf>,
}

impl Folders {
    /// `data` where it is given, else the folder that was [chosen](Self::choose), else the platform's; `None` when there is
    /// none of them. A relative `data` is taken from the working directory. [`CONFIG_DIR_VARIABLE`] stands in for the
    /// platform's config folder.
    pub fn find(disk: &dyn Disk, data: Option<PathBuf>) -> Option<Self> {
        let platform = ProjectDirs::from("", "", "supple");
        let config = std::env::var_os(CONFIG_DIR_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let config = config.or_else(|| platform.as_ref().map(|dirs| dirs.config_dir().to_owned()));
        let data = match data {
            Some(data) => std::path::absolute(&data).unwrap_or(data),
            None => match config.as_deref().and_then(|config| chosen(disk, config)) {
                Some(chosen) => chosen,
                None => platform?.data_dir().to_owned(),
            },
        };
        Some(Self { data, config })
    }

    /// From the next start on, `data` is the data folder where none is given.
    ///
    /// # Errors
    /// When the config folder takes no file, or the platform knows none.
    pub fn choose(&self, disk: &dyn Disk, data: &Path) -> io::Result<()> {
        let config = self.config.as_deref().ok_or(io::ErrorKind::NotFound)?;
        disk.create_folders(config)?;
        let path = data.to_str().ok_or(io::ErrorKind::InvalidFilename)?;
        atomic::replace(disk, &config.join(CHOICE), format!("{path}\n").as_bytes())
    }
}

fn chosen(disk: &dyn Disk, config: &Path) -> Option<PathBuf> {
    let bytes = whole::read(disk, &config.join(CHOICE)).ok()??;
    let path = PathBuf::from(std::str::from_utf8(&bytes).ok()?.trim_end_matches(['\r', '\n']));
    path.is_absolute().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::disk::MemoryDisk;

    #[test]
    fn a_chosen_data_folder_is_found_again_unless_another_is_given() {
        let disk = MemoryDisk::default();
        let elsewhere = std::path::absolute("elsewhere").unwrap();
        let folders = Folders { data: "data".into(), config: Some("config".into()) };
        folders.choose(&disk, &elsewhere).unwrap();
        assert_eq!(chosen(&disk, Path::new("config")), Some(elsewhere));
        assert_eq!(chosen(&disk, Path::new("other")), None);
        let given = std::path::absolute("given").unwrap();
        assert_eq!(Folders::find(&disk, Some(given.clone())).unwrap().data, given);
    }
}

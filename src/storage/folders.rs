//! Where the platform keeps things.

use std::path::PathBuf;

use directories::ProjectDirs;

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
    /// `data` where it is given, the platform's folder otherwise; `None` when there is neither. A relative `data` is taken
    /// from the working directory. [`CONFIG_DIR_VARIABLE`] stands in for the platform's config folder.
    pub fn find(data: Option<PathBuf>) -> Option<Self> {
        let platform = ProjectDirs::from("", "", "supple");
        let config = std::env::var_os(CONFIG_DIR_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let config = config.or_else(|| platform.as_ref().map(|dirs| dirs.config_dir().to_owned()));
        let data = match data {
            Some(data) => std::path::absolute(&data).unwrap_or(data),
            None => platform?.data_dir().to_owned(),
        };
        Some(Self { data, config })
    }
}

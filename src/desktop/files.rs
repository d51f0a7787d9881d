//! Files that come from elsewhere, and those that go there.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use supple::app::arrival::Arrival;
use supple::app::command::Command;
use supple::app::opening::Parcel;
use supple::cli;
use supple::domain::picture::PictureName;
use supple::format::pack::{EXTENSION, read_pack};
use supple::storage::store::Store;

use super::Line;

/// Asks the person for a file.
pub fn choose(line: Line) {
    let dialog = rfd::FileDialog::new().set_title("Open a routine").add_filter("Supple files", &[EXTENSION, "ron"]);
    ask(dialog, line, Command::OpenFile);
}

/// Asks the person for a picture.
pub fn choose_picture(line: Line) {
    let endings: Vec<String> =
        PictureName::ENDINGS.iter().flat_map(|end| [(*end).into(), end.to_uppercase()]).collect();
    let dialog = rfd::FileDialog::new().set_title("Choose a picture").add_filter("Pictures", &endings);
    ask(dialog, line, Command::TakePicture);
}

fn ask(dialog: rfd::FileDialog, line: Line, chosen: fn(PathBuf) -> Command) {
    let ask = move || {
        if let Some(path) = dialog.pick_file() {
            line.send(chosen(path));
        }
    };
    // A Mac shows dialogs from its first thread only; elsewhere the window goes on living behind it.
    if cfg!(target_os = "macos") {
        ask();
    } else if let Err(error) = std::thread::Builder::new().name("choose".into()).spawn(ask) {
        eprintln!("supple: no dialog could be opened: {error}");
    }
}

/// A drawing in a pack may be deep.
const STACK: usize = 16 << 20;

/// Reads a file on a thread of its own.
pub fn read(path: PathBuf, line: Line) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let told = (name.clone(), line.clone());
    let work = move || line.send(Command::FileRead(name, Box::new(pack(&path))));
    if let Err(error) = std::thread::Builder::new().name("open".into()).stack_size(STACK).spawn(work) {
        told.1.send(Command::FileRead(told.0, Box::new(Err(error.to_string()))));
    }
}

/// What is in a file, or why there is nothing.
pub fn pack(path: &Path) -> Result<Arrival, String> {
    let bytes = cli::file::read_large(path)?;
    read_pack(&bytes).map(Arrival::of).map_err(|error| error.to_string())
}

/// Seals what is sent on a thread of its own, and puts it where the person finds it.
pub fn send(name: String, parcel: Parcel, store: Store, line: Line) {
    let told = line.clone();
    let work = move || {
        let sealed = parcel.sealed(|picture| store.read_picture(picture).map_err(|error| error.to_string()));
        line.send(Command::Shared(sealed.and_then(|bytes| share(&name, &bytes))));
    };
    if let Err(error) = std::thread::Builder::new().name("share".into()).spawn(work) {
        told.send(Command::Shared(Err(error.to_string())));
    }
}

/// Puts a file among the downloads, or where the person's things lie; nothing that stands there is written over.
fn share(name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let dirs = directories::UserDirs::new().ok_or("this system names no folder of yours")?;
    let folder = dirs.download_dir().or(dirs.document_dir()).unwrap_or(dirs.home_dir()).to_owned();
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, EXTENSION));
    fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    for number in 1..1000 {
        let name = if number == 1 { name.to_owned() } else { format!("{stem} ({number}).{end}") };
        let path = folder.join(name);
        match File::options().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return match written {
                    Ok(()) => Ok(path),
                    Err(error) => {
                        // What is half written is of no use.
                        let _ = fs::remove_file(&path);
                        Err(format!("{} could not be written: {error}", path.display()))
                    }
                };
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{} could not be written: {error}", path.display())),
        }
    }
    Err(format!("{} holds too many files called {stem}", folder.display()))
}

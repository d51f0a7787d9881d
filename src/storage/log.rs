//! History and journal files: append-only logs of a header line, then one record a line.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::aside::{self, Mend};
use super::disk::{Disk, Entry};
use super::envelope;
use super::error::{Action, Cause, StorageError};
use super::layout;
use super::notice::{Finding, LoadNotice};
use super::wire::{journal, line};
use crate::domain::day::Day;
use crate::domain::history::HistoryEntry;
use crate::domain::ids::DeviceId;
use crate::domain::journal::JournalLine;
use crate::domain::quantity::WallTime;

/// What is kept a line at a time.
pub(super) trait Logged: Sized {
    /// The folder of their files.
    const FOLDER: &str;
    /// The first line of every file of them.
    const HEADER: &str;
    /// The format that it names.
    const FORMAT: &str;
    /// The day in whose month it is kept; `None` where any will do.
    fn day(&self) -> Option<Day>;
    /// One line, without its end.
    fn write(&self) -> Result<String, String>;
    /// Reads one line.
    fn read(line: &str) -> Result<Self, String>;
}

/// The version that every header names.
const VERSION: u32 = 1;

impl Logged for HistoryEntry {
    const FOLDER: &str = layout::HISTORY;
    const HEADER: &str = line::HEADER;
    const FORMAT: &str = line::FORMAT;

    fn day(&self) -> Option<Day> {
        match self {
            Self::Session(record) => Some(record.day),
            Self::Excuse(_) | Self::Deleted { .. } => None,
        }
    }

    fn write(&self) -> Result<String, String> {
        line::write(self)
    }

    fn read(line: &str) -> Result<Self, String> {
        line::read(line)
    }
}

impl Logged for JournalLine {
    const FOLDER: &str = layout::JOURNAL;
    const HEADER: &str = journal::HEADER;
    const FORMAT: &str = journal::FORMAT;

    fn day(&self) -> Option<Day> {
        match self {
            Self::Entry(entry) => Some(entry.day),
            Self::Deleted { .. } => None,
        }
    }

    fn write(&self) -> Result<String, String> {
        journal::write(self)
    }

    fn read(line: &str) -> Result<Self, String> {
        journal::read(line)
    }
}

/// What the first line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// Nothing at all, or the beginning of a header that was cut off: nothing was ever kept here.
    Unwritten,
    /// Ours, of the version we write.
    Ours,
    /// Of this newer version.
    Newer(u32),
    /// No header.
    Absent,
}

/// Splits what is left into its first line, without its end, and the rest. A line has no end only where it was cut off.
fn split_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    // Reading from memory cannot fail. It looks for the end of a line many bytes at once, which `position` does not.
    let taken = (&mut &*bytes).skip_until(b'\n').unwrap_or(bytes.len());
    let (line, rest) = bytes.split_at(taken);
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

fn head<L: Logged>(bytes: &[u8]) -> Head {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let (first, _) = split_line(bytes);
    if first == L::HEADER.as_bytes() {
        return Head::Ours;
    }
    if L::HEADER.as_bytes().starts_with(bytes) {
        return Head::Unwritten;
    }
    match std::str::from_utf8(first).map(envelope::header) {
        Ok(Ok((format, version))) if format == L::FORMAT && version > VERSION => Head::Newer(version),
        Ok(Ok((format, version))) if format == L::FORMAT && version == VERSION => Head::Ours,
        _ => Head::Absent,
    }
}

fn parse<L: Logged>(line: &[u8]) -> Result<L, String> {
    L::read(std::str::from_utf8(line).map_err(|_| "it is not UTF-8 text")?)
}

/// Where a last line begins that was cut off. One that lacks nothing but its end is whole.
fn torn_from<L: Logged>(bytes: &[u8]) -> Option<usize> {
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let last = &bytes[start..];
    let whole =
        last.trim_ascii().is_empty() || (start == 0 && head::<L>(bytes) == Head::Ours) || parse::<L>(last).is_ok();
    (!whole).then_some(start)
}

/// The right to change a device's history files. A file may be read without it, but only what is read with it may be
/// mended: another thread may have mended it meanwhile, and added a record.
#[derive(Debug, Default)]
pub(super) struct Pen(Mutex<()>);

impl Pen {
    fn hold(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds everything in the file that can be read to `entries`, and tells about the rest. Only the `device`'s own files are
/// mended.
pub(super) fn load<L: Logged>(
    disk: &dyn Disk,
    pen: &Pen,
    path: &Path,
    device: &DeviceId,
    mend: Mend,
    entries: &mut Vec<L>,
) -> Vec<LoadNotice> {
    let mut notices = Vec::new();
    let mut tell = |finding| notices.push(LoadNotice { file: path.into(), finding });
    let bytes = match read(disk, path) {
        Ok(bytes) => bytes,
        Err(cause) => {
            tell(Finding::Unreadable(cause));
            return notices;
        }
    };
    let own = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| layout::is_written_by(name, device));
    let mend = if own { mend } else { Mend::Never };
    let head = head::<L>(&bytes);
    if let Head::Newer(version) = head {
        tell(Finding::Newer(version));
        return notices;
    }
    if bytes.is_empty() {
        return notices;
    }
    let torn = torn_from::<L>(&bytes);
    let before = entries.len();
    let Damage { lines, why } = read_lines(&bytes[..torn.unwrap_or(bytes.len())], head, entries);
    let read = entries.len() - before;
    if head == Head::Absent {
        if read == 0 {
            let kept_as = match mend {
                Mend::At(now) => set_aside(disk, pen, path, &bytes, now).ok().flatten(),
                Mend::Never => None,
            };
            tell(Finding::Damaged { why: "it has no header and no records".into(), kept_as });
            return notices;
        }
        tell(Finding::NoHeader { read });
    }
    if !lines.is_empty() {
        tell(Finding::DamagedLines { lines, why });
    }
    if torn.is_some() {
        let kept_as = match mend {
            Mend::At(now) if head != Head::Absent => mend_torn::<L>(disk, pen, path, now).ok().flatten(),
            _ => None,
        };
        tell(Finding::TornLine { kept_as });
    }
    notices
}

fn read(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, Cause> {
    match disk.entry(path)? {
        Entry::Folder => Err(Cause::IsFolder),
        Entry::Missing | Entry::File(_) => Ok(disk.read(path)?),
    }
}

/// The numbers of damaged lines, and what is wrong with the first.
#[derive(Default)]
struct Damage {
    lines: Vec<usize>,
    why: String,
}

fn read_lines<L: Logged>(bytes: &[u8], head: Head, entries: &mut Vec<L>) -> Damage {
    let mut damage = Damage::default();
    let mut rest = bytes;
    for number in 1.. {
        if rest.is_empty() {
            break;
        }
        let (line, after) = split_line(rest);
        rest = after;
        if line.trim_ascii().is_empty() || (number == 1 && head == Head::Ours) {
            continue;
        }
        match parse(line) {
            Ok(entry) => entries.push(entry),
            Err(why) => {
                if damage.lines.is_empty() {
                    damage.why = why;
                }
                damage.lines.push(number);
            }
        }
    }
    damage
}

/// Moves the file away, unless it was changed since `bytes` were read from it.
fn set_aside(disk: &dyn Disk, pen: &Pen, path: &Path, bytes: &[u8], now: WallTime) -> std::io::Result<Option<PathBuf>> {
    let _held = pen.hold();
    if disk.read(path)? == bytes { aside::move_away(disk, path, now).map(Some) } else { Ok(None) }
}

/// Mends the end of the file as it is now, unless that was done meanwhile.
fn mend_torn<L: Logged>(disk: &dyn Disk, pen: &Pen, path: &Path, now: WallTime) -> std::io::Result<Option<PathBuf>> {
    let _held = pen.hold();
    let bytes = disk.read(path)?;
    torn_from::<L>(&bytes).map(|start| mend_tail(disk, path, &bytes, start, now)).transpose()
}

/// Keeps the torn line beside the file and cuts it off. `bytes` were read with the pen in hand.
fn mend_tail(disk: &dyn Disk, path: &Path, bytes: &[u8], start: usize, now: WallTime) -> std::io::Result<PathBuf> {
    let kept = aside::keep_torn(disk, path, &bytes[start..], now)?;
    disk.truncate(path, start as u64)?;
    Ok(kept)
}

/// Adds records to the device's file of the month with one write, or to a sibling where that is not for us to write.
pub(super) fn append<L: Logged>(
    disk: &dyn Disk,
    pen: &Pen,
    folder: &Path,
    month: &str,
    device: &DeviceId,
    entries: &[&L],
    now: WallTime,
) -> Result<(), StorageError> {
    let lines: Result<Vec<String>, String> = entries.iter().map(|entry| entry.write()).collect();
    let lines = lines.map_err(|why| StorageError::new(folder, Action::Save, Cause::Other(why)))?.join("\n");
    let _held = pen.hold();
    for number in 1..=layout::LAST_SIBLING {
        let path = folder.join(layout::history_file(month, device, number));
        let failed = |error: std::io::Error| StorageError::new(&path, Action::Save, error);
        let mut bytes = match disk.entry(&path).map_err(failed)? {
            Entry::Folder => continue,
            Entry::Missing => Vec::new(),
            Entry::File(_) => disk.read(&path).map_err(failed)?,
        };
        let head = head::<L>(&bytes);
        if matches!(head, Head::Newer(_) | Head::Absent) {
            continue;
        }
        if let Some(start) = torn_from::<L>(&bytes) {
            mend_tail(disk, &path, &bytes, start, now)
                .map_err(|error| StorageError::new(&path, Action::SetAside, error))?;
            bytes.truncate(start);
        }
        return add(disk, &path, &bytes, L::HEADER, &lines).map_err(failed);
    }
    let first = folder.join(layout::history_file(month, device, 1));
    Err(StorageError::new(&first, Action::Save, Cause::NotUnderstood))
}

fn add(disk: &dyn Disk, path: &Path, bytes: &[u8], header: &str, lines: &str) -> std::io::Result<()> {
    let before = match bytes.last() {
        None => format!("{header}\n"),
        Some(b'\n') => String::new(),
        Some(_) => "\n".into(),
    };
    if let Err(error) = disk.append(path, format!("{before}{lines}\n").as_bytes()) {
        // A part may have been written. Should this fail too, the next append finds its last line torn.
        let _ = disk.truncate(path, bytes.len() as u64);
        return Err(error);
    }
    match path.parent() {
        Some(folder) if bytes.is_empty() => disk.sync_folder(folder),
        _ => Ok(()),
    }
}

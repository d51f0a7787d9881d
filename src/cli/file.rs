//! The files named on the command line.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::format::{self, FileProblem, MAX_BYTES};

/// The bytes of a file that may be one of ours. What never ends, or would have to be waited for, is not opened.
///
/// # Errors
/// What keeps it from being read; its place is the start of the file.
pub fn read(path: &Path) -> Result<Vec<u8>, FileProblem> {
    let found = fs::metadata(path).map_err(|error| unreadable(&error, "check the path"))?;
    if found.is_dir() {
        return Err(problem("this is a folder; name the files in it".into()));
    }
    if !found.is_file() {
        return Err(problem("this is a device or a pipe; name an ordinary file".into()));
    }
    if let Some(problem) = format::too_large(found.len()) {
        return Err(problem);
    }
    read_some(path).map_err(|error| unreadable(&error, "check who may read it"))
}

/// No pack is larger, in megabytes.
const LARGEST_PACK: u64 = 32;
/// No table is larger: three times what 100,000 sessions of ten steps take, in megabytes.
const LARGEST_TABLE: u64 = 512;

/// The bytes of a file that may be a pack, or why there are none.
///
/// # Errors
/// What keeps it from being read.
pub fn read_large(path: &Path) -> Result<Vec<u8>, String> {
    read_up_to(LARGEST_PACK, path)
}

/// The bytes of a file that may be a table, or why there are none.
///
/// # Errors
/// What keeps it from being read.
pub fn read_table(path: &Path) -> Result<Vec<u8>, String> {
    read_up_to(LARGEST_TABLE, path)
}

fn read_up_to(megabytes: u64, path: &Path) -> Result<Vec<u8>, String> {
    let found = fs::metadata(path).map_err(|error| format!("it cannot be read: {error}"))?;
    if !found.is_file() {
        return Err("it is no ordinary file".into());
    }
    let largest = megabytes << 20;
    if found.len() > largest {
        return Err(format!("it is larger than {megabytes} MB, which no Supple file is"));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(largest + 1).read_to_end(&mut bytes));
    opened.map(|_| bytes).map_err(|error| format!("it cannot be read: {error}"))
}

/// At most one byte too many, for a file that grows meanwhile.
fn read_some(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(error: &io::Error, remedy: &str) -> FileProblem {
    problem(format!("it cannot be read: {error}; {remedy}"))
}

fn problem(message: String) -> FileProblem {
    FileProblem { line: 1, column: 1, message }
}

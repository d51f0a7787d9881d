//! The zip around a pack. Everything that a zip may be and a pack may not is refused here, before a byte of it is used.

use std::io::{Cursor, Read, Write};

use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::PackError;

/// Largest pack that is read, in bytes, packed and unpacked.
pub(super) const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// Most files in a pack.
pub(super) const MOST_FILES: usize = 1_000;

/// A file in the zip: its name with folders, and what stands in it.
pub(super) type Entry = (String, Vec<u8>);

/// Every file of the zip for which `wanted` says how many bytes it may have, in the order of the zip, and the names of the
/// others.
pub(super) fn read(
    bytes: &[u8],
    wanted: impl Fn(&str) -> Option<usize>,
) -> Result<(Vec<Entry>, Vec<String>), PackError> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(PackError::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackError::NoZip)?;
    if archive.len() > MOST_FILES {
        return Err(PackError::TooManyFiles(archive.len()));
    }
    let mut found: Vec<Entry> = Vec::new();
    let mut others = Vec::new();
    let mut total = 0_u64;
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).map_err(|error| unreadable(&error))?;
        let name = file.name().map_err(|error| unreadable(&error))?.into_owned();
        if !is_safe(&name) {
            return Err(PackError::BadPath(name));
        }
        if file.is_symlink() {
            return Err(PackError::Link(name));
        }
        if file.is_dir() {
            continue;
        }
        let Some(most) = wanted(&name) else {
            others.push(name);
            continue;
        };
        if found.iter().any(|(other, _)| other.eq_ignore_ascii_case(&name)) {
            return Err(PackError::Twice(name));
        }
        // What the zip says of a size is not believed: one byte too many is read, and no more.
        let mut inside = Vec::new();
        file.by_ref()
            .take(most as u64 + 1)
            .read_to_end(&mut inside)
            .map_err(|error| PackError::Damaged { name: name.clone(), why: error.to_string() })?;
        total += inside.len() as u64;
        if inside.len() > most || total > MOST_BYTES {
            return Err(PackError::TooMuchInside(name));
        }
        found.push((name, inside));
    }
    Ok((found, others))
}

fn unreadable(error: &ZipError) -> PackError {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => PackError::Locked,
        other => PackError::Damaged { name: "the zip".into(), why: other.to_string() },
    }
}

/// A plain path downwards: nothing absolute, no way up, nothing that another system reads otherwise.
fn is_safe(name: &str) -> bool {
    let plain = !name.contains(['\\', ':', '\0']) && !name.starts_with('/') && name.len() <= 200;
    plain && name.trim_end_matches('/').split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// A zip of `entries`. The same entries give the same bytes: no time of day stands in it.
pub(super) fn write(entries: &[Entry]) -> Result<Vec<u8>, PackError> {
    let failed = |error: &dyn std::fmt::Display| PackError::NotWritten(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in entries {
        zip.start_file(name, options).map_err(|error| failed(&error))?;
        zip.write_all(bytes).map_err(|error| failed(&error))?;
    }
    Ok(zip.finish().map_err(|error| failed(&error))?.into_inner())
}

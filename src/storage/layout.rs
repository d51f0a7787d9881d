//! Names of files in a data folder. Every file that Supple writes bears the id of the device that writes it.

use std::path::{Path, PathBuf};

use chrono::Datelike;

use crate::domain::day::Day;
use crate::domain::ids::DeviceId;

/// The folder of history files.
pub(super) const HISTORY: &str = "history";

/// The folder of journal files, which are named as history files are.
pub(super) const JOURNAL: &str = "journal";

/// How many history files a device may begin in one month, should the ones before not be understood.
pub(super) const LAST_SIBLING: u32 = 99;

pub(super) fn settings(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("settings.{device}.ron"))
}

pub(super) fn care(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("care.{device}.ron"))
}

pub(super) fn running(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("running.{device}.ron"))
}

pub(super) fn draft(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("draft.{device}.ron"))
}

pub(super) fn noting(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("noting.{device}.ron"))
}

/// Written and removed again to see whether a folder takes files.
pub(super) fn probe(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("probe.{device}.tmp"))
}

/// The month of `day` as it stands in names, such as `2026-11`.
pub(super) fn month(day: Day) -> String {
    format!("{:04}-{:02}", day.date().year(), day.date().month())
}

/// The `number`th history file of a month, from 1. There are more than one only where one was not understood.
pub(super) fn history_file(month: &str, device: &DeviceId, number: u32) -> String {
    if number == 1 { format!("{month}.{device}.ron") } else { format!("{month}.{device}-{number}.ron") }
}

/// The `number`th other name, from 1, for a file copied to where `path` is taken. It is read like any other, and no device
/// writes it.
pub(super) fn another(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.copy-{number}.ron"))
}

pub(super) fn candidates(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("professionals.{device}.ron"))
}

pub(super) fn shelf(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("shelf.{device}.ron"))
}

pub(super) fn wording(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("words.{device}.ron"))
}

pub(super) fn paces(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("pace.{device}.ron"))
}

pub(super) fn following(root: &Path, device: &DeviceId) -> PathBuf {
    root.join(format!("plan.{device}.ron"))
}

/// The `number`th name, from 1, for a file of a person's own where the ones before are taken.
pub(super) fn numbered(file: &str, number: u32) -> String {
    let stem = file.strip_suffix(".ron").unwrap_or(file);
    if number == 1 { file.to_owned() } else { format!("{stem}-{number}.ron") }
}

/// The folder of own files that the person removed, each with a number after its name. Nothing reads it.
pub(super) const DELETED: &str = "deleted";

/// The folder of the person's own pictures.
pub(super) const PICTURES: &str = "pictures";

/// The folder of pages to print.
pub(super) const PAGES: &str = "pages";

/// Whether a file of the data folder holds notes on professionals.
pub(super) fn is_candidates(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("professionals."))
}

/// Whether a file of the data folder holds the order in the library of some device.
pub(super) fn is_shelf(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("shelf."))
}

/// Whether a file of the data folder holds words that the voice says otherwise.
pub(super) fn is_wording(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("words."))
}

/// Whether a file of the data folder holds the plan that is followed on some device.
pub(super) fn is_following(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("plan."))
}

/// Whether a file of the data folder holds what a person answered on some device.
pub(super) fn is_care(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("care."))
}

/// Whether a file of the data folder holds the settings of some device.
pub(super) fn is_settings(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    is_ron(path) && name.is_some_and(|name| name.starts_with("settings."))
}

/// Whether `device` writes the history file of that name.
pub(super) fn is_written_by(name: &str, device: &DeviceId) -> bool {
    let parts = name.strip_suffix(".ron").and_then(|stem| stem.split_once('.'));
    parts.is_some_and(|(_, writer)| {
        let rest = writer.strip_prefix(device.as_str());
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok())
        })
    })
}

/// Whether a folder's entry is a file of ours: not hidden, and not a copy or something set aside.
pub(super) fn is_ron(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|extension| extension == "ron")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_knows_its_own_history_files() {
        let device: DeviceId = "ab12".parse().unwrap();
        for (name, own) in [
            (history_file("2026-11", &device, 1), true),
            (history_file("2026-11", &device, 2), true),
            ("2026-11.ab12 (conflicted copy).ron".into(), false),
            ("2026-11.ab12.sync-conflict-20261122.ron".into(), false),
            ("2026-11.ab123.ron".into(), false),
            ("2026-11.ab12.copy-1.ron".into(), false),
            ("2026-11.ron".into(), false),
        ] {
            assert_eq!(is_written_by(&name, &device), own, "{name}");
        }
    }
}

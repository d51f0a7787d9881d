//! Which devices there are to play on. Where a sound server answers on Linux they are its own: the cards behind it are busy with it.

use rodio::cpal::default_host;
use rodio::cpal::traits::HostTrait;
use rodio::{Device, DeviceTrait};

use crate::domain::sounding::{DeviceName, Output};

/// Is given the names of the devices there are.
pub type OnOutputs = Box<dyn FnOnce(Vec<DeviceName>) + Send>;

/// Looks up the devices, on a thread of its own: some systems take a while. Without a thread to spare there are none.
pub fn outputs(then: OnOutputs) {
    let look = move || {
        let mut names: Vec<DeviceName> = Vec::new();
        for name in of_the_server().unwrap_or_else(|| named().map(|(name, _)| name).collect()) {
            // One card may stand there several times.
            if !names.contains(&name) {
                names.push(name);
            }
        }
        then(names);
    };
    // The list stays as it was.
    let _ = std::thread::Builder::new().name("supple-outputs".into()).spawn(look);
}

#[cfg(target_os = "linux")]
fn of_the_server() -> Option<Vec<DeviceName>> {
    super::server::names()
}

#[cfg(not(target_os = "linux"))]
fn of_the_server() -> Option<Vec<DeviceName>> {
    None
}

/// The device that is meant, a server's apart; `None` when it is not there.
pub(super) fn device(output: Output) -> Option<Device> {
    match output {
        Output::SystemDefault => default_host().default_output_device(),
        Output::Named(wanted) => named().find(|(name, _)| *name == wanted).map(|(_, device)| device),
    }
}

fn named() -> impl Iterator<Item = (DeviceName, Device)> {
    let devices = default_host().output_devices().into_iter().flatten();
    devices.filter_map(|device| {
        let description = device.description().ok()?;
        let is_meant_for_people = description.driver().is_none_or(|driver| !is_converter(driver));
        is_meant_for_people.then(|| description.name().parse().ok()).flatten().map(|name| (name, device))
    })
}

/// Whether a name of ALSA's is a way to a device rather than one, or the same card in the raw. Elsewhere there are none of these.
fn is_converter(name: &str) -> bool {
    const WAYS: [&str; 22] = [
        "a52",
        "cavs",
        "dca",
        "default",
        "dmix",
        "dsnoop",
        "front",
        "hw",
        "iec958",
        "jack",
        "lavrate",
        "null",
        "oss",
        "plughw",
        "samplerate",
        "speex",
        "speexrate",
        "surround",
        "upmix",
        "usbstream",
        "vdownmix",
        "arcam_av",
    ];
    let stem = name.split(':').next().unwrap_or(name);
    let stem = stem.trim_end_matches(|letter: char| letter.is_ascii_digit());
    cfg!(target_os = "linux") && (WAYS.contains(&stem) || name.starts_with("iec958") || name.starts_with("a52"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn cards_and_servers_are_devices_and_alsas_ways_to_them_are_not() {
        for device in ["pulse", "pipewire", "sysdefault:CARD=PCH", "hdmi:CARD=PCH,DEV=0", "my_headphones"] {
            assert!(!is_converter(device), "{device}");
        }
        for way in
            ["null", "default", "surround51:CARD=PCH,DEV=0", "front:CARD=PCH,DEV=0", "hw:CARD=0,DEV=0", "speexrate"]
        {
            assert!(is_converter(way), "{way}");
        }
    }
}

//! The program itself, in a real window and with real sound, seen only from outside: its title, its accessibility tree, its
//! files, its exit and what can be recorded. Needs the private desktop that `scripts/test` starts, and Linux.
//!
//! Every wait is a read that blocks until something was told, with a limit that only a fault reaches. The tests take turns,
//! for the keyboard has one owner.
//!
//! Deliberately absent: pictures (`screens`, `gallery`), and other desktops.

mod app;
mod desk;
mod edited;
mod felt;
mod first;
mod lines;
mod reader;
mod service;
mod sound;

mod broken;
mod devices;
mod followed;
mod headset;
mod interrupted;
mod lit;
mod made;
mod music;
mod pipewire;
mod played;
mod sounding;
mod spoken;
mod taken;
mod twice;

use std::time::Duration;

/// No wait of a sound program comes near it.
const LIMIT: Duration = Duration::from_secs(90);

/// A left side, a right side and one without sides, with every kind of pause between: 14 s in all.
const SHORT: &str = r#"(
    format: "supple-routine",
    version: 1,
    body: (
        id: "short",
        title: "Short",
        get_ready: 4,
        change_over: 2,
        rest: 2,
        steps: [
            Step(exercise: "supine-hamstring-strap", target: Hold(2), sets: 1),
            Step(exercise: "slow-breathing", target: Hold(2)),
        ],
    ),
)"#;

const GET_READY: &str = "Get ready · Lying strap hamstring stretch – Supple";
const LEFT: &str = "Lying strap hamstring stretch, left leg – Supple";
const CHANGE: &str = "Change sides · Lying strap hamstring stretch – Supple";
const RIGHT: &str = "Lying strap hamstring stretch, right leg – Supple";
const REST: &str = "Rest · 4-in 6-out breathing – Supple";
const LAST: &str = "4-in 6-out breathing – Supple";
const REVIEW: &str = "How was it? – Supple";

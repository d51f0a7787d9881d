//! The built-in files, in the order of the clinical notes. A test compares these lists with `assets/`.

macro_rules! embed {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/", $folder, "/", $name, ".ron")))),+]
    };
}

/// Name and text of every exercise.
pub(super) const EXERCISES: &[(&str, &str)] = embed!(
    "exercises":
    "back-side-hand-kneading",
    "outer-glute-fist-knead",
    "side-hip-palm-circles",
    "thigh-back-effleurage",
    "hamstring-hand-knead",
    "calf-squeeze-release",
    "foot-thumb-press",
    "low-back-myofascial-hold",
    "thigh-myofascial-hold",
    "wall-ball-outer-glute",
    "floor-ball-upper-glute",
    "wall-ball-piriformis-edge",
    "wall-ball-low-back",
    "chair-ball-hamstring",
    "ball-foot-roll",
    "roller-hamstrings",
    "roller-calves",
    "roller-outer-glute",
    "supine-hamstring-strap",
    "doorway-hamstring",
    "seated-hamstring-hinge",
    "standing-hamstring-step",
    "active-knee-extension",
    "hamstring-contract-relax",
    "figure-four-supine",
    "figure-four-seated",
    "single-knee-to-chest",
    "half-kneel-hip-flexor",
    "calf-wall-stretch",
    "side-lying-nerve-slider",
    "seated-nerve-slider",
    "supine-nerve-slider",
    "pelvic-tilts",
    "lower-trunk-rotation",
    "cat-camel",
    "prone-prop",
    "march-in-place",
    "glute-bridge",
    "clamshell",
    "bird-dog",
    "sit-to-stand",
    "slow-breathing",
    "legs-up-rest",
    "seated-posture-reset",
    "hip-hinge-drill",
);

/// Name and text of every routine.
pub(super) const ROUTINES: &[(&str, &str)] = embed!(
    "routines":
    "first-ease-in",
    "morning-loosen",
    "desk-break",
    "bedtime-wind-down",
    "hamstring-1",
    "hamstring-2",
    "flare-calm",
    "nerve-glide-set",
);

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
    "hamstring-3",
    "ball-glutes",
    "roller-posterior-chain",
    "calf-and-foot",
    "low-back-wall",
    "flare-calm",
    "after-walk-run",
    "full-25",
    "travel-no-kit",
    "nerve-glide-set",
    "strength-support",
    "stress-reset-3",
);

/// Name and text of every plan.
pub(super) const PLANS: &[(&str, &str)] = embed!(
    "plans":
    "first-two-weeks",
    "hamstring-programme",
    "default-week",
);

pub(super) const ARTICLES: &[(&str, &str)] = &[
    ("sciatica", include_str!("../../assets/learn/sciatica.md")),
    ("get-help", include_str!("../../assets/learn/get-help.md")),
    ("what-massage-does", include_str!("../../assets/learn/what-massage-does.md")),
    ("three-techniques", include_str!("../../assets/learn/three-techniques.md")),
    ("pressure", include_str!("../../assets/learn/pressure.md")),
    ("easing-in", include_str!("../../assets/learn/easing-in.md")),
    ("choosing-a-professional", include_str!("../../assets/learn/choosing-a-professional.md")),
    ("questions-to-ask", include_str!("../../assets/learn/questions-to-ask.md")),
    ("body-mechanics", include_str!("../../assets/learn/body-mechanics.md")),
    ("desk-and-car", include_str!("../../assets/learn/desk-and-car.md")),
    ("stretch-or-nerve", include_str!("../../assets/learn/stretch-or-nerve.md")),
    ("nerve-glides", include_str!("../../assets/learn/nerve-glides.md")),
    ("the-plan", include_str!("../../assets/learn/the-plan.md")),
    ("rest-and-flares", include_str!("../../assets/learn/rest-and-flares.md")),
    ("sleep-and-stress", include_str!("../../assets/learn/sleep-and-stress.md")),
    ("consistency", include_str!("../../assets/learn/consistency.md")),
];

pub(super) const PHRASES: &str = include_str!("../../assets/learn/tools/phrases.md");

pub(super) const QUESTIONS: &str = include_str!("../../assets/learn/tools/questions.md");

pub(super) const SOURCES: &str = include_str!("../../assets/learn/sources.txt");

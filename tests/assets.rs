//! What comes with the program: complete, sound, and as the clinical notes have it.

use std::collections::BTreeSet;
use std::path::Path;

use supple::catalog::{Catalog, built_in};
use supple::domain::exercise::Position;
use supple::domain::routine::{Block, Routine};
use supple::domain::side::Sides;
use supple::domain::timeline;

fn routine(id: &str) -> &'static Routine {
    built_in().routine(id).unwrap_or_else(|| panic!("no routine {id}"))
}

fn names_in(folder: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
    let entries = std::fs::read_dir(path).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(".ron").map(str::to_owned)).collect()
}

#[test]
fn every_file_reads_without_a_problem() {
    if let Err(bad) = Catalog::read() {
        panic!("{bad}");
    }
}

#[test]
fn every_file_in_the_folders_is_embedded_and_named_after_its_id() {
    let exercises: BTreeSet<String> = built_in().exercises.keys().map(ToString::to_string).collect();
    assert_eq!(exercises, names_in("exercises"));
    let routines: BTreeSet<String> = built_in().routines.iter().map(|routine| routine.id().to_string()).collect();
    assert_eq!(routines, names_in("routines"));
    let plans: BTreeSet<String> = built_in().plans.iter().map(|plan| plan.id.to_string()).collect();
    assert_eq!(plans, names_in("plans"));
}

#[test]
fn planned_times_are_those_of_the_clinical_notes_to_the_second() {
    let times: Vec<(&str, u64)> = built_in()
        .routines
        .iter()
        .map(|routine| (routine.id().as_str(), timeline::planned_time(routine).as_secs()))
        .collect();
    let expected = [
        ("first-ease-in", 232),
        ("morning-loosen", 467),
        ("desk-break", 282),
        ("bedtime-wind-down", 650),
        ("hamstring-1", 340),
        ("hamstring-2", 435),
        ("hamstring-3", 653),
        ("ball-glutes", 555),
        ("roller-posterior-chain", 655),
        ("calf-and-foot", 550),
        ("low-back-wall", 497),
        ("flare-calm", 436),
        ("after-walk-run", 655),
        ("full-25", 1472),
        ("travel-no-kit", 550),
        ("nerve-glide-set", 370),
        ("strength-support", 665),
        ("stress-reset-3", 205),
    ];
    assert_eq!(times, expected);
}

/// Each step as `exercise seconds`, with `/s` for both sides in turn, as the clinical notes write it.
fn outline(routine: &Routine) -> String {
    let step = |block: &Block| {
        let Block::Step(step) = block else { panic!("these routines have no groups") };
        let alternating = if step.sides() == Sides::Alternating { 2 } else { 1 };
        let seconds = step.dose().per_side().unwrap().as_secs() * alternating;
        let sides = match step.sides() {
            Sides::LeftThenRight => "/s",
            Sides::Affected => " aff.",
            Sides::Unaffected => " easier",
            _ => "",
        };
        format!("{} {seconds}{sides}", step.exercise().id)
    };
    routine.blocks().iter().map(step).collect::<Vec<_>>().join(" → ")
}

#[test]
fn steps_stand_in_the_order_of_the_clinical_notes_with_their_times() {
    let expected = [
        ("first-ease-in", "slow-breathing 60 → pelvic-tilts 32 → thigh-back-effleurage 30/s → legs-up-rest 45"),
        (
            "morning-loosen",
            "march-in-place 60 → back-side-hand-kneading 45 → pelvic-tilts 40 → lower-trunk-rotation 64 → \
             active-knee-extension 40/s → cat-camel 48 → calf-wall-stretch 30/s",
        ),
        (
            "desk-break",
            "seated-posture-reset 40 → back-side-hand-kneading 40 → figure-four-seated 20/s → \
             seated-hamstring-hinge 20/s → sit-to-stand 32 → slow-breathing 30",
        ),
        (
            "bedtime-wind-down",
            "slow-breathing 120 → thigh-back-effleurage 60/s → low-back-myofascial-hold 90 → \
             outer-glute-fist-knead 45/s → legs-up-rest 180",
        ),
        (
            "hamstring-1",
            "march-in-place 90 → active-knee-extension 40/s → supine-hamstring-strap 50/s → slow-breathing 30",
        ),
        (
            "hamstring-2",
            "march-in-place 90 → hamstring-hand-knead 45/s → supine-hamstring-strap 75/s → seated-hamstring-hinge 30/s",
        ),
        (
            "hamstring-3",
            "march-in-place 120 → roller-hamstrings 60/s → hamstring-contract-relax 84/s → doorway-hamstring 75/s → \
             glute-bridge 40",
        ),
        (
            "ball-glutes",
            "march-in-place 60 → side-hip-palm-circles 30/s → wall-ball-outer-glute 75/s → \
             wall-ball-piriformis-edge 55/s → figure-four-supine 30/s → slow-breathing 45",
        ),
        (
            "roller-posterior-chain",
            "march-in-place 90 → roller-calves 45/s → roller-hamstrings 60/s → roller-outer-glute 45/s → \
             doorway-hamstring 30/s → calf-wall-stretch 30/s → slow-breathing 60",
        ),
        (
            "calf-and-foot",
            "foot-thumb-press 45/s → ball-foot-roll 90/s → calf-squeeze-release 45/s → calf-wall-stretch 70/s",
        ),
        (
            "low-back-wall",
            "march-in-place 60 → back-side-hand-kneading 60 → wall-ball-low-back 60/s → low-back-myofascial-hold 90 → \
             cat-camel 48 → lower-trunk-rotation 64",
        ),
        (
            "after-walk-run",
            "march-in-place 60 → calf-wall-stretch 70/s → standing-hamstring-step 70/s → half-kneel-hip-flexor 30/s → \
             figure-four-supine 30/s → ball-foot-roll 60/s",
        ),
        (
            "full-25",
            "slow-breathing 60 → march-in-place 90 → back-side-hand-kneading 60 → side-hip-palm-circles 30/s → \
             wall-ball-outer-glute 75/s → hamstring-hand-knead 45/s → calf-squeeze-release 30/s → ball-foot-roll 45/s → \
             seated-nerve-slider 50 aff. → supine-hamstring-strap 75/s → figure-four-supine 30/s → \
             half-kneel-hip-flexor 30/s → glute-bridge 40 → bird-dog 72 → hip-hinge-drill 40 → legs-up-rest 150",
        ),
        (
            "travel-no-kit",
            "march-in-place 60 → back-side-hand-kneading 45 → hamstring-hand-knead 45/s → calf-squeeze-release 30/s → \
             figure-four-seated 30/s → seated-hamstring-hinge 30/s → seated-nerve-slider 40 aff. → slow-breathing 45",
        ),
        (
            "strength-support",
            "march-in-place 90 → glute-bridge 94 → clamshell 90/s → bird-dog 72 → sit-to-stand 94 → hip-hinge-drill 40 → \
             slow-breathing 30",
        ),
        ("stress-reset-3", "slow-breathing 120 → side-hip-palm-circles 20/s → seated-posture-reset 20"),
        (
            "flare-calm",
            "slow-breathing 120 → legs-up-rest 120 → pelvic-tilts 24 → thigh-back-effleurage 30 easier → \
             side-lying-nerve-slider 32 aff. → slow-breathing 60",
        ),
        (
            "nerve-glide-set",
            "march-in-place 90 → side-lying-nerve-slider 40 aff. → seated-nerve-slider 100 aff. → \
             supine-nerve-slider 40 aff. → legs-up-rest 60",
        ),
    ];
    assert_eq!(expected.len(), built_in().routines.len());
    for (id, steps) in expected {
        assert_eq!(outline(routine(id)), steps, "{id}");
    }
}

#[test]
fn getting_down_to_the_floor_and_up_again_has_ten_seconds_of_its_own() {
    let upright = |position| matches!(position, Position::Standing | Position::Seated);
    for routine in &built_in().routines {
        for pair in routine.steps().windows(2) {
            let [before, after] = [&pair[0], &pair[1]].map(|step| step.exercise());
            // Breathing goes in any position, so one stays where one is.
            let moves = upright(before.position) != upright(after.position) && after.id.as_str() != "slow-breathing";
            let seconds = pair[1].get_ready().map(|time| time.as_secs());
            assert_eq!(seconds, moves.then_some(10), "{}: {} → {}", routine.id(), before.id, after.id);
        }
        assert_eq!(routine.steps()[0].get_ready(), None, "{}: the first waits as the person likes", routine.id());
    }
}

#[test]
fn every_exercise_says_what_to_do_what_to_feel_and_what_to_leave() {
    for (id, exercise) in &built_in().exercises {
        assert!(exercise.cues.len() >= 3 && !exercise.regions.is_empty(), "{id}");
        assert!(!exercise.feel.is_empty() && !exercise.avoid.is_empty(), "{id}");
    }
}

#[test]
fn the_examples_in_the_readme_are_sound_and_its_list_of_exercises_is_whole() {
    let readme = include_str!("../README.md");
    let mut examples = readme.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap().as_bytes());
    let exercises = &supple::catalog::built_in().exercises;
    supple::format::read_routine(examples.next().unwrap(), exercises).unwrap();
    supple::format::read_own_plan(examples.next().unwrap()).unwrap();
    supple::format::read_exercise(examples.next().unwrap()).unwrap();
    assert_eq!(examples.next(), None, "an example that is not tested");
    for id in exercises.keys() {
        assert!(readme.contains(&format!("`{id}`")), "the README does not list {id}");
    }
}

#[test]
fn plans_have_the_weeks_the_goals_and_the_routines_of_the_clinical_notes() {
    let week = |plan: &str, phase: usize| {
        let plan = built_in().plans.iter().find(|other| other.id.as_str() == plan).unwrap();
        let phase = &plan.phases[phase];
        let days: Vec<String> =
            phase.days.iter().map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")).collect();
        (phase.weeks, phase.goal, days.join(" "))
    };
    let five = |id: &str| format!("{id} {id} {id}  {id} {id} ");
    assert_eq!(week("hamstring-programme", 0), (Some(2), 5, five("hamstring-1")));
    assert_eq!(week("hamstring-programme", 1), (Some(2), 5, five("hamstring-2")));
    assert_eq!(week("hamstring-programme", 2).1, 4);
    assert_eq!(week("hamstring-programme", 3).0, None, "the hold has no end");
    assert_eq!(week("hamstring-programme", 3).1, 3, "three days a week keep the range");
    assert_eq!((week("first-two-weeks", 0).1, week("first-two-weeks", 1).1), (3, 4));
    assert_eq!(
        week("default-week", 0).2,
        "morning-loosen+hamstring-1 bedtime-wind-down desk-break+strength-support calf-and-foot+hamstring-1 \
         bedtime-wind-down ball-glutes "
    );
    for plan in &built_in().plans {
        for phase in &plan.phases {
            let sessions: usize = phase.days.iter().map(Vec::len).sum();
            assert!(sessions >= usize::from(phase.goal), "{}: {} sessions, goal {}", plan.id, sessions, phase.goal);
        }
    }
}

/// Minutes of a session, week by week (section 3, weekly progression): 4 to 6, then 6 to 8.
#[test]
fn the_first_two_weeks_keep_to_their_minutes() {
    let plan = built_in().plans.iter().find(|plan| plan.id.as_str() == "first-two-weeks").unwrap();
    for (phase, minutes) in plan.phases.iter().zip([3.5..=6.0, 4.5..=8.0]) {
        for id in phase.routines() {
            let time = timeline::planned_time(routine(id.as_str())).as_secs_f64() / 60.0;
            assert!(minutes.contains(&time), "{id} lasts {time:.1} minutes in {}", phase.title);
        }
    }
}

//! What different people are offered and kept from.

use std::sync::Arc;

use supple::catalog::built_in;
use supple::clock::{Clock, FakeClock};
use supple::domain::exercise::{Kind, Prop};
use supple::domain::history::History;
use supple::domain::quantity::PainScore;
use supple::domain::routine::Routine;
use supple::domain::safety::gate::gate;
use supple::domain::safety::{Care, Caution, Fate, Fitted, Held, Person, PressureComfort, Professional, Today, fit};
use supple::testing::saturday_evening;

fn person(cautions: &[Caution]) -> Person {
    let mut person = Person { professional: Some(Professional::Yes), ..Person::default() };
    person.cautions = cautions.iter().map(|caution| (*caution, Held::default())).collect();
    person
}

fn routine(id: &str) -> &'static Arc<Routine> {
    built_in().routine(id).unwrap_or_else(|| panic!("no routine {id}"))
}

fn fitted(id: &str, person: &Person, today: &Today) -> Fitted {
    fit(routine(id), &built_in().exercises, person, today)
}

/// Each step as "name" when it stays, "name~" when it is eased, "name>other" when another stands in, "name-" when it is left out.
fn told(id: &str, person: &Person, today: &Today) -> String {
    let steps = fitted(id, person, today).steps;
    let lines = steps.iter().map(|step| match &step.fate {
        Fate::Kept => step.exercise.id.to_string(),
        Fate::Eased { .. } => format!("{}~", step.exercise.id),
        Fate::Replaced { by, .. } => format!("{}>{}", step.exercise.id, by.id),
        Fate::LeftOut => format!("{}-", step.exercise.id),
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn leg(score: u8) -> Today {
    Today::of(gate(PainScore::new(score)))
}

#[test]
fn an_anxious_beginner_is_given_the_lowest_pressure_and_no_strong_exercise() {
    let mut anxious = person(&[]);
    anxious.professional = Some(Professional::NotYet);
    anxious.comfort = Some(PressureComfort::Nervous);
    let care = Care { person: anxious.clone(), ..Care::default() };
    let clock = FakeClock::starting_at(saturday_evening());
    let none = History::default();
    let lights = supple::domain::safety::Lights::default();
    let now = supple::domain::safety::Now {
        now: clock.wall(),
        day: "2026-11-21".parse().unwrap(),
        is_early: false,
        history: &none,
        lights: &lights,
        library: &built_in().exercises,
    };
    let today = care.today(PainScore::new(2), &now);
    assert_eq!(
        told("first-ease-in", &anxious, &today),
        "slow-breathing pelvic-tilts thigh-back-effleurage legs-up-rest",
        "the first session stays as it is"
    );
    for routine in &built_in().routines {
        let fitted = fit(routine, &built_in().exercises, &anxious, &today);
        for step in fitted.routine.iter().flat_map(|routine| routine.steps()) {
            assert_eq!(step.exercise().level, supple::domain::exercise::Level::One, "{}", step.exercise().id);
            if step.exercise().kind == Kind::SelfMassage {
                assert!(step.band().is_none_or(|band| band.high() <= 2), "{}", step.exercise().id);
            }
        }
    }
}

#[test]
fn someone_on_blood_thinners_gets_hands_in_place_of_balls_and_rollers() {
    let thinner = person(&[Caution::Anticoag]);
    assert_eq!(
        told("ball-glutes", &thinner, &leg(2)),
        "march-in-place side-hip-palm-circles wall-ball-outer-glute>outer-glute-fist-knead \
         wall-ball-piriformis-edge>single-knee-to-chest figure-four-supine slow-breathing"
    );
    assert_eq!(
        told("calf-and-foot", &thinner, &leg(2)),
        "foot-thumb-press ball-foot-roll>slow-breathing calf-squeeze-release~ calf-wall-stretch"
    );
    for routine in &built_in().routines {
        let fitted = fit(routine, &built_in().exercises, &thinner, &leg(2));
        for step in fitted.routine.iter().flat_map(|routine| routine.steps()) {
            let exercise = step.exercise();
            let massage = exercise.kind == Kind::SelfMassage;
            let tool = [Prop::Ball, Prop::Roller].iter().any(|tool| exercise.props.contains(tool));
            assert!(!(massage && tool), "{} in {}", exercise.id, routine.id());
            assert!(!massage || step.band().is_none_or(|band| band.high() <= 3), "{}", exercise.id);
        }
    }
}

#[test]
fn with_leg_pain_of_eight_only_the_calm_session_is_worth_starting() {
    let anyone = person(&[]);
    let open: Vec<&str> = built_in()
        .routines
        .iter()
        .filter(|routine| fit(routine, &built_in().exercises, &anyone, &leg(8)).is_worth_starting())
        .map(|routine| routine.id().as_str())
        .collect();
    assert_eq!(open, ["first-ease-in", "flare-calm"]);
    assert_eq!(fitted("flare-calm", &anyone, &leg(8)).changes(), 0);
}

#[test]
fn a_pregnant_desk_worker_asks_first_and_then_keeps_off_back_and_belly() {
    let mut pregnant = person(&[Caution::Preg]);
    let desk = told("desk-break", &pregnant, &leg(1));
    assert_eq!(
        desk,
        "seated-posture-reset back-side-hand-kneading>low-back-myofascial-hold figure-four-seated>slow-breathing-x"
            .replace("figure-four-seated>slow-breathing-x", "figure-four-seated-")
            + " seated-hamstring-hinge sit-to-stand slow-breathing"
    );
    let held = Held { cleared: Some("2026-11-20".parse().unwrap()), ..Held::default() };
    pregnant.cautions.insert(Caution::Preg, held);
    assert_eq!(
        told("desk-break", &pregnant, &leg(1)),
        "seated-posture-reset back-side-hand-kneading~ figure-four-seated~ seated-hamstring-hinge sit-to-stand \
         slow-breathing"
    );
    let hamstring = told("hamstring-1", &pregnant, &leg(1));
    assert_eq!(hamstring, "march-in-place active-knee-extension~ supine-hamstring-strap~ slow-breathing");
}

#[test]
fn a_fit_walker_with_tight_hamstrings_keeps_everything() {
    let walker = Person { comfort: Some(PressureComfort::Firm), ..person(&[]) };
    for routine in &built_in().routines {
        let fitted = fit(routine, &built_in().exercises, &walker, &leg(0));
        assert_eq!(fitted.changes(), 0, "{}", routine.id());
        assert!(Arc::ptr_eq(&fitted.routine.unwrap(), routine), "{} is played as it is", routine.id());
    }
}

#[test]
fn with_every_code_ticked_something_calm_is_still_offered() {
    let all = person(Caution::ALL);
    for score in 0..=10 {
        let fitted = fitted("flare-calm", &all, &leg(score));
        let left = fitted.routine.expect("breathing is left");
        assert!(left.steps().iter().any(|step| step.exercise().kind == Kind::Breathing));
        assert!(fitted.steps.iter().all(|step| step.fate == Fate::Kept || !step.reasons.is_empty()));
    }
}

#[test]
fn each_kind_of_exercise_that_a_row_of_the_vocabulary_names_is_left_out_of_every_routine() {
    let rows: &[(Caution, &[&str])] = &[
        (Caution::Dvt, &["thigh-back-effleurage", "hamstring-hand-knead", "calf-squeeze-release", "calf-wall-stretch"]),
        (Caution::Anticoag, &["wall-ball-outer-glute", "roller-calves", "chair-ball-hamstring"]),
        (Caution::Osteoporosis, &["wall-ball-low-back", "roller-outer-glute", "floor-ball-upper-glute"]),
        (Caution::Varicose, &["calf-squeeze-release", "roller-hamstrings"]),
        (Caution::Arterial, &["hamstring-hand-knead", "roller-calves"]),
        (Caution::HipReplacement, &["figure-four-supine", "figure-four-seated", "single-knee-to-chest", "clamshell"]),
        (Caution::KneeProblem, &["half-kneel-hip-flexor", "bird-dog"]),
        (Caution::Preg, &["prone-prop", "calf-squeeze-release", "roller-calves"]),
        (Caution::Neuropathy, &["ball-foot-roll", "roller-hamstrings"]),
        (Caution::NeuroDeficit, &["wall-ball-outer-glute", "hamstring-contract-relax", "supine-nerve-slider"]),
        (Caution::HighIrritability, &["supine-hamstring-strap", "seated-nerve-slider", "march-in-place"]),
        (Caution::HamstringTear, &["supine-hamstring-strap", "doorway-hamstring", "roller-hamstrings"]),
        (Caution::FlexionSensitive, &["cat-camel", "single-knee-to-chest", "seated-posture-reset"]),
        (Caution::ExtensionSensitive, &["prone-prop"]),
        (Caution::HeartBp, &["hamstring-contract-relax"]),
        (Caution::WristShoulder, &["bird-dog", "roller-hamstrings"]),
    ];
    for (caution, ids) in rows {
        let mut person = person(&[]);
        let held = Held { cleared: Some("2026-11-20".parse().unwrap()), ..Held::default() };
        person.cautions.insert(*caution, held);
        for id in *ids {
            let exercise = &built_in().exercises[&id.parse().unwrap()];
            let verdict = supple::domain::safety::judge(exercise, &person, &leg(0)).verdict;
            assert_eq!(verdict, supple::domain::safety::Verdict::Out, "{caution:?} and {id}");
        }
    }
}

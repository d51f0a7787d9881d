//! Row by row over the vocabulary, with small exercises and without the catalog; what the built-in ones do is tested in
//! `tests/care.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::gate::gate;
use super::rules::Act;
use super::*;
use crate::domain::comfort::{Band, Feeling};
use crate::domain::day::Day;
use crate::domain::exercise::{
    Dose, Exercise, ExerciseLibrary, Kind, Level, Position, Prop, Region, Spine, Target, Technique,
};
use crate::domain::history::{History, HistoryEntry, SessionRecord};
use crate::domain::quantity::{PainScore, Span};
use crate::domain::samples;
use crate::domain::side::Side;
use crate::domain::timeline::BoutSide;
use crate::domain::variant::{Change, DoseChange, Variant};

fn quiet() -> Today {
    Today::of(gate(PainScore::new(0)))
}

fn exercise(kind: Kind, technique: Technique, region: Region, position: Position) -> Exercise {
    let sample = samples::library().values().next().unwrap().as_ref().clone();
    Exercise { id: "own".parse().unwrap(), kind, technique, regions: vec![region], position, ..sample }
}

fn knead(region: Region) -> Exercise {
    exercise(Kind::SelfMassage, Technique::DeepPressure, region, Position::Seated)
}

fn ball(region: Region) -> Exercise {
    Exercise { props: vec![Prop::Ball], technique: Technique::TriggerPoint, ..knead(region) }
}

fn stretch(region: Region, position: Position) -> Exercise {
    exercise(Kind::Stretch, Technique::Static, region, position)
}

fn moving(position: Position) -> Exercise {
    exercise(Kind::Mobility, Technique::Dynamic, Region::WholeBody, position)
}

/// A person who ticked `caution`, cleared, and nothing else.
fn with(caution: Caution, places: &[Area]) -> Person {
    let held = Held { places: places.iter().copied().collect(), cleared: Some("2026-11-24".parse::<Day>().unwrap()) };
    let mut person = Person { comfort: Some(PressureComfort::Firm), ..Person::default() };
    person.cautions.insert(caution, held);
    person
}

fn verdict(caution: Caution, places: &[Area], exercise: &Exercise) -> Verdict {
    judge(exercise, &with(caution, places), &quiet()).verdict
}

fn pressure(caution: Caution, exercise: &Exercise) -> Option<u8> {
    judge(exercise, &with(caution, &[]), &quiet()).pressure
}

/// What each caution does to an exercise that names none, and what it leaves alone. One line of the vocabulary each.
#[test]
fn every_row_of_the_vocabulary_acts_on_what_it_says_and_leaves_the_rest() {
    use Caution as C;
    use Verdict::{Easier, Fine, Out};
    let (calf, thigh, back, buttock) = (Region::Calf, Region::Hamstrings, Region::ErectorSpinae, Region::GluteusMedius);
    let long_strokes = Exercise { technique: Technique::Effleurage, ..knead(thigh) };
    let bent = Exercise { spine: Spine::Bent, ..moving(Position::Seated) };
    let push = Exercise { technique: Technique::ContractRelax, ..stretch(thigh, Position::Supine) };
    let strength = exercise(Kind::Strength, Technique::Dynamic, buttock, Position::SideLying);
    let breathing = exercise(Kind::Breathing, Technique::Relaxation, Region::Diaphragm, Position::Reclined);
    let glide = |level| Exercise {
        level,
        ..exercise(Kind::NerveGlide, Technique::Slider, Region::SciaticNerve, Position::Seated)
    };
    let rows: Vec<(Caution, &[Area], Exercise, Verdict)> = vec![
        (C::Dvt, &[], long_strokes.clone(), Out),
        (C::Dvt, &[], knead(back), Fine),
        (C::Anticoag, &[], ball(buttock), Out),
        (C::Anticoag, &[], knead(buttock), Fine),
        (C::Osteoporosis, &[], ball(back), Out),
        (C::Osteoporosis, &[], bent.clone(), Easier),
        (C::Osteoporosis, &[], ball(buttock), Fine),
        (C::Fracture, &[Area::LowerLeg], stretch(calf, Position::Standing), Out),
        (C::Fracture, &[Area::LowerLeg], knead(thigh), Fine),
        (C::Skin, &[Area::Thigh], knead(thigh), Out),
        (C::Skin, &[Area::Thigh], stretch(thigh, Position::Supine), Fine),
        (C::Skin, &[], knead(back), Out),
        (C::Inflam, &[Area::Back], knead(back), Out),
        (C::Inflam, &[Area::Back], knead(thigh), Fine),
        (C::Varicose, &[Area::LowerLeg], knead(calf), Out),
        (C::Varicose, &[Area::LowerLeg], knead(thigh), Fine),
        (C::Arterial, &[], knead(calf), Out),
        (C::Arterial, &[], long_strokes.clone(), Fine),
        (C::Arterial, &[], knead(back), Fine),
        (C::Cancer, &[Area::Buttock], knead(buttock), Out),
        (C::Cancer, &[Area::Buttock], knead(calf), Fine),
        (C::Surgery, &[Area::Back], exercise(Kind::Mobility, Technique::Dynamic, back, Position::Supine), Out),
        (C::Surgery, &[Area::Back], stretch(calf, Position::Standing), Fine),
        (C::HipReplacement, &[], ball(buttock), Out),
        (C::HipReplacement, &[], knead(buttock), Fine),
        (C::KneeProblem, &[], moving(Position::AllFours), Out),
        (C::KneeProblem, &[], moving(Position::Seated), Fine),
        (C::Preg, &[], moving(Position::Prone), Out),
        (C::Preg, &[], ball(thigh), Out),
        (C::Preg, &[], moving(Position::Supine), Easier),
        (C::Preg, &[], moving(Position::SideLying), Fine),
        (C::Neuropathy, &[Area::Foot], ball(Region::PlantarFoot), Out),
        (C::Neuropathy, &[Area::Foot], ball(back), Fine),
        (C::NeuroDeficit, &[], ball(buttock), Out),
        (C::NeuroDeficit, &[], ball(back), Fine),
        (C::NeuroDeficit, &[], glide(Level::Two), Out),
        (C::NeuroDeficit, &[], glide(Level::One), Fine),
        (C::HighIrritability, &[], stretch(thigh, Position::Supine), Out),
        (C::HighIrritability, &[], breathing.clone(), Fine),
        (C::AcuteInjury, &[Area::Thigh], stretch(thigh, Position::Supine), Out),
        (C::AcuteInjury, &[Area::Thigh], knead(back), Fine),
        (C::HamstringTear, &[], stretch(thigh, Position::Supine), Out),
        (C::HamstringTear, &[], ball(thigh), Out),
        (C::HamstringTear, &[], stretch(calf, Position::Standing), Fine),
        (C::FlexionSensitive, &[], bent.clone(), Out),
        (C::FlexionSensitive, &[], Exercise { spine: Spine::Hinged, ..moving(Position::Seated) }, Fine),
        (C::ExtensionSensitive, &[], moving(Position::Prone), Out),
        (C::ExtensionSensitive, &[], bent, Fine),
        (C::HeartBp, &[], push, Out),
        (C::HeartBp, &[], strength.clone(), Easier),
        (C::HeartBp, &[], moving(Position::Standing), Fine),
        (C::Hypermobility, &[], stretch(thigh, Position::Supine), Easier),
        (C::Hypermobility, &[], strength, Fine),
        (C::Balance, &[], moving(Position::Standing), Out),
        (C::Balance, &[], moving(Position::Seated), Fine),
        (C::WristShoulder, &[], moving(Position::AllFours), Out),
        (C::WristShoulder, &[], moving(Position::Standing), Fine),
    ];
    for (caution, places, exercise, expected) in &rows {
        assert_eq!(verdict(*caution, places, exercise), *expected, "{caution:?} and {exercise:?}");
    }
    for caution in Caution::ALL {
        let of_row =
            |verdict| rows.iter().any(|(row, _, _, expected)| row == caution && (*expected == Fine) == verdict);
        assert!(of_row(true) && of_row(false), "{caution:?} has a row that acts and one that does not");
    }
    assert_eq!(pressure(C::Anticoag, &knead(back)), Some(3));
    assert_eq!(pressure(C::Osteoporosis, &knead(back)), Some(3));
    assert_eq!(pressure(C::Balance, &knead(back)), Some(5));
    assert_eq!(pressure(C::Anticoag, &breathing), None);
}

#[test]
fn what_kneeling_and_leaning_cautions_ask_is_met_by_an_easier_way_where_there_is_one() {
    let easier = Variant { words: "hands on a table".into(), change: Change::Same(DoseChange::default()) };
    let all_fours = Exercise { easier: Some(easier), ..moving(Position::AllFours) };
    for caution in [Caution::KneeProblem, Caution::WristShoulder] {
        assert_eq!(verdict(caution, &[], &all_fours), Verdict::Easier);
    }
}

#[test]
fn the_six_that_ask_first_block_until_cleared_and_clearing_lifts_no_block() {
    let asks: Vec<Caution> = Caution::ALL.iter().copied().filter(|caution| caution.asks_first()).collect();
    let expected =
        [Caution::Dvt, Caution::Arterial, Caution::Cancer, Caution::Surgery, Caution::Preg, Caution::HeartBp];
    assert_eq!(asks, expected);
    for caution in Caution::ALL {
        let listed = Exercise { cautions: vec![*caution], ..moving(Position::Seated) };
        let mut person = with(*caution, &[]);
        assert_eq!(judge(&listed, &person, &quiet()).verdict.min(Verdict::Easier), Verdict::Easier, "{caution:?}");
        person.cautions.insert(*caution, Held::default());
        let asked = judge(&listed, &person, &quiet());
        assert_eq!(asked.reasons.contains(&Reason::AskFirst(*caution)), caution.asks_first(), "{caution:?}");
        assert!(!caution.asks_first() || asked.verdict == Verdict::Out);
        let blocked = Exercise { blocks: vec![*caution], ..moving(Position::Seated) };
        assert_eq!(verdict(*caution, &[], &blocked), Verdict::Out, "{caution:?} stays blocked when cleared");
        assert!(judge(&blocked, &with(*caution, &[]), &quiet()).reasons.iter().all(|reason| !reason.can_be_cleared()));
    }
}

#[test]
fn a_place_keeps_a_caution_to_it_and_no_place_is_everywhere() {
    for caution in Caution::LOCAL {
        assert!(caution.has_place(), "{caution:?}");
        assert_eq!(verdict(caution, &[Area::Foot], &knead(Region::Calf)), Verdict::Fine, "{caution:?}");
        assert_eq!(verdict(caution, &[], &knead(Region::Calf)), Verdict::Out, "{caution:?}");
    }
}

#[test]
fn pressure_is_the_lowest_that_person_pain_and_caution_allow() {
    let massage = knead(Region::Calf);
    let asked = |comfort, leg: u8, cautions: &[Caution]| {
        let mut person = Person { comfort, ..Person::default() };
        for caution in cautions {
            person.toggle(*caution);
        }
        judge(&massage, &person, &Today::of(gate(PainScore::new(leg)))).pressure
    };
    assert_eq!(asked(Some(PressureComfort::Firm), 0, &[]), Some(5));
    assert_eq!(asked(Some(PressureComfort::Firm), 5, &[]), Some(4));
    assert_eq!(asked(Some(PressureComfort::Firm), 5, &[Caution::Anticoag]), Some(3));
    assert_eq!(asked(Some(PressureComfort::Nervous), 5, &[Caution::Anticoag]), Some(2));
    let band = Band::new(Feeling::Pressure, 2, 4).unwrap();
    assert_eq!(capped(band, Some(3)).to_string(), "2–3");
    assert_eq!(capped(band, Some(2)).to_string(), "1–2");
    assert_eq!(capped(band, Some(5)), band);
    let pull = Band::new(Feeling::Stretch, 2, 4).unwrap();
    assert_eq!(capped(pull, Some(2)), pull, "a pull is not pressure");
}

#[test]
fn a_cap_holds_for_a_band_that_a_step_sets_itself() {
    let plain = samples::library();
    let mut own = knead(Region::Calf);
    own.band = Band::new(Feeling::Pressure, 2, 4);
    own.id = "own".parse().unwrap();
    let library: ExerciseLibrary = plain.into_iter().chain([(own.id.clone(), Arc::new(own))]).collect();
    let step = crate::domain::draft::StepDraft {
        exercise: "own".into(),
        band: Some((Feeling::Pressure, 2, 5)),
        ..crate::domain::draft::StepDraft::default()
    };
    let draft = samples::of(vec![crate::domain::draft::BlockDraft::Step(step)]);
    let routine = Arc::new(draft.build(&library).unwrap());
    for (cap, expected) in [(5, "2–5"), (4, "2–4"), (3, "2–3")] {
        let today = Today { pressure: cap, ..quiet() };
        let person = Person { comfort: Some(PressureComfort::Firm), ..Person::default() };
        let fitted = fit(&routine, &library, &person, &today);
        let band = fitted.routine.as_ref().unwrap().steps()[0].band().unwrap();
        assert_eq!(band.to_string(), expected);
        assert_eq!(fitted.steps[0].reasons.contains(&Reason::Pressure(cap)), cap < 5, "a lower cap is said");
    }
}

#[test]
fn early_in_the_day_nothing_bends_for_who_is_worse_when_bending() {
    let easier = Variant { words: "softer".into(), change: Change::Same(DoseChange::default()) };
    let hinge = Exercise { spine: Spine::Hinged, easier: Some(easier), ..moving(Position::Seated) };
    let early = Today { is_early: true, ..quiet() };
    assert_eq!(judge(&hinge, &Person::default(), &early).verdict, Verdict::Easier);
    assert_eq!(judge(&hinge, &with(Caution::FlexionSensitive, &[]), &early).verdict, Verdict::Out);
}

#[test]
fn today_rests_what_was_red_waits_with_strong_work_and_bends_nothing_early() {
    let own = moving(Position::Seated);
    let id = own.id.clone();
    let reason = |exercise: &Exercise, change: &dyn Fn(&mut Today)| {
        let mut today = quiet();
        change(&mut today);
        judge(exercise, &Person { comfort: Some(PressureComfort::Firm), ..Person::default() }, &today).reasons
    };
    assert_eq!(reason(&own, &|today| today.resting = BTreeSet::from([id.clone()])), [Reason::RestingAfterRed]);
    assert_eq!(reason(&own, &|today| today.retired = BTreeSet::from([id.clone()])), [Reason::Retired]);
    for spine in [Spine::Bent, Spine::Hinged] {
        let bending = Exercise { spine, ..own.clone() };
        assert_eq!(reason(&bending, &|today| today.is_early = true), [Reason::Early]);
        assert_eq!(reason(&bending, &|_| ()), []);
    }
    let worked = |today: &mut Today| today.firm = BTreeMap::from([(Area::LowerLeg, caps::FIRM_A_DAY)]);
    assert_eq!(reason(&knead(Region::Calf), &worked), [Reason::EnoughToday(Area::LowerLeg)]);
    assert_eq!(reason(&knead(Region::Hamstrings), &worked), []);
    let strokes = Exercise { technique: Technique::Effleurage, ..knead(Region::Calf) };
    assert_eq!(reason(&strokes, &worked), [], "long strokes are not firm");
    let strong = Exercise { level: Level::Three, ..ball(Region::GluteusMedius) };
    assert_eq!(reason(&strong, &|today| today.strong_yesterday = true), [Reason::DayBetween]);
    assert_eq!(reason(&ball(Region::GluteusMedius), &|today| today.strong_yesterday = true), []);
    let lying = Exercise { position: Position::HookLying, ..ball(Region::GluteusMedius) };
    let standing = Exercise { position: Position::Standing, ..ball(Region::GluteusMedius) };
    let new = |today: &mut Today| today.wall_uses = 2;
    assert_eq!(reason(&lying, &new), [Reason::WallFirst]);
    assert_eq!(reason(&lying, &|today| today.wall_uses = 3), []);
    assert_eq!(reason(&standing, &new), []);
    let two = |today: &mut Today| today.level = Level::Two;
    assert_eq!(reason(&strong, &two), [Reason::Level { needs: Level::Three, why: LevelWhy::Pain }]);
}

#[test]
fn three_minutes_of_firm_work_are_enough_for_an_area_and_strokes_do_not_count() {
    let (calf, thigh) = (knead(Region::Calf), knead(Region::Hamstrings));
    let strokes = Exercise { technique: Technique::Effleurage, ..knead(Region::PlantarFoot) };
    let (left, right) = (BoutSide::One(Side::Left), BoutSide::One(Side::Right));
    let seconds = Duration::from_secs;
    let firm = caps::firm_work([
        (&calf, left, seconds(90)),
        (&calf, BoutSide::Both, seconds(90)),
        (&thigh, left, seconds(179)),
        (&thigh, right, seconds(179)),
        (&strokes, left, seconds(900)),
    ]);
    assert!(caps::has_enough(&firm, Area::LowerLeg), "both at once count for each side");
    assert!(!caps::has_enough(&firm, Area::Thigh), "the sides are counted apart");
    assert!(!caps::has_enough(&firm, Area::Foot));
}

#[test]
fn firm_work_adds_up_within_a_routine_and_what_is_over_the_three_minutes_gives_way() {
    let mut own = knead(Region::Calf);
    own.id = "own".parse().unwrap();
    let library: ExerciseLibrary = samples::library().into_iter().chain([(own.id.clone(), Arc::new(own))]).collect();
    let step = || crate::domain::draft::BlockDraft::Step(samples::hold("own", 95.0));
    let routine = Arc::new(samples::of(vec![step(), step(), step()]).build(&library).unwrap());
    let fitted = fit(&routine, &library, &Person::default(), &quiet());
    let fates: Vec<bool> = fitted.steps.iter().map(|step| step.fate == Fate::Kept).collect();
    assert_eq!(fates, [true, true, false], "95 and 95 seconds are over three minutes");
    assert_eq!(fitted.steps[2].reasons, [Reason::EnoughToday(Area::LowerLeg)]);
}

/// `plain` and `alike` are stretches of the hamstrings; `hard` has `plain` for its easier one.
fn library() -> ExerciseLibrary {
    let own = |id: &str, change: &dyn Fn(&mut Exercise)| {
        let mut exercise = stretch(Region::Hamstrings, Position::Supine);
        exercise.id = id.parse().unwrap();
        id.clone_into(&mut exercise.name);
        change(&mut exercise);
        (exercise.id.clone(), Arc::new(exercise))
    };
    ExerciseLibrary::from_iter([
        own("plain", &|_| ()),
        own("alike", &|exercise| exercise.position = Position::Standing),
        own("hard", &|exercise| {
            exercise.level = Level::Three;
            exercise.easier =
                Some(Variant { words: "without".into(), change: Change::Exercise("plain".parse().unwrap()) });
        }),
        own("push", &|exercise| exercise.kind = Kind::Strength),
        own("slow-breathing", &|exercise| exercise.kind = Kind::Breathing),
    ])
}

fn fitted(steps: &[&str], person: &Person, today: &Today) -> (Vec<String>, Fitted) {
    let library = library();
    let draft = samples::of(steps.iter().map(|id| samples::step(id)).collect());
    let routine = Arc::new(draft.build(&library).unwrap());
    let fitted = fit(&routine, &library, person, today);
    let fates = fitted.steps.iter().map(|step| match &step.fate {
        Fate::Kept => "kept".to_owned(),
        Fate::Eased { way } => format!("eased: {way}"),
        Fate::Replaced { by, .. } => format!("by {}", by.id),
        Fate::LeftOut => "left out".to_owned(),
    });
    (fates.collect(), fitted)
}

#[test]
fn a_routine_that_nothing_speaks_against_is_played_as_it_is() {
    let (fates, fitted) = fitted(&["plain", "slow-breathing"], &Person::default(), &quiet());
    assert_eq!(fates, ["kept", "kept"]);
    assert_eq!(fitted.changes(), 0);
    assert!(fitted.is_worth_starting());
}

#[test]
fn a_step_that_is_out_is_replaced_by_its_easier_one_then_by_one_alike_then_by_breathing_and_else_left_out_with_its_reason()
 {
    let two = Today { level: Level::Two, ..quiet() };
    assert_eq!(fitted(&["hard"], &Person::default(), &two).0, ["by plain"]);
    assert_eq!(fitted(&["hard", "plain"], &Person::default(), &two).0[1], "kept");
    let retired = |ids: &[&str]| Today { retired: ids.iter().map(|id| id.parse().unwrap()).collect(), ..quiet() };
    assert_eq!(fitted(&["plain"], &Person::default(), &retired(&["plain"])).0, ["by alike"]);
    assert_eq!(fitted(&["push", "push"], &Person::default(), &retired(&["push"])).0, ["by slow-breathing", "left out"]);
    let (_, gone) = fitted(&["push", "slow-breathing"], &Person::default(), &retired(&["push", "slow-breathing"]));
    assert_eq!(gone.routine, None);
    assert!(!gone.is_worth_starting());
    assert!(gone.steps.iter().all(|step| step.reasons == [Reason::Retired]), "nothing vanishes without its reason");
}

#[test]
fn an_eased_step_says_how_and_why_and_takes_no_longer() {
    let person = with(Caution::Hypermobility, &[]);
    let (fates, fitted) = fitted(&["plain"], &person, &quiet());
    assert_eq!(fates, ["eased: half as long, half the range"]);
    let routine = fitted.routine.unwrap();
    let step = routine.steps()[0];
    assert_eq!(step.dose().per_side(), Some(Duration::from_secs(30)));
    assert_eq!(step.cues()[0], "The gentler way: half as long, half the range.");
    assert_eq!(step.adjusted().unwrap().because, "You ticked “very bendy joints”: the gentler way.");
}

proptest! {
    #[test]
    fn whatever_is_ticked_nothing_played_is_blocked_and_every_step_keeps_its_fate(
        ticked in proptest::collection::btree_set(0..24_usize, 0..24),
        leg in 0..=10_u8,
    ) {
        let mut person = Person::default();
        for number in &ticked {
            person.toggle(Caution::ALL[*number]);
        }
        let today = Today::of(gate(PainScore::new(leg)));
        let (fates, fitted) = fitted(&["plain", "hard", "push", "slow-breathing"], &person, &today);
        prop_assert_eq!(fates.len(), 4);
        for step in fitted.routine.iter().flat_map(|routine| routine.steps()) {
            prop_assert_ne!(judge(step.exercise(), &person, &today).verdict, Verdict::Out);
        }
        for step in &fitted.steps {
            prop_assert!(step.fate == Fate::Kept || !step.reasons.is_empty());
        }
    }
}

#[test]
fn strengths_of_what_is_done_stand_in_their_order() {
    assert!(Act::Mind < Act::Cap(0) && Act::Cap(9) < Act::Ease && Act::Ease < Act::Swap && Act::Swap < Act::Block);
}

#[test]
fn a_spot_takes_forty_five_seconds_and_a_session_holds_three_of_them_a_side() {
    let seconds = |seconds: u64| Target::Hold(Span::new(Duration::from_secs(seconds)).unwrap());
    let spots = |target, sets| {
        let dose = Dose { target, sets: std::num::NonZeroU8::new(sets).unwrap(), set_rest: Duration::from_secs(15) };
        caps::spots(&ball(Region::GluteusMedius), dose)
    };
    assert_eq!([spots(seconds(45), 1), spots(seconds(46), 1), spots(seconds(30), 2)], [1, 2, 2]);
    assert_eq!(caps::spots(&knead(Region::Calf), knead(Region::Calf).dose), 0, "kneading stays on no spot");

    let press = |id: &str, region| {
        let own = Exercise { id: id.parse().unwrap(), ..ball(region) };
        (own.id.clone(), Arc::new(own))
    };
    let own = [press("one", Region::GluteusMedius), press("two", Region::Calf), press("three", Region::PlantarFoot)];
    let library: ExerciseLibrary = samples::library().into_iter().chain(own).collect();
    let step = |id: &str, seconds: f64| crate::domain::draft::BlockDraft::Step(samples::hold(id, seconds));
    let kept = |steps| {
        let routine = Arc::new(samples::of(steps).build(&library).unwrap());
        let fitted = fit(&routine, &library, &Person::default(), &quiet());
        fitted.steps.into_iter().map(|step| step.reasons).collect::<Vec<_>>()
    };
    assert_eq!(kept(vec![step("one", 60.0), step("two", 45.0)]), [[], []]);
    assert_eq!(kept(vec![step("one", 60.0), step("two", 60.0)]), [vec![], vec![Reason::EnoughSpots]]);
    assert_eq!(kept(vec![step("one", 45.0), step("two", 45.0), step("three", 45.0)]), [[], [], []]);
}

/// How long `routine` rests on the last of `days`, counted from the first, having been done on those before.
fn rest(routine: &str, days: &[i64], today: i64) -> Option<i64> {
    let first: Day = "2026-11-02".parse().unwrap();
    let mut history = History::default();
    for (number, day) in (0_i64..).zip(days) {
        let record = crate::domain::history::tests::record(&format!("r{number}"), number, 600, 600);
        let record = SessionRecord { routine: routine.parse().unwrap(), day: first.plus(*day), ..record };
        history.apply(HistoryEntry::Session(record));
    }
    let rest = caps::rest_of(&routine.parse().unwrap(), &history, first.plus(today))?;
    Some(rest.until.days_since(first))
}

#[test]
fn routines_that_are_limited_rest_as_the_clinical_notes_say() {
    // Three days of seven, with a day between.
    assert_eq!(rest("ball-glutes", &[], 0), None);
    assert_eq!(rest("ball-glutes", &[0], 0), None, "what was done today is not undone");
    assert_eq!(rest("ball-glutes", &[0], 1), Some(2));
    assert_eq!(rest("ball-glutes", &[0], 2), None);
    assert_eq!(rest("ball-glutes", &[0, 2, 4], 6), Some(7));
    assert_eq!(rest("ball-glutes", &[0, 2, 4], 7), None);
    // Three days of seven.
    assert_eq!(rest("full-25", &[0, 1], 2), None);
    assert_eq!(rest("full-25", &[0, 1, 1, 2], 3), Some(7));
    // Three times a day.
    assert_eq!(rest("nerve-glide-set", &[0, 0], 0), None);
    assert_eq!(rest("nerve-glide-set", &[0, 0, 0], 0), Some(1));
    assert_eq!(rest("hamstring-1", &[0, 1, 2, 3, 4, 5], 6), None, "nothing is said of this one");
}

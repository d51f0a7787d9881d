//! What is said in its moment: phases, rounds, sets, and what a person asked for.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::cue::{self, STOP_LINE};
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::quantity::MonoTime;
use crate::domain::samples;
use crate::domain::side::{Side, Sides};
use crate::domain::speech::voice::{Amount, Voice};
use crate::domain::speech::wording::Wording;
use crate::domain::speech::{phrase, rehearse};
use crate::domain::timeline::{LayoutSettings, Timeline};

fn laid_out(blocks: Vec<BlockDraft>) -> Timeline {
    let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
    Timeline::lay_out(&samples::routine(blocks), settings)
}

/// The stretch as a cycle of 6, 2 and 20 seconds, with these cues, after 14 seconds of getting ready.
fn cycle(sets: i64, cues: &[&str]) -> Timeline {
    let target = Some(TargetDraft::Cycle(6.0, 2.0, 20.0));
    let ready = StepDraft { get_ready: Some(14.0), ..samples::hold("stretch", 1.0) };
    let step = StepDraft { target, sets: Some(sets), sides: Some(Sides::None), ..ready };
    let mut timeline = laid_out(vec![BlockDraft::Step(step)]);
    timeline.bouts[0].cues = cues.iter().map(|cue| (*cue).to_owned()).collect();
    timeline
}

/// What is said, with the second.
fn all_said(timeline: Timeline, amount: Amount, wording: Wording) -> Vec<String> {
    let voice = Voice { amount, ..Voice::default() };
    let all = rehearse(Arc::new(timeline), Duration::from_mins(1), voice, wording, usize::MAX);
    all.iter().map(|said| format!("{:.1} {}", said.at.since(MonoTime::default()).as_secs_f64(), said.words)).collect()
}

/// What is said of the steps, with the second.
fn said(timeline: Timeline, amount: Amount, wording: Wording) -> Vec<String> {
    let mut lines = all_said(timeline, amount, wording);
    lines.retain(|line| !line.contains("Stop if") && !line.contains("That was all"));
    lines
}

const CUES: [&str; 4] = ["Leg in the strap.", "Press the heel.", "Let go completely.", "Ease a little higher."];

#[test]
fn the_cues_of_a_cycle_come_with_its_phases_and_what_leads_to_it_comes_before() {
    let lines = [
        "0.3 stretch. 2 sets of 28 seconds.",
        "8.1 Leg in the strap.",
        "14.3 Press the heel.",
        "20.0 Let go completely.",
        "22.0 Ease a little higher.",
        "28.3 Halfway.",
        "42.3 Set 2 of 2.",
        "43.4 Press the heel.",
        "48.0 Let go completely.",
        "50.0 Ease a little higher.",
        "56.3 Halfway.",
    ];
    assert_eq!(said(cycle(2, &CUES), Amount::AllCues, Wording::default()), lines);
}

#[test]
fn the_time_of_a_cycle_is_left_out_where_it_takes_the_time_for_getting_into_position() {
    let breathe = StepDraft { rest: Some(8.0), ..samples::hold("breathe", 30.0) };
    let target = Some(TargetDraft::Cycle(6.0, 2.0, 20.0));
    let step = StepDraft { target, sets: Some(3), sides: Some(Sides::None), ..samples::hold("stretch", 1.0) };
    let mut timeline = laid_out(vec![BlockDraft::Step(breathe), BlockDraft::Step(step)]);
    timeline.bouts[1].cues = CUES.map(str::to_owned).into();
    let all = said(timeline.clone(), Amount::AllCues, Wording::default());
    assert!(
        all.contains(&"35.8 Next, stretch.".to_owned()) && all.contains(&"37.1 Leg in the strap.".to_owned()),
        "{all:?}"
    );
    let names = said(timeline, Amount::Names, Wording::default());
    assert!(names.contains(&"35.8 Rest. Next, stretch. 3 sets of 28 seconds.".to_owned()), "{names:?}");
}

#[test]
fn they_show_with_its_phases_too() {
    let timeline = cycle(1, &CUES);
    let (bout, work) = (&timeline.bouts[0], timeline.segments[1]);
    let at = |seconds| cue::sentence(bout, work, Duration::from_secs(seconds), work.length);
    assert_eq!([0, 5, 6, 7, 8, 27].map(at), [1, 1, 2, 2, 3, 3].map(|cue| CUES[cue]));
    // With too few cues nobody knows which belongs to which phase.
    let timeline = cycle(1, &CUES[..2]);
    let shown: Vec<_> =
        cue::sentences(&timeline.bouts[0], work, work.length).iter().map(|(at, _)| at.as_secs()).collect();
    assert_eq!(shown, [0, 14]);
}

#[test]
fn without_its_cues_each_phase_is_told_in_a_word_which_can_be_worded_otherwise() {
    let words = ["14.3 Push lightly.", "20.0 Let go.", "22.0 Hold the new range."];
    let names = said(cycle(1, &CUES), Amount::Names, Wording::default());
    assert!(names.ends_with(&words.map(str::to_owned)), "{names:?}");
    let mut wording = Wording::default();
    let template = |typed: &str| phrase::Template::new(typed).unwrap();
    let sentences = phrase::Sentences { full: template("Drücken."), short: template("Drücken.") };
    wording.phrasebook.put(phrase::Phrase::Push, sentences);
    let own = said(cycle(1, &CUES), Amount::NamesAndFirstCue, wording);
    assert!(own.contains(&"14.3 Drücken.".to_owned()) && own.contains(&"20.0 Let go.".to_owned()), "{own:?}");
}

#[test]
fn a_cue_too_long_for_its_phase_gives_way_to_the_word() {
    let long = ["Press the heel.", "Let go of all that you have held so far, slowly and completely.", "Rest."];
    let told = said(cycle(1, &long), Amount::AllCues, Wording::default());
    assert!(told.contains(&"20.0 Let go.".to_owned()), "{told:?}");
    // The first of three belongs to the first phase.
    let first = said(cycle(1, &long), Amount::NamesAndFirstCue, Wording::default());
    assert!(
        first.contains(&"14.3 Press the heel.".to_owned()) && first.contains(&"22.0 Hold the new range.".to_owned()),
        "{first:?}"
    );
}

#[test]
fn rounds_so_short_that_little_can_be_said_are_told_all_the_same() {
    let step = StepDraft { rest: Some(0.0), get_ready: Some(0.0), ..samples::hold("breathe", 8.0) };
    let mut timeline = laid_out(vec![BlockDraft::Group { rounds: 3, blocks: vec![BlockDraft::Step(step)] }]);
    for bout in &mut timeline.bouts {
        Arc::make_mut(&mut bout.exercise).name = "Four in, six out breathing, one hand on the belly".into();
    }
    let told = said(timeline, Amount::Names, Wording::default());
    assert!(told.iter().any(|line| line.contains("Round 2 of 3.")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("Last round.")), "{told:?}");
}

#[test]
fn in_the_rest_between_two_sets_a_side_is_told_where_there_is_one() {
    let rest_of = |sides| {
        let step = StepDraft { sets: Some(2), set_rest: Some(10.0), ..samples::hold("stretch", 10.0) };
        let timeline = laid_out(vec![BlockDraft::Step(StepDraft { sides: Some(sides), ..step })]);
        let shown = cue::sentence(&timeline.bouts[0], timeline.segments[2], Duration::ZERO, None).into_owned();
        let told = said(timeline, Amount::AllCues, Wording::default());
        (
            told.iter()
                .find_map(|line| line.split_once(' ').filter(|(_, words)| words.starts_with("Rest.")))
                .unwrap()
                .1
                .to_owned(),
            shown,
        )
    };
    let left = ("Rest. Then set 2 of 2. Left leg again.", "Let go and breathe. The next set is on the same side.");
    assert_eq!(rest_of(Sides::LeftOnly), (left.0.to_owned(), left.1.to_owned()));
    let none = ("Rest. Then set 2 of 2.", "Let go and breathe. Then the next set.");
    assert_eq!(rest_of(Sides::None), (none.0.to_owned(), none.1.to_owned()));
}

/// A step that begins like this, eight seconds after the rest in which it is named.
fn opening(cue: &str) -> Vec<String> {
    let sway = samples::hold("sway", 20.0);
    let ready = StepDraft { get_ready: Some(8.0), ..samples::hold("breathe", 40.0) };
    let mut timeline = laid_out(vec![BlockDraft::Step(sway), BlockDraft::Step(ready)]);
    timeline.bouts[1].cues = [cue, "One hand on the belly."].map(str::to_owned).into();
    let mut all = said(timeline, Amount::AllCues, Wording::default());
    all.drain(..4);
    all
}

#[test]
fn how_a_step_begins_is_told_in_the_pause_before_it_and_not_again() {
    let lines = [
        "45.8 Rest. Next, breathe. 40 seconds.",
        "55.3 Lie on your back.",
        "83.3 Halfway.",
        "84.0 One hand on the belly.",
    ];
    assert_eq!(opening("Lie on your back."), lines);
}

#[test]
fn how_a_step_begins_is_told_at_its_beginning_where_the_pause_is_too_short_for_all_of_it() {
    let long = "Lie on your back with both knees bent, your feet flat and your arms wide on the floor.";
    let lines = [
        "45.8 Rest. Next, breathe. 40 seconds.",
        &format!("63.3 {long}"),
        "83.3 Halfway.",
        "84.0 One hand on the belly.",
    ];
    assert_eq!(opening(long), lines);
}

/// A first step that is such a cycle, with no time for more than its name before it.
fn short_of_time(hold: f64) -> Vec<String> {
    let target = Some(TargetDraft::Cycle(6.0, 3.0, hold));
    let ready = StepDraft { get_ready: Some(5.0), ..samples::hold("stretch", 1.0) };
    let step = StepDraft { target, sets: Some(6), sides: Some(Sides::None), ..ready };
    all_said(laid_out(vec![BlockDraft::Step(step)]), Amount::Names, Wording::default())
}

#[test]
fn the_line_about_stopping_waits_until_it_covers_no_phase_of_a_cycle() {
    let lines = ["5.3 Push lightly.", "11.0 Let go.", "14.0 Hold the new range."];
    let all = short_of_time(30.0);
    assert_eq!(all[1..4], lines);
    assert!(all[4].starts_with("15.") && all[4].ends_with(STOP_LINE), "{all:?}");
}

#[test]
fn where_phases_leave_it_no_time_the_line_about_stopping_waits_half_a_minute_and_then_goes_first() {
    let all = short_of_time(2.0);
    let line = all.iter().find(|line| line.ends_with(STOP_LINE)).expect("it is said");
    assert!(line.starts_with("38."), "{all:?}");
}

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::samples;
use crate::domain::side::{Side, Sides};
use crate::domain::sounding::CueKind;
use crate::domain::speech::voice::{Amount, Voice};
use crate::domain::speech::wording::Wording;
use crate::domain::timeline::{LayoutSettings, REST_WAITS, SegmentKind};

fn sheet(blocks: Vec<BlockDraft>) -> CueSheet {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    CueSheet::of(&Arc::new(Timeline::lay_out(&samples::routine(blocks), settings)), CueKinds::ALL)
}

/// One step with one cue.
fn one(target: TargetDraft, cue: &str) -> CueSheet {
    let step = StepDraft { target: Some(target), cue: Some(cue.into()), ..samples::hold("breathe", 1.0) };
    sheet(vec![BlockDraft::Step(step)])
}

fn told(sheet: &CueSheet) -> String {
    let mut text = String::new();
    for line in &sheet.lines {
        let kind = sheet.timeline.segments[line.segment].kind;
        let what = match &line.what {
            Told::Begins => format!("{kind:?}, {}", sheet.bout(line).exercise.name),
            Told::Heard(chime) => format!("  ♪ {chime:?}"),
            Told::Shown(words) => format!("  {words}"),
            Told::Said(sentence) => format!("  “{}”", sentence.aloud),
        };
        let trouble = line.trouble.map_or_else(String::new, |trouble| format!(" ! {trouble:?}"));
        writeln!(text, "{:>5} {what}{trouble}", line.at.as_secs_f64()).unwrap();
    }
    text
}

/// All but that of the stop line, for which the samples leave too little time.
fn troubles(sheet: &CueSheet) -> Vec<Trouble> {
    let lines = sheet.lines.iter().filter(|line| line.what != Told::Shown(STOP_LINE.into()));
    lines.filter_map(|line| line.trouble).collect()
}

#[test]
fn everything_that_is_heard_and_shown_stands_in_order_with_its_second() {
    let stretch = StepDraft { sides: Some(Sides::LeftThenRight), rest: Some(6.0), ..samples::hold("stretch", 12.0) };
    let own = StepDraft { target: Some(TargetDraft::UntilDone), ..samples::hold("breathe", 1.0) };
    let golden = [
        "    0 GetReady, stretch",
        "    0   ♪ GetReady",
        "    0   Stop if pain, tingling or numbness travels further down your leg, or your leg feels weak. ! TooLong { needs: 5.714285714s, has: 5s }",
        "    2   ♪ Countdown",
        "    3   ♪ Countdown",
        "    4   ♪ Countdown",
        "    5 Work, stretch",
        "    5   ♪ Start",
        "    5   Ease into it.",
        "   11   Breathe out slowly.",
        "   14   ♪ Countdown",
        "   15   ♪ Countdown",
        "   16   ♪ Countdown",
        "   17 ChangeSides, stretch",
        "   17   ♪ ChangeSides(Right)",
        "   17   Change over to your right leg.",
        "   19   ♪ Countdown",
        "   20   ♪ Countdown",
        "   21   ♪ Countdown",
        "   22 Work, stretch",
        "   22   ♪ Start",
        "   22   Ease into it.",
        "   28   Breathe out slowly.",
        "   31   ♪ Countdown",
        "   32   ♪ Countdown",
        "   33   ♪ Countdown",
        "   34 Rest, breathe",
        "   34   ♪ StepDone",
        "   34   Ease into it.",
        " 34.5   ♪ Rest",
        "   37   ♪ Countdown",
        "   38   ♪ Countdown",
        "   39   ♪ Countdown",
        "   40 Work, breathe",
        "   40   ♪ Start",
        "   50   Breathe out slowly.",
        "   70   ♪ Finished",
    ];
    let sheet = sheet(vec![BlockDraft::Step(stretch), BlockDraft::Step(own)]);
    assert_eq!(told(&sheet).lines().collect::<Vec<_>>(), golden);
    assert_eq!(sheet.length, Duration::from_secs(40) + OWN_TIME);
}

fn spoken(sheet: CueSheet, amount: Amount) -> CueSheet {
    sheet.spoken(Voice { amount, ..Voice::default() }, Wording::default())
}

#[test]
fn what_a_voice_says_stands_between_what_is_heard_and_shown() {
    let stretch = StepDraft { sides: Some(Sides::LeftThenRight), ..samples::hold("stretch", 12.0) };
    let own = StepDraft { target: Some(TargetDraft::UntilDone), ..samples::hold("breathe", 1.0) };
    let sheet = spoken(sheet(vec![BlockDraft::Step(stretch), BlockDraft::Step(own)]), Amount::Names);
    let said: Vec<_> = told(&sheet).lines().filter(|line| line.contains('“')).map(str::to_owned).collect();
    let golden = [
        "  0.3   “stretch. Left leg.”",
        "  5.3   “Stop if pain, tingling or numbness travels further down your leg, or your leg feels weak.”",
        " 17.3   “Change sides right leg.”",
        " 34.8   “Rest. Next, breathe. In your own time.”",
        " 75.5   “That was all. Take your time.”",
    ];
    assert_eq!(said, golden);
    assert!(sheet.lines.is_sorted_by_key(|line| line.at));
    assert_eq!(troubles(&sheet), []);
}

#[test]
fn a_step_that_is_over_before_it_can_be_named_is_marked_where_a_voice_names_steps() {
    let short = || BlockDraft::Step(StepDraft { rest: Some(1.0), ..samples::hold("stretch", 3.0) });
    let sheet = sheet(vec![short(), short()]);
    assert_eq!(troubles(&spoken(sheet.clone(), Amount::Off)), troubles(&sheet));
    let sheet = spoken(sheet, Amount::Names);
    let marked: Vec<_> = sheet.lines.iter().filter(|line| line.trouble == Some(Trouble::Unnamed)).collect();
    let [second] = marked[..] else { panic!("{marked:?}") };
    assert_eq!((&second.what, sheet.bout(second).written), (&Told::Begins, 1), "getting ready names the first");
}

#[test]
fn of_a_very_long_session_the_sheet_says_up_to_where_the_voice_stands_in_it() {
    let steps = (0..1_200).map(|_| BlockDraft::Step(samples::hold("stretch", 8.0))).collect();
    let sheet = spoken(sheet(steps), Amount::Names);
    let until = sheet.unspoken.expect("it is long");
    let last = sheet.lines.iter().rfind(|line| matches!(line.what, Told::Said(_))).unwrap();
    assert!(last.at < until && until < last.at + Duration::from_mins(1), "{:?}, {until:?}", last.at);
    assert_eq!(troubles(&sheet), []);
}

#[test]
fn two_sounds_closer_than_the_ear_tells_apart_are_marked_and_those_at_one_instant_are_not() {
    // The last repetition begins 0.2 s before the last second does.
    let close = one(TargetDraft::Reps(4, 1.2), "Breathe.");
    assert_eq!(troubles(&close), [Trouble::Collision(Duration::from_millis(200))]);
    let marked = close.lines.iter().rfind(|line| line.trouble.is_some()).unwrap();
    assert_eq!((marked.at, &marked.what), (Duration::from_millis(8_800), &Told::Heard(Chime::Countdown)));
    // A repetition begins with the first of the last three seconds.
    assert_eq!(troubles(&one(TargetDraft::Reps(6, 1.0), "Breathe.")), []);
    assert_eq!(troubles(&one(TargetDraft::Hold(3.3), "Breathe.")), []);
    // The first of the last three seconds would come 0.2 s after the start, and gives way.
    let short = one(TargetDraft::Hold(3.2), "Breathe.");
    assert_eq!(troubles(&short), []);
    let ticks = |sheet: &CueSheet| sheet.lines.iter().filter(|line| line.what == Told::Heard(Chime::Countdown)).count();
    assert_eq!(ticks(&short), 3 + 2);
}

#[test]
fn a_sentence_that_goes_before_it_can_be_read_is_marked_with_what_it_needs() {
    let cue = "word ".repeat(40);
    let marked = |seconds| {
        let found = one(TargetDraft::Hold(seconds), cue.trim());
        troubles(&found)[0]
    };
    let needs = reading_time(&cue);
    assert_eq!(marked(6.0), Trouble::TooLong { needs, has: Duration::from_secs(6) });
    assert_eq!(marked(60.0), Trouble::TooManyWords(40));
    assert_eq!(troubles(&one(TargetDraft::Hold(6.0), "word ".repeat(14).trim())), []);
}

#[test]
fn the_longest_cue_is_read_in_the_time_that_each_one_stays() {
    assert_eq!(reading_time(&"word ".repeat(MAX_CUE_WORDS)), READING_TIME);
    assert_eq!(readable_words(READING_TIME), Some(MAX_CUE_WORDS));
    assert_eq!(reading_time("Breathe."), SHORTEST_READING);
    assert_eq!(readable_words(SHORTEST_READING), Some(5));
    assert_eq!(readable_words(Duration::from_secs(1)), None);
}

#[test]
fn a_moment_is_found_in_its_segment() {
    let sheet = sheet(vec![samples::step("breathe")]);
    let (segment, elapsed) = sheet.place(Duration::from_millis(7_500));
    assert_eq!((segment, elapsed), (sheet.timeline.segments[1], Duration::from_millis(2_500)));
    assert_eq!(sheet.place(sheet.length).0, sheet.timeline.segments[1]);
    assert_eq!(sheet.lines[sheet.line_at(Duration::from_secs(4))].at, Duration::from_secs(4));
}

#[test]
fn what_is_wrong_is_found_one_after_another_and_from_the_top_again() {
    let long = StepDraft { cue: Some("word ".repeat(20).trim().into()), ..samples::hold("breathe", 30.0) };
    let found = sheet(vec![BlockDraft::Step(long.clone()), samples::step("sway"), BlockDraft::Step(long)]);
    let marked: Vec<usize> = (0..found.lines.len()).filter(|number| found.lines[*number].trouble.is_some()).collect();
    assert_eq!(marked.len(), found.troubles);
    let mut walked = vec![found.next_trouble(0).unwrap()];
    for _ in 0..marked.len() {
        walked.push(found.next_trouble(walked[walked.len() - 1]).unwrap());
    }
    assert_eq!(walked[..marked.len()], marked);
    assert_eq!(walked[marked.len()], marked[0]);
}

fn arb_kinds() -> impl Strategy<Value = CueKinds> {
    prop::sample::subsequence(CueKind::ALL, 0..=CueKind::ALL.len())
        .prop_map(|off| off.into_iter().fold(CueKinds::ALL, CueKinds::without))
}

proptest! {
    #[test]
    fn what_is_left_out_is_silent_and_never_adds_an_instant(
        steps in prop::collection::vec(samples::arb_step(), 1..6),
        kinds in arb_kinds(),
    ) {
        let all = sheet(steps);
        let some = CueSheet::of(&all.timeline, kinds);
        let heard = |sheet: &CueSheet| {
            let lines = sheet.lines.iter();
            lines.filter_map(|line| if let Told::Heard(chime) = line.what { Some((line.at, chime)) } else { None }).collect::<Vec<_>>()
        };
        let (all, some) = (heard(&all), heard(&some));
        prop_assert!(some.iter().all(|(_, chime)| chime.kind().is_none_or(|kind| kinds.contains(kind))));
        prop_assert!(some.windows(2).all(|pair| pair[0].0 < pair[1].0), "two at one instant");
        prop_assert!(some.iter().all(|(at, _)| all.iter().any(|(other, _)| other == at)));
        let is_wanted = |chime: &Chime| chime.kind().is_none_or(|kind| kinds.contains(kind));
        prop_assert!(all.iter().filter(|(_, chime)| is_wanted(chime)).all(|cue| some.contains(cue)));
    }

    #[test]
    fn the_end_of_a_step_and_its_rest_are_heard_one_after_the_other(steps in prop::collection::vec(samples::arb_step(), 2..6)) {
        let sheet = sheet(steps);
        let heard = |line: &Line| if let Told::Heard(chime) = line.what { Some((line.at, chime)) } else { None };
        for (number, segment) in sheet.timeline.segments.iter().enumerate().filter(|(_, it)| it.kind == SegmentKind::Rest) {
            let begun = sheet.begins[number];
            let chimes: Vec<_> = sheet.lines.iter().filter(|line| line.segment == number).filter_map(heard).collect();
            prop_assert_eq!(chimes[0], (begun, Chime::StepDone));
            let is_long = segment.length >= Some(Duration::from_secs(5));
            prop_assert_eq!(chimes.contains(&(begun + REST_WAITS, Chime::Rest)), is_long);
            prop_assert_eq!(chimes.iter().filter(|(_, chime)| *chime == Chime::Rest).count(), usize::from(is_long));
            prop_assert!(chimes.windows(2).all(|pair| pair[1].0.abs_diff(pair[0].0) >= APART), "{chimes:?}");
        }
    }

    #[test]
    fn times_never_decrease_and_every_segment_begins_once(steps in prop::collection::vec(samples::arb_step(), 1..6)) {
        let sheet = sheet(steps);
        prop_assert!(sheet.lines.is_sorted_by_key(|line| line.at));
        prop_assert!(sheet.lines.iter().all(|line| line.at <= sheet.length));
        let begun = sheet.lines.iter().filter(|line| line.what == Told::Begins).map(|line| line.segment);
        prop_assert_eq!(begun.collect::<Vec<_>>(), (0..sheet.timeline.segments.len()).collect::<Vec<_>>());
        let finished = sheet.lines.iter().filter(|line| line.what == Told::Heard(Chime::Finished)).count();
        prop_assert_eq!(finished, 1);
    }
}

use std::sync::Arc;
use std::time::Duration;

use chrono::FixedOffset;
use proptest::prelude::*;

use super::*;
use crate::domain::cue::{Chime, cues_for};
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::history::{Pain, SessionRecord};
use crate::domain::quantity::WallTime;
use crate::domain::samples;
use crate::domain::side::{Side, Sides};
use crate::domain::timeline::LayoutSettings;

fn at(millis: u64) -> Moment {
    let wall = WallTime::from_unix_millis(1_800_000_000_000 + i64::try_from(millis).unwrap());
    Moment { mono: MonoTime::from_origin(Duration::from_millis(millis)), wall }
}

fn session(blocks: Vec<BlockDraft>) -> Session {
    let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
    Session::new(Arc::new(Timeline::lay_out(&samples::routine(blocks), settings)))
}

fn record_of(session: &Session, events: &[SessionEvent]) -> SessionRecord {
    let start = SessionStart {
        id: "test".parse().unwrap(),
        device: "test".parse().unwrap(),
        start: at(0).wall,
        offset: FixedOffset::east_opt(0).unwrap(),
        day: "2027-01-15".parse().unwrap(),
        before: Pain::default(),
        app_version: "0".into(),
    };
    let mut recorder = Recorder::new(session.timeline(), start);
    for event in events {
        recorder.fold(event);
    }
    recorder.record().clone()
}

/// Wakes the session as it asks to be woken, until it is over or `limit` milliseconds have passed.
fn run(session: &mut Session, limit: u64, events: &mut Vec<SessionEvent>) {
    let limit = at(limit);
    while let Some(wake) = session.next_wake().filter(|wake| *wake <= limit.mono) {
        let millis = u64::try_from(wake.since(MonoTime::default()).as_millis()).unwrap();
        events.extend(session.advance(at(millis)));
    }
    events.extend(session.advance(limit));
}

fn arb_step() -> impl Strategy<Value = BlockDraft> {
    let sides = prop_oneof![
        Just(Sides::None),
        Just(Sides::Both),
        Just(Sides::LeftThenRight),
        Just(Sides::RightOnly),
        Just(Sides::Alternating),
        Just(Sides::Affected),
    ];
    let target = prop_oneof![
        (1..40_u32).prop_map(|seconds| TargetDraft::Hold(f64::from(seconds) / 2.0)),
        (1..6_i64, 1..5_u32).prop_map(|(count, pace)| TargetDraft::Reps(count, f64::from(pace))),
        (1..4_u32, 1..3_u32, 1..9_u32).prop_map(|(c, r, h)| TargetDraft::Cycle(c.into(), r.into(), h.into())),
    ];
    let pause = || prop_oneof![Just(None), (0..8_u32).prop_map(|seconds| Some(f64::from(seconds)))];
    (target, sides, 1..3_i64, pause(), pause(), pause()).prop_map(
        |(target, sides, sets, rest, change_over, get_ready)| {
            BlockDraft::Step(StepDraft {
                exercise: "stretch".into(),
                target: Some(target),
                sides: Some(sides),
                sets: Some(sets),
                set_rest: rest,
                rest,
                change_over,
                get_ready,
                ..StepDraft::default()
            })
        },
    )
}

fn arb_blocks() -> impl Strategy<Value = Vec<BlockDraft>> {
    proptest::collection::vec(arb_step(), 1..5).prop_flat_map(|steps| {
        (1..3_i64, Just(steps)).prop_map(|(rounds, steps)| {
            let mut blocks = steps.clone();
            blocks.push(BlockDraft::Group { rounds, blocks: steps });
            blocks
        })
    })
}

fn arb_command() -> impl Strategy<Value = SessionCommand> {
    use SessionCommand as C;
    prop_oneof![
        3 => Just(C::Start),
        2 => Just(C::Pause),
        3 => Just(C::Resume),
        1 => Just(C::Back),
        1 => Just(C::Skip),
        1 => Just(C::SkipStep),
        1 => (0..12_usize).prop_map(C::JumpTo),
        1 => (0..12_usize).prop_map(C::StartAt),
        1 => Just(C::AddTime),
        1 => Just(C::Done),
        2 => Just(C::TooMuch),
        1 => Just(C::Rate(Light::Green)),
        1 => Just(C::Rate(Light::Amber)),
        1 => Just(C::Rate(Light::Red)),
    ]
}

/// Events of a session that is only advanced, in one stride or many.
fn catch_up(blocks: Vec<BlockDraft>, strides: impl Iterator<Item = u64>) -> Vec<SessionEvent> {
    let mut session = session(blocks);
    let mut events = session.command(SessionCommand::Start, at(0));
    for millis in strides {
        session.run_to(at(millis).mono, &mut events);
    }
    events
}

const END: u64 = 4_000_000;

proptest! {
    #[test]
    fn many_small_advances_equal_one_big_one(blocks in arb_blocks(), mut strides in proptest::collection::vec(0..END, 0..60)) {
        strides.push(END);
        strides.sort_unstable();
        let many = catch_up(blocks.clone(), strides.into_iter());
        let one = catch_up(blocks, std::iter::once(END));
        prop_assert_eq!(many, one);
    }

    #[test]
    fn pausing_and_resuming_at_any_moment_keeps_the_total_work(
        blocks in arb_blocks(),
        mut moments in proptest::collection::vec((0..600_000_u64, 0..90_000_u64), 0..6),
    ) {
        let mut undisturbed = session(blocks.clone());
        let mut events = undisturbed.command(SessionCommand::Start, at(0));
        run(&mut undisturbed, END, &mut events);
        let expected = record_of(&undisturbed, &events);

        moments.sort_unstable();
        let mut paused = session(blocks);
        let mut events = paused.command(SessionCommand::Start, at(0));
        let mut now = 0;
        for (after, pause) in moments {
            let stop = now + after;
            run(&mut paused, stop, &mut events);
            events.extend(paused.command(SessionCommand::Pause, at(stop)));
            now = stop + pause;
            events.extend(paused.command(SessionCommand::Resume, at(now)));
        }
        run(&mut paused, now + END, &mut events);
        prop_assert_eq!(record_of(&paused, &events), expected);
    }

    #[test]
    fn wherever_one_pauses_no_tick_blurs_with_a_weightier_chime_before_it(
        blocks in arb_blocks(),
        pauses in proptest::collection::vec((0..30_000_u64, 1_000..90_000_u64), 0..12),
    ) {
        let mut session = session(blocks);
        let mut events = session.command(SessionCommand::Start, at(0));
        let mut now = 0;
        for (after, pause) in pauses {
            run(&mut session, now + after, &mut events);
            events.extend(session.command(SessionCommand::Pause, at(now + after)));
            now += after + pause;
            events.extend(session.command(SessionCommand::Resume, at(now)));
        }
        run(&mut session, now + END, &mut events);
        let cues = cues_for(session.timeline(), &events);
        prop_assert!(cues.windows(2).all(|pair| pair[0].at < pair[1].at), "two sounds in one instant");
        for pair in cues.windows(2).filter(|pair| pair[1].chime == Chime::Countdown) {
            let light = pair[0].chime.goes_along() || pair[0].chime == Chime::Countdown;
            prop_assert!(light || pair[1].at.since(pair[0].at) >= APART, "{pair:?}");
        }
    }

    #[test]
    fn random_commands_never_panic_and_events_stay_in_order_with_one_finish_at_the_end(
        blocks in arb_blocks(),
        script in proptest::collection::vec((arb_command(), 0..30_000_u64, -20_000_i64..20_000), 0..60),
    ) {
        let mut session = session(blocks);
        let mut events = Vec::new();
        let mut now = 0;
        let mut slip = 0;
        for (command, wait, jump) in script {
            now += wait;
            // The civil clock is sometimes set while the session runs.
            slip += if jump.abs() > 15_000 { jump } else { 0 };
            let moment = at(now);
            let wall = WallTime::from_unix_millis(moment.wall.unix_millis() + slip);
            events.extend(session.command(command, Moment { wall, ..moment }));
            let snapshot = session.snapshot();
            prop_assert!(snapshot.left(moment.mono).unwrap_or_default() <= Duration::from_hours(4));
        }
        events.extend(session.command(SessionCommand::Stop, at(now)));
        events.extend(session.command(SessionCommand::Stop, at(now + 1)));

        prop_assert!(events.windows(2).all(|pair| pair[0].at <= pair[1].at), "{events:#?}");
        let finishes = events.iter().filter(|event| matches!(event.what, What::Finished(_))).count();
        prop_assert_eq!(finishes, 1);
        prop_assert!(matches!(events.last().unwrap().what, What::Finished(_)));

        let mut inside = None;
        for event in &events {
            match event.what {
                What::Entered { segment, .. } => {
                    prop_assert_eq!(inside, None);
                    inside = Some(segment);
                }
                What::Left { segment, .. } => {
                    prop_assert_eq!(inside, Some(segment));
                    inside = None;
                }
                _ => {}
            }
        }
        prop_assert_eq!(inside, None);
    }

    #[test]
    fn a_preview_tells_just_what_then_happens(blocks in arb_blocks(), stride in 1..5_000_u64) {
        let mut session = session(blocks);
        session.command(SessionCommand::Start, at(0));
        for beat in 1..40 {
            let soon = at(beat * stride);
            let foreseen = session.preview(soon.mono);
            prop_assert_eq!(session.advance(soon), foreseen);
        }
    }
}

fn started(blocks: Vec<BlockDraft>) -> Session {
    let mut session = session(blocks);
    session.command(SessionCommand::Start, at(0));
    session
}

#[test]
fn a_wake_up_up_to_five_seconds_late_catches_up_in_order() {
    let mut session = started(vec![samples::step("breathe")]);
    let expected = session.next_wake().unwrap().since(MonoTime::default());
    let late = u64::try_from(expected.as_millis()).unwrap() + 5_000;
    let events = session.advance(at(late));
    assert!(events.iter().all(|event| !matches!(event.what, What::Paused(_))), "{events:?}");
}

#[test]
fn a_wake_up_more_than_five_seconds_late_pauses_where_it_was_last_seen() {
    let mut session = started(vec![samples::step("breathe")]);
    session.advance(at(1_000));
    let expected = session.next_wake().unwrap().since(MonoTime::default());
    let late = u64::try_from(expected.as_millis()).unwrap() + 5_001;
    let events = session.advance(at(late));
    assert_eq!(events, [SessionEvent { at: at(1_000).mono, what: What::Paused(WhyPaused::TimeGap) }]);
    assert_eq!(session.snapshot().elapsed(at(late).mono), Duration::from_secs(1));
}

#[test]
fn a_gap_between_the_clocks_pauses_whichever_of_them_jumps() {
    for slip in [5_001, -5_001] {
        let mut session = started(vec![samples::step("breathe")]);
        session.advance(at(6_000));
        let moment = at(6_500);
        let wall = WallTime::from_unix_millis(moment.wall.unix_millis() + slip);
        let events = session.advance(Moment { wall, ..moment });
        assert_eq!(events, [SessionEvent { at: at(6_000).mono, what: What::Paused(WhyPaused::TimeGap) }]);
    }
}

#[test]
fn skipping_a_step_marks_both_of_its_sides_as_skipped() {
    let mut session = session(vec![samples::step("stretch"), samples::step("breathe")]);
    let mut events = session.command(SessionCommand::Start, at(0));
    events.extend(session.command(SessionCommand::Skip, at(1_000)));
    run(&mut session, 3_000, &mut events);
    events.extend(session.command(SessionCommand::TooMuch, at(3_000)));
    events.extend(session.command(SessionCommand::TooMuch, at(3_000)));
    events.extend(session.command(SessionCommand::SkipStep, at(3_000)));
    let record = record_of(&session, &events);
    let skipped: Vec<bool> = record.steps.iter().map(|step| step.skipped).collect();
    assert_eq!(skipped, [true, true, false]);
    assert_eq!(record.steps[0].too_much, 2);
}

/// The chimes of `events` from `from` on, with their milliseconds after it.
fn chimes(session: &Session, events: &[SessionEvent], from: u64) -> Vec<(u128, Chime)> {
    let cues = cues_for(session.timeline(), events).into_iter();
    cues.filter(|cue| cue.at >= at(from).mono).map(|cue| (cue.at.since(at(from).mono).as_millis(), cue.chime)).collect()
}

#[test]
fn a_rest_that_one_skips_to_is_told_at_once_and_no_second_time() {
    let rested = || BlockDraft::Step(StepDraft { rest: Some(10.0), ..samples::hold("breathe", 20.0) });
    let mut session = started(vec![rested(), rested()]);
    let mut events = Vec::new();
    run(&mut session, READY + 5_000, &mut events);
    events.extend(session.command(SessionCommand::Skip, at(READY + 5_000)));
    run(&mut session, READY + 14_000, &mut events);
    let ticks = [7_000, 8_000, 9_000].map(|at| (at, Chime::Countdown));
    assert_eq!(chimes(&session, &events, READY + 5_000), [&[(0, Chime::Rest)], &ticks[..]].concat());
}

#[test]
fn a_rest_is_told_after_the_end_of_its_step_also_when_time_is_added_to_it_in_between() {
    let rested = || BlockDraft::Step(StepDraft { rest: Some(10.0), ..samples::hold("breathe", 20.0) });
    let mut session = started(vec![rested(), rested()]);
    let mut events = Vec::new();
    run(&mut session, READY + 20_200, &mut events);
    events.extend(session.command(SessionCommand::AddTime, at(READY + 20_200)));
    run(&mut session, READY + 22_000, &mut events);
    assert_eq!(chimes(&session, &events, READY + 20_000), [(0, Chime::StepDone), (500, Chime::Rest)]);
}

#[test]
fn a_step_that_waits_has_no_end_of_its_own() {
    let wait = StepDraft { target: Some(TargetDraft::UntilDone), ..samples::hold("breathe", 1.0) };
    let mut session = started(vec![BlockDraft::Step(wait), samples::step("breathe")]);
    let mut events = Vec::new();
    run(&mut session, 7_000, &mut events);
    let from = events.len();
    run(&mut session, 600_000, &mut events);
    assert_eq!(events.len(), from, "nothing happens by itself");
    let events = session.command(SessionCommand::Done, at(600_000));
    assert!(matches!(events[0].what, What::Left { how: Leave::Completed, .. }), "{events:?}");
}

#[test]
fn a_full_library_of_rounds_is_laid_out_and_left_without_delay() {
    let steps = vec![samples::step("breathe"); 10];
    let mut session = started(vec![BlockDraft::Group { rounds: 50, blocks: steps }]);
    assert_eq!(session.timeline().bouts.len(), 500);
    session.command(SessionCommand::JumpTo(499), at(10));
    let events = session.command(SessionCommand::Skip, at(20));
    assert!(matches!(events.last().unwrap().what, What::Finished(Outcome::Completed)));
}

#[test]
fn a_step_stays_eased_in_its_next_rounds_and_after_a_crash() {
    let group = BlockDraft::Group { rounds: 2, blocks: vec![samples::step("stretch"), samples::step("breathe")] };
    let mut first = started(vec![group]);
    let mut events = first.command(SessionCommand::TooMuch, at(0));
    first.command(SessionCommand::JumpTo(3), at(10));
    assert_eq!(first.timeline().bouts[3].exercise.id.as_str(), "stretch");
    assert_eq!(first.snapshot().band.unwrap().to_string(), "1–3");
    assert_eq!(first.snapshot().too_much, 1);

    events.extend(first.command(SessionCommand::Stop, at(20)));
    let kept = record_of(&first, &events);
    let again = Session::new(first.timeline().clone()).remembering(&kept);
    assert_eq!(again.snapshot().band.unwrap().to_string(), "1–3");
}

#[test]
fn too_much_in_a_rest_is_noted_for_the_step_just_done_and_offers_nothing() {
    let mut session = started(vec![samples::step("stretch"), samples::step("breathe")]);
    session.command(SessionCommand::JumpTo(1), at(0));
    let events = session.command(SessionCommand::Skip, at(1_000));
    assert!(matches!(events.last().unwrap().what, What::Entered { kind: SegmentKind::Rest, .. }));
    for _ in 0..2 {
        let events = session.command(SessionCommand::TooMuch, at(1_500));
        assert!(matches!(events[..], [SessionEvent { what: What::EasedOff { bout: 1, .. }, .. }]), "{events:?}");
    }
    assert_eq!(session.snapshot().noted, Some(1));
    assert_eq!(session.snapshot().too_much, 0, "the step to come is another");
    assert_eq!(session.snapshot().left_out[..], [false, true, false]);
}

/// `stretch` in two rounds with `breathe` between, and `sway` last.
fn rounds() -> Vec<BlockDraft> {
    let twice = BlockDraft::Group { rounds: 2, blocks: vec![samples::step("stretch"), samples::step("breathe")] };
    vec![twice, samples::step("sway")]
}

/// The exercises of which work began, in order.
fn worked(session: &Session, events: &[SessionEvent]) -> Vec<String> {
    let begun = events.iter().filter_map(|event| match event.what {
        What::Entered { kind: SegmentKind::Work, bout, .. } => {
            Some(session.timeline().bouts[bout].exercise.id.to_string())
        }
        _ => None,
    });
    begun.collect()
}

#[test]
fn what_was_not_good_rests_and_does_not_come_again_by_any_way() {
    let mut session = session(rounds());
    let mut events = session.command(SessionCommand::Start, at(0));
    events.extend(session.command(SessionCommand::Rate(Light::Red), at(7_000)));
    assert!(matches!(session.state, State::Paused { why: WhyPaused::Red, .. }));
    events.extend(session.command(SessionCommand::Resume, at(8_000)));
    // Neither back nor a jump leads to it.
    events.extend(session.command(SessionCommand::Back, at(13_000)));
    events.extend(session.command(SessionCommand::JumpTo(0), at(13_000)));
    run(&mut session, END, &mut events);
    let worked = worked(&session, &events);
    assert_eq!(worked.iter().filter(|id| *id == "stretch").count(), 1, "{worked:?}");
    assert_eq!(worked.last().map(String::as_str), Some("sway"));
    let record = record_of(&session, &events);
    assert_eq!(record.outcome, Outcome::Completed);
    assert_eq!(record.steps[0].light, Some(Light::Red));
    let again = record.steps.iter().filter(|step| step.exercise.as_str() == "stretch" && step.done.is_zero());
    assert!(again.clone().count() == 3 && again.clone().all(|step| step.skipped), "{:?}", record.steps);
    // After a crash it is remembered.
    let resumed = Session::new(session.timeline().clone()).remembering(&record);
    assert!(resumed.refused[0] && !resumed.refused[2]);
}

#[test]
fn not_good_of_the_last_there_is_rests_until_one_goes_on_and_then_the_session_is_over() {
    let mut session = session(vec![samples::step("breathe")]);
    let mut events = session.command(SessionCommand::Start, at(0));
    events.extend(session.command(SessionCommand::Rate(Light::Red), at(7_000)));
    assert!(matches!(session.state, State::Paused { why: WhyPaused::Red, .. }), "no well done, but a rest");
    events.extend(session.command(SessionCommand::Resume, at(12_000)));
    assert!(session.is_finished());
    assert_eq!(record_of(&session, &events).steps[0].done, Duration::from_secs(2));
}

#[test]
fn not_good_counts_in_a_pause_too_and_speaks_of_what_was_just_done() {
    let mut session = session(vec![samples::step("breathe"), samples::step("sway")]);
    let mut events = session.command(SessionCommand::Start, at(0));
    events.extend(session.command(SessionCommand::Pause, at(7_000)));
    events.extend(session.command(SessionCommand::Rate(Light::Red), at(8_000)));
    assert!(matches!(session.state, State::Paused { why: WhyPaused::Red, .. }));
    events.extend(session.command(SessionCommand::Resume, at(9_000)));
    // In the rest before the next one, the one before is meant.
    let lights: Vec<_> = record_of(&session, &events).steps.iter().map(|step| step.light).collect();
    assert_eq!(lights, [Some(Light::Red), None]);
}

/// The seconds of work of each set that ran, with its bout.
fn sets(events: &[SessionEvent]) -> Vec<(usize, f32)> {
    let done = events.iter().filter_map(|event| match event.what {
        What::Left { kind: SegmentKind::Work, bout, ran, .. } => Some((bout, ran.as_secs_f32())),
        _ => None,
    });
    done.collect()
}

/// How long a sample gets ready.
const READY: u64 = 5_000;

/// One step `target` on both sides in two sets, to which "too much" is said `millis` into its work.
fn eased(target: TargetDraft, millis: u64) -> Vec<(usize, f32)> {
    let millis = READY + millis;
    let step = StepDraft {
        exercise: "stretch".into(),
        target: Some(target),
        sides: Some(Sides::LeftThenRight),
        sets: Some(2),
        set_rest: Some(10.0),
        ..StepDraft::default()
    };
    let mut session = session(vec![BlockDraft::Step(step)]);
    let mut events = session.command(SessionCommand::Start, at(0));
    run(&mut session, millis, &mut events);
    events.extend(session.command(SessionCommand::TooMuch, at(millis)));
    run(&mut session, END, &mut events);
    sets(&events)
}

#[test]
fn too_much_halves_what_is_left_of_a_set_and_the_later_sets_of_both_sides_last_no_longer() {
    assert_eq!(eased(TargetDraft::Hold(30.0), 10_000), [(0, 20.0), (0, 20.0), (1, 20.0), (1, 20.0)]);
    // In the second set, the first of the other side is as long as the first of this was.
    assert_eq!(eased(TargetDraft::Hold(30.0), 50_000), [(0, 30.0), (0, 20.0), (1, 30.0), (1, 20.0)]);
    // Between two sets, it is the next that is halved.
    assert_eq!(eased(TargetDraft::Hold(30.0), 35_000), [(0, 30.0), (0, 15.0), (1, 30.0), (1, 15.0)]);
    // So near its end that nothing would be won.
    assert_eq!(eased(TargetDraft::Hold(30.0), 25_000), [(0, 30.0), (0, 30.0), (1, 30.0), (1, 30.0)]);
}

#[test]
fn too_much_in_the_first_round_makes_the_later_rounds_no_longer() {
    let stretch = StepDraft {
        exercise: "stretch".into(),
        target: Some(TargetDraft::Hold(30.0)),
        sides: Some(Sides::LeftThenRight),
        sets: Some(2),
        set_rest: Some(10.0),
        ..StepDraft::default()
    };
    let group = BlockDraft::Group { rounds: 2, blocks: vec![BlockDraft::Step(stretch), samples::step("breathe")] };
    let mut session = session(vec![group]);
    let mut events = session.command(SessionCommand::Start, at(0));
    run(&mut session, READY + 50_000, &mut events);
    events.extend(session.command(SessionCommand::TooMuch, at(READY + 50_000)));
    run(&mut session, END, &mut events);
    let stretched: Vec<f32> =
        sets(&events).into_iter().filter(|(bout, _)| bout % 3 != 2).map(|(_, seconds)| seconds).collect();
    // Said in the second set of the first side.
    assert_eq!(stretched, [30.0, 20.0, 30.0, 20.0, 20.0, 20.0, 20.0, 20.0]);
}

#[test]
fn half_the_time_is_in_whole_repetitions_and_leaves_a_push_and_its_letting_go_whole() {
    assert_eq!(eased(TargetDraft::Reps(10, 4.0), 10_000)[0], (0, 28.0));
    assert_eq!(eased(TargetDraft::Cycle(6.0, 2.0, 20.0), 1_000)[0], (0, 18.0));
    assert_eq!(eased(TargetDraft::Cycle(6.0, 2.0, 20.0), 18_000)[0], (0, 23.0));
}

#[test]
fn too_much_between_the_sides_leaves_the_other_side_as_long_as_the_one_that_was_done() {
    let mut session = session(vec![samples::step("stretch")]);
    let mut events = session.command(SessionCommand::Start, at(0));
    let first = session.timeline().segments.iter().find(|segment| segment.kind == SegmentKind::Work).unwrap().length;
    let end = READY + u64::try_from(first.unwrap().as_millis()).unwrap() + 1_000;
    run(&mut session, end, &mut events);
    assert_eq!(session.segment().kind, SegmentKind::ChangeSides);
    events.extend(session.command(SessionCommand::TooMuch, at(end)));
    run(&mut session, END, &mut events);
    let sets = sets(&events);
    assert!((sets[0].1 - sets[1].1).abs() < 0.01, "{sets:?}");
}

#[test]
fn an_eased_set_counts_down_to_its_new_end_and_is_done_once() {
    let mut session = started(vec![samples::step("breathe")]);
    let mut events = Vec::new();
    run(&mut session, READY + 1_000, &mut events);
    let length = session.length().unwrap();
    events.clear();
    events.extend(session.command(SessionCommand::TooMuch, at(READY + 1_000)));
    let short = session.length().unwrap();
    assert!(short < length);
    assert_eq!(session.snapshot().planned(0), short);
    run(&mut session, END, &mut events);
    let ticks: Vec<Duration> = events
        .iter()
        .filter(|event| matches!(event.what, What::Marked { mark: super::super::timeline::Mark::Countdown(_), .. }))
        .map(|event| event.at.since(at(READY).mono))
        .collect();
    assert_eq!(ticks, [3, 2, 1].map(|left| short.saturating_sub(Duration::from_secs(left))));
}

proptest! {
    #[test]
    fn said_once_on_the_first_side_too_much_leaves_both_sides_even(
        sets in 1..4_i64, seconds in 3..60_u32, share in 0.0..0.99_f64, pause in 0..20_u32,
    ) {
        let step = StepDraft {
            exercise: "stretch".into(),
            target: Some(TargetDraft::Hold(f64::from(seconds))),
            sides: Some(Sides::LeftThenRight),
            sets: Some(sets),
            set_rest: Some(f64::from(pause)),
            ..StepDraft::default()
        };
        let mut session = session(vec![BlockDraft::Step(step)]);
        let side = session.timeline().bouts[0].planned.as_secs_f64();
        let mut events = session.command(SessionCommand::Start, at(0));
        let when = READY + (side * share * 1000.0) as u64;
        run(&mut session, when, &mut events);
        events.extend(session.command(SessionCommand::TooMuch, at(when)));
        run(&mut session, END, &mut events);
        let record = record_of(&session, &events);
        prop_assert_eq!(record.steps[0].done, record.steps[1].done);
        prop_assert!(record.steps[0].done <= record.steps[0].planned);
    }
}

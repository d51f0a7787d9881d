//! Under whatever routine, and whatever a person does. How long each thing is worth saying, and when nothing may be said, is
//! measured here from what really happened, by a table of its own.

use proptest::prelude::*;

use super::standing::{Standing, life, seconds};
use super::*;
use crate::domain::cue::cues_for;
use crate::domain::draft::TargetDraft;
use crate::domain::session::{Leave, What};
use crate::domain::side::Sides;
use crate::domain::timeline::{Mark, SegmentKind};

fn arb_step() -> impl Strategy<Value = StepDraft> {
    let target = prop_oneof![
        4 => (1..60_u32).prop_map(|seconds| TargetDraft::Hold(f64::from(seconds) / 1.5)),
        2 => (1..9_i64, 1..5_u32).prop_map(|(count, pace)| TargetDraft::Reps(count, f64::from(pace))),
        1 => (1..9_u32, 1..3_u32, 1..9_u32).prop_map(|(c, r, h)| TargetDraft::Cycle(c.into(), r.into(), h.into())),
        1 => Just(TargetDraft::UntilDone),
    ];
    let exercise = prop_oneof![Just("stretch"), Just("sway")];
    let sides = prop_oneof![Just(Sides::None), Just(Sides::LeftThenRight), Just(Sides::Alternating)];
    let pause = || prop_oneof![Just(None), (0..16_u32).prop_map(|seconds| Some(f64::from(seconds)))];
    let cue = prop_oneof![
        Just(None),
        "[a-z]{1,9}( [a-z]{1,9}){0,40}[.]( [A-Z][a-z]{0,9}( [a-z]{1,9}){0,9}[.]){0,3}".prop_map(Some)
    ];
    (exercise, target, sides, 1..3_i64, [pause(), pause(), pause()], cue).prop_map(
        |(exercise, target, sides, sets, [rest, change_over, get_ready], cue)| StepDraft {
            exercise: exercise.into(),
            target: Some(target),
            sides: Some(sides),
            sets: Some(sets),
            set_rest: rest,
            rest,
            change_over,
            get_ready,
            cue,
            ..StepDraft::default()
        },
    )
}

/// Steps whose cues can be told apart.
fn arb_steps() -> impl Strategy<Value = Vec<BlockDraft>> {
    prop::collection::vec(arb_step(), 1..5).prop_map(|steps| {
        let numbered = ["One", "Two", "Three", "Four"].into_iter().zip(steps);
        let told_apart =
            numbered.map(|(number, step)| StepDraft { cue: step.cue.map(|cue| format!("{number} {cue}")), ..step });
        told_apart.map(BlockDraft::Step).collect()
    })
}

/// The same without steps that wait for the person, the end of which nobody can foresee.
fn arb_timed_steps() -> impl Strategy<Value = Vec<BlockDraft>> {
    arb_steps().prop_map(|mut blocks| {
        for block in &mut blocks {
            if let BlockDraft::Step(StepDraft { target: Some(target @ TargetDraft::UntilDone), .. }) = block {
                *target = TargetDraft::Hold(25.0);
            }
        }
        blocks
    })
}

fn arb_amount() -> impl Strategy<Value = Amount> {
    prop_oneof![Just(Amount::Names), Just(Amount::NamesAndFirstCue), Just(Amount::AllCues)]
}

fn arb_act() -> impl Strategy<Value = Act> {
    use SessionCommand as C;
    let command = prop_oneof![
        4 => Just(C::Pause),
        8 => Just(C::Resume),
        4 => Just(C::Skip),
        1 => Just(C::SkipStep),
        4 => Just(C::Back),
        2 => (0..6_usize).prop_map(C::JumpTo),
        4 => Just(C::AddTime),
        4 => Just(C::Done),
        4 => Just(C::TooMuch),
        1 => prop_oneof![Just(Light::Green), Just(Light::Amber), Just(Light::Red)].prop_map(C::Rate),
        1 => Just(C::Stop),
    ];
    prop_oneof![12 => command.prop_map(Act::Tell), 1 => (6..600_u32).prop_map(Act::Sleep)]
}

/// What is done, each so many milliseconds after the one before: often in quick succession.
fn arb_acts() -> impl Strategy<Value = Vec<(u64, Act)>> {
    let wait = prop_oneof![1..1_500_u64, 1..8_000_u64, 1..30_000_u64];
    prop::collection::vec((wait, arb_act()), 0..16)
}

fn interfered(mut spoken: Spoken, acts: Vec<(u64, Act)>) -> Spoken {
    for (after, act) in acts {
        spoken.run_until(spoken.now + after);
        spoken.act(act);
    }
    spoken.run_to_end()
}

/// When nothing may be said.
fn quiet_spans(spoken: &Spoken) -> Vec<(MonoTime, MonoTime)> {
    let timeline = spoken.session.timeline();
    let chime = |at: MonoTime| (at, at + Duration::from_millis(300));
    let events: Vec<SessionEvent> = spoken.events.iter().map(|noticed| noticed.event).collect();
    let mut spans = Vec::new();
    for SessionEvent { at, what } in events.iter().copied() {
        match what {
            What::Entered { kind: SegmentKind::Work | SegmentKind::ChangeSides | SegmentKind::GetReady, .. }
            | What::Resumed { .. }
            | What::Marked { mark: Mark::Countdown(_), .. } => spans.push(chime(at)),
            What::Marked { mark: Mark::Halfway, kind: SegmentKind::Work, length, .. }
                if length >= Some(seconds(20)) =>
            {
                spans.push(chime(at));
            }
            What::ReEntry(_) => spans.push((at, at + seconds(1))),
            What::Left { segment, ran, how: Leave::Completed, kind, .. } => {
                if kind == SegmentKind::Work {
                    spans.push(chime(at));
                }
                // What waits for the person has an end that nobody could foresee.
                if timeline.segments[segment].length.is_some() {
                    spans.push((at - ran.min(seconds(3)), at));
                }
            }
            _ => {}
        }
    }
    // And whatever else chimes, wherever it is put; but what tells a rest gives way to the voice, see below.
    let told = rests_told(spoken);
    let others = cues_for(timeline, &events).into_iter();
    let others = others.filter(|cue| !cue.chime.goes_along() && !told.contains(&cue.at));
    spans.extend(others.map(|cue| chime(cue.at)));
    spans.sort_unstable();
    spans
}

/// When a rest was told that began with the end of its step.
fn rests_told(spoken: &Spoken) -> Vec<MonoTime> {
    let events = spoken.events.iter().map(|noticed| noticed.event);
    events.filter(|event| matches!(event.what, What::Marked { mark: Mark::Rest, .. })).map(|event| event.at).collect()
}

/// What `said` is about is there, and not too old.
fn is_fresh(spoken: &Spoken, said: &Said) -> Result<(), TestCaseError> {
    let standing = Standing::at(spoken, said.at);
    let is_young = |since: MonoTime| since <= said.at && said.at <= since + life(said.priority);
    if standing.is_over {
        let tells = standing.ends.is_some_and(|end| {
            said.words.starts_with("That was all.")
                && said.at >= end + Duration::from_millis(1_500)
                && said.at <= end + seconds(5)
        });
        prop_assert!(tells, "{said:?} after the end");
        return Ok(());
    }
    let fresh = match said.priority {
        Priority::Ease => standing.ease.is_some_and(is_young),
        Priority::Name => standing.name.is_some_and(is_young),
        Priority::Safety => {
            let earlier = spoken.said.iter().take_while(|earlier| earlier.at < said.at);
            let last = earlier.filter(|earlier| earlier.priority == Priority::Safety).last();
            standing.is_running && is_young(last.map_or(spoken.events[0].at, |last| last.at))
        }
        Priority::Moment if said.words.starts_with("Paused.") && standing.rests.is_some_and(is_young) => true,
        Priority::Moment => standing.moments.iter().any(|(words, at)| said.words.starts_with(words) && is_young(*at)),
        Priority::Cue => {
            let spans = standing.spans(spoken, &said.words);
            spans.into_iter().any(|(from, until)| from <= said.at && said.at <= until)
        }
    };
    prop_assert!(fresh, "{said:?}, {standing:?}");
    if said.priority == Priority::Name {
        let bout = &spoken.session.timeline().bouts[standing.place.unwrap().2];
        let words = said.words.to_lowercase();
        let side = bout.side_label().unwrap_or_default().to_lowercase();
        prop_assert!(words.contains(&bout.exercise.name) || words.contains(&side), "{said:?}");
        let in_rest = matches!(standing.place, Some((_, SegmentKind::Rest, _)));
        prop_assert!(in_rest || !words.starts_with("rest"), "{said:?} in {standing:?}");
    }
    let halfway = said.priority == Priority::Moment && said.words == "Halfway.";
    prop_assert!(!halfway || spoken.amount > Amount::Names);
    prop_assert!(said.priority != Priority::Cue || Pace::default().length(&said.words) <= seconds(12), "{said:?}");
    Ok(())
}

/// The parts of `from` to `to` in which something may be said.
fn gaps(spans: &[(MonoTime, MonoTime)], from: MonoTime, to: MonoTime) -> Vec<(MonoTime, MonoTime)> {
    let mut free = from;
    let mut gaps = Vec::new();
    for (quiet, over) in spans.iter().copied().chain([(to, to)]) {
        if quiet.min(to) > free {
            gaps.push((free, quiet.min(to)));
        }
        free = free.max(over);
    }
    gaps
}

const fn cuts(what: What) -> bool {
    matches!(what, What::Left { .. } | What::Paused(_) | What::Resuming | What::EasedOff { .. } | What::Finished(_))
}

const fn is_not_good(what: What) -> bool {
    matches!(what, What::Rated { light: Light::Red, .. })
}

/// Each name that is owed is said where it can be: of a bout that begins, one that is jumped to, after a pause, and where the
/// name before was cut.
fn names_are_said(spoken: &Spoken) -> Result<(), TestCaseError> {
    // The longest of the shortest forms.
    let needs = Pace::default().length("Alternate sides.") + Duration::from_millis(5);
    let spans = quiet_spans(spoken);
    let answer = Pace::default().length("Half the pressure, half the range, half the time.");
    let (mut bout_before, mut is_heard, mut is_answered, mut rests) = (None, false, true, false);
    for (number, Noticed { event, at }) in spoken.events.iter().copied().enumerate() {
        let first = match event.what {
            what if is_not_good(what) => {
                rests = true;
                continue;
            }
            // One rests, and hears what comes once it comes.
            What::Entered { bout, .. } if rests => {
                bout_before = Some(bout);
                continue;
            }
            What::Entered { bout, .. } => {
                is_heard &= bout_before == Some(bout);
                bout_before = Some(bout);
                Duration::ZERO
            }
            What::Left { how: Leave::JumpedAway, .. } => {
                bout_before = None;
                continue;
            }
            What::Resumed { .. } => {
                is_heard = false;
                // What was too much on the way back in is answered first.
                if is_answered { Duration::ZERO } else { answer }
            }
            What::Resuming => {
                (is_answered, rests) = (true, false);
                continue;
            }
            What::EasedOff { .. } if !rests => {
                is_answered = false;
                answer
            }
            _ => continue,
        };
        let ends = |noticed: &&Noticed| {
            let begins = matches!(noticed.event.what, What::Entered { .. } | What::Resumed { .. });
            begins || cuts(noticed.event.what) || is_not_good(noticed.event.what)
        };
        let end = spoken.events[number + 1..].iter().find(ends).map_or(at, |noticed| noticed.at);
        let names: Vec<usize> = (0..spoken.said.len())
            .filter(|number| {
                let said = &spoken.said[*number];
                said.priority == Priority::Name && said.at >= at && said.at < end
            })
            .collect();
        let fits = |(from, to): &(MonoTime, MonoTime)| *from <= at + seconds(15) && to.since(*from) > first + needs;
        let can_fit = gaps(&spans, at, end).iter().any(fits);
        prop_assert!(is_heard || !can_fit || !names.is_empty(), "{event:?} to {end:?}: {:?}", spoken.lines());
        let whole = names.iter().filter(|number| spoken.whole[**number]).count();
        prop_assert!(whole <= usize::from(!is_heard), "named twice after {event:?}: {:?}", spoken.lines());
        is_heard |= whole > 0;
    }
    Ok(())
}

/// What must hold of everything that was said, whatever happened.
fn is_sound(spoken: &Spoken) -> Result<(), TestCaseError> {
    for pair in spoken.said.windows(2) {
        prop_assert!(pair[0].until <= pair[1].at, "{pair:?}");
    }
    for (begins, ends) in quiet_spans(spoken) {
        let over = spoken.said.iter().find(|said| said.at < ends && said.until > begins);
        prop_assert!(over.is_none(), "{over:?} over {begins:?} to {ends:?}");
    }
    for noticed in spoken.events.iter().filter(|noticed| cuts(noticed.event.what)) {
        let over = spoken.said.iter().find(|said| said.at < noticed.at && said.until > noticed.at);
        prop_assert!(over.is_none(), "{over:?} goes on over {noticed:?}");
    }
    let events: Vec<SessionEvent> = spoken.events.iter().map(|noticed| noticed.event).collect();
    let beats = cues_for(spoken.session.timeline(), &events).into_iter().filter(|cue| cue.chime.goes_along());
    for beat in beats {
        let with = |said: &&Said| said.at >= beat.at && said.at < beat.at + Duration::from_millis(300);
        let with = spoken.said.iter().filter(with).find(|said| said.priority == Priority::Cue);
        prop_assert!(with.is_none(), "{with:?} begins with {beat:?}");
    }
    let stops = spoken.said.iter().zip(&spoken.whole).filter(|(said, _)| said.priority == Priority::Safety);
    prop_assert!(stops.filter(|(_, whole)| **whole).count() <= 1, "{:?}", spoken.lines());
    spoken.said.iter().try_for_each(|said| is_fresh(spoken, said))
}

/// From when to when each is heard by a voice that begins late where the one before takes long, and says nothing too late.
/// A first name may leave no room for a slow voice: better that than no side.
fn heard(spoken: &Spoken) -> Vec<(MonoTime, MonoTime)> {
    let tells_time = |said: &Said| ["second", "minute", "time", "nce"].iter().any(|word| said.words.contains(word));
    let is_risked = |number: usize, said: &Said| number < 2 && said.priority == Priority::Name && !tells_time(said);
    let mut heard: Vec<(MonoTime, MonoTime)> = Vec::new();
    for (number, said) in spoken.said.iter().enumerate() {
        let from = heard.last().map_or(said.at, |(_, over)| said.at.max(*over));
        let over = from + bare_length(&said.aloud).mul_f32(spoken.slowness * 0.999);
        let over = spoken.cuts.iter().copied().filter(|cut| *cut >= from).fold(over, MonoTime::min);
        if from <= said.latest && !(is_risked(number, said) && spoken.is_new) {
            heard.push((from, over));
        }
    }
    heard
}

fn talks_over_nothing(spoken: &Spoken) -> Result<(), TestCaseError> {
    let spans = quiet_spans(spoken);
    for (from, over) in heard(spoken) {
        let free = spans.iter().all(|(begins, ends)| from >= *ends || over <= *begins);
        prop_assert!(free, "{from:?} to {over:?} in {spans:?}: {:?}", spoken.lines());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_nothing_is_stale_and_no_chime_or_last_second_is_talked_over(
        steps in arb_steps(),
        amount in arb_amount(),
        acts in arb_acts(),
    ) {
        is_sound(&interfered(Spoken::of(steps, amount), acts))?;
    }

    #[test]
    fn a_name_is_said_wherever_it_can_fit_also_after_a_cut_a_jump_or_a_pause(
        steps in arb_steps(),
        amount in arb_amount(),
        acts in arb_acts(),
    ) {
        let spoken = interfered(Spoken::known(steps, amount), acts);
        names_are_said(&spoken)?;
    }
}

proptest! {
    #[test]
    fn a_voice_slower_or_quicker_than_estimated_talks_over_nothing_once_it_is_known(
        steps in arb_steps(),
        slowness in 0.6..1.9_f32,
    ) {
        let pace = Pace::known(Rate::default(), [slowness; 5]);
        talks_over_nothing(&Spoken::by(slowness, pace, steps, Amount::AllCues).run_to_end())?;
    }

    #[test]
    fn a_voice_never_heard_before_talks_over_nothing_unless_it_is_very_slow(
        steps in arb_steps(),
        slowness in 0.6..1.5_f32,
    ) {
        talks_over_nothing(&Spoken::by(slowness, Pace::default(), steps, Amount::AllCues).run_to_end())?;
    }

    #[test]
    fn what_tells_a_rest_is_talked_over_only_by_what_would_not_fit_after_it(
        steps in arb_steps(),
        amount in arb_amount(),
    ) {
        let spoken = Spoken::known(steps, amount).run_to_end();
        for told in rests_told(&spoken) {
            let over = told + Duration::from_millis(300);
            let Some(said) = spoken.said.iter().find(|said| said.at < over && said.until > told) else { continue };
            let ends = spoken.events.iter().find(|noticed| noticed.at > told && matches!(noticed.event.what, What::Left { .. }));
            let room = ends.unwrap().at.since(over + seconds(3));
            let is_answer = said.priority == Priority::Ease;
            prop_assert!(is_answer || Pace::default().length(&said.aloud) > room, "{said:?}, with {room:?} after {told:?}");
        }
    }

    #[test]
    fn what_is_begun_as_late_as_it_may_be_still_talks_over_nothing(steps in arb_timed_steps()) {
        let spoken = Spoken::known(steps, Amount::AllCues).run_to_end();
        let spans = quiet_spans(&spoken);
        for said in &spoken.said {
            let over = said.latest + bare_length(&said.aloud) + Duration::from_millis(199);
            let next = spans.iter().find(|(_, ends)| *ends > said.at).map(|(begins, _)| *begins);
            prop_assert!(said.latest >= said.at && over <= said.at + seconds(20), "{said:?}");
            prop_assert!(next.is_none_or(|next| over <= next), "{said:?}, {next:?}");
        }
    }
}

#[test]
fn too_much_is_answered_at_once_whenever_it_is_pressed() {
    let cue = "Breathe out slowly, let the leg grow heavy, sink deeper with every breath and go on until you feel it.";
    let step = |seconds, sets| StepDraft {
        cue: Some(cue.into()),
        sets: Some(sets),
        set_rest: Some(5.0),
        change_over: Some(5.0),
        rest: Some(12.0),
        ..samples::hold("stretch", seconds)
    };
    let steps =
        || vec![BlockDraft::Step(step(24.0, 1)), BlockDraft::Step(step(15.0, 2)), BlockDraft::Step(step(4.0, 1))];
    let mut running = Spoken::known(steps(), Amount::AllCues);
    let shortest = Pace::default().length("Half the pressure.");
    let mut answered = 0;
    while !running.session.is_finished() {
        let mut spoken = running.clone();
        let pressed = at(spoken.now);
        spoken.tell(SessionCommand::TooMuch);
        let spoken = spoken.run_to_end();
        is_sound(&spoken).unwrap();
        names_are_said(&spoken).unwrap();
        let left = |noticed: &&Noticed| noticed.at > pressed && matches!(noticed.event.what, What::Left { .. });
        let end = spoken.events.iter().find(left).unwrap().at;
        // Over the chime of a rest that has just begun nobody would be understood.
        let rests = rests_told(&spoken).into_iter().filter(|told| *told <= pressed);
        let free = rests.map(|told| told + Duration::from_millis(300)).fold(pressed, MonoTime::max);
        let room = gaps(&quiet_spans(&spoken), free, end).into_iter().find(|(from, to)| to.since(*from) >= shortest);
        let next = spoken.said.iter().find(|said| said.at >= pressed);
        if let Some((from, _)) = room {
            let next = next.unwrap_or_else(|| panic!("nothing is said after {pressed:?}"));
            assert_eq!((next.priority, next.at), (Priority::Ease, from), "{pressed:?}: {:?}", spoken.lines());
            answered += 1;
        } else {
            assert!(spoken.said.iter().all(|said| said.priority != Priority::Ease));
        }
        running.run_until(running.now + 100);
    }
    assert!(answered > 900, "{answered}");
}

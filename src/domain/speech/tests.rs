use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::quiet::{CHIME, LAST};
use super::voice::{Amount, Voice};
use super::wording::Wording;
use super::*;
use crate::domain::cue::{STOP_LINE, cues_for};
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::quantity::{Moment, WallTime};
use crate::domain::samples;
use crate::domain::session::{Leave, Session, SessionCommand, SessionEvent, What};
use crate::domain::side::{Side, Sides};
use crate::domain::timeline::{LayoutSettings, Mark, Timeline};

fn at(millis: u64) -> Moment {
    let wall = WallTime::from_unix_millis(1_800_000_000_000 + i64::try_from(millis).unwrap());
    Moment { mono: MonoTime::from_origin(Duration::from_millis(millis)), wall }
}

fn millis(time: MonoTime) -> u64 {
    u64::try_from(time.since(MonoTime::default()).as_micros().div_ceil(1000)).unwrap()
}

/// What words take by estimate, with nothing to spare.
fn bare_length(words: &str) -> Duration {
    Pace::default().length(words).checked_sub(pace::SPARE).unwrap()
}

/// A session with a voice, stepped as an engine would.
struct Spoken {
    session: Session,
    prompter: Prompter,
    events: Vec<SessionEvent>,
    said: Vec<Said>,
    now: u64,
    /// How much longer than estimated this voice takes.
    slowness: f32,
    /// When it was told to be silent.
    cuts: Vec<MonoTime>,
}

impl Spoken {
    fn of(blocks: Vec<BlockDraft>, amount: Amount) -> Self {
        Self::by(1.0, blocks, amount)
    }

    /// By a voice that takes so much longer than estimated.
    fn by(slowness: f32, blocks: Vec<BlockDraft>, amount: Amount) -> Self {
        let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
        let timeline = Arc::new(Timeline::lay_out(&samples::routine(blocks), settings));
        let voice = Voice { amount, ..Voice::default() };
        let prompter = Prompter::new(voice, Wording::default());
        let session = Session::new(timeline);
        let mut spoken =
            Self { session, prompter, events: Vec::new(), said: Vec::new(), now: 0, slowness, cuts: Vec::new() };
        spoken.tell(SessionCommand::Start);
        spoken
    }

    fn tell(&mut self, command: SessionCommand) {
        self.wake();
        let events = self.session.command(command, at(self.now));
        if self.prompter.obey(&self.session, &events) == Voicing::Cut {
            let now = at(self.now).mono;
            self.cuts.push(now);
            self.said.iter_mut().for_each(|said| said.until = said.until.min(now));
            // Cut before its first sound.
            self.said.retain(|said| said.until > said.at);
        }
        self.events.extend(events);
        self.wake();
    }

    fn wake(&mut self) {
        let events = self.session.advance(at(self.now));
        self.prompter.hear(&self.session, &events);
        self.events.extend(events);
        let said = self.prompter.speak(&self.session, at(self.now).mono);
        if let Some(said) = &said {
            let took = (bare_length(&said.aloud) + pace::STOP).mul_f32(self.slowness);
            self.prompter.learn(&said.aloud, took);
        }
        self.said.extend(said);
    }

    fn run_until(&mut self, limit: u64) {
        loop {
            let now = at(self.now).mono;
            let wakes = [self.session.next_wake(), self.prompter.next(&self.session, now)];
            let Some(wake) = wakes.into_iter().flatten().map(millis).min().filter(|wake| *wake <= limit) else { break };
            self.now = wake.max(self.now + 1);
            self.wake();
        }
        self.now = self.now.max(limit);
        self.wake();
    }

    fn run_to_end(mut self) -> Self {
        for _ in 0..2_000 {
            if self.session.is_finished() {
                return self;
            }
            self.run_until(self.now + 10_000);
            self.tell(SessionCommand::Resume);
            self.tell(SessionCommand::Done);
        }
        panic!("it never ends");
    }

    fn lines(&self) -> Vec<String> {
        self.said.iter().map(|said| format!("{:.1} {}", millis(said.at) as f64 / 1000.0, said.words)).collect()
    }
}

#[test]
fn a_session_can_be_followed_with_eyes_closed() {
    let stretch = StepDraft { cue: Some("Ease into it.".into()), ..samples::hold("stretch", 30.0) };
    let breathe = samples::hold("breathe", 20.0);
    let round = BlockDraft::Group { rounds: 2, blocks: vec![BlockDraft::Step(breathe)] };
    let spoken = Spoken::of(vec![BlockDraft::Step(stretch), round], Amount::NamesAndFirstCue).run_to_end();
    let golden = [
        "0.3 stretch. Left leg.",
        &format!("5.3 {STOP_LINE}"),
        "10.9 Ease into it.",
        "20.3 Halfway.",
        "35.3 Change sides, right leg.",
        "40.3 Ease into it.",
        "55.3 Halfway.",
        "70.8 Rest. Next, breathe. 20 seconds.",
        "80.3 Ease into it.",
        "90.3 Halfway.",
        "100.8 Rest. Last round. Next, breathe. 20 seconds.",
        "110.3 Ease into it.",
        "120.3 Halfway.",
    ];
    assert_eq!(spoken.lines(), golden);
}

#[test]
fn off_says_nothing_and_names_say_no_cue() {
    let blocks = || vec![samples::step("stretch"), samples::step("breathe")];
    assert_eq!(Spoken::of(blocks(), Amount::Off).run_to_end().said, []);
    let names = Spoken::of(blocks(), Amount::Names).run_to_end();
    assert!(names.said.iter().all(|said| said.priority <= Priority::Safety), "{:?}", names.lines());
    let all = Spoken::of(blocks(), Amount::AllCues).run_to_end();
    assert!(all.lines().iter().any(|line| line.ends_with("Breathe out slowly.")), "{:?}", all.lines());
}

#[test]
fn a_pause_cuts_what_is_said_and_says_again_where_one_is() {
    let mut spoken = Spoken::of(vec![samples::step("stretch")], Amount::Names);
    spoken.run_until(8_000);
    spoken.tell(SessionCommand::Pause);
    spoken.run_until(60_000);
    spoken.tell(SessionCommand::Resume);
    spoken.run_until(70_000);
    let lines = spoken.lines();
    assert_eq!(lines[1], format!("5.3 {STOP_LINE}"));
    assert_eq!(lines[2], "8.0 Paused.");
    assert!(lines.contains(&"63.3 stretch. Left leg.".to_owned()), "{lines:?}");
    assert_eq!(
        lines.iter().filter(|line| line.ends_with(STOP_LINE)).count(),
        2,
        "cut short, it is owed again: {lines:?}"
    );
}

#[test]
fn once_it_is_too_much_the_voice_says_so_and_leaves_its_cues() {
    let mut spoken = Spoken::of(vec![samples::step("breathe")], Amount::AllCues);
    spoken.run_until(20_000);
    spoken.tell(SessionCommand::TooMuch);
    spoken.run_until(60_000);
    let lines = spoken.lines();
    assert!(lines.contains(&"20.0 Half the pressure, half the range, half the time.".to_owned()), "{lines:?}");
    assert!(!lines.iter().any(|line| line.ends_with("Breathe out slowly.")), "{lines:?}");
}

#[test]
fn a_cue_of_two_thousand_characters_is_cut_to_what_its_step_leaves() {
    let cue: String = "Breathe out slowly and let the leg be heavy. ".chars().cycle().take(2_000).collect();
    let step = StepDraft { cue: Some(cue), ..samples::hold("breathe", 30.0) };
    let spoken = Spoken::of(vec![BlockDraft::Step(step)], Amount::AllCues).run_to_end();
    let cue = spoken.said.iter().find(|said| said.priority == Priority::Cue).expect("it is said in part");
    assert!(cue.words.ends_with("heavy.") && cue.words.len() > 44, "{}", cue.words);
}

fn arb_step() -> impl Strategy<Value = BlockDraft> {
    let target = prop_oneof![
        (1..60_u32).prop_map(|seconds| TargetDraft::Hold(f64::from(seconds) / 1.5)),
        (1..9_i64, 1..5_u32).prop_map(|(count, pace)| TargetDraft::Reps(count, f64::from(pace))),
        (1..9_u32, 1..3_u32, 1..9_u32).prop_map(|(c, r, h)| TargetDraft::Cycle(c.into(), r.into(), h.into())),
        Just(TargetDraft::UntilDone),
    ];
    let sides = prop_oneof![Just(Sides::None), Just(Sides::LeftThenRight), Just(Sides::Alternating)];
    let pause = || prop_oneof![Just(None), (0..16_u32).prop_map(|seconds| Some(f64::from(seconds)))];
    let cue = prop_oneof![Just(None), "[a-z]{1,9}( [a-z]{1,9}){0,40}[.]( [A-Z][a-z ]{0,60}[.]){0,3}".prop_map(Some)];
    (target, sides, 1..3_i64, pause(), pause(), pause(), cue).prop_map(
        |(target, sides, sets, rest, change_over, get_ready, cue)| {
            BlockDraft::Step(StepDraft {
                exercise: "stretch".into(),
                target: Some(target),
                sides: Some(sides),
                sets: Some(sets),
                set_rest: rest,
                rest,
                change_over,
                get_ready,
                cue,
                ..StepDraft::default()
            })
        },
    )
}

fn arb_amount() -> impl Strategy<Value = Amount> {
    prop_oneof![Just(Amount::Names), Just(Amount::NamesAndFirstCue), Just(Amount::AllCues)]
}

fn arb_command() -> impl Strategy<Value = SessionCommand> {
    use SessionCommand as C;
    prop_oneof![
        Just(C::Pause),
        Just(C::Resume),
        Just(C::Skip),
        Just(C::Back),
        Just(C::AddTime),
        Just(C::Done),
        Just(C::TooMuch)
    ]
}

/// When nothing may be said, from what really happened.
fn quiet_spans(spoken: &Spoken) -> Vec<(MonoTime, MonoTime)> {
    let chimes = cues_for(spoken.session.timeline(), &spoken.events).into_iter();
    // What tells a rest gives way to the voice, see below.
    let chimes = chimes.filter(|cue| !cue.chime.goes_along() && !rests_told(spoken).contains(&cue.at));
    let mut spans: Vec<_> = chimes.map(|cue| (cue.at, cue.at + CHIME)).collect();
    let ends = spoken.events.iter().filter(|event| matches!(event.what, What::Left { how: Leave::Completed, .. }));
    // What waits for the person has an end that nobody could foresee.
    let foreseen = ends.filter(|event| match event.what {
        What::Left { segment, .. } => spoken.session.timeline().segments[segment].length.is_some(),
        _ => false,
    });
    spans.extend(foreseen.map(|event| match event.what {
        What::Left { ran, .. } => (event.at - LAST.min(ran), event.at),
        _ => (event.at, event.at),
    }));
    spans.sort_unstable();
    spans
}

/// When a rest was told that began with the end of its step.
fn rests_told(spoken: &Spoken) -> Vec<MonoTime> {
    let marks = spoken.events.iter().filter(|event| matches!(event.what, What::Marked { mark: Mark::Rest, .. }));
    marks.map(|event| event.at).collect()
}

/// For each bout, what it is called, from when on, and until when it may be said.
fn names(spoken: &Spoken) -> Vec<(usize, MonoTime)> {
    let mut named: Vec<(usize, MonoTime)> = Vec::new();
    for event in &spoken.events {
        if let What::Entered { bout, .. } = event.what
            && named.last().is_none_or(|(last, _)| *last != bout)
        {
            named.push((bout, event.at));
        }
    }
    named
}

proptest! {
    #[test]
    fn nothing_overlaps_and_no_chime_or_last_second_is_talked_over(
        steps in prop::collection::vec(arb_step(), 1..5),
        amount in arb_amount(),
    ) {
        let spoken = Spoken::of(steps, amount).run_to_end();
        for pair in spoken.said.windows(2) {
            prop_assert!(pair[0].until <= pair[1].at, "{pair:?}");
        }
        for (begins, ends) in quiet_spans(&spoken) {
            let over = spoken.said.iter().find(|said| said.at < ends && said.until > begins);
            prop_assert!(over.is_none(), "{over:?} over {begins:?} to {ends:?}");
        }
    }

    #[test]
    fn what_tells_a_rest_is_talked_over_only_by_what_would_not_fit_after_it(
        steps in prop::collection::vec(arb_step(), 1..5),
        amount in arb_amount(),
    ) {
        let spoken = Spoken::of(steps, amount).run_to_end();
        for told in rests_told(&spoken) {
            let Some(over) = spoken.said.iter().find(|said| said.at < told + CHIME && said.until > told) else { continue };
            let ends = spoken.events.iter().find(|event| event.at > told && matches!(event.what, What::Left { .. }));
            let room = ends.unwrap().at.since(told + CHIME + LAST);
            prop_assert!(Pace::default().length(&over.aloud) > room, "{over:?}, with {room:?} after {told:?}");
        }
    }

    #[test]
    fn a_voice_slower_or_quicker_than_estimated_is_learnt_and_then_talks_over_nothing(
        steps in prop::collection::vec(arb_step(), 2..5),
        slowness in 0.6..1.9_f32,
    ) {
        let spoken = Spoken::by(slowness, steps, Amount::AllCues).run_to_end();
        let spans = quiet_spans(&spoken);
        for said in spoken.said.iter().skip(2) {
            let over = said.at + bare_length(&said.aloud).mul_f32(slowness * 0.999);
            let over = spoken.cuts.iter().copied().filter(|cut| *cut > said.at).fold(over, MonoTime::min);
            prop_assert!(spans.iter().all(|(begins, ends)| said.at >= *ends || over <= *begins), "{said:?} over {spans:?}");
        }
    }

    #[test]
    fn a_name_is_said_wherever_it_can_fit_and_only_in_its_own_bout(
        steps in prop::collection::vec(arb_step(), 1..5),
        amount in arb_amount(),
    ) {
        let spoken = Spoken::of(steps, amount).run_to_end();
        let spans = quiet_spans(&spoken);
        let end = spoken.events.last().unwrap().at;
        let names = names(&spoken);
        for (number, (bout, begins)) in names.iter().enumerate() {
            let ends = names.get(number + 1).map_or(end, |(_, at)| *at);
            let bout = &spoken.session.timeline().bouts[*bout];
            let side = bout.side_label().unwrap_or_default();
            let said: Vec<_> = spoken
                .said
                .iter()
                .filter(|said| said.priority == Priority::Name && said.at >= *begins && said.at < ends)
                .collect();
            let is_whole = |said: &&&Said| said.until == said.at + Pace::default().length(&said.aloud);
            prop_assert!(said.iter().filter(is_whole).count() <= 1, "{said:?}");
            prop_assert!(said.iter().all(|said| said.until <= ends));
            prop_assert!(said.iter().all(|said| said.words.to_lowercase().contains(&side.to_lowercase())
                || said.words.contains("stretch")));
            // The shortest form that any phrase gives a step of this name.
            let needs = Pace::default().length("Next, stretch. Alternate sides.");
            let latest = *begins + Duration::from_secs(20);
            let mut free = *begins;
            let mut fits = false;
            for (quiet, over) in spans.iter().copied().chain([(ends, ends)]) {
                fits |= free <= latest && quiet.min(ends).since(free) > needs + Duration::from_millis(5);
                free = free.max(over);
            }
            prop_assert!(!fits || !said.is_empty(), "{begins:?} to {ends:?}: {:?}", spoken.lines());
        }
    }

    #[test]
    fn whatever_the_person_does_nothing_overlaps_and_nothing_stale_is_said(
        steps in prop::collection::vec(arb_step(), 1..4),
        commands in prop::collection::vec((1..30_000_u64, arb_command()), 0..12),
    ) {
        let mut spoken = Spoken::of(steps, Amount::AllCues);
        for (after, command) in commands {
            spoken.run_until(spoken.now + after);
            spoken.tell(command);
        }
        let spoken = spoken.run_to_end();
        for pair in spoken.said.windows(2) {
            prop_assert!(pair[0].until <= pair[1].at, "{pair:?}");
        }
        for said in spoken.said.iter().filter(|said| said.priority == Priority::Cue) {
            let begun = spoken.events.iter().rfind(|event| event.at <= said.at
                && matches!(event.what, What::Entered { .. } | What::Resumed { .. }));
            let is_work = matches!(begun.unwrap().what, What::Resumed { .. }
                | What::Entered { kind: crate::domain::timeline::SegmentKind::Work, .. });
            prop_assert!(is_work, "{said:?} in {begun:?}");
        }
    }
}

#[test]
fn what_a_person_worded_is_said_in_their_words_and_the_rest_as_built_in() {
    let template = |typed: &str| phrase::Template::new(typed).unwrap();
    let mut wording = Wording::default();
    let sentences = phrase::Sentences { full: template("Nun, {side}."), short: template("{side}!") };
    wording.phrasebook.put(phrase::Phrase::Change, sentences);
    wording.own_words.add(pronunciation::Saying::new("nun", "noon").unwrap()).unwrap();
    let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Right };
    let timeline = Arc::new(Timeline::lay_out(&samples::routine(vec![samples::step("stretch")]), settings));
    let voice = Voice { amount: Amount::Names, ..Voice::default() };
    let said = rehearse(timeline, Duration::from_mins(1), voice, wording, usize::MAX);
    let names: Vec<&str> =
        said.iter().filter(|said| said.priority == Priority::Name).map(|said| said.words.as_str()).collect();
    assert_eq!(names, ["stretch. Left leg.", "Nun, right leg."]);
    assert!(said.iter().any(|said| said.aloud == "noon, right leg."), "and as they pronounce it");
}

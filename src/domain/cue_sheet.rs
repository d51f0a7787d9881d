//! Everything a session will sound and show, with its second, and what of it collides or cannot be read in time.
//!
//! Two rules mark trouble:
//! - Of chimes due at one instant the weightiest alone sounds (see [`cues_heard`]), so these never collide. Of two that sound less
//!   than [`APART`] apart, the later is marked.
//! - A sentence is marked when it goes before it can be read (see [`reading_time`]), or else when it has more than
//!   [`MAX_CUE_WORDS`] words. [`STOP_LINE`] is ours and may have more: nobody who writes a routine can shorten it.

use std::sync::Arc;
use std::time::Duration;

use super::cue::{Chime, READING_TIME, STOP_LINE, cues_heard, sentences};
use super::exercise_draft::MAX_CUE_WORDS;
use super::quantity::MonoTime;
use super::session::{Session, What};
use super::sounding::CueKinds;
use super::timeline::{Bout, Segment, Timeline};

/// How long a step that waits for the person is taken to last. Nobody knows beforehand; half a minute is a common hold.
pub const OWN_TIME: Duration = Duration::from_secs(30);
/// Chimes closer than this are heard as one. Our opinion: soft tones that begin closer than this blur.
pub const APART: Duration = Duration::from_millis(300);
/// Nothing is read in less, however short. Our opinion: eyes have to find the screen from the floor first.
pub const SHORTEST_READING: Duration = Duration::from_secs(2);

/// A session laid out cue by cue.
#[derive(Debug, Clone)]
pub struct CueSheet {
    /// What is laid out.
    pub timeline: Arc<Timeline>,
    /// Every line in the order of its time; at one instant first what begins, then what is heard, then what is shown.
    pub lines: Vec<Line>,
    /// From the start to the last chime.
    pub length: Duration,
    /// How many lines there is something wrong with.
    pub troubles: usize,
    /// When each segment begins.
    begins: Vec<Duration>,
}

/// Something that is heard or shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// When, from the start of the session.
    pub at: Duration,
    /// The number of the segment in which it comes.
    pub segment: usize,
    /// What.
    pub what: Told,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
}

/// What a line tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// The segment begins.
    Begins,
    /// This sounds.
    Heard(Chime),
    /// This stands on screen from here on, until another sentence does.
    Shown(String),
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It sounds this soon after another chime.
    Collision(Duration),
    /// It takes longer to read than it is shown.
    TooLong {
        /// To be read.
        needs: Duration,
        /// On screen.
        has: Duration,
    },
    /// It has so many words, more than can be said in one breath.
    TooManyWords(usize),
}

impl CueSheet {
    /// What happens if nobody interferes, for somebody who hears these kinds of chime. A step that waits for the person is taken to
    /// last [`OWN_TIME`].
    pub fn of(timeline: &Arc<Timeline>, kinds: CueKinds) -> Self {
        let events = Session::rehearse(timeline.clone(), OWN_TIME);
        let since_start = |at: MonoTime| at.since(MonoTime::default());
        let length = events.last().map(|event| since_start(event.at)).unwrap_or_default();
        let entered = events.iter().filter(|event| matches!(event.what, What::Entered { .. }));
        let begins: Vec<Duration> = entered.map(|event| since_start(event.at)).collect();
        let mut lines: Vec<Line> =
            begins.iter().enumerate().map(|(segment, at)| line(*at, segment, Told::Begins)).collect();
        let chimes: Vec<(Duration, Chime)> =
            cues_heard(timeline, &events, kinds).into_iter().map(|cue| (since_start(cue.at), cue.chime)).collect();
        lines.extend(heard(&chimes, &begins));
        lines.extend(shown(timeline, &begins, length));
        // Stable: at one instant what begins stays first, and what is shown last.
        lines.sort_by_key(|line| line.at);
        let troubles = lines.iter().filter(|line| line.trouble.is_some()).count();
        Self { timeline: timeline.clone(), lines, length, troubles, begins }
    }

    /// The next line after `number` that there is something wrong with, from the top again after the last.
    pub fn next_trouble(&self, number: usize) -> Option<usize> {
        let all = self.lines.iter().enumerate();
        let mut marked = all.filter(|(_, line)| line.trouble.is_some()).map(|(number, _)| number);
        let first = marked.next()?;
        Some(if first > number { first } else { marked.find(|marked| *marked > number).unwrap_or(first) })
    }

    /// The segment that is on at `at`, and how much of it has run.
    pub fn place(&self, at: Duration) -> (Segment, Duration) {
        let number = segment_at(&self.begins, at);
        (self.timeline.segments[number], at.saturating_sub(self.begins[number]))
    }

    /// The bout in whose segment a line comes.
    pub fn bout(&self, line: &Line) -> &Bout {
        self.timeline.bout_of(line.segment)
    }

    /// The last line up to `at`.
    pub fn line_at(&self, at: Duration) -> usize {
        self.lines.partition_point(|line| line.at <= at).saturating_sub(1)
    }
}

/// How long `words` take to read from the floor. Our opinion: 2.8 words a second, so that the longest cue there may be is read
/// in the time that each one stays at least.
pub fn reading_time(words: &str) -> Duration {
    let words = u32::try_from(count(words)).unwrap_or(u32::MAX);
    (READING_TIME.saturating_mul(words) / MAX_CUE_WORDS as u32).max(SHORTEST_READING)
}

/// Most words that can be read in `time`, and no more than a cue may have; `None` where not even one can.
pub fn readable_words(time: Duration) -> Option<usize> {
    let words = time.as_millis() * MAX_CUE_WORDS as u128 / READING_TIME.as_millis();
    (time >= SHORTEST_READING).then(|| usize::try_from(words).unwrap_or(MAX_CUE_WORDS).min(MAX_CUE_WORDS))
}

fn count(words: &str) -> usize {
    words.split_whitespace().count()
}

fn line(at: Duration, segment: usize, what: Told) -> Line {
    Line { at, segment, what, trouble: None }
}

/// The number of the segment that is on at `at`.
fn segment_at(begins: &[Duration], at: Duration) -> usize {
    begins.partition_point(|begin| *begin <= at).saturating_sub(1)
}

fn heard(chimes: &[(Duration, Chime)], begins: &[Duration]) -> Vec<Line> {
    let before = std::iter::once(None).chain(chimes.iter().map(|(at, _)| Some(*at)));
    let all = chimes.iter().zip(before).map(|((at, chime), before)| Line {
        trouble: before.map(|before| at.saturating_sub(before)).filter(|gap| *gap < APART).map(Trouble::Collision),
        ..line(*at, segment_at(begins, *at), Told::Heard(*chime))
    });
    all.collect()
}

/// A sentence that stands on screen already goes on and is not told again.
fn shown(timeline: &Timeline, begins: &[Duration], length: Duration) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last = String::new();
    let mut changes = Vec::new();
    for (number, segment) in timeline.segments.iter().enumerate() {
        let end = begins.get(number + 1).copied().unwrap_or(length);
        for (after, words) in sentences(timeline.bout_of(number), *segment, segment.length) {
            let at = begins[number] + after;
            if at < end && words != last {
                last = words.into_owned();
                changes.push(at);
                lines.push(line(at, number, Told::Shown(last.clone())));
            }
        }
    }
    let ends = changes.iter().skip(1).copied().chain([length]);
    for (line, end) in lines.iter_mut().zip(ends) {
        if let Told::Shown(words) = &line.what {
            line.trouble = unreadable(words, end.saturating_sub(line.at));
        }
    }
    // Where nothing is said, nothing stands on screen.
    lines.retain(|line| line.what != Told::Shown(String::new()));
    lines
}

fn unreadable(words: &str, has: Duration) -> Option<Trouble> {
    let needs = reading_time(words);
    let count = count(words);
    if needs > has {
        Some(Trouble::TooLong { needs, has })
    } else {
        (count > MAX_CUE_WORDS && words != STOP_LINE).then_some(Trouble::TooManyWords(count))
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
    use crate::domain::samples;
    use crate::domain::side::{Side, Sides};
    use crate::domain::sounding::CueKind;
    use crate::domain::timeline::LayoutSettings;

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
        let stretch =
            StepDraft { sides: Some(Sides::LeftThenRight), rest: Some(6.0), ..samples::hold("stretch", 12.0) };
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

    #[test]
    fn two_sounds_closer_than_the_ear_tells_apart_are_marked_and_those_at_one_instant_are_not() {
        // The first of the last three seconds comes 0.2 s after the start.
        let close = one(TargetDraft::Hold(3.2), "Breathe.");
        assert_eq!(troubles(&close), [Trouble::Collision(Duration::from_millis(200))]);
        let marked = close.lines.iter().rfind(|line| line.trouble.is_some()).unwrap();
        assert_eq!((marked.at, &marked.what), (Duration::from_millis(5_200), &Told::Heard(Chime::Countdown)));
        // A repetition begins with the first of the last three seconds.
        assert_eq!(troubles(&one(TargetDraft::Reps(6, 1.0), "Breathe.")), []);
        assert_eq!(troubles(&one(TargetDraft::Hold(3.3), "Breathe.")), []);
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
        let marked: Vec<usize> =
            (0..found.lines.len()).filter(|number| found.lines[*number].trouble.is_some()).collect();
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
}

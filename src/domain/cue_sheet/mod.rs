//! Everything a session will sound, say and show, with its second, and what of it collides, cannot be read in time or is not said.
//!
//! Three rules mark trouble:
//! - Of chimes due at one instant the weightiest alone sounds (see [`cues_heard`]), so these never collide. Of two that sound less
//!   than [`APART`] apart, the later is marked.
//! - A sentence is marked when it goes before it can be read (see [`reading_time`]), or else when it has more than
//!   [`MAX_CUE_WORDS`] words. [`STOP_LINE`] is ours and may have more: nobody who writes a routine can shorten it.
//! - What begins is marked when a voice that names things has no time to name it (see `spoken`).

mod spoken;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use super::cue::{APART, Chime, READING_TIME, STOP_LINE, cues_heard, sentences};
use super::exercise_draft::MAX_CUE_WORDS;
use super::quantity::MonoTime;
use super::session::{Session, What};
use super::sounding::CueKinds;
use super::timeline::{Bout, Segment, Timeline};

/// How long a step that waits for the person is taken to last. Nobody knows beforehand; half a minute is a common hold.
pub const OWN_TIME: Duration = Duration::from_secs(30);
/// Nothing is read in less, however short. Our opinion: eyes have to find the screen from the floor first.
pub const SHORTEST_READING: Duration = Duration::from_secs(2);

/// A session laid out cue by cue.
#[derive(Debug, Clone)]
pub struct CueSheet {
    /// What is laid out.
    pub timeline: Arc<Timeline>,
    /// Every line in the order of its time; at one instant first what begins, then what is heard, what is shown, what is said.
    pub lines: Vec<Line>,
    /// From the start to the last chime.
    pub length: Duration,
    /// How many lines there is something wrong with.
    pub troubles: usize,
    /// From here on what a voice says is not laid out: there is too much of it.
    pub unspoken: Option<Duration>,
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
    /// A voice says this.
    Said(Sentence),
}

/// Something that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// As it is read.
    pub words: String,
    /// As it is said.
    pub aloud: String,
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
    /// It is over before a voice could name it.
    Unnamed,
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
        let mut sheet = Self { timeline: timeline.clone(), lines, length, troubles: 0, unspoken: None, begins };
        sheet.arrange();
        sheet
    }

    /// The lines in order, and how many there is something wrong with.
    fn arrange(&mut self) {
        // Stable: at one instant what begins stays first.
        self.lines.sort_by_key(|line| line.at);
        self.troubles = self.lines.iter().filter(|line| line.trouble.is_some()).count();
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

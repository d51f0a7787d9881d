//! A session written by hand: one that was done without Supple, or a correction of one that stands.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveTime, Timelike};

use crate::domain::day::{Day, DayBoundary};
use crate::domain::draft::MAX_TITLE;
use crate::domain::history::{History, Pain, SessionRecord};
use crate::domain::ids::RoutineId;
use crate::domain::quantity::WallTime;
use crate::domain::typed_time::{minutes, time_of_day, written};

/// No session takes as long as a day.
const TOO_LONG: Duration = Duration::from_hours(24);
/// What overlaps a session begins at most so many days before or after it, however far one travels.
const NEAR: i64 = 2;

/// What is being written, and about what.
#[derive(Debug, Clone, PartialEq)]
pub struct Amending {
    /// What it is about.
    pub subject: Subject,
    /// As typed so far.
    pub typed: Typed,
    /// Whether it was to be saved before it was whole.
    pub tried: Tried,
}

/// What is written by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A session that is added on this day, where clocks were so far ahead of UTC.
    New(Day, FixedOffset),
    /// A correction of this one.
    Standing(Box<SessionRecord>),
}

/// Whether something was to be saved before it was whole. What is missing is told only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tried {
    /// Not yet.
    #[default]
    No,
    /// It was.
    Yes,
}

/// As typed so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// What was done.
    pub what: What,
    /// The time of day at which it started.
    pub start: String,
    /// How long it took; a number alone is minutes.
    pub length: String,
    /// Before it began.
    pub before: Pain,
    /// After it ended.
    pub after: Pain,
    /// In the person's own words.
    pub note: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something of their own: "Walk".
    Words(String),
    /// A routine of the library, with its title.
    Routine(RoutineId, String),
}

impl What {
    /// As it is called.
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Routine(_, words) => words,
        }
    }
}

/// What keeps it from being saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It has no name.
    NoName,
    /// Its name is longer than a title.
    LongName,
    /// It has no start.
    NoStart,
    /// What stands for its start is no time of day.
    StartUnread,
    /// It took no time.
    NoLength,
    /// What stands for its length is no time.
    LengthUnread,
    /// It took a day or more.
    TooLong,
    /// It has not ended yet.
    Ahead,
}

/// Where on the form a flaw is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What was done.
    What,
    /// When, and for how long.
    Times,
}

impl Flaw {
    /// Where it is.
    pub const fn place(self) -> Place {
        match self {
            Self::NoName | Self::LongName => Place::What,
            _ => Place::Times,
        }
    }

    /// Whether something is only missing so far.
    pub const fn is_gap(self) -> bool {
        matches!(self, Self::NoName | Self::NoStart | Self::NoLength)
    }

    /// What to do about it, in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoName => "Say what it was, or choose a routine.",
            Self::LongName => "A name has at most 120 letters; the note has room for more.",
            Self::NoStart => "When did it start? Write a time such as 18:30.",
            Self::StartUnread => "Write the start as a time of day, such as 18:30, 6:30 pm or 7.",
            Self::NoLength => "How long did it take? Write minutes, such as 12.",
            Self::LengthUnread => "Write the length in minutes, such as 12, or as 1 h 5.",
            Self::TooLong => "A session is shorter than 24 hours.",
            Self::Ahead => "It would end later than now. A session is added once it is done.",
        }
    }
}

/// When it was done, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// When it started.
    pub start: WallTime,
    /// For how long.
    pub done: Duration,
}

impl Timing {
    /// When it ended.
    pub fn end(self) -> WallTime {
        let done = i64::try_from(self.done.as_millis()).unwrap_or(i64::MAX);
        WallTime::from_unix_millis(self.start.unix_millis().saturating_add(done))
    }

    /// Of a session that stands.
    pub const fn of(record: &SessionRecord) -> Self {
        Self { start: record.start, done: record.done }
    }
}

impl Amending {
    /// A session to add on `day`, where clocks were `offset` ahead of UTC; nothing is said of it yet.
    pub fn new(day: Day, offset: FixedOffset) -> Self {
        let typed = Typed {
            what: What::Words(String::new()),
            start: String::new(),
            length: String::new(),
            before: Pain::default(),
            after: Pain::default(),
            note: String::new(),
        };
        Self { subject: Subject::New(day, offset), typed, tried: Tried::No }
    }

    /// `record`, to be put right.
    pub fn correcting(record: SessionRecord) -> Self {
        let typed = Typed {
            what: What::Routine(record.routine.clone(), record.title.clone()),
            start: clock(&record).format("%H:%M").to_string(),
            length: length_words(record.done),
            before: record.before,
            after: record.after,
            note: record.note.clone(),
        };
        Self { subject: Subject::Standing(Box::new(record)), typed, tried: Tried::No }
    }

    /// The day it counts for. A correction never changes it.
    pub fn day(&self) -> Day {
        match &self.subject {
            Subject::New(day, _) => *day,
            Subject::Standing(record) => record.day,
        }
    }

    /// When it was done, or everything that keeps it from being saved. `boundary` is when a day begins.
    pub fn check(&self, now: DateTime<FixedOffset>, boundary: DayBoundary) -> Result<Timing, Vec<Flaw>> {
        let mut flaws = Vec::new();
        match self.typed.what.words().trim() {
            "" => flaws.push(Flaw::NoName),
            // Titles of old may be longer; they stay.
            name if matches!(self.subject, Subject::New(..)) && name.chars().count() > MAX_TITLE => {
                flaws.push(Flaw::LongName);
            }
            _ => {}
        }
        let start = self.start(boundary).map_err(|flaw| flaws.push(flaw));
        let done = self.done().map_err(|flaw| flaws.push(flaw));
        let (Ok(start), Ok(done)) = (start, done) else { return Err(flaws) };
        let timing = Timing { start, done };
        // A clock that was set wrong once may have put a session ahead: its pain and note can be put right all the same.
        let is_moved = !matches!(&self.subject, Subject::Standing(record) if Timing::of(record) == timing);
        if is_moved && timing.end().unix_millis() > now.timestamp_millis() {
            flaws.push(Flaw::Ahead);
        }
        if flaws.is_empty() { Ok(timing) } else { Err(flaws) }
    }

    fn start(&self, boundary: DayBoundary) -> Result<WallTime, Flaw> {
        let typed = self.typed.start.trim();
        if typed.is_empty() {
            return Err(Flaw::NoStart);
        }
        let time = time_of_day(typed).ok_or(Flaw::StartUnread)?;
        match &self.subject {
            Subject::New(day, offset) => Ok(instant(*day, time, boundary, *offset)),
            Subject::Standing(record) if same_minute(clock(record), time) => Ok(record.start),
            Subject::Standing(record) => {
                // One after midnight of its day stays there, even where the day begins at midnight by now.
                let was_late = record.start.at_offset(record.offset).date_naive() > record.day.date();
                let boundary = if was_late { DayBoundary::MAX } else { boundary };
                Ok(instant(record.day, time, boundary, record.offset))
            }
        }
    }

    fn done(&self) -> Result<Duration, Flaw> {
        let typed = self.typed.length.trim();
        match &self.subject {
            // To the second on the form, to the millisecond in the file.
            Subject::Standing(record) if typed == length_words(record.done) => Ok(record.done),
            _ if typed.is_empty() => Err(Flaw::NoLength),
            _ => match minutes(typed).map(Duration::try_from_secs_f64) {
                None => Err(Flaw::LengthUnread),
                Some(Ok(done)) if done.is_zero() => Err(Flaw::NoLength),
                Some(Ok(done)) if done < TOO_LONG => Ok(done),
                Some(_) => Err(Flaw::TooLong),
            },
        }
    }

    /// The first session that was on at the same time. Both may stand; it is only said.
    pub fn overlap<'a>(&self, timing: Timing, history: &'a History) -> Option<&'a SessionRecord> {
        let own = match &self.subject {
            Subject::New(..) => None,
            Subject::Standing(record) => Some(&record.id),
        };
        let near = (-NEAR..=NEAR).flat_map(|days| history.on(self.day().plus(days)));
        let mut others = near.filter(|other| own != Some(&other.id));
        others.find(|other| other.start < timing.end() && timing.start < other.end())
    }
}

/// Local time when it started.
fn clock(record: &SessionRecord) -> NaiveTime {
    record.start.at_offset(record.offset).time()
}

fn same_minute(one: NaiveTime, other: NaiveTime) -> bool {
    (one.hour(), one.minute()) == (other.hour(), other.minute())
}

/// To the second, as it is typed: `12`, `5:40`, `45 s`.
fn length_words(length: Duration) -> String {
    let seconds = (length.as_millis() + 500) / 1000;
    if seconds > 0 && seconds.is_multiple_of(60) { (seconds / 60).to_string() } else { written(seconds as f64) }
}

/// When the clock shows `time` on `day`, which goes on after midnight until `boundary`.
fn instant(day: Day, time: NaiveTime, boundary: DayBoundary, offset: FixedOffset) -> WallTime {
    let minutes = time.num_seconds_from_midnight() / 60;
    let date = if minutes < boundary.minutes().into() { day.plus(1) } else { day };
    let local = date.date().and_time(time).and_utc().timestamp_millis();
    WallTime::from_unix_millis(local - i64::from(offset.local_minus_utc()) * 1000)
}

#[cfg(test)]
mod tests;

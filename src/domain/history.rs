//! What was done. Records are never edited: a correction is a new revision, a deletion a tombstone.

use std::time::Duration;

use chrono::FixedOffset;

use super::day::Day;
use super::excuse::{Excuse, Excuses};
use super::ids::{DeviceId, ExerciseId, RecordId, RoutineId};
use super::quantity::{PainScore, WallTime};
use super::revisions::{Revised, Revisions};
use super::safety::light::{self, After, Leg, Light, Reach};
use super::timeline::BoutSide;
use super::words::words;

/// One session, with its names as they were then.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRecord {
    /// Its name for good.
    pub id: RecordId,
    /// Counts corrections, from 1. The highest wins.
    pub revision: u32,
    /// The machine it was done on.
    pub device: DeviceId,
    /// The routine's id then.
    pub routine: RoutineId,
    /// The routine's title then.
    pub title: String,
    /// When it started, in UTC.
    pub start: WallTime,
    /// The local offset then.
    pub offset: FixedOffset,
    /// The day it counts for, fixed at the start.
    pub day: Day,
    /// Work, rests and change-overs as laid out.
    pub planned: Duration,
    /// Work, rests and change-overs as done.
    pub done: Duration,
    /// How it ended.
    pub outcome: Outcome,
    /// One entry for each step and side.
    pub steps: Vec<StepRecord>,
    /// Before it began.
    pub before: Pain,
    /// After it ended.
    pub after: Pain,
    /// What the leg did, as asked afterwards.
    pub leg: Option<Leg>,
    /// How tense, 0 to 10, as asked afterwards.
    pub tension: Option<PainScore>,
    /// How it was by the next morning.
    pub morning: Option<After>,
    /// In the person's own words.
    pub note: String,
    /// What of it was written by hand.
    pub hand: Hand,
    /// The version of Supple that wrote it.
    pub app_version: String,
}

words!(
    /// What of a session was written by hand. Answers to what Supple asks after it are not: they are revisions like any others.
    #[derive(Default)]
    Hand {
        /// Nothing: it was timed.
        #[default]
        Nothing => "timed",
        /// All of it: it was done without Supple.
        Added => "added by hand",
        /// What the person put right afterwards.
        Corrected => "corrected",
    }
);

words!(
    /// How a session ended.
    Outcome {
        /// It ran to its end.
        Completed => "completed",
        /// The person ended it.
        Stopped => "stopped",
        /// The app or the machine went down; what was done until then is kept.
        Interrupted => "interrupted",
    }
);

/// One step on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRecord {
    /// The exercise's id then.
    pub exercise: ExerciseId,
    /// The exercise's name then.
    pub name: String,
    /// On which side.
    pub side: BoutSide,
    /// As laid out; zero when it waited for the person.
    pub planned: Duration,
    /// As done.
    pub done: Duration,
    /// Left before its end by "skip".
    pub skipped: bool,
    /// How often "too much" was said.
    pub too_much: u32,
    /// How it went, as the person said last.
    pub light: Option<Light>,
}

impl SessionRecord {
    /// When it ended, had it not been paused.
    pub fn end(&self) -> WallTime {
        let done = i64::try_from(self.done.as_millis()).unwrap_or(i64::MAX);
        WallTime::from_unix_millis(self.start.unix_millis().saturating_add(done))
    }

    /// The strongest light of its steps, of the change of leg pain and of what was said afterwards; `None` when nothing was
    /// said.
    pub fn light(&self) -> Option<Light> {
        let pain = self.before.leg.zip(self.after.leg).map(|(before, after)| light::of_pain(before, after));
        let reach = self.before.reach.zip(self.after.reach).map(|(before, after)| light::of_reach(before, after));
        let steps = self.steps.iter().filter_map(|step| step.light);
        steps.chain(pain).chain(reach).chain(self.leg.map(light::of_leg)).chain(self.morning.map(light::of_after)).max()
    }
}

/// Pain now, leg and back apart. `None` is "not answered", which is not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Pain {
    /// In the leg.
    pub leg: Option<PainScore>,
    /// In the back.
    pub back: Option<PainScore>,
    /// How far down the leg it goes.
    pub reach: Option<Reach>,
}

/// A line of a history file.
#[derive(Debug, Clone, PartialEq)]
pub enum HistoryEntry {
    /// A session, or a correction of it.
    Session(SessionRecord),
    /// Days that are paused or set aside, or a correction of that.
    Excuse(Excuse),
    /// The session or the excuse `id` is gone.
    Deleted {
        /// Which.
        id: RecordId,
        /// One more than the revision it deletes.
        revision: u32,
    },
}

impl Revised for HistoryEntry {
    fn key(&self) -> (&RecordId, u32) {
        match self {
            Self::Session(record) => (&record.id, record.revision),
            Self::Excuse(excuse) => (&excuse.id, excuse.revision),
            Self::Deleted { id, revision } => (id, *revision),
        }
    }
}

/// Every session that still stands, from all devices, oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    newest: Revisions<HistoryEntry>,
    order: Vec<(WallTime, RecordId, Day)>,
    /// Places in `order`, by day.
    days: Vec<(Day, usize)>,
}

impl History {
    /// Merges the entries of every file. For each id the highest revision wins, whatever the order they come in.
    pub fn merge(entries: impl IntoIterator<Item = HistoryEntry>) -> Self {
        let mut history = Self::default();
        for entry in entries {
            history.newest.keep(entry);
        }
        history.sort();
        history
    }

    /// Takes in one more entry.
    pub fn apply(&mut self, entry: HistoryEntry) {
        self.newest.keep(entry);
        self.sort();
    }

    fn sort(&mut self) {
        self.order = self
            .newest
            .iter()
            .filter_map(|(id, entry)| match entry {
                HistoryEntry::Session(record) => Some((record.start, id.clone(), record.day)),
                HistoryEntry::Excuse(_) | HistoryEntry::Deleted { .. } => None,
            })
            .collect();
        self.order.sort_unstable();
        self.days = self.order.iter().enumerate().map(|(place, (_, _, day))| (*day, place)).collect();
        self.days.sort_unstable();
    }

    /// Oldest first.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &SessionRecord> + ExactSizeIterator {
        self.order.iter().map(|(_, id, _)| self.standing(id))
    }

    /// The last one begun by `now`. What was done while a clock ran ahead does not stay the last until then.
    pub fn last_by(&self, now: WallTime) -> Option<&SessionRecord> {
        let after = self.order.partition_point(|(start, ..)| *start <= now);
        Some(self.standing(&self.order[after.checked_sub(1)?].1))
    }

    /// Those of one day, oldest first. Quick however long the history is.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &SessionRecord> {
        let first = self.days.partition_point(|(earlier, _)| *earlier < day);
        let of_day = self.days[first..].iter().take_while(move |(other, _)| *other == day);
        of_day.map(|(_, place)| self.standing(&self.order[*place].1))
    }

    /// Every session, in order of days.
    pub fn by_day(&self) -> impl Iterator<Item = &SessionRecord> {
        self.days.iter().map(|(_, place)| self.standing(&self.order[*place].1))
    }

    fn standing(&self, id: &RecordId) -> &SessionRecord {
        match self.newest.get(id) {
            Some(HistoryEntry::Session(record)) => record,
            _ => unreachable!("the order lists sessions only"),
        }
    }

    /// The session `id`, unless it was deleted.
    pub fn session(&self, id: &RecordId) -> Option<&SessionRecord> {
        match self.newest.get(id)? {
            HistoryEntry::Session(record) => Some(record),
            HistoryEntry::Excuse(_) | HistoryEntry::Deleted { .. } => None,
        }
    }

    /// The revision that stands for `id`, of a session, an excuse or the end of one; `None` where the id is free.
    pub fn revision_of(&self, id: &RecordId) -> Option<u32> {
        self.newest.get(id).map(|entry| entry.key().1)
    }

    /// Ids of whose newest revision there is more than one, and not the same.
    pub fn contested(&self) -> impl Iterator<Item = &RecordId> {
        self.newest.contested()
    }

    /// What is paused or set aside.
    pub fn excuses(&self) -> Excuses {
        Excuses::of(self.newest.iter().filter_map(|(_, entry)| match entry {
            HistoryEntry::Excuse(excuse) => Some(excuse.clone()),
            HistoryEntry::Session(_) | HistoryEntry::Deleted { .. } => None,
        }))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A session of `done` of `planned` seconds that started `start` seconds after the epoch, in UTC.
    pub(crate) fn record(id: &str, start: i64, planned: u64, done: u64) -> SessionRecord {
        let wall = WallTime::from_unix_millis(start * 1000);
        let offset = FixedOffset::east_opt(0).unwrap();
        let local = chrono::DateTime::from_timestamp(start, 0).unwrap().with_timezone(&offset);
        SessionRecord {
            id: id.parse().unwrap(),
            revision: 1,
            device: "test".parse().unwrap(),
            routine: "sample".parse().unwrap(),
            title: "Sample".into(),
            start: wall,
            offset,
            day: Day::of(local, super::super::day::DayBoundary::default()),
            planned: Duration::from_secs(planned),
            done: Duration::from_secs(done),
            outcome: Outcome::Completed,
            steps: vec![],
            before: Pain::default(),
            after: Pain::default(),
            leg: None,
            tension: None,
            morning: None,
            note: String::new(),
            hand: Hand::Nothing,
            app_version: "0".into(),
        }
    }

    fn revised(id: &str, revision: u32, note: &str) -> HistoryEntry {
        HistoryEntry::Session(SessionRecord { revision, note: note.into(), ..record(id, 100, 60, 60) })
    }

    #[test]
    fn the_highest_revision_wins_and_a_tombstone_hides_the_record() {
        let history = History::merge([revised("a", 2, "better"), revised("a", 1, "first"), revised("b", 1, "other")]);
        assert_eq!(history.sessions().map(|r| r.note.as_str()).collect::<Vec<_>>(), ["better", "other"]);
        let mut history = history;
        history.apply(HistoryEntry::Deleted { id: "a".parse().unwrap(), revision: 3 });
        assert_eq!(history.sessions().count(), 1);
        assert!(history.session(&"a".parse().unwrap()).is_none());
        let revision = |id: &str| history.revision_of(&id.parse().unwrap());
        assert_eq!(
            (revision("a"), revision("b"), revision("c")),
            (Some(3), Some(1), None),
            "what is gone keeps its id"
        );
    }

    #[test]
    fn the_sessions_of_a_day_are_those_it_was_fixed_for_whatever_their_instants() {
        let on = |id: &str, start, day: &str| {
            HistoryEntry::Session(SessionRecord { day: day.parse().unwrap(), ..record(id, start, 60, 60) })
        };
        let mut history = History::merge([
            on("second", 200_000, "1970-01-03"),
            on("abroad", 90_000, "1970-01-03"),
            on("before", 150_000, "1970-01-02"),
            on("after", 300_000, "1970-01-04"),
        ]);
        let ids = |history: &History, day: &str| {
            history.on(day.parse().unwrap()).map(|record| record.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&history, "1970-01-03"), ["abroad", "second"]);
        assert_eq!(ids(&history, "1970-01-05"), [""; 0]);
        let by_day: Vec<_> = history.by_day().map(|record| record.id.as_str()).collect();
        assert_eq!(by_day, ["before", "abroad", "second", "after"]);
        history.apply(HistoryEntry::Deleted { id: "second".parse().unwrap(), revision: 2 });
        assert_eq!(ids(&history, "1970-01-03"), ["abroad"]);
    }

    #[test]
    fn the_last_session_is_the_last_one_begun_by_now() {
        let history = History::merge([revised("now", 1, ""), HistoryEntry::Session(record("ahead", 101, 60, 60))]);
        let last = |seconds: i64| {
            let last = history.last_by(WallTime::from_unix_millis(seconds * 1000));
            last.map(|record| record.id.as_str())
        };
        assert_eq!([last(99), last(100), last(101)], [None, Some("now"), Some("ahead")]);
    }

    proptest! {
        #[test]
        fn merging_does_not_depend_on_the_order_of_files(
            entries in proptest::collection::vec((0..4_u8, 1..4_u32, "[a-c]", proptest::bool::ANY), 0..12),
            seed in 0..1000_usize,
        ) {
            let entry = |(id, revision, note, deleted): &(u8, u32, String, bool)| {
                let id = format!("r{id}");
                if *deleted {
                    HistoryEntry::Deleted { id: id.parse().unwrap(), revision: *revision }
                } else {
                    revised(&id, *revision, note)
                }
            };
            let forward: Vec<_> = entries.iter().map(entry).collect();
            let mut other = forward.clone();
            if !other.is_empty() {
                let turn = seed % other.len();
                other.rotate_left(turn);
                other.reverse();
            }
            prop_assert_eq!(History::merge(forward), History::merge(other));
        }
    }
}

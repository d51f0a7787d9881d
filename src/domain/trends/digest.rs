//! Every session in few numbers: going through ten years of them takes a moment.

use std::collections::BTreeMap;

use super::days::DaySaid;
use crate::domain::day::Day;
use crate::domain::history::{History, Pain};
use crate::domain::ids::{ExerciseId, RoutineId};

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// The day it counts for.
    pub day: Day,
    /// Before it.
    pub before: Pain,
    /// After it.
    pub after: Pain,
    /// The number of its routine in [`Digest::routines`].
    pub routine: u32,
    parts: (u32, u32),
}

impl Done {
    /// Whether both count for one day.
    pub fn same_day(&self, other: &Self) -> bool {
        self.day == other.day
    }
}

/// A step of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The number of its exercise in [`Digest::exercises`].
    pub exercise: u32,
    /// Seconds done.
    pub seconds: u32,
}

/// What a day spent on an exercise, in all its sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// The day.
    pub day: Day,
    /// The number of the exercise in [`Digest::exercises`].
    pub exercise: u32,
    /// Seconds done, more than none.
    pub seconds: u64,
}

/// Every session, by its day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Digest {
    /// Routines, with the title they had last.
    pub routines: Vec<(RoutineId, String)>,
    /// Exercises.
    pub exercises: Vec<ExerciseId>,
    done: Vec<Done>,
    parts: Vec<Part>,
    spent: Vec<Spent>,
    said: Vec<(Day, DaySaid)>,
}

impl Digest {
    /// Goes through the history.
    pub fn of(history: &History) -> Self {
        let mut digest = Self::default();
        let mut routines: BTreeMap<&RoutineId, u32> = BTreeMap::new();
        let mut exercises: BTreeMap<&ExerciseId, u32> = BTreeMap::new();
        for record in history.sessions() {
            let routine = *routines.entry(&record.routine).or_insert_with(|| {
                digest.routines.push((record.routine.clone(), String::new()));
                digest.routines.len() as u32 - 1
            });
            let title = &mut digest.routines[routine as usize].1;
            if *title != record.title {
                title.clone_from(&record.title);
            }
            let first = digest.parts.len() as u32;
            for step in &record.steps {
                let exercise = *exercises.entry(&step.exercise).or_insert_with(|| {
                    digest.exercises.push(step.exercise.clone());
                    digest.exercises.len() as u32 - 1
                });
                let seconds = u32::try_from(step.done.as_secs()).unwrap_or(u32::MAX);
                digest.parts.push(Part { exercise, seconds });
            }
            let parts = (first, digest.parts.len() as u32);
            let (before, after) = (record.before, record.after);
            digest.done.push(Done { day: record.day, before, after, routine, parts });
        }
        digest.done.sort_by_key(|done| done.day);
        digest.add_up();
        digest
    }

    /// What the days hold: there may be many more sessions than days.
    fn add_up(&mut self) {
        let mut seconds = vec![0_u64; self.exercises.len()];
        for of_day in self.done.chunk_by(Done::same_day) {
            let day = of_day[0].day;
            let mut said = DaySaid::default();
            for done in of_day {
                said.take(done.before);
                said.take(done.after);
                for part in self.parts(done) {
                    seconds[part.exercise as usize] += u64::from(part.seconds);
                }
            }
            self.said.push((day, said));
            let spent = seconds.iter_mut().map(std::mem::take).zip(0..).filter(|(seconds, _)| *seconds > 0);
            self.spent.extend(spent.map(|(seconds, exercise)| Spent { day, exercise, seconds }));
        }
    }

    /// Those from one day to another, both included, in order of their days.
    pub fn between(&self, first: Day, last: Day) -> &[Done] {
        within(&self.done, |done| done.day, first, last)
    }

    /// What was spent from one day to another, both included, in order of the days.
    pub fn spent(&self, first: Day, last: Day) -> &[Spent] {
        within(&self.spent, |spent| spent.day, first, last)
    }

    /// What sessions say of the days from one to another, both included, in order. Days without a session are left out.
    pub fn said(&self, first: Day, last: Day) -> &[(Day, DaySaid)] {
        within(&self.said, |said| said.0, first, last)
    }

    /// The steps of a session.
    pub fn parts(&self, done: &Done) -> &[Part] {
        &self.parts[done.parts.0 as usize..done.parts.1 as usize]
    }

    /// The days with a session, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        self.said.iter().map(|(day, _)| *day)
    }
}

/// Of what is sorted by its days, that from one day to another, both included.
fn within<T>(all: &[T], day: fn(&T) -> Day, first: Day, last: Day) -> &[T] {
    let from = all.partition_point(|one| day(one) < first);
    let to = all.partition_point(|one| day(one) <= last);
    &all[from.min(to)..to]
}

//! Folds events into the record of the session.

use std::sync::Arc;
use std::time::Duration;

use chrono::FixedOffset;

use super::{Leave, SessionEvent, What};
use crate::domain::day::Day;
use crate::domain::history::{Hand, Outcome, Pain, SessionRecord, StepRecord};
use crate::domain::ids::{DeviceId, RecordId};
use crate::domain::quantity::WallTime;
use crate::domain::safety::light::Light;
use crate::domain::timeline::{SegmentKind, Timeline};

/// What is known of a session when it starts.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionStart {
    /// The record's id.
    pub id: RecordId,
    /// This machine.
    pub device: DeviceId,
    /// Now, in UTC.
    pub start: WallTime,
    /// The local offset now.
    pub offset: FixedOffset,
    /// The day it counts for.
    pub day: Day,
    /// Pain before, if asked and answered.
    pub before: Pain,
    /// The version of Supple.
    pub app_version: String,
}

/// Keeps the record of a session while it runs.
#[derive(Debug, Clone)]
pub struct Recorder {
    record: SessionRecord,
    /// The bout entered last.
    bout: usize,
    /// The bout left by "skip", until the next one is entered.
    skipped_from: Option<usize>,
}

impl Recorder {
    /// A record in which nothing is done yet.
    pub fn new(timeline: &Arc<Timeline>, start: SessionStart) -> Self {
        let steps = timeline.bouts.iter().map(|bout| StepRecord {
            exercise: bout.exercise.id.clone(),
            name: bout.exercise.name.clone(),
            side: bout.side,
            planned: bout.planned,
            done: Duration::ZERO,
            skipped: false,
            too_much: 0,
            light: None,
        });
        let record = SessionRecord {
            id: start.id,
            revision: 1,
            device: start.device,
            routine: timeline.routine.clone(),
            title: timeline.title.clone(),
            start: start.start,
            offset: start.offset,
            day: start.day,
            planned: timeline.planned(),
            done: Duration::ZERO,
            outcome: Outcome::Interrupted,
            steps: steps.collect(),
            before: start.before,
            after: Pain::default(),
            leg: None,
            tension: None,
            morning: None,
            note: String::new(),
            hand: Hand::Nothing,
            app_version: start.app_version,
        };
        Self { record, bout: 0, skipped_from: None }
    }

    /// Goes on with a record kept by a crash.
    pub fn resuming(record: SessionRecord, bout: usize) -> Self {
        Self { record: SessionRecord { outcome: Outcome::Interrupted, ..record }, bout, skipped_from: None }
    }

    /// Takes in what happened.
    pub fn fold(&mut self, event: &SessionEvent) {
        match event.what {
            What::Entered { bout, .. } => {
                self.bout = bout;
                self.skipped_up_to(bout);
            }
            What::Left { kind, bout, ran, how, .. } => self.left(kind, bout, ran, how),
            What::EasedOff { bout, .. } => {
                if let Some(step) = self.record.steps.get_mut(bout) {
                    step.too_much += 1;
                    step.light = step.light.max(Some(Light::Amber));
                }
            }
            What::Rated { bout, light } => {
                if let Some(step) = self.record.steps.get_mut(bout) {
                    step.light = step.light.max(Some(light));
                    let exercise = step.exercise.clone();
                    if light == Light::Red {
                        // It does not come again.
                        let later = self.record.steps.get_mut(bout + 1..).unwrap_or_default();
                        later
                            .iter_mut()
                            .filter(|later| later.exercise == exercise)
                            .for_each(|later| later.skipped = true);
                    }
                }
            }
            What::Finished(outcome) => {
                self.record.outcome = outcome;
                if outcome == Outcome::Completed {
                    self.skipped_up_to(self.record.steps.len());
                }
            }
            _ => {}
        }
    }

    /// Bouts that a skip passed over without entering them were skipped too.
    fn skipped_up_to(&mut self, bout: usize) {
        if let Some(from) = self.skipped_from.take() {
            let passed = self.record.steps.get_mut(from + 1..bout).unwrap_or_default();
            for step in passed {
                step.skipped = true;
            }
        }
    }

    fn left(&mut self, kind: SegmentKind, bout: usize, ran: Duration, how: Leave) {
        if kind != SegmentKind::GetReady {
            self.record.done += ran;
        }
        let Some(step) = self.record.steps.get_mut(bout) else { return };
        self.skipped_from = (how == Leave::Skipped).then_some(bout);
        match kind {
            SegmentKind::Work => {
                step.done += ran;
                step.skipped = how == Leave::Skipped;
            }
            SegmentKind::SetRest => {
                step.done += ran;
                step.skipped |= how == Leave::Skipped;
            }
            SegmentKind::GetReady | SegmentKind::ChangeSides | SegmentKind::Rest => {}
        }
    }

    /// Counts in `elapsed` of the segment that is still on.
    pub fn count_running(&mut self, kind: SegmentKind, elapsed: Duration) {
        self.left(kind, self.bout, elapsed, Leave::Stopped);
    }

    /// The record as it stands: interrupted until the session has finished.
    pub fn record(&self) -> &SessionRecord {
        &self.record
    }

    /// The bout entered last, counted from 0.
    pub fn bout(&self) -> usize {
        self.bout
    }
}

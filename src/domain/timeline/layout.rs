//! Lays a routine out, step by step and side by side.

use std::time::Duration;

use super::{Bout, BoutSide, LayoutSettings, PathPart, Segment, SegmentKind, StepPath};
use crate::domain::exercise::Dose;
use crate::domain::routine::{Block, Pauses, Routine, Step};
use crate::domain::side::{Side, Sides};

/// The bouts and segments of `routine`, in order.
pub(super) fn lay_out(routine: &Routine, settings: LayoutSettings) -> (Vec<Bout>, Vec<Segment>) {
    let pauses = routine.pauses();
    let mut layout = Layout {
        pauses,
        affected: settings.affected,
        first_get_ready: Some(pauses.get_ready.unwrap_or(settings.get_ready)),
        rest: Duration::ZERO,
        step: 0,
        written: 0,
        bouts: Vec::new(),
        segments: Vec::new(),
    };
    layout.blocks(routine.blocks(), &StepPath::default(), (1, 1));
    (layout.bouts, layout.segments)
}

struct Layout {
    pauses: Pauses,
    affected: Side,
    first_get_ready: Option<Duration>,
    rest: Duration,
    step: usize,
    written: usize,
    bouts: Vec<Bout>,
    segments: Vec<Segment>,
}

impl Layout {
    fn blocks(&mut self, blocks: &[Block], outer: &StepPath, (round, of): (u16, u16)) {
        for (block, content) in blocks.iter().enumerate() {
            let mut path = outer.clone();
            path.0.push(PathPart { block, round, of });
            match content {
                Block::Step(step) => {
                    self.step(step, &path);
                    self.written += 1;
                }
                Block::Group { rounds, blocks } => {
                    let first = self.written;
                    for round in 1..=rounds.get() {
                        self.written = first;
                        self.blocks(blocks, &path, (round, rounds.get()));
                    }
                }
            }
        }
    }

    fn step(&mut self, step: &Step, path: &StepPath) {
        for (turn, side) in sides(step.sides(), self.affected).into_iter().enumerate() {
            let bout = self.bouts.len();
            let first_segment = self.segments.len();
            if turn == 0 {
                self.pause(SegmentKind::Rest, self.rest);
                let get_ready = step.get_ready().or(self.first_get_ready).unwrap_or_default();
                self.pause(SegmentKind::GetReady, get_ready);
                self.first_get_ready = None;
            } else {
                self.pause(SegmentKind::ChangeSides, step.change_over(self.pauses));
            }
            let first_work = self.segments.len();
            let dose = step.dose();
            self.sets(dose, side);
            let planned = self.segments[first_work..].iter().filter_map(|segment| segment.length).sum();
            self.bouts.push(Bout {
                step: self.step,
                written: self.written,
                path: path.clone(),
                exercise: step.exercise().clone(),
                side,
                dose,
                band: step.band(),
                cues: step.cues(),
                adjusted: step.adjusted().cloned(),
                first_segment,
                first_work,
                planned,
            });
            debug_assert_eq!(bout + 1, self.bouts.len());
        }
        self.rest = step.rest(self.pauses);
        self.step += 1;
    }

    fn pause(&mut self, kind: SegmentKind, length: Duration) {
        if !length.is_zero() {
            self.segments.push(Segment { kind, bout: self.bouts.len(), length: Some(length), set: 1 });
        }
    }

    fn sets(&mut self, dose: Dose, side: BoutSide) {
        let bout = self.bouts.len();
        let both = if matches!(side, BoutSide::Alternating { .. }) { 2 } else { 1 };
        for set in 1..=dose.sets.get() {
            if set > 1 && !dose.set_rest.is_zero() {
                self.segments.push(Segment { kind: SegmentKind::SetRest, bout, length: Some(dose.set_rest), set });
            }
            let length = dose.target.length().map(|length| length * both);
            self.segments.push(Segment { kind: SegmentKind::Work, bout, length, set });
        }
    }
}

fn sides(sides: Sides, affected: Side) -> Vec<BoutSide> {
    let one = BoutSide::One;
    match sides {
        Sides::None => vec![BoutSide::Whole],
        Sides::Both => vec![BoutSide::Both],
        Sides::LeftThenRight => vec![one(Side::Left), one(Side::Right)],
        Sides::RightThenLeft => vec![one(Side::Right), one(Side::Left)],
        Sides::LeftOnly => vec![one(Side::Left)],
        Sides::RightOnly => vec![one(Side::Right)],
        Sides::Alternating => vec![BoutSide::Alternating { first: Side::Left }],
        Sides::Affected => vec![one(affected)],
        Sides::Unaffected => vec![one(affected.other())],
    }
}

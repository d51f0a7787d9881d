//! A routine laid out in time: flat segments, and bouts that group them.
//!
//! A **bout** is one step on one side, with all its sets. The pauses that lead to a bout belong to it. Pauses of zero
//! length are left out, and nothing follows the last bout.

use std::sync::Arc;
use std::time::Duration;

use super::comfort::Band;
use super::exercise::{Dose, Exercise, Target};
use super::ids::RoutineId;
use super::routine::{Block, Pauses, Routine, Step};
use super::side::{Side, Sides};

/// What the layout takes from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutSettings {
    /// Time before the first step where the routine leaves it open.
    pub get_ready: Duration,
    /// The side with symptoms.
    pub affected: Side,
}

/// A routine laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The routine's id.
    pub routine: RoutineId,
    /// The routine's title.
    pub title: String,
    /// One step on one side each, in order. Never empty.
    pub bouts: Vec<Bout>,
    /// Everything that takes time, in order. Never empty.
    pub segments: Vec<Segment>,
}

/// One step on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Bout {
    /// Counts the steps with all their rounds, from 0; the two sides of a step share it.
    pub step: usize,
    /// Where it stands in the routine.
    pub path: StepPath,
    /// What is done, frozen as it was.
    pub exercise: Arc<Exercise>,
    /// On which side.
    pub side: BoutSide,
    /// How much.
    pub dose: Dose,
    /// How strong it may feel.
    pub band: Option<Band>,
    /// What is said.
    pub cues: Vec<String>,
    /// The first of its segments, a pause or its first set.
    pub first_segment: usize,
    /// Its first set.
    pub first_work: usize,
    /// Work and rests between sets; zero when it waits for the person.
    pub planned: Duration,
}

impl Bout {
    /// "Left leg", "Both sides", "Alternate sides", or nothing.
    pub fn side_label(&self) -> Option<String> {
        match self.side {
            BoutSide::Whole => None,
            BoutSide::Both => Some("Both sides".into()),
            BoutSide::One(side) => Some(self.exercise.side_label(side)),
            BoutSide::Alternating { .. } => Some("Alternate sides".into()),
        }
    }
}

/// The side of a bout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoutSide {
    /// The exercise has no sides.
    Whole,
    /// Both at once.
    Both,
    /// One side.
    One(Side),
    /// Swapping with every repetition.
    Alternating {
        /// The side that begins.
        first: Side,
    },
}

/// A place in a routine: the number of the block at each level, with the round that is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct StepPath(pub Vec<PathPart>);

/// One level of a [`StepPath`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathPart {
    /// Number of the block, from 0.
    pub block: usize,
    /// Round of the group around it, from 1; 1 at the outermost level.
    pub round: u16,
    /// Rounds of that group.
    pub of: u16,
}

/// Something that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// The bout it belongs to; for a pause, the one it leads to.
    pub bout: usize,
    /// How long; `None` waits for the person.
    pub length: Option<Duration>,
    /// The set, from 1; for a rest between sets, the one that comes.
    pub set: u8,
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// Getting into position.
    GetReady,
    /// One set.
    Work,
    /// Between two sets of a side.
    SetRest,
    /// Between the sides of a step.
    ChangeSides,
    /// Between steps.
    Rest,
}

impl Timeline {
    /// Lays `routine` out.
    pub fn lay_out(routine: &Routine, settings: LayoutSettings) -> Self {
        let pauses = routine.pauses();
        let mut layout = Layout {
            pauses,
            affected: settings.affected,
            bouts: Vec::new(),
            segments: Vec::new(),
            rest: Duration::ZERO,
            step: 0,
            first_get_ready: Some(pauses.get_ready.unwrap_or(settings.get_ready)),
        };
        layout.blocks(routine.blocks(), &StepPath::default(), (1, 1));
        Self {
            routine: routine.id().clone(),
            title: routine.title().to_owned(),
            bouts: layout.bouts,
            segments: layout.segments,
        }
    }

    /// Everything but getting ready: work, rests and change-overs. This is what a card shows and a record plans.
    pub fn planned(&self) -> Duration {
        let counted = self.segments.iter().filter(|segment| segment.kind != SegmentKind::GetReady);
        counted.filter_map(|segment| segment.length).sum()
    }

    /// The bout a segment belongs to.
    pub fn bout_of(&self, segment: usize) -> &Bout {
        &self.bouts[self.segments[segment].bout]
    }

    /// The first segment of the pauses and sets that make up bout `bout`, and one past the last.
    pub fn segments_of(&self, bout: usize) -> std::ops::Range<usize> {
        let end = self.bouts.get(bout + 1).map_or(self.segments.len(), |next| next.first_segment);
        self.bouts[bout].first_segment..end
    }

    /// Tells two layouts apart: the same exercises, sides and lengths in the same order give the same number. Getting ready is a setting and
    /// tells nothing apart.
    pub fn fingerprint(&self) -> u64 {
        // FNV-1a: small, and the same on every machine and in every release.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut eat = |bytes: &[u8]| {
            for byte in bytes {
                hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        for segment in self.segments.iter().filter(|segment| segment.kind != SegmentKind::GetReady) {
            let bout = &self.bouts[segment.bout];
            eat(bout.exercise.id.as_str().as_bytes());
            eat(format!("{:?}{:?}{:?}", bout.side, segment.kind, segment.length).as_bytes());
        }
        hash
    }
}

/// Everything but getting ready, without laying the routine out side by side.
pub fn planned_time(routine: &Routine) -> Duration {
    Timeline::lay_out(routine, LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right }).planned()
}

struct Layout {
    pauses: Pauses,
    affected: Side,
    first_get_ready: Option<Duration>,
    rest: Duration,
    step: usize,
    bouts: Vec<Bout>,
    segments: Vec<Segment>,
}

impl Layout {
    fn blocks(&mut self, blocks: &[Block], outer: &StepPath, (round, of): (u16, u16)) {
        for (block, content) in blocks.iter().enumerate() {
            let mut path = outer.clone();
            path.0.push(PathPart { block, round, of });
            match content {
                Block::Step(step) => self.step(step, &path),
                Block::Group { rounds, blocks } => {
                    for round in 1..=rounds.get() {
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
                path: path.clone(),
                exercise: step.exercise().clone(),
                side,
                dose,
                band: step.band(),
                cues: step.cues(),
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

/// A point inside a work segment at which something is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A phase of a contract-relax cycle begins.
    Phase(Phase),
    /// A repetition begins, counted from 1 for each side; the side is told where sides alternate.
    Rep {
        /// From 1.
        number: u16,
        /// The side it is on, where sides alternate.
        side: Option<Side>,
    },
    /// Half of the time is over.
    Halfway,
    /// 3, 2 or 1 seconds are left.
    Countdown(u8),
}

/// A phase of a contract-relax cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Push lightly.
    Contract,
    /// Let go.
    Relax,
    /// Hold the new range.
    Hold,
}

/// The marks of a segment that lasts `length` in all, in order of their time.
pub fn marks(segment: Segment, bout: &Bout, length: Option<Duration>) -> Vec<(Duration, Mark)> {
    let mut marks = Vec::new();
    if segment.kind == SegmentKind::Work {
        target_marks(bout, length, &mut marks);
        if let Some(length) = length {
            marks.push((length / 2, Mark::Halfway));
        }
    }
    if let Some(length) = length {
        for left in (1..=3_u8).rev() {
            if let Some(at) = length.checked_sub(Duration::from_secs(u64::from(left))) {
                marks.push((at, Mark::Countdown(left)));
            }
        }
    }
    marks.sort_unstable();
    marks
}

fn target_marks(bout: &Bout, length: Option<Duration>, marks: &mut Vec<(Duration, Mark)>) {
    match bout.dose.target {
        Target::Hold(_) | Target::UntilDone => {}
        Target::Cycle { contract, relax, .. } => marks.extend([
            (Duration::ZERO, Mark::Phase(Phase::Contract)),
            (contract.get(), Mark::Phase(Phase::Relax)),
            (contract.get() + relax.get(), Mark::Phase(Phase::Hold)),
        ]),
        Target::Reps { pace, .. } => {
            let length = length.unwrap_or_default();
            let mut at = Duration::ZERO;
            for index in 0_u16.. {
                if at >= length {
                    break;
                }
                let mark = match bout.side {
                    BoutSide::Alternating { first } => {
                        let side = if index % 2 == 0 { first } else { first.other() };
                        Mark::Rep { number: index / 2 + 1, side: Some(side) }
                    }
                    _ => Mark::Rep { number: index + 1, side: None },
                };
                marks.push((at, mark));
                at += pace.get();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
    use crate::domain::samples;

    fn lay_out(blocks: Vec<BlockDraft>) -> Timeline {
        let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Left };
        Timeline::lay_out(&samples::routine(blocks), settings)
    }

    fn shape(timeline: &Timeline) -> String {
        let part = |segment: &Segment| {
            let seconds = segment.length.map_or("?".into(), |length| length.as_secs().to_string());
            match segment.kind {
                SegmentKind::GetReady => format!("ready {seconds}"),
                SegmentKind::Work => match timeline.bouts[segment.bout].side {
                    BoutSide::One(Side::Left) => format!("L {seconds}"),
                    BoutSide::One(Side::Right) => format!("R {seconds}"),
                    _ => format!("work {seconds}"),
                },
                SegmentKind::SetRest => format!("set rest {seconds}"),
                SegmentKind::ChangeSides => format!("change {seconds}"),
                SegmentKind::Rest => format!("rest {seconds}"),
            }
        };
        timeline.segments.iter().map(part).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn time_is_per_side_with_a_change_over_between_and_no_rest_after_the_last_step() {
        let timeline = lay_out(vec![samples::step("stretch"), samples::step("breathe")]);
        assert_eq!(shape(&timeline), "ready 5, L 30, change 5, R 30, rest 10, work 60");
        assert_eq!(timeline.planned(), Duration::from_secs(135));
    }

    #[test]
    fn sets_of_a_side_come_before_the_other_side() {
        let step = StepDraft { sets: Some(2), set_rest: Some(15.0), ..samples::hold("stretch", 20.0) };
        let timeline = lay_out(vec![BlockDraft::Step(step)]);
        assert_eq!(shape(&timeline), "ready 5, L 20, set rest 15, L 20, change 5, R 20, set rest 15, R 20");
    }

    #[test]
    fn pauses_of_zero_vanish_and_a_step_may_have_its_own() {
        let step = StepDraft {
            rest: Some(0.0),
            change_over: Some(0.0),
            get_ready: Some(0.0),
            ..samples::hold("stretch", 20.0)
        };
        let own = StepDraft { get_ready: Some(8.0), ..samples::hold("breathe", 20.0) };
        let timeline = lay_out(vec![BlockDraft::Step(step), BlockDraft::Step(own)]);
        assert_eq!(shape(&timeline), "L 20, R 20, ready 8, work 20");
    }

    #[test]
    fn groups_repeat_with_rests_between_all_rounds_and_steps_count_on() {
        let inner = BlockDraft::Group { rounds: 2, blocks: vec![samples::step("breathe")] };
        let timeline = lay_out(vec![BlockDraft::Group { rounds: 2, blocks: vec![inner, samples::step("breathe")] }]);
        assert_eq!(timeline.bouts.len(), 6);
        assert_eq!(timeline.bouts.iter().map(|bout| bout.step).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
        let rounds: Vec<Vec<u16>> =
            timeline.bouts.iter().map(|bout| bout.path.0.iter().map(|part| part.round).collect()).collect();
        assert_eq!(rounds[3], [1, 2, 1]);
    }

    #[test]
    fn an_affected_step_goes_where_the_person_says_it_hurts() {
        let step = StepDraft { sides: Some(Sides::Affected), ..samples::hold("stretch", 20.0) };
        let other = StepDraft { sides: Some(Sides::Unaffected), ..samples::hold("stretch", 20.0) };
        let timeline = lay_out(vec![BlockDraft::Step(step), BlockDraft::Step(other)]);
        assert_eq!(shape(&timeline), "ready 5, L 20, rest 10, R 20");
    }

    #[test]
    fn alternating_lasts_twice_the_time_of_a_side_and_counts_each_side() {
        let step =
            StepDraft { exercise: "sway".into(), target: Some(TargetDraft::Reps(2, 4.0)), ..StepDraft::default() };
        let timeline = lay_out(vec![BlockDraft::Step(step)]);
        let work = timeline.segments[1];
        assert_eq!(work.length, Some(Duration::from_secs(16)));
        let reps: Vec<_> = marks(work, &timeline.bouts[0], work.length)
            .into_iter()
            .filter_map(|(at, mark)| match mark {
                Mark::Rep { number, side } => Some((at.as_secs(), number, side.unwrap())),
                _ => None,
            })
            .collect();
        assert_eq!(reps, [(0, 1, Side::Left), (4, 1, Side::Right), (8, 2, Side::Left), (12, 2, Side::Right)]);
    }
}

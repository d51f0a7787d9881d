//! What the figure shows: which movement, at which moment, from which side.

use std::sync::Arc;
use std::time::Duration;

use crate::app::library::{Library, Picture};
use crate::domain::exercise::{Exercise, Target};
use crate::domain::ids::ExerciseId;
use crate::domain::picture::PictureName;
use crate::domain::routine::Routine;
use crate::domain::side::{Side, Sides};
use crate::domain::timeline::{Bout, BoutSide, SegmentKind};
use crate::figure::{Camera, Figure, Hand, Moment, Pace};

/// What stands still for an exercise, on cards and in lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Still {
    /// Whose.
    pub exercise: ExerciseId,
    /// What is seen.
    pub picture: StillPicture,
}

/// What is seen of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub enum StillPicture {
    /// Its figure, and the side it shows.
    Figure(Arc<Figure>, Hand),
    /// A picture of the person's own.
    Own(PictureName),
}

impl Still {
    /// The most telling moment of `exercise`; `None` when it has neither a figure nor a picture.
    pub fn of(library: &Library, exercise: &ExerciseId, side: BoutSide) -> Option<Self> {
        let picture = match library.picture(exercise) {
            Picture::Figure(figure) => StillPicture::Figure(figure, hand_of(side)),
            Picture::Own(name) => StillPicture::Own(name),
            Picture::None | Picture::Broken(_) => return None,
        };
        Some(Self { exercise: exercise.clone(), picture })
    }

    /// What stands for a whole routine: of its steps with a figure the one that takes most time, breathing and rest last.
    pub fn of_routine(library: &Library, routine: &Routine) -> Option<Self> {
        let steps = routine.steps();
        let time = |exercise: &Exercise, per_side: Option<Duration>, sides: Sides| {
            let both = matches!(sides, Sides::LeftThenRight | Sides::RightThenLeft | Sides::Alternating);
            let quiet = exercise.kind == crate::domain::exercise::Kind::Breathing;
            (!quiet, per_side.unwrap_or_default() * if both { 2 } else { 1 })
        };
        let mut found: Vec<_> = steps
            .iter()
            .map(|step| (time(step.exercise(), step.dose().per_side(), step.sides()), &step.exercise().id))
            .collect();
        // The first of several that take as long.
        found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
        found.into_iter().find_map(|(_, id)| Self::of(library, id, BoutSide::Whole))
    }
}

/// The figure on the stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Acting {
    /// What is shown.
    pub picture: Picture,
    /// The moment.
    pub moment: Moment,
    /// From where, before the person turns it.
    pub camera: Camera,
    /// Whether it moves, and not only breathes.
    pub moves: bool,
}

/// What the stage shows of a bout, `elapsed` into a segment of this kind.
pub fn acting(library: &Library, bout: &Bout, segment: SegmentKind, elapsed: Duration) -> Acting {
    let picture = library.picture(&bout.exercise.id);
    let Some(figure) = picture.figure() else {
        return Acting { picture, moment: Moment::default(), camera: Camera::new(0.0, 0.0), moves: false };
    };
    let (moment, round, moves) = moment(figure, bout, segment, elapsed.as_secs_f32());
    let camera = figure.camera(hand_of(bout.side));
    let camera = match bout.side {
        // Each other turn is the other side's, seen from where one already stands.
        BoutSide::Alternating { first } if is_left(first, round) => {
            Camera { yaw: 180.0 - camera.yaw, hand: Hand::Left, ..camera }
        }
        BoutSide::Alternating { .. } => camera.of(Hand::Right),
        _ => camera,
    };
    Acting { picture, moment, camera, moves }
}

/// The moment, how many turns are done, and whether the body moves.
fn moment(figure: &Figure, bout: &Bout, segment: SegmentKind, elapsed: f32) -> (Moment, u32, bool) {
    let pace = figure.pace();
    let waiting = Pace::Hold(1.0).moment(elapsed);
    match segment {
        SegmentKind::Work => {
            let (pace, elapsed) = match bout.dose.target {
                Target::Reps { pace: one, .. } => (pace.at(one.get().as_secs_f32()), elapsed),
                // Pushing and letting go is done at the first key frame; then the body eases on to the last.
                Target::Cycle { contract, relax, .. } => {
                    (Pace::Hold(pace.seconds()), elapsed - (contract.get() + relax.get()).as_secs_f32())
                }
                Target::Hold(_) | Target::UntilDone => (pace, elapsed),
            };
            let moves = match pace {
                Pace::Hold(seconds) => (0.0..seconds).contains(&elapsed),
                Pace::Sway(_) | Pace::Round(_) => true,
            };
            let turns = (elapsed.max(0.0) / pace.seconds()) as u32;
            (Moment { breath: waiting.breath, ..pace.moment(elapsed.max(0.0)) }, turns, moves)
        }
        // Back from a hold, gently.
        SegmentKind::SetRest if matches!(pace, Pace::Hold(_)) => {
            const BACK: f32 = 3.0;
            let along = (1.0 - elapsed / BACK).clamp(0.0, 1.0);
            (Moment { along, ..waiting }, 0, along > 0.0)
        }
        _ => (Moment { along: 0.0, ..waiting }, 0, false),
    }
}

const fn is_left(first: Side, turn: u32) -> bool {
    matches!((first, turn % 2), (Side::Left, 0) | (Side::Right, 1))
}

/// Mirrored for the left; what has no side is as authored.
pub const fn hand_of(side: BoutSide) -> Hand {
    match side {
        BoutSide::One(Side::Left) => Hand::Left,
        BoutSide::One(Side::Right) | BoutSide::Whole | BoutSide::Both | BoutSide::Alternating { .. } => Hand::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::timeline::{LayoutSettings, Timeline};

    /// What shows in a segment of hamstring-2 that `wanted` picks, `elapsed` seconds into it.
    fn shown(wanted: impl Fn(&Bout, SegmentKind) -> bool, elapsed: f32) -> Acting {
        let library = Library::built_in();
        let routine = library.routine(&"hamstring-2".parse().unwrap()).unwrap();
        let layout = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Left };
        let timeline = Timeline::lay_out(routine, layout);
        let mut all = timeline.segments.iter().map(|segment| (&timeline.bouts[segment.bout], segment.kind));
        let (bout, kind) = all.find(|(bout, kind)| wanted(bout, *kind)).unwrap();
        acting(&library, bout, kind, Duration::from_secs_f32(elapsed))
    }

    fn strap(bout: &Bout, side: Side) -> bool {
        bout.exercise.id.as_str() == "supine-hamstring-strap" && bout.side == BoutSide::One(side)
    }

    #[test]
    fn a_hold_goes_to_its_last_key_frame_and_stays_there_breathing() {
        let at = |elapsed| shown(|bout, kind| strap(bout, Side::Right) && kind == SegmentKind::Work, elapsed);
        assert!(at(0.0).moment.along < 0.01 && at(0.0).moves);
        assert!(at(29.0).moment.along > 0.99 && !at(29.0).moves);
        assert!((at(22.0).moment.breath - at(25.0).moment.breath).abs() > 0.1);
    }

    #[test]
    fn between_sets_a_hold_eases_back_and_before_work_the_body_waits() {
        let rest = |elapsed| shown(|bout, kind| strap(bout, Side::Left) && kind == SegmentKind::SetRest, elapsed);
        assert!(rest(0.0).moment.along > 0.99 && rest(3.1).moment.along < 0.01);
        let ready = shown(|_, kind| kind == SegmentKind::GetReady, 5.0);
        assert!(ready.moment.along < 0.01 && !ready.moves);
    }

    #[test]
    fn the_left_is_mirrored_and_alternating_turns_change_sides_while_one_stands_still() {
        let work = |side| shown(move |bout, kind| strap(bout, side) && kind == SegmentKind::Work, 9.0).camera;
        assert_eq!([work(Side::Left).hand, work(Side::Right).hand], [Hand::Left, Hand::Right]);
        let march = |elapsed| {
            shown(|bout, kind| bout.exercise.id.as_str() == "march-in-place" && kind == SegmentKind::Work, elapsed)
        };
        let pace = march(0.0).picture.figure().unwrap().pace().seconds();
        let turns = [0.5, 1.5, 2.5].map(|turn| march(turn * pace).camera);
        let first = turns[0].hand;
        assert!(turns[1].hand != first && turns[2].hand == first);
        // Mirrored body and mirrored view: the viewer stays on the same side.
        assert!((turns[0].yaw + turns[1].yaw - 180.0).abs() < 0.01);
    }
}

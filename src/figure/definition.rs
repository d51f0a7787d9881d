//! A whole figure: what an exercise file holds.

use super::camera::{Camera, Hand};
use super::kinematics;
use super::motion::{Moment, Pace};
use super::muscle::Work;
use super::pose::{Place, Pose};
use super::prop::{self, Kind, Placed, Prop};
use super::skeleton::{Body, Part};
use glam::Vec3;

/// A figure as written.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureDraft {
    /// Yaw and elevation of the view, in degrees.
    pub camera: (f32, f32),
    /// How it moves.
    pub pace: Pace,
    /// At least two, in order.
    pub frames: Vec<Frame>,
    /// What is there.
    pub props: Vec<Prop>,
    /// What touches all the time.
    pub contacts: Vec<Contact>,
    /// What works.
    pub works: Vec<Work>,
    /// What points something out.
    pub marks: Vec<Mark>,
    /// The moment that tells most, from 0 to 1.
    pub still: f32,
}

/// A key frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// When it is reached, 0 at the first and 1 at the last.
    pub at: f32,
    /// How the body is.
    pub pose: Pose,
    /// What touches just then.
    pub contacts: Vec<Contact>,
}

/// A part that touches something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Contact {
    /// The part.
    pub part: Part,
    /// What it touches.
    pub with: Surface,
}

/// Something to touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// The floor, or the mat on it.
    Floor,
    /// A thing.
    Prop(Kind),
    /// A part of the body.
    Part(Part),
}

/// What points something out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// A pressed spot.
    Press(Place),
    /// An arrow, for a movement too small to see.
    Arrow {
        /// Where it begins.
        from: Place,
        /// Its direction and length.
        by: Vec3,
        /// When it shows.
        when: When,
    },
}

/// When a mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// All the time.
    #[default]
    Always,
    /// Near the first key frame.
    First,
    /// Near the last.
    Last,
}

impl When {
    /// Whether it shows `along` the key frames.
    pub fn shows(self, along: f32) -> bool {
        match self {
            Self::Always => true,
            Self::First => along < 0.5,
            Self::Last => along >= 0.5,
        }
    }
}

/// A figure ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    draft: FigureDraft,
    /// Key frames whose pelvis has a height; a round has its first once more at the end.
    stations: Vec<(f32, Pose)>,
}

impl Figure {
    /// Settles the body of every key frame. With fewer than two frames the one there is stands still.
    pub fn new(draft: FigureDraft) -> Self {
        let standing = prop::place_all(&draft.props, None);
        let mut stations: Vec<(f32, Pose)> =
            draft.frames.iter().map(|frame| (frame.at, kinematics::at_rest(&frame.pose, &standing))).collect();
        if stations.is_empty() {
            stations.push((0.0, kinematics::at_rest(&Pose::default(), &standing)));
        }
        if matches!(draft.pace, Pace::Round(_)) {
            // The frames share the round evenly with the way back to the first.
            let count = stations.len() as f32;
            for (number, station) in stations.iter_mut().enumerate() {
                station.0 = number as f32 / count;
            }
            let first = stations[0].1.clone();
            stations.push((1.0, first));
        }
        Self { draft, stations }
    }

    /// A body that just stands, to show places on it.
    pub fn standing() -> Self {
        let frame = Frame { at: 0.0, pose: Pose::default(), contacts: Vec::new() };
        Self::new(FigureDraft {
            camera: (90.0, 4.0),
            pace: Pace::Hold(1.0),
            frames: vec![frame],
            props: Vec::new(),
            contacts: Vec::new(),
            works: Vec::new(),
            marks: Vec::new(),
            still: 0.0,
        })
    }

    /// As written.
    pub const fn draft(&self) -> &FigureDraft {
        &self.draft
    }

    /// How it moves.
    pub const fn pace(&self) -> Pace {
        self.draft.pace
    }

    /// The view it was authored for.
    pub const fn camera(&self, hand: Hand) -> Camera {
        let (yaw, elevation) = self.draft.camera;
        Camera { yaw, elevation, hand }
    }

    /// The moment that tells most.
    pub const fn still(&self) -> Moment {
        Moment::still(self.draft.still)
    }

    /// The first and the last key frame, for a still picture of the movement.
    pub fn ends(&self) -> [Moment; 2] {
        let last = self.draft.frames.len().saturating_sub(1);
        let last = if matches!(self.draft.pace, Pace::Round(_)) { self.stations[last].0 } else { 1.0 };
        [Moment::still(0.0), Moment::still(last)]
    }

    /// When each key frame is reached.
    pub fn key_moments(&self) -> Vec<f32> {
        let count = self.draft.frames.len().max(1);
        self.stations[..count].iter().map(|(at, _)| *at).collect()
    }

    /// The number of moves from key frame to key frame.
    pub fn moves(&self) -> usize {
        self.stations.len().saturating_sub(1).max(1)
    }

    /// The body in `share` of move number `number`, eased by nothing: for looking at every moment between.
    pub fn body_in_move(&self, number: usize, share: f32) -> Body {
        let last = self.stations.len() - 1;
        let (from, to) = (&self.stations[number.min(last)].1, &self.stations[(number + 1).min(last)].1);
        kinematics::blend(from, to, share, &[])
    }

    /// The body `along` the key frames.
    pub fn body(&self, along: f32) -> Body {
        let after = self.stations.iter().position(|(at, _)| *at > along).unwrap_or(self.stations.len() - 1);
        let before = after.saturating_sub(1);
        let ((from, _), (to, _)) = (&self.stations[before], &self.stations[after]);
        let share = if to > from { ((along - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        self.body_in_move(before, self.draft.pace.ease(share))
    }

    /// Every thing as it is when the body is like this.
    pub fn placed(&self, body: &Body) -> Vec<Placed> {
        prop::place_all(&self.draft.props, Some(body))
    }
}

//! An exercise of the person's own being made: its words, and the body that shows it. Pure.
//!
//! Deliberately absent: files, and how a pose is changed by hand (`figure::posing`).

use std::sync::Arc;

use super::editor::Origin;
use super::keeping::Keeping;
use super::undo::Undo;
use crate::catalog;
use crate::domain::draft::Problem;
use crate::domain::exercise::{Exercise, Position};
use crate::domain::exercise_draft::ExerciseDraft;
use crate::domain::picture::PictureName;
use crate::figure::Figure;
use crate::figure::check::{self, Finding};
use crate::figure::definition::{FigureDraft, Frame};
use crate::figure::motion::Pace;
use crate::figure::muscle::Work;
use crate::figure::pose::{Pelvis, Pose};
use crate::format::{self, Shows};

/// Most key frames.
pub const MOST_FRAMES: usize = 12;

/// An exercise being made.
#[derive(Debug, Clone)]
pub struct Crafting {
    state: CraftState,
    undo: Undo<CraftState, Mark>,
    saved: Option<CraftState>,
    /// Where it lies.
    pub origin: Origin,
    /// Which key frame is posed, from 0.
    pub frame: usize,
    /// What it comes to.
    pub outcome: CraftOutcome,
    /// Whether the person is asked to leave without saving.
    pub leaving: Leaving,
    /// How it is kept for the case of a crash.
    pub keeping: Keeping,
}

/// Whether the person is asked to leave without saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leaving {
    /// No.
    #[default]
    No,
    /// Yes.
    Asked,
}

/// Everything that an undo brings back.
#[derive(Debug, Clone, PartialEq)]
struct CraftState {
    draft: Arc<ExerciseDraft>,
    shown: Shown,
}

/// What the exercise is shown with.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Shown {
    /// Nothing.
    #[default]
    Nothing,
    /// A figure.
    Figure(Arc<FigureDraft>),
    /// A picture of the person's own.
    Picture(PictureName),
}

impl Shown {
    /// A figure to be changed.
    fn figure_mut(&mut self) -> Option<&mut FigureDraft> {
        match self {
            Self::Figure(figure) => Some(Arc::make_mut(figure)),
            Self::Nothing | Self::Picture(_) => None,
        }
    }
}

impl From<Option<FigureDraft>> for Shown {
    fn from(figure: Option<FigureDraft>) -> Self {
        figure.map_or(Self::Nothing, |figure| Self::Figure(Arc::new(figure)))
    }
}

/// Changes of one field that follow each other are taken back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark(&'static str, usize);

/// What an exercise comes to.
#[derive(Debug, Clone, Default)]
pub struct CraftOutcome {
    /// The exercise; `None` while something is to be mended.
    pub exercise: Option<Arc<Exercise>>,
    /// What is to be mended.
    pub problems: Vec<Problem>,
    /// The figure, whatever is wrong with it.
    pub figure: Option<Arc<Figure>>,
    /// What a body could not do. It can be saved all the same.
    pub findings: Vec<Finding>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub enum CraftEdit {
    /// Its words; the name says which field.
    Words(Box<ExerciseDraft>, &'static str),
    /// Its figure; the name says which part of it.
    Figure(Box<FigureDraft>, &'static str),
    /// A figure to begin with, lying, sitting or standing as the exercise begins.
    StartFigure,
    /// This picture, in place of what was shown.
    Picture(PictureName),
    /// Neither a figure nor a picture.
    ShowNothing,
    /// Pose this key frame.
    PickFrame(usize),
    /// One more key frame after the one that is posed, the same to begin with.
    AddFrame,
    /// The key frame that is posed goes.
    DropFrame,
    /// The last change is taken back.
    Undo,
    /// The last that was taken back is done again.
    Redo,
}

impl Crafting {
    /// Makes an exercise of `draft`, shown so. One that lies in a file is saved; one that does not is new.
    pub fn new(draft: ExerciseDraft, shown: Shown, origin: Origin) -> Self {
        let state = CraftState { draft: Arc::new(draft), shown };
        let saved = (origin != Origin::New).then(|| state.clone());
        let mut crafting = Self {
            state,
            undo: Undo::default(),
            saved,
            origin,
            frame: 0,
            outcome: CraftOutcome::default(),
            leaving: Leaving::No,
            keeping: Keeping::default(),
        };
        crafting.work_out();
        crafting
    }

    /// The same with changes that were never saved: what a crash left.
    #[must_use]
    pub fn unsaved(self) -> Self {
        Self { saved: None, ..self }
    }

    /// Its words.
    pub fn draft(&self) -> &ExerciseDraft {
        &self.state.draft
    }

    /// What it is shown with.
    pub const fn shown(&self) -> &Shown {
        &self.state.shown
    }

    /// Its figure.
    pub fn figure(&self) -> Option<&FigureDraft> {
        match &self.state.shown {
            Shown::Figure(figure) => Some(figure),
            Shown::Nothing | Shown::Picture(_) => None,
        }
    }

    /// The file of `draft`, shown as this one is.
    pub fn text_of(&self, draft: &ExerciseDraft) -> String {
        let shows = match &self.state.shown {
            Shown::Nothing => Shows::Nothing,
            Shown::Figure(figure) => Shows::Figure(figure),
            Shown::Picture(name) => Shows::Picture(name),
        };
        format::write_exercise(draft, shows)
    }

    /// Whether a change can be taken back.
    pub fn can_undo(&self) -> bool {
        self.undo.can_undo()
    }

    /// Whether one that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        self.undo.can_redo()
    }

    /// Whether there is anything to lose.
    pub fn is_changed(&self) -> bool {
        match &self.saved {
            Some(saved) => *saved != self.state,
            None => self.undo.can_undo() || self.origin != Origin::New || !self.state.draft.name.is_empty(),
        }
    }

    /// It lies in this file now, as it is, under this id.
    pub fn saved_as(&mut self, id: &str, origin: Origin) {
        if self.state.draft.id != id {
            id.clone_into(&mut Arc::make_mut(&mut self.state.draft).id);
        }
        self.origin = origin;
        self.saved = Some(self.state.clone());
        self.undo.seal();
        self.work_out();
    }

    /// It lies in another file now, as it was when that was written; what was changed since is not saved.
    pub fn moved_to(&mut self, id: &str, origin: Origin) {
        id.clone_into(&mut Arc::make_mut(&mut self.state.draft).id);
        if let Some(saved) = &mut self.saved {
            id.clone_into(&mut Arc::make_mut(&mut saved.draft).id);
        }
        self.origin = origin;
    }

    /// Does `edit`.
    pub fn apply(&mut self, edit: CraftEdit) {
        let mut state = self.state.clone();
        let mut mark = None;
        match edit {
            CraftEdit::Undo | CraftEdit::Redo => {
                let id = state.draft.id.clone();
                let travelled = if edit == CraftEdit::Undo { self.undo.undo(state) } else { self.undo.redo(state) };
                let (Ok(mut found) | Err(mut found)) = travelled;
                // The id is not typed; it is the file's.
                if found.draft.id != id {
                    Arc::make_mut(&mut found.draft).id = id;
                }
                self.state = found;
                self.work_out();
                return;
            }
            CraftEdit::PickFrame(frame) => {
                self.frame = frame;
                self.undo.seal();
                self.clamp_frame();
                return;
            }
            CraftEdit::Words(draft, field) => {
                mark = Some(Mark(field, usize::MAX));
                let moved = draft.position != state.draft.position;
                state.draft = Arc::new(*draft);
                // A body nobody has posed follows the words.
                if moved && state.shown == start_of(self.state.draft.position, &self.state.draft).into() {
                    state.shown = start_of(state.draft.position, &state.draft).into();
                }
                if field == "regions"
                    && let Some(figure) = state.shown.figure_mut()
                {
                    figure.works = works(&state.draft);
                }
            }
            CraftEdit::Figure(figure, part) => {
                mark = Some(Mark(part, self.frame));
                state.shown = Shown::Figure(Arc::new(*figure));
            }
            CraftEdit::StartFigure => state.shown = start_of(state.draft.position, &state.draft).into(),
            CraftEdit::Picture(name) => state.shown = Shown::Picture(name),
            CraftEdit::ShowNothing => state.shown = Shown::Nothing,
            CraftEdit::AddFrame => {
                if let Some(figure) = state.shown.figure_mut().filter(|figure| figure.frames.len() < MOST_FRAMES)
                    && let Some(frame) = figure.frames.get(self.frame).cloned()
                {
                    figure.frames.insert(self.frame + 1, frame);
                    even(figure);
                    self.frame += 1;
                }
            }
            CraftEdit::DropFrame => {
                if let Some(figure) = state.shown.figure_mut().filter(|figure| figure.frames.len() > 2) {
                    figure.frames.remove(self.frame.min(figure.frames.len() - 1));
                    even(figure);
                }
            }
        }
        if state == self.state {
            return;
        }
        let before = std::mem::replace(&mut self.state, state);
        self.undo.changed(before, mark);
        self.work_out();
    }

    fn work_out(&mut self) {
        let (exercise, problems) = match self.state.draft.build() {
            Ok(exercise) => (Some(Arc::new(exercise)), Vec::new()),
            Err(problems) => (None, problems),
        };
        let figure = self.figure().map(|figure| Arc::new(Figure::new(figure.clone())));
        let findings = figure.as_deref().map(check::check).unwrap_or_default();
        self.outcome = CraftOutcome { exercise, problems, figure, findings };
        self.clamp_frame();
    }

    fn clamp_frame(&mut self) {
        let frames = self.figure().map_or(1, |figure| figure.frames.len());
        self.frame = self.frame.min(frames.saturating_sub(1));
    }
}

/// The frames share the way evenly.
fn even(figure: &mut FigureDraft) {
    let last = figure.frames.len().saturating_sub(1).max(1) as f32;
    for (number, frame) in figure.frames.iter_mut().enumerate() {
        frame.at = number as f32 / last;
    }
}

fn works(draft: &ExerciseDraft) -> Vec<Work> {
    use crate::domain::side::Sides;
    let on = if matches!(draft.sides, Sides::None | Sides::Both) {
        crate::figure::muscle::On::Both
    } else {
        crate::figure::muscle::On::Side
    };
    draft.regions.iter().map(|region| Work { muscle: crate::format::muscle(*region), on }).collect()
}

/// A body as the exercise begins, with what it rests on: the first key frame of a built-in exercise that begins so, twice.
fn start_of(position: Position, draft: &ExerciseDraft) -> Option<FigureDraft> {
    let like = match position {
        Position::Standing => "march-in-place",
        Position::Seated => "seated-nerve-slider",
        Position::LongSitting => "roller-calves",
        Position::Reclined => "slow-breathing",
        Position::Supine => "supine-hamstring-strap",
        Position::HookLying => "pelvic-tilts",
        Position::SideLying => "clamshell",
        Position::Prone => "prone-prop",
        Position::AllFours => "cat-camel",
        Position::HalfKneeling => "half-kneel-hip-flexor",
    };
    let figure = catalog::figure(like)?;
    let like = figure.draft();
    let first = like.frames.first()?;
    let props: Vec<_> = like.props.iter().filter(|prop| prop.carries()).cloned().collect();
    let of = |pelvis: Pelvis| {
        let pose = Pose { pelvis, ..first.pose.clone() };
        let frame = |at| Frame { at, pose: pose.clone(), contacts: Vec::new() };
        FigureDraft {
            camera: like.camera,
            pace: Pace::Sway(4.0),
            frames: vec![frame(0.0), frame(1.0)],
            props: props.clone(),
            contacts: Vec::new(),
            works: works(draft),
            marks: Vec::new(),
            still: 1.0,
        }
    };
    // Resting on what is beneath it follows its feet, where it can.
    let settled = match first.pose.pelvis {
        Pelvis::At(at) => of(Pelvis::Settled(at.x, at.y)),
        resting @ Pelvis::Settled(..) => return Some(of(resting)),
    };
    let can_rest = check::check(&Figure::new(settled.clone())).is_empty();
    Some(if can_rest { settled } else { of(first.pose.pelvis) })
}

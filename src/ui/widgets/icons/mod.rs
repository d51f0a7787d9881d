//! Our own icons, stroked by the painter: one weight, round ends, crisp from 16 to 32 points.
//!
//! - `pen`: strokes on a grid of 24 by 24
//! - `shapes`: what each icon looks like
//!
//! Deliberately absent: an icon font, and pictures that would need a decoder.

mod pen;
mod shapes;

use egui::{Color32, Painter, Rect};

use self::pen::Pen;
use crate::ui::theme::Tokens;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says what it is")]
pub enum Icon {
    Today,
    Routines,
    Calendar,
    Journal,
    Learn,
    Settings,
    Play,
    Pause,
    Back,
    Forward,
    Close,
    Plus,
    Minus,
    Check,
    Search,
    Speaker,
    SpeakerOff,
    Speech,
    FullScreen,
    LeaveFullScreen,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    Warning,
    Info,
    Question,
    Folder,
    Note,
    Clock,
    Leaf,
    Sun,
    Moon,
    Turn,
    Help,
    FaceFine,
    FaceMuch,
    FaceBad,
    Undo,
    Redo,
    Share,
    Print,
    Picture,
    Star,
    StarFilled,
}

impl Icon {
    /// Every icon, for the gallery.
    pub const ALL: [Self; 44] = [
        Self::Today,
        Self::Routines,
        Self::Calendar,
        Self::Journal,
        Self::Learn,
        Self::Settings,
        Self::Play,
        Self::Pause,
        Self::Back,
        Self::Forward,
        Self::Close,
        Self::Plus,
        Self::Minus,
        Self::Check,
        Self::Search,
        Self::Speaker,
        Self::SpeakerOff,
        Self::Speech,
        Self::FullScreen,
        Self::LeaveFullScreen,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::Warning,
        Self::Info,
        Self::Question,
        Self::Folder,
        Self::Note,
        Self::Clock,
        Self::Leaf,
        Self::Sun,
        Self::Moon,
        Self::Turn,
        Self::Help,
        Self::FaceFine,
        Self::FaceMuch,
        Self::FaceBad,
        Self::Undo,
        Self::Redo,
        Self::Share,
        Self::Print,
        Self::Picture,
        Self::Star,
        Self::StarFilled,
    ];
}

/// Draws `icon` into the largest square in the middle of `rect`.
pub fn paint(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    shapes::draw(icon, &Pen::new(painter, rect, color));
}

/// The mark of the app: a supple curve and a warm dot.
pub fn logo(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let pen = Pen::new(painter, rect, tokens.primary).heavy();
    pen.cubic([(2.4, 19.2), (12.6, 19.2), (7.4, 5.8), (21.6, 5.8)]);
    Pen::new(painter, rect, tokens.accent).dot((17.8, 17.0), 4.4);
}

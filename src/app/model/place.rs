//! What shows where: the screen of the rail, what is read, the month, the sheets.

use crate::catalog::Article;
use crate::domain::day::Day;

/// A screen of the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// What to do now.
    #[default]
    Today,
    /// Every routine.
    Routines,
    /// Days and sessions.
    Calendar,
    /// Articles.
    Learn,
    /// Choices.
    Settings,
}

/// What is open of what there is to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// The list.
    #[default]
    List,
    /// An article.
    Article(&'static Article),
    /// Notes on professionals, side by side.
    Checklist,
    /// Phrases to say to a therapist.
    Phrases,
}

/// Whether the page that says where to get help is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Help {
    /// It is not.
    #[default]
    Closed,
    /// It is.
    Open,
}

/// The month on the calendar, and the selected day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarPlace {
    /// Any day of the month that shows.
    pub month: Day,
    /// The day whose sessions are listed.
    pub selected: Day,
}

/// Whether the sheet of keys shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeySheet {
    /// It does not.
    #[default]
    Hidden,
    /// It does.
    Open,
}

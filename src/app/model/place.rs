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
    /// How it feels, and how that changes.
    Journal,
    /// Articles.
    Learn,
    /// Choices.
    Settings,
}

/// What the page of routines lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LibraryTab {
    /// Routines.
    #[default]
    Routines,
    /// Exercises.
    Exercises,
    /// Plans.
    Plans,
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
    /// The day whose sessions are listed; the first of several that are selected.
    pub selected: Day,
    /// The last of them; the same where it is one.
    pub until: Day,
    /// How much shows.
    pub span: Span,
}

/// How much of the calendar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// A month.
    #[default]
    Month,
    /// A year.
    Year,
}

impl CalendarPlace {
    /// One day, in its month.
    pub const fn on(day: Day) -> Self {
        Self { month: day, selected: day, until: day, span: Span::Month }
    }

    /// Another day, with as much around it.
    #[must_use]
    pub const fn select(self, day: Day) -> Self {
        Self { span: self.span, ..Self::on(day) }
    }

    /// So many months on or back; where a year shows, as many years.
    #[must_use]
    pub fn turned(self, by: i32) -> Self {
        let by = match self.span {
            Span::Month => by,
            Span::Year => by.signum() * 12,
        };
        Self { month: self.month.plus_months(by), ..self }
    }

    /// How many days are selected.
    pub fn days(self) -> i64 {
        self.until.days_since(self.selected) + 1
    }
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

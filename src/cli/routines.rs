//! `supple routines`: every routine on a line.

use std::process::ExitCode;

use unicode_width::UnicodeWidthStr;

use super::out::{complain, print};
use super::{FINE, PROBLEMS};
use crate::app::library::Library;
use crate::app::notice::Notice;
use crate::domain::routine::Routine;
use crate::domain::timeline::planned_time;

/// Prints id, title, steps and minutes of every routine, and first, on standard error, what is wrong with the person's own.
pub fn routines(library: &Library, notices: &[Notice]) -> ExitCode {
    for notice in notices {
        complain(&notice.text);
        notice.details.iter().for_each(|detail| complain(format_args!("  {detail}")));
    }
    if print(&table(library)).is_err() || !notices.is_empty() { PROBLEMS.into() } else { FINE }
}

fn table(library: &Library) -> String {
    let head = ["id", "title", "steps", "minutes"].map(str::to_owned);
    let rows: Vec<[String; 4]> =
        std::iter::once(head).chain(library.routines.iter().map(|routine| row(routine))).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or_default();
    let (id, title) = (width(0), width(1));
    let line = |row: &[String; 4]| {
        format!("{}  {}  {:>5}  {:>7}\n", padded(&row[0], id), padded(&row[1], title), row[2], row[3])
    };
    rows.iter().map(line).collect()
}

fn row(routine: &Routine) -> [String; 4] {
    let timed = routine.steps().iter().any(|step| step.dose().target.length().is_some());
    let minutes = if timed { format!("{:.1}", planned_time(routine).as_secs_f64() / 60.0) } else { "–".into() };
    [routine.id().to_string(), routine.title().to_owned(), routine.steps().len().to_string(), minutes]
}

/// Filled up to `width` cells of a terminal, of which some characters take two or none.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
    use crate::domain::samples;

    #[test]
    fn columns_line_up_for_wide_letters_and_untimed_routines_have_no_minutes() {
        let waiting = StepDraft { target: Some(TargetDraft::UntilDone), ..samples::hold("breathe", 1.0) };
        let mut wide = samples::of(vec![BlockDraft::Step(waiting)]);
        wide.title = "腰のストレッチ".into();
        let timed = samples::routine(vec![samples::step("breathe")]);
        let untimed = wide.build(&samples::library()).unwrap();
        let routines = vec![Arc::new(timed), Arc::new(untimed)];
        let expected = "\
id      title           steps  minutes
sample  Sample              1      1.0
sample  腰のストレッチ      1        –
";
        assert_eq!(table(&Library { routines, ..Library::default() }), expected);
    }
}

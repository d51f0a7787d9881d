//! `supple routines`: every routine on a line.

use std::process::ExitCode;

use super::FINE;
use crate::app::library::Library;
use crate::domain::timeline::planned_time;

/// Prints id, title, steps and minutes of every routine.
pub fn routines(library: &Library) -> ExitCode {
    let rows: Vec<[String; 4]> = library
        .routines
        .iter()
        .map(|routine| {
            let minutes = planned_time(routine).as_secs_f64() / 60.0;
            let steps = routine.steps().len().to_string();
            [routine.id().to_string(), routine.title().to_owned(), steps, format!("{minutes:.1}")]
        })
        .collect();
    let width =
        |column: usize, least: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(least);
    let (id, title) = (width(0, 2), width(1, 5));
    println!("{:id$}  {:title$}  {:>5}  {:>7}", "id", "title", "steps", "minutes");
    for row in &rows {
        println!("{:id$}  {:title$}  {:>5}  {:>7}", row[0], row[1], row[2], row[3]);
    }
    FINE
}

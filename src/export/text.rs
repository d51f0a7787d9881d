//! A table for a terminal, one session a line.

use super::on_the_wall;
use crate::domain::day::spoken_length;
use crate::domain::history::{Pain, SessionRecord};
use crate::domain::quantity::PainScore;

/// When (on the wall then), how long, how it ended, pain before and after, what, and the note. What has any width stands
/// last, so that columns line up in every script. Control characters become spaces: a note cannot steer the terminal.
pub fn render<'a>(sessions: impl Iterator<Item = &'a SessionRecord>) -> String {
    let mut table =
        format!("{:<16}  {:>10}  {:<11}  {:<8}  {:<8}  routine\n", "start", "done", "outcome", "leg", "back");
    let head = table.len();
    for record in sessions {
        let note = if record.note.is_empty() { String::new() } else { format!(": {}", plain(&record.note)) };
        let row = format!(
            "{:<16}  {:>10}  {:<11}  {:<8}  {:<8}  {}{note}\n",
            on_the_wall(record),
            spoken_length(record.done),
            record.outcome.word(),
            change(record, |pain| pain.leg),
            change(record, |pain| pain.back),
            plain(&record.title),
        );
        table.push_str(&row);
    }
    if table.len() == head { "No sessions yet.\n".into() } else { table }
}

/// `4 > 2`, with a dash for what was not said.
fn change(record: &SessionRecord, of: impl Fn(&Pain) -> Option<PainScore>) -> String {
    let word = |said: Option<PainScore>| said.map_or_else(|| "-".to_owned(), |score| score.get().to_string());
    match (of(&record.before), of(&record.after)) {
        (None, None) => "-".into(),
        (before, after) => format!("{} > {}", word(before), word(after)),
    }
}

fn plain(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn columns_line_up_and_control_characters_are_gone() {
        let table = "\
start                   done  outcome      leg       back      routine
1970-01-01 00:00      12 min  completed    -         -         Sample
2023-11-14 18:43        42 s  stopped      4 > 0     - > 10    =HYPERLINK(\"x\"): a, \"b\" c [31m
";
        assert_eq!(render(samples::sessions().iter()), table);
    }

    #[test]
    fn no_sessions_are_said() {
        assert_eq!(render(std::iter::empty()), "No sessions yet.\n");
    }
}

//! Notes on people one might go to, as a page to print.

use std::fmt::Write as _;

use crate::domain::candidates::Candidates;

/// An HTML page: the questions down the side, a column for each person, empty boxes where nothing is noted. `sections` are
/// headings with their questions.
pub fn render(title: &str, sections: &[(String, Vec<String>)], candidates: &Candidates) -> String {
    let mut people: Vec<(String, Option<usize>)> =
        candidates.all().iter().enumerate().map(|(number, one)| (one.name.clone(), Some(number))).collect();
    // On paper two empty columns are of more use than none.
    while people.len() < 2 {
        people.push((String::new(), None));
    }
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n<table>\n<thead>\n<tr><th></th>",
        title = safe(title)
    );
    for (name, _) in &people {
        let _ = write!(page, "<th>{}</th>", safe(name));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for (heading, questions) in sections {
        let _ = writeln!(page, "<tr class=\"part\"><th colspan=\"{}\">{}</th></tr>", people.len() + 1, safe(heading));
        for question in questions {
            let _ = write!(page, "<tr><th>{}</th>", safe(question));
            for (_, number) in &people {
                let note = number.and_then(|number| candidates.all()[number].notes.get(question));
                let _ = write!(page, "<td>{}</td>", note.map_or_else(String::new, |note| safe(note)));
            }
            page.push_str("</tr>\n");
        }
    }
    page.push_str("</tbody>\n</table>\n<p>Written with Supple. Your own notes; they stay on this computer.</p>\n</body>\n</html>\n");
    page
}

const STYLE: &str = "\
@page { margin: 14mm; }
body { font: 11pt/1.4 system-ui, sans-serif; color: #1f2d3d; margin: 2em auto; max-width: 60em; }
h1 { font-size: 18pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #999; padding: 6px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; }
td { height: 3.2em; white-space: pre-wrap; }
.part th { background: #eee; }
tr { break-inside: avoid; }
p { color: #555; font-size: 9pt; }
";

/// Text that a browser takes for nothing but text.
pub(super) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            control if control.is_control() && control != '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections() -> Vec<(String, Vec<String>)> {
        vec![("Training".into(), vec!["Licensed?".into(), "Hours?".into()])]
    }

    #[test]
    fn every_question_has_a_row_and_every_person_a_column() {
        let mut candidates = Candidates::default();
        for name in ["Ada", "Bo", "Cy"] {
            candidates.add();
            candidates.rename(candidates.all().len() - 1, name);
        }
        candidates.note(1, "Licensed?", "yes\n2019");
        let page = render("Choosing", &sections(), &candidates);
        assert_eq!(page.matches("<tr>").count(), 3);
        assert_eq!(page.matches("<td>").count(), 6);
        assert!(page.contains("<th>Licensed?</th><td></td><td>yes\n2019</td><td></td>"), "{page}");
        assert_eq!(render("Choosing", &sections(), &Candidates::default()).matches("<td>").count(), 4);
    }

    #[test]
    fn what_is_written_is_text_and_nothing_else() {
        let mut candidates = Candidates::default();
        candidates.add();
        candidates.rename(0, "<script>alert('x')</script>\u{0}");
        candidates.note(0, "Hours?", "</td><img src=x onerror=\"y\">");
        let page = render("A & B", &sections(), &candidates);
        assert!(!page.contains("<script") && !page.contains("<img") && page.contains("A &amp; B"), "{page}");
    }
}

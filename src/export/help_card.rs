//! What to do in an emergency, as a card to print and keep.

use std::fmt::Write as _;

use super::checklist::safe;

/// An HTML page of one card: the number, what to say, and the signs. `signs` are headings with what stands under each.
pub fn render(number: &str, say: &str, signs: &[(&str, Vec<&str>)]) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Get help</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<h1>Get help: {}</h1>\n<p><b>What to say:</b> {}</p>\n",
        safe(number),
        safe(say)
    );
    for (heading, points) in signs {
        let _ = writeln!(page, "<h2>{}</h2>\n<ul>", safe(heading));
        for point in points {
            let _ = writeln!(page, "<li>{}</li>", safe(point));
        }
        page.push_str("</ul>\n");
    }
    page.push_str(
        "<p class=\"foot\">General information, not medical advice. Written with Supple.</p>\n</body>\n</html>\n",
    );
    page
}

const STYLE: &str = "\
@page { margin: 14mm; }
body { font: 11pt/1.4 system-ui, sans-serif; color: #1f2d3d; margin: 2em auto; max-width: 44em; border: 2px solid #1f2d3d; padding: 1em 1.5em; }
h1 { font-size: 22pt; margin: 0.2em 0; }
h2 { font-size: 13pt; margin: 0.8em 0 0.2em; }
ul { margin: 0; padding-left: 1.2em; }
.foot { color: #555; font-size: 9pt; }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_holds_the_number_the_words_and_every_sign_as_text() {
        let page = render("+49 <112>", "“I have …”", &[("Call now", vec!["one", "two & three"])]);
        assert!(page.contains("Get help: +49 &lt;112&gt;") && page.contains("<li>two &amp; three</li>"), "{page}");
        assert_eq!(page.matches("<li>").count(), 2);
    }
}

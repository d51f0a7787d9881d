//! A routine as a page to print: its figures, its words, and boxes to tick.

use std::fmt::Write as _;
use std::sync::Arc;

use glam::Vec2;

use super::checklist::safe;
use crate::domain::comfort::Band;
use crate::domain::day::spoken_length;
use crate::domain::exercise::{Prop, Target};
use crate::domain::ids::ExerciseId;
use crate::domain::picture::PictureName;
use crate::domain::quantity::clock_face;
use crate::domain::routine::{Block, Routine, Step};
use crate::domain::side::Sides;
use crate::figure::draw_list::Fit;
use crate::figure::palette::{Palette, Rgb};
use crate::figure::{Figure, Hand, Moment};

/// Width and height of a figure, in CSS pixels.
const PICTURE: Vec2 = Vec2::new(190.0, 120.0);
/// How many times a week there is a box for.
const BOXES: usize = 14;

/// What an exercise is printed with.
#[derive(Debug, Clone)]
pub enum Shown {
    /// Words alone.
    Nothing,
    /// Its figure.
    Figure(Arc<Figure>),
    /// A picture of the person's own, from the folder `pictures` beside the one of the page.
    Picture(PictureName),
}

/// An HTML page. `shown` says what an exercise is printed with.
pub fn render(routine: &Routine, shown: impl Fn(&ExerciseId) -> Shown) -> String {
    let title = safe(routine.title());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n"
    );
    if !routine.description().is_empty() {
        let _ = writeln!(page, "<p>{}</p>", safe(routine.description()));
    }
    let props: Vec<&str> = routine.props().into_iter().map(Prop::word).collect();
    let needs = if props.is_empty() { "nothing".to_owned() } else { props.join(", ") };
    let _ = writeln!(page, "<p class=\"facts\">{} · needs {needs}</p>", spoken_length(routine.planned()));
    page.push_str("<p class=\"boxes\">Done on: ");
    for _ in 0..BOXES {
        page.push_str("<span class=\"box\"></span>");
    }
    page.push_str("</p>\n<ol>\n");
    blocks(routine.blocks(), &shown, &mut page);
    page.push_str("</ol>\n<p class=\"stop\">Stop if pain, tingling or numbness travels further down your leg, or your leg feels weak. \
                   General information, not medical advice.</p>\n</body>\n</html>\n");
    page
}

fn blocks(all: &[Block], shown: &impl Fn(&ExerciseId) -> Shown, page: &mut String) {
    for block in all {
        match block {
            Block::Step(step) => one(step, shown(&step.exercise().id), page),
            Block::Group { rounds, blocks: inner } => {
                let _ = writeln!(page, "<li class=\"group\"><h2>{rounds} rounds of</h2>\n<ol>");
                blocks(inner, shown, page);
                page.push_str("</ol></li>\n");
            }
        }
    }
}

fn one(step: &Step, shown: Shown, page: &mut String) {
    let exercise = step.exercise();
    page.push_str("<li>");
    match shown {
        Shown::Nothing => {}
        Shown::Figure(figure) => {
            page.push_str("<div class=\"pictures\">");
            for moment in figure.ends() {
                svg(&figure, &moment, page);
            }
            page.push_str("</div>");
        }
        Shown::Picture(name) => {
            let _ = write!(
                page,
                "<div class=\"pictures\"><img src=\"../pictures/{}\" alt=\"\"></div>",
                in_address(name.as_str())
            );
        }
    }
    let _ =
        write!(page, "<div class=\"words\"><h2>{}</h2><p class=\"facts\">{}</p><ul>", safe(&exercise.name), dose(step));
    for cue in step.cues() {
        let _ = write!(page, "<li>{}</li>", safe(&cue));
    }
    page.push_str("</ul>");
    if let Some(note) = step.note() {
        let _ = write!(page, "<p>{}</p>", safe(note));
    }
    if !exercise.avoid.is_empty() {
        let _ = write!(page, "<p class=\"avoid\">Take care: {}.</p>", safe(exercise.avoid.trim_end_matches('.')));
    }
    page.push_str("</div></li>\n");
}

/// Letters that mean something in an address, or are no ASCII, by their numbers.
fn in_address(name: &str) -> String {
    name.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}

/// "2 × 0:30, left then right · pressure 2–4 of 10".
fn dose(step: &Step) -> String {
    let dose = step.dose();
    let one = match dose.target {
        Target::Hold(time) => clock_face(time.get()),
        Target::Reps { count, pace } => format!("{count} times, {} each", spoken_length(pace.get())),
        Target::Cycle { contract, relax, hold } => format!(
            "push lightly {}, let go {}, hold {}",
            spoken_length(contract.get()),
            spoken_length(relax.get()),
            spoken_length(hold.get())
        ),
        Target::UntilDone => "until you are done".into(),
    };
    let sets = if dose.sets.get() > 1 { format!("{} × {one}", dose.sets) } else { one };
    let sides = match step.sides() {
        Sides::None => "",
        Sides::Both => ", both sides at once",
        Sides::LeftThenRight => ", left then right",
        Sides::RightThenLeft => ", right then left",
        Sides::LeftOnly => ", left",
        Sides::RightOnly => ", right",
        Sides::Alternating => ", each side, in turn",
        Sides::Affected => ", sore side",
        Sides::Unaffected => ", easy side",
    };
    let band = step
        .band()
        .map_or_else(String::new, |band: Band| format!(" · {} {band} of 10", band.feeling().heading().to_lowercase()));
    format!("{sets}{sides}{band}")
}

/// Paths, sharp at any size. Shapes of one limb overlap, so each is outlined in its own colour against hairline seams.
fn svg(figure: &Figure, moment: &Moment, page: &mut String) {
    let camera = figure.camera(Hand::Right);
    let fit = Fit::of(&figure.bounds(&camera), Vec2::ZERO, PICTURE, 0.05);
    let _ = write!(page, "<svg viewBox=\"0 0 {} {}\" width=\"{}\">", PICTURE.x, PICTURE.y, PICTURE.x);
    let mut outline = Vec::new();
    for shape in figure.draw(moment, &camera).shapes {
        shape.form.outline(fit, &mut outline);
        if outline.len() < 3 {
            continue;
        }
        let Rgb(red, green, blue) = Palette::Light.color(shape.ink, shape.shadow);
        let color = format!("#{red:02x}{green:02x}{blue:02x}");
        let points: Vec<String> = outline.iter().map(|at| format!("{:.1} {:.1}", at.x, at.y)).collect();
        let alpha = if shape.alpha < 1.0 { format!(" opacity=\"{:.2}\"", shape.alpha) } else { String::new() };
        let _ = write!(
            page,
            "<path fill=\"{color}\" stroke=\"{color}\" stroke-width=\".3\"{alpha} d=\"M{}Z\"/>",
            points.join("L")
        );
    }
    page.push_str("</svg>");
}

const STYLE: &str = "\
body { font: 15px/1.45 sans-serif; color: #22303c; max-width: 780px; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 28px; margin: 0 0 .2em; }
h2 { font-size: 17px; margin: 0; }
ol { list-style: none; padding: 0; margin: 0; }
ol > li { display: flex; gap: 18px; padding: 12px 0; border-top: 1px solid #e7e0d5; break-inside: avoid; }
li.group { display: block; }
li.group > ol { margin-left: 20px; }
.pictures { flex: none; display: flex; gap: 6px; }
.pictures img { width: 190px; max-height: 240px; object-fit: contain; }
svg { background: #f1ece3; border-radius: 8px; width: 150px; }
ul { margin: .3em 0; padding-left: 1.2em; }
p { margin: .3em 0; }
.facts, .avoid, .stop { color: #5c6873; }
.box { display: inline-block; width: 15px; height: 15px; border: 1px solid #22303c; border-radius: 3px; margin: 0 3px -2px; }
@media print { body { margin: 0; } }
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{built_in, figure};

    #[test]
    fn every_step_has_its_two_figures_its_time_and_its_words() {
        let routine = built_in().routine("hamstring-2").unwrap();
        let page = render(routine, |id| figure(id.as_str()).map_or(Shown::Nothing, Shown::Figure));
        assert_eq!(page.matches("<svg").count(), 2 * routine.steps().len());
        for step in routine.steps() {
            assert!(page.contains(&safe(&step.exercise().name)));
            assert!(step.cues().iter().all(|cue| page.contains(&safe(cue))));
        }
        assert!(page.contains("2 × 0:30, left then right · stretch feeling 2–4 of 10"), "{page}");
        assert_eq!(page.matches("class=\"box\"").count(), BOXES);
        assert!(page.len() < 2_000_000, "{} bytes", page.len());
    }

    #[test]
    fn words_of_a_person_are_text_and_nothing_else() {
        let mut draft = crate::domain::samples::draft();
        draft.title = "<b>x".into();
        let routine = draft.build(&crate::domain::samples::library()).unwrap();
        let page = render(&routine, |_| Shown::Nothing);
        assert!(!page.contains("<b>x") && page.contains("&lt;b&gt;x"));
    }
}

//! Exercises as files, laid out the way a person would.

use super::envelope::FileKind;
use super::write::{Lines, band, quoted, target};
use super::write_figure::figure;
use crate::domain::exercise::{Level, Spine};
use crate::domain::exercise_draft::{ExerciseDraft, VariantDraft};
use crate::domain::picture::PictureName;
use crate::figure::definition::FigureDraft;

/// What an exercise is shown with.
#[derive(Debug, Clone, Copy)]
pub enum Shows<'a> {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(&'a FigureDraft),
    /// A picture of the person's own.
    Picture(&'a PictureName),
}

/// The file of an exercise, with what shows it. It reads back equal.
pub fn write_exercise(draft: &ExerciseDraft, shows: Shows<'_>) -> String {
    let mut out = Lines::of(FileKind::Exercise);
    out.field("id", quoted(&draft.id));
    out.field("name", quoted(&draft.name));
    out.field("kind", draft.kind.name());
    out.field("technique", draft.technique.name());
    words("regions", draft.regions.iter().map(|region| region.name()), &mut out);
    out.field("position", draft.position.name());
    words("props", draft.props.iter().map(|prop| prop.name()), &mut out);
    out.field("sides", draft.sides.name());
    out.field("target", target(draft.target));
    out.field("sets", draft.sets);
    out.field("set_rest", draft.set_rest);
    if let Some((shortest, longest)) = draft.range {
        out.field("range", format!("({shortest}, {longest})"));
    }
    if let Some(own) = draft.band {
        out.field("band", band(own));
    }
    out.field(
        "level",
        match draft.level {
            Level::One => 1,
            Level::Two => 2,
            Level::Three => 3,
        },
    );
    texts("cues", &draft.cues, &mut out);
    for (name, text) in [("feel", &draft.feel), ("avoid", &draft.avoid)] {
        if !text.is_empty() {
            out.field(name, quoted(text));
        }
    }
    for (name, other) in [("easier", &draft.easier), ("harder", &draft.harder)] {
        if let Some(other) = other {
            out.field(name, variant(other));
        }
    }
    words("blocks", draft.blocks.iter().map(|caution| caution.name()), &mut out);
    words("cautions", draft.cautions.iter().map(|caution| caution.name()), &mut out);
    if draft.spine != Spine::Easy {
        out.field("spine", draft.spine.name());
    }
    words("evidence", draft.evidence.iter().map(|evidence| evidence.name()), &mut out);
    texts("sources", &draft.sources, &mut out);
    match shows {
        Shows::Nothing => {}
        Shows::Figure(drawn) => figure(drawn, &draft.regions, &mut out),
        Shows::Picture(name) => out.field("picture", quoted(name.as_str())),
    }
    out.finish()
}

fn words<'a>(name: &str, all: impl Iterator<Item = &'a str>, out: &mut Lines) {
    let all: Vec<&str> = all.collect();
    if !all.is_empty() {
        out.field(name, format!("[{}]", all.join(", ")));
    }
}

fn texts(name: &str, all: &[String], out: &mut Lines) {
    if !all.is_empty() {
        let all: Vec<String> = all.iter().map(|text| quoted(text)).collect();
        out.field(name, format!("[{}]", all.join(", ")));
    }
}

fn variant(draft: &VariantDraft) -> String {
    let parts = [
        Some(("words", quoted(&draft.words))),
        draft.exercise.as_ref().map(|id| ("exercise", quoted(id))),
        draft.target.map(|own| ("target", target(own))),
        draft.sets.map(|sets| ("sets", sets.to_string())),
        draft.set_rest.map(|seconds| ("set_rest", seconds.to_string())),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{built_in, figure as drawn};
    use crate::format::{Shown, check_figure, read_exercise, read_figure, read_shown};

    #[test]
    fn a_picture_reads_back_by_its_name_and_never_stands_beside_a_figure() {
        let exercise = built_in().exercises.values().next().unwrap();
        let name: PictureName = "Übung “1”.png".parse().unwrap();
        let text = write_exercise(&exercise.draft(), Shows::Picture(&name));
        assert_eq!(read_exercise(text.as_bytes()).unwrap(), **exercise);
        assert_eq!(read_shown(text.as_bytes()), Ok(Shown::Picture(name)));
        let both = text.replace("picture:", "figure: (pace: Sway(4), frames: [(neck: 0), (neck: 9)]),\n picture:");
        let outside = text.replace("Übung “1”.png", "../../etc/passwd");
        for (text, told) in [(both, "never both"), (outside, "by its file in the folder `pictures` alone")] {
            assert_eq!(read_exercise(text.as_bytes()).as_ref(), Ok(&**exercise), "it hides no exercise");
            let problems = read_shown(text.as_bytes()).unwrap_err();
            assert!(problems.len() == 1 && problems[0].message.contains(told), "{problems:?}");
            assert_eq!(check_figure(text.as_bytes()), problems);
        }
    }

    #[test]
    fn every_built_in_exercise_reads_back_as_it_was_with_its_figure() {
        for exercise in built_in().exercises.values() {
            let figure = drawn(exercise.id.as_str()).expect("each has one");
            let text = write_exercise(&exercise.draft(), Shows::Figure(figure.draft()));
            let read = read_exercise(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
            assert_eq!(read, **exercise);
            let again = read_figure(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
            let again = again.expect("its figure is there");
            assert_eq!(write_exercise(&read.draft(), Shows::Figure(again.draft())), text, "{}", exercise.id);
            let (one, other) = (figure.draft(), again.draft());
            assert_eq!(
                (one.pace, one.camera, &one.contacts, &one.works),
                (other.pace, other.camera, &other.contacts, &other.works)
            );
            for along in [0.0, 0.5, 1.0] {
                for part in crate::figure::skeleton::Part::ALL {
                    let apart = figure.body(along).bone(*part).origin - again.body(along).bone(*part).origin;
                    assert!(apart.length() < 0.02, "{}: {part:?} is {apart} apart", exercise.id);
                }
            }
        }
    }
}

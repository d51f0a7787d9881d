//! Routines as files, laid out the way a person would.

use std::fmt::{Display, Write};

use super::envelope::{FileKind, VERSION};
use crate::domain::comfort::Feeling;
use crate::domain::draft::{BlockDraft, RoutineDraft, StepDraft, StepState, TargetDraft};

/// The file of a routine, one step a line. It reads back equal, whatever the draft holds.
pub fn write_routine(draft: &RoutineDraft) -> String {
    let mut out = Lines::of(FileKind::Routine);
    out.field("id", quoted(&draft.id));
    out.field("title", quoted(&draft.title));
    for (name, text) in [("description", &draft.description), ("goal", &draft.goal)] {
        if !text.is_empty() {
            out.field(name, quoted(text));
        }
    }
    if !draft.tags.is_empty() {
        let tags: Vec<String> = draft.tags.iter().map(|tag| quoted(tag)).collect();
        out.field("tags", format!("[{}]", tags.join(", ")));
    }
    if let Some(colour) = draft.colour {
        out.field("colour", colour.name());
    }
    if let Some(sounds) = draft.sounds {
        out.field("sounds", sounds.name());
    }
    let pauses = [("get_ready", draft.get_ready), ("change_over", draft.change_over), ("rest", draft.rest)];
    for (name, seconds) in pauses {
        if let Some(seconds) = seconds {
            out.field(name, seconds);
        }
    }
    blocks(&draft.blocks, &mut out);
    out.finish()
}

fn blocks(drafts: &[BlockDraft], out: &mut Lines) {
    out.open("steps: [");
    for draft in drafts {
        match draft {
            BlockDraft::Step(draft) => out.line(&format!("Step({}),", step(draft))),
            BlockDraft::Group { rounds, blocks: inner } => {
                out.open("Group(");
                out.field("rounds", rounds);
                blocks(inner, out);
                out.close("),");
            }
        }
    }
    out.close("],");
}

fn step(draft: &StepDraft) -> String {
    let seconds = |seconds: Option<f64>| seconds.map(|seconds| seconds.to_string());
    let parts = [
        ("exercise", Some(quoted(&draft.exercise))),
        ("target", draft.target.map(target)),
        ("sets", draft.sets.map(|sets| sets.to_string())),
        ("set_rest", seconds(draft.set_rest)),
        ("sides", draft.sides.map(|sides| sides.name().to_owned())),
        ("band", draft.band.map(band)),
        ("cue", draft.cue.as_deref().map(quoted)),
        ("note", draft.note.as_deref().map(quoted)),
        ("state", (draft.state == StepState::Off).then(|| draft.state.name().to_owned())),
        ("get_ready", seconds(draft.get_ready)),
        ("change_over", seconds(draft.change_over)),
        ("rest", seconds(draft.rest)),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}: {value}"))).collect();
    parts.join(", ")
}

pub(super) fn target(target: TargetDraft) -> String {
    match target {
        TargetDraft::Hold(seconds) => format!("Hold({seconds})"),
        TargetDraft::Reps(count, seconds) => format!("Reps({count}, {seconds})"),
        TargetDraft::Cycle(contract, relax, hold) => format!("Cycle({contract}, {relax}, {hold})"),
        TargetDraft::UntilDone => "UntilDone".into(),
    }
}

pub(super) fn band((feeling, low, high): (Feeling, i64, i64)) -> String {
    let word = match feeling {
        Feeling::Pressure => "Pressure",
        Feeling::Stretch => "Stretch",
        Feeling::Tingle => "Tingle",
        Feeling::Effort => "Effort",
    };
    format!("{word}({low}, {high})")
}

/// In double quotes, with the escapes of RON.
pub(super) fn quoted(text: &str) -> String {
    ron::to_string(text).unwrap_or_default()
}

/// Lines of a file, each as deep as its brackets.
pub(super) struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    /// A file of `kind`, up to its body.
    pub(super) fn of(kind: FileKind) -> Self {
        let mut lines = Self { text: String::new(), depth: 0 };
        lines.open("(");
        lines.field("format", quoted(kind.format()));
        lines.field("version", VERSION);
        lines.open("body: (");
        lines
    }

    /// The whole file.
    pub(super) fn finish(mut self) -> String {
        self.close("),");
        self.close(")");
        self.text
    }

    pub(super) fn line(&mut self, line: &str) {
        let indent = self.depth * 4;
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    pub(super) fn field(&mut self, name: &str, value: impl Display) {
        self.line(&format!("{name}: {value},"));
    }

    pub(super) fn open(&mut self, bracket: &str) {
        self.line(bracket);
        self.depth += 1;
    }

    pub(super) fn close(&mut self, bracket: &str) {
        self.depth -= 1;
        self.line(bracket);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::cue::Sounds;
    use crate::domain::routine::Colour;
    use crate::domain::side::Sides;
    use crate::format::read_routine_draft;

    fn seconds() -> impl Strategy<Value = Option<f64>> {
        proptest::option::of(prop_oneof![-1.0e6..1.0e6, (0_i32..600).prop_map(f64::from)])
    }

    fn targets() -> impl Strategy<Value = TargetDraft> {
        prop_oneof![
            (0.1..900.0).prop_map(TargetDraft::Hold),
            (any::<i64>(), 0.5..9.0).prop_map(|(count, pace)| TargetDraft::Reps(count, pace)),
            (1.0..9.0, 1.0..9.0, 1.0..90.0).prop_map(|(c, r, h)| TargetDraft::Cycle(c, r, h)),
            Just(TargetDraft::UntilDone),
        ]
    }

    fn bands() -> impl Strategy<Value = (Feeling, i64, i64)> {
        let feelings = vec![Feeling::Pressure, Feeling::Stretch, Feeling::Tingle, Feeling::Effort];
        (proptest::sample::select(feelings), -3_i64..12, -3_i64..12)
    }

    fn steps() -> impl Strategy<Value = StepDraft> {
        use proptest::option::of;
        let dose = (of(targets()), of(any::<i64>()), seconds());
        let words = (of(any::<String>()), of(any::<String>()), proptest::sample::select(StepState::ALL));
        let manner = (of(proptest::sample::select(Sides::ALL)), of(bands()), words);
        (any::<String>(), dose, manner, [seconds(), seconds(), seconds()]).prop_map(
            |(
                exercise,
                (target, sets, set_rest),
                (sides, band, (cue, note, state)),
                [get_ready, change_over, rest],
            )| StepDraft {
                exercise,
                target,
                sets,
                set_rest,
                sides,
                band,
                cue,
                note,
                state,
                get_ready,
                change_over,
                rest,
            },
        )
    }

    fn blocks() -> impl Strategy<Value = BlockDraft> {
        steps().prop_map(BlockDraft::Step).prop_recursive(3, 12, 4, |inner| {
            (any::<i64>(), proptest::collection::vec(inner, 0..4))
                .prop_map(|(rounds, blocks)| BlockDraft::Group { rounds, blocks })
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_equal(
            texts in [any::<String>(), any::<String>(), any::<String>(), any::<String>()],
            tags in proptest::collection::vec(any::<String>(), 0..3),
            colour in proptest::option::of(proptest::sample::select(Colour::ALL)),
            sounds in proptest::option::of(proptest::sample::select(Sounds::ALL)),
            pauses in [seconds(), seconds(), seconds()],
            blocks in proptest::collection::vec(blocks(), 0..5),
        ) {
            let [id, title, description, goal] = texts;
            let [get_ready, change_over, rest] = pauses;
            let draft = RoutineDraft { id, title, description, goal, tags, colour, sounds, get_ready, change_over, rest, blocks };
            let text = write_routine(&draft);
            prop_assert_eq!(read_routine_draft(text.as_bytes()).map_err(|p| format!("{p:?}\n{text}")), Ok(draft));
        }
    }

    #[test]
    fn a_step_stands_on_a_line_of_its_own() {
        let step = StepDraft { target: Some(TargetDraft::Hold(20.0)), sets: Some(2), ..StepDraft::default() };
        let step = BlockDraft::Step(StepDraft { exercise: "sway".into(), ..step });
        let group = BlockDraft::Group { rounds: 2, blocks: vec![step.clone()] };
        let draft = RoutineDraft { id: "x".into(), title: "X".into(), blocks: vec![step, group], ..Default::default() };
        let expected = "\
(
    format: \"supple-routine\",
    version: 1,
    body: (
        id: \"x\",
        title: \"X\",
        steps: [
            Step(exercise: \"sway\", target: Hold(20), sets: 2),
            Group(
                rounds: 2,
                steps: [
                    Step(exercise: \"sway\", target: Hold(20), sets: 2),
                ],
            ),
        ],
    ),
)
";
        assert_eq!(write_routine(&draft), expected);
    }
}

//! What is said, as templates with variables.

use std::time::Duration;

use super::plain::plain;
use crate::domain::exercise::Target;
use crate::domain::timeline::{Bout, BoutSide, SegmentKind, Timeline};

/// Something to say. Its templates go from the longest to the shortest that still makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// The first step, or one that begins without a rest before it.
    Begin,
    /// The step that comes, in the rest before it.
    Next,
    /// The other side of the same step.
    Change,
    /// Where one is, after a pause.
    Again,
    /// The rest between two sets.
    SetRest,
    /// A set without a rest before it.
    Set,
    /// Half of the time is over.
    Halfway,
    /// It was too much.
    EaseOff,
    /// The clock stands.
    Paused,
}

impl Phrase {
    const fn templates(self) -> &'static [&'static str] {
        match self {
            Self::Begin => &["{round}. {step}. {side}. {time}.", "{step}. {side}.", "{step}."],
            Self::Next => &["Rest. {round}. Next, {next}. {side}. {time}.", "Next, {next}. {side}.", "{next}."],
            Self::Change => &["Change sides, {side}.", "{side}."],
            Self::Again => &["{step}. {side}.", "{step}."],
            Self::SetRest => &["Rest. Then set {set}, same side.", "Rest."],
            Self::Set => &["Set {set}."],
            Self::Halfway => &["Halfway."],
            Self::EaseOff => &["Half the pressure, half the range, half the time.", "Half the pressure."],
            Self::Paused => &["Paused."],
        }
    }
}

/// What the variables of a template stand for. One that is empty takes its sentence with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Variables {
    step: String,
    side: String,
    time: String,
    round: String,
    set: String,
}

impl Variables {
    /// For `bout`, of which one set lasts `length`; `None` waits for the person. `set` is the set that is on or comes, from 1.
    pub(super) fn of(timeline: &Timeline, bout: usize, length: Option<Duration>, set: u8) -> Self {
        let this = &timeline.bouts[bout];
        let before = bout.checked_sub(1).map(|before| &timeline.bouts[before]);
        Self {
            step: plain(&this.exercise.name),
            side: this.side_label().unwrap_or_default(),
            time: time(this, length),
            round: round(this, before),
            set: format!("{set} of {}", this.dose.sets),
        }
    }

    fn get(&self, variable: &str) -> &str {
        match variable {
            // The step that comes is told of by its own bout.
            "step" | "next" => &self.step,
            "side" => &self.side,
            "time" => &self.time,
            "round" => &self.round,
            "set" => &self.set,
            _ => "",
        }
    }
}

/// Every form of `phrase`, from the longest to the shortest.
pub(super) fn forms(phrase: Phrase, variables: &Variables) -> Vec<String> {
    let mut forms: Vec<String> = phrase.templates().iter().map(|template| fill(template, variables)).collect();
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

fn fill(template: &str, variables: &Variables) -> String {
    let sentences = template.split_inclusive('.').filter_map(|sentence| sentence_of(sentence.trim(), variables));
    sentences.collect::<Vec<_>>().join(" ")
}

/// A sentence with its variables filled in; nothing when one of them is empty. What they stand for is not looked into again.
fn sentence_of(template: &str, variables: &Variables) -> Option<String> {
    let mut sentence = String::new();
    for part in template.split_inclusive('}') {
        let (text, variable) = part.strip_suffix('}').and_then(|part| part.split_once('{')).unwrap_or((part, ""));
        sentence.push_str(text);
        if part.ends_with('}') {
            let value = variables.get(variable);
            if value.is_empty() {
                return None;
            }
            sentence.push_str(&if text.is_empty() { value.to_owned() } else { in_a_sentence(value) });
        }
    }
    // A name may bring a stop of its own.
    Some(sentence.replace("..", ".").replace("!.", "!").replace("?.", "?"))
}

/// "Left leg" within a sentence.
fn in_a_sentence(value: &str) -> String {
    let mut letters = value.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "30 seconds", "2 sets of 10 times", "In your own time".
fn time(bout: &Bout, length: Option<Duration>) -> String {
    let Some(length) = length else { return "In your own time".into() };
    let turns = if matches!(bout.side, BoutSide::Alternating { .. }) { 2 } else { 1 };
    let once = match bout.dose.target {
        Target::Reps { pace, .. } => {
            let times = length.as_millis() / pace.get().as_millis().max(1) / turns;
            if times <= 1 { "once".into() } else { format!("{times} times") }
        }
        Target::Hold(_) | Target::Cycle { .. } | Target::UntilDone => said(length / turns as u32),
    };
    let each = if turns == 2 { " a side" } else { "" };
    match bout.dose.sets.get() {
        1 => {
            let mut letters = once.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            format!("{}{each}", first.chain(letters).collect::<String>())
        }
        sets => format!("{sets} sets of {once}{each}"),
    }
}

/// "1 minute 30 seconds".
fn said(length: Duration) -> String {
    let seconds = (length.as_millis() + 500) / 1000;
    let part = |count: u128, unit: &str| match count {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{count} {unit}s")),
    };
    let parts = [part(seconds / 3600, "hour"), part(seconds / 60 % 60, "minute"), part(seconds % 60, "second")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "Round 2 of 3", "Last round", where a round begins that is not the first.
fn round(bout: &Bout, before: Option<&Bout>) -> String {
    let Some(before) = before else { return String::new() };
    let levels = bout.path.0.iter().zip(&before.path.0);
    // The outermost level at which the two differ: its round is the one that began.
    match levels.into_iter().find(|(part, earlier)| part != earlier) {
        Some((part, earlier)) if part.round <= earlier.round => String::new(),
        Some((part, _)) if part.round == part.of => "Last round".into(),
        Some((part, _)) => format!("Round {} of {}", part.round, part.of),
        None => String::new(),
    }
}

/// What is said of a bout when its segment of this kind begins.
pub(super) const fn naming(kind: SegmentKind, is_other_side: Turn) -> Phrase {
    match (kind, is_other_side) {
        (SegmentKind::ChangeSides, _) | (SegmentKind::Work, Turn::Other) => Phrase::Change,
        (SegmentKind::Rest, _) => Phrase::Next,
        (SegmentKind::GetReady | SegmentKind::Work | SegmentKind::SetRest, _) => Phrase::Begin,
    }
}

/// Whether a bout is the first of its step or its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The step begins.
    First,
    /// Its other side.
    Other,
}

impl Turn {
    pub(super) fn of(timeline: &Timeline, bout: usize) -> Self {
        let before = bout.checked_sub(1).map(|before| timeline.bouts[before].step);
        if before == Some(timeline.bouts[bout].step) { Self::Other } else { Self::First }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
    use crate::domain::samples;
    use crate::domain::side::{Side, Sides};
    use crate::domain::timeline::LayoutSettings;

    fn timeline(blocks: Vec<BlockDraft>) -> Timeline {
        let settings = LayoutSettings { get_ready: Duration::ZERO, affected: Side::Right };
        Timeline::lay_out(&samples::routine(blocks), settings)
    }

    fn said_of(timeline: &Timeline, bout: usize, phrase: Phrase) -> Vec<String> {
        let work = timeline.segments[timeline.bouts[bout].first_work];
        forms(phrase, &Variables::of(timeline, bout, work.length, work.set))
    }

    #[test]
    fn a_step_is_named_with_its_side_and_its_time() {
        let stretch = timeline(vec![samples::step("stretch"), samples::step("breathe")]);
        assert_eq!(
            said_of(&stretch, 0, Phrase::Begin),
            ["stretch. Left leg. 30 seconds.", "stretch. Left leg.", "stretch."]
        );
        assert_eq!(said_of(&stretch, 1, Phrase::Change), ["Change sides, right leg.", "Right leg."]);
        // Without a side there is nothing to say of one.
        assert_eq!(
            said_of(&stretch, 2, Phrase::Next),
            ["Rest. Next, breathe. 1 minute.", "Next, breathe.", "breathe."]
        );
    }

    #[test]
    fn time_is_told_by_what_is_counted() {
        let told = |step: StepDraft| {
            let timeline = timeline(vec![BlockDraft::Step(step)]);
            Variables::of(&timeline, 0, timeline.segments[timeline.bouts[0].first_work].length, 1).time
        };
        let of = |target| StepDraft { target: Some(target), ..samples::hold("breathe", 1.0) };
        assert_eq!(told(of(TargetDraft::Hold(90.0))), "1 minute 30 seconds");
        assert_eq!(told(of(TargetDraft::Reps(10, 3.0))), "10 times");
        assert_eq!(told(of(TargetDraft::Reps(1, 3.0))), "Once");
        assert_eq!(told(of(TargetDraft::UntilDone)), "In your own time");
        assert_eq!(told(StepDraft { sets: Some(3), ..of(TargetDraft::Hold(20.0)) }), "3 sets of 20 seconds");
        let swaying = StepDraft { exercise: "sway".into(), ..of(TargetDraft::Hold(45.0)) };
        assert_eq!(told(StepDraft { sides: Some(Sides::Alternating), ..swaying }), "45 seconds a side");
    }

    #[test]
    fn a_round_is_told_where_it_begins_and_the_last_one_as_the_last() {
        let round = BlockDraft::Group { rounds: 3, blocks: vec![samples::step("breathe"), samples::step("sway")] };
        let rounds = timeline(vec![round]);
        let told: Vec<String> = (0..6).map(|bout| Variables::of(&rounds, bout, None, 1).round).collect();
        assert_eq!(told, ["", "", "Round 2 of 3", "", "Last round", ""]);
    }

    #[test]
    fn markup_and_control_characters_in_a_name_are_not_said() {
        let mut timeline = timeline(vec![samples::step("stretch")]);
        let exercise = Arc::make_mut(&mut timeline.bouts[0].exercise);
        exercise.name = "<b>Calf</b>\u{7} *stretch*\r\n.\r\nQUIT".into();
        assert_eq!(said_of(&timeline, 0, Phrase::Again), ["Calf stretch . QUIT. Left leg.", "Calf stretch . QUIT."]);
    }

    #[test]
    fn what_a_name_says_is_not_taken_for_a_template() {
        let variables =
            Variables { step: "The {side} one. Wow!".into(), side: "Left leg".into(), ..Variables::default() };
        assert_eq!(forms(Phrase::Again, &variables)[0], "The {side} one. Wow! Left leg.");
    }
}

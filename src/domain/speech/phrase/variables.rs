//! What a sentence is filled in with.

use std::time::Duration;

use crate::domain::exercise::Target;
use crate::domain::speech::plain::plain;
use crate::domain::timeline::{Bout, BoutSide, Timeline};

/// What the variables of a template stand for. One that is empty takes its sentence with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::domain::speech) struct Variables {
    pub(super) step: String,
    pub(super) side: String,
    pub(super) time: String,
    pub(super) round: String,
    pub(super) set: String,
    pub(super) left: String,
}

impl Variables {
    /// For `bout`, of which one set lasts `length`; `None` waits for the person. `set` is the set that is on or comes, from 1.
    pub(in crate::domain::speech) fn of(timeline: &Timeline, bout: usize, length: Option<Duration>, set: u8) -> Self {
        let this = &timeline.bouts[bout];
        let before = bout.checked_sub(1).map(|before| &timeline.bouts[before]);
        Self {
            step: plain(&this.exercise.name),
            side: this.side_label().unwrap_or_default(),
            time: time(this, length),
            round: round(this, before),
            set: if this.dose.sets.get() > 1 { format!("{set} of {}", this.dose.sets) } else { String::new() },
            left: String::new(),
        }
    }

    /// The same where so much is left of the set that is on, if that is worth telling.
    pub(in crate::domain::speech) fn with_left(self, left: Duration) -> Self {
        let left = if left < WORTH_TELLING { String::new() } else { format!("{} left", said(left)) };
        Self { left, ..self }
    }

    /// As an example.
    pub(super) fn example() -> Self {
        Self {
            step: "Lying strap hamstring stretch".into(),
            side: "Left leg".into(),
            time: "30 seconds".into(),
            round: "Round 2 of 3".into(),
            set: "2 of 3".into(),
            left: "20 seconds left".into(),
        }
    }

    /// Nothing for a name that none of them has.
    pub(super) fn get(&self, variable: &str) -> Option<&str> {
        Some(match variable {
            "step" => &self.step,
            "side" => &self.side,
            "time" => &self.time,
            "round" => &self.round,
            "set" => &self.set,
            "left" => &self.left,
            _ => return None,
        })
    }
}

/// Of less the ticks tell soon enough.
const WORTH_TELLING: Duration = Duration::from_secs(8);

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

/// "Round 2 of 3", "Last round", where a round begins that is not the first. What repeats within a round has a word of its own, or
/// "last round" would come in each of them: "Repeat 2 of 3", "Last repeat".
fn round(bout: &Bout, before: Option<&Bout>) -> String {
    let Some(before) = before else { return String::new() };
    let mut levels = bout.path.0.iter().zip(&before.path.0).enumerate();
    // The outermost level at which the two differ: its round is the one that began.
    let Some((level, (part, _))) = levels.find(|(_, (part, earlier))| part != earlier) else { return String::new() };
    if part.round <= before.path.0[level].round {
        return String::new();
    }
    let is_within = bout.path.0[..level].iter().any(|outer| outer.of > 1);
    let (first, last) = if is_within { ("Repeat", "Last repeat") } else { ("Round", "Last round") };
    if part.round == part.of { last.into() } else { format!("{first} {} of {}", part.round, part.of) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Phrase, Phrasebook};
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
        Phrasebook::default().forms(phrase, &Variables::of(timeline, bout, work.length, work.set))
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
    fn what_repeats_within_a_round_is_never_taken_for_the_round() {
        let twice = |blocks| BlockDraft::Group { rounds: 2, blocks };
        let inner = BlockDraft::Group { rounds: 3, blocks: vec![samples::step("breathe")] };
        let told = |block| {
            let rounds = timeline(vec![block]);
            let all = 0..rounds.bouts.len();
            all.map(|bout| Variables::of(&rounds, bout, None, 1).round).collect::<Vec<_>>()
        };
        let nested = ["", "Repeat 2 of 3", "Last repeat", "", "Last round", "Repeat 2 of 3", "Last repeat", ""];
        assert_eq!(told(twice(vec![inner.clone(), samples::step("sway")])), nested);
        // A group done once is no round.
        assert_eq!(told(BlockDraft::Group { rounds: 1, blocks: vec![inner] }), ["", "Round 2 of 3", "Last round"]);
    }

    #[test]
    fn a_round_is_told_in_the_short_forms_too_and_the_side_goes_before_it() {
        let round = BlockDraft::Group { rounds: 2, blocks: vec![samples::step("stretch")] };
        let rounds = timeline(vec![round]);
        let short = ["Last round. stretch. Left leg.", "stretch. Left leg.", "stretch."];
        assert_eq!(said_of(&rounds, 2, Phrase::Begin)[1..], short);
        let next = ["Last round. Next, stretch. Left leg.", "Next, stretch. Left leg.", "stretch."];
        assert_eq!(said_of(&rounds, 2, Phrase::Next)[1..], next);
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
        assert_eq!(Phrasebook::default().forms(Phrase::Again, &variables)[0], "The {side} one. Wow! Left leg.");
    }
}

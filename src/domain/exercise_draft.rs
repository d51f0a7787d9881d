//! An exercise while it is written: checked as a whole, like a routine's draft.

use super::comfort::Feeling;
use super::draft::{Check, Flaw, MAX_TEXT, Problem, Room, TargetDraft};
use super::exercise::{
    Dose, Evidence, Exercise, ExerciseLibrary, Kind, Level, Position, Prop, Range, Region, Spine, Technique,
};
use super::ids::ExerciseId;
use super::safety::Caution;
use super::side::Sides;
use super::variant::{Change, DoseChange, Variant};

/// Most words of a cue, so that it can be said in one breath.
pub const MAX_CUE_WORDS: usize = 14;

/// An exercise as typed. The words are chosen, the numbers and texts unchecked.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseDraft {
    /// See [`Exercise::id`].
    pub id: String,
    /// See [`Exercise::name`].
    pub name: String,
    /// See [`Exercise::kind`].
    pub kind: Kind,
    /// See [`Exercise::technique`].
    pub technique: Technique,
    /// See [`Exercise::regions`].
    pub regions: Vec<Region>,
    /// See [`Exercise::position`].
    pub position: Position,
    /// See [`Exercise::props`].
    pub props: Vec<Prop>,
    /// See [`Exercise::sides`].
    pub sides: Sides,
    /// See [`Dose::target`].
    pub target: TargetDraft,
    /// See [`Dose::sets`].
    pub sets: i64,
    /// Seconds between sets.
    pub set_rest: f64,
    /// Shortest and longest seconds of one side.
    pub range: Option<(f64, f64)>,
    /// Low and high.
    pub band: Option<(Feeling, i64, i64)>,
    /// See [`Exercise::level`].
    pub level: Level,
    /// See [`Exercise::cues`].
    pub cues: Vec<String>,
    /// See [`Exercise::feel`].
    pub feel: String,
    /// See [`Exercise::avoid`].
    pub avoid: String,
    /// See [`Exercise::easier`].
    pub easier: Option<VariantDraft>,
    /// See [`Exercise::harder`].
    pub harder: Option<VariantDraft>,
    /// See [`Exercise::blocks`].
    pub blocks: Vec<Caution>,
    /// See [`Exercise::cautions`].
    pub cautions: Vec<Caution>,
    /// See [`Exercise::spine`].
    pub spine: Spine,
    /// See [`Exercise::evidence`].
    pub evidence: Vec<Evidence>,
    /// See [`Exercise::sources`].
    pub sources: Vec<String>,
}

/// A variant as typed: another exercise, or the same with another time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct VariantDraft {
    /// See [`Variant::words`].
    pub words: String,
    /// Id of another exercise.
    pub exercise: Option<String>,
    /// See [`DoseChange::target`].
    pub target: Option<TargetDraft>,
    /// See [`DoseChange::sets`].
    pub sets: Option<i64>,
    /// Seconds between sets.
    pub set_rest: Option<f64>,
}

impl Default for ExerciseDraft {
    /// A blank one to begin with: an easy movement of 30 s, standing, without sides.
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            kind: Kind::Mobility,
            technique: Technique::Dynamic,
            regions: Vec::new(),
            position: Position::Standing,
            props: Vec::new(),
            sides: Sides::None,
            target: TargetDraft::Hold(30.0),
            sets: 1,
            set_rest: 0.0,
            range: None,
            band: None,
            level: Level::One,
            cues: Vec::new(),
            feel: String::new(),
            avoid: String::new(),
            easier: None,
            harder: None,
            blocks: Vec::new(),
            cautions: Vec::new(),
            spine: Spine::Easy,
            evidence: Vec::new(),
            sources: Vec::new(),
        }
    }
}

impl ExerciseDraft {
    /// The exercise, or every problem there is.
    ///
    /// # Errors
    /// All problems; the place of a cue's has the cue's number in place of a block's.
    pub fn build(&self) -> Result<Exercise, Vec<Problem>> {
        let library = ExerciseLibrary::new();
        let mut check = Check::new(&library);
        match self.checked(&mut check) {
            Some(exercise) if check.problems.is_empty() => Ok(exercise),
            _ => Err(check.problems),
        }
    }

    fn checked(&self, check: &mut Check) -> Option<Exercise> {
        let id = self.id.parse::<ExerciseId>().map_err(|error| check.flaw("id", Flaw::Id(error)));
        check.name("name", &self.name);
        let target = check.target(self.target);
        let sets = check.sets(self.sets);
        let set_rest = check.pause("set_rest", Some(self.set_rest));
        let band = self.band.and_then(|(feeling, low, high)| check.band(feeling, low, high));
        for (number, cue) in self.cues.iter().enumerate() {
            check.block.push(number);
            cue_is_short(cue, check);
            check.block.pop();
        }
        check.text("feel", &self.feel, MAX_TEXT, Room::Lines);
        check.text("avoid", &self.avoid, MAX_TEXT, Room::Lines);
        let range = self.range.and_then(|(shortest, longest)| range(shortest, longest, check));
        let easier = self.easier.as_ref().and_then(|draft| variant("easier", draft, check));
        let harder = self.harder.as_ref().and_then(|draft| variant("harder", draft, check));
        for source in &self.sources {
            check.text("sources", source, MAX_TEXT, Room::Line);
        }
        let dose = Dose { target: target?, sets: sets?, set_rest: set_rest.unwrap_or_default() };
        check.one_side("sets", dose);
        if let (Some(range), Some(own)) = (range, dose.per_side())
            && !range.holds(own)
        {
            check.flaw("range", Flaw::OutsideRange(own.as_secs_f64()));
        }
        Some(Exercise {
            id: id.ok()?,
            name: self.name.trim().to_owned(),
            kind: self.kind,
            technique: self.technique,
            regions: self.regions.clone(),
            position: self.position,
            props: self.props.clone(),
            sides: self.sides,
            dose,
            range,
            band,
            level: self.level,
            cues: self.cues.iter().map(|cue| cue.trim().to_owned()).collect(),
            feel: self.feel.trim().to_owned(),
            avoid: self.avoid.trim().to_owned(),
            easier,
            harder,
            blocks: self.blocks.clone(),
            cautions: self.cautions.clone(),
            spine: self.spine,
            evidence: self.evidence.clone(),
            sources: self.sources.iter().map(|source| source.trim().to_owned()).collect(),
        })
    }
}

fn range(shortest: f64, longest: f64, check: &mut Check) -> Option<Range> {
    let before = check.problems.len();
    let [from, to] = [shortest, longest].map(|seconds| check.pause("range", Some(seconds)));
    let range = Range::new(from?, to?);
    if range.is_none() && check.problems.len() == before {
        check.flaw("range", Flaw::BadRange { shortest, longest });
    }
    range
}

fn variant(field: &'static str, draft: &VariantDraft, check: &mut Check) -> Option<Variant> {
    let before = check.problems.len();
    check.name(field, &draft.words);
    let dose = DoseChange {
        target: draft.target.and_then(|target| check.target(target)),
        sets: draft.sets.and_then(|sets| check.sets(sets)),
        set_rest: check.pause(field, draft.set_rest),
    };
    let change = match &draft.exercise {
        Some(_) if dose != DoseChange::default() => {
            check.flaw(field, Flaw::TwoChanges);
            return None;
        }
        // Whether there is such an exercise shows only once all files are read.
        Some(id) => match id.parse::<ExerciseId>() {
            Ok(id) => Change::Exercise(id),
            Err(error) => {
                check.flaw(field, Flaw::Id(error));
                return None;
            }
        },
        None => Change::Same(dose),
    };
    (check.problems.len() == before).then(|| Variant { words: draft.words.trim().to_owned(), change })
}

fn cue_is_short(cue: &str, check: &mut Check) {
    let words = cue.split_whitespace().count();
    if words == 0 {
        check.flaw("cues", Flaw::EmptyText);
    }
    if words > MAX_CUE_WORDS {
        check.flaw("cues", Flaw::TooManyWords { words, max: MAX_CUE_WORDS });
    }
    check.text("cues", cue, MAX_TEXT, Room::Line);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ExerciseDraft {
        ExerciseDraft { id: "sway".into(), name: "Sway".into(), ..ExerciseDraft::default() }
    }

    #[test]
    fn every_problem_of_an_exercise_is_told_at_once() {
        assert!(draft().build().is_ok());
        let bad = ExerciseDraft {
            id: "No id".into(),
            name: String::new(),
            target: TargetDraft::Hold(-1.0),
            sets: 0,
            set_rest: -2.0,
            band: Some((Feeling::Tingle, 0, 3)),
            cues: vec!["Sway.".into(), "word ".repeat(15), " ".into()],
            ..draft()
        };
        let problems = bad.build().expect_err("it must be refused");
        let places: Vec<_> = problems.iter().map(|p| (p.place.field, p.place.block.clone())).collect();
        let expected = ["id", "name", "target", "sets", "set_rest", "band"].map(|field| (field, vec![]));
        assert_eq!(places[..6], expected);
        assert_eq!(places[6..], [("cues", vec![1]), ("cues", vec![2])]);
    }

    #[test]
    fn all_sets_of_a_side_last_at_most_four_hours() {
        let sets = |sets| ExerciseDraft { target: TargetDraft::Hold(7_200.0), sets, ..draft() };
        assert!(sets(2).build().is_ok());
        assert!(sets(3).build().expect_err("too long")[0].flaw.to_string().contains("21600 s a side"));
    }

    #[test]
    fn a_cue_has_at_most_fourteen_words() {
        let long = ExerciseDraft { cues: vec!["a ".repeat(15)], ..draft() };
        assert!(long.build().expect_err("too long")[0].flaw.to_string().contains("15 words"));
        assert!(ExerciseDraft { cues: vec!["a ".repeat(14)], ..draft() }.build().is_ok());
    }
}

//! One exercise, looked at: what it is, how, for whom not, and why.

use std::collections::BTreeMap;

use super::figure::Still;
use super::filters::{Filters, Traits};
use super::routines::words_of;
use super::words::sentence_case;
use crate::app::library::{Library, Picture};
use crate::app::model::Model;
use crate::catalog;
use crate::domain::day::Day;
use crate::domain::exercise::{Exercise, Kind, Level};
use crate::domain::history::Pain;
use crate::domain::ids::ExerciseId;
use crate::domain::quantity::{PainScore, clock_face};
use crate::domain::safety::{Caution, Held, Judgement, Person, Today, Verdict, gate, judge};
use crate::domain::timeline::BoutSide;
use crate::domain::variant::{Change, Variant};

/// One exercise, looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseView {
    /// Which.
    pub id: ExerciseId,
    /// Its name.
    pub name: String,
    /// Family, way, position, level, things.
    pub chips: Vec<String>,
    /// "30 seconds a side, between 20 and 60".
    pub time: String,
    /// "Pressure, aim for 2–4 of 10".
    pub band: Option<String>,
    /// How, one sentence each.
    pub cues: Vec<String>,
    /// What one should feel.
    pub feel: String,
    /// What not to do.
    pub avoid: String,
    /// Who leaves it out, and who does the gentler one, in plain words; the person's own first and marked.
    pub blocks: Vec<Who>,
    /// Likewise, gentler.
    pub cautions: Vec<Who>,
    /// Why it is changed or left out for this person today, in sentences.
    pub reasons: Vec<String>,
    /// Whether the person may try it now.
    pub is_open: bool,
    /// Gentler and harder.
    pub variants: Vec<VariantLine>,
    /// What kinds of evidence there are.
    pub evidence: Vec<&'static str>,
    /// Where from.
    pub sources: Vec<String>,
    /// Articles about it: id and title.
    pub articles: Vec<(String, String)>,
    /// Whether zones are shown that are never pressed.
    pub is_massage: bool,
    /// Its figure.
    pub picture: Picture,
}

/// A caution and whether the person has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// Which.
    pub caution: Caution,
    /// Whether the person ticked it.
    pub is_yours: bool,
}

/// A variant, and the exercise it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantLine {
    /// "Gentler" or "Harder".
    pub heading: &'static str,
    /// How.
    pub words: String,
    /// The other exercise: id and name.
    pub other: Option<(ExerciseId, String)>,
}

/// The exercise `id`, looked at; `None` when it is gone.
pub fn exercise(model: &Model, id: &ExerciseId) -> Option<ExerciseView> {
    let exercise = model.library.exercises.get(id)?;
    let own = &model.care.person.cautions;
    // By what would become of it for somebody who ticked just that, so that the page says what the rules do.
    let who = |verdict: Verdict| {
        let alone = |caution: &&Caution| alone(exercise, **caution) == verdict;
        let found = Caution::ALL.iter().filter(alone);
        let mut all: Vec<Who> =
            found.map(|caution| Who { caution: *caution, is_yours: own.contains_key(caution) }).collect();
        all.sort_by_key(|who| !who.is_yours);
        all
    };
    let judged = judge(exercise, &model.care.person, &model.holds(Pain::default()));
    Some(ExerciseView {
        id: id.clone(),
        name: exercise.name.clone(),
        chips: chips(exercise),
        time: time(exercise),
        band: exercise.band.map(|band| format!("{}, aim for {band} of 10", band.feeling().heading())),
        cues: exercise.cues.clone(),
        feel: sentence(&exercise.feel),
        avoid: sentence(&exercise.avoid),
        blocks: who(Verdict::Out),
        cautions: who(Verdict::Easier),
        reasons: judged.reasons.iter().map(|reason| reason.sentence()).collect(),
        is_open: judged.verdict != Verdict::Out,
        variants: [("Gentler", &exercise.easier), ("Harder", &exercise.harder)]
            .into_iter()
            .filter_map(|(heading, variant)| Some(line(&model.library, heading, variant.as_ref()?)))
            .collect(),
        evidence: exercise.evidence.iter().map(|evidence| evidence.word()).collect(),
        sources: exercise
            .sources
            .iter()
            .map(|key| catalog::source(key).map_or_else(|| key.clone(), str::to_owned))
            .collect(),
        articles: catalog::articles()
            .iter()
            .filter(|article| article.exercises.iter().any(|other| other == id.as_str()))
            .map(|article| (article.id.to_owned(), article.title.clone()))
            .collect(),
        is_massage: exercise.kind == Kind::SelfMassage,
        picture: model.library.picture(id),
    })
}

/// What becomes of it for somebody who ticked this and nothing else, a clinician having agreed where one is asked.
fn alone(exercise: &Exercise, caution: Caution) -> Verdict {
    let any_day = Day::from_date(chrono::NaiveDate::default());
    let held = Held { cleared: Some(any_day), ..Held::default() };
    let person = Person { cautions: BTreeMap::from([(caution, held)]), ..Person::default() };
    let best = Today { level: Level::Three, ..Today::of(gate::gate(PainScore::new(0))) };
    judge(exercise, &person, &best).verdict
}

fn chips(exercise: &Exercise) -> Vec<String> {
    let mut chips =
        vec![exercise.kind.word(), exercise.technique.word(), exercise.position.word(), exercise.level.word()];
    chips.dedup();
    let mut chips: Vec<String> = chips.into_iter().map(sentence_case).collect();
    chips.extend(exercise.props.iter().map(|prop| sentence_case(prop.word())));
    chips
}

fn time(exercise: &Exercise) -> String {
    let own = exercise.dose.per_side().map_or_else(|| "in your own time".into(), clock_face);
    let sides = if exercise.sides == crate::domain::side::Sides::None { "" } else { " a side" };
    match exercise.range {
        Some(range) => format!(
            "{own}{sides}; it can be set from {} to {}",
            clock_face(range.shortest()),
            clock_face(range.longest())
        ),
        None => format!("{own}{sides}"),
    }
}

fn line(library: &Library, heading: &'static str, variant: &Variant) -> VariantLine {
    let other = match &variant.change {
        Change::Exercise(id) => library.exercises.get(id).map(|other| (id.clone(), other.name.clone())),
        Change::Same(_) => None,
    };
    VariantLine { heading, words: sentence_case(&variant.words), other }
}

/// A sentence from the words of a file, which begin small and have no end.
fn sentence(words: &str) -> String {
    let mut text = sentence_case(words);
    if !text.is_empty() && !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

/// An exercise as a card in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct ExerciseCard {
    /// Which.
    pub id: ExerciseId,
    /// Its name.
    pub name: String,
    /// "Self-massage · outer buttock".
    pub line: String,
    /// What changes for the person and why: "Not now: you ticked “blood thinner”".
    pub note: Option<String>,
    /// Its figure.
    pub still: Option<Still>,
}

/// What is changed and why, for a card.
fn note(judged: &Judgement) -> Option<String> {
    let why = judged.reasons.first().map(|reason| reason.why()).unwrap_or_default();
    match judged.verdict {
        Verdict::Fine => None,
        Verdict::Easier => Some(format!("Gentler for you: {why}")),
        Verdict::Out => Some(format!("Not now: {why}")),
    }
}

/// Every exercise that holds every word of `search` and passes the filters, in the order of the clinical notes, a person's own
/// last.
pub fn exercises(model: &Model, search: &str, filters: &Filters) -> Vec<ExerciseCard> {
    let words = words_of(search);
    let holds = model.holds(Pain::default());
    let built_in = catalog::exercise_files().iter().filter_map(|(name, _)| name.parse::<ExerciseId>().ok());
    let own = model.library.own_figures.keys().cloned();
    let found = built_in.chain(own).filter_map(|id| model.library.exercises.get(&id)).filter(|exercise| {
        let mut text = vec![exercise.name.as_str(), exercise.kind.word(), exercise.technique.word()];
        text.extend(exercise.regions.iter().map(|region| region.word()));
        text.extend(exercise.props.iter().map(|prop| prop.word()));
        let text = text.join("\n").to_lowercase();
        words.iter().all(|word| text.contains(word)) && filters.fit(&Traits::of_exercise(exercise))
    });
    let card = |exercise: &std::sync::Arc<Exercise>| ExerciseCard {
        id: exercise.id.clone(),
        name: exercise.name.clone(),
        line: format!(
            "{} · {}",
            sentence_case(exercise.kind.word()),
            exercise.regions.first().map_or("whole body", |region| region.word())
        ),
        note: note(&judge(exercise, &model.care.person, &holds)),
        still: Still::of(&model.library, &exercise.id, BoutSide::Whole),
    };
    found.map(card).collect()
}

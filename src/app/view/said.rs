//! What was said in an entry of the journal, a line each. Whatever was answered has its place in one of them; the person's own
//! words stand beside them.

use super::journal::minutes_words;
use super::words::{sentence_case, times};
use crate::domain::history::Pain;
use crate::domain::journal::{BotherOf, CheckIn, Factor, Noted, SelfTest, Turn, WeekAnswers, WeekPain};
use crate::domain::quantity::Rating;
use crate::domain::safety::light::Reach;

/// What was said, a line each.
pub(super) fn lines(noted: &Noted) -> Vec<String> {
    match noted {
        Noted::CheckIn(said) => check_in_lines(said),
        Noted::Week(said) => [week_pain_lines(said), week_lines(said)].concat(),
        Noted::Test(said) => test_lines(said),
    }
}

/// "Leg 5 · back 3 · down to the calf".
pub(super) fn pain_words(pain: Pain) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(pain.leg.map(|score| format!("leg {}", score.get())));
    parts.extend(pain.back.map(|score| format!("back {}", score.get())));
    parts.extend(pain.reach.map(|reach| match reach {
        Reach::None => "nowhere".to_owned(),
        reach => format!("down to the {}", reach.word()),
    }));
    (!parts.is_empty()).then(|| sentence_case(&parts.join(" · ")))
}

fn check_in_lines(said: &CheckIn) -> Vec<String> {
    let mut lines: Vec<String> = pain_words(said.pain()).into_iter().collect();
    let marks: Vec<String> =
        said.marks.iter().map(|(place, score)| format!("{} {}", place.words().to_lowercase(), score.get())).collect();
    let feels: Vec<&str> = said.feels.iter().map(|feel| feel.word()).collect();
    let with = |turn| {
        let factors =
            said.factors.iter().filter(|(_, other)| **other == turn).map(|(factor, _): (&Factor, _)| factor.word());
        factors.collect::<Vec<_>>().join(", ")
    };
    let (worse, better) = (with(Turn::Worse), with(Turn::Better));
    lines.extend(
        [marks.join(", "), feels.join(", ")]
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(|line| sentence_case(&line)),
    );
    if !worse.is_empty() {
        lines.push(format!("Worse with {worse}"));
    }
    if !better.is_empty() {
        lines.push(format!("Better with {better}"));
    }
    let mut rest: Vec<String> =
        said.sitting.map(|long| format!("sitting {}", minutes_words(long.get()))).into_iter().collect();
    rest.extend(rated("sleep", said.sleep));
    rest.extend(rated("mood", said.mood));
    rest.extend(rated("stress", said.stress));
    lines.extend((!rest.is_empty()).then(|| sentence_case(&rest.join(" · "))));
    lines
}

fn rated(name: &str, rating: Option<Rating>) -> Option<String> {
    rating.map(|rating| format!("{name} {}", rating.get()))
}

/// "Leg now 3 · at its worst 7 · on average 4".
fn week_pain_lines(said: &WeekAnswers) -> Vec<String> {
    let line = |(place, WeekPain { now, worst, average }): (&str, WeekPain)| {
        let said = [("now", now), ("at its worst", worst), ("on average", average)];
        let parts: Vec<String> =
            said.iter().filter_map(|(when, score)| Some(format!("{when} {}", (*score)?.get()))).collect();
        (!parts.is_empty()).then(|| format!("{place} {}", parts.join(" · ")))
    };
    [("Leg", said.leg), ("Back", said.back)].into_iter().filter_map(line).collect()
}

fn week_lines(said: &WeekAnswers) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(bother_words(said));
    lines.extend(said.activities.iter().filter_map(|one| Some(format!("{} {} of 10", one.name, one.goes?.get()))));
    let bearable = [("sitting", said.sitting), ("standing", said.standing), ("walking", said.walking)];
    let bearable: Vec<String> = bearable
        .iter()
        .filter_map(|(name, long)| Some(format!("{name} {}", minutes_words((*long)?.get()))))
        .chain(said.wakings.map(|woken| match woken {
            0 => "not woken at night".to_owned(),
            _ => format!("woken {} a night", times(woken.into())),
        }))
        .collect();
    let rest: Vec<String> = [
        rated("sleep", said.sleep),
        rated("mood", said.mood),
        rated("stress", said.stress),
        rated("confidence", said.confidence),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend([bearable, rest].iter().filter(|part| !part.is_empty()).map(|part| sentence_case(&part.join(" · "))));
    lines.extend(said.change.map(|change| format!("Against the beginning: {}", change.word())));
    lines
}

/// "Bother score 12 of 24"; where some were not answered there is no score, but those that were:
/// "Bother, each 0 to 6: leg pain 3 · pain while sitting 4".
fn bother_words(said: &WeekAnswers) -> Option<String> {
    if let Some(all) = said.bother_in_all() {
        return Some(format!("Bother score {all} of 24"));
    }
    let answered = BotherOf::ALL.iter().zip(said.bother);
    let answers: Vec<String> =
        answered.filter_map(|(of, bother)| Some(format!("{} {}", of.word(), bother?.get()))).collect();
    (!answers.is_empty()).then(|| format!("Bother, each 0 to 6: {}", answers.join(" · ")))
}

fn test_lines(said: &SelfTest) -> Vec<String> {
    let mut parts: Vec<String> =
        said.fingertips.map(|cm| format!("Fingertips {} cm from the floor", cm.get())).into_iter().collect();
    parts.extend(said.left.map(|knee| format!("left knee {}°", knee.get())));
    parts.extend(said.right.map(|knee| format!("right knee {}°", knee.get())));
    if parts.is_empty() { parts } else { vec![sentence_case(&parts.join(" · "))] }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::journal::samples::entries;
    use crate::domain::journal::{Activity, Bother, Change, Feel, Fingertips, KneeAngle, Place, Zone};
    use crate::domain::quantity::{Minutes, PainScore};
    use crate::domain::side::Side;

    fn rating(said: u8) -> Option<Rating> {
        Rating::new(said)
    }

    fn minutes(said: u16) -> Option<Minutes> {
        Minutes::new(said)
    }

    #[test]
    fn a_week_has_a_line_for_whatever_was_answered() {
        // Every field by name, so that a new one is missed here.
        let full = WeekAnswers {
            leg: WeekPain { now: PainScore::new(3), worst: PainScore::new(7), average: None },
            back: WeekPain { average: PainScore::new(2), ..WeekPain::default() },
            bother: [0, 1, 2, 3].map(Bother::new),
            activities: vec![Activity { name: "Gardening".into(), goes: rating(4) }],
            sitting: minutes(20),
            standing: minutes(60),
            walking: minutes(90),
            wakings: Some(3),
            sleep: rating(5),
            mood: rating(6),
            stress: rating(7),
            confidence: rating(8),
            change: Some(Change::LittleBetter),
            note: String::new(),
        };
        let told = [
            "Leg now 3 · at its worst 7",
            "Back on average 2",
            "Bother score 6 of 24",
            "Gardening 4 of 10",
            "Sitting 20 min · standing 1 h · walking 1 h 30 min · woken 3 times a night",
            "Sleep 5 · mood 6 · stress 7 · confidence 8",
            "Against the beginning: a little better",
        ];
        assert_eq!(lines(&Noted::Week(full)), told);
    }

    #[test]
    fn where_a_bother_was_left_out_the_others_are_told_each_by_itself() {
        let of = |bother: [Option<u8>; 4]| {
            week_lines(&WeekAnswers { bother: bother.map(|said| Bother::new(said?)), ..WeekAnswers::default() })
        };
        let told = "Bother, each 0 to 6: leg pain 3 · tingling or numbness in the leg 0 · pain while sitting 4";
        assert_eq!(of([Some(3), Some(0), None, Some(4)]), [told]);
        assert_eq!(of([None, None, Some(2), None]), ["Bother, each 0 to 6: weakness in the leg 2"]);
        assert_eq!(of([None; 4]), [""; 0]);
    }

    #[test]
    fn once_and_twice_are_words_and_a_night_slept_through_is_said_so() {
        let of = |wakings| week_lines(&WeekAnswers { wakings: Some(wakings), ..WeekAnswers::default() });
        assert_eq!(of(0), ["Not woken at night"]);
        assert_eq!(of(1), ["Woken once a night"]);
        assert_eq!(of(2), ["Woken twice a night"]);
        assert_eq!(of(3), ["Woken 3 times a night"]);
    }

    #[test]
    fn a_check_in_and_a_self_test_have_a_line_for_whatever_was_said() {
        let said = CheckIn {
            pain: Pain { leg: PainScore::new(5), back: PainScore::new(3), reach: Some(Reach::Calf) },
            marks: [(Place::Of(Zone::Calf, Side::Right), PainScore::new(4).unwrap())].into(),
            feels: [Feel::Ache, Feel::Tingling].into(),
            factors: [(Factor::Sitting, Turn::Worse), (Factor::Walking, Turn::Better)].into(),
            sitting: minutes(0),
            sleep: rating(5),
            mood: rating(6),
            stress: rating(7),
            note: String::new(),
        };
        let told = [
            "Leg 5 · back 3 · down to the calf",
            "Right calf 4",
            "Aching, tingling",
            "Worse with sitting",
            "Better with walking",
            "Sitting 0 min · sleep 5 · mood 6 · stress 7",
        ];
        assert_eq!(check_in_lines(&said), told);
        let said = SelfTest {
            fingertips: Fingertips::new(12),
            left: KneeAngle::new(20),
            right: KneeAngle::new(30),
            note: String::new(),
        };
        assert_eq!(test_lines(&said), ["Fingertips 12 cm from the floor · left knee 20° · right knee 30°"]);
    }

    proptest! {
        #[test]
        fn an_entry_that_says_anything_but_a_note_has_a_line(entry in entries()) {
            let (what, is_empty) = match entry.what {
                Noted::CheckIn(said) => {
                    let said = CheckIn { note: String::new(), ..said };
                    (Noted::CheckIn(said.clone()), said.is_empty())
                }
                Noted::Week(said) => {
                    let said = WeekAnswers { note: String::new(), ..said };
                    (Noted::Week(said.clone()), said.is_empty())
                }
                Noted::Test(said) => {
                    let said = SelfTest { note: String::new(), ..said };
                    (Noted::Test(said.clone()), said.is_empty())
                }
            };
            prop_assert_eq!(lines(&what).is_empty(), is_empty, "{:?}", what);
        }
    }
}

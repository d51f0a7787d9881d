//! What the library says is what the clinical notes say.

use std::collections::BTreeSet;

use supple::catalog::{Target, articles, built_in, source};
use supple::domain::safety::Caution;
use supple::domain::safety::rules::CALM;
use supple::domain::variant::Change;

/// Each exercise with its level, who leaves it out and who does the gentler one, as table 4A of the clinical notes has them; VASC and
/// DEEP are written out, LOCAL goes with every self-massage by itself.
const TABLE_4A: &[(&str, u8, &str, &str)] = &[
    ("back-side-hand-kneading", 1, "", "Osteoporosis Preg Anticoag"),
    ("outer-glute-fist-knead", 1, "", "Anticoag Preg HipReplacement NeuroDeficit"),
    ("side-hip-palm-circles", 1, "", ""),
    ("thigh-back-effleurage", 1, "Dvt", "Varicose Arterial Neuropathy Preg"),
    ("hamstring-hand-knead", 1, "Dvt Varicose Arterial", "Anticoag HamstringTear NeuroDeficit Preg"),
    ("calf-squeeze-release", 1, "Dvt Varicose Arterial Preg", "Anticoag Neuropathy HipReplacement"),
    ("foot-thumb-press", 1, "", "Neuropathy HipReplacement"),
    ("low-back-myofascial-hold", 1, "", "Osteoporosis WristShoulder"),
    ("thigh-myofascial-hold", 1, "Dvt Varicose Arterial", "NeuroDeficit"),
    (
        "wall-ball-outer-glute",
        1,
        "Anticoag Neuropathy NeuroDeficit HighIrritability",
        "Osteoporosis Preg HipReplacement Balance",
    ),
    (
        "floor-ball-upper-glute",
        3,
        "Anticoag Neuropathy NeuroDeficit HighIrritability Osteoporosis HipReplacement Preg",
        "",
    ),
    (
        "wall-ball-piriformis-edge",
        3,
        "Anticoag Neuropathy NeuroDeficit HighIrritability HipReplacement Osteoporosis Preg",
        "",
    ),
    (
        "wall-ball-low-back",
        2,
        "Anticoag Neuropathy NeuroDeficit HighIrritability Osteoporosis",
        "Preg Balance ExtensionSensitive",
    ),
    (
        "chair-ball-hamstring",
        2,
        "Dvt Varicose Arterial Anticoag Neuropathy NeuroDeficit HighIrritability HamstringTear",
        "Preg",
    ),
    ("ball-foot-roll", 1, "Neuropathy", "Balance Anticoag"),
    (
        "roller-hamstrings",
        2,
        "Dvt Varicose Arterial Anticoag Neuropathy NeuroDeficit HighIrritability HamstringTear WristShoulder",
        "FlexionSensitive Preg",
    ),
    (
        "roller-calves",
        2,
        "Dvt Varicose Arterial Anticoag Neuropathy NeuroDeficit HighIrritability Preg",
        "WristShoulder FlexionSensitive",
    ),
    (
        "roller-outer-glute",
        2,
        "Anticoag Neuropathy NeuroDeficit HighIrritability HipReplacement Osteoporosis Preg",
        "WristShoulder Balance",
    ),
    ("supine-hamstring-strap", 1, "HighIrritability HamstringTear", "NeuroDeficit Preg Hypermobility Surgery"),
    ("doorway-hamstring", 1, "HighIrritability HamstringTear", "NeuroDeficit Preg Hypermobility Surgery"),
    ("seated-hamstring-hinge", 1, "HighIrritability HamstringTear", "FlexionSensitive Osteoporosis NeuroDeficit"),
    (
        "standing-hamstring-step",
        2,
        "HighIrritability HamstringTear",
        "FlexionSensitive Osteoporosis NeuroDeficit Balance",
    ),
    ("active-knee-extension", 1, "HighIrritability", "NeuroDeficit HamstringTear"),
    ("hamstring-contract-relax", 3, "HighIrritability NeuroDeficit HamstringTear HeartBp", "Hypermobility Preg"),
    ("figure-four-supine", 1, "HipReplacement HighIrritability", "Preg KneeProblem"),
    ("figure-four-seated", 1, "HipReplacement", "KneeProblem Preg FlexionSensitive"),
    ("single-knee-to-chest", 1, "HipReplacement", "FlexionSensitive Osteoporosis Preg"),
    ("half-kneel-hip-flexor", 2, "KneeProblem", "Balance ExtensionSensitive"),
    ("calf-wall-stretch", 1, "Dvt", "Balance NeuroDeficit"),
    ("side-lying-nerve-slider", 1, "", "HighIrritability NeuroDeficit Surgery"),
    ("seated-nerve-slider", 1, "HighIrritability", "NeuroDeficit FlexionSensitive"),
    ("supine-nerve-slider", 2, "HighIrritability HamstringTear", "NeuroDeficit Preg"),
    ("pelvic-tilts", 1, "", "Preg Osteoporosis"),
    ("lower-trunk-rotation", 1, "Surgery", "Osteoporosis Preg HipReplacement"),
    ("cat-camel", 1, "", "Osteoporosis KneeProblem WristShoulder FlexionSensitive"),
    ("prone-prop", 2, "ExtensionSensitive Preg Surgery", "Osteoporosis WristShoulder"),
    ("march-in-place", 1, "", "Balance HeartBp"),
    ("glute-bridge", 1, "Surgery", "Preg HamstringTear ExtensionSensitive HeartBp"),
    ("clamshell", 1, "HipReplacement", "Surgery"),
    ("bird-dog", 2, "KneeProblem WristShoulder", "Surgery Preg"),
    ("sit-to-stand", 1, "", "Balance KneeProblem Surgery"),
    ("slow-breathing", 1, "", "HeartBp"),
    ("legs-up-rest", 1, "", "Preg"),
    ("seated-posture-reset", 1, "", "FlexionSensitive Osteoporosis"),
    ("hip-hinge-drill", 2, "", "Balance FlexionSensitive"),
];

#[test]
fn levels_blocks_and_cautions_of_every_exercise_are_those_of_the_clinical_notes() {
    assert_eq!(TABLE_4A.len(), built_in().exercises.len());
    for (id, level, blocks, cautions) in TABLE_4A {
        let exercise = &built_in().exercises[&id.parse().unwrap()];
        let names = |codes: &[Caution]| codes.iter().map(|code| code.name()).collect::<BTreeSet<_>>();
        assert_eq!(exercise.level as u8 + 1, *level, "{id}");
        assert_eq!(names(&exercise.blocks), blocks.split_whitespace().collect(), "{id}");
        assert_eq!(names(&exercise.cautions), cautions.split_whitespace().collect(), "{id}");
    }
}

#[test]
fn the_calm_exercises_are_those_of_the_bad_day_routine() {
    let own: BTreeSet<&str> =
        built_in().routine("flare-calm").unwrap().steps().iter().map(|step| step.exercise().id.as_str()).collect();
    assert_eq!(own, BTreeSet::from(CALM));
}

#[test]
fn every_exercise_has_its_times_its_variants_its_evidence_and_known_sources() {
    for (id, exercise) in &built_in().exercises {
        assert!(exercise.range.is_some() && !exercise.evidence.is_empty(), "{id}");
        assert!(exercise.easier.is_some() && exercise.harder.is_some(), "{id}");
        for variant in exercise.easier.iter().chain(&exercise.harder) {
            if let Change::Exercise(other) = &variant.change {
                let other = built_in().exercises.get(other).unwrap_or_else(|| panic!("{id} leads to {other}"));
                assert!(other.level <= exercise.level, "{id}: its easier one is no harder");
            }
        }
        for key in &exercise.sources {
            assert!(source(key).is_some(), "{id} cites {key}");
        }
    }
}

#[test]
fn every_step_of_a_built_in_routine_lies_within_the_times_of_its_exercise() {
    for routine in &built_in().routines {
        for step in routine.steps() {
            let time = step.dose().per_side().unwrap();
            let range = step.exercise().range.unwrap();
            assert!(range.holds(time), "{} in {}: {time:?}", step.exercise().id, routine.id());
        }
    }
}

#[test]
fn articles_have_their_length_their_sources_and_links_that_lead_somewhere() {
    assert_eq!(articles().len(), 16);
    for article in articles() {
        let words = article.text().split_whitespace().count();
        assert!((250..=600).contains(&words), "{}: {words} words", article.id);
        assert!(
            !article.title.is_empty() && !article.summary.is_empty() && !article.grade.is_empty(),
            "{}",
            article.id
        );
        assert!(!article.sources.is_empty() && !article.exercises.is_empty(), "{}", article.id);
        for key in &article.sources {
            assert!(source(key).is_some(), "{} cites {key}", article.id);
        }
        let exercises = &built_in().exercises;
        for id in article.exercises.iter().chain([&article.figure]) {
            assert!(exercises.contains_key(&id.parse().unwrap()), "{} names {id}", article.id);
        }
        for link in article.links() {
            match link {
                Target::Exercise(id) => assert!(exercises.contains_key(&id.parse().unwrap()), "{}: {id}", article.id),
                Target::Article(id) => {
                    assert!(supple::catalog::article(id).is_some(), "{} leads to {id}", article.id);
                }
            }
        }
    }
}

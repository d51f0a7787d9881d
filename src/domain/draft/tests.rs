use super::*;
use crate::domain::samples;

fn flaws(change: impl FnOnce(&mut RoutineDraft)) -> Vec<(Vec<usize>, &'static str, String)> {
    let mut draft = samples::draft();
    change(&mut draft);
    let problems = draft.build(&samples::library()).expect_err("the draft must be refused");
    problems.into_iter().map(|p| (p.place.block, p.place.field, p.flaw.to_string())).collect()
}

fn first_step(draft: &mut RoutineDraft) -> &mut StepDraft {
    match &mut draft.blocks[0] {
        BlockDraft::Step(step) => step,
        BlockDraft::Group { .. } => panic!("the sample begins with a step"),
    }
}

#[test]
fn a_sound_draft_builds() {
    assert!(samples::draft().build(&samples::library()).is_ok());
}

#[test]
fn every_problem_is_told_at_once_each_with_its_place() {
    let found = flaws(|draft| {
        draft.id = "Not an id".into();
        draft.title = " ".into();
        first_step(draft).exercise = "strech".into();
        first_step(draft).target = Some(TargetDraft::Hold(0.0));
        draft.blocks.push(BlockDraft::Group { rounds: 0, blocks: vec![] });
    });
    let places: Vec<_> = found.iter().map(|(block, field, _)| (block.len(), *field)).collect();
    assert_eq!(places, [(0, "id"), (0, "title"), (1, "exercise"), (1, "target"), (1, "rounds"), (1, "steps")]);
    assert!(found[2].2.contains("did you mean `stretch`?"), "{}", found[2].2);
}

#[test]
fn times_that_are_zero_negative_absurd_or_no_number_are_refused() {
    for seconds in [0.0, -5.0, f64::NAN, f64::NEG_INFINITY] {
        let found = flaws(|draft| first_step(draft).target = Some(TargetDraft::Hold(seconds)));
        assert!(found[0].2.contains("more than 0"), "{seconds}: {}", found[0].2);
    }
    for target in [TargetDraft::Hold(14_401.0), TargetDraft::Hold(f64::INFINITY), TargetDraft::Reps(1000, 60.0)] {
        let found = flaws(|draft| first_step(draft).target = Some(target));
        assert!(found[0].2.contains("over 4 hours"), "{target:?}: {}", found[0].2);
    }
    assert!(flaws(|draft| draft.rest = Some(-1.0))[0].2.contains("0 or more"));
}

#[test]
fn a_fourth_level_of_groups_an_excess_of_steps_and_twelve_hours_are_refused() {
    let nest = |inner: BlockDraft| BlockDraft::Group { rounds: 2, blocks: vec![inner] };
    let three = nest(nest(nest(samples::step("stretch"))));
    let mut draft = samples::draft();
    draft.blocks = vec![three.clone()];
    assert!(draft.build(&samples::library()).is_ok());
    assert!(flaws(|draft| draft.blocks = vec![nest(three)])[0].2.contains("3 deep"));
    let many = BlockDraft::Group {
        rounds: 1000,
        blocks: vec![BlockDraft::Group { rounds: 11, blocks: vec![samples::step("breathe")] }],
    };
    assert!(flaws(|draft| draft.blocks = vec![many])[0].2.contains("11000 steps"));
    let long = BlockDraft::Group { rounds: 1000, blocks: vec![samples::step("breathe")] };
    assert!(flaws(|draft| draft.blocks = vec![long])[0].2.contains("12 hours"));
}

#[test]
fn the_limit_of_twelve_hours_counts_getting_ready() {
    let ready = |seconds| StepDraft { get_ready: Some(seconds), rest: Some(0.0), ..samples::hold("breathe", 60.0) };
    let thrice = |seconds| vec![BlockDraft::Step(ready(seconds)); 3];
    let mut draft = samples::draft();
    draft.blocks = thrice(14_340.0);
    assert!(draft.build(&samples::library()).is_ok());
    assert!(flaws(|draft| draft.blocks = thrice(14_341.0))[0].2.contains("721 minutes in all; at most 12 hours"));
    let first = flaws(|draft| {
        draft.get_ready = Some(14_400.0);
        draft.blocks = vec![BlockDraft::Step(samples::hold("breathe", 14_400.0)); 2];
    });
    assert!(first[0].2.contains("12 hours"), "{}", first[0].2);
}

#[test]
fn the_limit_of_four_hours_is_for_all_sets_of_a_side() {
    let sets = |seconds, sets, set_rest| StepDraft { sets, set_rest, ..samples::hold("stretch", seconds) };
    let mut draft = samples::draft();
    // Two sides of four hours each.
    *first_step(&mut draft) = sets(7_000.0, Some(2), Some(400.0));
    assert!(draft.build(&samples::library()).is_ok());
    let found = flaws(|draft| *first_step(draft) = sets(7_000.0, Some(2), Some(401.0)));
    assert_eq!((found[0].1, found.len()), ("sets", 1));
    assert!(found[0].2.contains("2 sets and the rests between them come to 14401 s a side"), "{}", found[0].2);
    let waiting = StepDraft { target: Some(TargetDraft::UntilDone), ..sets(1.0, Some(3), Some(14_000.0)) };
    assert!(flaws(|draft| *first_step(draft) = waiting)[0].2.contains("28000 s"));
}

#[test]
fn titles_in_any_script_are_welcome_but_not_endless_ones() {
    for title in ["تمدد أوتار الركبة", "ハムストリングのストレッチ", "Поясница"] {
        let mut draft = samples::draft();
        draft.title = title.into();
        assert_eq!(draft.build(&samples::library()).unwrap().title(), title);
    }
    assert!(flaws(|draft| draft.title = "x".repeat(500))[0].2.contains("500 characters"));
}

#[test]
fn a_band_over_the_cap_is_refused() {
    let found = flaws(|draft| first_step(draft).band = Some((Feeling::Pressure, 3, 7)));
    assert!(found[0].2.contains("at most 5"), "{}", found[0].2);
}

use proptest::prelude::*;

use super::edit::{Edit, Picking, TOO_DEEP, Way};
use super::outcome::LineKind;
use super::tree::{Anchor, Item, ItemId, ItemKind};
use super::*;
use crate::domain::draft::{StepDraft, StepState};
use crate::domain::samples;

/// A new routine of these exercises, one step each.
fn editing(exercises: &[&str]) -> Editing {
    let blocks = exercises.iter().map(|exercise| samples::step(exercise)).collect();
    Editing::new(&samples::of(blocks), Origin::New, &samples::library())
}

impl Editing {
    fn does(&mut self, edit: Edit) -> &mut Self {
        self.apply(edit, &samples::library());
        self
    }

    fn picks(&mut self, lines: &[usize]) -> &mut Self {
        self.does(Edit::PickNone);
        for line in lines {
            let id = self.outcome.lines[*line].id;
            self.does(Edit::Pick(id, Picking::Also));
        }
        self
    }
}

/// "stretch [breathe sway]*2", left-out ones in brackets, what is picked with a star before it.
fn told(editing: &Editing) -> String {
    fn tell(items: &[Item], picked: &BTreeSet<ItemId>) -> String {
        let words = items.iter().map(|item| {
            let star = if picked.contains(&item.id) { "*" } else { "" };
            match &item.kind {
                ItemKind::Step(step) if step.state == StepState::Off => format!("{star}({})", step.exercise),
                ItemKind::Step(step) => format!("{star}{}", step.exercise),
                ItemKind::Group { rounds, items } => format!("{star}[{}]x{rounds}", tell(items, picked)),
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
    tell(editing.items(), editing.picked())
}

#[test]
fn steps_are_added_after_what_is_picked_and_are_picked_then() {
    let mut editing = editing(&["stretch", "sway"]);
    editing.picks(&[0]).does(Edit::Add(vec!["breathe".into(), "breathe".into()]));
    assert_eq!(told(&editing), "stretch *breathe *breathe sway");
    editing.does(Edit::PickNone).does(Edit::Add(vec!["stretch".into()]));
    assert_eq!(told(&editing), "stretch breathe breathe sway *stretch");
}

#[test]
fn what_is_picked_moves_past_others_into_groups_and_out_of_them() {
    let mut editing = editing(&["stretch", "breathe", "sway"]);
    editing.picks(&[1, 2]).does(Edit::Group);
    assert_eq!(told(&editing), "stretch *[breathe sway]x2");
    editing.picks(&[0]);
    let mut seen = Vec::new();
    for way in [Way::Down, Way::Down, Way::Down, Way::Down, Way::Down, Way::Up, Way::Up, Way::Up, Way::Up, Way::Up] {
        editing.does(Edit::Shift(way));
        seen.push(told(&editing));
    }
    assert_eq!(
        seen,
        [
            "[*stretch breathe sway]x2",
            "[breathe *stretch sway]x2",
            "[breathe sway *stretch]x2",
            "[breathe sway]x2 *stretch",
            "[breathe sway]x2 *stretch",
            "[breathe sway *stretch]x2",
            "[breathe *stretch sway]x2",
            "[*stretch breathe sway]x2",
            "*stretch [breathe sway]x2",
            "*stretch [breathe sway]x2",
        ]
    );
}

#[test]
fn several_that_lie_apart_move_together_and_keep_their_order() {
    let mut editing = editing(&["stretch", "breathe", "sway", "breathe"]);
    editing.picks(&[0, 2]).does(Edit::Shift(Way::Down));
    assert_eq!(told(&editing), "breathe breathe *stretch *sway");
    editing.does(Edit::Move(Anchor::Before(editing.outcome.lines[0].id)));
    assert_eq!(told(&editing), "*stretch *sway breathe breathe");
    // A place within what moves is no place.
    editing.does(Edit::Move(Anchor::After(editing.outcome.lines[0].id)));
    assert_eq!(told(&editing), "*stretch *sway breathe breathe");
}

#[test]
fn deleting_picks_what_follows_and_takes_an_emptied_group_along() {
    let mut editing = editing(&["stretch", "breathe", "sway"]);
    editing.picks(&[1]).does(Edit::Delete);
    assert_eq!(told(&editing), "stretch *sway");
    editing.does(Edit::Group).picks(&[2]).does(Edit::Delete);
    assert_eq!(told(&editing), "*stretch");
    editing.does(Edit::Delete);
    assert_eq!(told(&editing), "");
    editing.does(Edit::Undo).does(Edit::Undo);
    assert_eq!(told(&editing), "stretch [*sway]x2");
}

#[test]
fn a_group_is_made_of_what_is_picked_ends_again_and_never_stands_too_deep() {
    let mut editing = editing(&["stretch", "breathe", "sway"]);
    editing.picks(&[0, 2]).does(Edit::Group);
    assert_eq!(told(&editing), "*[stretch sway]x2 breathe");
    editing.does(Edit::Dissolve);
    assert_eq!(told(&editing), "*stretch *sway breathe");
    editing.does(Edit::Group).does(Edit::Group).does(Edit::Group);
    assert_eq!(editing.refusal, None);
    let before = told(&editing);
    editing.does(Edit::Group);
    assert_eq!((told(&editing), editing.refusal), (before, Some(TOO_DEEP)));
}

#[test]
fn a_step_is_left_out_and_taken_in_again_without_being_deleted() {
    let mut editing = editing(&["stretch", "breathe"]);
    editing.picks(&[0]).does(Edit::ToggleState);
    assert_eq!(told(&editing), "*(stretch) breathe");
    assert_eq!(editing.outcome.routine.as_ref().unwrap().steps().len(), 1);
    editing.picks(&[0, 1]).does(Edit::ToggleState);
    assert_eq!(told(&editing), "*(stretch) *(breathe)");
    assert!(editing.outcome.problems[0].flaw.to_string().contains("every step is left out"));
    editing.does(Edit::ToggleState);
    assert_eq!(told(&editing), "*stretch *breathe");
}

#[test]
fn letters_typed_in_one_field_are_taken_back_together_and_those_of_another_are_not() {
    let mut editing = editing(&["stretch"]);
    let title = |editing: &Editing, title: &str| {
        Edit::Head(Box::new(RoutineDraft { title: title.into(), ..editing.head().clone() }), "title")
    };
    for typed in ["E", "Ev", "Eve"] {
        let edit = title(&editing, typed);
        editing.does(edit);
    }
    let head = Box::new(RoutineDraft { goal: "Calm".into(), ..editing.head().clone() });
    editing.does(Edit::Head(head, "goal"));
    editing.does(Edit::Undo);
    assert_eq!((&*editing.head().title, &*editing.head().goal), ("Eve", ""));
    editing.does(Edit::Undo);
    assert_eq!(editing.head().title, "Sample");
    assert!(!editing.can_undo());
    editing.does(Edit::Redo).does(Edit::Redo);
    assert_eq!((&*editing.head().title, &*editing.head().goal), ("Eve", "Calm"));
}

#[test]
fn there_is_something_to_lose_only_after_a_change_that_was_not_saved() {
    let library = samples::library();
    let mut editing = Editing::new(&samples::draft(), Origin::New, &library);
    editing.saved_as("sample", Origin::Own { file: "sample.ron".into(), base: Fingerprint::of(b"") }, &library);
    assert!(!editing.is_changed());
    editing.picks(&[1]);
    assert!(!editing.is_changed(), "picking is no change");
    editing.does(Edit::Duplicate);
    assert!(editing.is_changed());
    editing.does(Edit::Undo);
    assert!(!editing.is_changed(), "what was taken back is not lost");
    assert!(!Editing::new(&samples::of(vec![]), Origin::New, &library).is_changed(), "a blank page is nothing to lose");
}

#[test]
fn what_is_copied_is_pasted_again_elsewhere() {
    let mut editing = editing(&["stretch", "breathe"]);
    let copied = editing.picks(&[0]).copied();
    editing.picks(&[1]).does(Edit::Paste(copied));
    assert_eq!(told(&editing), "stretch breathe *stretch");
    let ids: BTreeSet<ItemId> = editing.outcome.lines.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), 3);
}

#[test]
fn a_flaw_is_told_at_its_block_and_field() {
    let mut editing = editing(&["stretch", "nonsense"]);
    editing.picks(&[1]).does(Edit::Group);
    let mend = &editing.outcome.problems[0];
    assert_eq!((mend.at, mend.field), (Some(editing.outcome.lines[2].id), "exercise"));
    assert!(matches!(editing.outcome.lines[2].kind, LineKind::Step { exercise: None, .. }));
}

#[test]
fn the_arrow_keys_pick_line_by_line_and_with_shift_a_whole_run() {
    let mut editing = editing(&["stretch", "breathe", "sway"]);
    editing.does(Edit::PickNext(Way::Down, Picking::Only));
    assert_eq!(told(&editing), "stretch *breathe sway");
    editing.does(Edit::PickNext(Way::Down, Picking::Through));
    assert_eq!(told(&editing), "stretch *breathe *sway");
    editing.does(Edit::PickNext(Way::Down, Picking::Only));
    assert_eq!(told(&editing), "stretch *breathe *sway", "after the last there is none");
}

fn edits() -> impl Strategy<Value = (usize, u8, usize)> {
    (0..40_usize, 0..16_u8, 0..40_usize)
}

/// An edit of some kind at some line.
fn some(editing: &Editing, kind: u8, line: usize) -> Edit {
    let lines = &editing.outcome.lines;
    let at = lines.get(line % lines.len().max(1)).map_or(ItemId(9_999), |line| line.id);
    match kind {
        0 => Edit::Add(vec!["stretch".into()]),
        1 => Edit::Duplicate,
        2 => Edit::Delete,
        3 => Edit::Shift(Way::Up),
        4 => Edit::Shift(Way::Down),
        5 | 6 => Edit::Group,
        7 => Edit::Dissolve,
        8 => Edit::ToggleState,
        9 => Edit::Move(Anchor::Before(at)),
        10 => Edit::Move(Anchor::After(at)),
        11 => Edit::Move(Anchor::LastIn(at)),
        12 => Edit::Paste(editing.copied()),
        13 => Edit::Rounds(at, 3),
        14 => Edit::Step(at, Box::new(StepDraft { exercise: "sway".into(), ..StepDraft::default() }), "exercise"),
        _ => Edit::Pick(at, Picking::Through),
    }
}

fn assert_sound(items: &[Item], depth: usize) {
    for item in items {
        if let ItemKind::Group { items, .. } = &item.kind {
            assert!(!items.is_empty(), "no group is empty");
            assert!(depth < 3, "no group is too deep");
            assert_sound(items, depth + 1);
        }
    }
}

proptest! {
    #[test]
    fn every_change_can_be_taken_back_and_done_again(script in proptest::collection::vec(edits(), 0..40)) {
        let mut editing = editing(&["stretch", "breathe", "sway"]);
        let first = editing.draft();
        for (pick, kind, line) in script {
            let id = some(&editing, 15, pick);
            if let Edit::Pick(id, _) = id {
                editing.does(Edit::Pick(id, Picking::Also));
            }
            if editing.outcome.lines.len() < 60 || kind == 2 {
                let edit = some(&editing, kind, line);
                editing.does(edit);
            }
            assert_sound(editing.items(), 0);
            let ids: BTreeSet<ItemId> = editing.outcome.lines.iter().map(|line| line.id).collect();
            prop_assert_eq!(ids.len(), editing.outcome.lines.len(), "names are unique");
        }
        let last = editing.draft();
        while editing.can_undo() {
            editing.does(Edit::Undo);
        }
        prop_assert_eq!(editing.draft(), first);
        while editing.can_redo() {
            editing.does(Edit::Redo);
        }
        prop_assert_eq!(editing.draft(), last);
    }
}

#[test]
fn another_exercise_in_a_step_keeps_what_stands_around_it_and_takes_its_own_time() {
    let mut editing = editing(&["stretch", "breathe"]);
    let id = editing.outcome.lines[0].id;
    let step = StepDraft {
        exercise: "stretch".into(),
        sets: Some(3),
        cue: Some("Pull.".into()),
        note: Some("by the window".into()),
        rest: Some(4.0),
        ..StepDraft::default()
    };
    editing.does(Edit::Step(id, Box::new(step), "all")).does(Edit::Replace(id, "sway".into()));
    assert_eq!(told(&editing).trim_start_matches('*'), "sway breathe");
    let LineKind::Step { step, .. } = &editing.outcome.lines[0].kind else { panic!("it is a step") };
    assert_eq!(
        (step.sets, step.cue.as_deref(), step.note.as_deref(), step.rest),
        (None, None, Some("by the window"), Some(4.0))
    );
    editing.does(Edit::Undo);
    assert_eq!(told(&editing).trim_start_matches('*'), "stretch breathe");
}

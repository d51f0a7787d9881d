//! Editing a long routine: one change, a thousand taken back, and a file of two hundred exercises looked at and kept.

use divan::Bencher;
use supple::app::craft::{CraftEdit, Crafting};
use supple::app::editor::edit::{Edit, Picking, Way};
use supple::app::editor::{Editing, Origin};
use supple::app::library::Library;
use supple::app::opening::{Import, Opening};
use supple::catalog;
use supple::domain::draft::{BlockDraft, RoutineDraft, StepDraft};
use supple::figure::posing::{Handle, pulled, seen};
use supple::figure::{Camera, Hand};
use supple::format::pack::{Letter, Pack, PackFile, read_pack, write_pack};

fn main() {
    divan::main();
}

/// A routine of 500 steps, every exercise in turn.
fn long(library: &Library) -> Editing {
    let ids = library.exercises.keys().cycle().take(500);
    let blocks = ids.map(|id| BlockDraft::Step(StepDraft { exercise: id.to_string(), ..StepDraft::default() }));
    let draft =
        RoutineDraft { id: "long".into(), title: "Long".into(), blocks: blocks.collect(), ..RoutineDraft::default() };
    let mut editing = Editing::new(&draft, Origin::New, &library.exercises);
    let middle = editing.outcome.lines[250].id;
    editing.apply(Edit::Pick(middle, Picking::Only), &library.exercises);
    editing
}

#[divan::bench]
fn one_change_of_500_steps(bencher: Bencher) {
    let library = Library::built_in();
    let editing = long(&library);
    bencher.with_inputs(|| editing.clone()).bench_values(|mut editing| {
        editing.apply(Edit::Shift(Way::Up), &library.exercises);
        editing
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_thousand_changes_and_their_undo(bencher: Bencher) {
    let library = Library::built_in();
    let editing = long(&library);
    bencher.with_inputs(|| editing.clone()).bench_values(|mut editing| {
        for number in 0..1_000 {
            let way = if number % 2 == 0 { Way::Up } else { Way::Down };
            editing.apply(Edit::Shift(way), &library.exercises);
        }
        while editing.can_undo() {
            editing.apply(Edit::Undo, &library.exercises);
        }
        editing
    });
}

/// Two hundred exercises with figures, as one file.
fn pack() -> Vec<u8> {
    let figure = catalog::figure("supine-hamstring-strap").expect("it has one");
    let exercise = &catalog::built_in().exercises[&"supine-hamstring-strap".parse().expect("an id")];
    let exercises = (0..200).map(|number| {
        let mut draft = exercise.draft();
        draft.id = format!("own-{number}");
        let text = supple::format::write_exercise(&draft, supple::format::Shows::Figure(figure.draft()));
        PackFile { name: format!("exercises/{}.ron", draft.id), bytes: text.into_bytes() }
    });
    let pack = Pack { letter: Letter::default(), routines: vec![], exercises: exercises.collect(), ..Pack::default() };
    write_pack(&pack).expect("it is small")
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn two_hundred_exercises_read_looked_at_and_kept(bencher: Bencher) {
    let bytes = pack();
    let library = Library::built_in();
    bencher.with_inputs(|| library.clone()).bench_values(|mut library| {
        let pack = read_pack(&bytes).expect("it is sound");
        let opening = Opening::of("own.supple".into(), pack.into(), &library);
        opening.import(&mut library, Import::Beside).len()
    });
}

#[divan::bench]
fn one_pull_at_a_hand(bencher: Bencher) {
    let figure = catalog::figure("march-in-place").expect("it has one");
    let pose = figure.draft().frames[0].pose.clone();
    let camera: Camera = figure.camera(Hand::Right);
    let hand = Handle::Hand(supple::figure::skeleton::Side::Right);
    let target = seen(&camera, hand.point(&figure.body(0.0))) + glam::Vec2::new(9.0, -7.0);
    bencher.bench(|| pulled(&pose, hand, target, &camera, &figure.draft().props));
}

#[divan::bench]
fn one_change_of_a_figure_with_its_check(bencher: Bencher) {
    let figure = catalog::figure("supine-hamstring-strap").expect("it has one");
    let exercise = &catalog::built_in().exercises[&"supine-hamstring-strap".parse().expect("an id")];
    let crafting = Crafting::new(exercise.draft(), Some(figure.draft().clone()).into(), Origin::New);
    let mut bent = figure.draft().clone();
    bent.frames[0].pose.neck = 3.0;
    bencher.with_inputs(|| (crafting.clone(), bent.clone())).bench_values(|(mut crafting, bent)| {
        crafting.apply(CraftEdit::Figure(Box::new(bent), "neck"));
        crafting
    });
}

//! What a figure costs: a pose to its draw list, a frame of the stage, a picture for a card, the check, all that comes with the program.

use std::sync::Arc;

use divan::{Bencher, black_box};
use glam::Vec2;
use supple::catalog;
use supple::figure::draw_list::Fit;
use supple::figure::{Figure, Hand, Moment};
use supple::format;
use supple::raster::{Canvas, MARGIN};
use supple::ui::theme::tokens::LIGHT;
use supple::ui::widgets::figure::mesh;

/// A strap in pieces, a chair with a ball and a pressed spot, a body alone.
const EXERCISES: [&str; 3] = ["supine-hamstring-strap", "chair-ball-hamstring", "bird-dog"];
/// The player's stage in a window of 1280x820.
const STAGE: Vec2 = Vec2::new(796.0, 590.0);
/// A card's picture.
const CARD: (u32, u32) = (212, 146);

fn main() {
    divan::main();
}

fn figure(id: &str) -> Arc<Figure> {
    catalog::figure(id).expect("it comes with the program")
}

#[divan::bench(args = EXERCISES)]
fn pose_to_draw_list(bencher: Bencher, id: &str) {
    let figure = figure(id);
    let camera = figure.camera(Hand::Right);
    bencher.bench_local(|| figure.draw(black_box(&Moment::still(0.4)), &camera));
}

#[divan::bench(args = EXERCISES)]
fn stage_frame_sampled_projected_and_tessellated(bencher: Bencher, id: &str) {
    let figure = figure(id);
    let camera = figure.camera(Hand::Left);
    let fit = Fit::of(&figure.bounds(&camera), Vec2::ZERO, STAGE, 0.1);
    let mut seconds = 0.0;
    bencher.bench_local(|| {
        seconds += 0.066;
        mesh(&figure.draw(&figure.pace().moment(seconds), &camera), fit, &LIGHT, 1.0)
    });
}

#[divan::bench(args = EXERCISES)]
fn card_picture_drawn_once(bencher: Bencher, id: &str) {
    let figure = figure(id);
    let camera = figure.camera(Hand::Right);
    bencher.bench_local(|| {
        let mut canvas = Canvas::clear(CARD.0, CARD.1);
        let size = Vec2::new(CARD.0 as f32, CARD.1 as f32);
        let fit = Fit::of(&figure.bounds(&camera), Vec2::ZERO, size, MARGIN);
        canvas.figure(&figure.draw(&figure.still(), &camera), fit, LIGHT.figures());
        canvas
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn every_built_in_figure_read() -> usize {
    let texts = catalog::exercise_files().iter();
    texts.filter(|(_, text)| format::read_figure(text.as_bytes()).is_ok_and(|figure| figure.is_some())).count()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn every_built_in_figure_checked() -> usize {
    catalog::exercise_files().iter().map(|(_, text)| format::check_figure(text.as_bytes()).len()).sum()
}

//! What each icon looks like, on a grid of 24 by 24.

use super::{Icon, pen::Pen};

#[expect(clippy::too_many_lines, reason = "one short arm an icon")]
pub(super) fn draw(icon: Icon, pen: &Pen<'_>) {
    match icon {
        Icon::Today => pen.outline(&[(3.2, 10.6), (12.0, 3.4), (20.8, 10.6), (20.8, 20.6), (3.2, 20.6)]),
        Icon::Routines => {
            pen.rounded((2.6, 4.0), (21.4, 8.2), 1.4);
            pen.rounded((2.6, 11.0), (21.4, 15.2), 1.4);
            pen.rounded((2.6, 18.0), (14.0, 22.2), 1.4);
        }
        Icon::Calendar => calendar(pen),
        Icon::Journal => {
            pen.outline(&[(3.0, 21.0), (3.0, 12.6), (8.4, 6.4), (13.4, 11.4), (18.0, 4.6), (21.0, 9.0), (21.0, 21.0)]);
        }
        Icon::Learn => learn(pen),
        Icon::Settings => settings(pen),
        Icon::Play => pen.filled(&[(6.6, 4.0), (20.0, 12.0), (6.6, 20.0)]),
        Icon::Pause => {
            pen.filled(&[(5.4, 4.2), (8.8, 4.2), (8.8, 19.8), (5.4, 19.8)]);
            pen.filled(&[(15.2, 4.2), (18.6, 4.2), (18.6, 19.8), (15.2, 19.8)]);
        }
        Icon::Back => {
            pen.filled(&[(11.2, 6.2), (11.2, 17.8), (2.4, 12.0)]);
            pen.filled(&[(21.4, 6.2), (21.4, 17.8), (12.6, 12.0)]);
        }
        Icon::Forward => {
            pen.filled(&[(2.6, 6.2), (11.4, 12.0), (2.6, 17.8)]);
            pen.filled(&[(12.8, 6.2), (21.6, 12.0), (12.8, 17.8)]);
        }
        Icon::Close => {
            pen.line(&[(5.4, 5.4), (18.6, 18.6)]);
            pen.line(&[(18.6, 5.4), (5.4, 18.6)]);
        }
        Icon::Plus => {
            pen.line(&[(12.0, 4.6), (12.0, 19.4)]);
            pen.line(&[(4.6, 12.0), (19.4, 12.0)]);
        }
        Icon::Minus => pen.line(&[(4.6, 12.0), (19.4, 12.0)]),
        Icon::Check => pen.line(&[(4.4, 12.8), (9.6, 18.0), (19.6, 6.8)]),
        Icon::Search => {
            pen.circle((10.6, 10.6), 7.0);
            pen.line(&[(15.8, 15.8), (21.0, 21.0)]);
        }
        Icon::Speaker => {
            speaker(pen);
            pen.arc((12.2, 12.0), 4.6, -48.0, 48.0);
            pen.arc((12.2, 12.0), 9.0, -46.0, 46.0);
        }
        Icon::SpeakerOff => {
            speaker(pen);
            pen.line(&[(16.0, 9.0), (22.0, 15.0)]);
            pen.line(&[(22.0, 9.0), (16.0, 15.0)]);
        }
        Icon::Speech => {
            pen.outline(&[(3.0, 4.4), (21.0, 4.4), (21.0, 16.4), (11.6, 16.4), (7.0, 20.8), (7.0, 16.4), (3.0, 16.4)]);
            pen.line(&[(7.6, 8.8), (16.4, 8.8)]);
            pen.line(&[(7.6, 12.2), (13.4, 12.2)]);
        }
        Icon::Turn => turn(pen),
        Icon::Help => help(pen),
        Icon::FaceFine => face(pen, [(7.4, 14.0), (9.4, 18.0), (14.6, 18.0), (16.6, 14.0)]),
        Icon::FaceMuch => face(pen, [(7.6, 15.6), (10.0, 15.6), (14.0, 15.6), (16.4, 15.6)]),
        Icon::FaceBad => face(pen, [(7.4, 17.4), (9.4, 13.6), (14.6, 13.6), (16.6, 17.4)]),
        Icon::Share => {
            pen.line(&[(12.0, 15.0), (12.0, 3.6)]);
            pen.line(&[(7.6, 7.8), (12.0, 3.4), (16.4, 7.8)]);
            pen.line(&[(5.0, 12.4), (5.0, 20.2), (19.0, 20.2), (19.0, 12.4)]);
        }
        Icon::Print => {
            pen.line(&[(7.4, 8.6), (7.4, 3.6), (16.6, 3.6), (16.6, 8.6)]);
            pen.line(&[(7.4, 16.6), (4.0, 16.6), (4.0, 8.8), (20.0, 8.8), (20.0, 16.6), (16.6, 16.6)]);
            pen.outline(&[(7.4, 13.4), (16.6, 13.4), (16.6, 20.4), (7.4, 20.4)]);
        }
        Icon::Picture => {
            pen.rounded((2.8, 4.4), (21.2, 19.6), 2.0);
            pen.line(&[(3.4, 17.4), (9.2, 11.2), (14.2, 16.2), (16.8, 13.6), (20.6, 17.2)]);
            pen.circle((15.8, 9.2), 1.6);
        }
        Icon::Undo => hook(pen, |x| x),
        Icon::Redo => hook(pen, |x| 24.0 - x),
        Icon::Star => pen.outline(&star()),
        Icon::StarFilled => filled_star(pen),
        Icon::FullScreen => corners(pen, 3.6, 9.0),
        Icon::LeaveFullScreen => corners(pen, 9.0, 3.6),
        Icon::ChevronLeft => pen.line(&[(14.6, 5.6), (8.4, 12.0), (14.6, 18.4)]),
        Icon::ChevronRight => pen.line(&[(9.4, 5.6), (15.6, 12.0), (9.4, 18.4)]),
        Icon::ChevronDown => pen.line(&[(5.6, 9.2), (12.0, 15.4), (18.4, 9.2)]),
        Icon::Warning => {
            pen.outline(&[(12.0, 3.4), (21.8, 20.4), (2.2, 20.4)]);
            pen.line(&[(12.0, 9.8), (12.0, 14.2)]);
            pen.dot((12.0, 17.3), 1.3);
        }
        Icon::Info => {
            pen.circle((12.0, 12.0), 9.2);
            pen.line(&[(12.0, 11.4), (12.0, 16.6)]);
            pen.dot((12.0, 7.7), 1.35);
        }
        Icon::Question => {
            pen.circle((12.0, 12.0), 9.2);
            pen.arc((12.0, 9.9), 2.7, -165.0, 55.0);
            pen.line(&[(13.55, 12.1), (12.0, 13.9)]);
            pen.dot((12.0, 17.0), 1.3);
        }
        Icon::Folder => pen.outline(&[(2.8, 5.0), (9.2, 5.0), (11.6, 7.8), (21.2, 7.8), (21.2, 19.6), (2.8, 19.6)]),
        Icon::Note => {
            pen.outline(&[(4.0, 20.2), (4.8, 15.6), (16.6, 3.8), (20.4, 7.6), (8.6, 19.4)]);
            pen.line(&[(13.6, 6.8), (17.4, 10.6)]);
        }
        Icon::Clock => {
            pen.circle((12.0, 12.0), 9.2);
            pen.line(&[(12.0, 6.8), (12.0, 12.0), (15.6, 14.2)]);
        }
        Icon::Leaf => {
            pen.cubic([(5.6, 18.4), (1.4, 10.4), (8.0, 3.6), (20.4, 3.8)]);
            pen.cubic([(20.4, 3.8), (21.2, 16.0), (13.6, 22.4), (5.6, 18.4)]);
            pen.cubic([(3.0, 21.2), (6.6, 16.0), (9.6, 12.6), (14.2, 10.0)]);
        }
        Icon::Sun => {
            pen.circle((12.0, 12.0), 4.2);
            rays(pen, 7.6, 10.2);
        }
        Icon::Moon => {
            pen.arc((12.0, 12.0), 8.8, 5.0, 265.0);
            pen.cubic([(11.25, 3.25), (8.2, 10.4), (13.4, 15.4), (20.75, 12.8)]);
        }
    }
}

fn calendar(pen: &Pen<'_>) {
    pen.rounded((2.8, 4.8), (21.2, 21.6), 2.2);
    pen.line(&[(2.8, 10.2), (21.2, 10.2)]);
    pen.line(&[(7.4, 2.4), (7.4, 6.4)]);
    pen.line(&[(16.6, 2.4), (16.6, 6.4)]);
}

fn learn(pen: &Pen<'_>) {
    pen.line(&[(12.0, 20.4), (2.6, 18.4), (2.6, 3.8), (12.0, 5.8), (21.4, 3.8), (21.4, 18.4), (12.0, 20.4)]);
    pen.line(&[(12.0, 5.8), (12.0, 20.4)]);
}

fn settings(pen: &Pen<'_>) {
    pen.circle((12.0, 12.0), 3.6);
    rays(pen, 7.2, 10.4);
}

fn rays(pen: &Pen<'_>, inner: f32, outer: f32) {
    for ray in 0_u8..8 {
        let angle = std::f32::consts::FRAC_PI_4 * f32::from(ray);
        let at = |radius: f32| (12.0 + radius * angle.cos(), 12.0 + radius * angle.sin());
        pen.line(&[at(inner), at(outer)]);
    }
}

fn speaker(pen: &Pen<'_>) {
    pen.outline(&[(2.4, 9.2), (6.4, 9.2), (11.4, 4.6), (11.4, 19.4), (6.4, 14.8), (2.4, 14.8)]);
}

/// Four corners whose points lie `outer` from the edge and whose arms end `inner` from it.
fn corners(pen: &Pen<'_>, outer: f32, inner: f32) {
    let far = |near: f32| 24.0 - near;
    pen.line(&[(inner, outer), (outer, outer), (outer, inner)]);
    pen.line(&[(far(inner), outer), (far(outer), outer), (far(outer), inner)]);
    pen.line(&[(inner, far(outer)), (outer, far(outer)), (outer, far(inner))]);
    pen.line(&[(far(inner), far(outer)), (far(outer), far(outer)), (far(outer), far(inner))]);
}

/// An upright axis, and the way around it.
fn turn(pen: &Pen<'_>) {
    pen.line(&[(12.0, 3.0), (12.0, 8.4)]);
    pen.line(&[(12.0, 18.6), (12.0, 21.0)]);
    pen.cubic([(6.6, 10.6), (0.4, 13.0), (3.2, 17.4), (12.2, 17.2)]);
    pen.cubic([(12.2, 17.2), (21.6, 17.0), (23.4, 12.8), (17.4, 10.6)]);
    pen.line(&[(20.6, 8.2), (17.0, 10.4), (18.8, 14.2)]);
}

fn face(pen: &Pen<'_>, mouth: [(f32, f32); 4]) {
    pen.circle((12.0, 12.0), 9.4);
    pen.dot((8.6, 9.6), 1.3);
    pen.dot((15.4, 9.6), 1.3);
    pen.cubic(mouth);
}

/// An arrow that bends back.
fn hook(pen: &Pen<'_>, side: impl Fn(f32) -> f32) {
    let at = |x: f32, y: f32| (side(x), y);
    pen.line(&[at(9.0, 4.6), at(4.4, 9.2), at(9.0, 13.8)]);
    pen.line(&[
        at(4.4, 9.2),
        at(14.2, 9.2),
        at(17.6, 10.4),
        at(19.4, 13.4),
        at(19.0, 16.8),
        at(16.4, 19.0),
        at(13.0, 19.4),
        at(10.4, 19.4),
    ]);
}

/// Ten corners, from the point at the top on.
fn star() -> [(f32, f32); 10] {
    std::array::from_fn(|corner| {
        let angle = std::f32::consts::PI * (corner as f32 / 5.0 - 0.5);
        let radius = if corner % 2 == 0 { 9.8 } else { 4.5 };
        (12.0 + radius * angle.cos(), 12.8 + radius * angle.sin())
    })
}

/// A star is not convex, but each of its points is.
fn filled_star(pen: &Pen<'_>) {
    let corners = star();
    for point in (0..10).step_by(2) {
        pen.filled(&[corners[(point + 9) % 10], corners[point], corners[point + 1], (12.0, 12.8)]);
    }
}

fn help(pen: &Pen<'_>) {
    // A lifebelt.
    pen.circle((12.0, 12.0), 9.4);
    pen.circle((12.0, 12.0), 3.8);
    for (x, y) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
        pen.line(&[(12.0 + 2.7 * x, 12.0 + 2.7 * y), (12.0 + 6.6 * x, 12.0 + 6.6 * y)]);
    }
}

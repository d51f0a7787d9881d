//! The body in slices: at a height, from where to where it reaches. Half of it; the other half is its mirror. Units are those of
//! a body 600 high with its middle at 0.

use egui::{Color32, Mesh, Painter, Pos2, Shape, Stroke};

use crate::domain::journal::{Place, Zone};

pub(super) const HEIGHT: f32 = 600.0;
pub(super) const WIDTH: f32 = 220.0;

/// Height, and from where to where, top down.
pub(super) type Slices = &'static [[f32; 3]];

const TRUNK: Slices = &[
    [0.0, -9.0, 9.0],
    [3.0, -17.0, 17.0],
    [11.0, -25.0, 25.0],
    [24.0, -28.5, 28.5],
    [38.0, -27.5, 27.5],
    [50.0, -23.0, 23.0],
    [59.0, -18.0, 18.0],
    [68.0, -16.5, 16.5],
    [78.0, -17.0, 17.0],
    [86.0, -22.0, 22.0],
    [94.0, -36.0, 36.0],
    [102.0, -52.0, 52.0],
    [112.0, -61.0, 61.0],
    [132.0, -60.0, 60.0],
    [160.0, -54.0, 54.0],
    [200.0, -47.0, 47.0],
    [236.0, -43.5, 43.5],
    [262.0, -47.0, 47.0],
    [290.0, -55.0, 55.0],
    [318.0, -57.0, 57.0],
    [334.0, -56.0, 56.0],
];

const ARM: Slices = &[
    [101.0, 48.0, 58.0],
    [108.0, 46.0, 67.0],
    [122.0, 46.0, 73.0],
    [150.0, 53.0, 77.0],
    [190.0, 60.0, 80.0],
    [220.0, 65.0, 83.0],
    [250.0, 71.0, 88.0],
    [280.0, 79.0, 94.0],
    [304.0, 86.0, 99.0],
    [318.0, 87.0, 103.0],
    [334.0, 88.0, 106.0],
    [350.0, 92.0, 105.0],
    [359.0, 95.0, 102.0],
    [362.0, 97.0, 100.0],
];

const LEG: Slices = &[
    [310.0, 0.0, 57.0],
    [336.0, 1.5, 56.0],
    [370.0, 5.0, 53.0],
    [410.0, 10.0, 48.0],
    [438.0, 13.0, 44.0],
    [456.0, 13.0, 43.5],
    [480.0, 11.5, 44.5],
    [508.0, 14.0, 41.5],
    [536.0, 18.5, 36.0],
    [556.0, 18.0, 32.5],
    [570.0, 14.0, 34.0],
    [584.0, 11.5, 36.0],
    [593.0, 13.0, 34.0],
    [599.0, 18.0, 29.0],
];

/// Everything that is painted, each with the sides it is painted on.
pub(super) fn limbs() -> [(Slices, &'static [f32]); 3] {
    [(ARM, &[1.0, -1.0]), (LEG, &[1.0, -1.0]), (TRUNK, &[1.0])]
}

/// A place, on the right.
pub(super) const fn zone(place: Place) -> Slices {
    match place {
        Place::Saddle => &[
            [323.0, -2.5, 2.5],
            [326.0, -7.5, 7.5],
            [334.0, -10.0, 10.0],
            [344.0, -9.0, 9.0],
            [350.0, -5.5, 5.5],
            [352.0, -2.0, 2.0],
        ],
        Place::Of(Zone::LowBack, _) => &[
            [202.0, 10.0, 30.0],
            [204.5, 4.5, 37.0],
            [212.0, 1.5, 40.5],
            [240.0, 1.5, 40.5],
            [260.0, 1.5, 42.0],
            [268.0, 4.0, 40.0],
            [271.0, 10.0, 33.0],
        ],
        Place::Of(Zone::SideHip, _) => &[
            [268.0, 47.0, 49.5],
            [271.0, 45.2, 51.5],
            [285.0, 45.8, 54.0],
            [305.0, 46.4, 55.6],
            [320.0, 46.4, 56.0],
            [326.0, 47.6, 55.0],
            [328.5, 50.0, 52.6],
        ],
        Place::Of(Zone::Buttock, _) => &[
            [274.0, 16.0, 31.0],
            [277.0, 8.0, 38.0],
            [286.0, 2.5, 42.6],
            [302.0, 1.0, 43.6],
            [318.0, 3.0, 43.4],
            [331.0, 10.0, 39.5],
            [337.0, 18.0, 32.0],
        ],
        Place::Of(Zone::Groin, _) => &[
            [266.0, 20.0, 33.0],
            [269.0, 11.0, 40.0],
            [280.0, 4.5, 43.0],
            [300.0, 3.5, 43.8],
            [312.0, 6.0, 43.6],
            [320.0, 13.0, 40.0],
            [323.0, 20.0, 34.0],
        ],
        Place::Of(Zone::OuterThigh, _) => &[
            [334.0, 47.0, 52.6],
            [337.0, 45.0, 54.4],
            [360.0, 43.6, 53.0],
            [390.0, 41.4, 49.8],
            [412.0, 39.8, 46.6],
            [423.0, 39.4, 44.8],
            [427.0, 40.6, 43.4],
        ],
        Place::Of(Zone::BackThigh, _) => &[
            [343.0, 14.0, 33.0],
            [345.5, 8.0, 39.5],
            [354.0, 5.0, 41.8],
            [380.0, 8.0, 40.0],
            [408.0, 12.0, 37.8],
            [421.0, 14.5, 37.0],
            [427.0, 19.0, 32.5],
        ],
        Place::Of(Zone::FrontThigh, _) => &[
            [330.0, 18.0, 35.0],
            [333.0, 11.0, 41.0],
            [344.0, 8.5, 42.8],
            [380.0, 8.0, 40.0],
            [408.0, 12.0, 37.8],
            [421.0, 14.5, 37.0],
            [427.0, 19.0, 32.5],
        ],
        Place::Of(Zone::KneeBack, _) => {
            &[[431.0, 20.0, 36.5], [433.0, 16.0, 40.6], [440.0, 14.4, 42.4], [447.0, 15.4, 41.6], [449.5, 20.0, 37.0]]
        }
        Place::Of(Zone::Calf | Zone::Shin, _) => &[
            [454.0, 20.0, 36.5],
            [457.0, 15.0, 41.2],
            [466.0, 13.2, 42.8],
            [484.0, 13.0, 43.0],
            [508.0, 15.8, 39.6],
            [524.0, 19.0, 35.5],
            [530.0, 23.0, 31.5],
        ],
        Place::Of(Zone::Sole, _) => &[
            [560.0, 20.5, 28.0],
            [562.0, 17.5, 31.0],
            [570.0, 15.0, 33.0],
            [582.0, 13.0, 34.5],
            [591.0, 15.0, 32.5],
            [596.0, 19.5, 28.0],
        ],
        Place::Of(Zone::TopFoot, _) => {
            &[[556.0, 20.5, 28.0], [558.0, 17.8, 30.8], [566.0, 15.4, 32.6], [576.0, 13.6, 34.0], [580.0, 17.0, 31.0]]
        }
        Place::Of(Zone::Toes, _) => {
            &[[584.0, 17.0, 31.0], [586.0, 13.6, 34.2], [591.0, 13.8, 33.6], [596.0, 18.0, 29.5]]
        }
    }
}

/// The same with points between, so that its edges are curves.
pub(super) fn smooth(slices: Slices) -> Vec<[f32; 3]> {
    const BETWEEN: usize = 5;
    let last = slices.len() - 1;
    let mut points = Vec::with_capacity(slices.len() * BETWEEN);
    for place in 0..last {
        let knots = [place.saturating_sub(1), place, place + 1, (place + 2).min(last)].map(|place| slices[place]);
        points.extend((0..BETWEEN).map(|part| spline(knots, part as f32 / BETWEEN as f32)));
    }
    points.push(slices[last]);
    points
}

/// Catmull and Rom's curve between the second and the third.
fn spline(knots: [[f32; 3]; 4], turn: f32) -> [f32; 3] {
    let (one, two, three) = (turn, turn * turn, turn * turn * turn);
    std::array::from_fn(|axis| {
        let [before, from, to, after] = knots.map(|knot| knot[axis]);
        let slope = |low: f32, high: f32| (high - low) / 2.0;
        let (leaves, comes) = (slope(before, to), slope(from, after));
        (2.0 * three - 3.0 * two + 1.0) * from
            + (three - 2.0 * two + one) * leaves
            + (3.0 * two - 2.0 * three) * to
            + (three - two) * comes
    })
}

/// Fills between two edges. A hair line along them makes them smooth.
pub(super) fn strip(painter: &Painter, left: &[Pos2], right: &[Pos2], color: Color32) {
    let mut mesh = Mesh::default();
    for (left, right) in left.iter().zip(right) {
        mesh.colored_vertex(*left, color);
        mesh.colored_vertex(*right, color);
    }
    let slices = left.len().min(right.len()) as u32;
    for slice in 0..slices.saturating_sub(1) {
        let corner = slice * 2;
        mesh.add_triangle(corner, corner + 1, corner + 2);
        mesh.add_triangle(corner + 1, corner + 3, corner + 2);
    }
    painter.add(Shape::mesh(mesh));
    if color.is_opaque() {
        outline(painter, left, right, Stroke::new(1.0, color));
    }
}

/// A line around both edges.
pub(super) fn outline(painter: &Painter, left: &[Pos2], right: &[Pos2], stroke: Stroke) {
    let around = left.iter().chain(right.iter().rev()).copied().collect();
    painter.add(Shape::closed_line(around, stroke));
}

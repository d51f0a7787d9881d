//! Flat shapes as convex polygons: the hull of a few circles.

use glam::Vec2;

/// A projected sphere.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Circle {
    /// Its middle.
    pub at: Vec2,
    /// Its radius.
    pub radius: f32,
    /// Whether it is seen whole.
    pub place: Link,
}

/// Where a circle stands in a chain of hulls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// At an end, or alone: its curve is seen.
    #[default]
    End,
    /// Between two hulls, each of which covers most of the other's curve: a few points will do.
    Joint,
}

impl Circle {
    /// One that is seen whole.
    pub const fn new(at: Vec2, radius: f32) -> Self {
        Self { at, radius, place: Link::End }
    }
}

/// Up to four circles, the hull of which is one shape.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cluster {
    circles: [Circle; 4],
    count: u8,
}

impl Cluster {
    /// None yet.
    pub const fn new() -> Self {
        let nothing = Circle::new(Vec2::ZERO, 0.0);
        Self { circles: [nothing; 4], count: 0 }
    }

    /// Adds one; a fifth is left out, and so is one that stands where another does.
    pub fn push(&mut self, circle: Circle) {
        let same =
            |other: &Circle| other.at.distance_squared(circle.at) < 1e-4 && (other.radius - circle.radius).abs() < 0.01;
        if usize::from(self.count) < self.circles.len() && !self.circles().iter().any(same) {
            self.circles[usize::from(self.count)] = circle;
            self.count += 1;
        }
    }

    /// All of them.
    pub fn circles(&self) -> &[Circle] {
        &self.circles[..usize::from(self.count)]
    }

    /// The same with each radius larger by `more`.
    #[must_use]
    pub fn grown(mut self, more: f32) -> Self {
        for circle in &mut self.circles {
            circle.radius += more;
        }
        self
    }

    /// The outline of the hull at `scale`, around `origin`, with no edge further than a tenth of a point from the curve.
    /// Points run clockwise on a screen. `out` is cleared first.
    pub fn outline(&self, scale: f32, origin: Vec2, out: &mut Vec<Vec2>) {
        out.clear();
        let mut circles = [Circle::default(); 4];
        for (placed, circle) in circles.iter_mut().zip(self.circles()) {
            let radius = (circle.radius * scale).max(0.05);
            *placed = Circle { at: origin + circle.at * scale, radius, ..*circle };
        }
        match &circles[..usize::from(self.count)] {
            [] => {}
            [one] => arc(*one, 0.0, std::f32::consts::TAU, out),
            [a, b] => pair(*a, *b, out),
            several => many(several, out),
        }
    }
}

/// Points of an arc from `from`, `sweep` radians on, without its last point for a whole circle.
fn arc(circle: Circle, from: f32, sweep: f32, out: &mut Vec<Vec2>) {
    if circle.place == Link::Joint && sweep < std::f32::consts::TAU - 1e-3 {
        return joint(circle, from, sweep, out);
    }
    let step = step(circle.radius);
    let count = (sweep / step).ceil().max(1.0);
    let (turn, whole) = (Vec2::from_angle(sweep / count), sweep > std::f32::consts::TAU - 1e-3);
    let mut spoke = Vec2::from_angle(from) * circle.radius;
    for _ in 0..count as usize + usize::from(!whole) {
        out.push(circle.at + spoke);
        spoke = turn.rotate(spoke);
    }
}

/// An arc of which only the ends show, where a chain bends.
fn joint(circle: Circle, from: f32, sweep: f32, out: &mut Vec<Vec2>) {
    const NEAR: f32 = 0.22;
    let near = NEAR.min(sweep / 4.0);
    for share in [0.0, near / sweep, 0.35, 0.65, 1.0 - near / sweep, 1.0] {
        out.push(circle.at + Vec2::from_angle(from + sweep * share) * circle.radius);
    }
}

/// The angle whose chord stays within a tenth of a point of the arc.
fn step(radius: f32) -> f32 {
    2.0 * (1.0 - 0.1 / radius.max(0.2)).clamp(0.5, 0.999).acos()
}

fn pair(a: Circle, b: Circle, out: &mut Vec<Vec2>) {
    let (big, small) = if a.radius >= b.radius { (a, b) } else { (b, a) };
    let between = small.at - big.at;
    let distance = between.length();
    if distance <= big.radius - small.radius + 1e-3 {
        arc(big, 0.0, std::f32::consts::TAU, out);
        return;
    }
    let towards = between.to_angle();
    let open = ((big.radius - small.radius) / distance).clamp(-1.0, 1.0).acos();
    arc(big, towards + open, std::f32::consts::TAU - 2.0 * open, out);
    arc(small, towards - open, 2.0 * open, out);
}

/// Andrew's monotone chain over points of every circle.
fn many(circles: &[Circle], out: &mut Vec<Vec2>) {
    let mut points: [Vec2; 128] = [Vec2::ZERO; 128];
    let mut count = 0;
    for circle in circles {
        let each = (std::f32::consts::TAU / step(circle.radius))
            .ceil()
            .clamp(8.0, if circle.place == Link::Joint { 14.0 } else { 32.0 });
        let turn = Vec2::from_angle(std::f32::consts::TAU / each);
        let mut spoke = Vec2::new(circle.radius, 0.0);
        for _ in 0..each as usize {
            points[count] = circle.at + spoke;
            count += 1;
            spoke = turn.rotate(spoke);
        }
    }
    let points = &mut points[..count];
    points.sort_unstable_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    hull(points, out);
}

/// The convex hull of sorted points.
fn hull(points: &[Vec2], out: &mut Vec<Vec2>) {
    let turns_back = |out: &[Vec2], point: Vec2| {
        let [.., a, b] = out else { return false };
        (*b - *a).perp_dot(point - *a) <= 0.0
    };
    for point in points {
        while turns_back(out, *point) {
            out.pop();
        }
        out.push(*point);
    }
    let lower = out.len();
    for point in points.iter().rev().skip(1) {
        while out.len() > lower && turns_back(out, *point) {
            out.pop();
        }
        out.push(*point);
    }
    out.pop();
}

/// The convex hull of any points, clockwise on a screen.
pub fn polygon(mut points: Vec<Vec2>) -> Vec<Vec2> {
    points.sort_unstable_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut out = Vec::with_capacity(points.len());
    hull(&points, &mut out);
    out
}

//! The body, the regions at work, and the nerve.

use glam::{Vec2, Vec3};

use super::{Bounds, Form, Item, Scene, Shape};
use crate::figure::muscle::{self, Muscle, On, Place, Work};
use crate::figure::outline::{Circle, Cluster, Link};
use crate::figure::palette::Ink;
use crate::figure::skeleton::{Body, Part, Side};
use crate::figure::solid::{self, Ring};
use crate::figure::zone::Zone;

/// How much darker a thin edge is than its shape, how wide it is, and how far behind it lies: it shows only where something
/// further away lies behind.
const EDGE_SHADOW: f32 = 1.0;
const EDGE: f32 = 0.28;
const EDGE_DEPTH: f32 = 3.4;
/// From which distance behind its twin a limb is in shadow, and over what distance it darkens.
const SHADE_FROM: f32 = 3.0;
const SHADE_OVER: f32 = 6.0;

impl Scene {
    pub(super) fn flesh(&mut self, body: &Body, breath: f32) {
        let flesh = solid::body(body, breath);
        let shadow = self.shadows(body);
        for (chain, rings) in flesh.chains() {
            let dark = shadow[chain.part.index()];
            // A sleeve is a layer over its arm, and hair over the head.
            let lift = match (chain.part, chain.ink) {
                (Part::UpperArm(_), Ink::Top) => 1.4,
                // The shirt hangs over the trousers.
                (Part::Waist, _) => 2.0,
                (Part::Shank(_), Ink::Legs) => 0.8,
                // A hand at work lies over the muscle it works.
                (Part::Hand(_), _) => 2.6,
                _ => 0.0,
            };
            let last = rings.len() - 1;
            // Shirt, trousers and the tops of the thighs overlap in many ways, so each piece of them may be seen whole;
            // further down a limb covers its own joints.
            let covered = match chain.part {
                Part::Thigh(_) => 5..last,
                Part::Shank(_) | Part::Forearm(_) => 1..last,
                _ => 0..0,
            };
            for (number, pair) in rings.windows(2).enumerate() {
                let place = |at: usize| if covered.contains(&at) { Link::Joint } else { Link::End };
                let ends = [(&pair[0], place(number)), (&pair[1], place(number + 1))];
                self.link(ends, chain.ink, dark, lift);
            }
        }
    }

    /// How far each part is in the shadow of its twin: of two legs or arms the further one is darker.
    fn shadows(&self, body: &Body) -> [f32; 17] {
        // Along the floor: what is only lower is not further away.
        let near = |part: Part, t: f32| self.lens.see(body.bone(part).along(t).with_z(0.0)).near;
        let limb = |upper: Part, lower: Part| (near(upper, 0.0) + near(upper, 1.0) + near(lower, 1.0)) / 3.0;
        let leg = |side| limb(Part::Thigh(side), Part::Shank(side));
        let arm = |side| limb(Part::UpperArm(side), Part::Forearm(side));
        let mut shadow = [0.0; 17];
        for side in Side::BOTH {
            let dark = |behind: f32| ((behind - SHADE_FROM) / SHADE_OVER).clamp(0.0, 1.0);
            let (legs, arms) = (dark(leg(side.other()) - leg(side)), dark(arm(side.other()) - arm(side)));
            for part in [Part::Thigh(side), Part::Shank(side), Part::Foot(side)] {
                shadow[part.index()] = legs;
            }
            for part in [Part::UpperArm(side), Part::Forearm(side), Part::Hand(side)] {
                shadow[part.index()] = arms;
            }
        }
        shadow
    }

    /// The hull of two rings, and its thin edge behind it.
    fn link(&mut self, [(one, first), (other, second)]: [(&Ring, Link); 2], ink: Ink, shadow: f32, lift: f32) {
        let mut cluster = Cluster::new();
        let mut bounds = Bounds::NOTHING;
        let mut near = 0.0;
        for (at, radius, place) in [
            (one.a, one.radius, first),
            (one.b, one.radius, first),
            (other.a, other.radius, second),
            (other.b, other.radius, second),
        ] {
            let seen = self.lens.see(at);
            let middle = Vec2::new(seen.x, seen.y);
            near += seen.near / 4.0;
            bounds.include(middle, radius);
            cluster.push(Circle { at: middle, radius, place });
        }
        let at = (one.a + one.b + other.a + other.b) / 4.0;
        let shape = |cluster, shadow| Shape { form: Form::Hull(cluster), ink, shadow, alpha: 1.0 };
        self.items.push(Item {
            near: near - EDGE_DEPTH,
            at,
            bounds,
            shape: shape(cluster.grown(EDGE), shadow + EDGE_SHADOW),
        });
        self.items.push(Item { near: near + lift, at, bounds, shape: shape(cluster, shadow) });
    }

    pub(super) fn work(&mut self, body: &Body, work: Work) {
        let sides: &[Side] = match work.on {
            On::Side => &[Side::Right],
            On::Both => &Side::BOTH,
        };
        for side in sides {
            if work.muscle == Muscle::SciaticNerve {
                self.nerve(body, *side);
            }
            for strip in muscle::strips(body, work.muscle, *side) {
                // One strip has one colour: seen from behind the limb all of it is dimmed.
                let middle = strip[strip.len() / 2];
                let hidden = self.lens.facing(middle.out) < -0.35;
                // Of two sides that work alike, the one that shows is enough.
                if hidden && work.on == On::Both {
                    continue;
                }
                let (ink, lift) = if hidden { (Ink::MuscleBehind, 1) } else { (Ink::Muscle, 0) };
                let lens = self.lens;
                let near = |fiber: &muscle::Fiber| lens.see(fiber.at).near + fiber.lift[lift];
                // In the trunk, where flesh is deep, a strip is painted as one; along a limb each piece where it is.
                let all = strip.iter().map(near).fold(f32::NEG_INFINITY, f32::max);
                let is_trunk = matches!(work.muscle.place(), Place::Trunk);
                for pair in strip.windows(2) {
                    let own = f32::midpoint(near(&pair[0]), near(&pair[1]));
                    let near = if is_trunk { all } else { own };
                    self.stroke([(pair[0].at, pair[0].radius), (pair[1].at, pair[1].radius)], ink, near);
                }
            }
        }
    }

    /// A line from one place to another, each with its radius in the same unit as the places.
    fn stroke(&mut self, ends: [(Vec3, f32); 2], ink: Ink, near: f32) {
        let mut cluster = Cluster::new();
        let mut bounds = Bounds::NOTHING;
        for (at, radius) in ends {
            let seen = self.lens.see(at);
            bounds.include(Vec2::new(seen.x, seen.y), radius);
            cluster.push(Circle::new(Vec2::new(seen.x, seen.y), radius));
        }
        let shape = Shape { form: Form::Hull(cluster), ink, shadow: 0.0, alpha: 1.0 };
        let at = (ends[0].0 + ends[1].0) / 2.0;
        self.items.push(Item { near, at, bounds, shape });
    }

    /// The hatching of a zone, where it looks towards the viewer.
    pub(super) fn zone(&mut self, body: &Body, zone: Zone) {
        const LIFT: f32 = 5.5;
        const WIDTH: f32 = 0.26;
        for line in zone.lines(body) {
            for pair in line.windows(2) {
                let [(from, out), (to, _)] = [pair[0], pair[1]];
                if self.lens.facing(out) < 0.12 {
                    continue;
                }
                let near = LIFT + f32::midpoint(self.lens.see(from).near, self.lens.see(to).near);
                self.stroke([(from, WIDTH), (to, WIDTH)], Ink::Never, near);
            }
        }
    }

    /// Dashes of equal length along the nerve, over the limb they run in.
    fn nerve(&mut self, body: &Body, side: Side) {
        const DASH: f32 = 2.6;
        const GAP: f32 = 1.7;
        const RADIUS: f32 = 0.6;
        const LIFT: f32 = 5.0;
        let points = smooth(&muscle::nerve(body, side));
        let mut travelled = 0.0;
        for pair in points.windows(2) {
            let piece = pair[0].distance(pair[1]);
            if travelled % (DASH + GAP) < DASH {
                let near = LIFT + f32::midpoint(self.lens.see(pair[0]).near, self.lens.see(pair[1]).near);
                self.stroke([(pair[0], RADIUS), (pair[1], RADIUS)], Ink::Nerve, near);
            }
            travelled += piece;
        }
    }
}

/// A smooth line through points (Catmull and Rom), in short pieces.
fn smooth(points: &[Vec3]) -> Vec<Vec3> {
    const PIECES: u8 = 8;
    let last = points.len() - 1;
    let mut out = Vec::with_capacity(last * usize::from(PIECES) + 1);
    for number in 0..last {
        let [before, from, to, after] =
            [number.saturating_sub(1), number, number + 1, (number + 2).min(last)].map(|at| points[at]);
        for piece in 0..PIECES {
            let t = f32::from(piece) / f32::from(PIECES);
            let (t2, t3) = (t * t, t * t * t);
            out.push(
                (from * 2.0
                    + (to - before) * t
                    + (before * 2.0 - from * 5.0 + to * 4.0 - after) * t2
                    + (from * 3.0 - before - to * 3.0 + after) * t3)
                    * 0.5,
            );
        }
    }
    out.push(points[last]);
    out
}

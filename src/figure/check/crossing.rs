//! Limbs that pass through trunk, head or each other.

use glam::Vec3;

use super::{Fault, Look, words};
use crate::figure::skeleton::{Part, Side};
use crate::figure::solid::{self, Flesh};

/// How far a limb may press into trunk or head: soft parts give way where they meet.
const GIVE: f32 = 1.6;

/// Pairs that must not pass through each other: far parts of limbs against trunk and head, and legs against each other.
pub(super) fn crossing(flesh: &Flesh, look: &mut Look<'_>) {
    let of = |wanted: Part| flesh.chains().filter(move |(chain, _)| chain.part == wanted);
    let mut pair = |part: Part, skip: usize, into: Part, give: f32| {
        for (_, rings) in of(part) {
            for ring in rings.iter().skip(skip) {
                for (_, others) in of(into) {
                    for two in others.windows(2) {
                        let by = overlap(ring.a, ring.radius, &two[0], &two[1]).max(overlap(
                            ring.b,
                            ring.radius,
                            &two[0],
                            &two[1],
                        ));
                        if by > give {
                            let fault = Fault::Through { part: words(part), into: words(into), by };
                            look.tell(format!("through {part:?} {into:?}"), by, fault);
                        }
                    }
                }
            }
        }
    };
    for side in Side::BOTH {
        for into in [Part::Pelvis, Part::Waist, Part::Chest, Part::Head] {
            pair(Part::Hand(side), 0, into, GIVE);
            pair(Part::Forearm(side), 1, into, GIVE);
            pair(Part::Shank(side), 0, into, GIVE + 0.8);
            pair(Part::Foot(side), 0, into, GIVE);
        }
        pair(Part::Thigh(side), 4, Part::Waist, GIVE + 1.6);
        pair(Part::Thigh(side), 4, Part::Chest, GIVE + 1.2);
        pair(Part::UpperArm(side), 4, Part::Waist, GIVE);
        pair(Part::UpperArm(side), 4, Part::Head, GIVE);
        for into in [Part::Thigh(side.other()), Part::Shank(side.other())] {
            pair(Part::Shank(side), 1, into, GIVE + 0.4);
            pair(Part::Foot(side), 0, into, GIVE);
            pair(Part::Hand(side), 0, into, GIVE);
            pair(Part::Forearm(side), 1, into, GIVE);
        }
        for into in [Part::Thigh(side), Part::Shank(side)] {
            pair(Part::Hand(side), 0, into, GIVE);
            pair(Part::Forearm(side), 1, into, GIVE);
        }
    }
}

/// How far a sphere reaches into the flesh between two rings.
fn overlap(at: Vec3, radius: f32, one: &solid::Ring, other: &solid::Ring) -> f32 {
    let between = solid::Ring {
        a: (one.a + other.a) / 2.0,
        b: (one.b + other.b) / 2.0,
        radius: f32::midpoint(one.radius, other.radius),
    };
    [one, &between, other].into_iter().map(|ring| radius - ring.distance(at)).fold(f32::NEG_INFINITY, f32::max)
}

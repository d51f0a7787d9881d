//! Whether a body could hold a figure: at every key frame, and at ten moments between.
//!
//! - `fault`: what can be wrong, in words
//! - `crossing`: limbs through trunk, head or each other
//! - `balance`: whether the weight rests on something

mod balance;
mod crossing;
mod fault;

use super::definition::{Contact, Figure, Surface};
use super::limits;
use super::prop::{Kind, Placed};
use super::skeleton::{Body, Part, Side};
use super::solid::{self, Flesh};
use balance::balance;
pub(super) use balance::{astray, carried};
use crossing::crossing;
pub use fault::{Fault, surface_words, words};

/// How far flesh may sink into the floor or a solid thing, in hundredths of body height.
pub const SINK: f32 = 0.7;
/// How far a declared contact may be open, and a hand or foot short of its target.
pub const TOUCH: f32 = 1.0;
/// How far into a soft thing a body may sink and still be said to touch it.
const SOFT: f32 = 6.0;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The key frame, from 0, at or after which it shows most.
    pub frame: usize,
    /// How far from there to the next one, 0 to 1.
    pub share: f32,
    /// What.
    pub fault: Fault,
}

/// Everything that is wrong with a figure, each fault once where it is worst, in the order of the key frames.
pub fn check(figure: &Figure) -> Vec<Finding> {
    let mut worst = Worst::default();
    let keys = figure.draft().frames.len();
    for number in 0..figure.moves() {
        for step in 0..=11_u8 {
            let share = f32::from(step) / 11.0;
            let body = figure.body_in_move(number, share);
            let key = match step {
                0 => Some(number),
                11 => Some((number + 1) % keys.max(1)),
                _ => None,
            };
            let mut moment = Look { worst: &mut worst, frame: number.min(keys.saturating_sub(1)), share };
            if step == 11 {
                moment.frame = (number + 1) % keys.max(1);
                moment.share = 0.0;
            }
            look(figure, &body, key, &mut moment);
        }
    }
    worst.found.sort_by(|(_, _, a), (_, _, b)| a.frame.cmp(&b.frame).then(a.share.total_cmp(&b.share)));
    worst.found.into_iter().map(|(_, _, finding)| finding).collect()
}

/// What touches the floor or a thing in key frame `frame`, and what the hands touch of the body.
pub fn touches(figure: &Figure, frame: usize) -> Vec<Contact> {
    let Some(along) = figure.key_moments().get(frame).copied() else { return Vec::new() };
    let body = figure.body(along);
    let placed = figure.placed(&body);
    let flesh = solid::body(&body, 0.5);
    let mut kinds: Vec<Kind> = Vec::new();
    for thing in &placed {
        // What lies on a mat is said to lie on the floor.
        if thing.kind != Kind::Mat && !kinds.contains(&thing.kind) {
            kinds.push(thing.kind);
        }
    }
    let mut found = Vec::new();
    for part in Part::ALL {
        let things = std::iter::once(Surface::Floor).chain(kinds.iter().copied().map(Surface::Prop));
        let parts = Part::ALL.iter().filter(|other| is_held(*part, **other)).copied().map(Surface::Part);
        let all = things.chain(parts).map(|with| Contact { part: *part, with });
        found.extend(all.filter(|contact| gap(*contact, &body, &flesh, &placed).is_some_and(|gap| gap < LIGHTLY)));
    }
    found
}

/// What a hand may hold: not the arm that it is on.
fn is_held(hand: Part, other: Part) -> bool {
    let is_arm = |part| matches!(part, Part::UpperArm(_) | Part::Forearm(_) | Part::Hand(_));
    matches!(hand, Part::Hand(_)) && !is_arm(other)
}

/// How near two things are that touch, in hundredths of body height: nearer than what is still called a touch.
const LIGHTLY: f32 = 0.6;

/// Each fault once, with how bad it is.
#[derive(Default)]
struct Worst {
    found: Vec<(String, f32, Finding)>,
}

struct Look<'a> {
    worst: &'a mut Worst,
    frame: usize,
    share: f32,
}

impl Look<'_> {
    fn tell(&mut self, key: String, badness: f32, fault: Fault) {
        let finding = Finding { frame: self.frame, share: self.share, fault };
        match self.worst.found.iter_mut().find(|(other, _, _)| *other == key) {
            Some((_, worst, standing)) => {
                if badness > *worst {
                    (*worst, *standing) = (badness, finding);
                }
            }
            None => self.worst.found.push((key, badness, finding)),
        }
    }
}

fn look(figure: &Figure, body: &Body, key: Option<usize>, look: &mut Look<'_>) {
    let placed = figure.placed(body);
    let flesh = solid::body(body, 0.5);
    sinking(&flesh, &placed, look);
    for strain in limits::strains(body) {
        let over = (strain.range.0 - strain.angle).max(strain.angle - strain.range.1);
        let fault =
            Fault::Joint { part: words(strain.part), joint: strain.joint, angle: strain.angle, range: strain.range };
        look.tell(format!("joint {} {:?}", strain.joint, strain.part), over, fault);
    }
    for (number, part) in
        [Part::Hand(Side::Right), Part::Hand(Side::Left), Part::Foot(Side::Right), Part::Foot(Side::Left)]
            .into_iter()
            .enumerate()
    {
        let by = body.short[number];
        if by > TOUCH {
            look.tell(format!("short {part:?}"), by, Fault::Short { part: words(part), by });
        }
    }
    let own = key.map_or(&[][..], |frame| &figure.draft().frames[frame].contacts);
    for contact in figure.draft().contacts.iter().chain(own) {
        touching(*contact, body, &flesh, &placed, look);
    }
    crossing(&flesh, look);
    balance(body, &flesh, &placed, look);
}

fn sinking(flesh: &Flesh, placed: &[Placed], look: &mut Look<'_>) {
    for (part, ring) in flesh.rings() {
        let below = -ring.bottom();
        if below > SINK {
            let fault = Fault::Sinks { part: words(part), into: "floor", by: below };
            look.tell(format!("sinks floor {part:?}"), below, fault);
        }
        for thing in placed.iter().filter(|thing| !thing.kind.is_soft()) {
            // A stick or a ball is held: hands and what they press give way around it.
            if thing.kind == Kind::Stick {
                continue;
            }
            for end in [ring.a, ring.b] {
                let by = ring.radius - thing.solid.distance(end);
                if by > SINK {
                    let fault = Fault::Sinks { part: words(part), into: thing.kind.word(), by };
                    look.tell(format!("sinks {:?} {part:?}", thing.kind), by, fault);
                }
            }
        }
    }
}

fn touching(contact: Contact, body: &Body, flesh: &Flesh, placed: &[Placed], look: &mut Look<'_>) {
    let (part, with) = (words(contact.part), surface_words(contact.with));
    let key = format!("contact {:?} {:?}", contact.part, contact.with);
    let Some(gap) = gap(contact, body, flesh, placed) else {
        look.tell(key, 0.0, Fault::Nothing { part, with });
        return;
    };
    if gap > TOUCH {
        look.tell(key, gap, Fault::Apart { part, with, by: gap });
    }
}

/// How far a declared contact is open; `None` when there is nothing to touch.
fn gap(contact: Contact, body: &Body, flesh: &Flesh, placed: &[Placed]) -> Option<f32> {
    let rings = || flesh.rings().filter(|(part, _)| *part == contact.part).map(|(_, ring)| ring);
    match contact.with {
        Surface::Floor => rings().map(solid::Ring::bottom).reduce(f32::min),
        Surface::Prop(kind) => {
            let things: Vec<&Placed> = placed.iter().filter(|thing| thing.kind == kind).collect();
            let gap = rings()
                .flat_map(|ring| [ring.a, ring.b, (ring.a + ring.b) / 2.0].map(|end| (end, ring.radius)))
                .flat_map(|(end, radius)| things.iter().map(move |thing| thing.solid.distance(end) - radius))
                .reduce(f32::min)?;
            Some(if kind.is_soft() && gap > -SOFT { gap } else { gap.max(0.0) })
        }
        Surface::Part(other) => {
            let mut with = Flesh::default();
            solid::part(body, other, 0.5, &mut with);
            rings()
                .flat_map(|ring| [ring.a, ring.b, (ring.a + ring.b) / 2.0].map(|end| with.distance(end) - ring.radius))
                .reduce(f32::min)
        }
    }
}

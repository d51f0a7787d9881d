use glam::{Vec2, Vec3};
use proptest::prelude::*;

use super::check::{Fault, check};
use super::definition::{Contact, FigureDraft, Frame, Mark, Surface};
use super::draw_list::{DrawList, Form};
use super::kinematics::solve;
use super::motion::{Moment, Pace};
use super::muscle::{Muscle, On, Work};
use super::outline::{Circle, Cluster};
use super::palette::Ink;
use super::pose::{Arm, FootTarget, HandTarget, Leg, LegAngles, Pelvis, Place, Pose};
use super::prop::{Kind, Prop, place_all};
use super::skeleton::{Body, Part, Side, length};
use super::solid;
use super::spot::Spot;
use super::{Camera, Figure, Hand, Zone};

fn figure(frames: Vec<Pose>) -> Figure {
    with_props(frames, vec![])
}

fn with_props(poses: Vec<Pose>, props: Vec<Prop>) -> Figure {
    let last = (poses.len() - 1).max(1) as f32;
    let frames = poses.into_iter().enumerate();
    let frames = frames.map(|(n, pose)| Frame { at: n as f32 / last, pose, contacts: vec![] }).collect();
    Figure::new(FigureDraft {
        camera: (20.0, 12.0),
        pace: Pace::Sway(4.0),
        frames,
        props,
        contacts: vec![],
        works: vec![Work { muscle: Muscle::Hamstrings, on: On::Side }],
        marks: vec![],
        still: 1.0,
    })
}

fn faults(figure: &Figure) -> Vec<Fault> {
    check(figure).into_iter().map(|finding| finding.fault).collect()
}

/// The lowest height of trunk, head and legs.
fn lowest(body: &Body) -> f32 {
    let is_arm = |part: Part| matches!(part, Part::UpperArm(_) | Part::Forearm(_) | Part::Hand(_));
    let flesh = solid::body(body, 0.0);
    flesh.rings().filter(|(part, _)| !is_arm(*part)).map(|(_, ring)| ring.bottom()).fold(f32::INFINITY, f32::min)
}

fn supine() -> Pose {
    Pose { pitch: 90.0, neck: -8.0, ..Pose::default() }
}

#[test]
fn a_standing_body_is_a_hundred_high_with_its_soles_on_the_floor() {
    let body = solve(&Pose::default(), &[]);
    let flesh = solid::body(&body, 0.0);
    let hair_free = flesh.rings().filter(|(part, _)| *part == Part::Head);
    let top = hair_free.map(|(_, ring)| ring.a.z + ring.radius).fold(0.0, f32::max);
    assert!((98.0..=110.0).contains(&top), "{top}");
    assert!(lowest(&body).abs() < 0.01, "{}", lowest(&body));
    assert!((body.bone(Part::Pelvis).origin.z - 53.7).abs() < 0.3);
}

#[test]
fn flexion_moves_hip_and_elbow_forward_and_the_knee_back() {
    let bent = LegAngles { hip: 90.0, knee: 90.0, ..LegAngles::default() };
    let pose = Pose { pelvis: Pelvis::At(Vec3::Z * 60.0), legs: [Leg::Angles(bent); 2], ..Pose::default() };
    let body = solve(&pose, &[]);
    let hip = body.bone(Part::Thigh(Side::Right)).origin;
    let knee = body.bone(Part::Shank(Side::Right)).origin;
    let ankle = body.bone(Part::Foot(Side::Right)).origin;
    assert!((knee - hip - Vec3::X * length::THIGH).length() < 0.01, "{:?}", knee - hip);
    assert!((ankle - knee + Vec3::Z * length::SHANK).length() < 0.01, "{:?}", ankle - knee);
}

#[test]
fn a_body_that_settles_touches_the_floor_and_a_seat_and_sinks_into_neither() {
    for pose in [supine(), Pose { pitch: -90.0, ..supine() }, Pose { pitch: 90.0, spin: 90.0, ..supine() }] {
        assert!(lowest(&solve(&pose, &[])).abs() < 0.01);
    }
    let chair = Prop::Chair { at: Vec2::ZERO, facing: 0.0, height: 22.0, back: super::prop::Back::None };
    let placed = place_all(&[chair], None);
    let foot = |y: f32| Leg::Foot(FootTarget { heel: Place::At(Vec3::new(22.0, y, 0.0)), toes: Vec3::X, knee: None });
    let sitting = Pose { legs: [foot(-5.0), foot(5.0)], ..Pose::default() };
    let body = solve(&sitting, &placed);
    let mut pelvis = solid::Flesh::default();
    solid::part(&body, Part::Pelvis, 0.0, &mut pelvis);
    let bottom = pelvis.rings().map(|(_, ring)| ring.bottom()).fold(f32::INFINITY, f32::min);
    assert!((bottom - 22.0).abs() < 0.01, "{bottom}");
}

#[test]
fn a_spot_lies_on_the_skin_and_its_mirror_image_on_the_other_side() {
    let body = solve(&Pose::default(), &[]);
    for part in Part::ALL {
        for around in [0.0, 90.0, 180.0, 270.0] {
            let spot = Spot { part: *part, along: 0.5, around, off: 0.0 };
            let mut flesh = solid::Flesh::default();
            solid::part(&body, *part, 0.0, &mut flesh);
            let skin = spot.on(&body);
            assert!(flesh.distance(skin.at).abs() < 0.05, "{part:?} {around}: {}", flesh.distance(skin.at));
            let twin = spot.mirrored().on(&body);
            assert!((twin.at - Vec3::new(skin.at.x, -skin.at.y, skin.at.z)).length() < 0.1, "{part:?} {around}");
        }
    }
}

/// Where the shapes of one ink that lie over `at` stand in the painting order.
fn order(list: &DrawList, ink: Ink, at: Vec2) -> Vec<usize> {
    let over = |form: &Form| match form {
        Form::Hull(cluster) => cluster.circles().iter().any(|circle| circle.at.distance(at) < circle.radius),
        Form::Polygon(_) => false,
    };
    let shapes = list.shapes.iter().enumerate();
    shapes.filter(|(_, shape)| shape.ink == ink && over(&shape.form)).map(|(number, _)| number).collect()
}

#[test]
fn what_is_nearer_is_painted_later_from_whatever_side_one_looks() {
    let ball = Prop::Ball { at: Place::At(Vec3::new(9.0, 4.0, 70.0)) };
    // Not settled: the ball would carry the body.
    let standing = Pose { pelvis: Pelvis::At(Vec3::Z * 53.7), ..Pose::default() };
    let figure = with_props(vec![standing; 2], vec![ball]);
    for (yaw, is_in_front) in [(90.0, true), (-90.0, false)] {
        let camera = Camera::new(yaw, 0.0);
        let list = figure.draw(&Moment::default(), &camera);
        let seen = camera.lens().see(Vec3::new(9.0, 4.0, 70.0));
        let at = Vec2::new(seen.x, seen.y);
        let (ball, shirt) = (order(&list, Ink::Ball, at), order(&list, Ink::Top, at));
        assert!(!shirt.is_empty());
        assert_eq!(ball[0] > *shirt.last().unwrap(), is_in_front, "from {yaw}");
    }
}

#[test]
fn hair_hides_the_face_from_behind_and_the_face_shows_from_the_front() {
    let figure = figure(vec![Pose::default(); 2]);
    let head = figure.body(0.0).bone(Part::Head).origin;
    let last = |yaw: f32| {
        let camera = Camera::new(yaw, 0.0);
        let list = figure.draw(&Moment::default(), &camera);
        let seen = camera.lens().see(head);
        let [skin, hair] =
            [Ink::Skin, Ink::Hair].map(|ink| order(&list, ink, Vec2::new(seen.x, seen.y)).last().copied());
        hair > skin
    };
    assert!(last(-90.0) && !last(90.0));
}

#[test]
fn a_wall_between_viewer_and_body_is_looked_through() {
    let wall = Prop::Wall { at: Vec2::new(14.0, 0.0), facing: 180.0, width: 40.0 };
    let figure = with_props(vec![Pose::default(); 2], vec![wall]);
    let alpha = |yaw| {
        let list = figure.draw(&Moment::default(), &Camera::new(yaw, 5.0));
        list.shapes.iter().filter(|shape| shape.ink == Ink::Wall).map(|shape| shape.alpha).fold(0.0, f32::max)
    };
    assert!(alpha(90.0) < 0.3);
    assert!(alpha(-90.0) > 0.9);
}

#[test]
fn the_left_is_the_mirror_image_of_the_right() {
    let figure = figure(vec![supine(), Pose { pitch: 80.0, ..supine() }]);
    let [right, left] = [Hand::Right, Hand::Left].map(|hand| figure.draw(&figure.still(), &figure.camera(hand)));
    assert_eq!(right.shapes.len(), left.shapes.len());
    for (one, other) in right.shapes.iter().zip(&left.shapes) {
        if let (Form::Hull(one), Form::Hull(other)) = (&one.form, &other.form) {
            for (a, b) in one.circles().iter().zip(other.circles()) {
                assert!((a.at.x + b.at.x).abs() < 1e-3 && (a.at.y - b.at.y).abs() < 1e-3);
            }
        }
    }
}

#[test]
fn the_belly_rises_with_the_breath() {
    let body = solve(&supine(), &[]);
    let top = |breath| {
        let mut flesh = solid::Flesh::default();
        solid::part(&body, Part::Waist, breath, &mut flesh);
        flesh.rings().map(|(_, ring)| ring.a.z + ring.radius).fold(0.0, f32::max)
    };
    assert!(top(1.0) > top(0.0) + 0.3);
}

#[test]
fn paces_come_back_stay_or_go_round() {
    let along = |pace: Pace, at: f32| pace.moment(at).along;
    let near = |a: f32, b: f32| (a - b).abs() < 1e-5;
    assert!(near(along(Pace::Hold(4.0), 2.0), 0.5) && near(along(Pace::Hold(4.0), 99.0), 1.0));
    assert!([(0.0, 0.0), (2.0, 1.0), (4.0, 0.0)].iter().all(|(at, then)| near(along(Pace::Sway(4.0), *at), *then)));
    assert!(along(Pace::Round(4.0), 3.99) > 0.99 && along(Pace::Round(4.0), 4.0) < 0.01);
    // A round ends where it began.
    let poses = [0.0, 10.0, 20.0].map(|lumbar| Pose { lumbar, ..Pose::default() });
    let mut draft = figure(poses.to_vec()).draft().clone();
    draft.pace = Pace::Round(4.0);
    let round = Figure::new(draft);
    let chest = |along| round.body(along).bone(Part::Chest).along(1.0);
    assert!(chest(0.999).distance(chest(0.0)) < 0.1);
}

#[test]
fn the_check_finds_no_fault_with_standing() {
    assert_eq!(faults(&figure(vec![Pose::default(), Pose { neck: 20.0, ..Pose::default() }])), []);
}

#[test]
fn the_check_finds_what_no_body_can_do() {
    let standing = Pose::default();
    let told = |pose: Pose, wanted: fn(&Fault) -> bool| {
        let found = faults(&figure(vec![pose.clone(), pose]));
        assert!(found.iter().any(wanted), "{found:?}");
    };
    told(Pose { pelvis: Pelvis::At(Vec3::Z * 50.0), ..standing.clone() }, |f| {
        matches!(f, Fault::Sinks { into: "floor", .. })
    });
    told(Pose { pelvis: Pelvis::At(Vec3::Z * 70.0), ..standing.clone() }, |f| matches!(f, Fault::Floats));
    told(Pose { pitch: -35.0, ..standing.clone() }, |f| matches!(f, Fault::Falls { .. }));
    let hand =
        |palm, faces| Arm::Hand(HandTarget { palm: Place::At(palm), faces, fingers: None, elbow: None, curl: 20.0 });
    let far = hand(Vec3::new(90.0, 0.0, 60.0), None);
    told(Pose { arms: [far, standing.arms[1]], ..standing.clone() }, |f| matches!(f, Fault::Short { .. }));
    let inside = hand(Vec3::new(0.0, 0.0, 66.0), None);
    told(Pose { arms: [inside, standing.arms[1]], ..standing.clone() }, |f| matches!(f, Fault::Through { .. }));
    let bent = Leg::Angles(LegAngles { hip: 20.0, knee: 170.0, ..LegAngles::default() });
    told(Pose { legs: [bent, standing.legs[1]], ..standing.clone() }, |f| {
        matches!(f, Fault::Joint { joint: "knee flexion", .. })
    });
}

#[test]
fn the_check_tells_contacts_that_are_open_or_have_nothing_to_touch() {
    let mut draft = figure(vec![Pose::default(); 2]).draft().clone();
    draft.contacts = vec![
        Contact { part: Part::Head, with: Surface::Floor },
        Contact { part: Part::Pelvis, with: Surface::Prop(Kind::Chair) },
        Contact { part: Part::Foot(Side::Right), with: Surface::Floor },
    ];
    let found = faults(&Figure::new(draft));
    assert!(matches!(found[..], [Fault::Apart { .. }, Fault::Nothing { .. }]), "{found:?}");
}

#[test]
fn a_fault_between_key_frames_is_found_where_it_is_worst() {
    // Both ends stand on the floor; on the way between, the heel goes through it.
    let foot = |x: f32, y: f32, z: f32| {
        Leg::Foot(FootTarget { heel: Place::At(Vec3::new(x, y, z)), toes: Vec3::X, knee: None })
    };
    let pelvis = Pelvis::At(Vec3::Z * 48.0);
    let at = |x, z| Pose { pelvis, legs: [foot(x, -5.0, z), foot(-3.0, 5.0, 0.0)], ..Pose::default() };
    let figure = figure(vec![at(0.0, 0.2), at(6.0, -4.0), at(12.0, 0.2)]);
    let finding = check(&figure).into_iter().find(|finding| matches!(finding.fault, Fault::Sinks { .. })).unwrap();
    assert_eq!(finding.frame, 1);
}

#[test]
fn a_pressed_spot_on_the_far_side_only_shines_through() {
    let mut draft = figure(vec![Pose::default(); 2]).draft().clone();
    draft.marks = vec![Mark::Press(Place::On(Spot { part: Part::Pelvis, along: 0.7, around: 180.0, off: 0.0 }))];
    let figure = Figure::new(draft);
    let dots = |yaw| {
        let list = figure.draw(&Moment::default(), &Camera::new(yaw, 8.0));
        list.shapes.iter().filter(|shape| shape.ink == Ink::Press).count()
    };
    assert_eq!([dots(-90.0), dots(90.0)], [2, 1]);
}

proptest! {
    #[test]
    fn reachable_feet_are_reached_with_bones_of_their_length(
        x in -20.0..30.0_f32, y in -20.0..5.0_f32, z in 0.0..25.0_f32, pitch in -40.0..40.0_f32
    ) {
        let target = Vec3::new(x, y, z);
        let foot = FootTarget { heel: Place::At(target), toes: Vec3::X, knee: None };
        let pose = Pose {
            pelvis: Pelvis::At(Vec3::Z * 45.0), pitch, legs: [Leg::Foot(foot), Pose::default().legs[1]], ..Pose::default()
        };
        let body = solve(&pose, &[]);
        let [hip, knee, ankle] = [Part::Thigh, Part::Shank, Part::Foot].map(|part| body.bone(part(Side::Right)).origin);
        prop_assert!((hip.distance(knee) - length::THIGH).abs() < 0.01);
        prop_assert!((knee.distance(ankle) - length::SHANK).abs() < 0.01);
        let heel = body.bone(Part::Foot(Side::Right)).point(Vec3::new(-length::HEEL, 0.0, -2.2));
        if hip.distance(ankle) < 47.5 {
            prop_assert!(heel.distance(target + Vec3::Z * solid::HEEL_RADIUS) < 0.05, "{heel} {target}");
        }
    }

    #[test]
    fn an_outline_is_convex_and_holds_its_circles(
        circles in proptest::collection::vec((-30.0..30.0_f32, -30.0..30.0_f32, 0.3..8.0_f32), 1..=4)
    ) {
        let mut cluster = Cluster::new();
        for (x, y, radius) in &circles {
            cluster.push(Circle::new(Vec2::new(*x, *y), *radius));
        }
        let mut outline = Vec::new();
        cluster.outline(3.0, Vec2::ZERO, &mut outline);
        let count = outline.len();
        prop_assert!(count > 3);
        for number in 0..count {
            let (a, b, c) = (outline[number], outline[(number + 1) % count], outline[(number + 2) % count]);
            prop_assert!((b - a).perp_dot(c - b) > -1e-2, "turns back at {number}");
            for circle in cluster.circles() {
                let out = -(b - a).perp_dot(circle.at * 3.0 - a) / (b - a).length().max(1e-3);
                prop_assert!(out + circle.radius * 3.0 < 0.6, "{out} {}", circle.radius);
            }
        }
    }

    #[test]
    fn a_body_moves_without_a_jump(along in 0.0..0.99_f32) {
        let bent = Leg::Angles(LegAngles { hip: 80.0, knee: 60.0, ..LegAngles::default() });
        let figure = figure(vec![supine(), Pose { legs: [bent; 2], lumbar: 20.0, ..supine() }]);
        let toes = |along| figure.body(along).bone(Part::Foot(Side::Right)).origin;
        prop_assert!(toes(along).distance(toes(along + 0.01)) < 2.5);
    }
}

#[test]
fn what_is_never_pressed_is_hatched_on_the_side_one_looks_at_and_on_no_other() {
    let figure = Figure::standing();
    let hatched = |zone: Zone, yaw: f32| {
        let camera = Camera::new(yaw, 4.0);
        let list = figure.draw_with(&Moment::still(0.0), &camera, &[zone]);
        list.shapes.iter().any(|shape| shape.ink == Ink::Never)
    };
    for zone in Zone::ALL {
        let (front, back) = (hatched(zone, 90.0), hatched(zone, -90.0));
        let expected = match zone {
            Zone::Groin | Zone::Shin => (true, false),
            // On the outer side it is seen from both.
            Zone::OuterKnee => (front, back),
            _ => (false, true),
        };
        assert_eq!((front, back), expected, "{zone:?}");
        assert!(front || back || hatched(zone, 0.0), "{zone:?} is seen from somewhere");
    }
    let plain = figure.draw(&Moment::still(0.0), &Camera::new(-90.0, 4.0));
    assert!(plain.shapes.iter().all(|shape| shape.ink != Ink::Never), "nothing is hatched unless it is asked");
}

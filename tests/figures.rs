//! Figures as files: every built-in one, and what authors are told about bad ones.

use std::collections::BTreeSet;

use glam::Vec2;
use supple::catalog::{self, built_in};
use supple::domain::exercise::Region;
use supple::domain::side::Sides;
use supple::figure::Zone;
use supple::figure::definition::Mark;
use supple::figure::palette::{Ink, Palette, Rgb};
use supple::figure::pose::Place;
use supple::figure::skeleton::{Part, Side};
use supple::figure::{Camera, Hand, Moment};
use supple::format::{check_figure, read_exercise, read_figure};
use supple::raster::{Canvas, Look};
use supple::ui::theme::fonts;

const LOOK: Look = Look {
    palette: Palette::Light,
    ground: Rgb(250, 247, 242),
    stage: Rgb(241, 236, 227),
    text: Rgb(34, 48, 60),
    font: fonts::LATIN,
};

#[test]
fn every_built_in_exercise_has_a_figure_that_a_body_could_hold() {
    for (name, text) in catalog::exercise_files() {
        assert!(catalog::figure(name).is_some(), "{name} has no figure");
        let problems = check_figure(text.as_bytes());
        let told: Vec<String> = problems.iter().map(|problem| format!("{name}.ron:{problem}")).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}

/// Pixels of `ink` in a picture of a moment.
fn pixels(name: &str, moment: &Moment, ink: Ink) -> usize {
    let figure = catalog::figure(name).unwrap();
    let mut canvas = Canvas::new(480, 360, LOOK.stage);
    canvas.moment(&figure, moment, &figure.camera(Hand::Right), Vec2::new(480.0, 360.0), &LOOK);
    let Rgb(red, green, blue) = LOOK.palette.color(ink, 0.0);
    canvas.pixels().2.chunks_exact(4).filter(|pixel| pixel[..3] == [red, green, blue]).count()
}

#[test]
fn the_region_at_work_is_seen_in_every_still_picture() {
    for (name, exercise) in &built_in().exercises {
        let name = name.as_str();
        let shapeless = exercise.regions.iter().all(|region| matches!(region, Region::WholeBody));
        if shapeless {
            continue;
        }
        let figure = catalog::figure(name).unwrap();
        let seen = |moment: &Moment| {
            [Ink::Muscle, Ink::Press, Ink::Nerve].map(|ink| pixels(name, moment, ink)).into_iter().sum::<usize>()
        };
        let best = figure.key_moments().into_iter().map(|along| seen(&Moment::still(along))).max().unwrap_or(0);
        let still = seen(&figure.still());
        assert!(still > 40 && still * 3 > best, "{name} hides what works: {still} pixels in the still, {best} at best");
    }
}

#[test]
fn every_figure_can_be_seen_from_every_side_in_every_size() {
    for (name, _) in catalog::exercise_files() {
        let figure = catalog::figure(name).unwrap();
        for yaw in [0.0, 90.0, 180.0, 270.0] {
            for (width, height) in [(84, 60), (300, 40)] {
                let mut canvas = Canvas::new(width, height, LOOK.stage);
                let size = Vec2::new(width as f32, height as f32);
                canvas.moment(&figure, &Moment::still(0.5), &Camera::new(yaw, 12.0), size, &LOOK);
                let stage = [LOOK.stage.0, LOOK.stage.1, LOOK.stage.2];
                let drawn = canvas.pixels().2.chunks_exact(4).filter(|pixel| pixel[..3] != stage).count();
                assert!(drawn > 100, "{name} from {yaw} at {width}x{height}: {drawn} pixels");
            }
        }
    }
}

#[test]
fn alternating_figures_begin_as_their_own_mirror_image() {
    for exercise in built_in().exercises.values().filter(|exercise| exercise.sides == Sides::Alternating) {
        let figure = catalog::figure(exercise.id.as_str()).unwrap();
        let body = figure.body(0.0);
        for part in [Part::Shank, Part::Foot, Part::Forearm] {
            let [right, left] = [Side::Right, Side::Left].map(|side| body.bone(part(side)).origin);
            let apart = (right - glam::Vec3::new(left.x, -left.y, left.z)).length();
            assert!(apart < 1.5, "{}: its sides would jump by {apart} when they change", exercise.id);
        }
    }
}

/// A sound exercise with this figure, which begins on line 4.
fn with_figure(figure: &str) -> String {
    format!(
        "(format: \"supple-exercise\", version: 1, body: (\n\
         id: \"a\", name: \"A\", kind: Mobility, technique: Dynamic, position: Standing, sides: LeftThenRight,\n\
         target: Hold(30), regions: [Calf],\nfigure: {figure},\n))\n"
    )
}

/// Two standing key frames with `second` in the second.
fn standing(second: &str) -> String {
    with_figure(&format!("(pace: Sway(4), frames: [\n(neck: 0),\n({second}),\n])"))
}

/// Each expectation is `line:column:` and a part of the message; there must be no others.
#[track_caller]
fn assert_problems(text: &str, expected: &[(&str, &str)]) {
    let told: Vec<String> = check_figure(text.as_bytes()).iter().map(ToString::to_string).collect();
    let all = told.join("\n");
    assert_eq!(told.len(), expected.len(), "in:\n{all}");
    for (problem, (place, gist)) in told.iter().zip(expected) {
        assert!(problem.starts_with(&format!("{place}: ")), "{problem} is not at {place}");
        assert!(problem.contains(gist), "{problem} does not say `{gist}`");
    }
    // The exercise itself reads all the same.
    read_exercise(text.as_bytes()).unwrap();
}

#[test]
fn a_sound_figure_has_no_problems_and_a_file_without_one_has_none_either() {
    assert_problems(&standing("neck: 20"), &[]);
    let without = with_figure("()").replace("figure: (),", "");
    assert_eq!(read_figure(without.as_bytes()), Ok(None));
}

#[test]
fn angles_outside_human_range_are_told_with_the_range() {
    let second = "neck: 90, right_leg: Angles(hip: 190, knee: 20), left_arm: Angles(elbow: -30)";
    assert_problems(
        &standing(second),
        &[
            ("6:8", "`neck` is 90°; people have -70 to 65°"),
            ("6:35", "`hip` is 190°; people have -25 to 130°"),
            ("6:75", "`elbow` is -30°; people have -5 to 152°"),
        ],
    );
}

#[test]
fn unknown_joints_props_regions_and_parts_are_told_with_the_nearest_known() {
    let text = with_figure(
        "(pace: Swing(4), works: [Hamstring],\nprops: [Chiar(at: (0, 0)), Ball(at: On(RightTigh, 0.5, 0))],\n\
         contacts: [Touch(RightFot, Floor), Touch(Head, Flor)],\nframes: [(nek: 3), (right_leg: Angles(hips: 20))])",
    );
    assert_problems(
        &text,
        &[
            ("4:16", "Hold(seconds), Sway(seconds) or Round(seconds)"),
            ("4:34", "did you mean Hamstrings?"),
            ("5:9", "did you mean Chair?"),
            ("5:40", "did you mean RightThigh?"),
            ("6:18", "did you mean RightFoot?"),
            ("6:48", "did you mean Floor?"),
            ("7:11", "did you mean `neck`?"),
            ("7:39", "did you mean `hip`?"),
        ],
    );
}

#[test]
fn a_single_key_frame_frames_out_of_order_and_a_pace_of_nothing_are_told() {
    let one = with_figure("(pace: Sway(0), frames: [(neck: 0)])");
    let expected = [("4:21", "`pace` is 0; write a number from 0.5 to 120"), ("4:33", "at least two key frames")];
    assert_problems(&one, &expected);
    let order = with_figure("(pace: Sway(4), frames: [\n(at: 0.5),\n(at: 0.2),\n(at: 1)])");
    assert_problems(&order, &[("6:1", "put them in order")]);
}

#[test]
fn targets_out_of_reach_are_told_at_their_key_frame() {
    let far = with_figure(
        "(pace: Sway(4), frames: [\n(right_arm: Hand(palm: (30, -8, 80))),\n(right_arm: Hand(palm: (90, -8, 80))),\n])",
    );
    assert_problems(&far, &[("6:1", "the right hand does not reach its target by")]);
}

#[test]
fn a_limb_given_in_two_ways_is_told() {
    let text = with_figure("(pace: Sway(4), frames: [\n(neck: 0),\n(left_leg: Foot(heel: (-2.6, 5, 0))),\n])");
    assert_problems(&text, &[("6:1", "the left leg is given by angles in one key frame and by a target in another")]);
}

#[test]
fn absurd_numbers_are_refused_and_nothing_panics() {
    for figure in [
        "(pace: Sway(4), frames: [(pelvis: (1e9, 0, 0)), ()])",
        "(pace: Sway(4), frames: [(yaw: inf), ()])",
        "(pace: Sway(4), frames: [(arms: Hand(palm: (0, 0, 0), fingers: (0, 0, 0))), ()])",
        "(pace: Sway(4), props: [Step(at: (0, 0), size: (0, 0, 0))], frames: [(), ()])",
        "(pace: Sway(4), props: [Strap(through: [])], frames: [(), ()])",
        "(pace: Sway(4), frames: [3, 4])",
        "3",
        "()",
        "None",
    ] {
        let problems = check_figure(with_figure(figure).as_bytes());
        assert!(!problems.is_empty() || figure == "None", "{figure}");
    }
    // All at one place: two hands, two feet and the head in the hips.
    let knot = with_figure(
        "(pace: Hold(4), frames: [(pelvis: (0, 0, 20), arms: Hand(palm: (0, 0, 20)), legs: Foot(heel: (0, 0, 20))), (neck: 3)])",
    );
    assert!(check_figure(knot.as_bytes()).len() > 3);
}

#[test]
fn the_worked_example_of_the_guide_is_sound() {
    let guide = include_str!("../assets/exercises/README.md");
    let examples: Vec<&str> = guide.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(examples.len(), 1);
    let figure = examples[0].trim().strip_prefix("figure:").unwrap().trim().trim_end_matches(',');
    let text = with_figure(figure);
    assert_eq!(check_figure(text.as_bytes()), []);
}

/// The catalogue of the clinical notes, section 4.
#[test]
fn all_forty_five_exercises_of_the_clinical_notes_are_there() {
    let ids: BTreeSet<&str> = catalog::exercise_files().iter().map(|(name, _)| *name).collect();
    assert_eq!(ids.len(), 45);
}

#[test]
fn no_pressed_spot_of_a_built_in_exercise_lies_in_a_zone_that_is_never_pressed() {
    for (name, text) in supple::catalog::exercise_files() {
        let figure = supple::format::read_figure(text.as_bytes()).unwrap().unwrap();
        let body = figure.body(0.0);
        for mark in &figure.draft().marks {
            let at = match mark {
                Mark::Press(Place::At(point)) => *point,
                Mark::Press(Place::On(spot)) => spot.on(&body).at,
                Mark::Arrow { .. } => continue,
            };
            for zone in Zone::ALL {
                for line in zone.lines(&body) {
                    for (point, _) in line {
                        assert!(point.distance(at) > 1.2, "{name} presses {}", zone.word());
                    }
                }
            }
        }
    }
}

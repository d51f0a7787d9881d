use super::*;
use crate::domain::draft::{BlockDraft, StepDraft, TargetDraft};
use crate::domain::samples;
use crate::domain::side::Sides;

fn lay_out(blocks: Vec<BlockDraft>) -> Timeline {
    let settings = LayoutSettings { get_ready: Duration::from_secs(10), affected: Side::Left };
    Timeline::lay_out(&samples::routine(blocks), settings)
}

fn shape(timeline: &Timeline) -> String {
    let part = |segment: &Segment| {
        let seconds = segment.length.map_or("?".into(), |length| length.as_secs().to_string());
        match segment.kind {
            SegmentKind::GetReady => format!("ready {seconds}"),
            SegmentKind::Work => match timeline.bouts[segment.bout].side {
                BoutSide::One(Side::Left) => format!("L {seconds}"),
                BoutSide::One(Side::Right) => format!("R {seconds}"),
                _ => format!("work {seconds}"),
            },
            SegmentKind::SetRest => format!("set rest {seconds}"),
            SegmentKind::ChangeSides => format!("change {seconds}"),
            SegmentKind::Rest => format!("rest {seconds}"),
        }
    };
    timeline.segments.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[test]
fn time_is_per_side_with_a_change_over_between_and_no_rest_after_the_last_step() {
    let timeline = lay_out(vec![samples::step("stretch"), samples::step("breathe")]);
    assert_eq!(shape(&timeline), "ready 5, L 30, change 5, R 30, rest 10, work 60");
    assert_eq!(timeline.planned(), Duration::from_secs(135));
}

#[test]
fn sets_of_a_side_come_before_the_other_side() {
    let step = StepDraft { sets: Some(2), set_rest: Some(15.0), ..samples::hold("stretch", 20.0) };
    let timeline = lay_out(vec![BlockDraft::Step(step)]);
    assert_eq!(shape(&timeline), "ready 5, L 20, set rest 15, L 20, change 5, R 20, set rest 15, R 20");
}

#[test]
fn pauses_of_zero_vanish_and_a_step_may_have_its_own() {
    let step =
        StepDraft { rest: Some(0.0), change_over: Some(0.0), get_ready: Some(0.0), ..samples::hold("stretch", 20.0) };
    let own = StepDraft { get_ready: Some(8.0), ..samples::hold("breathe", 20.0) };
    let timeline = lay_out(vec![BlockDraft::Step(step), BlockDraft::Step(own)]);
    assert_eq!(shape(&timeline), "L 20, R 20, ready 8, work 20");
}

#[test]
fn groups_repeat_with_rests_between_all_rounds_and_steps_count_on() {
    let inner = BlockDraft::Group { rounds: 2, blocks: vec![samples::step("breathe")] };
    let timeline = lay_out(vec![BlockDraft::Group { rounds: 2, blocks: vec![inner, samples::step("breathe")] }]);
    assert_eq!(timeline.bouts.len(), 6);
    assert_eq!(timeline.bouts.iter().map(|bout| bout.step).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    let rounds: Vec<Vec<u16>> =
        timeline.bouts.iter().map(|bout| bout.path.0.iter().map(|part| part.round).collect()).collect();
    assert_eq!(rounds[3], [1, 2, 1]);
}

#[test]
fn an_affected_step_goes_where_the_person_says_it_hurts() {
    let step = StepDraft { sides: Some(Sides::Affected), ..samples::hold("stretch", 20.0) };
    let other = StepDraft { sides: Some(Sides::Unaffected), ..samples::hold("stretch", 20.0) };
    let timeline = lay_out(vec![BlockDraft::Step(step), BlockDraft::Step(other)]);
    assert_eq!(shape(&timeline), "ready 5, L 20, rest 10, R 20");
}

#[test]
fn alternating_lasts_twice_the_time_of_a_side_and_counts_each_side() {
    let step = StepDraft { exercise: "sway".into(), target: Some(TargetDraft::Reps(2, 4.0)), ..StepDraft::default() };
    let timeline = lay_out(vec![BlockDraft::Step(step)]);
    let work = timeline.segments[1];
    assert_eq!(work.length, Some(Duration::from_secs(16)));
    let reps: Vec<_> = marks(work, &timeline.bouts[0], work.length, timeline.pacing)
        .into_iter()
        .filter_map(|(at, mark)| match mark {
            Mark::Rep { number, side } => Some((at.as_secs(), number, side.unwrap())),
            _ => None,
        })
        .collect();
    assert_eq!(reps, [(0, 1, Side::Left), (4, 1, Side::Right), (8, 2, Side::Left), (12, 2, Side::Right)]);
}

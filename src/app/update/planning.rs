//! The plan that is followed: begun, left, taken up again, put into another phase, and its sessions moved or skipped.

use super::none;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::domain::day::Day;
use crate::domain::ids::PlanId;
use crate::domain::plan::{Choice, Chosen, Following, Occurrence};

/// From today on. Another plan that was followed can be taken up again.
pub(super) fn follow(model: &mut Model, id: &PlanId) -> Vec<Effect> {
    if model.library.plan(id).is_none() || model.following.as_ref().is_some_and(|following| following.plan == *id) {
        return none();
    }
    let following = Following::new(id.clone(), model.today());
    model.left = model.following.replace(following);
    save(model)
}

pub(super) fn stop(model: &mut Model) -> Vec<Effect> {
    if model.following.is_none() {
        return none();
    }
    model.left = model.following.take();
    save(model)
}

/// The plan that was left last stands as it was; one that was followed since is the one that was left.
pub(super) fn follow_on(model: &mut Model) -> Vec<Effect> {
    let Some(left) = model.left.take() else { return none() };
    model.left = model.following.replace(left);
    save(model)
}

pub(super) fn choose(model: &mut Model, what: Chosen) -> Vec<Effect> {
    let choice = Choice { day: model.today(), at: model.instant(), what };
    change(model, |following| following.choices.push(choice))
}

/// To today, or to a later day of this week or the next.
pub(super) fn move_to(model: &mut Model, planned: Occurrence, day: Day) -> Vec<Effect> {
    if !(model.today()..=model.end_of_next_week()).contains(&day) {
        return none();
    }
    change(model, |following| following.move_to(planned, day))
}

pub(super) fn change(model: &mut Model, change: impl FnOnce(&mut Following)) -> Vec<Effect> {
    let before = model.following.clone();
    if let Some(following) = &mut model.following {
        change(following);
    }
    if model.following == before { none() } else { save(model) }
}

fn save(model: &Model) -> Vec<Effect> {
    vec![Effect::SaveFollowing(model.following.clone())]
}

//! Whether the interface may move. With reduced motion everything but the countdown stands still.

use egui::{Context, Id, emath::easing};

/// How much may move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// Springs and easing, all under a quarter of a second; slow breathing on the stage.
    #[default]
    Full,
    /// Changes happen at once.
    Reduced,
}

/// Longest transition of the interface, in seconds.
const TRANSITION: f32 = 0.16;

impl Motion {
    /// What `ctx` was told last; [`Motion::Full`] at first.
    pub fn of(ctx: &Context) -> Self {
        ctx.data(|data| data.get_temp(key())).unwrap_or_default()
    }

    /// Tells `ctx`, for our widgets and egui's own alike.
    pub fn set(self, ctx: &Context) {
        if Self::of(ctx) == self && ctx.data(|data| data.get_temp::<Self>(key())).is_some() {
            return;
        }
        ctx.data_mut(|data| data.insert_temp(key(), self));
        let time = self.transition();
        ctx.all_styles_mut(|style| {
            style.animation_time = time;
            style.scroll_animation = match self {
                Self::Full => egui::style::ScrollAnimation::default(),
                Self::Reduced => egui::style::ScrollAnimation::none(),
            };
        });
    }

    /// Length of a transition in seconds.
    pub const fn transition(self) -> f32 {
        match self {
            Self::Full => TRANSITION,
            Self::Reduced => 0.0,
        }
    }
}

/// Eases from 0 to 1 and back as `on` changes; at once with reduced motion.
pub fn ease(ctx: &Context, id: Id, on: bool) -> f32 {
    ctx.animate_bool_with_time_and_easing(id, on, Motion::of(ctx).transition(), easing::cubic_out)
}

fn key() -> Id {
    Id::unique("supple motion")
}

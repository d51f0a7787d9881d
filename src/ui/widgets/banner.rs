//! A notice across a screen: something to know, and what can be done about it.

use egui::{CornerRadius, Frame, Label, Margin, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Button, Icon, IconButton, icons};
use crate::ui::theme::{self, radius, space, text};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// Good to know.
    Info,
    /// Something needs a look.
    Warning,
}

/// What the person did with a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerReply {
    /// Nothing yet.
    #[default]
    Waiting,
    /// Pressed the action with this index.
    Action(usize),
    /// Put it away.
    Dismissed,
}

/// Shows `words` with `actions` under them, over all the room there is.
pub fn banner(ui: &mut Ui, gravity: Gravity, words: &str, actions: &[&str]) -> BannerReply {
    let t = theme::of(ui);
    let (ground, ink, icon) = match gravity {
        Gravity::Info => (t.primary_soft, t.primary, Icon::Info),
        Gravity::Warning => (t.amber_soft, t.amber_ink, Icon::Warning),
    };
    let mut reply = BannerReply::Waiting;
    let frame = Frame::new().fill(ground).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin {
        left: 16,
        right: 8,
        top: 8,
        bottom: 8,
    });
    let shown = frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (spot, _) = ui.allocate_exact_size(Vec2::new(20.0, 36.0), Sense::hover());
            icons::paint(ui.painter(), icon, Rect::from_center_size(spot.center(), Vec2::splat(20.0)), ink);
            let room = ui.available_width() - 36.0 - space::M;
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.add_space(7.0);
                ui.add(Label::new(text::body(words).color(t.text)).wrap());
                ui.add_space(3.0);
                if !actions.is_empty() {
                    ui.horizontal_wrapped(|ui| {
                        for (index, action) in actions.iter().enumerate() {
                            if ui.add(Button::secondary(action).small()).clicked() {
                                reply = BannerReply::Action(index);
                            }
                        }
                    });
                    ui.add_space(space::XS);
                }
            });
            if ui.add(IconButton::bare(Icon::Close, "Dismiss")).clicked() {
                reply = BannerReply::Dismissed;
            }
        });
    });
    shown.response.widget_info(|| {
        let role = if gravity == Gravity::Warning { Role::Alert } else { Role::Status };
        WidgetInfo::labeled(role, true, words)
    });
    reply
}

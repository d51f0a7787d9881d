//! A dialog over a dimmed window. The keyboard stays inside it; Escape and a press beside it close it.

use egui::{Align, Context, CornerRadius, Frame, Id, Label, Layout, Margin, Modal, ScrollArea, Stroke, Ui};

use super::{Icon, IconButton};
use crate::ui::theme::{self, radius, space, text};

/// What came of showing a sheet.
pub struct SheetResponse<R> {
    /// What the contents returned.
    pub inner: R,
    /// The person closed it: Escape, the cross, or a press beside it.
    pub closed: bool,
}

/// Shows `contents` under `title` in the middle of the window, `width` points wide where there is room.
/// Long contents scroll.
pub fn sheet<R>(ctx: &Context, title: &str, width: f32, contents: impl FnOnce(&mut Ui) -> R) -> SheetResponse<R> {
    let t = theme::of_ctx(ctx);
    let window = ctx.content_rect().size();
    let frame = Frame::new()
        .fill(t.surface)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique(("sheet", title))).frame(frame).backdrop_color(t.backdrop);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(width.min(window.x - 2.0 * space::XXL - 16.0));
        ui.spacing_mut().item_spacing.y = space::M;
        let closed = ui
            .horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let cross = ui.add(IconButton::bare(Icon::Close, "Close")).clicked();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(text::sized(title, theme::size::CUE, theme::Weight::Bold)).wrap());
                    });
                    cross
                })
                .inner
            })
            .inner;
        // What goes on below must be seen to go on.
        let scroll = &mut ui.spacing_mut().scroll;
        (scroll.dormant_handle_opacity, scroll.dormant_background_opacity) = (0.6, 0.3);
        let room = window.y - 200.0;
        let inner = ScrollArea::vertical()
            .max_height(room.max(160.0))
            // An area begins small; without this it would scroll before it grows.
            .min_scrolled_height(room.max(160.0))
            .auto_shrink([false, true])
            .show(ui, contents)
            .inner;
        (inner, closed)
    });
    let escaped = shown.should_close();
    let (inner, crossed) = shown.inner;
    SheetResponse { inner, closed: crossed || escaped }
}

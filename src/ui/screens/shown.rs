//! What stands for an exercise: its figure, a picture of the person's own, or an empty stage.

use egui::{CornerRadius, Rect, Response, Sense, Ui, Vec2, vec2};

use super::ScreenCx;
use crate::app::album::{PictureSize, Print};
use crate::app::command::Command;
use crate::app::view::figure::{Still, StillPicture};
use crate::domain::picture::PictureName;
use crate::ui::theme::{self, Weight, font, radius, size};
use crate::ui::widgets::{Stage, Thumbnail, photo};

/// How round the corners are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// Of a card.
    Card,
    /// Of a picture in a list.
    Small,
}

/// What stands still on a card or in a list.
pub fn still(ui: &mut Ui, cx: &mut ScreenCx<'_>, still: Option<&Still>, size: Vec2, corner: Corner) -> Response {
    match still.map(|still| &still.picture) {
        None => ui.add(Stage::new("", size)),
        Some(StillPicture::Figure(figure, hand)) => {
            let thumbnail = Thumbnail::new(figure, *hand, size);
            ui.add(if corner == Corner::Small { thumbnail.small() } else { thumbnail })
        }
        Some(StillPicture::Own(name)) => {
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            if ui.is_rect_visible(rect) {
                let corner = if corner == Corner::Small { 10 } else { radius::CARD };
                ui.painter().rect_filled(rect, CornerRadius::same(corner), theme::of(ui).stage);
                own(ui, cx, name, PictureSize::Card, rect.shrink(if corner == 10 { 3.0 } else { 8.0 }));
            }
            response
        }
    }
}

/// Paints a picture of the person's own into `rect`; why it cannot be shown, where it cannot.
pub fn own(ui: &Ui, cx: &mut ScreenCx<'_>, name: &PictureName, size: PictureSize, rect: Rect) -> Option<String> {
    let model = cx.model;
    match model.album.get(name, size) {
        Some(Print::Here(pixels)) => photo(ui, rect, pixels, 8),
        Some(Print::Broken(why)) => return Some(why.clone()),
        Some(Print::Coming) => {}
        None => cx.push(Command::ShowPicture(name.clone(), size)),
    }
    None
}

/// A picture of the person's own as large as a stage takes it, clear of the labels in its corners; or why there is none.
pub fn on_paper(ui: &Ui, cx: &mut ScreenCx<'_>, name: &PictureName, stage: Rect) {
    let inset = if stage.height() < 220.0 { 10.0 } else { 20.0 };
    if let Some(why) = own(ui, cx, name, PictureSize::Full, stage.shrink(inset)) {
        plate(ui, stage, &format!("Its picture cannot be shown: {why}."));
    }
}

/// Words in the middle of a stage, in place of what cannot be shown.
pub fn plate(ui: &Ui, stage: Rect, words: &str) {
    let t = theme::of(ui);
    let width = (stage.width() - 80.0).clamp(80.0, 420.0);
    let galley = ui.painter().layout(words.to_owned(), font(size::BODY, Weight::Regular), t.text, width);
    let plate = Rect::from_center_size(stage.center(), galley.size() + vec2(40.0, 32.0));
    ui.painter_at(stage).rect_filled(plate, radius::CARD, t.surface.gamma_multiply(0.92));
    ui.painter_at(stage).galley(plate.center() - galley.size() / 2.0, galley, t.text);
}

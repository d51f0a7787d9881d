//! A routine as a card that is one big button.

use egui::{Label, Ui, Vec2, vec2};

use crate::app::view::card::RoutineCard;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Card, Chip, Stage, Thumbnail, Tone};

/// Height of a card with its chips.
pub const HEIGHT: f32 = 272.0;

/// Shows `card`; true when it was pressed.
pub fn routine_card(ui: &mut Ui, card: &RoutineCard, height: f32) -> bool {
    let t = theme::of(ui);
    let label = format!("{}, {}", card.title, card.line);
    let shown = Card::new().padding(12).min_height(height).button(ui, &label, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let size = vec2(ui.available_width(), (height - 122.0).max(84.0));
        picture(ui, card, size);
        ui.add_space(space::S);
        ui.add(Label::new(text::strong(card.title.as_str())).selectable(false).truncate());
        ui.add(Label::new(text::caption(card.line.as_str(), t)).selectable(false).truncate());
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.set_clip_rect(ui.clip_rect().intersect(ui.max_rect()));
            if let Some(note) = &card.note {
                ui.add(Chip::new(note).tone(Tone::Amber)).on_hover_text("Steps changed or left out for you");
            }
            // One line of them; what does not fit stands on the page of the routine.
            for chip in &card.chips {
                if ui.available_width() > 40.0 {
                    ui.add(Chip::new(chip));
                }
            }
        });
    });
    shown.response.clicked()
}

/// What stands for a routine: the figure of its main exercise, or a quiet landscape.
pub fn picture(ui: &mut Ui, card: &RoutineCard, size: Vec2) {
    match &card.still {
        Some(still) => ui.add(Thumbnail::new(&still.figure, still.hand, size)),
        None => ui.add(Stage::new("", size).spot(picture_spot(card))),
    };
}

/// Tells the still pictures of different routines apart a little.
fn picture_spot(card: &RoutineCard) -> f32 {
    let sum: u32 = card.id.as_str().bytes().map(u32::from).sum();
    (sum % 11) as f32 / 10.0
}

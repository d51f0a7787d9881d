//! The words beside the stage: the name, the clock, one sentence, and how strong it may feel.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Align, Galley, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Scale, within};
use crate::app::command::Command;
use crate::app::view::player::PlayerView;
use crate::domain::comfort::Band;
use crate::domain::safety::light::Light;
use crate::ui::screens::ScreenCx;
use crate::ui::theme::{self, Weight, font, size, space};
use crate::ui::widgets::{Button, Card, Chip, ComfortBand, Icon, IconButton, TimerRing, Tone};

/// Below this height the band is said in the chip, and everything moves closer.
const ROOMY: f32 = 330.0;

/// How close things stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Density {
    Roomy,
    Close,
}

/// Draws the words into the room there is.
pub(super) fn words(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let t = theme::of(ui);
    let area = ui.max_rect();
    let density = if area.height() >= ROOMY { Density::Roomy } else { Density::Close };
    let is_roomy = density == Density::Roomy;
    ui.spacing_mut().item_spacing.y = 0.0;

    let least = if is_roomy { size::CUE } else { size::HEADING };
    let title_size = (size::DISPLAY * scale.words).max(least);
    let title = centred(ui, &view.title, title_size, Weight::Bold, area.width(), 2);
    ui.painter().galley(pos2(area.center().x - title.size().x / 2.0, area.top()), title.clone(), t.text);
    named(ui, Rect::from_min_size(area.min, vec2(area.width(), title.size().y)), &view.title);

    // As large as the room allows: it is read from the floor.
    let cue_size = (size::LARGE * scale.words.powf(1.2)).max(if is_roomy { 19.0 } else { 15.0 });
    let cue = centred(ui, &view.sentence, cue_size, Weight::Regular, area.width() * 0.94, if is_roomy { 4 } else { 3 });
    let band_height = if is_roomy && view.band.is_some() { 86.0 } else { 0.0 };
    let faces_height = if is_roomy { FACES } else { 0.0 };
    let foot = area.bottom() - band_height - faces_height;
    let top = area.top() + title.size().y;
    let chip_room = if is_roomy { 40.0 * scale.words.max(1.0) } else { 34.0 };
    let cue_room = if is_roomy { (cue_size * 2.7).max(cue.size().y) + space::L } else { cue.size().y + space::XS };
    let diameter = (foot - top - cue_room - chip_room).min(area.width() * 0.66).clamp(72.0, 720.0);
    let free = (foot - top - diameter - cue_room - chip_room).max(0.0);

    let chip_center = pos2(area.center().x, top + chip_room / 2.0 + (free * 0.12).min(16.0));
    chip(ui, Rect::from_center_size(chip_center, vec2(area.width(), chip_room)), view, scale, density);

    let ring_top = top + chip_room + free * 0.36;
    let ring = Rect::from_min_size(pos2(area.center().x - diameter / 2.0, ring_top), vec2(diameter, diameter));
    ui.scope_builder(UiBuilder::new().max_rect(ring), |ui| {
        let mut timer = TimerRing::new(view.timer.left, &view.timer.face).under(&view.timer.under).diameter(diameter);
        if view.phase.is_some() || !view.is_running {
            timer = timer.calm();
        }
        ui.add(timer);
    });

    let cue_area = Rect::from_min_max(pos2(area.left(), ring.bottom()), pos2(area.right(), foot));
    let at = pos2(area.center().x - cue.size().x / 2.0, cue_area.center().y - cue.size().y / 2.0);
    ui.painter().galley(at, cue, t.text);
    let spoken = named(ui, cue_area, &announcement(view));
    ui.ctx().accesskit_node_builder(spoken, |node| node.set_live(Live::Polite));

    if let Some(band) = view.band.filter(|_| is_roomy) {
        let bottom = area.bottom() - faces_height;
        let rect = Rect::from_min_max(pos2(area.left(), bottom - 76.0), pos2(area.right(), bottom));
        let caption = format!("{}, {}", band.feeling().heading(), aim(band, view));
        within(ui, rect, |ui| {
            Card::new().padding(14).show(ui, |ui| ui.add(ComfortBand::new(&caption, band.low()..=band.high())));
        });
    }
    if is_roomy {
        let rect = Rect::from_min_max(pos2(area.left(), area.bottom() - FACES + space::S), area.max);
        within(ui, rect, |ui| faces(ui, cx));
    }
}

/// Height of the three faces.
const FACES: f32 = 56.0;

/// How does it go? One press each, or a key.
fn faces(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let gap = space::S;
    let room = ui.available_width() - 2.0 * gap;
    let roomy = room > 376.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (icon, words, key, light, share) in [
            (Icon::FaceFine, "Fine", "G", Light::Green, 0.27),
            (Icon::FaceMuch, "A bit much", "A", Light::Amber, 0.38),
            (Icon::FaceBad, "Not good", "R", Light::Red, 0.35),
        ] {
            let width = room * share;
            let button = Button::secondary(words).icon(icon).min_width(width);
            let response = if room < 290.0 {
                ui.add(IconButton::outlined(icon, words).key(key).size(vec2(width, space::TARGET)))
            } else {
                ui.add(if roomy { button.small() } else { button.tight() })
            };
            if response.on_hover_text(format!("{words} ({key})")).clicked() {
                cx.push(Command::Say(light));
            }
        }
    });
}

/// The least there must be, side by side: the clock as large as it can be, and the words beside it.
pub(super) fn closely(ui: &mut Ui, view: &PlayerView) {
    let t = theme::of(ui);
    let area = ui.max_rect();
    let diameter = area.height().min(area.width() * 0.46).max(64.0);
    let ring = Rect::from_center_size(pos2(area.left() + diameter / 2.0, area.center().y), vec2(diameter, diameter));
    let (face, under) = match (&view.re_entry, view.why_paused) {
        (Some(count), _) => (count.as_str(), "back into position"),
        (None, Some(_)) => (view.timer.face.as_str(), "paused"),
        (None, None) => (view.timer.face.as_str(), view.timer.under.as_str()),
    };
    ui.scope_builder(UiBuilder::new().max_rect(ring), |ui| {
        let mut timer = TimerRing::new(view.timer.left, face).under(under).diameter(diameter);
        if view.phase.is_some() || !view.is_running {
            timer = timer.calm();
        }
        ui.add(timer);
    });
    let beside = area.with_min_x(ring.right() + space::M);
    let said: Vec<String> = view
        .side
        .clone()
        .into_iter()
        .chain(view.phase.map(str::to_owned).or_else(|| view.set.clone()))
        .chain(view.band.map(|band| aim(band, view)))
        .collect();
    let big = (diameter / 130.0).clamp(1.0, 1.5);
    let title = centred(ui, &view.title, size::HEADING * big, Weight::Bold, beside.width(), 2);
    let facts = centred(ui, &said.join(" · "), size::SMALL * big, Weight::Medium, beside.width(), 2);
    let cue = centred(ui, &view.sentence, size::BODY * big, Weight::Regular, beside.width(), 4);
    let because = view.because.as_deref().unwrap_or_default();
    let because = centred(ui, because, size::SMALL * big, Weight::Regular, beside.width(), 2);
    let caption =
        centred(ui, view.caption.as_deref().unwrap_or_default(), size::SMALL * big, Weight::Medium, beside.width(), 2);
    let heights =
        title.size().y + facts.size().y + cue.size().y + because.size().y + caption.size().y + 4.0 * space::XS;
    let mut top = (beside.center().y - heights / 2.0).max(beside.top());
    for (galley, ink) in
        [(title, t.text), (facts, t.primary), (cue, t.text), (because, t.amber_ink), (caption, t.muted)]
    {
        let height = galley.size().y;
        ui.painter().galley(pos2(beside.center().x - galley.size().x / 2.0, top), galley, ink);
        top += height + space::XS;
    }
    if let Some(words) = &view.caption {
        named(ui, beside.with_min_y(top - space::XS), words);
    }
    let spoken = named(ui, beside, &announcement(view));
    ui.ctx().accesskit_node_builder(spoken, |node| node.set_live(Live::Polite));
}

/// "aim for 2–4", or "eased to 1–3".
fn aim(band: Band, view: &PlayerView) -> String {
    if view.too_much == 0 { format!("aim for {band}") } else { format!("eased to {band}") }
}

/// What the clock counts, the set, and where there is no room for more, the band.
fn chip(ui: &mut Ui, rect: Rect, view: &PlayerView, scale: Scale, density: Density) {
    let phase = view.phase.map(str::to_owned).or_else(|| view.set.clone());
    let band = view.band.filter(|_| density == Density::Close).map(|band| aim(band, view));
    let eased = (view.band.is_none() && view.too_much > 0).then(|| "Take it easier".to_owned());
    let words: Vec<String> = phase.into_iter().chain(band).chain(eased).collect();
    if words.is_empty() {
        return;
    }
    let tone = if view.phase.is_some() { Tone::Soft } else { Tone::Quiet };
    let big = if density == Density::Roomy { 1.15 * scale.words.max(1.0) } else { 1.0 };
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)), |ui| {
        ui.add(Chip::new(&words.join(" · ")).tone(tone).scale(big));
    });
}

/// What a screen reader hears when it changes: what is on, and the sentence. Never the clock.
fn announcement(view: &PlayerView) -> String {
    let side = view.side.as_ref().map_or_else(String::new, |side| format!(", {}", side.to_lowercase()));
    let phase = view.phase.map_or_else(String::new, |phase| format!("{phase}. "));
    format!("{phase}{}{side}. {}", view.title, view.sentence)
}

fn named(ui: &Ui, rect: Rect, words: &str) -> egui::Id {
    let id = ui.scope_id().with(("said", rect.min.y as i32));
    let response = ui.interact(rect, id, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    id
}

/// Words centred on lines of `width`, made smaller until they need at most `lines`.
fn centred(ui: &Ui, words: &str, wanted: f32, weight: Weight, width: f32, lines: usize) -> Arc<Galley> {
    let mut size = wanted;
    loop {
        let mut job = egui::text::LayoutJob::single_section(
            words.to_owned(),
            egui::TextFormat::simple(font(size, weight), theme::of(ui).text),
        );
        job.halign = Align::LEFT;
        job.wrap.max_width = width;
        let galley = ui.painter().layout_job(job);
        if galley.rows.len() <= lines || size <= 14.0 {
            let mut job = (*galley.job).clone();
            job.halign = Align::Center;
            let centred = ui.painter().layout_job(job);
            return recentre(&centred);
        }
        size *= 0.92;
    }
}

/// egui lays centred text around x = 0; this one is moved to begin at 0, as other galleys do.
fn recentre(galley: &Galley) -> Arc<Galley> {
    let shift = -galley.rect.left();
    let mut moved = galley.clone();
    for row in &mut moved.rows {
        row.pos.x += shift;
    }
    moved.rect = moved.rect.translate(vec2(shift, 0.0));
    moved.mesh_bounds = moved.mesh_bounds.translate(vec2(shift, 0.0));
    Arc::new(moved)
}

//! The player, made to be read from the floor, two metres away.

use egui::accesskit::Live;
use egui::{Align, Align2, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::effect::WindowMode;
use crate::app::notice::Topic;
use crate::app::view::player::{MainAction, NextUp, PlayerView};
use crate::domain::session::{SessionCommand, WhyPaused};
use crate::domain::settings::Sound;
use crate::engine::AudioStatus;
use crate::ui::shortcuts::main_command;
use crate::ui::theme::{self, Weight, font, size, space, text};
use crate::ui::widgets::{
    Button, Card, Chip, ComfortBand, Icon, IconButton, Part, Passage, Stage, TimerRing, Tone, routine_bar,
};

/// The player. Nothing is typed here.
#[derive(Debug, Default)]
pub struct PlayerScreen;

/// Sizes that follow the window, so that a full screen is read from the floor.
#[derive(Clone, Copy)]
struct Scale {
    factor: f32,
    margin: f32,
    is_narrow: bool,
}

impl PlayerScreen {
    /// Draws it over the whole window.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView) {
        let window = ui.max_rect();
        let factor = (window.width() / 1280.0).min(window.height() / 820.0).clamp(0.62, 2.6);
        let scale = Scale {
            factor,
            margin: if window.width() < 900.0 { space::L } else { 34.0 },
            is_narrow: window.width() < 900.0,
        };
        let area = window.shrink2(vec2(scale.margin, if scale.is_narrow { space::M } else { 26.0 }));
        let head = Rect::from_min_max(area.min, pos2(area.right(), area.top() + 76.0));
        let foot = Rect::from_min_max(pos2(area.left(), area.bottom() - 74.0), area.max);
        let body =
            Rect::from_min_max(pos2(area.left(), head.bottom() + space::S), pos2(area.right(), foot.top() - space::L));
        within(ui, head, |ui| header(ui, cx, view, scale));
        let stage_share = if scale.is_narrow { 0.52 } else { 0.646 };
        let stage = body.with_max_x(body.left() + body.width() * stage_share);
        let column = body.with_min_x(stage.right() + scale.margin.min(26.0));
        within(ui, stage, |ui| stage_area(ui, view));
        within(ui, column, |ui| words(ui, view, scale));
        within(ui, foot, |ui| controls(ui, cx, view, scale));
    }
}

fn within(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().id_salt((rect.min.x as i32, rect.min.y as i32)).max_rect(rect);
    ui.scope_builder(builder.layout(Layout::top_down(Align::Min)), contents);
}

fn header(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let t = theme::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if ui.add(Button::secondary("End").icon(Icon::Close).key("Esc").small()).clicked() {
            cx.push(Command::AskToEnd);
        }
        let tools = if scale.is_narrow { 160.0 } else { 330.0 };
        let room = (ui.available_width() - tools).max(80.0);
        ui.allocate_ui_with_layout(vec2(room, space::TARGET), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(room);
            ui.add_space(2.0);
            ui.add(Label::new(text::strong(view.routine.as_str())).truncate().selectable(false));
            ui.add(Label::new(text::caption(view.progress.as_str(), t)).truncate().selectable(false));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| tools_row(ui, cx, view, scale));
    });
    ui.add_space(16.0);
    let parts: Vec<Part> = view
        .parts
        .iter()
        .map(|part| Part {
            seconds: part.weight,
            passage: match part.done {
                done if done >= 1.0 => Passage::Done,
                done if done > 0.0 => Passage::Current(done),
                _ => Passage::Coming,
            },
        })
        .collect();
    routine_bar(ui, &view.progress, &parts);
}

fn tools_row(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    ui.spacing_mut().item_spacing.x = space::S;
    let (icon, label) = match cx.model.window {
        WindowMode::Windowed => (Icon::FullScreen, "Full screen"),
        WindowMode::FullScreen => (Icon::LeaveFullScreen, "Leave full screen"),
    };
    if ui.add(IconButton::quiet(icon, label).key("F")).clicked() {
        cx.push(Command::ToggleFullScreen);
    }
    if ui.add(IconButton::quiet(Icon::Question, "Keys").key("?")).clicked() {
        cx.push(Command::ToggleKeys);
    }
    let muted = cx.model.settings.sound == Sound::Muted;
    let (icon, label) = if muted { (Icon::SpeakerOff, "Sound on") } else { (Icon::Speaker, "Sound off") };
    if ui.add(IconButton::quiet(icon, label).key("M")).clicked() {
        cx.push(Command::ToggleMute);
    }
    if cx.model.notices.iter().any(|(_, notice)| notice.topic == Topic::Saving) {
        ui.add(Chip::new("Not saved yet").tone(Tone::Amber)).on_hover_text("Supple goes on trying. Nothing is lost.");
    }
    if !scale.is_narrow {
        let words = match (muted, view.audio) {
            (true, _) => "Chimes off".to_owned(),
            (false, AudioStatus::NoDevice) => "No sound device".to_owned(),
            (false, _) => format!("Chimes {}", cx.model.settings.volume),
        };
        let chip = ui.add(Chip::new(&words));
        if view.audio == AudioStatus::NoDevice {
            chip.on_hover_text("Everything shows on screen. Supple goes on looking for a sound device.");
        }
    }
}

fn stage_area(ui: &mut Ui, view: &PlayerView) {
    let side = view.side.clone().unwrap_or_default();
    let region = view.region.unwrap_or_default();
    let label = format!("{} {side}", view.title);
    let stage = ui.add(Stage::new(&label, ui.available_size()).side(&side).region(region).phase(view.breath));
    let over = match (&view.re_entry, view.why_paused) {
        (Some(count), _) => Some((count.clone(), "Back into position")),
        (None, Some(WhyPaused::Asked)) => Some(("Paused".to_owned(), "Press Space to go on")),
        (None, Some(WhyPaused::TimeGap)) => {
            Some(("Paused".to_owned(), "The computer slept or its clock was set. Press Space to go on."))
        }
        (None, None) => None,
    };
    if let Some((big, under)) = over {
        let t = theme::of(ui);
        let center = stage.rect.center();
        let plate = Rect::from_center_size(center, vec2((stage.rect.width() - 40.0).min(420.0), 150.0));
        ui.painter().rect_filled(plate, theme::radius::CARD, t.surface.gamma_multiply(0.92));
        let middle = center - vec2(0.0, 18.0);
        let big_font = font(44.0, Weight::Bold);
        ui.painter().text(middle, Align2::CENTER_CENTER, big, big_font, t.text);
        let galley =
            ui.painter().layout(under.to_owned(), font(size::BODY, Weight::Regular), t.muted, plate.width() - 24.0);
        ui.painter().galley(pos2(center.x - galley.size().x / 2.0, center.y + 22.0), galley, t.muted);
    }
}

fn words(ui: &mut Ui, view: &PlayerView, scale: Scale) {
    let t = theme::of(ui);
    let area = ui.max_rect();
    let band_height = if view.band.is_some() { 86.0 } else { 0.0 };
    ui.spacing_mut().item_spacing.y = 0.0;

    let title_size = (size::DISPLAY * scale.factor).max(size::CUE);
    let title = centred(ui, &view.title, title_size, Weight::Bold, area.width(), 2);
    ui.painter().galley(pos2(area.center().x - title.size().x / 2.0, area.top()), title.clone(), t.text);
    named(ui, Rect::from_min_size(area.min, vec2(area.width(), title.size().y)), &view.title);

    let cue_size = (size::CUE * scale.factor.powf(1.1)).max(17.0);
    let cue = centred(ui, &view.sentence, cue_size, Weight::Regular, area.width() * 0.94, 4);
    let foot = area.bottom() - band_height;
    let top = area.top() + title.size().y;
    let chip_room = 40.0;
    let cue_room = (cue_size * 1.35 * 2.0).max(cue.size().y) + space::L;
    let diameter = (foot - top - cue_room - chip_room - space::L).min(area.width() * 0.62).clamp(110.0, 640.0);
    let free = (foot - top - diameter - cue_room - chip_room).max(0.0);

    let phase_center = pos2(area.center().x, top + chip_room / 2.0 + (free * 0.12).min(16.0));
    if let Some(phase) = view.phase.or(view.set.as_deref()) {
        let rect = Rect::from_center_size(phase_center, vec2(area.width(), chip_room));
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)), |ui| {
            let tone = if view.phase.is_some() { Tone::Soft } else { Tone::Quiet };
            ui.add(Chip::new(phase).tone(tone).scale(1.15));
        });
    }
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

    if let Some(band) = view.band {
        let rect = Rect::from_min_max(pos2(area.left(), area.bottom() - 76.0), area.max);
        let caption = if view.too_much == 0 {
            format!("{}, aim for {band}", band.feeling().heading())
        } else {
            format!("{}, eased to {band}", band.feeling().heading())
        };
        within(ui, rect, |ui| {
            Card::new().padding(14).show(ui, |ui| ui.add(ComfortBand::new(&caption, band.low()..=band.high())));
        });
    }
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
fn centred(
    ui: &Ui,
    words: &str,
    wanted: f32,
    weight: Weight,
    width: f32,
    lines: usize,
) -> std::sync::Arc<egui::Galley> {
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
fn recentre(galley: &egui::Galley) -> std::sync::Arc<egui::Galley> {
    let shift = -galley.rect.left();
    let mut moved = galley.clone();
    for row in &mut moved.rows {
        row.pos.x += shift;
    }
    moved.rect = moved.rect.translate(vec2(shift, 0.0));
    moved.mesh_bounds = moved.mesh_bounds.translate(vec2(shift, 0.0));
    std::sync::Arc::new(moved)
}

fn controls(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let area = ui.max_rect();
    let main = main_width(scale);
    let middle = main + 2.0 * (70.0 + space::M);
    let session = |command| Command::Session(command);
    let center_x = if scale.is_narrow { area.left() + middle / 2.0 } else { area.left() + area.width() * 0.5 };
    let centre = Rect::from_center_size(pos2(center_x, area.center().y), vec2(middle, 60.0));
    within_row(ui, centre, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let side = vec2(70.0, 52.0);
        if ui.add(IconButton::outlined(Icon::Back, "Start again, or the one before").key("←").size(side)).clicked() {
            cx.push(session(SessionCommand::Back));
        }
        let (words, icon) = match view.main {
            MainAction::Pause => ("Pause", Icon::Pause),
            MainAction::Resume => ("Go on", Icon::Play),
            MainAction::Done => ("Done", Icon::Check),
        };
        if ui.add(Button::primary(words).icon(icon).key("Space").large().min_width(main)).clicked() {
            cx.push(main_command(view.main));
        }
        if ui.add(IconButton::outlined(Icon::Forward, "Skip").key("→").size(side)).clicked() {
            cx.push(session(SessionCommand::Skip));
        }
    });
    within_row(ui, area, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let words = if scale.is_narrow { "Too much" } else { "Too much, ease off" };
        if ui.add(Button::danger(words).key("T")).clicked() {
            cx.push(session(SessionCommand::TooMuch));
        }
        if ui.add(Button::secondary("+15 s").key("+")).clicked() {
            cx.push(session(SessionCommand::AddTime));
        }
    });
    if !scale.is_narrow {
        let left = area.with_max_x(centre.left() - space::L);
        within_row(ui, left, Layout::left_to_right(Align::Center), |ui| next_up(ui, view.next.as_ref()));
    }
}

const fn main_width(scale: Scale) -> f32 {
    if scale.is_narrow { 150.0 } else { 176.0 }
}

fn within_row(ui: &mut Ui, rect: Rect, layout: Layout, contents: impl FnOnce(&mut Ui)) {
    let salt = (rect.width() as i32, layout.main_dir == egui::Direction::RightToLeft);
    ui.scope_builder(UiBuilder::new().id_salt(salt).max_rect(rect).layout(layout), contents);
}

fn next_up(ui: &mut Ui, next: Option<&NextUp>) {
    let t = theme::of(ui);
    let (title, detail) = next.map_or(("The end", "then a moment to look back"), |next| (&next.title, &next.detail));
    ui.spacing_mut().item_spacing.x = space::L;
    if ui.available_width() > 330.0 {
        ui.add(Stage::new("", vec2(96.0, 72.0)));
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.add_space(4.0);
        ui.add(Label::new(text::caption("Next", t)).selectable(false));
        ui.add(Label::new(text::strong(title)).truncate().selectable(false));
        ui.add(Label::new(text::caption(detail, t)).truncate().selectable(false));
    });
}

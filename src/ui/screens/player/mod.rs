//! The player, made to be read from the floor, two metres away.

mod controls;
mod question;
mod words;

pub use question::questions;

use egui::{Align, Align2, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::effect::WindowMode;
use crate::app::library::Picture;
use crate::app::model::{Flow, OtherSide};
use crate::app::notice::Topic;
use crate::app::view::player::{self as view, PlayerView};
use crate::domain::cue::Sounds;
use crate::domain::quantity::Volume;
use crate::domain::session::WhyPaused;
use crate::domain::settings::{Settings, Sound};
use crate::engine::AudioStatus;
use crate::ui::screens::shown::{on_paper, plate};
use crate::ui::theme::{self, Motion, Weight, font, size, space, text};
use crate::ui::widgets::figure::{Ends, View, on_stage};
use crate::ui::widgets::{Button, Chip, Icon, IconButton, Part, Passage, Slider, Stage, Tone, routine_bar};

/// The player. Nothing is typed here.
#[derive(Debug, Default)]
pub struct PlayerScreen;

/// Sizes that follow the window, so that a full screen is read from the floor.
#[derive(Clone, Copy)]
struct Scale {
    /// Of words: 1 in a window of the usual size.
    words: f32,
    room: Room,
}

/// How much room the window gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// For everything.
    Wide,
    /// For everything but what comes next.
    Narrow,
    /// For the clock, the words and the controls; no stage. So it is with very large text.
    Tight,
}

impl Room {
    fn of(window: egui::Vec2) -> Self {
        if window.x < 560.0 || window.y < 440.0 {
            Self::Tight
        } else if window.x < 900.0 {
            Self::Narrow
        } else {
            Self::Wide
        }
    }
}

impl PlayerScreen {
    /// Draws it over the whole window.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView) {
        let window = ui.max_rect();
        let factor = (window.width() / 1280.0).min(window.height() / 820.0).clamp(0.62, 2.6);
        let is_full = cx.model.window == WindowMode::FullScreen;
        let room = Room::of(window.size());
        let scale = Scale { words: if is_full { factor * 1.25 } else { factor }, room };
        let (margin, gap) = match room {
            Room::Wide => (vec2(34.0, 26.0), space::L),
            Room::Narrow => (vec2(space::L, space::M), space::L),
            Room::Tight => (vec2(space::M, space::S), space::S),
        };
        let area = window.shrink2(margin);
        let head_height = if room == Room::Tight { 56.0 } else { 76.0 };
        let foot_height = controls::height(area.width(), room);
        let head = area.with_max_y(area.top() + head_height);
        let foot = area.with_min_y(area.bottom() - foot_height);
        let body =
            Rect::from_min_max(pos2(area.left(), head.bottom() + space::S), pos2(area.right(), foot.top() - gap));
        within(ui, head, |ui| header(ui, cx, view, scale));
        if room == Room::Tight {
            within(ui, body, |ui| words::closely(ui, view));
        } else {
            let stage_share = match (room, is_full) {
                (Room::Wide, true) => 0.56,
                (Room::Wide, false) => 0.646,
                _ => 0.5,
            };
            let stage = body.with_max_x(body.left() + body.width() * stage_share);
            let column = body.with_min_x(stage.right() + margin.x.min(26.0));
            within(ui, stage, |ui| stage_area(ui, cx, view, scale));
            within(ui, column, |ui| words::words(ui, cx, view, scale));
        }
        within(ui, foot, |ui| controls::controls(ui, cx, view, scale));
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
        ui.spacing_mut().item_spacing.x = if scale.room == Room::Tight { space::S } else { space::L };
        let end = match scale.room {
            Room::Tight => ui.add(IconButton::outlined(Icon::Close, "End").key("Esc")),
            Room::Wide | Room::Narrow => ui.add(Button::secondary("End").icon(Icon::Close).key("Esc").small()),
        };
        if end.clicked() {
            cx.push(Command::AskToEnd);
        }
        let is_deaf = lacks_device(cx, view);
        let tools = match scale.room {
            Room::Wide => 378.0,
            Room::Narrow if is_deaf => 332.0,
            Room::Narrow | Room::Tight => 196.0,
        };
        // Where there is no room for both, how far one is shows below anyway.
        let under = if is_deaf && scale.room == Room::Tight { NO_DEVICE } else { &view.progress };
        let room = (ui.available_width() - tools).max(80.0);
        ui.allocate_ui_with_layout(vec2(room, space::TARGET), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(room);
            ui.add_space(2.0);
            ui.add(Label::new(text::strong(view.routine.as_str())).truncate().selectable(false));
            ui.add(Label::new(text::caption(under, t)).truncate().selectable(false));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| tools_row(ui, cx, view, scale));
    });
    ui.add_space(if scale.room == Room::Tight { 4.0 } else { 16.0 });
    let parts: Vec<Part> = view
        .parts
        .iter()
        .map(|part| Part {
            seconds: part.weight,
            passage: match part.passage {
                view::Passage::Skipped => Passage::Skipped,
                view::Passage::Done(done) if done >= 1.0 => Passage::Done,
                view::Passage::Done(done) if done > 0.0 => Passage::Current(done),
                view::Passage::Done(_) => Passage::Coming,
            },
        })
        .collect();
    routine_bar(ui, &view.progress, &parts);
}

const NO_DEVICE: &str = "No sound device";

/// Whether something would be heard if there were a device.
fn lacks_device(cx: &ScreenCx<'_>, view: &PlayerView) -> bool {
    view.audio == AudioStatus::NoDevice && cx.model.settings.sound == Sound::On && !is_silent(cx)
}

fn is_silent(cx: &ScreenCx<'_>) -> bool {
    matches!(&cx.model.flow, Flow::Playing(playing) if playing.sounds == Sounds::Silence)
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
    if ui.add(IconButton::quiet(Icon::Help, "Get help").key("F1")).clicked() {
        cx.push(Command::ToggleHelp);
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
    if scale.room != Room::Tight && lacks_device(cx, view) {
        let words = "Everything shows on screen. Supple goes on looking for a sound device.";
        ui.add(Chip::new(NO_DEVICE)).on_hover_text(words);
    }
    if scale.room != Room::Wide {
        return;
    }
    if is_silent(cx) {
        ui.add(Chip::new("A silent routine")).on_hover_text("You chose silence for it in the editor.");
        return;
    }
    if !muted && cx.model.notices.iter().any(|(_, notice)| notice.topic == Topic::Voice) {
        ui.add(Chip::new("No voice")).on_hover_text("What it would say shows under the figure.");
    }
    match (muted, view.audio) {
        (true, _) => {
            ui.add(Chip::new("All sound off"));
        }
        (false, AudioStatus::NoDevice) => {}
        (false, AudioStatus::Idle | AudioStatus::Playing) => {
            let mut percent = f32::from(cx.model.settings.volume.get());
            let slider = Slider::new("Volume of the chimes", &mut percent, 0.0..=100.0).step(5.0).width(110.0);
            if ui.add(slider).on_hover_text(format!("Chimes {} (↑ ↓)", cx.model.settings.volume)).changed() {
                let volume = Volume::percent(percent.round() as u8);
                cx.push(Command::Change(Settings { volume, ..cx.model.settings }));
            }
        }
    }
}

fn stage_area(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, scale: Scale) {
    let side = view.side.clone().unwrap_or_default();
    // On a narrow stage there is room for one thing at its foot: why it is done otherwise and what is said matter more than
    // where.
    let is_narrow = ui.available_width() < 520.0;
    let is_taken = view.because.is_some() || view.caption.is_some();
    let region = view.region.filter(|_| !(is_narrow && is_taken)).unwrap_or_default();
    let label = format!("{} {side}", view.title);
    let stage = Stage::new(&label, ui.available_size()).side(&side).region(region).phase(view.breath);
    let stage = match &view.acting.picture {
        Picture::Figure(figure) => {
            let stage = stage.turnable().show(ui, |ui, stage| {
                let shown = match Motion::of(ui.ctx()) {
                    Motion::Full => Ends::Moment(view.acting.moment),
                    Motion::Reduced => Ends::Both,
                };
                let behind = view.other_side == OtherSide::Shown;
                let seen = View { camera: &view.acting.camera, behind, zones: &[] };
                on_stage(ui, stage, figure, shown, &seen);
            });
            other_side(ui, cx, view, stage.rect);
            stage
        }
        Picture::Own(name) => stage.show(ui, |ui, stage| on_paper(ui, cx, name, stage.rect)),
        Picture::None => ui.add(stage),
        Picture::Broken(reason) => {
            let stage = ui.add(stage);
            plate(ui, stage.rect, &format!("The figure of this exercise cannot be drawn yet. {reason}"));
            stage
        }
    };
    let over = match (&view.re_entry, view.why_paused) {
        (Some(count), _) => Some((count.clone(), "Back into position")),
        (None, Some(WhyPaused::Asked)) => Some(("Paused".to_owned(), "Press Space to go on")),
        (None, Some(WhyPaused::TimeGap)) => {
            Some(("Paused".to_owned(), "The computer slept or its clock was set. Press Space to go on."))
        }
        (None, Some(WhyPaused::Red) | None) => None,
    };
    let because = view.because.as_ref().filter(|_| stage.rect.height() > 180.0);
    let taken = because.map(|because| because_line(ui, stage.rect, because));
    if let Some(words) = &view.caption {
        let room = if region.is_empty() { stage.rect } else { Stage::above_region(stage.rect) };
        let room = taken.map_or(room, |because| room.intersect(Rect::EVERYTHING.with_max_y(because.top())));
        caption_line(ui, room.with_max_y(room.bottom() - space::S), words, scale);
    }
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

/// What is being said, as under a film: at the foot of the `room` on the stage, as large as the other words, or as leaves the
/// figure most of it. A screen reader does not read it out by itself, for it is heard already.
fn caption_line(ui: &mut Ui, room: Rect, words: &str, scale: Scale) {
    let t = theme::of(ui);
    let around = vec2(14.0, 8.0);
    let width = (room.width() - 64.0).clamp(120.0, 560.0 * scale.words.max(1.0));
    let lay_out = |size| ui.painter().layout(words.to_owned(), font(size, Weight::Medium), t.text, width);
    let mut letters = (size::LARGE * scale.words).max(size::HEADING);
    let mut galley = lay_out(letters);
    while galley.size().y > room.height() * 0.3 && letters > size::SMALL {
        letters = (letters * 0.9).max(size::SMALL);
        galley = lay_out(letters);
    }
    let size = galley.size() + 2.0 * around;
    let plate = Rect::from_min_size(pos2(room.center().x - size.x / 2.0, room.bottom() - size.y), size);
    ui.painter().rect_filled(plate, theme::radius::CELL, t.surface.gamma_multiply(0.92));
    ui.painter().galley(plate.min + around, galley, t.text);
    let response = ui.interact(plate, ui.scope_id().with("caption"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}

/// Why the step is done otherwise for this person, at the foot of the stage; where that is.
fn because_line(ui: &mut Ui, stage: Rect, because: &str) -> Rect {
    let t = theme::of(ui);
    let width = (stage.width() - 64.0).max(120.0);
    let galley = ui.painter().layout(because.to_owned(), font(size::SMALL, Weight::Regular), t.amber_ink, width);
    let foot = pos2(stage.left() + 20.0, stage.bottom() - 20.0 - galley.size().y);
    let plate = Rect::from_min_size(foot, galley.size()).expand2(vec2(10.0, 7.0)).translate(vec2(10.0, -7.0));
    ui.painter().rect_filled(plate, theme::radius::CELL, t.amber_soft);
    ui.painter().galley(plate.min + vec2(10.0, 7.0), galley, t.amber_ink);
    let response = ui.interact(plate, ui.scope_id().with("because"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, because));
    plate
}

/// The button that turns the figure around, in the corner of the stage.
fn other_side(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PlayerView, stage: Rect) {
    let inset = if stage.height() < 220.0 { 10.0 } else { 20.0 };
    let size = if stage.height() < 220.0 { 32.0 } else { 44.0 };
    let place = Rect::from_min_size(pos2(stage.right() - inset - size, stage.top() + inset), vec2(size, size));
    let label = match view.other_side {
        OtherSide::Hidden => "Show the other side",
        OtherSide::Shown => "Show it as before",
    };
    let button = IconButton::quiet(Icon::Turn, label).key("V").size(vec2(size, size));
    if ui.put(place, button).clicked() {
        cx.push(Command::ShowOtherSide { step: view.step });
    }
}

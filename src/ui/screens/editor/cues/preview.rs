//! The session at a moment, without sound: what acts, what stands on screen, and what moves through it.

use std::time::Duration;

use egui::text::LayoutJob;
use egui::{Align, Label, Layout, Ui, vec2};

use super::{Cues, FRAME, Run};
use crate::app::library::Picture;
use crate::app::view::cues::{PreviewView, preview};
use crate::domain::cue_sheet::CueSheet;
use crate::ui::screens::ScreenCx;
use crate::ui::screens::shown::on_paper;
use crate::ui::theme::{self, Motion, Weight, font, size, space, text};
use crate::ui::widgets::figure::{Ends, View, on_stage};
use crate::ui::widgets::{Chip, Icon, IconButton, Slider, Stage, Tone, segmented};

/// Height of the stage.
const STAGE: f32 = 170.0;
/// From here on what moves the preview stands beside the stage.
const WIDE: f32 = 560.0;
/// What moves it, one line above the other.
const CONTROLS: f32 = 32.0 + space::S + space::TARGET;
/// From here on the name stands beside its chips.
const NAME_AND_CHIPS: f32 = 300.0;
const SPEEDS: [(u32, &str); 5] = [(1, "1×"), (2, "2×"), (4, "4×"), (8, "8×"), (16, "16×")];

/// How high the preview is where there is so much room beside.
pub(super) fn height(width: f32) -> f32 {
    if width >= WIDE { STAGE } else { STAGE + space::S + CONTROLS }
}

impl Cues {
    pub(super) fn preview(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, sheet: &CueSheet) {
        let view = preview(&cx.model.library, sheet, self.at);
        let width = ui.available_width();
        let is_wide = width >= WIDE;
        let stage_width = if is_wide { 300.0 } else { (width * 0.5).clamp(120.0, 240.0) };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
            stage(ui, cx, &view, stage_width);
            let room = vec2(ui.available_width(), STAGE);
            ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(room);
                words(ui, &view, if is_wide { STAGE - CONTROLS } else { STAGE });
                if is_wide {
                    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                        ui.spacing_mut().item_spacing.y = space::S;
                        self.pace(ui, sheet);
                        self.scrub(ui, &view, sheet);
                    });
                }
            });
        });
        if !is_wide {
            self.scrub(ui, &view, sheet);
            self.pace(ui, sheet);
        }
    }

    /// The whole time, to be gone through by hand.
    fn scrub(&mut self, ui: &mut Ui, view: &PreviewView, sheet: &CueSheet) {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.add(Label::new(text::sized(view.clock.as_str(), size::SMALL, Weight::Medium)).selectable(false));
            let mut seconds = self.at.as_secs_f32();
            let whole = sheet.length.as_secs_f32();
            if ui.add(Slider::new("Moment of the preview", &mut seconds, 0.0..=whole)).changed() {
                self.at = Duration::from_secs_f32(seconds).min(sheet.length);
            }
        });
    }

    fn pace(&mut self, ui: &mut Ui, sheet: &CueSheet) {
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), space::TARGET),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let (icon, label) = match self.run {
                    Run::Stands => (Icon::Play, "Play the preview"),
                    Run::Runs { .. } => (Icon::Pause, "Pause the preview"),
                };
                if ui.add(IconButton::outlined(icon, label)).clicked() {
                    self.toggle(ui, sheet.length);
                }
                segmented(ui, &mut self.speed, &SPEEDS);
            },
        );
    }

    /// Starts it, from the beginning once it was over, or stops it.
    fn toggle(&mut self, ui: &Ui, length: Duration) {
        if self.run != Run::Stands {
            self.run = Run::Stands;
            return;
        }
        if self.at >= length {
            self.at = Duration::ZERO;
        }
        self.run = Run::Runs { seen: ui.input(|input| input.time) };
        ui.ctx().request_repaint_after(FRAME);
    }
}

fn stage(ui: &mut Ui, cx: &mut ScreenCx<'_>, view: &PreviewView, width: f32) {
    let side = view.side.as_deref().unwrap_or_default();
    let label = format!("{} {side}", view.title);
    let stage = Stage::new(&label, vec2(width, STAGE)).phase(view.breath);
    match &view.acting.picture {
        Picture::Figure(figure) => {
            stage.turnable().show(ui, |ui, stage| {
                let shown = match Motion::of(ui.ctx()) {
                    Motion::Full => Ends::Moment(view.acting.moment),
                    Motion::Reduced => Ends::Both,
                };
                on_stage(ui, stage, figure, shown, &View { camera: &view.acting.camera, behind: false, zones: &[] });
            });
        }
        Picture::Own(name) => {
            stage.show(ui, |ui, stage| on_paper(ui, cx, name, stage.rect));
        }
        Picture::None | Picture::Broken(_) => {
            ui.add(stage);
        }
    }
}

/// What is on, and the sentence, cut off where it would leave its place; it stands in full in its line.
fn words(ui: &mut Ui, view: &PreviewView, height: f32) {
    let t = theme::of(ui);
    let top = ui.cursor().top();
    let name = Label::new(text::strong(view.title.as_str())).selectable(false);
    if ui.available_width() >= NAME_AND_CHIPS {
        ui.horizontal(|ui| {
            chips(ui, view);
            ui.add(name.truncate());
        });
    } else {
        if view.phase.is_some() || view.side.is_some() {
            ui.horizontal_wrapped(|ui| chips(ui, view));
        }
        ui.add(name.wrap());
    }
    let left = height - (ui.cursor().top() - top);
    let mut job =
        LayoutJob::simple(view.sentence.clone(), font(size::BODY, Weight::Regular), t.text, ui.available_width());
    job.wrap.max_rows = ((left / (size::BODY * 1.32)) as usize).max(1);
    ui.add(Label::new(job).selectable(false));
}

/// What is on where it is no work, and the side.
fn chips(ui: &mut Ui, view: &PreviewView) {
    ui.spacing_mut().item_spacing = vec2(space::S, space::XS);
    if let Some(phase) = view.phase {
        ui.add(Chip::new(phase).tone(Tone::Soft));
    }
    if let Some(side) = &view.side {
        ui.add(Chip::new(side).tone(Tone::Primary));
    }
}

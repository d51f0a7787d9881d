//! Everything the edited routine will sound, say and show: a silent preview on top, and a line for each cue.
//!
//! - `preview`: the figure and the words at a moment, and what moves it
//! - `lines`: the cues; however many there are, only those in view are drawn

mod lines;
mod preview;

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Label, ScrollArea, Ui, Vec2};

use super::ScreenCx;
use crate::app::editor::Editing;
use crate::app::model::Model;
use crate::app::view::cues::{remark, verdict};
use crate::domain::cue_sheet::CueSheet;
use crate::domain::routine::Routine;
use crate::domain::sounding::Sounding;
use crate::domain::speech::voice::Voice;
use crate::domain::speech::wording::Wording;
use crate::domain::timeline::{LayoutSettings, Timeline};
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{Chip, Icon, IconButton, Tone};
use lines::{Follow, Lines};

/// The sheet, worked out once a change, and the moment that is looked at.
#[derive(Debug)]
pub(super) struct Cues {
    known: Option<Known>,
    at: Duration,
    run: Run,
    /// Seconds of the session in a second.
    speed: u32,
    lines: Lines,
}

impl Default for Cues {
    fn default() -> Self {
        Self { known: None, at: Duration::ZERO, run: Run::Stands, speed: 1, lines: Lines::default() }
    }
}

/// A sheet and what it was worked out from.
#[derive(Debug)]
struct Known {
    /// Held, so that its address stays its own.
    routine: Arc<Routine>,
    settings: LayoutSettings,
    sounding: Sounding,
    voice: Voice,
    wording: Wording,
    sheet: CueSheet,
}

/// Whether the preview runs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Run {
    Stands,
    /// It was drawn last at this time, in seconds of the window's own clock.
    Runs {
        seen: f64,
    },
}

/// Size of a small button, in points.
const SMALL: Vec2 = Vec2::splat(30.0);
/// While the preview runs, a frame this often.
const FRAME: Duration = Duration::from_millis(66);
/// What a frame that was withheld moves the preview at most, in seconds.
const LONGEST_FRAME: f64 = 0.5;
/// With less than this left for the lines and what stands over them, the preview scrolls away with them. In points.
const LEAST_LINES: f32 = 150.0;

impl Cues {
    /// Draws both.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, editing: &Editing) {
        ui.spacing_mut().item_spacing.y = space::S;
        let Some(routine) = &editing.outcome.routine else {
            let t = theme::of(ui);
            let words = if editing.items().is_empty() {
                "Add a step. Then everything that is heard and shown stands here, with its second."
            } else {
                "Mend what is marked above. Then everything that is heard and shown stands here."
            };
            ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
            return;
        };
        let known = match self.known.take() {
            Some(known) if known.is_of(routine, cx.model) => known,
            other => {
                self.lines.forget();
                if other.is_none_or(|other| other.routine.id() != routine.id()) {
                    (self.at, self.run) = (Duration::ZERO, Run::Stands);
                }
                Known::of(routine, cx.model)
            }
        };
        self.advance(ui.ctx(), known.sheet.length);
        let is_roomy = ui.available_height() >= preview::height(ui.available_width()) + LEAST_LINES;
        if is_roomy {
            self.upper(ui, cx, &known.sheet);
            scroll(ui, |ui| self.lower(ui, cx, &known.sheet, Follow::Preview));
        } else {
            scroll(ui, |ui| {
                self.upper(ui, cx, &known.sheet);
                self.lower(ui, cx, &known.sheet, Follow::Keys);
            });
        }
        self.known = Some(known);
    }

    /// Moves a preview that runs.
    fn advance(&mut self, ctx: &Context, length: Duration) {
        self.at = self.at.min(length);
        let Run::Runs { seen } = self.run else { return };
        let now = ctx.input(|input| input.time);
        let passed = (now - seen).clamp(0.0, LONGEST_FRAME) * f64::from(self.speed);
        self.at = (self.at + Duration::from_secs_f64(passed)).min(length);
        self.run = if self.at < length { Run::Runs { seen: now } } else { Run::Stands };
        if self.run != Run::Stands {
            ctx.request_repaint_after(FRAME);
        }
    }

    fn upper(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, sheet: &CueSheet) {
        self.preview(ui, cx, sheet);
        let t = theme::of(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_min_height(SMALL.y);
            let tone = if sheet.troubles > 0 { Tone::Accent } else { Tone::Soft };
            ui.add(Chip::new(&verdict(sheet)).tone(tone));
            if sheet.troubles > 0
                && ui.add(IconButton::quiet(Icon::ChevronDown, "Show the next one").size(SMALL)).clicked()
                && let Some(next) = sheet.next_trouble(self.lines.picked())
            {
                self.lines.pick(next);
                self.at = sheet.lines[next].at;
            }
            ui.add(Label::new(text::caption(remark(sheet), t)).truncate().selectable(false));
        });
    }

    /// The lines; one that is picked moves the preview there.
    fn lower(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, sheet: &CueSheet, follow: Follow) {
        if let Some(number) = self.lines.show(ui, cx, sheet, self.at, follow) {
            self.at = sheet.lines[number].at;
        }
    }
}

impl Known {
    fn of(routine: &Arc<Routine>, model: &Model) -> Self {
        let settings = settings(model);
        let sounding = model.settings.sounding;
        let timeline = Timeline::lay_out(routine, settings).paced(sounding.pacing);
        let (voice, wording) = (model.settings.voice, model.speaking.wording.clone());
        let sheet = CueSheet::of(&Arc::new(timeline), sounding.kinds).spoken(voice, wording.clone());
        Self { routine: routine.clone(), settings, sounding, voice, wording, sheet }
    }

    fn is_of(&self, routine: &Arc<Routine>, model: &Model) -> bool {
        Arc::ptr_eq(&self.routine, routine)
            && self.settings == settings(model)
            && self.sounding == model.settings.sounding
            && self.voice == model.settings.voice
            && self.wording == model.speaking.wording
    }
}

/// As it would be played.
fn settings(model: &Model) -> LayoutSettings {
    LayoutSettings { get_ready: model.settings.get_ready.length(), affected: model.settings.affected }
}

fn scroll(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("cues").auto_shrink([false, false]).show(ui, |ui| {
        // Clear of the bar.
        ui.set_width(ui.available_width() - 8.0);
        ui.spacing_mut().item_spacing.y = space::S;
        contents(ui);
    });
}

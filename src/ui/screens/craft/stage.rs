//! The figure, with something to pull at every joint, and its key frames.

use egui::{
    Color32, CornerRadius, CursorIcon, EventFilter, Key, Label, Modifiers, Pos2, Rect, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use glam::Vec2;

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::craft::{CraftEdit, Crafting, MOST_FRAMES, Shown};
use crate::app::view::craft::CraftView;
use crate::domain::picture::PictureName;
use crate::figure::check::{Fault, Finding};
use crate::figure::definition::FigureDraft;
use crate::figure::draw_list::Fit;
use crate::figure::posing::{Handle, depth, pulled, seen, steadied};
use crate::figure::{Camera, Figure, Hand, Moment};
use crate::ui::screens::shown::on_paper;
use crate::ui::theme::{self, Motion, radius, space, text};
use crate::ui::widgets::figure::mesh;
use crate::ui::widgets::{Button, ChoiceChip, Icon, Stage, toggle};

/// What is being pulled.
#[derive(Debug, Default)]
pub(super) struct Posing {
    /// Where the figure stood when the pull began: it must not grow or shrink under the hand.
    held: Option<Fit>,
    playing: Playing,
}

/// Whether the figure moves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Playing {
    /// It is posed.
    #[default]
    No,
    /// It moves since this time, in seconds.
    Since(f64),
}

/// Half of what a handle takes, in points.
const REACH: f32 = 12.0;
/// How far an arrow key pulls, in hundredths of body height.
const NUDGE: f32 = 1.5;

impl Posing {
    /// Draws it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
        let Some(figure) = &crafting.outcome.figure else {
            self.playing = Playing::No;
            return match crafting.shown() {
                Shown::Picture(name) => picture(ui, cx, name),
                Shown::Nothing | Shown::Figure(_) => none(ui, cx),
            };
        };
        let foot = if fall(crafting).is_some() { 190.0 } else { 150.0 };
        let height = (ui.available_height() - foot).max(180.0);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "The figure"));
        let t = theme::of(ui);
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CARD), t.stage);
        let camera = figure.camera(Hand::Right);
        let fit = self.held.unwrap_or_else(|| fit(figure, &camera, rect));
        let moment = self.moment(ui, crafting, figure);
        let pixel = 1.0 / ui.ctx().pixels_per_point();
        ui.painter_at(rect).add(mesh(&figure.draw(&moment, &camera), fit, t, pixel));
        if self.playing == Playing::No {
            self.handles(ui, cx, crafting, figure, (&camera, fit, rect));
        }
        ui.add_space(space::XS);
        self.frames(ui, cx, crafting, view);
        findings(ui, cx, crafting, view);
    }

    fn moment(&mut self, ui: &Ui, crafting: &Crafting, figure: &Figure) -> Moment {
        match self.playing {
            Playing::No => Moment::still(figure.key_moments().get(crafting.frame).copied().unwrap_or(0.0)),
            Playing::Since(start) => {
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(50));
                let elapsed = ui.input(|input| input.time) - start;
                let pace = figure.pace();
                // What is held is shown again after a while.
                let round = f64::from(pace.seconds()) + 2.0;
                let elapsed = if matches!(pace, crate::figure::Pace::Hold(_)) { elapsed % round } else { elapsed };
                pace.moment(elapsed as f32)
            }
        }
    }

    fn handles(
        &mut self,
        ui: &Ui,
        cx: &mut ScreenCx<'_>,
        crafting: &Crafting,
        figure: &Figure,
        (camera, fit, stage): (&Camera, Fit, Rect),
    ) {
        let t = theme::of(ui);
        let along = figure.key_moments().get(crafting.frame).copied().unwrap_or(0.0);
        let body = figure.body(along);
        let mut any_pulled = false;
        // What is nearer lies on top, and is what one takes.
        let mut handles = Handle::ALL.map(|handle| (depth(camera, handle.point(&body)), handle));
        handles.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        for (_, handle) in handles {
            let place = seen(camera, handle.point(&body));
            let on_screen = fit.origin + place * fit.scale;
            let spot = Rect::from_center_size(pos2(on_screen.x, on_screen.y), egui::Vec2::splat(2.0 * REACH));
            let id = ui.scope_id().with(("handle", handle));
            let response = ui.interact(spot.intersect(stage), id, Sense::click_and_drag());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Pull the {}", handle.word())));
            if response.clicked() || response.drag_started() {
                response.request_focus();
            }
            let mut target = None;
            if response.dragged()
                && let Some(pointer) = response.interact_pointer_pos()
            {
                any_pulled = true;
                self.held = Some(fit);
                target = Some((Vec2::new(pointer.x, pointer.y) - fit.origin) / fit.scale);
            }
            if response.has_focus() {
                target = nudged(ui, id).map(|way| place + way).or(target);
            }
            if let Some(target) = target
                && let Some(draft) = crafting.figure()
            {
                let mut draft = draft.clone();
                let frame = &mut draft.frames[crafting.frame];
                frame.pose = pulled(&frame.pose, handle, target, camera, &draft.props);
                cx.push(Command::Craft(CraftEdit::Figure(Box::new(draft), handle.word())));
            }
            let lively = response.hovered() || response.dragged() || response.has_focus();
            let ink = if lively { t.primary } else { t.surface };
            let size = if lively { 8.0 } else { 5.5 };
            ui.painter_at(stage).circle(spot.center(), size, ink, Stroke::new(2.0, t.primary));
            if response.has_focus() {
                ui.painter_at(stage).circle_stroke(spot.center(), size + 4.0, Stroke::new(2.0, t.primary));
            }
            if lively {
                ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
                name(ui, stage, spot.center(), handle);
            }
        }
        if !any_pulled {
            self.held = None;
        }
    }

    fn frames(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (number, letter) in view.frames.iter().enumerate() {
                let here = number == crafting.frame && self.playing == Playing::No;
                let words = format!("Pose {letter}");
                if ui.add(ChoiceChip::one_of(&words, here)).clicked() {
                    self.playing = Playing::No;
                    cx.push(Command::Craft(CraftEdit::PickFrame(number)));
                }
            }
            let more = view.frames.len() < MOST_FRAMES;
            if ui.add_enabled(more, Button::soft("Add").icon(Icon::Plus).tight()).clicked() {
                cx.push(Command::Craft(CraftEdit::AddFrame));
            }
            if view.frames.len() > 2 && ui.add(Button::danger("Delete pose").tight()).clicked() {
                cx.push(Command::Craft(CraftEdit::DropFrame));
            }
            let mut moves = self.playing != Playing::No;
            if toggle(ui, "Show it moving", &mut moves).changed() {
                self.playing = if moves { Playing::Since(ui.input(|input| input.time)) } else { Playing::No };
            }
            if moves && Motion::of(ui.ctx()) == Motion::Reduced {
                let t = theme::of(ui);
                ui.add(Label::new(text::caption("Moving, as you asked for it here.", t)).selectable(false));
            }
        });
    }
}

/// The way an arrow key asks for, with its key taken.
fn nudged(ui: &Ui, id: egui::Id) -> Option<Vec2> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let ways = [
        (Key::ArrowLeft, Vec2::new(-NUDGE, 0.0)),
        (Key::ArrowRight, Vec2::new(NUDGE, 0.0)),
        (Key::ArrowUp, Vec2::new(0.0, -NUDGE)),
        (Key::ArrowDown, Vec2::new(0.0, NUDGE)),
    ];
    ui.input_mut(|input| ways.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, way)| way))
}

fn name(ui: &Ui, stage: Rect, at: Pos2, handle: Handle) {
    let t = theme::of(ui);
    let font = theme::font(theme::size::SMALL, theme::Weight::Semibold);
    let galley = ui.painter().layout_no_wrap(handle.word().to_owned(), font, t.text);
    let corner = at + vec2(14.0, -10.0 - galley.size().y);
    let plate = Rect::from_min_size(corner, galley.size()).expand2(vec2(8.0, 4.0));
    ui.painter_at(stage).rect_filled(plate, CornerRadius::same(radius::CELL), t.surface);
    ui.painter_at(stage).galley(corner, galley, Color32::PLACEHOLDER);
}

fn fit(figure: &Figure, camera: &Camera, rect: Rect) -> Fit {
    let (at, size) = (Vec2::new(rect.left(), rect.top()), Vec2::new(rect.width(), rect.height()));
    Fit::of(&figure.bounds(camera), at, size, 0.1)
}

fn findings(ui: &mut Ui, cx: &mut ScreenCx<'_>, crafting: &Crafting, view: &CraftView) {
    let t = theme::of(ui);
    if view.findings.is_empty() {
        ui.add(Label::new(text::small("A body can do this.", t.primary)).selectable(false));
    }
    for words in view.findings.iter().take(3) {
        ui.add(Label::new(text::small(words.as_str(), t.amber_ink)).wrap().selectable(false));
    }
    if let Some(more) = view.findings.len().checked_sub(3).filter(|more| *more > 0) {
        ui.add(Label::new(text::small(format!("And {more} more."), t.amber_ink)).selectable(false));
    }
    if let Some(fall) = fall(crafting)
        && ui.add(Button::soft("Bring the weight over what carries it").tight()).clicked()
        && let Some(draft) = crafting.figure()
    {
        cx.push(Command::Craft(CraftEdit::Figure(Box::new(upright(draft, fall)), "weight")));
    }
}

/// Where the body would fall first.
fn fall(crafting: &Crafting) -> Option<&Finding> {
    crafting.outcome.findings.iter().find(|finding| matches!(finding.fault, Fault::Falls { .. }))
}

/// The figure with its weight where it is carried, at a key frame and the next, or on the way between.
fn upright(draft: &FigureDraft, fall: &Finding) -> FigureDraft {
    let mut steady = draft.clone();
    let last = draft.frames.len().saturating_sub(1);
    let next = (fall.frame + 1).min(last);
    let before = fall.frame.saturating_sub(1);
    // What falls in a key frame would most likely fall on the way there, too.
    let pairs = if fall.share > 0.0 {
        [(fall.frame, next), (next, fall.frame)]
    } else {
        [(fall.frame, fall.frame), (before, fall.frame)]
    };
    for (one, other) in pairs {
        steady.frames[one].pose = steadied(&draft.frames[one].pose, &steady.frames[other].pose, &draft.props);
    }
    steady
}

/// An invitation, where there is no figure.
fn none(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let t = theme::of(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.22).min(130.0));
        ui.add(Label::new(text::heading("A figure to follow")).selectable(false));
        ui.add_space(space::XS);
        let words = "It begins as you say under “Begins”. Then pull its joints into pose A and pose B.";
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
        ui.add_space(space::M);
        if ui.add(Button::primary("Start a figure").icon(Icon::Plus)).clicked() {
            cx.push(Command::Craft(CraftEdit::StartFigure));
        }
        ui.add_space(space::XL);
        let words = "Or a picture of yours: a photograph, or a drawing from your leaflet. You can drop it here, too.";
        ui.add(Label::new(text::quiet(words, t)).wrap().selectable(false));
        ui.add_space(space::S);
        if ui.add(Button::secondary("Choose a picture").icon(Icon::Picture)).clicked() {
            cx.push(Command::ChoosePicture);
        }
    });
}

/// A picture in place of a figure, as the player shows it.
fn picture(ui: &mut Ui, cx: &mut ScreenCx<'_>, name: &PictureName) {
    let t = theme::of(ui);
    let size = vec2(ui.available_width(), (ui.available_height() - 96.0).max(180.0));
    Stage::new("The picture", size).show(ui, |ui, stage| on_paper(ui, cx, name, stage.rect));
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        if ui.add(Button::secondary("Choose another").icon(Icon::Picture).small()).clicked() {
            cx.push(Command::ChoosePicture);
        }
        if ui.add(Button::secondary("A figure instead").small()).clicked() {
            cx.push(Command::Craft(CraftEdit::StartFigure));
        }
        if ui.add(Button::danger("Take it away").small()).clicked() {
            cx.push(Command::Craft(CraftEdit::ShowNothing));
        }
    });
    let words = "Supple keeps a copy of its own, without the place and time that a camera writes into it.";
    ui.add(Label::new(text::caption(words, t)).wrap().selectable(false));
}

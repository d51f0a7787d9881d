//! Messages over a page. However many files have trouble, they take one banner.

use egui::{Label, Margin, ScrollArea, Ui};

use super::ScreenCx;
use crate::app::command::Command;
use crate::app::model::Route;
use crate::app::notice::{Notice, Topic};
use crate::app::view::editor::drafted;
use crate::ui::theme::{self, space, text};
use crate::ui::widgets::{BannerReply, Gravity, banner, sheet};

/// Whether the list of files is open.
#[derive(Debug, Default)]
pub struct Notices {
    list: List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum List {
    #[default]
    Closed,
    Open,
}

impl Notices {
    /// Draws them at the top of the page.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>) {
        let model = cx.model;
        let (files, others): (Vec<_>, Vec<_>) =
            model.notices.iter().partition(|(_, notice)| matches!(notice.topic, Topic::File(_)));
        let offers = model.draft.is_some() || model.deleted.is_some();
        if offers || !files.is_empty() || !others.is_empty() {
            let side = if ui.available_width() < 700.0 { 20 } else { 36 };
            let frame = egui::Frame::new().inner_margin(Margin { left: side, right: side, top: 12, bottom: 0 });
            let most = (ui.available_height() * 0.35).max(90.0);
            frame.show(ui, |ui| {
                ScrollArea::vertical().id_salt("notices").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    draft(ui, cx);
                    deleted(ui, cx);
                    for (number, notice) in others {
                        other(ui, cx, number, notice);
                    }
                    self.files(ui, cx, &files);
                });
            });
        }
        if self.list == List::Open {
            self.list(ui, &files);
        }
    }

    fn files(&mut self, ui: &mut Ui, cx: &mut ScreenCx<'_>, files: &[(u64, &Notice)]) {
        let words = match files {
            [] => return,
            [(_, only)] if only.details.is_empty() => only.text.clone(),
            [(_, only)] => format!("{} {}", only.text, only.details[0]),
            several => format!("{} files need a look. Nothing of them is lost.", several.len()),
        };
        let more = files.len() > 1 || files.iter().any(|(_, notice)| notice.details.len() > 1);
        let actions: &[&str] = if more { &["Show them"] } else { &[] };
        match banner(ui, Gravity::Warning, &words, actions) {
            BannerReply::Waiting => {}
            BannerReply::Action(_) => self.list = List::Open,
            BannerReply::Dismissed => files.iter().for_each(|(number, _)| cx.push(Command::Dismiss(*number))),
        }
    }

    fn list(&mut self, ui: &Ui, files: &[(u64, &Notice)]) {
        let shown = sheet(ui.ctx(), "Files that need a look", 620.0, |ui| {
            let t = theme::of(ui);
            for (_, notice) in files {
                ui.add(Label::new(text::body(notice.text.as_str())).wrap());
                for detail in &notice.details {
                    ui.add(Label::new(text::caption(detail.as_str(), t)).wrap());
                }
                ui.add_space(space::S);
            }
        });
        if shown.closed {
            self.list = List::Closed;
        }
    }
}

/// What was being edited when Supple went down.
fn draft(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let Some(title) = drafted(cx.model) else { return };
    let words = format!("You were editing {title} and had not saved it.");
    match banner(ui, Gravity::Info, &words, &["Go on editing", "Forget it"]) {
        BannerReply::Action(0) => cx.push(Command::ResumeDraft),
        BannerReply::Action(_) => cx.push(Command::DiscardDraft),
        BannerReply::Dismissed | BannerReply::Waiting => {}
    }
}

fn deleted(ui: &mut Ui, cx: &mut ScreenCx<'_>) {
    let Some(deleted) = &cx.model.deleted else { return };
    let words = format!("“{}” is deleted.", deleted.title());
    match banner(ui, Gravity::Info, &words, &["Bring it back"]) {
        BannerReply::Action(_) => cx.push(Command::UndoDelete),
        BannerReply::Dismissed => cx.push(Command::ForgetDeleted),
        BannerReply::Waiting => {}
    }
}

fn other(ui: &mut Ui, cx: &mut ScreenCx<'_>, number: u64, notice: &Notice) {
    let (gravity, actions): (_, &[&str]) = match notice.topic {
        Topic::Saving => (Gravity::Warning, &["Try again now", "Choose another folder"]),
        Topic::File(_) | Topic::Sound | Topic::Voice | Topic::Odd(_) | Topic::General => (Gravity::Info, &[]),
    };
    let words = [&notice.text].into_iter().chain(&notice.details).map(String::as_str).collect::<Vec<_>>().join("\n");
    match (banner(ui, gravity, &words, actions), &notice.topic) {
        (BannerReply::Dismissed, _) => cx.push(Command::Dismiss(number)),
        (BannerReply::Action(0), Topic::Saving) => cx.push(Command::RetrySave),
        (BannerReply::Action(_), Topic::Saving) => cx.push(Command::Go(Route::Settings)),
        (BannerReply::Action(_) | BannerReply::Waiting, _) => {}
    }
}

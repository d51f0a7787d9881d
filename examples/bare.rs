//! The least that eframe can show: one label in one of our fonts. The measure for Supple's own window.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{FontData, FontDefinitions, FontFamily, Ui, ViewportBuilder};

#[allow(dead_code, reason = "the bench that compares the windows calls `show` itself")]
fn main() -> eframe::Result {
    show(Duration::ZERO)
}

/// Opens the window and draws it every `interval`, or only when there is cause if that is zero.
pub fn show(interval: Duration) -> eframe::Result {
    // As large as Supple's.
    let viewport = ViewportBuilder::default().with_inner_size([1280.0, 820.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "bare",
        options,
        Box::new(move |cc| {
            cc.egui_ctx.set_fonts(fonts());
            Ok(Box::new(Bare { interval }))
        }),
    )
}

struct Bare {
    interval: Duration,
}

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        ui.label("bare");
        if !self.interval.is_zero() {
            ui.ctx().request_repaint_after(self.interval);
        }
    }
}

/// egui's own fonts are switched off in our build, so even this window has to bring one.
fn fonts() -> FontDefinitions {
    let bytes = include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext-latin.ttf");
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("atkinson".into(), Arc::new(FontData::from_static(bytes)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["atkinson".into()]);
    }
    fonts
}

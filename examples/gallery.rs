//! A window with every widget, for looking: `cargo run --example gallery`. `SUPPLE_THEME=dark` for the other theme.

#[path = "../tests/gallery.rs"]
mod gallery;

fn main() -> eframe::Result {
    eframe::run_native(
        "Supple's widgets",
        eframe::NativeOptions::default(),
        Box::new(|cc| {
            supple::ui::theme::install(&cc.egui_ctx);
            if std::env::var("SUPPLE_THEME").is_ok_and(|theme| theme == "dark") {
                cc.egui_ctx.set_theme(egui::Theme::Dark);
            }
            Ok(Box::new(gallery::Gallery { sheet_open: false, ..gallery::Gallery::default() }))
        }),
    )
}

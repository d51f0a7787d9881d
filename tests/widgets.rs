//! Widgets by role, label and key; and a gallery of pictures for people.

use std::path::PathBuf;

use egui::{Theme, vec2};
use egui_kittest::Harness;
use supple::ui::theme;

use crate::{
    cpu_renderer::CpuRenderer,
    gallery::{Gallery, Page},
};

fn gallery(page: Page, theme: Theme, percent: u16) -> Harness<'static, Gallery> {
    let state = Gallery { page, ..Gallery::default() };
    let mut harness = Harness::builder()
        .with_size(vec2(1280.0, 820.0))
        .with_theme(theme)
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            theme::set_text_scale(ctx, percent);
        })
        .renderer(CpuRenderer::default())
        .build_eframe(|_| state);
    harness.run();
    harness
}

/// Writes a picture of every page in both themes. Set `SUPPLE_PICTURES` to a folder to keep them.
#[test]
fn every_page_of_the_gallery_can_be_drawn_in_both_themes() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("SUPPLE_PICTURES").map_or_else(|| scratch.path().to_owned(), PathBuf::from);
    for theme in [Theme::Light, Theme::Dark] {
        for page in Page::ALL {
            let picture = gallery(page, theme, 100).render().unwrap();
            if page != Page::Telling {
                let corner = picture.get_pixel(2, 2).0;
                assert_eq!(corner, theme_background(theme), "{page:?} in {theme:?}");
            }
            picture.save(folder.join(format!("{page:?}-{theme:?}.png").to_lowercase())).unwrap();
        }
    }
}

fn theme_background(theme: Theme) -> [u8; 4] {
    match theme {
        Theme::Light => theme::tokens::LIGHT.background.to_array(),
        Theme::Dark => theme::tokens::DARK.background.to_array(),
    }
}

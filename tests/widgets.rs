//! Widgets by role, label and key; and a gallery of pictures for people.

use std::path::PathBuf;

use egui::{
    Key, Theme, Vec2,
    accesskit::{Role, Toggled},
    vec2,
};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use supple::ui::{
    theme::{self, Motion},
    widgets::{BannerReply, digits},
};

use crate::{
    cpu_renderer::CpuRenderer,
    gallery::{Gallery, Page},
};

fn gallery(page: Page, theme: Theme, percent: u16) -> Harness<'static, Gallery> {
    sized_gallery(page, theme, percent, vec2(1280.0, 820.0))
}

/// `size` is in points: a window of 1280 by 820 pixels at 200 per cent is one of 640 by 410.
fn sized_gallery(page: Page, theme: Theme, percent: u16, size: Vec2) -> Harness<'static, Gallery> {
    let state = Gallery { page, ..Gallery::default() };
    let mut harness = Harness::builder()
        .with_size(size)
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

#[test]
fn a_button_is_pressed_by_pointer_by_enter_and_by_space() {
    let mut harness = gallery(Page::Basics, Theme::Light, 100);
    harness.get_by_role_and_label(Role::Button, "Start").click();
    harness.run();
    assert_eq!(harness.state().started, 1);
    harness.get_by_role_and_label(Role::Button, "Start").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().started, 3);
}

#[test]
fn the_focus_ring_is_drawn_around_the_button_that_has_the_keyboard() {
    let mut harness = gallery(Page::Basics, Theme::Light, 100);
    let rect = harness.get_by_role_and_label(Role::Button, "Start").rect();
    let beside = |harness: &mut Harness<'static, Gallery>| {
        harness.render().unwrap().get_pixel(rect.center().x as u32, (rect.top() - 3.0) as u32).0
    };
    assert_eq!(beside(&mut harness), theme::tokens::LIGHT.background.to_array());
    harness.get_by_role_and_label(Role::Button, "Start").focus();
    harness.run();
    assert_eq!(beside(&mut harness), theme::tokens::LIGHT.primary.to_array());
}

#[test]
fn pain_is_rated_by_digits_arrows_and_end_and_taken_back_by_backspace() {
    let mut harness = gallery(Page::Values, Theme::Light, 100);
    assert_eq!(harness.get_by_role_and_label(Role::Slider, "Back pain").value().as_deref(), Some("not answered"));
    harness.get_by_role_and_label(Role::Slider, "Back pain").focus();
    harness.run();
    harness.get_by_role_and_label(Role::Slider, "Back pain").type_text("7");
    harness.run();
    assert_eq!(harness.state().unasked, Some(7));
    for (key, expected) in [
        (Key::ArrowLeft, Some(6)),
        (Key::End, Some(10)),
        (Key::ArrowRight, Some(10)),
        (Key::Backspace, None),
        (Key::ArrowUp, Some(5)),
        (Key::Home, Some(0)),
    ] {
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().unasked, expected, "after {key:?}");
    }
    assert_eq!(harness.state().pain, Some(4), "the other scale is left alone");
}

#[test]
fn a_volume_moves_in_its_steps_by_arrow_and_by_assistive_request() {
    let mut harness = gallery(Page::Values, Theme::Light, 100);
    harness.get_by_role_and_label(Role::Slider, "Chimes").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!((harness.state().volume - 65.0).abs() < 1e-3);
    harness.get_by_role_and_label(Role::Slider, "Chimes").increment_accesskit();
    harness.run();
    assert!((harness.state().volume - 70.0).abs() < 1e-3);
}

#[test]
fn a_stepper_moves_by_its_buttons_and_stops_at_its_ends() {
    let mut harness = gallery(Page::Values, Theme::Light, 100);
    harness.get_by_label("Hold: more").click();
    harness.run();
    assert_eq!(harness.state().hold, 50);
    harness.get_by_role_and_label(Role::SpinButton, "Hold").focus();
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(harness.state().hold, 5);
    assert!(harness.get_by_label("Hold: less").accesskit_node().is_disabled());
}

#[test]
fn exactly_one_of_the_segments_is_on() {
    let mut harness = gallery(Page::Values, Theme::Light, 100);
    harness.get_by_role_and_label(Role::RadioButton, "Dark").click();
    harness.run();
    let on: Vec<_> = ["System", "Light", "Dark"]
        .into_iter()
        .filter(|label| {
            let node = harness.get_by_role_and_label(Role::RadioButton, label);
            node.accesskit_node().toggled() == Some(Toggled::True)
        })
        .collect();
    assert_eq!(on, ["Dark"]);
}

#[test]
fn segments_stand_one_under_another_where_there_is_no_room() {
    let harness = sized_gallery(Page::Values, Theme::Light, 200, vec2(640.0, 410.0));
    let place = |label| harness.get_by_role_and_label(Role::RadioButton, label).rect();
    assert!(place("Dark").top() >= place("System").bottom());
    assert!(place("Dark").right() < harness.ctx.content_rect().right());
}

#[test]
fn a_switch_flips_by_space() {
    let mut harness = gallery(Page::Values, Theme::Light, 100);
    harness.get_by_role_and_label(Role::Switch, "Mute everything").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().muted);
}

#[test]
fn the_keyboard_stays_inside_a_sheet_and_escape_closes_it() {
    let mut harness = gallery(Page::Telling, Theme::Light, 100);
    for _ in 0..12 {
        harness.key_press(Key::Tab);
        harness.run();
        let inside = ["Close", "Keep going", "End it"];
        assert!(inside.iter().any(|label| harness.get_by_label(label).is_focused()), "the focus left the sheet");
    }
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().sheet_open);
}

#[test]
fn a_button_inside_a_card_does_not_press_the_card() {
    let mut harness = gallery(Page::Telling, Theme::Light, 100);
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("Start now").click();
    harness.run();
    assert_eq!((harness.state().started, harness.state().opened), (1, 0));
    harness.get_by_role_and_label(Role::Button, "Hamstring reset").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!((harness.state().started, harness.state().opened), (1, 1));
}

#[test]
fn a_notice_tells_which_action_was_pressed_and_goes_away_when_dismissed() {
    let mut harness = gallery(Page::Telling, Theme::Light, 100);
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("Choose another folder").click();
    harness.run();
    assert_eq!(harness.state().reply, BannerReply::Action(0));
    harness.get_all_by_label("Dismiss").next().unwrap().click();
    harness.run();
    assert!(harness.query_by_label("Choose another folder").is_none());
}

#[test]
fn words_keep_inside_their_buttons_at_twice_the_size() {
    let harness = sized_gallery(Page::Basics, Theme::Light, 200, vec2(640.0, 410.0));
    let window = harness.ctx.content_rect();
    for label in ["Start", "I have a flare-up", "Too much, ease off"] {
        let rect = harness.get_by_role_and_label(Role::Button, label).rect();
        assert!(rect.right() <= window.right(), "{label} ends at {} of {}", rect.right(), window.right());
    }
}

fn theme_background(theme: Theme) -> [u8; 4] {
    match theme {
        Theme::Light => theme::tokens::LIGHT.background.to_array(),
        Theme::Dark => theme::tokens::DARK.background.to_array(),
    }
}

#[test]
fn a_running_timer_never_changes_its_width() {
    let harness = gallery(Page::Basics, Theme::Light, 100);
    let painter = harness.ctx.layer_painter(egui::LayerId::background());
    let font = theme::font(theme::size::TIMER, theme::Weight::Bold);
    let width = |time| digits::measure(&painter, time, &font).x;
    assert!((width("1:11") - width("0:58")).abs() < 1e-3);
    assert!(width("10:00") > width("9:59"));
}

#[test]
fn with_reduced_motion_the_landscape_stands_still() {
    let picture = |motion: Motion, phase: f32| {
        let mut harness = gallery(Page::Player, Theme::Light, 100);
        motion.set(&harness.ctx);
        harness.state_mut().phase = phase;
        harness.run();
        harness.render().unwrap()
    };
    assert!(picture(Motion::Reduced, 0.1) == picture(Motion::Reduced, 0.5));
    assert!(picture(Motion::Full, 0.1) != picture(Motion::Full, 0.5));
}

#[test]
fn several_large_figures_on_one_page_are_all_drawn_and_then_nothing_is_asked_for() {
    let figures: Vec<_> =
        ["cat-camel", "clamshell", "bird-dog"].map(|id| supple::catalog::figure(id).expect("it is built in")).into();
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 800.0))
        .with_max_steps(40)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui(move |ui| {
            for figure in &figures {
                ui.add(supple::ui::widgets::Thumbnail::new(figure, supple::figure::Hand::Right, vec2(400.0, 200.0)));
            }
        });
    // It fails where frames are still asked for after so many.
    harness.run();
    let picture = harness.render().unwrap();
    for row in 0..3 {
        let stage = picture.get_pixel(12, 20 + row * 203);
        let changed = (0..200).any(|y| (0..400).any(|x| picture.get_pixel(8 + x, 8 + row * 203 + y) != stage));
        assert!(changed, "figure {row} is drawn");
    }
}

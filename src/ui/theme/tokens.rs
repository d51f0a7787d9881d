//! Colours by role. The only place in the program where a colour is written as a number.

use egui::Color32;

use crate::figure::palette::{Palette, Rgb};

/// One theme's colours, each named after what it is for.
#[derive(Debug)]
pub struct Tokens {
    /// Light words on dark grounds.
    pub dark: bool,
    /// The window.
    pub background: Color32,
    /// Cards, dialogs, outlined buttons.
    pub surface: Color32,
    /// Tracks, fields, quiet chips.
    pub sunk: Color32,
    /// Behind a figure.
    pub stage: Color32,
    /// The light that falls on a picture of the person's own; in a dark room white paper is dimmed.
    pub paper: Color32,
    /// Hairlines around cards.
    pub line: Color32,
    /// Outline of a control that has no other sign of itself: an empty box, the off switch. 3:1 on every ground.
    pub outline: Color32,
    /// Words.
    pub text: Color32,
    /// Words that matter less.
    pub muted: Color32,
    /// The one action, selection, progress.
    pub primary: Color32,
    /// `primary` under the pointer.
    pub primary_hover: Color32,
    /// `primary` held down.
    pub primary_pressed: Color32,
    /// Words on `primary`.
    pub on_primary: Color32,
    /// Quiet selection; `primary` words stand on it.
    pub primary_soft: Color32,
    /// `primary_soft` under the pointer.
    pub primary_soft_hover: Color32,
    /// Pain, the muscle at work, "too much": shapes.
    pub accent: Color32,
    /// The same in words; a touch darker in the light theme, for contrast.
    pub accent_ink: Color32,
    /// Ground for `accent_ink`.
    pub accent_soft: Color32,
    /// `accent_soft` under the pointer.
    pub accent_soft_hover: Color32,
    /// "Check first": shapes.
    pub amber: Color32,
    /// The same in words.
    pub amber_ink: Color32,
    /// Ground for `amber_ink`.
    pub amber_soft: Color32,
    /// Calendar heat: none, some, more, most.
    pub heat: [Color32; 4],
    /// Words on each step of `heat`.
    pub heat_ink: [Color32; 4],
    /// Ends and middle of the pain scale, from none to worst.
    pub pain: [Color32; 3],
    /// Colours to mark routines with, in the order of `Colour`.
    pub marks: [Color32; 6],
    /// Words on a cell of the pain scale.
    pub on_pain: Color32,
    /// A body whose parts can be marked.
    pub body: Color32,
    /// Lines around its parts.
    pub body_line: Color32,
    /// Over the window while a dialog is open.
    pub backdrop: Color32,
}

impl Tokens {
    /// The colours of figures, which their own palette has.
    pub const fn figures(&self) -> Palette {
        if self.dark { Palette::Dark } else { Palette::Light }
    }
}

/// A colour of a figure.
pub const fn of_figure(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Warm paper.
pub static LIGHT: Tokens = Tokens {
    dark: false,
    background: rgb(0xFA_F7F2),
    surface: rgb(0xFF_FFFF),
    sunk: rgb(0xF3_EEE6),
    stage: rgb(0xF1_ECE3),
    paper: rgb(0xFF_FFFF),
    line: rgb(0xE7_E0D5),
    outline: rgb(0x7E_8583),
    text: rgb(0x22_303C),
    muted: rgb(0x5C_6873),
    primary: rgb(0x2F_6F6B),
    primary_hover: rgb(0x28_625E),
    primary_pressed: rgb(0x22_5552),
    on_primary: rgb(0xFF_FFFF),
    primary_soft: rgb(0xDD_EBE8),
    primary_soft_hover: rgb(0xD0_E3DF),
    accent: rgb(0xC9_4A28),
    accent_ink: rgb(0xA8_3A1B),
    accent_soft: rgb(0xFB_E5DC),
    accent_soft_hover: rgb(0xF8_DACD),
    amber: rgb(0xA8_680F),
    amber_ink: rgb(0x85_5107),
    amber_soft: rgb(0xF8_EBD2),
    heat: [rgb(0xF3_EEE6), rgb(0xBF_DCD6), rgb(0x7F_B5AC), rgb(0x2F_6F6B)],
    heat_ink: [rgb(0x22_303C), rgb(0x22_303C), rgb(0x1B_2731), rgb(0xFF_FFFF)],
    pain: [rgb(0x8F_C3AD), rgb(0xEB_C369), rgb(0xE2_7C55)],
    marks: [rgb(0x5C_8A4E), rgb(0x3F_7FA8), rgb(0x86_65A8), rgb(0xB8_5C48), rgb(0xA2_7E1C), rgb(0x7A_8088)],
    on_pain: rgb(0x22_2A30),
    body: rgb(0xE6_D4C6),
    body_line: rgb(0xC8_B29F),
    backdrop: rgba(0x22_303C, 0x70),
};

/// A room with the lamp turned low.
pub static DARK: Tokens = Tokens {
    dark: true,
    background: rgb(0x11_181A),
    surface: rgb(0x19_2325),
    sunk: rgb(0x21_2E31),
    stage: rgb(0x17_2123),
    paper: rgb(0xD4_D4D2),
    line: rgb(0x2D_3C40),
    outline: rgb(0x71_8488),
    text: rgb(0xEE_F3F2),
    muted: rgb(0xA5_B4B6),
    primary: rgb(0x74_C7BA),
    primary_hover: rgb(0x86_D1C5),
    primary_pressed: rgb(0x62_B8AB),
    on_primary: rgb(0x0D_1A19),
    primary_soft: rgb(0x1F_3B3A),
    primary_soft_hover: rgb(0x25_4645),
    accent: rgb(0xFF_9270),
    accent_ink: rgb(0xFF_9270),
    accent_soft: rgb(0x3C_241C),
    accent_soft_hover: rgb(0x48_2B21),
    amber: rgb(0xE9_B65B),
    amber_ink: rgb(0xE9_B65B),
    amber_soft: rgb(0x37_2C17),
    heat: [rgb(0x21_2E31), rgb(0x28_514E), rgb(0x3F_8A82), rgb(0x74_C7BA)],
    heat_ink: [rgb(0xEE_F3F2), rgb(0xEE_F3F2), rgb(0x06_0F0E), rgb(0x0D_1A19)],
    pain: [rgb(0x8F_C3AD), rgb(0xE5_BE63), rgb(0xE5_8258)],
    marks: [rgb(0x8C_BF7C), rgb(0x7D_B8DC), rgb(0xB9_9ADB), rgb(0xE8_927E), rgb(0xDD_BC60), rgb(0xA5_ADB4)],
    on_pain: rgb(0x16_2022),
    body: rgb(0x33_4244),
    body_line: rgb(0x5D_7073),
    backdrop: rgba(0x06_0A0B, 0xA8),
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn rgba(hex: u32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied_const((hex >> 16) as u8, (hex >> 8) as u8, hex as u8, alpha)
}

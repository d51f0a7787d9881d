//! The colours of figures, in both themes. The interface takes them from here.

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a shape is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Skin.
    Skin,
    /// Skin in its own shadow.
    SkinDeep,
    /// The shirt.
    Top,
    /// The trousers.
    Legs,
    /// Hair.
    Hair,
    /// A region at work.
    Muscle,
    /// A region at work on the far side of the limb.
    MuscleBehind,
    /// The spot that is pressed.
    Press,
    /// The nerve's way.
    Nerve,
    /// The hatching of what is never pressed.
    Never,
    /// An arrow.
    Arrow,
    /// The rim that sets an arrow off.
    Rim,
    /// The mat.
    Mat,
    /// The ground where there is no mat.
    Ground,
    /// Chairs, steps, rollers.
    Furniture,
    /// A wall, a door frame.
    Wall,
    /// A ball.
    Ball,
    /// A strap.
    Strap,
    /// A towel.
    Towel,
    /// Pillows and cushions.
    Pillow,
    /// Wood.
    Wood,
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// On warm paper.
    Light,
    /// In a dim room.
    Dark,
}

impl Palette {
    /// The colour of `ink`, in shadow from 0, none, to 1.
    pub fn color(self, ink: Ink, shadow: f32) -> Rgb {
        let (lit, deep) = match self {
            Self::Light => light(ink),
            Self::Dark => dark(ink),
        };
        mix(rgb(lit), rgb(deep), shadow.clamp(0.0, 1.0))
    }
}

/// Lit and in shadow.
const fn light(ink: Ink) -> (u32, u32) {
    match ink {
        Ink::Skin => (0xE7_B595, 0xCF_9A7A),
        Ink::SkinDeep => (0xD3_9C7B, 0xBF_8A6B),
        Ink::Top => (0x3E_7C78, 0x2E_625F),
        Ink::Legs => (0x30_425B, 0x22_3044),
        Ink::Hair => (0x4A_3328, 0x3B_281F),
        Ink::Muscle => (0xD9_5B3A, 0xB9_4C30),
        Ink::MuscleBehind => (0x80_4E4C, 0x6A_4345),
        Ink::Press => (0xF2_643D, 0xD9_5733),
        Ink::Nerve => (0xF2_B632, 0xD9_A32D),
        Ink::Never => (0xF6_DAD0, 0xF6_DAD0),
        Ink::Arrow => (0xC9_4A28, 0xC9_4A28),
        Ink::Rim => (0xFF_FFFF, 0xFF_FFFF),
        Ink::Mat => (0xA9_C5BF, 0x8F_AFA8),
        Ink::Ground => (0xD9_D2C5, 0xC6_BEB0),
        Ink::Furniture => (0xB9_C4C9, 0x93_A2A9),
        Ink::Wall => (0xDF_D8CB, 0xC9_C0B0),
        Ink::Ball => (0xC7_D64B, 0xA9_B83A),
        Ink::Strap => (0xD9_8E4A, 0xB8_7539),
        Ink::Towel => (0xC4_B7D3, 0xA6_98B8),
        Ink::Pillow => (0xEB_E2D2, 0xD4_C9B6),
        Ink::Wood => (0xA5_7548, 0x86_5D38),
    }
}

const fn dark(ink: Ink) -> (u32, u32) {
    match ink {
        Ink::Skin => (0xE3_B292, 0xB9_8B6F),
        Ink::SkinDeep => (0xCB_9877, 0xA6_7C62),
        Ink::Top => (0x4E_9891, 0x3A_746F),
        Ink::Legs => (0x5B_7391, 0x42_556E),
        Ink::Hair => (0x6B_4B3B, 0x52_3A2E),
        Ink::Muscle => (0xF2_7C56, 0xC9_6647),
        Ink::MuscleBehind => (0x9A_7374, 0x80_6066),
        Ink::Press => (0xFF_8A63, 0xE0_7855),
        Ink::Nerve => (0xF2_C04E, 0xCC_A242),
        Ink::Never => (0x2A_0F10, 0x2A_0F10),
        Ink::Arrow => (0xFF_9270, 0xFF_9270),
        Ink::Rim => (0x11_181A, 0x11_181A),
        Ink::Mat => (0x3C_5F5B, 0x30_4C49),
        Ink::Ground => (0x2C_3A3D, 0x23_2F32),
        Ink::Furniture => (0x64_757C, 0x4B_5960),
        Ink::Wall => (0x30_4044, 0x28_3639),
        Ink::Ball => (0xC4_D24C, 0x98_A43C),
        Ink::Strap => (0xE0_9A57, 0xB0_7844),
        Ink::Towel => (0xA8_99BC, 0x83_7694),
        Ink::Pillow => (0xB9_BDBA, 0x92_9896),
        Ink::Wood => (0xA8_8059, 0x80_6143),
    }
}

const fn rgb(hex: u32) -> Rgb {
    Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

fn mix(a: Rgb, b: Rgb, share: f32) -> Rgb {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Rgb(channel(a.0, b.0), channel(a.1, b.1), channel(a.2, b.2))
}

//! Sizes in points: radii, spacing, type. Written once, used by name.

/// Corner radii.
pub mod radius {
    /// Cards, dialogs and the stage.
    pub const CARD: u8 = 16;
    /// Buttons, fields and rail items.
    pub const CONTROL: u8 = 12;
    /// Small cells: calendar days, key caps.
    pub const CELL: u8 = 10;
    /// Chips and pills: always round.
    pub const ROUND: u8 = 255;
}

/// Gaps, in steps of four.
pub mod space {
    /// Between an icon's parts or a number and its unit.
    pub const XS: f32 = 4.0;
    /// Between chips.
    pub const S: f32 = 8.0;
    /// Between related controls.
    pub const M: f32 = 12.0;
    /// Between cards in a grid.
    pub const L: f32 = 16.0;
    /// Between blocks; a card's padding.
    pub const XL: f32 = 20.0;
    /// Around a screen.
    pub const XXL: f32 = 36.0;
    /// A card's padding, for frames.
    pub const CARD: i8 = 20;
    /// Least height of anything that is pressed often.
    pub const TARGET: f32 = 44.0;
}

/// The type scale.
pub mod size {
    /// Chips and fine print.
    pub const FINE: f32 = 13.0;
    /// Captions and labels.
    pub const SMALL: f32 = 14.0;
    /// Body and buttons.
    pub const BODY: f32 = 16.0;
    /// A card's heading.
    pub const HEADING: f32 = 19.0;
    /// A cue.
    pub const CUE: f32 = 22.0;
    /// The name of the planned routine; the wordmark.
    pub const LARGE: f32 = 26.0;
    /// A screen's title.
    pub const TITLE: f32 = 30.0;
    /// A step's name in the player.
    pub const DISPLAY: f32 = 36.0;
    /// The smallest timer; it grows with its ring.
    pub const TIMER: f32 = 64.0;
}

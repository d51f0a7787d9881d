//! Which characters a text may hold.

/// Whether a character only steers how others are shown: controls, and what overrides or isolates direction. A text with
/// them could look like another. The marks of right-to-left scripts and the joiners that some need are none of these.
pub fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Where a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Room {
    /// On a line.
    Line,
    /// On as many as it has.
    Lines,
}

impl Room {
    /// The first character that may not be there, and its number from 1.
    pub(in crate::domain) fn stranger_in(self, text: &str) -> Option<(usize, char)> {
        let breaks = |letter| self == Self::Lines && matches!(letter, '\n' | '\r');
        text.chars().zip(1..).find(|(letter, _)| steers(*letter) && !breaks(*letter)).map(|(letter, at)| (at, letter))
    }
}

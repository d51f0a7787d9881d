//! Left and right, and the order in which a step visits them.

/// A side of the body, from the person's own view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// `left` or `right`, for the middle of a sentence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// Which sides a step works, and in which order. Its time is always per side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sides {
    /// The exercise has no sides, such as breathing.
    None,
    /// Both at once.
    Both,
    /// Left first, then right.
    LeftThenRight,
    /// Right first, then left.
    RightThenLeft,
    /// Only the left.
    LeftOnly,
    /// Only the right.
    RightOnly,
    /// Swapping with every repetition, so a step of 30 s a side lasts 60 s.
    Alternating,
    /// Only the side with symptoms, as the person says before the session.
    Affected,
    /// Only the side without symptoms.
    Unaffected,
}

impl Sides {
    /// Every one.
    pub const ALL: &'static [Self] = &[
        Self::None,
        Self::Both,
        Self::LeftThenRight,
        Self::RightThenLeft,
        Self::LeftOnly,
        Self::RightOnly,
        Self::Alternating,
        Self::Affected,
        Self::Unaffected,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Both => "Both",
            Self::LeftThenRight => "LeftThenRight",
            Self::RightThenLeft => "RightThenLeft",
            Self::LeftOnly => "LeftOnly",
            Self::RightOnly => "RightOnly",
            Self::Alternating => "Alternating",
            Self::Affected => "Affected",
            Self::Unaffected => "Unaffected",
        }
    }

    /// Whether the person must say which side has symptoms before this can be laid out.
    pub const fn depends_on_affected(self) -> bool {
        matches!(self, Self::Affected | Self::Unaffected)
    }
}

//! One filter, and the group it stands in.

use std::time::Duration;

use crate::app::view::words::sentence_case;
use crate::domain::exercise::{Kind, Level, Position, Prop, Technique};
use crate::domain::safety::Area;

/// One thing to ask of a routine or an exercise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// A favourite.
    Favourite,
    /// The person's own.
    Mine,
    /// Put away. What is put away shows under this filter only.
    Archived,
    /// With something of this family.
    Kind(Kind),
    /// With something for this part of the body.
    Part(Area),
    /// With something done in this way.
    Technique(Technique),
    /// This is at hand: what needs more does not fit.
    Have(Have),
    /// This position is fine: what begins in others does not fit.
    Position(Position),
    /// This demanding.
    Level(Level),
    /// This long.
    Length(Length),
    /// With this word of the person's own.
    Tag(String),
}

/// What is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Have {
    /// Nothing at all.
    Nothing,
    /// What stands in most homes.
    Furniture,
    /// Just this.
    Prop(Prop),
}

impl Have {
    /// Whether `prop` is at hand then.
    pub(super) const fn covers(self, prop: Prop) -> bool {
        match self {
            Self::Nothing => false,
            Self::Furniture => !matches!(prop, Prop::Ball | Prop::Roller | Prop::Strap | Prop::Stick),
            Self::Prop(own) => own as u8 == prop as u8,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Furniture => "furniture, mat, pillow",
            Self::Prop(prop) => prop.word(),
        }
    }
}

/// How long a routine is, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// Under five minutes.
    Short,
    /// Five to ten.
    Middle,
    /// Over ten.
    Long,
}

impl Length {
    /// From short to long.
    pub const ALL: [Self; 3] = [Self::Short, Self::Middle, Self::Long];

    /// Which one `time` is, by the minutes that stand on its card: 4:40 is “5 min”.
    pub const fn of(time: Duration) -> Self {
        match (time.as_secs() + 30) / 60 {
            0..5 => Self::Short,
            5..=10 => Self::Middle,
            _ => Self::Long,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Short => "under 5 min",
            Self::Middle => "5 to 10 min",
            Self::Long => "over 10 min",
        }
    }
}

/// Filters that stand side by side: any of them will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Favourites.
    Favourite,
    /// The person's own.
    Mine,
    /// What is put away.
    Archived,
    /// Families.
    Kind,
    /// Parts of the body.
    Part,
    /// Ways.
    Technique,
    /// Things at hand.
    Have,
    /// Positions.
    Position,
    /// How demanding.
    Level,
    /// How long.
    Length,
    /// The person's own words.
    Tag,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 11] = [
        Self::Favourite,
        Self::Mine,
        Self::Archived,
        Self::Kind,
        Self::Part,
        Self::Technique,
        Self::Have,
        Self::Position,
        Self::Level,
        Self::Length,
        Self::Tag,
    ];

    /// Over its chips.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Favourite => "Favourites",
            Self::Mine => "Mine",
            Self::Archived => "Archive",
            Self::Kind => "Kind",
            Self::Part => "Body part",
            Self::Technique => "Technique",
            Self::Have => "I have",
            Self::Position => "Only these positions",
            Self::Level => "Level",
            Self::Length => "Length",
            Self::Tag => "My words",
        }
    }

    /// Its filters; those of `tags` are the person's own words.
    pub fn filters(self, tags: &[String]) -> Vec<Filter> {
        match self {
            Self::Favourite => vec![Filter::Favourite],
            Self::Mine => vec![Filter::Mine],
            Self::Archived => vec![Filter::Archived],
            Self::Kind => Kind::ALL.iter().copied().map(Filter::Kind).collect(),
            Self::Part => Area::ALL.iter().copied().map(Filter::Part).collect(),
            Self::Technique => Technique::ALL.iter().copied().map(Filter::Technique).collect(),
            Self::Have => {
                let props = Prop::ALL.iter().copied().map(Have::Prop);
                [Have::Nothing, Have::Furniture].into_iter().chain(props).map(Filter::Have).collect()
            }
            Self::Position => Position::ALL.iter().copied().map(Filter::Position).collect(),
            Self::Level => Level::ALL.iter().copied().map(Filter::Level).collect(),
            Self::Length => Length::ALL.into_iter().map(Filter::Length).collect(),
            Self::Tag => tags.iter().cloned().map(Filter::Tag).collect(),
        }
    }
}

impl Filter {
    /// Beside which others it stands.
    pub const fn group(&self) -> Group {
        match self {
            Self::Favourite => Group::Favourite,
            Self::Mine => Group::Mine,
            Self::Archived => Group::Archived,
            Self::Kind(_) => Group::Kind,
            Self::Part(_) => Group::Part,
            Self::Technique(_) => Group::Technique,
            Self::Have(_) => Group::Have,
            Self::Position(_) => Group::Position,
            Self::Level(_) => Group::Level,
            Self::Length(_) => Group::Length,
            Self::Tag(_) => Group::Tag,
        }
    }

    /// On its chip.
    pub fn label(&self) -> String {
        match self {
            Self::Favourite => "Favourites".into(),
            Self::Mine => "Mine".into(),
            Self::Archived => "Archived".into(),
            Self::Kind(kind) => sentence_case(kind.word()),
            Self::Part(area) => sentence_case(area.word()),
            Self::Technique(technique) => sentence_case(technique.word()),
            Self::Have(have) => sentence_case(have.word()),
            Self::Position(position) => sentence_case(position.word()),
            Self::Level(level) => sentence_case(level.word()),
            Self::Length(length) => sentence_case(length.word()),
            Self::Tag(tag) => tag.clone(),
        }
    }

    /// On its chip where the heading of its group is far away.
    pub fn label_alone(&self) -> String {
        match self {
            Self::Have(have) => format!("I have: {}", have.word()),
            other => other.label(),
        }
    }
}

//! What each caution does to exercises that fit a description, whatever their files say (clinical notes, section 2.2). An
//! exercise of one's own that names no caution is covered by these.

use super::caution::{Area, Caution};
use super::person::Held;
use crate::domain::exercise::{Exercise, Kind, Level, Position, Prop, Region, Spine, Technique};

/// What is to be done about an exercise. The later, the stronger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Nothing changes; the person is told to mind something.
    Mind,
    /// No more pressure than this, 0 to 10.
    Cap(u8),
    /// The easier one.
    Ease,
    /// The easier one if there is one, because only that changes the position; else not at all.
    Swap,
    /// Not at all.
    Block,
}

/// Which exercises a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All self-massage.
    Massage,
    /// Self-massage where the caution is.
    MassageThere,
    /// Self-massage with a ball or roller where the caution is.
    ToolThere,
    /// All that works where the caution is, breathing apart.
    WorkThere,
    /// Self-massage from the thigh down.
    LegMassage,
    /// The same, long strokes apart.
    LegPressure,
    /// Self-massage with a ball or roller.
    Tool,
    /// The same, in this area.
    ToolOn(Area),
    /// The same, from the thigh down.
    ToolOnLeg,
    /// Spot pressure and tools from the buttock down.
    SpotBelowBack,
    /// Nerve glides above the first level.
    GlideAboveFirst,
    /// Face down.
    Prone,
    /// Flat on the back.
    FlatOnBack,
    /// On the knees.
    Kneeling,
    /// Leaning on the hands.
    OnHands,
    /// On the feet.
    Standing,
    /// Down on the floor.
    OnFloor,
    /// The back rounds.
    BentSpine,
    /// Held and contract-relax stretches.
    HeldStretch,
    /// The same, of the hamstrings.
    HeldHamstringStretch,
    /// Pushing against a hold.
    ContractRelax,
    /// Building strength.
    Strength,
    /// What is not among the calm ones.
    NotCalm,
}

/// One rule of a caution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// About which exercises.
    pub on: Scope,
    /// What is done.
    pub act: Act,
}

/// The exercises a bad day allows: those of `flare-calm` (section 5) and quieter rest.
pub const CALM: [&str; 5] =
    ["slow-breathing", "legs-up-rest", "pelvic-tilts", "thigh-back-effleurage", "side-lying-nerve-slider"];

/// The rules of a caution.
pub const fn rules(caution: Caution) -> &'static [Rule] {
    use Act::{Block, Cap, Ease, Mind, Swap};
    macro_rules! rows {
        ($($on:expr => $act:expr),+) => { &[$(Rule { on: $on, act: $act }),+] };
    }
    match caution {
        Caution::Dvt => rows![Scope::LegMassage => Block],
        Caution::Anticoag => rows![Scope::Tool => Block, Scope::Massage => Cap(3)],
        Caution::Osteoporosis => {
            rows![Scope::ToolOn(Area::Back) => Block, Scope::Massage => Cap(3), Scope::BentSpine => Ease]
        }
        Caution::Fracture | Caution::AcuteInjury | Caution::Surgery => rows![Scope::WorkThere => Block],
        Caution::Skin | Caution::Inflam | Caution::Varicose | Caution::Cancer => rows![Scope::MassageThere => Block],
        Caution::Arterial => rows![Scope::LegPressure => Block],
        Caution::HipReplacement => rows![Scope::ToolOn(Area::Buttock) => Block],
        Caution::KneeProblem => rows![Scope::Kneeling => Swap],
        Caution::Preg => {
            rows![Scope::Prone => Block, Scope::ToolOnLeg => Block, Scope::FlatOnBack => Ease]
        }
        Caution::Neuropathy => rows![Scope::ToolThere => Block, Scope::MassageThere => Mind],
        Caution::NeuroDeficit => rows![Scope::SpotBelowBack => Block, Scope::GlideAboveFirst => Block],
        Caution::HighIrritability => rows![Scope::NotCalm => Block],
        Caution::HamstringTear => {
            rows![Scope::HeldHamstringStretch => Block, Scope::ToolOn(Area::Thigh) => Block]
        }
        Caution::FlexionSensitive => rows![Scope::BentSpine => Block],
        Caution::ExtensionSensitive => rows![Scope::Prone => Block],
        Caution::HeartBp => rows![Scope::ContractRelax => Block, Scope::Strength => Ease],
        Caution::Hypermobility => rows![Scope::HeldStretch => Ease],
        Caution::Balance => rows![Scope::Standing => Swap, Scope::OnFloor => Mind],
        Caution::WristShoulder => rows![Scope::OnHands => Swap],
    }
}

impl Scope {
    /// Whether `exercise` is one of those, for a caution held as `held`.
    pub fn holds(self, exercise: &Exercise, held: &Held) -> bool {
        let massage = exercise.kind == Kind::SelfMassage;
        let tool = massage && [Prop::Ball, Prop::Roller].iter().any(|tool| exercise.props.contains(tool));
        let works = |area| areas(exercise).any(|own| own == area);
        let leg = [Area::Thigh, Area::LowerLeg, Area::Foot].into_iter().any(works);
        let there = areas(exercise).any(|area| held.is_at(area));
        let held_still = exercise.kind == Kind::Stretch
            && matches!(exercise.technique, Technique::Static | Technique::ContractRelax);
        match self {
            Self::Massage => massage,
            Self::MassageThere => massage && there,
            Self::ToolThere => tool && there,
            Self::WorkThere => exercise.kind != Kind::Breathing && there,
            Self::LegMassage => massage && leg,
            Self::LegPressure => massage && leg && exercise.technique != Technique::Effleurage,
            Self::Tool => tool,
            Self::ToolOn(area) => tool && works(area),
            Self::ToolOnLeg => tool && leg,
            Self::SpotBelowBack => {
                massage && (tool || exercise.technique == Technique::TriggerPoint) && (leg || works(Area::Buttock))
            }
            Self::GlideAboveFirst => exercise.kind == Kind::NerveGlide && exercise.level > Level::One,
            Self::Prone => exercise.position == Position::Prone,
            Self::FlatOnBack => matches!(exercise.position, Position::Supine | Position::HookLying),
            Self::Kneeling => matches!(exercise.position, Position::AllFours | Position::HalfKneeling),
            Self::OnHands => {
                matches!(exercise.position, Position::AllFours) || (tool && exercise.position == Position::LongSitting)
            }
            Self::Standing => exercise.position == Position::Standing,
            Self::OnFloor => !matches!(exercise.position, Position::Standing | Position::Seated),
            Self::BentSpine => exercise.spine == Spine::Bent,
            Self::HeldStretch => held_still,
            Self::HeldHamstringStretch => held_still && exercise.regions.contains(&Region::Hamstrings),
            Self::ContractRelax => exercise.technique == Technique::ContractRelax,
            Self::Strength => exercise.kind == Kind::Strength,
            Self::NotCalm => !is_calm(exercise),
        }
    }
}

/// Whether a bad day allows it.
pub fn is_calm(exercise: &Exercise) -> bool {
    exercise.kind == Kind::Breathing || CALM.contains(&exercise.id.as_str())
}

/// In how many sessions a ball or roller on the buttock is leant on at the wall before anything takes more weight (section 2.3,
/// technique rules; a nerve has been hurt by a ball there: Cho 2019).
pub const WALL_USES_FIRST: u32 = 3;

/// Whether it puts a ball or roller on the buttock while standing, so that one leans no harder than one likes.
pub fn is_buttock_ball_at_wall(exercise: &Exercise) -> bool {
    is_buttock_ball(exercise) && exercise.position == Position::Standing
}

/// Whether it puts a ball or roller on the buttock with the body's weight on it.
pub fn is_buttock_ball_under_weight(exercise: &Exercise) -> bool {
    is_buttock_ball(exercise) && exercise.position != Position::Standing
}

fn is_buttock_ball(exercise: &Exercise) -> bool {
    let tool = [Prop::Ball, Prop::Roller].iter().any(|tool| exercise.props.contains(tool));
    exercise.kind == Kind::SelfMassage && tool && areas(exercise).any(|area| area == Area::Buttock)
}

/// The parts of the body it works.
pub fn areas(exercise: &Exercise) -> impl Iterator<Item = Area> + '_ {
    exercise.regions.iter().filter_map(|region| region.area())
}

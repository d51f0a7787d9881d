//! One exercise: what it is, how long by default, how it should feel.

use std::collections::BTreeMap;
use std::num::{NonZeroU8, NonZeroU16};
use std::sync::Arc;
use std::time::Duration;

use super::comfort::Band;
use super::draft::TargetDraft;
use super::exercise_draft::{ExerciseDraft, VariantDraft};
use super::ids::ExerciseId;
use super::quantity::Span;
use super::safety::{Area, Caution};
use super::side::{Side, Sides};
use super::variant::{Change, Variant};
use super::words::words;

/// An exercise as the library knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// Its name in files.
    pub id: ExerciseId,
    /// Its name on screen.
    pub name: String,
    /// The family it belongs to.
    pub kind: Kind,
    /// How it is done.
    pub technique: Technique,
    /// Where it is felt.
    pub regions: Vec<Region>,
    /// How it begins.
    pub position: Position,
    /// What it needs.
    pub props: Vec<Prop>,
    /// Sides unless a step says otherwise.
    pub sides: Sides,
    /// Time unless a step says otherwise, per side.
    pub dose: Dose,
    /// Between which times of one side, rests between its sets included, it may be set.
    pub range: Option<Range>,
    /// The comfortable range, where a number helps.
    pub band: Option<Band>,
    /// From which level on it is offered.
    pub level: Level,
    /// Spoken one at a time, at most 14 words each.
    pub cues: Vec<String>,
    /// What one should feel.
    pub feel: String,
    /// What not to do, and when to stop.
    pub avoid: String,
    /// The gentler way, for when this is too much or a caution asks for it.
    pub easier: Option<Variant>,
    /// The next step up.
    pub harder: Option<Variant>,
    /// Who should leave it out. Self-massage is also left out over [`Caution::LOCAL`] whatever stands here.
    pub blocks: Vec<Caution>,
    /// Who should do the easier one.
    pub cautions: Vec<Caution>,
    /// What it asks of the spine.
    pub spine: Spine,
    /// What kinds of evidence speak for its time.
    pub evidence: Vec<Evidence>,
    /// Keys of the list of sources, or a person's own words.
    pub sources: Vec<String>,
}

impl Exercise {
    /// "Left leg", "Right foot", "Left side": what the pill over the figure says.
    pub fn side_label(&self, side: Side) -> String {
        let part = if self.regions.contains(&Region::PlantarFoot) {
            "foot"
        } else if self.regions.iter().any(|region| region.is_of_the_leg()) {
            "leg"
        } else {
            "side"
        };
        match side {
            Side::Left => format!("Left {part}"),
            Side::Right => format!("Right {part}"),
        }
    }
}

impl Exercise {
    /// The same as a draft to edit.
    pub fn draft(&self) -> ExerciseDraft {
        let variant = |variant: &Variant| {
            let words = variant.words.clone();
            match &variant.change {
                Change::Exercise(id) => {
                    VariantDraft { words, exercise: Some(id.to_string()), ..VariantDraft::default() }
                }
                Change::Same(change) => VariantDraft {
                    words,
                    exercise: None,
                    target: change.target.map(Target::draft),
                    sets: change.sets.map(|sets| sets.get().into()),
                    set_rest: change.set_rest.map(|rest| rest.as_secs_f64()),
                },
            }
        };
        ExerciseDraft {
            id: self.id.to_string(),
            name: self.name.clone(),
            kind: self.kind,
            technique: self.technique,
            regions: self.regions.clone(),
            position: self.position,
            props: self.props.clone(),
            sides: self.sides,
            target: self.dose.target.draft(),
            sets: self.dose.sets.get().into(),
            set_rest: self.dose.set_rest.as_secs_f64(),
            range: self.range.map(|range| (range.shortest.as_secs_f64(), range.longest.as_secs_f64())),
            band: self.band.map(|band| (band.feeling(), band.low().into(), band.high().into())),
            level: self.level,
            cues: self.cues.clone(),
            feel: self.feel.clone(),
            avoid: self.avoid.clone(),
            easier: self.easier.as_ref().map(variant),
            harder: self.harder.as_ref().map(variant),
            blocks: self.blocks.clone(),
            cautions: self.cautions.clone(),
            spine: self.spine,
            evidence: self.evidence.clone(),
            sources: self.sources.clone(),
        }
    }
}

/// Every exercise that can be named, by id.
pub type ExerciseLibrary = BTreeMap<ExerciseId, Arc<Exercise>>;

/// The shortest and the longest time of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    shortest: Duration,
    longest: Duration,
}

impl Range {
    /// `None` when `shortest` is nothing or above `longest`.
    pub fn new(shortest: Duration, longest: Duration) -> Option<Self> {
        (!shortest.is_zero() && shortest <= longest).then_some(Self { shortest, longest })
    }

    /// The shortest.
    pub const fn shortest(self) -> Duration {
        self.shortest
    }

    /// The longest.
    pub const fn longest(self) -> Duration {
        self.longest
    }

    /// Whether `time` lies within.
    pub fn holds(self, time: Duration) -> bool {
        (self.shortest..=self.longest).contains(&time)
    }
}

/// What is asked of one side: a target, so many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dose {
    /// What one set asks.
    pub target: Target,
    /// How many sets a side.
    pub sets: NonZeroU8,
    /// Rest between two sets of a side; may be zero.
    pub set_rest: Duration,
}

impl Dose {
    /// Work and the rests between its sets, for one side; `None` when it ends only when the person says so.
    pub fn per_side(self) -> Option<Duration> {
        let sets = u32::from(self.sets.get());
        self.target.length().map(|length| length * sets + self.set_rest * (sets - 1))
    }
}

/// When one set is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Held, or kept going, for a time.
    Hold(Span),
    /// Repeated. `pace` is the time of one repetition.
    Reps {
        /// Repetitions a side.
        count: NonZeroU16,
        /// Seconds for one.
        pace: Span,
    },
    /// Contract-relax stretching: push lightly, let go, hold the new range.
    Cycle {
        /// The light push.
        contract: Span,
        /// Letting go.
        relax: Span,
        /// The stretch.
        hold: Span,
    },
    /// Until the person says "done".
    UntilDone,
}

impl Target {
    /// As one would type it.
    pub fn draft(self) -> TargetDraft {
        let long = |span: Span| span.get().as_secs_f64();
        match self {
            Self::Hold(time) => TargetDraft::Hold(long(time)),
            Self::Reps { count, pace } => TargetDraft::Reps(count.get().into(), long(pace)),
            Self::Cycle { contract, relax, hold } => TargetDraft::Cycle(long(contract), long(relax), long(hold)),
            Self::UntilDone => TargetDraft::UntilDone,
        }
    }

    /// How long one set lasts; `None` when it waits for the person.
    pub fn length(self) -> Option<Duration> {
        match self {
            Self::Hold(time) => Some(time.get()),
            Self::Reps { count, pace } => Some(pace.get() * u32::from(count.get())),
            Self::Cycle { contract, relax, hold } => Some(contract.get() + relax.get() + hold.get()),
            Self::UntilDone => None,
        }
    }
}

words!(
    /// The family of an exercise.
    Kind {
        /// Hands, ball or roller on muscle.
        SelfMassage => "self-massage",
        /// Lengthening.
        Stretch => "stretch",
        /// Sliding a nerve, never tensioning it.
        NerveGlide => "nerve glide",
        /// Easy movement.
        Mobility => "mobility",
        /// Building support.
        Strength => "strength",
        /// Breath and rest.
        Breathing => "breathing",
        /// Ways to sit, stand and bend.
        Posture => "posture",
    }
);

words!(
    /// How an exercise is done.
    Technique {
        /// Slow kneading into thicker muscle.
        DeepPressure => "deep pressure",
        /// Still pressure on one tender spot.
        TriggerPoint => "trigger point",
        /// Light contact that takes up the slack of the skin and waits.
        MyofascialRelease => "myofascial release",
        /// Long soothing strokes.
        Effleurage => "long strokes",
        /// A held stretch or position.
        Static => "held",
        /// Moving in and out.
        Dynamic => "moving",
        /// Push lightly, relax, lengthen.
        ContractRelax => "contract-relax",
        /// One end of the nerve's way eases while the other moves.
        Slider => "slider",
        /// Settling.
        Relaxation => "relaxation",
    }
);

words!(
    /// Where an exercise works. The vocabulary is fixed.
    Region {
        /// Long muscles beside the spine.
        ErectorSpinae => "lower back",
        /// Side of the lower back.
        QuadratusLumborum => "side of the lower back",
        /// Large buttock muscle.
        GluteusMaximus => "buttock",
        /// Upper outer buttock.
        GluteusMedius => "outer buttock",
        /// Deep in the buttock.
        Piriformis => "deep buttock",
        /// Front of the side of the hip.
        Tfl => "side of the hip",
        /// Front of the hip.
        HipFlexors => "front of the hip",
        /// Back of the thigh.
        Hamstrings => "hamstrings",
        /// Back of the lower leg.
        Calf => "calf",
        /// Sole.
        PlantarFoot => "sole of the foot",
        /// Belly.
        Abdominals => "belly",
        /// Inner thigh.
        Adductors => "inner thigh",
        /// The nerve's way down the leg.
        SciaticNerve => "sciatic nerve",
        /// Breathing muscle.
        Diaphragm => "breath",
        /// Everything.
        WholeBody => "whole body",
    }
);

impl Region {
    /// The part of the body it lies in; `None` for breath and the whole body.
    pub const fn area(self) -> Option<Area> {
        match self {
            Self::ErectorSpinae | Self::QuadratusLumborum => Some(Area::Back),
            Self::GluteusMaximus | Self::GluteusMedius | Self::Piriformis | Self::Tfl => Some(Area::Buttock),
            Self::HipFlexors | Self::Hamstrings | Self::Adductors | Self::SciaticNerve => Some(Area::Thigh),
            Self::Calf => Some(Area::LowerLeg),
            Self::PlantarFoot => Some(Area::Foot),
            Self::Abdominals => Some(Area::Belly),
            Self::Diaphragm | Self::WholeBody => None,
        }
    }

    const fn is_of_the_leg(self) -> bool {
        matches!(self, Self::Hamstrings | Self::Calf | Self::Adductors | Self::SciaticNerve | Self::HipFlexors)
    }
}

words!(
    /// How an exercise begins.
    Position {
        /// On the feet.
        Standing => "standing",
        /// On a chair or stool.
        Seated => "seated",
        /// On the floor, legs long.
        LongSitting => "sitting on the floor",
        /// Half lying, back supported.
        Reclined => "reclined",
        /// On the back.
        Supine => "on your back",
        /// On the back, knees bent, feet flat.
        HookLying => "on your back, knees bent",
        /// On the side.
        SideLying => "on your side",
        /// Face down.
        Prone => "face down",
        /// Hands and knees.
        AllFours => "on all fours",
        /// One knee down.
        HalfKneeling => "half kneeling",
    }
);

words!(
    /// What an exercise needs.
    Prop {
        /// Soft ground.
        Mat => "mat",
        /// A firm chair without arms.
        Chair => "chair",
        /// A free wall.
        Wall => "wall",
        /// A door frame.
        DoorFrame => "door frame",
        /// A low step.
        Step => "step",
        /// A tennis ball or softer, 6 to 7 cm.
        Ball => "ball",
        /// A smooth soft roller, 15 cm.
        Roller => "roller",
        /// A strap or towel.
        Strap => "strap",
        /// Pillows.
        Pillow => "pillow",
        /// A broom handle.
        Stick => "stick",
        /// A desk.
        Desk => "desk",
    }
);

words!(
    /// Unlocked by comfortable sessions, not by days.
    Level {
        /// From the first day.
        One => "gentle",
        /// After some comfortable sessions.
        Two => "moderate",
        /// For the experienced.
        Three => "strong",
    }
);

words!(
    /// What an exercise asks of the spine.
    Spine {
        /// Nothing near the end of its range.
        Easy => "easy for the back",
        /// A forward tip from the hips with a long back.
        Hinged => "tips forward from the hips",
        /// The lower back rounds.
        Bent => "rounds the back",
    }
);

words!(
    /// What kind of evidence speaks for an exercise and its time (clinical notes, section 4).
    Evidence {
        /// Trials in people with back or leg pain.
        A => "tested in people with back or leg pain",
        /// Trials in healthy people, or in people with something else.
        B => "tested in healthy people or for something else, not for leg pain",
        /// No trial: what clinicians usually do.
        C => "what clinicians usually do, not tested in trials",
    }
);

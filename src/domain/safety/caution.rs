//! What a person may have that changes what is offered: 24 codes, ticked by the person alone.

use crate::domain::words::words;

words!(
    /// Something a person has that changes what is offered (clinical notes, section 2.2).
    Caution {
        /// Clot now, suspected or within six months; a swollen calf nobody has explained.
        Dvt => "blood clot",
        /// Blood thinner, bleeding disorder, low platelets.
        Anticoag => "blood thinner",
        /// Thin bones, fragility fracture, long steroid use.
        Osteoporosis => "osteoporosis",
        /// Recent or unhealed break.
        Fracture => "broken bone",
        /// Wound, burn, rash, bruise, fragile skin, fresh scar.
        Skin => "sore or broken skin",
        /// Hot, swollen or infected area.
        Inflam => "hot or swollen area",
        /// Large or tender varicose veins, phlebitis.
        Varicose => "varicose veins",
        /// Disease of arteries, aneurysm.
        Arterial => "artery trouble",
        /// Active cancer or spread to bone.
        Cancer => "cancer",
        /// Operation within 12 weeks, or not cleared.
        Surgery => "recent operation",
        /// Hip replacement.
        HipReplacement => "hip replacement",
        /// Cannot kneel, knee replacement.
        KneeProblem => "knee trouble",
        /// Pregnant, or six weeks or less after birth.
        Preg => "pregnancy",
        /// Diabetes with reduced feeling, other neuropathy.
        Neuropathy => "reduced feeling",
        /// A numb or weak area that has been assessed.
        NeuroDeficit => "numb or weak area",
        /// Leg pain at rest of 7 or more, or flares that last.
        HighIrritability => "easily stirred leg pain",
        /// Strain, sprain or bruise within 72 hours.
        AcuteInjury => "fresh injury",
        /// Torn hamstring, pain at the sit bone.
        HamstringTear => "hamstring injury",
        /// Worse bending and sitting.
        FlexionSensitive => "worse when bending",
        /// Worse standing and arching.
        ExtensionSensitive => "worse when arching",
        /// Unstable heart disease, blood pressure not under control.
        HeartBp => "heart or blood pressure",
        /// Very bendy joints.
        Hypermobility => "very bendy joints",
        /// Falls, dizziness.
        Balance => "unsteady on your feet",
        /// Cannot lean on hands.
        WristShoulder => "wrist or shoulder trouble",
    }
);

words!(
    /// Headings under which cautions are asked.
    CautionGroup {
        /// Blood, vessels, heart.
        Circulation => "Blood and heart",
        /// Bones and joints.
        Joints => "Bones and joints",
        /// Skin, injuries, operations.
        Injury => "Skin, injuries and operations",
        /// Nerves, and what stirs the pain.
        Nerves => "Nerves and what stirs the pain",
        /// Everything else.
        General => "Anything else",
    }
);

words!(
    /// A part of the body that a caution may be kept to.
    Area {
        /// Lower back.
        Back => "lower back",
        /// Buttock and side of the hip.
        Buttock => "buttock and hip",
        /// Thigh.
        Thigh => "thigh",
        /// Below the knee.
        LowerLeg => "lower leg",
        /// Foot.
        Foot => "foot",
        /// Belly.
        Belly => "belly",
    }
);

impl Caution {
    /// Self-massage is left out where one of these is, whatever its file says (clinical notes, section 4, "LOCAL").
    pub const LOCAL: [Self; 6] =
        [Self::Skin, Self::Fracture, Self::Inflam, Self::AcuteInjury, Self::Surgery, Self::Cancer];

    /// As it is asked, in plain words.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Dvt => "A blood clot now or in the last six months, or a swollen calf nobody has explained",
            Self::Anticoag => "I take a blood thinner, bleed or bruise easily, or have low platelets",
            Self::Osteoporosis => "Osteoporosis, a break from a small fall, or years of steroid tablets",
            Self::Fracture => "A broken bone that is recent or not yet healed",
            Self::Skin => "A wound, burn, rash, bruise, fresh scar or fragile skin",
            Self::Inflam => "A hot, swollen or infected area",
            Self::Varicose => "Large or tender varicose veins",
            Self::Arterial => "Narrowed arteries in the legs, or an aneurysm",
            Self::Cancer => "Cancer now, or cancer that has spread to bone",
            Self::Surgery => "An operation on back, hip, knee or leg in the last 12 weeks, or not yet cleared",
            Self::HipReplacement => "A hip replacement",
            Self::KneeProblem => "I cannot kneel, or have a knee replacement",
            Self::Preg => "I am pregnant, or gave birth within six weeks",
            Self::Neuropathy => "Diabetes or another condition that dulls the feeling in my feet or legs",
            Self::NeuroDeficit => "A numb or weak area that a professional has already looked at",
            Self::HighIrritability => {
                "Leg pain of 7 or more at rest, most nights broken, or an hour of pain after light activity"
            }
            Self::AcuteInjury => "A strain, sprain or bruise in the last three days",
            Self::HamstringTear => "A hamstring tear, or pain where the hamstring meets the sit bone",
            Self::FlexionSensitive => "My leg gets worse with bending or sitting, and easier with standing or walking",
            Self::ExtensionSensitive => "My leg gets worse with standing or arching back, and easier with bending",
            Self::HeartBp => "Heart disease that is not stable, or high blood pressure that is not under control",
            Self::Hypermobility => "Very bendy joints, such as with Ehlers-Danlos",
            Self::Balance => "I fall, get dizzy or feel unsteady",
            Self::WristShoulder => "I cannot lean on my hands",
        }
    }

    /// What Supple does about it, for the person to read.
    pub const fn effect(self) -> &'static str {
        match self {
            Self::Dvt => "No massage or rolling of the legs. Ask first.",
            Self::Anticoag => "No ball or roller. Hands stay light: pressure 3 at most.",
            Self::Osteoporosis => "Backs stay long, twists small. No ball on the back, light hands only.",
            Self::Fracture => "Nothing that works the area.",
            Self::Skin => "No massage of the area.",
            Self::Inflam => "No massage of the area. With a fever, no session at all.",
            Self::Varicose => "No massage over the veins.",
            Self::Arterial => "No pressure work on the legs. Ask first.",
            Self::Cancer => "No pressure at the place. Ask first.",
            Self::Surgery => "Nothing that works the area. Ask first.",
            Self::HipReplacement => "No crossed legs, no deep bend with a turn, no ball on the buttock.",
            Self::KneeProblem => "Kneeling is swapped for standing or sitting.",
            Self::Preg => {
                "Nothing face down or on the belly, no tools on the legs; side-lying instead of flat. Ask first."
            }
            Self::Neuropathy => {
                "No ball or roller where feeling is dulled. Look at the skin afterwards; no heat there."
            }
            Self::NeuroDeficit => {
                "No spot pressure, ball or roller from the buttock down; only the gentlest nerve glides."
            }
            Self::HighIrritability => "Calm sessions only, for now.",
            Self::AcuteInjury => "Nothing that works the area for now.",
            Self::HamstringTear => "No held hamstring stretch, and nothing pressing on the hamstring.",
            Self::FlexionSensitive => "Nothing that rounds the back; tipping from the hips only.",
            Self::ExtensionSensitive => "Nothing face down or arched; bent and resting positions instead.",
            Self::HeartBp => "No pushing against a hold; strength stays light. Ask first.",
            Self::Hypermobility => "Middle of the range only, strength before stretch.",
            Self::Balance => "Sitting or lying instead of standing; on the floor only with someone near.",
            Self::WristShoulder => "Nothing that leans on the hands.",
        }
    }

    /// Whether a clinician is to be asked before anything it touches (section 2.2, "ask first"). Only then can the person
    /// say that a clinician has cleared it.
    pub const fn asks_first(self) -> bool {
        matches!(self, Self::Dvt | Self::Arterial | Self::Cancer | Self::Surgery | Self::Preg | Self::HeartBp)
    }

    /// Whether it is somewhere, so that the rest of the body is free.
    pub const fn has_place(self) -> bool {
        matches!(
            self,
            Self::Fracture
                | Self::Skin
                | Self::Inflam
                | Self::Varicose
                | Self::Cancer
                | Self::Surgery
                | Self::Neuropathy
                | Self::AcuteInjury
        )
    }

    /// Under which heading it is asked.
    pub const fn group(self) -> CautionGroup {
        match self {
            Self::Dvt | Self::Anticoag | Self::Varicose | Self::Arterial | Self::HeartBp => CautionGroup::Circulation,
            Self::Osteoporosis
            | Self::Fracture
            | Self::HipReplacement
            | Self::KneeProblem
            | Self::Hypermobility
            | Self::WristShoulder => CautionGroup::Joints,
            Self::Skin | Self::Inflam | Self::Surgery | Self::AcuteInjury | Self::HamstringTear => CautionGroup::Injury,
            Self::Neuropathy
            | Self::NeuroDeficit
            | Self::HighIrritability
            | Self::FlexionSensitive
            | Self::ExtensionSensitive => CautionGroup::Nerves,
            Self::Cancer | Self::Preg | Self::Balance => CautionGroup::General,
        }
    }
}

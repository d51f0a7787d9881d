//! Warning signs: what is asked, when, and what a yes means (clinical notes, sections 2.1 and 2.5). The advice is the same for
//! everybody; nothing here names what a person might have.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::domain::day::Day;
use crate::domain::quantity::{PainScore, WallTime};
use crate::domain::words::words;

words!(
    /// A warning sign of the full screen, as it is asked.
    Sign {
        /// E1.
        Saddle => "New numbness or a strange feeling between the legs, in the genitals, around the back passage or on the inner thighs, such as paper feeling different when wiping",
        /// E2.
        Bladder => "New trouble starting, stopping, feeling or holding pee",
        /// E3.
        Bowel => "New leaking, or loss of control or feeling, with poo",
        /// E4.
        Sexual => "New loss of feeling or function in sex",
        /// E5.
        BothLegs => "The pain is in both legs now, or both legs are getting weak or numb",
        /// E6.
        FootDrop => "A foot that catches or drops when walking, or a leg quickly getting weaker",
        /// E7.
        Fall => "It began after a serious fall or crash, or after a small one with fragile bones",
        /// E8.
        Chest => "Sudden breathlessness, chest pain, or coughing blood",
        /// E9.
        Tearing => "Tearing pain in back or belly, with feeling faint",
        /// E10.
        ColdLeg => "A leg that is suddenly cold, pale and numb",
        /// U1.
        SwollenLeg => "One leg swollen, warm, throbbing, red or darker than the other",
        /// U2.
        Fever => "Fever, chills or feeling ill; or an infection, injection into the spine or injected drugs lately; or weak immunity",
        /// U3.
        Unexplained => "Cancer in the past, weight loss nobody has explained, or steady pain that is worse lying down or at night",
        /// U4.
        Spreading => "New or spreading weakness or numbness in one leg",
        /// U5.
        Unbearable => "Pain of 8 or more out of 10 that nothing eases",
        /// C: younger than the programme is for.
        Under18 => "I am under 18",
        /// C.
        FirstEver => "This is the first time ever, and I am under 20 or over 55",
        /// C.
        NotBetter => "It is no better after some weeks, getting worse, or keeps me from normal days",
        /// C.
        WalkingAche => "Both legs ache when I walk and ease when I stop",
        /// C.
        MorningStiff => "I am under 45 and stiff for more than half an hour every morning, easing as I move",
    }
);

words!(
    /// A question of the short screen, as it is asked; "not sure" counts as yes.
    ShortQuestion {
        /// (a)
        Saddle => "Any new numbness or strange feeling between your legs, in your genitals or around your back passage?",
        /// (b)
        Toilet => "Any new trouble starting, stopping, feeling or holding your pee or poo?",
        /// (c)
        Legs => "Are both legs now affected, or is a leg clearly getting weaker, or a foot catching when you walk?",
        /// (d), first half.
        Swollen => "Is one leg swollen, hot or a different colour?",
        /// (d), second half: emergency.
        Chest => "Do you have chest pain or sudden breathlessness?",
        /// (e)
        Ill => "Do you feel feverish or seriously unwell, or has there been a bad fall?",
    }
);

/// What a yes asks for. The later, the more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// See a clinician before strong work; the gentlest level until then.
    BeforeMore,
    /// A health service today; no session.
    SameDay,
    /// Emergency help now; no session.
    Now,
}

impl Sign {
    /// What a yes asks for.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Saddle
            | Self::Bladder
            | Self::Bowel
            | Self::Sexual
            | Self::BothLegs
            | Self::FootDrop
            | Self::Fall
            | Self::Chest
            | Self::Tearing
            | Self::ColdLeg => Urgency::Now,
            Self::SwollenLeg | Self::Fever | Self::Unexplained | Self::Spreading | Self::Unbearable => Urgency::SameDay,
            Self::Under18 | Self::FirstEver | Self::NotBetter | Self::WalkingAche | Self::MorningStiff => {
                Urgency::BeforeMore
            }
        }
    }
}

impl ShortQuestion {
    /// What a yes asks for: (a) to (c) and chest or breath are emergencies, the others want a health service today.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Saddle | Self::Toilet | Self::Legs | Self::Chest => Urgency::Now,
            Self::Swollen | Self::Ill => Urgency::SameDay,
        }
    }
}

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// No.
    No,
    /// Yes.
    Yes,
    /// Counts as yes.
    NotSure,
}

impl Answer {
    /// Whether it stops.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes | Self::NotSure)
    }
}

/// Which screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Every warning sign.
    Full,
    /// The short questions.
    Short,
}

/// A screen that was answered to its end, with what was not a plain no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screening {
    /// The full screen.
    Full(BTreeSet<Sign>),
    /// The short questions.
    Short(BTreeSet<ShortQuestion>),
}

impl Screening {
    /// Which screen it was.
    pub const fn screen(&self) -> Screen {
        match self {
            Self::Full(_) => Screen::Full,
            Self::Short(_) => Screen::Short,
        }
    }

    /// What the most urgent yes asks for; `None` when all was no.
    pub fn urgency(&self) -> Option<Urgency> {
        match self {
            Self::Full(signs) => signs.iter().map(|sign| sign.urgency()).max(),
            Self::Short(questions) => questions.iter().map(|question| question.urgency()).max(),
        }
    }

    /// Whether no session may follow.
    pub fn stops(&self) -> bool {
        self.urgency() >= Some(Urgency::SameDay)
    }
}

/// Something about warning signs that was answered or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignEntry {
    /// When.
    pub at: WallTime,
    /// On which day, by the person's own boundary.
    pub day: Day,
    /// What.
    pub what: SignEvent,
}

/// What was answered or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignEvent {
    /// A screen was answered.
    Screened(Screening),
    /// Something changed, so that the short questions are due, whether or not they are answered at once.
    Wanted,
    /// The person says that a professional has assessed them.
    Assessed,
}

impl SignEntry {
    fn stops(&self) -> bool {
        matches!(&self.what, SignEvent::Screened(screening) if screening.stops())
    }

    fn is(&self, screen: Screen) -> bool {
        matches!(&self.what, SignEvent::Screened(screening) if screening.screen() == screen)
    }
}

/// Where a person stands with warning signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing to ask, nothing open.
    Clear,
    /// This screen comes before a session.
    Due(Screen),
    /// A yes is open: no session until a professional has assessed it.
    Stopped(Urgency),
}

/// Days after which the full screen comes again.
pub const FULL_EVERY: i64 = 28;
/// Rise of pain that asks the short questions (section 2.1).
pub const JUMP: u8 = 3;

/// Where a person stands on `today`, from everything answered so far, in order. Only a session's start asks: days that pass
/// during one change nothing. A day that lies ahead, because the clock was set back, counts as not asked.
pub fn standing(entries: &[SignEntry], today: Day) -> Standing {
    if let Some(stop) = entries.iter().rposition(SignEntry::stops) {
        let later = &entries[stop + 1..];
        let Some(assessed) = later.iter().rposition(|entry| entry.what == SignEvent::Assessed) else {
            return Standing::Stopped(urgency_of(&entries[stop]));
        };
        // After an assessment everything is asked again, however short ago it was.
        if !later[assessed + 1..].iter().any(|entry| entry.is(Screen::Full)) {
            return Standing::Due(Screen::Full);
        }
    }
    let full = entries.iter().filter(|entry| entry.is(Screen::Full));
    if !full.into_iter().any(|entry| (0..FULL_EVERY).contains(&today.days_since(entry.day))) {
        return Standing::Due(Screen::Full);
    }
    let last = entries.iter().rev().find(|entry| entry.what != SignEvent::Assessed);
    if last.is_some_and(|entry| entry.what == SignEvent::Wanted) {
        return Standing::Due(Screen::Short);
    }
    let week = |day: Day| day.date().iso_week();
    let screened = entries.iter().filter(|entry| matches!(entry.what, SignEvent::Screened(_)));
    let this_week =
        screened.into_iter().any(|entry| week(entry.day) == week(today) && today.days_since(entry.day) >= 0);
    if this_week { Standing::Clear } else { Standing::Due(Screen::Short) }
}

fn urgency_of(entry: &SignEntry) -> Urgency {
    match &entry.what {
        SignEvent::Screened(screening) => screening.urgency().unwrap_or(Urgency::SameDay),
        SignEvent::Wanted | SignEvent::Assessed => Urgency::SameDay,
    }
}

/// Whether the last full screen asked for a clinician before more (section 2.1, RF-C), so that only the gentlest level is
/// offered until a professional was spoken to.
pub fn wants_clinician(entries: &[SignEntry]) -> bool {
    let last = entries.iter().rev().find(|entry| entry.is(Screen::Full));
    last.is_some_and(|entry| matches!(&entry.what, SignEvent::Screened(screening) if screening.urgency().is_some()))
}

/// Whether a change of pain asks the short questions (section 2.1): up by [`JUMP`] or more.
pub fn is_jump(before: Option<PainScore>, now: Option<PainScore>) -> bool {
    matches!((before, now), (Some(before), Some(now)) if now.get() >= before.get() + JUMP)
}

/// Emergency numbers by region (section 2.1); the person may write another.
pub const EMERGENCY: [(&str, &str); 5] = [
    ("United Kingdom", "999"),
    ("United States and Canada", "911"),
    ("European Union", "112"),
    ("New Zealand", "111"),
    ("Australia", "000"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn entry(at: &str, what: SignEvent) -> SignEntry {
        SignEntry { at: WallTime::from_unix_millis(0), day: day(at), what }
    }

    fn full(at: &str, signs: &[Sign]) -> SignEntry {
        entry(at, SignEvent::Screened(Screening::Full(signs.iter().copied().collect())))
    }

    fn short(at: &str, yes: &[ShortQuestion]) -> SignEntry {
        entry(at, SignEvent::Screened(Screening::Short(yes.iter().copied().collect())))
    }

    #[test]
    fn every_sign_has_the_urgency_of_the_clinical_notes() {
        let of = |urgency| Sign::ALL.iter().filter(move |sign| sign.urgency() == urgency).count();
        assert_eq!([Urgency::Now, Urgency::SameDay, Urgency::BeforeMore].map(of), [10, 5, 5]);
        for sign in Sign::ALL {
            let number = Sign::ALL.iter().position(|other| other == sign).unwrap();
            let expected = match number {
                0..=9 => Urgency::Now,
                10..=14 => Urgency::SameDay,
                _ => Urgency::BeforeMore,
            };
            assert_eq!(sign.urgency(), expected, "{sign:?}");
        }
        let short = ShortQuestion::ALL.iter().map(|question| question.urgency());
        let (now, today) = (Urgency::Now, Urgency::SameDay);
        assert_eq!(short.collect::<Vec<_>>(), [now, now, now, today, now, today]);
    }

    #[test]
    fn a_yes_stops_and_only_an_assessment_and_the_full_screen_again_open_it() {
        let today = day("2026-11-24");
        for (stop, urgency) in [
            (full("2026-11-24", &[Sign::Saddle, Sign::NotBetter]), Urgency::Now),
            (full("2026-11-24", &[Sign::Fever]), Urgency::SameDay),
            (short("2026-11-24", &[ShortQuestion::Ill]), Urgency::SameDay),
            (short("2026-11-24", &[ShortQuestion::Chest]), Urgency::Now),
        ] {
            let mut entries = vec![full("2026-11-20", &[]), stop];
            assert_eq!(standing(&entries, today), Standing::Stopped(urgency));
            // Answering again does not unlock, whatever is said.
            entries.push(full("2026-11-24", &[]));
            assert_eq!(standing(&entries, today), Standing::Stopped(urgency));
            assert_eq!(standing(&entries, day("2027-11-24")), Standing::Stopped(urgency), "a year later it still does");
            entries.push(entry("2026-11-24", SignEvent::Assessed));
            assert_eq!(standing(&entries, today), Standing::Due(Screen::Full));
            entries.push(short("2026-11-24", &[]));
            assert_eq!(standing(&entries, today), Standing::Due(Screen::Full), "the short one is not enough");
            entries.push(full("2026-11-24", &[]));
            assert_eq!(standing(&entries, today), Standing::Clear);
        }
    }

    #[test]
    fn what_only_asks_for_a_clinician_before_more_does_not_stop() {
        let signs: Vec<Sign> = Sign::ALL.iter().copied().filter(|sign| sign.urgency() == Urgency::BeforeMore).collect();
        let entries = [full("2026-11-24", &signs)];
        assert_eq!(standing(&entries, day("2026-11-24")), Standing::Clear);
        assert!(wants_clinician(&entries));
        assert!(!wants_clinician(&[full("2026-11-24", &[])]));
    }

    #[test]
    fn the_full_screen_comes_first_and_again_after_28_days() {
        assert_eq!(standing(&[], day("2026-11-24")), Standing::Due(Screen::Full));
        let entries = [full("2026-11-02", &[]), short("2026-11-23", &[]), short("2026-11-30", &[])];
        assert_eq!(standing(&entries, day("2026-11-29")), Standing::Clear);
        assert_eq!(standing(&entries, day("2026-11-30")), Standing::Due(Screen::Full), "28 days later");
    }

    #[test]
    fn the_short_questions_come_before_the_first_session_of_each_week() {
        let entries = [full("2026-11-18", &[])];
        assert_eq!(standing(&entries, day("2026-11-22")), Standing::Clear, "the Sunday of the same week");
        assert_eq!(standing(&entries, day("2026-11-23")), Standing::Due(Screen::Short), "Monday");
        let entries = [full("2026-11-18", &[]), short("2026-11-23", &[])];
        assert_eq!(standing(&entries, day("2026-11-29")), Standing::Clear);
    }

    #[test]
    fn questions_that_something_asked_for_stay_due_until_they_are_answered() {
        let mut entries = vec![full("2026-11-24", &[]), entry("2026-11-24", SignEvent::Wanted)];
        assert_eq!(standing(&entries, day("2026-11-24")), Standing::Due(Screen::Short));
        assert_eq!(standing(&entries, day("2026-11-29")), Standing::Due(Screen::Short));
        entries.push(short("2026-11-24", &[]));
        assert_eq!(standing(&entries, day("2026-11-24")), Standing::Clear);
    }

    #[test]
    fn answers_from_a_day_that_lies_ahead_count_as_not_asked() {
        let entries = [full("2026-11-24", &[])];
        assert_eq!(standing(&entries, day("2026-11-20")), Standing::Due(Screen::Full), "the clock was set back");
    }

    #[test]
    fn a_rise_of_three_or_more_asks_again_and_an_answer_that_is_missing_does_not() {
        let score = |value| Some(PainScore::new(value).unwrap());
        assert!(is_jump(score(2), score(5)) && is_jump(score(0), score(10)));
        assert!(!is_jump(score(2), score(4)) && !is_jump(score(5), score(2)));
        assert!(!is_jump(None, score(9)) && !is_jump(score(1), None));
    }

    #[test]
    fn not_sure_counts_as_yes() {
        assert_eq!([Answer::No, Answer::Yes, Answer::NotSure].map(Answer::is_yes), [false, true, true]);
    }
}

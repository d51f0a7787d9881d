//! Settings, version 1.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::scalar::SideV1;
use super::sounding::SoundingV1;
use super::voice::VoiceV1;
use crate::domain::cue::Sounds;
use crate::domain::day::DayBoundary;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::quantity::Volume;
use crate::domain::settings::{Asked, GetReady, MotionChoice, Settings, Sound, TextScale, ThemeChoice};
use crate::domain::steadiness::{CountRule, Goal, Weekdays};
use crate::domain::week::{WeekNumbers, WeekStart};
use crate::storage::envelope::Stored;

/// What is left out stands for its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SettingsV1 {
    theme: ThemeV1,
    text_percent: u8,
    volume: u8,
    sound: SoundV1,
    /// Written only where it is not the default, so that files from before it read and write the same.
    #[serde(skip_serializing_if = "SoundsV1::is_usual")]
    sounds: SoundsV1,
    #[serde(skip_serializing_if = "SoundingV1::is_usual")]
    sounding: SoundingV1,
    #[serde(skip_serializing_if = "VoiceV1::is_usual")]
    voice: VoiceV1,
    get_ready_seconds: u8,
    day_begins_minutes: u16,
    affected: SideV1,
    motion: MotionV1,
    #[serde(skip_serializing_if = "SteadinessV1::is_usual")]
    steadiness: SteadinessV1,
    #[serde(skip_serializing_if = "JournalV1::is_usual")]
    journal: JournalV1,
    #[serde(skip_serializing_if = "Option::is_none")]
    odd_seen: Option<u64>,
}

/// What of the journal is asked.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct JournalV1 {
    weekly: bool,
    self_test: bool,
}

impl JournalV1 {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

const fn asked(on: bool) -> Asked {
    if on { Asked::WhenDue } else { Asked::Never }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ThemeV1 {
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SoundV1 {
    On,
    Muted,
}

#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SoundsV1 {
    #[default]
    Bowls,
    Wood,
    Soft,
    Silence,
}

impl SoundsV1 {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MotionV1 {
    Full,
    Reduced,
}

/// When a day counts, what is aimed for in a week, and when it begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SteadinessV1 {
    count_percent: u8,
    count_minutes: u8,
    goal: GoalV1,
    /// Left out where it is as usual in the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    week_begins: Option<WeekdayV1>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    week_numbers: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum GoalV1 {
    Days(u8),
    On(Vec<WeekdayV1>),
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WeekdayV1 {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

const WEEK: [(Weekday, WeekdayV1); 7] = [
    (Weekday::Mon, WeekdayV1::Monday),
    (Weekday::Tue, WeekdayV1::Tuesday),
    (Weekday::Wed, WeekdayV1::Wednesday),
    (Weekday::Thu, WeekdayV1::Thursday),
    (Weekday::Fri, WeekdayV1::Friday),
    (Weekday::Sat, WeekdayV1::Saturday),
    (Weekday::Sun, WeekdayV1::Sunday),
];

impl From<Weekday> for WeekdayV1 {
    fn from(day: Weekday) -> Self {
        WEEK[day.num_days_from_monday() as usize].1
    }
}

impl From<WeekdayV1> for Weekday {
    fn from(day: WeekdayV1) -> Self {
        WEEK[day as usize].0
    }
}

impl Default for SteadinessV1 {
    fn default() -> Self {
        Self::of(Settings::default())
    }
}

impl SteadinessV1 {
    fn of(settings: Settings) -> Self {
        Self {
            count_percent: settings.counting.share(),
            count_minutes: settings.counting.minutes(),
            goal: match settings.goal {
                Goal::Days(days) => GoalV1::Days(days),
                Goal::On(days) => {
                    GoalV1::On(WEEK.iter().filter(|(day, _)| days.contains(*day)).map(|(_, name)| *name).collect())
                }
            },
            week_begins: settings.week_start.chosen().map(WeekdayV1::from),
            week_numbers: settings.week_numbers == WeekNumbers::Shown,
        }
    }

    fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    fn get(self) -> Result<(CountRule, Goal, WeekStart, WeekNumbers), String> {
        let Self { count_percent, count_minutes, goal, week_begins, week_numbers } = self;
        if !CountRule::SHARES.contains(&count_percent) {
            return Err(format!("count_percent is {count_percent}, not 10 to 100"));
        }
        if !CountRule::MINUTES.contains(&count_minutes) {
            return Err(format!("count_minutes is {count_minutes}, not 1 to 60"));
        }
        let goal = match goal {
            GoalV1::Days(days @ 1..=7) => Goal::Days(days),
            GoalV1::Days(days) => return Err(format!("the goal is {days} days a week, not 1 to 7")),
            GoalV1::On(days) => {
                let days = Weekdays::of(days.into_iter().map(Weekday::from));
                Goal::On(days.ok_or("the goal names no day of the week")?)
            }
        };
        let start = week_begins.map_or(WeekStart::default(), |day| WeekStart::default().on(day.into()));
        let numbers = if week_numbers { WeekNumbers::Shown } else { WeekNumbers::Hidden };
        Ok((CountRule::new(count_percent, count_minutes), goal, start, numbers))
    }
}

impl Default for SettingsV1 {
    fn default() -> Self {
        Settings::default().to_wire()
    }
}

impl Stored for Settings {
    type Wire = SettingsV1;
    const FORMAT: &'static str = "supple-settings";
    const VERSION: u32 = 1;

    fn to_wire(&self) -> SettingsV1 {
        SettingsV1 {
            theme: match self.theme {
                ThemeChoice::System => ThemeV1::System,
                ThemeChoice::Light => ThemeV1::Light,
                ThemeChoice::Dark => ThemeV1::Dark,
            },
            text_percent: self.text_scale.get(),
            volume: self.volume.get(),
            sound: match self.sound {
                Sound::On => SoundV1::On,
                Sound::Muted => SoundV1::Muted,
            },
            sounds: match self.sounds {
                Sounds::Bowls => SoundsV1::Bowls,
                Sounds::Wood => SoundsV1::Wood,
                Sounds::Soft => SoundsV1::Soft,
                Sounds::Silence => SoundsV1::Silence,
            },
            sounding: SoundingV1::of(self.sounding),
            voice: VoiceV1::of(self.voice),
            get_ready_seconds: self.get_ready.get(),
            day_begins_minutes: self.day_boundary.minutes(),
            affected: self.affected.into(),
            motion: match self.motion {
                MotionChoice::Full => MotionV1::Full,
                MotionChoice::Reduced => MotionV1::Reduced,
            },
            steadiness: SteadinessV1::of(*self),
            journal: JournalV1 { weekly: self.weekly == Asked::WhenDue, self_test: self.self_test == Asked::WhenDue },
            odd_seen: self.odd_seen.map(Fingerprint::number),
        }
    }

    fn from_wire(wire: SettingsV1) -> Result<Self, String> {
        let SettingsV1 { text_percent, volume, get_ready_seconds, day_begins_minutes, .. } = wire;
        let text_scale = TextScale::percent(text_percent);
        if text_scale.get() != text_percent {
            return Err(format!("text_percent is {text_percent}, not 80 to 200 in steps of 10"));
        }
        if volume > Volume::MAX.get() {
            return Err(format!("volume is {volume}, not 0 to 100"));
        }
        if get_ready_seconds > GetReady::MAX {
            return Err(format!("get_ready_seconds is {get_ready_seconds}, not 0 to 60"));
        }
        let day_boundary = DayBoundary::from_minutes(day_begins_minutes)
            .ok_or_else(|| format!("day_begins_minutes is {day_begins_minutes}, not 0 to 360 in steps of 30"))?;
        let (counting, goal, week_start, week_numbers) = wire.steadiness.get()?;
        Ok(Self {
            theme: match wire.theme {
                ThemeV1::System => ThemeChoice::System,
                ThemeV1::Light => ThemeChoice::Light,
                ThemeV1::Dark => ThemeChoice::Dark,
            },
            text_scale,
            volume: Volume::percent(volume),
            sound: match wire.sound {
                SoundV1::On => Sound::On,
                SoundV1::Muted => Sound::Muted,
            },
            sounds: match wire.sounds {
                SoundsV1::Bowls => Sounds::Bowls,
                SoundsV1::Wood => Sounds::Wood,
                SoundsV1::Soft => Sounds::Soft,
                SoundsV1::Silence => Sounds::Silence,
            },
            sounding: wire.sounding.get()?,
            voice: wire.voice.get()?,
            get_ready: GetReady::seconds(get_ready_seconds),
            day_boundary,
            affected: wire.affected.into(),
            motion: match wire.motion {
                MotionV1::Full => MotionChoice::Full,
                MotionV1::Reduced => MotionChoice::Reduced,
            },
            counting,
            goal,
            week_start,
            weekly: asked(wire.journal.weekly),
            self_test: asked(wire.journal.self_test),
            week_numbers,
            odd_seen: wire.odd_seen.map(Fingerprint::from_number),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::side::Side;
    use crate::domain::sounding::{Ambience, CueKind, CueKinds, Output, Pacing, Sounding, Switch};
    use crate::domain::speech::voice::{Amount, Music, Rate, Voice};
    use crate::storage::envelope::{Opened, open, seal};

    #[test]
    fn every_setting_comes_back_as_it_went() {
        let other = Settings {
            theme: ThemeChoice::Dark,
            text_scale: TextScale::percent(150),
            volume: Volume::percent(0),
            sound: Sound::Muted,
            sounds: Sounds::Wood,
            sounding: Sounding {
                kinds: CueKinds::ALL.without(CueKind::Halfway),
                pacing: Pacing { metronome: Switch::On, breath: Switch::Off },
                ambience: Ambience::Pad,
                ambience_volume: Volume::percent(35),
                output: Output::Named("Headset, 2".parse().unwrap()),
            },
            voice: Voice {
                amount: Amount::AllCues,
                rate: Rate::percent(80),
                volume: Volume::percent(45),
                name: "English (Scotland)".parse().ok(),
                music: Music::Lowered,
            },
            get_ready: GetReady::seconds(60),
            day_boundary: DayBoundary::MAX,
            affected: Side::Left,
            motion: MotionChoice::Reduced,
            counting: CountRule::new(80, 10),
            goal: Goal::On(Weekdays::of([Weekday::Mon, Weekday::Thu]).unwrap()),
            weekly: Asked::WhenDue,
            self_test: Asked::WhenDue,
            week_start: WeekStart::default().on(Weekday::Sun),
            week_numbers: WeekNumbers::Shown,
            odd_seen: Some(Fingerprint::from_number(u64::MAX)),
        };
        for settings in [Settings::default(), other] {
            assert_eq!(open(seal(&settings).unwrap().as_bytes()), Opened::Current(settings));
        }
    }

    #[test]
    fn a_setting_out_of_range_is_said_and_one_left_out_is_its_default() {
        let file = |body: &str| format!("(format: \"supple-settings\", version: 1, body: ({body}))");
        for bad in [
            "sounding: (ambience_volume: 101)",
            "sounding: (left_out: [bells])",
            "sounding: (device: \"\")",
            "voice: (rate_percent: 65)",
            "voice: (volume: 101)",
            "voice: (amount: much)",
            "voice: (name: \"\")",
        ] {
            assert!(matches!(open::<Settings>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        for bad in ["steadiness: (goal: days(8))", "steadiness: (goal: on([]))", "steadiness: (count_minutes: 0)"] {
            assert!(matches!(open::<Settings>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        for bad in ["volume: 101", "text_percent: 85", "get_ready_seconds: 61", "day_begins_minutes: 45", "theme: pink"]
        {
            assert!(matches!(open::<Settings>(file(bad).as_bytes()), Opened::Damaged(_)), "{bad}");
        }
        let sundays = Settings { week_start: WeekStart::default().on(Weekday::Sun), ..Settings::default() };
        assert_eq!(open(file("steadiness: (week_begins: sunday)").as_bytes()), Opened::Current(sundays));
        let quiet = Settings { volume: Volume::percent(5), ..Settings::default() };
        assert_eq!(open(file("volume: 5").as_bytes()), Opened::Current(quiet));
    }
}

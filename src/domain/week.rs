//! On which day weeks begin, and how they are numbered.

use chrono::{Datelike, Weekday};

use super::day::Day;

/// Territories whose weeks begin on another day than Monday: Unicode CLDR 48, supplemental data, `weekData/firstDay`.
const FIRST_DAYS: [(Weekday, &str); 3] = [
    (
        Weekday::Sun,
        "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH \
         PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
    ),
    (Weekday::Sat, "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"),
    (Weekday::Fri, "MV"),
];

/// On which day weeks begin: as the person chose, else as is usual where they are, else on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekStart {
    chosen: Option<Weekday>,
    usual: Option<Weekday>,
}

impl WeekStart {
    /// Always on `day`, wherever they are.
    #[must_use]
    pub const fn on(self, day: Weekday) -> Self {
        Self { chosen: Some(day), ..self }
    }

    /// As is usual where they are.
    #[must_use]
    pub const fn as_usual(self) -> Self {
        Self { chosen: None, ..self }
    }

    /// Where they are is where a system speaks `locale`, such as `en_GB.UTF-8`.
    #[must_use]
    pub fn where_one_speaks(self, locale: &str) -> Self {
        Self { usual: usual(locale), ..self }
    }

    /// The day.
    pub fn day(self) -> Weekday {
        self.chosen.or(self.usual).unwrap_or(Weekday::Mon)
    }

    /// What the person chose; `None` is as usual.
    pub const fn chosen(self) -> Option<Weekday> {
        self.chosen
    }

    /// What is usual where they are, if that is known.
    pub const fn usual(self) -> Option<Weekday> {
        self.usual
    }
}

/// Whether weeks show their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeekNumbers {
    /// They do not.
    #[default]
    Hidden,
    /// They do.
    Shown,
}

/// The number of the week that begins on `first`: that of ISO 8601 for its Thursday.
pub fn number(first: Day) -> u32 {
    let ahead = Weekday::Thu.days_since(first.date().weekday());
    first.plus(ahead.into()).date().iso_week().week()
}

/// The first day of the week where a system speaks `locale`; `None` where it names no territory.
fn usual(locale: &str) -> Option<Weekday> {
    let plain = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = plain.split(['_', '-']).skip(1);
    let territory = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))?;
    let territory = territory.to_ascii_uppercase();
    let listed = FIRST_DAYS.iter().find(|(_, all)| all.split(' ').any(|one| one == territory));
    Some(listed.map_or(Weekday::Mon, |(day, _)| *day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_as_is_usual_where_one_is_unless_a_day_was_chosen() {
        for (locale, day) in [
            ("en_GB.UTF-8", Weekday::Mon),
            ("en_US.UTF-8", Weekday::Sun),
            ("de_DE@euro", Weekday::Mon),
            ("pt-BR", Weekday::Sun),
            ("ar_EG", Weekday::Sat),
            ("dv_MV.utf8", Weekday::Fri),
            ("zh_Hant_TW", Weekday::Sun),
            ("nb_no", Weekday::Mon),
        ] {
            let start = WeekStart::default().where_one_speaks(locale);
            assert_eq!((start.day(), start.usual()), (day, Some(day)), "{locale}");
            assert_eq!(start.on(Weekday::Sat).day(), Weekday::Sat);
            assert_eq!(start.on(Weekday::Sat).as_usual(), start);
        }
        for locale in ["C", "POSIX", "C.UTF-8", "", "de", "_", "en_001"] {
            let start = WeekStart::default().where_one_speaks(locale);
            assert_eq!((start.day(), start.usual()), (Weekday::Mon, None), "{locale}");
        }
    }

    #[test]
    fn no_territory_is_listed_twice() {
        let mut all: Vec<&str> = FIRST_DAYS.iter().flat_map(|(_, all)| all.split(' ')).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), count), (71, 71));
    }

    #[test]
    fn a_week_has_the_number_of_its_thursday() {
        for (first, expected) in [
            ("2026-11-16", 47),
            ("2026-11-15", 47),
            ("2026-11-14", 47),
            ("2026-12-28", 53),
            ("2027-01-04", 1),
            ("2024-12-30", 1),
            ("2024-12-29", 1),
            ("2024-12-28", 1),
            ("2026-11-13", 47),
        ] {
            assert_eq!(number(first.parse().unwrap()), expected, "{first}");
        }
    }
}

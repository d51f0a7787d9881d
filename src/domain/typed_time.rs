//! Times as people type them: 90, 1:30, 1m30s, 1,5 min; times of day: 18:30, 6.30 pm, 7.

use chrono::NaiveTime;

/// The seconds in what was typed; `None` when it is no time. A number alone is seconds; a comma is a decimal point; hours,
/// minutes and seconds may follow each other, each once.
pub fn seconds(typed: &str) -> Option<f64> {
    let text = typed.trim().to_lowercase().replace(',', ".");
    if text.is_empty() {
        return None;
    }
    if text.contains(':') {
        return clock(&text);
    }
    let mut rest = text.as_str();
    let mut total = 0.0;
    let mut last = f64::INFINITY;
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.len());
        let value: f64 = number(&rest[..digits])?;
        rest = rest[digits..].trim_start();
        let letters = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        let unit = unit(&rest[..letters], last)?;
        rest = rest[letters..].trim_start_matches(['.', ' ']).trim_start();
        if unit >= last {
            return None;
        }
        total += value * unit;
        last = unit;
    }
    total.is_finite().then_some(total)
}

/// The same where a number alone is minutes, in seconds.
pub fn minutes(typed: &str) -> Option<f64> {
    let is_alone = typed.trim().chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    seconds(typed).map(|seconds| if is_alone { seconds * 60.0 } else { seconds }).filter(|seconds| seconds.is_finite())
}

/// What was typed as a time of day, to the minute: `18:30`, `18.30`, `1830`, `18h30`, `6:30 pm`, `7`; `None` when it is none.
pub fn time_of_day(typed: &str) -> Option<NaiveTime> {
    let text = typed.trim().to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(text), _) => (text, Some(0)),
        (_, Some(text)) => (text, Some(12)),
        _ => (text.as_str(), None),
    };
    let text = text.trim_end();
    let (hours, minutes) = match text.split_once([':', '.', 'h']) {
        Some((hours, "")) if text.ends_with('h') => (hours, "00"),
        Some(parts) => parts,
        None if (3..=4).contains(&text.len()) && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text, "00"),
    };
    let part = |text: &str, longest: usize| -> Option<u32> {
        let is_plain = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| text.parse().ok()).flatten()
    };
    let (hour, minute) = (part(hours, 2)?, part(minutes, 2).filter(|_| minutes.len() == 2)?);
    let hour = match half {
        None => hour,
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// `1:30`, `1:02:03`, `1:30 h`; the parts after the first below 60.
fn clock(text: &str) -> Option<f64> {
    let (text, unit) = match text.strip_suffix('h') {
        Some(hours) if hours.matches(':').count() == 1 => (hours.trim(), 60.0),
        _ => (text.trim_end_matches("min").trim(), 1.0),
    };
    let mut total = 0.0;
    for (place, part) in text.split(':').enumerate() {
        let value = number(part.trim())?;
        if place > 2 || (place > 0 && value >= 60.0) {
            return None;
        }
        total = total * 60.0 + value;
    }
    Some(total * unit).filter(|total| total.is_finite())
}

fn number(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    plain.then(|| text.parse().ok()).flatten()
}

/// Seconds of a unit. None written is seconds, or after minutes and hours the next smaller: "1m30", "1 h 5".
fn unit(word: &str, last: f64) -> Option<f64> {
    Some(match word {
        "" if last.is_infinite() => 1.0,
        "" => last / 60.0,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "m" | "min" | "mins" | "minute" | "minutes" => 60.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3600.0,
        _ => return None,
    })
    .filter(|unit| *unit >= 1.0)
}

/// As a person would write it, so that [`seconds`] reads it back: `45 s`, `1:30`, `1:02:03`, `2.5 s`.
pub fn written(seconds: f64) -> String {
    let whole = seconds.round();
    if (seconds - whole).abs() > 1e-9 || !(0.0..360_000.0).contains(&seconds) {
        return format!("{seconds} s");
    }
    let whole = whole as u64;
    let (hours, minutes, left) = (whole / 3600, whole / 60 % 60, whole % 60);
    match (hours, minutes) {
        (0, 0) => format!("{left} s"),
        (0, _) => format!("{minutes}:{left:02}"),
        _ => format!("{hours}:{minutes:02}:{left:02}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("90", 90.0),
            ("1:30", 90.0),
            ("1m30s", 90.0),
            ("1,5 min", 90.0),
            ("1.5min", 90.0),
            ("1 min 30", 90.0),
            ("1m30", 90.0),
            (" 45 s ", 45.0),
            ("45sec", 45.0),
            ("2,5", 2.5),
            ("0", 0.0),
            ("1h", 3600.0),
            ("1 h 5", 3900.0),
            ("1:02:03", 3723.0),
            ("1 min. 30 sec.", 90.0),
            ("2 MINUTES", 120.0),
            ("1:30 h", 5400.0),
        ] {
            assert_eq!(seconds(typed), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!(seconds(&format!("{}:00", "9".repeat(400))), None);
        for typed in
            ["", "  ", "soon", "1:", ":30", "1:60", "1:2:3:4", "-5", "1e3", "30s 1m", "5 m 5 m", "1.2.3", "٣", "1 s 5"]
        {
            assert_eq!(seconds(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_number_alone_is_minutes_where_minutes_are_asked_for() {
        for (typed, expected) in [("12", 720.0), (" 7,5 ", 450.0), ("1 h 5", 3900.0), ("90 s", 90.0), ("5:40", 340.0)] {
            assert_eq!(minutes(typed), Some(expected), "{typed}");
        }
        assert_eq!((minutes("soon"), minutes("")), (None, None));
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("18:30", (18, 30)),
            ("7:05", (7, 5)),
            ("18.30", (18, 30)),
            ("1830", (18, 30)),
            ("705", (7, 5)),
            ("18h30", (18, 30)),
            ("18h", (18, 0)),
            (" 7 ", (7, 0)),
            ("6:30 pm", (18, 30)),
            ("6 P.M.", (18, 0)),
            ("12 am", (0, 0)),
            ("12:15pm", (12, 15)),
            ("0:00", (0, 0)),
            ("23:59", (23, 59)),
        ] {
            assert_eq!(time_of_day(typed), NaiveTime::from_hms_opt(expected.0, expected.1, 0), "{typed}");
        }
        for typed in ["", "24:00", "18:60", "18:3", "13 pm", "0 am", "noon", "18:30:00", "-7", "99999", "٧", "h", ":"]
        {
            assert_eq!(time_of_day(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(whole in 0_u32..20_000, tenths in 0_u32..10) {
            let time = f64::from(whole) + f64::from(tenths) / 10.0;
            prop_assert_eq!(seconds(&written(time)), Some(time));
        }

        #[test]
        fn nothing_typed_panics(typed in any::<String>()) {
            let _ = (seconds(&typed), minutes(&typed), time_of_day(&typed));
        }
    }
}

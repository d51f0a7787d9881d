//! Amounts as they are written, in the words in which they are said: "10 s", "5 min", "2x", "3–5". Only where nothing else can be
//! meant. Numbers stay digits: a voice reads them.

/// `words` with each of their amounts in words.
pub(super) fn in_words(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        // Otherwise it is part of a name or of another number: "L4-5", "0.5", "7:30".
        let stands_alone = !said.ends_with(|before: char| before.is_alphanumeric() || "-–./:,".contains(before));
        if let Some((amount, after)) = Some(rest).filter(|_| stands_alone).and_then(amount) {
            said.push_str(&amount);
            rest = after;
        } else {
            said.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    said
}

/// The amount with which `text` begins, in words, and what follows it. Nothing for a number alone.
fn amount(text: &str) -> Option<(String, &str)> {
    let (mut last, mut rest) = number(text)?;
    let mut told = last.to_owned();
    while let Some((word, (next, after))) =
        multiplied(rest).or_else(|| up_to(last, rest).filter(|_| !told.contains(" to ")))
    {
        told = format!("{told} {word} {next}");
        (last, rest) = (next, after);
    }
    if let Some((unit, after)) = unit(last, rest) {
        return Some((format!("{told} {unit}"), after));
    }
    let goes_on =
        rest.strip_prefix(['-', '–', '.', '/', ':', ',']).is_some_and(|after| after.starts_with(char::is_numeric));
    (told != last && !goes_on && !rest.starts_with(char::is_alphanumeric)).then_some((told, rest))
}

/// "10" or "1.5", and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let part = text[whole..].strip_prefix('.').map_or(0, digits);
    let end = if part > 0 { whole + 1 + part } else { whole };
    (whole > 0).then(|| text.split_at(end))
}

type Next<'a> = (&'static str, (&'a str, &'a str));

/// "× 10".
fn multiplied(text: &str) -> Option<Next<'_>> {
    let after = text.trim_start().strip_prefix(['x', '×'])?;
    Some(("times", number(after.trim_start())?))
}

/// "–5", as far as it goes upwards; larger numbers may be a year or a telephone's.
fn up_to<'a>(from: &str, text: &'a str) -> Option<Next<'a>> {
    let after = text.strip_prefix(['-', '–']).or_else(|| text.strip_prefix(" – "))?;
    let (to, rest) = number(after)?;
    let value = |number: &str| number.parse::<f32>().ok().filter(|_| number.find('.').unwrap_or(number.len()) <= 3);
    (value(from)? < value(to)?).then_some(("to", (to, rest)))
}

/// "seconds", and what follows, where `text` begins with the unit of so many.
fn unit<'a>(count: &str, text: &'a str) -> Option<(&'static str, &'a str)> {
    let trimmed = text.trim_start();
    let end = trimmed.find(|letter: char| !letter.is_alphabetic() && letter != '×').unwrap_or(trimmed.len());
    let (written, after) = trimmed.split_at(end);
    let (one, many) = match written {
        // "The 1990s".
        "s" if trimmed.len() == text.len() && count.len() > 3 => return None,
        "s" | "sec" | "secs" => ("second", "seconds"),
        "min" | "mins" => ("minute", "minutes"),
        "h" | "hr" | "hrs" => ("hour", "hours"),
        "x" | "×" => ("time", "times"),
        _ => return None,
    };
    // "2 x-rays", "10s'".
    let goes_on = after.starts_with(['-', '\'', '’']) || after.starts_with(char::is_numeric);
    (!goes_on).then_some((if count == "1" { one } else { many }, after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_said_in_words() {
        for (written, said) in [
            ("Hold 10 s.", "Hold 10 seconds."),
            ("10s, then 1 s", "10 seconds, then 1 second"),
            ("5 min or 1.5 min", "5 minutes or 1.5 minutes"),
            ("1 h 30 mins", "1 hour 30 minutes"),
            ("2x a day, 2× a side", "2 times a day, 2 times a side"),
            ("3–5 breaths", "3 to 5 breaths"),
            ("3-5 s, 3 – 5 min.", "3 to 5 seconds, 3 to 5 minutes."),
            ("3 × 10 s", "3 times 10 seconds"),
            ("3x10", "3 times 10"),
            ("2 × 3–5 s", "2 times 3 to 5 seconds"),
            ("2x30 s", "2 times 30 seconds"),
            ("(20 sec)", "(20 seconds)"),
        ] {
            assert_eq!(in_words(written), said);
        }
    }

    #[test]
    fn what_may_mean_something_else_stays_as_it_is() {
        for written in [
            "L4-5 and L5–S1",
            "4-in 6-out",
            "the 1990s",
            "2026-11-28",
            "555-1234",
            "1-2-3 and 9-5",
            "7:30 s",
            "2 x-rays",
            "10 steps, 3 minutes",
            "5 m",
            "10 s's",
            "0.5",
            "x 10",
            "90° 50 %",
            "T12x",
            "",
        ] {
            assert_eq!(in_words(written), written);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_nothing_is_lost_but_units(written in "[0-9a-zx×–. :-]{0,30}|.{0,60}") {
            let said = in_words(&written);
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            prop_assert_eq!(digits(&said), digits(&written));
            prop_assert_eq!(in_words(&said), said, "what is in words stays");
        }
    }
}

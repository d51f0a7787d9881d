//! Values at known places of a text, each read on its own, so that one bad value never hides another.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::problem::Report;
use super::source::decode;
use super::word::Word;
use crate::domain::draft::Count;
use crate::domain::nearest::nearest;

/// A value as it stands in the text, perhaps with a comment before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a>(pub(super) &'a str);

impl<'a> Value<'a> {
    /// The value without comments around it.
    pub(super) fn trimmed(self) -> &'a str {
        // Comments and the marks of right-to-left editors are rare, and only RON itself knows where they end.
        if !self.0.contains(['/', '\u{200E}', '\u{200F}']) {
            return self.0.trim();
        }
        RawValue::from_ron(self.0).map_or(self.0, |raw| raw.trim().get_ron())
    }

    /// Splits `Word(…)` into the word and the rest; the word of a number is its digits, that of a text is empty.
    pub(super) fn split_word(self) -> (&'a str, Self) {
        let text = self.trimmed();
        let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
        (&text[..end], Self(&text[end..]))
    }

    /// `(a, b, …)`, the number of which is checked by the caller.
    pub(super) fn arguments(self) -> Option<Vec<Value<'a>>> {
        decode::<Tuple>(self.0).map(|tuple| tuple.0.into_iter().map(Value::from).collect())
    }

    /// `[a, b, …]`.
    pub(super) fn items(self) -> Option<Vec<Value<'a>>> {
        decode::<Vec<&RawValue>>(self.0).map(|values| values.into_iter().map(Value::from).collect())
    }

    /// `(name: value, …)`.
    pub(super) fn pairs(self) -> Option<Vec<(&'a str, Value<'a>)>> {
        decode::<Pairs>(self.0).map(|pairs| pairs.0.into_iter().map(|(name, value)| (name, value.into())).collect())
    }
}

impl<'a> From<&'a RawValue> for Value<'a> {
    fn from(raw: &'a RawValue) -> Self {
        Self(raw.get_ron())
    }
}

/// A field with its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) name: &'static str,
    pub(super) value: Value<'a>,
    part: Part,
}

/// How much of a field its value is.
#[derive(Debug, Clone, Copy)]
enum Part {
    Whole,
    Item,
}

impl<'a> Field<'a> {
    pub(super) fn new(name: &'static str, value: Value<'a>) -> Self {
        Self { name, value, part: Part::Whole }
    }

    /// Tells that the value is of the wrong type.
    pub(super) fn refuse(self, report: &mut Report<'a>, wanted: &str) {
        let item = match self.part {
            Part::Whole => "",
            Part::Item => "an item of ",
        };
        report.tell(self.value.trimmed(), format!("{item}`{}` must be {wanted}", self.name));
    }

    /// A text in double quotes.
    pub(super) fn text(self, report: &mut Report<'a>) -> Option<String> {
        self.scalar(report, "a text in double quotes")
    }

    /// Seconds, or another number with a fraction.
    pub(super) fn number(self, report: &mut Report<'a>) -> Option<f64> {
        self.scalar(report, "a number, such as 20 or 2.5, without quotes")
    }

    /// A whole number; `wanted` says which.
    pub(super) fn whole(self, report: &mut Report<'a>, wanted: &str) -> Option<i64> {
        let quotes = if self.value.trimmed().starts_with('"') { ", without quotes" } else { "" };
        self.scalar(report, &format!("{wanted}{quotes}"))
    }

    /// How many of something.
    pub(super) fn count(self, report: &mut Report<'a>, what: Count) -> Option<i64> {
        self.whole(report, &format!("a whole number from 1 to {}", what.max()))
    }

    fn scalar<T: Deserialize<'a>>(self, report: &mut Report<'a>, wanted: &str) -> Option<T> {
        let value = decode::<Option<T>>(self.value.0);
        if value.is_none() {
            self.refuse(report, wanted);
        }
        value.flatten()
    }

    /// `[a, b, …]`, each under the name of the list.
    pub(super) fn list(self, report: &mut Report<'a>) -> Option<Vec<Field<'a>>> {
        let items = self.value.items();
        if items.is_none() {
            self.refuse(report, "a list in square brackets");
        }
        Some(items?.into_iter().map(|value| Field { name: self.name, value, part: Part::Item }).collect())
    }

    /// A list of texts; empty ones stand for those that cannot be read, so that the others keep their numbers.
    pub(super) fn texts(self, report: &mut Report<'a>) -> Vec<String> {
        let list = self.list(report).unwrap_or_default();
        list.into_iter().map(|field| field.text(report).unwrap_or_default()).collect()
    }

    /// One word of a fixed vocabulary.
    pub(super) fn word<W: Word>(self, report: &mut Report<'a>) -> Option<W> {
        let word = self.value.trimmed();
        let found = W::ALL.iter().copied().find(|known| known.name() == word);
        if found.is_none() {
            let names: Vec<&str> = W::ALL.iter().map(|known| known.name()).collect();
            let quoted = word.trim_matches('"');
            let meant = nearest(quoted, names.iter().copied());
            let meant = meant.map_or_else(String::new, |name| format!("; did you mean {name}?"));
            self.refuse(report, &format!("one of the words {}, without quotes{meant}", names.join(", ")));
        }
        found
    }

    /// A list of words.
    pub(super) fn words<W: Word>(self, report: &mut Report<'a>) -> Vec<W> {
        let list = self.list(report).unwrap_or_default();
        list.into_iter().filter_map(|field| field.word(report)).collect()
    }
}

struct Pairs<'a>(Vec<(&'a str, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("fields in round brackets")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_struct("", &[], Collect)
    }
}

struct Tuple<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Tuple<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Tuple<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("values in round brackets")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tuple<'de>, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = seq.next_element()? {
                    values.push(value);
                }
                Ok(Tuple(values))
            }
        }
        deserializer.deserialize_tuple(0, Collect)
    }
}

//! The fields of `(name: value, …)`: unknown, repeated and missing ones are told.

use super::problem::Report;
use super::value::{Field, Value};
use crate::domain::nearest::nearest;

/// What a group of fields is called, and which there are.
pub(super) struct Shape {
    /// "a step".
    pub(super) what: &'static str,
    /// How it begins.
    pub(super) example: &'static str,
    /// In the order they are written.
    pub(super) fields: &'static [&'static str],
}

/// The fields that were found, each once.
pub(super) struct Fields<'a> {
    what: &'static str,
    whole: Value<'a>,
    found: Vec<Field<'a>>,
}

impl<'a> Fields<'a> {
    /// Reads `inside`, the fields of `whole`. `None`, and told, when there are none.
    pub(super) fn read(whole: Value<'a>, inside: Value<'a>, shape: &Shape, report: &mut Report<'a>) -> Option<Self> {
        let Some(pairs) = inside.pairs() else {
            report.tell(whole.trimmed(), format!("{} must be written as {}", shape.what, shape.example));
            return None;
        };
        let mut found: Vec<Field<'a>> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            match shape.fields.iter().find(|known| **known == key) {
                None => report.tell(key, unknown(key, shape)),
                Some(name) if found.iter().any(|field| field.name == *name) => {
                    report.tell(key, format!("`{name}` stands here a second time; keep one"));
                }
                Some(name) => found.push(Field::new(name, value)),
            }
        }
        Some(Self { what: shape.what, whole, found })
    }

    /// A field that may be left out.
    pub(super) fn optional(&self, name: &str) -> Option<Field<'a>> {
        self.found.iter().find(|field| field.name == name).copied()
    }

    /// A field that must be there; told when it is not.
    pub(super) fn required(&self, name: &str, report: &mut Report<'a>) -> Option<Field<'a>> {
        let field = self.optional(name);
        if field.is_none() {
            report.tell(self.whole.trimmed(), format!("{} needs the field `{name}`; add `{name}: …`", self.what));
        }
        field
    }

    /// The value of `name`, or all of it where that field is not written.
    pub(super) fn place(&self, name: &str) -> &'a str {
        self.optional(name).map_or(self.whole, |field| field.value).trimmed()
    }

    /// The item of the list `name` with this number.
    pub(super) fn place_in(&self, name: &str, number: usize) -> &'a str {
        let item = self.optional(name).and_then(|field| field.value.items()?.get(number).copied());
        item.map_or_else(|| self.place(name), Value::trimmed)
    }
}

fn unknown(key: &str, shape: &Shape) -> String {
    match nearest(key, shape.fields.iter().copied()) {
        Some(name) => format!("there is no field `{key}`; did you mean `{name}`?"),
        None => format!("there is no field `{key}`; {} has {}", shape.what, shape.fields.join(", ")),
    }
}

//! Reads the compact RON that Supple writes, five times as fast as RON at large.
//!
//! It knows no spaces, comments, escapes or raw texts. Whatever it does not know is [`Unusual`], and RON's own reader has
//! the word; what both can read, both read alike.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

/// Not what Supple itself writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unusual;

impl fmt::Display for Unusual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unusual")
    }
}

impl std::error::Error for Unusual {}

impl de::Error for Unusual {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Read<T> = Result<T, Unusual>;

/// The whole of `text`.
pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Read<T> {
    let mut quick = Quick { rest: text };
    let value = T::deserialize(&mut quick)?;
    if quick.rest.is_empty() { Ok(value) } else { Err(Unusual) }
}

struct Quick<'a> {
    rest: &'a str,
}

impl<'a> Quick<'a> {
    fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.eat(byte) { Ok(()) } else { Err(Unusual) }
    }

    fn take(&mut self, belongs: impl Fn(u8) -> bool) -> Read<&'a str> {
        let end = self.rest.bytes().position(|byte| !belongs(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        if taken.is_empty() { Err(Unusual) } else { Ok(taken) }
    }

    fn word(&mut self) -> Read<&'a str> {
        self.take(|byte| byte.is_ascii_lowercase() || byte == b'_')
    }

    fn whole_number(&mut self) -> Read<u64> {
        let digits = self.take(|byte| byte.is_ascii_digit())?;
        if digits.len() > 1 && digits.starts_with('0') {
            return Err(Unusual);
        }
        digits.parse().map_err(|_| Unusual)
    }

    fn text(&mut self) -> Read<&'a str> {
        self.expect(b'"')?;
        let end = self.rest.bytes().position(|byte| byte == b'"' || byte == b'\\').ok_or(Unusual)?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.expect(b'"')?;
        Ok(text)
    }
}

impl<'a> Deserializer<'a> for &mut Quick<'a> {
    type Error = Unusual;

    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Read<V::Value> {
        Err(Unusual)
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        match self.word()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Unusual),
        }
    }

    fn deserialize_u8<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_u16<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.whole_number()?)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        let before = self.rest;
        let whole = self.whole_number()?;
        if !self.eat(b'.') {
            return visitor.visit_f64(whole as f64);
        }
        self.take(|byte| byte.is_ascii_digit())?;
        let written = &before[..before.len() - self.rest.len()];
        visitor.visit_f64(written.parse().map_err(|_| Unusual)?)
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.word()?)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        // `None` is never written; RON at large knows it.
        if self.peek() == Some(b'N') { Err(Unusual) } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        self.expect(b'[')?;
        let value = visitor.visit_seq(Items { quick: self, end: b']', first: true })?;
        self.expect(b']')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.expect(b'(')?;
        let value = visitor.visit_map(Items { quick: self, end: b')', first: true })?;
        self.expect(b')')?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i32 i64 u64 f32 char string bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map
        ignored_any
    }
}

/// What stands between brackets, parted by commas.
struct Items<'q, 'a> {
    quick: &'q mut Quick<'a>,
    end: u8,
    first: bool,
}

impl Items<'_, '_> {
    fn another(&mut self) -> Read<bool> {
        if self.quick.peek() == Some(self.end) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.quick.expect(b',')?;
        }
        Ok(true)
    }
}

impl<'a> de::SeqAccess<'a> for Items<'_, 'a> {
    type Error = Unusual;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.another()? { seed.deserialize(&mut *self.quick).map(Some) } else { Ok(None) }
    }

    /// A guess at the steps of a session, which spares a list from growing twice.
    fn size_hint(&self) -> Option<usize> {
        (self.quick.peek() != Some(self.end)).then_some(8)
    }
}

impl<'a> de::MapAccess<'a> for Items<'_, 'a> {
    type Error = Unusual;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if self.another()? { seed.deserialize(&mut *self.quick).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Read<V::Value> {
        self.quick.expect(b':')?;
        seed.deserialize(&mut *self.quick)
    }
}

impl<'a> de::EnumAccess<'a> for &mut Quick<'a> {
    type Error = Unusual;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Read<(V::Value, Self)> {
        let word = self.word()?;
        Ok((seed.deserialize(BorrowedStrDeserializer::<Unusual>::new(word))?, self))
    }
}

impl<'a> de::VariantAccess<'a> for &mut Quick<'a> {
    type Error = Unusual;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    /// Holds structs only, which take the brackets for their own, as in `session(id:"a")`.
    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, _: V) -> Read<V::Value> {
        Err(Unusual)
    }

    fn struct_variant<V: Visitor<'a>>(self, fields: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.deserialize_struct("", fields, visitor)
    }
}

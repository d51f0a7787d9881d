//! Values as the protocol writes them: each after a letter that tells its kind.

/// A message to the server.
#[derive(Debug)]
pub struct Message(Vec<u8>);

/// No index, no length: the server chooses.
pub const ANY: u32 = u32::MAX;

impl Message {
    /// With what is to be done. Questions have a `number`, which their answer repeats.
    pub fn new(command: u32, number: u32) -> Self {
        Self(Vec::new()).number(command).number(number)
    }

    /// And a number.
    pub fn number(self, number: u32) -> Self {
        self.raw(b'L', &number.to_be_bytes())
    }

    /// And a yes or no.
    pub fn flag(self, is_set: bool) -> Self {
        self.raw(if is_set { b'1' } else { b'0' }, &[])
    }

    /// And some text, which holds no zero.
    pub fn text(self, text: &[u8]) -> Self {
        self.raw(b't', text).raw(0, &[])
    }

    /// And no text.
    pub fn no_text(self) -> Self {
        self.raw(b'N', &[])
    }

    /// And bytes of any kind.
    pub fn bytes(self, bytes: &[u8]) -> Self {
        // Nothing here is longer than a cookie.
        self.raw(b'x', &(bytes.len() as u32).to_be_bytes()).and(bytes)
    }

    /// And stereo samples of 32 bits with a point, `rate` a second: left, then right, at full volume.
    pub fn stereo(self, rate: u32) -> Self {
        let format = if cfg!(target_endian = "little") { 5 } else { 6 };
        self.raw(b'a', &[format, 2]).and(&rate.to_be_bytes()).raw(b'm', &[2, 1, 2])
    }

    /// And the loudness of two channels, where it does not matter.
    pub fn some_volume(self) -> Self {
        self.raw(b'v', &[2]).and(&[0; 8])
    }

    /// And what there is to tell a person.
    pub fn properties(self, properties: &[(&str, &str)]) -> Self {
        let told = properties.iter().fold(self.raw(b'P', &[]), |message, (key, value)| {
            let value = [value.as_bytes(), &[0]].concat();
            message.text(key.as_bytes()).number(value.len() as u32).bytes(&value)
        });
        told.no_text()
    }

    /// All of it.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    fn raw(mut self, tag: u8, bytes: &[u8]) -> Self {
        self.0.push(tag);
        self.and(bytes)
    }

    fn and(mut self, bytes: &[u8]) -> Self {
        self.0.extend_from_slice(bytes);
        self
    }
}

/// What is left to read of a message from the server. `None` where something else stands.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a>(&'a [u8]);

impl<'a> Values<'a> {
    /// Of these bytes.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A number.
    pub fn number(&mut self) -> Option<u32> {
        self.tag(b'L')?;
        self.big_endian()
    }

    /// A yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        match self.take(1)? {
            b"1" => Some(true),
            b"0" => Some(false),
            _ => None,
        }
    }

    /// A length of time in microseconds.
    pub fn micros(&mut self) -> Option<u64> {
        self.tag(b'U')?;
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u64::from_be_bytes(*bytes))
    }

    /// A text; empty where it says that there is none.
    pub fn text(&mut self) -> Option<&'a [u8]> {
        match self.take(1)? {
            b"N" => Some(&[]),
            b"t" => {
                let text = self.take(self.0.iter().position(|byte| *byte == 0)?)?;
                self.take(1)?;
                Some(text)
            }
            _ => None,
        }
    }

    /// Passes over so many values of whatever kind.
    pub fn skip(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.skip_one())
    }

    fn skip_one(&mut self) -> Option<()> {
        let size = match *self.0.first()? {
            b't' | b'N' => return self.text().map(drop),
            b'P' => return self.skip_properties(),
            b'1' | b'0' => 0,
            b'B' => 1,
            b'L' | b'V' => 4,
            b'a' => 6,
            b'R' | b'r' | b'U' | b'T' => 8,
            b'm' => 1 + usize::from(*self.0.get(1)?),
            b'v' => 1 + 4 * usize::from(*self.0.get(1)?),
            b'x' => 4 + usize::try_from(Self(self.0.get(1..)?).big_endian()?).ok()?,
            _ => return None,
        };
        self.take(1)?;
        self.take(size).map(drop)
    }

    fn skip_properties(&mut self) -> Option<()> {
        self.tag(b'P')?;
        while !self.text()?.is_empty() {
            self.skip(2)?;
        }
        Some(())
    }

    fn tag(&mut self, tag: u8) -> Option<()> {
        (self.take(1)? == [tag]).then_some(())
    }

    fn big_endian(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*bytes))
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_kinds() -> Message {
        Message(Vec::new())
            .stereo(48_000)
            .some_volume()
            .properties(&[("media.name", "Chimes"), ("media.role", "a11y")])
            .flag(false)
            .bytes(&[1, 2, 3])
            .no_text()
            .text(b"a sink")
            .number(7)
    }

    #[test]
    fn what_is_not_of_use_is_passed_over_whatever_its_kind() {
        let message = all_kinds();
        let mut values = Values::of(message.as_bytes());
        assert_eq!(values.skip(8), Some(()));
        assert_eq!(values.number(), Some(7));
        assert!(values.is_empty());
    }

    #[test]
    fn values_are_read_as_they_were_written() {
        let message = Message::new(61, 3).text("Hörer".as_bytes()).no_text();
        let mut values = Values::of(message.as_bytes());
        assert_eq!((values.number(), values.number()), (Some(61), Some(3)));
        assert_eq!((values.text(), values.text()), (Some("Hörer".as_bytes()), Some(&[][..])));
        let flags = Message(Vec::new()).flag(true).flag(false);
        let mut values = Values::of(flags.as_bytes());
        assert_eq!((values.flag(), values.flag(), values.flag()), (Some(true), Some(false), None));
        assert_eq!(Values::of(&[b'U', 0, 0, 0, 0, 0, 0, 1, 4]).micros(), Some(260));
    }

    #[test]
    fn another_kind_or_the_end_is_nothing() {
        let message = all_kinds();
        for end in 0..message.as_bytes().len() {
            assert_eq!(Values::of(&message.as_bytes()[..end]).skip(9), None, "cut at {end}");
        }
        assert_eq!(Values::of(b"1").number(), None);
        assert_eq!(Values::of(&[b'L', 0, 0, 0, 1]).text(), None);
        assert_eq!(Values::of(b"?").skip(1), None);
    }
}

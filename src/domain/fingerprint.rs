//! Tells whether a file is still the one that was read.

/// A number that bytes have: the same on every machine and in every release, and as good as never the same for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of all of `bytes`, by FNV-1a.
    pub fn of(bytes: &[u8]) -> Self {
        Self(
            bytes
                .iter()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    /// One that was kept as a number.
    pub const fn from_number(number: u64) -> Self {
        Self(number)
    }

    /// As a number, to be kept.
    pub const fn number(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_of_the_published_function() {
        let published = [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)];
        for (text, number) in published {
            assert_eq!(Fingerprint::of(text.as_bytes()).number(), number, "{text}");
            assert_eq!(Fingerprint::from_number(number), Fingerprint::of(text.as_bytes()));
        }
    }
}

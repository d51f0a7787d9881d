//! Names that come from outside and are kept in place, so that all choices together stay one value to copy.

use std::fmt;
use std::str::FromStr;

/// 1 to `MAX` bytes without control characters, and not all blank. `MAX` is at most 255.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name<const MAX: usize> {
    bytes: [u8; MAX],
    len: u8,
}

impl<const MAX: usize> Name<MAX> {
    /// The name.
    pub fn as_str(&self) -> &str {
        // Only `from_str` makes one, from a whole string.
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

/// Nothing is called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name here has 1 to {0} bytes and no control characters")]
pub struct BadName(usize);

impl<const MAX: usize> FromStr for Name<MAX> {
    type Err = BadName;

    fn from_str(name: &str) -> Result<Self, BadName> {
        let len = u8::try_from(name.len()).map_err(|_| BadName(MAX))?;
        if name.trim().is_empty() || name.len() > MAX || name.chars().any(char::is_control) {
            return Err(BadName(MAX));
        }
        let mut bytes = [0; MAX];
        bytes[..name.len()].copy_from_slice(name.as_bytes());
        Ok(Self { bytes, len })
    }
}

impl<const MAX: usize> fmt::Display for Name<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<const MAX: usize> fmt::Debug for Name<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_whole_or_not_at_all() {
        assert_eq!("Kopfhörer, 2".parse::<Name<16>>().unwrap().as_str(), "Kopfhörer, 2");
        assert_eq!("é".repeat(8).parse::<Name<16>>().unwrap().to_string(), "é".repeat(8));
        for bad in ["", " \t", "a\nb", &"é".repeat(9), &"x".repeat(300)] {
            assert_eq!(bad.parse::<Name<16>>(), Err(BadName(16)), "{bad:?}");
        }
    }
}

//! Files that say what they are: `(format: "supple-settings", version: 1, body: (…))`. The header is read first.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::wire::dialect;

/// Something kept in a file of its own.
pub(crate) trait Stored: Sized {
    /// The released shape of [`Stored::VERSION`].
    type Wire: Serialize + DeserializeOwned;
    /// Names the format in the header.
    const FORMAT: &'static str;
    /// The newest version, which is the one written.
    const VERSION: u32;

    /// How it stands in the file.
    fn to_wire(&self) -> Self::Wire;

    /// What stands in the file, or what is wrong with it.
    fn from_wire(wire: Self::Wire) -> Result<Self, String>;

    /// Reads the text of a file of an older version: its own shape first, then one pure step for each version.
    fn from_older(version: u32, text: &str) -> Result<Self, String> {
        let _ = text;
        Err(format!("version {version} of `{}` was never released", Self::FORMAT))
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Opened<T> {
    /// Of the version that is written today.
    Current(T),
    /// Of this older version, brought up to date.
    Older(u32, T),
    /// Of this newer version, which is not for us to read.
    Newer(u32),
    /// Not understood, and why.
    Damaged(String),
}

#[derive(Deserialize)]
struct Header {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
struct Envelope<F, W> {
    format: F,
    version: u32,
    body: W,
}

/// The format and version of a file, or of the first line of a log.
pub(crate) fn header(text: &str) -> Result<(String, u32), String> {
    dialect().from_str::<Header>(text).map(|header| (header.format, header.version)).map_err(|error| error.to_string())
}

/// Reads a whole file.
pub(crate) fn open<T: Stored>(bytes: &[u8]) -> Opened<T> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}'),
        Err(error) => return Opened::Damaged(format!("it is not UTF-8 text from byte {} on", error.valid_up_to())),
    };
    match header(text) {
        Err(why) => Opened::Damaged(why),
        Ok((format, _)) if format != T::FORMAT => Opened::Damaged(format!("it is a `{format}`, not a `{}`", T::FORMAT)),
        Ok((_, version)) if version > T::VERSION => Opened::Newer(version),
        Ok((_, version)) if version < T::VERSION => match T::from_older(version, text) {
            Ok(value) => Opened::Older(version, value),
            Err(why) => Opened::Damaged(why),
        },
        Ok(_) => match dialect().from_str::<Envelope<String, T::Wire>>(text) {
            Ok(envelope) => T::from_wire(envelope.body).map_or_else(Opened::Damaged, Opened::Current),
            Err(error) => Opened::Damaged(error.to_string()),
        },
    }
}

/// Writes a whole file, for people to read too.
pub(crate) fn seal<T: Stored>(value: &T) -> Result<String, String> {
    let envelope = Envelope { format: T::FORMAT, version: T::VERSION, body: value.to_wire() };
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").compact_structs(false);
    dialect().to_string_pretty(&envelope, pretty).map(|text| text + "\n").map_err(|error| error.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A made-up format whose version 0 counted minutes.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub(crate) struct Sample(pub(crate) u32);

    #[derive(Serialize, Deserialize)]
    pub(crate) struct SampleV1 {
        seconds: u32,
    }

    #[derive(Deserialize)]
    struct SampleV0 {
        minutes: u32,
    }

    impl Stored for Sample {
        type Wire = SampleV1;
        const FORMAT: &'static str = "supple-sample";
        const VERSION: u32 = 1;

        fn to_wire(&self) -> SampleV1 {
            SampleV1 { seconds: self.0 }
        }

        fn from_wire(wire: SampleV1) -> Result<Self, String> {
            if wire.seconds < 1_000_000 { Ok(Self(wire.seconds)) } else { Err("that is too long".into()) }
        }

        fn from_older(_: u32, text: &str) -> Result<Self, String> {
            let old: Envelope<String, SampleV0> = dialect().from_str(text).map_err(|error| error.to_string())?;
            Self::from_wire(SampleV1 { seconds: old.body.minutes * 60 })
        }
    }

    pub(crate) const V0: &str = include_str!("../../tests/fixtures/sample-v0.ron");

    #[test]
    fn a_file_of_an_older_version_is_brought_up_to_date() {
        assert_eq!(open(V0.as_bytes()), Opened::Older(0, Sample(120)));
    }

    #[test]
    fn a_newer_file_is_known_by_its_header_whatever_its_body() {
        let text = r#"(format: "supple-sample", version: 7, body: Odd { "x": [1, (2,)], }, more: 'c')"#;
        let text = text.replace("Odd {", "{");
        assert_eq!(open::<Sample>(text.as_bytes()), Opened::Newer(7));
    }

    #[test]
    fn what_is_damaged_says_why() {
        let why = |bytes: &[u8]| match open::<Sample>(bytes) {
            Opened::Damaged(why) => why,
            other => panic!("{other:?}"),
        };
        assert!(why(b"").contains("1:1"));
        assert!(why(b"(format: \"supple-sample\", version: 1, body: (seconds: 5").contains("1:"));
        assert!(why(b"\xff\xfe").contains("UTF-8"));
        assert_eq!(why(b"(format: \"x\", version: 1)"), "it is a `x`, not a `supple-sample`");
        assert_eq!(why(b"(format: \"supple-sample\", version: 1, body: (seconds: 1000000))"), "that is too long");
        let deep = format!("(format: \"supple-sample\", version: 1, body: {})", "[".repeat(100_000));
        assert!(why(deep.as_bytes()).contains("1:"));
    }

    #[test]
    fn a_byte_order_mark_is_no_damage() {
        let text = format!("\u{feff}{}", seal(&Sample(9)).unwrap());
        assert_eq!(open(text.as_bytes()), Opened::Current(Sample(9)));
    }
}

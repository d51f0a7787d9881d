//! A line of a history file, version 1.

use serde::{Deserialize, Serialize};

use super::scalar::TextV1;
use super::session::{self, SessionV1};
use super::{dialect, quick, scalar};
use crate::domain::excuse::{Excuse, ExcuseWhy};
use crate::domain::history::HistoryEntry;

/// The first line of every history file.
pub(in crate::storage) const HEADER: &str = r#"(format:"supple-history",version:1)"#;

/// The format named by [`HEADER`].
pub(in crate::storage) const FORMAT: &str = "supple-history";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "it lives for as long as a line is read")]
pub(super) enum LineV1<'a> {
    #[serde(borrow)]
    Session(SessionV1<TextV1<'a>>),
    Excuse {
        #[serde(borrow)]
        id: TextV1<'a>,
        revision: u32,
        #[serde(borrow)]
        first: TextV1<'a>,
        #[serde(borrow)]
        last: TextV1<'a>,
        why: WhyV1,
    },
    Deleted {
        #[serde(borrow)]
        id: TextV1<'a>,
        revision: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WhyV1 {
    Holiday,
    Illness,
    Flare,
    LifeHappens,
}

impl From<ExcuseWhy> for WhyV1 {
    fn from(why: ExcuseWhy) -> Self {
        match why {
            ExcuseWhy::Holiday => Self::Holiday,
            ExcuseWhy::Illness => Self::Illness,
            ExcuseWhy::Flare => Self::Flare,
            ExcuseWhy::LifeHappens => Self::LifeHappens,
        }
    }
}

impl From<WhyV1> for ExcuseWhy {
    fn from(why: WhyV1) -> Self {
        match why {
            WhyV1::Holiday => Self::Holiday,
            WhyV1::Illness => Self::Illness,
            WhyV1::Flare => Self::Flare,
            WhyV1::LifeHappens => Self::LifeHappens,
        }
    }
}

/// One line, without its end.
pub(in crate::storage) fn write(entry: &HistoryEntry) -> Result<String, String> {
    let line = match entry {
        HistoryEntry::Session(record) => LineV1::Session(SessionV1::of(record)),
        HistoryEntry::Excuse(Excuse { id, revision, first, last, why }) => LineV1::Excuse {
            id: id.as_str().into(),
            revision: *revision,
            first: first.to_string().into(),
            last: last.to_string().into(),
            why: (*why).into(),
        },
        HistoryEntry::Deleted { id, revision } => LineV1::Deleted { id: id.as_str().into(), revision: *revision },
    };
    dialect().to_string(&line).map_err(|error| error.to_string())
}

/// Reads one line. Lines as [`write`] leaves them are read quickly, any others as RON allows.
pub(in crate::storage) fn read(text: &str) -> Result<HistoryEntry, String> {
    let line = match quick::read::<LineV1<'_>>(text) {
        Ok(line) => line,
        Err(_) => dialect().from_str(text).map_err(|error| error.code.to_string())?,
    };
    match line {
        LineV1::Session(session) => session.get().map(HistoryEntry::Session),
        LineV1::Excuse { id, revision, first, last, why } => {
            let (first, last) = (scalar::day(first.as_ref())?, scalar::day(last.as_ref())?);
            if last < first {
                return Err(format!("a pause from {first} to {last} ends before it begins"));
            }
            Ok(HistoryEntry::Excuse(Excuse { id: session::id(&id)?, revision, first, last, why: why.into() }))
        }
        LineV1::Deleted { id, revision } => Ok(HistoryEntry::Deleted { id: session::id(&id)?, revision }),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::history::tests::record;
    use crate::domain::history::{Hand, SessionRecord, StepRecord};
    use crate::domain::quantity::PainScore;
    use crate::domain::record_samples::records;
    use crate::domain::safety::light::{After, Leg, Light};
    use crate::domain::side::Side;
    use crate::domain::timeline::BoutSide;

    #[test]
    fn a_pause_comes_back_as_it_went_and_one_that_ends_before_it_begins_is_said() {
        let excuse = |why| {
            let (first, last) = ("2026-12-20".parse().unwrap(), "2027-01-03".parse().unwrap());
            HistoryEntry::Excuse(Excuse { id: "p-1".parse().unwrap(), revision: 2, first, last, why })
        };
        for why in ExcuseWhy::ALL {
            assert_eq!(read(&write(&excuse(*why)).unwrap()).unwrap(), excuse(*why));
        }
        let line = write(&excuse(ExcuseWhy::Holiday)).unwrap();
        assert!(read(&line.replace("2026-12-20", "2028-12-20")).unwrap_err().contains("ends before it begins"));
    }

    proptest! {
        #[test]
        fn any_record_comes_back_as_it_went_and_stays_on_one_line(record in records()) {
            let entry = HistoryEntry::Session(record);
            let line = write(&entry).unwrap();
            prop_assert!(!line.contains(['\n', '\r']));
            prop_assert_eq!(read(&line).unwrap(), entry);
        }

        #[test]
        fn the_quick_way_and_the_ron_way_read_the_same(record in records(), cut in any::<prop::sample::Index>(), put in "[ a-z0-9(),:\"\\[\\]\\\\.-]{0,2}") {
            let mut line = write(&HistoryEntry::Session(record)).unwrap();
            let mut at = cut.index(line.len());
            while !line.is_char_boundary(at) {
                at -= 1;
            }
            line.insert_str(at, &put);
            if let Ok(quick) = quick::read::<LineV1<'_>>(&line) {
                prop_assert_eq!(dialect().from_str::<LineV1<'_>>(&line).unwrap(), quick);
            }
        }
    }

    #[test]
    fn plain_lines_need_only_the_quick_way() {
        let steps = vec![StepRecord {
            exercise: "stretch".parse().unwrap(),
            name: "Dehnung 伸展".into(),
            side: BoutSide::Alternating { first: Side::Left },
            planned: Duration::from_secs(30),
            done: Duration::from_millis(29_500),
            skipped: true,
            too_much: 2,
            light: Some(Light::Amber),
        }];
        let session = SessionRecord {
            steps,
            leg: Some(Leg::DrawingUp),
            tension: PainScore::new(3),
            morning: Some(After::SoonOver),
            note: "better".into(),
            hand: Hand::Corrected,
            ..record("a", 100, 60, 60)
        };
        for entry in [HistoryEntry::Session(session), HistoryEntry::Deleted { id: "a".parse().unwrap(), revision: 2 }] {
            let line = write(&entry).unwrap();
            assert!(quick::read::<LineV1<'_>>(&line).is_ok(), "{line}");
        }
    }

    #[test]
    fn a_line_edited_by_hand_is_read_as_ron_allows() {
        let line = write(&HistoryEntry::Session(record("a", 100, 60, 60))).unwrap();
        let edited = line.replace(",title:", ", /* mine */ title : ").replace("Sample", "So \\\"so\\\"");
        let HistoryEntry::Session(record) = read(&edited).unwrap() else { panic!() };
        assert_eq!(record.title, "So \"so\"");
    }

    #[test]
    fn what_is_out_of_range_is_an_error_and_not_a_guess() {
        let line = write(&HistoryEntry::Session(record("a", 100, 60, 60))).unwrap();
        for (good, bad, why) in [
            (r#"id:"a""#, r#"id:"A b""#, "an id is made of"),
            ("planned:60", "planned:-1", "is not a length"),
            ("planned:60", "planned:1e300", "is not a length"),
            ("1970-01-01T", "1970-01-01 at ", "is not a time"),
            ("steps:[]", "steps:[],before:(leg:11)", "above 10"),
        ] {
            assert!(line.contains(good), "{line}");
            let error = read(&line.replace(good, bad)).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}

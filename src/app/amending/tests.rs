use super::*;
use crate::domain::history::HistoryEntry;
use crate::domain::history::tests::record;

const MIDNIGHT: DayBoundary = DayBoundary::from_minutes(0).unwrap();

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-21T19:42:00+01:00").unwrap()
}

fn walk(day: &str, start: &str, length: &str) -> Amending {
    let mut walk = Amending::new(day.parse().unwrap(), *now().offset());
    walk.typed.what = What::Words("Walk".into());
    (walk.typed.start, walk.typed.length) = (start.into(), length.into());
    walk
}

fn local(timing: Timing) -> String {
    timing.start.at_offset(*now().offset()).format("%Y-%m-%d %H:%M").to_string()
}

#[test]
fn what_was_done_without_supple_lies_on_the_day_it_is_added_to() {
    let late = DayBoundary::from_minutes(180).unwrap();
    for (start, boundary, expected) in [
        ("18:30", MIDNIGHT, "2026-11-20 18:30"),
        ("1:30", MIDNIGHT, "2026-11-20 01:30"),
        ("1:30", late, "2026-11-21 01:30"),
        ("3:00", late, "2026-11-20 03:00"),
    ] {
        let timing = walk("2026-11-20", start, "12").check(now(), boundary).unwrap();
        assert_eq!((local(timing).as_str(), timing.done), (expected, Duration::from_mins(12)), "{start}");
        let start = timing.start.at_offset(*now().offset());
        assert_eq!(Day::of(start, boundary).to_string(), "2026-11-20");
    }
}

#[test]
fn everything_that_keeps_it_from_being_saved_is_said_at_once() {
    let flaws = |day, start, length| walk(day, start, length).check(now(), MIDNIGHT).unwrap_err();
    assert_eq!(
        Amending::new("2026-11-20".parse().unwrap(), *now().offset()).check(now(), MIDNIGHT).unwrap_err(),
        [Flaw::NoName, Flaw::NoStart, Flaw::NoLength]
    );
    assert_eq!(flaws("2026-11-20", "noon", "soon"), [Flaw::StartUnread, Flaw::LengthUnread]);
    assert_eq!(flaws("2026-11-20", "18:30", "0"), [Flaw::NoLength]);
    for length in ["1440", "24 h", "9999999999999999999999"] {
        assert_eq!(flaws("2026-11-19", "00:00", length), [Flaw::TooLong], "{length}");
    }
    assert!(walk("2026-11-19", "00:00", "23 h 59").check(now(), MIDNIGHT).is_ok());
    let mut long = walk("2026-11-20", "18:30", "12");
    long.typed.what = What::Words("x".repeat(MAX_TITLE + 1));
    assert_eq!(long.check(now(), MIDNIGHT).unwrap_err(), [Flaw::LongName]);
}

#[test]
fn nothing_is_added_that_has_not_ended_by_now() {
    assert!(walk("2026-11-21", "19:30", "12").check(now(), MIDNIGHT).is_ok());
    assert_eq!(walk("2026-11-21", "19:30", "13").check(now(), MIDNIGHT).unwrap_err(), [Flaw::Ahead]);
    assert_eq!(walk("2026-11-22", "8:00", "1").check(now(), MIDNIGHT).unwrap_err(), [Flaw::Ahead]);
}

#[test]
fn what_overlaps_is_told_and_what_only_touches_is_not() {
    let day: Day = "2026-11-20".parse().unwrap();
    let at = walk("2026-11-20", "19:00", "10").check(now(), MIDNIGHT).unwrap();
    let other = SessionRecord { day, start: at.start, ..record("other", 0, 600, 600) };
    // Fixed for the day before, by a traveller.
    let abroad = SessionRecord { day: day.plus(-1), ..other.clone() };
    for other in [other, abroad] {
        let history = History::merge([HistoryEntry::Session(other.clone())]);
        for (start, length, expected) in [
            ("19:09", "5", true),
            ("18:55", "6", true),
            ("18:00", "180", true),
            ("19:10", "5", false),
            ("18:55", "5", false),
        ] {
            let walk = walk("2026-11-20", start, length);
            let timing = walk.check(now(), MIDNIGHT).unwrap_or_else(|_| panic!("{start}"));
            assert_eq!(walk.overlap(timing, &history).is_some(), expected, "{start}, {length}");
        }
        let same = Amending::correcting(other);
        assert_eq!(same.overlap(at, &history), None, "with itself");
    }
}

#[test]
fn a_correction_that_changes_nothing_keeps_every_millisecond() {
    for (start, done) in [(1_795_200_000_123, 719_984), (1_795_200_059_999, 42_500), (-1, 3_600_000), (0, 0)] {
        let record = SessionRecord {
            start: WallTime::from_unix_millis(start),
            done: Duration::from_millis(done),
            ..record("a", 0, 600, 600)
        };
        let timing = Amending::correcting(record.clone()).check(now(), MIDNIGHT);
        assert_eq!(timing, Ok(Timing::of(&record)), "{start}, {done}");
    }
}

#[test]
fn a_corrected_start_stays_within_the_day_it_counts_for() {
    let start = DateTime::parse_from_rfc3339("2026-11-20T23:50:00+01:00").unwrap();
    let evening = SessionRecord {
        start: WallTime::from_unix_millis(start.timestamp_millis()),
        offset: *start.offset(),
        day: "2026-11-20".parse().unwrap(),
        ..record("a", 0, 600, 600)
    };
    let late =
        SessionRecord { start: WallTime::from_unix_millis(start.timestamp_millis() + 3_600_000), ..evening.clone() };
    let corrected = |record: &SessionRecord, start: &str, boundary| {
        let mut amending = Amending::correcting(record.clone());
        amending.typed.start = start.into();
        local(amending.check(now(), boundary).unwrap())
    };
    assert_eq!(corrected(&evening, "7:00", MIDNIGHT), "2026-11-20 07:00");
    assert_eq!(corrected(&evening, "0:10", DayBoundary::MAX), "2026-11-21 00:10");
    assert_eq!(corrected(&late, "0:40", MIDNIGHT), "2026-11-21 00:40", "the day began later then");
}

#[test]
fn a_session_ahead_of_now_can_be_given_a_note_but_not_be_moved_further() {
    let ahead = record("a", 4_000_000_000, 600, 600);
    let mut amending = Amending::correcting(ahead);
    amending.typed.note = "The clock was wrong.".into();
    assert!(amending.check(now(), MIDNIGHT).is_ok());
    amending.typed.length = "11".into();
    assert_eq!(amending.check(now(), MIDNIGHT), Err(vec![Flaw::Ahead]));
}

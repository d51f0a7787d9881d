use chrono::FixedOffset;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::domain::day::Day;
use crate::domain::journal::JournalLine;
use crate::domain::journal::samples::entries;
use crate::export::csv;
use crate::export::csv::journal::render;
use crate::import::{Table, read as read_any};

const NOW: WallTime = WallTime::from_unix_millis(5_000_000_000_001);

fn rows(text: &str) -> Result<Vec<Row<Entry>>, Vec<String>> {
    match read_any(text.as_bytes()) {
        Ok(Table::Journal(rows)) => Ok(rows),
        Ok(other) => panic!("{other:?}"),
        Err(remarks) => Err(remarks.iter().map(ToString::to_string).collect()),
    }
}

fn numbered(entries: Vec<Entry>) -> Vec<Entry> {
    (0..)
        .zip(entries)
        .map(|(number, entry): (u32, _)| Entry { id: format!("e-{number}").parse().unwrap(), ..entry })
        .collect()
}

/// A row in which `column` holds `cell`, and so on.
fn row(cells: &[(&str, &str)]) -> String {
    let plain = [
        ("id", "c-1"),
        ("revision", "1"),
        ("kind", "check-in"),
        ("at", "2026-11-21T18:30:00Z"),
        ("offset", "+01:00"),
        ("day", "2026-11-21"),
    ];
    let of = |column| cells.iter().chain(&plain).find(|(name, _)| *name == column).map_or("", |(_, cell)| *cell);
    format!("{}\r\n{}\r\n", COLUMNS.join(","), COLUMNS.map(of).join(","))
}

proptest! {
    #[test]
    fn what_was_exported_comes_back_into_an_empty_journal_as_it_was_and_then_is_known(entries in vec(entries(), 0..5)) {
        let entries = numbered(entries);
        let table = format!("{}{}", csv::BYTE_ORDER_MARK, render(entries.iter()));
        let read = rows(&table).unwrap();
        let planned = plan(read.clone(), &Journal::default(), NOW).unwrap();
        prop_assert_eq!(&planned.add, &entries);
        prop_assert!(planned.warnings.is_empty());
        let journal = Journal::merge(entries.iter().cloned().map(JournalLine::Entry));
        let again = plan(read, &journal, NOW).unwrap();
        prop_assert_eq!((again.add.len(), again.known, again.older), (0, entries.len(), 0));
    }

    #[test]
    fn an_entry_with_a_day_that_may_be_is_found_on_it_and_any_other_day_is_refused(
        at in 0..100_000_000_i64,
        minutes in -1439..=1439_i32,
        back in -3..4_i64,
    ) {
        let offset = FixedOffset::east_opt(minutes * 60).unwrap();
        let local = chrono::DateTime::from_timestamp(at, 0).unwrap().with_timezone(&offset);
        let day = Day::from_date(local.date_naive()).plus(-back).to_string();
        let table = row(&[("at", &local.to_rfc3339()), ("offset", &offset.to_string()), ("day", &day)]);
        let Ok(read) = rows(&table) else {
            prop_assert!(!(0..=1).contains(&back));
            return Ok(());
        };
        prop_assert!((0..=1).contains(&back));
        let journal = Journal::merge(read.into_iter().map(|row| JournalLine::Entry(row.value)));
        prop_assert_eq!(journal.on(day.parse().unwrap()).count(), 1);
    }
}

#[test]
fn every_bad_cell_is_told_with_its_place() {
    for (cells, told) in [
        (
            vec![("day", "2011-11-21")],
            "row 2, column day: 2011-11-21 is not the day of this moment at its offset; write 2026-11-21",
        ),
        (vec![("leg", "11")], "row 2, column leg: “11” is no whole number from 0 to 10"),
        (vec![("marks", "right elbow 3")], "row 2, column marks: “right elbow” is no place"),
        (vec![("marks", "right calf")], "row 2, column marks: “right” is no place"),
        (vec![("feels", "tingling; hunger")], "row 2, column feels: “hunger” is none of: aching"),
        (
            vec![("worse_with", "sitting"), ("better_with", "sitting")],
            "column better_with: “sitting” stands under worse_with",
        ),
        (vec![("kind", "dream")], "row 2, column kind: “dream” is none of: check-in, week, self-test"),
        (vec![("fingertips_cm", "12")], "row 2, column fingertips_cm: an entry of this kind has nothing to say here"),
        (vec![("kind", "self-test"), ("left_knee", "15")], "row 2, column left_knee: “15” is none of 0, 10, 20"),
        (
            vec![("kind", "week"), ("bother_weakness", "7")],
            "column bother_weakness: “7” is no whole number from 0 to 6",
        ),
        (
            vec![("kind", "week"), ("back_worst", "11")],
            "row 2, column back_worst: “11” is no whole number from 0 to 10",
        ),
        (vec![("leg_now", "3")], "row 2, column leg_now: an entry of this kind has nothing to say here"),
        (vec![("sitting_min", "9000")], "row 2, column sitting_min: “9000” is no number of minutes"),
        (vec![("at", "yesterday")], "row 2, column at: “yesterday” is no time"),
        (vec![("id", "")], "row 2, column id: an id cannot be empty"),
    ] {
        let found = rows(&row(&cells)).unwrap_err();
        assert!(found.iter().any(|remark| remark.contains(told)), "{told}: {found:?}");
    }
    let text = row(&[]);
    let (header, line) = text.split_once("\r\n").unwrap();
    let twice = rows(&format!("{header}\r\n{line}{line}")).unwrap_err();
    assert_eq!(twice, ["row 3, column id: row 2 is the same entry; keep one of them"]);
}

#[test]
fn a_table_from_before_pain_of_the_week_was_asked_for_is_read_all_the_same() {
    let week = || vec![("kind", "week"), ("wakings", "2"), ("note", "stiff")];
    let whole = row(&week());
    let before = whole.replace(",leg_now,leg_worst,leg_average,back_now,back_worst,back_average", "");
    let before = before.replace("stiff,,,,,,", "stiff");
    assert!(before.ends_with(",stiff\r\n") && !before.contains("worst"), "{before}");
    assert_eq!(rows(&before).unwrap(), rows(&whole).unwrap());
    let lacking = before.replace("wakings,", "").replace(",2,", ",");
    assert_eq!(rows(&lacking).unwrap_err(), ["row 1: the column wakings must be there"]);
}

#[test]
fn the_higher_revision_wins_and_what_contradicts_is_refused() {
    let read =
        |revision: &str, note: &str| rows(&row(&[("revision", revision), ("note", note), ("leg", "3")])).unwrap();
    let standing = Journal::merge(read("2", "here").into_iter().map(|row| JournalLine::Entry(row.value)));
    assert_eq!(plan(read("1", "old"), &standing, NOW).unwrap().older, 1);
    assert_eq!(plan(read("3", "new"), &standing, NOW).unwrap().add.len(), 1);
    let told = plan(read("2", "other"), &standing, NOW).unwrap_err();
    assert!(told[0].to_string().contains("differs; to put it in its place, make its revision 3"), "{told:?}");
    let early = WallTime::from_unix_millis(0);
    assert!(plan(read("3", "new"), &standing, early).unwrap().warnings[0].what.contains("in the future"));
}

#[test]
fn an_entry_of_the_future_shows_at_once_and_counts_once_its_day_has_come_as_it_is_told() {
    let early = WallTime::from_unix_millis(1_000);
    let table = row(&[("at", "2030-12-30T18:30:00Z"), ("day", "2030-12-30")]);
    let planned = plan(rows(&table).unwrap(), &Journal::default(), early).unwrap();
    let told: Vec<String> = planned.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["row 2, column at: it lies in the future; it counts once its day has come"]);
    let journal = Journal::merge(planned.add.into_iter().map(JournalLine::Entry));
    assert_eq!((journal.entries().count(), journal.last_check_in(early)), (1, None));
    assert!(journal.last_check_in(WallTime::from_unix_millis(1_924_972_200_000)).is_some());
}

use chrono::FixedOffset;
use proptest::collection::vec;
use proptest::prelude::*;

use super::merge::{Plan, plan};
use super::*;
use crate::domain::day::{Day, DayBoundary};
use crate::domain::history::tests::record;
use crate::domain::history::{Hand, History, HistoryEntry};
use crate::domain::quantity::WallTime;
use crate::domain::record_samples::records;
use crate::export::csv;

/// 2026-11-21, in the evening.
const NOW: WallTime = WallTime::from_unix_millis(1_795_286_520_000);

fn history<'a>(records: impl IntoIterator<Item = &'a SessionRecord>) -> History {
    History::merge(records.into_iter().cloned().map(HistoryEntry::Session))
}

fn sessions(text: &str) -> Result<Vec<Row<SessionRow>>, Vec<String>> {
    match read(text.as_bytes()) {
        Ok(Table::Sessions(rows)) => Ok(rows),
        Ok(other) => panic!("{other:?}"),
        Err(remarks) => Err(remarks.iter().map(ToString::to_string).collect()),
    }
}

fn steps(text: &str) -> Vec<Row<StepRow>> {
    match read(text.as_bytes()) {
        Ok(Table::Steps(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

/// Both tables of these sessions, read and put together again.
fn brought_back(records: &[SessionRecord]) -> Vec<Row<SessionRecord>> {
    let written = csv::sessions::render(records.iter());
    let with_mark = format!("{}{}", csv::BYTE_ORDER_MARK, csv::steps::render(records.iter()));
    join(sessions(&written).unwrap(), steps(&with_mark)).unwrap()
}

/// The header and one row, with `cell` in `column`.
fn with(column: &str, cell: &str) -> String {
    let table = csv::sessions::render([record("a", 0, 600, 600)].iter());
    let place = csv::sessions::COLUMNS.iter().position(|name| *name == column).unwrap();
    let (header, row) = table.trim_end().split_once("\r\n").unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[place] = cell;
    format!("{header}\r\n{}\r\n", cells.join(","))
}

proptest! {
    #[test]
    fn what_was_exported_comes_back_into_an_empty_diary_as_it_was(
        records in vec((records(), -14 * 60..=14 * 60_i32, 0..=12_u16), 0..6),
    ) {
        let records: Vec<SessionRecord> = records
            .into_iter()
            .zip(0..)
            .map(|((record, minutes, halves), number)| {
                let offset = FixedOffset::east_opt(minutes * 60).unwrap();
                let boundary = DayBoundary::from_minutes(halves * 30).unwrap();
                SessionRecord {
                    id: format!("r{number}").parse().unwrap(),
                    offset,
                    day: Day::of(record.start.at_offset(offset), boundary),
                    app_version: record.note.clone(),
                    ..record
                }
            })
            .collect();
        let Plan { add, known, older, .. } = plan(brought_back(&records), &History::default(), NOW).unwrap();
        prop_assert_eq!((add.len(), known, older), (records.len(), 0, 0));
        prop_assert_eq!(history(&add), history(&records));
        // Once more: all of it is here.
        let again = plan(brought_back(&records), &history(&add), NOW).unwrap();
        prop_assert_eq!((again.add.len(), again.known), (0, records.len()));
    }

    #[test]
    fn no_bytes_panic(bytes in vec(any::<u8>(), 0..200), text in "[a-z_,\"\r\n=']{0,80}") {
        let _ = (read(&bytes), read(text.as_bytes()));
    }
}

#[test]
fn every_bad_cell_of_every_row_is_told_with_its_place() {
    for (column, cell, told) in [
        ("id", "A b", "row 2, column id: an id is made of "),
        ("device", "", "row 2, column device: an id cannot be empty"),
        (
            "start",
            "21/11/2026 18:42",
            "row 2, column start: “21/11/2026 18:42” is no time such as 2026-11-21T18:42:00Z",
        ),
        ("offset", "Berlin", "row 2, column offset: “Berlin” is no offset from UTC such as +01:00"),
        ("day", "2026-02-29", "row 2, column day: “2026-02-29” is no day such as 2026-11-21"),
        (
            "day",
            "1970-01-02",
            "row 2, column day: 1970-01-02 is not the day of this moment at its offset; write 1970-01-01",
        ),
        (
            "day",
            "1969-12-30",
            "row 2, column day: 1969-12-30 is not the day of this moment at its offset; write 1970-01-01",
        ),
        ("planned_s", "-1", "row 2, column planned_s: “-1” is no number of seconds from 0 to a year, such as 42.5"),
        ("done_s", "NaN", "row 2, column done_s: “NaN” is no number of seconds"),
        ("done_s", "1e300", "row 2, column done_s: “1e300” is no number of seconds"),
        ("outcome", "done", "row 2, column outcome: “done” is none of: completed, stopped, interrupted"),
        ("before_leg", "11", "row 2, column before_leg: “11” is no whole number from 0 to 10"),
        ("after_reach", "toe", "row 2, column after_reach: “toe” is none of: "),
        ("revision", "0", "row 2, column revision: “0” is no whole number from 1 on"),
        ("hand", "me", "row 2, column hand: “me” is none of: timed, added by hand, corrected"),
    ] {
        let remarks = sessions(&with(column, cell)).unwrap_err();
        assert!(remarks.len() == 1 && remarks[0].starts_with(told), "{remarks:?}");
    }
    let both = format!("{}{}", with("day", "x"), with("start", "y").lines().nth(1).unwrap());
    assert_eq!(sessions(&both).unwrap_err().len(), 2, "of every row");
}

#[test]
fn what_is_no_table_of_ours_is_said_clearly() {
    let table = csv::sessions::render(std::iter::empty());
    let told = |bytes: &[u8]| match read(bytes) {
        Err(remarks) => remarks.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
        Ok(table) => panic!("{table:?}"),
    };
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(told(&utf16).starts_with("it is UTF-16 text; save it as UTF-8"));
    assert!(told(&[&[0xff, 0xfe][..], &utf16].concat()).starts_with("it is UTF-16 text"));
    assert!(told(&[table.as_bytes(), b"caf\xe9\r\n"].concat()).starts_with("line 2 is not UTF-8 text"));
    assert!(told(table.replace(',', ";").as_bytes()).starts_with("its columns are not separated by commas"));
    assert!(told(b"").starts_with("it is empty") && told("\u{feff}".as_bytes()).starts_with("it is empty"));
    assert!(told(b"id,note\r\n").starts_with("row 1: the columns device, routine, "));
    assert_eq!(
        told(table.replace("outcome", "outcom").as_bytes()),
        "row 1: the column outcome must be there; row 1: no column is called “outcom”; did you mean outcome?"
    );
    assert_eq!(
        told(table.replace("note", "title").as_bytes()),
        "row 1: the column note must be there; row 1: the column title is there twice"
    );
    assert_eq!(told(format!("{table}a,b\r\n").as_bytes()), "row 2: it has 2 cells, and there are 24 columns");
}

#[test]
fn tables_of_old_and_those_a_spreadsheet_saved_are_read() {
    let table = with("title", "Sample");
    let old: String = table.lines().map(|line| line.rsplitn(3, ',').last().unwrap().to_owned() + "\n").collect();
    assert!(old.starts_with("id,") && old.contains("app_version\n"));
    let rows = sessions(&old).unwrap();
    assert_eq!((rows[0].value.record.revision, rows[0].value.record.hand), (1, Hand::Nothing));
    let left = format!("{}{}\r\n", table.replace("\r\n", "\n"), ",".repeat(23));
    assert_eq!(sessions(&left).unwrap(), rows, "with rows of nothing but commas");
}

#[test]
fn steps_and_sessions_that_do_not_belong_together_are_told() {
    let sample = crate::export::samples::sessions();
    let (one, other) = (csv::sessions::render(sample.iter()), csv::steps::render(sample.iter()));
    let told = |steps: Vec<Row<StepRow>>| {
        let Mismatch { sessions, steps } = join(sessions(&one).unwrap(), steps).unwrap_err();
        let words = |remarks: Vec<Remark>| remarks.iter().map(ToString::to_string).collect::<Vec<_>>();
        (words(sessions), words(steps))
    };
    let (of_sessions, of_steps) = told(vec![]);
    assert_eq!(
        of_sessions,
        ["row 3, column steps: its steps are in a table of their own; name that file too, or leave this cell empty"]
    );
    assert!(of_steps.is_empty());
    let less = told(steps(&other).into_iter().take(1).collect());
    assert_eq!(less.0, ["row 3, column steps: it names 2, and the table of steps has 1 of this session"]);
    let twice = told(steps(&other.replace("b,2,", "b,1,")));
    assert_eq!(twice.1, ["row 3, column step: step 2 of this session is not there, or another has its number"]);
    let stray = told(steps(&other.replace("b,2,", "c,1,")));
    assert_eq!(stray.1, ["row 3, column session: no session of the other table is called c"]);
    // In any order.
    let turned = steps(&other).into_iter().rev().collect();
    assert_eq!(join(sessions(&one).unwrap(), turned).unwrap()[1].value, sample[1]);
}

#[test]
fn one_session_has_one_row() {
    let table = with("note", "first") + with("note", "second").lines().nth(1).unwrap();
    assert_eq!(sessions(&table).unwrap_err(), ["row 3, column id: row 2 is the same session; keep one of them"]);
}

#[test]
fn the_higher_revision_wins_and_what_contradicts_is_told_with_what_to_do() {
    let standing = SessionRecord { revision: 3, ..record("a", 0, 600, 600) };
    let mut here = history([&standing]);
    let of = |revision, note: &str| {
        vec![Row { number: 7, value: SessionRecord { revision, note: note.into(), ..standing.clone() } }]
    };
    let counts = |plan: Plan| (plan.add.len(), plan.known, plan.older);
    assert_eq!(counts(plan(of(4, "new"), &here, NOW).unwrap()), (1, 0, 0));
    assert_eq!(counts(plan(of(3, ""), &here, NOW).unwrap()), (0, 1, 0));
    assert_eq!(counts(plan(of(2, "old"), &here, NOW).unwrap()), (0, 0, 1));
    let told = |history: &History, rows| plan(rows, history, NOW).unwrap_err()[0].to_string();
    assert_eq!(
        told(&here, of(3, "edited")),
        "row 7, column revision: it is here with the same revision, and differs; to put it in its place, make its revision 4"
    );
    here.apply(HistoryEntry::Deleted { id: "a".parse().unwrap(), revision: 4 });
    assert_eq!(counts(plan(of(3, ""), &here, NOW).unwrap()), (0, 0, 1), "what was deleted stays so");
    assert!(told(&here, of(4, "")).contains("it was deleted here; to put it in its place, make its revision 5"));
}

#[test]
fn what_is_odd_is_told_and_taken_in_all_the_same() {
    let here = record("here", 1_000, 600, 600);
    let row = |number, value| Row { number, value };
    let rows = vec![
        row(2, record("early", 900, 600, 101)),
        row(3, record("touching", 1_600, 600, 600)),
        row(4, record("within", 1_700, 600, 10)),
        row(5, record("day", 200_000, 86_400, 86_400)),
        row(6, record("ahead", NOW.unix_millis() / 1000 - 599, 600, 600)),
    ];
    let Plan { add, warnings, .. } = plan(rows, &history([&here]), NOW).unwrap();
    assert_eq!(add.len(), 5);
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "row 2, column start: it overlaps “Sample” of 1970-01-01",
            "row 4, column start: it overlaps row 3",
            "row 5, column start: it took 24 hours or more",
            "row 6, column start: it lies in the future; it counts once its day has come",
        ]
    );
}

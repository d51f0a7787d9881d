//! Sessions and steps printed as tables, and read back on another machine.

use std::fs;
use std::path::Path;

use supple::instance::Instance;

use crate::cli::Desk;

/// A machine with two sessions in its diary.
fn full() -> Desk {
    let desk = Desk::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history-v1.ron");
    desk.put("data/history/2023-11.0a1b2c3d.ron", &fs::read_to_string(fixture).unwrap());
    desk
}

/// A machine with nothing in its diary, and the tables of `other` in its folder.
fn with_tables_of(other: &Desk) -> Desk {
    let desk = Desk::new();
    desk.put("sessions.csv", &other.run(&["history", "--format", "csv"]).out);
    desk.put("steps.csv", &other.run(&["history", "--format", "steps-csv", "--bom"]).out);
    desk
}

#[test]
fn what_one_machine_prints_another_takes_in_and_prints_the_same() {
    let one = full();
    let sessions = one.run(&["history", "--format", "csv"]).out.lines().count() - 1;
    let other = with_tables_of(&one);
    assert!(sessions > 0 && fs::read(other.path("steps.csv")).unwrap().starts_with("\u{feff}session,step,".as_bytes()));
    let told = other.run(&["import", "steps.csv", "sessions.csv"]);
    assert_eq!((told.code, told.out.ends_with(" imported\n")), (Some(0), true), "{told:?}");
    for format in ["csv", "steps-csv", "json", "text"] {
        let (here, there) = (one.run(&["history", "--format", format]), other.run(&["history", "--format", format]));
        assert_eq!(here.out, there.out, "{format}");
    }
    let again = other.run(&["import", "sessions.csv", "steps.csv"]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), ""));
    assert!(again.out.starts_with("0 sessions imported, ") && again.out.ends_with(" already here\n"), "{}", again.out);
}

#[test]
fn a_bad_row_is_told_with_its_place_and_nothing_at_all_is_imported() {
    let one = full();
    let other = with_tables_of(&one);
    let table = fs::read_to_string(other.path("sessions.csv")).unwrap();
    let bad = "x,Machine,walk,Walk,yesterday,+01:00,2026-11-20,60,60,completed,,,,,,,,,,,,0,1,\r\n";
    other.put("bad.csv", &format!("{table}{bad}"));
    let row = fs::read_to_string(other.path("sessions.csv")).unwrap().matches("\r\n").count() + 1;
    other.run(&["import", "bad.csv", "steps.csv"]).is_refusal(&[
        &format!("bad.csv: row {row}, column device: an id is made of "),
        &format!("bad.csv: row {row}, column start: “yesterday” is no time such as "),
    ]);
    assert_eq!(other.run(&["history"]).out, "No sessions yet.\n");
    assert!(!other.path("data/history").exists());
}

#[test]
fn what_is_no_table_and_what_is_only_half_of_one_is_refused() {
    let desk = with_tables_of(&full());
    desk.run(&["import", "missing.csv"]).is_refusal(&["missing.csv: it cannot be read: "]);
    desk.run(&["import", "steps.csv"]).is_refusal(&["supple: steps alone cannot be imported; "]);
    desk.run(&["import", "sessions.csv", "sessions.csv"]).is_refusal(&["supple: both files are tables of sessions; "]);
    let told = desk.run(&["import", "sessions.csv"]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("column steps: its steps are in a table of their own; name that file too"), "{told:?}");
    let text = fs::read_to_string(desk.path("sessions.csv")).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(desk.path("wide.csv"), wide).unwrap();
    desk.run(&["import", "wide.csv"]).is_refusal(&["wide.csv: it is UTF-16 text; save it as UTF-8"]);
    desk.put("list.csv", "milk,bread\n");
    desk.run(&["import", "list.csv"]).is_refusal(&[
        "list.csv: row 1: the columns id, device, ",
        "list.csv: row 1: no column is called “milk”",
        "list.csv: row 1: no column is called “bread”",
    ]);
    assert_eq!(desk.run(&["import"]).code, Some(2));
    let told = desk.run(&["history", "--bom"]);
    assert_eq!((told.code, told.out.as_str()), (Some(2), ""), "{told:?}");
}

#[test]
fn what_is_odd_is_told_and_imported() {
    let desk = Desk::new();
    let header = desk.run(&["history", "--format", "csv"]).out;
    let row = |id: &str, start: &str, day: &str| {
        format!("{id},laptop,walk,Walk,{start},+01:00,{day},1800,1800,completed,,,,,,,,,,,,0,1,added by hand\r\n")
    };
    let rows = [
        row("a", "2023-11-20T18:00:00Z", "2023-11-20"),
        row("b", "2023-11-20T18:20:00Z", "2023-11-20"),
        row("c", "2199-01-01T18:20:00Z", "2199-01-01"),
    ];
    desk.put("hand.csv", &format!("{header}{}", rows.concat()));
    let told = desk.run(&["import", "hand.csv"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), "3 sessions imported\n"));
    assert_eq!(
        told.err,
        "hand.csv: row 3, column start: it overlaps row 2\n\
         hand.csv: row 4, column start: it lies in the future; it counts once its day has come\n"
    );
    // One that is put right in the table takes the place of the other only with a higher revision.
    let edited = rows.concat().replace("b,laptop,walk,Walk", "b,laptop,swim,Swim");
    desk.put("hand.csv", &format!("{header}{edited}"));
    desk.run(&["import", "hand.csv"])
        .is_refusal(&["hand.csv: row 3, column revision: it is here with the same revision"]);
    let higher =
        edited.lines().map(|line| if line.starts_with("b,") { line.replace(",0,1,", ",0,2,") } else { line.into() });
    desk.put("hand.csv", &format!("{header}{}\r\n", higher.collect::<Vec<_>>().join("\r\n")));
    assert_eq!(desk.run(&["import", "hand.csv"]).out, "1 session imported, 2 already here\n");
    assert!(desk.run(&["history"]).out.contains("Swim"));
}

#[test]
fn while_supple_is_open_nothing_is_imported_and_that_is_said() {
    let desk = with_tables_of(&full());
    desk.put("machine/device", "ab12cd34\n");
    let import = || {
        let mut command = desk.command(&["import", "sessions.csv", "steps.csv"]);
        command.env("SUPPLE_CONFIG_DIR", desk.path("machine")).output().unwrap()
    };
    let open = Instance::claim(&desk.path("data"), &"ab12cd34".parse().unwrap(), || {});
    let told = import();
    assert_eq!((told.status.code(), told.stdout.as_slice()), (Some(1), &b""[..]));
    let told = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told, "supple: Supple is open with this data folder; close it first, then import\n");
    assert!(!desk.path("data/history").exists());
    drop(open);
    assert_eq!(import().status.code(), Some(0));
}

/// A machine with a journal.
fn noted() -> Desk {
    let desk = Desk::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal-v1.ron");
    desk.put("data/journal/2026-11.0a1b2c3d.ron", &fs::read_to_string(fixture).unwrap());
    desk
}

#[test]
fn a_journal_that_one_machine_prints_another_takes_in_and_prints_the_same() {
    let one = noted();
    let printed = one.run(&["journal"]).out;
    for line in [
        "2026-11-20  Check-in, 18:30\n",
        "Leg 7 · back 2 · down to the calf",
        "Bother score 9 of 24",
        "Fingertips 18 cm",
    ] {
        assert!(printed.contains(line), "{line}: {printed}");
    }
    let other = Desk::new();
    other.put("journal.csv", &one.run(&["journal", "--format", "csv", "--bom"]).out);
    assert!(fs::read_to_string(other.path("journal.csv")).unwrap().contains("'=two hours in the car"), "no formula");
    let told = other.run(&["import", "journal.csv"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), "3 entries imported\n"), "{told:?}");
    for format in ["text", "csv", "json"] {
        assert_eq!(one.run(&["journal", "--format", format]).out, other.run(&["journal", "--format", format]).out);
    }
    assert_eq!(other.run(&["import", "journal.csv"]).out, "0 entries imported, 3 already here\n");
    other.put("sessions.csv", &full().run(&["history", "--format", "csv"]).out);
    other.run(&["import", "journal.csv", "sessions.csv"]).is_refusal(&["supple: a journal is imported by itself; "]);
}

#[test]
fn a_journal_entry_of_the_future_is_told_imported_and_shown_and_said_to_count_later() {
    let desk = Desk::new();
    let table = noted().run(&["journal", "--format", "csv"]).out;
    desk.put("journal.csv", &table.replace("2026-11-", "2199-11-"));
    let told = desk.run(&["import", "journal.csv"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), "3 entries imported\n"), "{told:?}");
    let line = "journal.csv: row 2, column at: it lies in the future; it counts once its day has come";
    assert_eq!(told.err.lines().next(), Some(line));
    let told = desk.run(&["journal"]);
    assert!(
        told.out.contains("2199-11-20  Check-in") && told.err.contains("They count once their day has come."),
        "{told:?}"
    );
}

#[test]
fn a_journal_with_one_bad_row_is_not_imported_at_all() {
    let other = Desk::new();
    let table = noted().run(&["journal", "--format", "csv"]).out;
    other.put("journal.csv", &table.replace(",4,6,3,", ",40,6,3,"));
    other.run(&["import", "journal.csv"]).is_refusal(&["journal.csv: row 2, column sleep: “40” is no whole number"]);
    other.put("journal.csv", &table.replacen(",2026-11-20,", ",2011-11-20,", 1));
    other.run(&["import", "journal.csv"]).is_refusal(&[
        "journal.csv: row 2, column day: 2011-11-20 is not the day of this moment at its offset; write 2026-11-20",
    ]);
    assert_eq!(other.run(&["journal"]).out, "Nothing noted yet.\n");
    assert!(!other.path("data/journal").exists());
    let told = other.run(&["journal", "--bom"]);
    assert_eq!((told.code, told.out.as_str()), (Some(2), ""), "{told:?}");
}

#[test]
fn a_journal_file_cut_in_half_gives_up_its_last_line_alone() {
    let desk = noted();
    let whole = fs::read_to_string(desk.path("data/journal/2026-11.0a1b2c3d.ron")).unwrap();
    let half = &whole[..whole.find("left_knee").unwrap()];
    desk.put("data/journal/2026-11.0a1b2c3d.ron", half);
    let told = desk.run(&["journal", "--format", "csv"]);
    assert_eq!(told.out.lines().count(), 3, "the header, a check-in and a week: {told:?}");
    assert!(told.err.contains("2026-11.0a1b2c3d.ron"), "{told:?}");
}

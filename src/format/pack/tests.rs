use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::catalog::built_in;

const ROUTINE: &str = "(format: \"supple-routine\", version: 1, body: (id: \"eve\", title: \"Eve 🙂 ערב\",
    steps: [Step(exercise: \"bow\"), Step(exercise: \"slow-breathing\")]))";
const BOW: &str = "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Bow\", kind: Mobility,
    technique: Dynamic, position: Standing, sides: None, target: Hold(9)))";

fn file(name: &str, text: &str) -> PackFile {
    PackFile { name: name.into(), bytes: text.as_bytes().to_vec() }
}

fn pack() -> Pack {
    Pack {
        letter: Letter {
            from: "Ada, physiotherapist".into(),
            date: Some("2026-11-24".parse().unwrap()),
            instructions: "Slowly.\n\"No\" rush.".into(),
            days_a_week: Some(5),
        },
        routines: vec![file("routines/eve.ron", ROUTINE)],
        exercises: vec![file("exercises/bow.ron", BOW)],
        ..Pack::default()
    }
}

/// A zip of these files, as any program might make one.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_pack_reads_back_as_it_was_written_and_is_the_same_bytes_each_time() {
    let bytes = write_pack(&pack()).unwrap();
    assert_eq!(read_pack(&bytes), Ok(pack()));
    assert_eq!(write_pack(&pack()).unwrap(), bytes);
}

#[test]
fn a_routine_or_an_exercise_alone_is_a_pack_too() {
    assert_eq!(read_pack(ROUTINE.as_bytes()).unwrap().routines[0].bytes, ROUTINE.as_bytes());
    assert_eq!(read_pack(BOW.as_bytes()).unwrap().exercises.len(), 1);
}

#[test]
fn what_leads_out_of_its_folder_is_refused_whole() {
    for name in
        ["../routines/a.ron", "/etc/passwd", "routines/../../a.ron", "C:/a.ron", "routines\\..\\a.ron", "a//b.ron"]
    {
        let bytes = zip(&[("routines/eve.ron", ROUTINE.as_bytes()), (name, b"x")]);
        assert_eq!(read_pack(&bytes), Err(PackError::BadPath(name.into())), "{name}");
    }
}

#[test]
fn a_link_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("routines/eve.ron", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(read_pack(&bytes), Err(PackError::Link("routines/eve.ron".into())));
}

#[test]
fn a_bomb_is_stopped_before_it_unpacks() {
    let zeros = vec![0_u8; 300 << 20];
    let bytes = zip(&[("routines/eve.ron", &zeros)]);
    assert!(bytes.len() < 1 << 20, "it is small as it comes");
    assert_eq!(read_pack(&bytes), Err(PackError::TooMuchInside("routines/eve.ron".into())));
    let big = vec![0_u8; 1 << 20];
    let names: Vec<String> = (0..40).map(|number| format!("routines/{number}.ron")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), big.as_slice())).collect();
    assert!(matches!(read_pack(&zip(&many)), Err(PackError::TooMuchInside(_))), "many of them add up");
    let names: Vec<String> = (0..1_001).map(|number| format!("routines/{number}.ron")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    assert_eq!(read_pack(&zip(&many)), Err(PackError::TooManyFiles(1_001)));
}

#[test]
fn what_is_no_pack_is_told_in_words_and_nothing_panics() {
    let bytes = write_pack(&pack()).unwrap();
    for cut in [3, 10, 100, bytes.len() - 10] {
        assert!(read_pack(&bytes[..cut]).is_err(), "cut after {cut}");
    }
    assert_eq!(read_pack(b"\x89PNG\r\n\x1a\n"), Err(PackError::NoZip));
    assert_eq!(read_pack(&zip(&[("holiday.jpg", b"x")])), Err(PackError::Empty));
    assert!(matches!(read_pack(b"buy milk"), Err(PackError::NoSupple(_))));
    let twice = zip(&[("routines/eve.ron", ROUTINE.as_bytes()), ("routines/EVE.ron", ROUTINE.as_bytes())]);
    assert_eq!(read_pack(&twice), Err(PackError::Twice("routines/EVE.ron".into())));
    let mut locked = bytes.clone();
    let places: Vec<usize> = (0..locked.len() - 4).filter(|at| locked[*at..].starts_with(b"PK\x03\x04")).collect();
    let central: Vec<usize> = (0..locked.len() - 4).filter(|at| locked[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in places {
        locked[at + 6] |= 1;
    }
    for at in central {
        locked[at + 8] |= 1;
    }
    assert_eq!(read_pack(&locked), Err(PackError::Locked));
}

#[test]
fn what_else_lies_in_a_zip_is_left_alone_and_named() {
    let files: &[(&str, &[u8])] =
        &[("routines/eve.ron", ROUTINE.as_bytes()), ("README.txt", b"hello"), ("routines/deep/a.ron", b"x")];
    let pack = read_pack(&zip(files)).unwrap();
    assert_eq!((pack.routines.len(), pack.others), (1, vec!["README.txt".into(), "routines/deep/a.ron".into()]));
}

#[test]
fn a_letter_of_a_newer_version_or_with_nonsense_is_told() {
    let letter =
        |text: &str| read_pack(&zip(&[("pack.ron", text.as_bytes()), ("routines/eve.ron", ROUTINE.as_bytes())]));
    let newer = letter("(format: \"supple-pack\", version: 2, body: ())").unwrap_err().to_string();
    assert!(newer.contains("newer"), "{newer}");
    for (body, part) in [("days_a_week: 9", "from 1 to 7"), ("date: \"soon\"", "2026-11-24"), ("form: \"x\"", "from")] {
        let text = format!("(format: \"supple-pack\", version: 1, body: ({body}))");
        let told = letter(&text).unwrap_err().to_string();
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_checked_pack_has_its_routines_with_its_own_exercises_and_tells_what_is_missing() {
    let known = &built_in().exercises;
    let found = check(&pack(), known);
    assert_eq!((found.problems.len(), found.exercises.len(), found.routines.len()), (0, 1, 1));
    assert_eq!(found.routines[0].routine.title(), "Eve 🙂 ערב");
    let without = Pack { exercises: vec![], ..pack() };
    let found = check(&without, known);
    assert!(found.routines.is_empty());
    assert_eq!(found.problems[0].0, "routines/eve.ron");
    assert!(found.problems[0].1.message.contains("no exercise is called `bow`"), "{:?}", found.problems);
}

#[test]
fn easier_ones_that_lead_in_a_circle_are_told_and_left_out() {
    let one = |id: &str, easier: &str| {
        let text = BOW.replace("\"bow\"", &format!("\"{id}\"")).replace(
            "target: Hold(9)",
            &format!("target: Hold(9), easier: (words: \"softer\", exercise: \"{easier}\")"),
        );
        file(&format!("exercises/{id}.ron"), &text)
    };
    let circle =
        Pack { exercises: vec![one("bow", "bend"), one("bend", "bow"), one("calm", "slow-breathing")], ..pack() };
    let found = check(&circle, &built_in().exercises);
    assert_eq!(found.exercises.iter().map(|(exercise, _)| exercise.id.as_str()).collect::<Vec<_>>(), ["calm"]);
    let told: Vec<&str> = found.problems.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(told, ["exercises/bow.ron", "exercises/bend.ron", "routines/eve.ron"]);
}

#[test]
fn two_of_one_id_in_a_pack_are_told() {
    let twice = Pack { routines: vec![file("routines/a.ron", ROUTINE), file("routines/b.ron", ROUTINE)], ..pack() };
    let found = check(&twice, &built_in().exercises);
    assert_eq!((found.routines.len(), found.problems.len()), (1, 1));
}

proptest! {
    #[test]
    fn whatever_bytes_come_nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_pack(&bytes);
        let _ = read_pack(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn a_pack_with_a_byte_changed_is_read_or_refused_and_never_panics(at in 0..400_usize, byte in any::<u8>()) {
        let mut bytes = write_pack(&pack()).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(pack) = read_pack(&bytes) {
            let _ = check(&pack, &built_in().exercises);
        }
    }
}

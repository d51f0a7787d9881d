//! The program itself, run as from a terminal; no window opens.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of files, with a data folder of its own in it.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        Self(folder)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `supple` in this folder, with nothing to show a window on and no settings but its own.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.current_dir(&self.0).args(arguments).args(["--data-dir", "data"]).stdin(Stdio::null());
        for home in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA"] {
            command.env(home, self.path("home"));
        }
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Told {
        Told::of(&self.command(arguments).output().unwrap())
    }
}

#[derive(Debug)]
pub struct Told {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Told {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Exit code 1, nothing on standard output, and a line of standard error for each beginning.
    #[track_caller]
    pub fn is_refusal(&self, lines: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(1), ""), "{self:?}");
        assert_eq!(self.err.lines().count(), lines.len(), "{}", self.err);
        for (told, beginning) in self.err.lines().zip(lines) {
            assert!(told.starts_with(beginning), "{told} does not begin with {beginning}");
        }
    }
}

fn routine(id: &str, title: &str) -> String {
    let steps = "steps: [Step(exercise: \"cat-camel\")]";
    format!("(format: \"supple-routine\", version: 1, body: (\n  id: \"{id}\", title: \"{title}\", {steps}))\n")
}

#[test]
fn help_and_sound_files_end_with_0_and_wrong_usage_with_2() {
    let desk = Desk::new();
    desk.put("a.ron", &routine("a", "A"));
    let fine = desk.run(&["check", "a.ron"]);
    assert_eq!((fine.code, fine.out.as_str(), fine.err.as_str()), (Some(0), "1 file checked, no problems\n", ""));
    assert_eq!(desk.run(&["--help"]).code, Some(0));
    assert_eq!(desk.run(&["history"]).out, "No sessions yet.\n");
    for wrong in [&["check"][..], &["chekc", "a.ron"], &["history", "--format", "xml"], &["play"], &["--wibble"]] {
        let told = desk.run(wrong);
        assert_eq!((told.code, told.out.as_str()), (Some(2), ""), "{wrong:?}");
        assert!(told.err.contains("error: "), "{}", told.err);
    }
}

#[test]
fn every_problem_of_every_file_is_a_line_with_its_place() {
    let desk = Desk::new();
    desk.put("bad.ron", &routine("A", "").replace("cat-camel", "cat-camle"));
    desk.put("prose.ron", "Slowly, every evening.");
    desk.put("a.ron", &routine("a", "A"));
    desk.put("b.ron", &routine("a", "B"));
    desk.run(&["check", "prose.ron", "a.ron", "bad.ron", "b.ron"]).is_refusal(&[
        "prose.ron:1:1: this is not RON, ",
        "bad.ron:2:7: `id`: an id is made of ",
        "bad.ron:2:19: `title`: it is empty; ",
        "bad.ron:2:46: `exercise`: no exercise is called `cat-camle`; did you mean `cat-camel`?",
        "b.ron:2:7: the id `a` is also that of a.ron; ",
    ]);
}

#[test]
fn what_is_no_file_is_refused_by_check_and_by_play_in_the_same_words() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    desk.put("large.ron", &" ".repeat(1024 * 1024 + 1));
    for (name, words) in [
        ("folder", "this is a folder; name the files in it"),
        ("large.ron", "the file is 1048577 bytes; Supple reads files of at most 1 MB"),
    ] {
        for command in ["check", "play"] {
            desk.run(&[command, name]).is_refusal(&[&format!("{name}:1:1: {words}")]);
        }
    }
    desk.run(&["check", "missing.ron"]).is_refusal(&["missing.ron:1:1: it cannot be read: "]);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_at_once() {
    let desk = Desk::new();
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    for name in ["pipe", "/dev/zero"] {
        for command in ["check", "play"] {
            desk.run(&[command, name]).is_refusal(&[&format!("{name}:1:1: this is a device or a pipe; ")]);
        }
    }
}

#[test]
fn play_refuses_an_unknown_routine_and_a_bad_file_before_any_window() {
    let desk = Desk::new();
    desk.run(&["play", "hamstring-9"]).is_refusal(&["hamstring-9: there is no routine and no file of this name; "]);
    desk.put("bad.ron", &routine("bad", "").replace("cat-camel", "zumba"));
    let lines = ["bad.ron:2:21: `title`: it is empty; ", "bad.ron:2:48: `exercise`: no exercise is called `zumba`; "];
    desk.run(&["play", "bad.ron"]).is_refusal(&lines);
}

#[test]
fn a_bad_file_of_ones_own_hides_no_routine_and_ends_with_1() {
    let desk = Desk::new();
    desk.put("data/routines/fine.ron", &routine("fine", "Fine"));
    assert_eq!(desk.run(&["routines"]).code, Some(0));
    desk.put("data/routines/bad.ron", &routine("bad", ""));
    let told = desk.run(&["routines"]);
    assert_eq!(told.code, Some(1));
    assert!(told.out.lines().any(|line| line.starts_with("fine ")) && told.out.contains("hamstring-1"), "{}", told.out);
    assert!(told.err.contains("bad.ron is left out until it is mended:\n  line 2: `title`"), "{}", told.err);
}

#[test]
fn a_diary_that_cannot_be_read_in_full_ends_with_1() {
    let desk = Desk::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history-v1.ron");
    let sound = fs::read_to_string(fixture).unwrap();
    desk.put("data/history/2023-11.0a1b2c3d.ron", &sound);
    let fine = desk.run(&["history"]);
    assert_eq!((fine.code, fine.err.as_str()), (Some(0), ""));
    let (head, rest) = sound.split_once('\n').unwrap();
    desk.put("data/history/2023-11.0a1b2c3d.ron", &format!("{head}\nrubbish\n{rest}"));
    let told = desk.run(&["history"]);
    assert_eq!((told.code, told.out), (Some(1), fine.out));
    assert!(told.err.contains("line 2 was skipped"), "{}", told.err);
}

#[test]
fn where_something_was_not_read_nothing_says_that_there_is_none_and_all_end_with_1() {
    let fixture = |name| {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        fs::read_to_string(fixture).unwrap()
    };
    let (history, journal) = (fixture("history-v1.ron"), fixture("journal-v1.ron"));
    let run = |change: &dyn Fn(&str) -> String| {
        let desk = Desk::new();
        desk.put("data/history/2023-11.0a1b2c3d.ron", &change(&history));
        desk.put("data/journal/2026-11.0a1b2c3d.ron", &change(&journal));
        [&["history"][..], &["journal"], &["streak", "--on", "2023-11-15"]].map(|arguments| desk.run(arguments))
    };
    let newer = run(&|sound| sound.replacen("version:1", "version:9", 1));
    let [sessions, noted, streak] = &newer;
    assert_eq!(
        (sessions.out.as_str(), noted.out.as_str()),
        ("No sessions could be read.\n", "Nothing could be read.\n")
    );
    assert!(streak.out.ends_with("not counted    what could not be read\n"), "{streak:?}");
    assert!(newer.iter().all(|told| told.err.contains("by a newer Supple (version 9)")), "{newer:?}");
    let torn = run(&|sound| format!("{sound}Session((id: \"x"));
    assert!(torn.iter().all(|told| told.err.contains("the last line is cut off")), "{torn:?}");
    assert!(newer.iter().chain(&torn).all(|told| told.code == Some(1)), "{newer:?} {torn:?}");

    // Nothing but its first line is gone: that is told, and all of it was read.
    let headless = run(&|sound| sound.split_once('\n').unwrap().1.to_owned());
    assert!(
        headless.iter().all(|told| told.code == Some(0) && told.err.contains("lacks its first line")),
        "{headless:?}"
    );
}

#[test]
fn what_is_odd_in_a_diary_is_told_in_plain_words_and_nothing_of_it_is_changed() {
    let desk = Desk::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let sound = fs::read_to_string(folder.join("history-v1.ron")).unwrap();
    let (head, rest) = sound.split_once('\n').unwrap();
    let line = rest.lines().find(|line| line.contains("title:\"Morning loosen\"")).unwrap();
    let dated = |id: &str, day: &str| {
        line.replace("id:\"0193f5a2-ab12\"", &format!("id:\"{id}\""))
            .replace("2026-11-22", day)
            .replace("2026-11-21", day)
    };
    let other = dated("twice", "2023-11-22").replacen("Morning loosen", "Other", 1);
    let ahead = (0..2_000).map(|number| dated(&format!("ahead-{number}"), "2199-05-05"));
    let lines = [dated("old", "1970-01-01"), dated("twice", "2023-11-22"), other].into_iter().chain(ahead);
    let text = format!("{head}\n{}\n", lines.collect::<Vec<_>>().join("\n"));
    desk.put("data/history/2023-11.ab12.ron", &text);
    let journal = fs::read_to_string(folder.join("journal-v1.ron")).unwrap().replace("2026-11", "2199-11");
    desk.put("data/journal/2026-11.ab12.ron", &journal);
    for arguments in [&["history"][..], &["streak"]] {
        let told = desk.run(arguments);
        let lines: Vec<&str> = told.err.lines().collect();
        assert_eq!((told.code, lines.len()), (Some(0), 4), "{}", told.err);
        assert!(
            lines[0].starts_with("2000 sessions are dated in the future: “Morning loosen” of 5 May 2199, "),
            "{told:?}"
        );
        assert!(lines[1].starts_with("1 session is dated before 2001: "), "{told:?}");
        assert!(lines[2].starts_with("1999 sessions began while another was on: "), "{told:?}");
        assert!(lines[3].starts_with("1 record of the history is there twice, and differs: "), "{told:?}");
    }
    let told = desk.run(&["journal"]);
    assert_eq!(told.code, Some(0));
    assert!(told.err.starts_with("3 entries of the journal are dated in the future: the check-in of "), "{told:?}");
    assert_eq!(told.err.lines().count(), 1);
    assert_eq!(fs::read_to_string(desk.path("data/history/2023-11.ab12.ron")).unwrap(), text);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_ends_with_1_and_a_reader_that_has_left_with_0() {
    let desk = Desk::new();
    desk.put("a.ron", &routine("a", "A"));
    for arguments in [&["routines"][..], &["history"], &["check", "a.ron"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let told = Told::of(&desk.command(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap());
        told.is_refusal(&["supple: the output could not be written: "]);

        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let told = Told::of(&desk.command(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap());
        assert_eq!((told.code, told.err.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn figures_draws_key_frames_and_tells_what_it_does_not_know() {
    let desk = Desk::new();
    let drawn = desk.run(&[
        "figures",
        "--out",
        "pictures",
        "--exercise",
        "calf-wall-stretch",
        "--size",
        "120x90",
        "--theme",
        "dark",
    ]);
    assert_eq!((drawn.code, drawn.err.as_str()), (Some(0), ""), "{drawn:?}");
    for number in [1, 2] {
        let picture = image::open(desk.path(&format!("pictures/calf-wall-stretch-{number}.png"))).unwrap();
        assert_eq!((picture.width(), picture.height()), (120, 90));
    }
    let unknown = desk.run(&["figures", "--out", "pictures", "--exercise", "calf-wall-strech"]);
    unknown.is_refusal(&["supple: there is no exercise `calf-wall-strech`; did you mean `calf-wall-stretch`?"]);
    for size in ["0x0", "120", "120x99999", "x"] {
        assert_eq!(desk.run(&["figures", "--out", "pictures", "--size", size]).code, Some(2), "{size}");
    }
    desk.put("taken", "");
    desk.run(&["figures", "--out", "taken"]).is_refusal(&["supple: the folder taken cannot be made"]);
}

#[test]
fn figures_of_ones_own_are_drawn_and_their_faults_told_with_file_and_line() {
    let desk = Desk::new();
    let exercise = |figure: &str| {
        format!(
            "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Bow\", kind: Mobility,\n\
             technique: Dynamic, position: Standing, sides: None, target: Hold(9),\nfigure: {figure}))"
        )
    };
    desk.put("bow.ron", &exercise("(pace: Sway(4), frames: [(neck: 0),\n(neck: 30)])"));
    let drawn = desk.run(&["figures", "--out", "pictures", "bow.ron"]);
    assert_eq!((drawn.code, drawn.err.as_str()), (Some(0), ""), "{drawn:?}");
    // One that would fall is drawn, so that its author sees why.
    desk.put("bow.ron", &exercise("(pace: Sway(4), frames: [(neck: 0),\n(pitch: -50, neck: 30)])"));
    let told = desk.run(&["figures", "--out", "pictures", "bow.ron"]);
    assert_eq!(told.code, Some(1));
    assert!(told.err.contains("bow.ron:4:1: key frame 2: the body would fall"), "{told:?}");
    assert!(told.out.contains("2 pictures"), "{told:?}");
    assert!(desk.run(&["check", "bow.ron"]).err.contains("bow.ron:4:1: key frame 2: the body would fall"));
    // In the library it plays all the same.
    desk.put("data/exercises/bow.ron", &exercise("(pace: Sway(0), frames: [])"));
    assert_eq!(desk.run(&["routines"]).code, Some(0));
}

#[test]
fn a_watched_figure_is_drawn_again_when_it_is_saved() {
    use std::io::{BufRead, BufReader};
    let desk = Desk::new();
    let file = |neck: u8| {
        format!(
            "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Bow\", kind: Mobility, technique: Dynamic,\n\
             position: Standing, sides: None, target: Hold(9), figure: (pace: Sway(4), frames: [(neck: 0), (neck: {neck})])))"
        )
    };
    desk.put("bow.ron", &file(5));
    let mut command = desk.command(&["figures", "--out", "pictures", "--size", "64x48", "--watch", "bow.ron"]);
    let mut watching = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(watching.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.next().as_deref(), Some("2 pictures in pictures"));
    assert!(lines.next().unwrap().starts_with("Watching bow.ron"));
    let before = fs::read(desk.path("pictures/bow-2.png")).unwrap();
    desk.put("bow.ron", &file(45));
    assert_eq!(lines.next().as_deref(), Some("2 pictures in pictures"));
    assert_ne!(fs::read(desk.path("pictures/bow-2.png")).unwrap(), before);
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn a_routine_is_packed_with_its_exercises_checked_and_never_written_over() {
    let desk = Desk::new();
    let bow = "(format: \"supple-exercise\", version: 1, body: (id: \"bow\", name: \"Bow\", kind: Mobility,
        technique: Dynamic, position: Standing, sides: None, target: Hold(9)))";
    desk.put("data/exercises/bow.ron", bow);
    desk.put("data/routines/eve.ron", &routine("eve", "Eve").replace("cat-camel", "bow"));
    let told = desk.run(&["pack", "eve", "--out", "eve.supple", "--from", "Ada", "--days", "3"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), "eve packed to eve.supple, with 1 exercise\n"), "{told:?}");
    let before = fs::read(desk.path("eve.supple")).unwrap();
    desk.run(&["pack", "eve", "--out", "eve.supple"]).is_refusal(&["supple: eve.supple is there already"]);
    assert_eq!(fs::read(desk.path("eve.supple")).unwrap(), before);
    desk.run(&["pack", "adam", "--out", "adam.supple"]).is_refusal(&["supple: there is no routine called adam"]);
    desk.run(&["pack", "eve", "--out", "nowhere/eve.supple"])
        .is_refusal(&["supple: nowhere/eve.supple cannot be written"]);

    let told = desk.run(&["check", "eve.supple"]);
    assert_eq!((told.code, told.out.as_str()), (Some(0), "1 file checked, no problems\n"), "{told:?}");
    fs::write(desk.path("half.supple"), &before[..before.len() / 2]).unwrap();
    desk.put("words.supple", "buy milk");
    desk.run(&["check", "half.supple", "words.supple"])
        .is_refusal(&["half.supple: this is no Supple file", "words.supple: 1:1:"]);
}

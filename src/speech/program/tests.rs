//! With programs of the shell in place of the system's.

use std::fs;
use std::sync::mpsc;

use super::*;
use crate::clock::FakeClock;
use crate::testing::saturday_evening;

/// The voice is the file that words are written to, or says what else becomes of them.
fn command(manner: &Manner) -> Command {
    let voice = manner.voice.map(|name| name.to_string()).unwrap_or_default();
    match voice.as_str() {
        "gone" => Command::new("/nowhere/voice"),
        "mute" => Command::new("false"),
        // The system's own choice.
        "" => Command::new("cat"),
        "endless" => {
            let mut shell = Command::new("sh");
            shell.args(["-c", "cat >/dev/null; exec sleep 100000"]);
            shell
        }
        file => {
            let mut shell = Command::new("sh");
            shell.args(["-c", "words=$(cat); [ -z \"$words\" ] || echo \"$words\" >>\"$0\"", file]);
            shell
        }
    }
}

const PROGRAM: Program = Program { name: "The voice", command, written: |text, _| format!("{text}!") };

struct Room {
    speaker: ProgramSpeaker,
    clock: Arc<FakeClock>,
    fares: mpsc::Receiver<Fare>,
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let clock = Arc::new(FakeClock::starting_at(saturday_evening()));
        let (sender, fares) = mpsc::channel();
        let fare = Box::new(move |fare| drop(sender.send(fare)));
        let speaker = ProgramSpeaker::spawn(PROGRAM, clock.clone(), fare);
        Self { speaker, clock, fares, folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> String {
        self.folder.path().join("said").to_string_lossy().into_owned()
    }

    fn say(&mut self, text: &str, voice: &str) {
        let latest = self.clock.mono() + Duration::from_secs(10);
        self.say_until(text, voice, latest);
    }

    fn say_until(&mut self, text: &str, voice: &str, latest: MonoTime) {
        let voice = Some(voice.parse().unwrap());
        self.speaker.say(Speech { text: text.into(), rate: Rate::default(), volume: Volume::MAX, voice, latest });
    }

    /// Waits until so much was said to its end.
    fn hear(&mut self, count: usize) -> Vec<String> {
        let mut heard = Vec::new();
        while heard.len() < count {
            heard.extend(self.speaker.spoken().into_iter().map(|spoken| spoken.text));
            thread::yield_now();
        }
        heard
    }
}

#[test]
fn sentences_are_said_one_after_another_to_their_ends() {
    let mut room = Room::new();
    let file = room.file();
    for text in ["Left leg.", "Change sides.", "Rest."] {
        room.say(text, &file);
    }
    assert_eq!(room.hear(3), ["Left leg.", "Change sides.", "Rest."]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "Left leg.!\nChange sides.!\nRest.!\n");
    assert_eq!(room.speaker.state(), SpeakerState::Ready);
}

#[test]
fn what_is_being_said_and_what_waits_ends_when_it_is_stopped() {
    let mut room = Room::new();
    let file = room.file();
    room.say("Left leg.", "endless");
    room.say("Never.", &file);
    room.speaker.stop();
    room.say("Right leg.", &file);
    assert_eq!(room.hear(1), ["Right leg."]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "Right leg.!\n");
}

#[test]
fn a_program_that_is_gone_or_fails_is_told_and_so_is_its_return() {
    let mut room = Room::new();
    let file = room.file();
    for (voice, why) in [("gone", "The voice cannot be started"), ("mute", "The voice ended with exit status: 1")] {
        room.say("Left leg.", voice);
        // One that ends before it has read its words may break the pipe first.
        let Fare::Lost(told) = room.fares.recv().unwrap() else { panic!("{voice}") };
        assert!(told.starts_with(why) || told.contains("roken pipe"), "{told}");
        room.say("Right leg.", &file);
        assert_eq!(room.fares.recv().unwrap(), Fare::Back);
    }
    assert_eq!(room.hear(2), ["Right leg.", "Right leg."]);
}

#[test]
fn a_sentence_that_comes_too_late_is_not_said() {
    let mut room = Room::new();
    let file = room.file();
    let late = room.clock.mono();
    room.clock.advance(Duration::from_millis(1));
    room.say_until("Too late.", &file, late);
    room.say("Rest.", &file);
    assert_eq!(room.hear(1), ["Rest."]);
}

#[test]
fn what_was_said_is_spoken_though_nobody_waits_for_it() {
    let mut room = Room::new();
    let file = room.file();
    for text in ["Left leg.", "Rest."] {
        room.say(text, &file);
    }
    drop(room.speaker);
    while fs::read_to_string(&file).unwrap_or_default() != "Left leg.!\nRest.!\n" {
        thread::yield_now();
    }
}

#[test]
fn a_voice_that_fails_leaves_what_comes_next_to_the_systems_choice() {
    let mut room = Room::new();
    let file = room.file();
    room.say("Left leg.", "mute");
    assert!(matches!(room.fares.recv().unwrap(), Fare::Lost(_)));
    room.say("Right leg.", "mute");
    assert_eq!(room.fares.recv().unwrap(), Fare::Back);
    assert_eq!(room.hear(1), ["Right leg."]);
    room.say("Rest.", &file);
    room.hear(1);
    assert_eq!(fs::read_to_string(&file).unwrap(), "Rest.!\n", "another voice that is there is used");
    room.say("Left leg.", "mute");
    assert_eq!(room.hear(1), ["Left leg."], "and one that failed is not tried again");
}

#[test]
fn a_list_of_voices_is_read_and_one_that_never_comes_is_not_waited_for() {
    let shell = |script: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]);
        shell
    };
    assert_eq!(printed(shell("echo Ada; echo Ben"), Duration::from_mins(1)), Ok("Ada\nBen\n".into()));
    let endless = printed(shell("echo Ada; exec sleep 100000"), Duration::from_millis(20));
    assert_eq!(endless, Err("no answer came".into()));
    assert!(printed(Command::new("/nowhere/voice"), Duration::from_mins(1)).is_err());
}

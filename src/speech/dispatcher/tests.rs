use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixListener;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::domain::quantity::Volume;
use crate::domain::speech::voice::Rate;

/// Only a fault reaches it.
const LIMIT: Duration = Duration::from_mins(1);
const SHORT: Patience = Patience { connect: Duration::from_millis(200), answer: Duration::from_millis(50) };
const TERSE: Patience = Patience { connect: LIMIT, answer: Duration::from_millis(50) };
const LONG: Patience = Patience { connect: LIMIT, answer: LIMIT };

/// A service that answers each line as it is told to, and passes on what it hears. After `lines` it hangs up.
struct Service {
    folder: TempDir,
    heard: Receiver<String>,
}

impl Service {
    fn start(lines: usize, answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(folder.path().join("socket")).unwrap();
        let (hear, heard) = channel();
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let reader = BufReader::new(stream.try_clone().unwrap());
            for line in reader.lines().map_while(Result::ok).take(lines) {
                let _ = stream.write_all(answer(&line).as_bytes());
                let _ = hear.send(line);
            }
        });
        Self { folder, heard }
    }

    fn place(&self) -> Place {
        Place::Given(self.folder.path().join("socket"))
    }

    fn next(&self) -> String {
        self.heard.recv_timeout(LIMIT).expect("it hears something")
    }

    fn until(&self, wanted: &str) {
        while self.next() != wanted {}
    }
}

fn well(line: &str) -> String {
    match line {
        "SPEAK" => "230 OK RECEIVING DATA\r\n".into(),
        "." => "225-7\r\n225 OK MESSAGE QUEUED\r\n".into(),
        line if line.contains(' ') && line.starts_with(|first: char| first.is_ascii_uppercase()) => {
            "208 OK SET\r\n".into()
        }
        _ => String::new(),
    }
}

fn speech(text: &str) -> Speech {
    Speech { text: text.into(), rate: Rate::percent(60), volume: Volume::percent(75), voice: "Ada".parse().ok() }
}

fn told() -> (OnTrouble, Receiver<String>) {
    let (tell, told) = channel();
    (Box::new(move |words| drop(tell.send(words))), told)
}

#[test]
fn words_are_handed_over_with_how_they_are_to_be_said_and_what_is_set_is_not_set_again() {
    let service = Service::start(usize::MAX, |line| if line == "left leg." { String::new() } else { well(line) });
    let (trouble, _told) = told();
    let mut speaker = DispatcherSpeaker::spawn(service.place(), LONG, trouble);
    speaker.say(speech("left leg."));
    for line in [
        "SET SELF CLIENT_NAME user:supple:session",
        "SET SELF PRIORITY MESSAGE",
        "SET SELF LANGUAGE en",
        "SET SELF RATE -76",
        "SET SELF VOLUME 50",
        "SET SELF SYNTHESIS_VOICE Ada",
        "SPEAK",
        "left leg.",
        ".",
    ] {
        assert_eq!(service.next(), line);
    }
    speaker.say(speech(".."));
    speaker.stop();
    for line in ["SPEAK", "...", ".", "CANCEL SELF"] {
        assert_eq!(service.next(), line);
    }
    assert_eq!(speaker.state(), SpeakerState::Ready);
}

#[test]
fn a_voice_or_language_that_is_gone_and_news_of_other_messages_hold_nothing_up() {
    let service = Service::start(usize::MAX, |line| match line {
        line if line.starts_with("SET SELF SYNTHESIS_VOICE") || line.starts_with("SET SELF LANGUAGE") => {
            "409 ERR RATE TOO HIGH\r\n".into()
        }
        "SPEAK" => "701-7\r\n701-1\r\n701 BEGIN\r\n230 OK RECEIVING DATA\r\n".into(),
        "Go on" => String::new(),
        line => well(line),
    });
    let (trouble, told) = told();
    let mut speaker = DispatcherSpeaker::spawn(service.place(), LONG, trouble);
    speaker.say(speech("Go on"));
    speaker.say(speech("Go on"));
    service.until("Go on");
    service.until("Go on");
    drop(speaker);
    assert!(told.recv_timeout(LIMIT).is_err(), "there is nothing to tell");
}

#[test]
fn a_service_that_never_answers_is_told_once_when_there_is_something_to_say() {
    let service = Service::start(usize::MAX, |_| String::new());
    let (trouble, told) = told();
    let mut speaker = DispatcherSpeaker::spawn(service.place(), TERSE, trouble);
    speaker.open();
    service.until("SET SELF CLIENT_NAME user:supple:session");
    speaker.say(speech("Left leg"));
    let words = told.recv_timeout(LIMIT).unwrap();
    assert!(words.starts_with("Speech Dispatcher does not answer"), "{words}");
    speaker.say(speech("Right leg"));
    assert!(told.recv_timeout(LIMIT).is_err(), "the thread is gone, and with it the way to tell it again");
    assert_eq!(speaker.state(), SpeakerState::Unavailable);
}

#[test]
fn a_service_that_takes_no_call_is_given_up_too() {
    // Nobody accepts, and the queue is full: this is where a plain connection would wait for ever.
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    let (fill, filled) = channel();
    let path = socket.clone();
    thread::spawn(move || {
        while let Ok(stream) = UnixStream::connect(&path) {
            let _ = fill.send(stream);
        }
    });
    let mut queued = Vec::new();
    while let Ok(stream) = filled.recv_timeout(Duration::from_millis(500)) {
        queued.push(stream);
    }
    let (trouble, told) = told();
    let mut speaker = DispatcherSpeaker::spawn(Place::Given(socket), SHORT, trouble);
    speaker.say(speech("Left leg"));
    let words = told.recv_timeout(LIMIT).unwrap();
    assert!(words.starts_with("Speech Dispatcher does not answer"), "{words}");
}

#[test]
fn a_service_that_is_killed_between_two_sentences_is_told_once() {
    let service = Service::start(9, well);
    let (trouble, told) = told();
    let mut speaker = DispatcherSpeaker::spawn(service.place(), LONG, trouble);
    speaker.say(speech("left leg"));
    service.until(".");
    speaker.say(speech("right leg"));
    let words = told.recv_timeout(LIMIT).unwrap();
    assert!(words.starts_with("Speech Dispatcher does not answer"), "{words}");
    assert!(told.recv_timeout(LIMIT).is_err());
}

#[test]
fn a_socket_that_is_not_there_is_told_only_once_something_is_to_be_said() {
    let folder = tempfile::tempdir().unwrap();
    let (trouble, told) = told();
    let place = Place::Given(folder.path().join("nobody"));
    let mut speaker = DispatcherSpeaker::spawn(place.clone(), LONG, trouble);
    speaker.open();
    speaker.stop();
    drop(speaker);
    assert!(told.recv_timeout(LIMIT).is_err(), "nothing was to be said");
    let (trouble, told) = self::told();
    DispatcherSpeaker::spawn(place, LONG, trouble).say(speech("Left leg"));
    assert!(told.recv_timeout(LIMIT).unwrap().starts_with("Speech Dispatcher cannot be reached"));
}

#[test]
fn the_voices_are_listed_and_an_endless_list_ends() {
    let service = Service::start(usize::MAX, |line| match line {
        "LIST SYNTHESIS_VOICES" => {
            "249-Ben\ten\tnone\r\n249-Ada\ten-GB\tnone\r\n249-Ada\ten-GB\tnone\r\n249 OK VOICE LIST SENT\r\n".into()
        }
        line => well(line),
    });
    let (give, given) = channel();
    list_voices(service.place(), LONG, Box::new(move |voices| drop(give.send(voices))));
    let names = given.recv_timeout(LIMIT).unwrap().unwrap();
    assert_eq!(names.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Ada", "Ben"]);
    let long = Service::start(usize::MAX, |line| match line {
        "LIST SYNTHESIS_VOICES" => "x".repeat(100_000),
        line => well(line),
    });
    let (give, given) = channel();
    list_voices(long.place(), LONG, Box::new(move |voices| drop(give.send(voices))));
    assert!(given.recv_timeout(LIMIT).unwrap().is_err());
}

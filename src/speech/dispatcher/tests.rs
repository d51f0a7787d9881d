use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::clock::FakeClock;
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::speech::voice::Rate;
use crate::speech::platform::Fare;

/// Only a fault reaches it.
const LIMIT: Duration = Duration::from_mins(1);
const LONG: Patience = Patience { connect: LIMIT, answer: LIMIT, pause: Duration::from_secs(5) };
const TERSE: Patience = Patience { answer: Duration::from_millis(50), ..LONG };
const SHORT: Patience = Patience { connect: Duration::from_millis(200), ..TERSE };

/// A service that answers each line as it is told to, and passes on what it hears. It hangs up on each caller after so many lines,
/// and takes the next call.
struct Service {
    folder: TempDir,
    heard: Receiver<String>,
}

impl Service {
    fn start(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        Self::hanging_up(vec![usize::MAX], answer)
    }

    fn hanging_up(after: Vec<usize>, answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        Self::within(tempfile::tempdir().unwrap(), after, answer)
    }

    fn within(folder: TempDir, after: Vec<usize>, answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let listener = UnixListener::bind(folder.path().join("socket")).unwrap();
        let (hear, heard) = channel();
        thread::spawn(move || {
            for lines in after {
                let (mut stream, _) = listener.accept().unwrap();
                let reader = BufReader::new(stream.try_clone().unwrap());
                for line in reader.lines().map_while(Result::ok).take(lines) {
                    let _ = stream.write_all(answer(&line).as_bytes());
                    let _ = hear.send(line);
                }
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
    let latest = MonoTime::from_origin(LIMIT);
    Speech {
        text: text.into(),
        rate: Rate::percent(60),
        volume: Volume::percent(75),
        voice: "Ada".parse().ok(),
        latest,
    }
}

/// A speaker, its clock, and what is told of how it fares.
fn speaker(place: Place, patience: Patience) -> (DispatcherSpeaker, Arc<FakeClock>, Receiver<Fare>) {
    let (tell, told) = channel();
    let clock = clock();
    let fare = Box::new(move |fare| drop(tell.send(fare)));
    (DispatcherSpeaker::spawn(place, patience, clock.clone(), fare), clock, told)
}

fn clock() -> Arc<FakeClock> {
    Arc::new(FakeClock::starting_at(crate::testing::saturday_evening()))
}

fn lost(told: &Receiver<Fare>) -> String {
    match told.recv_timeout(LIMIT) {
        Ok(Fare::Lost(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// What it hears of a call before the first words.
const GREETING: [&str; 6] = [
    "SET SELF CLIENT_NAME user:supple:session",
    "SET SELF PRIORITY MESSAGE",
    "SET SELF LANGUAGE en",
    "SET SELF NOTIFICATION BEGIN ON",
    "SET SELF NOTIFICATION END ON",
    "SET SELF NOTIFICATION CANCEL ON",
];
/// And until the first words are said.
const FIRST: usize = GREETING.len() + 6;

#[test]
fn words_are_handed_over_with_how_they_are_to_be_said_and_what_is_set_is_not_set_again() {
    let service = Service::start(well);
    let (mut speaker, ..) = speaker(service.place(), LONG);
    speaker.say(speech("left leg."));
    for line in GREETING {
        assert_eq!(service.next(), line);
    }
    for line in ["SET SELF RATE -76", "SET SELF VOLUME -10", "SET SELF SYNTHESIS_VOICE Ada", "SPEAK", "left leg.", "."]
    {
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
    let service = Service::start(|line| match line {
        line if line.starts_with("SET SELF SYNTHESIS_VOICE") || line.starts_with("SET SELF LANGUAGE") => {
            "409 ERR RATE TOO HIGH\r\n".into()
        }
        "SPEAK" => "701-9\r\n701-1\r\n701 BEGIN\r\n230 OK RECEIVING DATA\r\n".into(),
        line => well(line),
    });
    let (mut speaker, _, told) = speaker(service.place(), LONG);
    speaker.say(speech("Go on"));
    speaker.say(speech("Go on"));
    service.until("Go on");
    service.until("Go on");
    drop(speaker);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None, "there is nothing to tell");
}

#[test]
fn two_thousand_characters_with_markup_and_control_characters_are_one_line_of_a_message() {
    let service = Service::start(well);
    let (mut speaker, ..) = speaker(service.place(), LONG);
    let words = "<b>Left</b>\r\n.\r\nQUIT\u{7} ".repeat(100);
    speaker.say(speech(&words));
    service.until("SPEAK");
    let line = service.next();
    assert_eq!(line.len(), words.len());
    assert!(line.starts_with("<b>Left</b>  .  QUIT  <b>") && !line.contains(char::is_control), "{line}");
    assert_eq!(service.next(), ".");
}

#[test]
fn a_service_that_never_answers_is_told_once_when_there_is_something_to_say() {
    let service = Service::hanging_up(vec![usize::MAX; 4], |_| String::new());
    let (mut speaker, _, told) = speaker(service.place(), TERSE);
    speaker.open();
    service.until(GREETING[0]);
    speaker.say(speech("Left leg"));
    let words = lost(&told);
    assert!(words.starts_with("Speech Dispatcher does not answer"), "{words}");
    assert_eq!(speaker.state(), SpeakerState::Unavailable);
    speaker.say(speech("Right leg"));
    drop(speaker);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None, "once is enough");
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
    let (mut speaker, _, told) = speaker(Place::Given(socket), SHORT);
    speaker.say(speech("Left leg"));
    let words = lost(&told);
    assert!(words.starts_with("Speech Dispatcher does not answer"), "{words}");
}

#[test]
fn a_service_that_is_killed_between_two_sentences_is_told_once() {
    let service = Service::hanging_up(vec![FIRST], well);
    let (mut speaker, clock, told) = speaker(service.place(), LONG);
    speaker.say(speech("left leg"));
    service.until(".");
    speaker.say(speech("right leg"));
    let words = lost(&told);
    assert!(words.starts_with("Speech Dispatcher"), "{words}");
    clock.advance(LONG.pause);
    speaker.say(speech("both legs"));
    drop(speaker);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None);
}

#[test]
fn a_service_that_was_started_again_in_between_says_the_next_sentence_as_if_nothing_had_happened() {
    let service = Service::hanging_up(vec![FIRST, usize::MAX], well);
    let (mut speaker, _, told) = speaker(service.place(), LONG);
    speaker.say(speech("left leg"));
    service.until(".");
    speaker.say(speech("right leg"));
    service.until("right leg");
    drop(speaker);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None);
}

#[test]
fn a_service_that_is_lost_is_not_called_again_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut speaker, _, told) = speaker(Place::Given(folder.path().join("socket")), LONG);
    speaker.say(speech("left leg"));
    assert!(lost(&told).starts_with("Speech Dispatcher cannot be reached"));
    let service = Service::within(folder, vec![usize::MAX], well);
    speaker.say(speech("right leg"));
    drop(speaker);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None);
    assert_eq!(service.heard.try_recv().ok(), None);
}

#[test]
fn a_service_that_comes_back_is_heard_again_after_a_pause_and_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (mut speaker, clock, told) = speaker(Place::Given(folder.path().join("socket")), LONG);
    speaker.say(speech("left leg"));
    lost(&told);
    let service = Service::within(folder, vec![usize::MAX], well);
    clock.advance(LONG.pause);
    speaker.say(speech("right leg"));
    service.until("right leg");
    assert_eq!(told.recv_timeout(LIMIT), Ok(Fare::Back));
    assert_eq!(speaker.state(), SpeakerState::Ready);
}

#[test]
fn what_could_not_be_said_in_time_is_not_said_late() {
    let service = Service::start(well);
    let (mut speaker, clock, _told) = speaker(service.place(), LONG);
    speaker.say(speech("in time"));
    service.until("in time");
    clock.advance(LIMIT + Duration::from_secs(1));
    speaker.say(speech("left leg"));
    speaker.say(Speech { latest: clock.mono(), ..speech("right leg") });
    service.until("SPEAK");
    assert_eq!(service.next(), "right leg");
}

#[test]
fn how_long_a_sentence_took_is_known_before_the_next_but_one() {
    let service = Service::start(|line| match line {
        "." => "225-7\r\n225 OK MESSAGE QUEUED\r\n701-7\r\n701-1\r\n701 BEGIN\r\n702-7\r\n702-1\r\n702 END\r\n".into(),
        line => well(line),
    });
    let (mut speaker, ..) = speaker(service.place(), LONG);
    speaker.say(speech("left leg"));
    speaker.say(speech("right leg"));
    // The answer to its first line came after all that was told of the sentence before.
    service.until("right leg");
    let spoken = speaker.spoken();
    assert_eq!(spoken[0].text, "left leg", "{spoken:?}");
}

#[test]
fn a_socket_that_is_not_there_is_told_only_once_something_is_to_be_said() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Given(folder.path().join("nobody"));
    let (mut silent, _, told) = speaker(place.clone(), LONG);
    silent.open();
    silent.stop();
    drop(silent);
    assert_eq!(told.recv_timeout(LIMIT).ok(), None, "nothing was to be said");
    let (mut speaker, _, told) = speaker(place, LONG);
    speaker.say(speech("Left leg"));
    assert!(lost(&told).starts_with("Speech Dispatcher cannot be reached"));
}

#[test]
fn the_voices_are_listed_and_an_endless_list_ends() {
    let service = Service::start(|line| match line {
        "LIST SYNTHESIS_VOICES" => {
            "249-Ben\ten\tnone\r\n249-Ada\ten-GB\tnone\r\n249-Ada\ten-GB\tnone\r\n249 OK VOICE LIST SENT\r\n".into()
        }
        line => well(line),
    });
    let (give, given) = channel();
    list_voices(service.place(), LONG, clock(), Box::new(move |voices| drop(give.send(voices))));
    let names = given.recv_timeout(LIMIT).unwrap().unwrap();
    assert_eq!(names.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Ada", "Ben"]);
    let long = Service::start(|line| match line {
        "LIST SYNTHESIS_VOICES" => "x".repeat(100_000),
        line => well(line),
    });
    let (give, given) = channel();
    list_voices(long.place(), LONG, clock(), Box::new(move |voices| drop(give.send(voices))));
    assert!(given.recv_timeout(LIMIT).unwrap().is_err());
}

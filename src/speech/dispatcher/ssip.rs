//! SSIP, the protocol of Speech Dispatcher: lines of text, each command answered by lines that begin with a number.

use std::io::{Error, ErrorKind, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::sync::PoisonError;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::ear::{Desk, listen};
use super::{Patience, Trouble};
use crate::domain::quantity::Volume;
use crate::domain::speech::voice::{Rate, VoiceName};
use crate::speech::Speech;

/// No answer has more lines: eSpeak NG alone reports thirteen thousand voices.
const MOST_LINES: usize = 100_000;
/// As many voices as one can choose from.
const MOST_VOICES: usize = 24;

/// A conversation with the service. Dropping it hangs up; what was handed over is still spoken.
pub(super) struct Client {
    stream: UnixStream,
    answers: Receiver<Result<String, Error>>,
    patience: Duration,
    desk: Desk,
    /// What was set last, so that it is not set again.
    set: Option<(Rate, Volume, Option<VoiceName>)>,
}

impl Client {
    /// Introduces itself. Messages are in English, and are not dropped for those of a screen reader.
    pub(super) fn greet(stream: UnixStream, patience: Patience, desk: Desk) -> Result<Self, Trouble> {
        let ear = stream.try_clone().map_err(Trouble::NotReached)?;
        desk.ledger.lock().unwrap_or_else(PoisonError::into_inner).begin_anew();
        let answers = listen(ear, desk.clone())?;
        let mut client = Self { stream, answers, patience: patience.answer, desk, set: None };
        client.ask("SET SELF CLIENT_NAME user:supple:session")?;
        client.wish("SET SELF PRIORITY MESSAGE")?;
        client.wish("SET SELF LANGUAGE en")?;
        // When each message begins and ends.
        for news in ["BEGIN", "END", "CANCEL"] {
            client.wish(&format!("SET SELF NOTIFICATION {news} ON"))?;
        }
        Ok(client)
    }

    /// Hands over something to say; the service queues it.
    pub(super) fn say(&mut self, speech: &Speech) -> Result<(), Trouble> {
        let wanted = (speech.rate, speech.volume, speech.voice);
        if self.set != Some(wanted) {
            self.wish(&format!("SET SELF RATE {}", rate(speech.rate)))?;
            self.wish(&format!("SET SELF VOLUME {}", level(speech.volume)))?;
            if let Some(voice) = speech.voice {
                self.wish(&format!("SET SELF SYNTHESIS_VOICE {voice}"))?;
            }
            self.set = Some(wanted);
        }
        self.ask("SPEAK")?;
        let answer = self.ask(&format!("{}\r\n.", one_line(&speech.text)))?;
        if let Some(number) = answer.first().and_then(|number| number.parse().ok()) {
            self.desk.ledger.lock().unwrap_or_else(PoisonError::into_inner).sent(number, speech.text.clone());
        }
        Ok(())
    }

    /// Silences this client alone.
    pub(super) fn stop(&mut self) -> Result<(), Trouble> {
        self.wish("CANCEL SELF")
    }

    /// The English voices, without their variants.
    pub(super) fn voices(&mut self) -> Result<Vec<VoiceName>, Trouble> {
        let lines = self.ask("LIST SYNTHESIS_VOICES")?;
        let mut voices: Vec<VoiceName> = lines.iter().filter_map(|line| voice(line)).collect();
        voices.sort_unstable();
        voices.dedup();
        voices.truncate(MOST_VOICES);
        Ok(voices)
    }

    /// A command without which it can go on: a voice that is gone, a language that it lacks.
    fn wish(&mut self, command: &str) -> Result<(), Trouble> {
        match self.ask(command) {
            Ok(_) | Err(Trouble::Refused(_)) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// The lines of the answer to `command`, without their numbers.
    fn ask(&mut self, command: &str) -> Result<Vec<String>, Trouble> {
        self.stream.write_all(format!("{command}\r\n").as_bytes()).map_err(Trouble::Silent)?;
        let mut lines = Vec::new();
        while lines.len() < MOST_LINES {
            let line = self.line()?;
            let (Some(number), Some(mark), Some(words)) = (line.get(..3), line.get(3..4), line.get(4..)) else {
                return Err(Trouble::Refused(line));
            };
            match (number.as_bytes()[0], mark) {
                (b'1' | b'2', "-") => lines.push(words.to_owned()),
                (b'1' | b'2', _) => return Ok(lines),
                (_, "-") => {}
                _ => return Err(Trouble::Refused(words.to_owned())),
            }
        }
        Err(Trouble::Refused("too much".into()))
    }

    fn line(&self) -> Result<String, Trouble> {
        let answer = self.answers.recv_timeout(self.patience).unwrap_or_else(|error| {
            Err(match error {
                RecvTimeoutError::Timeout => ErrorKind::TimedOut.into(),
                RecvTimeoutError::Disconnected => ErrorKind::UnexpectedEof.into(),
            })
        });
        answer.map_err(Trouble::Silent)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Ends the ear as well. It may be closed already.
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

/// Words as the one line of a message: a lone dot would end it.
fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if line.starts_with('.') { format!(".{line}") } else { line }
}

/// Words a minute at the rates -100, 0 and 100 in the settings that Speech Dispatcher comes with.
const SLOWEST: f32 = 80.0;
const USUAL: f32 = 170.0;
const FASTEST: f32 = 449.0;

/// From -100 to 100, where 0 is usual.
fn rate(rate: Rate) -> i16 {
    let beyond = USUAL * rate.factor() - USUAL;
    let reach = if beyond < 0.0 { USUAL - SLOWEST } else { FASTEST - USUAL };
    (beyond / reach * 100.0).round().clamp(-100.0, 100.0) as i16
}

/// From -100, which is silent. 0 is what a synthesizer does by itself, and the default is near it; all of our volume stays short of
/// where eSpeak, the most common one, begins to clip: measured at 40.
fn level(volume: Volume) -> i16 {
    i16::from(volume.get()) * 6 / 5 - 100
}

/// `name`, tab, language, tab, variant.
fn voice(line: &str) -> Option<VoiceName> {
    let mut columns = line.split('\t');
    let (name, language) = (columns.next()?, columns.next()?);
    let is_plain = columns.next().is_none_or(|variant| variant.is_empty() || variant == "none");
    (is_plain && language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"))).then(|| name.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_lines_are_put_as_the_service_takes_them() {
        assert_eq!([60, 100, 160].map(|percent| rate(Rate::percent(percent))), [-76, 0, 37]);
        assert_eq!([Volume::percent(0), Volume::default(), Volume::MAX].map(level), [-100, 2, 20]);
        assert_eq!(one_line(".\r\nQUIT"), "..  QUIT");
    }

    #[test]
    fn of_all_voices_the_plain_english_ones_are_offered() {
        assert_eq!(voice("English (Scotland)\ten-GB-SCOTLAND\tnone"), "English (Scotland)".parse().ok());
        assert_eq!(voice("English (Scotland)+Andy\ten-GB\tAndy"), None);
        assert_eq!(voice("Afrikaans\taf\tnone"), None);
        assert_eq!(voice("nonsense"), None);
    }
}

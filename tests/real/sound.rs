//! What comes out of the sound device: a recording, and the chimes in it.

use std::io::Read;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use supple::audio::bank::Bank;
use supple::domain::cue::{Chime, Sounds};

use super::LIMIT;
use super::lines::Helper;

/// Samples a second: enough for the highest partial of a chime, and an onset is known to an eighth of a millisecond.
pub const RATE: u32 = 8000;

/// A recording that goes on until it is dropped.
pub struct Recording {
    arriving: Receiver<(Instant, Vec<f32>)>,
    /// All samples so far.
    pub samples: Vec<f32>,
    /// When the first of them sounded, as near as the quickest of them tells.
    pub began: Option<Instant>,
    _helper: Helper,
}

impl Recording {
    /// Of the chimes. Returns once it records.
    pub fn start() -> Self {
        Self::of("probe")
    }

    /// Of all that goes to this sink.
    pub fn of(sink: &str) -> Self {
        Self::by(&mut Command::new("parec"), sink)
    }

    /// Of all that goes to this sink of another server.
    pub fn on(server: &str, sink: &str) -> Self {
        Self::by(Command::new("parec").env("PULSE_SERVER", server), sink)
    }

    fn by(recorder: &mut Command, sink: &str) -> Self {
        let device = format!("--device={sink}.monitor");
        let rate = format!("--rate={RATE}");
        let how = [&device, "--raw", "--format=s16le", "--channels=1", "--latency-msec=20", &rate];
        let mut helper = Helper::start(recorder.args(how));
        let mut source = helper.0.stdout.take().unwrap();
        let (sender, arriving) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 320];
            while source.read_exact(&mut bytes).is_ok() {
                let samples =
                    bytes.chunks_exact(2).map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32768.0);
                if sender.send((Instant::now(), samples.collect())).is_err() {
                    break;
                }
            }
        });
        let mut recording = Self { arriving, samples: Vec::new(), began: None, _helper: helper };
        recording.go_on(0.1);
        recording
    }

    /// Takes in what has arrived, and `seconds` more.
    pub fn go_on(&mut self, seconds: f32) {
        while let Ok((at, more)) = self.arriving.try_recv() {
            self.take(at, &more);
        }
        let end = self.samples.len() + (seconds * RATE as f32) as usize;
        while self.samples.len() < end {
            let (at, more) = self.arriving.recv_timeout(LIMIT).expect("the recording goes on");
            self.take(at, &more);
        }
    }

    fn take(&mut self, at: Instant, samples: &[f32]) {
        self.samples.extend(samples);
        let length = Duration::from_secs_f64(self.samples.len() as f64 / f64::from(RATE));
        let began = at.checked_sub(length).unwrap();
        self.began = Some(self.began.map_or(began, |earlier| earlier.min(began)));
    }

    /// Forgets what was recorded so far.
    pub fn rewind(&mut self) {
        self.go_on(0.0);
        self.samples.clear();
        self.began = None;
    }
}

/// The loudest sample.
pub fn peak(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |peak, sample| sample.abs().max(peak))
}

/// A chime as it was found.
#[derive(Debug)]
#[expect(dead_code, reason = "a failure shows all of it")]
pub struct Heard {
    chime: Chime,
    /// The sample with which it begins.
    pub at: usize,
    /// Milliseconds after it was expected, counted from the second chime.
    pub late: f32,
    /// How loud beside the bank's.
    pub gain: f32,
}

/// Looks for each chime around its second.
///
/// The first chime is the first sound there is. It comes late by as long as the device took to open, so that the second one
/// tells where the others are due.
pub fn chimes(samples: &[f32], expected: &[(f32, Chime)]) -> Vec<Heard> {
    let frames = |seconds: f32| (seconds * RATE as f32) as usize;
    let bank = Bank::at_rate(RATE);
    let mut rest = samples.to_vec();
    let mut found: Vec<(usize, f32)> = Vec::new();
    for &(second, chime) in expected {
        let tone: Vec<f32> =
            bank.tone(Sounds::default(), chime).iter().map(|frame| f32::midpoint(frame[0], frame[1])).collect();
        let places = match found[..] {
            [] => {
                let loud = samples.iter().position(|sample| sample.abs() > 0.01).expect("some sound");
                loud.saturating_sub(frames(0.03))..loud + 1
            }
            [(first, _)] => {
                // A device may take half a second to open, and its stream begins with silence.
                let due = second - expected[0].0;
                first + frames((due - 0.9).max(0.05))..first + frames(due + 0.1)
            }
            [_, (reference, _), ..] => {
                let due = reference + frames(second - expected[1].0);
                due - frames(0.25)..due + frames(0.25)
            }
        };
        // Its first part tells where it is; what rings on from the chimes before has been taken away.
        let strike = &tone[..tone.len().min(frames(0.4))];
        let likeness = |at: usize| product(rest.get(at..).unwrap_or_default(), strike);
        let at = places.max_by(|&a, &b| likeness(a).total_cmp(&likeness(b))).expect("there are places");
        let gain = likeness(at) / product(strike, strike);
        rest.iter_mut().skip(at).zip(&tone).for_each(|(sample, tone)| *sample -= gain * tone);
        found.push((at, gain));
    }
    let reference = found[1].0 as f32;
    let heard = found.iter().zip(expected).map(|(&(at, gain), &(second, chime))| {
        let late = (at as f32 - reference) / RATE as f32 - (second - expected[1].0);
        Heard { chime, at, late: late * 1000.0, gain }
    });
    heard.collect()
}

fn product(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

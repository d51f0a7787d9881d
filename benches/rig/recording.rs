//! A recording of the null sink, and when each of its frames sounded.

use std::error::Error;
use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use supple::clock::Clock;
use supple::domain::quantity::MonoTime;

/// Frames a second.
pub const RATE: u32 = 48_000;
/// Softer than this is silence.
const SILENT: f32 = 5e-4;

/// A recorder at work.
pub struct Recorder {
    program: Child,
    reader: JoinHandle<io::Result<Recording>>,
}

/// What was recorded.
pub struct Recording {
    /// Left and right.
    pub frames: Vec<[f32; 2]>,
    /// Seconds of the clock at which the first frame sounded.
    pub origin: f64,
}

impl Recorder {
    /// Records from now on what sounds on the server to which the environment points.
    pub fn start(clock: &Arc<dyn Clock>) -> Result<Self, Box<dyn Error>> {
        let mut program = Command::new("parec")
            .args(["-d", "probe.monitor", "--format=float32le", "--channels=2", "--latency-msec=5"])
            .arg(format!("--rate={RATE}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut pipe = program.stdout.take().ok_or("the recorder has no output")?;
        let clock = Arc::clone(clock);
        let reader = thread::spawn(move || {
            let (mut bytes, mut block) = (Vec::new(), [0; 4096]);
            let mut origin = f64::MAX;
            loop {
                let read = pipe.read(&mut block)?;
                if read == 0 {
                    return Ok(Recording { frames: frames(&bytes), origin });
                }
                bytes.extend_from_slice(&block[..read]);
                // No frame arrives before it sounded, and some arrive hardly later.
                origin = origin.min(seconds(clock.mono()) - (bytes.len() / 8) as f64 / f64::from(RATE));
            }
        });
        Ok(Self { program, reader })
    }

    /// Ends it.
    pub fn stop(mut self) -> Result<Recording, Box<dyn Error>> {
        self.program.kill()?;
        self.program.wait()?;
        Ok(self.reader.join().map_err(|_| "the recorder's reader panicked")??)
    }
}

impl Recording {
    /// What sounded between two times.
    pub fn between(&self, from: f64, to: f64) -> &[[f32; 2]] {
        let frame = |at: f64| (((at - self.origin) * f64::from(RATE)).max(0.0) as usize).min(self.frames.len());
        &self.frames[frame(from)..frame(to)]
    }

    /// Seconds at which sound began after a tenth of a second of silence.
    pub fn onsets(&self) -> Vec<f64> {
        const SILENCE: usize = RATE as usize / 10;
        let (mut quiet, mut onsets) = (SILENCE, Vec::new());
        for (index, frame) in self.frames.iter().enumerate() {
            if frame.iter().all(|sample| sample.abs() < SILENT) {
                quiet += 1;
            } else {
                if quiet >= SILENCE {
                    onsets.push(self.origin + index as f64 / f64::from(RATE));
                }
                quiet = 0;
            }
        }
        onsets
    }
}

fn frames(bytes: &[u8]) -> Vec<[f32; 2]> {
    let samples: Vec<f32> = bytes.as_chunks::<4>().0.iter().map(|sample| f32::from_le_bytes(*sample)).collect();
    samples.as_chunks::<2>().0.to_vec()
}

/// Seconds of the clock.
pub fn seconds(at: MonoTime) -> f64 {
    at.since(MonoTime::default()).as_secs_f64()
}

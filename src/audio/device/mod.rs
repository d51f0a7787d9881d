//! The sound device: the only user of rodio and of a thread here.
//!
//! Streams may be bound to the thread that opened them, and opening one may take long, so a thread of its own owns the stream and
//! takes orders. It sleeps until an order or a deadline comes. `outputs` are the devices there are, `opener` opens a stream on one;
//! `server` is a Linux desktop's sound server.

mod opener;
mod outputs;
#[cfg(target_os = "linux")]
mod server;

pub use outputs::{OnOutputs, outputs};

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use self::opener::DeviceOpener;
use crate::audio::keeper::{Keeper, Order};
use crate::audio::{AudioSink, AudioStatus, Backdrop, Cancelled, OutputNews};
use crate::clock::Clock;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::sounding::Output;

/// Frames in a period. A device of ALSA's keeps two, so this is some 43 ms between hand-over and sound; smaller ones crackle on busy
/// machines.
const PERIOD: u32 = 1024;
/// The frames a second that chimes are made for.
const RATE: u32 = 48_000;

/// Is told of a device that was chosen by name, whenever that changes.
pub type OnNews = Box<dyn FnMut(OutputNews) + Send>;

/// Plays chimes on the device that is wanted. Dropping it waits for nothing: what sounds rings out, then the device and its thread go.
#[derive(Debug)]
pub struct DeviceSink {
    post: Sender<Post>,
    status: Arc<Mutex<AudioStatus>>,
}

#[derive(Debug)]
enum Post {
    Order(Order),
    Quit,
}

impl DeviceSink {
    /// Starts the thread; opens no device yet. Without a thread to spare, the sink behaves as if there were no device.
    pub fn spawn(clock: Arc<dyn Clock>, news: OnNews) -> Self {
        let (post, inbox) = channel();
        let status = Arc::new(Mutex::new(AudioStatus::Idle));
        let opener = DeviceOpener::new(Arc::clone(&clock), post.clone());
        let shared = Arc::clone(&status);
        let thread = std::thread::Builder::new()
            .name("supple-audio".into())
            .spawn(move || serve(&inbox, Keeper::new(opener), &*clock, &shared, news));
        if thread.is_err() {
            set(&status, AudioStatus::NoDevice);
        }
        Self { post, status }
    }

    fn order(&self, order: Order) {
        // Nobody listens when the thread could not be started; the status says so.
        let _ = self.post.send(Post::Order(order));
    }
}

impl AudioSink for DeviceSink {
    fn open(&mut self) {
        self.order(Order::Open);
    }

    fn close(&mut self) {
        self.order(Order::Close);
    }

    fn play_at(&mut self, chime: Chime, due: MonoTime) {
        self.order(Order::Play(chime, due));
    }

    fn cancel(&mut self, cancelled: Cancelled) {
        self.order(Order::Cancel(cancelled));
    }

    fn set_volume(&mut self, volume: Option<Volume>) {
        self.order(Order::Volume(volume));
    }

    fn set_sounds(&mut self, sounds: Sounds) {
        self.order(Order::Sounds(sounds));
    }

    fn set_backdrop(&mut self, backdrop: Backdrop) {
        self.order(Order::Backdrop(backdrop));
    }

    fn set_output(&mut self, output: Output) {
        self.order(Order::Output(output));
    }

    fn status(&self) -> AudioStatus {
        *self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for DeviceSink {
    fn drop(&mut self) {
        let _ = self.post.send(Post::Quit);
    }
}

fn set(shared: &Mutex<AudioStatus>, status: AudioStatus) {
    *shared.lock().unwrap_or_else(PoisonError::into_inner) = status;
}

fn serve(
    inbox: &Receiver<Post>,
    mut keeper: Keeper<DeviceOpener>,
    clock: &dyn Clock,
    shared: &Mutex<AudioStatus>,
    mut news: OnNews,
) {
    let (mut wanted, mut told) = (true, None);
    while wanted || keeper.status() != AudioStatus::Idle {
        let post = match keeper.wake_at() {
            Some(at) => inbox.recv_timeout(at.since(clock.mono())),
            None => inbox.recv().map_err(RecvTimeoutError::from),
        };
        match post {
            Ok(Post::Order(order)) => keeper.obey(order, clock.mono()),
            // The session's own thread ends with its last chime; the chime must not.
            Ok(Post::Quit) => {
                wanted = false;
                keeper.obey(Order::Close, clock.mono());
            }
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {}
        }
        keeper.wake(clock.mono());
        set(shared, keeper.status());
        if keeper.news() != told {
            told = keeper.news();
            told.into_iter().for_each(&mut news);
        }
    }
}

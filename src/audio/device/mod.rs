//! The sound device: the only user of rodio and of a thread here.
//!
//! Streams may be bound to the thread that opened them, and opening one may take long, so a thread of its own owns the stream and
//! takes orders. It sleeps until an order or a deadline comes. `outputs` are the devices there are.

mod outputs;

pub use outputs::{OnOutputs, outputs};

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rodio::cpal::BufferSize;
use rodio::{ChannelCount, CpalError, CpalErrorKind, DeviceSinkBuilder, MixerDeviceSink, SampleRate, Source, nz};

use crate::audio::feed::{Feed, FeedOrder, StreamInfo, Voicing};
use crate::audio::health::{Fault, Faults, Vitals};
use crate::audio::keeper::{Keeper, Opener, Order, Stream, StreamId};
use crate::audio::{AudioSink, AudioStatus, Backdrop, OutputNews};
use crate::clock::Clock;
use crate::domain::cue::{Chime, Sounds};
use crate::domain::quantity::{MonoTime, Volume};
use crate::domain::sounding::Output;

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
        let opener = DeviceOpener { clock: Arc::clone(&clock), post: post.clone() };
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

    fn cancel_pending(&mut self) {
        self.order(Order::CancelPending);
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

struct DeviceOpener {
    clock: Arc<dyn Clock>,
    post: Sender<Post>,
}

struct DeviceStream {
    orders: Sender<FeedOrder>,
    _sink: MixerDeviceSink,
}

/// Frames in a period. The device keeps two, so this is some 43 ms between hand-over and sound; smaller ones crackle on busy machines.
const PERIOD: u32 = 1024;
const RESPITE: Duration = Duration::from_millis(2);
const RATE: SampleRate = nz!(48_000);
const STEREO: ChannelCount = nz!(2);

impl Opener for DeviceOpener {
    type Stream = DeviceStream;

    fn open(&mut self, id: StreamId, output: Output, voicing: Voicing) -> Option<DeviceStream> {
        let vitals = Arc::new(Vitals::default());
        let sink = self.open_sink(id, output, &vitals)?;
        let config = sink.config();
        let latency = 2 * match config.buffer_size() {
            BufferSize::Fixed(period) => *period,
            BufferSize::Default => PERIOD,
        };
        let (orders, receiver) = channel();
        let rate = config.sample_rate();
        let info = StreamInfo { rate: rate.get(), latency, vitals };
        let feed = Feed::new(receiver, Arc::clone(&self.clock), info, voicing);
        sink.mixer().add(Endless { feed, rate, channels: config.channel_count().min(STEREO), right: None });
        Some(DeviceStream { orders, _sink: sink })
    }
}

impl DeviceOpener {
    /// The format chimes are made for, else the device's own with our period, else whatever it takes.
    fn open_sink(&self, id: StreamId, output: Output, vitals: &Arc<Vitals>) -> Option<MixerDeviceSink> {
        let builder = || {
            let builder = DeviceSinkBuilder::from_device(outputs::device(output)?)
                .ok()?
                .with_buffer_size(BufferSize::Fixed(PERIOD));
            Some(builder.with_error_callback(self.listener(id, vitals)))
        };
        let mut sink = builder()?
            .with_channels(STEREO)
            .with_sample_rate(RATE)
            .open_stream()
            .or_else(|error| builder().ok_or(error)?.open_sink_or_fallback())
            .ok()?;
        sink.log_on_drop(false);
        Some(sink)
    }

    /// Listens to a stream's faults and reports once that it is lost.
    fn listener(&self, id: StreamId, vitals: &Arc<Vitals>) -> impl FnMut(CpalError) + Clone + Send + 'static {
        let (clock, post) = (Arc::clone(&self.clock), self.post.clone());
        let faults = Arc::new(Mutex::new(Faults::of(Arc::clone(vitals))));
        move |error| {
            let fault = severity(error.kind());
            let mut faults = faults.lock().unwrap_or_else(PoisonError::into_inner);
            if faults.give_up_after(fault, clock.mono()) {
                let _ = post.send(Post::Order(Order::Lost(id)));
            }
            if fault == Fault::Failing {
                // A stream that fails tries again without pause, a million times a second. This is its thread: rest.
                std::thread::sleep(RESPITE);
            }
        }
    }
}

fn severity(kind: CpalErrorKind) -> Fault {
    match kind {
        CpalErrorKind::RealtimeDenied => Fault::Passing,
        CpalErrorKind::Xrun | CpalErrorKind::DeviceChanged => Fault::Break,
        CpalErrorKind::DeviceNotAvailable | CpalErrorKind::HostUnavailable | CpalErrorKind::StreamInvalidated => {
            Fault::Fatal
        }
        _ => Fault::Failing,
    }
}

impl Stream for DeviceStream {
    fn send(&self, order: FeedOrder) {
        let _ = self.orders.send(order);
    }
}

/// The feed as rodio's mixer takes it: one sample after the other, in as many channels as are of use.
struct Endless {
    feed: Feed,
    rate: SampleRate,
    /// One or two; a device with more leaves the others silent.
    channels: ChannelCount,
    right: Option<f32>,
}

impl Iterator for Endless {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let right = self.right.take();
        Some(right.unwrap_or_else(|| {
            let [left, right] = self.feed.next_frame();
            if self.channels < STEREO {
                0.5 * (left + right)
            } else {
                self.right = Some(right);
                left
            }
        }))
    }
}

impl Source for Endless {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        self.channels
    }

    fn sample_rate(&self) -> SampleRate {
        self.rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

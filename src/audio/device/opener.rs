//! Opens streams: on the sound server's devices where there is one, else as cpal does.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rodio::cpal::BufferSize;
use rodio::{ChannelCount, CpalError, CpalErrorKind, DeviceSinkBuilder, MixerDeviceSink, SampleRate, Source, nz};

#[cfg(target_os = "linux")]
use super::server::{Lookout, Playing, Standing};
use super::{PERIOD, Post, RATE, outputs};
use crate::audio::feed::{Feed, FeedOrder, StreamInfo, Voicing};
use crate::audio::health::{Fault, Faults, Vitals};
use crate::audio::keeper::{Opener, Order, Stream, StreamId};
use crate::audio::pace::Pace;
use crate::clock::Clock;
use crate::domain::sounding::Output;

/// Opens streams whose faults come back as orders.
pub(super) struct DeviceOpener {
    clock: Arc<dyn Clock>,
    post: Sender<Post>,
    #[cfg(target_os = "linux")]
    lookout: Lookout,
}

/// A stream that is fed.
pub(super) struct DeviceStream {
    orders: Sender<FeedOrder>,
    _played_by: PlayedBy,
}

/// Whatever ends the stream when it is dropped.
#[expect(dead_code, reason = "it is only dropped")]
enum PlayedBy {
    Mixer(MixerDeviceSink),
    #[cfg(target_os = "linux")]
    Server(Playing),
}

const RESPITE: Duration = Duration::from_millis(2);
const STEREO: ChannelCount = nz!(2);

impl Opener for DeviceOpener {
    type Stream = DeviceStream;

    fn open(&mut self, id: StreamId, output: Output, voicing: Voicing) -> Option<DeviceStream> {
        #[cfg(target_os = "linux")]
        if let Output::Named(name) = output
            && let Some(standing) = self.lookout.find(name).ok()?
        {
            return self.play(id, standing, voicing);
        }
        let watch = self.watch(id);
        let sink = open_sink(output, &watch)?;
        let config = sink.config();
        let latency = 2 * match config.buffer_size() {
            BufferSize::Fixed(period) => *period,
            BufferSize::Default => PERIOD,
        };
        let rate = config.sample_rate();
        let (orders, feed) = self.feed(&watch, rate.get(), latency, voicing);
        let (clock, pace) = (Arc::clone(&self.clock), Pace::new(rate.get(), &*self.clock));
        sink.mixer().add(Endless {
            feed,
            rate,
            channels: config.channel_count().min(STEREO),
            right: None,
            clock,
            pace,
        });
        Some(DeviceStream { orders, _played_by: PlayedBy::Mixer(sink) })
    }
}

impl DeviceOpener {
    /// For a sink whose post is read.
    pub(super) fn new(clock: Arc<dyn Clock>, post: Sender<Post>) -> Self {
        Self {
            clock,
            post,
            #[cfg(target_os = "linux")]
            lookout: Lookout::default(),
        }
    }

    #[cfg(target_os = "linux")]
    fn play(&self, id: StreamId, standing: Standing, voicing: Voicing) -> Option<DeviceStream> {
        let watch = self.watch(id);
        let (orders, feed) = self.feed(&watch, RATE, standing.latency(), voicing);
        let playing = standing.play(feed, move |fault| watch.notice(fault))?;
        Some(DeviceStream { orders, _played_by: PlayedBy::Server(playing) })
    }

    fn feed(&self, watch: &Watch, rate: u32, latency: u32, voicing: Voicing) -> (Sender<FeedOrder>, Feed) {
        let (orders, receiver) = channel();
        let info = StreamInfo { rate, latency, vitals: Arc::clone(&watch.vitals) };
        (orders, Feed::new(receiver, Arc::clone(&self.clock), info, voicing))
    }

    fn watch(&self, id: StreamId) -> Watch {
        let vitals = Arc::new(Vitals::default());
        let faults = Arc::new(Mutex::new(Faults::of(Arc::clone(&vitals))));
        Watch { id, clock: Arc::clone(&self.clock), post: self.post.clone(), vitals, faults }
    }
}

/// The format chimes are made for, else the device's own with our period, else whatever it takes.
fn open_sink(output: Output, watch: &Watch) -> Option<MixerDeviceSink> {
    let builder = || {
        let watch = watch.clone();
        let builder =
            DeviceSinkBuilder::from_device(outputs::device(output)?).ok()?.with_buffer_size(BufferSize::Fixed(PERIOD));
        Some(builder.with_error_callback(move |error: CpalError| {
            let fault = severity(error.kind());
            watch.notice(fault);
            if fault == Fault::Failing {
                // A stream that fails tries again without pause, a million times a second. This is its thread: rest.
                std::thread::sleep(RESPITE);
            }
        }))
    };
    let mut sink = builder()?
        .with_channels(STEREO)
        .with_sample_rate(SampleRate::new(RATE)?)
        .open_stream()
        .or_else(|error| builder().ok_or(error)?.open_sink_or_fallback())
        .ok()?;
    sink.log_on_drop(false);
    Some(sink)
}

/// Takes note of a stream's faults and reports once that it is lost.
#[derive(Clone)]
struct Watch {
    id: StreamId,
    clock: Arc<dyn Clock>,
    post: Sender<Post>,
    vitals: Arc<Vitals>,
    faults: Arc<Mutex<Faults>>,
}

impl Watch {
    fn notice(&self, fault: Fault) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        if faults.give_up_after(fault, self.clock.mono()) {
            // The sink is gone when nobody takes it.
            let _ = self.post.send(Post::Order(Order::Lost(self.id)));
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
        // A stream that has ended plays nothing more.
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
    clock: Arc<dyn Clock>,
    pace: Pace,
}

impl Iterator for Endless {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let right = self.right.take();
        Some(right.unwrap_or_else(|| {
            if let Some(rest) = self.pace.rest_after_frame(&*self.clock) {
                // This is the stream's own thread.
                std::thread::sleep(rest);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_is_busy_may_recover_and_one_that_is_gone_is_not_waited_for() {
        assert_eq!(severity(CpalErrorKind::DeviceBusy), Fault::Failing);
        for gone in [CpalErrorKind::DeviceNotAvailable, CpalErrorKind::HostUnavailable] {
            assert_eq!(severity(gone), Fault::Fatal);
        }
    }
}

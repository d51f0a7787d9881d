//! The line to the service, however it fares: made when it is needed, dropped when it fails, tried again after a pause.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ear::Desk;
use super::reach::{LONGEST_PAUSE, reach};
use super::ssip::Client;
use super::{Patience, Place, Post, Trouble, set};
use crate::domain::quantity::MonoTime;
use crate::speech::platform::{Fare, OnFare};
use crate::speech::{SpeakerState, Speech};

/// Words are handed over so much too late without anybody noticing.
const GRACE: Duration = Duration::from_millis(200);

pub(super) struct Line {
    place: Place,
    patience: Patience,
    desk: Desk,
    state: Arc<Mutex<SpeakerState>>,
    fare: OnFare,
    link: Link,
}

enum Link {
    /// Nobody is on the line.
    Idle,
    Open(Client),
    /// Something could not be said, and is not tried again before `until`.
    Lost {
        until: MonoTime,
        pause: Duration,
    },
}

impl Line {
    pub(super) fn new(
        place: Place,
        patience: Patience,
        desk: Desk,
        state: Arc<Mutex<SpeakerState>>,
        fare: OnFare,
    ) -> Self {
        Self { place, patience, desk, state, fare, link: Link::Idle }
    }

    /// Does as told until nobody is left to tell.
    pub(super) fn serve(mut self, inbox: &Receiver<Post>) {
        for post in inbox {
            match post {
                Post::Open => self.open(),
                Post::Say(speech) => self.say(&speech),
                Post::Stop => self.stop(),
            }
        }
    }

    /// A failure is not told: nothing is to be said yet.
    fn open(&mut self) {
        if matches!(self.link, Link::Idle) {
            match self.call() {
                Ok(client) => self.link = Link::Open(client),
                Err(_) => set(&self.state, SpeakerState::Unavailable),
            }
        }
    }

    fn say(&mut self, speech: &Speech) {
        if let Link::Open(client) = &mut self.link {
            if self.desk.is_late(speech) || client.say(speech).is_ok() {
                return;
            }
            // It may have been ended and started again since.
            self.link = Link::Idle;
        }
        let pause = match self.link {
            Link::Lost { until, .. } if self.desk.clock.mono() < until => return,
            Link::Lost { pause, .. } => (pause * 2).min(LONGEST_PAUSE),
            Link::Idle | Link::Open(_) => self.patience.pause,
        };
        let said = self.call().and_then(|client| self.first(client, speech));
        let was_lost = matches!(self.link, Link::Lost { .. });
        match said {
            Ok(client) => {
                self.link = Link::Open(client);
                if was_lost {
                    (self.fare)(Fare::Back);
                }
            }
            Err(trouble) => {
                set(&self.state, SpeakerState::Unavailable);
                self.link = Link::Lost { until: self.desk.clock.mono() + pause, pause };
                if !was_lost {
                    (self.fare)(Fare::Lost(trouble.to_string()));
                }
            }
        }
    }

    fn stop(&mut self) {
        if let Link::Open(client) = &mut self.link
            && client.stop().is_err()
        {
            self.link = Link::Idle;
        }
    }

    fn call(&self) -> Result<Client, Trouble> {
        let stream = reach(&self.place, self.patience)?;
        let client = Client::greet(stream, self.patience, self.desk.clone())?;
        set(&self.state, SpeakerState::Ready);
        Ok(client)
    }

    /// Says it, unless the call took so long that it is too late.
    fn first(&self, mut client: Client, speech: &Speech) -> Result<Client, Trouble> {
        if !self.desk.is_late(speech) {
            client.say(speech)?;
        }
        Ok(client)
    }
}

impl Desk {
    fn is_late(&self, speech: &Speech) -> bool {
        self.clock.mono() > speech.latest + GRACE
    }
}

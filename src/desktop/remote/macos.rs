//! The remote command centre: how macOS passes on the keys of a headset. Only the main thread speaks to it.

use std::sync::{Arc, Mutex, PoisonError};

use dispatch2::DispatchQueue;
use playwire::{Capabilities, Event, MediaControls, PlaybackState, PlayerConfig, Track};
use supple::app::remote::{Controlled, Key, Playback};

use crate::desktop::line::Line;

/// Supple as a player, until this is dropped.
pub struct Player {
    session: Arc<Controlled>,
    /// Made, used and dropped on the main thread.
    controls: Arc<Mutex<Option<MediaControls>>>,
}

impl Player {
    /// Says that a session is on, as soon as the main thread has the time.
    #[allow(clippy::unnecessary_wraps, reason = "other systems may have nobody to hear")]
    pub fn open(session: Arc<Controlled>, _line: &Line) -> Option<Self> {
        let player = Self { session: session.clone(), controls: Arc::default() };
        player.on_main(move |controls| {
            let press = move |event| key(&event).into_iter().for_each(|key| session.press(key));
            *controls = MediaControls::new(PlayerConfig::new("Supple"), press).ok();
        });
        player.show(Playback::Plays);
        Some(player)
    }

    /// Says what it does now.
    pub fn show(&self, playback: Playback) {
        let state = state(self.session.title(), playback);
        self.on_main(move |controls| {
            // Nobody has to listen.
            let _ = controls.as_mut().map(|controls| controls.set_state(&state));
        });
    }

    /// In the order in which it is asked for.
    fn on_main(&self, work: impl FnOnce(&mut Option<MediaControls>) + Send + 'static) {
        let controls = self.controls.clone();
        DispatchQueue::main().exec_async(move || work(&mut controls.lock().unwrap_or_else(PoisonError::into_inner)));
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.on_main(|controls| *controls = None);
    }
}

/// Not to skip, either; playwire may offer it all the same, and then nothing answers.
fn state(title: &str, playback: Playback) -> PlaybackState {
    // macOS has no name for a program outside a bundle.
    let track = Track { title: title.into(), artists: vec!["Supple".into()], ..Track::default() };
    let capabilities = Capabilities { can_go_next: false, can_go_previous: false, can_seek: false };
    PlaybackState { track: Some(track), playing: playback == Playback::Plays, capabilities, ..PlaybackState::default() }
}

const fn key(event: &Event) -> Option<Key> {
    match event {
        Event::Play => Some(Key::Play),
        Event::Pause | Event::Stop => Some(Key::Pause),
        Event::PlayPause => Some(Key::Toggle),
        _ => None,
    }
}

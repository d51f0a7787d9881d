//! System media transport controls: how Windows passes on the keys of a headset.
//!
//! Those of a media player that plays nothing: unlike a window's they need no handle, so nothing here is unsafe.

use std::sync::Arc;

use supple::app::remote::{Controlled, Key, Playback};
use windows::Foundation::TypedEventHandler;
use windows::Media::Playback::MediaPlayer;
use windows::Media::{
    MediaPlaybackStatus, MediaPlaybackType, SystemMediaTransportControls, SystemMediaTransportControlsButton as Button,
    SystemMediaTransportControlsButtonPressedEventArgs as Pressed,
};
use windows::core::{HSTRING, Ref, Result};

use crate::desktop::line::Line;

/// Supple as a player, until this is dropped.
pub struct Player {
    player: MediaPlayer,
    controls: SystemMediaTransportControls,
}

impl Player {
    /// Says that a session is on; `None` where there is nobody to hear.
    pub fn open(session: Arc<Controlled>, _line: &Line) -> Option<Self> {
        let player = MediaPlayer::new().ok()?;
        let controls = player.SystemMediaTransportControls().ok()?;
        let opened = Self { player, controls };
        opened.offer(session).ok()?;
        Some(opened)
    }

    fn offer(&self, session: Arc<Controlled>) -> Result<()> {
        // Left to itself the player answers keys by what it plays, which is nothing.
        self.player.CommandManager()?.SetIsEnabled(false)?;
        self.controls.SetIsPlayEnabled(true)?;
        self.controls.SetIsPauseEnabled(true)?;
        self.controls.SetIsStopEnabled(true)?;
        self.name(session.title())?;
        self.controls.ButtonPressed(&TypedEventHandler::new(move |_, pressed: Ref<Pressed>| {
            if let Some(key) = key(pressed.ok()?.Button()?) {
                session.press(key);
            }
            Ok(())
        }))?;
        self.controls.SetIsEnabled(true)?;
        // After the title, for a new one may take the status back.
        self.controls.SetPlaybackStatus(status(Playback::Plays))
    }

    fn name(&self, title: &str) -> Result<()> {
        let shown = self.controls.DisplayUpdater()?;
        shown.SetType(MediaPlaybackType::Music)?;
        let words = shown.MusicProperties()?;
        words.SetTitle(&HSTRING::from(title))?;
        // Windows has no name for a program that nobody installed.
        words.SetArtist(&HSTRING::from("Supple"))?;
        shown.Update()
    }

    /// Says what it does now.
    pub fn show(&self, playback: Playback) {
        // Nobody has to listen.
        let _ = self.controls.SetPlaybackStatus(status(playback));
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        let _ = self.controls.SetIsEnabled(false);
        let _ = self.player.Close();
    }
}

const fn status(playback: Playback) -> MediaPlaybackStatus {
    match playback {
        Playback::Plays => MediaPlaybackStatus::Playing,
        Playback::Pauses => MediaPlaybackStatus::Paused,
        Playback::Over => MediaPlaybackStatus::Stopped,
    }
}

const fn key(button: Button) -> Option<Key> {
    match button {
        Button::Play => Some(Key::Play),
        Button::Pause | Button::Stop => Some(Key::Pause),
        _ => None,
    }
}

//! A sound server of our own, with a null sink named `probe` as its only device.

use std::fs;
use std::io;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// What must be installed.
pub const PROGRAMS: [&str; 2] = ["pulseaudio", "parec"];

/// A running `PulseAudio` in a temporary folder; it ends when dropped.
pub struct SoundServer {
    server: Child,
    folder: TempDir,
}

impl SoundServer {
    /// Starts it, with a sink of `rate` samples a second.
    pub fn start(rate: u32) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let alsa = "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n";
        fs::write(folder.path().join("asound.conf"), alsa)?;
        let socket = folder.path().join("native");
        let server = Command::new("pulseaudio")
            .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error"])
            .args(["-L", &format!("module-null-sink sink_name=probe rate={rate}")])
            .args(["-L", &format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display())])
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("HOME", folder.path())
            .stderr(Stdio::null())
            .spawn()?;
        let started = Self { server, folder };
        for _ in 0..100 {
            if socket.exists() {
                return Ok(started);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(io::Error::other("the private PulseAudio server did not start"))
    }

    /// Lets `command` play here instead of on the machine's own device.
    pub fn serve<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let folder = self.folder.path();
        command
            .env("XDG_RUNTIME_DIR", folder)
            .env("PULSE_SERVER", format!("unix:{}", folder.join("native").display()))
            .env("ALSA_CONFIG_PATH", folder.join("asound.conf"))
    }
}

impl Drop for SoundServer {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

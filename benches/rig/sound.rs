//! A sound server of our own, with a null sink named `probe`, to people `Probe`, as its only device.

use std::fs;
use std::io;
use std::path::Path;
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
        Ok(Self { server: launch(folder.path(), rate)?, folder })
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.server.id()
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

/// Starts a server in a folder that [`SoundServer::start`] has made ready, and returns once it can be reached.
pub fn launch(folder: &Path, rate: u32) -> io::Result<Child> {
    let socket = folder.join("native");
    // What a server that was killed left behind.
    let _ = fs::remove_file(&socket);
    let server = Command::new("pulseaudio")
        .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--log-level=error"])
        .args(["-L", &format!("module-null-sink sink_name=probe sink_properties=device.description=Probe rate={rate}")])
        .args(["-L", &format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display())])
        .env("XDG_RUNTIME_DIR", folder)
        .env("HOME", folder)
        // A server does not start where another one is pointed to.
        .env_remove("PULSE_SERVER")
        .stderr(Stdio::null())
        .spawn()?;
    for _ in 0..100 {
        if socket.exists() {
            return Ok(server);
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err(io::Error::other("the private PulseAudio server did not start"))
}

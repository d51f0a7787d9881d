//! A Speech Dispatcher at a desk's own socket: eSpeak NG, sounding into the sink `voice`.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use super::LIMIT;
use super::desk::Desk;
use super::lines::run;

/// It has one voice, and writes to nobody's home. Nothing of it starts by itself.
const SETTINGS: &str = r#"
AudioOutputMethod "pulse"
AudioPulseDevice "voice"
DefaultLanguage "en"
DefaultModule espeak-ng
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
"#;

/// Dropping it kills it; its socket stays behind, with nobody at it.
pub struct Service {
    pid: String,
}

impl Service {
    /// Returns once it takes calls.
    pub fn start(desk: &Desk) -> Self {
        let folder = desk.path("dispatcher");
        fs::create_dir_all(folder.join("modules")).unwrap();
        fs::write(folder.join("speechd.conf"), SETTINGS).unwrap();
        let pid = folder.join("pid");
        let mut command = Command::new("speech-dispatcher");
        // Its first process ends once the socket is there. It would end by itself when nobody is connected for some seconds.
        command.args(["--run-daemon", "--timeout", "0", "--communication-method", "unix_socket", "--socket-path"]);
        command.arg(desk.speech()).arg("--pid-file").arg(&pid).arg("--config-dir").arg(&folder);
        command.arg("--log-dir").arg(&folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let log = || fs::read_to_string(folder.join("speech-dispatcher.log"));
        assert!(command.status().unwrap().success(), "{command:?}: {:?}", log());
        // Its last process has written its own number once it answers.
        let mut call = UnixStream::connect(desk.speech()).unwrap();
        call.set_read_timeout(Some(LIMIT)).unwrap();
        call.write_all(b"QUIT\r\n").unwrap();
        call.read_to_end(&mut Vec::new()).unwrap();
        Self { pid: fs::read_to_string(&pid).unwrap().trim().to_owned() }
    }

    /// It does nothing more, and does not hang up either.
    pub fn hang(&self) {
        run(Command::new("kill").args(["-STOP", &self.pid]));
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        run(Command::new("kill").args(["-KILL", &self.pid]));
    }
}

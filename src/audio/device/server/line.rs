//! A connection to the sound server.

use std::env;
use std::fs;
use std::io::{self, Error, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use super::tags::{Message, Values};

/// Everything wanted here is as old as this version of the protocol, and every server still speaks it. Its lists are the
/// shortest: what newer ones add to them cannot be misread.
const VERSION: u32 = 15;
const AUTH: u32 = 8;
const SET_CLIENT_NAME: u32 = 9;
const ERROR: u32 = 0;
const REPLY: u32 = 2;
/// Commands come and go on this channel, samples on that of their stream.
const CONTROL: u32 = u32::MAX;
/// An answer takes no longer.
const ANSWER: Duration = Duration::from_secs(1);
/// No message that is expected comes near it.
const LONGEST: u32 = 1 << 20;
const COOKIE: usize = 256;

/// A server that has let us in.
#[derive(Debug)]
pub struct Line {
    socket: UnixStream,
    asked: u32,
}

/// Something a server said.
#[derive(Debug)]
pub struct Said {
    /// What it is about.
    pub command: u32,
    number: u32,
    rest: Vec<u8>,
}

impl Said {
    /// What belongs to it.
    pub fn values(&self) -> Values<'_> {
        Values::of(&self.rest)
    }
}

impl Line {
    /// To the server of this login session. A server that answers nothing is given up after a while; one that does not even
    /// take the call may be waited for without end, so this is for a thread that can be left alone.
    pub fn connect() -> io::Result<Self> {
        let path = socket_path(|name| env::var(name).ok()).ok_or(ErrorKind::NotFound)?;
        let socket = UnixStream::connect(path)?;
        socket.set_read_timeout(Some(ANSWER))?;
        socket.set_write_timeout(Some(ANSWER))?;
        let mut line = Self { socket, asked: 0 };
        let answer = line.ask(AUTH, |message| message.number(VERSION).bytes(&cookie()))?;
        let version = answer.values().number().ok_or_else(garbled)? & 0xFFFF;
        if version < VERSION {
            return Err(ErrorKind::Unsupported.into());
        }
        line.ask(SET_CLIENT_NAME, |message| message.properties(&[("application.name", "Supple")]))?;
        Ok(line)
    }

    /// Asks for something and returns the answer.
    pub fn ask(&mut self, command: u32, with: impl FnOnce(Message) -> Message) -> io::Result<Said> {
        self.asked += 1;
        self.send(CONTROL, with(Message::new(command, self.asked)).as_bytes())?;
        loop {
            let said = self.hear()?;
            match said.command {
                REPLY if said.number == self.asked => return Ok(said),
                ERROR if said.number == self.asked => return Err(Error::other("the sound server refused")),
                _ => {}
            }
        }
    }

    /// Says something, without waiting for what the server makes of it.
    pub fn say(&mut self, command: u32, with: impl FnOnce(Message) -> Message) -> io::Result<()> {
        self.asked += 1;
        self.send(CONTROL, with(Message::new(command, self.asked)).as_bytes())
    }

    /// Waits for what the server says next.
    pub fn hear(&mut self) -> io::Result<Said> {
        loop {
            let mut head = [0; 20];
            self.socket.read_exact(&mut head)?;
            let [length, channel] =
                [0, 4].map(|at| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
            if length > LONGEST {
                return Err(garbled());
            }
            let mut rest = vec![0; length as usize];
            self.socket.read_exact(&mut rest)?;
            if channel == CONTROL {
                let mut values = Values::of(&rest);
                let command = values.number().ok_or_else(garbled)?;
                let number = values.number().ok_or_else(garbled)?;
                // The two that were read, of five bytes each.
                rest.drain(..10);
                return Ok(Said { command, number, rest });
            }
        }
    }

    /// Hands over samples, or a command on the channel of commands.
    pub fn send(&mut self, channel: u32, bytes: &[u8]) -> io::Result<()> {
        let mut head = [0; 20];
        head[..4].copy_from_slice(&(bytes.len() as u32).to_be_bytes());
        head[4..8].copy_from_slice(&channel.to_be_bytes());
        self.socket.write_all(&head)?;
        self.socket.write_all(bytes)
    }

    /// From now on the server may be silent for so long, or as long as it likes.
    pub fn wait_at_most(&self, silence: Option<Duration>) -> io::Result<()> {
        self.socket.set_read_timeout(silence)
    }

    /// With which the connection can be ended from elsewhere.
    pub fn socket(&self) -> io::Result<UnixStream> {
        self.socket.try_clone()
    }
}

pub(super) fn garbled() -> Error {
    ErrorKind::InvalidData.into()
}

/// Where the server listens, as its own clients find it. One on another machine is left to ALSA.
fn socket_path(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    if let Some(server) = variable("PULSE_SERVER") {
        let path = server.strip_prefix("unix:").unwrap_or(&server);
        return path.starts_with('/').then(|| path.into());
    }
    let folder = |name, below| variable(name).map(|folder| PathBuf::from(folder).join(below));
    folder("PULSE_RUNTIME_PATH", "native").or_else(|| folder("XDG_RUNTIME_DIR", "pulse/native"))
}

/// What a server knows its person by, where it does not see that anyway.
fn cookie() -> Vec<u8> {
    let given = env::var_os("PULSE_COOKIE").map(PathBuf::from);
    let usual = env::var_os("HOME").map(|home| PathBuf::from(home).join(".config/pulse/cookie"));
    let mut cookie = given.or(usual).and_then(|path| fs::read(path).ok()).unwrap_or_default();
    cookie.resize(COOKIE, 0);
    cookie
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &[(&str, &str)]) -> Option<PathBuf> {
        socket_path(|name| variables.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_server_is_where_the_environment_says_or_in_the_folder_of_the_login_session() {
        let session = ("XDG_RUNTIME_DIR", "/run/user/7");
        assert_eq!(found(&[session]), Some("/run/user/7/pulse/native".into()));
        assert_eq!(found(&[session, ("PULSE_RUNTIME_PATH", "/run/own")]), Some("/run/own/native".into()));
        for given in ["unix:/tmp/own", "/tmp/own"] {
            assert_eq!(found(&[session, ("PULSE_SERVER", given)]), Some("/tmp/own".into()));
        }
        assert_eq!(found(&[session, ("PULSE_SERVER", "tcp:studio:4713")]), None);
        assert_eq!(found(&[]), None);
    }
}

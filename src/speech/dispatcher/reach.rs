//! Finds Speech Dispatcher's socket, and starts it where it is installed and not running.

use std::env;
use std::io::ErrorKind;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::Trouble;

/// Where the service is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At this socket; started there if nobody is.
    Usual(PathBuf),
    /// At this socket, as the person's environment says, which also starts it.
    Given(PathBuf),
}

impl Place {
    /// As `SPEECHD_ADDRESS` says, or in the folder of the login session.
    pub fn of_this_session() -> Self {
        let address = env::var("SPEECHD_ADDRESS").ok();
        let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        Self::of(address.as_deref(), runtime.as_deref())
    }

    fn of(address: Option<&str>, runtime: Option<&Path>) -> Self {
        let given = address.and_then(|address| address.strip_prefix("unix_socket:"));
        given.filter(|path| !path.is_empty()).map_or_else(
            || Self::Usual(runtime.unwrap_or(Path::new("/run")).join("speech-dispatcher/speechd.sock")),
            |path| Self::Given(path.into()),
        )
    }
}

/// How long is waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the service to start and take the call.
    pub connect: Duration,
    /// For each line of an answer.
    pub answer: Duration,
    /// Before it is tried again once it failed, and twice as long after each failure, up to [`LONGEST_PAUSE`].
    pub pause: Duration,
}

/// Nobody waits longer for a voice that is back.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_mins(1);

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), answer: Duration::from_secs(2), pause: Duration::from_secs(5) }
    }
}

/// A stream to the service. Takes no longer than `patience`, whatever hangs: nothing of std bounds a connection to a socket.
pub(super) fn reach(place: &Place, patience: Patience) -> Result<UnixStream, Trouble> {
    let (reached, waiting) = channel();
    let place = place.clone();
    let connect = move || {
        // Nobody waits any more when it took too long.
        let _ = reached.send(connect(&place));
    };
    thread::Builder::new().name("speech-connect".into()).spawn(connect).map_err(Trouble::NoThread)?;
    let stream = waiting.recv_timeout(patience.connect).map_err(|_| Trouble::Silent(ErrorKind::TimedOut.into()))??;
    stream.set_write_timeout(Some(patience.answer)).map_err(Trouble::NotReached)?;
    Ok(stream)
}

fn connect(place: &Place) -> Result<UnixStream, Trouble> {
    match place {
        Place::Given(socket) => UnixStream::connect(socket).map_err(Trouble::NotReached),
        Place::Usual(socket) => UnixStream::connect(socket).or_else(|_| {
            start(socket)?;
            UnixStream::connect(socket).map_err(Trouble::NotReached)
        }),
    }
}

/// Its first process ends once the service listens.
fn start(socket: &Path) -> Result<(), Trouble> {
    let mut command = Command::new("speech-dispatcher");
    command.args(["--spawn", "--communication-method", "unix_socket", "--socket-path"]).arg(socket);
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Trouble::NotStarted),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Trouble::NotInstalled),
        Err(error) => Err(Trouble::NotReached(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_environment_comes_first_and_the_login_session_after() {
        let runtime = Some(Path::new("/run/user/7"));
        let usual = Place::Usual("/run/user/7/speech-dispatcher/speechd.sock".into());
        assert_eq!(Place::of(Some("unix_socket:/tmp/own.sock"), runtime), Place::Given("/tmp/own.sock".into()));
        for unusable in [None, Some("unix_socket"), Some("unix_socket:"), Some("inet_socket:host:6560")] {
            assert_eq!(Place::of(unusable, runtime), usual, "{unusable:?}");
        }
    }
}

//! A display of our own, with a window manager, watched from outside the programs that draw on it.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{AtomEnum, ChangeWindowAttributesAux, ConnectionExt, EventMask, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// What must be installed.
pub const PROGRAMS: [&str; 3] = ["Xvfb", "openbox", "xdotool"];

const GLANCE: Duration = Duration::from_micros(500);
const PATIENCE: Duration = Duration::from_secs(20);
/// The top left corner of a window: no window of ours leaves it blank.
const CORNER: (u16, u16) = (300, 140);

/// A running Xvfb with openbox; they end when dropped.
pub struct Display {
    connection: RustConnection,
    root: Window,
    mapped: u32,
    name: String,
    // Ended in this order.
    _manager: Helper,
    _server: Helper,
}

struct Helper(Child);

impl Drop for Helper {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Display {
    /// Starts them. `home` stands in for the home folder.
    pub fn start(home: &Path) -> Result<Self, Box<dyn Error>> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x900x24", "+extension", "GLX", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let told = server.stdout.take().ok_or("Xvfb has no output")?;
        let server = Helper(server);
        let mut number = String::new();
        BufReader::new(told).read_line(&mut number)?;
        let name = format!(":{}", number.trim());
        let (connection, screen) = RustConnection::connect(Some(&name))?;
        let root = connection.setup().roots[screen].root;
        let watch = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        connection.change_window_attributes(root, &watch)?.check()?;
        let manager = Command::new("openbox")
            .arg("--sm-disable")
            .env("DISPLAY", &name)
            .env("HOME", home)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let manager = Helper(manager);
        let mapped = connection.intern_atom(false, b"WM_STATE")?.reply()?.atom;
        let display = Self { connection, root, mapped, name, _manager: manager, _server: server };
        display.wait_for_manager()?;
        Ok(display)
    }

    /// Lets `command` draw here.
    pub fn serve<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("DISPLAY", &self.name).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET")
    }

    /// Forgets the windows that have been shown until now.
    pub fn forget(&self) -> Result<(), Box<dyn Error>> {
        self.connection.get_input_focus()?.reply()?;
        while self.connection.poll_for_event()?.is_some() {}
        Ok(())
    }

    /// Waits until a new window is on the screen with a picture in it: the first that a person can see.
    pub fn wait_for_picture(&self) -> Result<(), Box<dyn Error>> {
        let began = Instant::now();
        let mut shown = None;
        while began.elapsed() < PATIENCE {
            while let Some(event) = self.connection.poll_for_event()? {
                if let Event::MapNotify(mapped) = event
                    && mapped.event == self.root
                {
                    shown = Some(mapped.window);
                }
            }
            if let Some(shown) = shown
                && let Some(window) = self.managed_in(shown)?
                && self.has_picture(window)
            {
                return Ok(());
            }
            thread::sleep(GLANCE);
        }
        Err("no window was drawn".into())
    }

    /// Presses and releases a key in the window that has the focus.
    pub fn press(&self, key: &str) -> Result<(), Box<dyn Error>> {
        let pressed = self.serve(Command::new("xdotool").args(["key", key])).status()?;
        if pressed.success() { Ok(()) } else { Err(format!("xdotool could not press {key}").into()) }
    }

    fn wait_for_manager(&self) -> Result<(), Box<dyn Error>> {
        let sign = self.connection.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK")?.reply()?.atom;
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if self.has_property(self.root, sign)? {
                // It maps some windows of its own.
                thread::sleep(Duration::from_millis(500));
                return Ok(());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Err("openbox did not start".into())
    }

    fn has_property(&self, window: Window, property: u32) -> Result<bool, Box<dyn Error>> {
        let asked = self.connection.get_property(false, window, property, AtomEnum::ANY, 0, 0)?;
        Ok(asked.reply().is_ok_and(|told| told.type_ != 0))
    }

    /// The program's own window within the manager's frame.
    fn managed_in(&self, window: Window) -> Result<Option<Window>, Box<dyn Error>> {
        if self.has_property(window, self.mapped)? {
            return Ok(Some(window));
        }
        // The window may be gone again.
        let Ok(tree) = self.connection.query_tree(window)?.reply() else { return Ok(None) };
        for child in tree.children {
            if let Some(found) = self.managed_in(child)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Whether the corner is of more than one colour. It is blank until the program has drawn.
    fn has_picture(&self, window: Window) -> bool {
        let (width, height) = CORNER;
        let asked = self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0);
        let Some(image) = asked.ok().and_then(|asked| asked.reply().ok()) else { return false };
        let (pixels, _) = image.data.as_chunks::<4>();
        pixels.iter().any(|pixel| pixel[..3] != pixels[0][..3])
    }
}

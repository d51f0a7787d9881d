//! `PipeWire` in place of `PulseAudio`, as most desktops have it today.

use std::fs;
use std::process::Command;

use super::app::App;
use super::desk::Desk;
use super::devices::{HEADPHONES, until_heard};
use super::lines::{Helper, Lines, run};
use super::sound::Recording;

/// A server of this desk's own.
struct PipeWire {
    address: String,
    _services: [Helper; 3],
}

const CORE: &str = r#"
context.properties = { core.daemon = true, core.name = pipewire-0 }
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert, support.* = support/libspa-support }
context.modules = [
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-metadata }
    { name = libpipewire-module-spa-device-factory }
    { name = libpipewire-module-spa-node-factory }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-client-device }
    { name = libpipewire-module-access }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-link-factory }
    { name = libpipewire-module-session-manager }
]
context.objects = [
    { factory = spa-node-factory
      args = { factory.name = support.node.driver, node.name = Dummy-Driver, node.group = pipewire.dummy, priority.driver = 20000 } }
]
context.exec = [ { path = "echo", args = "ready" } ]
"#;

const PULSE: &str = r#"
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert, support.* = support/libspa-support }
context.modules = [
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-metadata }
    { name = libpipewire-module-protocol-pulse }
]
pulse.properties = { server.address = [ "unix:native" ] }
context.exec = [ { path = "echo", args = "ready" } ]
"#;

impl PipeWire {
    fn start(desk: &Desk) -> Self {
        let folder = desk.path("pipewire");
        fs::create_dir_all(&folder).unwrap();
        let folder = folder.to_str().unwrap().to_owned();
        let served = |name: &str, config: &str| {
            let path = format!("{folder}/{name}.conf");
            fs::write(&path, config).unwrap();
            let mut command = Command::new("pipewire");
            let mut helper = Helper::start(command.args(["-c", &path]).env("XDG_RUNTIME_DIR", &folder));
            assert_eq!(Lines::of(name, helper.0.stdout.take().unwrap()).next(), "ready");
            helper
        };
        let core = served("core", CORE);
        let manager = Helper::start(Command::new("wireplumber").env("XDG_RUNTIME_DIR", &folder));
        let pulse = served("pulse", PULSE);
        Self { address: format!("unix:{folder}/pulse/native"), _services: [pulse, manager, core] }
    }
}

impl PipeWire {
    fn pactl(&self, arguments: &[&str]) -> String {
        run(Command::new("pactl").args(arguments).env("PULSE_SERVER", &self.address))
    }

    fn load(&self, name: &str, described: &str) -> String {
        let described = format!("sink_properties='device.description=\"{described}\"'");
        let name = format!("sink_name={name}");
        self.pactl(&["load-module", "module-null-sink", &name, "rate=48000", &described]).trim().to_owned()
    }
}

#[test]
#[ignore = "needs the private desktop of scripts/test"]
fn on_pipewire_a_chosen_device_plays_and_is_stood_in_for_once_it_is_pulled_out_and_taken_up_once_it_is_back() {
    let desk = Desk::new();
    let server = PipeWire::start(&desk);
    server.load("usual", "Usual");
    let headphones = server.load("headphones", HEADPHONES);
    server.pactl(&["set-default-sink", "usual"]);
    desk.choose(&format!("sounding: (device: \"{HEADPHONES}\", ambience: pad)"));
    let mut command = desk.supple(&["play", "stress-reset-3"]);
    let _app = App::start(command.env("PULSE_SERVER", &server.address));
    until_heard(&mut Recording::on(&server.address, "headphones"));
    let mut usual = Recording::on(&server.address, "usual");
    server.pactl(&["unload-module", &headphones]);
    until_heard(&mut usual);
    server.load("headphones", HEADPHONES);
    until_heard(&mut Recording::on(&server.address, "headphones"));
}

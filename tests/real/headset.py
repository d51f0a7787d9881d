"""A desktop with a headset, as far as a test needs one: writes a line for each player that comes or goes and each change of
what it does, and presses the key that it reads."""

import sys
import threading

from gi.repository import Gio, GLib

NAME = "org.mpris.MediaPlayer2.supple"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


def call(interface, method, values):
    return bus.call_sync(NAME, PATH, interface, method, values, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()


def on_comes(_bus, _name, _owner):
    (told,) = call("org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", (PLAYER,)))
    print(f"on: {told['Metadata']['xesam:title']}, {told['PlaybackStatus']}", flush=True)


def on_changes(_bus, _sender, _path, _interface, _signal, values):
    print(values.unpack()[1]["PlaybackStatus"], flush=True)


def press_keys():
    for key in sys.stdin:
        call(PLAYER, key.strip(), None)


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.signal_subscribe(
    NAME, "org.freedesktop.DBus.Properties", "PropertiesChanged", PATH, PLAYER, Gio.DBusSignalFlags.NONE, on_changes
)
Gio.bus_watch_name_on_connection(
    bus, NAME, Gio.BusNameWatcherFlags.NONE, on_comes, lambda *_: print("off", flush=True)
)
threading.Thread(target=press_keys, daemon=True).start()
GLib.MainLoop().run()

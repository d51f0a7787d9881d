"""A player of music, as far as a test needs one: it plays, and writes a line each time its volume is turned."""

from gi.repository import Gio, GLib

PLAYER = "org.mpris.MediaPlayer2.Player"
NODE = f"""<node><interface name="{PLAYER}">
<property name="PlaybackStatus" type="s" access="read"/>
<property name="Volume" type="d" access="readwrite"/>
</interface></node>"""
volume = 0.8


def on_get(_bus, _sender, _path, _interface, name):
    return GLib.Variant("d", volume) if name == "Volume" else GLib.Variant("s", "Playing")


def on_set(_bus, _sender, _path, _interface, _name, value):
    global volume
    volume = value.unpack()
    print(f"{volume:.2f}", flush=True)
    return True


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
(interface,) = Gio.DBusNodeInfo.new_for_xml(NODE).interfaces
bus.register_object("/org/mpris/MediaPlayer2", interface, None, on_get, on_set)
Gio.bus_own_name_on_connection(
    bus, "org.mpris.MediaPlayer2.music", Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None
)
GLib.MainLoop().run()

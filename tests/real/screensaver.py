"""The screen saver of a desktop, as far as a test needs one: writes a line for each time it is asked to wait, for each time
it is let go again, and for each who asked and is gone."""

from gi.repository import Gio, GLib

NODE = """<node><interface name="org.freedesktop.ScreenSaver">
<method name="Inhibit"><arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="u"/></method>
<method name="UnInhibit"><arg direction="in" type="u"/></method>
</interface></node>"""
watched = {}


def gone(_bus, name):
    watched.pop(name, None)
    print("gone", flush=True)


def on_call(bus, sender, _path, _interface, method, values, invocation):
    if method == "Inhibit":
        print("waits: " + ", ".join(values.unpack()), flush=True)
        if sender not in watched:
            watched[sender] = Gio.bus_watch_name_on_connection(bus, sender, Gio.BusNameWatcherFlags.NONE, None, gone)
        invocation.return_value(GLib.Variant("(u)", (7,)))
    else:
        Gio.bus_unwatch_name(watched.pop(sender))
        print(f"let go: {values.unpack()[0]}", flush=True)
        invocation.return_value(None)


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
(interface,) = Gio.DBusNodeInfo.new_for_xml(NODE).interfaces
bus.register_object("/org/freedesktop/ScreenSaver", interface, on_call, None, None)
Gio.bus_own_name_on_connection(
    bus, "org.freedesktop.ScreenSaver", Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None
)
GLib.MainLoop().run()

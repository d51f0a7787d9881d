"""A login manager, as far as a test needs one: writes a line for each time it is asked to wait, and for each time nobody holds it
any more."""

import os

from gi.repository import Gio, GLib

NODE = """<node><interface name="org.freedesktop.login1.Manager">
<method name="Inhibit"><arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
<arg direction="in" type="s"/><arg direction="out" type="h"/></method>
</interface></node>"""


def let_go(read, _condition):
    os.close(read)
    print("let go", flush=True)
    return GLib.SOURCE_REMOVE


def on_call(_bus, _sender, _path, _interface, _method, values, invocation):
    print("waits: " + ", ".join(values.unpack()), flush=True)
    read, held = os.pipe()
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, read, GLib.IOCondition.HUP, let_go)
    handed = Gio.UnixFDList.new()
    handed.append(held)
    os.close(held)
    invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), handed)


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
(interface,) = Gio.DBusNodeInfo.new_for_xml(NODE).interfaces
bus.register_object("/org/freedesktop/login1", interface, on_call, None, None)
Gio.bus_own_name_on_connection(
    bus, "org.freedesktop.login1", Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None
)
GLib.MainLoop().run()

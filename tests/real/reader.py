"""Sees one program as a screen reader does. Takes commands on standard input, one line each, its fields parted by tabs:

    find ROLE NAME    waits until there is something of this role and name
    text PART         waits until something has PART in its name
    gone PART         waits until nothing has PART in its name
    press NAME        waits for a button of this name and presses it
    choose NAME       waits for a choice, a tab or a switch of this name and presses it
    focus ROLE NAME   waits for something of this role and name, and until it has the keyboard
    said PART         waits until PART has been announced, be it before the command

and answers each with a line: "ok", or after too long "failed" with all that there is. It looks again only when the
program told of a change. The caller waits for an answer before it sends the next command.
"""

import sys

from gi.repository import Gio, GLib

PATIENCE_S = 60
ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = "org.a11y.atspi.Registry"
ROLES = {23: "frame", 29: "label", 43: "button", 51: "slider"}  # their numbers in the protocol
FOCUSED = 1 << 12
ROOT = "/org/a11y/atspi/accessible/root"

pid = int(sys.argv[1])
loop = GLib.MainLoop()
announced = []
waiting = None  # the command that has no answer yet
deadline = 0
look_again = False
trouble = None  # the last error


def accessibility_bus():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    (address,) = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags)


bus = accessibility_bus()


def call(place, interface, method, signature="()", *values):
    owner, path = place
    return bus.call_sync(owner, path, interface, method, GLib.Variant(signature, values), None, 0, 3_000).unpack()


def value_of(place, interface, name):
    return call(place, "org.freedesktop.DBus.Properties", "Get", "(ss)", interface, name)[0]


def is_ours(place):
    daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
    return call(daemon, "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", place[0]) == (pid,)


def everything():
    """Place, role and name of each thing in the program, from the outermost in."""
    programs = [program for program in call((REGISTRY, ROOT), ACCESSIBLE, "GetChildren")[0] if is_ours(program)]
    todo = [window for program in programs for window in call(program, ACCESSIBLE, "GetChildren")[0]]
    while todo:
        place = todo.pop(0)
        yield place, ROLES.get(call(place, ACCESSIBLE, "GetRole")[0], "thing"), value_of(place, ACCESSIBLE, "Name")
        todo += call(place, ACCESSIBLE, "GetChildren")[0]


def place_of(role, name):
    return next((place for place, *what in everything() if what == [role, name]), None)


def has(part):
    return any(part in name for _, _, name in everything())


def press(name, role="button"):
    button = place_of(role, name)
    return button is not None and call(button, "org.a11y.atspi.Action", "DoAction", "(i)", 0)[0]


def focus(role, name):
    place = place_of(role, name)
    if place is None:
        return False
    if call(place, ACCESSIBLE, "GetState")[0][0] & FOCUSED:
        return True
    call(place, "org.a11y.atspi.Component", "GrabFocus")
    return False  # it will tell when it has it


VERBS = {
    "find": lambda role, name: place_of(role, name) is not None,
    "text": has,
    "gone": lambda part: not has(part),
    "press": press,
    "choose": lambda name: press(name, "thing"),
    "focus": focus,
    "said": lambda part: any(part in text for text in announced),
}


def attempt():
    global look_again, trouble
    look_again = False
    if waiting is None:
        return False
    verb, *words = waiting
    try:
        if VERBS[verb](*words):
            answer("ok")
    except GLib.Error as error:  # gone while it was looked at; another change is told of
        trouble = error
        return error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT)  # no answer tells nothing: again
    return False


def answer(words):
    global waiting
    waiting = None
    GLib.source_remove(deadline)
    print(words, flush=True)


def give_up():
    try:
        there = "; ".join(f"{role} {name!r}" for _, role, name in everything())
    except GLib.Error as error:
        there = str(error)
    answer(f"failed: there is {there}; announced: {announced}; last trouble: {trouble}")
    return True  # it is removed already


def on_command(stdin, _condition):
    global waiting, deadline
    line = stdin.readline()
    if not line:
        loop.quit()
        return False
    waiting = line.rstrip("\n").split("\t")
    deadline = GLib.timeout_add_seconds(PATIENCE_S, give_up)
    attempt()
    return True


def on_change(_bus, _sender, _path, _interface, signal, values):
    global look_again
    if signal == "Announcement":
        announced.append(values.unpack()[3])
    if not look_again:
        look_again = True
        GLib.idle_add(attempt)


for interface in ("Object", "Window"):
    bus.signal_subscribe(None, f"org.a11y.atspi.Event.{interface}", None, None, None, 0, on_change)
for event in ("object:", "window:"):
    call((REGISTRY, "/org/a11y/atspi/registry"), REGISTRY, "RegisterEvent", "(sass)", event, [], "")
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, on_command)
print("ready", flush=True)
loop.run()

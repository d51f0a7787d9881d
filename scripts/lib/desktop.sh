# A private desktop for tests: its own home, display, sound and session bus, all gone when the script ends. Sourced after
# setup.sh. Nothing waits by the clock: each service says when it is ready.

scratch=$(mktemp -d "${TMPDIR:-/tmp}/supple.XXXXXX")
services=()
trap tear_down EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# From here on nothing reads or writes the person's own home or desktop. Rust's folders stay, they are only tools.
leave_home() {
    export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
    unset WAYLAND_DISPLAY WAYLAND_SOCKET XAUTHORITY SESSION_MANAGER AT_SPI_BUS_ADDRESS
    unset XDG_CONFIG_DIRS XDG_DATA_DIRS PULSE_COOKIE PULSE_RUNTIME_PATH PULSE_SINK PIPEWIRE_REMOTE
    export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/runtime
    export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
    export XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
    mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CACHE_HOME"
    mkdir -m 700 "$XDG_RUNTIME_DIR"
}

# A display in software and a window manager.
start_display() {
    start xvfb Xvfb -displayfd 3 -screen 0 1400x900x24 +extension GLX -nolisten tcp
    export DISPLAY=:$said LIBGL_ALWAYS_SOFTWARE=1
    start openbox openbox --sm-disable --startup "sh -c 'echo ready >$scratch/openbox.ready'"
}

# PulseAudio with a sink, `probe`, that sounds nowhere and can be recorded from `probe.monitor`; ALSA leads to it. Speech has
# one of its own, `voice`, so that it can be told from chimes. ALSA also knows a device that leads to the sink `second`, which is
# there only while a test loads it.
start_sound() {
    export PULSE_SERVER=unix:$XDG_RUNTIME_DIR/pulse/native ALSA_CONFIG_PATH=$scratch/asound.conf
    cat >"$ALSA_CONFIG_PATH" <<'END'
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.second {
    type pulse
    device second
    hint { show on description "Second device" }
}
END
    # Its parent process returns once the daemon is ready.
    pulseaudio -n --daemonize=yes --use-pid-file=yes --exit-idle-time=-1 --log-target="file:$scratch/pulseaudio.log" \
        -L "module-null-sink sink_name=probe rate=48000" -L "module-null-sink sink_name=voice rate=48000" \
        -L "module-native-protocol-unix auth-anonymous=1 socket=${PULSE_SERVER#unix:}" >"$scratch/pulseaudio.out" 2>&1 ||
        fail "pulseaudio did not start:" "$(cat "$scratch"/pulseaudio.*)"
}

# A session bus on which assistive technology is said to be present, so that programs describe their windows on it.
start_bus() {
    export GSETTINGS_BACKEND=memory
    start bus dbus-daemon --session --nofork --print-address=3 --address="unix:path=$XDG_RUNTIME_DIR/bus"
    export DBUS_SESSION_BUS_ADDRESS=$said
    dbus-send --session --reply-timeout=30000 --print-reply --dest=org.a11y.Bus /org/a11y/bus \
        org.freedesktop.DBus.Properties.Set string:org.a11y.Status string:IsEnabled variant:boolean:true \
        >"$scratch/a11y.log" 2>&1 || fail "the accessibility bus did not start:" "$(cat "$scratch/a11y.log")"
}

# start NAME COMMAND...: runs a service for as long as the script lives and leaves the first line it writes to descriptor
# 3, or to NAME.ready, in $said. A service that dies before closes the pipe, and that ends the wait.
start() {
    local name=$1
    shift
    mkfifo "$scratch/$name.ready"
    setpriv --pdeathsig TERM "$@" >"$scratch/$name.log" 2>&1 3>"$scratch/$name.ready" </dev/null &
    services=("$!" ${services[@]+"${services[@]}"})
    read -r -t 30 said <"$scratch/$name.ready" || fail "$name did not start:" "$(cat "$scratch/$name.log")"
}

# Last started, first ended; each is gone before the next, so that none complains of the other's end.
tear_down() {
    [ ! -e "$scratch/runtime/pulse/pid" ] || pulseaudio --kill || true
    local pid
    for pid in ${services[@]+"${services[@]}"}; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$scratch" || true
}

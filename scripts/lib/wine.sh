# A Windows program on the private display. Sourced after setup.sh; desktop.sh has started the display.

# An empty Windows, without wine's offers to download more and without menu entries on the person's desktop.
start_wine() {
    export WINEPREFIX=$scratch/wine WINEDEBUG=fixme-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe="
    trap 'wineserver --kill || true; tear_down' EXIT
    wineboot --init >"$scratch/wineboot.log" 2>&1 || fail "wine did not start:" "$(cat "$scratch/wineboot.log")"
    local library=$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll
    [ -e "$library" ] ||
        x86_64-w64-mingw32-gcc -shared -o "$library" "$root/scripts/lib/bcryptprimitives.c" -ladvapi32
}

# open_window PROGRAM: leaves the window's id in $window; fails when the program ends or a minute passes before it shows.
open_window() {
    wine "$1" >"$scratch/program.log" 2>&1 &
    timeout 60 xdotool search --sync --onlyvisible --name '^Supple$' >"$scratch/window" &
    wait -n && [ -s "$scratch/window" ] || fail "no window named Supple in wine:" "$(cat "$scratch/program.log")"
    window=$(head -n 1 "$scratch/window")
    xwininfo -id "$window" | grep -E 'xwininfo|Width|Height'
}

# picture_of WINDOW FILE: the first frame comes a moment after the window and nothing announces it, so look until there
# is more than one colour.
picture_of() {
    local until=$((SECONDS + 30))
    mkdir -p "$(dirname "$2")"
    import -window "$1" "$2"
    while [ "$(identify -format %k "$2")" -eq 1 ]; do
        [ "$SECONDS" -lt "$until" ] || fail "the window stayed empty: $2"
        import -window "$1" "$2"
    done
    echo "picture: $2"
}

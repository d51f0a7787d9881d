# Finds what this machine lacks and, where it may, installs it. Sourced by the scripts one folder up.
#
# Looked for is the thing itself (a command, a library), not the package that usually brings it: that takes some
# milliseconds, asks no package manager, and holds on any distribution. Packages matter only once something is missing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# set_up GROUP...: everything of these groups of needs.txt is there afterwards, or the script has ended with what to type.
set_up() {
    check_cargo
    [ "$(uname -s)" = Linux ] || return 0 # elsewhere the system itself brings windows and sound
    local lacking
    lacking=$(missing "$@")
    [ -n "$lacking" ] || return 0
    install "$lacking"
    lacking=$(missing "$@")
    [ -z "$lacking" ] || fail "still missing after the installation: $(words 1 "$lacking")"
}

check_cargo() {
    local needed found
    needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
    command -v cargo >/dev/null || fail "Rust is missing: get version $needed or newer from https://rustup.rs"
    found=$(cargo --version) || fail "cargo is there but does not run: see https://rustup.rs"
    found=$(words 2 "$found")
    at_least "$needed" "$found" ||
        fail "Supple needs Rust $needed and this is $found: type 'rustup update stable', or see https://rustup.rs"
}

# at_least NEEDED FOUND: compares the first two numbers of each version.
at_least() {
    local needed_major needed_minor major minor
    IFS=. read -r needed_major needed_minor _ <<<"$1"
    IFS=. read -r major minor _ <<<"$2"
    [ "$major" -gt "$needed_major" ] || { [ "$major" -eq "$needed_major" ] && [ "$minor" -ge "$needed_minor" ]; }
}

# missing GROUP...: prints "thing debian-packages fedora-packages" for each thing that is not there.
missing() {
    local group check thing deb rpm
    while read -r group check thing deb rpm; do
        case " $* " in
            *" $group "*) "has_$check" "$thing" || echo "$thing $deb $rpm" ;;
        esac
    done <"$root/scripts/lib/needs.txt"
}

has_command() { command -v "$1" >/dev/null; }
has_startup() { [ -e "$(cc -print-file-name="$1" 2>/dev/null)" ]; }
has_module() { pkg-config --exists "$1" 2>/dev/null; }
has_library() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -F "$1 (" >/dev/null; }
has_plugin() { compgen -G "/usr/lib*/alsa-lib/$1" >/dev/null || compgen -G "/usr/lib/*/alsa-lib/$1" >/dev/null; }
has_voice() { compgen -G "/usr/lib*/speech-dispatcher-modules/$1" >/dev/null || [ -e "/usr/libexec/speech-dispatcher-modules/$1" ]; }
has_file() { [ -e "$1" ]; }
has_python() {
    /usr/bin/python3 -c 'import sys, importlib.util as u; sys.exit(u.find_spec(sys.argv[1]) is None)' "$1" 2>/dev/null
}

# install LACKING: installs the packages as root; anybody else is told what to type.
install() {
    local packages
    if has_command apt-get; then
        packages=$(words 2 "$1")
        as_root "apt-get update && apt-get install --yes --no-install-recommends $packages"
    elif has_command dnf; then
        packages=$(words 3 "$1")
        as_root "dnf install --assumeyes --setopt=install_weak_deps=False $packages"
    else
        fail "missing: $(words 1 "$1")" "On Debian these are the packages: $(words 2 "$1")"
    fi
}

as_root() {
    [ "$(id -u)" -eq 0 ] || fail "some system packages are missing. Type this, then start again:" "sudo sh -c '$1'"
    echo "Installing what is missing: $1" >&2
    DEBIAN_FRONTEND=noninteractive sh -c "$1" </dev/null >&2
}

# words N LINES: the Nth column of the lines, each word once, on one line.
words() {
    local column
    column=$(echo "$2" | cut -d ' ' -f "$1" | tr ',' '\n' | sort -u | tr '\n' ' ')
    echo "${column% }"
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the tests of the real program: a display, a home and a file of their own.

program=$1
if [[ -z ${PEERGRID_ON_XVFB-} ]]; then
    # Without -noreset it begins anew when its last client goes, and takes none meanwhile.
    PEERGRID_ON_XVFB=1 exec xvfb-run -a -s "-screen 0 1400x900x24 -noreset" "$0" "$program"
fi

home=$(mktemp -d)
pid=
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home
export DBUS_SESSION_BUS_ADDRESS=disabled: # the session is somebody else's; libdbus leaks at the end
chmod 700 "$home"

start() { # start ARGUMENT…
    QT_QPA_PLATFORM=xcb "$program" "$@" &
    pid=$!
}

# until_so COMMAND…: asks until it is so, for at most 30 seconds.
until_so() {
    local end=$((SECONDS + 30))
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || { echo "not within 30 s: $*"; return 1; }
        read -rt 0.1 <> <(:) || true
    done
}

window_called() { xdotool search --onlyvisible --name "$1"; }

# Without a window manager, a click gives a window the keys: here onto nothing.
take_focus() { xdotool mousemove 1300 8 click 1; } # beside the menus

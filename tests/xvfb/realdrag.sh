#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drags a prosumer from the palette onto the canvas of the real program on a display of its own,
# with the pointer, and looks for it in the saved file.
#   realdrag.sh PEERGRID
set -euo pipefail

program=$1
if [[ -z ${PEERGRID_ON_XVFB-} ]]; then
    PEERGRID_ON_XVFB=1 exec xvfb-run -a -s "-screen 0 1400x900x24" "$0" "$program"
fi

home=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home
file=$home/empty.peergrid
cat >"$file" <<'SCENARIO'
{"format": "peergrid-scenario", "version": 1, "hours": 24, "design": "hybrid",
 "objective": "published", "peers": []}
SCENARIO

QT_QPA_PLATFORM=xcb "$program" "$file" &
pid=$!

# until COMMAND…: asks until it is so, for at most 30 seconds.
until_so() {
    local end=$((SECONDS + 30))
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || { echo "not within 30 s: $*"; return 1; }
        read -rt 0.1 <> <(:) || true
    done
}

until_so xdotool search --onlyvisible --name 'empty.peergrid'
drag_and_save() {
    xdotool mousemove 100 207 mousedown 1 mousemove 130 230 mousemove 400 300 \
        mousemove 600 420 mousemove 640 450 mouseup 1
    xdotool key ctrl+s
    grep -q prosumer "$file"
}
until_so drag_and_save
grep -q '"position"' "$file"
echo "a prosumer was dragged onto the canvas"

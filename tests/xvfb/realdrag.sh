#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Drags a prosumer from the palette onto the canvas of the real program on a display of its own,
# with the pointer, and looks for it in the saved file.
#   realdrag.sh PEERGRID
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/onscreen.sh"

file=$home/empty.peergrid
cat >"$file" <<'SCENARIO'
{"format": "peergrid-scenario", "version": 1, "hours": 24, "design": "hybrid",
 "objective": "published", "peers": []}
SCENARIO

start "$file"
until_so window_called 'empty.peergrid'
drag_and_save() {
    xdotool mousemove 100 207 mousedown 1 mousemove 130 230 mousemove 400 300 \
        mousemove 600 420 mousemove 640 450 mouseup 1
    xdotool key ctrl+s
    grep -q prosumer "$file"
}
until_so drag_and_save
grep -q '"position"' "$file"
echo "a prosumer was dragged onto the canvas"

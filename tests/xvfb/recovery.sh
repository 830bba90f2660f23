#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Renames a peer in the real program with real keys, kills it when a snapshot stands, starts it
# again, takes the work back and saves it.
#   recovery.sh PEERGRID
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/onscreen.sh"

file=$home/quay.peergrid
cat >"$file" <<'SCENARIO'
{"format": "peergrid-scenario", "version": 1, "hours": 24, "design": "hybrid",
 "objective": "published", "peers": [{"id": "1", "name": "Quay", "role": "consumer", "load": 5}]}
SCENARIO
cp "$file" "$home/before"
snapshots=$home/data/PeerGrid/PeerGrid/autosave

start "$file"
until_so window_called 'quay.peergrid'
rename() {
    take_focus
    xdotool key ctrl+a F2
    xdotool type Pier
    window_called 'quay.peergrid\*'
}
until_so rename
# What is being written beside a snapshot is none yet.
snapshot_stands() { grep -q '"Pier"' "$snapshots"/*.peergrid && grep -q path "$snapshots"/*.json; }
until_so snapshot_stands
kill -9 "$pid"
wait "$pid" 2>/dev/null || true
cmp "$file" "$home/before"
echo "killed; the file is as it was"

start
until_so window_called 'PeerGrid'
restore() {
    take_focus
    xdotool key alt+r
    window_called 'quay.peergrid\*'
}
until_so restore
cmp "$file" "$home/before"
echo "the recovery was offered and taken; the file is as it was"

save() {
    xdotool key ctrl+s
    grep -q '"Pier"' "$file"
}
until_so save
no_snapshots() { [[ -z $(find "$snapshots" -type f) ]]; }
until_so no_snapshots
quit() {
    xdotool key ctrl+q
    ! kill -0 "$pid"
}
until_so quit
wait "$pid"
echo "the work is in the file; nothing is left behind"

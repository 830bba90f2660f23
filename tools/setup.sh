# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the other tools: where the repository is, what a job needs, how it is built.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# As the packages are called in Debian 12 and Ubuntu 24.04.
build_packages=(g++ cmake ninja-build pkg-config coinor-libclp-dev coinor-libcoinutils-dev
                nlohmann-json3-dev libexpected-dev libfmt-dev libcli11-dev zlib1g-dev libsqlite3-dev
                qt6-base-dev qt6-svg-dev qt6-charts-dev libqt6opengl6-dev libxlsxwriter-dev)
test_packages=(libvalijson-dev libglpk-dev glpk-utils xvfb xauth xdotool
               openmpi-bin libopenmpi-dev)
# clang-format and clang-tidy answer differently from version to version, so the version is fixed.
check_packages=(clang-format-14 clang-tidy-14)
coverage_packages=(gcovr)
# What tools/bench measures against, and by. Others take part if they are there: python3-scipy, and
# python3-pulp with coinor-cbc.
bench_packages=(liblemon-dev libglpk-dev libbenchmark-dev)

say() { printf '%s\n' "$*" >&2; }

# step SENTENCE COMMAND…: one line a step; what the command prints is shown only if it fails.
step() {
    local sentence=$1 output status start=$SECONDS
    shift
    printf '%s … ' "$sentence" >&2
    set +e # not `if output=…`, inside which the command would go on after an error
    output=$(set -e && "$@" 2>&1)
    status=$?
    set -e
    if ((status == 0)); then
        say "done ($((SECONDS - start)) s)"
    else
        say "failed:"
        say "$output"
        return "$status"
    fi
}

is_installed() { [[ $(dpkg-query -Wf '${db:Status-Abbrev}' "$1" 2>/dev/null) == ii* ]]; }

apt_install() {
    local as_root=()
    ((EUID == 0)) || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@"
}

# need PACKAGE…: installs those that are not there. Asks no network when nothing is missing.
need() {
    local package missing=()
    if ! command -v apt-get >/dev/null; then
        [[ -d $root/build ]] || say "This system has no apt. PeerGrid needs what Debian calls: $*"
        return 0
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        say "These packages are missing, and installing them takes root or sudo: ${missing[*]}"
        return 1
    fi
    ((EUID == 0)) || sudo -v
    step "Installing ${missing[*]}" apt_install "${missing[@]}"
}

# build PRESET [TARGET…]: configures a preset when it is new, and builds.
build() {
    local preset=$1
    shift
    cd "$root"
    [[ -f build/$preset/build.ninja ]] ||
        step "Configuring $preset" cmake --preset "$preset"
    step "Building $preset" cmake --build --preset "$preset" ${1:+--target "$@"}
}

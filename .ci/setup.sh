#!/bin/sh
# Make .venv/ fit for work: `sh .ci/setup.sh runtime` to run framing, `sh .ci/setup.sh dev` to test and check it too.
#
# Finds or provides Python 3.12 or newer, the pinned packages and the system libraries that pages are drawn with. What
# needs an administrator is done where that is allowed (root, or sudo without a password); otherwise the one command to
# type is printed. A stamp keyed by the digest of all that was installed from lets the next run leave at once.
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-runtime}
case $wanted in runtime | dev) ;; *) echo "usage: sh .ci/setup.sh runtime|dev" >&2; exit 2 ;; esac

venv=$PWD/.venv
base= # the Python that .venv is made from; needed only when there is none in place that will do
python=$venv/bin/python
pins=.ci/requirements

digest_of() {
    { echo "$PWD"; cat .ci/setup.sh "$pins/$1.txt" pyproject.toml framing/__init__.py; } |
        { sha256sum 2>/dev/null || cksum; }
}
ready() { [ -x "$python" ] && [ "$(cat "$venv/.ready-$1" 2>/dev/null)" = "$(digest_of "$1")" ]; }
if ready "$wanted"; then exit 0; fi

# Variables of another environment would reach into ours.
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONPLATLIBDIR 2>/dev/null || :

say() { echo "framing set-up: $*" >&2; }
stop() { say "$@"; exit 1; }

any_age='import sys; sys.exit(sys.version_info < (3, 8))'
new_enough='import sys; sys.exit(sys.version_info < (3, 12))'
complete="import ensurepip, venv; $new_enough"
libraries='
import ctypes, sys
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    if sys.platform == "linux":
        ctypes.CDLL(name)
'

advice='please install Python 3.12 or newer ("pyenv install 3.13", or a system package), then run make again.'

# ── finding a Python ──

# The first Python that runs and for which the given code exits with 0. Being on the PATH is not enough: pyenv puts a
# command there for every version it has, and those of versions that are not active only print an error.
find_python() {
    for name in python3.13 python3.12 python3.14 python3 python; do
        if found=$(on_path "$name" "$1"); then
            echo "$found"
            return
        fi
    done
    for found in "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3*/bin/python3; do
        if [ -x "$found" ] && runs "$found" "$1"; then
            echo "$found"
            return
        fi
    done
    return 1
}

on_path() (
    set -f
    IFS=:
    for folder in $PATH; do
        # An activated .venv/ of ours is what is being made, not what to make it from.
        if [ "$folder" != "$venv/bin" ] && [ -x "$folder/$1" ] && runs "$folder/$1" "$2"; then
            echo "$folder/$1"
            exit 0
        fi
    done
    exit 1
)

runs() { "$1" -I -c "$2" >/dev/null 2>&1 </dev/null; }
has_pip() { "$1" -m pip --version >/dev/null 2>&1 </dev/null; }

# uv brings a Python of its own. It comes from the user's package index like everything else, through any old Python.
python_from_uv() {
    say "no Python 3.12 or newer here; asking uv for one"
    if ! uv=$(command -v uv); then
        helper=$(find_python "import ensurepip; $any_age") || helper=$(find_python "$any_age") || return 1
        scratch=$(mktemp -d)
        trap 'rm -rf "$scratch"' EXIT
        if ! has_pip "$helper"; then
            "$helper" -m venv "$scratch/venv" || return 1
            helper=$scratch/venv/bin/python
        fi
        "$helper" .ci/pip.py install -qq --target "$scratch" --require-hashes --only-binary :all: -r "$pins/uv.txt" ||
            return 1
        uv=$scratch/bin/uv
    fi
    base=$("$uv" python find --managed-python '>=3.12' 2>/dev/null) && return
    "$uv" python install --no-progress --no-bin 3.12 >&2 && base=$("$uv" python find --managed-python 3.12)
}

# ── what only an administrator may install ──

packages=
add() { case " $packages " in *" $1 "*) ;; *) packages="${packages:+$packages }$1" ;; esac; }

# Whether packages can be installed without asking anybody; sets how.
may_install() {
    command -v apt-get >/dev/null || return 1
    root=
    [ "$(id -u)" = 0 ] && return
    root='sudo -n'
    command -v sudo >/dev/null && sudo -n true 2>/dev/null
}

install_packages() {
    [ -n "$packages" ] || return 0
    command="apt-get install -y --no-install-recommends $packages"
    if ! command -v apt-get >/dev/null; then
        stop "please install what Debian calls $packages with your system's package manager, then run make again."
    fi
    may_install || stop "please run this once, then make again:  sudo apt-get update && sudo $command"
    say "installing system packages: $packages"
    # Package lists may be absent or old; fetching them first costs seconds, a failed install the whole run.
    $root apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null </dev/null || :
    # shellcheck disable=SC2086 # $root and $command are several words
    $root env DEBIAN_FRONTEND=noninteractive $command -qq -o DPkg::Lock::Timeout=300 >/dev/null </dev/null ||
        stop "that failed. Please run this, then make again:  sudo apt-get update && sudo $command"
    packages=
}

# Debian ships its Pythons without what makes environments; the package that adds it is named after the version.
venv_package() { "$1" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

# ── the way ──

fits() { [ "$(cat "$venv/.place" 2>/dev/null)" = "$PWD" ] && runs "$python" "$new_enough" && has_pip "$python"; }

choose_base() {
    base=$(find_python "$complete") && return
    base=$(find_python "import venv; $new_enough") && has_pip "$base"
}

if ! fits && ! choose_base; then
    if base=$(find_python "$new_enough"); then
        add "$(venv_package "$base")"
    elif ! command -v uv >/dev/null && ! base=$(find_python "import ensurepip; $any_age"); then
        base=$(find_python "$any_age") || :
        if [ -z "$base" ]; then add python3-venv; elif ! has_pip "$base"; then add "$(venv_package "$base")"; fi
    fi
fi
if ! runs "${base:-$python}" "$libraries"; then
    for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; do add $package; done
fi
# What only tests use: they read pages back, keep a ledger on a server, make a certificate and look at pages in a
# browser. Without these they are skipped and say so.
if [ "$wanted" = dev ]; then
    tools=
    command -v pdftotext >/dev/null || tools="$tools poppler-utils"
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || tools="$tools postgresql"
    command -v openssl >/dev/null || tools="$tools openssl"
    command -v chromium >/dev/null || tools="$tools chromium"
    if [ -n "$tools" ] && may_install; then
        for package in $tools; do add "$package"; done
    elif [ -n "$tools" ]; then
        say "some tests will be skipped; to run them, install what Debian calls$tools"
    fi
fi
install_packages

if ! fits; then
    choose_base || python_from_uv || stop "$advice"
    say "making .venv with $base"
    rm -rf "$venv"
    if runs "$base" "$complete"; then "$base" -m venv "$venv"; else "$base" -m venv --without-pip "$venv"; fi
    echo "$PWD" >"$venv/.place"
fi

# A mirror among several that cannot be reached is worth a warning a package to pip; -qq leaves only errors.
pip() {
    if has_pip "$python"; then "$python" .ci/pip.py "$@"; else "$base" .ci/pip.py --python "$python" "$@"; fi
}

say "installing $(grep -c == "$pins/$wanted.txt") pinned packages into .venv; this happens once"
pip install -qq --require-hashes --only-binary :all: -r "$pins/$wanted.txt" ||
    stop "the packages could not be installed (see above). Check the network and pip's settings, then run make again."
pip install -qq --no-index --no-deps --no-build-isolation --editable . ||
    stop "framing itself could not be installed into .venv (see above)."

digest_of "$wanted" >"$venv/.ready-$wanted"
# All that runs the program is needed to test it, so what is ready for tests is ready for reports.
if [ "$wanted" = dev ]; then digest_of runtime >"$venv/.ready-runtime"; fi

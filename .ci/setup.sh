#!/usr/bin/env bash
# Installs what Recto needs on Debian 12: setup.sh KIND... with the kinds of packages.txt, and the Python
# packages of the tests (kind test), of the bench (bench) and of measuring tables (peers). A second run finds all there and ends at once.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# The packages of the kinds asked for that aren't installed, one a line.
missing_packages() {
  local wanted have
  mapfile -t wanted < <(
    awk -v kinds=" $* " '!/^#/ && NF && index(kinds, " " $1 " ") { print $2 }' .ci/packages.txt | sort -u)
  [ ${#wanted[@]} -gt 0 ] || return 0
  # dpkg-query fails when it doesn't know one of them; what it does know counts.
  have=$({ dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } |
    awk '$1 == "installed" { print $2 }' | sort -u)
  comm -23 <(printf '%s\n' "${wanted[@]}") - <<<"$have"
}

install_packages() {
  local missing root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || stop "these Debian packages are missing: ${missing[*]}"
  echo "setup: installing ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || stop "as root, run: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  "${root[@]}" apt-get update --quiet --quiet
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes \
    --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null
}

# A virtual environment with exactly the packages of a requirements file, whose copy inside says that it is whole.
install_python() {
  local folder=$1 requirements=$2 python=/usr/bin/python3
  cmp --quiet "$requirements" "$folder/requirements.txt" && return 0
  "$python" -c 'import ensurepip, venv' 2>/dev/null || python=python3
  echo "setup: making $folder from $requirements"
  rm -rf "$folder"
  "$python" -m venv "$folder"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary=:all: --requirement "$requirements"
  cp "$requirements" "$folder/requirements.txt"
}

install_packages "$@"
for kind in "$@"; do
  case $kind in
    test) install_python .build-venv/test Tests/requirements.txt ;;
    bench) install_python .build-venv/bench Tests/bench-requirements.txt ;;
    peers) install_python .build-venv/peers Tests/peers-requirements.txt ;;
  esac
done
command -v swift >/dev/null ||
  stop "Swift 6.2 or newer is not on PATH; https://www.swift.org/install/linux tells how to get it"

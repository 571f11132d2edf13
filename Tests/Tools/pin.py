#!/usr/bin/env python3
"""Pins the Python packages of the tests: writes Tests/NAME.txt from Tests/NAME.in.

For each package that NAME.in asks for, and for each that those need, the newest wheel for Debian 12's
Python 3.11 on x86-64 and on 64-bit Arm is downloaded, and its version and SHA-256 are written down, so that
`pip install --require-hashes` installs these files or nothing.

Usage: pin.py [NAME.in ...]     (without names: every .in file in Tests)
"""
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
GLIBC = range(36, 16, -1)  # Debian 12 has glibc 2.36; wheels name the oldest that they run on


def wheels(wanted, machine, folder):
    """Downloads what `wanted` needs on `machine`; returns {package: (version, sha256)}."""
    platforms = [f"--platform=manylinux_2_{minor}_{machine}" for minor in GLIBC]
    platforms.append(f"--platform=manylinux2014_{machine}")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:",
               "--python-version=3.11", "--dest", folder, "--requirement", str(wanted), *platforms]
    subprocess.run(command, check=True)
    found = {}
    for file in sorted(pathlib.Path(folder).glob("*.whl")):
        name, version = file.name.split("-")[:2]
        name = re.sub(r"[-_.]+", "-", name).lower()
        found[name] = (version, hashlib.sha256(file.read_bytes()).hexdigest())
    return found


def pin(wanted):
    found = {}
    for machine in ("x86_64", "aarch64"):
        with tempfile.TemporaryDirectory() as folder:
            for name, (version, digest) in wheels(wanted, machine, folder).items():
                found.setdefault((name, version), set()).add(digest)
    lines = [f"# Written by Tools/pin.py from {wanted.name}: CPython 3.11, x86-64 and 64-bit Arm Linux."]
    for (name, version), digests in sorted(found.items()):
        hashes = " \\\n".join(f"    --hash=sha256:{digest}" for digest in sorted(digests))
        lines.append(f"{name}=={version} \\\n{hashes}")
    wanted.with_suffix(".txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for file in [pathlib.Path(name) for name in sys.argv[1:]] or sorted(TESTS.glob("*.in")):
        pin(file)

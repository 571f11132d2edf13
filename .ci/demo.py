#!/usr/bin/env python3
"""demo.py RECTO SAMPLES OUT: converts each sample scan into every format that Recto writes, and tells what was
made: file, size, pages, words, mean confidence, and the seconds that the sample took. A sample without a table
has no CSV."""
import json
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Tools"))
from model import words_of  # noqa: E402

# The exit code of recto for a format that holds nothing of the document.
NOT_IN_INPUT = 10


def format_ids(recto):
    """The formats that `recto formats` lists as written, each with its endings."""
    listed = subprocess.run([recto, "formats"], check=True, capture_output=True, text=True).stdout
    return re.findall(r"^  ([a-z0-9]+) +\.", listed, re.MULTILINE)


def contents(file):
    """Pages, words and mean confidence in per cent, as the JSON form has them."""
    pages = json.loads(file.read_text(encoding="utf-8"))["pages"]
    words = list(words_of(pages))
    known = [word["confidence"] for word in words if word.get("confidence") is not None]
    return len(pages), len(words), f"{100 * sum(known) / len(known):.1f} %" if known else "-"


def convert(recto, source, ids, target):
    """True when all was written, false when what was asked for isn't in the document."""
    command = [recto, "convert", "--quiet", source, "--to", ",".join(ids), "--output", target]
    ended = subprocess.run(command, stderr=subprocess.PIPE, text=True)
    if ended.returncode not in (0, NOT_IN_INPUT):
        sys.stderr.write(ended.stderr)
        ended.check_returncode()
    return ended.returncode == 0


def made_of(stem, out):
    """The files of one sample; tables have files of their own."""
    names = re.compile(re.escape(stem) + r"(-p\d+-t\d+)?\.\w+")
    return sorted(file for file in out.iterdir() if names.fullmatch(file.name))


def size(file):
    length = file.stat().st_size
    return f"{length / 1024:.1f} KiB" if length < 2**20 else f"{length / 2**20:.2f} MiB"


def main():
    recto, samples, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    ids = format_ids(recto)
    scans = sorted(file for file in samples.iterdir() if file.suffix in (".jpg", ".png", ".tif", ".pdf"))
    if not scans or "json" not in ids:
        sys.exit(f"demo: {samples} has no scan, or {recto} doesn't write JSON")
    out.mkdir(parents=True, exist_ok=True)
    row = "{:<24}{:>12}{:>7}{:>7}{:>12}{:>9}".format
    table = [row("file", "size", "pages", "words", "confidence", "seconds")]
    for scan in scans:
        start = time.monotonic()
        if not convert(recto, scan, [name for name in ids if name != "csv"], f"{out}/"):
            sys.exit(f"demo: nothing was found in {scan}")
        tables = convert(recto, out / f"{scan.stem}.json", ["csv"], f"{out}/")
        seconds = time.monotonic() - start
        pages, words, confidence = contents(out / f"{scan.stem}.json")
        shared = [pages, words, confidence, f"{seconds:.1f}"]  # of the scan: told once
        for made in made_of(scan.stem, out):
            table.append(row(made.name, size(made), *shared))
            shared = [""] * len(shared)
        if not tables:
            table.append(row(f"{scan.stem}.csv", "no table", *shared))
    print(f"\nMade in {out}/, from {len(scans)} scans:")
    print("\n".join(line.rstrip() for line in table))


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"demo: {error.cmd[0]} ended with exit code {error.returncode}")

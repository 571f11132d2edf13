#!/usr/bin/env python3
"""Runs libFuzzer on each reader of strangers' bytes. Prints a line for each; exits 1 when something was found.

The bytes that crash a reader, or take it more than a minute, are kept beside the seeds.

Usage: fuzz.py --binary FILE --folder FOLDER [--seconds 60] [--only multipart json ...] [--jobs 2]
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys


def targets(binary):
    return subprocess.run([binary], check=True, capture_output=True, text=True).stdout.split()


def run(binary, folder, target, seconds):
    """Whether nothing was found, and what libFuzzer says at its end."""
    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    # The seeds and the words are written by the program itself, before libFuzzer reads them.
    words = folder / f"{target}.dict"
    done = subprocess.run(
        [binary, corpus, f"-dict={words}", f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=2048",
         f"-artifact_prefix={folder / target}-", "-print_final_stats=1"],
        capture_output=True, text=True, errors="replace",
        env={**os.environ, "RECTO_FUZZ_TARGET": target, "RECTO_FUZZ_FOLDER": str(folder),
             "SWIFT_BACKTRACE": "enable=no"})
    (folder / f"{target}.log").write_text(done.stderr)
    rounds = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    reached = re.findall(r"cov: (\d+)", done.stderr)
    told = f"{int(rounds.group(1)) if rounds else 0:,} rounds, {reached[-1] if reached else 0} edges reached"
    return done.returncode == 0, told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--folder", required=True, type=pathlib.Path, help="for seeds, finds and logs")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--jobs", type=int, default=2, help="readers at a time")
    arguments = parser.parse_args()
    names = [name for name in targets(arguments.binary) if not arguments.only or name in arguments.only]
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        runs = [pool.submit(run, arguments.binary, arguments.folder, name, arguments.seconds) for name in names]
        results = [future.result() for future in runs]
    for name, (good, told) in zip(names, results):
        print(f"{name}: {told}, {'nothing found' if good else f'FOUND: see {arguments.folder / name}.log'}")
    return 0 if names and all(good for good, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())

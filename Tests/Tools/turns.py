"""Programs that are timed take turns, so that what else the machine does falls on all of them."""
import json
import os
import pathlib
import shutil
import statistics
import sys


def add_arguments(parser, runs, timeout):
    parser.add_argument("--recto", required=True, help="the program to time")
    parser.add_argument("--runs", type=int, default=runs, help=f"how often each program runs ({runs})")
    parser.add_argument("--only", action="append", metavar="NAME", help="only these programs; repeatable")
    parser.add_argument("--timeout", type=float, default=timeout, help=f"seconds for one run ({timeout})")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all runs there")


def arguments(parser):
    options = parser.parse_args()
    options.recto = shutil.which(options.recto) or sys.exit(f"bench: there is no {options.recto}")
    return options


def take(programs, options, run):
    """`run` is called with name and program, and returns figures, "seconds" among them. Lists of these by name."""
    chosen = {name: program for name, program in programs.items() if not options.only or name in options.only}
    runs = {name: [] for name in chosen}
    for turn in range(options.runs):
        for name, program in chosen.items():
            runs[name].append(run(name, program))
            print(f"bench: run {turn + 1}/{options.runs}, {name}: {runs[name][-1]['seconds']:.1f} s",
                  file=sys.stderr, flush=True)
    return runs


def medians(runs):
    """The median of each figure, by name; the seconds of all runs as "allSeconds"."""
    results = {}
    for name, all_runs in runs.items():
        results[name] = {key: statistics.median(run[key] for run in all_runs) for key in all_runs[0]}
        results[name]["allSeconds"] = [round(run["seconds"], 3) for run in all_runs]
    return results


def setting(options):
    return f"{len(os.sched_getaffinity(0))} cores, median of {options.runs} runs"


def write(options, figures):
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")

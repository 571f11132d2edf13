#!/usr/bin/env python3
"""Times Recto beside its peers on PDFs that have their own text: `make bench-text [ARGS="--pdf FILE"]`.

  recto, JSON / Markdown / Word   recto convert FILE -o OUT, all cores
  pdftotext                       pdftotext -bbox-layout: words and boxes, no structure
  pdfplumber                      the words of every page, with boxes and fonts
  pdf2docx                        Word, with tables
The programs take turns; the table tells medians of pages a second, processor time and memory. Without --pdf the file is
made by code: pages of two columns, of a table, and of headings and lists, in turn."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import processes
import text_pages

PDFPLUMBER = """
import json, sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf, open(sys.argv[2], "w") as out:
    for page in pdf.pages:
        json.dump(page.extract_words(extra_attrs=["fontname", "size"]), out)
        page.close()
"""
PDF2DOCX = """
import sys
from pdf2docx import Converter
converter = Converter(sys.argv[1])
converter.convert(sys.argv[2])
converter.close()
"""


def contenders(options, pdf):
    """Name: command, with @OUT@ for the folder to write to."""
    def recto(ending):
        return [options.recto, "convert", pdf, "--ocr", "none", "--quiet", "--output", f"@OUT@/made.{ending}"]

    return {
        "recto, JSON": recto("json"), "recto, Markdown": recto("md"), "recto, Word": recto("docx"),
        "pdftotext -bbox-layout": ["pdftotext", "-q", "-bbox-layout", pdf, "@OUT@/made.html"],
        "pdfplumber": [sys.executable, "-c", PDFPLUMBER, pdf, "@OUT@/made.json"],
        "pdf2docx": [sys.executable, "-c", PDF2DOCX, pdf, "@OUT@/made.docx"],
    }


def one_run(name, command, limit):
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        done = processes.run([str(word).replace("@OUT@", folder) for word in command], limit)
        made = sum(file.stat().st_size for file in pathlib.Path(folder).iterdir())
        if done.code != 0 or made == 0:
            sys.exit(f"bench: {name} failed with {done.code}: {done.message}")
        return {"seconds": done.seconds, "cpuSeconds": done.cpu_seconds, "peakBytes": done.peak_bytes, "outputBytes": made}


def page_count(pdf):
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))


def print_results(results, pages):
    print(f"{'':24}{'pages/s':>9}{'range':>14}{'CPU s/100 pages':>17}{'peak MiB':>10}{'output KiB':>12}")
    for name, result in results.items():
        rates = [pages / seconds for seconds in result["allSeconds"]]
        print(f"{name:24}{pages / result['seconds']:9.1f}{f'{min(rates):.1f}-{max(rates):.1f}':>14}"
              f"{100 * result['cpuSeconds'] / pages:17.2f}{result['peakBytes'] / 2**20:10.0f}"
              f"{result['outputBytes'] / 2**10:12.0f}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recto", required=True, help="the program to time")
    parser.add_argument("--pdf", type=pathlib.Path, metavar="FILE", help="take this file instead")
    parser.add_argument("--pages", type=int, default=150, help="of the file that is made (150)")
    parser.add_argument("--runs", type=int, default=3, help="how often each program runs (3)")
    parser.add_argument("--only", action="append", metavar="NAME", help="only these programs; repeatable")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for one run (900)")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write all runs there")
    return parser.parse_args()


def main():
    options = arguments()
    options.recto = shutil.which(options.recto) or sys.exit(f"bench: there is no {options.recto}")
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        pdf = options.pdf or text_pages.make(pathlib.Path(folder) / "text.pdf", options.pages)
        pages = page_count(pdf)
        programs = contenders(options, pdf)
        if options.only:
            programs = {name: program for name, program in programs.items() if name in options.only}
        runs = {name: [] for name in programs}
        for turn in range(options.runs):
            for name, command in programs.items():
                runs[name].append(one_run(name, command, options.timeout))
                print(f"bench: run {turn + 1}/{options.runs}, {name}: {runs[name][-1]['seconds']:.1f} s",
                      file=sys.stderr, flush=True)
    results = {}
    for name, all_runs in runs.items():
        results[name] = {key: statistics.median(run[key] for run in all_runs) for key in all_runs[0]}
        results[name]["allSeconds"] = [round(run["seconds"], 3) for run in all_runs]
    print(f"{pages} pages, {len(os.sched_getaffinity(0))} cores, median of {options.runs} runs")
    print_results(results, pages)
    if options.json:
        options.json.write_text(json.dumps({"pages": pages, "programs": results}, indent=1) + "\n")


if __name__ == "__main__":
    main()

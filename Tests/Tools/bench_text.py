#!/usr/bin/env python3
"""Times Recto beside its peers on PDFs that have their own text: `make bench-text [ARGS="--pdf FILE"]`.

  recto, JSON / Markdown / Word   recto convert FILE -o OUT, all cores
  pdftotext                       pdftotext -bbox-layout: words and boxes, no structure
  pdfplumber                      the words of every page, with boxes and fonts
  pdf2docx                        Word, with tables
The programs take turns; the table tells medians of pages a second, processor time and memory. Without --pdf the file is
made by code: pages of two columns, of a table, and of headings and lists, in turn."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import processes
import text_pages
import turns

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
    turns.add_arguments(parser, runs=3, timeout=900)
    parser.add_argument("--pdf", type=pathlib.Path, metavar="FILE", help="take this file instead")
    parser.add_argument("--pages", type=int, default=150, help="of the file that is made (150)")
    return turns.arguments(parser)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        pdf = options.pdf or text_pages.make(pathlib.Path(folder) / "text.pdf", options.pages)
        pages = page_count(pdf)
        runs = turns.take(contenders(options, pdf), options, lambda name, command: one_run(
            name, command, options.timeout))
    results = turns.medians(runs)
    print(f"{pages} pages, {turns.setting(options)}")
    print_results(results, pages)
    turns.write(options, {"pages": pages, "programs": results})


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times Recto beside its peers on the same ten scanned pages: `make bench [ARGS="--pages FOLDER"]`.

Every program makes searchable PDF of the same pages with the same language data and may use all cores:
  recto, as it comes recto convert --join PAGE... -o OUT.pdf, with both engines where the models are installed
  recto, images      the same with --engine tesseract, as the peers read
  recto, PDF         recto convert of a PDF that holds the pages
  tesseract          the command as it comes, all pages in one process
  tesseract x cores  one process of one thread for each page, as many at a time as there are cores
  ocrmypdf           of the same PDF, as it comes
  ocrmypdf, plain    of the same PDF, without PDF/A and without optimisation
The programs take turns, so that what else the machine does falls on all of them; the table tells medians. The
words that pdftotext finds say whether all did the same work. Last comes the time that the programs need to start.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import processes
import turns

ENDINGS = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}


def contenders(options, images, pdf):
    """Name: (command with @OUT@ for the folder to write to, environment)."""
    cores = str(len(os.sched_getaffinity(0)))
    language = options.language
    both = [options.recto, "convert", "--language", language, "--output", "@OUT@/made.pdf", "--quiet"]
    recto = both + ["--engine", "tesseract"]
    ocrmypdf = [sys.executable, "-m", "ocrmypdf", "--quiet", "--jobs", cores, "--language", language]
    each = ["xargs", "--arg-file=@OUT@/list", "--delimiter=\\n", "--max-procs=" + cores, "--replace",
            "sh", "-c", f'tesseract "$1" "@OUT@/$(basename "$1")" -l {language} pdf', "tesseract", "{}"]
    return {
        "recto, as it comes": (both + ["--join"] + images, {}),
        "recto, images": (recto + ["--join"] + images, {}),
        "recto, PDF": (recto + [pdf], {}),
        "tesseract": (["tesseract", "@OUT@/list", "@OUT@/made", "-l", language, "pdf"], {}),
        "tesseract x cores": (each, {"OMP_THREAD_LIMIT": "1"}),
        "ocrmypdf": (ocrmypdf + [pdf, "@OUT@/made.pdf"], {}),
        "ocrmypdf, plain": (ocrmypdf + ["--output-type", "pdf", "--optimize", "0", pdf, "@OUT@/made.pdf"], {}),
    }


def words_in(folder):
    count = 0
    for file in pathlib.Path(folder).glob("*.pdf"):
        text = subprocess.run(["pdftotext", "-q", file, "-"], check=True, capture_output=True).stdout
        count += len(text.split())
    return count


def one_run(name, command, environment, images, limit):
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        (pathlib.Path(folder) / "list").write_text("".join(f"{image}\n" for image in images))
        done = processes.run([str(word).replace("@OUT@", folder) for word in command], limit, environment)
        if done.code != 0:
            sys.exit(f"bench: {name} failed with {done.code}: {done.message}")
        return {
            "seconds": done.seconds, "cpuSeconds": done.cpu_seconds, "peakBytes": done.peak_bytes,
            "outputBytes": sum(file.stat().st_size for file in pathlib.Path(folder).glob("*.pdf")),
            "words": words_in(folder)}


def version_commands(options):
    return {"recto": [options.recto, "--version"], "tesseract": ["tesseract", "--version"],
            "ocrmypdf": [sys.executable, "-m", "ocrmypdf", "--version"]}


def versions(options):
    for name, command in version_commands(options).items():
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[0]
        yield f"{name} {said.removeprefix(name).strip()}"


def start_seconds(options, runs=15):
    """Median seconds in which each program tells its version."""
    commands = version_commands(options)
    seconds = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.monotonic()
            subprocess.run(command, check=True, capture_output=True)
            seconds[name].append(time.monotonic() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def print_start(seconds):
    print("\nStart-up (--version): " + ", ".join(
        f"{name} {1000 * value:.0f} ms ({seconds['recto'] / value:.2f})" for name, value in seconds.items()))


def print_results(results, pages):
    print(f"{'':19}{'pages/min':>10}{'range':>14}{'CPU s':>8}{'peak MiB':>10}{'output KiB':>12}{'words':>7}")
    for name, result in results.items():
        rates = [60 * pages / seconds for seconds in result["allSeconds"]]
        print(f"{name:19}{60 * pages / result['seconds']:10.1f}{f'{min(rates):.1f}-{max(rates):.1f}':>14}"
              f"{result['cpuSeconds']:8.1f}{result['peakBytes'] / 2**20:10.0f}"
              f"{result['outputBytes'] / 2**10:12.0f}{result['words']:7.0f}")
    mine = [name for name in results if name.startswith("recto")]
    if not mine:
        return
    print("\nRatios: speed (over 1: Recto is faster), CPU, memory and output (under 1: Recto needs less)")
    for own in mine:
        for peer in (name for name in results if name not in mine):
            one, other = results[own], results[peer]
            print(f"{f'{own} / {peer}':38}speed {other['seconds'] / one['seconds']:.2f}" + "".join(
                f"   {label} {one[key] / other[key]:.2f}"
                for label, key in (("CPU", "cpuSeconds"), ("memory", "peakBytes"), ("output", "outputBytes"))))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    turns.add_arguments(parser, runs=5, timeout=600)
    parser.add_argument("--pages", type=pathlib.Path, metavar="FOLDER", help="take the images there instead")
    parser.add_argument("--language", default="eng", help="Tesseract's name of the language (eng)")
    return turns.arguments(parser)


def input_pages(options, folder):
    """The images, and one PDF that holds them as they are."""
    import img2pdf
    if options.pages:
        images = sorted(file.resolve() for file in options.pages.iterdir() if file.suffix.lower() in ENDINGS)
    else:
        import synthetic_pages
        images = synthetic_pages.make_pages(folder)
    if not images:
        sys.exit(f"bench: {options.pages} has no PNG, JPEG or TIFF")
    pdf = pathlib.Path(folder) / "scan.pdf"
    pdf.write_bytes(img2pdf.convert([str(image) for image in images]))
    return images, pdf


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        images, pdf = input_pages(options, folder)
        runs = turns.take(contenders(options, images, pdf), options, lambda name, program: one_run(
            name, *program, images, options.timeout))
    results = turns.medians(runs)
    print(f"{len(images)} pages, {turns.setting(options)}; " + ", ".join(versions(options)))
    print_results(results, len(images))
    start = start_seconds(options)
    print_start(start)
    turns.write(options, {"pages": len(images), "programs": results, "startSeconds": start})


if __name__ == "__main__":
    main()

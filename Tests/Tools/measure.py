#!/usr/bin/env python3
"""Scores Recto over a corpus: `make measure CORPUS=FOLDER [ARGS="..."]`.

Each document that Recto reads is converted once, to PDF, text and JSON. Per folder a table tells: documents and
failures; character and word error rates against the truth where the corpus has one, pooled over the documents; the
same for the `tesseract` command on the same files with the same languages; how the PDF's text layer agrees with
the JSON's words; seconds a page and peak memory. A document that fails counts as one without text. In the folder
`hostile`, whose files may be refused, the table tells how each one ended.
"""
import argparse
import collections
import concurrent.futures
import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import corpus
import processes
import scores

ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
# tesseract reads no PDF: its pages are rendered as people do who use it.
PDF_THROUGH_TESSERACT = """
pdf=$1 folder=$2 languages=$3
shift 3
pdftoppm -r 300 -gray -png "$@" "$pdf" "$folder/page"
ls "$folder"/page*.png > "$folder/list"
tesseract "$folder/list" stdout -l "$languages"
"""


@dataclasses.dataclass
class Result:
    document: corpus.Document
    skipped: str | None = None
    run: processes.Run | None = None
    pages: int = 0
    text: scores.TextScore | None = None
    layer: scores.LayerScore | None = None
    layer_error: str | None = None
    peer: processes.Run | None = None
    peer_text: scores.TextScore | None = None

    @property
    def outcome(self):
        if self.skipped:
            return "skipped"
        if self.run.code is None:
            return "hang"
        if self.run.crashed:
            return "crash"
        return "refused" if self.run.code else "converted"

    def as_json(self):
        def text(score):
            return score and {
                "cer": score.cer, "wer": score.wer, "wordsF1": score.words_f1,
                "characterEdits": score.character_edits, "characters": score.characters,
                "wordEdits": score.word_edits, "words": score.words}

        def process(run):
            return run and {
                "code": run.code, "seconds": round(run.seconds, 3), "cpuSeconds": round(run.cpu_seconds, 3),
                "peakBytes": run.peak_bytes, "message": run.message if run.code != 0 else None}

        layer = self.layer and {
            "words": self.layer.words, "recall": self.layer.recall, "order": self.layer.order, "reading": self.layer.reading,
            "overlap": self.layer.overlap}
        return {
            "path": self.document.name, "kind": self.document.kind, "languages": self.document.languages,
            "outcome": self.outcome, "skipped": self.skipped, "pages": self.pages, "recto": process(self.run),
            "text": text(self.text), "layer": layer, "layerError": self.layer_error,
            "tesseract": process(self.peer), "tesseractText": text(self.peer_text)}


def convert(document, options, folder):
    command = [options.recto, "convert", document.path, "--to", "pdf,txt,json", "--output", f"{folder}/"]
    command += ["--language", "+".join(document.languages), "--quiet"]
    if document.password is not None:
        command += ["--password", document.password]
    return processes.run(command + options.options.split(), options.timeout)


def score_text(document, run, text):
    if document.truth is None:
        return None
    return scores.text_score(document.truth, text if run.code == 0 else "")


def score_layer(result, model, pdf):
    def read(*mode):
        command = ["pdftotext", "-q", "-bbox", *mode, "-enc", "UTF-8", pdf, "-"]
        return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout

    try:
        result.layer = scores.layer_score(model, read())
        result.layer.in_file_order = scores.layer_score(model, read("-raw")).in_order
    except (subprocess.SubprocessError, OSError, ValueError, SyntaxError) as error:
        result.layer_error = f"{type(error).__name__}: {error}"[:300]


def measure_recto(result, options):
    document = result.document
    with tempfile.TemporaryDirectory(prefix="recto-measure-") as folder:
        result.run = convert(document, options, folder)
        made = pathlib.Path(folder) / document.path.stem
        if result.run.code != 0:
            result.text = score_text(document, result.run, "")
            return
        model = json.loads(made.with_name(made.name + ".json").read_text(encoding="utf-8"))
        text = made.with_name(made.name + ".txt").read_text(encoding="utf-8")
        result.pages = len(model["pages"])
        result.text = score_text(document, result.run, text)
        score_layer(result, model, made.with_name(made.name + ".pdf"))


def measure_tesseract(result, options):
    document = result.document
    languages = "+".join(document.languages)
    with tempfile.TemporaryDirectory(prefix="recto-measure-") as folder:
        if document.is_image:
            command = ["tesseract", document.path, "stdout", "-l", languages]
        else:
            command = ["sh", "-ec", PDF_THROUGH_TESSERACT, "sh", document.path, folder, languages]
            command += ["-upw", document.password] if document.password is not None else []
        result.peer = processes.run(command, options.timeout, ONE_THREAD)
    result.peer_text = score_text(document, result.peer, result.peer.output.decode("utf-8", "replace"))


def measure(document, options, installed):
    result = Result(document)
    missing = [name for name in document.languages if name not in installed]
    if missing and not document.is_hostile:
        result.skipped = "no language data: " + " ".join(map(corpus.debian_package, missing))
        return result
    if missing:
        document.languages = ["eng"]
    try:
        measure_recto(result, options)
    except (OSError, ValueError, KeyError, TypeError) as error:
        # Recto says it has converted the file, and what it made isn't there or isn't what was agreed on.
        result.run.code, result.run.errors = 1, f"{type(error).__name__}: {error}"
    if not document.is_hostile and not options.no_peer and (document.is_image or document.truth is not None):
        measure_tesseract(result, options)
    return result


def percent(value):
    return "-" if value is None else f"{100 * value:.2f}"


def total(values):
    values = [value for value in values if value is not None]
    return sum(values[1:], values[0]) if values else None


def print_table(head, rows):
    rows = [head, *([str(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:]))]
        print("  ".join(cells).rstrip())


def quality_row(name, results):
    done = [result for result in results if result.outcome == "converted"]
    text = total(result.text for result in results)
    layer = total(result.layer for result in done) or scores.LayerScore()
    pages = sum(result.pages for result in done)
    peak = max((result.run.peak_bytes for result in done), default=0)
    return [
        name, len(results), len(results) - len(done), sum(result.layer_error is not None for result in done),
        percent(text and text.cer), percent(text and text.wer), percent(text and text.words_f1),
        percent(layer.recall), percent(layer.order), percent(layer.reading), percent(layer.overlap),
        f"{sum(result.run.seconds for result in done) / pages:.2f}" if pages else "-", f"{peak / 2**20:.0f}"]


def peer_row(name, results):
    """Both on the same documents: those with a truth, whatever came of them."""
    both = [result for result in results if result.peer_text and result.text]
    if not both:
        return None
    mine, peer = total(result.text for result in both), total(result.peer_text for result in both)
    fair = [result for result in both if result.outcome == "converted" and result.peer.code == 0]
    seconds = sum(result.run.seconds for result in fair), sum(result.peer.seconds for result in fair)
    better = sum(result.text.cer < result.peer_text.cer for result in both)
    worse = sum(result.text.cer > result.peer_text.cer for result in both)
    return [
        name, len(both), percent(mine.cer), percent(peer.cer), percent(mine.wer), percent(peer.wer),
        percent(mine.words_f1), percent(peer.words_f1), better, worse,
        f"{seconds[0] / seconds[1]:.2f}" if seconds[1] else "-"]


GROUPINGS = {
    "folder": lambda document: document.folder,
    "kind": lambda document: document.kind,
    "language": lambda document: "+".join(document.languages),
}


def in_groups(results, grouping):
    groups = collections.defaultdict(list)
    for result in results:
        if not result.skipped and not result.document.is_hostile:
            groups[GROUPINGS[grouping](result.document)].append(result)
    everything = [result for group in groups.values() for result in group]
    return [*groups.items(), ("all", everything)] if len(groups) > 1 else [*groups.items()]


def print_quality(results, grouping):
    groups = in_groups(results, grouping)
    if not groups:
        return
    print("\nRecto. Error rates in %, pooled; layer: words of the JSON that pdftotext finds; order: that it finds in the")
    print("order of the JSON with -raw; reading: in the order that it makes of the page by itself; overlap: median of")
    print("their boxes; all in %. Memory: of the whole tree of processes, in MiB.")
    print_table(
        [grouping, "files", "failed", "no layer", "CER", "WER", "words F1", "layer", "order", "reading", "overlap", "s/page",
         "memory"],
        [quality_row(name, group) for name, group in groups])
    rows = [row for name, group in groups if (row := peer_row(name, group))]
    if rows:
        print("\nRecto (R) beside tesseract (T): the same files, languages and language data, one thread for T;")
        print("PDF pages are rendered at 300 dpi for T.")
        print_table(
            [grouping, "files", "CER R", "CER T", "WER R", "WER T", "F1 R", "F1 T", "R better", "R worse",
             "time R/T"], rows)


def print_hostile(results):
    hostile = [result for result in results if result.document.is_hostile and not result.skipped]
    if not hostile:
        return
    outcomes = collections.Counter(result.outcome for result in hostile)
    codes = collections.Counter(result.run.code for result in hostile if result.outcome == "refused")
    print(f"\nHostile files: {len(hostile)}; " + ", ".join(
        f"{outcomes[name]} {name}" for name in ("converted", "refused", "crash", "hang")))
    print("Refused with exit code: " + (", ".join(f"{code} ({n})" for code, n in sorted(codes.items())) or "none"))
    peak = max(hostile, key=lambda result: result.run.peak_bytes)
    print(f"Most memory: {peak.run.peak_bytes / 2**20:.0f} MiB, {peak.document.name}")


def print_failures(results):
    skipped = [result for result in results if result.skipped]
    if skipped:
        print(f"\nSkipped: {len(skipped)}")
        for reason, count in sorted(collections.Counter(result.skipped for result in skipped).items()):
            print(f"  {count:3} {reason}")
    failed = [result for result in results if not result.skipped and result.outcome != "converted"]
    if failed:
        print("\nNot converted:")
        for result in failed:
            code = "time-out" if result.run.code is None else result.run.code
            print(f"  {result.document.name}: {result.outcome}, {code}: {result.run.message}")
    for result in results:
        if result.layer_error:
            print(f"  {result.document.name}: text layer: {result.layer_error}")


def progress(result, done, count):
    state = result.outcome
    if result.text and result.text.cer is not None:
        state += f", CER {percent(result.text.cer)}"
        if result.peer_text:
            state += f" (tesseract {percent(result.peer_text.cer)})"
    seconds = f", {result.run.seconds:.1f} s" if result.run else ""
    print(f"[{done}/{count}] {result.document.name}: {state}{seconds}", file=sys.stderr, flush=True)


def chosen_documents(options, installed):
    found = list(corpus.documents(options.corpus, installed))
    if options.only:
        found = [document for document in found if document.name.startswith(tuple(options.only))]
    if options.limit:
        counts = collections.Counter()
        limited = []
        for document in found:
            counts[document.folder] += 1
            if counts[document.folder] <= options.limit:
                limited.append(document)
        found = limited
    return found


def install_languages(found, installed):
    missing = sorted({name for document in found for name in document.languages} - installed)
    packages = [corpus.debian_package(name) for name in missing]
    if packages:
        print("measure: installing", *packages, file=sys.stderr)
        subprocess.run(["apt-get", "install", "--quiet", "--yes", *packages], check=True, stdout=sys.stderr)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path, help="the folder with MANIFEST.tsv")
    parser.add_argument("--recto", required=True, help="the program to score")
    parser.add_argument("--options", default="", help="more options for `recto convert`, as one word")
    parser.add_argument("--only", action="append", metavar="PREFIX", help="only paths that begin so; repeatable")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N documents a folder")
    parser.add_argument("--by", choices=GROUPINGS, default="folder", help="what a row of the tables is (folder)")
    parser.add_argument("--jobs", type=int, default=1, help="documents at a time (1: times mean something)")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for one document (300)")
    parser.add_argument("--no-peer", action="store_true", help="don't run tesseract")
    parser.add_argument("--install-languages", action="store_true", help="apt-get language data that is missing")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write each document's result there")
    return parser.parse_args()


def main():
    options = arguments()
    if not (options.corpus / "MANIFEST.tsv").is_file():
        sys.exit(f"measure: {options.corpus} has no MANIFEST.tsv; give the folder of a corpus")
    options.recto = shutil.which(options.recto) or sys.exit(f"measure: there is no {options.recto}")
    wanted = corpus.SPECIAL_DATA if options.install_languages else set()
    found = chosen_documents(options, corpus.installed_languages() | wanted)
    if not found:
        sys.exit("measure: no document to read; look at --only")
    if options.install_languages:
        install_languages(found, corpus.installed_languages())
    installed = corpus.installed_languages()
    results = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for result in pool.map(lambda document: measure(document, options, installed), found):
            results.append(result)
            progress(result, len(results), len(found))
    print_quality(results, options.by)
    print_hostile(results)
    print_failures(results)
    if options.json:
        written = {"documents": [result.as_json() for result in results]}
        options.json.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Scores Recto over a corpus: `make measure CORPUS=FOLDER [ARGS="..."]`.

Each document that Recto reads is converted once, to PDF, text and JSON. Per folder a table tells: documents and
failures; character and word error rates against the truth where the corpus has one, pooled over the documents; the
same for the `tesseract` command on the same files with the same languages; how the PDF's text layer agrees with
the JSON's words; seconds a page and peak memory. A document that fails counts as one without text. In the folder
`hostile`, whose files may be refused, the table tells how each one ended.

More tables: how near the tables that are found are to the true ones (--tables), and the boxes of words (--boxes), the text layer by script as three
readers see it (--layers), how large the PDF is beside the image (--sizes), reading order and headings beside `pdftotext`
and `tesseract` (--layout), and whether PDFs that were made searchable are what they were (--kept): then the program ends
with 1 when one isn't. Without these options all are made, sizes for the folder `scans` alone; with some of them only those.
One more is made when it is asked for: whether the Office files, CSV and HTML are sound, open in LibreOffice and hold all
words (--office), with 1 at the end when not. And another: what each engine reads, beside `tesseract` and rapidocr (--engines).
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
import engines
import kept
import layers
import layouts
import office
import processes
import report
import scores
import sizes
import tablescores
import word_boxes
from tables import percent

TABLES = ("quality", "tables", "boxes", "layers", "sizes", "kept", "layout")
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
    reading: layers.Layers | None = None
    size: sizes.Size | None = None
    keeping: kept.Kept | None = None
    layout: layouts.Layout | None = None
    offices: office.Office | None = None
    tables: tablescores.Result | None = None
    boxes: word_boxes.Result | None = None
    by_engine: engines.Result | None = None

    @property
    def outcome(self):
        if self.run:
            return self.run.outcome
        if self.layout:
            return "refused" if self.layout.failure else "converted"
        if self.offices:
            return self.offices.outcome
        return self.keeping.outcome if self.keeping else "skipped"

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
            "tesseract": process(self.peer), "tesseractText": text(self.peer_text),
            "layers": self.reading and dataclasses.asdict(self.reading), "size": self.size and self.size.as_json(),
            "tables": self.tables and dataclasses.asdict(self.tables),
            "boxes": self.boxes and dataclasses.asdict(self.boxes),
            "engines": self.by_engine and {
                name: {**text(score), "seconds": round(self.by_engine.seconds[name], 3)}
                for name, score in self.by_engine.texts.items()},
            "kept": self.keeping and self.keeping.as_json(), "layout": self.layout and self.layout.as_json(),
            "office": self.offices and self.offices.as_json()}


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


def score_tables(result, options, model):
    """A document without a model counts as one without tables."""
    document = result.document
    truths = document.true_tables and tablescores.true_tables(document.true_tables)
    if not truths or "tables" not in options.tables:
        return
    found = tablescores.found_tables(model) if model else []
    result.tables = tablescores.Result(
        document.name, tablescores.group_of(document), tablescores.score_of(document.true_tables, found))
    if options.peers:
        result.tables.peer = max(
            (tablescores.score_of(document.true_tables, tables) for tables in peer_tables(document, options)),
            key=lambda score: score.teds)


def score_boxes(result, options, model):
    truth = word_boxes.true_words(result.document.path) if "boxes" in options.tables else []
    if truth:
        result.boxes = word_boxes.measure(result.document.folder, truth, model)


def peer_tables(document, options):
    """The tables that img2table finds in an image, or Camelot in a PDF in each of its ways; none where it fails."""
    languages = "+".join(document.languages)
    ways = [("img2table_tables.py", languages)] if document.is_image else [
        ("camelot_tables.py", "lattice"), ("camelot_tables.py", "stream")]
    for program, argument in ways:
        file = pathlib.Path(__file__).with_name(program)
        run = processes.run([options.peers, file, document.path, argument], options.timeout, ONE_THREAD)
        tables = json.loads(run.output.splitlines()[-1]) if run.code == 0 else []
        yield [tablescores.filled([tuple(cell) for cell in table]) for table in tables]


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
            score_tables(result, options, None)
            score_boxes(result, options, None)
            return
        model = json.loads(made.with_name(made.name + ".json").read_text(encoding="utf-8"))
        text = made.with_name(made.name + ".txt").read_text(encoding="utf-8")
        result.pages = len(model["pages"])
        score_tables(result, options, model)
        score_boxes(result, options, model)
        result.text = score_text(document, result.run, text)
        pdf = made.with_name(made.name + ".pdf")
        if "quality" in options.tables:
            score_layer(result, model, pdf)
        if "layers" in options.tables and (
                document.is_image or layers.has_no_text(document.path, document.password)):
            result.reading = layers.measure(model, text, pdf)
        if "sizes" in options.tables and document.is_image and document.name.startswith(options.sizes_of):
            result.size = sizes.measure(document.name, document.path, pdf)


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


def is_asked_for(document, options):
    """Whether one of the tables made of a conversion to PDF, text and JSON has this document."""
    tables = options.tables - {"kept", "layout", "office", "engines"}
    if tables == {"tables"}:
        return document.true_tables is not None
    if tables == {"boxes"}:
        return bool(word_boxes.true_words(document.path))
    return bool(tables) and (tables != {"sizes"} or document.is_image)


def measure_texts(result, options):
    document = result.document
    try:
        measure_recto(result, options)
    except (OSError, ValueError, KeyError, TypeError) as error:
        # Recto says it has converted the file, and what it made isn't there or isn't what was agreed on.
        result.run.code, result.run.errors = 1, f"{type(error).__name__}: {error}"
    has_peer = "quality" in options.tables and not options.no_peer and not document.is_hostile
    if has_peer and (document.is_image or document.truth is not None):
        measure_tesseract(result, options)


def measure(document, options, installed):
    result = Result(document)
    missing = [name for name in document.languages if name not in installed]
    if missing and not document.is_hostile:
        result.skipped = "no language data: " + " ".join(map(corpus.debian_package, missing))
    if missing:
        document.languages = ["eng"]  # enough to see how a file ends, and whether a PDF is kept
    if not result.skipped and is_asked_for(document, options):
        measure_texts(result, options)
    if "kept" in options.tables and document.path.suffix.lower() == ".pdf":
        result.keeping = kept.measure(document, options)
    if "layout" in options.tables and not result.skipped and not document.is_hostile:
        result.layout = layouts.measure(document, options)
    if "engines" in options.tables and not result.skipped:
        result.by_engine = engines.measure(document, options)
    if "office" in options.tables and not result.skipped:
        result.offices = office.measure(document, options)
    return result


def progress(result, done, count):
    state = result.outcome
    if result.text and result.text.cer is not None:
        state += f", CER {percent(result.text.cer)}"
        if result.peer_text:
            state += f" (tesseract {percent(result.peer_text.cer)})"
    seconds = f", {result.run.seconds:.1f} s" if result.run else ""
    if result.keeping:
        state += f", PDF {result.keeping.outcome}" + (", not as it was" if result.keeping.complaints else "")
    print(f"[{done}/{count}] {result.document.name}: {state}{seconds}", file=sys.stderr, flush=True)


def chosen_documents(options, installed):
    found = list(corpus.documents(options.corpus, installed))
    if options.tables == {"kept"}:
        found = [document for document in found if document.path.suffix.lower() == ".pdf"]
    if options.tables == {"tables"}:
        found = [document for document in found if document.true_tables]
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
    parser.add_argument("--only", action="extend", nargs="+", metavar="PREFIX", help="only paths that begin so")
    for name, flags, help_ in (
            ("quality", ["--quality"], "the tables of texts"),
            ("tables", ["--tables"], "the table of tables, where the truth is known"),
            ("boxes", ["--boxes"], "the table of boxes of words, where the truth is known"),
            ("kept", ["--kept", "--pdf"], "the table of PDFs made searchable"),
            ("layout", ["--layout"], "the tables of reading order and headings"),
            ("engines", ["--engines"], "the tables of what each engine reads"),
            ("office", ["--office"], "the table of Office files, CSV and HTML, which needs LibreOffice"),
            ("layers", ["--layers"], "the table of text layers by script"),
            ("sizes", ["--sizes", "--size"], "the table of sizes, for every folder")):
        parser.add_argument(
            *flags, dest="tables", action="append_const", const=name, help=f"make {help_}, and no other not asked for")
    parser.add_argument("--peer", choices=["ocrmypdf"], help="set its PDFs beside the kept ones; slow")
    parser.add_argument(
        "--peers", metavar="PYTHON",
        help="a Python with img2table, Camelot and rapidocr, to set beside the tables of images and of PDFs, and the engines")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N documents a folder")
    parser.add_argument("--by", choices=report.GROUPINGS, default="folder", help="what a row of the tables is (folder)")
    parser.add_argument("--jobs", type=int, default=1, help="documents at a time (1: times mean something)")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for one document (300)")
    parser.add_argument("--no-peer", action="store_true", help="don't run tesseract")
    parser.add_argument("--install-languages", action="store_true", help="apt-get language data that is missing")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write each document's result there")
    options = parser.parse_args()
    options.sizes_of = "" if options.tables else "scans/"
    options.tables = set(options.tables or TABLES)
    return options


def print_tables(results, options):
    """True when the PDFs are as they were, and the Office files sound."""
    if "quality" in options.tables:
        report.print_quality(results, options.by)
    texts = [result for result in results if result.run or result.skipped]
    report.print_hostile(texts)
    report.print_failures(texts)
    tablescores.print_report([result.tables for result in results])
    word_boxes.print_report([result.boxes for result in results])
    engines.print_report([result.by_engine for result in results])
    layers.print_report([result.reading for result in results])
    sizes.print_report([result.size for result in results])
    layouts.print_report([result.layout for result in results])
    is_kept = kept.print_report([result.keeping for result in results if result.keeping])
    return office.print_report([result.offices for result in results if result.offices]) and is_kept


def main():
    options = arguments()
    if not (options.corpus / "MANIFEST.tsv").is_file():
        sys.exit(f"measure: {options.corpus} has no MANIFEST.tsv; give the folder of a corpus")
    options.recto = shutil.which(options.recto) or sys.exit(f"measure: there is no {options.recto}")
    if options.peer:
        options.peer = kept.find_peer(options.peer) or sys.exit(f"measure: there is no {options.peer}")
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
    is_kept = print_tables(results, options)
    if options.json:
        written = {"documents": [result.as_json() for result in results]}
        options.json.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())

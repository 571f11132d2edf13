"""Whether the Office files, CSV and HTML that Recto makes are sound, and hold the words that were recognised.

LibreOffice makes PDF of the Office files, whose words are compared with the model's; python-docx, openpyxl, python-pptx,
csv and html5lib read them too. OOXML_CHECK may name a program that checks Office files against their schemas: it gets
the files, writes a line for each error, `FILE: ERROR ...`, and ends with 1 when there is one."""
import collections
import csv
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import unicodedata

import corpus
import processes
import scores
from model import words_of
from tables import percent, print_table

FORMATS = ("docx", "docx exact", "xlsx", "pptx", "csv", "html")
OPENED_SECONDS = 240
# What a document may lose before it is listed.
LEAST_RECALL = 0.99
NO_TABLE = "No table was found"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
TOKENS = re.compile(f"[{scores.UNSPACED}]|[^\\W_{scores.UNSPACED}]+")

PROFILES = threading.local()


@dataclasses.dataclass
class Made:
    """What became of one format of a document."""

    refusal: str | None = None
    words: int = 0
    lost: list[str] = dataclasses.field(default_factory=list)
    pages: int | None = None  # of LibreOffice's PDF
    complaints: list[str] = dataclasses.field(default_factory=list)

    @property
    def recall(self):
        return 1 - len(self.lost) / self.words if self.words else None


@dataclasses.dataclass
class Office:
    document: corpus.Document
    outcome: str = "converted"
    message: str | None = None
    pages: int = 0
    made: dict[str, Made] = dataclasses.field(default_factory=dict)

    def as_json(self):
        return {"path": self.document.name, "outcome": self.outcome, "message": self.message, "pages": self.pages,
                "formats": {name: {**dataclasses.asdict(made), "recall": made.recall}
                            for name, made in self.made.items()}}


def tokens(text):
    return TOKENS.findall(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))


def lost_words(wanted, found):
    """Those of `wanted` that `found` lacks. A word may be broken there, or joined where `wanted` breaks it."""
    wanted, found = tokens(wanted), tokens(found)
    missing = collections.Counter(wanted) - collections.Counter(found)
    joined_wanted, joined_found = "".join(wanted), "".join(found)
    lost = []
    for word, count in missing.items():
        lost += [word] * max(0, min(count, joined_wanted.count(word) - joined_found.count(word)))
    return lost


def text_of(node):
    return " ".join(word["text"] for word in words_of(node))


def blocks_of(node):
    """All blocks below a node of the model, each before those in it."""
    if isinstance(node, list):
        for item in node:
            yield from blocks_of(item)
    elif isinstance(node, dict):
        if "type" in node and "region" in node:
            yield node
        for value in node.values():
            yield from blocks_of(value)


def running_text(model):
    """All text but what is in pictures, and that of running heads, each word of which is wanted once."""
    body, heads = [], set()
    for page in model["pages"]:
        for block in page["blocks"]:
            if block["type"] in ("header", "footer"):
                heads.update(word for word in tokens(text_of(block)) if not word.isdigit())
                continue
            pictured = {id(inner) for inner in blocks_of(block) if inner.get("asset")}
            body.append(text_of(without(block, pictured)))
    return " ".join(body), heads


def without(node, left_out):
    if isinstance(node, list):
        return [without(item, left_out) for item in node if id(item) not in left_out]
    if isinstance(node, dict):
        return {} if id(node) in left_out else {key: without(value, left_out) for key, value in node.items()}
    return node


def table_text(model):
    """None without tables. Heads that a table repeats on the next page are wanted once."""
    tables = [block for block in blocks_of(model["pages"]) if block["type"] == "table"]
    rows = [cell for table in tables for cell in table["cells"]
            if "continues" not in table or cell["row"] >= table.get("headerRowCount", 0)]
    return " ".join(map(text_of, rows)) if tables else None


def compare(made, model, name, text):
    """Notes the words that the text of a format lacks."""
    tables = table_text(model) if name in ("xlsx", "csv") else None
    if tables is not None:
        made.words, made.lost = len(tokens(tables)), lost_words(tables, text)
        return
    body, heads = running_text(model)
    if name == "html" and body:
        heads = []  # left out, as its page says
    found = set(tokens(text))
    joined = "".join(tokens(text))
    missing = [word for word in sorted(heads) if word not in found and word not in joined]
    made.words, made.lost = len(tokens(body)) + len(heads), lost_words(body, text) + missing


def docx_text(file):
    import docx
    from docx.oxml.ns import qn
    parts = [part for part in docx.Document(file).part.package.iter_parts() if hasattr(part, "element")]
    return " ".join(" ".join(node.text or "" for node in paragraph.iter(qn("w:t"), qn("m:t")))
                    for part in parts for paragraph in part.element.iter(qn("w:p")))


def xlsx_text(file):
    import openpyxl
    book = openpyxl.load_workbook(file)
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
                    if cell.value is not None)


def pptx_text(file):
    import pptx
    from pptx.oxml.ns import qn
    return " ".join("".join(node.text or "" for node in paragraph.iter(qn("a:t")))
                    for slide in pptx.Presentation(file).slides for paragraph in slide.element.iter(qn("a:p")))


def csv_text(files):
    rows = []
    for file in files:
        with open(file, encoding="utf-8-sig", newline="") as opened:
            table = list(csv.reader(opened, strict=True))
        if len(set(map(len, table))) > 1:
            raise ValueError(f"{file.name}: rows of different lengths")
        rows += table
    return " ".join(field for row in rows for field in row)


def html_text(file):
    import html5lib
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(file.read_text(encoding="utf-8"))
    if parser.errors:
        raise ValueError(f"{len(parser.errors)} errors of syntax, the first {parser.errors[0]}")
    return " ".join(tree.find("body").itertext())


def read(made, reader, file):
    """Text by a library, None when it can't read the file."""
    try:
        return reader(file)
    except Exception as error:  # whatever a library says of a file is what is asked for here
        made.complaints.append(f"{reader.__name__}: {type(error).__name__}: {error}"[:300])
        return None


def check_schema(made, file):
    checker = os.environ.get("OOXML_CHECK")
    if not checker:
        return
    run = processes.run([sys.executable, checker, file], OPENED_SECONDS)
    if run.code != 0:
        lines = [line for line in run.output.decode("utf-8", "replace").splitlines() if " ERROR " in line]
        made.complaints += [line.replace(f"{file}: ", "")[:200] for line in lines[:3]] or [run.message]


def own_profile():
    """LibreOffice's settings, which two that run at a time can't share."""
    if not hasattr(PROFILES, "folder"):
        PROFILES.folder = tempfile.TemporaryDirectory(prefix="recto-profile-")
    return pathlib.Path(PROFILES.folder.name)


def open_all(files, profile, folder):
    """PDFs that LibreOffice makes of the files, by file; those that it fails at are missing."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", "pdf",
               "--outdir", folder]
    environment = {"HOME": str(profile), "SAL_USE_VCLPLUGIN": "svp"}
    for batch in [files, *([file] for file in files)]:
        left = [file for file in batch if not (folder / f"{file.stem}.pdf").exists()]
        if left:
            processes.run(command + left, OPENED_SECONDS, environment)
    made = {file: folder / f"{file.stem}.pdf" for file in files}
    return {file: pdf for file, pdf in made.items() if pdf.exists()}


def pdf_text(pdf):
    """As the reader arranges it, and as it stands in the file, where broken words go on."""
    texts = [subprocess.run(["pdftotext", *mode, pdf, "-"], capture_output=True, check=True).stdout for mode in ([], ["-raw"])]
    return [text.decode("utf-8", "replace") for text in texts]


def check_opened(made, model, name, pdf):
    if pdf is None:
        made.complaints.append("LibreOffice can't open it")
        return
    plain, raw = pdf_text(pdf)
    made.pages = plain.count("\f")
    compare(made, model, name, plain)
    by_place = made.lost
    compare(made, model, name, raw)
    made.lost = min(by_place, made.lost, key=len)


def note_losses(made):
    if made.recall is not None and made.recall < LEAST_RECALL:
        made.complaints.append(
            f"{len(made.lost)} of {made.words} words lost: {' '.join(sorted(made.lost, key=len, reverse=True)[:8])}")


def convert(document, options, folder):
    command = [options.recto, "convert", document.path, "--to", "docx,xlsx,pptx,csv,html,json", "--output", f"{folder}/"]
    command += ["--language", "+".join(document.languages), "--quiet"]
    if document.password is not None:
        command += ["--password", document.password]
    return processes.run(command + options.options.split(), options.timeout)


def files_of(folder, stem):
    """By format; CSV has one for each table."""
    found = {name: folder / f"{stem}.{name}" for name in ("docx", "xlsx", "pptx", "html")}
    found["docx exact"] = folder / "exact" / f"{stem}.docx"
    found["csv"] = sorted(folder.glob("*.csv"))
    return found


def add_exact(folder, stem, options):
    """The other layout of DOCX, from the model alone: without pictures."""
    (folder / "exact").mkdir(exist_ok=True)
    return processes.run(
        [options.recto, "convert", folder / f"{stem}.json", "--docx-layout", "exact", "--quiet",
         "--output", folder / "exact" / f"{stem}.docx"], options.timeout)


READERS = {"docx": docx_text, "docx exact": docx_text, "xlsx": xlsx_text, "pptx": pptx_text, "csv": csv_text,
           "html": html_text}


def check(result, run, folder, options):
    """Looks at what `run` has put into the folder."""
    stem = result.document.path.stem
    model_file = folder / f"{stem}.json"
    if not model_file.exists():
        result.outcome = "converted to nothing" if run.code == 0 else run.outcome
        result.message = run.message
        return
    model = json.loads(model_file.read_text(encoding="utf-8"))
    result.pages = len(model["pages"])
    exact = add_exact(folder, stem, options)
    files = files_of(folder, stem)
    for name in FORMATS:
        made = result.made[name] = Made()
        if files[name] if name == "csv" else files[name].exists():
            text = read(made, READERS[name], files[name])
            if text is not None and name in ("csv", "html"):
                compare(made, model, name, text)
        elif name == "csv" and NO_TABLE in run.errors and table_text(model) is None:
            made.refusal = NO_TABLE
        else:
            made.complaints.append(f"not made: {(exact if name == 'docx exact' else run).message}")
    check_office(result, model, files)
    for made in result.made.values():
        note_losses(made)


def check_office(result, model, files):
    """By the schemas, and by LibreOffice."""
    with tempfile.TemporaryDirectory(prefix="recto-office-") as place:
        copies = {}
        for name in ("docx", "docx exact", "xlsx", "pptx"):
            if files[name].exists():
                check_schema(result.made[name], files[name])
                # Its PDF has the name of the file.
                copies[name] = pathlib.Path(place) / f"{name.replace(' ', '-')}-made{files[name].suffix}"
                shutil.copy(files[name], copies[name])
        pdfs = open_all(list(copies.values()), own_profile(), pathlib.Path(place))
        for name, copy in copies.items():
            check_opened(result.made[name], model, name, pdfs.get(copy))


def measure(document, options):
    result = Office(document)
    with tempfile.TemporaryDirectory(prefix="recto-office-") as place:
        check(result, convert(document, options, place), pathlib.Path(place), options)
    return result


def row_of(name, results):
    made = [result.made[name] for result in results if name in result.made]
    written = [one for one in made if not one.refusal]
    words, lost = sum(one.words for one in written), sum(len(one.lost) for one in written)
    opened = sum(one.pages is not None for one in written) if name not in ("csv", "html") else "-"
    return [name, len(written), len(made) - len(written), sum(bool(one.complaints) for one in written), opened, words,
            percent(1 - lost / words if words else None),
            percent(min((one.recall for one in written if one.recall is not None), default=None))]


def print_report(results):
    """True when there is nothing to complain of."""
    if not results:
        return True
    converted = [result for result in results if result.made]
    print(f"\nOffice files, CSV and HTML of {len(converted)} documents, {sum(result.pages for result in converted)} pages")
    print_table(["", "made", "no table", "at fault", "opened", "words", "found %", "least %"],
                [row_of(name, converted) for name in FORMATS])
    failures = [result for result in results if not result.made]
    for result in failures:
        print(f"{result.outcome}: {result.document.name}: {result.message}")
    for result in converted:
        for name, made in result.made.items():
            for complaint in made.complaints:
                print(f"{name}: {result.document.name}: {complaint}")
    faults = [result for result in failures if result.outcome != "refused"]
    return not faults and not any(made.complaints for result in converted for made in result.made.values())

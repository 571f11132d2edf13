"""Reading order, headings and running heads: the structure that Recto finds, beside what pdftotext and tesseract give.

Truths are texts, or JSON beside the document: `{"elements": [{"order", "category", "text"}]}` for blocks in reading order,
`{"checks": [{"type": "order" | "present" | "absent", ...}]}` for single questions."""
import dataclasses
import json
import pathlib
import re
import statistics
import tempfile

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

import pdfobjects
import processes
import scores
from tables import print_table

# A block that is not found so well counts as missing.
LEAST_LIKENESS = 75
RUNNING = {"header", "footer"}
# Blocks of a truth that are no running text, or whose text is written in a notation.
UNREAD = {"abandon", "figure", "table", "header", "footer", "page_number", "equation_isolated"}
# Blanks that scripts without blanks don't have.
WIDE = f"[{scores.UNSPACED}\uff00-\uffef\u3000-\u303f]"
UNSPACED_BLANK = re.compile(f"(?<={WIDE}) (?={WIDE})")


@dataclasses.dataclass
class Truth:
    text: str | None = None
    blocks: list[str] = dataclasses.field(default_factory=list)
    checks: list[dict] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Reading:
    """How one program reads a document."""

    text_error: float | None = None
    order_error: float | None = None
    passed: int = 0
    checks: int = 0


@dataclasses.dataclass
class Headings:
    bookmarks: int
    found: int
    level: int
    proposed: int


@dataclasses.dataclass
class Layout:
    name: str
    readings: dict[str, Reading]
    headings: Headings | None = None
    failure: str | None = None

    def as_json(self):
        return dataclasses.asdict(self)


def truth_of(document):
    """None for a document without one."""
    beside = document.path.with_suffix(".gt.json")
    told = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
    told = told if isinstance(told, dict) else {}
    text_file = document.path.with_suffix(".gt.txt")
    text = document.truth
    if text is None and text_file.is_file():
        text = text_file.read_text(encoding="utf-8-sig", errors="replace")
    elements = sorted(
        (element for element in told.get("elements", []) if element.get("order") is not None and element.get("text")),
        key=lambda element: element["order"])
    blocks = [element["text"] for element in elements if element["category"] not in UNREAD]
    if not blocks and text:
        blocks = re.split(r"\n\s*\n", text)
        blocks = blocks if len(blocks) > 3 else text.splitlines()
    checks = [check for check in told.get("checks", []) if check["type"] in ("order", "present", "absent")]
    blocks = [block for block in map(folded, blocks) if len(block) >= 15]
    return Truth(text, blocks, checks) if text or blocks or checks else None


def folded(text):
    return " ".join(re.sub(r"[-\u2010\u00ad]\s*\n\s*(?=[a-z])", "", text).split())


def place(block, text):
    """Where the block begins in the text; None when it isn't there."""
    # Its beginning is enough, and a long one takes long.
    start = block[:80]
    found = fuzz.partial_ratio_alignment(start, text, score_cutoff=LEAST_LIKENESS)
    return found.dest_start if found else None


def order_error(blocks, text):
    """Edits that bring the blocks as they stand in the text into the order of the truth, by their number."""
    if len(blocks) < 2:
        return None
    text = folded(text)
    places = [(place(block, text), index) for index, block in enumerate(blocks)]
    read = [index for at, index in sorted((at, index) for at, index in places if at is not None)]
    return Levenshtein.normalized_distance(list(range(len(blocks))), read)


def find(part, text):
    """Short strings must stand there as they are."""
    part = folded(part).lower()
    if len(part) > 12:
        return place(part, text)
    return text.find(part) if part in text else None


def passes(check, text):
    text = folded(text).lower()
    if check["type"] == "order":
        before, after = find(check["before"], text), find(check["after"], text)
        return before is not None and after is not None and before < after
    wanted = folded(check["text"]).lower()
    if check["type"] == "absent":
        first, last = check.get("first_n"), check.get("last_n")
        return wanted not in (text[-last:] if last else text[:first])
    return fuzz.partial_ratio(wanted, text) >= 95


def reading(truth, text, body=None):
    """`body`: the text without running heads, where a program tells them."""
    body = text if body is None else body
    return Reading(
        text_error=scores.text_score(truth.text, text).cer if truth.text else None,
        order_error=order_error(truth.blocks, text),
        passed=sum(passes(check, body) for check in truth.checks), checks=len(truth.checks))


def block_text(block):
    """As it is printed, markers of lists and notes included."""
    kind = block["type"]
    if kind == "list":
        items = []
        for item in block["items"]:
            inner = "\n".join(map(block_text, item["blocks"]))
            items.append(f"{item.get('marker') or ''} {inner}".strip())
        return "\n".join(items)
    if kind == "table":
        return "\n".join(block_text(inner) for cell in block["cells"] for inner in cell["blocks"])
    lines = block.get("lines") or block.get("paragraph", {}).get("lines", [])
    text = "\n".join(UNSPACED_BLANK.sub("", " ".join(word["text"] for word in line["words"])) for line in lines)
    return f"{block['marker']} {text}".strip() if kind == "footnote" else text


def model_text(model, without=frozenset()):
    blocks = [block for page in model["pages"] for block in page["blocks"] if block["type"] not in without]
    return "\n\n".join(filter(None, map(block_text, blocks)))


def plain(text):
    return "".join(character for character in text.lower() if character.isalnum())


def headings(model, document):
    """How the headings agree with the file's bookmarks; None for a file without any."""
    contents = pdfobjects.contents(document.path, document.password)
    if not contents or not contents.bookmarks:
        return None
    made = [
        (plain(block_text(block)), block["level"])
        for page in model["pages"] for block in page["blocks"] if block["type"] == "heading"]
    return agreement(contents.bookmarks, made)


def agreement(bookmarks, made):
    """`bookmarks`: (depth, title, page); `made`: (title without blanks and marks, level)."""
    found = level = 0
    for depth, title, _ in bookmarks:
        title = plain(title)
        levels = [level for text, level in made if title and title in (text, text.lstrip("0123456789"))]
        found += bool(levels)
        level += levels[:1] == [depth + 1]
    return Headings(len(bookmarks), found, level, len(made))


def peer_texts(document, options):
    if document.is_image:
        command = ["tesseract", document.path, "stdout", "-l", "+".join(document.languages)]
        return {"tesseract": processes.run(command, options.timeout, {"OMP_THREAD_LIMIT": "1"}).output}
    texts = {}
    for name, extra in (("pdftotext", []), ("-layout", ["-layout"])):
        command = ["pdftotext", "-q", "-enc", "UTF-8", *extra, document.path, "-"]
        texts[name] = processes.run(command, options.timeout).output
    return texts


def measure(document, options):
    """None for a document that has neither a truth nor bookmarks."""
    truth = truth_of(document)
    if truth is None and document.is_image:
        return None
    with tempfile.TemporaryDirectory(prefix="recto-layout-") as folder:
        command = [options.recto, "convert", document.path, "--to", "json", "--output", f"{folder}/", "--quiet"]
        run = processes.run(
            command + ["--language", "+".join(document.languages)] + options.options.split(), options.timeout)
        if run.code != 0:
            return Layout(document.name, {}, failure=run.message or run.outcome)
        made = pathlib.Path(folder) / (document.path.stem + ".json")
        model = json.loads(made.read_text(encoding="utf-8"))
    marks = None if document.is_image else headings(model, document)
    if truth is None:
        return Layout(document.name, {}, marks) if marks else None
    readings = {"recto": reading(truth, model_text(model), model_text(model, RUNNING))}
    if not options.no_peer:
        for name, output in peer_texts(document, options).items():
            readings[name] = reading(truth, output.decode("utf-8", "replace"))
    return Layout(document.name, readings, marks)


PROGRAMS = ["recto", "pdftotext", "-layout", "tesseract"]


def decimals(value):
    return "-" if value is None else f"{value:.3f}"


def middle(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def mean(values):
    values = [value for value in values if value is not None]
    return statistics.fmean(values) if values else None


def print_report(layouts):
    layouts = [layout for layout in layouts if layout]
    read = [layout for layout in layouts if layout.readings]
    for what in ("images", "PDFs"):
        some = [layout for layout in read if layout.name.lower().endswith(".pdf") == (what == "PDFs")]
        if some:
            print(f"\nReading order of {what}: edits of the blocks' order and of the text, 0 is the truth's; checks that hold")
            programs = [name for name in PROGRAMS if any(name in layout.readings for layout in some)]
            head = [f"{name} {what}" for what in ("order", "text") for name in programs]
            print_table(["document", *head, "checks"], rows(some, programs))
    marked = [layout for layout in layouts if layout.headings]
    if marked:
        print("\nHeadings beside the files' bookmarks")
        counts = [(layout.headings.bookmarks, layout.headings.found, layout.headings.level, layout.headings.proposed)
                  for layout in marked]
        print_table(
            ["document", "bookmarks", "found", "same level", "headings"],
            [*([layout.name, *count] for layout, count in zip(marked, counts)), ["all", *map(sum, zip(*counts))]])
    for layout in layouts:
        if layout.failure:
            print(f"{layout.name}: {layout.failure}")


def rows(read, programs):
    def cells(layout):
        found = [layout.readings.get(name, Reading()) for name in programs]
        checks = " ".join(f"{one.passed}/{one.checks}" for one in found if one.checks)
        errors = [one.order_error for one in found] + [one.text_error for one in found]
        return [*map(decimals, errors), checks or "-"]

    table = [[layout.name, *cells(layout)] for layout in read]
    for name, gather in (("median", middle), ("mean", mean)):
        columns = [
            gather([getattr(layout.readings.get(program, Reading()), field) for layout in read])
            for field in ("order_error", "text_error") for program in programs]
        table.append([name, *map(decimals, columns), ""])
    return table

"""The text layer of a PDF as three programs read it, by script: poppler, MuPDF and pdfium."""
import collections
import dataclasses
import re
import sys
import unicodedata

import processes
import scores
from model import lines_of
from tables import percent, print_table, with_sum

EXTRACTION_SECONDS = 120
PDFIUM = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    sys.stdout.buffer.write(page.get_textpage().get_text_range().encode("utf-8", "replace") + b"\\f")
"""
READERS = {
    # -layout: the words as without it, but the hyphens at the ends of lines stay.
    "poppler": lambda pdf: ["pdftotext", "-q", "-layout", "-enc", "UTF-8", pdf, "-"],
    "mupdf": lambda pdf: ["mutool", "draw", "-q", "-F", "txt", "-o", "-", pdf],
    "pdfium": lambda pdf: [sys.executable, "-c", PDFIUM, pdf],
}
# pdfium tells so of a hyphen at the end of a line, in place of both.
PDFIUM_HYPHEN = re.compile("[\x02\ufffe]")
SCRIPTS_OF_NAMES = {"CJK": "Han/Kana", "HIRAGANA": "Han/Kana", "KATAKANA": "Han/Kana"}
# The scripts whose lines have no blanks and whose characters the readers must not pull apart.
CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CJK_PAIR = re.compile(f"(?=([{CJK}][{CJK}]))")


@dataclasses.dataclass
class Reading:
    """What one reader finds; sums of several documents can be added up."""

    words: int = 0
    found: int = 0
    neighbours: int = 0
    neighbours_found: int = 0
    pairs: int = 0
    pairs_found: int = 0
    failed: int = 0

    def __add__(self, other):
        mine, others = dataclasses.astuple(self), dataclasses.astuple(other)
        return Reading(*(left + right for left, right in zip(mine, others)))

    @property
    def recall(self):
        return self.found / self.words if self.words else None

    @property
    def order(self):
        """Of the pairs of words that stand beside each other in a line, in the order of reading."""
        return self.neighbours_found / self.neighbours if self.neighbours else None

    @property
    def unspaced(self):
        """Of the pairs of CJK characters that have no blank between them."""
        return self.pairs_found / self.pairs if self.pairs else None


def script_of(text):
    """The script of most letters, as Unicode names it."""
    found = collections.Counter()
    for character in text:
        if unicodedata.category(character)[0] == "L":
            name = unicodedata.name(character, "UNKNOWN").split()[0].split("-")[0]
            found[SCRIPTS_OF_NAMES.get(name, name.capitalize())] += 1
    return max(sorted(found), key=found.get) if found else "none"


def normalised(text):
    return unicodedata.normalize("NFC", text).translate(scores.DIRECTION_MARKS)


def units(line):
    """The words of a line; a character of an unspaced script is one."""
    return scores.WORDS.findall(line)


def neighbours(lines):
    found = collections.Counter()
    for line in lines:
        words = units(line)
        found.update(zip(words, words[1:]))
    return found


def common(one, other):
    return sum((one & other).values())


def reading(lines, text, extracted):
    """`lines`: those of the JSON, words joined by blanks; `text`: Recto's own plain text, which tells where it sees
    no blank between characters; `extracted`: what the reader says."""
    lines = [normalised(line) for line in lines]
    text = normalised(text)
    extracted = normalised(PDFIUM_HYPHEN.sub("-\n", extracted))
    wanted = collections.Counter(word for line in lines for word in units(line))
    beside = neighbours(lines)
    # A pair must stand in one line: at the end of a line every reader breaks it.
    pairs = collections.Counter(pair for line in lines for pair in CJK_PAIR.findall("".join(line.split())))
    pairs &= collections.Counter(CJK_PAIR.findall(text))
    return Reading(
        words=wanted.total(), found=common(wanted, collections.Counter(units(extracted))),
        neighbours=beside.total(), neighbours_found=common(beside, neighbours(extracted.splitlines())),
        pairs=pairs.total(), pairs_found=common(pairs, collections.Counter(CJK_PAIR.findall(extracted))))


@dataclasses.dataclass
class Layers:
    """One document's."""

    script: str
    readings: dict[str, Reading]


def measure(model, text, pdf):
    """`model`: Recto's JSON, read; `text`: its plain text; `pdf`: the searchable PDF of the same run."""
    lines = [" ".join(word["text"] for word in line["words"]) for line in lines_of(model["pages"])]
    readings = {}
    for name, command in READERS.items():
        run = processes.run(command(pdf), EXTRACTION_SECONDS)
        extracted = run.output.decode("utf-8", "replace") if run.code == 0 else ""
        readings[name] = reading(lines, text, extracted)
        readings[name].failed = int(run.code != 0)
    return Layers(script_of("".join(lines)), readings)


def has_no_text(pdf, password):
    """A scanned PDF: one in which pdftotext finds no word."""
    keys = [("-upw", password), ("-opw", password)] if password is not None else [()]
    runs = [processes.run(["pdftotext", "-q", *key, pdf, "-"], EXTRACTION_SECONDS) for key in keys]
    return any(run.code == 0 for run in runs) and not any(run.output.split() for run in runs)


def row(name, layers):
    sums = {reader: sum((layer.readings[reader] for layer in layers), Reading()) for reader in READERS}
    cells = [name, len(layers), sums["poppler"].words]
    for measure_of in ("recall", "order", "unspaced"):
        cells += [percent(getattr(sums[reader], measure_of)) for reader in READERS]
    return [*cells, sum(one.failed for one in sums.values())]


def print_report(layers):
    """`layers`: of the documents that have some; None for others."""
    groups = collections.defaultdict(list)
    for layer in layers:
        if layer and layer.readings["poppler"].words:
            groups[layer.script].append(layer)
    if not groups:
        return
    print("\nText layer by script, of images and of PDFs without text: words of the JSON that each reader finds; order:")
    print("pairs of neighbours in a line that it gives as neighbours, in the order of reading (right to left too);")
    print("unspaced: pairs of CJK characters that come back without a blank where Recto's text has none; all in %.")
    head = ["script", "docs", "words"]
    head += [f"{reader}{part}" for part in ("", " order", " unspaced") for reader in READERS]
    print_table([*head, "unread"], [row(name, group) for name, group in with_sum(sorted(groups.items()))])

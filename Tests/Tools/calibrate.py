#!/usr/bin/env python3
"""Fits what the confidences of the engines are worth: writes EngineCalibration+Fitted.swift.

Every image of the corpus with a text as its truth, in a script that both engines know, is read by each engine alone. Where
they have read the same line differently, the share of its characters that stand so in the truth is set beside each
engine's confidence. A curve is the rising one nearest to all these lines (pool adjacent violators), where a document counts as
much as any other. Printed is the share of right characters with either engine, with the better one of each line as the
curves tell it, also when they were fitted to the other folders only, and with the truly better one.

Usage: calibrate.py CORPUS --recto PROGRAM [--only scans,receipts] [--write]
"""
import argparse
import collections
import dataclasses
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

from corpus import documents, installed_languages
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from scores import folded

ENGINES = ("tesseract", "paddle")
# Of lines, in characters: shorter ones are found anywhere.
SHORTEST = 8
# Folders whose truths are in capitals whatever is printed.
WITHOUT_CASE = {"receipts"}
# The points of a curve lie at these shares of all lines.
PLACES = (0, .02, .05, .1, .2, .35, .5, .7, .85, 1)
TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/RectoRecognition/Auto/EngineCalibration+Fitted.swift"


# Tesseract's reading stays when it is likelier right by so much; as in LineContest.swift.
MARGIN = .1


@dataclasses.dataclass
class Contest:
    """A line as both engines read it: of each the confidence, the share of right characters, and their number."""
    document: str
    folder: str
    tesseract: tuple
    paddle: tuple
    # Tesseract's confidence in the whole page.
    page: float
    # But for accents and blanks.
    is_equal: bool


def lines_of(node):
    """The lines of a page of Recto's JSON, each as its words."""
    if isinstance(node, dict):
        if isinstance(node.get("words"), list):
            yield node["words"]
            return
        for value in node.values():
            yield from lines_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from lines_of(value)


def read(document, engine, recto):
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder, "made.json")
        done = subprocess.run(
            [recto, "convert", document.path, "-o", made, "--engine", engine,
             "--language", "+".join(document.languages)],
            capture_output=True)
        if not made.exists():
            print(f"{document.path}: {done.stderr.decode().strip()}", file=sys.stderr)
            return []
        return list(lines_of(json.loads(made.read_text())["pages"]))


def is_known(letter):
    """To PP-OCR; as in LineContest.swift."""
    code = ord(letter)
    return code < 0x400 or 0x2000 <= code < 0x2C00 or 0x3000 <= code < 0x3100 or 0x3400 <= code < 0xA000


def is_for_both(lines):
    letters = [letter for line in lines for word in line for letter in word["text"] if letter.isalpha()]
    return sum(not is_known(letter) for letter in letters) * 10 <= len(letters)


def bare(text):
    """Without accents and blanks."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).replace(" ", "")


def middle(word):
    left, top, width, height = word["box"]
    return left + width / 2, top + height / 2


def mean_confidence(words):
    weight = sum(len(word["text"]) for word in words)
    return sum(len(word["text"]) * word.get("confidence", .5) for word in words) / weight if weight else 0


def judged(words, truth, fold):
    """(confidence, share of right characters, characters) and the text."""
    text = fold(" ".join(word["text"] for word in words))
    place = fuzz.partial_ratio_alignment(text, truth)
    found = truth[place.dest_start:place.dest_end] if place else ""
    share = max(0, 1 - Levenshtein.distance(text, found) / max(len(text), len(found)))
    return (mean_confidence(words), share, len(text)), text


def contests(document, recto):
    """The lines that both engines have found."""
    first, second = (read(document, engine, recto) for engine in ENGINES)
    if not first or not is_for_both(first):
        return
    fold = (lambda text: folded(text).lower()) if document.folder in WITHOUT_CASE else folded
    truth = fold(document.truth)
    words = [word for line in first for word in line]
    for line in second:
        left, top = min(w["box"][0] for w in line) - 3, min(w["box"][1] for w in line) - 3
        right = max(w["box"][0] + w["box"][2] for w in line) + 3
        bottom = max(w["box"][1] + w["box"][3] for w in line) + 3
        rivals = [word for word in words
                  if left <= middle(word)[0] <= right and top <= middle(word)[1] <= bottom]
        if not rivals:
            continue
        (own, text), (others, other) = judged(rivals, truth, fold), judged(line, truth, fold)
        if max(len(text), len(other)) >= SHORTEST:
            yield Contest(document.name, document.folder, own, others, mean_confidence(words), bare(text) == bare(other))


def rising(points):
    """The rising curve nearest to (confidence, share, weight): the mean of each piece."""
    pieces = []
    for confidence, share, weight in sorted(points):
        pieces.append([confidence * weight, share * weight, weight])
        while len(pieces) > 1 and pieces[-2][1] / pieces[-2][2] >= pieces[-1][1] / pieces[-1][2]:
            last = pieces.pop()
            pieces[-1] = [a + b for a, b in zip(pieces[-1], last)]
    return [(c / w, s / w) for c, s, w in pieces]


def value(curve, confidence):
    """Between the points of a curve: straight."""
    if confidence <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in zip(curve, curve[1:]):
        if confidence <= right:
            return low + (high - low) * (confidence - left) / max(right - left, 1e-9)
    return curve[-1][1]


def fit(lines, engine):
    """A few points of the curve through the lines that were read differently."""
    lines = [line for line in lines if not line.is_equal]
    total = collections.Counter()
    for line in lines:
        total[line.document] += getattr(line, engine)[2]
    points = [(*getattr(line, engine)[:2], getattr(line, engine)[2] / total[line.document]) for line in lines]
    curve = rising(points)
    confidences = sorted(point[0] for point in points)
    knots = sorted({round(confidences[round(place * (len(confidences) - 1))], 3) for place in PLACES})
    return [(knot, round(value(curve, knot), 3)) for knot in knots]


def right(lines, chosen):
    """The share of right characters when `chosen` names the engine of each line; documents count alike."""
    total = collections.Counter()
    for line in lines:
        total[line.document] += line.tesseract[2] + line.paddle[2]
    weights = [(line.tesseract[2] + line.paddle[2]) / total[line.document] for line in lines]
    return sum(w * getattr(line, chosen(line))[1] for w, line in zip(weights, lines)) / sum(weights)


def by_curves(curves):
    """As LineContest.swift decides."""
    def chosen(line):
        own = value(curves["tesseract"], (line.tesseract[0] + line.page) / 2)
        other = value(curves["paddle"], line.paddle[0])
        return "tesseract" if line.is_equal or own > other + MARGIN else "paddle"
    return chosen


def report(lines, curves):
    for folder in sorted({line.folder for line in lines}):
        own = [line for line in lines if line.folder == folder]
        others = [line for line in lines if line.folder != folder]
        apart = {engine: fit(others, engine) for engine in ENGINES} if others else curves
        shares = {
            "tesseract": lambda line: "tesseract", "paddle": lambda line: "paddle", "chosen": by_curves(curves),
            "fitted to the others": by_curves(apart),
            "best": lambda line: "paddle" if line.paddle[1] > line.tesseract[1] else "tesseract"}
        print(f"{folder}: {len(own)} lines, " + ", ".join(
            f"{name} {right(own, chosen):.4f}" for name, chosen in shares.items()))


def swift(curves):
    yield "// Written by Tests/Tools/calibrate.py."
    yield "extension EngineCalibration {"
    for index, (engine, curve) in enumerate(curves.items()):
        if index:
            yield ""
        yield f"  static let {engine} = EngineCalibration(["
        for start in range(0, len(curve), 5):
            yield "    " + ", ".join(f"({c:.3f}, {s:.3f})" for c, s in curve[start:start + 5]) + ","
        yield "  ])"
    yield "}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--recto", required=True)
    parser.add_argument("--only", default="scans,receipts,handwriting,multilingual,layout,forms,invoices")
    parser.add_argument("--write", action="store_true", help="write the Swift file")
    options = parser.parse_args()
    folders = options.only.split(",")
    installed = installed_languages()
    chosen = [document for document in documents(options.corpus, installed)
              if document.folder in folders and document.is_image and document.truth
              and installed.issuperset(document.languages)]
    lines = [line for document in chosen for line in contests(document, options.recto)]
    if not lines:
        sys.exit("calibrate: no line was read by both engines")
    curves = {engine: fit(lines, engine) for engine in ENGINES}
    report(lines, curves)
    text = "\n".join(swift(curves)) + "\n"
    if options.write:
        TARGET.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()

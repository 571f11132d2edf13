#!/usr/bin/env python3
"""Fits what the confidences of the engines are worth: writes EngineCalibration+Fitted.swift.

Every document of the corpus with a text as its truth is read by each engine alone. Each line of eight characters or more is
looked for in the truth; the share of its characters that are right there is set beside the engine's confidence. The
curve is the rising one nearest to all lines (pool adjacent violators), where a document counts as much as any other.

Usage: calibrate.py CORPUS --recto PROGRAM [--only scans,receipts] [--write]
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

from corpus import documents, installed_languages
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from scores import folded

ENGINES = ("tesseract", "paddle")
# Of lines, in characters: shorter ones are found anywhere.
SHORTEST = 8
# The points of a curve lie at these shares of all lines.
PLACES = (0, .02, .05, .1, .2, .35, .5, .7, .85, 1)
TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources/RectoRecognition/Auto/EngineCalibration+Fitted.swift"


def words_of(node):
    """The lines of a page of Recto's JSON, each as its words."""
    if isinstance(node, dict):
        if isinstance(node.get("words"), list):
            yield node["words"]
            return
        for value in node.values():
            yield from words_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value)


def samples(document, engine, recto):
    """(confidence, share of right characters, characters) of each line of a document."""
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder, "made.json")
        done = subprocess.run(
            [recto, "convert", document.path, "-o", made, "--engine", engine,
             "--language", "+".join(document.languages)],
            capture_output=True)
        if not made.exists():
            print(f"{document.path}: {done.stderr.decode().strip()}", file=sys.stderr)
            return
        pages = json.loads(made.read_text())["pages"]
    truth = folded(document.truth)
    for words in words_of(pages):
        text = folded(" ".join(word["text"] for word in words))
        known = [word for word in words if "confidence" in word]
        if len(text) < SHORTEST or not known:
            continue
        weight = sum(len(word["text"]) for word in known)
        confidence = sum(len(word["text"]) * word["confidence"] for word in known) / weight
        place = fuzz.partial_ratio_alignment(text, truth)
        found = truth[place.dest_start:place.dest_end] if place else ""
        share = max(0, 1 - Levenshtein.distance(text, found) / len(text))
        yield confidence, share, len(text)


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


def fit(documents):
    """A few points of the curve through the lines of documents: [[(confidence, share, characters)]]."""
    points = [(c, s, n / sum(x[2] for x in lines)) for lines in documents for c, s, n in lines]
    curve = rising(points)
    confidences = sorted(c for c, _, _ in points)
    knots = sorted({round(confidences[round(place * (len(confidences) - 1))], 3) for place in PLACES})
    return [(knot, round(value(curve, knot), 3)) for knot in knots]


def error(curve, documents):
    """By how much the curve is wrong for a document, on the whole."""
    return statistics.mean(
        abs(sum((value(curve, c) - s) * n for c, s, n in lines) / sum(n for _, _, n in lines)) for lines in documents)


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
    curves = {}
    for engine in ENGINES:
        read = {}
        for document in chosen:
            lines = list(samples(document, engine, options.recto))
            if lines:
                read.setdefault(document.folder, []).append(lines)
        every = [lines for group in read.values() for lines in group]
        curves[engine] = fit(every)
        print(f"{engine}: {sum(map(len, every))} lines of {len(every)} documents, off by {error(curves[engine], every):.3f}")
        for folder, group in read.items():
            others = [lines for name, more in read.items() if name != folder for lines in more]
            if others:
                print(f"  {folder}: {len(group)} documents, off by {error(fit(others), group):.3f} when fitted to the others")
    text = "\n".join(swift(curves)) + "\n"
    if options.write:
        TARGET.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()

"""How near found tables are to true ones, and the table "Tables" of `make measure`.

A table is a list of cells (row, column, row span, column span, text). TEDS (Zhong, ShafieiBavani and Yepes 2020) is 1 less
the edit distance of the trees table > rows > cells over the size of the larger tree; replacing a cell by one with the same
spans costs the share of its text that differs. Cell F1 counts cells that are equal in place, spans and text.
"""
import csv
import dataclasses
import functools
import json
import re

from rapidfuzz.distance import Levenshtein

import rulings
from tables import print_table


@dataclasses.dataclass
class Score:
    """Each a mean over the tables of a document, those missed or invented counting as 0."""

    teds: float = 0.0
    structure: float = 0.0
    f1: float = 0.0
    truths: int = 0
    found: int = 0


@dataclasses.dataclass
class Result:
    name: str
    group: str
    score: Score
    peer: Score | None = None


def text_of(text):
    return " ".join(text.split())


def filled(cells):
    """Empty cells where there are none, so that all tables say the same of them."""
    taken = {
        (row, column) for top, left, rows, columns, _ in cells
        for row in range(top, top + rows) for column in range(left, left + columns)}
    height = max((row for row, _ in taken), default=-1) + 1
    width = max((column for _, column in taken), default=-1) + 1
    empty = [
        (row, column, 1, 1, "") for row in range(height) for column in range(width) if (row, column) not in taken]
    return sorted([*cells, *empty])


def of_csv(text):
    rows = csv.reader(text.lstrip("\ufeff").splitlines(keepends=True))
    return filled([(r, c, 1, 1, text_of(cell)) for r, row in enumerate(rows) for c, cell in enumerate(row)])


def true_tables(file):
    """Of `X.gt.json`, `X.gt.csv`, or `X.gt.1.csv` and those that follow; None when the file tells no tables."""
    if file.suffix == ".csv":
        numbered = re.fullmatch(r"(.+\.)\d+\.csv", file.name)
        files = sorted(file.parent.glob(numbered[1] + "*.csv")) if numbered else [file]
        return [of_csv(part.read_text(encoding="utf-8")) for part in files]
    truth = json.loads(file.read_text(encoding="utf-8"))
    # Lists hold other truths: what is billed, which statements hold.
    tables = truth.get("tables") if isinstance(truth, dict) else None
    return tables and [
        filled([
            (cell["row"], cell["col"], cell.get("rowspan", 1), cell.get("colspan", 1), text_of(cell["text"]))
            for cell in table["cells"]])
        for table in tables]


def opened(cells):
    """Without spans: the text of a cell in its first place, the others empty, as CSV tells them."""
    return filled([(row, column, 1, 1, text) for row, column, _, _, text in cells] + [
        (row, column, 1, 1, "") for top, left, rows, columns, _ in cells
        for row in range(top, top + rows) for column in range(left, left + columns) if (row, column) != (top, left)])


def stacked(tables):
    """One below the other."""
    cells, height = [], 0
    for table in tables:
        cells += [(row + height, *rest) for row, *rest in table]
        height += max(row + rows for row, _, rows, _, _ in table)
    return filled(cells)


def words_below(node):
    if isinstance(node, list):
        for item in node:
            yield from words_below(item)
    elif isinstance(node, dict):
        yield from (word["text"] for word in node.get("words", []))
        yield from words_below([value for key, value in node.items() if key != "words"])


def found_tables(model):
    """Of Recto's JSON. A table that goes on is one with what it continues; header rows that it repeats count once."""
    tables = {}
    for page in model["pages"]:
        for block in page["blocks"]:
            if block["type"] != "table":
                continue
            cells = [
                (cell["row"], cell["column"], cell.get("rowSpan", 1), cell.get("columnSpan", 1),
                 text_of(" ".join(words_below(cell["blocks"]))))
                for cell in block["cells"]]
            first = block.get("continues")
            while first in tables and isinstance(tables[first], str):
                first = tables[first]
            if first in tables:
                tables[first], tables[block["id"]] = joined(tables[first], cells, block.get("headerRowCount", 0)), first
            else:
                tables[block["id"]] = cells
    return [filled(cells) for cells in tables.values() if not isinstance(cells, str)]


def joined(first, second, header):
    def top(cells):
        return sorted(cell for cell in cells if cell[0] < header)

    skipped = header if top(first) == top(second) else 0
    height = max(row + rows for row, _, rows, _, _ in first)
    return first + [(cell[0] - skipped + height, *cell[1:]) for cell in second if cell[0] >= skipped]


def tree(cells):
    """The nodes in postorder: (label, the index of the leftmost leaf below)."""
    nodes = []
    height = max((cell[0] for cell in cells), default=-1) + 1
    rows = [[cell for cell in cells if cell[0] == row] for row in range(height)]
    for row in rows:
        start = len(nodes)
        for cell in row:
            nodes.append(((cell[2], cell[3], cell[4]), len(nodes)))
        nodes.append(("row", start))
    nodes.append(("table", 0))
    return nodes


def edit_distance(left, right, cost):
    """Zhang and Shasha's, between two trees."""
    distances = [[0.0] * len(right) for _ in left]
    for i in key_roots(left):
        for j in key_roots(right):
            forest_distance(left, right, i, j, cost, distances)
    return distances[-1][-1]


def key_roots(nodes):
    return sorted({leftmost: index for index, (_, leftmost) in enumerate(nodes)}.values())


def forest_distance(left, right, i, j, cost, distances):
    first, other = left[i][1], right[j][1]
    above = [float(column) for column in range(j - other + 2)]
    forests = [above]
    for x in range(first, i + 1):
        row = [above[0] + 1]
        for y in range(other, j + 1):
            best = min(above[y - other + 1], row[-1]) + 1
            if left[x][1] == first and right[y][1] == other:
                best = min(best, above[y - other] + cost(left[x][0], right[y][0]))
                distances[x][y] = best
            else:
                best = min(best, forests[left[x][1] - first][right[y][1] - other] + distances[x][y])
            row.append(best)
        forests.append(row)
        above = row


@functools.lru_cache(maxsize=1 << 18)
def full_cost(left, right):
    if isinstance(left, str) or isinstance(right, str) or left[:2] != right[:2]:
        return 0.0 if left == right else 1.0
    return Levenshtein.normalized_distance(left[2], right[2])


def structure_cost(left, right):
    if isinstance(left, str) or isinstance(right, str):
        return 0.0 if left == right else 1.0
    return 0.0 if left[:2] == right[:2] else 1.0


def teds(truth, found, cost=full_cost):
    left, right = tree(truth), tree(found)
    return 1 - edit_distance(left, right, cost) / max(len(left), len(right))


def cell_f1(truth, found):
    return 2 * len(set(truth) & set(found)) / max(1, len(truth) + len(found))


def likeness(truth, found):
    """For pairing: how much text the two have in common, whatever its place."""
    mine, others = [" ".join(cell[4] for cell in cells if cell[4]).split() for cells in (truth, found)]
    common = sum(min(mine.count(word), others.count(word)) for word in set(mine))
    return 2 * common / max(1, len(mine) + len(others))


def score(truths, found):
    pairs = sorted(
        ((likeness(truth, table), -abs(i - j), i, j) for i, truth in enumerate(truths) for j, table in enumerate(found)),
        reverse=True)
    result = Score(truths=len(truths), found=len(found))
    left, right = set(range(len(truths))), set(range(len(found)))
    for alike, _, i, j in pairs:
        if alike > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            result.teds += teds(truths[i], found[j])
            result.structure += teds(truths[i], found[j], structure_cost)
            result.f1 += cell_f1(truths[i], found[j])
    count = max(len(truths), len(found), 1)
    result.teds, result.structure, result.f1 = (value / count for value in (result.teds, result.structure, result.f1))
    return result


def score_of(truth, found):
    """Of a truth file. CSV tells no spans, and when it isn't numbered, it may hold the tables of a page below each other."""
    truths = true_tables(truth)
    if truth.suffix != ".csv":
        return score(truths, found)
    found = [opened(cells) for cells in found]
    scores = [score(truths, found)]
    if len(truths) == 1 and len(found) > 1:
        scores.append(score(truths, [stacked(found)]))
    return max(scores, key=lambda score: score.teds)


def group_of(document):
    """Images and PDFs apart, and what has lines round its cells from what has not."""
    return ("images, " if document.is_image else "PDFs, ") + rulings.kind(document)


def row_of(name, results):
    def mean(scores, value):
        scores = [score for score in scores if score]
        return f"{sum(getattr(score, value) for score in scores) / len(scores):.3f}" if scores else "-"

    mine, peers = [result.score for result in results], [result.peer for result in results]
    return [
        name, len(results), sum(score.truths for score in mine), sum(score.found for score in mine),
        *(mean(mine, value) for value in ("teds", "structure", "f1")),
        *(mean(peers, value) for value in ("teds", "structure", "f1"))]


def print_report(results):
    results = [result for result in results if result]
    if not results:
        return
    groups = {}
    for result in results:
        groups.setdefault(result.group, []).append(result)
    rows = [row_of(result.name, [result]) for result in results]
    for whole in ("PDFs", "images"):
        members = [result for result in results if result.group.startswith(whole)]
        groups |= {whole + ", all": members} if members else {}
    rows += [row_of(name, members) for name, members in sorted(groups.items())]
    rows.append(row_of("all", results))
    print("\nTables")
    print_table(
        ["", "docs", "true", "found", "TEDS", "structure", "cell F1", "peer TEDS", "structure", "cell F1"], rows)

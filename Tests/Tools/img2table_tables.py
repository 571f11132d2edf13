"""Prints the tables that img2table finds in an image, as JSON: `img2table_tables.py IMAGE LANGUAGES`. Run by `measure.py
--peers` with a Python that has img2table; a cell of it that spans several places is told once."""
import json
import sys

from img2table.document import Image
from img2table.ocr import TesseractOCR


def cells_of(table):
    places = {}
    for row, cells in table.content.items():
        for column, cell in enumerate(cells):
            box = cell.bbox
            places.setdefault((box.x1, box.y1, box.x2, box.y2, cell.value), []).append((row, column))
    for (*_, text), found in places.items():
        rows, columns = [row for row, _ in found], [column for _, column in found]
        yield (
            min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1,
            " ".join((text or "").split()))


tables = Image(src=sys.argv[1]).extract_tables(
    ocr=TesseractOCR(n_threads=1, lang=sys.argv[2]), implicit_rows=True, borderless_tables=True, min_confidence=30)
json.dump([list(cells_of(table)) for table in tables], sys.stdout)

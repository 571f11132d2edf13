"""Prints the tables that Camelot finds in a PDF, as JSON: `camelot_tables.py FILE FLAVOUR`, with a list of cells (row,
column, row span, column span, text) for each table. Run by `measure.py --peers` with a Python that has camelot-py.
`lattice` looks for drawn lines, `stream` for aligned words. Camelot tells a cell that spans several places by the edges
that it lacks: its places count as one cell."""
import json
import sys

import camelot


def cells_of(table):
    taken = set()
    for row, places in enumerate(table.cells):
        for column, place in enumerate(places):
            if (row, column) in taken:
                continue
            width = 1
            while not places[column + width - 1].right and column + width < len(places):
                width += 1
            height = 1
            while not table.cells[row + height - 1][column].bottom and row + height < len(table.cells):
                height += 1
            spanned = [(r, c) for r in range(row, row + height) for c in range(column, column + width)]
            taken.update(spanned)
            texts = dict.fromkeys(table.cells[r][c].text for r, c in spanned)
            yield row, column, height, width, " ".join(" ".join(texts).split())


flavour = sys.argv[2]
tables = camelot.read_pdf(sys.argv[1], pages="all", flavor=flavour)
if flavour == "lattice":
    found = [list(cells_of(table)) for table in tables]
else:
    found = [[(cell_row, column, 1, 1, " ".join(text.split())) for cell_row, row in enumerate(table.data)
              for column, text in enumerate(row)] for table in tables]
print(json.dumps(found))

"""Checks of how tables are scored: python -m unittest discover -s Tests/Tools."""
import pathlib
import tempfile
import unittest

from PIL import Image, ImageDraw

import rulings
import tablescores
from tablescores import of_csv, score


def block(name, cells, **fields):
    def cell(row, column, text):
        line = {"words": [{"text": word, "box": [0, 0, 1, 1]} for word in text.split()]}
        return {"row": row, "column": column, "blocks": [{"type": "paragraph", "lines": [line]}]}

    return {"id": name, "type": "table", "cells": [cell(*each) for each in cells], **fields}


class Tables(unittest.TestCase):
    truth = of_csv("a,b\n1,2\n3,4\n")

    def test_the_same_table_is_whole(self):
        result = score([self.truth], [self.truth])
        self.assertEqual((result.teds, result.structure, result.f1), (1, 1, 1))

    def test_a_lost_cell_text(self):
        result = score([self.truth], [of_csv("a,b\n1,\n3,4\n")])
        # A table, three rows and six cells: one of ten nodes differs.
        self.assertAlmostEqual(result.teds, 0.9)
        self.assertEqual(result.structure, 1)
        self.assertAlmostEqual(result.f1, 5 / 6)

    def test_a_lost_row(self):
        self.assertAlmostEqual(score([self.truth], [of_csv("a,b\n3,4\n")]).teds, 0.7)

    def test_a_span_is_another_cell(self):
        merged = tablescores.filled([(0, 0, 1, 2, "a b"), *self.truth[2:]])
        result = score([self.truth], [merged])
        self.assertAlmostEqual(result.teds, 0.8)
        self.assertAlmostEqual(result.structure, 0.8)

    def test_invented_and_missed_tables_count(self):
        other = of_csv("x,y\n8,9\n")
        self.assertAlmostEqual(score([self.truth], [other, self.truth]).teds, 0.5)
        self.assertAlmostEqual(score([self.truth, other], [other]).teds, 0.5)
        self.assertEqual(score([self.truth], []).teds, 0)

    def test_places_without_cells_are_empty_cells(self):
        self.assertEqual(tablescores.filled([(1, 1, 1, 1, "x")])[:3], [(0, 0, 1, 1, ""), (0, 1, 1, 1, ""), (1, 0, 1, 1, "")])

    def test_a_table_goes_on_without_its_repeated_header(self):
        first = block("p1-b1", [(0, 0, "a"), (0, 1, "b"), (1, 0, "1"), (1, 1, "2")], headerRowCount=1)
        second = block("p2-b1", [(0, 0, "a"), (0, 1, "b"), (1, 0, "3"), (1, 1, "4")], headerRowCount=1)
        second["continues"] = "p1-b1"
        model = {"pages": [{"blocks": [first]}, {"blocks": [second]}]}
        self.assertEqual(tablescores.found_tables(model), [self.truth])

    def test_truths_in_csv_know_no_spans(self):
        found = [[(0, 0, 1, 2, "a"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")], of_csv("c,d\n3,4\n")]
        with tempfile.TemporaryDirectory() as folder:
            truth = pathlib.Path(folder, "x.gt.csv")
            truth.write_text("a,\n1,2\n", encoding="utf-8")
            self.assertEqual(tablescores.score_of(truth, found[:1]).teds, 1)
            # Tables of a page may follow each other in one file.
            truth.write_text("a,\n1,2\nc,d\n3,4\n", encoding="utf-8")
            self.assertEqual(tablescores.score_of(truth, found).f1, 1)

    def test_truths_that_are_no_tables_tell_none(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "x.gt.json")
            for truth in ('[{"total": 3}]', '{"text": "a"}'):
                file.write_text(truth)
                self.assertIsNone(tablescores.true_tables(file))

    def test_truths_in_several_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for number, text in ((1, "a,b\n"), (2, "c,d\n")):
                pathlib.Path(folder, f"x.gt.{number}.csv").write_text(text, encoding="utf-8")
            found = tablescores.true_tables(pathlib.Path(folder, "x.gt.1.csv"))
        self.assertEqual(found, [of_csv("a,b\n"), of_csv("c,d\n")])


class Rulings(unittest.TestCase):
    def kind(self, level=(), standing=()):
        """Of a page with lines over most of it at these heights and places, and with lines of text."""
        page = Image.new("L", (850, 1100), 255)
        draw = ImageDraw.Draw(page)
        for y in level:
            draw.line((100, y, 700, y), fill=120, width=2)
        for x in standing:
            draw.line((x, 200, x, 500), fill=0, width=1)
        for y in range(210, 600, 30):
            draw.text((110, y), "Rags were bought by the hundredweight", fill=0)
        return rulings.kind_of([page])

    def test_lines_that_cross(self):
        self.assertEqual(self.kind(level=[200, 300, 500], standing=[100, 400, 700]), "ruled")

    def test_lines_one_way(self):
        self.assertEqual(self.kind(level=[200, 300, 500]), "half ruled")

    def test_a_line_beside_the_table_makes_no_grid(self):
        self.assertEqual(self.kind(level=[200, 300, 500], standing=[780, 790]), "half ruled")

    def test_text_and_areas_are_no_lines(self):
        page = Image.new("L", (850, 1100), 255)
        ImageDraw.Draw(page).rectangle((100, 100, 700, 400), fill=0)
        self.assertEqual(rulings.kind_of([page]), "borderless")
        self.assertEqual(self.kind(), "borderless")


if __name__ == "__main__":
    unittest.main()

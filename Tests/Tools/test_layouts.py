"""Checks of the measure of structure: python -m unittest discover -s Tests/Tools."""
import unittest

import layouts


def paragraph(text, kind="paragraph"):
    words = [{"text": part, "box": [0, 0, 1, 1]} for part in text.split()]
    return {"type": kind, "lines": [{"words": words, "box": [0, 0, 1, 1]}]}


BLOCKS = ["The first block of the page here", "Another block that comes second", "And the third of all the blocks"]


class Order(unittest.TestCase):
    def test_the_order_of_the_truth_is_no_error(self):
        self.assertEqual(layouts.order_error(BLOCKS, "\n\n".join(BLOCKS)), 0)

    def test_a_block_that_moved_and_one_that_is_missing_count(self):
        self.assertAlmostEqual(layouts.order_error(BLOCKS, "\n".join(BLOCKS[:2])), 1 / 3)
        self.assertAlmostEqual(layouts.order_error(BLOCKS, "\n".join([BLOCKS[1], BLOCKS[0], BLOCKS[2]])), 2 / 3)

    def test_misread_letters_are_forgiven(self):
        self.assertEqual(layouts.order_error(BLOCKS, "\n".join(BLOCKS).replace("o", "0")), 0)

    def test_one_block_has_no_order(self):
        self.assertIsNone(layouts.order_error(BLOCKS[:1], BLOCKS[0]))


class Checks(unittest.TestCase):
    def test_order_presence_and_absence(self):
        text = "\n".join(BLOCKS)
        self.assertTrue(layouts.passes({"type": "order", "before": BLOCKS[0], "after": BLOCKS[2]}, text))
        self.assertFalse(layouts.passes({"type": "order", "before": BLOCKS[2], "after": BLOCKS[0]}, text))
        self.assertTrue(layouts.passes({"type": "present", "text": "comes second"}, text))
        self.assertFalse(layouts.passes({"type": "absent", "text": "comes second"}, text))
        self.assertTrue(layouts.passes({"type": "absent", "text": "first", "last_n": 20}, text))


class Models(unittest.TestCase):
    MODEL = {"pages": [{"blocks": [
        paragraph("Running head", "header"), paragraph("日本 語 text"),
        {"type": "list", "items": [{"marker": "1.", "blocks": [paragraph("one")]}, {"blocks": [paragraph("two")]}]},
        {"type": "footnote", "marker": "*", "paragraph": paragraph("note")}]}]}

    def test_text_has_markers_and_no_blanks_in_chinese(self):
        text = layouts.model_text(self.MODEL)
        self.assertEqual(text, "Running head\n\n日本語 text\n\n1. one\ntwo\n\n* note")

    def test_running_heads_can_be_left_out(self):
        self.assertNotIn("Running", layouts.model_text(self.MODEL, layouts.RUNNING))

    def test_only_headings_with_the_bookmarks_titles_are_found(self):
        made = [("1introduction", 1), ("aims", 3)]
        self.assertEqual(layouts.agreement([(0, "Introduction", 1), (1, "Aims", 1), (0, "Ends", 2)], made),
                         layouts.Headings(bookmarks=3, found=2, level=1, proposed=2))


if __name__ == "__main__":
    unittest.main()

"""Checks of the measure of boxes: python -m unittest discover -s Tests/Tools."""
import pathlib
import tempfile
import unittest

import word_boxes

HOCR = """<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page" title="bbox 0 0 100 200">
<span class="ocrx_word" title="bbox 10 20 30 40; x_wconf 90">one</span>
<span class="ocrx_word" title="bbox 50 20 70 40">two</span></div></body></html>"""
PAGE = """<PcGts xmlns="urn:p"><Page imageWidth="100" imageHeight="200"><Word><Coords points="10,20 30,20 30,40"/>
<TextEquiv><Unicode>one</Unicode></TextEquiv></Word></Page></PcGts>"""


def document(*words):
    return {"pages": [{"size": {"width": 10, "height": 20}, "blocks": [
        {"lines": [{"words": [{"text": text, "box": box} for text, box in words]}]}]}]}


class Boxes(unittest.TestCase):
    def truth(self, suffix, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "page.png")
            path.with_name("page" + suffix).write_text(text)
            return word_boxes.true_words(path)

    def test_words_are_shares_of_the_page(self):
        self.assertEqual(self.truth(".gt.hocr", HOCR), [("one", (.1, .1, .3, .2)), ("two", (.5, .1, .7, .2))])
        self.assertEqual(self.truth(".gt.page.xml", PAGE), [("one", (.1, .1, .3, .2))])
        self.assertEqual(self.truth(".gt.txt", "one"), [])

    def test_a_word_counts_where_it_stands(self):
        truth = self.truth(".gt.hocr", HOCR)
        result = word_boxes.measure("scans", truth, document(("one", [1, 2, 2, 1]), ("two", [0, 2, 2, 2])))
        self.assertEqual(result.words, 2)
        self.assertEqual([round(value, 3) for value in result.overlaps], [.5])
        self.assertEqual(word_boxes.measure("scans", truth, None).overlaps, [])

    def test_a_word_stands_for_one_true_word(self):
        truth = [("one", (.1, .1, .3, .2)), ("one", (.1, .1, .3, .2))]
        self.assertEqual(len(word_boxes.measure("a", truth, document(("one", [1, 2, 2, 2]))).overlaps), 1)


if __name__ == "__main__":
    unittest.main()

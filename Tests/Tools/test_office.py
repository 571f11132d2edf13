"""Checks of how Office files are measured: python -m unittest discover -s Tests/Tools."""
import contextlib
import io
import pathlib
import tempfile
import unittest

import corpus
import office


def line(text):
    return {"words": [{"text": word, "box": [0, 0, 9, 9]} for word in text.split()]}


def block(kind, **fields):
    return {"id": "b", "type": kind, "region": {"box": [0, 0, 9, 9]}, **fields}


def table(rows, **fields):
    cells = [{"row": row, "column": column, "blocks": [block("paragraph", lines=[line(text)])]}
             for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return block("table", cells=cells, **fields)


def model(*pages):
    return {"pages": [{"blocks": list(blocks)} for blocks in pages]}


class LostWords(unittest.TestCase):
    def test_counts_each_word_as_often_as_it_is_wanted(self):
        self.assertEqual(office.lost_words("so and so", "so and"), ["so"])
        self.assertEqual(office.lost_words("so and", "and so it goes so"), [])

    def test_words_may_be_broken_or_joined(self):
        self.assertEqual(office.lost_words("exam- ple", "example"), [])
        self.assertEqual(office.lost_words("Quantity", "Quan\ntity"), [])
        self.assertEqual(office.lost_words("1,234.50 \ufb01ne", "1.234,50 fi\u00adne"), [])

    def test_characters_of_unspaced_scripts_are_words(self):
        self.assertEqual(office.lost_words("日本語", "日語"), ["本"])


class Texts(unittest.TestCase):
    def test_heads_are_wanted_once_and_pictures_not(self):
        pages = model([block("header", lines=[line("Daily News 1")]), block("paragraph", lines=[line("one two")])],
                      [block("header", lines=[line("Daily News 2")]), block("figure", asset="a", lines=[line("in it")])])
        body, heads = office.running_text(pages)
        self.assertEqual((body.split(), heads), (["one", "two"], {"Daily", "News"}))
        made = office.Made()
        office.compare(made, pages, "docx", "Daily one two")
        self.assertEqual((made.words, made.lost), (4, ["News"]))

    def test_heads_of_a_table_that_goes_on_are_wanted_once(self):
        pages = model([table([["Name"], ["Ann"]], headerRowCount=1)],
                      [table([["Name"], ["Bob"]], headerRowCount=1, continues="b")])
        self.assertEqual(office.table_text(pages).split(), ["Name", "Ann", "Bob"])
        self.assertIsNone(office.table_text(model([block("paragraph", lines=[line("one")])])))

    def test_a_loss_is_a_complaint_and_its_absence_none(self):
        made = office.Made(words=200, lost=["one", "three", "seven"])
        office.note_losses(made)
        self.assertEqual(made.complaints, ["3 of 200 words lost: three seven one"])
        few = office.Made(words=200, lost=["one"])
        office.note_losses(few)
        self.assertEqual(few.complaints, [])


class Files(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def test_ragged_csv_and_broken_html_are_at_fault(self):
        self.assertEqual(office.csv_text([self.file("a.csv", '1,"a\nb"\n2,c\n')]), "1 a\nb 2 c")
        made = office.Made()
        self.assertIsNone(office.read(made, lambda file: office.csv_text([file]), self.file("b.csv", "1,2\n3\n")))
        self.assertEqual(office.html_text(self.file("a.html", "<!DOCTYPE html><title>t</title><p>one</p>")), "one")
        self.assertIsNone(office.read(made, office.html_text, self.file("b.html", "<p>one</i>")))
        self.assertEqual(len(made.complaints), 2)

    def test_a_file_that_no_library_reads_is_at_fault(self):
        for reader in (office.docx_text, office.xlsx_text, office.pptx_text):
            made = office.Made()
            self.assertIsNone(office.read(made, reader, self.file("a.docx", "no archive")))
            self.assertIn(reader.__name__, made.complaints[0])


class Report(unittest.TestCase):
    def report(self, **fields):
        document = corpus.Document(pathlib.Path("a.png"), "scans/a.png", "scan", ["eng"], None, None)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            is_sound = office.print_report([office.Office(document, **fields)])
        return is_sound, said.getvalue()

    def test_refusals_are_listed_and_no_fault_but_crashes_are(self):
        self.assertEqual(self.report(outcome="refused", message="it is signed")[0], True)
        self.assertIn("it is signed", self.report(outcome="refused", message="it is signed")[1])
        self.assertEqual(self.report(outcome="crash")[0], False)

    def test_a_complaint_of_one_format_is_a_fault(self):
        self.assertEqual(self.report(made={"csv": office.Made(refusal=office.NO_TABLE)})[0], True)
        self.assertEqual(self.report(made={"docx": office.Made(complaints=["not made: why"])})[0], False)


if __name__ == "__main__":
    unittest.main()

"""Checks of the measuring tools for PDF, on small files written here: python -m unittest discover -s Tests/Tools."""
import argparse
import contextlib
import io
import pathlib
import subprocess
import tempfile
import unittest

import PIL.Image

import corpus
import kept
import layers
import pdfobjects
import pixels
import processes
import sizes

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGES = {
    1: "<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R/Names<</Dests<</Names[(end)[4 0 R/Fit]]>>>>"
       "/PageLabels<</Nums[0<</S/r>>]>>/AcroForm<</Fields[10 0 R]>>/Lang(en)>>",
    2: "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 200 100]/Rotate 90>>",
    3: f"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F {FONT}>>>>/Annots[6 0 R 9 0 R 10 0 R]>>",
    4: "<</Type/Page/Parent 2 0 R>>",
    6: "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest(end)>>",
    7: "<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 1>>",
    8: "<</Title(Second)/Parent 7 0 R/Dest[4 0 R/Fit]>>",
    9: "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://example.org/)>>>>",
    10: "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Ann)/Rect[10 10 90 20]>>",
}
TEXT = "BT /F 20 Tf 10 40 Td (Dear Sir) Tj ET"


def write_pdf(path, objects, text=TEXT, keys=""):
    """A PDF of these objects, and of a content stream as object 5 that draws `text`."""
    made, places = b"%PDF-1.7\n", {}
    for number, body in sorted({**objects, 5: f"<</Length {len(text)}{keys}>>stream\n{text}\nendstream"}.items()):
        places[number] = len(made)
        made += f"{number} 0 obj\n{body}\nendobj\n".encode()
    rows = [f"{places[n]:010} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(max(places) + 1)]
    table = f"xref\n0 {len(rows)}\n{''.join(rows)}trailer\n<</Size {len(rows)}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    path.write_bytes(made + table.encode())
    return path


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.pdf = write_pdf(self.folder / "a.pdf", PAGES)

    def changed(self, number, old, new):
        self.assertIn(old, PAGES[number])
        return write_pdf(self.folder / "b.pdf", {**PAGES, number: PAGES[number].replace(old, new)})


class PDFContents(InFolder):
    def test_counts_what_is_there(self):
        found = pdfobjects.contents(self.pdf)
        self.assertEqual(found.counts, {
            "pages": 2, "links": 2, "other annotations": 1, "bookmarks": 1, "fields": 1, "attachments": 0,
            "labels": 1, "destinations": 1, "layers": 0})
        self.assertEqual(found.link_targets, {"2": 1, "u:http://example.org/": 1})
        self.assertEqual(found.bookmarks, [(0, "Second", 2)])
        self.assertEqual(found.boxes, [((0, 0, 200, 100), 90, 1)] * 2)

    def test_other_numbers_of_objects_are_no_change(self):
        again = self.folder / "again.pdf"
        subprocess.run(["qpdf", "--object-streams=generate", "--linearize", self.pdf, again], check=True)
        before, after = pdfobjects.contents(self.pdf), pdfobjects.contents(again)
        self.assertEqual(list(pdfobjects.changes(before, after)), [])

    def test_each_loss_is_told(self):
        before = pdfobjects.contents(self.pdf)
        for number, old, new, told in (
                (3, "6 0 R 9 0 R", "9 0 R", ["annotations '/Link': 2 -> 1", "link targets '2': 1 -> 0"]),
                (6, "(end)", "[3 0 R/Fit]", ["link targets '1': 0 -> 1", "link targets '2': 1 -> 0"]),
                (8, "4 0 R", "3 0 R", ["bookmarks 1: (0, 'Second', 2) -> (0, 'Second', 1)"]),
                (1, "(end)[4", "(end)[3", ["link targets '1': 0 -> 1", "link targets '2': 1 -> 0",
                                           "destination 'u:end': 2 -> 1"]),
                (1, "/Lang(en)", "", ["catalog: lost /Lang"]),
                (1, "/S/r", "/S/R", ["labels 1: (0, \"{'/S': '/r', '/St': 1}\") -> (0, \"{'/S': '/R', '/St': 1}\")"]),
                (2, "/Rotate 90", "", ["boxes 1: ((0.0, 0.0, 200.0, 100.0), 90, 1) -> ((0.0, 0.0, 200.0, 100.0), 0, 1)"])):
            with self.subTest(told=told):
                after = pdfobjects.contents(self.changed(number, old, new))
                self.assertEqual(list(pdfobjects.changes(before, after))[:len(told)], told)

    def test_an_attachment_counts_by_its_bytes(self):
        found = []
        for name, text in (("one", "1"), ("two", "2"), ("three", "1")):
            (self.folder / "note.txt").write_text(text)
            made = self.folder / f"{name}.pdf"
            subprocess.run(["qpdf", self.pdf, "--add-attachment", self.folder / "note.txt", "--", made], check=True)
            found.append(pdfobjects.contents(made).attachments)
        self.assertEqual(found[0].total(), 1)
        self.assertNotEqual(found[0], found[1])
        self.assertEqual(found[0], found[2])

    def test_a_password_opens_and_its_lack_is_no_contents(self):
        locked = self.folder / "locked.pdf"
        subprocess.run(["qpdf", "--encrypt", "two words", "owner", "256", "--", self.pdf, locked], check=True)
        self.assertIsNone(pdfobjects.contents(locked))
        opened = pdfobjects.contents(locked, "two words")
        self.assertTrue(opened.encrypted)
        self.assertEqual(list(pdfobjects.changes(pdfobjects.contents(self.pdf), opened)), [])

    def test_no_pdf_is_no_contents(self):
        (self.folder / "x.pdf").write_text("no PDF")
        self.assertIsNone(pdfobjects.contents(self.folder / "x.pdf"))


class Pixels(InFolder):
    def compare(self, other, password=None):
        return pixels.compare(self.pdf, other, 2, 100, password)

    def test_invisible_text_is_no_difference(self):
        found = self.compare(write_pdf(self.folder / "b.pdf", PAGES, TEXT + " BT 3 Tr /F 9 Tf (Hidden) Tj ET"))
        self.assertEqual((found.pages, found.differing, found.error), (2, {}, None))

    def test_a_page_that_looks_different_is_told(self):
        found = self.compare(write_pdf(self.folder / "b.pdf", PAGES, TEXT.replace("10 40", "11 40")))
        self.assertEqual(list(found.differing), [1])
        self.assertGreater(found.largest, 100)

    def test_a_page_of_another_size_is_told(self):
        self.assertEqual(self.compare(self.changed(2, "200 100", "200 101")).differing, {1: 256, 2: 256})

    def test_a_page_that_is_gone_is_told(self):
        found = self.compare(self.changed(2, "3 0 R 4 0 R]/Count 2", "3 0 R]/Count 1"))
        self.assertEqual(set(found.differing), {1, 2})
        self.assertIn("output", found.error)

    def test_huge_pages_are_drawn_smaller(self):
        self.assertEqual(pixels.resolution([((0, 0, 595, 842), 0, 1)]), 100)
        self.assertAlmostEqual(pixels.resolution([((0, 0, 1440, 14400), 0, 2)]), 10)


class KeptPDFs(InFolder):
    def measure(self, script):
        """With a shell script in place of Recto: $1 is the input, $2 the output."""
        program = self.folder / "program"
        program.write_text(f'#!/bin/sh\nset -- "$2" "$4"\n{script}\n')
        program.chmod(0o755)
        document = corpus.Document(self.pdf, "scans/a.pdf", "scan", ["eng"], None, None)
        return kept.measure(
            document, argparse.Namespace(recto=str(program), options="", timeout=60, peer=None))

    def test_a_copy_is_kept(self):
        found = self.measure('qpdf "$1" "$2"')
        self.assertEqual((found.outcome, found.complaints, found.drawn.pages), ("converted", [], 2))
        with contextlib.redirect_stdout(io.StringIO()) as told:
            self.assertTrue(kept.print_report([found]))
        self.assertNotIn("Not as they were", told.getvalue())

    def test_a_page_too_few_is_a_complaint(self):
        found = self.measure('qpdf "$1" --pages . 1 -- "$2"')
        self.assertIn("pages: 2 -> 1", found.complaints)
        with contextlib.redirect_stdout(io.StringIO()) as told:
            self.assertFalse(kept.print_report([found]))
        self.assertIn("scans/a.pdf: pages: 2 -> 1", told.getvalue())

    def test_damage_that_was_there_before_is_inherited(self):
        write_pdf(self.pdf, PAGES, "\x80 no LZW", "/Filter/LZWDecode")
        found = self.measure('qpdf --stream-data=preserve "$1" "$2" 2>/dev/null')
        self.assertIn("LZW", found.check[0])
        self.assertTrue(found.inherited)
        self.assertEqual(found.complaints, [])

    def test_what_qpdf_says_of_the_output_alone_is_a_complaint(self):
        found = self.measure('sed "s/^xref/xxxx/" "$1" > "$2"')
        self.assertTrue(found.complaints[0].startswith("qpdf --check: "), found.complaints)
        self.assertFalse(found.inherited)

    def test_how_it_ended(self):
        self.assertEqual(self.measure("exit 5").outcome, "refused")
        self.assertEqual(self.measure("exit 5").complaints, [])
        self.assertEqual(self.measure("kill -SEGV $$").outcome, "crash")
        self.assertEqual(len(self.measure("kill -SEGV $$").complaints), 1)
        self.assertIn("there is none", self.measure("exit 0").complaints[0])
        self.assertEqual(self.measure('cp "$1" "$2"; exit 1').outcome, "converted")


class LayersByScript(unittest.TestCase):
    def test_the_script_of_most_letters(self):
        for text, script in (("Dear Sir 123", "Latin"), ("Слово и a", "Cyrillic"), ("שלום", "Hebrew"),
                             ("日本語のテキスト", "Han/Kana"), ("한국어", "Hangul"), ("किमु", "Devanagari"), ("12", "none")):
            self.assertEqual(layers.script_of(text), script)

    def test_recall_and_order(self):
        found = layers.reading(["one two three"], "one two three", "two one  three\n")
        self.assertEqual((found.recall, found.order), (1, 0))
        self.assertAlmostEqual(layers.reading(["one two three"], "", "one twothree").recall, 1 / 3)

    def test_right_to_left_is_compared_in_the_order_of_reading(self):
        right = layers.reading(["שלום עולם"], "", "\u202bשלום עולם\u202c")
        self.assertEqual((right.recall, right.order), (1, 1))
        turned = layers.reading(["שלום עולם"], "", "םלוע םולש")
        self.assertEqual((turned.recall, turned.order), (0, 0))

    def test_blanks_between_characters_of_an_unspaced_script(self):
        lines = ["日本 語"]
        self.assertEqual(layers.reading(lines, "日本語", "日本語").unspaced, 1)
        spaced = layers.reading(lines, "日本語", "日 本語")
        self.assertEqual((spaced.recall, spaced.unspaced), (1, 0.5))
        # Where Recto's own text has a blank, one is right.
        self.assertEqual(layers.reading(lines, "日本 語", "日本 語").unspaced, 1)

    def test_a_hyphen_that_pdfium_takes_for_a_soft_one(self):
        self.assertEqual(layers.reading(["schei-", "nen"], "", "schei\x02nen").recall, 1)

    def test_all_readers_read_a_pdf(self):
        model = {"pages": [{"blocks": [{"lines": [{"words": [{"text": "Dear"}, {"text": "Sir"}]}]}]}]}
        with tempfile.TemporaryDirectory() as folder:
            pdf = write_pdf(pathlib.Path(folder) / "a.pdf", PAGES)
            found = layers.measure(model, "Dear Sir", pdf)
            self.assertFalse(layers.has_no_text(pdf, None))
            self.assertTrue(layers.has_no_text(write_pdf(pdf, PAGES, ""), None))
        self.assertEqual(found.script, "Latin")
        self.assertEqual({name: (one.recall, one.order, one.failed) for name, one in found.readings.items()},
                         dict.fromkeys(layers.READERS, (1, 1, 0)))


class Sizes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, mode, frames=1, **options):
        image = PIL.Image.linear_gradient("L").convert(mode)
        image.save(self.folder / name, save_all=frames > 1, append_images=[image] * (frames - 1), **options)
        return self.folder / name

    def test_kinds(self):
        self.assertEqual(sizes.kind_and_fax(self.write("a.jpg", "L")), ("JPEG", None))
        self.assertEqual(sizes.kind_and_fax(self.write("a.png", "L")), ("other", None))
        kind, one = sizes.kind_and_fax(self.write("b.png", "1"))
        self.assertEqual(kind, "1-bit")
        self.assertEqual(sizes.kind_and_fax(self.write("b.tif", "1", 2, compression="group4")), ("1-bit", 2 * one))
        (self.folder / "x.png").write_bytes(b"no image")
        self.assertEqual(sizes.kind_and_fax(self.folder / "x.png"), ("other", None))

    def test_pictures_of_a_pdf_and_what_they_share(self):
        objects = {
            **PAGES, 11: "<</Subtype/Image/Length 3>>stream\nabc\nendstream",
            12: "<</Subtype/Image/Length 13 0 R/DecodeParms[<</JBIG2Globals 14 0 R>>]>>stream\nabcd\nendstream",
            13: "4", 14: "<</Length 5>>stream\nabcde\nendstream"}
        made = pdfobjects.read(write_pdf(self.folder / "a.pdf", objects))
        self.assertEqual(made.picture_bytes(), 12)

    def test_what_breaks_the_target(self):
        def size(kind, **numbers):
            return sizes.Size("a", kind, 2, **{"input_bytes": 1000, "output_bytes": 17000, "picture_bytes": 900, **numbers})

        self.assertFalse(size("JPEG").is_over)
        self.assertTrue(size("JPEG", output_bytes=17001).is_over)
        self.assertTrue(size("1-bit", fax_bytes=900).is_over)
        self.assertFalse(size("1-bit", fax_bytes=901).is_over)
        self.assertFalse(size("other", output_bytes=99999).is_over)


if __name__ == "__main__":
    unittest.main()

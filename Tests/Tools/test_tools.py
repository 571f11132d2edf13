"""Checks of the measuring tools themselves: python -m unittest discover -s Tests/Tools."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import corpus
import processes
import scores
import srgb_profile
from model import words_of

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><body><doc>
<page width="100" height="200">{}</page></doc></body></html>"""


def word(text, box):
    return f'<word xMin="{box[0]}" yMin="{box[1]}" xMax="{box[2]}" yMax="{box[3]}">{text}</word>'


def document(*words):
    line = {"words": [{"text": text, "box": box} for text, box in words]}
    blocks = [{"type": "paragraph", "lines": [line]}]
    return {"pages": [{"size": {"width": 1000, "height": 2000}, "blocks": blocks}]}


class Programs(unittest.TestCase):
    def test_every_program_starts_and_tells_its_options(self):
        folder = pathlib.Path(__file__).parent
        programs = [path for path in folder.glob("*.py") if "ArgumentParser(" in path.read_text()
                    and not path.name.startswith("test_")]
        self.assertGreater(len(programs), 5)
        for program in programs:
            with self.subTest(program=program.name):
                told = subprocess.run([sys.executable, program, "--help"], capture_output=True, text=True)
                self.assertEqual(told.returncode, 0, told.stderr)
                self.assertIn("usage:", told.stdout)


class TextScores(unittest.TestCase):
    def test_white_space_and_form_of_characters_do_not_count(self):
        score = scores.text_score("cafe\u0301  au\nlait", " café au lait\f")
        self.assertEqual((score.character_edits, score.word_edits), (0, 0))
        self.assertEqual((score.characters, score.words), (12, 3))

    def test_truths_with_and_without_the_long_s_are_alike(self):
        self.assertEqual(scores.text_score("da\u017f Geſicht", "das Gesicht").character_edits, 0)

    def test_a_base_with_its_marks_is_one_character(self):
        score = scores.text_score("\u0915\u093f\u0924", "\u0916\u093f\u0924")
        self.assertEqual((score.characters, score.character_edits), (2, 1))

    def test_words_of_unspaced_scripts_are_characters(self):
        score = scores.text_score("日本語 text", "日木語 text")
        self.assertEqual((score.words, score.word_edits), (4, 1))

    def test_order_does_not_count_for_f1(self):
        score = scores.text_score("one two three", "three one two")
        self.assertEqual(score.words_f1, 1)
        self.assertGreater(score.wer, 0)

    def test_no_text_is_a_whole_loss(self):
        score = scores.text_score("all of this", "")
        self.assertEqual((score.cer, score.wer, score.words_f1), (1, 1, 0))

    def test_sums_pool_edits(self):
        total = scores.text_score("aaaa", "aaaa") + scores.text_score("bb", "")
        self.assertAlmostEqual(total.cer, 1 / 3)


class LayerScores(unittest.TestCase):
    def score(self, model, layer):
        return scores.layer_score(model, PAGE.format("".join(word(*item) for item in layer)).encode())

    def test_the_same_words_in_the_same_places(self):
        model = document(("Dear", [100, 100, 200, 50]), ("Sir", [320, 100, 100, 50]))
        score = self.score(model, [("Dear", (10, 10, 30, 15)), ("Sir", (32, 10, 42, 15))])
        self.assertEqual((score.recall, score.reading), (1, 1))
        self.assertAlmostEqual(score.overlap, 1)

    def test_a_lost_word_and_a_shifted_one(self):
        model = document(("Dear", [100, 100, 200, 50]), ("Sir", [320, 100, 100, 50]))
        score = self.score(model, [("Dear", (20, 10, 40, 15))])
        self.assertEqual((score.words, score.found, score.in_order), (2, 1, 1))
        self.assertAlmostEqual(score.overlap, 1 / 3)

    def test_another_order_is_seen(self):
        model = document(("a", [0, 0, 9, 9]), ("b", [10, 0, 9, 9]), ("c", [20, 0, 9, 9]))
        score = self.score(model, [("c", (2, 0, 2.9, 0.9)), ("a", (0, 0, 0.9, 0.9)), ("b", (1, 0, 1.9, 0.9))])
        self.assertEqual((score.found, score.in_order), (3, 2))

    def test_right_to_left_words_come_turned_round(self):
        model = document(("שלום", [100, 100, 200, 50]))
        self.assertEqual(self.score(model, [("םולש", (10, 10, 30, 15))]).in_order, 1)

    def test_a_page_that_the_pdf_lacks_counts_as_lost(self):
        model = document(("a", [0, 0, 9, 9]))
        model["pages"] *= 2
        self.assertEqual(self.score(model, [("a", (0, 0, 0.9, 0.9))]).recall, 0.5)

    def test_words_of_cells_are_found(self):
        cell = {"lines": [{"words": [{"text": "1", "box": [0, 0, 1, 1]}]}]}
        table = json.loads(json.dumps({"type": "table", "cells": [{"row": 0, "content": [cell]}]}))
        self.assertEqual([found["text"] for found in words_of([table])], ["1"])


class Processes(unittest.TestCase):
    def test_exit_code_and_last_line_of_errors(self):
        done = processes.run([sys.executable, "-c", "import sys; print(1); sys.exit('no\\nsuch file')"], 20)
        self.assertEqual((done.code, done.output, done.message), (1, b"1\n", "such file"))
        self.assertFalse(done.crashed)

    def test_a_signal_is_a_crash(self):
        done = processes.run(["sh", "-c", "kill -SEGV $$"], 20)
        self.assertEqual(done.code, -11)
        self.assertTrue(done.crashed)

    def test_a_time_out_ends_the_whole_tree(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "pid"
            done = processes.run(["sh", "-c", f"sleep 60 & echo $! > {file}; wait"], 2)
            self.assertIsNone(done.code)
            self.assertFalse(done.crashed)
            self.assertFalse(processes.is_running(int(file.read_text())))

    def test_memory_of_children_counts(self):
        child = f"{sys.executable} -c 'x = bytes(range(256)) * 400000; import time; time.sleep(0.4)'"
        done = processes.run(["sh", "-c", f"{child} & {child} & wait"], 30)
        self.assertGreater(done.peak_bytes, 150_000_000)


class Corpus(unittest.TestCase):
    def test_reads_documents_truths_and_passwords(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            rows = ["path\tkind\tlanguage\tpages\tground_truth\tground_truth_kind",
                    "scans/a.png\tscan\tdeu+eng\t1\tscans/a.gt.txt\ttext", "office/b.docx\tdocx\teng\t-\t-\t-",
                    "hostile/c.pdf\tencrypted\tzho\t-\thostile/c.pdf.password.txt\tpassword"]
            (root / "MANIFEST.tsv").write_text("\n".join(rows) + "\n")
            for name, text in (("scans/a.gt.txt", "Grüße\n"), ("hostile/c.pdf.password.txt", "two words \n")):
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(text)
            found = list(corpus.documents(root, {"deu", "eng"}))
        self.assertEqual([item.name for item in found], ["scans/a.png", "hostile/c.pdf"])
        self.assertEqual((found[0].languages, found[0].truth), (["deu", "eng"], "Grüße\n"))
        self.assertEqual((found[1].languages, found[1].password), (["chi_sim"], "two words "))

    def test_special_data_is_used_where_it_is(self):
        self.assertEqual(corpus.tesseract_languages("deu", "scan-fraktur", {"deu", "frk"}), ["frk"])
        self.assertEqual(corpus.tesseract_languages("deu", "scan-fraktur", {"deu"}), ["deu"])
        self.assertEqual(corpus.debian_package("chi_sim"), "tesseract-ocr-chi-sim")


class SRGBProfile(unittest.TestCase):
    def test_the_shipped_file_is_what_the_script_makes(self):
        self.assertEqual(srgb_profile.TARGET.read_bytes(), srgb_profile.profile())

    def test_white_is_the_white_of_the_connection_space(self):
        for row, expected in zip(srgb_profile.colorants(), srgb_profile.D50):
            self.assertAlmostEqual(sum(row), expected, places=6)

    def test_no_shade_is_off_by_a_thousandth(self):
        last = srgb_profile.CURVE_POINTS - 1
        points = [srgb_profile.linear(i / last) for i in range(last + 1)]
        for shade in range(255):
            place = shade / 255 * last
            share = place - int(place)
            value = points[int(place)] * (1 - share) + points[int(place) + 1] * share
            self.assertAlmostEqual(value, srgb_profile.linear(shade / 255), delta=1e-4)


if __name__ == "__main__":
    unittest.main()

"""Checks that what Guards.md names exists: python -m unittest discover -s Tests/Tools."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "Sources/Recto/Recto.docc/Guards.md"


class Guards(unittest.TestCase):
    rows = [line.strip("|").split("|") for line in PAGE.read_text(encoding="utf-8").splitlines()
            if line.startswith("| ") and "---" not in line][1:]

    def names(self, column):
        return {name for row in self.rows for name in re.findall(r"`([^`]+)`", row[column])}

    def test_each_failure_has_a_guard(self):
        self.assertGreater(len(self.rows), 15)
        for failure, cases, tests in self.rows:
            self.assertIn("`", cases + tests, failure)

    def test_cases_exist(self):
        self.assertEqual({name for name in self.names(1) if not (ROOT / "GoldenFiles" / name / "input.json").is_file()}, set())

    def test_tests_exist(self):
        code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "Tests").rglob("*Tests.swift"))
        tests = set(re.findall(r"@Test[^\n]*?(?:\n[^\n]*?)??func (\w+)\(", code))
        self.assertEqual(self.names(2) - tests, set())


if __name__ == "__main__":
    unittest.main()

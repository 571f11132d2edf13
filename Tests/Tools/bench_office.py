#!/usr/bin/env python3
"""Times Recto's Office writers beside their peers on the same content: `make bench-office [ARGS="--cells 100000"]`.

XLSX: a table of ten columns, words and amounts by turns, that goes on over pages of 50 rows: one sheet. Its peak memory is
then told for tables of several sizes: it must not grow with the rows.
  recto           recto convert of Recto's JSON; its first part, until the JSON is read, is told apart
  libxlsxwriter   the C library, a row at a time (constant memory)
  XlsxWriter      the Python library, a row at a time (constant memory)
DOCX: paragraphs of 40 words, with a table of six rows and four columns behind every twentieth.
  recto           recto convert of Recto's JSON
  pandoc          of the same text in Markdown
  python-docx     the Python library
The programs take turns; the table tells medians. What the files hold is counted, so that all did the same work. Recto's
model holds for each word where it stands, which is why reading it takes longer than writing: the peers make their content
from a formula, or read plain text.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

import processes
import turns

COLUMNS = 10
PAGE_ROWS = 50
WORDS = ("paper", "mill", "rags", "colour", "cloth", "water", "pulp", "sheet", "press", "linen", "frame", "felt")
TABLE = (6, 4)
LIBXLSXWRITER = r"""
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>
int main(int argc, char **argv) {
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(argv[1], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
  lxw_format *amount = workbook_add_format(book);
  format_set_num_format(amount, "0.00");
  long rows = atol(argv[2]);
  for (long row = 0; row < rows; row++)
    for (int column = 0; column < 10; column++) {
      if (column % 2) {
        worksheet_write_number(sheet, row, column, (row * 7919 + column) % 100000 / 100.0, amount);
      } else {
        char text[32];
        snprintf(text, sizeof text, "Item %ld", (row * 31 + column) % 5000);
        worksheet_write_string(sheet, row, column, text, NULL);
      }
    }
  return workbook_close(book);
}
"""
XLSXWRITER = """
import sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True})
sheet, amount = book.add_worksheet(), book.add_format({"num_format": "0.00"})
for row in range(int(sys.argv[2])):
    for column in range(10):
        if column % 2:
            sheet.write_number(row, column, (row * 7919 + column) % 100000 / 100, amount)
        else:
            sheet.write_string(row, column, f"Item {(row * 31 + column) % 5000}")
book.close()
"""
PYTHON_DOCX = """
import sys, docx
sys.path.insert(0, sys.argv[3])
from bench_office import paragraph, tables_behind, cells
document = docx.Document()
for number in range(int(sys.argv[2])):
    document.add_paragraph(paragraph(number))
    if tables_behind(number):
        rows = cells(number)
        table = document.add_table(len(rows), len(rows[0]), "Table Grid")
        for row, texts in zip(table.rows, rows):
            for cell, text in zip(row.cells, texts):
                cell.text = text
document.save(sys.argv[1])
"""


def amount(row, column):
    return f"{(row * 7919 + column) % 100000 / 100:.2f}"


def paragraph(number):
    words = [WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(40)]
    return f"Number {number}: {' '.join(words)}."


def tables_behind(number):
    return number % 20 == 19


def cells(number):
    rows, columns = TABLE
    return [[f"Cell {number} {row} {column}" for column in range(columns)] for row in range(rows)]


def line(text, x, y):
    words = []
    for word in text.split():
        words.append({"text": word, "box": [x, y, 8 * len(word), 12]})
        x += 8 * len(word) + 6
    return {"box": [words[0]["box"][0], y, x, 12], "words": words}


def block(name, text, x, y):
    return {"id": name, "type": "paragraph", "region": {"box": [x, y, 400, 12]}, "lines": [line(text, x, y)]}


def cell(name, row, column, text):
    box = {"box": [200 * column, 20 * row, 200, 20]}
    return {"row": row, "column": column, "region": box,
            "blocks": [block(name, text, 200 * column + 5, 20 * row + 4)]}


def table(name, rows, columns, all_cells, above=None):
    """The head of a table's JSON, and its cells: a large one isn't kept in memory. It may go on one that stands above."""
    head = {"id": name, "type": "table", "region": {"box": [0, 0, 200 * columns, 20 * rows]}, "rowCount": rows,
            "columnCount": columns, "isRuled": True}
    if above:
        head["continues"] = above
    yield json.dumps(head)[:-1] + ',"cells":['
    for index, made in enumerate(all_cells):
        yield ("," if index else "") + json.dumps(made)
    yield "]}"


def page(height, blocks):
    head = {"size": {"width": 2000, "height": height}, "resolution": {"unitsPerInch": 200, "origin": "measured"}}
    yield json.dumps(head)[:-1] + ',"blocks":['
    for index, parts in enumerate(blocks):
        yield "," if index else ""
        yield from parts
    yield "]}"


def model(pages):
    yield '{"schemaVersion":"1.0","metadata":{"language":"en"},"sources":[],"pages":['
    for index, parts in enumerate(pages):
        yield "," if index else ""
        yield from parts
    yield "]}"


def sheet_pages(rows):
    for first in range(0, rows, PAGE_ROWS):
        count = min(PAGE_ROWS, rows - first)
        above = f"t{first - PAGE_ROWS}" if first else None
        yield page(20 * count, [table(f"t{first}", count, COLUMNS, sheet_cells(first, count), above)])


def sheet_cells(first, count):
    for row in range(first, first + count):
        for column in range(COLUMNS):
            if column % 2:
                text = amount(row, column)
                value = {"type": "number", "number": text}
            else:
                text, value = f"Item {(row * 31 + column) % 5000}", None
            made = cell(f"c{row}-{column}", row - first, column, text)
            yield {**made, "value": value} if value else made


def text_blocks(count):
    for number in range(count):
        yield [json.dumps(block(f"p{number}", paragraph(number), 100, 100 + number))]
        if tables_behind(number):
            rows = cells(number)
            made = (cell(f"t{number}-{row}-{column}", row, column, text)
                    for row, texts in enumerate(rows) for column, text in enumerate(texts))
            yield table(f"t{number}", *TABLE, made)


def markdown(count):
    for number in range(count):
        yield paragraph(number) + "\n\n"
        if tables_behind(number):
            rows = cells(number)
            yield "".join(f"| {' | '.join(texts)} |\n" + ("|---|---|---|---|\n" if row == 0 else "")
                          for row, texts in enumerate(rows)) + "\n"


def write(path, parts):
    with open(path, "w", encoding="utf-8") as file:
        for part in parts:
            file.write(part)
    return path


def compiled(folder):
    """The program that uses libxlsxwriter, or None where there is no compiler or no library."""
    compiler = shutil.which("cc") or shutil.which("clang")
    source, program = folder / "peer.c", folder / "peer"
    source.write_text(LIBXLSXWRITER)
    if not compiler or subprocess.run(
            [compiler, "-O2", source, "-o", program, "-lxlsxwriter"], capture_output=True).returncode:
        print("bench: no libxlsxwriter; install libxlsxwriter-dev and a C compiler", file=sys.stderr)
        return None
    return program


def sheet_programs(options, folder, rows):
    sheet = write(folder / f"sheet-{rows}.json", model(sheet_pages(rows)))
    programs = {"recto": [options.recto, "convert", sheet, "-o", "@OUT@.xlsx", "--log", "json"]}
    peer = compiled(folder)
    if peer:
        programs["libxlsxwriter"] = [peer, "@OUT@.xlsx", rows]
    return programs


def print_peaks(options, folder):
    """Peak memory by the size of the table."""
    sizes = [int(size) for size in options.flat.split(",")] if options.flat else []
    peaks = {}
    for size in sizes:
        for name, command in sheet_programs(options, folder, size // COLUMNS).items():
            run = one_run(name, command, options.timeout)
            peaks.setdefault(name, []).append(f"{run['peakBytes'] / 2**20:,.0f} ({run['seconds']:.0f} s)")
        (folder / f"sheet-{size // COLUMNS}.json").unlink()
    if peaks:
        print(f"\n{'peak MiB, cells:':18}" + "".join(f"{size:>18,}" for size in sizes))
        for name, row in peaks.items():
            print(f"{name:18}" + "".join(f"{peak:>18}" for peak in row))
    return peaks


def contenders(options, folder):
    """By table: the programs with their commands; @OUT@ is the file to write."""
    text = write(folder / "text.json", model([page(options.paragraphs + 1000, text_blocks(options.paragraphs))]))
    plain = write(folder / "text.md", markdown(options.paragraphs))
    rows = options.cells // COLUMNS
    xlsx = sheet_programs(options, folder, rows)
    xlsx["XlsxWriter"] = [sys.executable, "-c", XLSXWRITER, "@OUT@.xlsx", rows]
    docx = {"recto": [options.recto, "convert", text, "-o", "@OUT@.docx", "--log", "json"],
            "pandoc": ["pandoc", "--from", "gfm", plain, "-o", "@OUT@.docx"],
            "python-docx": [sys.executable, "-c", PYTHON_DOCX, "@OUT@.docx", options.paragraphs,
                            pathlib.Path(__file__).parent]}
    return {"xlsx": xlsx, "docx": docx}


def content_of(file):
    """What the file holds: cells with something in them, or paragraphs and tables."""
    with zipfile.ZipFile(file) as archive:
        name = "xl/worksheets/sheet1.xml" if file.suffix == ".xlsx" else "word/document.xml"
        xml = archive.read(name)
    if file.suffix == ".xlsx":
        return f"{xml.count(b'<c '):,} cells"
    return f"{xml.count(b'<w:p>') + xml.count(b'<w:p '):,} paragraphs, {xml.count(b'<w:tbl>'):,} tables"


def writing_seconds(run):
    """Of Recto what it says; a peer makes its content while it writes."""
    told = [json.loads(line) for line in run.errors.splitlines() if line.startswith("{")]
    return next((float(line["writingSeconds"]) for line in told if "writingSeconds" in line), run.seconds)


def one_run(name, command, limit):
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        done = processes.run([str(word).replace("@OUT@", f"{folder}/made") for word in command], limit)
        if done.code != 0:
            sys.exit(f"bench: {name} failed with {done.code}: {done.message}")
        made = next(pathlib.Path(folder).glob("made.*"))
        return {"seconds": done.seconds, "cpuSeconds": done.cpu_seconds, "peakBytes": done.peak_bytes,
                "writing": writing_seconds(done), "outputBytes": made.stat().st_size,
                "content": content_of(made)}


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def print_results(kind, programs, count, unit):
    print(f"\n{kind.upper():15}{'seconds':>9}{'writing':>9}{'CPU s':>8}{unit + '/s':>14}{'peak MiB':>10}{'KiB':>9}  content")
    for name, runs in programs.items():
        writing = median(runs, "writing")
        print(f"{name:15}{median(runs, 'seconds'):9.2f}{writing:9.2f}{median(runs, 'cpuSeconds'):8.2f}"
              f"{count / writing:14,.0f}{median(runs, 'peakBytes') / 2**20:10.0f}{median(runs, 'outputBytes') / 2**10:9.0f}"
              f"  {runs[0]['content']}")
    mine = programs.get("recto")
    for peer in (name for name in programs if mine and name != "recto"):
        runs = programs[peer]
        print(f"recto / {peer}: writing {median(runs, 'writing') / median(mine, 'writing'):.2f} times as fast, "
              f"with its reading {median(runs, 'seconds') / median(mine, 'seconds'):.2f}")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    turns.add_arguments(parser, runs=3, timeout=900)
    parser.add_argument("--cells", type=int, default=1_000_000, help="of the table for XLSX (1,000,000)")
    parser.add_argument("--flat", default="200000,1000000",
                        help="numbers of cells whose peak memory is told (200000,1000000); empty for none")
    parser.add_argument("--paragraphs", type=int, default=10_000, help="for DOCX (10,000)")
    return turns.arguments(parser)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="recto-bench-") as folder:
        start = time.monotonic()
        tables = contenders(options, pathlib.Path(folder))
        print(f"bench: content made in {time.monotonic() - start:.0f} s", file=sys.stderr)
        results = {kind: turns.take(programs, options, lambda name, command: one_run(name, command, options.timeout))
                   for kind, programs in tables.items()}
        results["peaks"] = print_peaks(options, pathlib.Path(folder))
    print(f"{options.cells:,} cells; {options.paragraphs:,} paragraphs and {options.paragraphs // 20:,} tables; "
          + turns.setting(options))
    print_results("xlsx", results["xlsx"], options.cells // COLUMNS, "rows")
    print_results("docx", results["docx"], options.paragraphs, "paragraphs")
    turns.write(options, results)


if __name__ == "__main__":
    main()

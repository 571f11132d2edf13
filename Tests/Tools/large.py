"""Peak memory of converting large files: a file of each size is made in each format of other engines, with the same pages of
500 words, or as Recto's JSON, with a table on each page, and converted to each output; the whole tree of processes is watched.
Memory that grows with the size is a defect."""
import argparse
import pathlib
import sys
import tempfile

import bench_office
import processes
from tables import print_table

LIMIT_SECONDS = 3600
WORDS = "the quick brown fox jumps over a lazy dog and walks along the river until evening comes from northern mountains".split()
BLOCKS, LINES, PLACES = range(5), range(10), range(10)


def boxes(page):
    """Blocks of lines of words: each with its left and top, the words with their text and confidence, too."""
    for block in BLOCKS:
        lines = []
        for line in LINES:
            y, number = 200 + block * 600 + line * 56, page * 7 + block * 31 + line * 3
            lines.append((y, [
                (200 + place * 200, WORDS[(number + place) % len(WORDS)], 10 + (number + place) % 90) for place in PLACES]))
        yield 200 + block * 600, lines


def alto(page):
    yield f'<Page ID="P{page}" PHYSICAL_IMG_NR="{page}" WIDTH="2480" HEIGHT="3508"><PrintSpace>\n'
    for b, (top, lines) in enumerate(boxes(page)):
        yield f'<TextBlock ID="P{page}_B{b}" HPOS="200" VPOS="{top}" WIDTH="2000" HEIGHT="560">\n'
        for y, words in lines:
            yield f'<TextLine HPOS="200" VPOS="{y}" WIDTH="2000" HEIGHT="50">'
            for x, word, sure in words:
                yield f'<String HPOS="{x}" VPOS="{y}" WIDTH="180" HEIGHT="50" WC="0.{sure}" CONTENT="{word}"/>'
            yield "</TextLine>\n"
        yield "</TextBlock>\n"
    yield "</PrintSpace></Page>\n"


def hocr(page):
    yield f"<div class='ocr_page' id='page_{page}' title='bbox 0 0 2480 3508; ppageno {page - 1}; scan_res 300 300'>\n"
    for b, (top, lines) in enumerate(boxes(page)):
        yield f"<p class='ocr_par' id='par_{page}_{b}' title='bbox 200 {top} 2200 {top + 560}'>\n"
        for y, words in lines:
            yield f"<span class='ocr_line' title='bbox 200 {y} 2200 {y + 50}'>"
            for x, word, sure in words:
                yield f"<span class='ocrx_word' title='bbox {x} {y} {x + 180} {y + 50}; x_wconf {sure}'>{word}</span> "
            yield "</span>\n"
        yield "</p>\n"
    yield "</div>\n"


def coords(x, y, width, height):
    return f'<Coords points="{x},{y} {x + width},{y} {x + width},{y + height} {x},{y + height}"/>'


def page_xml(page):
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata/>\n'
    yield f'<Page imageFilename="{page}.png" imageWidth="2480" imageHeight="3508">\n'
    for b, (top, lines) in enumerate(boxes(page)):
        yield f'<TextRegion id="r{page}_{b}">{coords(200, top, 2000, 560)}\n'
        for y, words in lines:
            yield f'<TextLine id="l{page}_{b}_{y}">{coords(200, y, 2000, 50)}'
            for x, word, sure in words:
                yield f'<Word id="w{page}_{x}_{y}">{coords(x, y, 180, 50)}'
                yield f'<TextEquiv conf="0.{sure}"><Unicode>{word}</Unicode></TextEquiv></Word>'
            yield "</TextLine>\n"
        yield "</TextRegion>\n"
    yield "</Page></PcGts>\n"


def tsv(page):
    yield f"1\t{page}\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n"
    for b, (top, lines) in enumerate(boxes(page), 1):
        yield f"2\t{page}\t{b}\t0\t0\t0\t200\t{top}\t2000\t560\t-1\t\n3\t{page}\t{b}\t1\t0\t0\t200\t{top}\t2000\t560\t-1\t\n"
        for n, (y, words) in enumerate(lines, 1):
            yield f"4\t{page}\t{b}\t1\t{n}\t0\t200\t{y}\t2000\t50\t-1\t\n"
            for w, (x, word, sure) in enumerate(words, 1):
                yield f"5\t{page}\t{b}\t1\t{n}\t{w}\t{x}\t{y}\t180\t50\t{sure}\t{word}\n"


def recto(page):
    """A table of fifty rows, each one of its own."""
    rows = bench_office.PAGE_ROWS
    cells = bench_office.sheet_cells(page * rows, rows)
    yield "," if page > 1 else ""
    yield from bench_office.page(20 * rows, [bench_office.table(f"t{page}", rows, bench_office.COLUMNS, cells)])


COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
# What stands before the pages, the pages, and what stands behind them.
FORMATS = {
    "alto.xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description>'
        "<MeasurementUnit>pixel</MeasurementUnit></Description><Layout>\n", alto, "</Layout></alto>\n"),
    "hocr": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>book</title>'
        '<meta name="ocr-system" content="tesseract 5.3.0"/></head><body>\n', hocr, "</body></html>\n"),
    "page.xml": ("", page_xml, ""),
    "tsv": (COLUMNS + "\n", tsv, ""),
    "json": ('{"schemaVersion":"1.0","metadata":{"language":"en"},"sources":[],"pages":[', recto, "]}"),
}


def make(file, kind, size):
    """Writes whole pages until the file has the size; returns how many."""
    head, page, tail = FORMATS[kind]
    count = 0
    with open(file, "w", encoding="utf-8") as out:
        written = out.write(head)
        while written < size:
            count += 1
            written += out.write("".join(page(count)))
        out.write(tail)
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recto", type=pathlib.Path)
    parser.add_argument("--megabytes", default="100,300", help="sizes of inputs (default 100,300)")
    parser.add_argument("--from", dest="inputs", default=",".join(FORMATS), help="endings of the inputs")
    parser.add_argument("--to", default="txt,hocr,alto", help="formats of the outputs")
    parser.add_argument("--options", default="", help="more for recto convert, such as \"--docx-layout exact\"")
    parser.add_argument("--folder", type=pathlib.Path, help="where the files are made and removed")
    arguments = parser.parse_args()
    rows, failed = [], False
    for kind in arguments.inputs.split(","):
        for size in map(int, arguments.megabytes.split(",")):
            with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
                file = pathlib.Path(folder) / f"book.{kind}"
                pages = make(file, kind, size * 1_000_000)
                for target in arguments.to.split(","):
                    output = pathlib.Path(folder) / f"out.{target}"
                    run = processes.run(
                        [arguments.recto, "convert", file, "-o", output, "--to", target,
                         *arguments.options.split()], LIMIT_SECONDS)
                    failed = failed or run.outcome != "converted"
                    note = f"{run.peak_bytes / 1e6:.0f} MB" if run.outcome == "converted" else run.message
                    print(f"{kind} of {size} MB to {target}: {note}, {run.seconds:.0f} s", file=sys.stderr)
                    rows.append([kind, size, pages, target, note, f"{run.seconds:.0f}"])
                    for made in pathlib.Path(folder).glob("out*"):
                        made.unlink()
    print_table(["from", "MB", "pages", "to", "peak memory", "seconds"], rows)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

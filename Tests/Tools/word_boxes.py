"""How near the boxes of words are to the true ones: hOCR, or PAGE XML with words, beside the document."""
import collections
import dataclasses
import re
import statistics
import unicodedata
import xml.etree.ElementTree

from model import text_and_box, words_of
from scores import overlap
from tables import percent, print_table, total, with_sum

BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")


@dataclasses.dataclass
class Result:
    """Of a document, or several."""
    folder: str
    words: int
    # Of each word that was read as the truth has it, with the box nearest to the true one.
    overlaps: list[float]

    def __add__(self, other):
        return Result(self.folder, self.words + other.words, self.overlaps + other.overlaps)


def plain(tag):
    return tag.rsplit("}", 1)[-1]


def hocr_words(root):
    """(text, box) with boxes as shares of the page."""
    for page in root.iter():
        if "ocr_page" not in page.get("class", "").split():
            continue
        place = BOX.search(page.get("title", ""))
        left, top, right, bottom = map(int, place.groups())
        for node in page.iter():
            found = BOX.search(node.get("title", "")) if "ocrx_word" in node.get("class", "").split() else None
            if found:
                x, y, x2, y2 = map(int, found.groups())
                width, height = right - left, bottom - top
                yield "".join(node.itertext()), (
                    (x - left) / width, (y - top) / height, (x2 - left) / width, (y2 - top) / height)


def page_words(root):
    page = next(node for node in root.iter() if plain(node.tag) == "Page")
    width, height = int(page.get("imageWidth")), int(page.get("imageHeight"))
    for word in page.iter():
        if plain(word.tag) != "Word":
            continue
        coordinates = next(node.get("points") for node in word if plain(node.tag) == "Coords")
        points = [tuple(map(float, point.split(","))) for point in coordinates.split()]
        texts = [node.text or "" for equiv in word if plain(equiv.tag) == "TextEquiv" for node in equiv
                 if plain(node.tag) == "Unicode"]
        across, down = zip(*points)
        yield texts[0] if texts else "", (
            min(across) / width, min(down) / height, max(across) / width, max(down) / height)


def true_words(path):
    """The words of `page.gt.hocr` or `page.gt.page.xml` beside a document; none where there is none."""
    for suffix, read in ((".gt.hocr", hocr_words), (".gt.page.xml", page_words)):
        file = path.with_name(path.stem + suffix)
        if file.exists():
            words = list(read(xml.etree.ElementTree.parse(file).getroot()))
            return [(folded(text), box) for text, box in words if text.strip()]
    return []


def folded(text):
    return unicodedata.normalize("NFC", text).strip()


def found_words(document):
    page = document["pages"][0]
    width, height = page["size"]["width"], page["size"]["height"]
    for text, (left, top, right, bottom) in map(text_and_box, words_of(page["blocks"])):
        yield folded(text), (left / width, top / height, right / width, bottom / height)


def measure(folder, truth, document):
    """`document`: Recto's JSON, read. Each word stands for one true word at most."""
    free = collections.defaultdict(list)
    for text, box in found_words(document) if document else []:
        free[text].append(box)
    overlaps = []
    for text, box in truth:
        if not free[text]:
            continue
        nearest = max(free[text], key=lambda other: overlap(box, other))
        if overlap(box, nearest) > 0:
            free[text].remove(nearest)
            overlaps.append(overlap(box, nearest))
    return Result(folder, len(truth), overlaps)


def print_report(results):
    results = [result for result in results if result]
    if not results:
        return
    print("\nBoxes of words beside the true ones: words that were read as the truth has them and lie where it has them, in %;")
    print("of these the overlap (intersection over union): median, mean, and the share over a half, all in %.")
    folders = collections.defaultdict(list)
    for result in results:
        folders[result.folder].append(result)
    print_table(["folder", "files", "words", "found", "median", "mean", "over half"], [
        row(name, members) for name, members in with_sum(folders.items())])


def row(name, results):
    whole = total(results)
    overlaps = whole.overlaps
    return [
        name, len(results), whole.words, percent(len(overlaps) / whole.words),
        percent(statistics.median(overlaps) if overlaps else None),
        percent(statistics.fmean(overlaps) if overlaps else None),
        percent(sum(value > .5 for value in overlaps) / len(overlaps) if overlaps else None)]

"""How near recognised text is to the truth, and how near the text layer of a PDF is to the words it was made from."""
import collections
import dataclasses
import re
import statistics
import unicodedata
import xml.etree.ElementTree

from model import text_and_box, words_of
from rapidfuzz.distance import Indel, Levenshtein

# Scripts written without blanks: each character counts as a word.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff")
WORDS = re.compile(f"[{UNSPACED}]|[^\\s{UNSPACED}]+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
JOINER = "\u200d"
# They order text on the screen and are no part of a word.
DIRECTION_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def folded(text):
    """NFC, each run of white space as one blank, and the long s as s: of old print, some truths keep it and some don't."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u017f", "s").split())


def clusters(text):
    """What a reader takes for one character: a base with its marks and what a joiner ties to it."""
    found = []
    for character in text:
        is_mark = unicodedata.category(character) in ("Mn", "Me", "Mc") or character == JOINER
        if found and (is_mark or found[-1].endswith(JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found


@dataclasses.dataclass
class TextScore:
    """Edits and lengths, so that several documents can be added up."""

    character_edits: int = 0
    characters: int = 0
    word_edits: int = 0
    words: int = 0
    words_in_common: int = 0
    words_recognised: int = 0

    def __add__(self, other):
        mine, others = dataclasses.astuple(self), dataclasses.astuple(other)
        return TextScore(*(left + right for left, right in zip(mine, others)))

    @property
    def cer(self):
        return self.character_edits / self.characters if self.characters else None

    @property
    def wer(self):
        return self.word_edits / self.words if self.words else None

    @property
    def words_f1(self):
        """The order left aside: for pages whose truth is in no order of reading."""
        both = self.words + self.words_recognised
        return 2 * self.words_in_common / both if both else None


def text_score(truth, text):
    truth, text = folded(truth), folded(text)
    truth_clusters, truth_words, text_words = clusters(truth), WORDS.findall(truth), WORDS.findall(text)
    common = collections.Counter(truth_words) & collections.Counter(text_words)
    return TextScore(
        character_edits=Levenshtein.distance(truth_clusters, clusters(text)), characters=len(truth_clusters),
        word_edits=Levenshtein.distance(truth_words, text_words), words=len(truth_words),
        words_in_common=sum(common.values()), words_recognised=len(text_words))


@dataclasses.dataclass
class LayerScore:
    """How a PDF's text layer agrees with the words of the JSON."""

    words: int = 0
    found: int = 0
    in_order: int = 0
    in_file_order: int = 0
    overlaps: list[float] = dataclasses.field(default_factory=list)

    def __add__(self, other):
        return LayerScore(
            self.words + other.words, self.found + other.found, self.in_order + other.in_order,
            self.in_file_order + other.in_file_order, self.overlaps + other.overlaps)

    @property
    def recall(self):
        return self.found / self.words if self.words else None

    @property
    def order(self):
        """Of the text as the file has it."""
        return self.in_file_order / self.words if self.words else None

    @property
    def reading(self):
        """Of the text as the reader arranges it from the places of the words."""
        return self.in_order / self.words if self.words else None

    @property
    def overlap(self):
        """Median intersection over union of the words found in order."""
        return statistics.median(self.overlaps) if self.overlaps else None


def in_units(words, width, height):
    """(text, box) pairs as the tools agree on them, boxes (left, top, right, bottom) as shares of the page: a
    character of an unspaced script is a word, whose box is its part of the word's."""
    units = []
    for text, (left, top, right, bottom) in words:
        text = unicodedata.normalize("NFC", text).translate(DIRECTION_MARKS)
        is_vertical = bottom - top > 1.5 * (right - left)
        for match in WORDS.finditer(text):
            start, end = match.start() / len(text), match.end() / len(text)
            if is_vertical:
                box = left, top + (bottom - top) * start, right, top + (bottom - top) * end
            else:
                box = left + (right - left) * start, top, left + (right - left) * end, bottom
            if len(match.group()) == len(text):
                box = left, top, right, bottom
            units.append((match.group(), (box[0] / width, box[1] / height, box[2] / width, box[3] / height)))
    return units


def overlap(one, other):
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return width * height / (area - width * height)


def layer_pages(bbox_html):
    """The pages of `pdftotext -bbox`: (width, height, words)."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", bbox_html.decode("utf-8", "replace"))
    root = xml.etree.ElementTree.fromstring(text.replace(' xmlns="http://www.w3.org/1999/xhtml"', ""))
    for page in root.iter("page"):
        words = [
            (word.text or "", tuple(float(word.get(edge)) for edge in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter("word")]
        yield float(page.get("width")), float(page.get("height")), words


def page_score(model, layer):
    """`model` and `layer`: units of the same page, of the JSON and of the PDF."""
    known = {text for text, _ in model}
    # pdftotext gives right-to-left words as they stand on the page, the model as they are read.
    layer = [
        (text[::-1] if RIGHT_TO_LEFT.search(text) and text not in known else text, box) for text, box in layer]
    model_texts, layer_texts = [text for text, _ in model], [text for text, _ in layer]
    common = collections.Counter(model_texts) & collections.Counter(layer_texts)
    score = LayerScore(words=len(model), found=sum(common.values()))
    for step in Indel.opcodes(model_texts, layer_texts):
        if step.tag == "equal":
            score.in_order += step.src_end - step.src_start
            pairs = zip(model[step.src_start:step.src_end], layer[step.dest_start:step.dest_end])
            score.overlaps += [overlap(one[1], other[1]) for one, other in pairs]
    return score


def layer_score(document, bbox_html):
    """`document`: Recto's JSON, read; `bbox_html`: what `pdftotext -bbox` says of the PDF."""
    total = LayerScore()
    pages = list(layer_pages(bbox_html))
    for index, page in enumerate(document["pages"]):
        model = in_units(map(text_and_box, words_of(page["blocks"])), page["size"]["width"], page["size"]["height"])
        width, height, words = pages[index] if index < len(pages) else (1, 1, [])
        total += page_score(model, in_units(words, width, height))
    return total

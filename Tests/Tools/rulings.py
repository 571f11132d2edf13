"""Whether lines are drawn round the cells of a page: `ruled` where some run down it and meet some that run across, `half ruled` where
they run one way only, `borderless` where there are fewer. Told by the picture of the page, whatever Recto finds there."""
import pathlib
import re
import subprocess
import tempfile

from PIL import Image

KINDS = ["ruled", "half ruled", "borderless"]
# Pixels an inch at which pages of PDFs are looked at.
DENSITY = 100
# Of a line, in shares of the page's longer side: no letter has so long a stroke, and no line is so thick.
LEAST_LENGTH = 1 / 40
MOST_THICKNESS = 1 / 150
# Lines that make a table: its head's two and its end's, and two between columns.
LEAST_LEVEL, LEAST_STANDING = 3, 2


def runs(image, least):
    """(row, start, end) of dark runs along the rows of a black and white picture."""
    width, height = image.size
    data = image.tobytes()
    pattern = re.compile(b"\x00{%d,}" % least)
    for row in range(height):
        for found in pattern.finditer(data, row * width, (row + 1) * width):
            yield row, found.start() - row * width, found.end() - row * width


def lines_of(image, least, thickest):
    """(place, start, end) of level lines. Runs below each other are one line; an area is none."""
    lines = []  # [first row, last row, start, end]
    for row, start, end in runs(image, least):
        line = next((line for line in reversed(lines) if row - line[1] <= 2 and start < line[3] and line[2] < end), None)
        if line:
            line[1:] = row, min(start, line[2]), max(end, line[3])
        else:
            lines.append([row, row, start, end])
    return [((first + last) / 2, start, end) for first, last, start, end in lines if last - first < thickest]


def meet(standing, level, slack):
    (x, top, bottom), (y, left, right) = standing, level
    return left - slack <= x <= right + slack and top - slack <= y <= bottom + slack


def kind_of(pages):
    kinds = {kind_of_page(page.convert("L")) for page in pages}
    return min(kinds, key=KINDS.index)


def kind_of_page(page):
    side = max(page.size)
    # Lines are gray as often as black.
    mask = page.point(lambda value: 0 if value < 215 else 255)
    least, thickest = max(12, int(side * LEAST_LENGTH)), max(4, int(side * MOST_THICKNESS))
    level = lines_of(mask, least, thickest)
    standing = lines_of(mask.transpose(Image.Transpose.TRANSPOSE), least, thickest)
    crossing = [line for line in standing if sum(meet(line, other, thickest) for other in level) >= 2]
    if len(level) >= LEAST_LEVEL and len(crossing) >= LEAST_STANDING:
        return "ruled"
    return "half ruled" if len(level) >= LEAST_LEVEL or len(standing) >= LEAST_LEVEL else "borderless"


def kind(document):
    if document.is_image:
        return kind_of([Image.open(document.path)])
    with tempfile.TemporaryDirectory(prefix="recto-rulings-") as folder:
        command = ["pdftoppm", "-r", str(DENSITY), "-gray", document.path, f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return kind_of([Image.open(file) for file in sorted(pathlib.Path(folder).iterdir())])

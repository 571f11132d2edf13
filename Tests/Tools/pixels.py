"""Whether two PDFs show the same: their pages drawn by poppler and compared pixel for pixel."""
import dataclasses
import pathlib
import tempfile

import processes

DPI = 100
# A page that is larger is drawn at a lower resolution: what is asked is whether the two are the same.
LONGEST_SIDE = 4000
PAGES_AT_A_TIME = 10


@dataclasses.dataclass
class Comparison:
    pages: int = 0
    differing: dict[int, int] = dataclasses.field(default_factory=dict)  # page: largest difference, 256: of size
    error: str | None = None

    @property
    def largest(self):
        return max(self.differing.values(), default=0)


def resolution(boxes):
    """Dots an inch for pages of these (box, turn, unit)."""
    sides = [0.0]
    for box, _, unit in boxes:
        if len(box) == 4:
            sides += [abs(box[2] - box[0]) * unit, abs(box[3] - box[1]) * unit]
    return min(DPI, LONGEST_SIDE * 72 / max(max(sides), 1))


def draw(pdf, password, first, last, dpi, folder, limit_seconds):
    """PPM files of the pages in their order, and what went wrong."""
    command = ["pdftoppm", "-q", "-r", f"{dpi:.4f}", "-f", first, "-l", last]
    keys = [("-upw", password), ("-opw", password)] if password is not None else [()]
    for key in keys:
        folder.mkdir(exist_ok=True)
        run = processes.run([*command, *key, pdf, folder / "page"], limit_seconds)
        files = sorted(folder.glob("page*.ppm"))
        if files or run.code == 0:
            break
    return files, "time-out" if run.code is None else f"pdftoppm ended with {run.code}" if run.code else None


def difference(one, other):
    """The largest difference of two PPM files in any sample; 256 when they are of different size."""
    one, other = one.read_bytes(), other.read_bytes()
    if one == other:
        return 0
    heads = [data.split(maxsplit=3)[:3] for data in (one, other)]
    if heads[0] != heads[1] or len(one) != len(other):
        return 256
    return max(abs(left - right) for left, right in zip(one, other))


def compare(before, after, pages, dpi, password=None, limit_seconds=300):
    """`before` may need the password, `after` has none."""
    result = Comparison()
    for first in range(1, pages + 1, PAGES_AT_A_TIME):
        last = min(first + PAGES_AT_A_TIME - 1, pages)
        with tempfile.TemporaryDirectory(prefix="recto-pixels-") as folder:
            folder = pathlib.Path(folder)
            old, error = draw(before, password, first, last, dpi, folder / "before", limit_seconds)
            new, new_error = draw(after, None, first, last, dpi, folder / "after", limit_seconds)
            if error or len(old) < last - first + 1:
                # What can't be drawn as it was can't be compared; the rest of the file still can.
                result.error = f"pages {first}-{last} of the input: {error or 'not all drawn'}"
            elif new_error or len(new) < len(old):
                result.error = f"pages {first}-{last} of the output: {new_error or 'not all drawn'}"
                result.differing.update({page: 256 for page in range(first, last + 1)})
                continue
            for page, pair in enumerate(zip(old, new), first):
                result.pages += 1
                if largest := difference(*pair):
                    result.differing[page] = largest
    return result

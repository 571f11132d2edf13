"""How large the PDF of an image is beside the image, and beside what fax compression makes of the same pixels."""
import collections
import dataclasses
import io
import warnings

import PIL.Image

import pdfobjects
from tables import print_table

JPEG_BYTES_A_PAGE = 8000


@dataclasses.dataclass
class Size:
    name: str
    kind: str  # JPEG, 1-bit, other
    pages: int
    input_bytes: int
    output_bytes: int
    picture_bytes: int
    fax_bytes: int | None = None

    @property
    def more_a_page(self):
        return (self.output_bytes - self.input_bytes) / max(self.pages, 1)

    @property
    def is_over(self):
        """JPEG: stored as it is, and little more. 1-bit: the pictures smaller than the same in G4."""
        if self.kind == "JPEG":
            return self.more_a_page > JPEG_BYTES_A_PAGE
        return self.kind == "1-bit" and self.picture_bytes >= self.fax_bytes

    def as_json(self):
        return {
            "kind": self.kind, "pages": self.pages, "inputBytes": self.input_bytes, "outputBytes": self.output_bytes,
            "pictureBytes": self.picture_bytes, "faxBytes": self.fax_bytes, "over": self.is_over}


def frames(image):
    for index in range(getattr(image, "n_frames", 1)):
        image.seek(index)
        yield image


def fax_bytes(image):
    """Of a 1-bit picture in CCITT group 4: the strips of a TIFF alone, without what TIFF puts around them."""
    made = io.BytesIO()
    image.convert("1").save(made, "TIFF", compression="group4")
    made.seek(0)
    with PIL.Image.open(made) as tiff:
        return sum(tiff.tag_v2[279])  # StripByteCounts


def kind_and_fax(path):
    """(kind, bytes as G4 or None) of an image file; a file that Pillow can't read is of another kind."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with PIL.Image.open(path) as image:
                if image.format in ("JPEG", "MPO"):
                    return "JPEG", None
                if all(frame.mode == "1" for frame in frames(image)):
                    return "1-bit", sum(fax_bytes(frame) for frame in frames(image))
    except (OSError, ValueError, SyntaxError, EOFError, PIL.Image.DecompressionBombError):
        pass
    return "other", None


def measure(name, path, pdf):
    """`pdf`: what Recto made of the image at `path`; None when qpdf can't read it."""
    made = pdfobjects.read(pdf)
    if made is None:
        return None
    kind, fax = kind_and_fax(path)
    return Size(
        name=name, kind=kind, pages=len(made.told["pages"]), input_bytes=path.stat().st_size,
        output_bytes=pdf.stat().st_size, picture_bytes=made.picture_bytes(), fax_bytes=fax)


def row(size):
    return [
        size.name, size.kind, size.pages, size.input_bytes, size.output_bytes, size.picture_bytes,
        f"{size.more_a_page:+.0f}", "-" if size.fax_bytes is None else size.fax_bytes,
        f"{size.picture_bytes / size.fax_bytes:.3f}" if size.fax_bytes else "-", "over" if size.is_over else ""]


def print_report(sizes):
    sizes = [size for size in sizes if size]
    if not sizes:
        return
    print("\nPDF size, in bytes. pictures: the image streams of the PDF alone; G4: the same pixels, fax compression;")
    print(f"over: more than {JPEG_BYTES_A_PAGE} bytes a page around a JPEG, or pictures not smaller than G4.")
    head = ["image", "kind", "pages", "image bytes", "PDF bytes", "pictures", "more/page", "G4", "pictures/G4", ""]
    print_table(head, [row(size) for size in sorted(sizes, key=lambda size: (size.kind, size.name))])
    groups = collections.defaultdict(list)
    for size in sizes:
        groups[size.kind].append(size)
    for kind, group in sorted(groups.items()):
        pages = sum(size.pages for size in group)
        more = sum(size.output_bytes - size.input_bytes for size in group)
        said = f"{kind}: {len(group)} files, {pages} pages, {more / max(pages, 1):+.0f} bytes a page"
        if kind == "1-bit":
            said += f", pictures {sum(s.picture_bytes for s in group) / sum(s.fax_bytes for s in group):.3f} of G4"
        print(said + (f", {sum(size.is_over for size in group)} over" if kind != "other" else ""))

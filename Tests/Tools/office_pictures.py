#!/usr/bin/env python3
"""office_pictures.py --recto RECTO --out PICTURE.png SCAN...: sets each scan beside what LibreOffice shows of the DOCX in
flow layout, the DOCX in exact layout and the PPTX that Recto makes of it. First pages only; needs LibreOffice,
pdftoppm and Pillow. The pages of `RECTO_OFFICE_PAGES=FOLDER swift test --filter OfficePagesTests` are made for it."""
import argparse
import pathlib
import subprocess
import tempfile

import PIL.Image
import PIL.ImageDraw

import office
import processes

KINDS = ("scan", "DOCX flow", "DOCX exact", "PPTX")
GAP = 8


def converted(scan, options, folder):
    """PDFs in the order of `KINDS`, without the scan; None for what LibreOffice can't open."""
    common = [options.recto, "convert", scan, "--quiet", "--language", options.language]
    for name, more in (("flow.docx", []), ("exact.docx", ["--docx-layout", "exact"]), ("slides.pptx", [])):
        processes.run([*common, "-o", folder / name, *more], 300)
    files = [folder / name for name in ("flow.docx", "exact.docx", "slides.pptx")]
    pdfs = office.open_all([file for file in files if file.exists()], office.own_profile(), folder)
    return [pdfs.get(file) for file in files]


def drawn(file, folder):
    """The first page of a PDF, or a picture."""
    if file is None:
        return None
    if file.suffix.lower() != ".pdf":
        return PIL.Image.open(file).convert("L")
    subprocess.run(["pdftoppm", "-r", "110", "-l", "1", "-gray", "-singlefile", "-png", file, folder / file.stem], check=True)
    return PIL.Image.open(folder / f"{file.stem}.png").convert("L")


def row_of(scan, options):
    with tempfile.TemporaryDirectory(prefix="recto-pictures-") as place:
        folder = pathlib.Path(place)
        pages = [drawn(file, folder) for file in [scan, *converted(scan, options, folder)]]
    row = PIL.Image.new("L", (len(KINDS) * (options.width + GAP) + GAP, options.height + GAP), 150)
    for index, page in enumerate(pages):
        if page is None:
            continue
        scale = min(options.width / page.width, options.height / page.height)
        page = page.resize((int(page.width * scale), int(page.height * scale)), PIL.Image.Resampling.LANCZOS)
        row.paste(page, (GAP + index * (options.width + GAP) + (options.width - page.width) // 2, 0))
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scans", nargs="+", type=pathlib.Path)
    parser.add_argument("--recto", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--language", default="eng")
    parser.add_argument("--width", type=int, default=240, help="of one page in the picture, in pixels (240)")
    parser.add_argument("--height", type=int, default=330, help="the most that a page is high (330)")
    options = parser.parse_args()
    rows = [row_of(scan, options) for scan in options.scans]
    head = 22
    picture = PIL.Image.new("L", (rows[0].width, head + sum(row.height for row in rows)), 150)
    for index, kind in enumerate(KINDS):
        PIL.ImageDraw.Draw(picture).text((GAP + index * (options.width + GAP), 5), kind, fill=0)
    top = head
    for row in rows:
        picture.paste(row, (0, top))
        top += row.height
    picture.quantize(16).save(options.out, optimize=True)


if __name__ == "__main__":
    main()

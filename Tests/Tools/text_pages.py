"""Makes a PDF of text pages for bench_text.py: Helvetica, uncompressed, the same bytes on every machine."""

SYLLABLES = "pa per mill rag vat mould felt press size sheet ream quire wa ter wheel stamp linen hemp can vas".split()
PAGE = (595, 842)


class Words:
    """Words that differ, but are the same in every run."""

    def __init__(self):
        self.state = 7

    def next(self, limit):
        self.state = (self.state * 1_103_515_245 + 12_345) % 2**31
        return (self.state >> 8) % limit

    def line(self, count):
        return " ".join("".join(
            SYLLABLES[self.next(len(SYLLABLES))] for _ in range(1 + self.next(3))) for _ in range(count))


def text(x, y, words, size=10, font="F"):
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"


def columns(words, number):
    parts = [text(60, 780, f"{number}. " + words.line(3), 16, "B")]
    for x in (60, 310):
        parts += [text(x, 750 - 13 * row, words.line(6)[:48]) for row in range(50)]
    return parts


def table(words, number):
    parts = [text(60, 780, f"Table {number}. " + words.line(4) + ".")]
    rows, places = 40, (60, 200, 300, 400, 535)
    for row in range(rows):
        y = 745 - 16 * row
        cells = [words.line(2)] + [str(words.next(100_000)) for _ in places[2:]] if row else ["Name", "One", "Two", "Three"]
        parts += [text(x + 4, y, cell, 9, "F" if row else "B") for x, cell in zip(places, cells)]
    ys = [757 - 16 * row for row in range(rows + 1)]
    parts += [f"{places[0]} {y} m {places[-1]} {y} l S\n" for y in ys]
    parts += [f"{x} {ys[0]} m {x} {ys[-1]} l S\n" for x in places]
    return parts


def prose(words, number):
    parts, y = [], 780
    for section in range(4):
        parts.append(text(60, y, f"{number}.{section + 1} " + words.line(3), 13, "B"))
        lines = [(60, words.line(12)[:95]) for _ in range(7)]
        lines += [(75, f"\\267 {words.line(8)[:80]}") for _ in range(3)]
        for row, (x, line) in enumerate(lines, 1):
            parts.append(text(x, y - 6 - 14 * row, line))
        y -= 180
    return parts


def make(file, pages):
    words, objects = Words(), []
    fonts = "/F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> " \
        "/B << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>"
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    kids = " ".join(f"{3 + 2 * page} 0 R" for page in range(pages))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode())
    for page in range(pages):
        draw = (columns, table, prose)[page % 3]
        content = "".join([*draw(words, page + 1), text(290, 30, str(page + 1))]).encode("ascii")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Contents {4 + 2 * page} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(content), content))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_place = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table_place)
    file.write_bytes(out)
    return file

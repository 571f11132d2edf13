#!/usr/bin/env python3
"""Makes Templates/pdf/srgb.icc, the colour profile that PDF/A files carry: sRGB (IEC 61966-2-1) as an ICC
profile of version 2, a matrix and one tone curve, as small as it can be without a visible difference.

Usage: srgb_profile.py [FILE]     (without FILE: Templates/pdf/srgb.icc)
"""
import pathlib
import struct
import sys

PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
WHITE = (0.3127, 0.3290)
D50 = (0.9642, 1.0, 0.8249)
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
CURVE_POINTS = 64
TARGET = pathlib.Path(__file__).resolve().parents[2] / "Templates" / "pdf" / "srgb.icc"


def product(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) for j in range(len(b[0]))] for i in range(3)]


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = ((e * i - f * h, c * h - b * i, b * f - c * e),
            (f * g - d * i, a * i - c * g, c * d - a * f),
            (d * h - e * g, b * g - a * h, a * e - b * d))
    return [[value / det for value in row] for row in rows]


def column(vector):
    return [[value] for value in vector]


def xyz(x, y):
    return (x / y, 1.0, (1 - x - y) / y)


def colorants():
    """The primaries as XYZ under D50: the columns of the matrix."""
    primaries = [list(row) for row in zip(*(xyz(*point) for point in PRIMARIES))]
    white = xyz(*WHITE)
    amounts = product(inverse(primaries), column(white))
    under_d65 = [[primaries[i][j] * amounts[j][0] for j in range(3)] for i in range(3)]
    source, target = product(BRADFORD, column(white)), product(BRADFORD, column(D50))
    gains = [[target[i][0] / source[i][0] if i == j else 0 for j in range(3)] for i in range(3)]
    return product(product(product(inverse(BRADFORD), gains), BRADFORD), under_d65)


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz_tag(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def curve_tag():
    points = [round(linear(i / (CURVE_POINTS - 1)) * 65535) for i in range(CURVE_POINTS)]
    return struct.pack(f">4s4xI{CURVE_POINTS}H", b"curv", CURVE_POINTS, *points)


def description_tag(text):
    """ASCII; no Unicode and no Macintosh text."""
    ascii_text = text.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)


def profile():
    matrix = colorants()
    red, green, blue = ([matrix[i][j] for i in range(3)] for j in range(3))
    curve = curve_tag()
    tags = [(b"desc", description_tag("sRGB")), (b"cprt", b"text\0\0\0\0CC0\0"),
            (b"wtpt", xyz_tag(D50)), (b"rXYZ", xyz_tag(red)), (b"gXYZ", xyz_tag(green)),
            (b"bXYZ", xyz_tag(blue)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    table, body, places = struct.pack(">I", len(tags)), b"", {}
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags:
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    # Version 2.1, display, a fixed date, perceptual intent; the illuminant is D50.
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4sI8xI12s4s44x", start + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ",
        b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", 0, 0,
        b"".join(fixed(value) for value in D50), b"\0\0\0\0")
    return header + table + body


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(profile())
    print(f"{target}: {target.stat().st_size} bytes")

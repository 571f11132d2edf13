"""Reads Recto's JSON form."""


def words_of(node):
    """Each word below a JSON node, as it stands there, in reading order."""
    if isinstance(node, list):
        for item in node:
            yield from words_of(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from value if key == "words" and isinstance(value, list) else words_of(value)


def text_and_box(word):
    """The text, and the box as left, top, right, bottom."""
    x, y, width, height = word["box"]
    return word["text"], (x, y, x + width, y + height)

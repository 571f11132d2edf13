"""Reads Recto's JSON form."""


def lines_of(node):
    """Each line below a JSON node, whatever has words, in reading order."""
    if isinstance(node, list):
        for item in node:
            yield from lines_of(item)
    elif isinstance(node, dict):
        if isinstance(node.get("words"), list):
            yield node
        for key, value in node.items():
            if key != "words":
                yield from lines_of(value)


def words_of(node):
    """Each word below a JSON node, as it stands there, in reading order."""
    for line in lines_of(node):
        yield from line["words"]


def text_and_box(word):
    """The text, and the box as left, top, right, bottom."""
    x, y, width, height = word["box"]
    return word["text"], (x, y, x + width, y + height)

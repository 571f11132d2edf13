"""What a PDF holds besides its pictures of pages, as `qpdf --json` tells it: links, bookmarks, form fields ..."""
import collections
import dataclasses
import hashlib
import json
import re

import processes

QPDF_WARNS = 3
REFERENCE = re.compile(r"\d+ \d+ R")
# A name tree or a chain of forms that a damaged file turns into a circle ends here.
DEEPEST = 60


@dataclasses.dataclass
class Contents:
    """Counts and names of what a reader can press, fill in, open or jump to. Equal contents are equal here, however
    the file numbers its objects."""

    pages: int = 0
    annotations: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    link_targets: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    bookmarks: list = dataclasses.field(default_factory=list)
    fields: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    attachments: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    labels: list = dataclasses.field(default_factory=list)
    destinations: dict = dataclasses.field(default_factory=dict)
    layers: int = 0
    boxes: list = dataclasses.field(default_factory=list)
    catalog: set = dataclasses.field(default_factory=set)
    encrypted: bool = False

    @property
    def counts(self):
        """For the table and for people."""
        return {
            "pages": self.pages, "links": self.annotations["/Link"],
            "other annotations": sum(self.annotations.values()) - self.annotations["/Link"],
            "bookmarks": len(self.bookmarks), "fields": sum(self.fields.values()),
            "attachments": sum(self.attachments.values()), "labels": len(self.labels),
            "destinations": len(self.destinations), "layers": self.layers}


def shortened(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def counter_changes(name, before, after):
    for key in sorted(before.keys() | after.keys(), key=repr):
        if before[key] != after[key]:
            yield f"{name} {shortened(key)}: {before[key]} -> {after[key]}"


def list_changes(name, before, after):
    if len(before) != len(after):
        yield f"{name}: {len(before)} -> {len(after)}"
        return
    for index, (one, other) in enumerate(zip(before, after), 1):
        if one != other:
            yield f"{name} {index}: {shortened(one)} -> {shortened(other)}"


def changes(before, after):
    """A line for each thing that is another one, or isn't there, in the PDF made from the other."""
    if before.pages != after.pages:
        yield f"pages: {before.pages} -> {after.pages}"
    for name in ("annotations", "link_targets", "fields", "attachments"):
        yield from counter_changes(name.replace("_", " "), getattr(before, name), getattr(after, name))
    for name in ("bookmarks", "labels", "boxes"):
        yield from list_changes(name, getattr(before, name), getattr(after, name))
    for name in sorted(before.destinations.keys() | after.destinations.keys()):
        one, other = before.destinations.get(name), after.destinations.get(name)
        if one != other:
            yield f"destination {shortened(name)}: {shortened(one)} -> {shortened(other)}"
    if before.layers != after.layers:
        yield f"layers: {before.layers} -> {after.layers}"
    for name in sorted(before.catalog - after.catalog):
        yield f"catalog: lost {name}"


class Reader:
    """Walks the objects of a `qpdf --json` of version 2."""

    def __init__(self, told):
        self.told = told
        self.objects = told["qpdf"][1]
        self.page_numbers = {page["object"]: page["pageposfrom1"] for page in told["pages"]}
        self.catalog = self.dictionary(self.objects["trailer"]["value"].get("/Root"))

    def resolved(self, value):
        for _ in range(DEEPEST):
            if not (isinstance(value, str) and REFERENCE.fullmatch(value)):
                return value
            entry = self.objects.get(f"obj:{value}", {})
            value = entry["stream"].get("dict") if "stream" in entry else entry.get("value")
        return None

    def dictionary(self, value):
        value = self.resolved(value)
        return value if isinstance(value, dict) else {}

    def array(self, value):
        value = self.resolved(value)
        return value if isinstance(value, list) else []

    def plain(self, value):
        """A value without the numbers of objects."""
        value = self.resolved(value)
        return re.sub(r"\d+ \d+ R", "R", str(value))

    def target(self, destination, named):
        """Number of the page that a destination leads to; names are looked up."""
        destination = self.resolved(destination)
        if isinstance(destination, str):
            return named.get(destination, ("no such name", destination))
        if isinstance(destination, dict):
            destination = self.resolved(destination.get("/D"))
        if not isinstance(destination, list) or not destination:
            return None
        page = destination[0]
        return self.page_numbers.get(page, "no page") if isinstance(page, str) else page

    def tree(self, node, depth=0):
        """The (name, value) pairs of a name tree."""
        node = self.dictionary(node)
        names = self.array(node.get("/Names"))
        yield from zip(names[::2], names[1::2])
        for kid in self.array(node.get("/Kids")) if depth < DEEPEST else []:
            yield from self.tree(kid, depth + 1)

    def destinations(self):
        old = self.dictionary(self.catalog.get("/Dests")).items()
        new = self.tree(self.dictionary(self.catalog.get("/Names")).get("/Dests"))
        return {str(self.resolved(name)): self.target(value, {}) for name, value in [*old, *new]}

    def link_target(self, annotation, named):
        action = self.dictionary(annotation.get("/A"))
        if "/URI" in action:
            return self.resolved(action["/URI"])
        if "/Dest" in annotation or "/D" in action:
            return self.target(annotation.get("/Dest", action.get("/D")), named)
        return self.resolved(action.get("/S"))

    def bookmarks(self, items, depth=0):
        for item in items if depth < DEEPEST else []:
            yield depth, item["title"], item["destpageposfrom1"]
            yield from self.bookmarks(item["kids"], depth + 1)

    def inherited(self, page, key):
        for _ in range(DEEPEST):
            if key in page:
                return self.resolved(page[key])
            page = self.dictionary(page.get("/Parent"))
            if not page:
                break
        return None

    def box(self, page):
        """What a reader shows of a page: box, turn and unit."""
        sides = self.array(self.inherited(page, "/CropBox")) or self.array(self.inherited(page, "/MediaBox"))
        numbers = [self.resolved(side) for side in sides]
        numbers = tuple(round(float(side), 2) for side in numbers if isinstance(side, (int, float)))
        turn, unit = self.inherited(page, "/Rotate"), self.resolved(page.get("/UserUnit"))
        return numbers, turn % 360 if isinstance(turn, int) else 0, unit or 1

    def picture_bytes(self):
        """Of all image streams as the file stores them, with masks and what JBIG2 pictures share."""
        images, shared = [], {}
        for entry in self.objects.values():
            image = entry["stream"]["dict"] if "stream" in entry else {}
            if image.get("/Subtype") != "/Image":
                continue
            images.append(image)
            for parameters in [image.get("/DecodeParms"), *self.array(image.get("/DecodeParms"))]:
                name = self.dictionary(parameters).get("/JBIG2Globals")
                shared[str(name)] = self.dictionary(name)
        sizes = [self.resolved(stream.get("/Length")) for stream in [*images, *shared.values()]]
        return sum(size for size in sizes if isinstance(size, int))

    def contents(self):
        found = Contents(pages=len(self.told["pages"]), destinations=self.destinations())
        for told in self.told["pages"]:
            page = self.dictionary(told["object"])
            found.boxes.append(self.box(page))
            for annotation in map(self.dictionary, self.array(page.get("/Annots"))):
                subtype = str(self.resolved(annotation.get("/Subtype")))
                found.annotations[subtype] += 1
                if subtype == "/Link":
                    found.link_targets[str(self.link_target(annotation, found.destinations))] += 1
        found.bookmarks = list(self.bookmarks(self.told["outlines"]))
        found.fields.update(
            (field["fullname"], field["fieldtype"], self.plain(field["value"]))
            for field in self.told["acroform"]["fields"])
        found.attachments.update(self.told["attachments"].keys())
        found.labels = [(label["index"], self.plain(label["label"])) for label in self.told["pagelabels"]]
        layers = self.dictionary(self.catalog.get("/OCProperties"))
        found.layers = len(self.array(layers.get("/OCGs")))
        found.catalog = set(self.catalog)
        found.encrypted = bool(self.told["encrypt"]["encrypted"])
        return found


def command(pdf, password):
    return ["qpdf", *([f"--password={password}"] if password is not None else []), pdf]


def read(pdf, password=None, limit_seconds=120):
    """The objects of a PDF file, or None where qpdf can't read it to the end."""
    run = processes.run([*command(pdf, password), "--json=2", "--json-stream-data=none"], limit_seconds)
    if run.code not in (0, QPDF_WARNS):
        return None
    try:
        return Reader(json.loads(run.output))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def contents(pdf, password=None, limit_seconds=120):
    """The contents of a PDF file, or None where qpdf can't read it to the end."""
    reader = read(pdf, password, limit_seconds)
    try:
        found = reader and reader.contents()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        found = None
    if found is None:
        return None
    for name in list(found.attachments):
        file = processes.run([*command(pdf, password), f"--show-attachment={name}"], limit_seconds).output
        del found.attachments[name]
        found.attachments[name, len(file), hashlib.sha256(file).hexdigest()] += 1
    return found

"""The documents of a corpus: a folder with a MANIFEST.tsv whose columns are path, kind, language (ISO 639-3, `+`
joins several), pages, ground_truth, ground_truth_kind, and others that aren't read here."""
import csv
import dataclasses
import pathlib
import re
import subprocess

IMAGES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".jp2"}
READABLE = IMAGES | {".pdf"}
# A folder whose files may be refused, whatever they are: what counts there is how.
HOSTILE = "hostile"
# Where Tesseract's name of a language is not the one of ISO 639-3.
TESSERACT_NAMES = {"zho": "chi_sim", "zxx": "eng", "und": "eng"}
# Data for a kind of document, not for a language: used where it is installed.
SPECIAL_DATA = {"frk", "jpn_vert"}


@dataclasses.dataclass
class Document:
    path: pathlib.Path
    name: str
    kind: str
    languages: list[str]
    truth: str | None
    password: str | None
    # A file with the tables it has; None when there is none.
    true_tables: pathlib.Path | None = None

    @property
    def folder(self):
        return self.name.split("/")[0]

    @property
    def is_image(self):
        return self.path.suffix.lower() in IMAGES

    @property
    def is_hostile(self):
        return self.folder == HOSTILE


def tesseract_languages(language, kind, installed):
    """Tesseract's names for the languages of a document; Fraktur and vertical Japanese have data of their own."""
    names = [TESSERACT_NAMES.get(part, part) for part in re.split(r"[+;,]", language)]
    if "fraktur" in kind and "frk" in installed:
        names = ["frk" if name == "deu" else name for name in names]
    if "vertical" in kind and "jpn_vert" in installed:
        names = ["jpn_vert" if name == "jpn" else name for name in names]
    return names


def installed_languages():
    listed = subprocess.run(["tesseract", "--list-langs"], check=True, capture_output=True, text=True).stdout
    return set(listed.splitlines()[1:])


def debian_package(language):
    return "tesseract-ocr-" + language.replace("_", "-").lower()


def read_truth(root, row):
    if row["ground_truth_kind"] != "text":
        return None
    return (root / row["ground_truth"]).read_text(encoding="utf-8-sig", errors="replace")


def find_tables(root, row):
    return root / row["ground_truth"] if row["ground_truth_kind"] in ("csv", "json") else None


def read_password(path):
    file = path.with_name(path.name + ".password.txt")
    if not file.exists():
        return None
    return file.read_text(encoding="utf-8").removesuffix("\n")


def documents(root, installed):
    """Every document that Recto may be asked to read, in the order of the manifest."""
    with open(root / "MANIFEST.tsv", encoding="utf-8", newline="") as manifest:
        for row in csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE):
            path = root / row["path"]
            if path.suffix.lower() not in READABLE and row["path"].split("/")[0] != HOSTILE:
                continue
            yield Document(
                path=path, name=row["path"], kind=row["kind"],
                languages=tesseract_languages(row["language"], row["kind"], installed),
                truth=read_truth(root, row), password=read_password(path),
                true_tables=find_tables(root, row))

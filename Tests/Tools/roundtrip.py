"""Reads files of text recognition, writes each as hOCR, ALTO and PAGE, reads these again and compares the documents.

Usage: roundtrip.py FILE_OR_FOLDER... [--recto recto] [--schemas FOLDER]

Of a folder, everything with an ending of such formats is taken. What differs is told with the losses that the writer
has named. --schemas is a folder of XML schemas, found by their target namespaces: what is written must be valid.
"""
import argparse
import json
import pathlib
import sys
import tempfile

import processes
from tables import print_table

ENDINGS = {"hocr": ".hocr", "alto": ".alto.xml", "page": ".page.xml"}
READ = (".hocr", ".html", ".xml")
SECONDS = 600
XLINK = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
<xs:attributeGroup name="simpleLink"><xs:anyAttribute processContents="skip"/></xs:attributeGroup></xs:schema>"""


class Schemas:
    """Schemas of a folder, the newest of each namespace."""

    def __init__(self, folder):
        self.files = {}
        self.made = {}
        for file in sorted(folder.rglob("*.xsd")) if folder else []:
            from lxml import etree
            self.files[etree.parse(str(file)).getroot().get("targetNamespace")] = file

    def complaint(self, file):
        """What is wrong with a file of XML; nothing for one without a schema."""
        from lxml import etree

        tree = etree.parse(str(file))
        space = etree.QName(tree.getroot()).namespace
        if space not in self.files:
            return None
        if space not in self.made:
            parser = etree.XMLParser(no_network=True)
            parser.resolvers.add(NoNetwork())
            self.made[space] = etree.XMLSchema(etree.parse(str(self.files[space]), parser))
        schema = self.made[space]
        return None if schema.validate(tree) else str(schema.error_log.last_error)


def NoNetwork():
    """ALTO's schema names that of XLink by its address in the network."""
    from lxml import etree

    class Resolver(etree.Resolver):
        def resolve(self, url, public_id, context):
            return self.resolve_string(XLINK, context) if "xlink" in str(url) else None

    return Resolver()


class Trial:
    """What became of the files of one format."""

    def __init__(self):
        self.written = self.read = self.equal = self.valid = self.checked = 0


def run(*arguments):
    return processes.run([str(argument) for argument in arguments], SECONDS)


def losses(log, format_name):
    messages = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    return [
        message["message"].split(": ", 1)[-1] for message in messages
        if message.get("level") == "warning" and message.get("format") == format_name]


def try_file(file, recto, schemas, trials, scratch):
    wanted = scratch / "wanted.json"
    outcome = run(recto, "convert", file, "-o", wanted, "--quiet")
    if outcome.code != 0:
        print(f"{file}: not read: {outcome.message}")
        return False
    for name, ending in ENDINGS.items():
        trial, folder = trials[name], scratch / name
        folder.mkdir()
        outcome = run(recto, "convert", file, "-o", folder / f"made{ending}", "--to", name, "--log", "json")
        made = sorted(folder.iterdir())
        if outcome.code != 0 or not made:
            print(f"{file}: {name} not written: {outcome.message}")
            continue
        trial.written += 1
        back = scratch / f"{name}.json"
        outcome_back = run(recto, "convert", *made, "-o", back, "--quiet", *(["--join"] if len(made) > 1 else []))
        if outcome_back.code != 0:
            print(f"{file}: {name} not read again: {outcome_back.message}")
            continue
        trial.read += 1
        compared = run(recto, "compare", wanted, back)
        trial.equal += compared.code == 0
        if compared.code != 0:
            told = "; ".join(losses(outcome.errors, name)) or "NOTHING TOLD"
            first = [line.strip() for line in compared.output.decode().splitlines()[1:2]]
            print(f"{file}: {name} differs: {' '.join(first)[:160]} | told: {told}")
        for part in made if name != "hocr" and schemas.files else []:
            trial.checked += 1
            complaint = schemas.complaint(part)
            trial.valid += complaint is None
            if complaint:
                print(f"{file}: {name} is not valid: {complaint}")
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--recto", default="recto")
    parser.add_argument("--schemas", type=pathlib.Path)
    options = parser.parse_args()
    files = []
    for path in options.paths:
        files += sorted(f for f in path.rglob("*") if f.name.endswith(READ)) if path.is_dir() else [path]
    trials = {name: Trial() for name in ENDINGS}
    schemas = Schemas(options.schemas)
    read = 0
    for file in files:
        with tempfile.TemporaryDirectory() as scratch:
            read += try_file(file, options.recto, schemas, trials, pathlib.Path(scratch))
    print(f"\n{read} of {len(files)} files read\n")
    print_table(
        ["", "written", "read again", "equal", "valid"],
        [[name, t.written, t.read, t.equal, f"{t.valid} of {t.checked}" if t.checked else "no schema"]
         for name, t in trials.items()])
    whole = all(t.read == read and t.valid == t.checked for t in trials.values())
    return 0 if whole and read == len(files) else 1


if __name__ == "__main__":
    sys.exit(main())

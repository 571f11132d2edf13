"""Whether a PDF that Recto makes searchable stays what it is: sound, of the same look, with all that it holds."""
import collections
import dataclasses
import os
import pathlib
import re
import shutil
import tempfile

import corpus
import pdfobjects
import pixels
import processes
from tables import print_table, with_sum

QPDF_SECONDS = 120
COUNTED = ("links", "other annotations", "bookmarks", "fields", "attachments", "labels", "destinations", "layers")


@dataclasses.dataclass
class Kept:
    document: corpus.Document
    run: processes.Run
    input_bytes: int = 0
    output_bytes: int = 0
    check: list[str] = dataclasses.field(default_factory=list)  # what qpdf says against the output
    input_check: list[str] = dataclasses.field(default_factory=list)
    before: pdfobjects.Contents | None = None
    after: pdfobjects.Contents | None = None
    drawn: pixels.Comparison = dataclasses.field(default_factory=pixels.Comparison)
    peer: processes.Run | None = None
    peer_bytes: int = 0

    @property
    def outcome(self):
        """One with a page that failed ends with a code too, and is written."""
        return "converted" if self.run.outcome == "refused" and self.output_bytes else self.run.outcome

    @property
    def new_complaints(self):
        """What qpdf says of the output and not of the input, where a damaged stream is left as it is."""
        known = set(map(without_places, self.input_check))
        return [line for line in self.check if without_places(line) not in known]

    @property
    def inherited(self):
        return bool(self.check) and not self.new_complaints

    @property
    def changes(self):
        if self.before is None or self.after is None:
            return []
        return list(pdfobjects.changes(self.before, self.after))

    @property
    def complaints(self):
        """Why this document fails, a line each; a refusal with a code of its own is none."""
        if self.outcome in ("crash", "hang"):
            return [f"{self.outcome}: {self.run.message}"]
        if self.outcome == "refused":
            return []
        if not self.output_bytes:
            return ["Recto says it has written the file, and there is none"]
        found = [f"qpdf --check: {line}" for line in self.new_complaints[:3]]
        if self.after is None:
            found.append("qpdf can't read the output")
        if self.drawn.differing:
            pages = ", ".join(f"{page} ({most})" for page, most in list(self.drawn.differing.items())[:8])
            found.append(f"{len(self.drawn.differing)} of {self.drawn.pages} pages look different: {pages}")
        return found + self.changes

    def as_json(self):
        return {
            "path": self.document.name, "outcome": self.outcome, "code": self.run.code,
            "message": self.run.message or None, "seconds": round(self.run.seconds, 3),
            "inputBytes": self.input_bytes, "outputBytes": self.output_bytes, "check": self.check,
            "inputCheck": self.input_check, "before": self.before and self.before.counts,
            "after": self.after and self.after.counts, "pages": self.drawn.pages,
            "differingPages": {str(page): most for page, most in self.drawn.differing.items()},
            "drawing": self.drawn.error, "complaints": self.complaints,
            "peerCode": self.peer and self.peer.code, "peerBytes": self.peer_bytes}


def without_places(complaint):
    """Without the numbers of objects and bytes, which are others in the output."""
    return re.sub(r"\d+", "", complaint)


def qpdf_check(pdf, password=None):
    """The lines of its complaints."""
    command = ["qpdf", "--check", pdf]
    command += [f"--password={password}"] if password is not None else []
    run = processes.run(command, QPDF_SECONDS)
    if run.code == 0:
        return []
    lines = [line.replace(f"{pdf} ", "").replace(f"{pdf}: ", "")[:200] for line in run.errors.splitlines()]
    # The last one tells the exit code only.
    lines = [line for line in lines if line.strip() and not line.startswith("qpdf: ")]
    return lines or ["time-out" if run.code is None else f"code {run.code}"]


def convert(document, made, options):
    command = [options.recto, "convert", document.path, "--output", made, "--quiet"]
    command += ["--language", "+".join(document.languages)]
    if document.password is not None:
        command += ["--password", document.password]
    return processes.run(command + options.options.split(), options.timeout)


def measure_peer(kept, made, options):
    command = [options.peer, "--quiet", "--skip-text", "--output-type", "pdf"]
    kept.peer = processes.run(
        [*command, "--language", "+".join(kept.document.languages), kept.document.path, made], options.timeout)
    if kept.peer.code == 0 and made.exists():
        kept.peer_bytes = made.stat().st_size


def measure(document, options):
    with tempfile.TemporaryDirectory(prefix="recto-kept-") as folder:
        made = pathlib.Path(folder) / "made.pdf"
        kept = Kept(document, convert(document, made, options), document.path.stat().st_size)
        if not made.exists():
            return kept
        kept.output_bytes = made.stat().st_size
        kept.check, kept.input_check = qpdf_check(made), qpdf_check(document.path, document.password)
        kept.before = pdfobjects.contents(document.path, document.password)
        kept.after = pdfobjects.contents(made)
        known = kept.after or kept.before
        if known:
            kept.drawn = pixels.compare(
                document.path, made, known.pages, pixels.resolution(known.boxes), document.password, options.timeout)
        if options.peer:
            measure_peer(kept, pathlib.Path(folder) / "peer.pdf", options)
    return kept


def find_peer(name):
    """The program's path: OCRMYPDF_VENV may name the virtual environment that has it, else it is on PATH."""
    venv = os.environ.get("OCRMYPDF_VENV")
    return shutil.which(name, path=f"{venv}/bin") if venv else shutil.which(name)


def counts(results):
    """What is there before and after, summed: `12` where it is the same, else `12>11`."""
    known = [kept for kept in results if kept.before and kept.after]
    for name in COUNTED:
        one = sum(kept.before.counts[name] for kept in known)
        other = sum(kept.after.counts[name] for kept in known)
        yield str(one) if one == other else f"{one}>{other}"


def ratio(results):
    before = sum(kept.input_bytes for kept in results)
    return f"{sum(kept.output_bytes for kept in results) / before:.3f}" if before else "-"


def row(name, results, with_peer):
    outcomes = collections.Counter(kept.outcome for kept in results)
    done = [kept for kept in results if kept.outcome == "converted"]
    cells = [
        name, len(results), outcomes["converted"], outcomes["refused"], outcomes["crash"] + outcomes["hang"],
        sum(bool(kept.new_complaints) for kept in done), sum(kept.inherited for kept in done),
        sum(kept.drawn.pages for kept in done),
        sum(len(kept.drawn.differing) for kept in done), max((kept.drawn.largest for kept in done), default=0),
        *counts(done), sum(kept.input_bytes for kept in done), sum(kept.output_bytes for kept in done), ratio(done)]
    if with_peer:
        both = [kept for kept in done if kept.peer_bytes]
        cells += [len(both), sum(kept.output_bytes for kept in both), sum(kept.peer_bytes for kept in both)]
    return cells


def notes(kept):
    """What is no fault of the output, but should be known."""
    if kept.outcome != "converted":
        return
    if kept.run.code:
        yield f"ended with {kept.run.code}: {kept.run.message}"
    if kept.inherited:
        yield f"inherited: {kept.check[0]}"
    if kept.drawn.error:
        yield f"not compared: {kept.drawn.error}"
    if kept.before is None:
        yield "what it held isn't known: qpdf can't read the input"


def print_lines(head, results, lines_of):
    told = [f"  {kept.document.name}: {line}" for kept in results for line in lines_of(kept)]
    if told:
        print(f"\n{head}:", *told, sep="\n")


def print_report(results):
    """True when everything is as it was."""
    if not results:
        return True
    print("\nPDF kept: each PDF made searchable with default options. check: files that `qpdf --check` has something")
    print("against, inherited: which it says of the input as well; differ: pages that poppler draws differently at")
    print("100 dpi, most: by at most so much in a sample (256: size); what they hold is summed, before>after where it")
    print("isn't the same.")
    with_peer = any(kept.peer for kept in results)
    head = ["folder", "files", "made", "refused", "crash", "check", "inherited", "pages", "differ", "most", "links", "annots",
            "marks", "fields", "attached", "labels", "dests", "layers", "bytes in", "bytes out", "ratio"]
    head += ["both", "ours", "ocrmypdf"] if with_peer else []
    groups = collections.defaultdict(list)
    for kept in results:
        groups[kept.document.folder].append(kept)
    print_table(head, [row(name, group, with_peer) for name, group in with_sum(groups.items())])
    refused = [kept for kept in results if kept.outcome == "refused"]
    print_lines("Refused", refused, lambda kept: [f"{kept.run.code}: {kept.run.message}"])
    print_lines("Not as they were", results, lambda kept: kept.complaints[:12])
    print_lines("To know", results, notes)
    return not any(kept.complaints for kept in results)

"""Recto with each of its engines beside `tesseract` and rapidocr: the same scans, the same languages, in one run."""
import collections
import dataclasses
import pathlib
import subprocess
import tempfile

import layers
import processes
import scores
from tables import percent, print_table, total, with_sum

OWN = ("auto", "tesseract", "paddle")
PEERS = ("tesseract command", "rapidocr")
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}


@dataclasses.dataclass
class Result:
    folder: str
    texts: dict
    seconds: dict


def measure(document, options):
    """None for a document without a known text, or with a text of its own that no engine reads."""
    is_scan = document.is_image or layers.has_no_text(document.path, document.password)
    if document.truth is None or document.is_hostile or not is_scan:
        return None
    languages = "+".join(document.languages)
    result = Result(document.folder, {}, {})
    with tempfile.TemporaryDirectory(prefix="recto-engines-") as folder:
        pictures = [document.path] if document.is_image else drawn(document, folder)
        listed = pathlib.Path(folder, "list")
        listed.write_text("".join(f"{picture}\n" for picture in pictures))
        commands = {
            engine: [options.recto, "convert", document.path, "--to", "txt", "--output", "-", "--quiet", "--engine", engine,
                     "--language", languages, *(["--password", document.password] if document.password else [])]
            for engine in OWN}
        commands["tesseract command"] = ["tesseract", listed, "stdout", "-l", languages]
        if options.peers:
            program = pathlib.Path(__file__).with_name("rapidocr_text.py")
            commands["rapidocr"] = [options.peers, program, *pictures]
        for name, command in commands.items():
            run = processes.run(command, options.timeout, ONE_THREAD if name == "tesseract command" else None)
            text = run.output.decode("utf-8", "replace") if run.code == 0 else ""
            result.texts[name], result.seconds[name] = scores.text_score(document.truth, text), run.seconds
    return result


def drawn(document, folder):
    """The pages of a PDF as people draw them who use these programs."""
    password = ["-upw", document.password] if document.password else []
    subprocess.run(
        ["pdftoppm", "-r", "300", "-gray", "-png", *password, document.path, f"{folder}/page"], check=True)
    return sorted(pathlib.Path(folder).glob("page*.png"))


def print_report(results):
    results = [result for result in results if result]
    if not results:
        return
    names = [name for name in (*OWN, *PEERS) if name in results[0].texts]
    folders = collections.defaultdict(list)
    for result in results:
        folders[result.folder].append(result)
    for title, value in (
            ("Characters wrong, %", lambda score: percent(score.cer)), ("Words wrong, %", lambda score: percent(score.wer)),
            ("Words F1, order left aside, %", lambda score: percent(score.words_f1))):
        print(f"\n{title}, pooled: Recto's engines, and others.")
        print_table(["folder", "files", *names], [
            [folder, len(members), *(value(total(result.texts[name] for result in members)) for name in names)]
            for folder, members in with_sum(folders.items())])
    print("\nSeconds a document, loading of programs and models included.")
    print_table(["folder", "files", *names], [
        [folder, len(members), *(f"{sum(result.seconds[name] for result in members) / len(members):.2f}" for name in names)]
        for folder, members in with_sum(folders.items())])

"""What `make measure` tells of the quality of texts, and of the documents that fail."""
import collections

import scores
from tables import percent, print_table, total, with_sum


def quality_row(name, results):
    done = [result for result in results if result.outcome == "converted"]
    text = total(result.text for result in results)
    layer = total(result.layer for result in done) or scores.LayerScore()
    pages = sum(result.pages for result in done)
    peak = max((result.run.peak_bytes for result in done), default=0)
    return [
        name, len(results), len(results) - len(done), sum(result.layer_error is not None for result in done),
        percent(text and text.cer), percent(text and text.wer), percent(text and text.words_f1),
        percent(layer.recall), percent(layer.order), percent(layer.reading), percent(layer.overlap),
        f"{sum(result.run.seconds for result in done) / pages:.2f}" if pages else "-", f"{peak / 2**20:.0f}"]


def peer_row(name, results):
    """Both on the same documents: those with a truth, whatever came of them."""
    both = [result for result in results if result.peer_text and result.text]
    if not both:
        return None
    mine, peer = total(result.text for result in both), total(result.peer_text for result in both)
    fair = [result for result in both if result.outcome == "converted" and result.peer.code == 0]
    seconds = sum(result.run.seconds for result in fair), sum(result.peer.seconds for result in fair)
    better = sum(result.text.cer < result.peer_text.cer for result in both)
    worse = sum(result.text.cer > result.peer_text.cer for result in both)
    return [
        name, len(both), percent(mine.cer), percent(peer.cer), percent(mine.wer), percent(peer.wer),
        percent(mine.words_f1), percent(peer.words_f1), better, worse,
        f"{seconds[0] / seconds[1]:.2f}" if seconds[1] else "-"]


GROUPINGS = {
    "folder": lambda document: document.folder,
    "kind": lambda document: document.kind,
    "language": lambda document: "+".join(document.languages),
}


def in_groups(results, grouping):
    groups = collections.defaultdict(list)
    for result in results:
        if not result.skipped and not result.document.is_hostile:
            groups[GROUPINGS[grouping](result.document)].append(result)
    return with_sum(groups.items())


def print_quality(results, grouping):
    groups = in_groups(results, grouping)
    if not groups:
        return
    print("\nRecto. Error rates in %, pooled; layer: words of the JSON that pdftotext finds; order: that it finds in the")
    print("order of the JSON with -raw; reading: in the order that it makes of the page by itself; overlap: median of")
    print("their boxes; all in %. Memory: of the whole tree of processes, in MiB.")
    print_table(
        [grouping, "files", "failed", "no layer", "CER", "WER", "words F1", "layer", "order", "reading", "overlap", "s/page",
         "memory"],
        [quality_row(name, group) for name, group in groups])
    rows = [row for name, group in groups if (row := peer_row(name, group))]
    if rows:
        print("\nRecto (R) beside tesseract (T): the same files, languages and language data, one thread for T;")
        print("PDF pages are rendered at 300 dpi for T.")
        print_table(
            [grouping, "files", "CER R", "CER T", "WER R", "WER T", "F1 R", "F1 T", "R better", "R worse",
             "time R/T"], rows)


def print_hostile(results):
    hostile = [result for result in results if result.document.is_hostile and not result.skipped]
    if not hostile:
        return
    outcomes = collections.Counter(result.outcome for result in hostile)
    codes = collections.Counter(result.run.code for result in hostile if result.outcome == "refused")
    print(f"\nHostile files: {len(hostile)}; " + ", ".join(
        f"{outcomes[name]} {name}" for name in ("converted", "refused", "crash", "hang")))
    print("Refused with exit code: " + (", ".join(f"{code} ({n})" for code, n in sorted(codes.items())) or "none"))
    peak = max(hostile, key=lambda result: result.run.peak_bytes)
    print(f"Most memory: {peak.run.peak_bytes / 2**20:.0f} MiB, {peak.document.name}")


def print_failures(results):
    skipped = [result for result in results if result.skipped]
    if skipped:
        print(f"\nSkipped: {len(skipped)}")
        for reason, count in sorted(collections.Counter(result.skipped for result in skipped).items()):
            print(f"  {count:3} {reason}")
    failed = [result for result in results if not result.skipped and result.outcome != "converted"]
    if failed:
        print("\nNot converted:")
        for result in failed:
            code = "time-out" if result.run.code is None else result.run.code
            print(f"  {result.document.name}: {result.outcome}, {code}: {result.run.message}")
    for result in results:
        if result.layer_error:
            print(f"  {result.document.name}: text layer: {result.layer_error}")

#!/usr/bin/env python3
"""House rules that the compiler doesn't check. Prints `file:line: message` for each break and the sizes of the
files and functions; exits 1 when a rule is broken.

Usage: checks.py [FOLDER]      (the repository; without it the one that this file is in)
"""
import pathlib
import re
import statistics
import subprocess
import sys

LONGEST_FILE = 500

# What may stand only in a Native folder, where the C libraries are.
UNSAFE = re.compile(
    r"\b(Unsafe\w*|OpaquePointer|withUnsafe\w*|unsafeBitCast|unsafeDowncast)\b|@unchecked\b"
    r"|nonisolated\(unsafe\)")
# What may stand nowhere in Sources.
TRAP = re.compile(r"\btry!|\b(fatalError|preconditionFailure)\(")
UNFINISHED = re.compile(r"\b(TODO|FIXME)\b")
# Folders that exist on one machine only.
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(work|home/\w+|root|Users/\w+|tmp)/[\w.-]+")
FUNCTION = re.compile(r"^(\s*)(?:@\w+(?:\([^)]*\))?\s+|\w+(?:\(\w+\))?\s+)*(?:func\b|init[?(<]|deinit\b)")
PROSE = {".md", ".swift", ".sh", ".py", ".yml", ".yaml", ".json", ".txt", ".xml", ".html", ""}


def tracked(root):
    """The files of the repository: those in git and those not yet added, less the ignored ones."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root, check=True, capture_output=True).stdout.decode()
    return sorted(path for name in set(listed.split("\0")) if name and (path := root / name).is_file())


def without_strings_and_comments(line):
    """The code of a line: what a string literal or a comment says is no code."""
    line = re.sub(r'"(?:\\.|[^"\\])*"', '""', line)
    return line.split("//")[0]


def swift_breaks(path, lines):
    for number, line in enumerate(lines, 1):
        code = without_strings_and_comments(line)
        if "Native" not in path.parts[:-1] and (found := UNSAFE.search(code)):
            yield number, f"`{found.group()}` outside a Native folder"
        if found := TRAP.search(code):
            yield number, f"`{found.group()}` traps: throw a RectoError"
        if found := UNFINISHED.search(line):
            yield number, f"`{found.group()}`: finish it"
    if len(lines) > LONGEST_FILE:
        yield LONGEST_FILE + 1, f"{len(lines)} lines; no file has more than {LONGEST_FILE}"


def machine_paths(lines):
    for number, line in enumerate(lines, 1):
        if found := MACHINE_PATH.search(line):
            yield number, f"`{found.group()}` is a path of one machine"


def function_lengths(lines):
    """Lines of each function's body, by the indentation that swift-format gives: up to the closing brace at the
    indentation of the declaration."""
    for start, line in enumerate(lines):
        declared = FUNCTION.match(line)
        if not declared:
            continue
        indent = declared.group(1)
        body = 0
        for later in lines[start:]:
            body += 1
            if later.rstrip().endswith("}") and re.match(rf"{indent}(?:\S.*)?\}}", later):
                yield body
                break
            if body > 1 and later.strip() and not later.startswith(indent):
                break  # a protocol's requirement: there is no body


def sizes(name, numbers, budget):
    if not numbers:
        return f"{name}: none"
    ordered = sorted(numbers)
    part = lambda share: ordered[min(len(ordered) - 1, int(len(ordered) * share))]
    return (f"{name}: {len(ordered)}, median {statistics.median_low(ordered)}, p90 {part(.9)}, "
            f"p95 {part(.95)}, longest {ordered[-1]} ({budget})")


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    breaks, file_sizes, functions = [], [], []
    for path in tracked(root):
        name = path.relative_to(root)
        if path.suffix not in PROSE:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        if name.parts[0] != "Tests" and name != pathlib.Path(".ci/checks.py"):
            breaks += [(name, *found) for found in machine_paths(lines)]
        if name.parts[0] == "Sources" and path.suffix == ".swift":
            breaks += [(name, *found) for found in swift_breaks(name, lines)]
            file_sizes.append(len(lines))
            functions += function_lengths(lines)
    print(sizes("Source files, lines", file_sizes, "budget: median 130, p90 320, longest 500"))
    print(sizes("Functions, lines", functions, "budget: median 8, p95 35, longest 80"))
    for name, number, message in breaks:
        print(f"{name}:{number}: {message}", file=sys.stderr)
    return 1 if breaks else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Posts every file of folders to all three surfaces of a server of its own, waits for what becomes of each, and holds
the answers against what is documented. Prints a line for each file; exits 1 when an answer was none of them, or the
server went away.

Usage: post_all.py --recto BINARY FOLDER... [--seconds 300] [--timeout 60] [--tsv FILE]
"""
import argparse
import collections
import concurrent.futures
import http.client
import json
import pathlib
import sys
import tempfile
import time
import urllib.parse

import soak

BOUNDARY = "postall7MA4YWxkTrZu0gW"
# What a submission may be answered with, by surface; and where a job may end.
SUBMISSIONS = {"chat": {200, 202, 400, 401, 402, 429, 503}, "picwish": {200, 400, 401, 402, 413, 429, 503},
               "v1": {200, 202, 400, 401, 402, 413, 415, 429, 503}}
ENDS = {"chat": {"done", "failed"}, "picwish": {1, -1, -2, -3, -5, -7, -8}, "v1": {"done", "failed"}}


class Undocumented(Exception):
    """An answer that no page promises."""


def form(fields, field, path):
    body = b""
    for name, value in fields.items():
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    name = urllib.parse.quote(path.name)
    body += f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename*=UTF-8''{name}\r\n\r\n".encode()
    return body + path.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()


def ask(server, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    headers = {"Authorization": f"Bearer {server.token}", "X-API-KEY": server.token}
    if body is not None:
        headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def submit(server, surface, path, password):
    """The address of the job, or what the refusal says."""
    if surface == "chat":
        status, body = ask(server, "POST", "/api/v1/ocr/", form({}, "file", path))
    elif surface == "picwish":
        fields = {"format": "txt"} | ({"password": password[:32]} if password else {})
        status, body = ask(server, "POST", "/api/tasks/document/ocr", form(fields, "image_file", path))
    else:
        fields = {"formats": "txt,pdf"} | ({"password": password} if password else {})
        status, body = ask(server, "POST", "/v1/jobs", form(fields, "file", path))
    answer = json.loads(body)
    if status not in SUBMISSIONS[surface]:
        raise Undocumented(f"{surface}: status {status}: {body[:200]}")
    if status >= 400:
        words = answer.get("error") or answer.get("message") or answer.get("detail")
        if not words:
            raise Undocumented(f"{surface}: {status} without words: {body[:200]}")
        return None, f"{status} {words}"
    place = {"chat": lambda: f"/api/v1/ocr/{answer['uuid']}/",
             "picwish": lambda: f"/api/tasks/document/ocr/{answer['data']['task_id']}",
             "v1": lambda: f"/v1/jobs/{answer['id']}"}[surface]()
    return place, None


def end(server, surface, place, deadline):
    while time.monotonic() < deadline:
        status, body = ask(server, "GET", place)
        answer = json.loads(body)
        if status != 200:
            raise Undocumented(f"{surface}: {place}: status {status}")
        state = answer["data"]["state"] if surface == "picwish" else answer["state" if surface == "v1" else "status"]
        if state in ENDS[surface]:
            words = {"chat": lambda: answer.get("error", ""), "picwish": lambda: answer["message"],
                     "v1": lambda: (answer.get("error") or {}).get("message", "")}[surface]()
            return f"{state} {words}".strip()
        time.sleep(0.5)
    raise Undocumented(f"{surface}: not ended in time")


def one(server, path, surface, seconds):
    known = path.with_name(path.name + ".password.txt")
    password = known.read_text().strip() if known.exists() else None
    start = time.monotonic()
    try:
        place, refusal = submit(server, surface, path, password)
        outcome, good = refusal or end(server, surface, place, start + seconds), True
    except (Undocumented, OSError, http.client.HTTPException, ValueError, KeyError) as problem:
        outcome, good = f"{type(problem).__name__}: {problem}", False
    return path, surface, outcome, good, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--recto", required=True)
    parser.add_argument("--seconds", type=int, default=600, help="for one file on one surface")
    parser.add_argument("--timeout", type=int, default=60, help="of the server, for a page")
    parser.add_argument("--tsv", type=pathlib.Path)
    parser.add_argument("--surfaces", default="chat,picwish,v1")
    arguments = parser.parse_args()
    files = [path for folder in arguments.folders for path in sorted(folder.iterdir())
             if path.is_file() and not path.name.endswith((".txt", ".md", ".tsv", ".json", ".ref.md"))]
    rows, counts = [], collections.Counter()
    with tempfile.TemporaryDirectory(prefix="recto-post-") as folder:
        server = soak.Server(arguments.recto, folder, "--timeout", str(arguments.timeout), "--job-timeout", "400")
        server.start()
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(one, server, path, surface, arguments.seconds)
                    for path in files for surface in arguments.surfaces.split(",")]
            for job in jobs:
                path, surface, outcome, good, seconds = job.result()
                counts["good" if good else "BAD"] += 1
                line = f"{'ok ' if good else 'BAD'}  {path.name}  {surface}  {seconds:.1f} s  {outcome}"
                print(line[:230], flush=True)
                rows.append("\t".join([path.name, surface, f"{seconds:.1f}", outcome.replace("\t", " ")]))
        alive = server.process.poll() is None and ask(server, "GET", "/readyz")[0] == 200
        server.stop()
    if arguments.tsv:
        arguments.tsv.write_text("\n".join(rows) + "\n")
    print(f"{len(files)} files, {counts['good']} documented answers, {counts['BAD']} others; "
          f"the server is {'up' if alive else 'DOWN'}")
    return 0 if alive and not counts["BAD"] else 1


if __name__ == "__main__":
    sys.exit(main())

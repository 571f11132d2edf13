#!/usr/bin/env python3
"""Puts a server under load, and then under a murderer. Prints figures; exits 1 when a job was lost, doubled or wrong.

1. CLIENTS clients hand in JOBS one-page jobs each, all at once, while somebody asks for a job again and again.
2. A run of --killed-jobs jobs, during which the server is killed (SIGKILL) --kills times at random moments and
   started again on the same folder.

Usage: soak.py --recto BINARY [--clients 64] [--jobs 20] [--kills 30] [--killed-jobs 200] [--seconds 3600]
               [--engine tesseract]
"""
import argparse
import http.client
import json
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

BOUNDARY = "soak7MA4YWxkTrZu0gW"


def bitmap(seed):
    """A small page of its own: the word that must come back, drawn with the letters of a 5 x 7 font."""
    font = {
        "A": "01110100011000111111100011000110001", "B": "11110100011000111110100011000111110",
        "E": "11111100001000011110100001000011111", "H": "10001100011000111111100011000110001",
        "I": "11111001000010000100001000010011111", "L": "10000100001000010000100001000011111",
        "M": "10001110111010110101100011000110001", "N": "10001110011010110011100011000110001",
        "R": "11110100011000111110101001001010001", "T": "11111001000010000100001000010000100",
    }
    names = ["HAMLET", "MARTHA", "ATHENA", "MIRIAM", "ALBERT", "LAMBETH", "BERTHA", "MARBLE"]
    word = names[seed % len(names)]
    scale, margin = 8, 60
    width, height = margin * 2 + len(word) * 6 * scale, margin * 2 + 7 * scale
    row = (width + 3) // 4 * 4
    rows = [bytearray([255]) * row for _ in range(height)]
    for index, letter in enumerate(word):
        for place, dot in enumerate(font[letter]):
            if dot == "1":
                x, y = margin + (index * 6 + place % 5) * scale, margin + place // 5 * scale
                for line in range(y, y + scale):
                    rows[line][x:x + scale] = bytes(scale)
    palette = b"".join(bytes([value, value, value, 0]) for value in range(256))
    start = 54 + len(palette)
    head = b"BM" + (start + row * height).to_bytes(4, "little") + bytes(4) + start.to_bytes(4, "little")
    head += (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    head += (1).to_bytes(2, "little") + (8).to_bytes(2, "little") + bytes(4)
    head += (row * height).to_bytes(4, "little") + (7874).to_bytes(4, "little") * 2 + bytes(8)
    return word, head + palette + b"".join(bytes(line) for line in reversed(rows))


class Server:
    """`recto serve` on a folder, which may be killed and started again."""

    def __init__(self, recto, folder, *options, engine="auto"):
        self.recto, self.folder, self.engine, self.options = recto, folder, engine, options
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        made = subprocess.run(
            [recto, "token", "create", "--data", folder, "--name", "soak", "--qps", "10000"],
            check=True, capture_output=True, text=True)
        self.token = made.stdout.split()[-1]
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.recto, "serve", "--data", self.folder, "--port", str(self.port), *self.options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        sys.exit("soak: the server does not start")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait(60)

    def ask(self, method, path, body=None, kind=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = {"Authorization": f"Bearer {self.token}"}
            if kind:
                headers["Content-Type"] = kind
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def submit(self, file, key):
        parts = [("formats", "txt", ""), ("engine", self.engine, ""), ("file", file, '; filename="page.bmp"')]
        body = b""
        for name, value, more in parts:
            value = value if isinstance(value, bytes) else value.encode()
            body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
            body += value + b"\r\n"
        body += f"--{BOUNDARY}--\r\n".encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", "/v1/jobs", body, {
                "Authorization": f"Bearer {self.token}", "Idempotency-Key": key,
                "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
            response = connection.getresponse()
            return response.status, json.loads(response.read() or b"{}")
        finally:
            connection.close()

    def memory(self):
        """Resident megabytes of the server's own process."""
        try:
            text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
            return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
        except (OSError, StopIteration):
            return 0


class Ledger:
    """What was accepted, and what must come of it."""

    def __init__(self):
        self.lock, self.jobs, self.statuses, self.latencies = threading.Lock(), {}, {}, []

    def accept(self, job, word):
        with self.lock:
            self.jobs[job] = word

    def count(self, status):
        with self.lock:
            self.statuses[status] = self.statuses.get(status, 0) + 1


def hand_in(server, ledger, number, deadline):
    """One job, until it is accepted. Idempotent, so that an answer that got lost does no harm."""
    word, file = bitmap(number)
    while time.monotonic() < deadline:
        try:
            status, answer = server.submit(file, f"job-{number}")
        except (OSError, http.client.HTTPException, ValueError):
            time.sleep(0.2)
            continue
        ledger.count(status)
        if status in (200, 202):
            return ledger.accept(answer["id"], word)
        if status not in (429, 503):
            return
        time.sleep(0.5)


def wait_for_all(server, ledger, deadline):
    """How many are unfinished, failed and wrong."""
    left, failed, wrong = set(ledger.jobs), [], []
    while left and time.monotonic() < deadline:
        for job in sorted(left):
            try:
                status, body = server.ask("GET", f"/v1/jobs/{job}")
                state = json.loads(body).get("state")
                if state == "done":
                    text = server.ask("GET", f"/v1/jobs/{job}/result/txt")[1].decode()
                    if ledger.jobs[job] not in text.upper().replace(" ", ""):
                        wrong.append((job, text[:40]))
                elif state != "failed":
                    continue
                else:
                    failed.append((job, body.decode()[:300]))
                left.discard(job)
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.2)
        time.sleep(1)
    return left, failed, wrong


def pages_charged(server):
    return json.loads(server.ask("GET", "/v1/usage")[1])["used"]


def told(ledger, unfinished, failed, wrong, charged):
    print(f"  answers to submissions: {dict(sorted(ledger.statuses.items()))}")
    print(f"  accepted {len(ledger.jobs)}, unfinished {len(unfinished)}, failed {len(failed)}, wrong {len(wrong)}, "
          f"pages charged {charged}")
    for job, why in (failed + wrong)[:5]:
        print(f"    {job}: {why}")
    return not unfinished and not failed and not wrong and charged == len(ledger.jobs)


def crowd(server, arguments):
    print(f"{arguments.clients} clients x {arguments.jobs} one-page jobs")
    ledger, start = Ledger(), time.monotonic()
    deadline = start + arguments.seconds
    done, memory = threading.Event(), []

    def watch():
        while not done.wait(0.1):
            memory.append(server.memory())
            with ledger.lock:
                job = next(reversed(ledger.jobs), None)
            if job:
                began = time.monotonic()
                server.ask("GET", f"/v1/jobs/{job}")
                ledger.latencies.append(time.monotonic() - began)

    def client(number):
        for job in range(arguments.jobs):
            hand_in(server, ledger, number * arguments.jobs + job, deadline)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    clients = [threading.Thread(target=client, args=(number,)) for number in range(arguments.clients)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    unfinished, failed, wrong = wait_for_all(server, ledger, deadline)
    seconds = time.monotonic() - start
    done.set()
    watcher.join()
    ordered = sorted(ledger.latencies)
    share = lambda part: 1000 * ordered[min(len(ordered) - 1, int(len(ordered) * part))]
    print(f"  {seconds:.0f} s, {60 * len(ledger.jobs) / seconds:.0f} jobs a minute")
    print(f"  GET job while they run: p50 {share(.5):.1f} ms, p99 {share(.99):.1f} ms of {len(ordered)}")
    half = memory[len(memory) // 2:]
    print(f"  memory of the server: {memory[0]:.0f} MB at first, {max(memory[:len(memory) // 2]):.0f} MB at most in the "
          f"first half, {max(half):.0f} MB in the second")
    return told(ledger, unfinished, failed, wrong, pages_charged(server))


def murder(server, arguments):
    print(f"{arguments.kills} kills during {arguments.killed_jobs} jobs")
    ledger, start = Ledger(), time.monotonic()
    deadline = start + arguments.seconds
    before = pages_charged(server)
    chance = random.Random(7)

    def feed():
        for number in range(arguments.killed_jobs):
            hand_in(server, ledger, 1_000_000 + number, deadline)
            time.sleep(0.3)

    feeder = threading.Thread(target=feed)
    feeder.start()
    for _ in range(arguments.kills):
        time.sleep(chance.uniform(0.3, 5))
        server.kill()
        server.start()
    feeder.join()
    unfinished, failed, wrong = wait_for_all(server, ledger, deadline)
    print(f"  {time.monotonic() - start:.0f} s")
    return told(ledger, unfinished, failed, wrong, pages_charged(server) - before)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recto", required=True)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--jobs", type=int, default=20)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--killed-jobs", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=3600, help="for each part")
    parser.add_argument("--engine", default="auto", help="what reads the pages: tesseract puts more load on the server itself")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="recto-soak-") as folder:
        server = Server(arguments.recto, folder, "--queue", "500", engine=arguments.engine)
        server.start()
        try:
            good = [part(server, arguments) for part, count in
                    [(crowd, arguments.clients), (murder, arguments.kills)] if count]
        finally:
            server.stop()
    print("all well" if all(good) else "NOT well")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())

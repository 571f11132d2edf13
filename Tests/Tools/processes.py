"""Runs a command to its end or to its time limit, and tells what it took: seconds, processor seconds and the
peak memory of the whole tree of processes."""
import dataclasses
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time

SAMPLE_SECONDS = 0.05
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclasses.dataclass
class Run:
    """What became of a command. `code` is negative for the signal that ended it, and None at a time-out."""

    code: int | None
    seconds: float
    cpu_seconds: float
    peak_bytes: int
    output: bytes
    errors: str

    @property
    def message(self):
        """The last line of the error output: what the program says of its failure."""
        lines = [line.strip() for line in self.errors.splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""

    @property
    def crashed(self):
        """A signal ended it, or a shell says so of its child. (A time-out is no crash.)"""
        return self.code is not None and (self.code < 0 or self.code >= 128)

    @property
    def outcome(self):
        if self.code is None:
            return "hang"
        if self.crashed:
            return "crash"
        return "refused" if self.code else "converted"


def descendants(pid):
    """The process and all that it has started and that still run, parents first."""
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                children = pathlib.Path(f"/proc/{parent}/task/{task}/children").read_text()
                found += [int(child) for child in children.split()]
        except OSError:
            pass  # it has just ended
    return found


def resident_bytes(pid):
    """What is in memory of one process; what several share is counted for each."""
    try:
        return int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except (OSError, IndexError):
        return 0


def is_running(pid):
    """False when it has ended, also while its parent hasn't asked for its exit code yet."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def end(pids):
    """Kills the processes and waits for their end, which a kernel call may delay a little."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    patience = time.monotonic() + 10
    while any(map(is_running, pids)) and time.monotonic() < patience:
        time.sleep(0.01)


class Watch(threading.Thread):
    """Looks at a tree of processes until told to stop; ends the whole tree when its time is up."""

    def __init__(self, pid, limit_seconds):
        super().__init__(daemon=True)
        self.pid = pid
        self.deadline = time.monotonic() + limit_seconds
        self.peak_bytes = 0
        self.timed_out = False
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(SAMPLE_SECONDS):
            tree = descendants(self.pid)
            self.peak_bytes = max(self.peak_bytes, sum(map(resident_bytes, tree)))
            if time.monotonic() > self.deadline:
                self.timed_out = True
                end(tree)
                return


def run(command, limit_seconds, environment=None):
    """Runs the command without standard input; `environment` is added to this process's own."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
            env={**os.environ, **(environment or {})}, start_new_session=True)
        watch = Watch(process.pid, limit_seconds)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        watch.ended.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)  # it's waited for: Popen must not do it again
        output.seek(0)
        errors.seek(0)
        return Run(
            code=None if watch.timed_out else process.returncode,
            seconds=seconds,
            cpu_seconds=usage.ru_utime + usage.ru_stime,
            peak_bytes=max(watch.peak_bytes, usage.ru_maxrss * 1024),
            output=output.read(),
            errors=errors.read().decode("utf-8", "replace"))

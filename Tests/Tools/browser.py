"""A headless Chromium, driven through its DevTools protocol over a pipe: no driver and no package is needed."""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time


class Browser:
    """One page of a fresh browser. Use it with `with`."""

    def __init__(self, width=1280, height=900):
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        to_browser, self.outgoing = os.pipe()
        self.incoming, from_browser = os.pipe()
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise SystemExit("chromium is missing: apt-get install chromium")
        # The browser expects its pipe at the descriptors 3 and 4.
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{to_browser} 4>&{from_browser}', "bash", program, "--headless=new",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars", "about:blank"],
            pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.replies = {}
        self.events = []
        self.arrived = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()
        target = next(t for t in self._wait_targets() if t["type"] == "page")["targetId"]
        self.session = self._call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Log", "Accessibility"):
            self.send(f"{domain}.enable")
        self.size(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    # The protocol.

    def _listen(self):
        buffer = b""
        while chunk := os.read(self.incoming, 1 << 20):
            *messages, buffer = (buffer + chunk).split(b"\0")
            with self.arrived:
                for message in map(json.loads, messages):
                    if "id" in message:
                        self.replies[message["id"]] = message
                    else:
                        self.events.append(message)
                self.arrived.notify_all()

    def _wait_targets(self):
        return self.until(lambda: [t for t in self._call("Target.getTargets")["targetInfos"]], "a page")

    def _call(self, method, parameters=None, session=None, seconds=60):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        number = self.number
        os.write(self.outgoing, json.dumps(message).encode() + b"\0")
        with self.arrived:
            if not self.arrived.wait_for(lambda: number in self.replies, timeout=seconds):
                raise AssertionError(f"{method} was not answered")
            reply = self.replies.pop(number)
        if "error" in reply:
            raise AssertionError(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def send(self, method, parameters=None):
        return self._call(method, parameters, self.session)

    # What people do.

    def size(self, width, height, mobile=False):
        self.send("Emulation.setDeviceMetricsOverride",
                  {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile})

    def scheme(self, name):
        """Light or dark, without anything that moves."""
        self.send("Emulation.setEmulatedMedia",
                  {"features": [{"name": "prefers-color-scheme", "value": name},
                                {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def open(self, address):
        self.send("Page.navigate", {"url": address})
        self.until(lambda: self.run("document.readyState === 'complete'"), f"{address} to load")

    def run(self, script):
        """The value of a JavaScript expression; a promise is waited for."""
        result = self.send("Runtime.evaluate",
                           {"expression": script, "awaitPromise": True, "returnByValue": True})
        if "exceptionDetails" in result:
            raise AssertionError(f"{script[:80]}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(self, condition, what, seconds=90):
        """Waits until a condition is true, and returns its value."""
        end = time.monotonic() + seconds
        while True:
            if value := condition():
                return value
            if time.monotonic() > end:
                raise AssertionError(f"waited {seconds} seconds for {what}")
            time.sleep(0.05)

    def wait(self, script, seconds=90):
        return self.until(lambda: self.run(script), script, seconds)

    def click(self, selector):
        """With the mouse, where the element is."""
        place = self.run(
            "(() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
            % json.dumps(selector))
        self.move(*place)
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent",
                      {"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1})

    def move(self, x, y):
        self.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    def type(self, text):
        self.send("Input.insertText", {"text": text})

    KEYS = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowRight": 39, "ArrowLeft": 37, "ArrowDown": 40}

    def press(self, key, shift=False):
        code = self.KEYS.get(key, ord(key[0].upper()))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        both = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        self.send("Input.dispatchKeyEvent", {"type": "keyDown" if text else "rawKeyDown", "text": text, **both})
        self.send("Input.dispatchKeyEvent", {"type": "keyUp", **both})

    def choose_file(self, selector, path):
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        self.send("DOM.setFileInputFiles", {"nodeId": node, "files": [str(path)]})

    def download_into(self, folder):
        self._call("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})

    def picture(self, path):
        data = self.send("Page.captureScreenshot", {"format": "png"})["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def complaints(self):
        """What the browser wrote to its console as errors."""
        found = []
        for event in self.events:
            if event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                entry = event["params"]["entry"]
                found.append(f"{entry['text']} {entry.get('url', '')}")
            if event["method"] == "Runtime.exceptionThrown":
                details = event["params"]["exceptionDetails"]
                found.append(details.get("exception", {}).get("description") or details["text"])
        return found

"""A Chromium that is spoken to directly, for the walk over all pages: of each page it asks little, and a driver between was told of every
file that a page loads, many times."""

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from config.runner import browser as chromium

ARGUMENTS = (
    "--headless",
    "--remote-debugging-pipe",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--disable-back-forward-cache",
    "--disable-renderer-backgrounding",
    "--disable-features=PaintHolding,HttpsUpgrades,SpareRendererForSitePerProcess",
)
SECONDS = 60  # a bound against hanging, not a time
LATE = "was preloaded using link preload but not used"  # a font that a busy machine showed seconds late is no fault of the page
LOADED = "new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', () => setTimeout(done))))"
Kabar = dict[str, Any]


class Peramban:
    """One process; commands and what it tells are lines of JSON in two pipes."""

    def __init__(self, path: str, folder: Path) -> None:
        (theirs, self.out), (self.back, answers) = os.pipe(), os.pipe()

        def place() -> None:
            """Where a browser looks for its pipes."""
            for number, end in ((3, os.dup(theirs)), (4, os.dup(answers))):
                os.dup2(end, number)

        command = [path, *chromium.ARGUMENTS, *ARGUMENTS, f"--user-data-dir={folder}", "about:blank"]
        nothing = subprocess.DEVNULL
        self.process = subprocess.Popen(command, preexec_fn=place, pass_fds=(3, 4), stdin=nothing, stdout=nothing, stderr=nothing)
        os.close(theirs)
        os.close(answers)
        self.number, self.rest = 0, b""
        self.hear: dict[str, Callable[[Kabar], None]] = {}

    def ask(self, method: str, session: str = "", **params: Any) -> Kabar:
        self.number += 1
        message = {"id": self.number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        left = memoryview(json.dumps(message).encode() + b"\0")
        while left:
            left = left[os.write(self.out, left) :]
        while (answer := self.read()).get("id") != self.number:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return dict(answer["result"])

    def read(self) -> Kabar:
        """The next answer, or what a window tells by itself, which it hears first."""
        parts, end = [self.rest], time.monotonic() + SECONDS
        while b"\0" not in parts[-1]:
            if not select.select([self.back], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser says nothing")
            if not (part := os.read(self.back, 1 << 20)):
                raise EOFError("the browser has ended")
            parts.append(part)
        line, _, self.rest = b"".join(parts).partition(b"\0")
        message: Kabar = json.loads(line)
        if hear := self.hear.get(message.get("sessionId", "")):
            hear(message)
        return message

    def close(self) -> None:
        self.ask("Browser.close")
        self.process.wait(SECONDS)
        os.close(self.out)
        os.close(self.back)


class Jendela:
    """A window with cookies of its own."""

    def __init__(self, browser: Peramban, script: str, cookies: Mapping[str, str], url: str) -> None:
        self.browser, self.url = browser, url
        self.heard: list[str] = []
        self.place: Kabar = {}
        self.context = browser.ask("Target.createBrowserContext")["browserContextId"]
        named = [{"name": name, "value": value, "url": url} for name, value in cookies.items()]
        browser.ask("Storage.setCookies", cookies=named, browserContextId=self.context)
        self.target = browser.ask("Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        browser.hear[self.session] = self.hear
        agent = browser.ask("Browser.getVersion")["userAgent"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage="id-ID")
        self.ask("Emulation.setLocaleOverride", locale="id-ID")
        self.ask("Emulation.setTimezoneOverride", timezoneId="Asia/Jakarta")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        self.ask("Page.addScriptToEvaluateOnNewDocument", source=script, runImmediately=True)
        self.colour("light")

    def ask(self, method: str, **params: Any) -> Kabar:
        return self.browser.ask(method, self.session, **params)

    def hear(self, message: Kabar) -> None:
        """Only what the page that stands in the window says."""
        told, method = message.get("params", {}), message.get("method")
        if method == "Runtime.executionContextCreated" and told["context"]["auxData"]["isDefault"]:
            self.place = told["context"]
        elif method == "Runtime.executionContextsCleared":
            self.place = {}
            self.heard.clear()
        elif method == "Runtime.consoleAPICalled" and told["type"] in {"error", "warning", "assert"}:
            self.heard.append(" ".join(str(part.get("value", part.get("description", ""))) for part in told["args"]))
        elif method == "Runtime.exceptionThrown":
            details = told["exceptionDetails"]
            self.heard.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Log.entryAdded" and told["entry"]["level"] in {"error", "warning"} and LATE not in told["entry"]["text"]:
            self.heard.append(told["entry"]["text"])

    def open(self, address: str) -> None:
        """Until it is loaded with all that belongs to it."""
        self.place = {"left": True}
        failed = self.ask("Page.navigate", url=f"{self.url}{address}").get("errorText")
        assert not failed, failed
        while self.place.get("origin") != self.url:
            self.browser.read()
        self.tell(LOADED)

    def tell(self, expression: str) -> Any:
        """What the page says to this, once that is known."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self.ask("Runtime.evaluate", **asked, uniqueContextId=self.place["uniqueId"])
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def fit(self, width: int, height: int) -> None:
        """Laid out in full size, and painted at a fiftieth of it: what is looked at is the layout, and no picture."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False, "scale": 0.02}
        self.ask("Emulation.setDeviceMetricsOverride", **size)

    def colour(self, scheme: str) -> None:
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        self.ask("Emulation.setEmulatedMedia", features=[{"name": name, "value": value} for name, value in features.items()])

    def close(self) -> None:
        self.browser.hear.pop(self.session)
        self.browser.ask("Target.disposeBrowserContext", browserContextId=self.context)

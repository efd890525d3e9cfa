"""Pages in a real browser without a window, driven by its debugging protocol (CDP) over two pipes.

The protocol by pipe: each message is JSON that ends with a zero byte, commands go to file descriptor 3 and
answers come from 4 (Chromium, ``--remote-debugging-pipe``). No port is opened and no library is needed.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 60.0
"""Seconds for one answer."""
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


class Page:
    """One open page, and what it said on its console."""

    def __init__(self, to: int, of: int) -> None:
        self._to, self._of = to, of
        self._rest = b""
        self._last = 0
        self._session = ""
        self.complaints: list[str] = []
        """Errors and warnings of console, scripts and policies."""
        self.requests: list[str] = []
        """The addresses that it asked for."""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def open(self, path: Path, width: int = 1280, height: int = 900) -> None:
        """Show a file in a window of so many CSS pixels."""
        self.visit(path.as_uri(), width, height)

    def visit(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Show what is at an address in a window of so many CSS pixels."""
        self.resize(width, height)
        self._ask("Page.navigate", url=address)
        self._await("Page.loadEventFired")

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window another size; a narrow one is a phone."""
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip

    def like(self, *, scheme: str = "light", media: str = "screen") -> None:
        """Show it as by day or night, on screen or on paper."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._ask("Emulation.setEmulatedMedia", media=media, features=features)

    def value(self, expression: str) -> Any:
        """Evaluate JavaScript and return its value; a promise is waited for. A gesture counts as made."""
        answer = self._ask(
            "Runtime.evaluate",
            expression=expression, returnByValue=True, awaitPromise=True, userGesture=True,
        )  # fmt: skip
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self, file: Path) -> None:
        """Take a picture of the whole page."""
        shot = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        file.write_bytes(base64.b64decode(shot["data"]))

    def grant(self, *permissions: str) -> None:
        """Allow something that a browser asks about."""
        self._ask("Browser.grantPermissions", permissions=list(permissions))

    def clipboard(self) -> dict[str, str]:
        """Return what is on the browser's clipboard, by type."""
        self._ask("Emulation.setFocusEmulationEnabled", enabled=True)
        self.grant("clipboardReadWrite")
        found: dict[str, str] = self.value(
            "navigator.clipboard.read().then(async items => Object.fromEntries(await Promise.all("
            "items.flatMap(item => item.types.map(async type =>"
            " [type, await (await item.getType(type)).text()])))))"
        )
        return found

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._last:
                assert "error" not in heard, heard["error"]
                return dict(heard["result"])

    def _await(self, event: str) -> None:
        while self._hear().get("method") != event:
            pass

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _to, _bad = select.select([self._of], [], [], PATIENCE)
            assert ready, "the browser does not answer"
            received = os.read(self._of, 1 << 16)
            assert received, "the browser has gone"
            self._rest += received
        message, _end, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        self._note(heard)
        return heard

    def _note(self, heard: dict[str, Any]) -> None:
        parameters = heard.get("params", {})
        if heard.get("method") == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        if heard.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(parameters["exceptionDetails"]["text"])
        elif heard.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.complaints.append(parameters["entry"]["text"])
        elif heard.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
            self.complaints.append(str(parameters["args"]))


@contextmanager
def browsing(home: Path) -> Iterator[Page]:
    """Run the browser with a profile in a folder of its own."""
    assert CHROMIUM is not None
    for_it, to = os.pipe()
    of, from_it = os.pipe()
    arguments = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--hide-scrollbars", f"--user-data-dir={home / 'profile'}",
        "--remote-debugging-pipe",
    ]  # fmt: skip

    def take_pipes() -> None:
        # Through high numbers, as 3 or 4 may be one of the pipes themselves.
        first, second = os.dup2(for_it, 103), os.dup2(from_it, 104)
        os.dup2(first, 3)
        os.dup2(second, 4)

    browser = subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        close_fds=False, preexec_fn=take_pipes, env={**os.environ, "HOME": str(home)}, start_new_session=True,
    )  # fmt: skip
    os.close(for_it)
    os.close(from_it)
    try:
        yield Page(to, of)
    finally:
        os.close(to)
        os.close(of)
        browser.terminate()
        browser.wait(20)

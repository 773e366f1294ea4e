"""A screen reader at the real window: the tree and the events that arrive in another process, over the real bus."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .desktop import PATIENCE, Desktop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = str(Path(__file__).with_name("screen_reader.py"))


def _absent() -> str:
    missing = [tool for tool in ("Xvfb", "xdotool", "dbus-daemon") if shutil.which(tool) is None]
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        missing.append("at-spi2-core")
    known = Path(SYSTEM_PYTHON).exists() and not subprocess.run(
        [SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False
    ).returncode
    return ", ".join(missing if known else [*missing, "python3-pyatspi"])


ABSENT = _absent()
pytestmark = [pytest.mark.xserver, pytest.mark.skipif(bool(ABSENT), reason=f"not installed: {ABSENT}")]


class ScreenReader:
    """Another process that asks the window what there is, and is told what happens."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, SCRIPT, "listen"],
            env=desktop.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._rest = b""
        self.hears(lambda heard: heard["event"] == "listening")

    def walks(self) -> list[dict[str, Any]]:
        run = subprocess.run(
            [SYSTEM_PYTHON, SCRIPT], env=self._desktop.environment, capture_output=True, text=True, timeout=PATIENCE
        )
        assert run.returncode == 0, run.stderr
        found: list[dict[str, Any]] = json.loads(run.stdout)
        return found

    def hears(self, wanted: Callable[[dict[str, Any]], bool], *keys: str, again: bool = False) -> dict[str, Any]:
        """Presses keys and waits for an event; with `again` until there is one."""
        if keys:
            self._desktop.does("key", *keys)
        pressed = time.monotonic()
        assert self._process.stdout is not None
        end, heard = time.monotonic() + PATIENCE, []
        while time.monotonic() < end:
            while b"\n" in self._rest:
                line, _, self._rest = self._rest.partition(b"\n")
                heard.append(json.loads(line))
                if wanted(heard[-1]):
                    return heard[-1]
            if select.select([self._process.stdout], [], [], 0.5)[0]:
                self._rest += os.read(self._process.stdout.fileno(), 65536)
            elif again and time.monotonic() - pressed > 3:
                self._desktop.does("key", *keys)
                pressed = time.monotonic()
        raise AssertionError(f"not heard after {keys}: {heard}")

    def ends(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(tmp_path)
    (tmp_path / "run").mkdir(mode=0o700)
    made.environment |= {"XDG_RUNTIME_DIR": str(tmp_path / "run"), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=made.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bus.stdout is not None
    made.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    yield made
    made.ends()
    bus.terminate()
    bus.communicate()


def focused(role: str) -> Callable[[dict[str, Any]], bool]:
    return lambda heard: heard["event"].startswith("object:state-changed:focused") and heard["role"] == role


def moved(heard: dict[str, Any]) -> bool:
    return bool(heard["event"].startswith("object:text-caret-moved") and heard["role"] in ("paragraph", "heading"))


def test_a_screen_reader_finds_the_articles_reads_their_lines_and_is_told_of_differences(
    desktop: Desktop, articles: dict[str, Path]
):
    desktop.starts("-m", "reader", str(articles["left"]), str(articles["right"]))
    desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    window = desktop.does("search", "--onlyvisible", "--name", "Drone finds damage").split()[0]
    reader = ScreenReader(desktop)
    try:
        desktop.does("windowfocus", window)
        reader.hears(focused("document frame"), "F6", again=True)

        tree = reader.walks()
        documents = {thing["name"]: at for at, thing in enumerate(tree) if thing["role"] == "document frame"}
        assert list(documents) == ["Left article", "Right article"]
        for name, path in (("Left article", articles["left"]), ("Right article", articles["right"])):
            at = documents[name]
            texts = path.read_text(encoding="utf-8").strip().split("\n\n")
            assert [thing["text"] for thing in tree[at + 1 : at + 1 + len(texts)]] == texts
            assert [thing["role"] for thing in tree[at + 1 : at + 3]] == ["heading", "paragraph"]
        said = [thing["description"] for thing in tree if thing["role"] == "paragraph"]
        assert any(words.startswith("altered, ") and words.endswith(("difference", "differences")) for words in said)
        assert any(words == "only here" for words in said)
        controls = [thing for thing in tree if thing["focusable"] and thing["showing"]]
        assert [thing for thing in controls if not thing["name"]] == []

        first = reader.hears(moved, "Down")
        reading = next(thing for thing in tree if thing["role"] == "heading" and thing["text"] == first["text"])
        assert first["from"] == 0
        assert reading["text"].startswith(first["line"].strip())
        beyond = reader.hears(lambda heard: moved(heard) and heard["text"] != first["text"], "ctrl+Down")
        assert beyond["line"].strip()
        assert len(beyond["line"]) < len(beyond["text"])
        below = reader.hears(moved, "Down")
        assert below["from"] - beyond["to"] in (0, 1), "the space at the end of a line may belong to none"
        letter = reader.hears(moved, "Right")
        assert letter["letter"] == letter["text"][below["from"] + 1]

        told = reader.hears(lambda heard: heard["event"].startswith("object:announcement"), "F8")
        assert told["any"].startswith("Difference 2 of 5. Altered. Left: The crack"), "the next one after the caret"
        assert reader.hears(focused("document frame"), "F6")["name"] in documents
    finally:
        reader.ends()

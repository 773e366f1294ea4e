"""The program as a person starts it, under a real X server: keys and a drag from another program's window."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]

pytestmark = [
    pytest.mark.xserver,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
PATIENCE = 120
"""Seconds for a program to start or to answer on a computer that is busy with other things."""


class Desktop:
    """A screen of our own, and the programs started on it."""

    def __init__(self, private: Path) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            self._server.wait()
            raise AssertionError(f"Xvfb ended with {self._server.returncode} and gave no screen")
        self.display = ":" + number
        self.environment = {
            **os.environ,
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_CONFIG_HOME": str(private / "config"),
        }
        self._programs: list[subprocess.Popen[str]] = []

    def starts(self, *command: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._programs.append(program)
        return program

    def does(self, *command: str) -> str:
        run = subprocess.run(["xdotool", *command], env=self.environment, capture_output=True, text=True, timeout=60)
        return run.stdout.strip()

    def hovers_until_told(self, x: int, y: int, program: subprocess.Popen[str], wanted: str) -> list[str]:
        """Moves to and fro at a place, as a hand does, until a program says so; what it said on the way.

        A busy computer takes its time for a drag, and a button let go before it is taken drops nothing.
        """
        assert program.stdout is not None
        said = b""
        end = time.monotonic() + PATIENCE
        while f"{wanted}\n".encode() not in said:
            assert time.monotonic() < end, f"the drag was not taken; the program said {said!r}"
            self.does("mousemove", str(x + 4), str(y + 1))
            self.does("mousemove", str(x), str(y))
            if select.select([program.stdout], [], [], 0.2)[0]:
                said += os.read(program.stdout.fileno(), 4096)
        return said.decode().splitlines()

    def titles(self) -> list[str]:
        found = self.does("search", "--onlyvisible", "--name", ".").split()
        return [self.does("getwindowname", window) for window in found]

    def waits_for_a_title(self, *wanted: str) -> str:
        """A title with all of that: while one of two files is still being read, the other stands there alone."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for title in self.titles():
                if all(part in title for part in wanted):
                    return title
            time.sleep(0.2)
        titles = self.titles()
        raise AssertionError(f"no window said {wanted!r}; there were {titles}; the programs said {self._last_words()}")

    def _last_words(self) -> list[str]:
        """What the programs wrote, and where each of their threads was when it was stopped."""
        for program in self._programs:
            program.send_signal(signal.SIGABRT)
        return [program.communicate()[0] for program in self._programs]

    def ends(self) -> None:
        for program in self._programs:
            program.kill()
            program.communicate()
        self._server.terminate()
        self._server.wait()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(tmp_path)
    yield made
    made.ends()


def test_two_files_on_the_command_line_are_read_and_swapped_by_key(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader", str(articles["left"]), str(articles["right"]))
    title = desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    assert title.startswith("Sorrel bridge shut")
    desktop.does("mousemove", "400", "500", "click", "1")
    desktop.does("key", "alt+backslash")
    desktop.waits_for_a_title("Drone finds damage on bridge; thousands face detour | Sorrel bridge")


def test_files_dragged_from_another_program_are_copied_into_the_window(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader")
    desktop.waits_for_a_title("Parallax")
    source = desktop.starts("tests/journeys/drag_source.py", str(articles["left"]), str(articles["right"]))
    desktop.waits_for_a_title("Drag source")
    time.sleep(1.0)
    desktop.does("mousemove", "60", "50", "mousedown", "1")
    for x in range(80, 720, 40):
        desktop.does("mousemove", str(x), str(50 + (x - 60) // 2))
        time.sleep(0.03)
    told = desktop.hovers_until_told(724, 384, source, "offered CopyAction")
    assert told[0] == "ready"
    desktop.does("mouseup", "1")
    title = desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    assert title.startswith("Sorrel bridge shut")
    assert articles["left"].is_file()
    assert source.stdout is not None
    assert select.select([source.stdout], [], [], PATIENCE)[0]
    lines = iter(source.stdout.readline, "")
    assert next(line for line in lines if line.startswith("dropped")) == "dropped CopyAction\n"


def test_a_selection_is_dragged_out_into_another_program(desktop: Desktop, articles: dict[str, Path]):
    desktop.starts("-m", "reader", str(articles["left"]), str(articles["right"]))
    desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut")
    target = desktop.starts("tests/journeys/drop_target.py")
    desktop.waits_for_a_title("Drop target")
    assert target.stdout is not None
    assert target.stdout.readline().strip() == "ready"
    time.sleep(2.0)
    paragraphs = articles["left"].read_text(encoding="utf-8").strip().split("\n\n")
    desktop.does("mousemove", "200", "290", "click", "--repeat", "3", "--delay", "60", "1")
    time.sleep(1.2)
    desktop.does("mousemove", "203", "291", "mousedown", "1")
    for x in range(220, 1340, 40):
        desktop.does("mousemove", str(x), str(291 - (x - 220) // 5))
        time.sleep(0.03)
    desktop.hovers_until_told(1340, 70, target, "taken")
    desktop.does("mouseup", "1")
    assert select.select([target.stdout], [], [], PATIENCE)[0], "nothing was dropped"
    action, text, html = json.loads(target.stdout.readline())
    assert action == "CopyAction", "an article is never changed"
    assert text in paragraphs
    assert text.split()[0] in html
    assert "<p" in html or "<h1" in html
    assert desktop.waits_for_a_title("Drone finds damage", "Sorrel bridge shut").startswith("Sorrel bridge shut")

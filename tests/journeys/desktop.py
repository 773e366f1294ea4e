"""A real X server of a test's own, and what a person does on it."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
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

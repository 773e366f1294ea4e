"""The command line as a test uses it: what it printed, on which line, with which status."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True)
class Printed:
    """What one command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def values(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    def text(self, side: str) -> str:
        """What is shown of one article, paragraph below paragraph."""
        return "\n".join(paragraph["text"] for paragraph in self.values[side]["paragraphs"])


def compared(capfd: pytest.CaptureFixture[str], left: Path | str, right: Path | str, *options: str) -> Printed:
    """One `parallax compare`, as JSON unless something else is asked for."""
    form = () if "--format" in options else ("--format", "json")
    capfd.readouterr()
    status = main(["compare", *options, *form, "--", str(left), str(right)])
    captured = capfd.readouterr()
    return Printed(status, captured.out, captured.err)


def refused(capfd: pytest.CaptureFixture[str], left: Path | str, right: Path | str, *options: str) -> str:
    """The one sentence of a command that ends with status 2."""
    printed = compared(capfd, left, right, "--stage", "words", *options)
    assert printed.status == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.endswith(".\n")
    assert "Traceback" not in printed.err
    assert "Error" not in printed.err
    return printed.err


def visible(text: str) -> str:
    return "".join(text.split())

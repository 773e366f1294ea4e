"""The language models are given back after long idleness, never while work runs, and loaded again on need."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader.app.jobs import Jobs
from reader.app.resting import Rest
from reader.language import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.fixture
def released(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    found: list[bool] = []
    monkeypatch.setattr(names, "release", lambda: found.append(True))
    return found


def test_models_rest_when_nothing_was_done_for_long(qtbot: QtBot, released: list[bool]):
    work, background = Jobs(), Jobs()
    rest = Rest(work, background, after=60)
    work.run("compare", lambda _job: None, lambda _outcome: None)
    qtbot.waitUntil(lambda: released == [True], timeout=3000)
    qtbot.wait(200)
    assert released == [True], "resting is no work to rest from"
    work.run("compare", lambda _job: None, lambda _outcome: None)
    qtbot.waitUntil(lambda: released == [True, True], timeout=3000)
    assert rest.parent() is None


def test_no_rest_while_work_runs(qtbot: QtBot, released: list[bool]):
    held: list[Callable[[], None]] = []
    work, background = Jobs(held.append), Jobs()
    rest = Rest(work, background, after=30)
    background.run("warm", lambda _job: None, lambda _outcome: None)
    work.run("compare", lambda _job: None, lambda _outcome: None)
    qtbot.waitUntil(lambda: not background.running(), timeout=3000)
    qtbot.wait(120)
    assert (released, rest.parent()) == ([], None)


@pytest.mark.skipif(not names.installed("en"), reason="no English model is installed")
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_released_models_give_memory_back_and_come_again():
    def megabytes() -> float:
        from pathlib import Path

        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    text = ["Ana Reyes met Karl Meyer in Oslo."]
    for warm in (names.load_recogniser("en"), names.load_grammar("en")):  # what is imported for them stays
        assert warm is not None
    del warm
    names.release()
    before = megabytes()
    recogniser, grammar = names.load_recogniser("en"), names.load_grammar("en")
    assert recogniser is not None
    assert grammar is not None
    first = list(recogniser.mentions(text))
    grown = megabytes() - before
    del recogniser, grammar
    names.release()
    kept = megabytes() - before
    assert grown < 350, "the recogniser and the grammar"
    assert kept < 0.6 * grown or grown < 20
    again = names.load_recogniser("en")
    assert again is not None
    assert list(again.mentions(text)) == first

"""How long the window's thread works at a stretch, in its own processor time, with as many paragraphs as can be."""

from __future__ import annotations

import gc
import random
from itertools import pairwise
from time import thread_time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from reader.app.collecting import collect_seldom
from reader.app.parting import PORTION, Parting
from reader.core.model import Paragraph, Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .conftest import Reader

MOST = 3.0
"""Times what making that many values takes: 1 to 2 on a calm machine, and 6 before the work was cut into portions."""
COUNT = 100_000


@pytest.fixture
def seldom() -> Iterator[None]:
    """As in the program, which looks for circles of values seldom."""
    before = gc.get_threshold()
    collect_seldom()
    yield
    gc.set_threshold(*before)


@pytest.fixture
def making() -> float:
    """Milliseconds of this thread that making as many paragraphs takes: what a machine is worth just now."""
    begin = thread_time()
    made = [Paragraph(number, "word") for number in range(COUNT)]
    return 1000 * (thread_time() - begin) if made else 0.0


@pytest.fixture
def turns(busy: Reader) -> Iterator[list[float]]:
    """Milliseconds of this thread between two turns of its loop."""
    found, last = [0.0], [thread_time()]

    def turn() -> None:
        found.append(1000 * (thread_time() - last[0]))
        last[0] = thread_time()

    timer = QTimer(busy.window)
    timer.timeout.connect(turn)
    timer.start(0)
    yield found
    timer.stop()


@pytest.mark.row(19)
@pytest.mark.usefixtures("seldom")
def test_no_turn_is_long_with_a_hundred_thousand_paragraphs(
    busy: Reader, making: float, turns: list[float], tmp_path: Path
):
    chance = random.Random(1)
    words = "word bridge harbour agency crack cable tower engineer port ferry".split()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n".join(chance.choices(words, k=COUNT)), encoding="utf-8")
    session = busy.window.session
    worst: dict[str, int] = {}

    def done(what: str) -> None:
        busy.qtbot.waitUntil(lambda: not session.jobs.running(), timeout=100_000)
        busy.qtbot.wait(300)
        worst[what] = round(max(turns))
        turns[:] = [0.0]

    busy.drops(tmp_path / "a.txt", tmp_path / "b.txt")
    busy.qtbot.waitUntil(lambda: len(getattr(session.article(Side.RIGHT), "paragraphs", ())) == COUNT, timeout=60_000)
    done("dropped")
    session.swap()
    done("swapped")
    session.reload()
    done("read again")
    session.close()
    done("closed")
    assert max(worst.values()) < MOST * making, (worst, making)


def test_what_is_let_go_is_given_back_in_portions(qtbot: QtBot):
    class Counted:
        left = 0

        def __init__(self) -> None:
            Counted.left += 1

        def __del__(self) -> None:
            Counted.left -= 1

    parting = Parting()
    many = tuple(Counted() for _ in range(3 * PORTION))
    kept = {"few": [Counted()], "many": many, "text": Paragraph(0, "a" * PORTION)}
    parting.let_go(kept)
    del kept, many
    assert Counted.left == 3 * PORTION + 1
    seen: list[int] = []
    qtbot.waitUntil(lambda: seen.append(Counted.left) or not Counted.left, timeout=5000)
    assert all(before - after <= 4 * PORTION for before, after in pairwise(seen))
    parting.deleteLater()

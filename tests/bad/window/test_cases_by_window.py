"""Every bad file dropped on the left of one window, one after the other: shown or refused, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import PLAIN, Case, each_case
from command import visible
from PySide6.QtCore import Qt

from reader.app.sources import FileSource
from reader.core.model import Side

from .conftest import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from witness import Books

    from reader.ui.window import Window


@pytest.fixture
def reader(one_window: Window, qtbot: QtBot, books: Books, pair: tuple[Path, Path, Path]) -> Iterator[Reader]:
    """A person who has kept that window open all day."""
    person = Reader(one_window, qtbot)
    if one_window.session.article(Side.RIGHT) is None:
        person.drops(pair[0], pair[1])
        person.waits_for_the_marks()
    person.pulse.forget()
    yield person
    books.now.held = person.pulse.longest
    person.pulse.stop()


@pytest.mark.parametrize("case", each_case())
def test_a_bad_file_in_the_window(case: Case, reader: Reader, tmp_path: Path, books: Books) -> None:
    bad = tmp_path / case.name
    bad.write_bytes(data := case.make())
    session = reader.window.session
    before = (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT))
    reader.drops(bad, on=reader.pane(Side.LEFT))
    reader.waits_until_quiet()
    assert bad.read_bytes() == data
    if case.refused:
        assert case.says in reader.tells(Side.LEFT)
        assert reader.tells(Side.LEFT).endswith(".")
        assert (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT)) == before
        return
    assert session.source(Side.LEFT) == FileSource(bad), reader.tells(Side.LEFT)
    assert session.article(Side.RIGHT) is before[2]
    assert case.says in reader.notes(Side.LEFT)
    assert case.says in reader.tells(Side.LEFT)
    assert case.holds in reader.reads(Side.LEFT)
    assert not case.lacks or case.lacks not in reader.reads(Side.LEFT)
    assert session.comparison is not None
    assert session.comparison.left is not None
    looks_around(reader)
    if case in PLAIN and case.name == "bad.txt":
        lost = letters_lost(data, reader.reads(Side.LEFT))
        books.now.lost += lost
        assert lost == 0


def looks_around(reader: Reader) -> None:
    """To the end of the text and back: everything there is painted once."""
    reader.window.reading.pair.set_active_side(Side.LEFT, focus=True)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        reader.presses(key, Qt.KeyboardModifier.ControlModifier)
        reader.qtbot.wait(15)
    assert not reader.window.grab().isNull()


def letters_lost(data: bytes, shown: str) -> int:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return 0  # how many of those are shown as what is in the case itself
    return 0 if "\0" in text or data.startswith(b"PK") else abs(len(visible(text)) - len(visible(shown)))

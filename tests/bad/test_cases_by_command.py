"""Every bad file given to `parallax compare`: an article with a note, or one sentence and status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import PLAIN, Case, each_case
from command import compared, refused, visible

from reader.load.source import load_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from witness import Books

GOOD = "The bridge was closed on Monday.\n\nIt opens again in 1,000 days, said Ana Reyes.\n"
WITH_EVERYTHING = (7, 24, 34, 36, 58)
"""Rows whose text is looked through for names, quotations and numbers too."""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", each_case())
def test_a_bad_file_by_the_command_line(
    case: Case, good: Path, capfd: pytest.CaptureFixture[str], books: Books
) -> None:
    bad = good.parent / case.name
    bad.write_bytes(data := case.make())
    if case.refused:
        assert case.says in refused(capfd, bad, good)
        assert bad.read_bytes() == data
        return
    options = () if case.row in WITH_EVERYTHING else ("--stage", "words", "--no-entities")
    printed = compared(capfd, bad, good, *options)
    assert printed.err == ""
    assert printed.status == 1
    notes = " ".join(printed.values["left"].get("notes", ()))
    assert case.says in notes
    assert case.holds in printed.text("left")
    assert not case.lacks or case.lacks not in printed.text("left")
    assert printed.text("right") == GOOD.strip().replace("\n\n", "\n")
    assert bad.read_bytes() == data
    if case in PLAIN:
        lost = missing_letters(data, case.name, printed.text("left"))
        books.now.lost += lost
        assert lost == 0


def missing_letters(data: bytes, name: str, shown: str) -> int:
    """How many letters of a plain text file are not shown, by an account of their own."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = "\n".join(paragraph.text for paragraph in load_bytes(data, name).paragraphs)
    if "\0" in text or name != "bad.txt" or data.startswith(b"PK"):
        return 0
    return abs(len(visible(text)) - len(visible(shown)))

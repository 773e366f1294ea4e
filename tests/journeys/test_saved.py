"""A person drops a comparison that was saved: each side shows its own article, and the other one can be chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from reader.core.model import Side

if TYPE_CHECKING:
    from .conftest import Person

SAMPLES = Path(__file__).resolve().parents[1] / "load" / "samples"
LEFT, RIGHT = "Night market moves to the old tram depot", "The tide house at Fennick will be moved stone by stone"


def drops(person: Person, path: Path, side: Side, title: str) -> None:
    on = person.pane(side) if person.window.session.article(side.other) else person.zone(side)
    person.drops(path, on=on)
    person.qtbot.waitUntil(lambda: person.title(side) == title, timeout=20_000)


def test_each_side_shows_its_own_article_and_the_other_can_be_chosen(person: Person):
    drops(person, SAMPLES / "article.json", Side.LEFT, LEFT)
    drops(person, SAMPLES / "article.json", Side.RIGHT, RIGHT)
    person.waits_for_the_marks()
    header = person.window.reading.panes.headers[Side.LEFT]
    assert "The left article of a saved comparison is shown." in header.notice.text()
    (button,) = [found for found in header.findChildren(QPushButton) if found.text() == "Choose an article…"]
    person.clicks(button)
    chooser = person.window.offering.chooser
    assert chooser is not None
    assert chooser.windowTitle() == "Choose an article"
    rows = [chooser.list.item(row).text().split("  ·  ")[0] for row in range(chooser.list.count())]
    assert rows == ["Both, one after the other", LEFT, RIGHT]
    assert chooser.list.currentRow() == 1
    chooser.list.setCurrentRow(2)
    person.clicks(chooser.buttons.button(QDialogButtonBox.StandardButton.Open))
    person.qtbot.waitUntil(lambda: person.title(Side.LEFT) == RIGHT, timeout=20_000)


def test_a_damaged_one_is_a_sentence_and_what_was_there_stays(reader_person: Person, tmp_path: Path):
    person = reader_person
    before = person.title(Side.LEFT)
    path = tmp_path / "cut.json"
    path.write_bytes((SAMPLES / "article.json").read_bytes()[:6000])
    person.drops(path, on=person.pane(Side.LEFT))
    person.qtbot.waitUntil(
        lambda: "damaged or changed by hand" in person.window.desk.problem(Side.LEFT), timeout=20_000
    )
    assert person.title(Side.LEFT) == before

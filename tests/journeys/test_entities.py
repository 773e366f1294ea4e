"""The panel of entities in a person's hands: kinds, dates, related words, corrections seen and kept for every pair."""

from __future__ import annotations

import csv
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from reader.core.comparison import Comparison
from reader.core.model import Article, Entity, EntityKind, Span
from reader.ui.corrections_dialog import CorrectionsDialog
from reader.ui.entity_model import BELOW, ENTITY, EntityModel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.ui.entity_panel import EntityPanel

    from .conftest import Person

POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAME, OTHER = "Ana Reyes", "Tomas Lindqvist"
LEFT = """Talks on fish

Beijing warned Norway on Monday. Chinese trawlers left Oslo on 4 May, and Chinese sailors complained.

Norway said it would talk. China is a large buyer of fish, said Ana Reyes of the Harbour Board.
"""
RIGHT = """Fish talks

China and Norway talked about fish in Oslo on 4 May, said Ana Reyes of the Harbour Board.

Norwegian boats were fined 300 dollars. Norway complained to China.
"""


@pytest.fixture
def panel(reader_person: Person) -> EntityPanel:
    return reader_person.window.reading.entities


def opens(person: Person, folder: Path, left: str, right: str) -> EntityPanel:
    for name, text in (("one.txt", left), ("two.txt", right)):
        (folder / name).write_text(text, encoding="utf-8")
    person.drops(folder / "one.txt", folder / "two.txt")
    person.waits_for_the_marks()
    return person.window.reading.entities


def names(panel: EntityPanel) -> list[str]:
    return [entity.name for entity in panel.model.entities()]


def dialog_of(person: Person) -> CorrectionsDialog:
    person.qtbot.waitUntil(lambda: bool(person.window.findChildren(CorrectionsDialog)), timeout=2000)
    dialog = person.window.findChildren(CorrectionsDialog)[-1]
    person.qtbot.waitUntil(dialog.isVisible, timeout=2000)
    return dialog


def ticks(person: Person, dialog: CorrectionsDialog, row: int) -> None:
    """Clicks the box before a correction."""
    option = QStyleOptionViewItem()
    option.initFrom(dialog.list)
    option.rect = dialog.list.visualItemRect(dialog.list.item(row))
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = dialog.list.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, dialog.list)
    person.clicks(dialog.list.viewport(), box.center())


def test_a_hidden_row_is_listed_and_brought_back(reader_person: Person, panel: EntityPanel):
    assert not panel.corrected.isVisible()
    reader_person.clicks_row(panel.list, panel.model.find(NAME))
    reader_person.presses(Qt.Key.Key_H, CTRL | SHIFT)
    assert NAME not in names(panel)
    assert panel.corrected.text() == "1 hidden"
    reader_person.clicks(panel.corrected)
    dialog = dialog_of(reader_person)
    assert dialog.list.item(0).text() == f"“{NAME}” is hidden"
    assert dialog.remove.text() == "Bring back"
    reader_person.clicks(dialog.remove)
    assert NAME in names(panel)
    assert dialog.list.count() == 0
    assert not dialog.remove.isEnabled()
    reader_person.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    reader_person.window.menus["undo"].trigger()
    assert NAME not in names(panel), "bringing back can be undone too"


def test_a_ticked_correction_holds_for_every_pair(reader_person: Person, panel: EntityPanel, tmp_path: Path):
    reader_person.clicks_row(panel.list, panel.model.find(NAME))
    reader_person.presses(Qt.Key.Key_H, CTRL | SHIFT)
    reader_person.window.menus["corrections"].trigger()
    dialog = dialog_of(reader_person)
    ticks(reader_person, dialog, 0)
    assert dialog.list.item(0).checkState() is Qt.CheckState.Checked
    reader_person.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    opens(reader_person, tmp_path, LEFT, RIGHT)
    assert "Norway" in names(panel)
    assert NAME not in names(panel)
    reader_person.window.menus["corrections"].trigger()
    dialog = dialog_of(reader_person)
    reader_person.clicks(dialog.remove)
    assert NAME in names(panel)


def test_demonyms_and_capitals_stand_beside_the_rows_and_are_not_counted(person: Person, tmp_path: Path):
    panel = opens(person, tmp_path, LEFT, RIGHT)
    china = panel.model.find("China")
    person.qtbot.waitUntil(lambda: str(china.data(BELOW)).startswith("related: "), timeout=5000)
    assert china.data(BELOW) == "related: Chinese 2 | 0"
    assert (len(china.data(ENTITY).left), len(china.data(ENTITY).right)) == (1, 2)
    assert panel.model.find("Norway").data(BELOW) == "related: Norwegian 0 | 1"
    assert panel.model.find("Beijing").data(BELOW) == "may stand for China"
    assert panel.model.find("Oslo").data(BELOW) == "", "boats are in a city, not in a government"
    person.clicks_row(panel.list, panel.model.find("Beijing"))
    assert "It stays a row of its own." in panel.beside.text()
    assert "May stand for China." in panel.model.find("Beijing").data(Qt.ItemDataRole.AccessibleTextRole)
    person.clicks_row(panel.list, panel.model.find(NAME))
    assert not panel.beside.isVisible()


def test_kinds_and_dates_are_shown_as_wished(person: Person, tmp_path: Path):
    panel = opens(person, tmp_path, LEFT, RIGHT)
    entries = {entry.text(): entry for entry in panel.order.menu().actions()}
    assert "4 May" not in names(panel)
    entries["Dates and numbers"].trigger()
    assert "4 May" in names(panel)
    dates = panel.model.find("4 May").data(ENTITY)
    assert (dates.kind, len(dates.left), len(dates.right)) == (EntityKind.DATE, 1, 1)
    entries["Places"].trigger()
    assert "Norway" not in names(panel)
    assert NAME in names(panel)
    assert panel.chips[next(iter(panel.chips))].text() == f"All {len(names(panel))}"
    entries["Places"].trigger()
    assert "Norway" in names(panel)
    comparison = person.window.session.comparison
    assert comparison is not None
    assert all(entity.kind is not EntityKind.DATE for entity in comparison.entities), "not in the default list"


def test_a_language_without_a_model_says_so(person: Person, tmp_path: Path):
    polish = "Wczoraj Anna Kowalska spotkała się z ministrem w Warszawie, a potem wróciła do domu i nic nie mówiła."
    panel = opens(person, tmp_path, f"{polish}\n\nPotem Kowalska milczała, choć wszyscy czekali na to, co powie.", LEFT)
    assert panel.method.isVisible()
    assert panel.method.text() == "Names found by rules on the left: there is no model for Polish."
    opens(person, tmp_path, LEFT, RIGHT)
    assert not panel.method.isVisible()


def test_names_with_letters_of_two_alphabets_are_flagged(person: Person, tmp_path: Path):
    fooled = LEFT.replace("Ana Reyes", "Ana Rеyes")  # a Cyrillic letter
    panel = opens(person, tmp_path, fooled, RIGHT)
    flagged = [e for e in panel.model.entities() if "letters of two alphabets" in panel.model.find(e.name).data(BELOW)]
    assert [e.name for e in flagged] == ["Ana Rеyes"]
    assert NAME in names(panel), "and is another row"


@POPUPS
def test_the_rows_shown_are_copied_and_exported(reader_person: Person, panel: EntityPanel, tmp_path: Path):
    reader_person.clicks(panel.filter)
    reader_person.types("rey")
    reader_person.window.menus["copy_entities"].trigger()
    table = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert [row[0] for row in table] == ["Name", NAME]
    reader_person.window.exporting.write_entities(tmp_path / "rows.csv", panel.model.entities())
    reader_person.qtbot.waitUntil((tmp_path / "rows.csv").exists, timeout=5000)
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Name", NAME]


def many(count: int) -> Comparison:
    text = "Ana Reyes. " * 10
    articles = [Article.from_paragraphs([text], language="en") for _ in range(2)]
    kinds = list(EntityKind)
    rows = tuple(
        Entity(f"Name {n}", kinds[n % 5], (f"N{n}",) if n % 2 else (), (Span(0, 0, 9),) * (n % 7 + 1), (Span(0, 0, 9),))
        for n in range(count)
    )
    return Comparison(*articles, entities=rows)


def test_the_model_keeps_to_the_rules_of_models(qtbot: QtBot):
    model = EntityModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for comparison in (many(40), None, many(3)):
        model.set_comparison(comparison)
        model.set_wanted(model.wanted())
        model.set_related({})
    assert model.rowCount() == 6, "three rows under three headings"
    assert qtbot is not None


@pytest.mark.speed
def test_thousands_of_rows_are_smooth(reader_person: Person, panel: EntityPanel):
    times: dict[str, float] = {}

    def took(what: str, act: object) -> None:
        started = time.thread_time()  # of this thread alone: the machine may be busy
        act()  # type: ignore[operator]
        QApplication.processEvents()
        times[what] = 1000 * (time.thread_time() - started)

    took("shown", lambda: panel.set_comparison(many(5000)))
    took("filtered", lambda: panel.filter.setText("name 4"))
    took("unfiltered", lambda: panel.filter.setText(""))
    bar = panel.list.verticalScrollBar()
    reader_person.qtbot.waitUntil(lambda: bar.maximum() > 100_000, timeout=5000)
    for step in range(20):
        took(f"scroll {step}", lambda step=step: bar.setValue(step * bar.maximum() // 20))
        took(f"hover {step}", lambda: reader_person.qtbot.mouseMove(panel.list.viewport(), QPoint(40, 100)))
    worst = max(value for key, value in times.items() if "scroll" in key)
    print(f"\n5,000 rows: shown {times['shown']:.0f} ms, filtered {times['filtered']:.0f} ms, scrolled {worst:.0f} ms")
    assert times["shown"] < 500
    assert times["filtered"] < 500
    assert worst < 100

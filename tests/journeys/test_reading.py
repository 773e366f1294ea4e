"""Reading a pair: differences, find, entities, arrangement, colours, and work that is stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from reader.app.entity_rows import Named
from reader.app.settings import Settings
from reader.app.themes import load_theme
from reader.core.comparison import Comparison
from reader.core.model import Article, Difference, Equivalence, Fact, MarkKind, Side
from reader.core.progress import Cancelled, Progress, check
from reader.layout.ties import Status
from reader.ui.difference_model import LINE
from reader.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .conftest import Person

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_the_sample_opens_with_one_click(person: Person):
    person.clicks(person.window.desk.empty.sample)
    person.waits_for_the_marks()
    headers = person.window.reading.panes.headers
    assert headers[Side.LEFT].outlet.text() == "Harbour Courier"
    assert headers[Side.RIGHT].outlet.text() == "The Northern Ledger"
    assert headers[Side.LEFT].meta.text().startswith("12 March 2025 · ")
    assert headers[Side.LEFT].meta.text().endswith(" % also on the right")
    assert person.window.reading.sidebar.isVisible()


def test_the_text_is_there_before_the_marks(person: Person, articles: dict[str, Path], monkeypatch: pytest.MonkeyPatch):
    def slow(left: Article, right: Article, **_: object) -> Iterator[Comparison]:
        time.sleep(0.3)
        yield Comparison(left, right)

    monkeypatch.setattr("reader.pipeline.stages", slow)
    person.drops(articles["left"], articles["right"])
    person.waits_for_the_text(Side.LEFT, "Sorrel")
    person.waits_for_the_text(Side.RIGHT, "Drone")
    assert person.window.session.comparison is None
    assert not person.window.desk.is_empty()
    person.waits_for_the_marks()


def test_f8_and_f7_go_through_the_differences_and_the_bars_follow(reader_person: Person):
    window = reader_person.window
    comparison = window.session.comparison
    assert comparison is not None
    count = len(comparison.differences())
    reader_person.presses(Qt.Key.Key_F8)
    assert window.bar.count.text() == f"1 of {count}"
    assert window.status.place.text().startswith(f"Difference 1 of {count}: ")
    reader_person.presses(Qt.Key.Key_Down, ALT)
    assert window.bar.count.text() == f"2 of {count}"
    reader_person.presses(Qt.Key.Key_F7)
    assert window.bar.count.text() == f"1 of {count}"
    reader_person.presses(Qt.Key.Key_End, ALT)
    assert window.bar.count.text() == f"{count} of {count}"
    reader_person.clicks(window.bar.buttons["previous_difference"])
    assert window.bar.count.text() == f"{count - 1} of {count}"


def test_a_row_of_the_differences_reads_as_a_sentence_and_its_click_goes_there(reader_person: Person):
    window = reader_person.window
    panel = window.reading.differences
    reader_person.clicks(window.reading.sidebar.tabs["Differences"])
    rows = [panel.model.index(row) for row in range(panel.model.rowCount())]
    wanted = next(index for index in rows if "40 centimetres" in str(index.data()) and panel.model.difference_at(index))
    spoken = str(wanted.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Left: " in spoken
    assert "Right: " in spoken
    reader_person.clicks_row(panel.list, wanted)
    difference = panel.model.difference_at(wanted)
    assert difference is not None
    comparison = window.session.comparison
    assert comparison is not None
    place = comparison.differences(window.reading.pair.active_side).index(difference) + 1
    assert window.bar.count.text().startswith(f"{place} of ")


def test_facts_come_first_and_a_click_shows_the_words(reader_person: Person):
    window = reader_person.window
    panel = window.reading.differences
    reader_person.clicks(window.reading.sidebar.tabs["Differences"])
    assert panel.model.index(0).data() == "Facts"
    facts = [panel.model.index(row) for row in range(panel.model.rowCount())]
    wanted = next(index for index in facts if isinstance(index.data(LINE), Fact) and "40" in index.data())
    assert wanted.data().startswith("Number changed. Left: 40")
    reader_person.clicks_row(panel.list, wanted)
    difference = panel.model.difference_at(wanted)
    assert difference is not None
    assert difference.link == wanted.data(LINE).link
    assert "umber changed" in window.status.place.text()


def test_find_counts_both_sides_and_esc_leaves(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_F, CTRL)
    assert window.bar.field.hasFocus()
    reader_person.types("bridge")
    reader_person.qtbot.waitUntil(lambda: window.bar.field.answer() != "", timeout=5000)
    left, right = (
        sum(p.text.lower().count("bridge") for p in article.paragraphs)
        for article in (window.session.article(Side.LEFT), window.session.article(Side.RIGHT))
        if article is not None
    )
    assert f"{left} | {right}" in window.bar.field.answer()
    assert window.menus["find_next"].isEnabled()
    reader_person.presses(Qt.Key.Key_Return)
    reader_person.presses(Qt.Key.Key_Escape)
    assert window.bar.field.text() == ""
    assert not window.bar.field.hasFocus()
    assert not window.menus["find_next"].isEnabled()


def test_find_with_match_case_finds_less(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_F, CTRL)
    reader_person.types("FERRIES")
    reader_person.qtbot.waitUntil(lambda: "1 | 1" in window.bar.field.answer(), timeout=5000)
    window.menus["match_case"].trigger()
    assert window.bar.field.answer() == "nothing"
    assert window.settings.flag("find/match_case")


def test_a_click_on_an_entity_lights_it_and_n_goes_on(reader_person: Person):
    window = reader_person.window
    panel = window.reading.entities
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    reader_person.clicks_row(panel.list, panel.model.find("Ana Reyes"))
    assert panel.footer.text() == "Ana Reyes: 1 of 2 on the left"
    reader_person.presses(Qt.Key.Key_N)
    assert panel.footer.text() == "Ana Reyes: 2 of 2 on the left"
    reader_person.presses(Qt.Key.Key_N, SHIFT)
    assert panel.footer.text() == "Ana Reyes: 1 of 2 on the left"
    reader_person.presses(Qt.Key.Key_F6)
    reader_person.presses(Qt.Key.Key_N)
    assert panel.footer.text() == "Ana Reyes: 1 of 2 on the right"
    reader_person.presses(Qt.Key.Key_Escape)
    assert panel.footer.text() == ""
    assert not window.menus["next_mention"].isEnabled()


def test_an_entity_of_one_side_is_shown_there_whichever_side_is_read(reader_person: Person):
    panel = reader_person.window.reading.entities
    reader_person.clicks_row(panel.list, panel.model.find("Tomas Lindqvist"))
    assert panel.footer.text() == "Tomas Lindqvist: 1 of 1 on the right"


def test_who_is_named_only_on_one_side_is_one_click_away(reader_person: Person):
    panel = reader_person.window.reading.entities
    reader_person.clicks(panel.chips[Named.ONLY_RIGHT])
    names = [entity.name for entity in panel.model.entities()]
    assert "Tomas Lindqvist" in names
    assert "Ana Reyes" not in names
    assert panel.chips[Named.ONLY_RIGHT].text() == f"Only right {len(names)}"
    reader_person.clicks(panel.chips[Named.ANYWHERE])
    panel.filter.setFocus()
    reader_person.types("reyes")
    assert [entity.name for entity in panel.model.entities()] == ["Ana Reyes"]


def test_the_entities_can_be_copied_as_a_table(reader_person: Person):
    panel = reader_person.window.reading.entities
    panel.list.setFocus()
    reader_person.presses(Qt.Key.Key_C, CTRL)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["Name", "Kind", "Also", "Left", "Right"]
    assert ["2", "2"] in [row[3:] for row in rows if row[0] == "Ana Reyes"]


def test_swapping_exchanges_everything(reader_person: Person):
    window = reader_person.window
    before = window.session.comparison
    assert before is not None
    reader_person.presses(Qt.Key.Key_Backslash, ALT)
    assert reader_person.title(Side.LEFT).startswith("Drone finds damage")
    at_once = window.session.comparison
    assert at_once is not None
    assert at_once.summary.missing_left == before.summary.missing_right
    assert [entity.name for entity in window.reading.entities.model.entities()]
    reader_person.waits_for_the_marks()
    after = window.session.comparison
    assert after is not None
    assert after.summary.missing_left == before.summary.missing_right
    assert after.summary.share_left == pytest.approx(before.summary.share_right)


def test_a_theme_is_chosen_in_the_menu_and_everything_follows(reader_person: Person, settings: Settings):
    window = reader_person.window
    reader_person.action("theme_dark").trigger()
    dark = load_theme("dark")
    assert settings.text("look/theme") == "dark"
    assert window.look.theme == dark
    reader_person.qtbot.wait(30)
    picture = window.grab().toImage()
    place = reader_person.pane(Side.LEFT) + QPoint(0, 300)
    assert picture.pixelColor(place).name() == dark.paper
    assert picture.pixelColor(window.rect().bottomLeft() + QPoint(2, -3)).name() == dark.chrome
    reader_person.action("theme_light").trigger()
    assert window.look.theme == load_theme("light")


def test_the_system_going_dark_is_followed_live(reader_person: Person, monkeypatch: pytest.MonkeyPatch):
    window = reader_person.window
    monkeypatch.setattr("reader.app.style.system_theme", lambda: "dark")
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.look.theme == load_theme("dark")


def test_flow_and_level_and_only_differences(reader_person: Person, settings: Settings):
    window = reader_person.window
    assert window.bar.buttons["flow"].isChecked()
    reader_person.presses(Qt.Key.Key_L, CTRL)
    assert settings.text("reading/arrangement") == "level"
    assert window.bar.buttons["level"].isChecked()
    reader_person.clicks(window.bar.buttons["flow"])
    assert settings.text("reading/arrangement") == "flow"
    reader_person.clicks(window.bar.buttons["only_differences"])
    assert window.menus["only_differences"].isChecked()


def test_the_legend_switches_marks(reader_person: Person, settings: Settings):
    window = reader_person.window
    shared, _, left, right = window.status.legend.entries
    reader_person.clicks(shared)
    assert not settings.flag("marks/shared")
    assert MarkKind.SHARED not in window.reading.pair.shown
    reader_person.clicks(left)
    assert not right.isChecked()
    assert MarkKind.MISSING not in window.reading.pair.shown
    reader_person.clicks(right)
    assert left.isChecked()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_legend_offers_what_is_no_difference_and_the_choice_is_shown_and_kept(
    reader_person: Person, settings: Settings
):
    window = reader_person.window
    assert window.session.comparison.counted == frozenset()
    menu = window.menus.menus["Ignore"]
    reader_person.clicks(window.status.legend.variant)
    reader_person.qtbot.waitUntil(menu.isVisible)
    entry = menu.actionGeometry(window.menus["ignore_case"]).center()
    reader_person.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=entry)
    assert not menu.isVisible()
    assert not settings.flag("ignore/case")
    assert window.session.comparison.counted == {Equivalence.CASE}
    window.menus["ignore_case"].trigger()
    assert settings.flag("ignore/case")
    assert window.session.comparison.counted == frozenset()


WRITTEN_LEFT = """Harbour bridge shut

The Council closed the bridge on Monday.

Ana Reyes called it “a precaution” for the north.

The crack is about 40 centimetres long.
"""
WRITTEN_RIGHT = """Harbour bridge shut

The council closed the bridge on Monday.

Ana Reyes called it "a precaution" for the north.

The crack is about 14 centimetres long.
"""


def test_what_is_not_ignored_is_a_difference_in_view_stops_count_list_overview_and_every_report(
    person: Person, tmp_path: Path
):
    for name, text in (("one.txt", WRITTEN_LEFT), ("two.txt", WRITTEN_RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    person.drops(tmp_path / "one.txt", tmp_path / "two.txt")
    person.waits_for_the_marks()
    window = person.window
    pair, listed = window.reading.pair, window.reading.differences

    def seen() -> tuple[int, str, int, list[int], str]:
        person.qtbot.waitUntil(lambda: listed.model.listing.comparison is window.session.comparison)
        pair.describe()
        window.exporting.write_report(tmp_path / "report.txt")
        person.qtbot.waitUntil(lambda: not window.session.jobs.running())
        rows = [row for row in listed.model.listing.rows if isinstance(row.line, Difference)]
        altered = [i for i, status in enumerate(pair.ties.status[Side.LEFT]) if status == Status.ALTERED]
        report = next(line for line in (tmp_path / "report.txt").read_text().splitlines() if " altered" in line)
        return pair.stops.count, window.bar.count.text(), len(rows), altered, report.split("·")[2].strip()

    assert seen() == (1, "– of 1", 1, [3], "1 altered")
    pair.first_difference()
    assert window.bar.count.text() == "1 of 1"
    window.menus["ignore_case"].trigger()
    assert window.bar.count.text() == "2 of 2"
    assert seen() == (2, "2 of 2", 2, [1, 3], "2 altered")
    person.presses(Qt.Key.Key_F7)
    said = "only written otherwise (capital and small letters)"
    assert window.status.place.text() == f"Difference 1 of 2: {said}, Council → council"
    sentences = [row.sentence for row in listed.model.listing.rows]
    assert any(sentence.startswith(f"{said.capitalize()}. Left: The Council") for sentence in sentences)
    window.menus["ignore_quotes"].trigger()
    assert seen()[0] == 3
    for name in ("ignore_case", "ignore_quotes"):
        window.menus[name].trigger()
    assert seen()[0] == 1


def test_zoom_by_keys_is_remembered_within_bounds(reader_person: Person, settings: Settings):
    reader_person.presses(Qt.Key.Key_Plus, CTRL)
    assert settings.number("reading/zoom") == 110
    for _ in range(40):
        reader_person.presses(Qt.Key.Key_Minus, CTRL)
    assert settings.number("reading/zoom") == 50
    reader_person.presses(Qt.Key.Key_0, CTRL)
    assert settings.number("reading/zoom") == 100


def test_the_sidebar_and_the_full_screen_come_and_go(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_F9)
    assert not window.reading.sidebar.isVisible()
    reader_person.presses(Qt.Key.Key_F11, SHIFT)
    assert window.isFullScreen()
    assert not window.bar.isVisible()
    reader_person.presses(Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.bar.isVisible()
    assert not window.reading.sidebar.isVisible()
    reader_person.presses(Qt.Key.Key_F9)
    assert window.reading.sidebar.isVisible()


def test_reading_mode_shows_one_article_as_a_page_until_esc(reader_person: Person):
    window = reader_person.window
    panes = window.reading.pair.panes
    reader_person.presses(Qt.Key.Key_F11)
    assert panes[Side.LEFT].isVisible()
    assert not panes[Side.RIGHT].isVisible()
    assert not window.bar.isVisible()
    assert window.menus["reading_mode"].isChecked()
    reader_person.presses(Qt.Key.Key_Escape)
    assert panes[Side.RIGHT].isVisible()
    assert window.bar.isVisible()
    assert not window.isFullScreen()
    assert not window.menus["reading_mode"].isChecked()


def test_cancel_stops_and_keeps_what_is_there(
    person: Person, articles: dict[str, Path], monkeypatch: pytest.MonkeyPatch
):
    stopped: list[bool] = []

    def endless(
        left: Article, right: Article, *, cancelled: Cancelled, progress: Progress, **_: object
    ) -> Iterator[Comparison]:
        yield Comparison(left, right)
        while True:
            progress("meaning", 0.5)
            time.sleep(0.02)
            try:
                check(cancelled)
            except Exception:
                stopped.append(True)
                raise

    monkeypatch.setattr("reader.pipeline.stages", endless)
    person.drops(articles["left"], articles["right"])
    status = person.window.status
    person.qtbot.waitUntil(lambda: status.cancel.isVisible() and status.progress.value() == 50, timeout=10_000)
    assert status.stage.text() == "Comparing the meaning"
    first = person.window.session.comparison
    person.clicks(status.cancel)
    person.qtbot.waitUntil(lambda: stopped == [True], timeout=2000)
    assert person.window.session.comparison is first
    assert not status.cancel.isVisible()
    assert person.title(Side.LEFT).startswith("Sorrel bridge shut")


def test_pasting_fills_the_empty_sides_in_order(person: Person):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("The bridge was closed on Tuesday.")
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for_the_text(Side.LEFT, "The bridge was closed")
    clipboard.setText("The bridge was shut on Tuesday.")
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for_the_text(Side.RIGHT, "The bridge was shut")
    clipboard.setText("Something else.")
    person.presses(Qt.Key.Key_2, CTRL | SHIFT)
    person.waits_for_the_text(Side.RIGHT, "Something else.")


def test_pasting_nothing_says_so_on_that_side(person: Person):
    QGuiApplication.clipboard().clear()
    person.presses(Qt.Key.Key_1, CTRL | SHIFT)
    assert "no text" in person.window.desk.problem(Side.LEFT)


def test_reload_reads_a_changed_file_again(reader_person: Person, articles: dict[str, Path]):
    text = articles["left"].read_text(encoding="utf-8").replace("40 centimetres", "90 centimetres")
    articles["left"].write_text(text, encoding="utf-8")
    reader_person.presses(Qt.Key.Key_F5)

    def reread() -> bool:
        article = reader_person.window.session.article(Side.LEFT)
        return article is not None and "90 centimetres" in article.text

    reader_person.qtbot.waitUntil(reread, timeout=10_000)
    reader_person.waits_for_the_marks()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_file_can_be_read_with_another_encoding(person: Person, tmp_path: Path):
    path = tmp_path / "old.txt"
    path.write_bytes("Мост закрыли во вторник из-за трещины.\n\nПаром ходит каждые двадцать минут.".encode("koi8-r"))
    person.drops(path, on=person.zone(Side.LEFT))
    person.qtbot.waitUntil(lambda: person.window.session.article(Side.LEFT) is not None, timeout=10_000)
    person.action("encoding").trigger()
    menu = person.window.status.encoding.findChild(QMenu)
    assert menu.isVisible()
    wanted = next(action for action in menu.actions() if "KOI8-R" in action.text())
    person.clicks(menu, menu.actionGeometry(wanted).center())
    person.waits_for_the_text(Side.LEFT, "Мост закрыли")
    assert "koi8" in person.window.status.encoding.text().lower()


def test_the_report_is_written_and_never_over_an_article(
    reader_person: Person, articles: dict[str, Path], tmp_path: Path
):
    exporting, status = reader_person.window.exporting, reader_person.window.status
    exporting.write_report(tmp_path / "out.html")
    reader_person.qtbot.waitUntil(lambda: status.said() == "out.html is written.", timeout=10_000)
    assert "Ana Reyes" in (tmp_path / "out.html").read_text(encoding="utf-8")
    before = articles["left"].read_bytes()
    exporting.write_report(articles["left"])
    reader_person.qtbot.waitUntil(lambda: "is one of the articles" in status.said(), timeout=10_000)
    assert articles["left"].read_bytes() == before
    exporting.write_report(tmp_path / "out.docx")
    reader_person.qtbot.waitUntil(lambda: "end the name with" in status.said(), timeout=10_000)


def test_the_summary_says_what_the_comparison_says(reader_person: Person):
    window = reader_person.window
    comparison = window.session.comparison
    assert comparison is not None
    reader_person.clicks(window.reading.sidebar.tabs["Summary"])
    rows = dict(window.reading.summary.rows())
    assert rows["Sentences only on the left"] == str(comparison.summary.missing_left)
    assert rows["altered"] == str(comparison.summary.altered)
    assert "% of the left is also on the right" in window.reading.summary.verdict.text()


def test_closing_the_pair_brings_the_empty_window_back_with_the_pair_among_the_recent(reader_person: Person):
    window = reader_person.window
    reader_person.presses(Qt.Key.Key_W, CTRL)
    assert window.desk.is_empty()
    assert not window.reading.sidebar.isVisible()
    assert window.windowTitle() == "Parallax"
    reader_person.presses(Qt.Key.Key_T, CTRL | SHIFT)
    reader_person.waits_for_the_text(Side.LEFT, "Sorrel")
    reader_person.presses(Qt.Key.Key_W, CTRL)
    window.menus.menus["File"].aboutToShow.emit()
    recents = next(action.menu() for action in window.menus.menus["File"].actions() if action.text() == "Recent Pa&irs")
    assert [action.text() for action in recents.actions()] == [
        "Sorrel bridge shut after crack found in main cable  ·  Drone finds damage on bridge; thousands face detour"
    ]
    recents.actions()[0].trigger()
    reader_person.waits_for_the_text(Side.LEFT, "Sorrel")


def test_what_was_chosen_is_there_the_next_time(reader_person: Person, settings: Settings):
    reader_person.presses(Qt.Key.Key_L, CTRL)
    reader_person.presses(Qt.Key.Key_Plus, CTRL)
    reader_person.window.close()
    again = Settings(settings.path())
    assert again.text("reading/arrangement") == "level"
    assert again.number("reading/zoom") == 110
    assert again.value("window/geometry") != b""
    assert again.value("window/state") != b""


def test_a_choice_in_the_preferences_takes_effect_at_once(reader_person: Person, settings: Settings):
    form = Preferences(settings, reader_person.window)
    reader_person.qtbot.addWidget(form)
    form.show()
    box = form.fields["marks/altered"]
    reader_person.clicks(box, QPoint(9, box.height() // 2))
    assert MarkKind.ALTERED not in reader_person.window.reading.pair.shown
    assert not reader_person.window.status.legend.entries[1].isChecked()


def test_models_hold_what_qt_asks_of_models(reader_person: Person):
    reading = reader_person.window.reading
    for panel in (reading.entities, reading.differences):
        model = panel.model
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        panel.set_comparison(None)
        assert model.rowCount() == 0
        panel.set_comparison(reader_person.window.session.comparison)
        assert model.rowCount() > 3
    lines = [reading.differences.model.index(row).data() for row in range(reading.differences.model.rowCount())]
    assert all(isinstance(line, str) and line for line in lines)
    comparison = reader_person.window.session.comparison
    assert comparison is not None
    assert all(isinstance(difference, Difference) for difference in comparison.differences())


def test_keys_can_be_changed_in_the_preferences_and_work_at_once(reader_person: Person, settings: Settings):
    form = Preferences(settings, reader_person.window)
    reader_person.qtbot.addWidget(form)
    form.pages.setCurrentWidget(form.keys)
    form.show()
    page = form.keys
    row = next(number for number in range(page.table.rowCount()) if page.table.item(number, 0).text() == "Swap Sides")
    page.table.setCurrentCell(row, 0)
    page.field.setFocus()
    reader_person.qtbot.keyClick(page.field, Qt.Key.Key_F8)
    assert page.warning.text() == "Next Difference has these keys now and would lose them."
    reader_person.clicks(page.apply)
    assert page.table.item(row, 2).text() == "F8"
    form.close()
    reader_person.window.activateWindow()
    reader_person.presses(Qt.Key.Key_F8)
    assert reader_person.title(Side.LEFT).startswith("Drone finds damage")

"""Dropping: everything the drop contract promises, with real drag events on the deepest widget under the point."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QInputDialog, QLineEdit

from reader.app.drops import SIDE_FORMAT
from reader.core.model import Article, MarkKind, Side
from reader.load import source
from reader.load.isolation import Worker
from reader.ui.find_field import FindField

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from .conftest import Person


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_two_files_dropped_together_become_the_pair_in_their_order(person: Person, articles: dict[str, Path]):
    person.drops(articles["right"], articles["left"])
    person.waits_for_the_marks()
    assert person.title(Side.LEFT).startswith("Drone finds damage")
    assert person.title(Side.RIGHT).startswith("Sorrel bridge shut")
    assert not person.window.desk.is_empty()
    comparison = person.window.session.comparison
    assert comparison is not None
    marks = {mark.kind for index in range(5) for mark in comparison.marks(Side.LEFT, index)}
    assert {MarkKind.SHARED, MarkKind.ALTERED, MarkKind.MISSING} <= marks
    assert person.window.bar.count.text() == f"– of {len(comparison.differences())}"


def test_the_order_of_two_files_is_said(person: Person, articles: dict[str, Path]):
    person.drops(articles["left"], articles["right"])
    assert person.window.status.said() == "Left: left.txt. Right: right.txt. Swap exchanges them."


def test_one_file_on_the_empty_window_goes_to_the_first_empty_side_then_to_the_other(
    person: Person, articles: dict[str, Path]
):
    corner = person.window.desk.mapTo(person.window, QPoint(8, 8))
    person.drops(articles["left"], on=corner)
    person.waits_for_the_text(Side.LEFT, "Sorrel")
    assert person.window.session.article(Side.RIGHT) is None
    person.drops(articles["right"], on=person.pane(Side.RIGHT))
    person.waits_for_the_text(Side.RIGHT, "Drone")
    person.waits_for_the_marks()


def test_one_file_on_the_right_zone_goes_to_the_right(person: Person, articles: dict[str, Path]):
    person.drops(articles["left"], on=person.zone(Side.RIGHT))
    person.waits_for_the_text(Side.RIGHT, "Sorrel")
    assert person.window.session.article(Side.LEFT) is None


def test_a_file_on_a_pane_replaces_that_side_only(reader_person: Person, articles: dict[str, Path]):
    reader_person.drops(articles["other"], on=reader_person.pane(Side.RIGHT))
    reader_person.waits_for_the_text(Side.RIGHT, "Carrot")
    reader_person.waits_for_the_marks()
    assert reader_person.title(Side.LEFT).startswith("Sorrel bridge shut")
    assert reader_person.title(Side.RIGHT).startswith("Carrot harvest")


def test_while_dragging_the_window_says_what_would_go_where(person: Person, articles: dict[str, Path]):
    place = person.middle_of(person.window.desk)
    assert person.drags(files(articles["left"], articles["right"]), place)
    overlay = person.window.desk.overlay
    assert overlay.isVisible()
    assert overlay.labels == {Side.LEFT: "Left: left.txt", Side.RIGHT: "Right: right.txt"}
    person.leaves(place)
    assert not overlay.isVisible()


def test_of_three_files_a_chooser_proposes_the_closest_pair(person: Person, articles: dict[str, Path]):
    person.drops(articles["left"], articles["other"], articles["right"])
    person.qtbot.waitUntil(lambda: person.window.intake.chooser is not None, timeout=20_000)
    chooser = person.window.intake.chooser
    assert chooser is not None
    assert chooser.isVisible()
    assert chooser.chosen() == (0, 2)
    assert "% alike" in chooser.likeness.text()
    button = chooser.right.button(1)
    person.clicks(button, QPoint(9, button.height() // 2))
    assert chooser.chosen() == (0, 1)
    person.clicks(chooser.buttons.button(QDialogButtonBox.StandardButton.Open))
    person.waits_for_the_text(Side.LEFT, "Sorrel")
    person.waits_for_the_text(Side.RIGHT, "Carrot")


def test_a_folder_of_two_articles_is_the_pair(person: Person, articles: dict[str, Path]):
    articles["other"].unlink()
    person.drops(articles["left"].parent)
    person.waits_for_the_marks()
    assert person.title(Side.LEFT).startswith("Sorrel bridge shut")


def test_an_empty_folder_says_so_on_its_side(person: Person, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    person.drops(tmp_path / "empty", on=person.zone(Side.RIGHT))
    assert person.window.desk.problem(Side.RIGHT) == "The folder empty holds no article that Parallax can read."


def test_words_from_a_browser_become_the_side_they_are_dropped_on(reader_person: Person):
    mime = QMimeData()
    mime.setText("Ferries will run every 25 minutes.")
    mime.setHtml("<p>Ferries will run every <b>25</b> minutes.</p><script>alert(1)</script>")
    reader_person.drops_data(mime, on=reader_person.pane(Side.LEFT))
    reader_person.waits_for_the_text(Side.LEFT, "Ferries will run every 25 minutes.")
    article = reader_person.window.session.article(Side.LEFT)
    assert article is not None
    assert article.source == "Dropped text"
    assert "alert" not in article.text


def link(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def test_a_link_is_shown_in_full_and_fetched_only_when_somebody_agrees(
    reader_person: Person, monkeypatch: pytest.MonkeyPatch
):
    fetched: list[str] = []

    def load_link(address: str, **_: object) -> Article:
        fetched.append(address)
        return Article.from_text("Ferries stopped for the night.", source=address)

    monkeypatch.setattr(source, "load_link", load_link)
    reader_person.drops_data(link("https://example.org/story?id=1"), on=reader_person.pane(Side.RIGHT))
    assert "https://example.org/story?id=1 is on the web" in reader_person.window.desk.problem(Side.RIGHT)
    assert reader_person.title(Side.RIGHT).startswith("Drone finds damage")
    assert fetched == []
    reader_person.clicks(reader_person.window.reading.panes.headers[Side.RIGHT].notice.agree)
    reader_person.waits_for_the_text(Side.RIGHT, "Ferries stopped")
    assert fetched == ["https://example.org/story?id=1"]
    assert reader_person.window.desk.problem(Side.RIGHT) == ""


def test_a_link_on_the_empty_window_asks_there_and_a_failure_is_said_there(
    person: Person, monkeypatch: pytest.MonkeyPatch
):
    def load_link(address: str, **_: object) -> Article:
        raise source.LoadError(f"{address} did not answer; try again later.")

    monkeypatch.setattr(source, "load_link", load_link)
    person.drops_data(link("https://example.org/gone"), on=person.zone(Side.RIGHT))
    zone = person.window.desk.empty.zones[Side.RIGHT]
    assert zone.agree.text() == "Fetch this page"
    person.clicks(zone.agree)
    person.qtbot.waitUntil(lambda: "did not answer" in person.window.desk.problem(Side.RIGHT), timeout=10_000)
    assert not zone.agree.isVisible()


def test_an_archive_is_refused_while_it_is_dragged_and_says_why(person: Person, tmp_path: Path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    place = person.middle_of(person.window.desk)
    assert not person.drags(files(path), place)
    assert "all.zip is an archive" in person.window.status.said()
    assert not person.window.desk.overlay.isVisible()
    person.leaves(place)


def test_a_source_that_only_moves_gets_nothing(person: Person, articles: dict[str, Path]):
    mime = files(articles["left"])
    event = QDragEnterEvent(
        person.window.rect().center(),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(person.window, event)
    assert not event.isAccepted()
    assert articles["left"].is_file()


def test_a_header_dragged_to_the_other_side_swaps(reader_person: Person):
    mime = QMimeData()
    mime.setData(SIDE_FORMAT, b"left")
    assert reader_person.drags(mime, reader_person.pane(Side.LEFT))
    assert reader_person.window.desk.overlay.labels == {}
    reader_person.drops_data(mime, on=reader_person.pane(Side.RIGHT))
    assert reader_person.title(Side.LEFT).startswith("Drone finds damage")
    reader_person.waits_for_the_marks()


def test_a_file_that_cannot_be_read_keeps_the_old_pair_and_says_why_in_its_pane(reader_person: Person, tmp_path: Path):
    before = reader_person.window.session.comparison
    gone = tmp_path / "gone.txt"
    reader_person.drops(gone, on=reader_person.pane(Side.LEFT))
    reader_person.qtbot.waitUntil(lambda: "gone.txt" in reader_person.window.desk.problem(Side.LEFT), timeout=10_000)
    assert reader_person.window.session.comparison is before
    assert reader_person.title(Side.LEFT).startswith("Sorrel bridge shut")
    assert reader_person.window.reading.panes.headers[Side.LEFT].meta.text().endswith("also on the right")
    assert reader_person.window.desk.problem(Side.RIGHT) == ""
    reader_person.clicks(reader_person.window.reading.panes.headers[Side.LEFT].notice._close)
    assert reader_person.window.desk.problem(Side.LEFT) == ""


def test_a_file_on_the_find_field_is_an_article_and_no_search(reader_person: Person, articles: dict[str, Path]):
    field = reader_person.window.bar.field
    assert isinstance(reader_person.window.childAt(reader_person.middle_of(field)), FindField)
    reader_person.drops(articles["other"], on=reader_person.middle_of(field))
    reader_person.waits_for_the_text(Side.RIGHT, "Carrot")
    assert field.text() == ""


def test_of_a_file_over_the_limit_the_first_part_can_be_read(person: Person, tmp_path: Path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"The first paragraph of a very long file.\n\n")
        file.truncate(source.SIZE_LIMIT + 10)
    person.drops(path, on=person.zone(Side.LEFT))
    zone = person.window.desk.empty.zones[Side.LEFT]
    person.qtbot.waitUntil(zone.agree.isVisible, timeout=10_000)
    assert "huge.txt" in person.window.desk.problem(Side.LEFT)
    assert zone.agree.text() == "Read the first part"


def saved(folder: Path, name: str, text: str) -> tuple[Path, Path]:
    """A page as browsers save it "complete": the page, and a folder of what was on it."""
    folder.mkdir(exist_ok=True)
    page, parts = folder / f"{name}.html", folder / f"{name}_files"
    page.write_text(f"<!doctype html><html><body><p>{text}</p></body></html>", encoding="utf-8")
    parts.mkdir()
    (parts / "frame.html").write_text("<html><p>Buy gold.</p></html>", encoding="utf-8")
    (parts / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return page, parts


def test_a_saved_page_is_one_article_whichever_of_its_two_parts_is_dropped(person: Person, tmp_path: Path):
    page, parts = saved(tmp_path / "pages", "Sorrel bridge", "Sorrel bridge was shut on Tuesday, the agency said.")
    person.drops(parts, on=person.zone(Side.LEFT))
    person.waits_for_the_text(Side.LEFT, "Sorrel bridge was shut")
    person.drops(page, parts, on=person.zone(Side.RIGHT))
    person.waits_for_the_text(Side.RIGHT, "Sorrel bridge was shut")
    assert person.window.intake.chooser is None


def test_a_folder_of_saved_pages_is_its_pages(person: Person, tmp_path: Path):
    saved(tmp_path / "pages", "one", "Sorrel bridge was shut on Tuesday, the agency said.")
    saved(tmp_path / "pages", "two", "A drone found the damage on Tuesday, the agency said.")
    person.drops(tmp_path / "pages")
    person.waits_for_the_text(Side.LEFT, "Sorrel bridge was shut")
    person.waits_for_the_text(Side.RIGHT, "A drone found")


def test_a_text_that_is_a_link_is_asked_about(person: Person):
    mime = QMimeData()
    mime.setText("  https://example.org/story  ")
    person.drops_data(mime, on=person.zone(Side.LEFT))
    assert "https://example.org/story is on the web" in person.window.desk.problem(Side.LEFT)
    assert person.window.session.article(Side.LEFT) is None


def test_of_three_files_the_likeness_of_each_two_can_be_seen(person: Person, articles: dict[str, Path]):
    person.drops(articles["left"], articles["other"], articles["right"])
    person.qtbot.waitUntil(lambda: person.window.intake.chooser is not None, timeout=20_000)
    chooser = person.window.intake.chooser
    assert chooser is not None
    shown = {(a, b): chooser.matrix[a, b].text() for a in range(3) for b in range(3) if a != b}
    assert shown[0, 2] == shown[2, 0]
    share = {pair: int(text.removesuffix(" %")) for pair, text in shown.items()}
    assert share[0, 2] > 40 > share[0, 1]
    person.clicks(chooser.matrix[1, 2])
    assert chooser.chosen() == (1, 2)


def test_a_link_can_be_typed_and_is_asked_about_all_the_same(person: Person):
    person.presses(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QInputDialog)
    person.qtbot.keyClicks(dialog.findChild(QLineEdit), "example.org/story")
    person.qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert "https://example.org/story is on the web" in person.window.desk.problem(Side.LEFT)
    assert person.window.session.article(Side.LEFT) is None


def test_a_header_pulled_with_the_mouse_carries_its_side(reader_person: Person, monkeypatch: pytest.MonkeyPatch):
    carried: list[bytes] = []

    def exec_(drag: QDrag, *_: object) -> Qt.DropAction:
        carried.append(bytes(drag.mimeData().data(SIDE_FORMAT).data()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", exec_)
    header = reader_person.window.reading.panes.headers[Side.RIGHT]
    start = QPoint(40, 20)
    reader_person.qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=start)
    reader_person.qtbot.mouseMove(header, start + QPoint(2, 0))
    assert carried == []
    reader_person.qtbot.mouseMove(header, start + QPoint(60, 0))
    assert carried == [b"right"]


def test_a_link_named_on_the_command_line_is_asked_about_beside_a_file(person: Person, articles: dict[str, Path]):
    person.window.intake.open_named([str(articles["left"]), "https://example.org/story"])
    person.waits_for_the_text(Side.LEFT, "Sorrel")
    assert "https://example.org/story is on the web" in person.window.desk.problem(Side.RIGHT)


def test_a_parser_that_is_killed_is_one_sentence_in_its_pane_and_the_next_file_opens(
    reader_person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[Worker] = []
    ask = Worker.ask

    def noted(self: Worker, *arguments: Any) -> dict[str, Any]:
        asked.append(self)
        return ask(self, *arguments)

    monkeypatch.setattr(Worker, "ask", noted)
    slow, page = tmp_path / "slow.html", tmp_path / "page.html"
    slow.write_text("<!doctype html><html>" + "<p>word " * 60_000, encoding="utf-8")
    page.write_text("<!doctype html><html><p>A drone found the damage.</p></html>", encoding="utf-8")
    reader_person.drops(slow, on=reader_person.pane(Side.LEFT))
    reader_person.qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    asked[0]._process.kill()
    said = "slow.html made its reader stop, so it may be damaged or hostile; save it as plain text and open that."
    reader_person.qtbot.waitUntil(lambda: reader_person.window.desk.problem(Side.LEFT) == said, timeout=20_000)
    assert reader_person.title(Side.LEFT).startswith("Sorrel bridge shut")
    reader_person.drops(page, on=reader_person.pane(Side.LEFT))
    reader_person.waits_for_the_text(Side.LEFT, "A drone found")

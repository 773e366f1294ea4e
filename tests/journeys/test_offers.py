"""What a header offers: repair, hidden characters, raw text, chapters, a text that is there twice, reading anew."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from reader.core.model import ParagraphKind, Side

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.header import PaneHeader

    from .conftest import Person


def header(person: Person, side: Side) -> PaneHeader:
    return person.window.reading.panes.headers[side]


def text(person: Person, side: Side) -> str:
    article = person.window.session.article(side)
    return article.text if article is not None else ""


def offer(person: Person, side: Side, label: str) -> None:
    """Presses the button of that label."""
    (button,) = [b for b in header(person, side).notice.choices if b.isVisible() and b.text() == label]
    person.clicks(button)


def opens(person: Person, path: Path, side: Side, begins: str) -> None:
    person.drops(path, on=person.middle_of(person.window.desk.empty.zones[side]))
    person.waits_for_the_text(side, begins)


def test_wrongly_decoded_letters_are_shown_first_and_repaired_on_wish(person: Person, tmp_path: Path):
    path = tmp_path / "twice.txt"
    path.write_text("Die BrÃ¼cke ist grÃ¶ÃŸer als die alte, sagte die Ingenieurin am Dienstag.", encoding="utf-8")
    opens(person, path, Side.LEFT, "Die BrÃ¼cke")
    assert "can be repaired" in header(person, Side.LEFT).notice.text()
    offer(person, Side.LEFT, "Repair the letters")
    person.waits_for_the_text(Side.LEFT, "Die Brücke ist größer")
    offer(person, Side.LEFT, "Show the original")
    person.waits_for_the_text(Side.LEFT, "Die BrÃ¼cke")
    assert path.read_text(encoding="utf-8").startswith("Die BrÃ¼cke")


def test_hidden_characters_are_counted_and_shown_on_wish(person: Person, tmp_path: Path):
    path = tmp_path / "hidden.txt"
    path.write_text("The mayor\u200b spoke\u2060 for an hour about the bridge and the ferry.", encoding="utf-8")
    opens(person, path, Side.LEFT, "The mayor")
    assert "2 hidden characters are in its text." in header(person, Side.LEFT).notice.text()
    offer(person, Side.LEFT, "Show hidden characters")
    person.qtbot.waitUntil(lambda: "mayor⟨U+200B⟩ spoke⟨U+2060⟩" in text(person, Side.LEFT), timeout=10_000)
    offer(person, Side.LEFT, "Hide them again")
    person.qtbot.waitUntil(lambda: "mayor\u200b spoke" in text(person, Side.LEFT), timeout=10_000)


PAGE = """<!doctype html><html><head><title>Bridge shut</title></head><body>
<nav><a href=/a>Politics</a><a href=/b>Sport</a></nav>
<main><h1>Bridge shut after crack found</h1>
<p>Engineers closed the Sorrel suspension bridge on Tuesday after an inspection drone photographed a crack in a main
cable, the agency said.</p>
<p>Ferries will run every 20 minutes until the road reopens, and lorries are sent along the coast road, which adds an
hour to the way.</p></main><footer>All rights reserved.</footer></body></html>"""


def test_one_click_shows_the_raw_text_of_a_page_and_another_the_article(person: Person, tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    opens(person, path, Side.LEFT, "Politics")

    def furniture() -> int:
        article = person.window.session.article(Side.LEFT)
        return sum(p.kind is ParagraphKind.FURNITURE for p in article.paragraphs) if article else -1

    before = text(person, Side.LEFT)
    assert furniture() == 2
    person.clicks(header(person, Side.LEFT).raw)
    person.qtbot.waitUntil(lambda: furniture() == 0, timeout=10_000)
    assert text(person, Side.LEFT) == before
    assert header(person, Side.LEFT).raw.isChecked()
    person.clicks(header(person, Side.LEFT).raw)
    person.qtbot.waitUntil(lambda: furniture() == 2, timeout=10_000)


def test_a_text_without_furniture_has_no_raw_text_to_offer(reader_person: Person):
    assert not header(reader_person, Side.LEFT).raw.isVisible()


def book(path: Path) -> Path:
    chapters = [("The Bridge", "It hung over the water for ninety years and one."), ("The Ferry", "It sailed at six.")]
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr(
            "META-INF/container.xml",
            "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            "<rootfile full-path='b.opf'/></rootfiles></container>",
        )
        items = "".join(f"<item id='c{n}' href='c{n}.xhtml' media-type='application/xhtml+xml'/>" for n in (0, 1))
        spine = "".join(f"<itemref idref='c{n}'/>" for n in (0, 1))
        package.writestr(
            "b.opf",
            "<package xmlns='http://www.idpf.org/2007/opf'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            "<dc:title>Two Ways Over</dc:title></metadata>"
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for number, (name, line) in enumerate(chapters):
            story = f"<h1>{name}</h1><p>{line} {'Nobody had thought that it would end like this. ' * 3}</p>"
            package.writestr(f"c{number}.xhtml", f"<html><body>{story}</body></html>")
    return path


def test_of_a_book_a_chapter_is_chosen_and_the_whole_again(person: Person, tmp_path: Path):
    opens(person, book(tmp_path / "book.epub"), Side.LEFT, "The Bridge")
    assert "a book of 2 chapters" in header(person, Side.LEFT).notice.text()
    offer(person, Side.LEFT, "Choose a chapter…")
    chooser = person.window.offering.chooser
    assert chooser is not None
    assert [chooser.list.item(row).text().split("  ·  ")[0] for row in range(3)] == [
        "The whole book",
        "The Bridge",
        "The Ferry",
    ]
    chooser.list.setCurrentRow(2)
    person.clicks(chooser.buttons.button(QDialogButtonBox.StandardButton.Open))
    person.qtbot.waitUntil(lambda: "ninety years" not in text(person, Side.LEFT), timeout=10_000)
    assert person.title(Side.LEFT) == "The Ferry"
    assert "Chapter 2 of 2" in header(person, Side.LEFT).notice.text()
    offer(person, Side.LEFT, "Choose a chapter…")
    chooser = person.window.offering.chooser
    assert chooser is not None
    assert chooser.list.currentRow() == 2
    chooser.list.setCurrentRow(0)
    person.clicks(chooser.buttons.button(QDialogButtonBox.StandardButton.Open))
    person.qtbot.waitUntil(lambda: "ninety years" in text(person, Side.LEFT), timeout=10_000)


def test_the_same_file_on_both_sides_is_said(person: Person, articles: dict[str, Path], tmp_path: Path):
    other = tmp_path / "other-name.txt"
    try:
        other.symlink_to(articles["left"])
    except OSError:
        pytest.skip("this system makes no symbolic links")
    person.drops(articles["left"], other)
    person.waits_for_the_marks()
    assert header(person, Side.RIGHT).notice.text() == "The same file is on both sides."
    person.drops(articles["right"], on=person.pane(Side.LEFT))
    person.waits_for_the_text(Side.LEFT, "Drone")
    assert header(person, Side.RIGHT).notice.text() == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data, "The two files are identical."),
        (
            lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").rstrip(),
            "Same text; the files differ only in line ends, spacing, encoding or format.",
        ),
    ],
    ids=["a copy", "other line ends"],
)
def test_equal_files_and_equal_texts_are_told_apart(
    person: Person, articles: dict[str, Path], tmp_path: Path, change: object, said: str
):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(change(articles["left"].read_bytes()))  # type: ignore[operator]
    person.drops(articles["left"], copy)
    person.waits_for_the_marks()
    assert header(person, Side.RIGHT).notice.text() == said


def test_a_file_that_changes_on_disk_is_said_and_read_anew_only_on_wish(
    reader_person: Person, articles: dict[str, Path]
):
    before = text(reader_person, Side.LEFT)
    articles["left"].write_text("Ferries stopped for the night after the storm, the agency said.", encoding="utf-8")
    notice = header(reader_person, Side.LEFT).notice
    reader_person.qtbot.waitUntil(lambda: "changed on disk" in notice.text(), timeout=10_000)
    assert text(reader_person, Side.LEFT) == before
    assert notice.agree.text() == "Reload"
    reader_person.clicks(notice.agree)
    reader_person.waits_for_the_text(Side.LEFT, "Ferries stopped")
    assert "changed on disk" not in notice.text()


def test_a_file_put_in_the_place_of_the_old_one_is_noticed_too(reader_person: Person, articles: dict[str, Path]):
    new = articles["right"].with_suffix(".new")
    shutil.copy(articles["other"], new)
    os.replace(new, articles["right"])  # noqa: PTH105 - as editors save
    notice = header(reader_person, Side.RIGHT).notice
    reader_person.qtbot.waitUntil(lambda: "changed on disk" in notice.text(), timeout=10_000)


def test_a_file_that_is_gone_is_said_and_its_text_stays(reader_person: Person, articles: dict[str, Path]):
    before = text(reader_person, Side.LEFT)
    articles["left"].unlink()
    notice = header(reader_person, Side.LEFT).notice
    reader_person.qtbot.waitUntil(lambda: "no longer there" in notice.text(), timeout=10_000)
    assert text(reader_person, Side.LEFT) == before


def test_a_file_that_is_too_large_is_no_longer_called_on_its_way(reader_person: Person, tmp_path: Path):
    """The question what to read of it stands there; the header names again what is there."""
    large = tmp_path / "endless.txt"
    with large.open("wb") as file:
        file.truncate(40 * 1024 * 1024)
    header = reader_person.window.reading.panes.headers[Side.LEFT]
    before = header.meta.text()
    reader_person.drops(large, on=reader_person.pane(Side.LEFT))
    reader_person.qtbot.waitUntil(lambda: "limit is 32 MB" in header.notice.text(), timeout=20_000)
    assert header.meta.text() == before

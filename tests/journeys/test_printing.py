"""Printing: the sheets, the preview without a printer, and the file that is the same sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, qGray
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.app.by_hand import writing
from reader.app.printed import printed
from reader.app.themes import load_theme
from reader.core.comparison import Comparison
from reader.core.edits import edited
from reader.core.model import Article, Paragraph, ParagraphKind, Side, Span
from reader.ui.inks import inks
from reader.ui.print_pages import PrintPages
from reader.ui.print_preview import NO_PRINTER, PrintPreview

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Person

CTRL = Qt.KeyboardModifier.ControlModifier
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))


def pages_of(person: Person) -> PrintPages:
    comparison = person.window.session.comparison
    assert comparison is not None
    return sheets_of(comparison, person)


def sheets_of(comparison: Comparison, person: Person) -> PrintPages:
    font = QApplication.font()
    return PrintPages(comparison, printed(comparison), person.window.printing.paper(), inks(load_theme("light")), font)


def words_of(path: Path) -> list[str]:
    """The words of every sheet of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def save_pdf(person: Person, path: Path) -> None:
    person.window.printing.write_pdf(path)
    person.qtbot.waitUntil(lambda: path.exists() and not person.window.session.jobs.running(), timeout=60_000)


def test_save_as_pdf_holds_both_articles_with_numbers_and_heads(reader_person: Person, tmp_path: Path):
    save_pdf(reader_person, tmp_path / "pair.pdf")
    sheets = words_of(tmp_path / "pair.pdf")
    everything = " ".join(sheets)
    for side in Side:
        article = reader_person.window.session.article(side)
        assert article is not None
        for paragraph in article.paragraphs:
            assert all(word in everything for word in paragraph.text.split()), paragraph.text
    assert sheets[0].endswith(f"1 / {len(sheets)}") or f"1 / {len(sheets)}" in sheets[0]
    assert "only left" in sheets[0], "the legend"
    assert reader_person.window.status.said() == "pair.pdf is written."


def test_the_menu_asks_where_to_and_never_writes_over_an_article(
    reader_person: Person, articles: dict[str, Path], tmp_path: Path
):
    reader_person.action("save_pdf").trigger()
    dialog = reader_person.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(articles["left"]))
    dialog.reject()
    before = articles["left"].read_bytes()
    said = reader_person.window.status.said
    reader_person.qtbot.waitUntil(lambda: "is one of the articles" in said(), timeout=20_000)
    assert articles["left"].read_bytes() == before
    reader_person.window.printing.write_pdf(tmp_path / "no such folder" / "pair.pdf")
    reader_person.qtbot.waitUntil(lambda: "could not be written" in said(), timeout=20_000)


@POPUPS
@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_it_says_so_in_a_sentence_and_shows_the_sheets(reader_person: Person):
    reader_person.presses(Qt.Key.Key_P, CTRL)
    preview = reader_person.window.findChild(PrintPreview)
    assert preview is not None
    assert preview.said.text() == NO_PRINTER
    assert preview.said.isVisible()
    assert not preview.print.isEnabled()
    assert preview.pdf.isEnabled()
    reader_person.qtbot.waitUntil(lambda: preview.sheets.pageCount() > 0, timeout=30_000)
    assert preview.sheets.pageCount() == pages_of(reader_person).count
    upright = reader_person.window.printing.paper()
    preview.direction.setCurrentIndex(1)
    across = reader_person.window.printing.paper()
    assert (across.width, across.height) == (upright.height, upright.width)
    assert across.column > upright.column
    preview.paper.setCurrentText("A3")
    assert reader_person.window.settings.text("print/paper") == "A3"
    reader_person.qtbot.waitUntil(lambda: not reader_person.window.session.jobs.running(), timeout=30_000)
    preview.reject()


def test_a_printer_gets_the_sheets(reader_person: Person, tmp_path: Path):
    comparison = reader_person.window.session.comparison
    assert comparison is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    reader_person.window.printing.print_on(printer)
    said = reader_person.window.status.said
    reader_person.qtbot.waitUntil(lambda: said() == "The sheets are with the printer.", timeout=60_000)
    assert len(words_of(tmp_path / "printed.pdf")) == pages_of(reader_person).count


@POPUPS
def test_print_in_the_dialog_prints(reader_person: Person, tmp_path: Path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    reader_person.window.printing._ask_printer(printer)
    dialog = reader_person.window.findChild(QPrintDialog)
    dialog.accepted.emit(printer)  # as its button does; pressed here, it would print on this computer's own printer
    said = reader_person.window.status.said
    reader_person.qtbot.waitUntil(lambda: said() == "The sheets are with the printer.", timeout=60_000)
    assert len(words_of(tmp_path / "printed.pdf")) == pages_of(reader_person).count
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert document.get_metadata_value("Title").startswith("Sorrel bridge shut after crack found in main cable")


@pytest.mark.qt_log_ignore("QPainter", "QPdfEngine", "QIODevice", extend=True)
def test_a_printer_that_takes_nothing_is_told_in_a_sentence(reader_person: Person, tmp_path: Path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    reader_person.window.printing.print_on(printer)
    said = reader_person.window.status.said
    reader_person.qtbot.waitUntil(lambda: "did not take the sheets" in said(), timeout=60_000)


def test_markup_in_an_article_is_printed_as_it_is_written(reader_person: Person, tmp_path: Path):
    hostile = Article.from_paragraphs(["<b>bold</b> <img src=x> & more", "**stars** and [link](x)"])
    comparison = Comparison(hostile, Article.from_paragraphs(["nothing"]), missing_left=(Span(0, 0, 30),))
    reader_person.window.session.comparison = comparison
    save_pdf(reader_person, tmp_path / "hostile.pdf")
    words = " ".join(words_of(tmp_path / "hostile.pdf"))
    assert "<b>bold</b> <img src=x> & more" in words
    assert "**stars** and [link](x)" in words


def test_notes_stand_beside_their_passage_and_are_listed(reader_person: Person, tmp_path: Path):
    comparison = reader_person.window.session.comparison
    assert comparison is not None
    edit = writing(comparison, Side.LEFT, (Span(3, 0, 13),), "Ask the drivers.").edit
    assert edit is not None
    reader_person.window.session.comparison = edited(comparison, [edit])
    save_pdf(reader_person, tmp_path / "notes.pdf")
    words = words_of(tmp_path / "notes.pdf")[-1]
    assert "Notes 1 Ask the drivers. Left ¶ 4" in words
    assert "“Lorries carry”" in words


def painted(pages: PrintPages, sheet: int) -> QImage:
    image = QImage(round(pages.paper.width), round(pages.paper.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages.paint(painter, sheet)
    painter.end()
    return image


def test_marks_can_be_told_apart_without_colour(reader_person: Person):
    """Bars at the outer edge of each side, dots under what is altered, a line under what is shared, dark on white."""
    pages = pages_of(reader_person)
    grey = painted(pages, 0).convertToFormat(QImage.Format.Format_Grayscale8)
    paper = pages.paper

    def dark_run(x: float, *, least: int) -> bool:
        run = best = 0
        for y in range(grey.height()):
            run = run + 1 if qGray(grey.pixel(round(x), y)) < 130 else 0
            best = max(best, run)
        return best >= least

    left_bar = paper.left_of(Side.LEFT) - 7.5
    right_bar = paper.left_of(Side.RIGHT) + paper.column + 7.5
    assert dark_run(left_bar, least=20), "only left: a bar at its left"
    assert dark_run(right_bar, least=20), "only right: a bar at its right"
    assert not dark_run(paper.width / 2, least=20)

    def underlines(side: Side) -> set[str]:
        found = set()
        first = round(paper.left_of(side))
        for y in range(grey.height()):
            row = [qGray(grey.pixel(x, y)) for x in range(first, first + round(paper.column))]
            text = "".join("#" if value < 190 else "." for value in row)
            if "#" * 40 in text:
                found.add("line")
            if "##..##..##..##" in text or "#.#.#.#.#.#.#.#" in text:
                found.add("dots")
        return found

    assert underlines(Side.LEFT) == {"line", "dots"}


def test_a_book_is_set_and_painted_sheet_by_sheet(reader_person: Person):
    sentence = "The ferry left the quay at noon with forty passengers and a crate of lamps for the pier. "
    long = Article((*(Paragraph(i, sentence * 3) for i in range(400)), Paragraph(400, sentence * 400)))
    comparison = Comparison(long, Article((Paragraph(0, "Head", ParagraphKind.HEADING),)))
    pages = sheets_of(comparison, reader_person)
    assert pages.count > 25
    last = painted(pages, pages.count - 1)
    first_lines = [last.pixel(x, y) for x in range(70, 300, 2) for y in range(84, 120)]
    assert QColor("white").rgb() in first_lines
    assert len(set(first_lines)) > 2, "text goes on there"


def test_printing_can_be_cancelled(reader_person: Person, tmp_path: Path):
    sentence = "The ferry left the quay at noon with forty passengers and a crate of lamps for the pier. "
    long = Article(tuple(Paragraph(i, sentence * 3) for i in range(20_000)))
    reader_person.window.session.comparison = Comparison(long, Article((Paragraph(0, "Short."),)))
    reader_person.window.printing.write_pdf(tmp_path / "long.pdf")
    assert reader_person.window.session.jobs.running() == ("print",)
    reader_person.qtbot.waitUntil(reader_person.action("cancel").isEnabled, timeout=5000)
    reader_person.presses(Qt.Key.Key_Period, CTRL)
    assert reader_person.window.session.jobs.running() == ()
    reader_person.qtbot.wait(200)
    assert not (tmp_path / "long.pdf").exists()

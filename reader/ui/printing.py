"""Printing the pair, and saving the same sheets as PDF; sheets are set and written away from the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QObject, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.export import export_bytes
from reader.app.jobs import Err, Job, Ok
from reader.app.language import tr
from reader.app.printed import PrintError, printed
from reader.app.session import failure_sentence
from reader.app.sources import FileSource
from reader.app.themes import load_theme
from reader.core.model import Side
from reader.ui.file_dialog import saving_dialog
from reader.ui.inks import inks
from reader.ui.print_pages import DPI, Paper, PrintPages, scaled_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QFont
    from PySide6.QtPrintSupport import QPrinter

    from reader.app.session import Session
    from reader.app.settings import Settings
    from reader.core.comparison import Comparison
    from reader.ui.print_preview import PrintPreview

SHARPNESS = 1200
"""Dots to the inch of a PDF: lines and dots keep their places."""


class Printing(QObject):
    """Asks how and where to, prints in the background, says how it went.

    Signals: `said(sentence)`.
    """

    said = Signal(str)

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._window = window
        self._preview: PrintPreview | None = None

    # asking

    def ask_print(self) -> None:
        """Shows the sheets; from there they go to a printer or into a file."""
        if self._session.comparison is None:
            return
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from reader.ui.print_preview import PrintPreview

        has_printer = bool(QPrinterInfo.availablePrinterNames())
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if not has_printer:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._dress(printer)
        paper = self._page_size().key()
        preview = PrintPreview(self._settings, printer, paper, has_printer=has_printer, parent=self._window)
        self._preview = preview
        preview.print_wanted.connect(partial(self._ask_printer, printer))
        preview.pdf_wanted.connect(self.ask_pdf)
        preview.paper_changed.connect(partial(self._change_paper, printer))
        preview.finished.connect(self._close_preview)
        preview.open()
        self._set_preview()

    def ask_pdf(self) -> None:
        saving_dialog(self._window, tr("Save as PDF"), "comparison.pdf", "PDF (*.pdf)", self.write_pdf).open()

    def _ask_printer(self, printer: QPrinter) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._preview or self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda *_: self._print_from_preview(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print_from_preview(self, printer: QPrinter) -> None:
        if self._preview is not None:
            self._preview.accept()
        self.print_on(printer)

    # doing

    def write_pdf(self, path: Path) -> None:
        """Writes the file whole or not at all, and never over one of the articles."""
        comparison, paper, font = self._session.comparison, self.paper(), QApplication.font()
        sources = (self._session.source(side) for side in Side)
        inputs = tuple(source.path for source in sources if isinstance(source, FileSource))
        layout = self._layout()
        if comparison is not None:
            self._run(
                lambda job: export_bytes(_pdf(job, comparison, paper, font, layout), path, inputs),
                tr("{name} is written.", name=path.name),
            )

    def print_on(self, printer: QPrinter) -> None:
        """Prints on the paper that the printer has been told."""
        comparison, font = self._session.comparison, QApplication.font()
        if comparison is not None:
            printer.setFullPage(True)
            self._run(lambda job: _print(job, comparison, printer, font), tr("The sheets are with the printer."))

    def paper(self) -> Paper:
        size = self._layout().fullRect(QPageLayout.Unit.Point).size()
        return Paper(size.width() * DPI / 72, size.height() * DPI / 72)

    def _change_paper(self, printer: QPrinter) -> None:
        self._dress(printer)
        self._set_preview()

    def _set_preview(self) -> None:
        comparison, paper, font = self._session.comparison, self.paper(), QApplication.font()
        if comparison is not None:
            self._session.jobs.run("print", lambda job: _pages(job, comparison, paper, font), self._show_preview)

    def _show_preview(self, outcome: Ok[PrintPages] | Err) -> None:
        if isinstance(outcome, Err):
            self._fail(outcome.error)
        elif self._preview is not None:
            self._preview.show_pages(outcome.value)

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._preview.deleteLater()
            self._preview = None

    def _run(self, work: Callable[[Job], None], done: str) -> None:
        def finished(outcome: Ok[None] | Err) -> None:
            if isinstance(outcome, Err):
                self._fail(outcome.error)
            else:
                self.said.emit(done)

        self._session.jobs.run("print", work, finished)

    def _fail(self, error: Exception) -> None:
        self.said.emit(failure_sentence(error, tr("Printing")))

    def _dress(self, printer: QPrinter) -> None:
        printer.setFullPage(True)
        printer.setPageLayout(self._layout())

    def _layout(self) -> QPageLayout:
        orientation = QPageLayout.Orientation
        chosen = orientation.Landscape if self._settings.flag("print/across") else orientation.Portrait
        return QPageLayout(self._page_size(), chosen, QMarginsF(0, 0, 0, 0))

    def _page_size(self) -> QPageSize:
        """The paper of a person's choice, else what is usual in their country."""
        chosen = self._settings.text("print/paper")
        if chosen == "auto":
            metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
            chosen = "A4" if metric else "Letter"
        return QPageSize(QPageSize.PageSizeId[chosen])


def _pages(job: Job, comparison: Comparison, paper: Paper, font: QFont) -> PrintPages:
    def told(share: float) -> None:
        job.check()
        job.progress("printing", share)

    return PrintPages(comparison, printed(comparison), paper, inks(load_theme("light")), font, told)


def _pdf(job: Job, comparison: Comparison, paper: Paper, font: QFont, layout: QPageLayout) -> bytes:
    pages = _pages(job, comparison, paper, font)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout)
    writer.setResolution(SHARPNESS)
    writer.setTitle(pages.title)
    writer.setCreator("Parallax")
    _paint(job, pages, writer, range(pages.count))
    return bytes(buffer.data().data())


def _print(job: Job, comparison: Comparison, printer: QPrinter, font: QFont) -> None:
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    pages = _pages(job, comparison, Paper(size.width() * DPI / 72, size.height() * DPI / 72), font)
    printer.setDocName(pages.title)
    printer.setCreator("Parallax")
    first, last = printer.fromPage() or 1, printer.toPage() or pages.count
    _paint(job, pages, printer, range(first - 1, min(last, pages.count)))


def _paint(job: Job, pages: PrintPages, device: QPdfWriter | QPrinter, wanted: range) -> None:
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError(tr("The printer did not take the sheets; look whether it is on, or use Save as PDF."))
    try:
        scaled_to(painter, device)
        for sheet in wanted:
            job.check()
            job.progress("printing", sheet / max(1, pages.count))
            if sheet != wanted.start:
                device.newPage()
            pages.paint(painter, sheet)
    finally:
        painter.end()

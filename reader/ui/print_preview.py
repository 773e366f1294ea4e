"""The sheets as they will be, before they are printed: paper, direction, and where they go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.ui.labels import label
from reader.ui.print_pages import scaled_to

if TYPE_CHECKING:
    from reader.app.settings import Settings
    from reader.ui.print_pages import PrintPages

SHOWN = 60
"""Sheets shown before printing; a book is printed whole, but not looked at whole."""
NO_PRINTER = "No printer is set up on this computer; Save as PDF makes a file that can be printed anywhere."
_PAPERS = ("A4", "Letter", "A3", "Legal")


class PrintPreview(QDialog):
    """Shows sheets; asks for paper, a printer or a file.

    Signals: `print_wanted()`, `pdf_wanted()`, `paper_changed()`.
    """

    print_wanted = Signal()
    pdf_wanted = Signal()
    paper_changed = Signal()

    def __init__(
        self, settings: Settings, printer: QPrinter, paper: str, *, has_printer: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._pages: PrintPages | None = None
        self.setWindowTitle(tr("Print"))
        self.sheets = QPrintPreviewWidget(printer)
        self.sheets.setAccessibleName(tr("Sheets as they will be printed"))
        self.sheets.paintRequested.connect(self._paint)
        self.print = QPushButton(tr("Print…"))
        self.print.setEnabled(has_printer)
        self.print.clicked.connect(self.print_wanted)
        self.pdf = QPushButton(tr("Save as PDF…"))
        self.pdf.clicked.connect(self.pdf_wanted)
        (self.print if has_printer else self.pdf).setDefault(True)
        self.paper = QComboBox()
        self.paper.addItems([tr(paper) for paper in _PAPERS])
        self.paper.setCurrentText(paper)
        self.paper.setAccessibleName(tr("Paper"))
        self.direction = QComboBox()
        self.direction.addItems((tr("Upright"), tr("Across")))
        self.direction.setCurrentIndex(int(settings.flag("print/across")))
        self.direction.setAccessibleName(tr("Direction of the paper"))
        self.paper.currentTextChanged.connect(self._choose_paper)
        self.direction.currentIndexChanged.connect(self._choose_direction)
        self.smaller, self.larger = QPushButton("A−"), QPushButton("A+")
        for button, name, slot in (
            (self.smaller, tr("Smaller sheets"), self.sheets.zoomOut),
            (self.larger, tr("Larger sheets"), self.sheets.zoomIn),
        ):
            button.setAccessibleName(name)
            button.clicked.connect(lambda _on, zoom=slot: zoom())
        self.said = label("" if has_printer else tr(NO_PRINTER), "soft", wrap=True)
        self._lay_out()
        self.resize(860, 780)

    def show_pages(self, pages: PrintPages) -> None:
        """Takes sheets that have been set."""
        self._pages = pages
        sheets = tr("{count} sheets", count=pages.count) if pages.count > 1 else tr("1 sheet")
        if pages.count > SHOWN:
            sheets = tr("The first {shown} of {count} sheets", shown=SHOWN, count=pages.count)
        self.count.setText(sheets)
        self.sheets.updatePreview()
        self.sheets.fitToWidth()

    def _lay_out(self) -> None:
        self.count = label(tr("Setting the pages…"), "soft")
        bar = QHBoxLayout()
        for part in (self.paper, self.direction, self.smaller, self.larger, self.count):
            bar.addWidget(part)
        bar.addStretch(1)
        for part in (self.pdf, self.print):
            bar.addWidget(part)
        places = QVBoxLayout(self)
        places.addLayout(bar)
        places.addWidget(self.said)
        places.addWidget(self.sheets, 1)
        self.said.setVisible(bool(self.said.text()))

    def _choose_paper(self, name: str) -> None:
        self._settings.set("print/paper", name)
        self.paper_changed.emit()

    def _choose_direction(self, index: int) -> None:
        self._settings.set("print/across", bool(index))
        self.paper_changed.emit()

    def _paint(self, printer: QPrinter) -> None:
        if self._pages is None:
            return
        painter = QPainter(printer)
        scaled_to(painter, printer)
        for sheet in range(min(self._pages.count, SHOWN)):
            if sheet:
                printer.newPage()
            self._pages.paint(painter, sheet)
        painter.end()

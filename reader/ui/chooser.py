"""A small chooser for three and more files: how alike they are, the closest pair chosen already."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.app.language import tr
from reader.app.phrases import counted
from reader.ui.labels import ElidedLabel, label
from reader.ui.tips import plain_tip

if TYPE_CHECKING:
    from reader.app.likeness import Candidate, Candidates


_MOST_IN_MATRIX = 8
_CELL = 64


class Chooser(QDialog):
    """One row a file, a choice for each side.

    Signals: `pair_chosen(left path, right path)`.
    """

    pair_chosen = Signal(Path, Path)

    def __init__(self, found: Candidates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose two articles"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = found
        self.left, self.right = QButtonGroup(self), QButtonGroup(self)
        self.matrix: dict[tuple[int, int], QToolButton] = {}
        """How alike each two are, by position; a click chooses the two."""
        self.likeness = label("", "plain", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        places = QVBoxLayout(self)
        places.setContentsMargins(20, 20, 20, 16)
        places.setSpacing(12)
        places.addWidget(label(tr("Which two do you want to read side by side? The closest are chosen."), wrap=True))
        places.addWidget(self._rows(), 1)
        places.addWidget(self.likeness)
        places.addWidget(self.buttons)
        for group in (self.left, self.right):
            group.idToggled.connect(self._say)
        self._say()
        self.resize(560 + 52 * len(found.files) * bool(self.matrix), min(520, 210 + 46 * len(found.files)))

    def chosen(self) -> tuple[int, int]:
        return self.left.checkedId(), self.right.checkedId()

    def _rows(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("page")
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for column, text in enumerate((tr("Left"), tr("Right"), tr("Article"))):
            grid.addWidget(label(text, "soft"), 0, column)
        closest = self._found.closest or (-1, -1)
        for number, candidate in enumerate(self._found.files):
            for column, group in enumerate((self.left, self.right)):
                button = QRadioButton()
                side = "left" if column == 0 else "right"
                button.setAccessibleName(
                    tr("{part} on the {side}", part=candidate.title or candidate.path.name, side=tr(side))
                )
                button.setEnabled(not candidate.problem)
                button.setChecked(number == closest[column])
                group.addButton(button, number)
                grid.addWidget(button, number + 1, column)
            grid.addWidget(_described(candidate), number + 1, 2)
        if len(self._found.files) <= _MOST_IN_MATRIX:
            self._add_matrix(grid)
        grid.setRowStretch(len(self._found.files) + 1, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        return scroll

    def _add_matrix(self, grid: QGridLayout) -> None:
        """Beside each article how alike it is to every other."""
        files = self._found.files
        for column, other in enumerate(files):
            head = ElidedLabel("soft", 0.86)
            head.setText(other.title or other.path.name)
            head.setFixedWidth(_CELL)
            head.setToolTip(plain_tip(other.title or other.path.name))
            grid.addWidget(head, 0, column + 3)
            for row, one in enumerate(files):
                if row != column and not one.problem and not other.problem:
                    cell = self.matrix[row, column] = QToolButton()
                    cell.setObjectName("chip")
                    cell.setCheckable(True)
                    cell.setFixedWidth(_CELL)
                    cell.setText(f"{round(100 * self._found.between(row, column))} %")
                    cell.setAccessibleName(
                        tr(
                            "{title} on the left, {title2} on the right: {text} alike",
                            title=one.title,
                            title2=other.title,
                            text=cell.text(),
                        )
                    )
                    cell.clicked.connect(partial(self._choose, row, column))
                    grid.addWidget(cell, row + 1, column + 3)

    def _choose(self, left: int, right: int) -> None:
        for group, number in ((self.left, left), (self.right, right)):
            group.button(number).setChecked(True)
        self._say()

    def _say(self, *_: object) -> None:
        left, right = self.chosen()
        for pair, cell in self.matrix.items():
            cell.setChecked(pair == (left, right))
        ready = left >= 0 and right >= 0 and left != right
        self.buttons.button(QDialogButtonBox.StandardButton.Open).setEnabled(ready)
        if ready:
            alike = round(100 * self._found.between(left, right))
            self.likeness.setText(tr("These two are {alike} % alike in their words.", alike=alike))
        else:
            self.likeness.setText(tr("Choose one article for each side."))

    def _accept(self) -> None:
        left, right = self.chosen()
        self.pair_chosen.emit(self._found.files[left].path, self._found.files[right].path)
        self.accept()


def _described(candidate: Candidate) -> QWidget:
    box = QWidget()
    lines = QVBoxLayout(box)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    title: QLabel = ElidedLabel("plain")
    title.setText(candidate.title or candidate.path.name)
    below: QLabel = ElidedLabel("soft", 0.92)
    below.setText(candidate.problem or f"{candidate.path.name} · {counted(candidate.words, 'word')}")
    lines.addWidget(title)
    lines.addWidget(below)
    return box

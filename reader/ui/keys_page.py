"""The page of keys: every action with its menu and its keys, which a person may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.app.actions import ACTIONS, MENUS, action, plain
from reader.app.keys import choose_keys, forget_keys, keys_of, taken_by
from reader.app.language import tr
from reader.ui.announcing import name_buttons
from reader.ui.labels import label

if TYPE_CHECKING:
    from reader.app.settings import Settings

_ROWS = tuple(row for menu in MENUS for row in ACTIONS if row.menu == menu)
_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysPage(QWidget):
    """A table, and below it a field for the keys of the chosen row."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.table = self._table()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        name_buttons(self.field, tr("Clear"))
        self.field.setAccessibleName(tr("New keys for the chosen action"))
        self.warning = label("", "soft", wrap=True)
        self.apply = QPushButton(tr("Use these keys"))
        self.defaults = QPushButton(tr("Reset all keys"))
        self.apply.clicked.connect(self._apply)
        self.defaults.clicked.connect(self._forget)
        self.field.keySequenceChanged.connect(self._warn)
        self.table.currentCellChanged.connect(lambda *_: self._show_row())
        below = QHBoxLayout()
        for part in (self.field, self.apply, self.defaults):
            below.addWidget(part)
        places = QVBoxLayout(self)
        places.addWidget(self.table)
        places.addWidget(self.warning)
        places.addLayout(below)
        self._fill()
        self.table.setCurrentCell(0, 0)

    def chosen(self) -> str:
        """The action whose row is chosen."""
        return _ROWS[max(0, self.table.currentRow())].id

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(_ROWS), 3)
        table.setAccessibleName(tr("Keys of every action"))
        table.setHorizontalHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _fill(self) -> None:
        keys = keys_of(self._settings)
        for number, row in enumerate(_ROWS):
            shown = f"  {tr('or')}  ".join(QKeySequence(key).toString(_NATIVE) for key in keys[row.id])
            for column, cell in enumerate((plain(tr(row.text)), tr(row.menu), shown)):
                self.table.setItem(number, column, QTableWidgetItem(cell))
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(0, self.table.columnWidth(0) + 40)

    def _show_row(self) -> None:
        first = next(iter(keys_of(self._settings)[self.chosen()]), "")
        self.field.setKeySequence(QKeySequence(first))

    def _wanted(self) -> str:
        return self.field.keySequence().toString(_PORTABLE)

    def _warn(self) -> None:
        robbed = taken_by(self._settings, self._wanted(), self.chosen()) if self._wanted() else None
        self.warning.setText(
            tr("{action} has these keys now and would lose them.", action=plain(tr(action(robbed).text)))
            if robbed
            else ""
        )

    def _apply(self) -> None:
        choose_keys(self._settings, self.chosen(), self._wanted())
        self._fill()
        self._warn()

    def _forget(self) -> None:
        forget_keys(self._settings)
        self._fill()
        self._show_row()


class KeysDialog(QDialog):
    """The page of keys by itself, as help."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        places = QVBoxLayout(self)
        places.addWidget(KeysPage(settings))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        places.addWidget(buttons)
        self.resize(600, 600)

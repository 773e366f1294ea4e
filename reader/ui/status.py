"""The status bar: the legend, where the reader is, what the links rest on, and the work that is going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from reader.app.language import tr
from reader.app.phrases import stage_name
from reader.ui.announcing import announce
from reader.ui.labels import ElidedLabel, label, scaled

if TYPE_CHECKING:
    from reader.app.session import Activity
    from reader.app.themes import Theme
    from reader.ui.legend import Legend
    from reader.ui.menus import Menus

_SAID = 9000
"""Milliseconds a passing sentence stays."""


class EncodingButton(QToolButton):
    """Says how the files were read; its menu reads the one being read anew.

    Signals: `chosen(encoding)`.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flat")
        self.setFont(scaled(self.font(), 0.94))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Read this side with another encoding"))
        self.clicked.connect(self.offer)

    def offer(self) -> None:
        from reader.app.sources import ENCODINGS

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for encoding, name in ENCODINGS:
            menu.addAction(tr(name)).triggered.connect(lambda _on, chosen=encoding: self.chosen.emit(chosen))
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


class StatusBar(QStatusBar):
    """One line of facts.

    Signals: `cancel_wanted()`, `encoding_wanted(encoding)` for the side being read.
    """

    cancel_wanted = Signal()
    encoding_wanted = Signal(str)

    def __init__(self, menus: Menus, theme: Theme) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._menus, self._theme = menus, theme
        self._legend: Legend | None = None
        self.sentence = ElidedLabel("soft", 0.94)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.place = ElidedLabel("soft", 0.94)
        self.place.setAccessibleDescription(tr("Where the reader is"))
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for words in (self.sentence, self.place):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.basis = label("", "soft", scale=0.94)
        self.encoding = EncodingButton()
        self.encoding.chosen.connect(self.encoding_wanted)
        self.stage = label("", "soft", scale=0.94)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(110)
        self.progress.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setObjectName("statusButton")
        self.cancel.clicked.connect(self.cancel_wanted)
        self._work = QWidget()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(150)
        self._late.timeout.connect(self._work.show)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(lambda: self.say(""))
        self._lay_out()

    @property
    def legend(self) -> Legend:
        """Built when there is something for it to explain."""
        if self._legend is None:
            from reader.ui.legend import Legend

            self._legend = Legend(self._menus, self._theme)
            self._places.insertWidget(0, self._legend)
        return self._legend

    def show_legend(self, shown: bool) -> None:
        if shown or self._legend is not None:
            self.legend.setVisible(shown)

    def say(self, sentence: str) -> None:
        """A passing sentence; it stands where the place is told."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.place.setVisible(not sentence)
        if sentence:
            self._quiet.start(_SAID)
            announce(self, sentence)

    def said(self) -> str:
        return self.sentence.text()

    def show_place(self, text: str) -> None:
        self.place.setText(text)

    def show_facts(self, basis: str, encoding: str) -> None:
        self.basis.setText(basis)
        self.basis.setVisible(bool(basis))
        self.encoding.setText(encoding)
        self.encoding.setAccessibleName(tr("Encoding: {name}", name=encoding))
        self.encoding.setVisible(bool(encoding))

    def show_activity(self, activity: Activity | None) -> None:
        """The running stage; work that ends at once is never shown."""
        if activity is None:
            self._late.stop()
            self._work.hide()
            return
        self.stage.setText(stage_name(activity.stage))
        known = activity.share >= 0
        self.progress.setRange(0, 100 if known else 0)
        if known:
            self.progress.setValue(round(100 * activity.share))
        if self._work.isHidden() and not self._late.isActive():
            self._late.start()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._legend is not None:
            self._legend.set_theme(theme)

    def _lay_out(self) -> None:
        inside = QHBoxLayout(self._work)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.stage, self.progress, self.cancel):
            inside.addWidget(part)
        self._work.hide()
        line = QWidget()
        self._places = places = QHBoxLayout(line)
        places.setContentsMargins(12, 3, 14, 3)
        places.setSpacing(18)
        places.addWidget(self.sentence, 100)
        places.addWidget(self.place, 100)
        places.addWidget(self._work)
        places.addWidget(self.basis)
        places.addWidget(self.encoding)
        self.addWidget(line, 1)
        self.sentence.hide()

"""A window of another program that takes what is dropped on it, and says what it was: drop_target.py."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent


class Target(QLabel):
    """Takes text, and whatever else comes with it."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()
            print("taken", flush=True)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        data = event.mimeData()
        print(json.dumps([event.dropAction().name, data.text(), data.html()]), flush=True)


program = QApplication(sys.argv[:1])
target = Target("drop here")
target.setWindowTitle("Drop target")
target.setAcceptDrops(True)
target.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
target.setGeometry(1260, 20, 160, 100)
target.show()
print("ready", flush=True)
program.exec()

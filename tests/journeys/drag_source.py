"""A window of another program, whose one label can be dragged away as a list of files: drag_source.py FILE..."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Offers its files as soon as somebody pulls."""

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.actionChanged.connect(lambda action: print(f"offered {action.name}", flush=True))
        action = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        print(f"dropped {action.name}", flush=True)


program = QApplication(sys.argv[:1])
source = Source("files")
source.setWindowTitle("Drag source")
source.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
source.setGeometry(20, 20, 120, 60)
source.show()
print("ready", flush=True)
program.exec()

"""Who made this and under which terms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.app.language import tr
from reader.ui.labels import label


class About(QDialog):
    """Name, version, purpose, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Parallax"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        places = QVBoxLayout(self)
        places.setContentsMargins(28, 24, 28, 20)
        places.setSpacing(10)
        places.addWidget(label("Parallax", "big", scale=1.8))
        places.addWidget(
            label(tr("Version {applicationversion}", applicationversion=QCoreApplication.applicationVersion()), "soft")
        )
        places.addWidget(
            label(tr("A reader for two accounts of one story: what is shared, altered and missing."), wrap=True)
        )
        places.addWidget(
            label(tr("Free software, MIT licence. Your articles never leave this computer."), "soft", wrap=True)
        )
        places.addWidget(buttons)

"""What tests of every folder share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

settings.register_profile("untimed", deadline=None)  # how long a busy computer takes is no defect of what is tested
settings.load_profile("untimed")


@pytest.fixture
def dressed_application(qapp: QApplication) -> Iterator[QApplication]:
    """The application for tests that dress it; afterwards it looks as it did before."""
    from PySide6.QtCore import QEvent  # only here: most tests know no Qt

    font, colours = qapp.font(), qapp.palette()
    yield qapp
    for window in qapp.topLevelWidgets():
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # else a window might go in the middle of the next change of colours, which visits every widget
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(colours)

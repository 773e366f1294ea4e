"""Pictures of the whole window in situations that the reading view alone does not show: empty, in trouble, asking.

A picture that differs is written beside its golden as `*.actual.png`; delete the golden to paint it anew.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo, QGuiApplication
from test_reading_pictures import assert_golden, picture

from reader.app.jobs import at_once
from reader.app.settings import Settings
from reader.app.sources import TextSource
from reader.core.model import Side
from reader.ui.look import Look
from reader.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SIZE = (1120, 720)
LEFT = "Bridge shut\n\nEngineers closed the bridge on Tuesday after they found a crack of 40 centimetres."
RIGHT = "Bridge closed\n\nEngineers closed the bridge on Tuesday after they found a crack of 14 centimetres."
SCENES = ("empty", "empty dark", "error", "error beside an article", "small window")


def set_scene(window: Window, scene: str, folder: Path) -> None:
    broken = folder / "photograph.pdf"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    match scene:
        case "empty dark":
            window.settings.set("look/theme", "dark")
        case "error":
            window.intake.open_paths((broken,), Side.LEFT)
        case "error beside an article":
            window.session.open(Side.LEFT, TextSource(LEFT, "left.txt"))
            window.intake.open_paths((broken,), Side.RIGHT)
        case "small window":
            window.session.open(Side.LEFT, TextSource(LEFT, "left.txt"))
            window.session.open(Side.RIGHT, TextSource(RIGHT, "right.txt"))
            window.resize(window.minimumSize())


@pytest.mark.skipif(sys.platform != "linux", reason="painted on Linux")
@pytest.mark.parametrize("scene", SCENES)
def test_the_window_looks_as_it_should(qtbot: QtBot, dressed_application: QApplication, tmp_path: Path, scene: str):
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("painted offscreen")
    settings = Settings(tmp_path / "settings.ini")
    settings.set("look/theme", "light")
    settings.set("compare/entities", False)
    window = Window(settings, Look(dressed_application, settings), at_once)
    qtbot.addWidget(window)
    if QFontInfo(window.font()).family() != "Inter":
        pytest.skip("painted with Inter, which this machine does not have")
    window.resize(*SIZE)
    window.show()
    set_scene(window, scene, tmp_path)
    qtbot.waitUntil(lambda: not window.session.jobs.running())
    qtbot.wait(50)
    window.reading.pair.idle.finish()
    painted = picture(window)
    assert_golden(painted, f"window {scene}")

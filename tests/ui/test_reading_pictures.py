"""Pictures of the view against goldens, with tolerance: only where the fonts they were painted with are there.

A picture that differs is written beside its golden as `*.actual.png`; delete the golden to paint it anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from picture_pair import pair
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QImage
from right_to_left_pair import right_to_left_pair
from view_stage import settle, staged

from reader.app.themes import load_theme
from reader.core.model import Side
from reader.layout.places import Place
from reader.ui.typography import typography

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.ui.pair_view import PairView

GOLDEN = Path(__file__).parent / "golden"
SIZE = (900, 620)
SCENES = ("light", "dark", "contrast", "level", "right to left", "reading mode", "found", "only differences")


def set_scene(view: PairView, scene: str) -> None:
    match scene:
        case "dark" | "contrast":
            view.set_theme(load_theme(scene))
            view.go_to_difference(1)
        case "light":
            view.go_to_difference(3)
        case "level":
            view.set_arrangement("level")
        case "reading mode":
            view.set_reading_mode(True)
            settle(view)
            view.reading.hint.hide()
            view.reading.tap(Side.LEFT, Place(1, 10))
        case "found":
            view.find("bridge")
            view.find_next()
        case "only differences":
            view.set_only_differences(True)
    settle(view)


def picture(view: QWidget) -> QImage:
    """What is seen, at half its size: enough to tell, and small to keep."""
    image = view.grab().toImage()
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(image.size() / 2, mode=mode).convertToFormat(QImage.Format.Format_RGB32)


def share_that_differs(one: QImage, other: QImage) -> float:
    """The part of all points whose colours are visibly apart."""
    points = [(x, y) for x in range(one.width()) for y in range(one.height())]
    apart = sum(_distance(one.pixel(x, y), other.pixel(x, y)) > 60 for x, y in points)
    return apart / len(points)


def assert_golden(painted: QImage, name: str) -> None:
    """Fails where a picture differs visibly from the kept one; a missing one is painted, to be looked at."""
    golden = GOLDEN / f"{name.replace(' ', '_')}.png"
    if not golden.exists():
        painted.save(str(golden))
        pytest.fail(f"{golden.name} was missing and has been painted; look at it and commit it.")
    expected = QImage(str(golden)).convertToFormat(QImage.Format.Format_RGB32)
    assert painted.size() == expected.size()
    differs = share_that_differs(painted, expected)
    if differs > 0.01:
        painted.save(str(golden.with_suffix(".actual.png")))
    assert differs <= 0.01


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


@pytest.mark.skipif(sys.platform != "linux", reason="painted on Linux")
@pytest.mark.parametrize("scene", SCENES)
def test_the_picture_is_the_golden_one(qtbot: QtBot, scene: str):
    if QGuiApplication.platformName() != "offscreen":
        pytest.skip("painted offscreen")
    interface = QFont("Noto Sans", 10)
    if QFontInfo(typography(100, None, 1.5, interface).styles["body"].font).family() != "Noto Serif":
        pytest.skip("painted with Noto Serif, which this machine does not have")
    view = staged(qtbot, right_to_left_pair() if scene == "right to left" else pair(), size=SIZE)
    view.setFont(interface)
    settle(view)
    set_scene(view, scene)
    painted = picture(view)
    assert_golden(painted, scene)


def test_the_comparison_of_pictures_sees_a_moved_line(qtbot: QtBot):
    view = staged(qtbot, pair(), size=SIZE)
    before = picture(view)
    assert share_that_differs(before, before) == 0
    view.panes[Side.LEFT].scroll_by(27)
    settle(view)
    assert share_that_differs(picture(view), before) > 0.01

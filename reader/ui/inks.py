"""A theme's table as colours and pens that painting can use at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from reader.core.model import MarkKind, Side
from reader.layout.ties import Status

if TYPE_CHECKING:
    from reader.app.themes import Theme


@dataclass(frozen=True)
class Inks:
    """What the reading view paints with."""

    paper: QColor
    chrome: QColor
    line: QColor
    text: QColor
    soft: QColor
    accent: QColor
    selection: QColor
    light: QColor
    """The ground of what hovering lights on the other side."""
    hit: QColor
    ink: dict[Side, QColor]
    ground: dict[Side, QColor]
    altered_ink: QColor
    altered_ground: QColor
    shared: QColor
    shared_pen: QPen
    broken_pen: QPen
    """For what is shared and not written alike."""
    dotted_pen: QPen
    fine_dotted_pen: QPen
    """Reading mode's."""
    dark: bool

    def mark_ground(self, kind: MarkKind, side: Side) -> QColor:
        return self.altered_ground if kind is MarkKind.ALTERED else self.ground[side]

    def strip(self, status: int, side: Side) -> QColor | None:
        """The colour of a paragraph in the overview."""
        match status:
            case Status.SHARED:
                return faded(self.shared, 0.75)
            case Status.MOVED:
                return faded(self.accent, 0.55)
            case Status.ALTERED | Status.PARTLY:
                return faded(self.altered_ink, 0.75)
            case Status.MISSING:
                return faded(self.ink[side], 0.75)
        return None


def faded(color: QColor, alpha: float) -> QColor:
    """The same colour, let through."""
    result = QColor(color)
    result.setAlphaF(alpha)
    return result


def inks(theme: Theme) -> Inks:
    """Reads a theme."""
    accent, altered, shared = QColor(theme.accent), QColor(theme.altered_ink), QColor(theme.shared)
    dotted = QPen(altered, 2.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    dotted.setDashPattern([1.0, 1.0])
    broken = QPen(shared, 1.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    broken.setDashPattern([2.0, 3.0])
    fine = QPen(altered, 1.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    fine.setDashPattern([1.0, 2.0])
    return Inks(
        paper=QColor(theme.paper),
        chrome=QColor(theme.chrome),
        line=QColor(theme.line),
        text=QColor(theme.text),
        soft=QColor(theme.soft),
        accent=accent,
        selection=_mixed(QColor(theme.selection), accent, 0.16),
        light=faded(accent, 0.13),
        hit=faded(accent, 0.26),
        ink={Side.LEFT: QColor(theme.left_ink), Side.RIGHT: QColor(theme.right_ink)},
        ground={Side.LEFT: QColor(theme.left_ground), Side.RIGHT: QColor(theme.right_ground)},
        altered_ink=altered,
        altered_ground=QColor(theme.altered_ground),
        shared=shared,
        shared_pen=QPen(shared, 1.0),
        broken_pen=broken,
        dotted_pen=dotted,
        fine_dotted_pen=fine,
        dark=theme.dark,
    )


def _mixed(base: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        base.redF() * (1 - share) + other.redF() * share,
        base.greenF() * (1 - share) + other.greenF() * share,
        base.blueF() * (1 - share) + other.blueF() * share,
    )

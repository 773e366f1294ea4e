"""The overview strip in numbers: which stretch of it carries which status, never more of them than pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.layout.flow import Flow
    from reader.layout.rows import Rows

FEW = 300
"""Up to so many rows each gets a stretch of its own; beyond, pixels decide."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the strip, in pixels from its top."""

    top: float
    bottom: float
    status: int


def stretches(flow: Flow, rows: Rows, status: bytes | bytearray, height: float) -> list[Stretch]:
    """The strip of one side in a strip of that height."""
    if not len(flow) or height <= 0:
        return []
    scale = height / max(flow.total, 1.0)
    if len(flow) <= FEW:
        return [
            Stretch(flow.band(row)[0] * scale, max(flow.band(row)[1] * scale, flow.band(row)[0] * scale + 2), value)
            for row in range(len(flow))
            if (value := max((status[p] for p in rows.covered(row)), default=0))
        ]
    return _joined(_pixels(flow, rows, status, height, scale))


def _pixels(flow: Flow, rows: Rows, status: bytes | bytearray, height: float, scale: float) -> bytearray:
    """Of every pixel the highest status that falls on it."""
    pixels = bytearray(int(height) + 1)
    last = len(pixels) - 1
    values: Iterable[int] = status
    if not rows.plain:
        values = (max((status[p] for p in rows.covered(row)), default=0) for row in range(len(rows)))
    at = 0
    for value, bottom in zip(values, flow.bottoms(), strict=True):
        to = int(bottom * scale)
        if value and (to > at + 1 or pixels[at] < value):
            for pixel in range(at, min(max(to, at + 1), last + 1)):
                if pixels[pixel] < value:
                    pixels[pixel] = value
        at = min(to, last)
    return pixels


def _joined(pixels: bytearray) -> list[Stretch]:
    found: list[Stretch] = []
    begin = 0
    for pixel in range(1, len(pixels) + 1):
        if pixel == len(pixels) or pixels[pixel] != pixels[begin]:
            if pixels[begin]:
                found.append(Stretch(float(begin), float(pixel), pixels[begin]))
            begin = pixel
    return found


def ticks(flow: Flow, rows: Rows, paragraphs: Iterable[int], height: float) -> list[float]:
    """Where single paragraphs stand in the strip, each pixel once."""
    if not len(flow):
        return []
    scale = height / max(flow.total, 1.0)
    return sorted({float(int(flow.band(rows.row_of(paragraph))[0] * scale)) for paragraph in paragraphs})


def stretch_of_view(flow: Flow, top: float, view: float, height: float) -> tuple[float, float]:
    """Where the strip shows what is in sight: top and height, at least eight pixels."""
    total = max(flow.total, view, 1.0)
    size = max(8.0, view / total * height)
    room = max(1e-9, total - view)
    return min(max(top / room, 0.0), 1.0) * (height - size), size


def scroll_for(flow: Flow, y: float, view: float, height: float) -> float:
    """Where to scroll to so that the middle of the view is what the strip shows at `y`."""
    return y / max(height, 1.0) * flow.total - view / 2

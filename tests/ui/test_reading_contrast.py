"""Everything the view writes can be read on everything it paints, in every theme, by arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app.themes import THEMES, load_theme
from reader.core.model import MarkKind, Side
from reader.layout.ties import Status
from reader.ui.inks import Inks, inks

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def luminance(color: tuple[float, float, float]) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def over(color: QColor, ground: tuple[float, float, float]) -> tuple[float, float, float]:
    """A colour, let through as it is, on a ground."""
    alpha = color.alphaF()
    mixed = [own * alpha + below * (1 - alpha) for own, below in zip(color.getRgbF()[:3], ground, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def contrast(ink: QColor, ground: tuple[float, float, float]) -> float:
    light, dark = sorted((luminance(over(ink, ground)), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def solid(color: QColor) -> tuple[float, float, float]:
    return over(color, (1.0, 1.0, 1.0))


def grounds(made: Inks) -> dict[str, tuple[float, float, float]]:
    """All that can lie behind text, one thing on another included."""
    paper = solid(made.paper)
    plain = {
        "paper": paper,
        "altered": solid(made.altered_ground),
        **{f"only {side}": solid(made.mark_ground(MarkKind.MISSING, side)) for side in Side},
        "selection": solid(made.selection),
    }
    lit = {f"{name}, lit": over(made.light, ground) for name, ground in plain.items()}
    hit = {f"{name}, found": over(made.hit, ground) for name, ground in plain.items() if name != "selection"}
    return plain | lit | hit


@pytest.mark.parametrize("key", THEMES)
def test_text_can_be_read_on_every_ground(key: str):
    made = inks(load_theme(key))
    found = grounds(made)
    assert len(found) == 14
    contrasts = {name: contrast(made.text, ground) for name, ground in found.items()}
    assert {name: round(value, 2) for name, value in contrasts.items() if value < 4.5} == {}


@pytest.mark.parametrize("key", THEMES)
def test_other_inks_can_be_read_where_they_are_written(key: str):
    made = inks(load_theme(key))
    written = {
        "soft on paper": contrast(made.soft, solid(made.paper)),
        "bold numbers on altered": contrast(made.altered_ink, solid(made.altered_ground)),
        "chips": contrast(made.accent, solid(made.selection)),
    }
    written |= {f"soft on only {side}": contrast(made.soft, solid(made.ground[side])) for side in Side}
    assert {name: round(value, 2) for name, value in written.items() if value < 4.5} == {}


@pytest.mark.parametrize("key", THEMES)
def test_marks_can_be_told_from_the_paper(key: str):
    made = inks(load_theme(key))
    drawn = {
        "hairline": contrast(made.shared, solid(made.paper)),
        "dots": contrast(made.altered_ink, solid(made.altered_ground)),
        "frame": contrast(made.accent, solid(made.paper)),
        **{f"bar {side}": contrast(made.ink[side], solid(made.paper)) for side in Side},
    }
    assert {name: round(value, 2) for name, value in drawn.items() if value < 3.0} == {}
    assert all(made.strip(status, Side.LEFT) for status in Status if status is not Status.NOTHING)

"""Contrast of every theme, by arithmetic: 4.5:1 for text on every ground it stands on, 3:1 for marks and controls."""

from __future__ import annotations

import tomllib

import pytest

from reader.app.style import mixed, palette, style_sheet
from reader.app.themes import THEMES, Theme, load_theme
from reader.assets import asset


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", THEMES)
def test_a_theme_is_read_as_toml_says(key: str):
    assert load_theme(key)._asdict() == tomllib.loads(asset("themes", f"{key}.toml").read_text(encoding="utf-8"))


GROUNDS = ("paper", "chrome", "left_ground", "right_ground", "altered_ground", "selection")
WRITTEN = [
    *(("text", ground) for ground in GROUNDS),
    *(("soft", ground) for ground in ("paper", "chrome", "selection", "left_ground", "right_ground", "altered_ground")),
    *(("accent", ground) for ground in ("paper", "chrome", "selection")),
    *(("left_ink", ground) for ground in ("paper", "chrome", "left_ground", "selection")),
    *(("right_ink", ground) for ground in ("paper", "chrome", "right_ground", "selection")),
    *(("altered_ink", ground) for ground in ("paper", "chrome", "altered_ground", "selection")),
    ("paper", "accent"),
]
DRAWN = [
    *(("shared", ground) for ground in ("paper", "chrome")),
    *(("left_ink", ground) for ground in ("paper", "left_ground")),
    *(("right_ink", ground) for ground in ("paper", "right_ground")),
    *(("altered_ink", ground) for ground in ("paper", "altered_ground")),
    *(("accent", ground) for ground in GROUNDS),
]


@pytest.mark.parametrize("key", THEMES)
@pytest.mark.parametrize(("ink", "ground"), WRITTEN)
def test_text_can_be_read_on_every_ground(key: str, ink: str, ground: str):
    theme = load_theme(key)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("key", THEMES)
@pytest.mark.parametrize(("ink", "ground"), DRAWN)
def test_marks_and_controls_can_be_seen(key: str, ink: str, ground: str):
    theme = load_theme(key)
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 3.0


def test_the_arithmetic_knows_black_and_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("key", THEMES)
def test_the_style_sheet_has_no_hole_and_uses_the_theme(key: str):
    theme = load_theme(key)
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert all(getattr(theme, name) in sheet for name in ("paper", "chrome", "line", "text", "soft", "accent"))
    assert palette(theme).window().color().name() == theme.chrome


def test_every_theme_says_whether_it_is_dark():
    for key in THEMES:
        theme: Theme = load_theme(key)
        assert theme.dark == (luminance(theme.paper) < 0.2)


def test_mixing_ends_at_both_colours():
    assert mixed("#ff0000", "#0000ff", 1.0) == "#ff0000"
    assert mixed("#ff0000", "#0000ff", 0.0) == "#0000ff"

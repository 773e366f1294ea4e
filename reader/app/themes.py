"""A theme is a table of named colours, one TOML file each; everything painted refers to these names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from reader.assets import asset


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb; an ink is written and drawn, a ground lies behind text."""

    name: str
    dark: bool
    paper: str
    chrome: str
    line: str
    text: str
    soft: str
    left_ink: str
    left_ground: str
    right_ink: str
    right_ground: str
    altered_ink: str
    altered_ground: str
    shared: str
    accent: str
    selection: str


THEMES = ("light", "dark", "contrast")


def load_theme(key: str) -> Theme:
    """The theme of that key (one of THEMES)."""
    return Theme(**tomllib.loads(asset("themes", f"{key}.toml").read_text(encoding="utf-8")))

"""A theme is a table of named colours, one TOML file each; everything painted refers to these names."""

from __future__ import annotations

from typing import Any, NamedTuple

from reader.assets import asset


class Theme(NamedTuple):
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
    return Theme(**_flat_table(asset("themes", f"{key}.toml").read_text(encoding="utf-8")))


def _flat_table(text: str) -> dict[str, Any]:
    """Names with a string or a truth value, one a line; `tomllib` would be imported before the window is shown."""
    rows = (line.split(" = ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: {"true": True, "false": False}.get(value, value.strip('"')) for name, value in rows}

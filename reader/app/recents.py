"""The pairs of files opened lately, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.app.settings import Settings

_KEY = "recent/pairs"
_MOST = 8


class RecentPair(NamedTuple):
    """Two files and what people know them by."""

    left: Path
    right: Path
    left_title: str
    right_title: str

    @property
    def label(self) -> str:
        return f"{self.left_title}  ·  {self.right_title}"


def recent_pairs(settings: Settings) -> tuple[RecentPair, ...]:
    """What is remembered; anything unreadable in the store is left out."""
    stored = settings.text(_KEY)
    if not stored:
        return ()
    import json

    try:
        rows = json.loads(stored)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rows, list):
        return ()
    return tuple(
        RecentPair(Path(row[0]), Path(row[1]), row[2], row[3])
        for row in rows
        if isinstance(row, list) and len(row) == 4 and all(isinstance(part, str) for part in row)
    )[:_MOST]


def remember(settings: Settings, pair: RecentPair) -> None:
    """Puts a pair first; the same two files are listed once, and what another window has added stays."""
    import json

    settings.flush()
    others = [old for old in recent_pairs(settings) if (old.left, old.right) != (pair.left, pair.right)]
    rows = [[str(p.left), str(p.right), p.left_title, p.right_title] for p in [pair, *others][:_MOST]]
    settings.set(_KEY, json.dumps(rows, ensure_ascii=False))
    settings.flush()


def forget(settings: Settings) -> None:
    settings.set(_KEY, "")

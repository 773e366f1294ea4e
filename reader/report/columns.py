"""Text in columns of a fixed width: wrapping runs of styled text by how wide a terminal shows them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Piece = tuple[str, str]
"""Text without line ends, and the name of its style."""

_BREAKING = r"[^\S\u00a0\u2007\u202f]"
"""White space at which a line may be broken: all but the no-break spaces."""
_TOKEN = re.compile(rf"{_BREAKING}+|(?:(?!{_BREAKING}).)+", re.DOTALL)
_GAP = re.compile(_BREAKING)


def display_width(text: str) -> int:
    """How many terminal cells a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell_width(character) for character in text)


def _cell_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(pieces: list[Piece], width: int) -> list[list[Piece]]:
    """Lines of at most `width` cells, broken at white space, and inside a word only where it is wider than a line."""
    lines: list[list[Piece]] = [[]]
    used = 0
    gap: list[Piece] = []
    for word, space in _words(pieces):
        if space:
            gap = word
            continue
        wide = sum(display_width(text) for text, _ in word)
        if used and used + 1 + wide > width:
            lines.append([])
            used = 0
        elif used and gap:
            lines[-1].append((" ", gap[-1][1] if gap[-1][1] == gap[0][1] else ""))
            used += 1
        gap = []
        if wide <= width:
            lines[-1] += word
            used += wide
            continue
        for text, style in word:
            for part in _parts(text, width - used, width):
                if used and used + display_width(part) > width:
                    lines.append([])
                    used = 0
                lines[-1].append((part, style))
                used += display_width(part)
    return [_joined(line) for line in lines]


def _words(pieces: list[Piece]) -> list[tuple[list[Piece], bool]]:
    """Words and gaps in order, each in pieces of one style; True for a gap."""
    found: list[tuple[list[Piece], bool]] = []
    for text, style in pieces:
        for token in _TOKEN.findall(text):
            space = _GAP.match(token) is not None
            if found and found[-1][1] == space:
                found[-1][0].append((token, style))
            else:
                found.append(([(token, style)], space))
    return found


def _parts(text: str, room: int, width: int) -> Iterator[str]:
    """A word wider than a line in what may stand on one: single characters, or whole lines where all are narrow."""
    if not text.isascii():
        yield from text
        return
    first = room or width
    yield text[:first]
    for start in range(first, len(text), width):
        yield text[start : start + width]


def _joined(line: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for text, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return joined

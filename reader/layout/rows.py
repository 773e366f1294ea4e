"""What stands under what in a pane: one row per paragraph, folded run, or piece of an endless paragraph."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.core.model import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PIECE = 6000
"""A paragraph longer than this is set in pieces, so that no single row can stall a frame."""
WIDE_PIECE = 1500
"""The same for Chinese, Japanese, Korean and emoji, which take several times as long to set."""

ENDLESS = 20_000
"""Nobody reads a paragraph of this length as one: its pieces are smaller still, so that jumping in it is quick."""
_MANY = re.compile(r"(?:[^\n]*\n){100}")
"""As many lines as a piece may have: a list without blank lines is one paragraph, too."""
ACCENTS = 64
"""Accents over one letter that are kept together where an endless paragraph is cut."""


class FoldKind(StrEnum):
    """Why paragraphs are folded away."""

    FURNITURE = "furniture"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Fold:
    """One quiet line that stands for the paragraphs `first` to `end` (not included)."""

    kind: FoldKind
    first: int
    end: int
    reasons: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def count(self) -> int:
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one side, from top to bottom."""

    paragraphs: list[int]
    """Of each row, the paragraph it shows or, for a fold, the first one it hides."""
    folds: dict[int, Fold]
    pieces: dict[int, tuple[int, int]]
    """Of rows that show a part of their paragraph, that part."""
    count: int
    """How many paragraphs the side has."""

    def __len__(self) -> int:
        return len(self.paragraphs)

    def row_of(self, paragraph: int, offset: int = 0) -> int:
        """The row in which a place of the article is seen, or is folded away."""
        row = max(0, bisect_right(self.paragraphs, paragraph) - 1)
        while row in self.pieces and self.pieces[row][0] > offset:
            row -= 1
        return row

    @property
    def plain(self) -> bool:
        """Whether rows and paragraphs are one and the same."""
        return not self.folds and not self.pieces

    def first_rows(self) -> list[int]:
        """Of every paragraph the row it begins in, all at once."""
        found = [0] * self.count
        for row in range(len(self.paragraphs) - 1, -1, -1):
            for paragraph in self.covered(row):
                found[paragraph] = row
        return found

    def covered(self, row: int) -> range:
        """The paragraphs a row stands for; an opened fold's line stands for none."""
        fold = self.folds.get(row)
        if fold is None:
            return range(self.paragraphs[row], self.paragraphs[row] + 1)
        return range(0) if fold.is_open else range(fold.first, fold.end)


def build_rows(
    paragraphs: Sequence[Paragraph], opened: frozenset[int] = frozenset(), collapse: Sequence[bool] | None = None
) -> Rows:
    """The rows of an article: furniture folded, and with `collapse` also every run of paragraphs for which it is true.

    A fold whose first paragraph is in `opened` keeps its line and shows its paragraphs below it.
    """
    folds: dict[int, Fold] = {}
    pieces: dict[int, tuple[int, int]] = {}
    found = list(_folds(paragraphs, opened, collapse))
    first: list[int] = []
    position = 0
    for fold in found:
        _append_plain(paragraphs, position, fold.first, first, pieces)
        folds[len(first)] = fold
        first.append(fold.first)
        if fold.is_open:
            _append_plain(paragraphs, fold.first, fold.end, first, pieces)
        position = fold.end
    _append_plain(paragraphs, position, len(paragraphs), first, pieces)
    return Rows(first, folds, pieces, len(paragraphs))


_kind = attrgetter("kind")


def plain_rows(count: int) -> Rows:
    """The rows of an article of which every paragraph is a row."""
    return Rows(list(range(count)), {}, {}, count)


def _append_plain(
    paragraphs: Sequence[Paragraph], begin: int, end: int, first: list[int], pieces: dict[int, tuple[int, int]]
) -> None:
    for index in range(begin, end):
        text = paragraphs[index].text
        if len(text) <= piece_size(text):
            first.append(index)
            continue
        for piece in cut(text):
            pieces[len(first)] = piece
            first.append(index)


def _folds(
    paragraphs: Sequence[Paragraph], opened: frozenset[int], collapse: Sequence[bool] | None
) -> Iterator[Fold]:
    furniture = ParagraphKind.FURNITURE
    kinds = map(_kind, paragraphs)
    if collapse is None:
        hidden = [index for index, kind in enumerate(kinds) if kind is furniture]
    else:
        hidden = [index for index, kind in enumerate(kinds) if collapse[index] or kind is furniture]
    for first, end in _consecutive(hidden):
        inside = paragraphs[first:end]
        if all(p.kind is furniture for p in inside):
            reasons = tuple(dict.fromkeys(p.reason for p in inside if p.reason))
            yield Fold(FoldKind.FURNITURE, first, end, reasons, first in opened)
        else:
            yield Fold(FoldKind.SHARED, first, end, (), first in opened)


def _consecutive(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(indices):
        begin = position
        while position + 1 < len(indices) and indices[position + 1] == indices[position] + 1:
            position += 1
        yield indices[begin], indices[position] + 1
        position += 1


def cut(text: str) -> list[tuple[int, int]]:
    """An endless paragraph in pieces of at most that size, cut after a space where one is near, not inside a letter."""
    size = piece_size(text)
    pieces: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > size:
        end = many.end() if (many := _MANY.match(text, start, start + size)) else 0
        end = end or text.rfind(" ", start + size * 3 // 4, start + size) + 1
        if end == 0:
            end = start + size
            while end > start + size - ACCENTS and (_joins(text[end]) or text[end - 1] == "\u200d"):
                end -= 1
        pieces.append((start, end))
        start = end
    pieces.append((start, len(text)))
    return pieces


def piece_size(text: str) -> int:
    """How much of a text one row takes."""
    size = WIDE_PIECE if len(text) > WIDE_PIECE and max(text[:400]) >= "\u2e80" else PIECE
    return size if len(text) <= ENDLESS else size // 3


def _joins(character: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return bool(unicodedata.combining(character)) or character in "\u200d\ufe0f\ufe0e"

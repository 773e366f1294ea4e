"""What is marked in one paragraph and what of it is set bold: a comparison's marks, read when first seen."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Mark, MarkKind, Side, Span

if TYPE_CHECKING:
    from reader.core.comparison import Comparison

_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,:\u2009\u202f]\d+)*")

SHORT = 48
"""Characters of the longest fact that is set in bold: a quotation of many lines would shout."""


@dataclass(frozen=True, slots=True)
class ParagraphMarks:
    """The runs of one paragraph."""

    runs: tuple[Mark, ...]
    bold: tuple[tuple[int, int], ...]
    """Numbers and facts inside altered runs."""
    alone: tuple[tuple[int, int], ...]
    """Whole sentences that only this side has."""
    block: bool
    """The whole paragraph is one of those."""


Part = tuple[int, int]
"""Where a piece of a paragraph begins and ends."""

NOTHING = ParagraphMarks((), (), (), False)


class MarkReader:
    """Reads one side's marks out of a comparison, each paragraph, or piece of an endless one, once."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self._comparison = comparison
        self._side = side
        self._read: dict[tuple[int, Part | None], ParagraphMarks] = {}
        self._facts: dict[int, list[tuple[int, int]]] = {}
        for fact in comparison.facts:
            place = fact.left if side is Side.LEFT else fact.right
            if place is not None and place.end - place.start <= SHORT:
                self._facts.setdefault(place.paragraph, []).append((place.start, place.end))

    def known(self, paragraph: int, part: Part | None = None) -> ParagraphMarks | None:
        return self._read.get((paragraph, part))

    def read(self, paragraph: int, part: Part | None = None) -> ParagraphMarks:
        """The marks of a paragraph, or of a part of one that nobody would want to wait for as a whole."""
        found = self._read.get((paragraph, part))
        if found is None:
            if len(self._read) > 4000:
                self._read.clear()
            found = self._read[paragraph, part] = self._fresh(paragraph, part)
        return found

    def _missing(self, paragraph: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
        missing = self._comparison.missing(self._side)
        first = max(0, bisect_left(missing, Span(paragraph, start, 0)) - 1)
        last = bisect_left(missing, Span(paragraph, end, 0), lo=first)
        spans = (span for span in missing[first:last] if span.paragraph == paragraph and span.end > start)
        return tuple((span.start, span.end) for span in spans)

    def _fresh(self, paragraph: int, part: Part | None) -> ParagraphMarks:
        text = self._comparison.article(self._side).paragraphs[paragraph].text
        start, end = part or (0, max(1, len(text)))
        alone = self._missing(paragraph, start, end)
        linked = bool(self._comparison.links_of(self._side, paragraph))
        if not linked and not alone:
            return NOTHING
        runs = tuple(
            mark
            for mark in self._comparison.marks(self._side, paragraph, start, end)
            if mark.kind is not MarkKind.NEUTRAL
        )
        facts = self._facts.get(paragraph, [])
        altered = [mark for mark in runs if mark.kind is MarkKind.ALTERED]
        bold = tuple(part for mark in altered for part in _weighty(text, mark.start, mark.end, facts))
        return ParagraphMarks(runs, bold, alone, bool(alone) and not linked)


def _weighty(text: str, start: int, end: int, facts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    inside = [(max(start, first), min(end, last)) for first, last in facts if first < end and last > start]
    if inside:
        return sorted(set(inside))
    return [match.span() for match in _NUMBER.finditer(text, start, end)]

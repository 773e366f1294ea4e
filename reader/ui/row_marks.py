"""What is marked in one paragraph and what of it is set bold: a comparison's marks, read when first seen."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.model import Equivalence, Mark, MarkKind, Side, Span

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


NOTHING = ParagraphMarks((), (), (), False)


class MarkReader:
    """Reads one side's paragraph marks out of a comparison, each once."""

    def __init__(self, comparison: Comparison, side: Side, exact: frozenset[Equivalence] = frozenset()) -> None:
        self._comparison = comparison
        self._exact = exact
        self._side = side
        self._read: dict[int, ParagraphMarks] = {}
        self._facts: dict[int, list[tuple[int, int]]] = {}
        for fact in comparison.facts:
            place = fact.left if side is Side.LEFT else fact.right
            if place is not None and place.end - place.start <= SHORT:
                self._facts.setdefault(place.paragraph, []).append((place.start, place.end))

    def known(self, paragraph: int) -> ParagraphMarks | None:
        return self._read.get(paragraph)

    def read(self, paragraph: int) -> ParagraphMarks:
        found = self._read.get(paragraph)
        if found is None:
            if len(self._read) > 4000:
                self._read.clear()
            found = self._read[paragraph] = self._fresh(paragraph)
        return found

    def _missing(self, paragraph: int) -> tuple[tuple[int, int], ...]:
        missing = self._comparison.missing(self._side)
        first = bisect_left(missing, Span(paragraph, 0, 0))
        last = bisect_left(missing, Span(paragraph + 1, 0, 0), lo=first)
        return tuple((span.start, span.end) for span in missing[first:last])

    def _fresh(self, paragraph: int) -> ParagraphMarks:
        alone = self._missing(paragraph)
        linked = bool(self._comparison.links_of(self._side, paragraph))
        if not linked and not alone:
            return NOTHING
        text = self._comparison.article(self._side).paragraphs[paragraph].text
        runs = tuple(
            replace(mark, kind=mark.shown_as(self._exact)) if mark.needs else mark
            for mark in self._comparison.marks(self._side, paragraph)
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

"""The pair at a glance: shares of words, the longest runs in common, the order, what only one side names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.inline import joined
from reader.core.languages import function_words
from reader.core.model import EntityKind, MarkKind, Side, Span
from reader.core.progress import Cancelled, check
from reader.core.quantities import Quantity, quantities
from reader.core.quotes import quoted
from reader.core.words import Word, count_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.comparison import Comparison
    from reader.core.model import Link

RUNS = 5
"""So many shared runs are listed."""
SHORTEST_RUN = 5
"""Words that a shared run must have to be listed."""
LISTED = 12
"""So many people and numbers of one side are listed."""
_FIGURE = re.compile(r"\d")
_NEWS = frozenset(("number", "percent", "money"))


@dataclass(frozen=True, slots=True)
class Shares:
    """The compared words of one side, by what became of them; they add up to `words`."""

    words: int
    same: int
    """In linked sentences, in the same words, the small words between them included."""
    altered: int
    missing: int

    def of(self, part: int) -> float:
        return part / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that both sides have word for word, without quotations and names."""

    left: Span
    right: Span
    words: int


@dataclass(frozen=True, slots=True)
class Step:
    """One shared passage: how far down it stands on each side, 0 at the top and 1 at the end."""

    left: float
    right: float
    moved: bool
    link: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What the Summary tab shows beside `Comparison.summary`."""

    left: Shares
    right: Shares
    runs: tuple[Run, ...]
    steps: tuple[Step, ...]
    """In order of the left side."""
    people_left: tuple[str, ...]
    people_right: tuple[str, ...]
    numbers_left: tuple[str, ...]
    numbers_right: tuple[str, ...]

    def shares(self, side: Side) -> Shares:
        return self.left if side is Side.LEFT else self.right

    def people(self, side: Side) -> tuple[str, ...]:
        return self.people_left if side is Side.LEFT else self.people_right

    def numbers(self, side: Side) -> tuple[str, ...]:
        return self.numbers_left if side is Side.LEFT else self.numbers_right


def digest(comparison: Comparison, cancelled: Cancelled | None = None) -> Digest:
    """Works out all of it; some milliseconds for news, some seconds for a book."""
    people = [_people(comparison, side) for side in Side]
    numbers = _numbers_apart(comparison)
    return Digest(
        _shares(comparison, Side.LEFT, cancelled),
        _shares(comparison, Side.RIGHT, cancelled),
        _runs(comparison),
        _steps(comparison),
        people[0],
        people[1],
        numbers[Side.LEFT],
        numbers[Side.RIGHT],
    )


def _shares(comparison: Comparison, side: Side, cancelled: Cancelled | None) -> Shares:
    counted = dict.fromkeys(MarkKind, 0)
    for index in compared(comparison.article(side)):
        check(cancelled)
        text = comparison.article(side).paragraphs[index].text
        before = MarkKind.MISSING
        for mark in comparison.marks(side, index):
            kind = before if mark.kind is MarkKind.NEUTRAL else mark.kind
            counted[kind] += count_words(text[mark.start : mark.end])
            before = kind
    same, altered, missing = (counted[kind] for kind in (MarkKind.SHARED, MarkKind.ALTERED, MarkKind.MISSING))
    return Shares(same + altered + missing, same, altered, missing)


def _runs(comparison: Comparison) -> tuple[Run, ...]:
    """The longest runs in common; quotations and names are cut out, for anybody would repeat those."""
    found: list[Run] = []
    for link in comparison.links:
        found.extend(_runs_of(comparison, link))
    found.sort(key=lambda run: (-run.words, run.left))
    return tuple(found[:RUNS])


def _runs_of(comparison: Comparison, link: Link) -> Iterator[Run]:
    glue = function_words(comparison.left.language or "en")
    for span in link.left:
        text = comparison.left.paragraphs[span.paragraph].text
        cut = _given(comparison, span.paragraph)
        for mark in joined(comparison.marks(Side.LEFT, span.paragraph, span.start, span.end)):
            inside = mark.kind is MarkKind.SHARED and span.start <= mark.start < span.end
            if not inside or mark.counterpart is None:
                continue
            said_there = _quoted_there(comparison, mark.counterpart)
            for start, end in _outside(mark.start, mark.end, cut):
                piece = words(text[start:end])
                said = [word for word in piece if word.form not in glue]
                if len(piece) >= SHORTEST_RUN and len(said) >= 3 and not _within(piece, said_there):
                    here = Span(span.paragraph, start + piece[0].start, start + piece[-1].end)
                    yield Run(here, mark.counterpart, len(piece))


def _quoted_there(comparison: Comparison, span: Span) -> list[str]:
    """The quotations that the other side has at a place, as compared words."""
    text = comparison.right.paragraphs[span.paragraph].text
    near = [text[start:end] for start, end in quoted(text) if start < span.end and span.start < end]
    return [" ".join(word.form for word in words(piece)) for piece in near]


def _within(piece: Sequence[Word], quotations: Sequence[str]) -> bool:
    said = " ".join(word.form for word in piece)
    return any(said in quotation or quotation in said for quotation in quotations)


def _given(comparison: Comparison, paragraph: int) -> list[tuple[int, int]]:
    """Quotations and names of a left paragraph."""
    named = comparison.entities
    text = comparison.left.paragraphs[paragraph].text
    spans = [(s.start, s.end) for entity in named for s in entity.left if s.paragraph == paragraph]
    return sorted([*spans, *quoted(text)])


def _outside(start: int, end: int, cut: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for first, last in cut:
        if last <= start or first >= end:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _steps(comparison: Comparison) -> tuple[Step, ...]:
    before = {side: _words_before(comparison, side) for side in Side}

    def place(side: Side, span: Span) -> float:
        text = comparison.article(side).paragraphs[span.paragraph].text
        total = before[side][-1]
        return (before[side][span.paragraph] + count_words(text[: span.start])) / total if total else 0.0

    steps = (
        Step(place(Side.LEFT, link.left[0]), place(Side.RIGHT, link.right[0]), link.moved, index)
        for index, link in enumerate(comparison.links)
    )
    return tuple(sorted(steps, key=lambda step: (step.left, step.right)))


def _words_before(comparison: Comparison, side: Side) -> list[int]:
    """For each paragraph how many compared words come before it, and at the end how many there are."""
    counting = set(compared(comparison.article(side)))
    lengths = (
        count_words(paragraph.text) if paragraph.index in counting else 0
        for paragraph in comparison.article(side).paragraphs
    )
    return [0, *accumulate(lengths)]


def _people(comparison: Comparison, side: Side) -> tuple[str, ...]:
    """Who is named on one side only, most often first."""
    alone = [
        entity
        for entity in comparison.entities
        if entity.kind is EntityKind.PERSON and entity.mentions(side) and not entity.mentions(side.other)
    ]
    alone.sort(key=lambda entity: (-len(entity.mentions(side)), entity.mentions(side)[0]))
    return tuple(entity.name for entity in alone[:LISTED])


def _numbers_apart(comparison: Comparison) -> dict[Side, tuple[str, ...]]:
    """Numbers that no number of the other side agrees with, as written, with the word after them."""
    found = {side: _numbers(comparison, side) for side in Side}
    apart: dict[Side, tuple[str, ...]] = {}
    for side in Side:
        known = {value for quantity, _ in found[side.other] for value in quantity.value}
        alone = (shown for quantity, shown in found[side] if not known & set(quantity.value))
        apart[side] = tuple(dict.fromkeys(alone))[:LISTED]
    return apart


def _numbers(comparison: Comparison, side: Side) -> list[tuple[Quantity, str]]:
    """The numbers in figures that are no part of a name, each with the noun after it."""
    article = comparison.article(side)
    glue = function_words(article.language or "en")
    named: dict[int, list[Span]] = {}
    for entity in comparison.entities:
        for span in entity.mentions(side):
            named.setdefault(span.paragraph, []).append(span)
    found: list[tuple[Quantity, str]] = []
    for index in compared(article):
        text = article.paragraphs[index].text
        if not _FIGURE.search(text):
            continue
        for quantity in quantities(text, article.language or "en"):
            in_name = any(s.start < quantity.end and quantity.start < s.end for s in named.get(index, ()))
            if quantity.kind in _NEWS and not in_name and text[quantity.end - 1 : quantity.end].strip():
                shown = text[quantity.start : quantity.end]
                if any(character.isdigit() for character in shown):
                    found.append((quantity, f"{shown} {_noun(text, quantity.end, glue)}".strip()))
    return found


def _noun(text: str, end: int, glue: frozenset[str]) -> str:
    """The word right after a number, where it says something."""
    following = text[end + 1 : end + 40].split()[:1] if text[end : end + 1] == " " else []
    word = following[0].strip('.,;:)”"') if following else ""
    return word if word[:1].isalpha() and word.casefold() not in glue else ""

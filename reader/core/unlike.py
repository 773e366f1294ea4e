"""Where a shared run is not written alike: its words, and what stands between them, compared one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.equivalences import ALIKE, needed
from reader.core.model import Mark, MarkKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.core.terms import Equivalence
    from reader.core.tiles import Token

_CAPITAL_FOLLOWS = ".:!?…\"'“„«‘‚([–—"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Two places that stand for each other and are not written alike; `needs` is None where more than that differs."""

    left: Span
    right: Span
    needs: frozenset[Equivalence] | None

    def place(self, side: Side) -> Span:
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Wording:
    """One side of a shared run: its words, and the text and sentences they stand in."""

    texts: Mapping[int, str]
    """By paragraph."""
    spans: Sequence[Span]
    """The sentences that the words' `span` counts."""
    words: Sequence[Token]
    extent: Span | None = None
    """How far the run reaches around its words; to the ends of its sentences where this is None."""

    def around(self, number: int) -> tuple[Span, Span]:
        """The place of a word, and of what stands before it, back to its neighbour or the beginning."""
        word = self.words[number]
        span = self.spans[word.span]
        begin = self._edge(number, first=True)
        return Span(span.paragraph, word.start, word.end), Span(span.paragraph, begin, word.start)

    def after(self, number: int) -> Span:
        word = self.words[number]
        return Span(self.spans[word.span].paragraph, word.end, self._edge(number, first=False))

    def text(self, place: Span) -> str:
        return self.texts[place.paragraph][place.start : place.end]

    def follows(self, number: int) -> bool:
        """Whether the word before stands in the same sentence."""
        return number > 0 and self.words[number - 1].span == self.words[number].span

    def begins(self, number: int) -> bool:
        """Whether a capital would be due here anyway: first in its sentence, or behind a stop or an opening quote."""
        word = self.words[number]
        span = self.spans[word.span]
        before = self.texts[span.paragraph][max(span.start, word.start - 3) : word.start].rstrip()
        return not before or before[-1] in _CAPITAL_FOLLOWS

    def ends(self, number: int) -> bool:
        return number + 1 == len(self.words) or not self.follows(number + 1)

    def _edge(self, number: int, *, first: bool) -> int:
        word = self.words[number]
        if first and self.follows(number):
            return self.words[number - 1].end
        whole = self.extent or self.spans[word.span]
        return max(whole.start, self.spans[word.span].start) if first else min(whole.end, self.spans[word.span].end)


def unlike(left: Wording, right: Wording) -> Iterator[Unlike]:
    """The places of two runs of as many words that are not written alike, in order of the left."""
    for number in range(len(left.words)):
        (word, before), (other, other_before) = left.around(number), right.around(number)
        if left.follows(number) == right.follows(number):
            word_before = "x" if left.follows(number) else ""
            digit = "0" if left.text(word)[:1].isdigit() else ""
            yield from _compared(left, before, right, other_before, (word_before, digit))
        if not (left.begins(number) or right.begins(number)) or _without_capital(left.text(word)) != _without_capital(
            right.text(other)
        ):
            yield from _compared(left, word, right, other)
        if left.ends(number) and right.ends(number):
            yield from _compared(left, left.after(number), right, right.after(number))


def _without_capital(word: str) -> str:
    return word[:1].casefold() + word[1:]


def _compared(
    left: Wording, here: Span, right: Wording, there: Span, around: tuple[str, str] = ("", "")
) -> Iterator[Unlike]:
    """Two places, unless they are written alike; what is around them tells whether a dash is a sign."""
    said, other = left.text(here), right.text(there)
    if said == other:
        return
    needs = needed(said.join(around), other.join(around))
    if needs != ALIKE:
        yield Unlike(_inked(left, here), _inked(right, there), needs)


def _inked(wording: Wording, place: Span) -> Span:
    """The place without the spaces around what can be seen; spaces alone as they are."""
    text = wording.text(place)
    seen = text.strip()
    if not seen:
        return place
    start = place.start + len(text) - len(text.lstrip())
    return Span(place.paragraph, start, start + len(seen))


def cut(run: Span, counterpart: Span, side: Side, places: Sequence[Unlike]) -> Iterator[Mark]:
    """The marks of a shared run of one side: the places that are not written alike, and what lies between them."""
    position = run.start
    for place in places:
        here, there = place.place(side), place.place(side.other)
        if here.paragraph != run.paragraph or here.start >= here.end or here.end <= position:
            continue
        if here.start > position:
            yield Mark(position, here.start, MarkKind.SHARED, counterpart)
        against = there if there.start < there.end else counterpart
        kind = MarkKind.ALTERED if place.needs is None else MarkKind.SHARED
        yield Mark(max(here.start, position), here.end, kind, against, place.needs or frozenset())
        position = here.end
    if position < run.end:
        yield Mark(position, run.end, MarkKind.SHARED, counterpart)


def in_whole(ends: Mapping[Side, Wording]) -> tuple[Unlike, ...]:
    """The places of two ends that say the same word for word."""
    left, right = ends[Side.LEFT], ends[Side.RIGHT]
    return tuple(unlike(left, right)) if len(left.words) == len(right.words) else ()

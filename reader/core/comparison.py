"""The whole result for a pair of articles: immutable, and asked by every view, report and tool."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core.counting import counting, marks_counting
from reader.core.inline import LinkMarks, paragraph_marks
from reader.core.model import (
    Article,
    Basis,
    Difference,
    Entity,
    Equivalence,
    Fact,
    Link,
    Mark,
    MarkKind,
    Note,
    ParagraphKind,
    ParagraphLink,
    Reason,
    Relation,
    Side,
    Span,
    Summary,
)
from reader.core.terms import QUANTITIES
from reader.core.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable


T = TypeVar("T")

BY_HAND = Reason("linked", "by hand", 1.0)
"""What made a link that a person made."""


@dataclass(frozen=True)
class Comparison:
    """Two articles and everything found out about the pair.

    Links, missing sentences and entities are stored; marks, differences and the summary follow from them and
    are computed when first asked for, so that a view of 30,000 paragraphs pays only for what it shows.
    """

    left: Article
    right: Article
    links: tuple[Link, ...] = ()
    paragraph_groups: tuple[ParagraphLink, ...] = ()
    missing_left: tuple[Span, ...] = ()
    missing_right: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    basis: Basis = Basis.WORDING
    coarse: bool = False
    """A deadline cut something; the result is right but less fine than it could be."""
    notes: tuple[Note, ...] = ()
    """What a person wrote about passages, in reading order, left side first."""
    quantities: tuple[Entity, ...] = ()
    """Dates and numbers, kept out of the list of entities."""
    counted: frozenset[Equivalence] = frozenset()
    """What counts as a difference here though it is overlooked by others."""
    explanation: Callable[[int], tuple[Reason, ...]] | None = field(default=None, compare=False, repr=False)
    """What made a link, by its index; absent in a comparison read back from JSON."""
    _marks: dict[int, LinkMarks] = field(default_factory=dict, compare=False, repr=False)
    _spans: dict[tuple[Side, int], list[tuple[int, int, int]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Of paragraphs that are read in parts: where the sentences of their links stand."""
    _worked_out: dict[Callable[[Comparison], Any], Any] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def article(self, side: Side) -> Article:
        return self.left if side is Side.LEFT else self.right

    def missing(self, side: Side) -> tuple[Span, ...]:
        """The sentences of one side that have no counterpart, in file order; furniture is never among them."""
        return self.missing_left if side is Side.LEFT else self.missing_right

    def paragraph_links(self) -> tuple[ParagraphLink, ...]:
        """Which paragraphs report the same thing, in order of the left side."""
        return self.paragraph_groups

    def links_of(self, side: Side, paragraph: int) -> tuple[int, ...]:
        """Indices into `links` of the links that touch a paragraph, in order of their sentences."""
        return self._links_by_paragraph[side].get(paragraph, ())

    def marks(self, side: Side | str, paragraph: int, start: int = 0, end: int | None = None) -> tuple[Mark, ...]:
        """The marks of one paragraph, or of a part of it: in order, covering its text without gap or overlap.

        Raises IndexError where there is no such paragraph.
        """
        side = Side(side)
        shown = self.article(side).paragraphs[paragraph]
        part = Span(paragraph, max(start, 0), len(shown.text) if end is None else min(end, len(shown.text)))
        runs: list[Mark] = []
        for index in self._links_within(side, part):
            runs.extend(self._link_marks(index).of(side, paragraph))
        missing = self._missing_by_paragraph[side].get(paragraph, ())
        if part.end - part.start < len(shown.text):
            missing = tuple(span for span in missing if span.start < part.end and span.end > part.start)
        return paragraph_marks(part, runs, missing)

    def differences(self, side: Side = Side.LEFT) -> tuple[Difference, ...]:
        """What "next difference" goes through, in reading order of the given side.

        A difference that only the other side has stands after the last linked sentence before it over there.
        """
        return self._differences[side]

    def explain(self, link: int) -> tuple[Reason, ...]:
        """What made a link, strongest first; empty where the comparison was read back from a file."""
        if self.links[link].by_hand:
            return (BY_HAND,)
        return self.explanation(link) if self.explanation else ()

    @cached_property
    def summary(self) -> Summary:
        def words(side: Side, spans: tuple[Span, ...]) -> int:
            paragraphs = self.article(side).paragraphs
            return sum(count_words(paragraphs[s.paragraph].text[s.start : s.end]) for s in spans)

        linked = {side: words(side, tuple(s for link in self.links for s in link.spans(side))) for side in Side}
        missing = {side: words(side, self.missing(side)) for side in Side}
        total = {side: linked[side] + missing[side] for side in Side}
        same = sum(link.relation is Relation.SAME for link in self.links)
        moved = sum(link.moved for link in self.links)
        nothing_missing = not self.missing_left and not self.missing_right
        return Summary(
            words_left=total[Side.LEFT],
            words_right=total[Side.RIGHT],
            share_left=linked[Side.LEFT] / total[Side.LEFT] if total[Side.LEFT] else 0.0,
            share_right=linked[Side.RIGHT] / total[Side.RIGHT] if total[Side.RIGHT] else 0.0,
            links=len(self.links),
            same=same,
            altered=len(self.links) - same,
            moved=moved,
            missing_left=len(self.missing_left),
            missing_right=len(self.missing_right),
            identical=nothing_missing and same == len(self.links) and moved == 0,
            unrelated=not self.links and bool(self.missing_left) and bool(self.missing_right),
        )

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain values, in the JSON schema of `resources/comparison.schema.json`."""
        from reader.core.exchange import comparison_to_dict

        return comparison_to_dict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Comparison:
        """Reads `to_dict` back, equal; raises ValueError with a sentence for people where it does not fit."""
        from reader.core.exchange import comparison_from_dict

        return comparison_from_dict(values)

    def with_entities(self, entities: tuple[Entity, ...]) -> Comparison:
        """With these rows; dates and numbers among them go where they belong."""
        quantities = tuple(entity for entity in entities if entity.kind in QUANTITIES)
        named = tuple(entity for entity in entities if entity.kind not in QUANTITIES) if quantities else entities
        return self._refined(replace(self, entities=named, quantities=quantities))

    def with_notes(self, notes: tuple[Note, ...]) -> Comparison:
        return replace(self, notes=notes)

    def with_facts(self, facts: tuple[Fact, ...]) -> Comparison:
        return self._refined(replace(self, facts=facts))

    def counting(self, *what: Equivalence | str) -> Comparison:
        """The same where these count as differences: "case", "quotes", "dashes", "spaces", "punctuation"."""
        return counting(self, frozenset(Equivalence(each) for each in what))

    def _refined(self, after: Comparison) -> Comparison:
        """A comparison with the same links need not work out again what follows from them."""
        for name in _FROM_LINKS:
            if name in self.__dict__:
                after.__dict__[name] = self.__dict__[name]
        return after

    def _links_within(self, side: Side, part: Span) -> tuple[int, ...]:
        """The links that touch a part of a paragraph, in order of their sentences."""
        links = self.links_of(side, part.paragraph)
        if part.end - part.start >= len(self.article(side).paragraphs[part.paragraph].text):
            return links
        spans = self._spans.get((side, part.paragraph))
        if spans is None:
            ends = ((span, index) for index in links for span in self.links[index].spans(side))
            spans = sorted((span.start, span.end, index) for span, index in ends if span.paragraph == part.paragraph)
            self._spans[side, part.paragraph] = spans
        first = bisect_right(spans, part.start, key=itemgetter(1))
        last = bisect_left(spans, part.end, key=itemgetter(0))
        return tuple(dict.fromkeys(index for _, _, index in spans[first:last]))

    def _link_marks(self, index: int) -> LinkMarks:
        marks = self._marks.get(index)
        if marks is None:
            marks = self._marks[index] = marks_counting(self.left, self.right, self.links[index], self.counted)
        return marks

    def once(self, work: Callable[[Comparison], T]) -> T:
        """What somebody works out of it, kept with it: a worker asks first, so that the view need not wait."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        found: T = self._worked_out[work]
        return found

    def prepared(self) -> Comparison:
        """Itself, with the indices and differences that a view asks for first worked out: for the worker to call."""
        _ = (self._links_by_paragraph, self._missing_by_paragraph, self._differences)
        for index, link in enumerate(self.links):
            if _length(link.left) + _length(link.right) > LONG:
                self._link_marks(index)
        for side in Side:
            for paragraph in self.article(side).paragraphs:
                if len(paragraph.text) > LONG:
                    self._links_within(side, Span(paragraph.index, 0, 1))
        return self

    @cached_property
    def _links_by_paragraph(self) -> dict[Side, dict[int, tuple[int, ...]]]:
        return {side: _by_paragraph([link.spans(side) for link in self.links]) for side in Side}

    @cached_property
    def _missing_by_paragraph(self) -> dict[Side, dict[int, tuple[Span, ...]]]:
        found: dict[Side, dict[int, tuple[Span, ...]]] = {side: {} for side in Side}
        for side in Side:
            by_paragraph = groupby(sorted(self.missing(side)), key=attrgetter("paragraph"))
            found[side] = {paragraph: tuple(spans) for paragraph, spans in by_paragraph}
        return found

    @cached_property
    def _differences(self) -> dict[Side, tuple[Difference, ...]]:
        return {side: _differences_in_order(self, side) for side in Side}


LONG = 4000
"""Characters of a link, or a paragraph, of which more is worked out ahead: a person would wait for it."""


def _length(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)


_FROM_LINKS = ("_links_by_paragraph", "_missing_by_paragraph", "_differences", "summary")


def _by_paragraph(spans: list[tuple[Span, ...]]) -> dict[int, tuple[int, ...]]:
    """Of every paragraph the links that touch it, in order of their sentences."""
    found: dict[int, list[tuple[int, int]]] = {}
    for index, ends in enumerate(spans):
        for span in ends:
            found.setdefault(span.paragraph, []).append((span.start, index))
    return {
        paragraph: tuple(dict.fromkeys([index for _, index in sorted(entries)])) for paragraph, entries in found.items()
    }


def _differences_in_order(comparison: Comparison, side: Side) -> tuple[Difference, ...]:
    """Altered links and runs of missing sentences, sorted by where they stand, or would stand, on `side`."""
    left = side is Side.LEFT
    keyed: list[tuple[int, int, int, int, int, Difference]] = []
    anchors: list[tuple[int, int, int, int]] = []
    for index, link in enumerate(comparison.links):
        here, there = (link.left, link.right) if left else (link.right, link.left)
        if link.relation is Relation.ALTERED:
            difference = Difference(MarkKind.ALTERED, link.left, link.right, index)
            keyed.append((here[0].paragraph, here[0].start, 0, -1, index, difference))
        if not link.moved:
            anchors.append((there[0].paragraph, there[0].start, here[-1].paragraph, here[-1].start))
    keyed.extend(
        (run[0].paragraph, run[0].start, 0, -1, -1, _missing_difference(side, run))
        for run in _runs(comparison.missing(side))
    )
    anchors.sort()
    position = 0
    before = (-1, 0)
    for number, run in enumerate(_runs(comparison.missing(side.other))):
        start = (run[0].paragraph, run[0].start)
        while position < len(anchors) and anchors[position][:2] < start:
            before = max(before, anchors[position][2:])
            position += 1
        keyed.append((*before, 1, number, -1, _missing_difference(side.other, run)))
    keyed.sort(key=itemgetter(0, 1, 2, 3, 4))
    return tuple([entry[5] for entry in keyed])


def _runs(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Missing sentences that follow each other in one paragraph, together."""
    runs: list[tuple[Span, ...]] = []
    for span in spans:
        if runs and runs[-1][-1].paragraph == span.paragraph and span.start - runs[-1][-1].end <= 1:
            runs[-1] = (*runs[-1], span)
        else:
            runs.append((span,))
    return runs


def _missing_difference(side: Side, run: tuple[Span, ...]) -> Difference:
    return Difference(MarkKind.MISSING, run if side is Side.LEFT else (), run if side is Side.RIGHT else (), None)


NOT_COMPARED = frozenset({ParagraphKind.FURNITURE, ParagraphKind.BYLINE})
"""Kinds that say who printed the story and when, or nothing of the story at all."""


def compared(article: Article) -> tuple[int, ...]:
    """Indices of the paragraphs that take part in a comparison: all but furniture, bylines and blanks."""
    return tuple(
        paragraph.index
        for paragraph in article.paragraphs
        if paragraph.kind not in NOT_COMPARED and not paragraph.text.isspace() and paragraph.text
    )

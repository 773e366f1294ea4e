"""What the Differences tab lists: notes, facts, altered passages, what only one side says; filtered and ordered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from reader.app.by_hand import note_sentence
from reader.app.language import tr
from reader.app.phrases import difference_sentence, fact_sentence
from reader.core.model import Difference, Fact, MarkKind, Note, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.alone import Nearest
    from reader.core.comparison import Comparison

Line = Difference | Fact | Note


class Order(StrEnum):
    """How the rows follow each other."""

    WEIGHT = "weight"
    READING = "reading"


class Shown(StrEnum):
    """Which sides the rows are about."""

    ALL = "all"
    BOTH = "both"
    ONLY_LEFT = "left"
    ONLY_RIGHT = "right"


KINDS = {
    "note": "Notes",
    "number": "Numbers",
    "date": "Dates and times",
    "name": "Names",
    "place": "Places",
    "speaker": "Who says or does it",
    "negation": "Negations",
    "hedge": "Hedges",
    "condition": "Conditions",
    "scope": "Scope",
    "quotation": "Quotations",
    "attribution": "Sources",
    "altered": "Altered passages",
    "missing": "Only on one side",
}
"""Every kind of row, in the words of the menu that hides it."""

_GROUPS = {"note": "Notes", "altered": "Altered", "missing": "Only on one side"}
_ROWS_AT_ONCE = 500
_PARAGRAPHS_AT_ONCE = 20_000
_LETTERS_AT_ONCE = 200_000
_RANKS = ("Notes", "Facts", "Altered", "Only on one side")


@dataclass(frozen=True)
class DifferenceRow:
    """One row: what it is about, and what it is filtered and ordered by."""

    line: Line
    kind: str
    only: Side | None
    """The side it is on, where the other has nothing."""
    weight: float
    place: int
    """Where its difference stands in reading order."""
    comparison: Comparison = field(compare=False, repr=False)

    @property
    def group(self) -> str:
        return _GROUPS.get(self.kind, "Facts")

    @cached_property
    def sentence(self) -> str:
        """The row read aloud."""
        return spoken(self.comparison, self.line)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the rows is shown, and in which order."""

    text: str = ""
    shown: Shown = Shown.ALL
    hidden: frozenset[str] = frozenset()
    order: Order = Order.WEIGHT


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows as the tab shows them."""

    comparison: Comparison | None
    wanted: Wanted
    rows: tuple[DifferenceRow, ...] = ()
    """Before any filter."""
    shown: tuple[DifferenceRow, ...] = ()
    lines: tuple[str | DifferenceRow, ...] = ()
    """What is shown, with its headings."""
    places: Mapping[Line, int] = field(default_factory=dict, compare=False)
    """Where the row of each line stands among `lines`."""
    counts: Mapping[Shown, int] = field(default_factory=lambda: dict.fromkeys(Shown, 0))
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """The row below a passage that only one side has: what comes nearest to it on the other."""

    of: Difference
    found: Nearest | None


def spoken(comparison: Comparison, line: Line) -> str:
    """A row as a sentence that reads well aloud."""
    if isinstance(line, Note):
        return note_sentence(comparison, line)
    if isinstance(line, Fact):
        return fact_sentence(comparison, line)
    return difference_sentence(comparison, line)


def difference_rows(comparison: Comparison) -> tuple[DifferenceRow, ...]:
    """All rows in order of weight within their groups."""
    from reader.core.alone import Weights  # only here: the window imports this module before it is shown

    weights = Weights(comparison)
    differences = comparison.differences()
    places = {difference.link: place for place, difference in enumerate(differences) if difference.link is not None}
    rows = [DifferenceRow(note, "note", None, 0.0, -1, comparison) for note in comparison.notes]
    rows += [
        DifferenceRow(fact, fact.kind.value, _only_side(fact), fact.weight, places.get(fact.link, 0), comparison)
        for fact in comparison.facts
    ]
    for place, difference in enumerate(differences):
        only = None if difference.kind is MarkKind.ALTERED else Side.LEFT if difference.left else Side.RIGHT
        kind = "altered" if only is None else "missing"
        weight = 0.0 if only is None else weights.of(only, difference.spans(only))
        rows.append(DifferenceRow(difference, kind, only, weight, place, comparison))
    return tuple(sorted(rows, key=lambda row: (_RANKS.index(row.group), -row.weight, row.place)))


def _only_side(fact: Fact) -> Side | None:
    """The side that alone has what a fact is about."""
    if fact.left is None or fact.right is None:
        return Side.LEFT if fact.left is not None else Side.RIGHT
    return next((side for side in Side if f"on the {side} only" in fact.text), None)


def fitting(rows: Iterable[DifferenceRow], wanted: Wanted) -> tuple[DifferenceRow, ...]:
    """The rows that are wanted, in the wanted order."""
    sought = wanted.text.casefold().strip()
    kept = [
        row
        for row in rows
        if row.kind not in wanted.hidden
        and _on(row, wanted.shown)
        and (not sought or sought in row.sentence.casefold())
    ]
    if wanted.order is Order.READING:
        kept.sort(key=lambda row: (row.place, isinstance(row.line, Difference), -row.weight))
    return tuple(kept)


def counts(rows: Iterable[DifferenceRow], wanted: Wanted) -> dict[Shown, int]:
    """How many rows each choice of sides would show."""
    every = fitting(rows, Wanted(wanted.text, Shown.ALL, wanted.hidden, wanted.order))
    return {shown: sum(_on(row, shown) for row in every) for shown in Shown}


def _on(row: DifferenceRow, shown: Shown) -> bool:
    if shown is Shown.ALL:
        return True
    if shown is Shown.BOTH:
        return row.only is None
    return row.only is not None and row.only.value == shown.value


def kinds_of(rows: Iterable[DifferenceRow]) -> tuple[str, ...]:
    """The kinds that occur, in the order of the menu."""
    there = {row.kind for row in rows}
    return tuple(kind for kind in KINDS if kind in there)


def with_headings(rows: Sequence[DifferenceRow], order: Order) -> list[str | DifferenceRow]:
    """The rows with a heading before each group; reading order has no groups."""
    lines: list[str | DifferenceRow] = []
    group = ""
    for row in rows:
        if order is Order.WEIGHT and row.group != group:
            group = row.group
            lines.append(tr(group))
        lines.append(row)
    return lines


def listing(
    comparison: Comparison | None, wanted: Wanted, rows: tuple[DifferenceRow, ...] | None = None
) -> Listing:
    """All that the tab shows of a comparison; `rows` are those it has, where they are known already."""
    if comparison is None:
        return Listing(None, wanted)
    rows = difference_rows(comparison) if rows is None else rows
    shown = fitting(rows, wanted)
    lines = tuple(with_headings(shown, wanted.order))
    places: dict[Line, int] = {}
    for place, entry in enumerate(lines):
        if isinstance(entry, DifferenceRow):
            places.setdefault(entry.line, place)
    return Listing(comparison, wanted, rows, shown, lines, places, counts(rows, wanted), kinds_of(rows))


def is_soon_listed(comparison: Comparison) -> bool:
    """Whether its rows are few and short enough to be made while a person waits."""
    paragraphs = [comparison.article(side).paragraphs for side in Side]
    if len(comparison.differences()) > _ROWS_AT_ONCE or sum(map(len, paragraphs)) > _PARAGRAPHS_AT_ONCE:
        return False
    letters = sum(len(paragraph.text) for side in paragraphs for paragraph in side)
    return letters <= _LETTERS_AT_ONCE


def as_text(rows: Iterable[DifferenceRow]) -> str:
    """The rows for the clipboard, a line each."""
    return "\n".join(row.sentence for row in rows) + "\n"


def places_of(line: Line) -> dict[Side, tuple[Span, ...]]:
    """Where a row's words stand on each side."""
    if isinstance(line, Note):
        return {line.side: line.spans, line.side.other: ()}
    if isinstance(line, Fact):
        return {Side.LEFT: (line.left,) if line.left else (), Side.RIGHT: (line.right,) if line.right else ()}
    return {side: line.spans(side) for side in Side}


def nearest_candidate(comparison: Comparison, side: Side, difference: Difference) -> Candidate:
    """What comes nearest to a passage that only one side has; takes some time where the models are not loaded yet."""
    from reader.core.alone import nearest
    from reader.language.vectors import load_encoder

    return Candidate(difference, nearest(comparison, side, difference.spans(side), load_encoder()))


def candidate_sentence(comparison: Comparison, candidate: Candidate) -> str:
    """The nearest candidate read aloud."""
    found = candidate.found
    if found is None:
        return tr("The other side has no sentence to compare with.")
    said = comparison.article(found.side).paragraphs[found.span.paragraph].text[found.span.start : found.span.end]
    return tr(
        "Nearest on the {side}, {number} % alike: {listed}",
        side=tr(found.side),
        number=round(100 * found.score),
        listed=" ".join(said.split()),
    )

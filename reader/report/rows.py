"""The pair as rows: paragraphs that belong together beside each other, each paragraph once, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.model import MarkKind, ParagraphKind, Relation, Side
from reader.core.notes import noted_words
from reader.core.retold import retold
from reader.core.tongue import IN_ENGLISH
from reader.report.sentences import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Paragraph, ParagraphLink
    from reader.core.tongue import Tongue

QUOTED = 70
"""Letters of an article that are repeated beside a fact."""


class RowKind(StrEnum):
    """What a row says about the two sides."""

    SAME = "same"
    ALTERED = "altered"
    LEFT = "left"
    RIGHT = "right"
    APART = "apart"
    """Something of either side that the other does not have; beside each other only to save space."""
    ASIDE = "aside"
    """Nothing of it is compared: bylines."""


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraph indices that stand beside each other."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: RowKind
    moved: bool = False
    also_left: tuple[int, ...] = ()
    """Left paragraphs of other rows that something on the right of this row is linked to."""
    also_right: tuple[int, ...] = ()
    numbers: Mapping[Side, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def stands_alone(self, side: Side) -> bool:
        """Whether what the row has on a side is what only that side has."""
        own = RowKind.LEFT if side is Side.LEFT else RowKind.RIGHT
        return self.kind in (own, RowKind.APART)

    def number(self, side: Side, index: int) -> int:
        return self.numbers[side][index]

    def paragraphs(self, side: Side) -> tuple[int, ...]:
        return self.left if side is Side.LEFT else self.right

    def also(self, side: Side) -> tuple[int, ...]:
        return self.also_left if side is Side.LEFT else self.also_right


@dataclass(slots=True)
class _Group:
    left: set[int]
    right: set[int]
    links: list[ParagraphLink]

    def row(self, also_left: set[int], also_right: set[int]) -> Row:
        kind = RowKind.LEFT if not self.right else RowKind.RIGHT
        if self.left and self.right:
            same = all(link.relation is Relation.SAME for link in self.links)
            kind = RowKind.SAME if same and not also_left and not also_right else RowKind.ALTERED
        return Row(
            tuple(sorted(self.left)),
            tuple(sorted(self.right)),
            kind,
            any(link.moved for link in self.links),
            tuple(sorted(also_left)),
            tuple(sorted(also_right)),
        )


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """Every paragraph with words but furniture in exactly one row, in order of the left side.

    What only the right has follows the paragraph that it follows over there.
    """
    home: dict[Side, dict[int, _Group]] = {side: {} for side in Side}
    for link in sorted(comparison.paragraph_links(), key=lambda link: (-link.score, link.left, link.right)):
        _place(link, home)
    for side in Side:
        for index in _shown(comparison.article(side)):
            if index not in home[side]:
                only = {index}
                home[side][index] = _Group(
                    only if side is Side.LEFT else set(), only if side is Side.RIGHT else set(), []
                )
    also = _elsewhere(comparison, home)
    single = (group.row(*also.get(id(group), (set(), set()))) for group in _in_order(home))
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    counted = {side: frozenset(compared(comparison.article(side))) for side in Side}
    return tuple(replace(row, numbers=numbers) for row in _packed(single, counted))


def _shown(article: Article) -> Iterator[int]:
    for paragraph in article.paragraphs:
        if paragraph.kind is not ParagraphKind.FURNITURE and paragraph.text.strip():
            yield paragraph.index


def numbers_of(article: Article) -> tuple[int, ...]:
    """How a person would count the paragraphs: from one, furniture left out."""
    return tuple(accumulate(int(paragraph.kind is not ParagraphKind.FURNITURE) for paragraph in article.paragraphs))


def _place(link: ParagraphLink, home: dict[Side, dict[int, _Group]]) -> None:
    """Puts the ends of a link into one row, unless both ends already have their places elsewhere."""
    groups = {id(group): group for side in Side for i in link.paragraphs(side) if (group := home[side].get(i))}
    if len(groups) > 1:
        return
    group = next(iter(groups.values()), None) or _Group(set(), set(), [])
    group.left.update(link.left)
    group.right.update(link.right)
    group.links.append(link)
    for side in Side:
        home[side].update(dict.fromkeys(link.paragraphs(side), group))


def _elsewhere(comparison: Comparison, home: dict[Side, dict[int, _Group]]) -> dict[int, tuple[set[int], set[int]]]:
    """By group: the paragraphs of other rows that it is linked to, left and right."""
    found: dict[int, tuple[set[int], set[int]]] = {}
    for link in comparison.paragraph_links():
        for left in link.left:
            for right in link.right:
                mine, theirs = home[Side.LEFT][left], home[Side.RIGHT][right]
                if mine is not theirs:
                    found.setdefault(id(mine), (set(), set()))[1].add(right)
                    found.setdefault(id(theirs), (set(), set()))[0].add(left)
    return found


def _in_order(home: dict[Side, dict[int, _Group]]) -> list[_Group]:
    followers: dict[int | None, list[_Group]] = {}
    anchor: int | None = None
    for index in sorted(home[Side.RIGHT]):
        group = home[Side.RIGHT][index]
        if not group.left:
            followers.setdefault(anchor, []).append(group)
        elif not any(link.moved for link in group.links):
            anchor = id(group)
    ordered = list(followers.get(None, ()))
    seen: set[int] = set()
    for index in sorted(home[Side.LEFT]):
        group = home[Side.LEFT][index]
        if id(group) not in seen:
            seen.add(id(group))
            ordered.append(group)
            ordered.extend(followers.get(id(group), ()))
    return ordered


def _packed(single: Iterable[Row], counted: Mapping[Side, Container[int]]) -> Iterator[Row]:
    """Between two linked rows, what only the left has goes beside what only the right has."""
    alone: dict[Side, list[int]] = {side: [] for side in Side}
    for row in single:
        if row.left and row.right:
            yield from _apart(alone, counted)
            yield row
        else:
            alone[Side.LEFT] += row.left
            alone[Side.RIGHT] += row.right
    yield from _apart(alone, counted)


_ALONE = {
    (True, True): RowKind.APART,
    (True, False): RowKind.LEFT,
    (False, True): RowKind.RIGHT,
    (False, False): RowKind.ASIDE,
}


def _apart(alone: dict[Side, list[int]], counted: Mapping[Side, Container[int]]) -> Iterator[Row]:
    """One row for each two of them; by which of the two are compared at all it gets its kind."""
    for left, right in zip_longest(alone[Side.LEFT], alone[Side.RIGHT]):
        kind = _ALONE[left in counted[Side.LEFT], right in counted[Side.RIGHT]]
        yield Row(() if left is None else (left,), () if right is None else (right,), kind)
    for indices in alone.values():
        indices.clear()


def runs(comparison: Comparison, side: Side, index: int) -> list[tuple[str, MarkKind]]:
    """The text of a paragraph in runs of one kind; a space between two runs of a kind belongs to them."""
    text = comparison.article(side).paragraphs[index].text
    marks = comparison.marks(side, index)
    found: list[tuple[str, MarkKind]] = []
    for position, mark in enumerate(marks):
        kind = mark.kind
        if kind is MarkKind.NEUTRAL and found and position + 1 < len(marks):
            between = text[mark.start : mark.end].isspace()
            kind = marks[position + 1].kind if between and marks[position + 1].kind is found[-1][1] else kind
        if found and found[-1][1] is kind:
            found[-1] = (found[-1][0] + text[mark.start : mark.end], kind)
        else:
            found.append((text[mark.start : mark.end], kind))
    return found


def changes(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> Iterator[tuple[str, str]]:
    """What differs, weightiest first: each fact in words, and where it stands with the words that stand there."""
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    for fact in sorted(comparison.facts, key=lambda fact: -fact.weight):
        places = []
        for side, span in ((Side.LEFT, fact.left), (Side.RIGHT, fact.right)):
            if span is not None:
                words = comparison.article(side).paragraphs[span.paragraph].text[span.start : span.end]
                number = numbers[side][span.paragraph]
                place = place_of(side, number, tongue)
                places.append(f"{place}{tongue.colon}{shortened(words, QUOTED)}")
        yield retold(one_line(fact.text), tongue), tongue.semicolon.join(places)


def place_of(side: Side, number: int, tongue: Tongue = IN_ENGLISH) -> str:
    """A paragraph as a report points at it."""
    return tongue("left ¶ {number}", number=number) if side is Side.LEFT else tongue("right ¶ {number}", number=number)


@dataclass(frozen=True, slots=True)
class Remark:
    """A person's note as a report shows it."""

    side: Side
    number: int
    """Of the paragraph it is about, as a person counts."""
    passage: str
    text: str
    place: str
    """The same paragraph in words."""


def remarks(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> Iterator[Remark]:
    """A person's notes in reading order, the left side first."""
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    for note in comparison.notes:
        number = numbers[note.side][note.spans[0].paragraph]
        passage = shortened(noted_words(comparison, note), 2 * QUOTED)
        yield Remark(note.side, number, passage, note.text, place_of(note.side, number, tongue))


def set_aside(article: Article) -> tuple[Paragraph, ...]:
    """The furniture of an article: kept, and not compared."""
    return tuple(paragraph for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.FURNITURE)

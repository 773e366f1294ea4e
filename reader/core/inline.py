"""Marks without confetti: which runs inside a link are shared, altered or missing, decided on words.

What is shared comes from tiles.py; between two shared runs there is at most one altered run a side.  A shared run that
is not written alike is cut, and its pieces say what is overlooked in them (unlike.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.core.equivalences import needed
from reader.core.model import Article, Link, Mark, MarkKind, Relation, Side, Span
from reader.core.tiles import FEW_SHARED, Tile, Token, inflected, says_something, tiles_of, tokens_of
from reader.core.unlike import Unlike, Wording, cut, in_whole, unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

Ends = dict[Side, tuple[Article, tuple[Span, ...]]]
"""The two ends of a link, each with its article."""

LOOKED_AT = 200_000
"""Characters of one end of a link that are looked at word by word; links with longer ends are coarse."""

_OPENING = "“‘«‹„‚\"'([$£€¥¿¡"
_CLOSING = "”’»›“\"')]%°"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive tokens of one span, by index of the first and the last one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LinkMarks:
    """The runs of one link on both sides, by paragraph; white space and lone function words are in no run."""

    left: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    right: dict[int, tuple[Mark, ...]] = field(default_factory=dict)

    def of(self, side: Side, paragraph: int) -> tuple[Mark, ...]:
        return (self.left if side is Side.LEFT else self.right).get(paragraph, ())


def paragraph_marks(part: Span, runs: Sequence[Mark], missing: Sequence[Span]) -> tuple[Mark, ...]:
    """Runs and missing sentences of a stretch, with NEUTRAL marks between them so that all of it is covered."""
    placed = sorted(
        [*runs, *(Mark(span.start, span.end, MarkKind.MISSING) for span in missing)],
        key=lambda mark: (mark.start, mark.end),
    )
    covered: list[Mark] = []
    position = part.start
    for mark in placed:
        start = max(mark.start, position)
        end = min(mark.end, part.end)
        if end <= start:
            continue
        if start > position:
            covered.append(Mark(position, start, MarkKind.NEUTRAL))
        covered.append(Mark(start, end, mark.kind, mark.counterpart, mark.needs))
        position = end
    if position < part.end:
        covered.append(Mark(position, part.end, MarkKind.NEUTRAL))
    return tuple(covered)


def joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks of which shared runs are whole again, however their pieces are written; what is overlooked adds up."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else mark
        if not found or mark.kind is not MarkKind.SHARED or last.kind is not MarkKind.SHARED or mark.start > last.end:
            found.append(mark)
        else:
            found[-1] = replace(
                last, end=mark.end, counterpart=_over(last.counterpart, mark.counterpart), needs=last.needs | mark.needs
            )
    return tuple(found)


def _over(one: Span | None, other: Span | None) -> Span | None:
    """The stretch that spans both, where they stand in one paragraph."""
    if one is None or other is None or one.paragraph != other.paragraph:
        return one
    return Span(one.paragraph, min(one.start, other.start), max(one.end, other.end))


def link_marks(left: Article, right: Article, link: Link) -> LinkMarks:
    """The runs of one link; of two ways to read it that are equally good, always the same one from either side."""
    ends = {Side.LEFT: (left, link.left), Side.RIGHT: (right, link.right)}
    if _texts(*ends[Side.LEFT]) <= _texts(*ends[Side.RIGHT]):
        return _marks(ends, link)
    turned = _marks({side: ends[side.other] for side in Side}, link)
    return LinkMarks(turned.right, turned.left)


def _marks(ends: Ends, link: Link) -> LinkMarks:
    if link.relation is Relation.SAME:
        return _whole_ends(ends)
    near = {side: (article, _first_part(spans)) for side, (article, spans) in ends.items()}
    tokens = {side: tokens_of(article, spans) for side, (article, spans) in near.items()}
    tiles = tiles_of(tokens[Side.LEFT], tokens[Side.RIGHT])
    marks = _Runs(near, tokens, tiles).marks()
    if near == ends:
        return marks
    found = {Side.LEFT: marks.left, Side.RIGHT: marks.right}
    return LinkMarks(*(_with_rest(found[side], ends[side][1], near[side][1]) for side in Side))


def _texts(article: Article, spans: tuple[Span, ...]) -> list[str]:
    return [article.paragraphs[span.paragraph].text[span.start : span.end] for span in spans]


def _first_part(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans as far as they are looked at word by word."""
    left, kept = LOOKED_AT, list[Span]()
    for span in spans:
        if left > 0:
            kept.append(Span(span.paragraph, span.start, min(span.end, span.start + left)))
            left -= span.end - span.start
    return tuple(kept)


def _with_rest(
    marks: dict[int, tuple[Mark, ...]], spans: tuple[Span, ...], near: tuple[Span, ...]
) -> dict[int, tuple[Mark, ...]]:
    """What lies beyond the first part is altered as a whole."""
    result = dict(marks)
    for number, span in enumerate(spans):
        start = near[number].end if number < len(near) else span.start
        if start < span.end:
            rest = Mark(start, span.end, MarkKind.ALTERED)
            result[span.paragraph] = (*result.get(span.paragraph, ()), rest)
    return result


def _whole_ends(ends: Ends) -> LinkMarks:
    """Both ends shared as they are, cut where they are not written alike."""
    places = _unlike_places(ends)
    result: dict[Side, dict[int, tuple[Mark, ...]]] = {side: {} for side in Side}
    for side, (_, spans) in ends.items():
        others = ends[side.other][1]
        for number, span in enumerate(spans):
            within = [unlike for unlike in places if _lies_in(unlike.place(side), span)]
            marks = cut(span, others[min(number, len(others) - 1)], side, within)
            result[side][span.paragraph] = (*result[side].get(span.paragraph, ()), *marks)
    return LinkMarks(result[Side.LEFT], result[Side.RIGHT])


def _unlike_places(ends: Ends) -> tuple[Unlike, ...]:
    shown = {side: _texts(*end) for side, end in ends.items()}
    if shown[Side.LEFT] == shown[Side.RIGHT] or any(sum(map(len, parts)) > LOOKED_AT for parts in shown.values()):
        return ()
    words = {side: tokens_of(article, spans) for side, (article, spans) in ends.items()}
    return in_whole({side: _wording(article, spans, words[side]) for side, (article, spans) in ends.items()})


def _wording(article: Article, spans: tuple[Span, ...], tokens: list[Token], extent: Span | None = None) -> Wording:
    texts = {span.paragraph: article.paragraphs[span.paragraph].text for span in spans}
    return Wording(texts, spans, tokens, extent)


def _lies_in(place: Span, span: Span) -> bool:
    return place.paragraph == span.paragraph and span.start <= place.start and place.end <= span.end


def _of_tile(tile: Tile) -> dict[Side, _Stretch]:
    return {
        Side.LEFT: _Stretch(tile.left, tile.left + tile.length - 1),
        Side.RIGHT: _Stretch(tile.right, tile.right + tile.length - 1),
    }


class _Runs:
    """Turns tiles into the runs of both sides: what is not shared is altered or missing, by what stands opposite."""

    def __init__(
        self,
        ends: Ends,
        tokens: dict[Side, list[Token]],
        tiles: list[Tile],
    ) -> None:
        self._ends = ends
        self._tokens = tokens
        self._tiles = tiles
        content = sum(t.content for side in Side for t in tokens[side])
        shared = 2 * sum(tokens[Side.LEFT][t.left + k].content for t in tiles for k in range(t.length))
        self._few_shared = not content or shared / content < FEW_SHARED
        self._gaps = {side: self._find_gaps(side) for side in Side}

    def marks(self) -> LinkMarks:
        result: dict[Side, dict[int, list[Mark]]] = {side: {} for side in Side}

        def add(side: Side, run: _Stretch, kind: MarkKind, counterpart: Span | None) -> None:
            span = self._extent(side, run)
            result[side].setdefault(span.paragraph, []).append(Mark(span.start, span.end, kind, counterpart))

        def add_against(side: Side, mine: _Stretch, theirs: _Stretch, *, mutual: bool) -> None:
            here, there = self._extent(side, mine), self._extent(side.other, theirs)
            needs = needed(self._text(side, here), self._text(side.other, there)) if mutual else None
            kind = MarkKind.ALTERED if needs is None else MarkKind.SHARED
            mark = Mark(here.start, here.end, kind, there, needs or frozenset())
            result[side].setdefault(here.paragraph, []).append(mark)

        for tile in self._tiles:
            places = self._places_unlike(tile)
            extents = {side: self._extent(side, run) for side, run in _of_tile(tile).items()}
            for side, extent in extents.items():
                marks = cut(extent, extents[side.other], side, places)
                result[side].setdefault(extent.paragraph, []).extend(marks)
        partners = self._partners()
        for side in Side:
            for gap in self._gaps[side]:
                opposite = partners[side].get(gap)
                if not self._worth_a_mark(side, gap, opposite):
                    continue
                if opposite is not None:
                    mine, theirs = self._trimmed(side, gap, opposite)
                    mutual = partners[side.other].get(opposite) == gap
                    add_against(side, self._tidy(side, mine), self._tidy(side.other, theirs), mutual=mutual)
                elif self._few_shared:
                    add(side, self._tidy(side, gap), MarkKind.ALTERED, self._ends[side.other][1][0])
                else:
                    add(side, self._tidy(side, gap), MarkKind.MISSING, None)
        return LinkMarks(*({p: tuple(sorted(m, key=lambda x: x.start)) for p, m in result[s].items()} for s in Side))

    def _places_unlike(self, tile: Tile) -> tuple[Unlike, ...]:
        """Where a shared run is not written alike, the ends of sentences included where both sides end there."""
        runs = _of_tile(tile)
        whole = self._at_edge(runs, first=True), self._at_edge(runs, first=False)
        extents: dict[Side, Span] = {}
        for side, run in runs.items():
            extent, span = self._extent(side, run), self._ends[side][1][self._tokens[side][run.first].span]
            start, end = span.start if whole[0] else extent.start, span.end if whole[1] else extent.end
            extents[side] = Span(span.paragraph, start, end)
        if self._text(Side.LEFT, extents[Side.LEFT]) == self._text(Side.RIGHT, extents[Side.RIGHT]):
            return ()
        sides = {
            side: _wording(*self._ends[side], self._tokens[side][run.first : run.last + 1], extents[side])
            for side, run in runs.items()
        }
        return tuple(unlike(sides[Side.LEFT], sides[Side.RIGHT]))

    def _at_edge(self, runs: dict[Side, _Stretch], *, first: bool) -> bool:
        """Whether a run begins, or ends, with the sentence on both sides."""
        for side, run in runs.items():
            tokens, near = self._tokens[side], run.first if first else run.last
            beyond = near - 1 if first else near + 1
            if 0 <= beyond < len(tokens) and tokens[beyond].span == tokens[near].span:
                return False
        return True

    def _text(self, side: Side, place: Span) -> str:
        return self._ends[side][0].paragraphs[place.paragraph].text[place.start : place.end]

    def _worth_a_mark(self, side: Side, gap: _Stretch, opposite: _Stretch | None) -> bool:
        mine = self._tokens[side][gap.first : gap.last + 1]
        if opposite is None:
            return says_something(mine)
        theirs = self._tokens[side.other][opposite.first : opposite.last + 1]
        if inflected(mine, theirs):
            return False
        return says_something(mine) or says_something(theirs)

    def _find_gaps(self, side: Side) -> list[_Stretch]:
        tokens = self._tokens[side]
        shared = [False] * len(tokens)
        for tile in self._tiles:
            first = tile.left if side is Side.LEFT else tile.right
            shared[first : first + tile.length] = [True] * tile.length
        gaps: list[_Stretch] = []
        begin: int | None = None
        for k in range(len(tokens) + 1):
            cut = k == len(tokens) or shared[k] or (begin is not None and tokens[k].span != tokens[begin].span)
            if cut and begin is not None:
                if any(token.content or token.negation for token in tokens[begin:k]):
                    gaps.append(_Stretch(begin, k - 1))
                begin = None
            if k < len(tokens) and not shared[k] and begin is None:
                begin = k
        return gaps

    def _partners(self) -> dict[Side, dict[_Stretch, _Stretch]]:
        """Gaps that stand after, or before, the same shared run (or the same end of the link) face each other."""
        after: dict[Side, dict[int, _Stretch]] = {side: {} for side in Side}
        before: dict[Side, dict[int, _Stretch]] = {side: {} for side in Side}
        for side in Side:
            begins = [(tile.left if side is Side.LEFT else tile.right) for tile in self._tiles]
            edges = [(begin, begin + tile.length) for begin, tile in zip(begins, self._tiles, strict=True)]
            starts = {start: number for number, (start, _) in enumerate(edges)} | {len(self._tokens[side]): -2}
            stops = {stop: number for number, (_, stop) in enumerate(edges)} | {0: -1}
            for gap in self._gaps[side]:
                if gap.first in stops:
                    after[side][stops[gap.first]] = gap
                if gap.last + 1 in starts:
                    before[side][starts[gap.last + 1]] = gap
        result: dict[Side, dict[_Stretch, _Stretch]] = {side: {} for side in Side}
        for side in Side:
            for table in (before, after):
                for anchor, gap in table[side].items():
                    if anchor in table[side.other]:
                        result[side][gap] = table[side.other][anchor]
        return result

    def _trimmed(self, side: Side, mine: _Stretch, theirs: _Stretch) -> tuple[_Stretch, _Stretch]:
        """Both gaps without the function words that they begin or end with alike."""
        a, b = self._tokens[side], self._tokens[side.other]
        first_a, last_a, first_b, last_b = mine.first, mine.last, theirs.first, theirs.last
        while first_a < last_a and first_b < last_b and a[first_a].form == b[first_b].form:
            first_a, first_b = first_a + 1, first_b + 1
        while first_a < last_a and first_b < last_b and a[last_a].form == b[last_b].form:
            last_a, last_b = last_a - 1, last_b - 1
        return _Stretch(first_a, last_a), _Stretch(first_b, last_b)

    def _tidy(self, side: Side, run: _Stretch) -> _Stretch:
        """The run without a possessive ending before it and function words after it: they belong to its neighbours."""
        tokens = self._tokens[side]
        first, last = run.first, run.last
        while first < last and tokens[first].form == "'s":
            first += 1
        while last > first and not (tokens[last].content or tokens[last].negation):
            last -= 1
        return _Stretch(first, last)

    def _extent(self, side: Side, run: _Stretch) -> Span:
        """The place of a run in its paragraph, with the quotation marks, signs and brackets that touch it."""
        article, spans = self._ends[side]
        tokens = self._tokens[side]
        span = spans[tokens[run.first].span]
        text = article.paragraphs[span.paragraph].text
        start, end = tokens[run.first].start, tokens[run.last].end
        lowest = span.start
        if run.first and tokens[run.first - 1].span == tokens[run.first].span:
            lowest = tokens[run.first - 1].end
        highest = (
            tokens[run.last + 1].start
            if run.last + 1 < len(tokens) and tokens[run.last + 1].span == tokens[run.last].span
            else span.end
        )
        while start > lowest and text[start - 1] in _OPENING and not (start - 1 == lowest and lowest > span.start):
            start -= 1
        while end < highest and text[end] in _CLOSING and end + 1 <= highest:
            end += 1
        return Span(span.paragraph, start, end)

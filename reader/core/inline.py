"""Marks without confetti: which runs inside a link are shared, altered or missing, decided on words.

In-order runs come from diff-match-patch over words; phrases that stand elsewhere in the link are then found by greedy
string tiling (Wise 1993, YAP3).  A shared run needs a content word, and between two shared runs there is at most one
altered run a side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from reader.core.languages import NEGATIONS, function_words
from reader.core.model import Article, Link, Mark, MarkKind, Relation, Side, Span
from reader.core.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

DEADLINE = 0.25
"""Seconds diff-match-patch may spend on one link."""
FEW_SHARED = 0.22
"""Below this share of common content words the two ends are one altered passage each, with shared phrases inside."""
SMALL = 5
"""Characters of content below which words that only one side has get no mark."""
STEM, ENDING = 4, 2
"""Letters that two forms of one word have in common at least, and after them at most."""
TILING_LIMIT = 4000
"""Unmatched words of one end above which phrases out of order are not looked for."""

_OPENING = "“‘«‹„‚\"'([$£€¥¿¡"
_CLOSING = "”’»›“\"')]%°"


@dataclass(frozen=True, slots=True)
class _Token:
    span: int
    start: int
    end: int
    form: str
    content: bool
    strong: bool
    """A number or a word written with a capital: worth an anchor of its own."""
    negation: bool


@dataclass(frozen=True, slots=True)
class _Tile:
    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive tokens of one span, first and last included by index; shared with `partners` tile, or a gap."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class LinkMarks:
    """The runs of one link on both sides, by paragraph; white space and lone function words are in no run."""

    left: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    right: dict[int, tuple[Mark, ...]] = field(default_factory=dict)

    def of(self, side: Side, paragraph: int) -> tuple[Mark, ...]:
        return (self.left if side is Side.LEFT else self.right).get(paragraph, ())


def paragraph_marks(text: str, runs: Sequence[Mark], missing: Sequence[Span]) -> tuple[Mark, ...]:
    """Runs and missing sentences of one paragraph, with NEUTRAL marks between them so that all of `text` is covered."""
    placed = sorted(
        [*runs, *(Mark(span.start, span.end, MarkKind.MISSING) for span in missing)],
        key=lambda mark: (mark.start, mark.end),
    )
    covered: list[Mark] = []
    position = 0
    for mark in placed:
        start = max(mark.start, position)
        end = min(mark.end, len(text))
        if end <= start:
            continue
        if start > position:
            covered.append(Mark(position, start, MarkKind.NEUTRAL))
        covered.append(Mark(start, end, mark.kind, mark.counterpart))
        position = end
    if position < len(text):
        covered.append(Mark(position, len(text), MarkKind.NEUTRAL))
    return tuple(covered)


def link_marks(left: Article, right: Article, link: Link) -> LinkMarks:
    """The runs of one link."""
    ends = {Side.LEFT: (left, link.left), Side.RIGHT: (right, link.right)}
    if link.relation is Relation.SAME:
        return _whole_ends(ends, MarkKind.SHARED)
    tokens = {side: _tokens(article, spans) for side, (article, spans) in ends.items()}
    tiles = _tiles(tokens[Side.LEFT], tokens[Side.RIGHT])
    return _Runs(ends, tokens, tiles).marks()


def _whole_ends(ends: dict[Side, tuple[Article, tuple[Span, ...]]], kind: MarkKind) -> LinkMarks:
    result: dict[Side, dict[int, tuple[Mark, ...]]] = {side: {} for side in Side}
    for side, (_, spans) in ends.items():
        others = ends[side.other][1]
        for number, span in enumerate(spans):
            mark = Mark(span.start, span.end, kind, others[min(number, len(others) - 1)])
            result[side][span.paragraph] = (*result[side].get(span.paragraph, ()), mark)
    return LinkMarks(result[Side.LEFT], result[Side.RIGHT])


def _tokens(article: Article, spans: tuple[Span, ...]) -> list[_Token]:
    glue = function_words(article.language)
    found: list[_Token] = []
    for number, span in enumerate(spans):
        text = article.paragraphs[span.paragraph].text[span.start : span.end]
        for position, word in enumerate(words(text)):
            shown = text[word.start]
            content = word.form not in glue and word.form != "'s"
            strong = content and (shown.isdigit() or (position > 0 and shown.isupper()))
            negation = word.form in NEGATIONS
            place = span.start + word.start, span.start + word.end
            found.append(_Token(number, *place, word.form, content, strong, negation))
    return found


def _tiles(left: list[_Token], right: list[_Token]) -> list[_Tile]:
    """Shared runs, non-overlapping, in left order: first those in order, then phrases that stand elsewhere."""
    tiles: list[_Tile] = []
    for tile in _common_in_order(left, right):
        tiles.extend(_worth_showing(tile, left, right))
    tiles.extend(_common_elsewhere(left, right, tiles))
    kept = [tile for tile in tiles if any(left[tile.left + k].content for k in range(tile.length))]
    content = sum(t.content for t in left) + sum(t.content for t in right)
    shared = 2 * sum(left[tile.left + k].content for tile in kept for k in range(tile.length))
    if content and shared / content < FEW_SHARED:
        kept = [tile for tile in kept if _is_phrase(left, right, tile)]
    return sorted(kept, key=lambda tile: tile.left)


def _says_something(run: list[_Token]) -> bool:
    """Whether words that only one side has are worth a mark: a lone small word is not, unless it negates or counts."""
    if any(token.strong or token.negation for token in run):
        return True
    return sum(len(token.form) for token in run if token.content) >= SMALL


def _inflected(mine: list[_Token], theirs: list[_Token]) -> bool:
    """Whether the two runs are one word with two endings ("Korea's", "Korean"), which is no difference to a reader."""
    stems = [[token.form for token in run if token.content] for run in (mine, theirs)]
    if len(stems[0]) != 1 or len(stems[1]) != 1:
        return False
    one, other = stems[0][0], stems[1][0]
    common = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= STEM and max(len(one), len(other)) - common <= ENDING and one.isalpha() and other.isalpha()


def _is_phrase(left: list[_Token], right: list[_Token], tile: _Tile) -> bool:
    run = left[tile.left : tile.left + tile.length]
    same = right[tile.right : tile.right + tile.length]
    return sum(t.content for t in run) >= 2 or any(t.strong for t in (*run, *same))


def _common_in_order(left: list[_Token], right: list[_Token]) -> list[_Tile]:
    alphabet: dict[str, str] = {}

    def letter(form: str) -> str:
        if form not in alphabet:
            code = 0x100 + len(alphabet)
            alphabet[form] = chr(code if code < 0xD800 else code + 0x800)  # surrogates are no characters
        return alphabet[form]

    engine = diff_match_patch()
    engine.Diff_Timeout = DEADLINE
    edits = engine.diff_main("".join(letter(t.form) for t in left), "".join(letter(t.form) for t in right), False)
    engine.diff_cleanupSemantic(edits)
    tiles: list[_Tile] = []
    i = j = 0
    for operation, run in edits:
        if operation == 0:
            tiles.append(_Tile(i, j, len(run)))
        i += len(run) if operation <= 0 else 0
        j += len(run) if operation >= 0 else 0
    return tiles


def _worth_showing(tile: _Tile, left: list[_Token], right: list[_Token]) -> list[_Tile]:
    """The tile cut where either side changes sentence, and without pieces made of function words alone."""
    pieces: list[_Tile] = []
    begin = 0
    for k in range(1, tile.length + 1):
        if (
            k == tile.length
            or left[tile.left + k].span != left[tile.left + k - 1].span
            or right[tile.right + k].span != right[tile.right + k - 1].span
        ):
            if any(left[tile.left + p].content for p in range(begin, k)):
                pieces.append(_Tile(tile.left + begin, tile.right + begin, k - begin))
            begin = k
    return pieces


def _common_elsewhere(left: list[_Token], right: list[_Token], taken: list[_Tile]) -> list[_Tile]:
    """Phrases of two content words, names and numbers that both sides have at different places."""
    free_left = [True] * len(left)
    free_right = [True] * len(right)
    for tile in taken:
        free_left[tile.left : tile.left + tile.length] = [False] * tile.length
        free_right[tile.right : tile.right + tile.length] = [False] * tile.length
    if sum(free_left) > TILING_LIMIT or sum(free_right) > TILING_LIMIT:
        return []
    places: dict[str, list[int]] = {}
    for j, token in enumerate(right):
        if free_right[j] and token.content:
            places.setdefault(token.form, []).append(j)
    candidates: list[tuple[int, int, int]] = []
    for i, token in enumerate(left):
        for j in places.get(token.form, ()) if free_left[i] and token.content else ():
            length = _common_length(left, right, free_left, free_right, i, j)
            candidates.append((-length, i, j))
    found: list[_Tile] = []
    for negative, i, j in sorted(candidates):
        if not (free_left[i] and free_right[j]):
            continue
        length = min(-negative, _common_length(left, right, free_left, free_right, i, j))
        tile = _Tile(i, j, length)
        if length and _is_phrase(left, right, tile):
            found.append(tile)
            free_left[i : i + length] = [False] * length
            free_right[j : j + length] = [False] * length
    return found


def _common_length(
    left: list[_Token], right: list[_Token], free_left: list[bool], free_right: list[bool], i: int, j: int
) -> int:
    """Length of the common free run that begins at i and j, within one sentence a side, ending in a content word."""
    length = ends_well = 0
    while (
        i + length < len(left)
        and j + length < len(right)
        and free_left[i + length]
        and free_right[j + length]
        and left[i + length].form == right[j + length].form
        and left[i + length].span == left[i].span
        and right[j + length].span == right[j].span
    ):
        length += 1
        if left[i + length - 1].content:
            ends_well = length
    return ends_well


class _Runs:
    """Turns tiles into the runs of both sides: what is not shared is altered or missing, by what stands opposite."""

    def __init__(
        self,
        ends: dict[Side, tuple[Article, tuple[Span, ...]]],
        tokens: dict[Side, list[_Token]],
        tiles: list[_Tile],
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

        for tile in self._tiles:
            runs = {
                Side.LEFT: _Stretch(tile.left, tile.left + tile.length - 1),
                Side.RIGHT: _Stretch(tile.right, tile.right + tile.length - 1),
            }
            for side in Side:
                add(side, runs[side], MarkKind.SHARED, self._extent(side.other, runs[side.other]))
        partners = self._partners()
        for side in Side:
            for gap in self._gaps[side]:
                opposite = partners[side].get(gap)
                if not self._worth_a_mark(side, gap, opposite):
                    continue
                if opposite is not None:
                    mine, theirs = self._trimmed(side, gap, opposite)
                    counterpart = self._extent(side.other, self._tidy(side.other, theirs))
                    add(side, self._tidy(side, mine), MarkKind.ALTERED, counterpart)
                elif self._few_shared:
                    add(side, self._tidy(side, gap), MarkKind.ALTERED, self._ends[side.other][1][0])
                else:
                    add(side, self._tidy(side, gap), MarkKind.MISSING, None)
        return LinkMarks(*({p: tuple(sorted(m, key=lambda x: x.start)) for p, m in result[s].items()} for s in Side))

    def _worth_a_mark(self, side: Side, gap: _Stretch, opposite: _Stretch | None) -> bool:
        mine = self._tokens[side][gap.first : gap.last + 1]
        if opposite is None:
            return _says_something(mine)
        theirs = self._tokens[side.other][opposite.first : opposite.last + 1]
        if _inflected(mine, theirs):
            return False
        return _says_something(mine) or _says_something(theirs)

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

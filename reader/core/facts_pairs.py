"""Two sentences of one link made ready to be compared, and how a fact about them is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.facts_items import Gap, Item, Names, gaps, items, likeness
from reader.core.facts_lexicon import Lexicon, lexicon
from reader.core.model import Fact, FactKind, Link, ParagraphKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.comparison import Comparison

WEIGHTS = {
    FactKind.NUMBER: 0.95,
    FactKind.NEGATION: 0.9,
    FactKind.SPEAKER: 0.85,
    FactKind.DATE: 0.8,
    FactKind.NAME: 0.8,
    FactKind.PLACE: 0.75,
    FactKind.CONDITION: 0.65,
    FactKind.HEDGE: 0.6,
    FactKind.QUOTATION: 0.5,
    FactKind.SCOPE: 0.5,
    FactKind.ATTRIBUTION: 0.3,
}
_HEADLINES = frozenset((ParagraphKind.TITLE, ParagraphKind.HEADING))
_ALIKE_ENOUGH = 0.15


Told = tuple[tuple[Item, ...], str]


@dataclass(frozen=True)
class Pair:
    """Two sentences of one link that say the most of each other."""

    link: int
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    spans: tuple[Span, Span]
    alike: float
    gaps: tuple[Gap, ...]
    known: tuple[frozenset[str], frozenset[str]]
    """The keys of everything the link says on the left, and on the right."""
    named: tuple[frozenset[str], frozenset[str]]
    """The keys of the entities among them."""
    told: tuple[tuple[Told, ...], tuple[Told, ...]]
    """All sentences of the link on the left, and on the right, each with the text of its paragraph."""
    texts: tuple[str, str]
    """The paragraphs that the two sentences stand in."""
    words: tuple[Lexicon, Lexicon]
    headline: bool
    """One of the two is a headline, which names no sources."""


def pairs_of(comparison: Comparison, index: int, link: Link, names: Names) -> list[Pair]:
    left = [items(comparison.left, Side.LEFT, span, names) for span in link.left]
    right = [items(comparison.right, Side.RIGHT, span, names) for span in link.right]
    table = [[likeness(one, other) for other in right] for one in left]
    chosen = {(i, max(range(len(right)), key=lambda j: (table[i][j], -j))) for i in range(len(left))}
    chosen |= {(max(range(len(left)), key=lambda i: (table[i][j], -i)), j) for j in range(len(right))}
    known = (
        frozenset(item.key for sentence in left for item in sentence),
        frozenset(item.key for sentence in right for item in sentence),
    )
    named = (
        frozenset(item.key for sentence in left for item in sentence if item.entity is not None),
        frozenset(item.key for sentence in right for item in sentence if item.entity is not None),
    )
    paragraphs = [[comparison.article(side).paragraphs[span.paragraph] for span in link.spans(side)] for side in Side]
    texts = [[paragraph.text for paragraph in one_side] for one_side in paragraphs]
    told = (tuple(zip(left, texts[0], strict=True)), tuple(zip(right, texts[1], strict=True)))
    lexicons = (lexicon(comparison.left.language), lexicon(comparison.right.language))
    return [
        Pair(
            index,
            left[i],
            right[j],
            (link.left[i], link.right[j]),
            table[i][j],
            tuple(gaps(left[i], right[j])),
            known,
            named,
            told,
            (texts[0][i], texts[1][j]),
            lexicons,
            any(paragraph.kind in _HEADLINES for paragraph in (*paragraphs[0][i : i + 1], *paragraphs[1][j : j + 1])),
        )
        for i, j in sorted(chosen)
        if table[i][j] >= _ALIKE_ENOUGH
    ]


def make_fact(kind: FactKind, left: Span | None, right: Span | None, text: str, link: int, alike: float) -> Fact:
    """A fact, the weightier the more alike its sentences are."""
    return Fact(kind, left, right, round(WEIGHTS[kind] * (0.7 + 0.3 * alike), 3), text, link)


def whole(found: Sequence[Item]) -> Span:
    """From the first of some items to the last."""
    return Span(found[0].span.paragraph, found[0].span.start, found[-1].span.end)


def anchored(gap: Gap, pair: Pair) -> bool:
    """Whether the sentences agree on both sides of the gap, or nearly everywhere."""
    if pair.alike >= 0.75 or (pair.alike >= 0.3 and max(gap.before, gap.after) >= 3):
        return gap.before + gap.after > 0
    return gap.before > 0 and gap.after > 0 and pair.alike >= 0.3

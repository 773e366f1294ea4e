"""Facts about who does something: the same deed with other doers, told by the grammar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.facts_pairs import Pair, make_fact
from reader.core.grammar import Deed, Grammar, deeds
from reader.core.model import Fact, FactKind, Side, Span
from reader.core.progress import Cancelled, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.comparison import Comparison
    from reader.core.facts_items import Item, Names


MOST_PARSED = 600
"""So many pairs of sentences are parsed at most; beyond them who does it is not compared."""
_AT_ONCE = 16


def doer_facts(pair: Pair, left: Sequence[Deed], right: Sequence[Deed], names: Names) -> Iterator[Fact]:
    for one in left:
        for other in right:
            same = (one.verb, one.object) == (other.verb, other.object)
            if same or (one.verb == other.verb and one.verb not in _SAYING and _same_matter(one, other, pair)):
                yield from _other_doer(pair, one, other, names)


_SAYING = frozenset(("say", "tell", "report", "add", "call", "ask"))


def _same_matter(one: Deed, other: Deed, pair: Pair) -> bool:
    """Whether a verb with different objects is about the same thing all the same: much alike after it."""
    left = {item.key for item in pair.left if item.span.start >= one.place[1] and item.content}
    right = {item.key for item in pair.right if item.span.start >= other.place[1] and item.content}
    return len(left & right) >= 2


def others_named(pair: Pair) -> bool:
    """Whether the two sentences name entities, and not the same ones in the same order: only then doers can differ."""
    left = [item.key for item in pair.left if item.entity is not None]
    right = [item.key for item in pair.right if item.entity is not None]
    return bool(left) and bool(right) and left != right


def deeds_of(
    comparison: Comparison,
    side: Side,
    spans: Sequence[Span],
    grammar: Grammar,
    cancelled: Cancelled | None = None,
) -> dict[Span, tuple[Deed, ...]]:
    """Who does what in each sentence, with places in its paragraph."""
    paragraphs = comparison.article(side).paragraphs
    unique = list(dict.fromkeys(spans))
    found: dict[Span, tuple[Deed, ...]] = {}
    for start in range(0, len(unique), _AT_ONCE):
        check(cancelled)
        part = unique[start : start + _AT_ONCE]
        parsed = grammar.parse([paragraphs[span.paragraph].text[span.start : span.end] for span in part])
        for span, nodes in zip(part, parsed, strict=True):
            found[span] = tuple(_moved(deed, span.start) for deed in deeds(nodes))
    return found


def _moved(deed: Deed, by: int) -> Deed:
    place = (deed.place[0] + by, deed.place[1] + by)
    return replace(deed, place=place, agents=tuple((start + by, end + by) for start, end in deed.agents))


def _other_doer(pair: Pair, one: Deed, other: Deed, names: Names) -> Iterator[Fact]:
    left, right = _doers(pair.left, one), _doers(pair.right, other)
    if left is None or right is None:
        return
    keys, other_keys = ({item.key for item in doers} for doers in (left, right))
    if keys == other_keys or _heads(pair.left, one) != _heads(pair.right, other):
        return
    shown = tuple(" and ".join(dict.fromkeys(names.entities[i.entity or 0].name for i in d)) for d in (left, right))
    spans = tuple(
        Span(doers[0].span.paragraph, min(doers[0].span.start, deed.place[0]), max(doers[-1].span.end, deed.place[1]))
        for doers, deed in ((left, one), (right, other))
    )
    text = f"Who does it changed ({one.verb}): {shown[0]} / {shown[1]}"
    yield make_fact(FactKind.SPEAKER, spans[0], spans[1], text, pair.link, pair.alike)


def _doers(sentence: Sequence[Item], deed: Deed) -> list[Item] | None:
    """The entities that do it; None where one of the doers is no known entity, and names none."""
    found: list[Item] = []
    for start, end in deed.agents:
        item = next((i for i in sentence if i.entity is not None and i.span.start < end and start < i.span.end), None)
        if item is None:
            return None
        found.append(item)
    return found


def _heads(sentence: Sequence[Item], deed: Deed) -> list[str]:
    """What the doers are beside their names: the troops of Kelmani troops."""
    return sorted(
        item.key
        for start, end in deed.agents
        for item in sentence
        if start <= item.span.start and item.span.end == end and item.entity is None
    )

"""Facts about who and where: another name between equal words, one of several left out, another place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.facts_pairs import Pair, anchored, make_fact, whole
from reader.core.model import EntityKind, Fact, FactKind, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.facts_items import Item, Names

_WHERE = frozenset("in at near to from into of outside en à au aux dans in im nach bei aus a".split())
_LISTED = frozenset((",", "and", ", and", "or", "und", "oder", "et", "ou", "y", "o", "and the", ", the", "as well as"))


def changed_names(pair: Pair, names: Names) -> Iterator[Fact]:
    """Another name between words that agree."""
    for gap in pair.gaps:
        if max(len(gap.left), len(gap.right)) > 3 or not anchored(gap, pair) or pair.alike < 0.35:
            continue
        one = _name_in(gap.left, pair, Side.LEFT)
        other = _name_in(gap.right, pair, Side.RIGHT)
        if one is None or other is None:
            continue
        kinds = {names.entities[item.entity].kind for item in (one[0], other[0]) if item.entity is not None}
        if len(kinds) > 1 and pair.alike < 0.7:
            continue
        yield _changed(pair, one, other, place=EntityKind.PLACE in kinds)


def _name_in(gap: Sequence[Item], pair: Pair, side: Side) -> Sequence[Item] | None:
    """The one name of a gap that the other side does not have; in a near copy, words with capitals will do."""
    entities = [item for item in gap if item.entity is not None]
    if len(entities) == 1 and sum(item.content for item in gap) == 1:
        return entities if _gone(entities[0].key, pair, side) else None
    near = (
        pair.alike >= 0.6
        and bool(gap)
        and all(item.shown[0].isupper() and item.quantity is None and item.content for item in gap)
    )
    begins = bool(gap) and gap[0].span.start in (pair.spans[0].start, pair.spans[1].start)
    return gap if near and (not begins or len(gap) > 1) else None


def _gone(key: str, pair: Pair, side: Side) -> bool:
    """Whether the other side does not have a name; in a near copy, whether it has it less often."""
    if key not in pair.named[1 if side is Side.LEFT else 0]:
        return True
    here, there = (pair.left, pair.right) if side is Side.LEFT else (pair.right, pair.left)
    return pair.alike >= 0.7 and _times(key, here) > _times(key, there)


def _times(key: str, sentence: Sequence[Item]) -> int:
    return sum(item.key == key and item.entity is not None for item in sentence)


def _changed(pair: Pair, one: Sequence[Item], other: Sequence[Item], *, place: bool) -> Fact:
    shown = [" ".join(item.shown for item in found) for found in (one, other)]
    text = f"{'Place' if place else 'Name'} changed: {shown[0]} / {shown[1]}"
    return make_fact(FactKind.PLACE if place else FactKind.NAME, whole(one), whole(other), text, pair.link, pair.alike)


def other_place(pair: Pair, names: Names) -> Iterator[Fact]:
    """The only place that one sentence has alone against the only one that the other has alone."""
    if pair.alike < 0.42:
        return
    one = [item for item in pair.left if _is_place(item, names) and item.key not in pair.named[1]]
    other = [item for item in pair.right if _is_place(item, names) and item.key not in pair.named[0]]
    if len(one) == len(other) == 1 and _where(pair.left, one[0]) and _where(pair.right, other[0]):
        yield _changed(pair, one, other, place=True)


def _is_place(item: Item, names: Names) -> bool:
    return item.entity is not None and names.entities[item.entity].kind is EntityKind.PLACE


def _where(sentence: Sequence[Item], item: Item) -> bool:
    at = sentence.index(item)
    return at > 0 and sentence[at - 1].shown.casefold() in _WHERE


def left_out(pair: Pair, names: Names) -> Iterator[Fact]:
    """One of several named together that the other side leaves out of the same row."""
    if pair.alike < 0.4:
        return
    for one in _rows(pair.left, pair.texts[0]):
        for other in _rows(pair.right, pair.texts[1]):
            keys, other_keys = {item.key for item in one}, {item.key for item in other}
            if len(keys & other_keys) < 2 or keys == other_keys:
                continue
            gone = [item for item in one if item.key not in pair.named[1]]
            new = [item for item in other if item.key not in pair.named[0]]
            if bool(gone) != bool(new):
                side = Side.LEFT if gone else Side.RIGHT
                listed = " and ".join(item.shown for item in gone or new)
                kind = FactKind.PLACE if all(_is_place(item, names) for item in gone or new) else FactKind.NAME
                text = f"Named on the {side} only: {listed}"
                yield make_fact(kind, whole(one), whole(other), text, pair.link, pair.alike)


def _rows(sentence: Sequence[Item], text: str) -> Iterator[list[Item]]:
    """Runs of names that only commas and "and" part."""
    named = [item for item in sentence if item.entity is not None]
    row = named[:1]
    for before, item in pairwise(named):
        between = text[before.span.end : item.span.start].replace("\u00a0", " ").strip().casefold()
        if between in _LISTED:
            row.append(item)
            continue
        if len(row) > 1:
            yield row
        row = [item]
    if len(row) > 1:
        yield row


NAME_RULES = (changed_names, other_place, left_out)

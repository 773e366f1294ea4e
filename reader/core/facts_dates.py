"""Facts about dates: days that cannot be the same, each seen from the day its article was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.dates import in_words, meet
from reader.core.facts_pairs import Pair, anchored, make_fact
from reader.core.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.facts_items import Item, Names


def date_facts(pair: Pair, _names: Names) -> Iterator[Fact]:
    """Dates that stand for each other and cannot be one day; where that cannot be told, nothing is said."""
    left = [item for item in pair.left if item.quantity and item.quantity.is_date]
    right = [item for item in pair.right if item.quantity and item.quantity.is_date]
    told = [[i for items, _ in side for i in items if i.quantity and i.quantity.is_date] for side in pair.told]
    free = [item for item in left if not any(_same(item, other) for other in told[1])]
    other_free = [item for item in right if not any(_same(item, other) for other in told[0])]
    for gap in pair.gaps:
        in_place = pair.alike >= 0.7 and max(len(gap.left), len(gap.right)) <= 2 and gap.before and gap.after
        one = [item for item in gap.left if item in (left if in_place else free)]
        other = [item for item in gap.right if item in (right if in_place else other_free)]
        led = max(len(gap.left), len(gap.right)) == 1 and gap.before >= 2 and pair.alike >= 0.3
        close = led or (max(len(gap.left), len(gap.right)) <= 4 and anchored(gap, pair))
        if len(one) == len(other) == 1 and close and _apart(one[0], other[0]):
            yield _fact(pair, one[0], other[0])
    if len(free) == len(other_free) == 1 and pair.alike >= 0.5 and _apart(free[0], other_free[0]):
        yield _fact(pair, free[0], other_free[0])


def _same(one: Item, other: Item) -> bool:
    """Whether two dates say the same, as far as they say it, or can by their articles' own dates be the same day."""
    if one.quantity is None or other.quantity is None:
        return False
    return one.quantity.matches(other.quantity) or (meet(one.when, other.when) is True and one.quantity.kind != "time")


def _apart(one: Item, other: Item) -> bool:
    """Whether two dates cannot be the same: they contradict each other as written, or by their articles' dates."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return False
    if meet(one.when, other.when) is False:
        return True
    if a.kind != b.kind:
        return False
    if a.kind == "date":
        return all(
            any(x != -1 and y != -1 and x != y for x, y in zip(p, q, strict=True))
            for p in a.readings
            for q in b.readings
        )
    return True


def _fact(pair: Pair, one: Item, other: Item) -> Fact:
    a, b = one.quantity, other.quantity
    unlike = a is not None and b is not None and (a.kind != b.kind or _shape(one) != _shape(other))
    said = [f"{item.shown}{_meaning(item, unlike=unlike)}" for item in (one, other)]
    text = f"Date changed: {said[0]} / {said[1]}"
    return make_fact(FactKind.DATE, one.span, other.span, text, pair.link, pair.alike)


def _shape(item: Item) -> list[bool]:
    return [part != -1 for part in item.quantity.date] if item.quantity else []


def _meaning(item: Item, *, unlike: bool) -> str:
    """What a date means by its article's own date, where that helps, and that it is ambiguous where it is."""
    quantity = item.quantity
    if quantity is not None and len(quantity.readings) > 1:
        return f" (ambiguous: {' or '.join(in_words(days) for days in item.when)})"
    if not unlike or not item.when or (quantity is not None and quantity.date[0] != -1):
        return ""
    return f" ({' or '.join(in_words(days) for days in item.when)})"

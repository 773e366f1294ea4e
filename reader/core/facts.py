"""What differs inside links, typed: another number, date, name or doer, a negation, hedge or quotation marks lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.facts_items import Item, Names, names_of
from reader.core.facts_quotes import quotation_facts
from reader.core.model import EntityKind, Fact, FactKind, Link, Side, Span
from reader.core.progress import Cancelled, Progress, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.comparison import Comparison
    from reader.core.entities_model import Gazetteer
    from reader.core.grammar import Grammar
from reader.core.facts_doers import MOST_PARSED, deeds_of, doer_facts, others_named
from reader.core.facts_pairs import WEIGHTS, Pair, anchored, make_fact, pairs_of, whole
from reader.core.facts_words import WORD_RULES


def find_facts(
    comparison: Comparison,
    gazetteer: Gazetteer,
    left_grammar: Grammar | None = None,
    right_grammar: Grammar | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Fact, ...]:
    """The facts of a comparison whose entities are known, those a reader would most want to know first."""
    names = names_of(comparison.entities, gazetteer)
    found: list[Fact] = []
    pairs: list[Pair] = []
    for index, link in enumerate(comparison.links):
        check(cancelled)
        if progress and index % 50 == 0:
            progress("facts", 0.7 * index / len(comparison.links))
        if link.left and link.right and not _identical(comparison, link):
            own = pairs_of(comparison, index, link, names)
            pairs.extend(own)
            found.extend(fact for pair in own for rule in _RULES for fact in rule(pair, names))
            found.extend(quotation_facts(comparison, index, link, WEIGHTS[FactKind.QUOTATION]))
    if left_grammar is not None and right_grammar is not None:
        asked = [pair for pair in pairs if others_named(pair)][:MOST_PARSED]
        left = deeds_of(comparison, Side.LEFT, [pair.spans[0] for pair in asked], left_grammar, cancelled)
        right = deeds_of(comparison, Side.RIGHT, [pair.spans[1] for pair in asked], right_grammar, cancelled)
        for pair in asked:
            found.extend(doer_facts(pair, left[pair.spans[0]], right[pair.spans[1]], names))
    if progress:
        progress("facts", 1.0)
    kept = _without_doubles(found)
    return tuple(sorted(kept, key=lambda fact: (-fact.weight, fact.link, fact.left or Span(0, 0, 0), fact.kind)))


def _identical(comparison: Comparison, link: Link) -> bool:
    def shown(side: Side) -> list[str]:
        paragraphs = comparison.article(side).paragraphs
        return [paragraphs[s.paragraph].text[s.start : s.end] for s in link.spans(side)]

    return shown(Side.LEFT) == shown(Side.RIGHT)


def _without_doubles(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for one place: of two that overlap on both sides, the weightier, then the first."""
    kept: dict[tuple[int, bool], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: -fact.weight):
        same = kept.setdefault((fact.link, fact.kind is FactKind.QUOTATION), [])
        if not any(_overlap(fact.left, other.left) and _overlap(fact.right, other.right) for other in same):
            same.append(fact)
    return [fact for facts in kept.values() for fact in facts]


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


# Numbers and dates ---------------------------------------------------------------------------------------------


def _numbers(pair: Pair, _names: Names) -> Iterator[Fact]:
    left = [item for item in pair.left if item.quantity and not item.quantity.is_date and item.key not in pair.known[1]]
    right = [
        item for item in pair.right if item.quantity and not item.quantity.is_date and item.key not in pair.known[0]
    ]
    for gap in pair.gaps:
        one = [item for item in gap.left if item in left]
        other = [item for item in gap.right if item in right]
        close = max(len(gap.left), len(gap.right)) <= 5 and anchored(gap, pair)
        if len(one) == len(other) == 1 and close and _differs(one[0], other[0], strict=True):
            yield _number_fact(pair, one[0], other[0])
    for item in left if pair.alike >= 0.3 else ():
        same_unit = [other for other in right if _same_unit(item, other)]
        rivals = [other for other in left if _same_unit(item, other)]
        if len(same_unit) == 1 and len(rivals) == 1 and _differs(item, same_unit[0], strict=False):
            yield _number_fact(pair, item, same_unit[0])


def _same_unit(one: Item, other: Item) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.kind != b.kind or a.unit != b.unit or len(a.unit) < 3:
        return False
    return not a.rate or not b.rate or a.rate == b.rate


def _differs(one: Item, other: Item, *, strict: bool) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.agrees(b):
        return False
    if "ordinal" in (a.kind, b.kind) or "score" in (a.kind, b.kind):
        return a.kind == b.kind
    return a.kind == b.kind or strict


def _number_fact(pair: Pair, one: Item, other: Item) -> Fact:
    text = f"Number changed: {one.shown} / {other.shown}"
    return make_fact(FactKind.NUMBER, one.span, other.span, text, pair.link, pair.alike)


def _counted_since(pair: Pair, _names: Names) -> Iterator[Fact]:
    """ "its first since 2017" against "its seventh test since 2017": counted from the same day, another number."""
    for one in _since(pair.left):
        for other in _since(pair.right):
            a, b = one[0].quantity, other[0].quantity
            if one[-1].key == other[-1].key and a is not None and b is not None and not a.agrees(b):
                left, right = whole(one), whole(other)
                text = f"Counted differently since {one[-1].shown}: {one[0].shown} / {other[0].shown}"
                yield make_fact(FactKind.NUMBER, left, right, text, pair.link, pair.alike)


def _since(sentence: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for position, item in enumerate(sentence):
        if item.quantity is None or not item.quantity.is_date or not position or sentence[position - 1].key != "sinc":
            continue
        for back in range(position - 2, max(-1, position - 7), -1):
            quantity = sentence[back].quantity
            if quantity is not None and not quantity.is_date:
                yield sentence[back : position + 1]
                break


def _dates(pair: Pair, _names: Names) -> Iterator[Fact]:
    left = [item for item in pair.left if item.quantity and item.quantity.is_date]
    right = [item for item in pair.right if item.quantity and item.quantity.is_date]
    free = [item for item in left if not any(_matches(item, other) for other in right)]
    other_free = [item for item in right if not any(_matches(item, other) for other in left)]
    for gap in pair.gaps:
        one = [item for item in gap.left if item in free]
        other = [item for item in gap.right if item in other_free]
        close = max(len(gap.left), len(gap.right)) <= 4 and anchored(gap, pair)
        if len(one) == len(other) == 1 and close and _same_shape(one[0], other[0]):
            yield _date_fact(pair, one[0], other[0])
    if len(free) == len(other_free) == 1 and pair.alike >= 0.5 and _same_shape(free[0], other_free[0]):
        yield _date_fact(pair, free[0], other_free[0])


def _matches(one: Item, other: Item) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.matches(other.quantity)


def _same_shape(one: Item, other: Item) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.kind != b.kind:
        return False
    return a.kind != "date" or any(x != -1 and y != -1 and x != y for x, y in zip(a.date, b.date, strict=True))


def _date_fact(pair: Pair, one: Item, other: Item) -> Fact:
    text = f"Date changed: {one.shown} / {other.shown}"
    return make_fact(FactKind.DATE, one.span, other.span, text, pair.link, pair.alike)


# Names ---------------------------------------------------------------------------------------------------------

_PEOPLE = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION))


def _changed_names(pair: Pair, names: Names) -> Iterator[Fact]:
    for gap in pair.gaps:
        if max(len(gap.left), len(gap.right)) > 3 or not anchored(gap, pair) or pair.alike < 0.35:
            continue
        one = _name_in(gap.left, pair.named[1], pair)
        other = _name_in(gap.right, pair.named[0], pair)
        if one is None or other is None:
            continue
        kinds = {names.entities[item.entity].kind for item in (one[0], other[0]) if item.entity is not None}
        if len(kinds) > 1 and pair.alike < 0.7:
            continue
        place = EntityKind.PLACE in kinds
        left, right = whole(one), whole(other)
        text = f"{'Place' if place else 'Name'} changed: {_written(one)} / {_written(other)}"
        yield make_fact(FactKind.PLACE if place else FactKind.NAME, left, right, text, pair.link, pair.alike)


def _name_in(gap: Sequence[Item], elsewhere: frozenset[str], pair: Pair) -> Sequence[Item] | None:
    """The one name of a gap that the other side does not have; in a near copy, words with capitals will do."""
    entities = [item for item in gap if item.entity is not None]
    if len(entities) == 1 and sum(item.content for item in gap) == 1:
        return entities if entities[0].key not in elsewhere else None
    near = (
        pair.alike >= 0.6
        and bool(gap)
        and all(item.shown[0].isupper() and item.quantity is None and item.content for item in gap)
    )
    return gap if near and gap[0].span.start not in (pair.spans[0].start, pair.spans[1].start) else None


def _written(found: Sequence[Item]) -> str:
    return " ".join(item.shown for item in found)


_RULES = (_numbers, _counted_since, _dates, _changed_names, *WORD_RULES)

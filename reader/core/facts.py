"""What differs inside links, typed: another number, date, name or doer, a negation, hedge or quotation marks lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.facts_items import Gap, Item, Names, gaps, items, likeness, names_of
from reader.core.facts_quotes import quotation_facts
from reader.core.grammar import Deed, Grammar, deeds
from reader.core.model import EntityKind, Fact, FactKind, Link, Side, Span
from reader.core.progress import Cancelled, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.comparison import Comparison
    from reader.core.entities_model import Gazetteer

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
_NEGATIONS = frozenset("not no never without neither nor cannot none nobody nothing".split())
_HEDGES = frozenset(
    """perceived alleged allegedly reportedly apparent apparently purported purportedly suspected supposed supposedly
    possibly possible perhaps probably likely may might could seemingly believed claimed presumed presumably
    potentially""".split()
)
_NUMBER_HEDGES = frozenset("about around approximately roughly nearly almost least than to over some under".split())
_CONDITIONS = frozenset("if unless provided".split())
_SCOPES = frozenset("all every most many some always ever only entire whole none".split())
_ALIKE_ENOUGH = 0.22


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


def find_facts(
    comparison: Comparison,
    gazetteer: Gazetteer,
    left_grammar: Grammar | None = None,
    right_grammar: Grammar | None = None,
    *,
    cancelled: Cancelled | None = None,
) -> tuple[Fact, ...]:
    """The facts of a comparison whose entities are known, those a reader would most want to know first."""
    names = names_of(comparison.entities, gazetteer)
    found: list[Fact] = []
    pairs: list[Pair] = []
    for index, link in enumerate(comparison.links):
        check(cancelled)
        if link.left and link.right and not _identical(comparison, link):
            pairs.extend(_pairs(comparison, index, link, names))
            found.extend(quotation_facts(comparison, index, link, WEIGHTS[FactKind.QUOTATION]))
    for pair in pairs:
        for rule in _RULES:
            found.extend(rule(pair, names))
    check(cancelled)
    if left_grammar is not None and right_grammar is not None:
        left = _deeds(comparison, Side.LEFT, [pair.spans[0] for pair in pairs], left_grammar)
        right = _deeds(comparison, Side.RIGHT, [pair.spans[1] for pair in pairs], right_grammar)
        for pair in pairs:
            found.extend(_speakers(pair, left[pair.spans[0]], right[pair.spans[1]], names))
    kept = _without_doubles(found)
    return tuple(sorted(kept, key=lambda fact: (-fact.weight, fact.link, fact.left or Span(0, 0, 0), fact.kind)))


def _identical(comparison: Comparison, link: Link) -> bool:
    def shown(side: Side) -> list[str]:
        paragraphs = comparison.article(side).paragraphs
        return [paragraphs[s.paragraph].text[s.start : s.end] for s in link.spans(side)]

    return shown(Side.LEFT) == shown(Side.RIGHT)


def _pairs(comparison: Comparison, index: int, link: Link, names: Names) -> list[Pair]:
    left = [items(comparison.left, Side.LEFT, span, names) for span in link.left]
    right = [items(comparison.right, Side.RIGHT, span, names) for span in link.right]
    table = [[likeness(one, other) for other in right] for one in left]
    chosen = {(i, max(range(len(right)), key=lambda j: (table[i][j], -j))) for i in range(len(left))}
    chosen |= {(max(range(len(left)), key=lambda i: (table[i][j], -i)), j) for j in range(len(right))}
    known = (
        frozenset(item.key for sentence in left for item in sentence),
        frozenset(item.key for sentence in right for item in sentence),
    )
    return [
        Pair(
            index, left[i], right[j], (link.left[i], link.right[j]), table[i][j], tuple(gaps(left[i], right[j])), known
        )
        for i, j in sorted(chosen)
        if table[i][j] >= _ALIKE_ENOUGH
    ]


def _without_doubles(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for one place: of two that overlap on both sides, the weightier, then the first."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: -fact.weight):
        if not any(
            _overlap(fact.left, other.left) and _overlap(fact.right, other.right)
            for other in kept
            if (fact.kind is FactKind.QUOTATION) == (other.kind is FactKind.QUOTATION)
        ):
            kept.append(fact)
    return kept


def _overlap(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def _fact(kind: FactKind, left: Span | None, right: Span | None, text: str, link: int, alike: float) -> Fact:
    return Fact(kind, left, right, round(WEIGHTS[kind] * (0.7 + 0.3 * alike), 3), text, link)


def _whole(found: Sequence[Item]) -> Span:
    return Span(found[0].span.paragraph, found[0].span.start, found[-1].span.end)


# Numbers and dates ---------------------------------------------------------------------------------------------


def _numbers(pair: Pair, _names: Names) -> Iterator[Fact]:
    left = [item for item in pair.left if item.quantity and not item.quantity.is_date and item.key not in pair.known[1]]
    right = [
        item for item in pair.right if item.quantity and not item.quantity.is_date and item.key not in pair.known[0]
    ]
    for gap in pair.gaps:
        one = [item for item in gap.left if item in left]
        other = [item for item in gap.right if item in right]
        close = max(len(gap.left), len(gap.right)) <= 5 and _anchored(gap, pair)
        if len(one) == len(other) == 1 and close and _differs(one[0], other[0], strict=True):
            yield _number_fact(pair, one[0], other[0])
    for item in left:
        same_unit = [other for other in right if _same_unit(item, other)]
        rivals = [other for other in left if _same_unit(item, other)]
        if len(same_unit) == 1 and len(rivals) == 1 and _differs(item, same_unit[0], strict=False):
            yield _number_fact(pair, item, same_unit[0])


def _anchored(gap: Gap, pair: Pair) -> bool:
    """Whether the sentences agree on both sides of the gap, or nearly everywhere."""
    if pair.alike >= 0.75:
        return gap.before + gap.after > 0
    return gap.before > 0 and gap.after > 0 and pair.alike >= 0.3


def _same_unit(one: Item, other: Item) -> bool:
    a, b = one.quantity, other.quantity
    return (
        a is not None and b is not None and a.kind == b.kind and bool(a.unit) and a.unit == b.unit and len(a.unit) > 2
    )


def _differs(one: Item, other: Item, *, strict: bool) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.agrees(b):
        return False
    if "ordinal" in (a.kind, b.kind) or "score" in (a.kind, b.kind):
        return a.kind == b.kind
    return a.kind == b.kind or strict


def _number_fact(pair: Pair, one: Item, other: Item) -> Fact:
    text = f"Number changed: {one.shown} / {other.shown}"
    return _fact(FactKind.NUMBER, one.span, other.span, text, pair.link, pair.alike)


def _counted_since(pair: Pair, _names: Names) -> Iterator[Fact]:
    """ "its first since 2017" against "its seventh test since 2017": counted from the same day, another number."""
    for one in _since(pair.left):
        for other in _since(pair.right):
            a, b = one[0].quantity, other[0].quantity
            if one[-1].key == other[-1].key and a is not None and b is not None and not a.agrees(b):
                left, right = _whole(one), _whole(other)
                text = f"Counted differently since {one[-1].shown}: {one[0].shown} / {other[0].shown}"
                yield _fact(FactKind.NUMBER, left, right, text, pair.link, pair.alike)


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
    free = [item for item in left if not any(_agrees(item, other) for other in right)]
    other_free = [item for item in right if not any(_agrees(item, other) for other in left)]
    for gap in pair.gaps:
        one = [item for item in gap.left if item in free]
        other = [item for item in gap.right if item in other_free]
        close = max(len(gap.left), len(gap.right)) <= 4 and _anchored(gap, pair)
        if len(one) == len(other) == 1 and close and _same_shape(one[0], other[0]):
            yield _date_fact(pair, one[0], other[0])
    if len(free) == len(other_free) == 1 and pair.alike >= 0.5 and _same_shape(free[0], other_free[0]):
        yield _date_fact(pair, free[0], other_free[0])


def _agrees(one: Item, other: Item) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.agrees(other.quantity)


def _same_shape(one: Item, other: Item) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.kind != b.kind:
        return False
    return a.kind != "date" or any(x != -1 and y != -1 and x != y for x, y in zip(a.date, b.date, strict=True))


def _date_fact(pair: Pair, one: Item, other: Item) -> Fact:
    text = f"Date changed: {one.shown} / {other.shown}"
    return _fact(FactKind.DATE, one.span, other.span, text, pair.link, pair.alike)


# Names ---------------------------------------------------------------------------------------------------------

_PEOPLE = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION))


def _changed_names(pair: Pair, names: Names) -> Iterator[Fact]:
    for gap in pair.gaps:
        if max(len(gap.left), len(gap.right)) > 3 or not _anchored(gap, pair) or pair.alike < 0.35:
            continue
        one = [item for item in gap.left if item.entity is not None and item.key not in pair.known[1]]
        other = [item for item in gap.right if item.entity is not None and item.key not in pair.known[0]]
        if len(one) == len(other) == 1 and sum(i.content for i in gap.left) == sum(i.content for i in gap.right) == 1:
            kind = names.entities[one[0].entity or 0].kind
            if kind is not names.entities[other[0].entity or 0].kind:
                continue
            place = kind is EntityKind.PLACE
            text = f"{'Place' if place else 'Name'} changed: {one[0].shown} / {other[0].shown}"
            fact_kind = FactKind.PLACE if place else FactKind.NAME
            yield _fact(fact_kind, one[0].span, other[0].span, text, pair.link, pair.alike)


# Small words that turn a sentence ------------------------------------------------------------------------------


def _negations(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.4:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if _negates(item)]
        other = [item for item in gap.right if _negates(item)]
        if bool(one) == bool(other) or not gap.after or not gap.before or _said(gap, one or other) > 1:
            continue
        mark, side = (one[-1], Side.LEFT) if one else (other[-1], Side.RIGHT)
        balance = sum(map(_negates, pair.left)) - sum(map(_negates, pair.right))
        if balance:
            yield _one_sided(FactKind.NEGATION, "Negated", pair, gap, mark, side)


def _negates(item: Item) -> bool:
    return item.quantity is None and (
        item.shown.casefold() in _NEGATIONS or item.shown.casefold().endswith(("n't", "n’t"))
    )


def _said(gap: Gap, apart_from: Sequence[Item]) -> int:
    """How many content words the gap has on its fuller side, the given ones apart."""
    return max(sum(item.content for item in side if item not in apart_from) for side in (gap.left, gap.right))


def _hedges(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.3:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if item.shown.casefold() in _HEDGES]
        other = [item for item in gap.right if item.shown.casefold() in _HEDGES]
        if bool(one) == bool(other) or not gap.after or _said(gap, one or other) > 2:
            continue
        mark, side = (one[-1], Side.LEFT) if one else (other[-1], Side.RIGHT)
        own, sentence = (gap.left, pair.left) if side is Side.LEFT else (gap.right, pair.right)
        following = sentence[sentence.index(own[-1]) + 1]
        if max(len(gap.left), len(gap.right)) > 4 or not (following.content or pair.alike > 0.7):
            continue
        if gap.before or pair.alike > 0.7:
            yield _one_sided(FactKind.HEDGE, "Hedged", pair, gap, mark, side)
    yield from _number_hedges(pair)


def _number_hedges(pair: Pair) -> Iterator[Fact]:
    """ "about 40" against "40"."""
    for position, item in enumerate(pair.left):
        if item.quantity is None or item.quantity.is_date or item.quantity.kind == "ordinal":
            continue
        places = [i for i, other in enumerate(pair.right) if other.key == item.key]
        if len(places) != 1 or sum(other.key == item.key for other in pair.left) != 1:
            continue
        one, other = _hedge_before(pair.left, position), _hedge_before(pair.right, places[0])
        if (one is None) == (other is None):
            continue
        left = Span(item.span.paragraph, (one or item).span.start, item.span.end)
        match = pair.right[places[0]]
        right = Span(match.span.paragraph, (other or match).span.start, match.span.end)
        text = f"Hedged on the {'left' if one else 'right'} only: “{(one or other or item).shown} {item.shown}”"
        yield _fact(FactKind.HEDGE, left, right, text, pair.link, pair.alike)


def _hedge_before(sentence: Sequence[Item], position: int) -> Item | None:
    if position == 0:
        return None
    word = sentence[position - 1].shown.casefold()
    before = sentence[position - 2].shown.casefold() if position > 1 else ""
    if word == "than":
        return sentence[position - 2] if before in ("more", "less", "fewer") else None
    if word == "least":
        return sentence[position - 2] if before == "at" else None
    if word == "to":
        return sentence[position - 2] if before == "up" else None
    return sentence[position - 1] if word in _NUMBER_HEDGES else None


def _conditions(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.55:
        return
    left = [item for item in pair.left if item.shown.casefold() in _CONDITIONS]
    right = [item for item in pair.right if item.shown.casefold() in _CONDITIONS]
    if bool(left) == bool(right):
        return
    for gap in pair.gaps:
        marks = [item for item in (*gap.left, *gap.right) if item in left or item in right]
        if marks:
            side = Side.LEFT if left else Side.RIGHT
            yield _one_sided(FactKind.CONDITION, "Made a condition", pair, gap, marks[0], side, whole=True)


def _scopes(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.5:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if item.shown.casefold() in _SCOPES]
        other = [item for item in gap.right if item.shown.casefold() in _SCOPES]
        if not gap.after or max(len(gap.left), len(gap.right)) > 2 or not (gap.before or pair.alike > 0.75):
            continue
        if len(one) == len(other) == 1 and _said(gap, [*one, *other]) == 0:
            text = f"Scope changed: {one[0].shown} / {other[0].shown}"
            yield _fact(FactKind.SCOPE, one[0].span, other[0].span, text, pair.link, pair.alike)
        elif bool(one) != bool(other) and _said(gap, one or other) == 0 and pair.alike > 0.7:
            mark, side = (one[0], Side.LEFT) if one else (other[0], Side.RIGHT)
            yield _one_sided(FactKind.SCOPE, "Scope said", pair, gap, mark, side)


def _one_sided(kind: FactKind, what: str, pair: Pair, gap: Gap, mark: Item, side: Side, *, whole: bool = False) -> Fact:
    """A fact about a word that only one side has: with the word that follows, which the other side has without it."""
    own, against = (gap.left, gap.right) if side is Side.LEFT else (gap.right, gap.left)
    after = _after(pair, own[-1], side)
    here = _whole(own) if whole else mark.span
    there = _whole(against) if against else None
    if after is not None:
        here = Span(here.paragraph, here.start, after[0].end)
        there = Span(after[1].paragraph, there.start if there else after[1].start, after[1].end)
    text = f"{what} on the {side} only: “{mark.shown}”"
    left, right = (here, there) if side is Side.LEFT else (there, here)
    return _fact(kind, left, right, text, pair.link, pair.alike)


def _after(pair: Pair, last: Item, side: Side) -> tuple[Span, Span] | None:
    """The places of the word that follows a gap: on the gap's own side, and on the other."""
    own, other = (pair.left, pair.right) if side is Side.LEFT else (pair.right, pair.left)
    position = own.index(last) + 1
    if position >= len(own):
        return None
    same = [item.span for item in other if item.key == own[position].key]
    return (own[position].span, same[0]) if len(same) == 1 or (same and pair.alike > 0.7) else None


# Who does it ---------------------------------------------------------------------------------------------------


def _speakers(pair: Pair, left: Sequence[Deed], right: Sequence[Deed], names: Names) -> Iterator[Fact]:
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


def _deeds(comparison: Comparison, side: Side, spans: Sequence[Span], grammar: Grammar) -> dict[Span, tuple[Deed, ...]]:
    """Who does what in each sentence, with places in its paragraph."""
    paragraphs = comparison.article(side).paragraphs
    unique = list(dict.fromkeys(spans))
    parsed = grammar.parse([paragraphs[span.paragraph].text[span.start : span.end] for span in unique])
    return {
        span: tuple(_moved(deed, span.start) for deed in deeds(nodes))
        for span, nodes in zip(unique, parsed, strict=True)
    }


def _moved(deed: Deed, by: int) -> Deed:
    place = (deed.place[0] + by, deed.place[1] + by)
    return replace(deed, place=place, agents=tuple((start + by, end + by) for start, end in deed.agents))


def _other_doer(pair: Pair, one: Deed, other: Deed, names: Names) -> Iterator[Fact]:
    left, right = _doers(pair.left, one), _doers(pair.right, other)
    if left is None or right is None:
        return
    keys, other_keys = ({item.key for item in doers} for doers in (left, right))
    if keys == other_keys:
        return
    shown = tuple(" and ".join(dict.fromkeys(names.entities[i.entity or 0].name for i in d)) for d in (left, right))
    spans = tuple(
        Span(doers[0].span.paragraph, min(doers[0].span.start, deed.place[0]), max(doers[-1].span.end, deed.place[1]))
        for doers, deed in ((left, one), (right, other))
    )
    text = f"Who does it changed ({one.verb}): {shown[0]} / {shown[1]}"
    yield _fact(FactKind.SPEAKER, spans[0], spans[1], text, pair.link, pair.alike)


def _doers(sentence: Sequence[Item], deed: Deed) -> list[Item] | None:
    """The entities that do it; None where one of the doers is no known entity."""
    found: list[Item] = []
    for start, end in deed.agents:
        item = next((i for i in sentence if i.entity is not None and i.span.start < end and start < i.span.end), None)
        if item is None:
            return None
        found.append(item)
    return found


_RULES = (_numbers, _counted_since, _dates, _changed_names, _negations, _hedges, _conditions, _scopes)

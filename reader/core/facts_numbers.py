"""Facts about numbers: which number of one sentence stands for which of the other, and whether both can be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.facts_pairs import Pair, anchored, make_fact, whole
from reader.core.measures import measure, toll_of
from reader.core.model import EntityKind, Fact, FactKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.facts_items import Gap, Item, Names
    from reader.core.facts_lexicon import Lexicon
    from reader.core.quantities import Quantity

_ENOUGH = 2.5
"""What two numbers must have in common before they are taken for the same count."""
_REACH = 6
_JOINTS = frozenset("and or und oder et ou y o but aber mais pero while".split())
_TIMES = frozenset(("span", "duration", "instant"))
"""Everything takes time: that two numbers count days says little."""
_LOOSE = _TIMES | {"people"}
"""Nor does it say much that two numbers count people."""
_OF = frozenset("of the our their its his her de des du der den les los las".split())
_CHANGES = frozenset(
    """rose rise rises rising fell fall falls falling grew grow grows climbed jumped dropped gained gain lost lose lower
    higher increased increase decreased decrease up down said told least most gestiegen gesunken augmenté baissé subió
    bajó about around nearly almost roughly some more less over under than""".split()
)
_ROW = frozenset(
    ("row", "consecut", "consecutiv", "straight", "success", "successiv", "folg", "consécutif", "consecutivo")
)
_TO = frozenset("to at auf à a".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A number in its sentence: what is counted, how exactly, and what stands around it."""

    item: Item
    quantity: Quantity
    dimension: str
    factor: float
    what: frozenset[str]
    toll: str
    around: frozenset[str]
    hedge: str
    """about, more, least, most, or empty."""
    phrase: Span
    """The number with its hedge."""
    unit: str
    """The word after it, as written."""
    before: str
    """The word before it."""
    of: str
    """The last word before it that says something and is no change: turnout was 74 percent."""


def counts(sentence: Sequence[Item], text: str, words: Lexicon, names: Names) -> list[Count]:
    """The numbers of a sentence that are no dates."""
    return [
        _count(sentence, place, text, words, names)
        for place, item in enumerate(sentence)
        if item.quantity is not None and not item.quantity.is_date
    ]


def _count(sentence: Sequence[Item], place: int, text: str, words: Lexicon, names: Names) -> Count:
    item = sentence[place]
    quantity = item.quantity
    assert quantity is not None  # noqa: S101 - the caller chose it for its quantity
    what = _what(sentence, place)
    dimension, factor = "", 1.0
    if quantity.kind == "money":
        dimension = quantity.unit
    elif what:
        known = [measure(word.shown) for word in what[:2]]
        dimension, factor = next((m for m, w in zip(known, what, strict=False) if m[0] != w.shown), ("", 1.0))
    toll = _age_of(sentence, place, text, names) or _in_a_row(sentence, place) or _toll(sentence, place, text)
    near = (*sentence[max(0, place - _REACH) : place], *sentence[place + 1 : place + 1 + _REACH])
    around = frozenset(other.key for other in near if other.content and other.quantity is None)
    hedge, phrase = hedge_of(sentence, place, text, words)
    unit = what[0].shown if what and what[0].span.start - item.span.end <= 1 else ""
    keys = frozenset(other.key for other in what)
    before = sentence[place - 1].shown.casefold() if place else ""
    topic = _topic(sentence, place)
    return Count(item, quantity, dimension, factor, keys, toll, around, hedge, phrase, unit, before, topic)


def _topic(sentence: Sequence[Item], place: int) -> str:
    for item in reversed(sentence[max(0, place - 4) : place]):
        if item.quantity is not None or item.shown.casefold() in _CHANGES:
            return ""
        if item.content:
            return item.key
    return ""


def _what(sentence: Sequence[Item], place: int) -> list[Item]:
    """The words that say what is counted: those right after the number, through "of the nine members"."""
    found: list[Item] = []
    for item in sentence[place + 1 : place + 8]:
        if item.quantity is not None and item.quantity.is_date:
            break
        if item.content:
            found.append(item)
        elif item.shown.casefold() not in _OF or (found and found[-1].quantity is None):
            break
        if len(found) == 4:
            break
    return found


def _age_of(sentence: Sequence[Item], place: int, text: str, names: Names) -> str:
    """ "Rosa Huanca, 54," is somebody's age."""
    if not place or sentence[place - 1].entity is None:
        return ""
    before, item = sentence[place - 1], sentence[place]
    person = names.entities[before.entity or 0].kind is EntityKind.PERSON
    apart = text[before.span.end : item.span.start].strip() in (",", "(")
    return (
        f"age {before.key}" if person and apart and text[item.span.end : item.span.end + 1] in (",", ")", ".") else ""
    )


def _in_a_row(sentence: Sequence[Item], place: int) -> str:
    """ "the ninth increase in a row"."""
    quantity = sentence[place].quantity
    if quantity is None or quantity.kind != "ordinal":
        return ""
    return "row" if any(item.key in _ROW for item in sentence[place + 1 : place + 6]) else ""


def _toll(sentence: Sequence[Item], place: int, text: str) -> str:
    """What happened to so many: by the verb before the number, else by what follows before the next number."""
    item = sentence[place]
    reach = 14 if place and sentence[place - 1].shown.casefold() in _TO else 4
    for other in reversed(sentence[max(0, place - reach) : place]):
        between = text[other.span.end : item.span.start]
        if other.quantity is not None or other.shown.casefold() in _JOINTS or "," in between or ";" in between:
            break
        if toll := toll_of(other.shown):
            return toll
    for other in sentence[place + 1 : place + 8]:
        if other.quantity is not None or ";" in text[item.span.end : other.span.start]:
            break
        if toll := toll_of(other.shown):
            return toll
    return ""


def hedge_of(sentence: Sequence[Item], place: int, text: str, words: Lexicon) -> tuple[str, Span]:
    """How a number is hedged, and where number and hedge stand."""
    item = sentence[place]
    for length in (3, 2, 1):
        before = sentence[max(0, place - length) : place]
        phrase = " ".join(other.shown.casefold() for other in before)
        for name in ("about", "more", "least", "most"):
            if phrase in getattr(words, name) and len(before) == length and not _lasting(phrase, sentence, place):
                if any(i.shown.casefold() in words.negations for i in sentence[max(0, place - length - 4) : place]):
                    return "", item.span  # "cannot pay more than 4.5 percent" is no hedge
                return name, Span(item.span.paragraph, before[0].span.start, item.span.end)
    rest = text[item.span.end : item.span.end + 40].casefold()
    if any(f" {phrase}" in rest.split(",")[0].split(".")[0] for phrase in ("or more", "oder mehr", "ou plus", "o más")):
        return "least", item.span
    return "", item.span


def _lasting(phrase: str, sentence: Sequence[Item], place: int) -> bool:
    """Whether "over" means during: over eight years."""
    if phrase not in ("over", "über", "under", "unter") or place + 1 >= len(sentence):
        return False
    return measure(sentence[place + 1].shown)[0] in _TIMES


# Which stands for which ------------------------------------------------------------------------------------------


def number_facts(pair: Pair, names: Names) -> Iterator[Fact]:
    """Numbers that count the same thing and cannot both be true."""
    left = counts(pair.left, pair.texts[0], pair.words[0], names)
    right = counts(pair.right, pair.texts[1], pair.words[1], names)
    told = [
        [count for items, text in side for count in counts(items, text, words, names)]
        for side, words in zip(pair.told, pair.words, strict=True)
    ]
    free = [one for one in left if not any(_both_true(one, other) for other in told[1])]
    other_free = [other for other in right if not any(_both_true(one, other) for one in told[0])]
    level = {spans for gap in pair.gaps if _close(gap, pair) for spans in _level(gap)}
    table = {
        (i, j): score
        for i, one in enumerate(free)
        for j, other in enumerate(other_free)
        if (score := _in_common(one, other, pair, level=(one.item.span, other.item.span) in level)) >= _ENOUGH
    }
    yield from (_fact(pair, one, other) for one, other in _in_place(pair, left, right, free, other_free))
    for (i, j), score in table.items():
        rivals = [rival for (a, b), rival in table.items() if (a == i) != (b == j)]
        if all(score > rival for rival in rivals):
            yield _fact(pair, free[i], other_free[j])


def _in_place(
    pair: Pair, left: Sequence[Count], right: Sequence[Count], free: Sequence[Count], other_free: Sequence[Count]
) -> Iterator[tuple[Count, Count]]:
    """In a near copy, numbers at the same place that differ, even if either is said elsewhere in the sentence."""
    if pair.alike < 0.7:
        return
    known, other_known = ({count.item.span: count for count in side} for side in (left, right))
    for gap in pair.gaps:
        if max(len(gap.left), len(gap.right)) <= 2 and gap.before and gap.after:
            for here, there in _level(gap):
                one, other = known.get(here), other_known.get(there)
                if one and other and not (one in free and other in other_free) and not _both_true(one, other):
                    yield one, other


def _close(gap: Gap, pair: Pair) -> bool:
    return max(len(gap.left), len(gap.right)) <= 5 and anchored(gap, pair)


def _level(gap: Gap) -> Iterator[tuple[Span, Span]]:
    """The only number of both sides of a gap."""
    one, other = (
        [item.span for item in side if item.quantity is not None and not item.quantity.is_date]
        for side in (gap.left, gap.right)
    )
    if len(one) == len(other) == 1:
        yield one[0], other[0]


def _in_common(one: Count, other: Count, pair: Pair, *, level: bool) -> float:
    """How much speaks for two numbers counting the same thing."""
    a, b = one.quantity, other.quantity
    if a.kind == b.kind and a.agrees(b) and one.factor == other.factor:
        return 0.0
    alone = bool({a.kind, b.kind} & {"score", "unclear", "ordinal"})
    if alone and (a.kind != b.kind or a.kind == "unclear"):
        return 0.0
    if one.toll != other.toll and ((one.toll and other.toll) or "age " in (one.toll + other.toll)):
        return 0.0
    if one.dimension and other.dimension and one.dimension != other.dimension:
        return 0.0
    if (a.rate and b.rate and a.rate != b.rate) or ((a.kind == "percent") != (b.kind == "percent") and not level):
        return 0.0
    same = one.what & other.what
    shared = (one.around & other.around) - same
    loose = one.dimension in _LOOSE
    score = 3.0 * level + 3.0 * (bool(one.toll) and one.toll == other.toll)
    score += (1.0 if loose else 2.0) * (bool(one.dimension) and one.dimension == other.dimension)
    score += (1.0 if loose else 2.0) * bool(same) + (len(same) > 1)
    score += min(1.5, 0.5 * len(shared)) + 0.5 * (a.kind == b.kind == "percent")
    if not level and not one.toll and _far_apart(a, b):
        score -= 1.0
    if one.of == other.of != "":
        score += 1.5
    if one.before == other.before != "" and a.kind == b.kind == "percent":
        score += 0.5
    if a.kind in ("ordinal", "score") and not level and not one.toll:
        return score if pair.alike >= 0.5 else 0.0
    return score if level or pair.alike >= 0.3 or one.toll else score - 1.0


def _both_true(one: Count, other: Count) -> bool:
    """Whether two numbers say the same, or cannot be told apart for what they count and how roughly they count it."""
    a, b = one.quantity, other.quantity
    if one.dimension and other.dimension and one.dimension != other.dimension:
        return False
    if one.toll and other.toll and one.toll != other.toll:
        return False
    if {a.kind, b.kind} & {"unclear", "score"} or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return a.kind == b.kind and a.agrees(b)
    if not (a.value and b.value) or a.kind == "ordinal":
        return a.agrees(b)
    if _other_thing(one, other) and max(*a.value, *b.value) < 20:
        return False
    return any(_agree(x * one.factor, y * other.factor, one, other) for x in a.value for y in b.value)


def _far_apart(a: Quantity, b: Quantity) -> bool:
    """Whether one number is many times the other, as no second account of the same count would have it."""
    least, most = sorted((max(a.value, default=0.0), max(b.value, default=0.0)))
    return most > 8 * least


def _other_thing(one: Count, other: Count) -> bool:
    """Whether two numbers plainly count different things."""
    numbers = one.quantity.kind == other.quantity.kind == "number"
    said = bool(one.what and other.what) and not one.what & other.what
    return numbers and said and not one.dimension == other.dimension != ""


def _agree(x: float, y: float, one: Count, other: Count) -> bool:
    if abs(x - y) <= 1e-9 * max(1.0, abs(x)):
        return True
    rough = {one.hedge, other.hedge}
    far = abs(x - y) / max(abs(x), abs(y))
    if one.factor != other.factor and far <= 0.08:
        return True
    if (one.quantity.rounded or other.quantity.rounded) and far <= 0.03:
        return True
    if one.hedge == other.hedge:
        return False
    if "about" in rough and far <= 0.06:
        return True
    for hedge, said, told in ((one.hedge, x, y), (other.hedge, y, x)):
        if (hedge == "more" and said < told <= 1.3 * said) or (hedge == "most" and 0.8 * said <= told < said):
            return True
    return False


def _fact(pair: Pair, one: Count, other: Count) -> Fact:
    text = f"Number changed: {_shown(one)} / {_shown(other)}"
    return make_fact(FactKind.NUMBER, one.item.span, other.item.span, text, pair.link, pair.alike)


def _shown(count: Count) -> str:
    unit = f" {count.unit}" if count.unit and count.quantity.kind in ("number", "ordinal") else ""
    return f"{count.item.shown}{unit}{readings(count.quantity)}"


def readings(quantity: Quantity) -> str:
    """What an ambiguous number can mean, in brackets; nothing for others."""
    if len(quantity.value) < 2:
        return ""
    return f" (ambiguous: {' or '.join(f'{value:,g}' for value in quantity.value)})"


# Hedges and counting since a day ---------------------------------------------------------------------------------


def number_hedges(pair: Pair, names: Names) -> Iterator[Fact]:
    """ "about 40" against "40"."""
    left = counts(pair.left, pair.texts[0], pair.words[0], names)
    right = counts(pair.right, pair.texts[1], pair.words[1], names)
    for one in left:
        same = [other for other in right if other.item.key == one.item.key and _both_true(one, other)]
        if len(same) != 1 or sum(other.item.key == one.item.key for other in left) != 1:
            continue
        other = same[0]
        if one.quantity.kind == "ordinal" or bool(one.hedge) == bool(other.hedge):
            continue
        side = Side.LEFT if one.hedge else Side.RIGHT
        hedged = one if one.hedge else other
        written = pair.texts[side is Side.RIGHT][hedged.phrase.start : hedged.phrase.end]
        text = f"Hedged on the {side} only: “{' '.join(written.split())}”"
        yield make_fact(FactKind.HEDGE, one.phrase, other.phrase, text, pair.link, pair.alike)


def counted_since(pair: Pair, _names: Names) -> Iterator[Fact]:
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


NUMBER_RULES = (number_facts, number_hedges, counted_since)

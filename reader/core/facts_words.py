"""Facts made by small words: a negation, a hedge, a condition or a scope that only one side has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.facts_items import likeness
from reader.core.facts_pairs import Pair, make_fact, whole
from reader.core.model import Fact, FactKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.facts_items import Gap, Item, Names
    from reader.core.facts_lexicon import Lexicon


def _negations(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.4:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if _negates(item, pair.words[0])]
        other = [item for item in gap.right if _negates(item, pair.words[1])]
        if bool(one) == bool(other) or not gap.after or not gap.before or _said(gap, one or other) > 1:
            continue
        mark, side = (one[-1], Side.LEFT) if one else (other[-1], Side.RIGHT)
        balance = sum(_negates(i, pair.words[0]) for i in pair.left) - sum(
            _negates(i, pair.words[1]) for i in pair.right
        )
        if balance:
            yield _one_sided(FactKind.NEGATION, "Negated", pair, gap, mark, side)


def _times_negated(sentence: Sequence[Item], words: Lexicon) -> int:
    return sum(_negates(item, words) for item in sentence)


def _negates(item: Item, words: Lexicon) -> bool:
    return item.quantity is None and (item.key == "not" or item.shown.casefold() in words.negations)


def _said(gap: Gap, apart_from: Sequence[Item]) -> int:
    """How many content words the gap has on its fuller side, the given ones apart."""
    return max(sum(item.content for item in side if item not in apart_from) for side in (gap.left, gap.right))


def _hedges(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.3:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if item.shown.casefold() in pair.words[0].hedges]
        other = [item for item in gap.right if item.shown.casefold() in pair.words[1].hedges]
        if bool(one) == bool(other) or not gap.after or _said(gap, one or other) > 2:
            continue
        mark, side = (one[-1], Side.LEFT) if one else (other[-1], Side.RIGHT)
        own, sentence = (gap.left, pair.left) if side is Side.LEFT else (gap.right, pair.right)
        following = sentence[sentence.index(own[-1]) + 1]
        if max(len(gap.left), len(gap.right)) > 4 or not (following.content or pair.alike > 0.7):
            continue
        if gap.before or pair.alike > 0.7:
            yield _one_sided(FactKind.HEDGE, "Hedged", pair, gap, mark, side)


def _conditions(pair: Pair, _names: Names) -> Iterator[Fact]:
    left = [item for item in pair.left if item.shown.casefold() in pair.words[0].conditions]
    right = [item for item in pair.right if item.shown.casefold() in pair.words[1].conditions]
    if bool(left) == bool(right):
        return
    side, mark = (Side.LEFT, left[0]) if left else (Side.RIGHT, right[0])
    for gap in pair.gaps if pair.alike >= 0.55 else ():
        if mark in (*gap.left, *gap.right):
            yield _one_sided(FactKind.CONDITION, "Made a condition", pair, gap, mark, side, all_of_it=True)
            return
    yield from _own_clause(pair, mark, side)


def _own_clause(pair: Pair, mark: Item, side: Side) -> Iterator[Fact]:
    """A condition at the end of a sentence that without it says what the other does."""
    own, other = (pair.left, pair.right) if side is Side.LEFT else (pair.right, pair.left)
    at = own.index(mark)
    clause, rest = own[at:], own[:at]
    known = {item.key for item in other if item.content}
    new = not known & {item.key for item in clause if item.content}
    if at and clause[1:] and new and likeness(rest, other) >= 0.5:
        near = {item.key for item in rest[-6:]}
        last = max((item for item in other if item.key in near), key=lambda item: item.span, default=None)
        here, there = whole(clause), last.span if last else None
        left, right = (here, there) if side is Side.LEFT else (there, here)
        text = f"Made a condition on the {side} only: “{mark.shown}”"
        yield make_fact(FactKind.CONDITION, left, right, text, pair.link, pair.alike)


def _scopes(pair: Pair, _names: Names) -> Iterator[Fact]:
    if pair.alike < 0.5:
        return
    for gap in pair.gaps:
        one = [item for item in gap.left if item.shown.casefold() in pair.words[0].scopes]
        other = [item for item in gap.right if item.shown.casefold() in pair.words[1].scopes]
        if not gap.after or max(len(gap.left), len(gap.right)) > 2 or not (gap.before or pair.alike > 0.75):
            continue
        if len(one) == len(other) == 1 and _said(gap, [*one, *other]) == 0:
            text = f"Scope changed: {one[0].shown} / {other[0].shown}"
            yield make_fact(FactKind.SCOPE, one[0].span, other[0].span, text, pair.link, pair.alike)
        elif bool(one) != bool(other) and _said(gap, one or other) == 0 and pair.alike > 0.7:
            if (one or other)[0].shown.casefold() not in pair.words[not one].absolute or _scoped_elsewhere(
                pair, bool(one)
            ):
                continue
            mark, side = (one[0], Side.LEFT) if one else (other[0], Side.RIGHT)
            yield _one_sided(FactKind.SCOPE, "Scope said", pair, gap, mark, side)


def _scoped_elsewhere(pair: Pair, left: bool) -> bool:
    """Whether the side that seems to lack a scope says one in another word: "the whole land" for all the land."""
    own, other = (pair.left, pair.right) if left else (pair.right, pair.left)
    said = {item.key for item in own}
    scopes = pair.words[1 if left else 0].scopes
    return any(item.shown.casefold() in scopes and item.key not in said for item in other)


def _one_sided(
    kind: FactKind, what: str, pair: Pair, gap: Gap, mark: Item, side: Side, *, all_of_it: bool = False
) -> Fact:
    """A fact about a word that only one side has: with the word that follows, which the other side has without it."""
    own, against = (gap.left, gap.right) if side is Side.LEFT else (gap.right, gap.left)
    after = _after(pair, own[-1], side)
    here = whole(own) if all_of_it else mark.span
    there = whole(against) if against else None
    if after is not None:
        here = Span(here.paragraph, here.start, after[0].end)
        there = Span(after[1].paragraph, there.start if there else after[1].start, after[1].end)
    elif there is None:
        there = _before(pair, own[0], side)
    text = f"{what} on the {side} only: “{mark.shown}”"
    left, right = (here, there) if side is Side.LEFT else (there, here)
    return make_fact(kind, left, right, text, pair.link, pair.alike)


def _after(pair: Pair, last: Item, side: Side) -> tuple[Span, Span] | None:
    """The places of the word that follows a gap: on the gap's own side, and on the other."""
    own, other = (pair.left, pair.right) if side is Side.LEFT else (pair.right, pair.left)
    position = own.index(last) + 1
    if position >= len(own):
        return None
    same = [item.span for item in other if item.key == own[position].key]
    return (own[position].span, same[0]) if len(same) == 1 or (same and pair.alike > 0.7) else None


def _before(pair: Pair, first: Item, side: Side) -> Span | None:
    """Where the other side has the word that stands before a gap at a sentence's end."""
    own, other = (pair.left, pair.right) if side is Side.LEFT else (pair.right, pair.left)
    position = own.index(first)
    same = [item.span for item in other if position and item.key == own[position - 1].key]
    return same[-1] if same else None


# How far a "most" or a "first" reaches --------------------------------------------------------------------------

_SUPERLATIVE = re.compile(r"(?:most|least|first|best|worst|record|only|\w{2,}est)", re.IGNORECASE)
_NOT_SUPERLATIVE = frozenset("west test rest request interest forest protest guest harvest nest invest latest".split())
_EXTENT = re.compile(
    r"\b(?:ever|yet|on record|in history|of all time|so far|this (?:year|month|week|season|decade|century)"
    r"|in (?:months|weeks|years|decades|(?:\w+ ){1,3}(?:months|weeks|years|decades)|a (?:decade|century|generation))"
    r"|since [^,;.]{3,24}?\d{4})\b",
    re.IGNORECASE,
)


def _extents(pair: Pair, _names: Names) -> Iterator[Fact]:
    """The most powerful yet, and the most powerful in months."""
    if pair.alike < 0.3:
        return
    for one in _reaching(pair.left, pair.texts[0]):
        for other in _reaching(pair.right, pair.texts[1]):
            said = [pair.texts[n][s.start : s.end].casefold() for n, (_, s) in enumerate((one, other))]
            if one[0] & other[0] and said[0] != said[1] and not (said[0][:5] == said[1][:5] == "since"):
                text = f"Scope changed: {said[0]} / {said[1]}"
                yield make_fact(FactKind.SCOPE, one[1], other[1], text, pair.link, pair.alike)


def _reaching(sentence: Sequence[Item], text: str) -> Iterator[tuple[frozenset[str], Span]]:
    """Each superlative with its noun, and the words that say how far it reaches."""
    for place, item in enumerate(sentence):
        if not _SUPERLATIVE.fullmatch(item.shown) or item.shown.casefold() in _NOT_SUPERLATIVE:
            continue
        after = sentence[place + 1 : place + 7]
        if not after:
            continue
        reach = _EXTENT.search(text, item.span.end, after[-1].span.end + 16)
        if reach and not re.search(r"[.!?;]\s", text[item.span.end : reach.start()]):
            keys = frozenset(i.key for i in (item, *after) if i.span.end <= reach.start() and (i.content or i is item))
            yield keys - {"most", "least"}, Span(item.span.paragraph, reach.start(), reach.end())


WORD_RULES = (_negations, _hedges, _conditions, _scopes, _extents)

"""Facts about who says so: the same claim with another source, or with a source on one side only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.facts_items import likeness
from reader.core.facts_pairs import Pair, make_fact
from reader.core.model import EntityKind, Fact, FactKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.facts_items import Item, Names
    from reader.core.facts_lexicon import Lexicon

_PRONOUNS = frozenset("he she they it we i er sie es wir il elle ils elles on él ella ellos who".split())
_AS_NAMED = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP))
_ALIKE = 0.34
"""So much must what is said have in common before its sources are compared."""
_BETWEEN = frozenset("also had has have later then again that was as being by the on a an".split())
_STOP = re.compile(r"[.!?;:“”\"«»]\s|[“”\"«»]")


@dataclass(frozen=True, slots=True)
class Source:
    """Who a sentence names as the one who says so."""

    items: tuple[Item, ...]
    """The words that name it; empty for a pronoun."""
    key: str
    """Equal for one and the same; empty for a pronoun, which may be anybody."""
    verb: Item | None
    span: Span
    """From the first of its words or the verb to the last."""


def sources_of(sentence: Sequence[Item], text: str, words: Lexicon, names: Names) -> list[Source]:
    """The sources of one sentence: subjects of reporting verbs, and what stands after "according to"."""
    found: list[Source] = []
    for place, item in enumerate(sentence):
        said = item.shown.casefold()
        if said in words.says and item.entity is None:
            source = _before(sentence, place, text, words, names) or _after(sentence, place, text, words, names)
            if source is not None:
                found.append(source)
        elif (length := _according(sentence, place, words)) and place + length < len(sentence):
            named = _named(sentence, place + length, text, words, names, forward=True)
            if named:
                found.append(_source(named, None, item))
    return found


def _according(sentence: Sequence[Item], place: int, words: Lexicon) -> int:
    for length in (2, 1):
        phrase = " ".join(item.shown.casefold() for item in sentence[place : place + length])
        if phrase in words.according:
            return length
    return 0


def _source(named: Sequence[Item], verb: Item | None, first: Item) -> Source:
    ends = [*named, verb or first]
    span = Span(first.span.paragraph, min(i.span.start for i in ends), max(i.span.end for i in ends))
    return Source(tuple(named), _key(named), verb, span)


def _key(named: Sequence[Item]) -> str:
    return next((i.key for i in named if i.entity is not None), named[-1].key if named else "")


def _before(sentence: Sequence[Item], place: int, text: str, words: Lexicon, names: Names) -> Source | None:
    """The subject left of a verb: "police said", "Marta Quiroga, head of the agency, told"."""
    verb = sentence[place]
    reach = place - 1
    while reach >= 0 and place - reach <= 4 and sentence[reach].shown.casefold() in _BETWEEN:
        reach -= 1
    if reach < 0:
        return None
    if sentence[reach].shown.casefold() in _PRONOUNS:
        return Source((), "", verb, Span(verb.span.paragraph, sentence[reach].span.start, verb.span.end))
    apart = text[sentence[reach].span.end : verb.span.start]
    if _STOP.search(apart):
        return None
    if apart.strip() == ",":
        subject = _before_apposition(sentence, reach, text)
        named = _named(sentence, subject, text, words, names, forward=False) if subject is not None else []
        if named:
            return _source(named, verb, named[0])
    named = _named(sentence, reach, text, words, names, forward=False)
    return _source(named, verb, named[0]) if named else None


def _before_apposition(sentence: Sequence[Item], last: int, text: str) -> int | None:
    """Where a subject ends that is explained between two commas before its verb."""
    for place in range(last, max(-1, last - 10), -1):
        between = text[sentence[place - 1].span.end : sentence[place].span.start] if place else ""
        if _STOP.search(between):
            return None
        if "," in between:
            return place - 1
    return None


def _after(sentence: Sequence[Item], place: int, text: str, words: Lexicon, names: Names) -> Source | None:
    """The subject right of a verb, after what is said: '", said Paul Fabre'."""
    verb = sentence[place]
    before = text[max(0, verb.span.start - 3) : verb.span.start].strip()
    if place and before[-1:] not in (",", "”", '"', "»", "’", "“", "a", "?"):
        return None
    if place + 1 < len(sentence) and sentence[place + 1].shown.casefold() in _PRONOUNS:
        return Source((), "", verb, Span(verb.span.paragraph, verb.span.start, sentence[place + 1].span.end))
    named = _named(sentence, place + 1, text, words, names, forward=True)
    return _source(named, verb, named[0]) if named else None


def _named(
    sentence: Sequence[Item], place: int, text: str, words: Lexicon, names: Names, *, forward: bool
) -> list[Item]:
    """The name or noun that begins or ends at a place: an entity that can speak, or a word such as police."""
    step, most = (1, 7) if forward else (-1, 3)
    for count in range(most):
        at = place + step * count
        if not 0 <= at < len(sentence):
            break
        item = sentence[at]
        ends = sorted((item.span, sentence[place].span))
        if count and _STOP.search(text[ends[0].end : ends[1].start]):
            break
        if item.entity is not None and names.entities[item.entity].kind in _AS_NAMED:
            return _noun_beside(sentence, at, text, words)
        if item.quantity is not None or item.shown.casefold() in words.says:
            break
        if item.shown.casefold() in words.sources:
            return _with_words_before(sentence, at, text)
    return []


def _noun_beside(sentence: Sequence[Item], at: int, text: str, words: Lexicon) -> list[Item]:
    """A country's state media is the media, not the country."""
    following = sentence[at + 1 : at + 4]
    for reach, item in enumerate(following):
        if item.shown.casefold() in words.sources and item.shown[0].islower():
            return [*sentence[at : at + 2 + reach]]
        if not item.content or item.quantity is not None:
            break
    return _with_words_before(sentence, at, text) if sentence[at].shown.isupper() else [sentence[at]]


def _with_words_before(sentence: Sequence[Item], at: int, text: str) -> list[Item]:
    """A noun with what belongs to it: "North Korean state media", "Kelmar's state news agency"."""
    first = at
    while first and at - first < 4:
        before = sentence[first - 1]
        between = text[before.span.end : sentence[first].span.start].strip(" \u00a0")
        if not before.content or before.quantity is not None or between not in ("", "'s", "’s"):
            break
        first -= 1
    return list(sentence[first : at + 1])


# Facts -----------------------------------------------------------------------------------------------------------


def source_facts(pair: Pair, names: Names) -> Iterator[Fact]:
    """Another source for the same claim, or a source that only one side gives."""
    if pair.headline:
        return
    left, right = (
        sources_of(items, text, words, names)
        for items, text, words in zip((pair.left, pair.right), pair.texts, pair.words, strict=True)
    )
    claims = [_claim(items, found) for items, found in ((pair.left, left), (pair.right, right))]
    pronouns = any(not source.key for source in (*left, *right))
    if not (left or right) or pronouns or min(map(len, claims)) < 3 or likeness(*claims) < _ALIKE:
        return
    extra = [source for source in left if not _given(source, right, pair.right)]
    other_extra = [source for source in right if not _given(source, left, pair.left)]
    if extra and other_extra:
        if _covers(extra[0], pair.left, claims[1]) and _covers(other_extra[0], pair.right, claims[0]):
            yield _other_source(pair, extra[0], other_extra[0], names)
    elif len(extra) + len(other_extra) == 1:
        side = Side.LEFT if extra else Side.RIGHT
        source, own, claim = (extra[0], pair.left, claims[1]) if extra else (other_extra[0], pair.right, claims[0])
        if _covers(source, own, claim) and not _known(source, pair, side.other):
            yield _one_sided(pair, source, side)


def _given(source: Source, sources: Sequence[Source], sentence: Sequence[Item]) -> bool:
    """Whether the other sentence has the source, too, or at least names the same person."""
    by_name = source.items[-1].entity is not None
    named = by_name and any(item.key == source.key for item in sentence if item.entity is not None)
    return named or any(_same(source, other) for other in sources)


def _claim(sentence: Sequence[Item], found: Sequence[Source]) -> list[Item]:
    """What is said, without who says it."""
    return [
        item
        for item in sentence
        if item.content and not any(s.span.start <= item.span.start < s.span.end for s in found)
    ]


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are one: equal, or told by a country or two words that both have."""
    if one.key == other.key:
        return True
    a, b = ({item.key for item in source.items} for source in (one, other))
    return len(a & b) > 1 or any(key.startswith("E") for key in a & b)


def _covers(source: Source, own: Sequence[Item], claim: Sequence[Item]) -> bool:
    """Whether what the sentences share is what the source says: behind it, or before it at the sentence's end."""
    rest = [item for item in own if item.span.start >= source.span.end]
    scope = rest if sum(item.content for item in rest) > 2 else [i for i in own if i.span.end <= source.span.start]
    keys = {item.key for item in claim if item.content}
    shared = {item.key for item in own if item.content} & keys
    inside = {item.key for item in scope if item.content} & keys
    return len(inside) >= 2 and len(inside) >= 0.6 * len(shared)


def _known(source: Source, pair: Pair, side: Side) -> bool:
    """Whether the other side of the link names the source anywhere, or has one that is the same."""
    told = pair.told[0] if side is Side.LEFT else pair.told[1]
    named = {item.key for item in source.items if item.entity is not None or len(source.items) == 1}
    return any(item.key in named for items, _ in told for item in items)


def _other_source(pair: Pair, one: Source, other: Source, names: Names) -> Fact:
    people = all(_is_person(source, names) for source in (one, other))
    shown = [_shown(source, pair.texts[place]) for place, source in enumerate((one, other))]
    text = f"{'Said by somebody else' if people else 'Another source'}: {shown[0]} / {shown[1]}"
    kind = FactKind.SPEAKER if people else FactKind.ATTRIBUTION
    return make_fact(kind, one.span, other.span, text, pair.link, pair.alike)


def _is_person(source: Source, names: Names) -> bool:
    return any(i.entity is not None and names.entities[i.entity].kind is EntityKind.PERSON for i in source.items)


def _one_sided(pair: Pair, source: Source, side: Side) -> Fact:
    here, there = (0, 1) if side is Side.LEFT else (1, 0)
    text = f"Source named on the {side} only: {_shown(source, pair.texts[here])}"
    spans = (source.span, pair.spans[there])
    return make_fact(FactKind.ATTRIBUTION, spans[here], spans[there], text, pair.link, pair.alike)


def _shown(source: Source, text: str) -> str:
    words = text[source.items[0].span.start : source.items[-1].span.end]
    return " ".join(words.split()).removesuffix("’s").removesuffix("'s")

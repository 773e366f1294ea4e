"""A linked sentence as a row of items: quantities, entities and words, with equal keys for what means the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader.core.dates import Days, days_of, published_on
from reader.core.entities_text import form
from reader.core.languages import function_words
from reader.core.model import Article, Entity, Side, Span
from reader.core.quantities import Quantity, quantities, stem
from reader.core.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.core.entities_model import Gazetteer


@dataclass(frozen=True, slots=True)
class Item:
    """One comparable piece of a sentence."""

    span: Span
    key: str
    shown: str
    quantity: Quantity | None = None
    entity: int | None = None
    content: bool = True
    """Whether it says something by itself: no function word."""
    when: tuple[Days, ...] = ()
    """The days that a date can mean."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where two sentences differ between two places that agree: items of both sides, either may be none."""

    left: tuple[Item, ...]
    right: tuple[Item, ...]
    before: int
    """So many items agree just before, and after."""
    after: int


@dataclass(frozen=True)
class Names:
    """Where entities stand in the articles, and a key that countries share with their capitals and demonyms."""

    entities: Sequence[Entity]
    keys: Sequence[str]
    places: Mapping[tuple[Side, int], Sequence[tuple[int, int, int]]]
    gazetteer: Gazetteer


def names_of(entities: Sequence[Entity], gazetteer: Gazetteer) -> Names:
    """Entities made ready for comparing sentences."""
    keys: list[str] = []
    places: dict[tuple[Side, int], list[tuple[int, int, int]]] = {}
    for index, entity in enumerate(entities):
        listed = next(
            (r for n in (entity.name, *entity.aliases) if (r := gazetteer.by_form.get(form(n))) is not None), None
        )
        keys.append(f"E{listed.country}" if listed is not None and listed.country else f"E{index}")
        for side in Side:
            for span in entity.mentions(side):
                places.setdefault((side, span.paragraph), []).append((span.start, span.end, index))
    return Names(entities, keys, {place: sorted(found) for place, found in places.items()}, gazetteer)


def items(article: Article, side: Side, sentence: Span, names: Names) -> tuple[Item, ...]:
    """The items of one sentence, in order."""
    text = article.paragraphs[sentence.paragraph].text
    glue = function_words(article.language or "en")
    found: list[Item] = []
    taken: list[tuple[int, int]] = []
    for start, end, index in _within(names.places.get((side, sentence.paragraph), ()), sentence):
        taken.append((start, end))
        found.append(Item(Span(sentence.paragraph, start, end), names.keys[index], text[start:end], entity=index))
    piece = text[sentence.start : sentence.end]
    published = published_on(article.date)
    for quantity in quantities(piece, article.language or "en"):
        start, end = quantity.start + sentence.start, quantity.end + sentence.start
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            when = days_of(quantity, published, article.language) if quantity.is_date else ()
            place = Span(sentence.paragraph, start, end)
            found.append(Item(place, quantity.key(), text[start:end], quantity, when=when))
    for word in words(piece):
        start, end = word.start + sentence.start, word.end + sentence.start
        if word.form in ("'s", "s") or any(start < last and first < end for first, last in taken):
            continue
        code = names.gazetteer.demonym_forms.get((word.form,)) if text[start].isupper() else None
        span = Span(sentence.paragraph, start, end)
        key = f"E{code}" if code else "not" if word.form.endswith("n't") else stem(word.form)
        found.append(Item(span, key, text[start:end], content=word.form not in glue))
    return tuple(sorted(found, key=lambda item: item.span))


def _within(places: Sequence[tuple[int, int, int]], sentence: Span) -> Sequence[tuple[int, int, int]]:
    first = bisect_left(places, (sentence.start, -1, -1))
    last = bisect_left(places, (sentence.end, -1, -1))
    return [place for place in places[first:last] if place[1] <= sentence.end]


def likeness(left: Sequence[Item], right: Sequence[Item]) -> float:
    """The share of content that both sentences have, 0..1."""
    one, other = (Counter(item.key for item in side if item.content) for side in (left, right))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def gaps(left: Sequence[Item], right: Sequence[Item]) -> list[Gap]:
    """The places where two sentences part and meet again."""
    matcher = SequenceMatcher(None, [item.key for item in left], [item.key for item in right], autojunk=False)
    blocks = matcher.get_matching_blocks()
    found: list[Gap] = []
    i = j = before = 0
    for position, block in enumerate(blocks):
        if i < block.a or j < block.b:
            last = position == len(blocks) - 1
            found.append(Gap(tuple(left[i : block.a]), tuple(right[j : block.b]), before, 0 if last else block.size))
        i, j, before = block.a + block.size, block.b + block.size, block.size
    return found

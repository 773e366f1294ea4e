"""Finds every place where a known name stands: once found, it is found everywhere, headlines included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.entities_gather import Gathered, Text, table_neighbours_free
from reader.core.entities_text import GAP, Case, NameWord, form
from reader.core.model import EntityKind, Span
from reader.core.progress import Cancelled, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.core.entities_kinds import Capitals
    from reader.core.entities_model import Form, Gazetteer


_ABBREVIATED = frozenset(("Inc", "Corp", "Ltd", "Co", "Jr", "Sr", "Bros"))


@dataclass(frozen=True)
class Row:
    """Which entity a name is on one side, and how it was seen to be written."""

    group: Form
    kind: EntityKind
    shown: frozenset[str]


@dataclass(frozen=True)
class Hit:
    """One place where an entity is named."""

    group: Form
    span: Span
    text: str


def spread(
    gathered: Gathered,
    rows: Mapping[Form, Row],
    gazetteer: Gazetteer,
    counted: Capitals,
    *,
    cancelled: Cancelled | None = None,
) -> Iterator[Hit]:
    """Every mention of the rows in one article, longest name first, in reading order."""
    longest: dict[str, int] = {}
    for name in rows:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    seen = {(m.paragraph, m.start): m.end for m in gathered.mentions}
    context = _context(rows, gazetteer)
    for number, text in enumerate(gathered.texts):
        if number % 100 == 0:
            check(cancelled)
        position = 0
        words = text.words
        while position < len(words):
            if position % 1024 == 1023:
                check(cancelled)
            hit = _at(text, position, longest.get(words[position].key, 0), rows)
            if hit is None:
                position += 1
                continue
            last, row = hit
            start, end = words[position].start, _end(text, words[last])
            sure = seen.get((text.paragraph, start)) == end
            if sure or _believable(text, position, last, row, gazetteer, counted):
                yield Hit(row.group, Span(text.paragraph, start, end), text.text[start:end])
                position = last + 1
            else:
                position += 1
        if context:
            yield from _short_names(text, context, gazetteer)


def _end(text: Text, word: NameWord) -> int:
    """After the full stop of "Corp." and "Jr."."""
    stop = text.text[word.end : word.end + 1] == "."
    return word.end + 1 if stop and word.shown in _ABBREVIATED else word.end


def _at(text: Text, position: int, longest: int, rows: Mapping[Form, Row]) -> tuple[int, Row] | None:
    words = text.words
    keys: Form = ()
    best: tuple[int, Row] | None = None
    for last in range(position, min(position + longest, len(words))):
        if last > position and not GAP.fullmatch(text.text, words[last - 1].end, words[last].start):
            break
        keys = (*keys, words[last].key)
        row = rows.get(keys)
        if row is not None and _written(words[position : last + 1], row, text.case):
            best = (last, row)
    return best


def _written(words: Sequence[NameWord], row: Row, case: Case) -> bool:
    """Whether the capitals fit a name: those it was seen with, or capitals throughout."""
    first = words[0].shown
    if case is Case.NONE or any(not shown[:1].isupper() for shown in row.shown):
        return True
    if not first[0].isupper():
        return False
    if len(words) == 1 and len(words[0].key) <= 4 and all(shown.isupper() for shown in row.shown):
        return first.isupper()
    return True


def _believable(text: Text, first: int, last: int, row: Row, gazetteer: Gazetteer, counted: Capitals) -> bool:
    """Whether a place that the recogniser did not name is a mention all the same."""
    if first != last:
        return (
            text.case is not Case.PLAIN
            or row.kind is not EntityKind.PLACE
            or table_neighbours_free(text, first, last, gazetteer)
        )
    word = text.words[first]
    if word.acronym and len(word.key) > 2 and text.case is not Case.CAPITALS:
        return True
    if gazetteer.has("persons.words", word.key) or gazetteer.has("never.words", word.key):
        return False
    small = counted.small[word.key]
    if small and (word.start in text.starts or text.case is not Case.PLAIN) and not word.acronym:
        return False
    if small > counted.telling[word.key] and not word.acronym:
        return False
    return table_neighbours_free(text, first, last, gazetteer)


def _context(rows: Mapping[Form, Row], gazetteer: Gazetteer) -> list[tuple[Form, Form]]:
    """The short names that can be told here: one of the countries that share them is spoken of."""
    countries: dict[str, Form] = {}
    for name, row in rows.items():
        listed = gazetteer.by_form.get(name)
        if listed is not None and listed.country and not listed.capital:
            countries.setdefault(listed.country, row.group)
    if not any(code in countries for _, code in gazetteer.in_context):
        return []
    found: list[tuple[Form, Form]] = []
    for short, code in gazetteer.in_context:
        country = gazetteer.country(code)
        if country is not None:
            found.append((form(short), countries.get(code, form(country.name))))
    return found


def _short_names(text: Text, context: Iterable[tuple[Form, Form]], gazetteer: Gazetteer) -> Iterator[Hit]:
    words = text.words
    for position in range(len(words) - 1):
        for short, group in context:
            article, name = words[position], words[position + 1]
            if (article.key, name.key) != short or not name.shown[0].isupper():
                continue
            following = words[position + 2] if position + 2 < len(words) else None
            if following is not None and _goes_on(text, name, following, gazetteer):
                continue
            yield Hit(group, Span(text.paragraph, name.start, name.end), name.shown)


def _goes_on(text: Text, name: NameWord, following: NameWord, gazetteer: Gazetteer) -> bool:
    gap = text.text[name.end : following.start]
    if gap == "-":
        return True
    return gap == " " and (
        following.key == "of" or (following.shown[0].isupper() and not gazetteer.has("never.words", following.key))
    )

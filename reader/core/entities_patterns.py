"""Names that their surroundings give away: a title before, a given name in front, a nickname in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.entities_model import Found
from reader.core.model import EntityKind
from reader.core.progress import unasked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.entities_model import Gazetteer
    from reader.core.entities_text import NameWord
    from reader.core.progress import Check

_NICKNAME = re.compile(
    r"(?<![\w-])[^\W\d_][\w-]{1,25} [\"“'‘][^\W\d_][\w -]{1,20}[\"”'’] (?=[^\W\d_a-z])[^\W\d_][\w’'-]{1,30}"
)
_HEADS = ("heads.organisation", "heads.place", "heads.event", "heads.work")
_SPACES = (" ", "\u00a0")
_ABBREVIATED = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Lt", "Col", "Capt", "Sgt", "St", "M"))


def person_patterns(
    text: str, words: Sequence[NameWord], gazetteer: Gazetteer, asked: Check = unasked
) -> Iterator[Found]:
    """The persons of a text that can be told without a model."""
    for match in _NICKNAME.finditer(text):
        if match.group()[0].isupper() and gazetteer_first(match.group().split()[0].casefold(), gazetteer):
            yield Found(match.start(), match.end(), EntityKind.PERSON)
    position = 0
    while position < len(words):
        if position % 2048 == 0:
            asked()
        start = position
        if _is_title(words[position], gazetteer):
            start += 1
            while start < len(words) and _is_title(words[start], gazetteer) and _next_to(text, words, start):
                start += 1
        elif not _is_given(words[position], gazetteer):
            position += 1
            continue
        last = _name_end(text, words, start, gazetteer, titled=start > position)
        if last is not None:
            yield Found(words[start].start, words[last].end, EntityKind.PERSON)
            position = last
        position += 1


def gazetteer_first(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word, without case, is a common given name."""
    return word in gazetteer.given or gazetteer.has("persons.first", word) or gazetteer.has("persons.more", word)


def _is_title(word: NameWord, gazetteer: Gazetteer) -> bool:
    return word.shown[0].isupper() and gazetteer.has("titles.personal", word.key)


def _is_given(word: NameWord, gazetteer: Gazetteer) -> bool:
    if not word.shown[0].isupper() or word.shown.isupper() or gazetteer.has("persons.words", word.key):
        return False
    return gazetteer_first(word.key, gazetteer) and (word.key,) not in gazetteer.by_form


def _name_end(text: str, words: Sequence[NameWord], start: int, gazetteer: Gazetteer, *, titled: bool) -> int | None:
    """The last word of the name that begins at `start`; a given name alone is none."""
    last = start if titled else start + 1
    if last >= len(words) or not _next_to(text, words, last):
        return None
    while (
        last + 1 < len(words)
        and (_next_to(text, words, last + 1) or text[words[last].end] == "-")
        and (_initial(words[last]) or gazetteer.has("persons.particles", words[last].key))
    ):
        last += 1
    if not _may_end(words[last], gazetteer):
        return None
    while last + 1 < len(words) and last - start < 3 and text[words[last].end] == "-" and _hyphened(words, last):
        last += 1
    if titled and last + 1 < len(words) and _next_to(text, words, last + 1) and _may_end(words[last + 1], gazetteer):
        last += 1
    return last


def _next_to(text: str, words: Sequence[NameWord], position: int) -> bool:
    if position == 0:
        return False
    before = words[position - 1]
    gap = text[before.end : words[position].start]
    abbreviated = _initial(before) or before.shown in _ABBREVIATED
    return gap in _SPACES or (gap == ". " and abbreviated)


def _initial(word: NameWord) -> bool:
    return len(word.shown) == 1 and word.shown.isupper()


def _hyphened(words: Sequence[NameWord], last: int) -> bool:
    return words[last + 1].start == words[last].end + 1 and words[last + 1].shown[0].isupper()


def _may_end(word: NameWord, gazetteer: Gazetteer) -> bool:
    return (
        word.shown[0].isupper()
        and len(word.key) > 1
        and not word.acronym
        and word.key.isalpha()
        and not any(gazetteer.has(head, word.key) for head in _HEADS)
        and not gazetteer.has("never.words", word.key)
        and not gazetteer.has("titles.words", word.key)
        and (word.key,) not in gazetteer.demonym_forms
    )

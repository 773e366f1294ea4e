"""Learns acronyms from the articles themselves: "Long Name (LN)", "LN (Long Name)", "Long Name LN", and by initials."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.entities_text import Case, form
from reader.core.model import EntityKind
from reader.core.progress import unasked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.entities_gather import Gathered, Text
    from reader.core.entities_model import Form, Gazetteer
    from reader.core.entities_text import NameWord
    from reader.core.progress import Check

_BETWEEN = frozenset((" ", " (", ", or ", " or ", ", ", "\u00a0", " [", " – "))
_LONGEST = 10
_BRACKET = re.compile(r" \(([A-Z][A-Za-z]{0,3}[A-Z]{1,5})\)")
_OR = re.compile(r", or ([A-Z][A-Za-z]{2,12}),")


@dataclass(frozen=True)
class Acronyms:
    """What short forms stand for in this pair."""

    names: Mapping[Form, Form]
    """Short form to the long name it was introduced with."""
    shown: Mapping[Form, str]
    """The long names as written."""
    nouns: frozenset[Form]
    """Short forms of ordinary things, such as ICBM: no names."""


def learn(sides: Iterable[Gathered], gazetteer: Gazetteer, asked: Check = unasked) -> Acronyms:
    """The acronyms that are introduced somewhere in the pair."""
    names: dict[Form, Form] = {}
    shown: dict[Form, str] = {}
    nouns: set[Form] = set()
    for gathered in sides:
        for text in gathered.texts:
            asked()
            if text.case is Case.CAPITALS:
                continue  # every word looks like one
            for short, run in _introduced(text, gazetteer, asked):
                if not any(word.shown[0].isupper() for word in run) or _ordinary(run, gazetteer):
                    nouns.add((short.key,))
                    continue
                long = tuple(word.key for word in run)
                names.setdefault((short.key,), long)
                shown.setdefault(long, text.text[run[0].start : run[-1].end])
    for gathered in sides:
        for short_form, long_form, written in _beside(gathered, gazetteer):
            if short_form not in nouns:
                names.setdefault(short_form, long_form)
                shown.setdefault(long_form, written)
    return Acronyms(names, shown, frozenset(nouns - names.keys()))


def _beside(gathered: Gathered, gazetteer: Gazetteer) -> Iterable[tuple[Form, Form, str]]:
    """ "National Institute for Space Research (INPE)", "Institute of Volcanology, or Phivolcs,": no initials fit."""
    for mention in gathered.mentions:
        if mention.kind is not EntityKind.ORGANISATION or len(mention.form) < 2:
            continue
        text = gathered.by_paragraph[mention.paragraph].text
        after = _BRACKET.match(text, mention.end) or _OR.match(text, mention.end)
        if after and form(after[1]) not in gazetteer.by_form and form(after[1]) not in gazetteer.demonym_forms:
            yield form(after[1]), mention.form, mention.text


def _ordinary(run: Sequence[NameWord], gazetteer: Gazetteer) -> bool:
    """ "Prime Minister", or words of which only the first happens to have a capital."""
    content = [word for word in run if not gazetteer.has("joins.small", word.key)]
    return sum(word.shown[0].isupper() for word in content) <= len(content) / 2


def _introduced(
    text: Text, gazetteer: Gazetteer, asked: Check
) -> Iterable[tuple[NameWord, Sequence[NameWord]]]:
    words = text.words
    for index, word in enumerate(words):
        if index % 2048 == 2047:
            asked()
        if not _may_be_short(word):
            continue
        gap = text.text[words[index - 1].end : word.start] if index else ""
        if gap in _BETWEEN:
            before = words[max(0, index - _LONGEST) : index]
            run = _run_before(before, word.key, gazetteer)
            if not run and gap == " (" and text.text[word.end : word.end + 1] == ")":
                run = _run_with_gaps(before, word.key, gazetteer)
            if run:
                yield word, run
                continue
        if index + 1 < len(words) and text.text[word.end : words[index + 1].start] in (" (", ", the ", ", or "):
            run = _run_after(words[index + 1 : index + 1 + _LONGEST], word.key, gazetteer)
            if run:
                yield word, run


def _may_be_short(word: NameWord) -> bool:
    capitals = sum(character.isupper() for character in word.shown)
    return 3 <= len(word.key) <= 8 and word.key.isalpha() and (capitals >= 2 or word.shown.isupper())


def _run_before(words: Sequence[NameWord], short: str, gazetteer: Gazetteer) -> Sequence[NameWord]:
    for start in range(len(words) - 2, -1, -1):
        run = words[start:]
        if spells(tuple(word.key for word in run), short, gazetteer):
            return run
    return ()


def _run_with_gaps(words: Sequence[NameWord], short: str, gazetteer: Gazetteer) -> Sequence[NameWord]:
    """ "England and Wales Cricket Board (ECB)": words with capitals whose initials hold the letters, first and last."""
    start = len(words)
    while start and (words[start - 1].shown[0].isupper() or gazetteer.has("joins.small", words[start - 1].key)):
        start -= 1
    for first in range(len(words) - 2, start - 1, -1):
        run = words[first:]
        heavy = [word.key[0] for word in run if not gazetteer.has("joins.small", word.key)]
        fits = run[0].shown[0].isupper() and heavy[:1] == [short[0]] and heavy[-1] == short[-1]
        if fits and len(heavy) - len(short) in (0, 1) and _holds(heavy, short):
            return run
    return ()


def _holds(letters: Sequence[str], short: str) -> bool:
    """Whether the letters of the short form stand among them, in order."""
    rest = iter(letters)
    return all(letter in rest for letter in short)


def _run_after(words: Sequence[NameWord], short: str, gazetteer: Gazetteer) -> Sequence[NameWord]:
    for end in range(2, len(words) + 1):
        if spells(tuple(word.key for word in words[:end]), short, gazetteer):
            return words[:end]
    return ()


def spells(long: Form, short: str, gazetteer: Gazetteer) -> bool:
    """Whether the initials of a name, with or without its small words, are the short form."""
    if not long or not long[0].startswith(short[0]):
        return False
    initials = "".join(word[0] for word in long)
    if initials == short:
        return True
    heavy = "".join(word[0] for word in long if not gazetteer.has("joins.small", word))
    return heavy == short and not gazetteer.has("joins.small", long[0]) and not gazetteer.has("joins.small", long[-1])


def used_alone(sides: Iterable[Gathered], kinds: Mapping[Form, EntityKind], gazetteer: Gazetteer) -> frozenset[Form]:
    """Words in capitals that no recogniser saw and that fit just one long organisation: "the PTWC"."""
    long = [name for name, kind in kinds.items() if kind is EntityKind.ORGANISATION and len(name) >= 3]
    shorts = {
        word.key
        for gathered in sides
        for text in gathered.texts
        if text.case is Case.PLAIN
        for word in text.words
        if word.acronym and 3 <= len(word.key) <= 6 and (word.key,) not in kinds
    }
    fitting = {short: sum(spells(name, short, gazetteer) for name in long) for short in shorts} if long else {}
    return frozenset((short,) for short, count in fitting.items() if count == 1)


def by_initials(kinds: Mapping[Form, EntityKind], gazetteer: Gazetteer) -> dict[Form, Form]:
    """Short forms that fit exactly one long organisation of the pair, never introduced but used."""
    long = [name for name, kind in kinds.items() if kind is EntityKind.ORGANISATION and len(name) >= 3]
    found: dict[Form, Form] = {}
    for short, kind in kinds.items():
        if len(short) != 1 or not 3 <= len(short[0]) <= 6 or kind in (EntityKind.PERSON, EntityKind.GROUP):
            continue
        fitting = [name for name in long if spells(name, short[0], gazetteer)]
        if len(fitting) == 1:
            found[short] = fitting[0]
    return found

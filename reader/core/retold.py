"""Finished English sentences in another language: found again among the phrases they were made from.

Loaders, facts and saved files know no language. What they say stays English on its way out of the parsing process and
into saved JSON, and is told on here; a sentence that fits no phrase stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.core.terms import Side
from reader.core.tongue import IN_ENGLISH

if TYPE_CHECKING:
    from reader.core.tongue import Tongue

PHRASES = frozenset("advice found kind other side wanted what why".split())
"""Braces in which another phrase stands."""
PERHAPS = frozenset({"detail", "error", "reason", "place"})
"""Braces in which a phrase may stand, or words of the system."""
NUMBERS = frozenset(
    """attached count halves joined lost most_entries newest_schema number pages parts redirects schema seconds
    status""".split()
)
SIZES = frozenset({"limit", "most", "size"})
TEXTS = frozenset(
    "address choices coding day encoding form host key known name scheme source stage suffix verb word".split()
)
"""Braces in which words of the article, the file or the person stand."""

_LONGEST = 1500
"""Characters of a sentence of ours, names and addresses in it included."""
_HOLE = re.compile(r"\{(\w+)\}")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"(?:(\d{{1,2}}) )?({_MONTHS}) (\d{{4}})")
_MEANT = re.compile(r" \((ambiguous: )?([^()]*\d[^()]*)\)(?= / |$)")


def retold(sentence: str, tongue: Tongue) -> str:
    """The sentence in that language; as it is, where nobody has translated its kind."""
    if tongue is IN_ENGLISH or not sentence:
        return sentence
    return _retold(sentence, tongue) or sentence


def meant(text: str, tongue: Tongue) -> str:
    """Days and numbers that something can mean ("3 April 2022 or 4 March 2022")."""
    return f" {tongue('or')} ".join(_meaning(part, tongue) for part in text.split(" or "))


@lru_cache(maxsize=4096)
def _retold(sentence: str, tongue: Tongue) -> str | None:
    known = tongue.words.get(sentence)
    if known is not None:
        return known
    for pattern, phrase in _patterns(tongue) if len(sentence) <= _LONGEST else ():
        if match := pattern.fullmatch(sentence):
            values = {name: _value(name, text, tongue) for name, text in match.groupdict().items()}
            if None not in values.values():
                return tongue(phrase, **values)
    head, colon, rest = sentence.partition(": ")
    said = _retold(head, tongue) if colon else None
    return f"{said}{tongue.colon}{_rest(rest, tongue)}" if said else None


def _rest(text: str, tongue: Tongue) -> str:
    """What follows a head: words of the articles, quoted or with what they mean."""
    if len(text) > _LONGEST:
        return text
    if text[:1] == "“" and text.find("”") == len(text) - 1:
        return tongue("“{text}”", text=text[1:-1])
    return _MEANT.sub(lambda found: _bracketed(found, tongue), text)


def _value(name: str, text: str, tongue: Tongue) -> str | None:
    """What stands in a pair of braces, in the language; None where it ought to be a phrase and is none."""
    if name in PHRASES or name in PERHAPS:
        return _retold(text, tongue) or (text if name in PERHAPS else None)
    if name in NUMBERS:
        return tongue.digits(int(text))
    return tongue.size(text) if name in SIZES else text


@cache
def _patterns(tongue: Tongue) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases as patterns; those first that have the most words of their own."""
    parts = (phrase for phrase in (*Side, *tongue.made) if not phrase.endswith("."))
    part = "|".join(".+".join(map(re.escape, _HOLE.split(phrase)[::2])) for phrase in parts)
    filled = (phrase for phrase in tongue.made if "{" in phrase)
    phrases = sorted(filled, key=lambda phrase: -len(_HOLE.sub("", phrase)))
    return tuple((_pattern(phrase, part), phrase) for phrase in phrases)


def _pattern(phrase: str, part: str) -> re.Pattern[str]:
    written, seen, place = "", set[str](), 0
    for hole in _HOLE.finditer(phrase):
        name = hole[1]
        written += re.escape(phrase[place : hole.start()])
        written += f"(?P={name})" if name in seen else f"(?P<{name}>{_inside(name, part)})"
        seen.add(name)
        place = hole.end()
    return re.compile(written + re.escape(phrase[place:]), re.DOTALL)


def _inside(name: str, part: str) -> str:
    if name in NUMBERS:
        return r"\d+"
    if name in SIZES:
        return r"[\d.]+ \w+"
    if name in PHRASES:
        return part
    return ".+?" if name in PERHAPS else ".+"


def _bracketed(found: re.Match[str], tongue: Tongue) -> str:
    """What a number or date means, in brackets behind it."""
    ambiguous = f"{tongue('ambiguous')}{tongue.colon}" if found[1] else ""
    return f" ({ambiguous}{meant(found[2], tongue)})"


def _meaning(text: str, tongue: Tongue) -> str:
    if re.fullmatch(r"[\d,.]+", text):
        return text if re.fullmatch(r"\d{4}", text) else tongue.decimal(text)
    said = _DAY.sub(lambda found: _day(found, tongue), text)
    return said.replace(" to ", f" {tongue('to')} ") if said != text else text


def _day(found: re.Match[str], tongue: Tongue) -> str:
    day, month, year = found.groups()
    return tongue("{day} {month} {year}", day=day, month=tongue(month), year=year) if day else f"{tongue(month)} {year}"

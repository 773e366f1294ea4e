"""What two wordings differ in that changes nothing: case, kinds of quotes and dashes, spaces, punctuation.

The blunt comparison of words.py says that two words are the same; this says what had to be overlooked for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

from reader.core.terms import Equivalence
from reader.core.words import terms

ALIKE: frozenset[Equivalence] = frozenset()
"""Nothing has to be overlooked."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u200e\u200f\u202a-\u202e\u2066-\u2069"
_QUOTES = re.compile("[«‹]\\s*|\\s*[»›]|[\"'‘’‚‛ʼ′`´“”„‟″「」『』〝〞〟]+")
_DASHES = re.compile("[-‐‑‒–—―−]+")
_SIGN = re.compile(r"(?<![^\s(])[-‐‑–−](?=\d)")
"""A dash that makes a number negative."""
_SPACES = re.compile(f"[\\s{_INVISIBLE}]+")
_MEANT = "%‰&@#°+±=<>×÷"
"""Signs that say something, as currencies do."""
_PLAIN_SIGN = re.compile(r"[%&@#+=<>$]|-\d")
"""Those of ASCII."""


@lru_cache(maxsize=16384)
def needed(one: str, other: str) -> frozenset[Equivalence] | None:
    """The least that has to be overlooked for two wordings to be the same; None where they are not."""
    if one == other:
        return ALIKE
    if _folded(one, _ALL) != _folded(other, _ALL):
        return None
    return next(chosen for chosen in _CHOICES if _folded(one, chosen) == _folded(other, chosen))


def nothing_else(one: str, other: str) -> bool:
    """Whether two passages of the same words differ in nothing that says something: a sign, a currency, an accent."""
    if one == other or (one.isascii() and other.isascii() and not _PLAIN_SIGN.search(one + other)):
        return True
    return _folded(one, _ALL) == _folded(other, _ALL)


def same_words(one: str, other: str) -> bool:
    """Whether two passages say the same, but for what may be overlooked."""
    return terms(one) == terms(other) and nothing_else(one, other)


def _ordered_choices() -> tuple[frozenset[Equivalence], ...]:
    """All sets of equivalences, small ones first; punctuation, which swallows most others, comes last."""
    sets = [frozenset(chosen) for size in range(len(Equivalence) + 1) for chosen in combinations(Equivalence, size)]
    return tuple(sorted(sets, key=lambda chosen: (Equivalence.PUNCTUATION in chosen, len(chosen))))


_ALL = frozenset(Equivalence)
_CHOICES = _ordered_choices()


def _folded(text: str, overlooked: frozenset[Equivalence]) -> str:
    """A text without what is overlooked, in the form in which equal characters are equal."""
    if Equivalence.QUOTES in overlooked:
        text = _QUOTES.sub('"', text)
    if Equivalence.DASHES in overlooked or Equivalence.PUNCTUATION in overlooked:
        text = _DASHES.sub("", _SIGN.sub("±", text))
    if Equivalence.SPACES in overlooked:
        text = _SPACES.sub("", text)
    if Equivalence.PUNCTUATION in overlooked:
        text = "".join(character for character in text if _says_something(character))
    text = unicodedata.normalize("NFKC", text)
    return text.casefold() if Equivalence.CASE in overlooked else text


def _says_something(character: str) -> bool:
    return character.isalnum() or character in _MEANT or unicodedata.category(character) in ("Mn", "Mc", "Sc")

"""A text as naming sees it: its words with their compared keys, its case, and where its sentences begin."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.progress import Check

_UNSPACED = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S.
    rf"|[{_UNSPACED}]"
    r"|(?:[ODNMK]['’ʼ](?=[^\W\d_a-z]))?"  # O'Neill
    rf"(?:[^\W_{_UNSPACED}]+|[\u0300-\u036f]+)+"
)
GAP = re.compile(r"[\s\-‐‑–'’ʼ.&\u00b7\"“”]{0,3}")
"""What may stand between two words of one name."""
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]['\"”’»)\]]*\s+|\n\s*)['\"“‘«(\[•*–—\-\s]*|[“\"„«‘]\s*")
_SMALL_IN_TITLES = frozenset("with from into onto over after amid upon than that when like near under".split())
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


class Case(StrEnum):
    """How a paragraph uses capitals: only in plain copy does a capital tell a name."""

    PLAIN = "plain"
    TITLE = "title"
    CAPITALS = "capitals"
    NONE = "none"
    """The script has no capitals."""


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a text: its place, itself, and its key for comparing."""

    start: int
    end: int
    shown: str
    key: str

    @property
    def capital(self) -> bool:
        return not self.shown[0].islower()

    @property
    def acronym(self) -> bool:
        return len(self.key) > 1 and self.shown.isupper() and not self.shown[0].isdigit()


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word without case, accents, full stops and invisible marks."""
    if word.isascii():
        return word.lower().replace(".", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’ʼ").casefold()


def name_words(text: str) -> list[NameWord]:
    """The words of a text, in order."""
    return [NameWord(m.start(), m.end(), m.group(), key(m.group())) for m in _WORD.finditer(text)]


def name_words_in_steps(text: str, asked: Check) -> Iterator[NameWord]:
    """The same, asking now and then whether to go on."""
    for number, match in enumerate(_WORD.finditer(text)):
        if number % 2048 == 0:
            asked()
        yield NameWord(match.start(), match.end(), match.group(), key(match.group()))


@lru_cache(maxsize=65536)
def form(name: str) -> tuple[str, ...]:
    """A name as compared."""
    return tuple(key(match.group()) for match in _WORD.finditer(name))


def case_of(text: str) -> Case:
    """How a paragraph uses capitals."""
    words = [match.group() for match in _WORD.finditer(text[:2000])]
    letters = [word for word in words if word[0].isalpha()]
    cased = [word for word in letters if word.lower() != word.upper()]
    if not cased:
        return Case.NONE
    upper = sum(word.isupper() for word in cased)
    if len(cased) >= 3 and upper >= 0.8 * len(cased) and any(len(w) > 4 and w.isupper() for w in cased):
        return Case.CAPITALS
    long = [word for word in cased[1:] if len(word) > 3]
    small = any(word[0].islower() and word not in _SMALL_IN_TITLES for word in long)
    headline = len(long) >= 3 and len(text) < 250 and text.count(",") < 2 and not small
    return Case.TITLE if headline else Case.PLAIN


def sentence_starts(text: str) -> frozenset[int]:
    """Offsets at which a sentence or a quotation begins, where a capital tells nothing."""
    return frozenset(match.end() for match in _SENTENCE_START.finditer(text))


def mixed_scripts(name: str) -> bool:
    """Whether a single word of the name mixes alphabets that look alike: a Cyrillic letter in a Latin word."""
    return any(len(_scripts(match.group())) > 1 for match in _WORD.finditer(name))


@lru_cache(maxsize=8192)
def _scripts(word: str) -> frozenset[str]:
    if word.isascii():
        return frozenset()
    names = (unicodedata.name(character, "") for character in word)
    return frozenset(script for name in names for script in _SCRIPTS if name.startswith(script))


def _runs_on(gap: str, last: NameWord) -> bool:
    """Whether a name may go on after a gap: not across the end of a sentence."""
    return bool(GAP.fullmatch(gap)) and ("." not in gap or len(last.shown) == 1 or gap == ".")


def runs_of_capitals(words: list[NameWord], text: str, small: frozenset[str]) -> Iterator[list[NameWord]]:
    """Stretches of words with capitals that only spaces, hyphens or small name words part."""
    run: list[NameWord] = []
    waiting: list[NameWord] = []
    for word in words:
        last = (waiting or run)[-1] if run else None
        if last is not None and not _runs_on(text[last.end : word.start], last):
            yield run
            run, waiting = [], []
        if word.shown[0].isupper():
            run.extend((*waiting, word))
            waiting = []
        elif run and word.key in small and len(waiting) < 2:
            waiting.append(word)
        elif run:
            yield run
            run, waiting = [], []
    if run:
        yield run

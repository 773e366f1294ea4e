"""What a word is: Unicode word boundaries, and the normal form in which words are compared but never shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2007": " ", "\u3000": " ",
        # invisible: soft hyphen, zero-width, byte order mark, variation selectors, controls of direction
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u200e\u200f\u202a\u202b\u202c", None),
        **dict.fromkeys("\u202d\u202e\u2066\u2067\u2068\u2069", None),
    }
)  # fmt: skip

_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003134f"
)
"""Scripts written without spaces: Han, kana, Thai, Lao, Burmese, Khmer; there each character counts as a word."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
)
_LETTERS = rf"(?:[^\W{_UNSPACED}_]++|[{_MARKS}{_INVISIBLE}]++)++"
_POSSESSIVE = r"['’ʼ][sS](?![\w])"
_WORD = re.compile(
    rf"\d+(?:[.,:/’'\u00a0\u202f]\d+)*"  # 9,000.20  18:30  1/2
    rf"|{_POSSESSIVE}"
    rf"|[{_UNSPACED}]"
    rf"|(?:[A-Za-z]\.){{2,}}"  # U.S.
    rf"|(?=\w)(?!_){_LETTERS}(?:(?!{_POSSESSIVE})['’ʼ](?=[^\W\d_]){_LETTERS})*"
)
_TERM = re.compile(r"[^\W_]+")
_ASCII_TERM = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as shown (`start`, `end` in its text) and as compared (`form`)."""

    start: int
    end: int
    form: str


@lru_cache(maxsize=65536)
def normal_form(text: str) -> str:
    """The form in which text is compared: no case, plain quotes and dashes, compatible characters, none invisible."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.translate(_FOLD)).casefold())


def words(text: str) -> list[Word]:
    """The words of a text in order, with their places."""
    return [Word(m.start(), m.end(), _form(m.group())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def _form(shown: str) -> str:
    form = normal_form(shown)
    if shown[0].isdigit():
        return form.replace(" ", "").replace("'", "")
    return form.replace(".", "") or form


def count_words(text: str) -> int:
    """How many words a person would count."""
    return sum(1 for m in _WORD.finditer(text) if m.group()[0] not in "'’ʼ")


def terms(text: str) -> list[str]:
    """The compared forms of all words, fast and without places: what the wording score is made of."""
    if text.isascii():
        return _ASCII_TERM.findall(text.lower())
    folded = unicodedata.normalize("NFKC", text.translate(_FOLD)).casefold()
    found: list[str] = []
    for term in _TERM.findall(folded):
        if term.isascii() or not _HAS_UNSPACED.search(term):
            found.append(term)
        else:
            found.extend(_unspaced_terms(term))
    return found


_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")


def _unspaced_terms(term: str) -> list[str]:
    """Pairs of neighbouring characters stand in for words where a script has no spaces."""
    found: list[str] = []
    for run in _UNSPACED_RUN.findall(term):
        if _HAS_UNSPACED.match(run):
            found.extend(run[i : i + 2] for i in range(max(1, len(run) - 1)))
        else:
            found.append(run)
    return found

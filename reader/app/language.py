"""The language of the screen: every phrase is written in English where it is said, and looked up here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "fr": "Français"}
"""The languages there are, each by its own name; all but English have a table in resources/translations."""

_GROUPS = {ENGLISH: ",", "de": ".", "fr": "\u202f"}
"""What stands between thousands."""

_spoken: dict[str, dict[str, str]] = {}
"""The table in use, by its language; empty while English is spoken."""


def speak(language: str) -> None:
    """From now on phrases are said in that language; in English where it is not among LANGUAGES."""
    _spoken.clear()
    if language in LANGUAGES and language != ENGLISH:
        _spoken[language] = phrases(language)


def spoken() -> str:
    return next(iter(_spoken), ENGLISH)


def tr(text: str, /, **values: object) -> str:
    """A phrase in the language of the screen, with the values in its braces."""
    said = text
    for table in _spoken.values():
        said = table.get(text, text)
    return said.format(**values) if values else said


def tr_count(one: str, many: str, number: int, /, **values: object) -> str:
    """As `tr`, for one or many; `{number}` is written as the language writes numbers."""
    said = tr(one if is_one(number) else many)
    return said.format(number=digits(number), **values)


def is_one(number: int) -> bool:
    """Whether a language that tells one from many takes this for one: French does so for nothing at all, too."""
    return number == 1 or (number == 0 and spoken() == "fr")


def digits(number: int) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}".replace(",", _GROUPS[spoken()])


@cache
def phrases(language: str) -> dict[str, str]:
    """The table of a language: English to its words; what has none is left out."""
    text = asset("translations", f"{language}.po").read_text(encoding="utf-8")
    return {source: said for source, said in _entries(text) if source and said}


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The entries of a gettext file, of which only msgid and msgstr are used here."""
    parts = {"msgid": "", "msgstr": ""}
    now = ""
    for line in [*text.splitlines(), 'msgid ""']:
        word, _, rest = line.partition(" ")
        if word == "msgid":
            yield parts["msgid"], parts["msgstr"]
            parts = {"msgid": "", "msgstr": ""}
        if word in parts:
            now, line = word, rest
        if now and line.startswith('"') and line.endswith('"'):
            parts[now] += _unescaped(line[1:-1])


def _unescaped(text: str) -> str:
    for sign, meant in (("\\\\", "\0"), ('\\"', '"'), ("\\n", "\n"), ("\\t", "\t"), ("\0", "\\")):
        text = text.replace(sign, meant)
    return text

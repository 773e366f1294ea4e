"""A language for the program's own words: phrases are written in English where they are said, and looked up here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.assets import asset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "fr": "Français"}
"""The languages there are, each by its own name; all but English have a table in resources/translations."""

_GROUPS = {ENGLISH: ",", "de": ".", "fr": "\u202f"}
"""What stands between thousands."""
_POINTS = {ENGLISH: ".", "de": ",", "fr": ","}
"""What stands before tenths."""
_COLONS = {ENGLISH: ": ", "de": ": ", "fr": "\u00a0: "}
MADE_IN = ("reader/load", "reader/core", "reader/report/save.py", "reader/pipeline.py", "reader/assets.py", "fact")
"""Places where sentences are made in English and told on; how the comment above a phrase of theirs begins."""


class Tongue:
    """One language; called with a phrase and what stands in its braces, it says the phrase."""

    __slots__ = ("language", "made", "words")

    def __init__(
        self, language: str = ENGLISH, words: Mapping[str, str] | None = None, made: tuple[str, ...] = ()
    ) -> None:
        """`words`: English to its words, what has none left out; `made`: phrases that are met as finished sentences."""
        self.language = language
        self.words = words or {}
        self.made = made

    @property
    def semicolon(self) -> str:
        """What stands between parts of a line that have commas of their own."""
        return _COLONS[self.language].replace(":", ";")

    @property
    def colon(self) -> str:
        """What stands between a head and its text."""
        return _COLONS[self.language]

    def __call__(self, text: str, /, **values: object) -> str:
        said = self.words.get(text, text)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A phrase for one or for many; `{number}` is written as the language writes numbers."""
        return self(one if self.is_one(number) else many, number=self.digits(number), **values)

    def counted(self, number: int, one: str, many: str = "") -> str:
        """A number and what is counted."""
        return f"{self.digits(number)} {self(one if self.is_one(number) else many or one + 's')}"

    def is_one(self, number: int) -> bool:
        """Whether a language that tells one from many takes this for one: French does so for nothing at all, too."""
        return number == 1 or (number == 0 and self.language == "fr")

    def digits(self, number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}".replace(",", _GROUPS[self.language])

    def decimal(self, number: str) -> str:
        """A number as a program writes it, such as 1,234.5, as the language does."""
        signs = {",": _GROUPS[self.language], ".": _POINTS[self.language]}
        return "".join(signs.get(sign, sign) for sign in number)

    def size(self, size: str) -> str:
        """A size such as 1.5 MB."""
        number, _, unit = size.partition(" ")
        return f"{self.decimal(number)} {self(unit)}"


IN_ENGLISH = Tongue()


@cache
def tongue_of(language: str) -> Tongue:
    """A language by its code; English where there is no such table."""
    if language not in LANGUAGES or language == ENGLISH:
        return IN_ENGLISH
    entries = tuple(_entries(asset("translations", f"{language}.po").read_text(encoding="utf-8")))
    words = {phrase: said for _, phrase, said in entries if phrase and said}
    made = tuple(phrase for place, phrase, said in entries if said and place.startswith(MADE_IN))
    return Tongue(language, words, made)


def _entries(text: str) -> Iterator[tuple[str, str, str]]:
    """Place, phrase and words of each entry of a gettext file, of which nothing else is used here."""
    parts = {"msgid": "", "msgstr": ""}
    place = now = ""
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "#:":
            yield place, parts["msgid"], parts["msgstr"]
            parts, place = {"msgid": "", "msgstr": ""}, rest
        if word in parts:
            now, line = word, rest
        if now and line.startswith('"') and line.endswith('"'):
            parts[now] += _unescaped(line[1:-1])
    yield place, parts["msgid"], parts["msgstr"]


def _unescaped(text: str) -> str:
    for sign, meant in (("\\\\", "\0"), ('\\"', '"'), ("\\n", "\n"), ("\\t", "\t"), ("\0", "\\")):
        text = text.replace(sign, meant)
    return text

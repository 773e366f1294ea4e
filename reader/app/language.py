"""The language of the screen: every phrase is written in English where it is said, and looked up here."""

from __future__ import annotations

from reader.core.tongue import ENGLISH, IN_ENGLISH, LANGUAGES, Tongue, tongue_of

__all__ = ["ENGLISH", "LANGUAGES", "digits", "is_one", "phrases", "speak", "spoken", "tongue", "tr", "tr_count"]

_spoken: list[Tongue] = [IN_ENGLISH]
"""The language in use, alone."""


def speak(language: str) -> None:
    """From now on phrases are said in that language; in English where it is not among LANGUAGES."""
    _spoken[0] = tongue_of(language)


def tongue() -> Tongue:
    """The language that is spoken, for what is said below the screen."""
    return _spoken[0]


def spoken() -> str:
    return _spoken[0].language


def tr(text: str, /, **values: object) -> str:
    """A phrase in the language of the screen, with the values in its braces."""
    return _spoken[0](text, **values)


def tr_count(one: str, many: str, number: int, /, **values: object) -> str:
    """As `tr`, for one or many; `{number}` is written as the language writes numbers."""
    return _spoken[0].count(one, many, number, **values)


def is_one(number: int) -> bool:
    return _spoken[0].is_one(number)


def digits(number: int) -> str:
    """A whole number with its thousands apart."""
    return _spoken[0].digits(number)


def phrases(language: str) -> dict[str, str]:
    """The table of a language: English to its words; what has none is left out."""
    return dict(tongue_of(language).words)

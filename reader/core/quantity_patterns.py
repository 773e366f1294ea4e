"""The regular expressions that find numbers, dates and times of one language, made from its table of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.core.quantity_words import NumberWords, number_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = r"(?:1[5-9]|20)\d\d"
_NEVER = r"(?!)"
_BEFORE_MONTH = r"(?:(?<=\b[Ii]n )|(?<=[Ll]ast )|(?<=[Nn]ext )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=\b[Bb]y )|(?<=early )|(?<=late )|(?<=mid-)|(?<=\b[Ee]n )|(?<=\b[Dd]e )|(?<=\b[Ii]m )|(?<=\b[Ss]eit ))"  # noqa: E501
PHONE = re.compile(r"\+?\d[\d() -]{7,}\d")
NUMERIC_DATE = re.compile(
    r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])"
    r"|(?<![\d.])(?P<c>\d{1,2})\.\s?(?P<d>\d{1,2})\.\s?(?P<year2>\d{4}|\d\d)(?!\d)"
)
UNCLEAR = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")
TIME = re.compile(
    r"\b(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)(?!\d|\s?%|[.,]\d)(?:\s?(?P<half>[ap]\.?m\b(?:\.(?=\s?[^\sA-Z]))?))?"
    r"|\b(?P<hour2>1?\d)\s?(?P<half2>[ap]\.?m\b(?:\.(?=\s?[^\sA-Z]))?)"
    r"|\b(?P<hour3>[012]?\d)\s(?:Uhr(?:\s(?P<minute3>[0-5]\d)\b)?|o[’']clock)",
    re.IGNORECASE,
)
SCORE = re.compile(r"(?<![\d.,-])\d{1,3}(?:[-–]\d{1,3})+(?![\d-])")


@dataclass(frozen=True)
class Patterns:
    """What finds the quantities of one language."""

    words: NumberWords
    dates: tuple[re.Pattern[str], ...]
    undated: tuple[re.Pattern[str], ...]
    """Those of them that need no figures: months and weekdays."""
    relative: re.Pattern[str]
    digits: re.Pattern[str]
    spelt: re.Pattern[str]
    out_of: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns:
    """Made once for a language."""
    words = number_words(language)
    dates = _dates(words)
    return Patterns(
        words, dates, (dates[3], dates[4], dates[6]), _relative(words), _digits(words), _spelt(words), _out_of(words)
    )


def _one_of(words: Iterable[str]) -> str:
    """An alternative of literal words, the longest first; spaces stand for any space or a hyphen."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in ordered) or _NEVER


def _dates(words: NumberWords) -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{_one_of(words.months)})"
    of = rf"(?:{words.of}\s)?" if words.of else ""
    day = rf"(?P<day>[0-3]?\d)(?:{words.ordinal_marks})?"
    year = rf"(?P<year>{_YEAR})(?!\d)"
    loose = _one_of(words.loose_months)
    flags = re.IGNORECASE
    return (
        re.compile(rf"\b{month}\.?\s(?P<day>[0-3]?\d)(?:{words.ordinal_marks})?(?!\d|[,.:]\d)(?:,?\s{year})?", flags),
        re.compile(rf"\b{day}\s{of}{month}\b\.?(?:,?\s{of}{year})?", flags),
        re.compile(rf"\b{month}\b\.?,?\s{of}{year}", flags),
        re.compile(rf"{_BEFORE_MONTH}{_capital(month, words)}\b"),
        re.compile(rf"\b{_capital(f'(?P<month>{loose})', words)}\b"),
        re.compile(rf"(?<![\d.,$€£-])\b(?P<year>{_YEAR})\b(?![,.]\d|\s?(?:%|per cent|percent|people|km|m\b)|-)"),
        re.compile(rf"\b{_capital(f'(?P<weekday>{_one_of(words.days)})', words)}s?\b"),
    )


def _capital(pattern: str, words: NumberWords) -> str:
    """Where a language writes months with a capital, "may" is no month."""
    return f"(?=[A-Z])(?i:{pattern})" if not words.comma or "montag" in words.days else f"(?i:{pattern})"


def _relative(words: NumberWords) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_one_of(words.relative)})\b", re.IGNORECASE)


def _digits(words: NumberWords) -> re.Pattern[str]:
    space = "\u00a0\u202f’'"
    if words.comma:
        digits = rf"\d{{1,3}}(?:[.{space}]\d{{3}})+(?!\d)(?:,\d+)?|\d{{1,3}}(?:\s\d{{3}})+(?![\d,])|\d+(?:[.,]\d+)?"
    else:
        digits = rf"\d{{1,3}}(?:[,{space}]\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    ordinal = _NEVER if words.comma else words.ordinal_marks
    return re.compile(
        rf"(?P<currency>[$€£¥]\s?)?(?<![\w.,])(?P<digits>{digits})(?P<ordinal>(?:{ordinal})(?!\w))?"
        rf"(?:(?!\w|[.,]\d)|(?=(?:{_one_of(words.scales)})\b))"
        rf"(?:[\s\u00a0-]?(?P<scale>{_one_of(words.scales)})\b)?"
        rf"(?P<percent>[\s\u00a0\u202f]?%|\s?(?:{_one_of(words.percent)})\b)?",
        re.IGNORECASE,
    )


def _spelt(words: NumberWords) -> re.Pattern[str]:
    """Shares, numbers and ordinals in words."""
    tens = _one_of(word for word, value in words.numbers.items() if value >= 20)
    small = _one_of(words.numbers)
    units = _one_of(word for word, value in words.numbers.items() if 1 <= value <= 19)
    joint = rf"(?:{words.joint}\s)?" if words.joint else ""
    number = rf"(?:(?:{tens})[\s-]{joint}(?:{units})|{small})"
    scale = _one_of(words.scales)
    ordinals = _one_of(words.ordinals)
    return re.compile(
        rf"\b(?:(?P<halved>half[\s-]an?)\b(?:[\s-](?P<halfscale>{scale})\b)?"
        rf"|(?<!first )(?<!second )(?<!first-)(?<!second-)(?<!opening )(?<!other )"
        rf"(?P<part>{_one_of(words.parts)})\b(?!-|\s(?:past|hour|hours|brother|sister|time|century))"
        rf"|(?P<count>(?:(?:an?|{number})(?:[\s-](?:{scale}))+(?:\s{joint}{number}(?:[\s-](?:{scale}))*)*|{number}))"
        rf"\b(?P<percent>\s(?:{_one_of(words.percent)}))?"
        rf"|(?P<ordinal>(?:(?:{tens})-)?(?:{ordinals})))\b",
        re.IGNORECASE,
    )


def _out_of(words: NumberWords) -> re.Pattern[str]:
    """ "two in five", "nine out of ten"."""
    if not words.month_first:
        return re.compile(_NEVER)
    small = _one_of(words.numbers)
    return re.compile(
        rf"\b(?P<some>{small}|\d{{1,2}})\s(?:in|out\sof(?:\s(?:every|the))?)\s"
        rf"(?P<all>three|four|five|six|seven|eight|nine|ten|twenty|\d{{1,3}})\b"
        r"(?!\s(?:years?|months?|weeks?|days?|hours?|minutes?|seasons?|games?)\b|[.,/:-]\d)",
        re.IGNORECASE,
    )

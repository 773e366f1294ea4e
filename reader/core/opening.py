"""What an article's own blocks say about it: its title, its byline, its date; and openings that run together."""

from __future__ import annotations

import re
from datetime import date as calendar_date
from typing import TYPE_CHECKING

from reader.core.furniture import DATE
from reader.core.model import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.model import Paragraph

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "jan janv ene gen",
            "feb févr fevr fév",
            "mar mär mars mrz maa",
            "apr avr abr",
            "may mai mag mei",
            "jun juin giu",
            "jul juil lug",
            "aug août aou ago",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez déc dic",
        ),
        start=1,
    )
    for month in names.split()
}
_ONLY_BY = re.compile(r"(?:by|von|par|por|di|door|text|words)\W*", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})", re.I)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_NUMBERS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

_DATED_START = re.compile(r"(?:[^\W\d]{2,12}:?\s+)?")
_SENTENCE_WORD = re.compile(
    r"(?<!\S)(?!(?:in|of|with|to|from|at|by|for|on|and|near|over|as|says|de|von|et|y)\s)[a-zß-ÿ’']+(\s+)"
    r"(?=(?:The|A|An|In|On|At|It|He|She|They|After|As|For|With|Der|Die|Das|Ein|Eine|Im|Am|Nach|Le|La|Les"
    r"|Un|Une|En|Après|El|Los|Las|Una)\s+[^\W\d_])"
)


def iso_date(text: str) -> str:
    """The first full date of a text as ISO 8601, or empty; day and month are never guessed from their order."""
    if found := _YEAR_FIRST.search(text):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(text):
        return _iso(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.search(text):
        return _iso(int(found[3]), _month(found[1]), int(found[2]))
    if found := _NUMBERS.search(text):
        return _iso(int(found[3]), int(found[2]), int(found[1]))
    return ""


def _month(name: str) -> int:
    lowered = name.casefold()
    return next((_MONTHS[lowered[:size]] for size in (4, 3) if lowered[:size] in _MONTHS), 0)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return calendar_date(year, month, day).isoformat()
    except ValueError:
        return ""


def title_of(paragraphs: Sequence[Paragraph]) -> str:
    return next((paragraph.text for paragraph in paragraphs if paragraph.kind is ParagraphKind.TITLE), "")


def byline_of(paragraphs: Sequence[Paragraph]) -> str:
    """Who wrote it, without "By" and without the date that may stand beside it."""
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BYLINE and len(paragraph.text) <= 200:
            name = re.split(r"\s*[|•·–—]\s*|,\s*(?=\d)|\s{2,}", DATE.sub("", paragraph.text))[0].strip(" ,;")
            name = re.sub(r"^(?:by|von|par|por|di|door|text|words)\s*:?\s+", "", name, flags=re.IGNORECASE)
            if re.match(r"[^\W\d_]", name) and not _ONLY_BY.fullmatch(name) and not re.match(
                r"(?:published|updated|posted|date|report|edit|additional|stand|publié|veröff)", name, re.IGNORECASE
            ):
                return name
    return ""


def date_of(paragraphs: Sequence[Paragraph]) -> str:
    """The date of the first byline that has one; as written where its year is not told."""
    written = ""
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BYLINE and (found := DATE.search(paragraph.text[:300])):
            if iso := iso_date(paragraph.text[:300]):
                return iso
            written = written or found.group()
    return written


def split_opening(text: str) -> tuple[str, ...]:
    """Date, headline and standfirst that an export ran together in one line, taken apart; else the line as it is."""
    label = _DATED_START.match(text)
    start = label.end() if label else 0
    found = DATE.match(text, start)
    if not found or len(text) > 600 or not text[found.end() :].strip():
        return (text,)
    if start and text[:start].strip(" :").casefold() not in {"date", "datum", "fecha", "data", "published", "publié"}:
        return (text,)
    dated, rest = text[: found.end()].strip(), text[found.end() :].strip()
    if not rest[:1].isupper() or not re.match(r"\S+ \S+ \S+", rest):
        return (text,)
    seam = _SENTENCE_WORD.search(rest, 20)
    if not seam:
        return (text,)
    return dated, rest[: seam.start(1)].strip(), rest[seam.end() :].strip()

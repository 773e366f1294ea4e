"""Sentences made where no language is known, as facts and reasons are, said in the language of the screen."""

from __future__ import annotations

import re
from functools import cache

from reader.app.language import ENGLISH, spoken, tr
from reader.core.terms import Side

FACTS = (
    "Number changed",
    "Date changed",
    "Name changed",
    "Place changed",
    "Scope changed",
    "Another source",
    "Said by somebody else",
    "Who does it changed ({verb})",
    "Counted differently since {what}",
    "Named on the {side} only",
    "Hedged on the {side} only",
    "Negated on the {side} only",
    "Scope said on the {side} only",
    "Made a condition on the {side} only",
    "Source named on the {side} only",
    "Quotation shortened on one side",
    "Quoted in other words",
    "Quoted on the {side} only; the {other} says it without quotation marks",
)
REASONS = ("Numbers", "Names", "Rare words", "Common words", "Alike in meaning", "Linked neighbours", "Linked")
FURNITURE = (
    "advert",
    "navigation",
    "related headline",
    "share or newsletter prompt",
    "timecode",
    "photo credit",
    "repeated title",
    "notice",
    "footnote",
    "table",
    "hidden in the page",
    "outside the article",
    "reader comment",
    "running head",
    "page number",
)
MADE = (*FACTS, *REASONS, *FURNITURE)
"""What those layers say, with braces where something of the pair stands."""


def said(sentence: str) -> str:
    """The sentence as the screen says it; in English, where nobody has translated its kind."""
    if spoken() == ENGLISH or not sentence:
        return sentence
    whole = _looked_up(sentence)
    if whole is None and ": " in sentence:
        head, _, rest = sentence.partition(": ")
        found = _looked_up(head)
        whole = f"{found}: {rest}" if found is not None else None
    return sentence if whole is None else whole


def _looked_up(sentence: str) -> str | None:
    if sentence in MADE:
        return tr(sentence)
    for pattern, phrase in _patterns():
        if match := pattern.fullmatch(sentence):
            sides = {*Side}
            return tr(phrase, **{name: tr(text) if text in sides else text for name, text in match.groupdict().items()})
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases with braces, as patterns that find what stands in these."""
    holes = re.compile(r"\\\{(\w+)\\\}")
    with_holes = (phrase for phrase in MADE if "{" in phrase)
    return tuple((re.compile(holes.sub(r"(?P<\1>.+?)", re.escape(phrase))), phrase) for phrase in with_holes)

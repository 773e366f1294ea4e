"""What stands against a number or another bold word, in a few plain lines: its counterpart, and what it can mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.app import made
from reader.app.language import tr
from reader.app.phrases import clipped
from reader.core.model import MarkKind, Side

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.core.model import Article, Fact, Span
    from reader.core.quantities import Quantity

_NUMBER = re.compile(r"\d+(?:[.,:\u2009\u202f]\d+)*")
_MOST = 160
UNDATED = "It cannot be compared with a date: the article does not say when it was written."


def told_at(comparison: Comparison, side: Side, paragraph: int, offset: int) -> str:
    """The lines for one place; empty where nothing differs there."""
    lines = [_fact_told(comparison, side, fact) for fact in comparison.facts if _within(fact, side, paragraph, offset)]
    article = comparison.article(side)
    if not lines:
        counterpart = _counterpart(comparison, side, paragraph, offset)
        lines = [_there(side.other, counterpart)] if counterpart else []
    if lines and (meant := _meant(article, paragraph, offset)):
        lines.append(meant)
    return "\n".join(dict.fromkeys(lines))


def _within(fact: Fact, side: Side, paragraph: int, offset: int) -> bool:
    span = fact.left if side is Side.LEFT else fact.right
    return span is not None and span.paragraph == paragraph and span.start <= offset < span.end


def _fact_told(comparison: Comparison, side: Side, fact: Fact) -> str:
    there = fact.right if side is Side.LEFT else fact.left
    said = clipped(_text(comparison.article(side.other), there), _MOST) if there else tr("nothing")
    head = re.split("[:;]", made.said(fact.text))[0].strip()
    return f"{head}. {_there(side.other, said)}"


def _there(side: Side, said: str) -> str:
    return tr("On the left: {said}", said=said) if side is Side.LEFT else tr("On the right: {said}", said=said)


def _text(article: Article, span: Span) -> str:
    return article.paragraphs[span.paragraph].text[span.start : span.end]


def _counterpart(comparison: Comparison, side: Side, paragraph: int, offset: int) -> str:
    """What stands against a number inside an altered run."""
    text = comparison.article(side).paragraphs[paragraph].text
    if not any(match.start() <= offset < match.end() for match in _NUMBER.finditer(text)):
        return ""
    for mark in comparison.marks(side, paragraph):
        if mark.start <= offset < mark.end and mark.kind is MarkKind.ALTERED and mark.counterpart is not None:
            return clipped(_text(comparison.article(side.other), mark.counterpart), _MOST)
    return ""


def _meant(article: Article, paragraph: int, offset: int) -> str:
    """What an ambiguous number, or a date that is told from the article's own, can mean."""
    from reader.core.dates import days_of, in_words, published_on
    from reader.core.quantities import quantities

    text = article.paragraphs[paragraph].text
    found = (q for q in quantities(text, article.language or "en") if q.start <= offset < q.end)
    quantity = next(found, None)
    if quantity is None:
        return ""
    published = published_on(article.date)
    days = days_of(quantity, published, article.language)
    if quantity.ambiguous:
        meanings = [in_words(day) for day in days] or [f"{value:,g}" for value in quantity.value]
        listed = made.said_meanings(" or ".join(meanings))
        return tr("{text} is ambiguous: {listed}.", text=text[quantity.start : quantity.end], listed=listed)
    if not _told_from_publication(quantity):
        return ""
    if not days:
        return tr(UNDATED)
    return tr("By the article's date: {listed}.", listed=made.said_meanings(" or ".join(map(in_words, days))))


def _told_from_publication(quantity: Quantity) -> bool:
    """Whether a date means nothing without the day on which it was written."""
    return quantity.kind == "relative" or (quantity.kind == "date" and quantity.date[:3] == (-1, -1, -1))

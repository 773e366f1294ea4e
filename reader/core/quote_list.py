"""Every quotation of a pair with its speaker and what became of it on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.comparison import Comparison, compared
from reader.core.languages import function_words
from reader.core.model import Article, Entity, EntityKind, Side, Span
from reader.core.quotes import Passages, Quotation, QuoteStatus, contains, quotations, same_words
from reader.core.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = (
    r"(?:said|says|saying|told|tells|added|adds|asked|wrote|writes|warned|warns|argued|argues|insisted|explained|noted"
    r"|replied|stressed|claimed|claims|announced|declared|called|calls|calling|described|continued|vowed|promised"
    r"|reported|tweeted|posted|shouted|dit|ajouté|déclaré|affirmé|sagte|sagt|erklärte|dijo|disse)"
)
_VERB = re.compile(rf"\b{_VERBS}\b")
_PRONOUN = re.compile(rf"\b(?:he|she|they|He|She|They)\s(?:\w+\s)?{_VERBS}\b|\b{_VERBS}\s(?:he|she|they)\b")
_SPEAKS = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE))
_LOOSE = 0.4


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation with all a reader wants to know of it."""

    side: Side
    span: Span
    text: str
    speaker: str
    """The name of who says it; empty where that cannot be told."""
    status: QuoteStatus
    there: Span | None
    """Where the other article has it."""


def quotes_of(comparison: Comparison) -> tuple[Quote, ...]:
    """All quotations of both articles, left before right, in reading order."""
    found: list[Quote] = []
    for side in Side:
        article, other = comparison.article(side), comparison.article(side.other)
        everywhere = _sentences(other)
        glue = function_words(other.language or "en")
        whole = Passages(other, everywhere, glue)
        cast = _Cast(comparison.entities, side)
        for quotation in quotations(article):
            linked = _linked(comparison, side, quotation.span)
            status, there = _fate(quotation.text, Passages(other, linked, glue) if linked else None, whole)
            speaker = cast.speaker(article, quotation)
            found.append(Quote(side, quotation.span, quotation.text, speaker, status, there))
    return tuple(found)


def _sentences(article: Article) -> tuple[Span, ...]:
    return tuple(span for index in compared(article) for span in sentences(index, article.paragraphs[index].text))


def _linked(comparison: Comparison, side: Side, span: Span) -> list[Span]:
    """The other side's sentences that are linked to the sentences a quotation stands in."""
    found: list[Span] = []
    for index in comparison.links_of(side, span.paragraph):
        link = comparison.links[index]
        touched = any(
            s.paragraph == span.paragraph and s.start < span.end and span.start < s.end for s in link.spans(side)
        )
        if touched:
            found.extend(link.spans(side.other))
    return list(dict.fromkeys(found))


def _fate(text: str, linked: Passages | None, everywhere: Passages) -> tuple[QuoteStatus, Span | None]:
    """In the linked sentences loosely, elsewhere word for word."""
    content = everywhere.content_words(text)
    if linked is not None:
        echo = linked.echo(text)
        if echo.span is not None and (echo.share == 1.0 or (content >= 3 and echo.share >= _LOOSE)):
            return _status(text, echo.status, echo.span, linked)
    echo = everywhere.echo(text)
    same = echo.span is not None and content >= 2 and same_words(text, everywhere.text_of(echo.span))
    if echo.span is not None and same:
        return _status(text, echo.status, echo.span, everywhere)
    return QuoteStatus.ONLY_HERE, None


def _status(text: str, status: QuoteStatus, span: Span, passages: Passages) -> tuple[QuoteStatus, Span]:
    if status is QuoteStatus.UNQUOTED:
        return status, span
    whole = passages.quotation_around(span)
    there = passages.text_of(whole)
    if same_words(text, there):
        return QuoteStatus.VERBATIM, whole
    if contains(there, text) or contains(text, there):
        return QuoteStatus.TRIMMED, whole
    return QuoteStatus.REWORDED, whole


class _Cast:
    """Who can speak in one article, by place."""

    def __init__(self, entities: Sequence[Entity], side: Side) -> None:
        named = [
            (span, entity.name, entity.kind)
            for entity in entities
            if entity.kind in _SPEAKS
            for span in entity.mentions(side)
        ]
        self._named = sorted(named, key=lambda entry: entry[0])
        self._spans = [span for span, _, _ in self._named]
        self._last = ""
        self._paragraph = -1

    def speaker(self, article: Article, quotation: Quotation) -> str:
        """By the reporting verb beside the quotation; a pronoun is the last speaker, or the only person just named."""
        at = quotation.span
        text = article.paragraphs[at.paragraph].text
        start, end = _around(text, at)
        beside = self._named_by_verb(text, at, start, end)
        if beside:
            self._last, self._paragraph = beside, at.paragraph
            return beside
        outside = f"{text[start : at.start]} {text[at.end : end]}"
        if _PRONOUN.search(outside):
            return self._last or self._only_person(at)
        goes_on = self._paragraph == at.paragraph and text[: at.start - 1].rstrip()[-1:] in ".!?"
        return self._last if goes_on else ""

    def _named_by_verb(self, text: str, at: Span, start: int, end: int) -> str:
        """The name next to a reporting verb outside the quotation, the nearest one."""
        verbs = [
            match for match in _VERB.finditer(text, start, end) if match.end() <= at.start or match.start() >= at.end
        ]
        best: tuple[int, int, str] | None = None
        first = bisect_left(self._spans, Span(at.paragraph, start, 0))
        for span, name, kind in self._named[first:]:
            if span.paragraph != at.paragraph or span.start >= end:
                break
            if at.start <= span.start < at.end or kind is EntityKind.PLACE:
                continue
            for verb in verbs:
                gap = span.start - verb.end() if span.start >= verb.end() else verb.start() - span.end
                between = text[min(span.end, verb.end()) : max(span.start, verb.start())]
                if gap <= 60 and not re.search(r"[.!?]\s", between):
                    rank = (gap + (0 if kind is EntityKind.PERSON else 15), span.start, name)
                    best = min(best, rank) if best else rank
        return best[2] if best else ""

    def _only_person(self, at: Span) -> str:
        first = bisect_left(self._spans, Span(at.paragraph - 1, 0, 0))
        last = bisect_left(self._spans, at)
        people = {name for span, name, kind in self._named[first:last] if kind is EntityKind.PERSON}
        return people.pop() if len(people) == 1 else ""


def _around(text: str, at: Span) -> tuple[int, int]:
    """From the sentence the quotation begins in to the end of the words that follow it."""
    spans = sentences(at.paragraph, text)
    start = next((s.start for s in reversed(spans) if s.start < at.start), 0)
    following = re.compile(r"[.!?](?:\s|$)").search(text, min(len(text), at.end + 1))
    return start, following.end() if following else len(text)

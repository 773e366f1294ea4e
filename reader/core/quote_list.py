"""Every quotation of a pair with its speaker and what became of it on the other side."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.comparison import Comparison, compared
from reader.core.genders import gender_of, pronoun_gender
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
_PRONOUNS = "he|she|they|er|sie|il|elle|ils|elles|él|ella"
_PRONOUN = re.compile(
    rf"\b(?P<before>{_PRONOUNS})\s(?:\w+\s)?{_VERBS}\b|\b{_VERBS}(?:\s|-t-|-)(?P<after>{_PRONOUNS})\b", re.IGNORECASE
)
_TO_SOMEBODY = frozenset(("told", "tells", "asked"))
_UNNAMED = re.compile(
    rf"\b{_VERBS}\s(?P<who>(?:an?|one|the)\s(?:[\w-]+\s){{0,3}}(?:officials?|spokes(?:man|woman|person)|diplomat|resident"
    r"|witness|expert|analyst|officer|doctor|neighbou?r|teacher|survivor|farmer|worker|lawyer|student|report|statement"
    r"|ministry|company|agency|source|judge|minister|president|mayor|police|soldier|commander|researcher|scientist))\b"
)
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
    return _answered(found)


def _answered(found: Sequence[Quote]) -> tuple[Quote, ...]:
    """What one side finds quoted on the other is found from there as well."""
    met = {(quote.side.other, quote.there): quote for quote in found if quote.there is not None}
    return tuple(
        replace(quote, status=match.status, there=match.span)
        if quote.status is QuoteStatus.ONLY_HERE and (match := met.get((quote.side, quote.span))) is not None
        else quote
        for quote in found
    )


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


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who spoke last, where, and whether the quotation was left open for the next paragraph."""

    speaker: str = ""
    paragraph: int = -2
    open: bool = False


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
        self._turn = _Turn()
        self._spoke: list[str] = []
        self._genders: dict[str, str] = {}

    def speaker(self, article: Article, quotation: Quotation) -> str:
        """By the reporting verb beside the quotation; a pronoun is the last speaker of its gender, if there is one."""
        at = quotation.span
        text = article.paragraphs[at.paragraph].text
        start, end = _around(text, at)
        name = self._named_by_verb(text, at, start, end)
        if name:
            self._learn(article, name)
        else:
            outside = f"{text[start : at.start]} {text[at.end : end]}"
            pronoun = _PRONOUN.search(outside)
            name = self._meant(article, at, pronoun) if pronoun else self._going_on(text, at)
        if name:
            self._spoke.append(name)
        left_open = at.end == len(text.rstrip())
        self._turn = _Turn(name, at.paragraph, left_open)
        return name

    def _going_on(self, text: str, at: Span) -> str:
        """The last speaker, where a quotation goes on: in its paragraph, or in the next that is nothing but quoted."""
        before = self._turn
        if before.paragraph == at.paragraph:
            return before.speaker if text[: at.start - 1].rstrip()[-1:] in ".!?" else ""
        alone = not text[: at.start - 1].strip() and not text[at.end + 1 :].strip()
        follows = before.paragraph == at.paragraph - 1
        return before.speaker if follows and (alone or (before.open and not text[: at.start - 1].strip())) else ""

    def _learn(self, article: Article, name: str) -> None:
        if not self._genders.get(name):
            said = (
                gender_of(name, article.paragraphs[span.paragraph].text[max(0, span.start - 24) : span.start])
                for span, named, _ in self._named
                if named == name
            )
            self._genders[name] = next((gender for gender in said if gender), "")

    def _fits(self, article: Article, name: str, gender: str) -> bool:
        self._learn(article, name)
        return not gender or self._genders[name] in ("", gender)

    def _meant(self, article: Article, at: Span, pronoun: re.Match[str]) -> str:
        gender = pronoun_gender(pronoun["before"] or pronoun["after"])
        spoke = next((name for name in reversed(self._spoke) if self._fits(article, name, gender)), "")
        near = self._people_near(at)
        fitting = [name for name in near if self._fits(article, name, gender)]
        if len(fitting) == 1 and (not spoke or spoke not in near):
            return fitting[0] if self._genders[fitting[0]] == gender or not spoke else spoke
        return spoke

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
            if at.start <= span.start < at.end:
                continue
            for verb in verbs:
                after = span.start >= verb.end()
                gap = span.start - verb.end() if after else verb.start() - span.end
                between = text[min(span.end, verb.end()) : max(span.start, verb.start())]
                addressed = after and verb.group() in _TO_SOMEBODY
                placed = kind is EntityKind.PLACE and (after or gap > 1)
                if gap <= 60 and not addressed and not placed and not re.search(r"[.!?]\s", between):
                    rank = (gap + (0 if kind is EntityKind.PERSON else 15), span.start, name)
                    best = min(best, rank) if best else rank
        if best is None and (unnamed := _UNNAMED.search(text, at.end, end)):
            return " ".join(unnamed["who"].split())
        return best[2] if best else ""

    def _people_near(self, at: Span) -> list[str]:
        """The persons named from the paragraph before on."""
        first = bisect_left(self._spans, Span(at.paragraph - 1, 0, 0))
        last = bisect_left(self._spans, at)
        return list(dict.fromkeys(name for _, name, kind in self._named[first:last] if kind is EntityKind.PERSON))


def _around(text: str, at: Span) -> tuple[int, int]:
    """From the sentence the quotation begins in to the end of the words that follow it."""
    spans = sentences(at.paragraph, text)
    start = next((s.start for s in reversed(spans) if s.start < at.start), 0)
    following = re.compile(r"[.!?](?:\s|$)").search(text, min(len(text), at.end + 1))
    return start, following.end() if following else len(text)

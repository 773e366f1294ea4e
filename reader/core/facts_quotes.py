"""Facts about quotations inside a link: marks gained or lost, other words between them, a piece left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.languages import function_words
from reader.core.model import Fact, FactKind, Link, Side, Span
from reader.core.quotes import Passages, QuoteStatus, contains, quoted, same_words
from reader.core.words import count_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison

REWORDED = "Quoted in other words"
_FULL = 3
"""From so many content words on a quotation is looked up loosely; shorter ones must be there word for word."""


def quotation_facts(comparison: Comparison, index: int, link: Link, weight: float) -> Iterator[Fact]:
    """The facts of one link, each pair of places once."""
    seen: set[tuple[Span, Span]] = set()
    lone = all(len(list(_quotes_of(comparison, side, link))) == 1 for side in Side) and _near_copy(comparison, link)
    for side in Side:
        article = comparison.article(side)
        other = comparison.article(side.other)
        passages: Passages | None = None
        for span in _quotes_of(comparison, side, link):
            passages = passages or Passages(other, link.spans(side.other), function_words(other.language or "en"))
            text = article.paragraphs[span.paragraph].text[span.start : span.end]
            found = _fact_of(text, passages, lone=lone)
            if found is None:
                continue
            status, there = found
            left, right = (span, there) if side is Side.LEFT else (there, span)
            if any(_touch(left, one) and _touch(right, two) for one, two in seen):
                continue
            seen.add((left, right))
            share = 0.7 if status is QuoteStatus.TRIMMED else 1.0
            yield Fact(FactKind.QUOTATION, left, right, round(weight * share, 3), _text(status, side), index)


def _near_copy(comparison: Comparison, link: Link) -> bool:
    """Whether both sides of a link have most of their words in common."""
    left, right = (
        {
            word.form
            for span in link.spans(side)
            for word in words(comparison.article(side).paragraphs[span.paragraph].text[span.start : span.end])
        }
        for side in Side
    )
    return 2 * len(left & right) >= 0.7 * (len(left) + len(right))


def _quotes_of(comparison: Comparison, side: Side, link: Link) -> Iterator[Span]:
    """The quotations that lie in the link's sentences, cut to them."""
    for sentence in link.spans(side):
        text = comparison.article(side).paragraphs[sentence.paragraph].text
        for start, end in quoted(text):
            first, last = max(start, sentence.start), min(end, sentence.end)
            if first < last and (count_words(text[first:last]) > 0):
                yield Span(sentence.paragraph, first, last)


def _fact_of(text: str, passages: Passages, *, lone: bool) -> tuple[QuoteStatus, Span] | None:
    echo = passages.echo(text)
    if echo.span is None:
        return None
    content = passages.content_words(text)
    if echo.status is QuoteStatus.UNQUOTED:
        enough = echo.share == 1.0 or (content >= _FULL and echo.share >= 0.6)
        return (QuoteStatus.UNQUOTED, echo.span) if enough else None
    if echo.status is QuoteStatus.VERBATIM:
        whole = passages.quotation_around(echo.span)
        there = passages.text_of(whole)
        trimmed = not same_words(text, there) and content >= _FULL
        return (QuoteStatus.TRIMMED, whole) if trimmed else None
    whole = passages.quotation_around(echo.span)
    there = passages.text_of(whole)
    partial = passages.content_words(there) < 0.6 * content  # “unprecedented ways” of a longer quotation
    if partial and contains(text, there):
        return (QuoteStatus.TRIMMED, whole)
    least = 0.4 if content >= _FULL else 0.3
    if same_words(text, there) or (content < _FULL and not lone) or echo.share < least or partial:
        return None
    return (QuoteStatus.TRIMMED if contains(text, there) else QuoteStatus.REWORDED, whole)


def _touch(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def _text(status: QuoteStatus, side: Side) -> str:
    if status is QuoteStatus.UNQUOTED:
        return f"Quoted on the {side} only; the {side.other} says it without quotation marks"
    if status is QuoteStatus.TRIMMED:
        return "Quotation shortened on one side"
    return REWORDED

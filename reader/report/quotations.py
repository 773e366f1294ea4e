"""Every quotation of a pair as lines for reports: who says what, and what became of it on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Side
from reader.core.quote_list import quotes_of
from reader.core.quotes import QuoteStatus
from reader.report.rows import numbers_of
from reader.report.sentences import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison
    from reader.core.quote_list import Quote

LONGEST = 300
"""Letters of a quotation that are repeated."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quotation in words: what is said, and on a second line by whom, where, and what became of it."""

    text: str
    detail: str


def quote_lines(comparison: Comparison) -> Iterator[QuoteLine]:
    """All quotations of both articles, left before right, in reading order."""
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    for quote in quotes_of(comparison):
        fate = _fate(quote)
        if quote.there is not None:
            fate += f" ¶ {numbers[quote.side.other][quote.there.paragraph]}"
        speaker = one_line(quote.speaker) or "speaker unknown"
        place = f"{quote.side.value} ¶ {numbers[quote.side][quote.span.paragraph]}"
        yield QuoteLine(f"“{one_line(shortened(quote.text.strip(), LONGEST))}”", f"{speaker}; {place}; {fate}")


def _fate(quote: Quote) -> str:
    if quote.status is QuoteStatus.ONLY_HERE:
        return f"only on the {quote.side.value}"
    said = "without quotation marks" if quote.status is QuoteStatus.UNQUOTED else quote.status.value
    return f"{said} on the {quote.side.other.value}"

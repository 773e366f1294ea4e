"""Every quotation of a pair as lines for reports: who says what, and what became of it on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Side
from reader.core.quote_list import quotes_of
from reader.core.quotes import QuoteStatus
from reader.core.tongue import IN_ENGLISH
from reader.report.rows import numbers_of, place_of
from reader.report.sentences import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.comparison import Comparison
    from reader.core.tongue import Tongue

LONGEST = 300
"""Letters of a quotation that are repeated."""
_FATES = {
    (QuoteStatus.VERBATIM, Side.LEFT): "verbatim on the right",
    (QuoteStatus.TRIMMED, Side.LEFT): "trimmed on the right",
    (QuoteStatus.REWORDED, Side.LEFT): "reworded on the right",
    (QuoteStatus.UNQUOTED, Side.LEFT): "without quotation marks on the right",
    (QuoteStatus.ONLY_HERE, Side.LEFT): "only on the left",
    (QuoteStatus.VERBATIM, Side.RIGHT): "verbatim on the left",
    (QuoteStatus.TRIMMED, Side.RIGHT): "trimmed on the left",
    (QuoteStatus.REWORDED, Side.RIGHT): "reworded on the left",
    (QuoteStatus.UNQUOTED, Side.RIGHT): "without quotation marks on the left",
    (QuoteStatus.ONLY_HERE, Side.RIGHT): "only on the right",
}
"""What became of a quotation of a side."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One quotation in words: what is said, and on a second line by whom, where, and what became of it."""

    text: str
    detail: str


def quote_lines(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> Iterator[QuoteLine]:
    """All quotations of both articles, left before right, in reading order."""
    numbers = {side: numbers_of(comparison.article(side)) for side in Side}
    for quote in quotes_of(comparison):
        fate = tongue(_FATES[quote.status, quote.side])
        if quote.there is not None:
            fate = tongue("{fate} ¶ {number}", fate=fate, number=numbers[quote.side.other][quote.there.paragraph])
        speaker = one_line(quote.speaker) or tongue("speaker unknown")
        place = place_of(quote.side, numbers[quote.side][quote.span.paragraph], tongue)
        said = tongue("“{text}”", text=one_line(shortened(quote.text.strip(), LONGEST)))
        yield QuoteLine(said, tongue.semicolon.join((speaker, place, fate)))

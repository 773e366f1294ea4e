"""The quotations of a pair as rows for people: who says what, and what became of it on the other side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.language import tr
from reader.app.phrases import headed, quoted, side_name
from reader.core.quotes import QuoteStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.comparison import Comparison
    from reader.core.model import Side, Span

UNKNOWN = "Speaker unknown"


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quotation as it is listed."""

    side: Side
    span: Span
    there: Span | None
    """Where the other article has it."""
    text: str
    """On one line, between quotation marks."""
    speaker: str
    """A name, or empty where it cannot be told."""
    status: str
    """In words: "Reworded on the right"."""


def quote_rows(comparison: Comparison) -> tuple[QuoteRow, ...]:
    """Every quotation of both articles, left before right, in reading order."""
    from reader.core.quote_list import quotes_of  # only here: it is wanted when the list is

    return tuple(
        QuoteRow(q.side, q.span, q.there, quoted(" ".join(q.text.split())), q.speaker, status_words(q.status, q.side))
        for q in quotes_of(comparison)
    )


def status_words(status: QuoteStatus, side: Side) -> str:
    """What became of a quotation of that side."""
    if status is QuoteStatus.ONLY_HERE:
        return tr("Only on the {side}", side=tr(side.value))
    return tr("{status} on the {other}", status=tr(status.value.capitalize()), other=tr(side.other.value))


def spoken_quote(row: QuoteRow) -> str:
    """A row as a sentence that reads well aloud."""
    return headed(f"{side_name(row.side)}, {row.speaker or tr('speaker unknown')}", f"{row.text} {row.status}.")


def fitting(rows: Iterable[QuoteRow], wanted: str) -> tuple[QuoteRow, ...]:
    """The rows that have the wanted text in their words, their speaker or their status."""
    sought = wanted.casefold().strip()
    return tuple(r for r in rows if any(sought in part.casefold() for part in (r.text, r.speaker, r.status)))

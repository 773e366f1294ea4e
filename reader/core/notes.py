"""Notes of a person on passages: kept with the words they are about, so that they find their place again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Note, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.comparison import Comparison
    from reader.core.model import Article

LONGEST = 20_000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class Noting:
    """One wish: this is what the note on a passage says from now on; an empty text takes the note away."""

    side: Side
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    """Of each span, as they were written."""
    text: str

    def turned(self) -> Noting:
        """The same, the sides exchanged."""
        return Noting(self.side.other, self.spans, self.words, self.text)


def noting(comparison: Comparison, side: Side, spans: Iterable[Span], text: str) -> Noting:
    """A wish about a passage of this pair."""
    places = tuple(span for span in spans if span.start < span.end)
    paragraphs = comparison.article(side).paragraphs
    words = tuple(paragraphs[span.paragraph].text[span.start : span.end] for span in places)
    return Noting(side, places, words, text.strip()[:LONGEST])


def with_notes(comparison: Comparison, wishes: Iterable[Noting]) -> Comparison:
    """The comparison with the notes that all wishes leave; itself where there are none."""
    found: dict[tuple[Side, tuple[Span, ...]], str] = {note_place(note): note.text for note in comparison.notes}
    for wish in wishes:
        article = comparison.article(wish.side)
        places = tuple(
            place for span, words in zip(wish.spans, wish.words, strict=True) if (place := _found(article, span, words))
        )
        if places:
            found[wish.side, places] = wish.text
    order = {side: number for number, side in enumerate(Side)}
    kept = sorted((entry for entry in found.items() if entry[1]), key=lambda entry: (order[entry[0][0]], entry[0][1]))
    notes = tuple(Note(side, spans, text) for (side, spans), text in kept)
    return comparison if notes == comparison.notes else comparison.with_notes(notes)


def note_place(note: Note) -> tuple[Side, tuple[Span, ...]]:
    """What there is one note of at most."""
    return note.side, note.spans


def noted_words(comparison: Comparison, note: Note) -> str:
    """The passage a note is about."""
    paragraphs = comparison.article(note.side).paragraphs
    return " ".join(paragraphs[span.paragraph].text[span.start : span.end] for span in note.spans)


def _found(article: Article, span: Span, words: str) -> Span | None:
    """Where a passage stands: where it was, or else at the only place that says the same."""
    paragraphs = article.paragraphs
    if span.paragraph < len(paragraphs) and paragraphs[span.paragraph].text[span.start : span.end] == words:
        return span
    places = [(p.index, p.text.find(words)) for p in paragraphs if words and words in p.text]
    if len(places) != 1:
        return None
    index, start = places[0]
    return Span(index, start, start + len(words))

"""A place in an article and the stretch between two of them: what a caret and a selection are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.model import Paragraph


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Between two letters of a paragraph."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun to where the caret is."""

    anchor: Place
    caret: Place

    @property
    def is_empty(self) -> bool:
        return self.anchor == self.caret

    @property
    def start(self) -> Place:
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Place:
        return max(self.anchor, self.caret)

    def part(self, paragraph: int, length: int) -> tuple[int, int] | None:
        """What of a paragraph of that length is selected."""
        start, end = self.start, self.end
        if self.is_empty or not start.paragraph <= paragraph <= end.paragraph:
            return None
        first = start.offset if paragraph == start.paragraph else 0
        last = end.offset if paragraph == end.paragraph else length
        return (first, last) if first < last else None

    def spans(self, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
        """The selected part of every paragraph it touches, empty ones too."""
        for index in range(self.start.paragraph, min(self.end.paragraph + 1, len(paragraphs))):
            part = self.part(index, len(paragraphs[index].text)) or (0, 0)
            yield Span(index, *part)

    def holds(self, place: Place) -> bool:
        return not self.is_empty and self.start <= place <= self.end


def whole(paragraphs: Sequence[Paragraph]) -> Selection:
    """Everything."""
    if not paragraphs:
        return Selection(Place(0, 0), Place(0, 0))
    return Selection(Place(0, 0), Place(len(paragraphs) - 1, len(paragraphs[-1].text)))

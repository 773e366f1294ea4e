"""What naming needs from outside the core: a recogniser, and the tables of a gazetteer as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reader.core.model import EntityKind, Side
from reader.core.progress import Cancelled

Form = tuple[str, ...]
"""A name as compared: its words without case, accents, hyphens and full stops."""


@dataclass(frozen=True, slots=True)
class Found:
    """A recogniser's mention inside one text: half-open, not yet repaired."""

    start: int
    end: int
    kind: EntityKind


class Recogniser(Protocol):
    """Finds names in texts of one language."""

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        """The mentions of each text, in the order of the texts."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a table: a name everybody knows, with the other ways to write it."""

    name: str
    kind: EntityKind
    forms: tuple[str, ...]
    """Every way to write it, `name` first."""
    country: str = ""
    """The code of the country it is, or is the capital of."""
    capital: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Our own tables: countries, capitals, demonyms, places, organisations, and words that tell a name's kind."""

    listed: tuple[Listed, ...] = ()
    demonyms: Mapping[str, str] = field(default_factory=dict)
    """Demonym, without case, to country code."""
    in_context: tuple[tuple[str, str], ...] = ()
    """A short name such as "the North", and the country it means where that country is spoken of."""
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lists by name: "titles", "heads.organisation", ..."""
    given: Mapping[str, int] = field(default_factory=dict)
    """Given name to the number of its group: Joe and Joseph share one."""

    def has(self, group: str, word: str) -> bool:
        """Whether a word, already without case, is in one of the lists."""
        return word in self.words.get(group, frozenset())


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place in one article that names something: repaired, exact."""

    side: Side
    paragraph: int
    start: int
    end: int
    text: str
    kind: EntityKind
    weight: float = 1.0
    """How much its kind counts when mentions of one name disagree."""

    def overlaps(self, other: Mention) -> bool:
        return (
            self.side == other.side
            and self.paragraph == other.paragraph
            and self.start < other.end
            and other.start < self.end
        )

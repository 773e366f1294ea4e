"""What naming needs from outside the core: a recogniser, and the tables of a gazetteer as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from reader.core.entities_text import form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.core.model import EntityKind, Side
    from reader.core.progress import Cancelled

Form = tuple[str, ...]
"""A name as compared: its words without case, accents, hyphens and full stops."""
Chunks = dict[Form, tuple[Form, ...]]
"""Names cut at their spaces."""


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
    """Lists by name: "titles.words", "heads.organisation", ..."""
    given: Mapping[str, int] = field(default_factory=dict)
    """Given name to the number of its group: Joe and Joseph share one."""

    def has(self, group: str, word: str) -> bool:
        """Whether a word, already without case, is in one of the lists."""
        return word in self.words.get(group, _NOTHING)

    @cached_property
    def by_form(self) -> Mapping[Form, Listed]:
        """Every listed name by its compared form; the first to claim a form has it."""
        found: dict[Form, Listed] = {}
        for entry in self.listed:
            for shown in entry.forms:
                found.setdefault(form(shown), entry)
        return found

    def without(self, forms: frozenset[Form]) -> Gazetteer:
        """The tables without some forms, which mean something else in the articles at hand."""
        if not forms:
            return self
        return replace(
            self,
            listed=tuple(
                replace(entry, forms=tuple(shown for shown in entry.forms if form(shown) not in forms))
                for entry in self.listed
            ),
        )

    @cached_property
    def shown_forms(self) -> Mapping[Form, frozenset[str]]:
        """How a compared form is written in the tables, to tell "US" from "us"."""
        found: dict[Form, set[str]] = {}
        for entry in self.listed:
            for shown in entry.forms:
                found.setdefault(form(shown), set()).add(shown)
        return {compared: frozenset(shown) for compared, shown in found.items()}

    @cached_property
    def beginnings(self) -> frozenset[Form]:
        """Every beginning of every listed form, whole forms too: where a search may go on."""
        return frozenset(compared[:length] for compared in self.by_form for length in range(1, len(compared) + 1))

    @cached_property
    def demonym_forms(self) -> Mapping[Form, str]:
        """Demonyms by compared form, singular and plural."""
        found: dict[Form, str] = {}
        for demonym, code in self.demonyms.items():
            compared = form(demonym)
            found[compared] = code
            found.setdefault((*compared[:-1], compared[-1] + "s"), code)
        return found

    def country(self, code: str) -> Listed | None:
        """The country with a code."""
        return next((entry for entry in self.listed if entry.country == code and not entry.capital), None)


_NOTHING: frozenset[str] = frozenset()


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

    @property
    def form(self) -> Form:
        return form(self.text)

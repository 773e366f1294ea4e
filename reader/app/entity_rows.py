"""The entities of a comparison as rows for people: filtered, sorted, in sections, and as a table to take away."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.model import Entity, EntityKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.comparison import Comparison

SECTIONS = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.PLACE: "Places",
    EntityKind.GROUP: "Groups and nationalities",
    EntityKind.EVENT: "Events",
    EntityKind.WORK: "Laws and works",
    EntityKind.DATE: "Dates",
    EntityKind.NUMBER: "Numbers",
}

_APART = frozenset({EntityKind.DATE, EntityKind.NUMBER})


class Named(StrEnum):
    """On which sides an entity is named."""

    ANYWHERE = "all"
    BOTH = "both"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


class Order(StrEnum):
    """What the rows of a section are sorted by."""

    COUNT = "count"
    DIFFERENCE = "difference"
    NAME = "name"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows a person wants to see."""

    named: Named = Named.ANYWHERE
    text: str = ""
    order: Order = Order.COUNT
    dates: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above the rows of one kind."""

    title: str
    rows: tuple[Entity, ...]


def named(entity: Entity) -> Named:
    if entity.left and entity.right:
        return Named.BOTH
    return Named.ONLY_LEFT if entity.left else Named.ONLY_RIGHT


def sections(entities: Iterable[Entity], wanted: Wanted) -> tuple[Section, ...]:
    """The rows wanted, by kind; kinds without a row are left out."""
    shown = [entity for entity in entities if _shown(entity, wanted)]
    found = []
    for kind, title in SECTIONS.items():
        rows = tuple(sorted((e for e in shown if e.kind is kind), key=lambda e: _key(e, wanted.order)))
        if rows:
            found.append(Section(title, rows))
    return tuple(found)


def counts(entities: Iterable[Entity], wanted: Wanted) -> dict[Named, int]:
    """How many rows each choice of sides would show, under the other wishes."""
    found = dict.fromkeys(Named, 0)
    for entity in entities:
        if _shown(entity, Wanted(text=wanted.text, dates=wanted.dates)):
            found[Named.ANYWHERE] += 1
            found[named(entity)] += 1
    return found


def next_mention(mentions: tuple[Span, ...], current: Span | None, step: int) -> Span | None:
    """The mention after (or before) the current one, going round."""
    if not mentions:
        return None
    ordered = sorted(mentions)
    if current not in ordered:
        return ordered[0 if step > 0 else -1]
    return ordered[(ordered.index(current) + step) % len(ordered)]


def spoken(entity: Entity) -> str:
    """A row as a sentence that reads well aloud."""
    aliases = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    counts = f"Left {len(entity.left)}, right {len(entity.right)}."
    return f"{entity.name}{aliases}. {entity.kind.value.capitalize()}. {counts}"


def first_sentence(comparison: Comparison, entity: Entity, side: Side) -> str:
    """The words around the first mention on a side."""
    mentions = entity.mentions(side)
    if not mentions:
        return ""
    span = min(mentions)
    text = comparison.article(side).paragraphs[span.paragraph].text
    start, end = max(0, span.start - 70), min(len(text), span.end + 90)
    return ("…" if start else "") + " ".join(text[start:end].split()) + ("…" if end < len(text) else "")


def as_rows(entities: Iterable[Entity]) -> list[list[str]]:
    """A heading and one row an entity."""
    rows = [["Name", "Kind", "Also", "Left", "Right"]]
    for entity in entities:
        also = "; ".join(entity.aliases)
        rows.append([entity.name, entity.kind.value, also, str(len(entity.left)), str(len(entity.right))])
    return rows


def as_csv(entities: Iterable[Entity]) -> str:
    """Comma-separated values; a cell that a spreadsheet would take for a formula is made harmless."""
    out = io.StringIO()
    csv.writer(out).writerows([[_harmless(cell) for cell in row] for row in as_rows(entities)])
    return out.getvalue()


def as_table(entities: Iterable[Entity]) -> str:
    """Tab-separated, for pasting into a document."""
    return "\n".join("\t".join(" ".join(_harmless(cell).split()) for cell in row) for row in as_rows(entities))


def _harmless(cell: str) -> str:
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _shown(entity: Entity, wanted: Wanted) -> bool:
    if entity.kind in _APART and not wanted.dates:
        return False
    if wanted.named is not Named.ANYWHERE and named(entity) is not wanted.named:
        return False
    sought = wanted.text.casefold().strip()
    return not sought or any(sought in name.casefold() for name in (entity.name, *entity.aliases))


def _key(entity: Entity, order: Order) -> tuple[object, ...]:
    left, right = len(entity.left), len(entity.right)
    name = entity.name.casefold()
    if order is Order.NAME:
        return (name,)
    if order is Order.DIFFERENCE:
        return (-abs(left - right), -(left + right), name)
    if order is Order.APPEARANCE:
        return (min((*entity.left, *entity.right), default=Span(0, 0, 0)), name)
    return (-(left + right), name)

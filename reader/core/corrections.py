"""What a person puts right in the list of entities: pure functions over the rows, in a form that can be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reader.core.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.core.model import Article, Entity, Span


class Action(StrEnum):
    """What can be done to a row."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: the row it is about, by any of its names, and what is wanted."""

    action: Action
    name: str
    kind: EntityKind
    """Of the row as it was, since a town and its club share a name."""
    value: str = ""
    """The row to merge into, the alias to split off, the new name, or the new kind."""
    value_kind: EntityKind | None = None
    """Of the row to merge into."""
    always: bool = False
    """For every pair: where the row to merge into is not named, this row takes its name."""


def corrected(
    entities: Sequence[Entity], corrections: Iterable[Correction], left: Article, right: Article
) -> tuple[Entity, ...]:
    """The rows after all corrections, in order; one whose row is not there changes nothing."""
    rows = tuple(entities)
    for correction in corrections:
        rows = _APPLY[correction.action](rows, correction, left, right)
    return rows


def find(entities: Sequence[Entity], name: str, kind: EntityKind | None) -> int | None:
    """The row that has a name: as its name before as an alias, of that kind before of another."""
    by_rank = [
        (name != entity.name, kind is not None and kind is not entity.kind, index)
        for index, entity in enumerate(entities)
        if name == entity.name or name in entity.aliases
    ]
    return min(by_rank)[2] if by_rank else None


def _merge(rows: tuple[Entity, ...], wish: Correction, _left: Article, _right: Article) -> tuple[Entity, ...]:
    moved, into = find(rows, wish.name, wish.kind), find(rows, wish.value, wish.value_kind)
    if moved is not None and into is None and wish.always:
        kind = wish.value_kind or rows[moved].kind
        return _rename(rows, Correction(Action.RENAME, wish.name, wish.kind, wish.value), _left, _right, kind)
    if moved is None or into is None or moved == into:
        return rows
    one, other = rows[into], rows[moved]
    names = dict.fromkeys((*one.aliases, other.name, *other.aliases))
    merged = replace(
        one,
        aliases=tuple(name for name in names if name != one.name),
        left=tuple(sorted({*one.left, *other.left})),
        right=tuple(sorted({*one.right, *other.right})),
    )
    return tuple(merged if i == into else row for i, row in enumerate(rows) if i != moved)


def _split(rows: tuple[Entity, ...], wish: Correction, left: Article, right: Article) -> tuple[Entity, ...]:
    """One alias becomes a row of its own, with the places where it stands."""
    at = find(rows, wish.name, wish.kind)
    if at is None or wish.value not in rows[at].aliases:
        return rows
    row = rows[at]

    def parted(spans: Iterable[Span], article: Article) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        apart = tuple(s for s in spans if article.paragraphs[s.paragraph].text[s.start : s.end] == wish.value)
        return tuple(s for s in spans if s not in apart), apart

    (stay, go), (stay_right, go_right) = parted(row.left, left), parted(row.right, right)
    rest = replace(row, aliases=tuple(a for a in row.aliases if a != wish.value), left=stay, right=stay_right)
    new = replace(row, name=wish.value, aliases=(), left=go, right=go_right)
    return (*rows[:at], rest, new, *rows[at + 1 :])


def _rename(
    rows: tuple[Entity, ...], wish: Correction, _left: Article, _right: Article, kind: EntityKind | None = None
) -> tuple[Entity, ...]:
    at = find(rows, wish.name, wish.kind)
    if at is None or not wish.value.strip() or wish.value == rows[at].name:
        return rows
    row = rows[at]
    aliases = tuple(name for name in dict.fromkeys((row.name, *row.aliases)) if name != wish.value)
    named = replace(row, name=wish.value, aliases=aliases, kind=kind or row.kind)
    return (*rows[:at], named, *rows[at + 1 :])


def _retype(rows: tuple[Entity, ...], wish: Correction, _left: Article, _right: Article) -> tuple[Entity, ...]:
    at = find(rows, wish.name, wish.kind)
    if at is None:
        return rows
    return (*rows[:at], replace(rows[at], kind=EntityKind(wish.value)), *rows[at + 1 :])


def _hide(rows: tuple[Entity, ...], wish: Correction, _left: Article, _right: Article) -> tuple[Entity, ...]:
    at = find(rows, wish.name, wish.kind)
    return rows if at is None else (*rows[:at], *rows[at + 1 :])


_APPLY: dict[Action, Callable[[tuple[Entity, ...], Correction, Article, Article], tuple[Entity, ...]]] = {
    Action.MERGE: _merge,
    Action.SPLIT: _split,
    Action.RENAME: _rename,
    Action.RETYPE: _retype,
    Action.HIDE: _hide,
}


# Kept with the pair --------------------------------------------------------------------------------------------


def correction_to_json(correction: Correction) -> dict[str, Any]:
    """A correction as plain values."""
    return {
        "action": correction.action.value,
        "name": correction.name,
        "kind": correction.kind.value,
        **({"value": correction.value} if correction.value else {}),
        **({"value_kind": correction.value_kind.value} if correction.value_kind else {}),
    }


def correction_from_json(entry: Mapping[str, Any]) -> Correction:
    """Reads `correction_to_json` back; raises ValueError, KeyError or TypeError where it is something else."""
    try:
        action, kind = Action(entry["action"]), EntityKind(entry["kind"])
        into = EntityKind(entry["value_kind"]) if "value_kind" in entry else None
        value = entry.get("value", "")
        if action is Action.RETYPE:
            EntityKind(value)
    except ValueError as error:
        raise ValueError("The file of corrections is damaged; delete it to start afresh.") from error
    if not isinstance(entry["name"], str) or not isinstance(value, str):
        raise TypeError
    return Correction(action, entry["name"], kind, value, into)

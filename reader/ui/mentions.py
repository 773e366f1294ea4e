"""Walking through the mentions of the chosen entity, each side with a place of its own."""

from __future__ import annotations

from reader.app.entity_rows import next_mention
from reader.app.language import tr
from reader.core.model import Entity, Side, Span


class MentionWalk:
    """Which entity is lit and where the reader is among its mentions."""

    def __init__(self) -> None:
        self.entity: Entity | None = None
        self._current: dict[Side, Span | None] = dict.fromkeys(Side)

    def choose(self, entity: Entity | None) -> None:
        """Takes up an entity; a refined version of the same one keeps its place."""
        same = entity is not None and self.entity is not None and entity.name == self.entity.name
        self.entity = entity
        for side in Side:
            here = self._current[side]
            if not same or entity is None or here not in entity.mentions(side):
                self._current[side] = None

    def step(self, side: Side, way: int) -> tuple[Side, Span] | None:
        """The next mention on that side, or on the other where this one has none."""
        if self.entity is None:
            return None
        if not self.entity.mentions(side):
            side = side.other
        found = next_mention(self.entity.mentions(side), self._current[side], way)
        self._current[side] = found
        return (side, found) if found else None

    def sentence(self, side: Side) -> str:
        """"3 of 9 on the left", with the name."""
        here = self._current[side]
        if self.entity is None or here is None:
            return ""
        mentions = sorted(self.entity.mentions(side))
        return tr(
            "{name}: {number} of {count} on the {side}",
            name=self.entity.name,
            number=mentions.index(here) + 1,
            count=len(mentions),
            side=tr(side.value),
        )

"""The fixed words of the glossary, each an enumeration; apart from the values, so that the window need not wait."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """One of the two articles of a pair."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class ParagraphKind(StrEnum):
    """What a block of an article is; FURNITURE takes no part in the comparison."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Relation(StrEnum):
    """Whether the two ends of a link say the same once normalised."""

    SAME = "same"
    ALTERED = "altered"


class MarkKind(StrEnum):
    """The class of a run of text."""

    SHARED = "shared"
    """The linked text says it in the same words."""
    ALTERED = "altered"
    """The linked text says something else at this place."""
    MISSING = "missing"
    """The other article has nothing here."""
    NEUTRAL = "neutral"
    """Spaces, lone function words, furniture: nothing is claimed."""


class Equivalence(StrEnum):
    """What two runs may differ in and still be shared; a reader may want to see each of them all the same."""

    CASE = "case"
    QUOTES = "quotes"
    """Which quotation marks and apostrophes."""
    DASHES = "dashes"
    """Which dashes and hyphens."""
    SPACES = "spaces"
    """Which spaces, and characters that cannot be seen."""
    PUNCTUATION = "punctuation"
    """Stops, commas, brackets, and whether there are quotation marks at all."""


class EntityKind(StrEnum):
    """What an entity is in the world."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    GROUP = "group"
    WORK = "work"
    DATE = "date"
    NUMBER = "number"


QUANTITIES = frozenset((EntityKind.DATE, EntityKind.NUMBER))
"""Kinds that are kept out of the list of entities unless somebody asks for them."""


class FactKind(StrEnum):
    """What differs inside a link."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    SPEAKER = "speaker"
    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    SCOPE = "scope"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"


class Basis(StrEnum):
    """What the links of a comparison rest on."""

    WORDING = "wording"
    BOTH = "wording and meaning"
    MEANING = "meaning"

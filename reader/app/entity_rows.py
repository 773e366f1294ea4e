"""The entities of a comparison as rows for people: filtered, sorted, in sections, and as a table to take away."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.app.language import tr
from reader.app.phrases import clipped, quoted
from reader.core.entities_text import mixed_scripts
from reader.core.model import Entity, EntityKind, Side, Span
from reader.core.sentences import sentences
from reader.core.terms import QUANTITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.comparison import Comparison
    from reader.core.related import Related

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
_AROUND = 600
"""Characters on either side of a mention among which its sentence is looked for."""
MIXED = "letters of two alphabets"
"""Said of a name that may only look like another."""


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

ARTICLE_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "tr": "Turkish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "el": "Greek",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "ar": "Arabic",
    "fa": "Persian",
    "he": "Hebrew",
    "hi": "Hindi",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "th": "Thai",
}
"""Languages that articles are told to be in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows a person wants to see."""

    named: Named = Named.ANYWHERE
    text: str = ""
    order: Order = Order.COUNT
    dates: bool = False
    without: frozenset[EntityKind] = frozenset()
    """Kinds that are not to be seen."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a row without being a mention: in a few words, and in full."""

    line: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading above the rows of one kind."""

    kind: EntityKind
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
    for kind, title in ((kind, tr(words)) for kind, words in SECTIONS.items()):
        rows = tuple(sorted((e for e in shown if e.kind is kind), key=lambda e: _key(e, wanted.order)))
        if rows:
            found.append(Section(kind, title, rows))
    return tuple(found)


def counts(entities: Iterable[Entity], wanted: Wanted) -> dict[Named, int]:
    """How many rows each choice of sides would show, under the other wishes."""
    found = dict.fromkeys(Named, 0)
    for entity in entities:
        if _shown(entity, replace(wanted, named=Named.ANYWHERE)):
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


def besides(comparison: Comparison) -> dict[Entity, Beside]:
    """What stands beside the rows of a comparison."""
    from reader.core.related import related
    from reader.language.gazetteer import load_gazetteer

    found = related(comparison, load_gazetteer())
    return {entity: Beside(related_line(one), related_sentence(entity, one)) for entity, one in found.items()}


def method_sentence(comparison: Comparison) -> str:
    """Says where no model looked for the names, and what to do about it."""
    from PySide6.QtCore import QLocale

    from reader.language.names import EXTRAS, by_rules

    sides: dict[str, list[str]] = {}
    for side in Side:
        language = comparison.article(side).language
        if by_rules(language):
            sides.setdefault(language, []).append(side.value)
    said = []
    for language, places in sides.items():
        known = ARTICLE_LANGUAGES.get(language) or QLocale.languageToString(QLocale(language).language())
        spoken_name = tr(known) if language else tr("this language")
        where = "" if len(places) == 2 else tr(" on the {places}", places=tr(places[0]))
        extra = tr("; install parallax-reader[{extras}] for it", extras=EXTRAS[language]) if language in EXTRAS else ""
        said.append(
            tr(
                "Names found by rules{where}: there is no model for {spoken_name}{extra}.",
                where=where,
                spoken_name=spoken_name,
                extra=extra,
            )
        )
    return " ".join(said)


def spoken(entity: Entity, beside: Beside | None = None) -> str:
    """A row as a sentence that reads well aloud."""
    aliases = tr(", also {listed}", listed=', '.join(entity.aliases)) if entity.aliases else ""
    counts = tr("Left {count}, right {count2}.", count=len(entity.left), count2=len(entity.right))
    tail = f" {beside.line[:1].upper()}{beside.line[1:]}." if beside else ""
    mixed = f" {tr(MIXED.capitalize())}." if flagged(entity) else ""
    return f"{entity.name}{aliases}. {tr(entity.kind.value.capitalize())}. {counts}{tail}{mixed}"


def flagged(entity: Entity) -> bool:
    """Whether a word of the name mixes letters that look alike: a Cyrillic о in Kоrea."""
    return any(mixed_scripts(name) for name in (entity.name, *entity.aliases))


def related_line(related: Related) -> str:
    """The places related to a row, in a few words; they are no mentions and not counted."""
    if related.stands_for:
        return tr("may stand for {stands_for}", stands_for=related.stands_for)
    return tr(
        "related: {listed} {count} | {count2}",
        listed=", ".join(related.words),
        count=len(related.left),
        count2=len(related.right),
    )


def below_name(entity: Entity, beside: Beside | None) -> str:
    """The soft line under a name: its aliases, what is related to it, and a warning."""
    aliases = [alias for alias in entity.aliases if alias != entity.name]
    return " · ".join([*([MIXED] if flagged(entity) else []), *([beside.line] if beside else []), *aliases])


def related_sentence(entity: Entity, related: Related) -> str:
    """The same for the chosen row, in full."""
    sides = [
        tr("{count} on the {side}", count=len(places), side=tr(side.value))
        for side in Side
        if (places := related.places(side))
    ]
    if related.stands_for:
        return tr(
            "{name} says or does something ({listed}); there it may stand for {stands_for}. It stays a row of its own.",
            name=entity.name,
            listed=", ".join(sides),
            stands_for=related.stands_for,
        )
    words = ", ".join(quoted(word) for word in related.words)
    return tr("Related, not counted: {words}, {listed}.", words=words, listed=", ".join(sides))


def first_sentence(comparison: Comparison, entity: Entity, side: Side) -> str:
    """The sentence of the first mention on a side; of a long one the part around it."""
    mentions = entity.mentions(side)
    if not mentions:
        return ""
    span = min(mentions)
    text = comparison.article(side).paragraphs[span.paragraph].text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    for sentence in sentences(span.paragraph, text[start:end]):
        if sentence.start <= span.start - start < sentence.end:
            text, start, end = text[: start + sentence.end], start + sentence.start, start + sentence.end
            break
    begin = max(start, span.start - 120)
    return ("…" if begin > start else "") + clipped(text[begin:end], 260)


def as_rows(entities: Iterable[Entity]) -> list[list[str]]:
    """A heading and one row an entity."""
    rows = [[tr("Name"), tr("Kind"), tr("Also"), tr("Left"), tr("Right")]]
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
    if entity.kind in wanted.without or (entity.kind in QUANTITIES and not wanted.dates):
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

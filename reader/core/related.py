"""What stands beside a row and is no mention of it: words for a country's people, what a capital may stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.entities_text import form
from reader.core.model import Entity, EntityKind, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.core.comparison import Comparison
    from reader.core.entities_model import Gazetteer, Listed

_AFTER = 40
"""Characters behind a capital in which it must be said to act."""


@dataclass(frozen=True, slots=True)
class Related:
    """The related places of one row."""

    words: tuple[str, ...] = ()
    """Demonyms as written, the commonest first: "Chinese"."""
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    stands_for: str = ""
    """Of a capital that says or does something: the country it may stand for there."""

    def places(self, side: Side) -> tuple[Span, ...]:
        return self.left if side is Side.LEFT else self.right


def related(comparison: Comparison, gazetteer: Gazetteer) -> Mapping[Entity, Related]:
    """The related places of every row that has some: demonyms of countries, capitals that speak or act."""
    listed = {entity: row for entity in comparison.entities if (row := _listed(entity, gazetteer)) is not None}
    countries = {row.country: entity for entity, row in listed.items() if row.country and not row.capital}
    found = _demonyms(comparison, countries, gazetteer)
    for entity, row in listed.items():
        country = gazetteer.country(row.country) if row.capital else None
        if country is not None:
            spans = {side: tuple(_acting(comparison, entity, side, gazetteer)) for side in Side}
            if any(spans.values()):
                found[entity] = Related((), spans[Side.LEFT], spans[Side.RIGHT], country.name)
    return found


def _listed(entity: Entity, gazetteer: Gazetteer) -> Listed | None:
    if entity.kind is not EntityKind.PLACE:
        return None
    rows = (gazetteer.by_form.get(form(name)) for name in (entity.name, *entity.aliases))
    return next((row for row in rows if row is not None and row.country), None)


def _demonyms(
    comparison: Comparison, countries: Mapping[str, Entity], gazetteer: Gazetteer
) -> dict[Entity, Related]:
    """The demonyms of the countries that have a row, outside every mention: not in "Chinese Communist Party"."""
    codes = {demonym: code for demonym, code in gazetteer.demonyms.items() if code in countries}
    if not codes:
        return {}
    ordered = sorted(gazetteer.demonyms, key=len, reverse=True)  # of all countries: "South Sudanese" is not Sudanese
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, ordered))})(s?)(?!\w)", re.IGNORECASE)
    spans: dict[str, dict[Side, list[Span]]] = {}
    words: dict[str, dict[str, int]] = {}
    for side in Side:
        taken = _taken(comparison.entities, side)
        article = comparison.article(side)
        for index in compared(article):
            text = article.paragraphs[index].text
            for match in pattern.finditer(text):
                code = codes.get(match[1].casefold())
                here = taken.get(index, ())
                inside = any(start < match.end() and match.start() < end for start, end in here)
                if code is None or inside or not match[1][0].isupper():
                    continue
                spans.setdefault(code, {side: [] for side in Side})[side].append(
                    Span(index, match.start(), match.end())
                )
                counts = words.setdefault(code, {})
                counts[match[1]] = counts.get(match[1], 0) + 1
    return {
        countries[code]: Related(
            tuple(sorted(words[code], key=lambda word: (-words[code][word], word))),
            tuple(of[Side.LEFT]),
            tuple(of[Side.RIGHT]),
        )
        for code, of in spans.items()
    }


def _taken(entities: Iterable[Entity], side: Side) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for entity in entities:
        if entity.kind is not EntityKind.GROUP:
            for span in entity.mentions(side):
                found.setdefault(span.paragraph, []).append((span.start, span.end))
    return found


def _acting(comparison: Comparison, entity: Entity, side: Side, gazetteer: Gazetteer) -> Iterable[Span]:
    """The mentions of a capital that say, do or are asked something, as governments are."""
    paragraphs = comparison.article(side).paragraphs
    for span in entity.mentions(side):
        text = paragraphs[span.paragraph].text
        before = re.findall(r"[^\W\d_]+", text[max(0, span.start - 20) : span.start])
        after = re.findall(r"[^\W\d_]+", text[span.end : span.end + _AFTER])
        near = text[span.end : span.end + 1] == " "
        acts = near and _says_or_does(after[:3], gazetteer)
        asked = bool(before) and gazetteer.has("capitals.asked", before[-1].casefold())
        stays = bool(before) and gazetteer.has("capitals.where", before[-1].casefold())
        if (acts or asked) and not stays:
            yield span


def _says_or_does(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether the next word is a verb of speaking or acting, or follows "has", "also", "will"."""
    for word in words:
        if gazetteer.has("capitals.acts", word.casefold()):
            return True
        if not gazetteer.has("capitals.between", word.casefold()):
            return False
    return False

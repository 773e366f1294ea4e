"""A comparison as plain values for JSON (`resources/comparison.schema.json`), and back: never trusting what is read.

What follows from the rest (marks, quotes, summary) is written for others to use and computed anew when read.
The lowest schema that can hold a comparison is written: 1, or 2 where there are facts or quotations; both are read.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core.comparison import Comparison, compared
from reader.core.model import (
    Article,
    Basis,
    Entity,
    EntityKind,
    Fact,
    FactKind,
    Link,
    Paragraph,
    ParagraphKind,
    ParagraphLink,
    Relation,
    Side,
    Span,
)
from reader.core.quote_list import Quote, quotes_of
from reader.core.version import VERSION
from reader.core.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

NEWEST_SCHEMA = 2

_SURROGATES = re.compile("[\ud800-\udfff]")
_Kind = TypeVar("_Kind", bound=StrEnum)


def comparison_to_dict(comparison: Comparison, *, explain: bool = False) -> dict[str, Any]:
    """The comparison as values that JSON can hold; with `explain` each link says what made it."""
    quotes = [_quote_values(quote) for quote in quotes_of(comparison)]
    values: dict[str, Any] = {
        "schema": 2 if comparison.facts or quotes else 1,
        "tool": {"name": "Parallax", "version": VERSION},
        "left": _article_values(comparison.left),
        "right": _article_values(comparison.right),
        "basis": comparison.basis.value,
        "coarse": comparison.coarse,
        "links": [_link_values(link) for link in comparison.links],
        "paragraph_links": [
            {
                "left": list(link.left),
                "right": list(link.right),
                "score": link.score,
                "relation": link.relation.value,
                "moved": link.moved,
            }
            for link in comparison.paragraph_groups
        ],
        "missing": {side.value: _spans_values(comparison.missing(side)) for side in Side},
        "marks": {side.value: _marks_values(comparison, side) for side in Side},
        "entities": [_entity_values(entity) for entity in comparison.entities],
        "summary": asdict(comparison.summary),
    }
    if values["schema"] == 2:
        values["facts"] = [_fact_values(fact) for fact in comparison.facts]
        values["quotes"] = quotes
    if explain:
        for index, link in enumerate(values["links"]):
            link["reasons"] = [
                {"name": clean(reason.name), "detail": clean(reason.detail), "weight": reason.weight}
                for reason in comparison.explain(index)
            ]
    return values


def comparison_from_json(text: str | bytes) -> Comparison:
    """Reads what was saved as JSON; raises ValueError with a sentence for people where that is not what it is."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("This is not a saved comparison: it is not JSON, or only a part of it.") from None
    return comparison_from_dict(values)


def comparison_from_dict(values: Any) -> Comparison:
    """Reads `comparison_to_dict` back, equal; raises ValueError with a sentence for people where it does not fit."""
    top = _Values(values, "the file")
    _check_schema(top)
    left, right = _article(top.object("left")), _article(top.object("right"))
    links = tuple(_link(entry, left, right) for entry in top.objects("links"))
    missing = top.object("missing")
    comparison = Comparison(
        left,
        right,
        links,
        tuple(_paragraph_link(entry, left, right) for entry in top.objects("paragraph_links")),
        missing.spans("left", left),
        missing.spans("right", right),
        tuple(_entity(entry, left, right) for entry in top.objects("entities")),
        tuple(_fact(entry, left, right, len(links)) for entry in top.objects("facts")) if top.has("facts") else (),
        top.choice("basis", Basis) if top.has("basis") else Basis.WORDING,
        top.flag("coarse") if top.has("coarse") else False,
    )
    for side in Side:
        _check_disjoint(comparison, side)
    return comparison


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold; each becomes one replacement character."""
    return _SURROGATES.sub("\ufffd", text)


# --- to values -------------------------------------------------------------------------------------------------------


def _article_values(article: Article) -> dict[str, Any]:
    values: dict[str, Any] = {
        "source": clean(article.source),
        "title": clean(article.title),
        "byline": clean(article.byline),
        "outlet": clean(article.outlet),
        "date": clean(article.date),
        "language": clean(article.language),
        "sha256": clean(article.sha256),
        "encoding": clean(article.encoding),
        "notes": [clean(note) for note in article.notes],
        "words": sum(count_words(article.paragraphs[index].text) for index in compared(article)),
        "paragraphs": [
            {
                "index": paragraph.index,
                "text": clean(paragraph.text),
                "kind": paragraph.kind.value,
                "reason": clean(paragraph.reason),
            }
            for paragraph in article.paragraphs
        ],
    }
    if article.raw:
        values["raw"] = clean(article.raw)
    return values


def _span_values(span: Span) -> dict[str, int]:
    return {"paragraph": span.paragraph, "start": span.start, "end": span.end}


def _spans_values(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [_span_values(span) for span in spans]


def _link_values(link: Link) -> dict[str, Any]:
    return {
        "left": _spans_values(link.left),
        "right": _spans_values(link.right),
        "score": link.score,
        "relation": link.relation.value,
        "moved": link.moved,
    }


def _marks_values(comparison: Comparison, side: Side) -> list[list[list[Any]]]:
    return [
        [[mark.start, mark.end, mark.kind.value] for mark in comparison.marks(side, index)]
        for index in range(len(comparison.article(side).paragraphs))
    ]


def _entity_values(entity: Entity) -> dict[str, Any]:
    return {
        "name": clean(entity.name),
        "kind": entity.kind.value,
        "aliases": [clean(alias) for alias in entity.aliases],
        "left": _spans_values(entity.left),
        "right": _spans_values(entity.right),
    }


def _fact_values(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "left": _span_values(fact.left) if fact.left else None,
        "right": _span_values(fact.right) if fact.right else None,
        "weight": fact.weight,
        "text": clean(fact.text),
        "link": fact.link,
    }


def _quote_values(quote: Quote) -> dict[str, Any]:
    return {
        "side": quote.side.value,
        **_span_values(quote.span),
        "text": clean(quote.text),
        "speaker": clean(quote.speaker),
        "status": quote.status.value,
        "there": _span_values(quote.there) if quote.there else None,
    }


# --- from values -----------------------------------------------------------------------------------------------------


class _Values:
    """One JSON object that is asked for what it should hold; every answer of the wrong kind is a ValueError."""

    def __init__(self, values: Any, place: str) -> None:
        if not isinstance(values, dict):
            raise _misfit(f"{place} is not an object")
        self._values = values
        self._place = place

    def _get(self, key: str, kind: type, name: str) -> Any:
        if key not in self._values:
            raise _misfit(f'{self._place} has no "{key}"')
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise _misfit(f'"{key}" of {self._place} is not {name}')
        return value

    def has(self, key: str) -> bool:
        return key in self._values

    def is_null(self, key: str) -> bool:
        return key in self._values and self._values[key] is None

    def text(self, key: str) -> str:
        return clean(self._get(key, str, "text"))

    def optional_text(self, key: str) -> str:
        return self.text(key) if self.has(key) else ""

    def flag(self, key: str) -> bool:
        return bool(self._get(key, bool, "true or false"))

    def count(self, key: str) -> int:
        value: int = self._get(key, int, "a whole number")
        if value < 0:
            raise _misfit(f'"{key}" of {self._place} is below zero')
        return value

    def share(self, key: str) -> float:
        value = float(self._get(key, (int, float), "a number"))  # type: ignore[arg-type]
        if not math.isfinite(value) or not 0 <= value <= 1:
            raise _misfit(f'"{key}" of {self._place} is not between 0 and 1')
        return value

    def choice(self, key: str, kinds: type[_Kind]) -> _Kind:
        value = self.text(key)
        if value not in {kind.value for kind in kinds}:
            raise _misfit(f'"{key}" of {self._place} is none of {", ".join(kind.value for kind in kinds)}')
        return kinds(value)

    def items(self, key: str) -> list[Any]:
        value: list[Any] = self._get(key, list, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            raise _misfit(f'"{key}" of {self._place} holds something other than text')
        return tuple(clean(value) for value in values)

    def object(self, key: str) -> _Values:
        return _Values(self._get(key, dict, "an object"), key)

    def objects(self, key: str) -> list[_Values]:
        return [_Values(value, f"{key}[{index}]") for index, value in enumerate(self.items(key))]

    def span(self, key: str, article: Article) -> Span:
        return self.object(key)._as_span(article)

    def spans(self, key: str, article: Article) -> tuple[Span, ...]:
        entries = enumerate(self.items(key))
        return tuple(_Values(value, f"{self._place}.{key}[{index}]")._as_span(article) for index, value in entries)

    def indices(self, key: str, article: Article) -> tuple[int, ...]:
        values = self.items(key)
        limit = len(article.paragraphs)
        if not values or not all(type(value) is int and 0 <= value < limit for value in values):
            raise _misfit(f'"{key}" of {self._place} names a paragraph that is not there')
        return tuple(values)

    def _as_span(self, article: Article) -> Span:
        span = Span(self.count("paragraph"), self.count("start"), self.count("end"))
        if span.paragraph >= len(article.paragraphs):
            raise _misfit(f"{self._place} names a paragraph that is not there")
        if not span.start < span.end <= len(article.paragraphs[span.paragraph].text):
            raise _misfit(f"{self._place} reaches outside its paragraph")
        return span


def _misfit(what: str) -> ValueError:
    return ValueError(f"This is not a comparison that Parallax can read: {what}.")


def _check_schema(top: _Values) -> None:
    schema = top.count("schema")
    if schema > NEWEST_SCHEMA:
        raise ValueError(
            f"This comparison was saved by a newer Parallax (schema {schema}; this one reads up to {NEWEST_SCHEMA}): "
            "update Parallax to open it."
        )
    if schema < 1:
        raise _misfit("there is no schema 0")


def _article(values: _Values) -> Article:
    paragraphs = tuple(
        Paragraph(entry.count("index"), entry.text("text"), entry.choice("kind", ParagraphKind), entry.text("reason"))
        for entry in values.objects("paragraphs")
    )
    if any(paragraph.index != position for position, paragraph in enumerate(paragraphs)):
        raise _misfit("its paragraphs are not numbered in order")
    return Article(
        paragraphs,
        title=values.text("title"),
        byline=values.text("byline"),
        outlet=values.optional_text("outlet"),
        date=values.text("date"),
        language=values.text("language"),
        source=values.text("source"),
        sha256=values.text("sha256"),
        encoding=values.optional_text("encoding"),
        notes=values.texts("notes") if values.has("notes") else (),
        raw=values.optional_text("raw"),
    )


def _link(values: _Values, left: Article, right: Article) -> Link:
    link = Link(
        values.spans("left", left),
        values.spans("right", right),
        values.share("score"),
        values.choice("relation", Relation),
        values.flag("moved"),
    )
    if not link.left or not link.right:
        raise _misfit("one of its links has only one end")
    return link


def _paragraph_link(values: _Values, left: Article, right: Article) -> ParagraphLink:
    return ParagraphLink(
        values.indices("left", left),
        values.indices("right", right),
        values.share("score"),
        values.choice("relation", Relation),
        values.flag("moved"),
    )


def _entity(values: _Values, left: Article, right: Article) -> Entity:
    return Entity(
        values.text("name"),
        values.choice("kind", EntityKind),
        values.texts("aliases") if values.has("aliases") else (),
        values.spans("left", left),
        values.spans("right", right),
    )


def _fact(values: _Values, left: Article, right: Article, links: int) -> Fact:
    index = values.count("link")
    if index >= links:
        raise _misfit("one of its facts names a link that is not there")
    return Fact(
        values.choice("kind", FactKind),
        None if values.is_null("left") else values.span("left", left),
        None if values.is_null("right") else values.span("right", right),
        values.share("weight"),
        values.text("text"),
        index,
    )


def _check_disjoint(comparison: Comparison, side: Side) -> None:
    """Every sentence is in one link or missing, never both: marks could not cover the text otherwise."""
    spans = sorted([*comparison.missing(side), *(span for link in comparison.links for span in link.spans(side))])
    for before, after in pairwise(spans):
        if before.paragraph == after.paragraph and after.start < before.end:
            raise _misfit(f"two of its passages on the {side.value} overlap")

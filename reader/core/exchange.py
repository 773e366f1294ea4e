"""A comparison as plain values for JSON (`resources/comparison.schema.json`), and back: never trusting what is read.

What follows from the rest (marks, quotes, summary) is written for others to use and computed anew when read.
The lowest schema that can hold a comparison is written: 1, or 2 where there are facts or quotations, or 3 where a
person has linked by hand or written notes, or 4 where more than usual counts as a difference; all are read.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reader.core.comparison import Comparison, compared
from reader.core.exchange_values import Values, clean, misfit
from reader.core.model import (
    Article,
    Basis,
    Entity,
    EntityKind,
    Equivalence,
    Fact,
    FactKind,
    Link,
    Note,
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

NEWEST_SCHEMA = 4


class NewerSchema(ValueError):  # noqa: N818 - nothing is wrong with the file
    """A comparison that only a newer Parallax can read."""


def comparison_to_dict(comparison: Comparison, *, explain: bool = False) -> dict[str, Any]:
    """The comparison as values that JSON can hold; with `explain` each link says what made it."""
    quotes = [_quote_values(quote) for quote in quotes_of(comparison)]
    values: dict[str, Any] = {
        "schema": _schema_for(comparison, quotes),
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
                **_by_hand(link),
            }
            for link in comparison.paragraph_groups
        ],
        "missing": {side.value: _spans_values(comparison.missing(side)) for side in Side},
        "marks": {side.value: _marks_values(comparison, side) for side in Side},
        "entities": [_entity_values(entity) for entity in comparison.entities],
        "summary": asdict(comparison.summary),
    }
    if comparison.quantities:
        values["quantities"] = [_entity_values(entity) for entity in comparison.quantities]
    if values["schema"] >= 2:
        values["facts"] = [_fact_values(fact) for fact in comparison.facts]
        values["quotes"] = quotes
    if values["schema"] >= 3:
        values["notes"] = [_note_values(note) for note in comparison.notes]
    if values["schema"] >= 4:
        values["counted"] = sorted(comparison.counted)
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
    top = Values(values, "the file")
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
        tuple(_note(entry, left, right) for entry in top.objects("notes")) if top.has("notes") else (),
        tuple(_entity(entry, left, right) for entry in top.objects("quantities")) if top.has("quantities") else (),
        top.choices("counted", Equivalence) if top.has("counted") else frozenset(),
    )
    for side in Side:
        _check_disjoint(comparison, side)
    return comparison


# --- to values -------------------------------------------------------------------------------------------------------


def _schema_for(comparison: Comparison, quotes: list[dict[str, Any]]) -> int:
    if comparison.counted:
        return 4
    by_hand = any(link.by_hand for link in comparison.links) or any(g.by_hand for g in comparison.paragraph_groups)
    if comparison.notes or by_hand:
        return 3
    return 2 if comparison.facts or quotes else 1


def _by_hand(link: Link | ParagraphLink) -> dict[str, bool]:
    return {"by_hand": True} if link.by_hand else {}


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
        **_by_hand(link),
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


def _note_values(note: Note) -> dict[str, Any]:
    return {"side": note.side.value, "passage": _spans_values(note.spans), "text": clean(note.text)}


# --- from values -----------------------------------------------------------------------------------------------------


def _check_schema(top: Values) -> None:
    schema = top.count("schema")
    if schema > NEWEST_SCHEMA:
        raise NewerSchema(
            f"This comparison was saved by a newer Parallax (schema {schema}; this one reads up to {NEWEST_SCHEMA}): "
            "update Parallax to open it."
        )
    if schema < 1:
        raise misfit("there is no schema 0")


def _article(values: Values) -> Article:
    paragraphs = tuple(
        Paragraph(entry.count("index"), entry.text("text"), entry.choice("kind", ParagraphKind), entry.text("reason"))
        for entry in values.objects("paragraphs")
    )
    if any(paragraph.index != position for position, paragraph in enumerate(paragraphs)):
        raise misfit("its paragraphs are not numbered in order")
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


def _link(values: Values, left: Article, right: Article) -> Link:
    link = Link(
        values.spans("left", left),
        values.spans("right", right),
        values.share("score"),
        values.choice("relation", Relation),
        values.flag("moved"),
        values.flag("by_hand") if values.has("by_hand") else False,
    )
    if not link.left or not link.right:
        raise misfit("one of its links has only one end")
    return link


def _paragraph_link(values: Values, left: Article, right: Article) -> ParagraphLink:
    return ParagraphLink(
        values.indices("left", left),
        values.indices("right", right),
        values.share("score"),
        values.choice("relation", Relation),
        values.flag("moved"),
        values.flag("by_hand") if values.has("by_hand") else False,
    )


def _entity(values: Values, left: Article, right: Article) -> Entity:
    return Entity(
        values.text("name"),
        values.choice("kind", EntityKind),
        values.texts("aliases") if values.has("aliases") else (),
        values.spans("left", left),
        values.spans("right", right),
    )


def _fact(values: Values, left: Article, right: Article, links: int) -> Fact:
    index = values.count("link")
    if index >= links:
        raise misfit("one of its facts names a link that is not there")
    return Fact(
        values.choice("kind", FactKind),
        None if values.is_null("left") else values.span("left", left),
        None if values.is_null("right") else values.span("right", right),
        values.share("weight"),
        values.text("text"),
        index,
    )


def _note(values: Values, left: Article, right: Article) -> Note:
    side = values.choice("side", Side)
    note = Note(side, values.spans("passage", left if side is Side.LEFT else right), values.text("text"))
    if not note.spans:
        raise misfit("one of its notes is about nothing")
    return note


def _check_disjoint(comparison: Comparison, side: Side) -> None:
    """Every sentence is in one link or missing, never both: marks could not cover the text otherwise."""
    spans = sorted([*comparison.missing(side), *(span for link in comparison.links for span in link.spans(side))])
    for before, after in pairwise(spans):
        if before.paragraph == after.paragraph and after.start < before.end:
            raise misfit(f"two of its passages on the {side.value} overlap")

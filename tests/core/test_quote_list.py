"""The list of quotations: every one is there, with its speaker where that can be told, and what became of it."""

from __future__ import annotations

import pytest

from reader.core.comparison import Comparison
from reader.core.model import Article, Entity, EntityKind, Link, Relation, Side, Span
from reader.core.quote_list import quotes_of
from reader.core.quotes import QuoteStatus

PER = EntityKind.PERSON


def pair(left: list[str], right: list[str], *names: str) -> Comparison:
    """Two articles whose first paragraphs are linked as a whole, and the persons named in them."""
    one, other = Article.from_paragraphs(left, language="en"), Article.from_paragraphs(right, language="en")
    link = Link((Span(0, 0, len(left[0])),), (Span(0, 0, len(right[0])),), 0.9, Relation.ALTERED)

    def places(texts: list[str], name: str) -> tuple[Span, ...]:
        return tuple(Span(i, at, at + len(name)) for i, t in enumerate(texts) if (at := t.find(name)) >= 0)

    entities = tuple(Entity(name, PER, (), places(left, name), places(right, name)) for name in names)
    return Comparison(one, other, links=(link,), entities=entities)


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        ("He called it “a very sad day”.", "It was “a very sad day”, he said.", QuoteStatus.VERBATIM),
        ("He called it “a very sad day”.", "He called it a very sad day.", QuoteStatus.UNQUOTED),
        (
            "“We will rebuild the old pier,” he said.",
            "“We will build the old pier again,” he said.",
            QuoteStatus.REWORDED,
        ),
        ("“We will rebuild the old pier by May,” he said.", "He will “rebuild the old pier”.", QuoteStatus.TRIMMED),
        ("“We will rebuild the old pier,” he said.", "He said nothing at all.", QuoteStatus.ONLY_HERE),
    ],
)
def test_what_became_of_a_quotation(left: str, right: str, status: QuoteStatus):
    quote = next(quote for quote in quotes_of(pair([left], [right])) if quote.side is Side.LEFT)
    assert quote.status is status
    assert (quote.there is None) is (status is QuoteStatus.ONLY_HERE)


@pytest.mark.parametrize(
    ("paragraphs", "speakers"),
    [
        (["“No,” said Ada Brandt."], ["Ada Brandt"]),
        (["Ada Brandt, the mayor, said: “No.”"], ["Ada Brandt"]),
        (["“No,” Ada Brandt told Karl Meyer. “Never.”"], ["Ada Brandt", "Ada Brandt"]),
        (["Ada Brandt spoke.", "“No,” she said."], ["Ada Brandt"]),
        (["Ada Brandt met Karl Meyer.", "“No,” she said."], ["Ada Brandt"]),
        (["Ada Brandt met Karl Meyer.", "“No,” they said."], [""]),
        (["“No,” said Ada Brandt.", "“Never,” she added."], ["Ada Brandt", "Ada Brandt"]),
        (["The house was “haunted”. Ada Brandt lives there."], [""]),
        (["“No,” said Ada Brandt. Karl Meyer agreed.", "“Never,” she added."], ["Ada Brandt", "Ada Brandt"]),
        (
            ["“No,” said Ada Brandt.", "“Yes,” said Karl Meyer.", "“Never,” she added."],
            ["Ada Brandt", "Karl Meyer", "Ada Brandt"],
        ),
        (["“We begin here,” Ada Brandt said.", "“And we go on.”"], ["Ada Brandt", "Ada Brandt"]),
        (["Ada Brandt told Karl Meyer he had “no time”."], ["Ada Brandt"]),
        (["“We saw it fall,” said a retired police officer in the crowd."], ["a retired police officer"]),
        (["Ada Brandt said: “He told me ‘no’ twice.”"], ["Ada Brandt", "Ada Brandt"]),
    ],
)
def test_the_speaker_is_found_or_left_open(paragraphs: list[str], speakers: list[str]):
    found = quotes_of(pair(paragraphs, ["Nothing."], "Ada Brandt", "Karl Meyer"))
    assert [quote.speaker for quote in found] == speakers


def test_every_quotation_of_both_sides_is_listed_in_order():
    found = quotes_of(pair(["“One” and “two”.", "“Three”"], ["“Four”."]))
    assert [(quote.side, quote.text) for quote in found] == [
        (Side.LEFT, "One"),
        (Side.LEFT, "two"),
        (Side.LEFT, "Three"),
        (Side.RIGHT, "Four"),
    ]

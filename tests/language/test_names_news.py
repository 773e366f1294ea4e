"""Names on news copy of many kinds, written for this test: the rows a newsroom would expect, and the traps."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reader.core.entities import find_entities
from reader.core.entities_text import form
from reader.core.model import Article, Entity, EntityKind, Side
from reader.language.gazetteer import load_gazetteer
from reader.language.names import installed, load_recogniser

pytestmark = pytest.mark.skipif(not installed("en"), reason="no English model is installed")

PER, ORG, LOC, EVT, WRK = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.EVENT,
    EntityKind.WORK,
)

NEWS = Path(__file__).parent / "news"


def sides(path: Path) -> tuple[str, str]:
    """The two articles of a file."""
    left, right = path.read_text(encoding="utf-8").strip().split("\n\n=====\n\n")
    return left, right


TEXTS = {path.stem: sides(path) for path in sorted(NEWS.glob("*.txt"))}

EXPECTED: dict[str, list[tuple[EntityKind, str, int, int]]] = {
    "sport": [
        (PER, "Ines Marlowe", 5, 1),
        (PER, "Tomasz Wolski", 3, 1),
        (PER, "Diego Arroyo", 2, 1),
        (PER, "Anders Lindqvist", 1, 1),
        (PER, "Graham Okafor", 2, 0),
        (ORG, "Harborough United", 3, 2),
        (ORG, "UEFA", 2, 2),
        (ORG, "Juventus", 0, 1),
        (ORG, "Bayern Munich", 0, 1),
        (ORG, "Premier League", 1, 0),
        (LOC, "Lisbon", 1, 1),
        (LOC, "Portugal", 0, 1),
        (LOC, "Sweden", 1, 0),
        (LOC, "Istanbul", 0, 1),
        (EVT, "Continental Cup", 1, 1),
    ],
    "court": [
        (PER, "Patrick R. Halloran", 3, 3),
        (PER, "Denise Whitcombe", 1, 2),
        (PER, "Marcus Whitcombe", 1, 1),
        (PER, "Samuel Ortega-Reyes", 2, 1),
        (ORG, "Federal Bureau of Investigation", 3, 1),
        (ORG, "Department of Justice", 2, 1),
        (ORG, "Associated Press", 0, 1),
        (ORG, "Baltimore Sun", 1, 0),
        (ORG, "Fourth Circuit Court of Appeals", 1, 0),
        (LOC, "Baltimore", 1, 1),
        (LOC, "Washington", 0, 1),
    ],
    "business": [
        (PER, "Astrid Bergman", 2, 2),
        (PER, 'William "Bill" Tennant', 0, 2),
        (PER, "Joan Tennant", 0, 1),
        (ORG, "Norvik Group", 5, 4),
        (ORG, "Halden Foods Inc", 5, 2),
        (ORG, "Federal Trade Commission", 3, 1),
        (ORG, "European Commission", 1, 0),
        (ORG, "Goldman Sachs", 1, 0),
        (ORG, "JPMorgan Chase", 1, 0),
        (ORG, "Unilever", 0, 1),
        (LOC, "Chicago", 1, 1),
        (LOC, "Oslo", 1, 1),
        (LOC, "United States", 1, 1),
        (LOC, "Norway", 0, 1),
        (LOC, "Brussels", 0, 1),
        (LOC, "Washington State", 1, 0),
        (LOC, "North America", 1, 0),
    ],
    "science": [
        (PER, "Priya Raghunathan", 3, 1),
        (PER, "Jean Luc Moreau", 2, 2),
        (ORG, "European Space Agency", 2, 1),
        (ORG, "National Aeronautics and Space Administration", 2, 1),
        (ORG, "Massachusetts Institute of Technology", 1, 1),
        (ORG, "Canadian Space Agency", 1, 0),
        (LOC, "Paris", 0, 1),
        (WRK, "James Webb Space Telescope", 2, 2),
        (ORG, "Observatoire de Paris", 1, 0),
    ],
    "war": [
        (PER, "Volodymyr Zelenskyy", 2, 2),
        (PER, "Vladimir Putin", 1, 3),
        (PER, "Antonio Guterres", 1, 2),
        (PER, "Dmitry Peskov", 2, 0),
        (PER, "Jens Stoltenberg", 1, 1),
        (PER, "Recep Tayyip Erdogan", 1, 1),
        (PER, "Stephane Dujarric", 0, 1),
        (ORG, "United Nations", 2, 1),
        (ORG, "NATO", 1, 1),
        (ORG, "Institute for the Study of War", 1, 1),
        (ORG, "Kremlin", 1, 0),
        (LOC, "Odesa", 2, 2),
        (LOC, "Kyiv", 1, 1),
        (LOC, "Moscow", 1, 0),
        (LOC, "Russia", 2, 1),
        (LOC, "Ukraine", 0, 1),
        (LOC, "Turkey", 1, 1),
        (LOC, "Ankara", 1, 0),
        (LOC, "Washington", 1, 0),
        (LOC, "Black Sea", 1, 0),
        (LOC, "Istanbul", 1, 0),
        (LOC, "Danube", 1, 1),
    ],
    "weather": [
        (PER, "Jane Albright", 2, 1),
        (PER, "Ron Castellano", 2, 1),
        (PER, "Miguel Diaz-Canel", 1, 1),
        (ORG, "Federal Emergency Management Agency", 1, 1),
        (ORG, "National Hurricane Center", 1, 0),
        (LOC, "Florida", 1, 2),
        (LOC, "Cuba", 1, 1),
        (LOC, "Miami", 1, 1),
        (LOC, "Tampa", 1, 1),
        (LOC, "Tampa Bay", 1, 0),
        (LOC, "Gulf of Mexico", 1, 0),
        (LOC, "Georgia", 1, 0),
        (LOC, "Havana", 1, 0),
        (LOC, "Alabama", 1, 0),
        (LOC, "Fort Myers", 1, 0),
        (LOC, "Honduras", 1, 0),
        (LOC, "St. Petersburg", 1, 0),
        (LOC, "Tallahassee", 1, 0),
        (EVT, "Hurricane Odalys", 4, 2),
    ],
    "koreans": [
        (PER, "Kim Jong Un", 2, 1),
        (PER, "Kim Yo Jong", 2, 1),
        (PER, "Lee Jae-ho", 0, 3),
        (PER, "Park Jin-young", 0, 2),
        (PER, "Antony Blinken", 2, 0),
        (PER, "Shin Won-sik", 2, 0),
        (PER, "Cho Tae-yul", 1, 0),
        (ORG, "Joint Chiefs of Staff", 3, 0),
        (ORG, "Korean Central News Agency", 1, 2),
        (ORG, "National Assembly", 1, 0),
        (LOC, "South Korea", 4, 1),
        (LOC, "North Korea", 1, 0),
        (LOC, "Seoul", 1, 1),
        (LOC, "United States", 2, 0),
        (LOC, "Paju", 1, 0),
    ],
}

KINDS = {"PER": PER, "ORG": ORG, "LOC": LOC, "EVT": EVT, "WRK": WRK, "GRP": EntityKind.GROUP}


def listed(path: Path) -> list[tuple[EntityKind, str, int, int]]:
    """The rows beside a pair: kind, mentions on the left, on the right, name."""
    cells = [line.split(maxsplit=3) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(KINDS[kind], name, int(left), int(right)) for kind, left, right, name in cells]


EXPECTED |= {path.stem: listed(path) for path in sorted(NEWS.glob("*.rows"))}


@cache
def found(left: str, right: str) -> tuple[Entity, ...]:
    """The entities of two texts, blank lines between their paragraphs."""
    recogniser = load_recogniser("en")
    articles = [Article.from_paragraphs(text.split("\n\n"), language="en") for text in (left, right)]
    return find_entities(articles[0], articles[1], recogniser, recogniser, load_gazetteer())


def row(entities: tuple[Entity, ...], name: str) -> Entity:
    """The one row that has a name, as its name or as an alias."""
    rows = [e for e in entities if form(name) in {form(n) for n in (e.name, *e.aliases)}]
    assert len(rows) == 1, f"{name}: {rows}"
    return rows[0]


@pytest.mark.parametrize("topic", sorted(TEXTS))
def test_rows_of_a_news_pair(topic: str):
    entities = found(*TEXTS[topic])
    expected = {(form(name), kind, left, right) for kind, name, left, right in EXPECTED[topic]}
    got = {(form(e.name), e.kind, len(e.left), len(e.right)) for e in entities}
    assert expected - got == set(), f"got {sorted(got)}"


def surplus(topic: str) -> tuple[list[str], int]:
    """Rows of people, organisations and places that nobody asked for, and how many rows there are."""
    entities = [e for e in found(*TEXTS[topic]) if e.kind in (PER, ORG, LOC)]
    expected = {form(name) for _, name, _, _ in EXPECTED[topic]}
    return [e.name for e in entities if form(e.name) not in expected], len(entities)


@pytest.mark.parametrize("topic", sorted(TEXTS))
def test_few_rows_too_many(topic: str):
    too_many, rows = surplus(topic)
    assert len(too_many) <= 0.25 * rows, too_many


def test_nine_of_ten_rows_are_right():
    counts = [surplus(topic) for topic in TEXTS]
    assert sum(len(too_many) for too_many, _ in counts) <= 0.1 * sum(rows for _, rows in counts)


@pytest.mark.parametrize("topic", sorted(TEXTS))
def test_spans_are_exact_and_disjoint(topic: str):
    texts = dict(zip(Side, TEXTS[topic], strict=True))
    for side in Side:
        paragraphs = texts[side].split("\n\n")
        seen: set[tuple[int, int]] = set()
        for entity in found(*TEXTS[topic]):
            names = {entity.name, *entity.aliases}
            for span in entity.mentions(side):
                shown = paragraphs[span.paragraph][span.start : span.end]
                assert shown in names
                assert not shown.lower().startswith(("the ", "mr ", "ms ", "president "))
                assert not shown.endswith(("'s", "’s"))
                places = {(span.paragraph, at) for at in range(span.start, span.end)}
                assert not places & seen
                seen |= places


def test_a_capital_is_not_its_country():
    entities = found(*TEXTS["war"])
    assert row(entities, "Moscow") is not row(entities, "Russia")
    assert row(entities, "Washington").aliases == ()


def test_a_demonym_is_no_mention_of_the_country():
    entities = found("Chinese and American officials met in Geneva.", "The French and the Japanese stayed away.")
    assert [e.name for e in entities] == ["Geneva"]


def test_headline_words_are_no_names():
    entities = found(
        "Storm Batters Coast As Thousands Flee Homes\n\nThousands fled their homes on the coast of Portugal on Monday.",
        "",
    )
    assert [e.name for e in entities] == ["Portugal"]


def test_capitals_throughout_are_the_same_names():
    entities = found(
        "MERKEL WARNS GREECE OVER DEBT DEADLINE\n\nAngela Merkel warned Greece on Friday. Merkel spoke in Berlin.", ""
    )
    assert len(row(entities, "Merkel").left) == 3
    assert len(row(entities, "Greece").left) == 2
    assert {e.name for e in entities} == {"Angela Merkel", "Greece", "Berlin"}


def test_long_articles_are_read_in_part_but_searched_whole():
    filler = " ".join(["The harvest was good and nobody complained about the price of bread this year."] * 12)
    copy = [f"On day {number}, Marta Lindgren spoke in Oslo about the harvest. {filler}" for number in range(120)]
    entities = found("\n\n".join(copy), "")
    assert len(row(entities, "Marta Lindgren").left) == 120
    assert len(row(entities, "Oslo").left) == 120

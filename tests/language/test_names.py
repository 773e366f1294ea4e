"""The recogniser itself: loading once, windows over long texts, cancelling, and languages without a model."""

from __future__ import annotations

import threading

import pytest

from reader.core.entities import find_entities
from reader.core.model import Article, EntityKind
from reader.core.progress import WorkCancelled
from reader.language import names
from reader.language.gazetteer import load_gazetteer

with_model = pytest.mark.skipif(not names.installed("en"), reason="no English model is installed")


@with_model
def test_mentions_come_in_order_and_fit_their_texts():
    recogniser = names.load_recogniser("en")
    assert recogniser is not None
    texts = [
        "Anna Brandt lives in Oslo.",
        "nothing here",
        "",
        "Anna Brandt lives in Oslo.",
        "Karl Meyer joined Siemens.",
    ]
    found = list(recogniser.mentions(texts))
    assert len(found) == len(texts)
    assert found[0] == found[3]
    assert found[1] == found[2] == ()
    shown = [(text[f.start : f.end], f.kind) for text, one in zip(texts, found, strict=True) for f in one]
    assert ("Anna Brandt", EntityKind.PERSON) in shown
    assert ("Oslo", EntityKind.PLACE) in shown


@with_model
def test_a_long_paragraph_is_read_in_windows_with_right_offsets():
    recogniser = names.load_recogniser("en")
    assert recogniser is not None
    text = "The weather was fine and nobody said a word about it. " * 300 + "Then Anna Brandt came from Oslo."
    (found,) = recogniser.mentions([text])
    assert "Anna Brandt" in {text[f.start : f.end] for f in found}


@with_model
def test_the_model_is_loaded_once_from_many_threads():
    names.release()
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(names.load_parser("en"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 4
    assert len({id(pipeline) for pipeline in got}) == 1


@with_model
def test_cancel_is_asked_while_reading():
    recogniser = names.load_recogniser("en")
    assert recogniser is not None
    asked = iter([False, False, True])
    texts = [f"Anna Brandt met Karl Meyer in Oslo on day {number}. " * 20 for number in range(50)]
    with pytest.raises(WorkCancelled):
        list(recogniser.mentions(texts, cancelled=lambda: next(asked)))


def test_no_model_no_recogniser():
    assert names.load_recogniser("xx") is None
    assert names.load_parser("xx") is None
    assert names.by_rules("xx")


@pytest.mark.parametrize(
    ("language", "left", "right", "expected"),
    [
        (
            "pl",
            "Wczoraj Anna Kowalska spotkała się z ministrem. Potem Kowalska wróciła do domu.",
            "Yesterday Anna Kowalska met the minister.",
            {("Anna Kowalska", 2, 1)},
        ),
        (
            "ru",
            "Вчера Анна Петрова встретилась с министром. Потом Петрова уехала.",
            "Сегодня приехала Анна Петрова.",
            {("Анна Петрова", 2, 1)},
        ),
        (
            "de",
            "Gestern traf Angela Merkel den Minister. Die Regierung schwieg, und Merkel ging nach Hause.",
            "Merkel left, and Angela Merkel said nothing to NATO.",
            {("Angela Merkel", 2, 2), ("NATO", 0, 1)},
        ),
        ("ja", "世界保健機関（WHO）は東京で会議を開いた。", "The WHO met.", {("World Health Organization", 1, 1)}),
    ],
)
def test_languages_without_a_model_go_by_rules(
    language: str, left: str, right: str, expected: set[tuple[str, int, int]]
):
    articles = [Article.from_paragraphs([left], language=language), Article.from_paragraphs([right], language="en")]
    found = find_entities(articles[0], articles[1], None, None, load_gazetteer())
    assert expected <= {(e.name, len(e.left), len(e.right)) for e in found}
    assert len(found) <= len(expected) + 1


def test_the_tables_are_whole():
    tables = load_gazetteer()
    countries = [entry for entry in tables.listed if entry.country and not entry.capital]
    capitals = [entry for entry in tables.listed if entry.capital]
    assert len(countries) >= 195
    assert len(capitals) >= 170
    for short in ("US", "U.S.", "America", "UK", "Britain", "UAE", "DPRK"):
        assert any(short in entry.forms for entry in countries), short
    codes = {entry.country for entry in countries}
    assert set(tables.demonyms.values()) <= codes
    assert {code for _, code in tables.in_context} <= codes
    assert not {form for entry in countries for form in entry.forms} & {form for c in capitals for form in c.forms}

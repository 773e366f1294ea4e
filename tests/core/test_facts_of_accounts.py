"""Facts between independent accounts: dates seen from publication, sources, scope, counts of one thing, languages."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.comparison import Comparison
from reader.core.dates import days_of, in_words, meet, published_on
from reader.core.entities import find_entities
from reader.core.facts import find_facts
from reader.core.model import Article, Fact, FactKind, Link, Relation, Span
from reader.core.quantities import quantities
from reader.language.gazetteer import load_gazetteer
from reader.language.names import installed

if TYPE_CHECKING:
    from types import ModuleType

TABLES = load_gazetteer()
QUALITY = Path(__file__).resolve().parents[1] / "quality" / "accounts.py"


def facts(left: str, right: str, *, language: str = "en", dates: tuple[str, str] = ("", "")) -> tuple[Fact, ...]:
    """The facts of two linked paragraphs, by rules alone."""
    one, other = (
        replace(Article.from_paragraphs([text], language=language), date=date)
        for text, date in zip((left, right), dates, strict=True)
    )
    found = find_entities(one, other, None, None, TABLES)
    link = Link((Span(0, 0, len(left)),), (Span(0, 0, len(right)),), 0.9, Relation.ALTERED)
    return find_facts(Comparison(one, other, links=(link,), entities=found), TABLES)


@pytest.mark.parametrize(
    ("left", "right", "dates", "found"),
    [
        ("He left last month for good.", "He left in October for good.", ("2022-11-26", "2022-11-26"), False),
        ("He left last month for good.", "He left in August for good.", ("2022-11-26", "2022-11-26"), True),
        ("He left last month for good.", "He left in August for good.", ("", ""), False),
        (
            "The bridge shut yesterday at dawn.",
            "The bridge shut on Friday at dawn.",
            ("2022-11-26", "2022-11-27"),
            False,
        ),
        (
            "The bridge shut yesterday at dawn.",
            "The bridge shut on Monday at dawn.",
            ("2022-11-26", "2022-11-27"),
            True,
        ),
        ("The bridge shut yesterday at dawn.", "The bridge shut on Monday at dawn.", ("", ""), False),
        ("The bridge shut on 21 November.", "The bridge shut on Monday.", ("2022-11-26", "2022-11-26"), False),
        ("The bridge shut on Saturday Nov. 26.", "The bridge shut on November 26.", ("", ""), False),
        ("It was founded on 3/4/22 in Oslo.", "It was founded on 4 March 2022 in Oslo.", ("", ""), False),
        ("It was founded on 3/4/22 in Oslo.", "It was founded on 5 June 2022 in Oslo.", ("", ""), True),
    ],
)
def test_dates_are_seen_from_the_day_of_publication(left: str, right: str, dates: tuple[str, str], found: bool):
    kinds = [fact.kind for fact in facts(left, right, dates=dates)]
    assert kinds == ([FactKind.DATE] if found else [])


def test_what_is_ambiguous_is_called_so():
    (number,) = facts("The hall seats 1.000 people.", "The hall seats 2,000 people.")
    assert "ambiguous: 1 or 1,000" in number.text
    (date,) = facts("It was founded on 3/4/22 in Oslo.", "It was founded on 5 June 2022 in Oslo.")
    assert "ambiguous: 4 March 2022 or 3 April 2022" in date.text


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("last month", "October 2022"),
        ("yesterday", "25 November 2022"),
        ("last year", "2021"),
        ("November 18", "18 November 2022"),
    ],
)
def test_days_that_a_date_can_mean(word: str, said: str):
    (quantity,) = quantities(word)
    assert said in [in_words(days) for days in days_of(quantity, published_on("2022-11-26"), "en")]
    if quantity.kind == "relative":
        assert meet(days_of(quantity, None, "en"), days_of(quantity, None, "en")) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The path is 25 miles long here.", "The path is 40 km long here."),
        ("About 1,200 people marched there.", "1,187 people marched there."),
        ("More than 300 boats were lost.", "310 boats were lost."),
        ("They made $7.35 billion last year.", "They made $7.4bn last year."),
        ("One in five voters stayed home.", "20 percent of voters stayed home."),
        ("It lasted over eight years in all.", "It lasted eight years in all."),
        ("He scored in the first half of it.", "He scored in the first half of it, too."),
        ("They won all six of their home games.", "They won all of their six matches at home."),
    ],
)
def test_numbers_that_can_both_be_true_are_silent(left: str, right: str):
    assert [f for f in facts(left, right) if f.kind in (FactKind.NUMBER, FactKind.HEDGE) and "ore" not in f.text] == []


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("At least 27 people were killed and 40 injured.", "Floods killed 31 villagers and injured 40.", ("27", "31")),
        ("Rosa Huanca, 54, lost her home there.", "Rosa Huanca, 45, said she lost her home.", ("54", "45")),
        ("Two boys and one girl drowned in it.", "Three boys and one girl drowned in it.", ("Two", "Three")),
        ("Prices fell, the ninth fall in a row.", "Prices fell for the eighth time in a row.", ("ninth", "eighth")),
    ],
)
def test_numbers_are_compared_by_what_they_count(left: str, right: str, shown: tuple[str, str]):
    numbers = [fact for fact in facts(left, right) if fact.kind is FactKind.NUMBER]
    assert len(numbers) == 1
    (fact,) = numbers
    assert fact.left is not None
    assert fact.right is not None
    assert (left[fact.left.start : fact.left.end], right[fact.right.start : fact.right.end]) == shown


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (
            "The dam will be rebuilt next year, officials said.",
            "The dam will be rebuilt next year.",
            "left only: officials",
        ),
        (
            "The dam will be rebuilt soon, officials said.",
            "The dam will be rebuilt soon, witnesses said.",
            "Another source",
        ),
        ("The dam will be rebuilt soon, he said.", "The dam will be rebuilt soon, officials said.", ""),
        ("Police said the dam will be rebuilt soon.", "According to police the dam will be rebuilt soon.", ""),
    ],
)
def test_sources_are_compared(left: str, right: str, said: str):
    found = [fact.text for fact in facts(left, right) if fact.kind is FactKind.ATTRIBUTION]
    assert bool(found) is bool(said)
    assert all(said in text for text in found)
    weights = [fact.weight for fact in facts(left, right) if fact.kind is FactKind.ATTRIBUTION]
    assert all(weight <= 0.3 for weight in weights)


def test_how_far_a_superlative_reaches():
    (fact,) = facts("It was the worst storm ever seen there.", "It was the worst storm this year there.")
    assert fact.kind is FactKind.SCOPE
    assert fact.text == "Scope changed: ever / this year"


def test_one_of_several_names_left_out():
    found = facts(
        "The United States, India, France and Norway signed the pact on Monday.",
        "The US, India and France signed the pact on Monday.",
    )
    assert ["Norway" in fact.text for fact in found] == [True]


@pytest.mark.parametrize(
    ("language", "left", "right", "kind"),
    [
        ("de", "Das Haus wurde nicht geräumt.", "Das Haus wurde geräumt.", FactKind.NEGATION),
        ("de", "Der Bau kostet 1.000 Kronen.", "Der Bau kostet 1,5 Kronen.", FactKind.NUMBER),
        ("de", "Der Bau kostet dreiundzwanzig Kronen.", "Der Bau kostet 23 Kronen.", None),
        ("de", "Am 4. April kam der Sturm.", "Am 5. April kam der Sturm.", FactKind.DATE),
        ("fr", "La grève dure neuf jours.", "La grève dure onze jours.", FactKind.NUMBER),
        ("fr", "Environ 60 % des trains roulent.", "60 % des trains roulent.", FactKind.HEDGE),
        ("fr", "Il est venu en mars 2028 ici.", "Il est venu en mai 2028 ici.", FactKind.DATE),
        ("es", "El jefe no fue detenido ayer.", "El jefe fue detenido ayer.", FactKind.NEGATION),
        ("es", "Hay treinta y dos barcos allí.", "Hay 32 barcos allí.", None),
        ("fi", "Silta on 40 metriä pitkä.", "Silta on 14 metriä pitkä.", FactKind.NUMBER),
    ],
)
def test_other_languages_by_rules(language: str, left: str, right: str, kind: FactKind | None):
    assert [fact.kind for fact in facts(left, right, language=language)] == ([kind] if kind else [])


def _quality() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accounts", QUALITY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["accounts"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not installed("en"), reason="no English model is installed")
def test_accounts_of_our_own_have_the_listed_facts_and_hardly_others():
    figures = _quality().measure()
    assert figures["accounts: found, of 100"] >= 70
    assert figures["accounts: facts shown"] >= 80
    assert figures["accounts: of those not listed"] <= 2

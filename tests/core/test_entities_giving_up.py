"""Looking for names in extreme paragraphs: bounded, and given up soon when nobody wants them any more."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from reader.core.entities import entity_stages, find_entities
from reader.core.model import Article, Side
from reader.core.progress import WorkCancelled
from reader.language.gazetteer import load_gazetteer

EXTREMES = {
    "one name without end": ["Kim Jong Un " * 100_000],
    "capitals": ["KIM JONG UN MET ANNA BRANDT IN OSLO " * 30_000],
    "no spaces": ["a" * 10_000_000],
    "one capital without end": ["A" * 10_000_000],
    "hyphens": ["Anna-" * 300_000],
    "quotation marks": ["“Anna’s " * 150_000],
    "no letters": ["12345 !? " * 200_000],
    "no capitals": ["世界保健機関は東京で会議を開いた。" * 60_000],
    "mixed scripts": ["Anna Брандт met 東京 and Ωmega in Осло. " * 30_000],
    "one word a paragraph": ["Oslo"] * 20_000,
}


@pytest.mark.parametrize("extreme", sorted(EXTREMES))
def test_the_longest_time_between_two_questions(extreme: str):
    article = Article.from_paragraphs(EXTREMES[extreme], language="xx")
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.thread_time())
        return False

    find_entities(article, Article(()), None, None, load_gazetteer(), cancelled=cancelled)
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert len(asked) > 4
    assert max(gaps) < 0.5, f"{max(gaps):.2f} s without asking"


@pytest.mark.parametrize("extreme", sorted(EXTREMES))
def test_giving_up_ends_it(extreme: str):
    article = Article.from_paragraphs(EXTREMES[extreme], language="xx")
    times = iter(range(1000))
    with pytest.raises(WorkCancelled):
        find_entities(article, Article(()), None, None, load_gazetteer(), cancelled=lambda: next(times) >= 3)


def test_the_first_paragraphs_come_first_then_each_article():
    left = ["Anna Brandt met Karl Meyer in Oslo."] * 60 + ["Then Jane Roe came to Lima."]
    right = ["Karl Meyer stayed in Oslo with Tom Ford."]
    articles = [Article.from_paragraphs(texts, language="en") for texts in (left, right)]
    stages = list(entity_stages(*articles, None, None, load_gazetteer(), first=50))
    seen = [
        {side: max((span.paragraph for row in rows for span in row.mentions(side)), default=-1) for side in Side}
        for rows in stages
    ]
    assert seen == [
        {Side.LEFT: 49, Side.RIGHT: -1},
        {Side.LEFT: 49, Side.RIGHT: 0},
        {Side.LEFT: 60, Side.RIGHT: 0},
    ]
    assert stages[-1] == find_entities(*articles, None, None, load_gazetteer(), quantities=True)


def test_what_a_look_alike_letter_makes_is_a_row_of_its_own():
    article = Article.from_paragraphs(["Then Anna Brandt met Аnna Brandt, said Anna Brandt."], language="xx")
    rows = find_entities(article, Article(()), None, None, load_gazetteer())
    assert sorted(len(row.left) for row in rows if "Brandt" in row.name) == [1, 2]

"""How long names and facts take, with generous limits; the measured times are printed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.core.comparison import Comparison
from reader.core.entities import find_entities
from reader.core.facts import find_facts
from reader.core.model import Article, Link, Relation, Span
from reader.language.gazetteer import load_gazetteer
from reader.language.names import installed, load_grammar, load_recogniser

pytestmark = [
    pytest.mark.speed,
    pytest.mark.skipif(not installed("en"), reason="no English model is installed"),
]
NEWS = Path(__file__).resolve().parents[1] / "language" / "news"


def copy() -> list[str]:
    """All our news paragraphs."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(NEWS.glob("*.txt"))]
    return [block for text in texts for block in text.split("\n\n") if len(block) > 40]


def test_a_news_pair_and_its_facts():
    recogniser, grammar, tables = load_recogniser("en"), load_grammar("en"), load_gazetteer()
    paragraphs = copy()[:36]
    articles = [Article.from_paragraphs(part, language="en") for part in (paragraphs[:18], paragraphs[18:])]
    find_entities(articles[0], articles[1], recogniser, recogniser, tables)  # the first time fills caches
    started = time.process_time()
    found = find_entities(articles[0], articles[1], recogniser, recogniser, tables)
    entities = time.process_time() - started
    links = tuple(
        Link((Span(i, 0, len(a.text)),), (Span(i, 0, len(b.text)),), 0.9, Relation.ALTERED)
        for i, (a, b) in enumerate(zip(articles[0].paragraphs, articles[1].paragraphs, strict=True))
    )
    comparison = Comparison(articles[0], articles[1], links=links, entities=found)
    find_facts(comparison, tables, grammar, grammar)
    started = time.process_time()
    find_facts(comparison, tables, grammar, grammar)
    facts = time.process_time() - started
    print(f"\nentities of a pair {1000 * entities:.0f} ms, facts {1000 * facts:.0f} ms")
    assert entities < 0.8
    assert facts < 0.5


def test_a_megabyte():
    recogniser, tables = load_recogniser("en"), load_gazetteer()
    blocks = copy()
    many = [f"{block} {number}" for number in range(500_000 // sum(map(len, blocks)) + 1) for block in blocks]
    article = Article.from_paragraphs(many, language="en")
    started = time.process_time()
    find_entities(article, article, recogniser, recogniser, tables)
    seconds = time.process_time() - started
    print(f"\n{2 * sum(map(len, many)) / 1e6:.1f} MB in {seconds:.1f} s")
    assert seconds < 30


def test_one_endless_paragraph_of_names_is_linear():
    tables = load_gazetteer()

    def seconds(times: int) -> float:
        article = Article.from_paragraphs(["Norway met Chile and Ada Brandt. " * times])
        started = time.process_time()
        find_entities(article, article, None, None, tables)
        return time.process_time() - started

    seconds(200)
    assert seconds(8000) < 8 * seconds(2000) + 0.5

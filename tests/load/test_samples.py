"""The four sample articles: one of each format of the first table, with what a reader expects of them."""

from __future__ import annotations

import pytest

from reader.assets import asset
from reader.core.model import Article, ParagraphKind
from reader.load.source import load

EXPECTED = {
    "harbour-courier.html": (
        "Sorrel bridge shut after crack found in main cable",
        "Harbour Courier",
        "2025-03-12",
        "en",
    ),
    "northern-ledger.md": (
        "Drone finds damage on bridge; thousands face detour",
        "The Northern Ledger",
        "2025-03-12",
        "en",
    ),
    "coast-wire.txt": ("Coastal bridge closed over damaged cable, ferries step in", "", "", "en"),
    "kuestenbote.txt": ("Riss im Tragseil: Sorrelbrücke gesperrt", "", "2025-03-12", "de"),
}
STORY = {
    ParagraphKind.BODY,
    ParagraphKind.HEADING,
    ParagraphKind.STANDFIRST,
    ParagraphKind.TITLE,
    ParagraphKind.CAPTION,
}


def sample(name: str) -> Article:
    return load(asset("samples", name))


def test_there_is_a_sample_for_every_plain_format():
    assert {path.name for path in asset("samples").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_samples_say_who_and_when(name: str):
    article = sample(name)
    assert (article.title, article.outlet, article.date, article.language) == EXPECTED[name]
    assert article.notes == ()
    assert article.encoding == "UTF-8"
    assert len(article.sha256) == 64


@pytest.mark.parametrize("name", EXPECTED)
def test_samples_have_the_length_and_the_traits_of_real_copy(name: str):
    article = sample(name)
    words = sum(len(p.text.split()) for p in article.paragraphs if p.kind in STORY)
    assert 330 <= words <= 600
    assert any(p.kind is ParagraphKind.FURNITURE for p in article.paragraphs)


def test_the_body_of_the_courier_is_whole():
    article = sample("harbour-courier.html")
    assert sum(p.kind is ParagraphKind.BODY for p in article.paragraphs) == 13
    reasons = {p.reason for p in article.paragraphs if p.kind is ParagraphKind.FURNITURE}
    assert reasons == {"notice", "navigation", "share or newsletter prompt", "advert", "related headline"}

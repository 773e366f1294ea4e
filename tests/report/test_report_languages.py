"""A report's own words are those of the language that was asked for; the articles keep theirs, and JSON is the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report.test_reports import comparison as comparison

from reader import Comparison, compare, load
from reader.assets import asset
from reader.core.model import Article, Note, Side, Span
from reader.core.tongue import LANGUAGES, tongue_of
from reader.report.formats import REPORTS
from reader.report.options import ReportOptions

OTHERS = tuple(language for language in LANGUAGES if language != "en")
WRITTEN = ("html", "markdown", "text")
ENGLISH = re.compile(
    r"\b(?:the|and|only|left|right|altered|moved|same|shared|not|compared|named|also|words?)\b", re.I
)
GERMAN = (
    "Riss im Seil\n\nIngenieure sperrten am Dienstag die Brücke, sagte Ana Reyes.\n\nDer Riss misst 40 Zentimeter.",
    "Brücke zu\n\nDer Riss misst 14 Zentimeter.\n\n„Niemand fährt“, sagte Ana Reyes.\n\nFähren fahren bis Mai.",
)


@pytest.fixture(scope="module")
def german() -> Comparison:
    left, right = (Article.from_text(text, source=f"{number}.txt") for number, text in enumerate(GERMAN))
    found = compare(replace(left, notes=("This file is empty.",)), right, stage="words", entities=False)
    return found.with_notes((Note(Side.LEFT, (Span(2, 0, 8),), "Nachmessen"),))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("key", WRITTEN)
def test_no_english_word_is_left(german: Comparison, key: str, language: str):
    report = REPORTS[key].render(german, ReportOptions(tongue=tongue_of(language)))
    if key == "html":
        assert f'<html lang="{language}">' in report
        report = re.sub(r"<style>.*?</style>|<(?!!)[^>]*>", "\n", report, flags=re.DOTALL)
    assert [line for line in report.splitlines() if ENGLISH.search(line)] == []
    assert tongue_of(language)("Notes") in report
    assert tongue_of(language)("This file is empty.") in report
    for text in GERMAN:
        assert all(word in report for word in re.findall(r"\w{4,}", text))


@pytest.mark.parametrize("key", WRITTEN)
def test_what_only_some_pairs_have_is_said_too(comparison: Comparison, key: str):
    """Furniture, facts, entities and moved passages of a pair made by hand."""
    report = REPORTS[key].render(comparison, ReportOptions(tongue=tongue_of("de")))
    assert "Datum geändert: 1962 / 1967" in report
    for word in ("Anzeige", "Person", "verschoben", "Was sich geändert hat"):
        assert word in report
    assert "Date changed" not in report


def test_english_is_what_is_said_unless_asked_and_json_has_one_language(comparison: Comparison):
    for key in WRITTEN:
        plain = REPORTS[key].render(comparison, ReportOptions())
        assert plain == REPORTS[key].render(comparison, ReportOptions(tongue=tongue_of("en")))
        assert plain != REPORTS[key].render(comparison, ReportOptions(tongue=tongue_of("fr")))
    json = {REPORTS["json"].render(comparison, ReportOptions(tongue=tongue_of(language))) for language in LANGUAGES}
    assert len(json) == 1


def test_notes_of_a_file_stay_english_in_json_and_are_told_on_in_a_report():
    article = load(asset("samples", "coast-wire.txt"))
    noted = replace(article, notes=("Its comments are not shown.",))
    pair = compare(noted, article, stage="words", entities=False)
    assert "Its comments are not shown." in REPORTS["json"].render(pair, ReportOptions(tongue=tongue_of("de")))
    text = REPORTS["text"].render(pair, ReportOptions(tongue=tongue_of("de")))
    assert "Links: Kommentare werden nicht gezeigt." in text

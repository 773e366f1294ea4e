"""Files that real programs wrote: office documents with everything to decide about in them, printed articles."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.model import ParagraphKind
from reader.load.source import load

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
BODY, FURNITURE = ParagraphKind.BODY, ParagraphKind.FURNITURE
BOX = "In the box: there are 612 lamps in Orrin, and nine of them are of gas."


@pytest.mark.parametrize("ending", ["odt", "docx", "rtf"])
def test_of_a_reviewed_document_the_accepted_text_is_read_and_that_is_said(ending: str):
    article = load(SAMPLES / f"review.{ending}")
    kinds = {paragraph.text.strip(): (paragraph.kind, paragraph.reason) for paragraph in article.paragraphs}
    assert (article.title, article.byline) == ("Lamps of Orrin to burn all night", "Sunniva Dahl")
    body = (
        "The street lamps of Orrin will burn from dusk to dawn again, the town council decided on Monday.",
        "The town saved 41,000 crowns a year and lost a good deal of sleep.",
        BOX,
        "New lamps will need half the current.",
        "Old ones go to the museum.",
        "Street | Lamps",
        "Harbour | 88",
        "The last word was had by an owl, which left the tower on the evening of the test.",
    )
    assert [kinds.get(text) for text in body] == [(BODY, "")] * len(body)
    assert kinds["Why it was dark"] == (ParagraphKind.HEADING, "")
    for note in ("They had been switched off at midnight since 2022.", "The figure is from the budget of 2024."):
        assert kinds[note] == (FURNITURE, "footnote")
    assert "for two hours" not in article.text
    assert "treasurer" not in article.text
    said = " ".join(article.notes)
    assert "shown as if all of them were accepted" in said
    assert "comments are not shown" in said
    assert "text of its boxes" in said


def _scores() -> ModuleType:
    """The command that scores printed articles."""
    path = HERE.parent / "quality" / "pdfs.py"
    spec = importlib.util.spec_from_file_location("pdfs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


scores = _scores()


@pytest.mark.parametrize("name", [*scores.BROWSER_STYLES, *scores.OFFICE_LAYOUTS])
def test_printed_articles_come_back_paragraph_by_paragraph(name: str):
    article = load(SAMPLES / f"{name}.pdf")
    _, right, other = scores.exact(article)
    assert len(right) >= len(scores.blocks()) - 1
    assert len(other) <= 1
    assert article.title == "The tide house at Fennick will be moved stone by stone"
    assert article.byline == "Mirelle Haugen"
    body = " ".join(paragraph.text for paragraph in article.paragraphs if paragraph.kind is BODY)
    assert "affront" in body
    assert "sufficiently" in body
    assert "offcuts" in body
    assert "Fennick Quarterly" not in body


@pytest.mark.parametrize("name", scores.OFFICE_LAYOUTS)
def test_running_heads_page_numbers_and_notes_are_furniture_with_their_reason(name: str):
    article = load(SAMPLES / f"{name}.pdf")
    reasons = {paragraph.text: paragraph.reason for paragraph in article.paragraphs if paragraph.kind is FURNITURE}
    assert reasons["The Fennick Quarterly"] == "running head"
    assert reasons["1"] == reasons["2"] == "page number"
    assert sum(reason == "footnote" for reason in reasons.values()) == 2


def test_a_book_made_by_pandoc_has_its_chapters():
    article = load(SAMPLES / "book.epub")
    names = [part.name for part in article.parts]
    assert names[-2:] == ["A house of nine thousand stones", "What it costs, and who pays"]
    assert article.title == "The tide house at Fennick will be moved stone by stone"
    assert article.byline == "Mirelle Haugen"

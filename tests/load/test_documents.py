"""PDF, Word, OpenDocument, RTF, e-books, e-mail and saved pages: real files, read as the one article they hold."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.model import Article, ParagraphKind
from reader.load.formats import FORMATS, format_of
from reader.load.source import load, load_bytes

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
TITLE = "Night market moves to the old tram depot"
STORY = [
    "The night market of Lindenfurt will leave the cathedral square after nineteen summers and move into the old tram "
    "depot, the city council decided on Monday evening by 31 votes to 22.",
    "The depot was closed in 2009. Its two halls hold about 140 stalls, forty more than the square, and they can be "
    "heated.",
    "Opponents warned that the square would be dead after eight o’clock.",
]
ITEMS = ["Rent will rise from 18 to 27 euros an evening.", "The first market in the depot is planned for 2 May."]


def _printed() -> ModuleType:
    spec = importlib.util.spec_from_file_location("printed", HERE / "printed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


printed = _printed()


def kinds(article: Article) -> dict[str, ParagraphKind]:
    """The kind of each text, the first time it stands there."""
    return {paragraph.text.lstrip("•-\t "): paragraph.kind for paragraph in reversed(article.paragraphs)}


@pytest.mark.parametrize(
    "ending", ["txt", "md", "html", "docx", "odt", "rtf", "epub", "pdf", "eml", "mhtml", "webarchive"]
)
def test_every_format_gives_the_same_article(ending: str):
    article = load(SAMPLES / (f"article.{ending}" if ending != "md" else "source.md"))
    found = kinds(article)
    assert (article.title, article.date, article.language) == (TITLE, "2025-04-08", "en")
    assert article.byline == "Jette Sandvoss"
    assert [found[text] for text in (*STORY, *ITEMS)] == [ParagraphKind.BODY] * 5
    assert found[TITLE] is ParagraphKind.TITLE
    assert found["What the depot offers"] is ParagraphKind.HEADING
    assert any("She also sells tea & coffee." in text for text in found)
    assert any("Square" in text and "100" in text for text in found)


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "epub"])
def test_tables_are_rows_and_notes_are_furniture(ending: str):
    article = load(SAMPLES / f"article.{ending}")
    found = kinds(article)
    assert found["Square | 100"] is ParagraphKind.BODY
    (note,) = [paragraph for paragraph in article.paragraphs if "tea & coffee" in paragraph.text]
    assert (note.kind, note.reason) == (ParagraphKind.FURNITURE, "footnote")


TELLING = sorted(path for path in SAMPLES.glob("article.*") if path.suffix not in {".txt", ".rst"})
"""What says by its content what it is."""


@pytest.mark.parametrize("path", TELLING, ids=lambda path: path.name)
def test_files_are_told_by_content_whatever_they_are_called(path: Path):
    data = path.read_bytes()
    kind = format_of(data, ".txt")
    assert path.suffix in kind.extensions
    article = load_bytes(data, "misnamed.txt")
    assert article.title == TITLE
    assert f"Its name ends in .txt, but it is read as what it is: {kind.name}." in article.notes


def test_the_table_of_formats_is_sound():
    endings = [ending for kind in FORMATS for ending in kind.extensions]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    media = [name for kind in FORMATS for name in kind.media_types]
    assert len(media) == len(set(media))
    assert {kind.name for kind in FORMATS if not kind.isolated} == {"Plain text", "Markdown"}


def book(pages: int) -> bytes:
    """A report with running heads, page numbers, a footnote and paragraphs that go over the page's end."""
    made = []
    for number in range(1, pages + 1):
        lines = [
            (60, 810, 9, "The Lindenfurt Review"),
            (60, 740, 11, "It begins with an indented line of some length, and this one ends here."),
            *printed.set_lines(f"Paragraph {number} tells of the depot and " + "of its halls " * 30, 60, 700),
            (60, 620, 11, "and it is continued on"),
            (60, 90, 8, f"{number} A note about the depot on page {number}."),
            (290, 40, 9, f"- {number} -"),
        ]
        made.append(lines)
    return printed.pdf(made, info="/Title (Report) /Author (Ida Brandt)")


def test_running_heads_page_numbers_and_footnotes_of_a_pdf_are_furniture():
    article = load_bytes(book(4), "report.pdf")
    reasons: dict[str, int] = {}
    for paragraph in article.paragraphs:
        reasons[paragraph.reason] = reasons.get(paragraph.reason, 0) + 1
    assert (reasons["running head"], reasons["page number"], reasons["footnote"]) == (4, 4, 4)
    assert all("Lindenfurt Review" not in p.text for p in article.paragraphs if p.kind is ParagraphKind.BODY)


def test_two_columns_are_read_one_after_the_other():
    left = " ".join(f"left{number}" for number in range(120))
    right = " ".join(f"right{number}" for number in range(120))
    one = printed.set_lines(left, 50, 700, 10, 40)
    two = printed.set_lines(right, 320, 700, 10, 40)
    woven = [line for pair in zip(one, two, strict=False) for line in pair]
    article = load_bytes(printed.pdf([[(50, 780, 20, "A headline over both of the columns"), *woven]]), "two.pdf")
    text = " ".join(p.text for p in article.paragraphs)
    words = text.split()
    assert article.title == "A headline over both of the columns"
    assert words.index("left100") < words.index("right0")


def test_hyphens_are_joined_and_ligatures_resolved():
    lines = [
        (60, 700, 11, "The council of the town has decided after many years to look at the old bridge in-"),
        (60, 686, 11, "spection reports and to publish all of them, without a single exception, on Monday."),
    ]
    (paragraph,) = load_bytes(printed.pdf([lines]), "hyphen.pdf").paragraphs
    assert "bridge inspection reports" in paragraph.text


def test_title_and_author_come_from_the_document_where_the_page_has_none():
    article = load_bytes(
        printed.pdf([printed.set_lines("Plain words of one size. " * 20, 60, 700)], info="/Title (Told) /Author (Ida)"),
        "a.pdf",
    )
    assert (article.title, article.byline) == ("Told", "Ida")

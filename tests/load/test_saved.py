"""Saved comparisons as input: two articles in one file, whole, checked, and chosen by side or by number."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader.__main__ import main
from reader.core.model import Article, Note, Paragraph, ParagraphKind, Side, Span
from reader.load.formats import COMPARISON, TEXT, format_of
from reader.load.source import LoadError, Showing, chapter_sizes, load, load_bytes, opening, shown
from reader.pipeline import compare
from reader.report.json_report import render_json
from reader.report.options import ReportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parent / "samples"
SAMPLE = SAMPLES / "article.json"
ABOUT = ("title", "byline", "outlet", "date", "language")


def content(article: Article) -> tuple[object, ...]:
    """All that is to come through: what is known of it, and each paragraph with its kind and reason."""
    return *(getattr(article, name) for name in ABOUT), article.paragraphs


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    values = json.loads(SAMPLE.read_text(encoding="utf-8"))
    change(values)
    return json.dumps(values).encode()


@pytest.mark.parametrize(("number", "name"), [(1, "article.html"), (2, "report.md")])
def test_each_article_comes_back_as_its_own_file_gives_it(number: int, name: str):
    one = load(SAMPLE, showing=Showing(chapter=number))
    assert content(one) == content(load(SAMPLES / name))
    side = ("left", "right")[number - 1]
    assert one.notes == (f"The {side} article of a saved comparison is shown.",)
    assert one.source == "article.json"


def test_unchosen_it_is_both_articles_and_each_side_opens_its_own():
    both = load(SAMPLE)
    assert "It is a saved comparison of two articles; both are shown, one after the other." in both.notes
    assert len(chapter_sizes(both)) == 2
    texts = [shown(both, opening(both, side)).text for side in Side]
    assert both.text == "\n\n".join(texts)
    assert texts[0] != texts[1]
    book = load(SAMPLES / "book.epub")
    assert opening(book, Side.RIGHT) == Showing()


@pytest.mark.parametrize("schema", [1, 2, 3, 4])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_schema_in_every_encoding_of_json(schema: int, codec: str):
    words = "“The crack is long and grows,” said Ana Reyes." if schema > 1 else "The crack is long and grows."
    left = Article.from_text(f"Bridge shut\n\n{words} It was found on Tuesday.")
    right = Article.from_text(f"Bridge closed\n\n{words} It was found on Monday.")
    comparison = compare(replace(left, outlet="Bote", date="2025-03-12"), right, stage="words", entities=False)
    if schema >= 3:
        comparison = replace(comparison, notes=(Note(Side.LEFT, (Span(0, 0, 6),), "Is it?"),))
    saved = render_json(comparison.counting("case") if schema == 4 else comparison, ReportOptions())
    assert json.loads(saved)["schema"] == schema
    data = saved.encode(codec)
    assert format_of(data, ".txt") is COMPARISON
    whole = load_bytes(data, "saved.json")
    first, second = (shown(whole, Showing(chapter=number)) for number in (1, 2))
    assert (first.outlet, first.date) == ("Bote", "2025-03-12")
    assert (first.text, second.text) == (left.text, right.text)
    assert (second.outlet, second.date) == ("", "")


DAMAGED = {
    "cut": SAMPLE.read_bytes()[:9000],
    "cut early": SAMPLE.read_bytes()[:200],
    "newer": changed(lambda values: values.update(schema=5)),
    "no schema at all": changed(lambda values: values.update(schema="one")),
    "a kind there is none of": changed(lambda values: values["left"]["paragraphs"][0].update(kind="poem")),
    "a link to nowhere": changed(lambda values: values["links"][0]["left"][0].update(paragraph=99)),
    "an article that is a list": changed(lambda values: values.update(right=[])),
    "a bottomless one": b'{"schema": 1, "tool": {"name": "Parallax"}, "left": ' + b"[" * 100_000,
}


@pytest.mark.parametrize("label", DAMAGED)
def test_what_does_not_fit_is_one_sentence(label: str):
    with pytest.raises(LoadError) as refused:
        load_bytes(DAMAGED[label], "story.json")
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    if label == "newer":
        assert said.startswith("This comparison was saved by a newer Parallax (schema 5;")
    else:
        assert said.startswith("story.json is a saved comparison that was damaged or changed by hand (")


def test_what_a_hand_put_there_is_no_trouble_on_the_screen():
    def meddle(values: dict[str, Any]) -> None:
        values["links"] = values["paragraph_links"] = values["entities"] = []
        values["missing"] = {"left": [], "right": []}
        values.pop("facts", None), values.pop("quotes", None), values.pop("quantities", None)
        rows = values["left"]["paragraphs"]
        rows[0].update(text="A\u0000B\u0007C", kind="furniture", reason="")
        rows[1].update(text=" \n ", kind="body", reason="because")
        rows[2].update(text="<b>bold</b>", kind="body", reason="because")
        values["left"].update(title="Long\n" * 1000, language="xx-nonsense", notes=["Send us your password."])

    one = shown(load_bytes(changed(meddle), "story.json"), Showing(chapter=1))
    assert one.paragraphs[0] == Paragraph(0, "A B C", ParagraphKind.FURNITURE, "outside the article")
    assert one.paragraphs[1] == Paragraph(1, "<b>bold</b>")
    assert [paragraph.index for paragraph in one.paragraphs] == list(range(len(one.paragraphs)))
    assert "\n" not in one.title
    assert len(one.title) <= 500
    assert one.language == "en"
    assert "password" not in " ".join(one.notes)


def test_an_article_without_a_word_leaves_the_other():
    def empty(values: dict[str, Any]) -> None:
        values["left"]["paragraphs"] = values["links"] = values["paragraph_links"] = values["entities"] = []
        values["missing"]["left"] = []
        values.pop("facts", None), values.pop("quotes", None), values.pop("quantities", None)

    article = load_bytes(changed(empty), "story.json")
    assert article.parts == ()
    assert article.title == load(SAMPLE, showing=Showing(chapter=2)).title


@pytest.mark.parametrize(
    "data", [b'{"a": 1}', b'[1, "schema", "paragraph_links"]', b'{"schema": 3, "left": 1}', b"{", b"7"]
)
def test_other_json_is_plain_text_and_said_to_be(data: bytes):
    assert format_of(data, ".json") is TEXT
    article = load_bytes(data, "data.json")
    assert article.text == data.decode()
    assert any(note.startswith("It is JSON, data for programs,") for note in article.notes)
    assert load_bytes(data, "data.txt").notes == ()


def test_the_command_line_takes_each_side_from_it(capfd: pytest.CaptureFixture[str]):
    path = str(SAMPLE)
    assert main(["chapters", path]) == 0
    left, right = (load(SAMPLE, showing=Showing(chapter=number)).title for number in (1, 2))
    assert [line[6:].split("  (")[0] for line in capfd.readouterr().out.splitlines()] == [left, right]
    words = ["compare", "--stage", "words", "--no-entities", "--format", "json"]

    def titles(*more: str) -> list[str]:
        main([*words, *more, path, path])
        values = json.loads(capfd.readouterr().out)
        return [values[side]["title"] for side in ("left", "right")]

    assert titles() == [left, right]
    assert titles("--left-chapter", "2", "--right-chapter", "1") == [right, left]
    assert main([*words, "--left-chapter", "3", path, path]) == 2
    assert capfd.readouterr().err == "article.json has 2 chapters; choose one of 1 to 2.\n"

"""Web pages: the story kept whole, everything else there as furniture, nothing run and nothing fetched."""

# ruff: noqa: E501 - markup is easier to check in one line
from __future__ import annotations

import importlib.util
import json
import re
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.model import Article, ParagraphKind
from reader.load.source import load_bytes, load_html_text

if TYPE_CHECKING:
    from types import ModuleType


def _beside(name: str) -> ModuleType:
    """A module beside this file; tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pages = _beside("page_layouts")
none = _beside("no_articles")


def read(layout: pages.Layout) -> Article:
    encoding = "iso-8859-1" if layout is pages.old_charset else "utf-8"
    return load_bytes(layout().encode(encoding, "xmlcharrefreplace"), "page.html")


@pytest.mark.parametrize("layout", pages.LAYOUTS, ids=lambda layout: layout.__name__)
def test_story_is_kept_and_furniture_is_flagged(layout: pages.Layout):
    article = read(layout)
    kinds = {paragraph.text: paragraph.kind for paragraph in article.paragraphs}
    assert all(kinds[text] is ParagraphKind.BODY for text in (*pages.STORY, pages.QUOTE))
    assert {kinds[text] for text in pages.FURNITURE if text in kinds} == {ParagraphKind.FURNITURE}
    assert kinds[pages.TITLE] is ParagraphKind.TITLE
    assert article.title == pages.TITLE


@pytest.mark.parametrize("layout", pages.LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_visible_word_of_the_page_is_in_a_paragraph_in_order(layout: pages.Layout):
    html = re.sub(r"<(script|title)\b.*?</\1>", "", layout(), flags=re.DOTALL)
    html = re.sub(r"<\?xml.*?\?>|<!doctype[^>]*>", "", html, flags=re.IGNORECASE)
    words = re.sub(r"<[^>]*>", " ", html).split()
    article = read(layout)
    assert "".join("".join(p.text for p in article.paragraphs).split()) == "".join(words)
    assert "".join(article.raw.split()) == "".join(words)


def test_metadata_from_linked_data():
    article = read(pages.linked_data)
    assert (article.byline, article.outlet, article.date) == ("Jette Sandvoss", "Lindenfurter Bote", "2025-04-08")
    assert article.language == "en"


def test_metadata_from_meta_elements():
    html = (
        "<html lang=fr-CH><head><meta property=og:title content='Le marché &amp; la nuit'><meta name=author content='Ida Brandt'>"
        "<meta property=og:site_name content='Le Fanal'><meta property=article:published_time content='2024-02-29T10:00:00Z'></head>"
        f"<body><p>{'</p><p>'.join(pages.STORY)}</p></body></html>"
    )
    article = load_bytes(html.encode(), "page.html")
    assert (article.title, article.byline, article.outlet) == ("Le marché & la nuit", "Ida Brandt", "Le Fanal")
    assert (article.date, article.language) == ("2024-02-29", "fr")


def test_captions_standfirst_and_byline_come_from_the_elements():
    html = (
        f"<article><h1>{pages.TITLE}</h1><p class='article__standfirst'>Nineteen summers end</p><p class='author-line'>Ida Brandt</p>"
        f"<time datetime='2025-04-08'>8 April</time><figure><img><figcaption>{pages.CAPTION} <span class=credit>Photo: Ole Maren</span>"
        f"</figcaption></figure><h2>A roof at last</h2><p>{'</p><p>'.join(pages.STORY)}</p></article>"
    )
    article = load_html_text(html)
    found = {paragraph.text: paragraph.kind for paragraph in article.paragraphs}
    assert found["Nineteen summers end"] is ParagraphKind.STANDFIRST
    assert found["Ida Brandt"] is ParagraphKind.BYLINE
    assert found[f"{pages.CAPTION} Photo: Ole Maren"] is ParagraphKind.CAPTION
    assert found["A roof at last"] is ParagraphKind.HEADING


def test_nothing_runs_and_nothing_hidden_in_markup_is_text():
    html = (
        "<html><body><h1>T</h1><script>alert('script text')</script><style>p{color:red}</style><p onclick=x()>Para <b>bo</b>ld."
        "<img src=x onerror=alert(1)></p><iframe src='file:///etc/passwd'>frame text</iframe><noscript>noscript text</noscript>"
        "<svg><text>svg text</text></svg><meta http-equiv=refresh content='0;url=http://example.com'></body></html>"
    )
    article = load_bytes(html.encode(), "page.html")
    assert [paragraph.text for paragraph in article.paragraphs] == ["T", "Para bold."]


def test_what_a_page_hides_is_furniture_and_still_there():
    html = f"<article><h1>{pages.TITLE}</h1><p>{'</p><p>'.join(pages.STORY)}</p><p hidden>Buy gold now, said nobody.</p></article>"
    (hidden,) = [p for p in load_html_text(html).paragraphs if "gold" in p.text]
    assert (hidden.kind, hidden.reason) == (ParagraphKind.FURNITURE, "hidden in the page")


@pytest.mark.parametrize("name", none.NO_ARTICLES)
def test_a_page_without_an_article_says_so_and_shows_its_text(name: str):
    html, notes = none.NO_ARTICLES[name]
    article = load_bytes(html.encode(), "page.html")
    assert article.notes == notes
    assert article.paragraphs
    assert all(paragraph.kind is not ParagraphKind.FURNITURE for paragraph in article.paragraphs)
    assert article.raw


@pytest.mark.parametrize("count", [1, 2])
def test_a_short_article_is_one_when_its_headline_says_so(count: int):
    html = f"<html><head><title>{pages.TITLE}</title></head><body><h1>{pages.TITLE}</h1><p>{'</p><p>'.join(pages.STORY[:count])}</p></body></html>"
    article = load_bytes(html.encode(), "page.html")
    assert article.notes == ()
    assert article.title == pages.TITLE


@pytest.mark.parametrize(
    "around",
    [
        "<div class='outer outer--nav'>{}</div>",
        "<div style='display:none'>{}</div>",
        "<div id=x><script type='text/template'>{}</script></div>",
        "<h2>{}</h2>",
    ],
    ids=["named for something else", "shown by script", "kept in a template", "in a heading"],
)
def test_a_story_in_an_odd_place_is_found(around: str):
    story = f"<p>{'</p><p>'.join(pages.STORY)}</p>"
    html = f"<html><body><nav><a href=/>Start</a></nav><h1>{pages.TITLE}</h1>{around.format(story)}<footer>Imprint</footer></body></html>"
    article = load_bytes(html.encode(), "page.html")
    kinds = {paragraph.text: paragraph.kind for paragraph in article.paragraphs}
    assert [kinds[text] for text in pages.STORY] == [ParagraphKind.BODY] * len(pages.STORY)
    assert article.notes == ()


def test_what_a_page_tells_only_search_engines_is_read_and_said():
    told = json.dumps({"@type": "NewsArticle", "headline": pages.TITLE, "articleBody": "\n\n".join(pages.STORY)})
    html = f"<html><head><script type='application/ld+json'>{told}</script></head><body><h1>Bote</h1><p>Loading the story.</p></body></html>"
    article = load_bytes(html.encode(), "page.html")
    texts = [paragraph.text for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.BODY]
    assert texts == list(pages.STORY)
    assert article.notes == ("The page itself shows less than it tells search engines; the article is read from there.",)
    assert [p.text for p in article.paragraphs if p.kind is ParagraphKind.FURNITURE] == ["Bote", "Loading the story."]


def test_a_heading_over_links_to_elsewhere_is_no_heading_of_the_story():
    links = "".join(f"<li><a href=/{text}>{text}</a></li>" for text in pages.RELATED)
    half = len(pages.STORY) // 2
    html = (
        f"<article><h1>{pages.TITLE}</h1><p>{'</p><p>'.join(pages.STORY[:half])}</p><h3>Das könnte Sie auch freuen</h3><ul>{links}</ul>"
        f"<h3>What comes next</h3><p>{'</p><p>'.join(pages.STORY[half:])}</p></article>"
    )
    kinds = {paragraph.text: paragraph.kind for paragraph in load_html_text(html).paragraphs}
    assert kinds["Das könnte Sie auch freuen"] is ParagraphKind.FURNITURE
    assert kinds["What comes next"] is ParagraphKind.HEADING


def test_stray_zero_bytes_composed_letters_and_readings_are_no_trouble():
    story = [unicodedata.normalize("NFD", text.replace("u", "ü")) for text in pages.STORY]
    html = f"<!doctype html><html><h1>{pages.TITLE}</h1><p>{'</p><p>'.join(story)}</p><p><ruby>東京<rt>とうきょう</rt></ruby>まで行く。</p></html>"
    article = load_bytes(html.encode().replace(b"</h1>", b"\0</h1>"), "page.html")
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert texts == [pages.TITLE, *story, "東京まで行く。"]


def test_a_page_that_begins_with_blanks_is_read_in_no_time():
    html = " \n" * 200_000 + f"<html><body><h1>{pages.TITLE}</h1><p>{'</p><p>'.join(pages.STORY)}</p></body></html>"
    started = time.monotonic()
    article = load_bytes(html.encode(), "page.html")
    assert article.title == pages.TITLE
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("piece", "texts"),
    [
        ("<b>just</b> a piece", ["just a piece"]),
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("no markup at all", ["no markup at all"]),
        ("a<br>b<br><br>c", ["a b", "c"]),
        ("<pre>one\ntwo\n\nthree</pre>", ["one", "two", "three"]),
        ("&lt;b&gt; &amp; &bogus; &#x110000;", ["<b> & &bogus; \ufffd"]),
    ],
)
def test_pieces_of_a_page(piece: str, texts: list[str]):
    assert [paragraph.text for paragraph in load_html_text(piece).paragraphs] == texts


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=ad>",
                "</div>",
                "<b>",
                "<table>",
                "<td>",
                "</article>",
                "<!--",
                "-->",
                "<",
                "&#0;",
                "<h1>",
                "<ul><li>",
                "<a href=x>",
                "word. ",
                "<pre>",
                "\n",
                "<script>",
                "</script>",
                "<x:y>",
                "\0",
                "<br>",
            ]
        ),
        max_size=60,
    )
)
def test_any_tag_soup_is_read(pieces: list[str]):
    article = load_html_text("".join(pieces))
    assert all(paragraph.text.strip() for paragraph in article.paragraphs)
    assert all(bool(p.reason) == (p.kind is ParagraphKind.FURNITURE) for p in article.paragraphs)

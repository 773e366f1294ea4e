"""Markdown: front matter, headings, no markup left over, nothing that runs."""

from __future__ import annotations

from reader.core.model import ParagraphKind as Kind
from reader.load.markdown_text import article_from_markdown
from reader.load.source import load_bytes

ARTICLE = """\
---
title: "Night market moves"
author: Jette Sandvoss
publication: Lindenfurter Bote
date: 8 April 2025
lang: en-GB
---

# Night market moves

**Nineteen summers end in the old depot**

By Jette Sandvoss

![The empty depot in February](depot.jpg)

The night market will *leave* the [square](https://example.com/square) after nineteen summers & move into the depot.

## What traders say

> “We get a roof, they get sleep,” said Amara Vogt.

- Rent rises to 27 euros
- The first market is on 2 May

Share this article
"""


def test_kinds_and_metadata():
    article = article_from_markdown(ARTICLE)
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.TITLE, "Night market moves"),
        (Kind.STANDFIRST, "Nineteen summers end in the old depot"),
        (Kind.BYLINE, "By Jette Sandvoss"),
        (Kind.CAPTION, "The empty depot in February"),
        (Kind.BODY, "The night market will leave the square after nineteen summers & move into the depot."),
        (Kind.HEADING, "What traders say"),
        (Kind.BODY, "“We get a roof, they get sleep,” said Amara Vogt."),
        (Kind.BODY, "Rent rises to 27 euros"),
        (Kind.BODY, "The first market is on 2 May"),
        (Kind.FURNITURE, "Share this article"),
    ]
    assert (article.title, article.byline, article.outlet) == (
        "Night market moves",
        "Jette Sandvoss",
        "Lindenfurter Bote",
    )
    assert (article.date, article.language) == ("2025-04-08", "en")
    assert article.raw == ARTICLE


def test_a_title_only_in_the_front_matter_becomes_a_paragraph():
    article = article_from_markdown("---\ntitle: Only here\n---\nBody text.\n")
    assert [(p.kind, p.text) for p in article.paragraphs] == [(Kind.TITLE, "Only here"), (Kind.BODY, "Body text.")]


def test_a_rule_is_no_front_matter():
    article = article_from_markdown("Text above.\n\n---\n\nText below.\n")
    assert [p.text for p in article.paragraphs] == ["Text above.", "Text below."]


def test_raw_html_is_text_or_nothing():
    article = article_from_markdown(
        "<script>alert(1)</script>\n\n<div onclick='x()'>Read *me*</div>\n\n"
        "[a link](javascript:alert(1)) <img src=x onerror=y>\n"
    )
    assert [p.text for p in article.paragraphs] == ["Read *me*", "a link"]


def test_tables_are_read_row_by_row():
    article = article_from_markdown("| Stall | Rent |\n|---|---|\n| dumplings | 27 |\n")
    assert [p.text for p in article.paragraphs] == ["Stall | Rent", "dumplings | 27"]
    assert {p.kind for p in article.paragraphs} == {Kind.BODY}


def test_the_name_decides_that_it_is_markdown():
    assert load_bytes(b"# Title\n\nText.", "a.md").paragraphs[0].text == "Title"
    assert load_bytes(b"# Title\n\nText.", "a.txt").paragraphs[0].text == "# Title"

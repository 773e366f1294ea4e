"""Rows 37 to 41 of the bad inputs: pages and Markdown that are built to run, to recurse or to hang."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reader.load.source import load_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES: dict[str, Callable[[], str]] = {
    "a million open divs": lambda: "<div>" * 1_000_000 + "deep words",
    "100,000 unclosed tags": lambda: "<b>" * 100_000 + "deep words",
    "nested lists": lambda: "<ul><li>" * 30_000 + "deep words",
    "nested tables": lambda: "<table><tr><td>" * 3000 + "deep words",
    "quotes in quotes": lambda: "<blockquote>" * 5000 + "deep words",
    "20,000 links in links": lambda: "<a href=x>" * 20_000 + "deep words",
    "bad entities": lambda: "&bogus; &#x110000; &#99999999999; &; &#; deep words",
    "100,000 attributes": lambda: "<p " + "a='1' " * 100_000 + ">deep words",
    "attribute without an end": lambda: "<p>deep words</p><p title='" + "x" * 500_000,
    "doctypes": lambda: "<!doctype html [" + "<!ENTITY a 'b'>" * 1000 + "]><p>deep words",
    "processing instructions": lambda: "<?php echo 1 ?>" * 1000 + "<p>deep words",
    "20,000 paragraphs": lambda: "<p>deep words" * 20_000,
}

MARKDOWN: dict[str, Callable[[], str]] = {
    "quotes": lambda: ">" * 10_000 + " deep words",
    "quotes with blanks": lambda: "> " * 10_000 + "deep words",
    "brackets": lambda: "[" * 10_000 + "deep words",
    "links in links": lambda: "[a](" * 10_000 + "deep words",
    "references": lambda: "[x]" * 10_000 + "deep words",
    "stars": lambda: "*" * 10_000 + "deep words",
    "stars and letters": lambda: "*a " * 10_000 + "deep words",
    "underscores": lambda: "_a" * 10_000 + " deep words",
    "lists": lambda: "".join(f"{'  ' * depth}- deep words\n" for depth in range(400)),
    "open tags": lambda: "<a " * 20_000 + "deep words",
    "open blocks": lambda: "<div>\n\n" * 3000 + "deep words",
    "ticks": lambda: "`a" * 10_000 + " deep words",
    "pictures": lambda: "![" * 10_000 + "deep words",
}


def read(text: str, name: str) -> str:
    started = time.monotonic()
    article = load_bytes(text.encode(), name)
    assert time.monotonic() - started < 20
    return " ".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.row(40)
@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_are_read_in_time_and_lose_no_text(name: str):
    assert "deep words" in read(PAGES[name](), "page.html")


@pytest.mark.row(39)
@pytest.mark.parametrize("name", MARKDOWN)
def test_hostile_markdown_is_read_in_time_and_loses_no_text(name: str):
    assert "deep words" in read(MARKDOWN[name](), "page.md")

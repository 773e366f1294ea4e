"""Web pages as articles: the main text as trafilatura sees it, every other block still there as furniture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.furniture import OUTSIDE
from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.opening import byline_of, date_of, title_of
from reader.core.paragraphs import article_from_text, paragraphs_of
from reader.load.blocks import Block, page_blocks
from reader.load.decoding import decode
from reader.load.page_kinds import kinds_of_page
from reader.load.page_metadata import PageMetadata, page_metadata
from reader.load.page_verdict import why_no_article
from reader.load.tree import lost_in_depth, parsed

if TYPE_CHECKING:
    from reader.load.formats import Document

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|encoding=[\"']([A-Za-z0-9_.-]{2,40})[\"']"
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_UNSEEN_CONTENT = re.compile(r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)

_TEMPLATE = re.compile(
    r"<script\b[^<>]{0,300}\btype\s*=\s*[\"']?text/(?:x-)?template\b[^<>]{0,300}>(.{0,300000}?)</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_TEMPLATES = 40
_PLACEHOLDERS = re.compile(r"\{\{|<%|\$\{")

_EXTRACTABLE = 3 * 1024 * 1024
_TELLING = 60
"""Words of an article's text told to search engines that are worth more than a page without any."""

FROM_METADATA = "The page itself shows less than it tells search engines; the article is read from there."


def read_html(document: Document) -> Article:
    data = document.data
    if data.count(0) <= len(data) / 1000:  # a stray NUL is nothing to a browser; in UTF-16 every other byte is one
        data = data.replace(b"\0", b"")
    declared = _CHARSET.search(data[:8192])
    name = next(filter(None, declared.groups()), b"").decode("ascii") if declared else ""
    decoded = decode(data, encoding=document.encoding, declared=name)
    article = article_from_html(decoded.text)
    return replace(article, encoding=decoded.encoding, notes=(*decoded.notes, *article.notes))


def article_from_html(html: str) -> Article:
    """A page, or a piece of one: text only, nothing in it runs and nothing is fetched."""
    if html.count("/template") <= _TEMPLATES:
        html = _TEMPLATE.sub(_unwrapped, html)
    root = parsed(html)
    if root is None:
        return Article(())
    blocks = page_blocks(root)
    if lost_in_depth(blocks, html):
        return _flat(html)
    texts = tuple(block for block in blocks if block.text)
    about = page_metadata(root)
    kinds = kinds_of_page(texts, about, main_text(html))
    said = why_no_article(texts, kinds, about) if texts and _is_page(html) else ()
    if (kinds is None or said) and len(about.text.split()) >= _TELLING:
        return _described(_told(about, texts), about, texts, (FROM_METADATA,))
    if kinds is None or said:
        return _described(_unsorted(texts), about, texts, said)
    paragraphs = tuple(
        Paragraph(index, block.text, kind, reason)
        for index, (block, (kind, reason)) in enumerate(zip(texts, kinds, strict=True))
    )
    return _described(paragraphs, about, texts, ())


def _unwrapped(script: re.Match[str]) -> str:
    """The text of a page that keeps its story in a template without blanks to fill in."""
    inside = script[1]
    return inside if inside.count("<p") >= 2 and not _PLACEHOLDERS.search(inside) else script[0]


def _unsorted(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """All text of a page without an article; nothing of it is put aside."""
    return tuple(
        replace(paragraph, kind=ParagraphKind.BODY, reason="") if paragraph.reason else paragraph
        for paragraph in paragraphs_of([block.text for block in blocks])
    )


def _told(about: PageMetadata, blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The text told to search engines as the story, and what the page shows as furniture after it."""
    story = article_from_text(f"{about.title}\n\n{about.text}", source="").paragraphs
    shown = tuple(
        Paragraph(len(story) + index, block.text, ParagraphKind.FURNITURE, OUTSIDE)
        for index, block in enumerate(blocks)
    )
    return (*story, *shown)


def main_text(html: str) -> str:
    """What trafilatura takes for the article, one line a block; empty where it finds none."""
    if len(html) > _EXTRACTABLE:
        return ""
    from trafilatura import extract

    try:
        return extract(html, include_comments=False, include_tables=True, output_format="txt") or ""
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError):
        return ""


def _is_page(html: str) -> bool:
    return bool(re.search(r"<(?:html|body|!doctype)\b", html[:4096], re.IGNORECASE))


def _flat(html: str) -> Article:
    """The text between the tags of a page that is nested beyond reason."""
    from html import unescape

    text = unescape(_TAG.sub("\n", _UNSEEN_CONTENT.sub("\n", html)))
    article = article_from_text(text, source="")
    return replace(
        article, notes=(*article.notes, "This page is nested too deeply to find its article; all its text is shown.")
    )


def _described(
    paragraphs: tuple[Paragraph, ...], about: PageMetadata, blocks: tuple[Block, ...], notes: tuple[str, ...]
) -> Article:
    return Article(
        paragraphs=paragraphs,
        title=title_of(paragraphs) or about.title,
        byline=about.byline or byline_of(paragraphs),
        outlet=about.outlet,
        date=about.date or date_of(paragraphs),
        language=about.language,
        notes=notes,
        raw="\n\n".join(block.text for block in blocks),
    )

"""Markdown files as articles: front matter for what it says, then HTML, then the same blocks as a web page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.furniture import (
    CREDIT,
    FOOTNOTE,
    REPEATED_TITLE,
    furniture_reason,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
)
from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.opening import byline_of, date_of, iso_date, title_of
from reader.core.paragraphs import article_from_text
from reader.core.shape import Shape, shape_of
from reader.load.blocks import Block, Node, page_blocks
from reader.load.decoding import decode
from reader.load.styled_blocks import without_marks
from reader.load.tree import lost_in_depth, parsed

if TYPE_CHECKING:
    from reader.load.formats import Document

_FRONT_MATTER = re.compile(
    r"(?:---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FIELD = re.compile(r"([A-Za-z_-]{2,30})\s*[:=]\s*(.+)")
_TOO_MUCH = re.compile(r"[*_`\[\]<>!~]{60}|(?:^|\n)[ \t]*(?:>[ \t]*){25}|(?:\n[ \t]{60,}[-*+] )")
_UNCLOSED = re.compile(r"<[A-Za-z/!?](?=[^<>]*(?:<|\Z))")
_INLINE = re.compile(r"[&<*_`\\!]")
"""Signs of which each may put something aside in a block, and all that is put aside is gone through for each."""
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_EFFORT = 4_000_000
"""What Markdown's own parser needs grows with the square of the brackets in a block: about a second for this much."""
_LARGEST = 3 * 1024 * 1024
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_FIELDS = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline", "by"),
    "outlet": ("outlet", "publication", "publisher", "site", "site_name", "source"),
    "date": ("date", "published", "pubdate"),
    "language": ("language", "lang", "locale"),
    "standfirst": ("standfirst", "subtitle", "description", "summary", "dek"),
}


def read_markdown(document: Document) -> Article:
    decoded = decode(document.data, encoding=document.encoding)
    article = article_from_markdown(decoded.text)
    return replace(article, encoding=decoded.encoding, notes=(*decoded.notes, *article.notes))


def article_from_markdown(text: str) -> Article:
    """Markdown's text without its markup; raw HTML in it is text as well, and nothing in it runs."""
    if len(text) > _LARGEST or _TOO_MUCH.search(text) or _effort(text) > _EFFORT:
        return _as_plain(text, "too large or too deeply nested")
    front = _FRONT_MATTER.match(text)
    about = _fields(front[1]) if front else {}
    root = _rendered(text[front.end() :] if front else text)
    if root is None:
        return _as_plain(text, "too deeply nested")
    paragraphs = _paragraphs(root, about)
    return Article(
        paragraphs=paragraphs,
        title=title_of(paragraphs) or about.get("title", ""),
        byline=about.get("byline", "") or byline_of(paragraphs),
        outlet=about.get("outlet", ""),
        date=iso_date(about.get("date", "")) or about.get("date", "") or date_of(paragraphs),
        language=about.get("language", "")[:2].lower(),
        raw=text,
    )


def _effort(text: str) -> int:
    brackets = sum(block.count("[") ** 2 for block in _BLANK_LINES.split(text))
    signs = max(len(_INLINE.findall(block)) for block in _BLANK_LINES.split(text))
    return brackets + len(_UNCLOSED.findall(text)) ** 2 + signs**2 // 200


def _as_plain(text: str, why: str) -> Article:
    article = article_from_text(text, source="")
    return replace(article, notes=(*article.notes, f"This Markdown is {why} to interpret; it is shown as plain text."))


def _fields(front: str) -> dict[str, str]:
    """The front matter's simple fields, under our own names."""
    found: dict[str, str] = {}
    for line in front.splitlines():
        if field := _FIELD.match(line):
            value = field[2].strip().strip("\"'").strip("[]").strip()
            found.setdefault(field[1].lower().replace("-", "_"), value)
    return {
        name: value
        for name, keys in _FIELDS.items()
        if (value := next((found[key] for key in keys if found.get(key)), ""))
    }


def _rendered(text: str) -> Node | None:
    """The Markdown as a tree of elements, or None where it is nested beyond what can be rendered."""
    from markdown import Markdown

    try:
        html = Markdown(extensions=["tables", "sane_lists", "footnotes"]).convert(text.replace("\0", "\ufffd"))
    except RecursionError:
        return None
    root = parsed(f"<body>{html}</body>")
    root = None if root is None else without_marks(root)
    return None if root is None or lost_in_depth(page_blocks(root), html) else root


def _paragraphs(root: Node, about: dict[str, str]) -> tuple[Paragraph, ...]:
    emphasised = frozenset(_wholly_emphasised(root))
    blocks = page_blocks(root)
    shapes = tuple(shape_of(block.text or block.picture) for block in blocks)
    titles = [index for index, block in enumerate(blocks) if _level(block) == "h1"]
    first = next(
        (index for index, shape in enumerate(shapes) if shape.prose and shape.key not in emphasised), len(shapes)
    )
    title = titles[-1] if titles and titles[-1] <= first else (titles[0] if titles else None)
    found: list[tuple[str, ParagraphKind, str]] = []
    if title is None and about.get("title"):
        found.append((about["title"], ParagraphKind.TITLE, ""))
    for index, (block, shape) in enumerate(zip(blocks, shapes, strict=True)):
        if index == title:
            kind, reason = ParagraphKind.TITLE, ""
        elif title is not None and shape.key == shapes[title].key and shape.length >= 3:
            kind, reason = ParagraphKind.FURNITURE, REPEATED_TITLE
        else:
            opening = index < first and (title is None or index > title)
            kind, reason = _kind(block, shape, opening and shape.key in emphasised)
        found.append((block.text or block.picture, kind, reason))
    return tuple(Paragraph(index, text, kind, reason) for index, (text, kind, reason) in enumerate(found))


def _wholly_emphasised(root: Node) -> list[str]:
    """Keys of the paragraphs that are bold or italic from end to end: standfirsts, mostly."""
    return [
        shape_of(paragraph.text_content()).key
        for paragraph in root.iter("p")
        if len(paragraph) == 1
        and paragraph[0].tag in {"em", "strong", "b", "i"}
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip()
    ]


def _level(block: Block) -> str:
    return next((context.tag for context in list(block.context.up())[:2] if context.tag in _HEADINGS), "")


def _kind(block: Block, shape: Shape, standfirst: bool) -> tuple[ParagraphKind, str]:
    if not block.text:
        return ParagraphKind.CAPTION, ""
    if any("footnote" in context.names for context in block.context.up()):
        return ParagraphKind.FURNITURE, FOOTNOTE
    if block.context.tag == "tr":
        return ParagraphKind.BODY, ""
    if reason := furniture_reason(shape):
        return ParagraphKind.FURNITURE, reason
    if is_byline(shape) or is_dateline(shape):
        return ParagraphKind.BYLINE, ""
    if is_credit(shape):
        return ParagraphKind.FURNITURE, CREDIT
    if _level(block):
        return ParagraphKind.HEADING, ""
    if is_caption(shape):
        return ParagraphKind.CAPTION, ""
    return (ParagraphKind.STANDFIRST if standfirst else ParagraphKind.BODY), ""

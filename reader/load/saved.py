"""A comparison that was saved as JSON: its two articles, each with what was known of it, one of them to be chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.exchange import NewerSchema, comparison_from_json
from reader.core.furniture import OUTSIDE
from reader.core.languages import detect_language
from reader.core.model import Article, Paragraph, ParagraphKind, Part, Side
from reader.load.errors import LoadError

if TYPE_CHECKING:
    from reader.load.formats import Document

_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f]")
_BLANK = re.compile(r"\s+")
_LONGEST = 500
"""Characters of a title and the like; what is longer was not written by Parallax."""


def read_saved(document: Document) -> Article:
    """Both articles, one after the other, as two parts; links and marks are left: they are found anew."""
    try:
        comparison = comparison_from_json(document.data)
    except NewerSchema as error:
        raise LoadError(str(error)) from None
    except ValueError as error:
        detail = str(error).partition(": ")[2].rstrip(".")
        raise LoadError(
            f"{document.name} is a saved comparison that was damaged or changed by hand ({detail}); "
            "save it again with Parallax, or open the articles themselves."
        ) from None
    left, right = (_as_loaded(comparison.article(side)) for side in Side)
    parts = tuple(
        Part(article.title or f"The {side.value} article", first, replace(article, paragraphs=()))
        for side, article, first in ((Side.LEFT, left, 0), (Side.RIGHT, right, len(left.paragraphs)))
    )
    both = (*left.paragraphs, *right.paragraphs)
    if not left.paragraphs or not right.paragraphs:
        return right if right.paragraphs else left
    return replace(
        left,
        paragraphs=tuple(replace(paragraph, index=index) for index, paragraph in enumerate(both)),
        raw="",
        notes=("It is a saved comparison of two articles; both are shown, one after the other.",),
        parts=parts,
    )


def _as_loaded(article: Article) -> Article:
    """The article as its own file would have given it: whatever a hand may have put there is no line on the screen."""
    kept = [paragraph for paragraph in article.paragraphs if _line(paragraph.text)]
    paragraphs = tuple(_paragraph(index, paragraph) for index, paragraph in enumerate(kept))
    told = (part.text for part in paragraphs if part.kind is not ParagraphKind.FURNITURE)
    return Article(
        paragraphs,
        title=_short(article.title),
        byline=_short(article.byline),
        outlet=_short(article.outlet),
        date=_short(article.date),
        language=article.language if re.fullmatch("[a-z]{2}", article.language) else detect_language(told),
        raw=article.raw,
    )


def _paragraph(index: int, found: Paragraph) -> Paragraph:
    furniture = found.kind is ParagraphKind.FURNITURE
    reason = (_short(found.reason) or OUTSIDE) if furniture else ""
    return Paragraph(index, _line(found.text), found.kind, reason)


def _line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()


def _short(text: str) -> str:
    return _BLANK.sub(" ", _line(text))[:_LONGEST]

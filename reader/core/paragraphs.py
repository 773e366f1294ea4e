"""A plain text as an article: its blocks, their kinds, and what its first lines say about it.

`classify` is the judgement alone, for articles whose paragraphs are known already.
"""

from __future__ import annotations

from reader.core.kinds import classify
from reader.core.model import Article, Paragraph
from reader.core.segmentation import blocks

__all__ = ["article_from_text", "classify", "paragraphs_of"]


def article_from_text(text: str, *, source: str = "Pasted text") -> Article:
    """Plain text as a text file would be read: nothing dropped, each block with its kind."""
    return Article(paragraphs=paragraphs_of(blocks(text)), source=source)


def paragraphs_of(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(index, text, kind, reason)
        for index, (text, (kind, reason)) in enumerate(zip(texts, classify(texts), strict=True))
    )

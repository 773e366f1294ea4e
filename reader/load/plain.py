"""Plain text files as articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.paragraphs import article_from_text
from reader.load.decoding import decode

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.load.formats import Document


def read_text(document: Document) -> Article:
    decoded = decode(document.data, encoding=document.encoding)
    article = article_from_text(decoded.text, source=document.name)
    return replace(article, encoding=decoded.encoding, notes=(*decoded.notes, *article.notes))

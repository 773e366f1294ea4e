"""Anything a person can point at, as an Article: the front door of loading."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.paragraphs import article_from_text

if TYPE_CHECKING:
    from reader.core.model import Article


class LoadError(Exception):
    """Why a source cannot be read; its text is one sentence for people."""


def load(source: str | Path) -> Article:
    """Reads one local file; raises LoadError with a sentence for people."""
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path.name} could not be read: {error.strerror}.") from error
    article = article_from_text(data.decode("utf-8", "replace"), source=path.name)
    return replace(article, sha256=hashlib.sha256(data).hexdigest(), encoding="UTF-8")

"""Parallax: a reader for two accounts of one story.

The public interface: `load` a file into an `Article`, `compare` two articles into a `Comparison`.
"""

from __future__ import annotations

from reader.core.comparison import Comparison
from reader.core.model import Article, Entity, Fact, Link, Mark, MarkKind, ParagraphLink, Relation, Side, Span
from reader.core.version import VERSION
from reader.load.source import LoadError, load
from reader.pipeline import compare

__version__ = VERSION

__all__ = [
    "Article",
    "Comparison",
    "Entity",
    "Fact",
    "Link",
    "LoadError",
    "Mark",
    "MarkKind",
    "ParagraphLink",
    "Relation",
    "Side",
    "Span",
    "__version__",
    "compare",
    "load",
]

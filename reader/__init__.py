"""Parallax: a reader for two accounts of one story.

The public interface: `load` a file into an `Article`, `compare` two articles into a `Comparison`.  What takes time to
import is imported when it is first asked for, so that the window need not wait for it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from reader.core.terms import MarkKind, Relation, Side
from reader.core.version import VERSION

if "numpy" not in sys.modules:
    # The matrices here are small: dealing them out to threads takes four times as long as working them out.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity, Fact, Link, Mark, ParagraphLink, Span
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

_LATER = {
    "Comparison": "reader.core.comparison",
    "LoadError": "reader.load.source",
    "compare": "reader.pipeline",
    **dict.fromkeys(("Article", "Entity", "Fact", "Link", "Mark", "ParagraphLink", "Span"), "reader.core.model"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'reader' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


class _Package(ModuleType):
    """This package: `reader.load` is the function, though the folder of that name is a part of the package too."""

    @property
    def load(self) -> Callable[..., Article]:
        read: Callable[..., Article] = import_module("reader.load.source").load
        return read

    @load.setter
    def load(self, _folder: ModuleType) -> None:
        """Python wants to put the folder here once it is imported."""


sys.modules[__name__].__class__ = _Package

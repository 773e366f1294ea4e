"""The one table of what can be opened: media types, file endings, how content is told, and who reads it.

Open dialogs, drop filters and the desktop entry read this table too.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reader.load.sniffing import looks_like_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.core.model import Article


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes to read, under the name people know them by."""

    data: bytes
    name: str
    encoding: str = ""
    """The encoding a person asked for, empty to find it out."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    name: str
    media_types: tuple[str, ...]
    extensions: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    """Tells it by its content alone."""
    reader: str
    """`module:function` of what turns a Document into an Article, imported when first needed."""
    isolated: bool
    """Parsed in a child process, because its parser is large and the file may be hostile."""

    def read(self, document: Document) -> Article:
        module, function = self.reader.split(":")
        read = cast("Callable[[Document], Article]", getattr(importlib.import_module(module), function))
        return read(document)


def _never(_data: bytes) -> bool:
    return False


TEXT = Format("Plain text", ("text/plain",), (".txt", ".text", ".asc"), _never, "reader.load.plain:read_text", False)
MARKDOWN = Format(
    "Markdown",
    ("text/markdown", "text/x-markdown"),
    (".md", ".markdown", ".mdown", ".mkd"),
    _never,
    "reader.load.markdown_text:read_markdown",
    False,
)
HTML = Format(
    "Web page",
    ("text/html", "application/xhtml+xml"),
    (".html", ".htm", ".xhtml", ".xht"),
    looks_like_html,
    "reader.load.webpage:read_html",
    True,
)

FORMATS: tuple[Format, ...] = (TEXT, MARKDOWN, HTML)


def format_of(data: bytes, suffix: str) -> Format:
    """By content where it can be told, else by the file's ending, else plain text."""
    suffix = suffix.lower()
    for candidate in FORMATS:
        if candidate.recognise(data):
            return candidate
    return format_by_suffix(suffix) or TEXT


def format_by_suffix(suffix: str) -> Format | None:
    return next((candidate for candidate in FORMATS if suffix.lower() in candidate.extensions), None)

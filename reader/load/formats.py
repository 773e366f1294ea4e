"""The one table of what can be opened: media types, file endings, how content is told, and who reads it.

Open dialogs, drop filters and the desktop entry read this table too.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reader.load.sniffing import (
    looks_like_comparison,
    looks_like_html,
    looks_like_mail,
    looks_like_webarchive,
    looks_like_zip,
)

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
    shared: bool = False
    """Its endings are those of other files too, so that only the content tells it."""

    def read(self, document: Document) -> Article:
        module, function = self.reader.split(":")
        read = cast("Callable[[Document], Article]", getattr(importlib.import_module(module), function))
        return read(document)


def _never(_data: bytes) -> bool:
    return False


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_rtf(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf")


def _is_docx(data: bytes) -> bool:
    return looks_like_zip(data) and b"word/document.xml" in data


def _is_odt(data: bytes) -> bool:
    return looks_like_zip(data) and b"application/vnd.oasis.opendocument.text" in data[:512]


def _is_epub(data: bytes) -> bool:
    return looks_like_zip(data) and b"application/epub+zip" in data[:512]


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

PDF = Format("PDF", ("application/pdf",), (".pdf",), _is_pdf, "reader.load.pdf:read_pdf", True)
DOCX = Format(
    "Word document",
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    (".docx", ".docm", ".dotx"),
    _is_docx,
    "reader.load.docx:read_docx",
    True,
)
ODT = Format(
    "OpenDocument text",
    ("application/vnd.oasis.opendocument.text",),
    (".odt", ".ott"),
    _is_odt,
    "reader.load.odt:read_odt",
    True,
)
RTF = Format("Rich Text", ("application/rtf", "text/rtf"), (".rtf",), _is_rtf, "reader.load.rtf:read_rtf", True)
EPUB = Format("E-book", ("application/epub+zip",), (".epub",), _is_epub, "reader.load.epub:read_epub", True)
MAIL = Format(
    "E-mail or saved page",
    ("message/rfc822", "multipart/related", "application/x-mimearchive"),
    (".eml", ".mht", ".mhtml"),
    looks_like_mail,
    "reader.load.mail:read_mail",
    True,
)
WEBARCHIVE = Format(
    "Safari web archive",
    ("application/x-webarchive",),
    (".webarchive",),
    looks_like_webarchive,
    "reader.load.webarchive:read_webarchive",
    True,
)
COMPARISON = Format(
    "Saved comparison",
    ("application/json",),
    (".json",),
    looks_like_comparison,
    "reader.load.saved:read_saved",
    True,
    shared=True,
)
"""What `parallax compare --format json` writes."""

PANDOC = Format(
    "Document for pandoc",
    (
        "text/x-rst",
        "text/x-tex",
        "text/x-org",
        "application/x-ipynb+json",
        "application/docbook+xml",
        "text/x-opml+xml",
        "application/x-fictionbook+xml",
    ),
    tuple(
        """.rst .rest .tex .latex .org .textile .mediawiki .dokuwiki .creole .muse .t2t .typ .dj .ipynb .docbook .dbk
        .jats .opml .fb2""".split()
    ),
    _never,
    "reader.load.pandoc:read_converted",
    True,
)
"""What pandoc turns into HTML first, where it is installed (reader/load/pandoc.py)."""

FORMATS: tuple[Format, ...] = (
    *(TEXT, MARKDOWN, HTML, COMPARISON, PDF, DOCX, ODT, RTF, EPUB, MAIL, WEBARCHIVE),
    PANDOC,
)


def format_of(data: bytes, suffix: str) -> Format:
    """By content where it can be told, else by the file's ending, else plain text."""
    suffix = suffix.lower()
    for candidate in FORMATS:
        if candidate.recognise(data):
            return candidate
    return format_by_suffix(suffix) or TEXT


def format_by_suffix(suffix: str) -> Format | None:
    """The kind that files with this ending are, None where they may be anything."""
    mine = (candidate for candidate in FORMATS if suffix.lower() in candidate.extensions and not candidate.shared)
    return next(mine, None)

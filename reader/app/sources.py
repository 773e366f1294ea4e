"""What can be opened on a side: a file, text that was pasted or dropped, a selection from a web page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.model import Article


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on this computer; it can be read again."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class TextSource:
    """Plain text that came by clipboard or drop."""

    text: str
    name: str = "Pasted text"


@dataclass(frozen=True, slots=True)
class HtmlSource:
    """A piece of a web page that came by clipboard or drop, with its plain text as second choice."""

    html: str
    text: str
    name: str = "Pasted text"


Source = FileSource | TextSource | HtmlSource


def read(source: Source) -> Article:
    """The article of a source; raises LoadError with a sentence for people."""
    from reader.load.source import LoadError, load, load_html_text, load_text

    if isinstance(source, FileSource):
        return load(source.path)
    if isinstance(source, HtmlSource):
        article = load_html_text(source.html, source.name)
        if any(paragraph.text.strip() for paragraph in article.paragraphs):
            return article
    if not source.text.strip():
        raise LoadError(f"{source.name} holds no words; copy the article's text and try again.")
    return load_text(source.text, source.name)


def file_endings() -> tuple[str, ...]:
    """The endings of the files that can be opened, with their dot."""
    from reader.load.source import FORMATS

    return tuple(ending for kind in FORMATS for ending in kind.extensions)


def file_filter() -> str:
    """What a file dialog offers: everything that can be opened, each kind, all files."""
    from reader.load.source import FORMATS

    kinds = [f"{kind.name} ({' '.join('*' + ending for ending in kind.extensions)})" for kind in FORMATS]
    return ";;".join([f"Articles ({' '.join('*' + ending for ending in file_endings())})", *kinds, "All files (*)"])

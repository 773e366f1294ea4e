"""What can be opened on a side: a file, pasted or dropped words, a piece of a web page, a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.language import tr

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.model import Article
    from reader.core.progress import Cancelled


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on this computer; it can be read again."""

    path: Path
    encoding: str = ""
    """The encoding a person asked for; empty: it is found out."""
    first_part: bool = False
    """A file over the limit is cut there instead of refused."""

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


ENCODINGS = (
    ("", "Find it out"),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("windows-1252", "Western (Windows-1252)"),
    ("iso8859-15", "Western (ISO 8859-15)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("windows-1255", "Hebrew (Windows-1255)"),
    ("windows-1256", "Arabic (Windows-1256)"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("euc-jp", "Japanese (EUC-JP)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese (Big5)"),
    ("euc-kr", "Korean (EUC-KR)"),
)
"""What a file can be read with, and how people call it."""


@dataclass(frozen=True, slots=True)
class LinkSource:
    """A page on the web that a person has agreed to fetch."""

    address: str

    @property
    def name(self) -> str:
        return self.address


Source = FileSource | TextSource | HtmlSource | LinkSource


def read(source: Source, cancelled: Cancelled | None = None) -> Article:
    """The article of a source; raises LoadError with a sentence for people, WorkCancelled when told to stop."""
    from reader.load.source import LoadError, load, load_html_text, load_link, load_text

    if isinstance(source, FileSource):
        return load(source.path, encoding=source.encoding, first_part=source.first_part, cancelled=cancelled)
    if isinstance(source, LinkSource):
        return load_link(source.address, cancelled=cancelled)
    if isinstance(source, HtmlSource):
        article = load_html_text(source.html, source.name, cancelled=cancelled)
        if any(paragraph.text.strip() for paragraph in article.paragraphs):
            return article
    if not source.text.strip():
        raise LoadError(tr("{name} holds no words; copy the article's text and try again.", name=source.name))
    return load_text(source.text, source.name)


def file_endings(*, shared: bool = False) -> tuple[str, ...]:
    """The endings of the files that can be opened, with their dot; `shared`: those too that most other files have."""
    from reader.load.source import FORMATS

    return tuple(ending for kind in FORMATS if shared or not kind.shared for ending in kind.extensions)


def file_filter() -> str:
    """What a file dialog offers: everything that can be opened, each kind, all files."""
    from reader.load.source import FORMATS

    kinds = [f"{tr(kind.name)} ({' '.join('*' + ending for ending in kind.extensions)})" for kind in FORMATS]
    return ";;".join(
        [
            tr("Articles ({listed})", listed=" ".join("*" + ending for ending in file_endings(shared=True))),
            *kinds,
            tr("All files (*)"),
        ]
    )

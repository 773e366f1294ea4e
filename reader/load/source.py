"""The front door of loading: anything a person can point at, as an Article."""

from __future__ import annotations

import atexit
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from reader.core.model import Article, ParagraphKind
from reader.load.errors import LoadError, TooLarge
from reader.load.files import SIZE_LIMIT, local_path, read_file, saved_page, shown_name, size_in_words
from reader.load.formats import FORMATS, HTML, PANDOC, TEXT, Document, Format, format_by_suffix, format_of
from reader.load.isolation import Workers
from reader.load.showing import AS_LOADED, Showing, chapter_sizes, is_pair, opening, shown
from reader.load.sniffing import binary_kind, unread_document

if TYPE_CHECKING:
    from reader.core.progress import Cancelled

__all__ = [
    "AS_LOADED",
    "FORMATS",
    "SIZE_LIMIT",
    "LoadError",
    "Showing",
    "TooLarge",
    "chapter_sizes",
    "is_pair",
    "load",
    "load_bytes",
    "load_html_text",
    "load_link",
    "load_text",
    "opening",
    "saved_page",
    "shown",
    "warm",
]

_workers = Workers()
atexit.register(_workers.close)


def load(
    source: str | Path,
    *,
    encoding: str = "",
    first_part: bool = False,
    limit: int = SIZE_LIMIT,
    showing: Showing = AS_LOADED,
    cancelled: Cancelled | None = None,
) -> Article:
    """Reads one local file; raises LoadError with a sentence for people.

    `encoding` overrides what is found out; `first_part` cuts at the size limit instead of refusing; `showing` chooses
    a chapter, the raw text, or repaired letters.
    """
    path = local_path(source)
    path = saved_page(path) or path
    data = read_file(path, limit=limit, first_part=first_part)
    article = load_bytes(data, shown_name(path), encoding=encoding, cancelled=cancelled)
    if first_part and len(data) == limit:
        article = _noted(article, f"Only the first {size_in_words(limit)} of the file are shown.")
    return shown(article, showing)


def load_bytes(data: bytes, name: str, *, encoding: str = "", cancelled: Cancelled | None = None) -> Article:
    """What a file of this name and content holds: for standard input, attachments and drops."""
    suffix = PurePath(name).suffix
    kind = format_of(data, suffix)
    _refuse(kind, data, name)
    article = _completed(_read(kind, Document(data, name, encoding), cancelled), name, data)
    return _noted(article, _suffix_note(kind, suffix), _empty_note(article, "This file is empty."))


def load_text(text: str, source: str = "Pasted text") -> Article:
    """Text from the clipboard, a drop or another program."""
    from reader.core.paragraphs import article_from_text

    article = _completed(article_from_text(text, source=source), source, text.encode("utf-8", "replace"))
    return _noted(article, _empty_note(article, "This text is empty."))


def load_html_text(html: str, source: str = "Pasted text", *, cancelled: Cancelled | None = None) -> Article:
    """The HTML flavour of a clipboard or a drop: a page, or a piece of one."""
    data = html.encode("utf-8", "replace")
    article = _completed(_read(HTML, Document(data, source, "utf-8"), cancelled), source, data)
    return _noted(article, _empty_note(article, "This text is empty."))


def load_link(address: str, *, cancelled: Cancelled | None = None, allow_private: bool = False) -> Article:
    """What stands at a web address; only after whoever reads agreed to go on the network."""
    from reader.load.fetching import fetch

    found = fetch(address, cancelled=cancelled, allow_private=allow_private)
    return replace(load_bytes(found.data, found.name, cancelled=cancelled), source=found.address)


def warm() -> None:
    """Starts the parsing process before it is needed, so that the first web page opens as fast as the second."""
    _workers.warm()


def _read(kind: Format, document: Document, cancelled: Cancelled | None) -> Article:
    if kind is PANDOC:
        from reader.load.pandoc import convert, read_without

        try:
            document = convert(document, cancelled)
        except FileNotFoundError:
            return read_without(document)
    return _workers.read(kind, document, cancelled=cancelled) if kind.isolated else kind.read(document)


def _completed(article: Article, source: str, data: bytes) -> Article:
    """What every article has, whatever it was read from."""
    # both only here: the window imports this module before it is shown
    import hashlib

    from reader.core.languages import detect_language
    from reader.load.inspection import remarks

    language = article.language or detect_language(
        paragraph.text for paragraph in article.paragraphs if paragraph.kind is not ParagraphKind.FURNITURE
    )
    article = _noted(article, *remarks(article))
    return replace(article, source=source, sha256=hashlib.sha256(data).hexdigest(), language=language)


def _refuse(kind: Format, data: bytes, name: str) -> None:
    """What nobody reads is named, with advice, before a reader for text trips over it."""
    if kind.recognise(data):
        return
    if found := binary_kind(data):
        raise LoadError(f"{name} is {found}, not a text; open the document it belongs to.")
    found, advice = unread_document(data)
    if found:
        raise LoadError(f"{name} is {found}; {advice}.")
    if kind.isolated and kind not in (HTML, PANDOC):
        raise LoadError(
            f"{name} is not a real {kind.name}, or it is damaged; open it in its program and save it again."
        )


def _suffix_note(kind: Format, suffix: str) -> str:
    if kind is TEXT and suffix.lower() == ".json":
        return "It is JSON, data for programs, and no comparison saved by Parallax; it is shown as plain text."
    expected = format_by_suffix(suffix)
    if expected is None or expected is kind:
        return ""
    return f"Its name ends in {suffix}, but it is read as what it is: {kind.name}."


def _empty_note(article: Article, sentence: str) -> str:
    return sentence if not article.paragraphs else ""


def _noted(article: Article, *notes: str) -> Article:
    return replace(article, notes=(*article.notes, *(note for note in notes if note)))

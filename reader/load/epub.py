"""E-books as articles: the chapters in spine order, table of contents and notes as furniture."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.load.blocks import page_blocks
from reader.load.decoding import decode
from reader.load.errors import LoadError
from reader.load.packages import Package
from reader.load.styled import FOOTNOTE, TABLE, Styled, article_of
from reader.load.tree import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.model import Article
    from reader.load.blocks import Block, Node
    from reader.load.formats import Document

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_epub(document: Document) -> Article:
    package = Package(document.data, document.name)
    place, book = _book(package)
    chapters = tuple(_chapters(package, place, book))
    rows = [row for chapter in chapters for row in chapter]
    meta = book.find(f"{_OPF}metadata")
    notes = (f"It is a book of {len(chapters)} parts; all of them are shown.",) if len(chapters) > 4 else ()
    return article_of(
        rows,
        title=_about(meta, "title"),
        byline=_about(meta, "creator"),
        date=_about(meta, "date"),
        language=_about(meta, "language"),
        notes=notes,
    )


def _book(package: Package) -> tuple[str, Node]:
    """Where the package document is, and its tree."""
    container = package.xml("META-INF/container.xml")
    files = container.iter(f"{_CONTAINER}rootfile") if container is not None else iter(())
    place = next((file.get("full-path") or "" for file in files), "")
    book = package.xml(place) if place else None
    if book is None:
        raise LoadError(
            f"{package.name} does not say where its chapters are; open it in an e-book program and save it again."
        )
    return place, book


def _chapters(package: Package, place: str, book: Node) -> Iterator[list[Styled]]:
    manifest = {item.get("id"): item for item in book.iter(f"{_OPF}item")}
    for reference in book.iter(f"{_OPF}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or "html" not in (item.get("media-type") or ""):
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href") or "")))
        data = package.read(path)
        root = parsed(decode(data).text) if data else None
        if root is not None:
            contents = "nav" in (item.get("properties") or "").split()
            yield [_styled(block, contents) for block in page_blocks(root) if block.text and not block.context.hidden]


def _styled(block: Block, contents: bool) -> Styled:
    around = list(block.context.up())
    names = " ".join(context.names for context in around)
    if contents or any(context.tag == "nav" for context in around):
        return Styled(block.text, aside="navigation")
    if "footnote" in names or "endnote" in names:
        return Styled(block.text, aside=FOOTNOTE)
    near = around[:2]
    if any(context.tag in _HEADINGS for context in near):
        return Styled(block.text, "title" if "title" in near[0].names.split() else "heading")
    if near[0].tag == "tr":
        return Styled(block.text, TABLE)
    if any(context.tag == "figcaption" for context in near):
        return Styled(block.text, "caption")
    return Styled(block.text, near[0].names if near[0].names in {"author", "date", "subtitle"} else "")


def _about(meta: Node | None, name: str) -> str:
    found = meta.find(f"{_DC}{name}") if meta is not None else None
    return " ".join((found.text or "").split())[:300] if found is not None else ""

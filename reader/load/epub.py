"""E-books as articles: the chapters in spine order and by name, table of contents and notes as furniture."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.core.model import Part
from reader.load.blocks import page_blocks
from reader.load.decoding import decode
from reader.load.errors import LoadError
from reader.load.packages import Package
from reader.load.styled import Styled, article_of
from reader.load.styled_blocks import styled_block, without_marks
from reader.load.tree import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.model import Article
    from reader.load.blocks import Node
    from reader.load.formats import Document

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_TITLE_PAGE = 40
"""Words up to which a file is but the title page of the one after it that has the same name."""
_DC = "{http://purl.org/dc/elements/1.1/}"


def read_epub(document: Document) -> Article:
    package = Package(document.data, document.name)
    place, book = _book(package)
    chapters = tuple(_chapters(package, place, book))
    rows = [row for chapter in chapters for row in chapter.rows]
    parts = _parts(chapters, _contents(package, place, book))
    meta = book.find(f"{_OPF}metadata")
    article = article_of(
        rows,
        title=_about(meta, "title"),
        byline=_about(meta, "creator"),
        date=_about(meta, "date"),
        language=_about(meta, "language"),
        notes=(f"It is a book of {len(parts)} chapters; all of them are shown.",) if parts else (),
    )
    return replace(article, title=_about(meta, "title") or article.title, parts=parts) if parts else article


@dataclass(frozen=True, slots=True)
class _Chapter:
    """One file of the book, in reading order."""

    path: str
    rows: list[Styled]
    heading: str

    @property
    def words(self) -> int:
        return sum(len(row.text.split()) for row in self.rows if not row.aside)


def _parts(chapters: tuple[_Chapter, ...], names: dict[str, str]) -> tuple[Part, ...]:
    """The chapters a person would choose from: files the contents name, or all with some text where it names none."""
    listed = len({chapter.path for chapter in chapters} & set(names)) > 1
    found: list[Part] = []
    first = words = 0
    for chapter in chapters:
        name = names.get(chapter.path, "") if listed else chapter.heading or f"Part {len(found) + 1}"
        if found and found[-1].name == name and words < _TITLE_PAGE:
            found.pop()
        if chapter.words and name:
            found.append(Part(name[:200], first))
            words = chapter.words
        first += len(chapter.rows)
    return tuple(found) if len(found) > 1 else ()


def _contents(package: Package, place: str, book: Node) -> dict[str, str]:
    """What the table of contents calls each file."""
    found: dict[str, str] = {}
    for item in book.iter(f"{_OPF}item"):
        nav = "nav" in (item.get("properties") or "").split()
        if not nav and item.get("media-type") != "application/x-dtbncx+xml":
            continue
        path = _path(place, item)
        data = package.read(path) or b""
        root = parsed(decode(data).text) if nav else package.xml(path)
        if root is None:
            continue
        for label, target in _nav_entries(root) if nav else _ncx_entries(root):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.split("#")[0])))
            if label and file:
                found.setdefault(file, label)
    return found


def _nav_entries(root: Node) -> Iterator[tuple[str, str]]:
    for link in root.iter("a"):
        yield " ".join(link.text_content().split()), link.get("href") or ""


def _ncx_entries(root: Node) -> Iterator[tuple[str, str]]:
    for point in root.iter(f"{_NCX}navPoint"):
        label = point.find(f"{_NCX}navLabel/{_NCX}text")
        content = point.find(f"{_NCX}content")
        if label is not None and content is not None:
            yield " ".join((label.text or "").split()), content.get("src") or ""


def _path(place: str, item: Node) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(item.get("href") or "")))


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


def _chapters(package: Package, place: str, book: Node) -> Iterator[_Chapter]:
    manifest = {item.get("id"): item for item in book.iter(f"{_OPF}item")}
    for reference in book.iter(f"{_OPF}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or "html" not in (item.get("media-type") or ""):
            continue
        path = _path(place, item)
        data = package.read(path)
        root = parsed(decode(data).text) if data else None
        if root is not None:
            contents = "nav" in (item.get("properties") or "").split()
            blocks = (block for block in page_blocks(without_marks(root)) if block.text and not block.context.hidden)
            rows = [styled_block(block, contents) for block in blocks]
            heads = (row.text for row in rows if row.style in {"title", "heading"} and not row.aside)
            yield _Chapter(path, [row for row in rows if row.text.strip()], next(heads, ""))


def _about(meta: Node | None, name: str) -> str:
    found = meta.find(f"{_DC}{name}") if meta is not None else None
    return " ".join((found.text or "").split())[:300] if found is not None else ""

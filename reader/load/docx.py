"""Word files as articles: paragraphs with their styles, tables row by row, notes at the end, changes as accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.furniture import FOOTNOTE
from reader.load.errors import LoadError
from reader.load.packages import Package
from reader.load.styled import BOXES_AFTER, NOTES_LAST, TABLE, Styled, article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.model import Article
    from reader.load.blocks import Node
    from reader.load.formats import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "fldData"})


def read_docx(document: Document) -> Article:
    package = Package(document.data, document.name)
    body = package.xml("word/document.xml")
    if body is None:
        raise LoadError(f"{document.name} has no text where Word keeps it; open it in Word and save it again.")
    styles = _style_names(package)
    rows = [*_rows(body, styles), *_notes(package, styles)]
    core = package.xml("docProps/core.xml")
    return article_of(
        rows,
        title=_property(core, f"{_DC}title"),
        byline=_property(core, f"{_DC}creator"),
        date=_property(core, f"{_TERMS}created"),
        language=_property(core, f"{_DC}language"),
        notes=_remarks(body, package),
    )


def _rows(root: Node, styles: dict[str, str]) -> Iterator[Styled]:
    """Paragraphs in document order, text boxes after the paragraph they hang on, table rows as one each."""
    stack = [root]
    while stack:
        node = stack.pop()
        name = _name(node)
        if name == "p":
            boxes: list[Node] = []
            yield Styled(_text(node, boxes), styles.get(_style(node), _style(node)).lower())
            stack.extend(reversed(boxes))
        elif name == "tr":
            boxes = []
            cells = (" ".join(filter(None, (_text(p, boxes) for p in _paragraphs(cell)))) for cell in _cells(node))
            yield Styled(" | ".join(filter(None, cells)), TABLE)
            stack.extend(reversed(boxes))
        elif name not in _SKIPPED and node.tag != _FALLBACK:
            stack.extend(reversed(node))


def _cells(row: Node) -> list[Node]:
    return [node for node in row.iter() if _name(node) == "tc"]


def _paragraphs(cell: Node) -> Iterator[Node]:
    """A cell's own paragraphs, not those of a table inside it, which has cells of its own."""
    return (node for node in cell if _name(node) == "p")


def _text(paragraph: Node, boxes: list[Node]) -> str:
    """What a reader sees of a paragraph: insertions in, deletions out; text boxes are set aside into `boxes`."""
    pieces: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        name = _name(node)
        if name == "t":
            pieces.append(node.text or "")
        elif name == "tab":
            pieces.append("\t")
        elif name in {"br", "cr"}:
            pieces.append(" ")
        elif name == "noBreakHyphen":
            pieces.append("\u2011")
        elif name == "txbxContent":
            boxes.append(node)
        elif name not in _SKIPPED and node.tag != _FALLBACK:
            stack.extend(reversed(node))
    return "".join(pieces).strip()


def _notes(package: Package, styles: dict[str, str]) -> Iterator[Styled]:
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.xml(part)
        for note in root if root is not None else ():
            if note.get(f"{_W}type") is None and note.get(f"{_STRICT}type") is None:
                text = " ".join(filter(None, (row.text for row in _rows(note, styles))))
                yield Styled(text, aside=FOOTNOTE)


def _style_names(package: Package) -> dict[str, str]:
    """Style names by the identifiers that paragraphs use."""
    root = package.xml("word/styles.xml")
    found: dict[str, str] = {}
    for style in root if root is not None else ():
        name = next((child for child in style if _name(child) == "name"), None)
        if _name(style) == "style" and name is not None:
            found[_value(style, "styleId")] = _value(name, "val")
    return found


def _style(paragraph: Node) -> str:
    for properties in paragraph:
        if _name(properties) == "pPr":
            return next((_value(child, "val") for child in properties if _name(child) == "pStyle"), "")
    return ""


def _remarks(body: Node, package: Package) -> tuple[str, ...]:
    names = {_name(node) for node in body.iter()}
    remarks = []
    if names & {"ins", "del", "moveFrom", "moveTo"}:
        remarks.append("It holds tracked changes; the text is shown as if all of them were accepted.")
    comments = package.xml("word/comments.xml")
    if comments is not None and len(comments):
        remarks.append("Its comments are not shown.")
    if names & {"footnoteReference", "endnoteReference"}:
        remarks.append(NOTES_LAST)
    if "txbxContent" in names:
        remarks.append(BOXES_AFTER)
    return tuple(remarks)


def _property(core: Node | None, tag: str) -> str:
    found = core.find(tag) if core is not None else None
    return " ".join((found.text or "").split())[:300] if found is not None else ""


def _value(node: Node, name: str) -> str:
    return node.get(f"{_W}{name}") or node.get(f"{_STRICT}{name}") or ""


def _name(node: Node) -> str:
    """The name of a WordprocessingML element, empty for anything else that has no text of its own."""
    tag = node.tag
    if not isinstance(tag, str):
        return "del"
    return tag.rsplit("}", 1)[-1] if tag.startswith((_W, _STRICT)) else ""

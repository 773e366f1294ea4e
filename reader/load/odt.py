"""OpenDocument texts as articles: paragraphs with their styles, tables row by row, notes at the end."""

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

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE, _META = (_NS % name for name in ("text", "table", "office", "style", "meta"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}note",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_OFFICE}forms",
        f"{_TEXT}ruby-text",
    )
)


def read_odt(document: Document) -> Article:
    package = Package(document.data, document.name)
    root = package.xml("content.xml")
    body = root.find(f"{_OFFICE}body") if root is not None else None
    if root is None or body is None:
        raise LoadError(
            f"{document.name} has no text where OpenDocument keeps it; open it in LibreOffice and save it again."
        )
    styles = _style_names(root)
    styles.update(_style_names(package.xml("styles.xml")))
    meta = package.xml("meta.xml")
    return article_of(
        [*_rows(body, styles), *_notes(body)],
        title=_property(meta, f"{_DC}title"),
        byline=_property(meta, f"{_DC}creator") or _property(meta, f"{_META}initial-creator"),
        date=_property(meta, f"{_META}creation-date"),
        language=_property(meta, f"{_DC}language"),
        notes=_remarks(body),
    )


def _rows(root: Node, styles: dict[str, str]) -> Iterator[Styled]:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            style = "heading" if node.tag == f"{_TEXT}h" else styles.get(node.get(f"{_TEXT}style-name") or "", "")
            boxes: list[Node] = []
            yield Styled(_text(node, boxes), style.lower())
            stack.extend(reversed(boxes))
        elif node.tag == f"{_TABLE}table-row":
            boxes = []
            cells = [
                " ".join(filter(None, (_text(part, boxes) for part in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))))
                for cell in node.iter(f"{_TABLE}table-cell")
            ]
            yield Styled(" | ".join(filter(None, cells)), TABLE)
        elif isinstance(node.tag, str) and node.tag not in _SKIPPED:
            stack.extend(reversed(node))


def _text(paragraph: Node, boxes: list[Node]) -> str:
    """What a reader sees of a paragraph; frames with text of their own are set aside into `boxes`."""
    pieces: list[str] = []
    stack: list[Node | str] = _inside(paragraph)
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(" ".join(item.split()) if item.isspace() else _spaces(item))
        elif not isinstance(item.tag, str) or item.tag in _SKIPPED:
            continue
        elif item.tag.endswith("}text-box"):
            boxes.append(item)
        elif item.tag == f"{_TEXT}s" or item.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append(" ")
        else:
            stack.extend(_inside(item))
    return " ".join("".join(pieces).split(" ")).strip()


def _inside(node: Node) -> list[Node | str]:
    """A node's text, children and what stands between them, the first last."""
    items: list[Node | str] = [node.text or ""]
    for child in node:
        items.append(child)
        items.append(child.tail or "")
    return items[::-1]


def _spaces(text: str) -> str:
    for blank in "\t\n\r":
        text = text.replace(blank, " ")
    return text


def _notes(body: Node) -> Iterator[Styled]:
    for note in body.iter(f"{_TEXT}note-body"):
        boxes: list[Node] = []
        parts = (_text(part, boxes) for part in note.iter(f"{_TEXT}p", f"{_TEXT}h"))
        yield Styled(" ".join(filter(None, parts)), aside=FOOTNOTE)


def _style_names(root: Node | None) -> dict[str, str]:
    """What each style is called or made from: automatic styles carry the name of their parent."""
    found: dict[str, str] = {}
    for style in root.iter(f"{_STYLE}style") if root is not None else ():
        name = style.get(f"{_STYLE}name") or ""
        parent = style.get(f"{_STYLE}parent-style-name") or ""
        shown = style.get(f"{_STYLE}display-name") or name
        automatic = len(name) > 1 and name[0] == "P" and name[1:].isdigit()
        found[name] = (parent if automatic else shown).replace("_20_", " ")
    return found


def _remarks(body: Node) -> tuple[str, ...]:
    remarks = []
    if body.find(f".//{_TEXT}tracked-changes") is not None:
        remarks.append("It holds tracked changes; the text is shown as if all of them were accepted.")
    if body.find(f".//{_OFFICE}annotation") is not None:
        remarks.append("Its comments are not shown.")
    if body.find(f".//{_TEXT}note") is not None:
        remarks.append(NOTES_LAST)
    if any(True for _ in body.iter("{*}text-box")):
        remarks.append(BOXES_AFTER)
    return tuple(remarks)


def _property(meta: Node | None, tag: str) -> str:
    found = meta.find(f".//{tag}") if meta is not None else None
    return " ".join((found.text or "").split())[:300] if found is not None else ""

"""Blocks of clean HTML, as books and converters write it, as paragraphs with styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.furniture import FOOTNOTE, NAVIGATION
from reader.load.styled import TABLE, Styled

if TYPE_CHECKING:
    from reader.load.blocks import Block, Node

_MARKS = ("doc-noteref", "doc-backlink", "noteref", "footnote-ref", "footnote-back", "footnote-backref")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def without_marks(root: Node) -> Node:
    """The page without the numbers that point from its text to its notes and back."""
    for link in [*root.iter("a")]:
        told = f"{link.get('role') or ''} {link.get('class') or ''} {link.get('epub:type') or ''}".split()
        if any(mark in told for mark in _MARKS):
            link.drop_tree()
    return root


def styled_block(block: Block, contents: bool = False) -> Styled:
    """What an element says of its text; `contents`: all of it is a table of contents."""
    around = list(block.context.up())
    names = " ".join(context.names for context in around)
    if contents or any(context.tag == "nav" for context in around):
        return Styled(block.text, aside=NAVIGATION)
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

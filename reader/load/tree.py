"""HTML text to a tree of elements: tolerant, without network, and aware of where the parser gives up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.load.blocks import Block, Node

_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")

DEEPEST = 2000
"""Nesting from which the parser begins to lose text."""


def parsed(html: str) -> Node | None:
    """The root element, or None where there is nothing but comments and blanks."""
    from lxml.etree import ParserError, XMLSyntaxError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, recover=True)
    html = html.lstrip()
    declaration = _DECLARATION.match(html)  # lxml refuses text that names an encoding of its own
    start = declaration.end() if declaration else 0
    data = html[start:].replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        return document_fromstring(data, parser=parser)
    except (ParserError, XMLSyntaxError):
        return None


def lost_in_depth(blocks: tuple[Block, ...], html: str) -> bool:
    """Whether the page is nested so deeply that the tree cannot hold all its text."""
    return any(block.context.depth > DEEPEST for block in blocks) or (not blocks and html.count("<") > DEEPEST)

"""A web page as a row of blocks: every visible character in exactly one, each with what surrounds it in the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.core.segmentation import blocks as wrapped_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = frozenset(
    """script style noscript template head title meta link base iframe object embed applet svg math canvas audio video
    datalist param source track area map frameset noframes input rt rp""".split()
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output progress q
    ruby s samp small span strike strong sub sup time tt u var wbr img picture""".split()
)
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_BREAKS = re.compile(r"\n[ \t]*\n\s*")
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp"})
_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_LONGEST_CELL = 160
_NAMING = ("class", "id", "role", "itemprop", "rel", "data-testid", "data-component", "aria-label")

Node = Any
"""An lxml element; lxml has no types of its own."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an element tells about everything inside it; `parent` is the context around it."""

    tag: str
    names: str
    """Class, id, role and the like, lower case, separated by blanks."""
    parent: Context | None
    depth: int
    hidden: bool
    order: int
    """A number of its own, so that two contexts with equal names stay two."""

    def up(self) -> Iterator[Context]:
        """This context and those around it, from the inside out."""
        context: Context | None = self
        while context is not None:
            yield context
            context = context.parent


@dataclass(frozen=True, slots=True)
class Block:
    """One run of text that a browser would set apart, with its context."""

    text: str
    context: Context
    linked: int
    """Characters of it that stand in links."""
    picture: str = ""
    """The alternative text of a picture, where the block is nothing but that picture."""

    @property
    def link_share(self) -> float:
        return self.linked / max(len(self.text), 1)


class _Collector:
    """Gathers text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0

    def add(self, text: str | None, in_link: bool, preformatted: bool) -> None:
        if text:
            self._pieces.append(text if preformatted else _SPACES.sub(" ", text))
            if in_link:
                self._linked += len(text.strip())

    def end(self, context: Context) -> None:
        text, linked = "".join(self._pieces), self._linked
        self._pieces.clear()
        self._linked = 0
        if not text or text.isspace():
            return
        preformatted = any(around.tag in _PREFORMATTED for around in context.up())
        parts = wrapped_blocks(text) if preformatted else _BREAKS.split(text)
        shown = [part for part in (_SPACES.sub(" ", part).strip() for part in parts) if part]
        self.blocks.extend(Block(part, context, min(linked, len(part))) for part in shown)

    def row(self, text: str, context: Context, linked: int) -> None:
        self.blocks.append(Block(text, context, linked))

    def picture(self, alternative: str, context: Context) -> None:
        self.blocks.append(Block("", context, 0, alternative))


def page_blocks(root: Node) -> tuple[Block, ...]:
    """All blocks of a parsed page in document order; walks with a stack of its own, however deep the page is nested."""
    collector = _Collector()
    top = Context("", "", None, 0, False, 0)
    walk: list[_Step] = [_Step(root, top, top, False, False, False)]
    order = 0
    while walk:
        step = walk.pop()
        tag = _tag(step.node)
        if step.leaving:
            _leave(step, tag, collector)
        elif tag in UNSEEN:
            collector.add(step.node.tail, step.in_link, step.preformatted)
        else:
            order += 1
            walk.extend(_enter(step, tag, order, collector))
    return tuple(collector.blocks)


@dataclass(frozen=True, slots=True)
class _Step:
    """One element on the way in or out."""

    node: Node
    outer: Context
    inner: Context
    in_link: bool
    preformatted: bool
    leaving: bool


def _enter(step: _Step, tag: str, order: int, collector: _Collector) -> list[_Step]:
    """Starts an element and gives what is to be done next, last first."""
    node = step.node
    if tag == "tr" and (row := _data_row(node)):
        collector.end(step.outer)
        linked = sum(len(link.text_content()) for link in node.iter("a"))
        collector.row(" | ".join(row), _context(node, tag, step.outer, order), linked)
        collector.add(node.tail, step.in_link, step.preformatted)
        return []
    inner = step.outer if tag in _INLINE and not node.attrib else _context(node, tag, step.outer, order)
    if tag not in _INLINE and tag != "br":
        collector.end(step.outer)
    elif tag == "img" and (alternative := _SPACES.sub(" ", node.get("alt") or "").strip()):
        collector.picture(alternative, inner)
    in_link = step.in_link or tag == "a"
    preformatted = step.preformatted or tag in _PREFORMATTED
    collector.add(node.text, in_link, preformatted)
    children = [_Step(child, inner, inner, in_link, preformatted, False) for child in reversed(node)]
    return [_Step(node, step.outer, inner, step.in_link, step.preformatted, True), *children]


def _data_row(row: Node) -> list[str]:
    """The cells of a row that holds data; nothing for a row that lays out a page."""
    cells = [cell for cell in row if _tag(cell) in {"td", "th"}]
    if len(cells) < 2 or len(cells) < len(row) or (row.text or "").strip():
        return []
    if any(_tag(inner) not in _INLINE for cell in cells for inner in cell.iterdescendants()):
        return []
    texts = [_SPACES.sub(" ", cell.text_content()).strip() for cell in cells]
    loose = any((cell.tail or "").strip() for cell in cells)
    return [] if loose or max(map(len, texts)) > _LONGEST_CELL else [text for text in texts if text]


def _leave(step: _Step, tag: str, collector: _Collector) -> None:
    if tag == "br":
        collector.add("\n", step.in_link, True)
    elif tag not in _INLINE:
        collector.end(step.inner)
    collector.add(step.node.tail, step.in_link, step.preformatted)


def _tag(node: Node) -> str:
    """The element's name; comments and processing instructions count as unseen."""
    return node.tag.rsplit("}", 1)[-1].lower() if isinstance(node.tag, str) else "script"


def _context(node: Node, tag: str, parent: Context, order: int) -> Context:
    get = node.get
    names = " ".join(filter(None, map(get, _NAMING))).lower()[:400]
    hidden = parent.hidden or get("hidden") is not None or bool(_STYLED_AWAY.search(get("style") or ""))
    return Context(tag, names, parent, parent.depth + 1, hidden, order)

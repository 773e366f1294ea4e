"""A plain text as an article: its blocks, their kinds, and what its first lines say about it.

`classify` is the judgement alone, for articles whose paragraphs are known already.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.hyphens import PARAGRAPH_BREAK, Seams, joined_note
from reader.core.kinds import classify
from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.opening import byline_of, date_of, split_opening, title_of
from reader.core.segmentation import LINE_ENDS, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["article_from_text", "classify", "paragraphs_of"]

_OPENING = (ParagraphKind.BYLINE, ParagraphKind.TITLE, ParagraphKind.STANDFIRST)
_SURROGATE = re.compile("[\ud800-\udfff]")


def article_from_text(text: str, *, source: str = "Pasted text") -> Article:
    """Plain text as a text file would be read: nothing dropped, each block with its kind."""
    text, halves = _SURROGATE.subn("\ufffd", text)
    text = text.removeprefix("\ufeff")
    seams = Seams(LINE_ENDS.split(text))
    texts = blocks(text, seam=seams)
    opened = _with_opening(texts)
    opening = opened[: len(opened) - len(texts) + 1]
    paragraphs = paragraphs_of(opened)
    if len(opening) == len(_OPENING):
        kinds = (*_OPENING, *(paragraph.kind for paragraph in paragraphs[len(opening) :]))
        paragraphs = tuple(replace(paragraph, kind=kind) for paragraph, kind in zip(paragraphs, kinds, strict=True))
    return Article(
        paragraphs=paragraphs,
        title=title_of(paragraphs),
        byline=byline_of(paragraphs),
        date=date_of(paragraphs),
        source=source,
        notes=tuple(filter(None, (_broken(halves), joined_note(seams.joined)))),
        raw=PARAGRAPH_BREAK.join(_with_opening(blocks(text))) if seams.joined else "",
    )


def _with_opening(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The blocks, the first of them taken apart where it is an opening that runs together."""
    return (*split_opening(texts[0]), *texts[1:]) if texts else ()


def _broken(halves: int) -> str:
    if halves == 1:
        return "1 broken character is shown as \ufffd."
    return f"{halves} broken characters are shown as \ufffd." if halves else ""


def paragraphs_of(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    """Blocks in order as paragraphs, each with the kind `classify` gives it."""
    return tuple(
        Paragraph(index, text, kind, reason)
        for index, (text, (kind, reason)) in enumerate(zip(texts, classify(texts), strict=True))
    )

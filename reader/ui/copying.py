"""A selection as plain text and as rich text with its marks; article text is escaped, never taken for markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from reader.core.model import Mark, MarkKind, ParagraphKind, Side, Span
from reader.layout.rows import FoldKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.layout.places import Selection
    from reader.ui.inks import Inks
    from reader.ui.page import Page

_TAGS = {ParagraphKind.TITLE: "h1", ParagraphKind.HEADING: "h2"}


def mime_data(page: Page, selection: Selection, inks: Inks | None) -> QMimeData:
    """What goes to the clipboard or out of the window."""
    data = QMimeData()
    data.setText(plain_text(page, selection))
    data.setHtml(rich_text(page, selection, inks))
    return data


def plain_text(page: Page, selection: Selection) -> str:
    """The selected text as it is seen, paragraphs parted by a blank line."""
    paragraphs = page.article.paragraphs
    return "\n\n".join(paragraphs[span.paragraph].text[span.start : span.end] for span in _seen(page, selection))


def _seen(page: Page, selection: Selection) -> Iterator[Span]:
    """The selected stretches without the furniture that is folded away: nobody has selected that."""
    folds = (fold for fold in page.rows.folds.values() if fold.kind is FoldKind.FURNITURE and not fold.is_open)
    away = {paragraph for fold in folds for paragraph in range(fold.first, fold.end)}
    return (span for span in selection.spans(page.article.paragraphs) if span.paragraph not in away)


def rich_text(page: Page, selection: Selection, inks: Inks | None) -> str:
    """The selection as HTML, each paragraph in its element, marks as grounds and underlines."""
    parts = [_paragraph(page, span, inks) for span in _seen(page, selection)]
    return "<html><head><meta charset='utf-8'></head><body>" + "\n".join(parts) + "</body></html>"


def _paragraph(page: Page, span: Span, inks: Inks | None) -> str:
    paragraph = page.article.paragraphs[span.paragraph]
    tag = _TAGS.get(paragraph.kind, "p")
    direction = ' dir="auto"'
    pieces: list[str] = []
    position = span.start
    for mark in page.marks_of(span.paragraph):
        start, end = max(mark.start, span.start), min(mark.end, span.end)
        if start >= end:
            continue
        pieces.append(escape(paragraph.text[position:start]))
        pieces.append(_run(paragraph.text[start:end], mark, page.side, inks))
        position = end
    pieces.append(escape(paragraph.text[position : span.end]))
    return f"<{tag}{direction}>{''.join(pieces)}</{tag}>"


def _run(text: str, mark: Mark, side: Side, inks: Inks | None) -> str:
    look = _look(mark, side, inks) if inks is not None else ""
    return f'<span style="{look}">{escape(text)}</span>' if look else escape(text)


def _look(mark: Mark, side: Side, inks: Inks) -> str:
    text = f"color:{inks.text.name()}"
    match mark.kind:
        case MarkKind.SHARED if mark.needs:
            return f"border-bottom:1px dotted {inks.shared.name()}"
        case MarkKind.SHARED:
            return f"text-decoration:underline;text-decoration-color:{inks.shared.name()}"
        case MarkKind.ALTERED:
            return f"{text};background:{inks.altered_ground.name()};border-bottom:2px dotted {inks.altered_ink.name()}"
        case MarkKind.MISSING:
            return f"{text};background:{inks.ground[side].name()}"
    return ""

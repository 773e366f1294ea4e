"""Word processors' paragraphs, each with the name of its style, as an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.furniture import REPEATED_TITLE
from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.opening import byline_of, date_of, iso_date, title_of
from reader.core.paragraphs import classify

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = "table"
"""The style of a table's row: running text, whatever its shape."""

NOTES_LAST = "Its notes stand at the end."
BOXES_AFTER = "The text of its boxes follows the paragraph they hang on."

_STYLES = (
    (re.compile(r"^(?:title|titel|titre|título|titolo)$"), ParagraphKind.TITLE),
    (
        re.compile(r"subtitle|untertitel|sous-?titre|subtítulo|sottotitolo|abstract|standfirst|lead|teaser"),
        ParagraphKind.STANDFIRST,
    ),
    (re.compile(r"^(?:author|authors|autor|auteur|byline|date|datum|sender)$"), ParagraphKind.BYLINE),
    (re.compile(r"caption|beschriftung|légende|figure|illustration|bildunterschrift"), ParagraphKind.CAPTION),
    (re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop|rubrik)[ _]?\d*"), ParagraphKind.HEADING),
)


@dataclass(frozen=True, slots=True)
class Styled:
    """One paragraph as it was written, with its style's name in lower case; `aside` says why it is no running text."""

    text: str
    style: str = ""
    aside: str = ""


def article_of(
    rows: Sequence[Styled],
    *,
    title: str = "",
    byline: str = "",
    date: str = "",
    language: str = "",
    notes: tuple[str, ...] = (),
) -> Article:
    """Styles say what they say; shape judges the rest, as for plain text."""
    rows = [row for row in rows if row.text.strip()]
    plain = [index for index, row in enumerate(rows) if not row.aside]
    judged = dict(zip(plain, classify([rows[index].text for index in plain]), strict=True))
    kinds = {index: kind for index in plain if (kind := _styled_kind(rows[index].style))}
    top = _title_place(rows, kinds)
    paragraphs: list[Paragraph] = []
    for index, row in enumerate(rows):
        kind, reason = judged.get(index, (ParagraphKind.FURNITURE, row.aside))
        if index in kinds:
            kind, reason = kinds[index], ""
        if index == top:
            kind, reason = ParagraphKind.TITLE, ""
        elif top is not None and kind is ParagraphKind.HEADING and row.text.strip() == rows[top].text.strip():
            kind, reason = ParagraphKind.FURNITURE, REPEATED_TITLE
        elif kind is ParagraphKind.TITLE and top is not None:
            kind = ParagraphKind.HEADING
        paragraphs.append(Paragraph(index, row.text.strip(), kind, reason))
        if row.style == TABLE and kind is not ParagraphKind.BODY:
            paragraphs[-1] = Paragraph(index, row.text.strip())
    found = tuple(paragraphs)
    return Article(
        paragraphs=found,
        title=title_of(found) or title,
        byline=byline_of(found) or byline,
        date=date_of(found) or iso_date(date),
        language=language[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else "",
        notes=notes,
    )


def _styled_kind(style: str) -> ParagraphKind | None:
    return next((kind for names, kind in _STYLES if names.search(style)), None)


def _title_place(rows: Sequence[Styled], kinds: dict[int, ParagraphKind]) -> int | None:
    """The paragraph styled as title, else a first-level heading that opens the text."""
    styled = next((index for index, kind in kinds.items() if kind is ParagraphKind.TITLE), None)
    if styled is not None:
        return styled
    opening = next((index for index, row in enumerate(rows) if not row.aside), None)
    if opening is not None and kinds.get(opening) is ParagraphKind.HEADING:
        return opening
    return None

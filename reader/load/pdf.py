"""PDF files as articles: paragraphs rebuilt from printed lines; what stands in the margins as furniture."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, Any

from reader.core.furniture import DATE, FOOTNOTE, PAGE_NUMBER, RELATED, RUNNING_HEAD
from reader.core.hyphens import Seams
from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.opening import byline_of, date_of, title_of
from reader.core.paragraphs import classify
from reader.load.errors import LoadError
from reader.load.pdf_lines import Line, Page, page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.load.formats import Document


_PATIENCE = 12.0
"""Seconds after which no further page is begun; the process is killed at twenty."""
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.)\s*)?[-–—]?\s*(?:\d{1,5}|[ivxlc]{1,7})\s*[-–—]?(?:\s*(?:/|of|von|sur|de)\s*\d{1,5})?", re.I
)
_NOTE_START = re.compile(r"(?:\d{1,3}|[*†‡§])\s*[.)]?\s*\S")
_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”“’»)\]]*\s?\d{0,2}$")
_ADDRESS = re.compile(r"(?:file|https?)://\S+", re.I)


@dataclass(frozen=True, slots=True)
class _Set:
    """A line, the page it is on, and why it is furniture, if it is."""

    line: Line
    page: int
    edge: float
    """How far to the right the lines of its column reach."""
    reason: str = ""
    opens: bool = False
    """It is set in from its column's edge, and the line below it is not: the first of a paragraph in books."""


def read_pdf(document: Document) -> Article:
    """Raises LoadError for what is protected, damaged, or pictures of text."""
    pages, about, notes = _pages(document)
    if not any(page.lines for page in pages):
        raise LoadError(
            f"{document.name} holds pictures of its pages but no text layer; "
            "run text recognition (OCR) on it and open the result."
        )
    body = _body_size(pages)
    lines = _marked(pages, body)
    paragraphs = _kinds(list(_paragraphs(lines, _spacing(pages, body))), body)
    text = "".join(paragraph.text for paragraph in paragraphs)
    unknown = text.count("\ufffd") + sum("\ue000" <= character <= "\uf8ff" for character in text)
    if unknown > 0.2 * len(text):
        notes = (*notes, "Its fonts do not say which letters they show, so much of its text is unreadable here.")
    return Article(
        paragraphs=paragraphs,
        title=title_of(paragraphs) or about.get("Title", ""),
        byline=byline_of(paragraphs) or about.get("Author", ""),
        date=date_of(paragraphs),
        notes=notes,
    )


def _pages(document: Document) -> tuple[list[Page], dict[str, str], tuple[str, ...]]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        pdf = pypdfium2.PdfDocument(document.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LoadError(
                f"{document.name} is protected by a password; save an unprotected copy and open that."
            ) from error
        raise LoadError(
            f"{document.name} is damaged or no real PDF; open it in a PDF reader and save it again."
        ) from error
    end = time.monotonic() + _PATIENCE
    pages: list[Page] = []
    count = len(pdf)
    for number in range(count):
        if time.monotonic() > end:
            break
        page = _page(pdf, number, pypdfium2.PdfiumError, raw)
        if page is not None:
            pages.append(page)
    about = {name: value.strip()[:300] for name, value in _about(pdf).items() if value.strip()}
    pdf.close()
    cut = (f"Only the first {len(pages)} of its {count} pages are shown.",) if len(pages) < count else ()
    return pages, about, cut


def _page(pdf: Any, number: int, trouble: type[Exception], raw: Any) -> Page | None:
    try:
        page = pdf[number]
    except trouble:
        return None
    try:
        return page_lines(page, raw)
    finally:
        page.close()


def _about(pdf: Any) -> dict[str, str]:
    try:
        return dict(pdf.get_metadata_dict(skip_empty=True))
    except (ValueError, UnicodeError):
        return {}


def _body_size(pages: list[Page]) -> float:
    """The font size that most letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _Spacing:
    """How far apart lines stand, in letter sizes of running text."""

    usual: float
    most: float
    """Distance from which a new paragraph begins."""
    spaced: bool
    """Paragraphs are set apart by space, so that neither short lines nor set-in ones need mean anything."""


def _spacing(pages: list[Page], body: float) -> _Spacing:
    distances = sorted(
        (above.baseline - line.baseline) / body
        for page in pages
        for above, line in pairwise(page.lines)
        if above.size == line.size == body and 0 < above.baseline - line.baseline < 4 * body
    )
    if not distances:
        return _Spacing(1.2, 1.56, False)
    common = max(2, 0.1 * len(distances))
    usual = next(
        (d for d in distances if sum(abs(other - d) < 0.03 * d for other in distances) >= common), median_low(distances)
    )
    wide = [distance for distance in distances if 1.15 * usual < distance < 3 * usual]
    spaced = len(wide) >= max(3, 0.06 * len(distances))
    return _Spacing(usual, (usual + median_low(wide)) / 2 if spaced else 1.3 * usual, spaced)


def _marked(pages: list[Page], body: float) -> list[_Set]:
    """All lines, those in the margins and below the text with their reason."""
    repeated = Counter(
        key for page in pages for key in {_margin_key(line) for line in page.lines if _in_margin(line, page)}
    )
    found: list[_Set] = []
    for number, page in enumerate(pages):
        reasons = [_margin_reason(line, page, repeated, len(pages)) for line in page.lines]
        heads = [line.baseline for line, reason in zip(page.lines, reasons, strict=True) if reason]
        reasons = [
            reason or (RUNNING_HEAD if _in_margin(line, page) and _beside(line, heads) else "")
            for line, reason in zip(page.lines, reasons, strict=True)
        ]
        notes = _footnotes(page, reasons, body)
        found.extend(
            _Set(
                line,
                number,
                _edge(line, page),
                reason or (FOOTNOTE if index in notes else ""),
                opens=_opens(page.lines, index),
            )
            for index, (line, reason) in enumerate(zip(page.lines, reasons, strict=True))
        )
    return found


def _edge(line: Line, page: Page) -> float:
    near = 4 * line.size
    return max(other.right for other in page.lines if abs(other.left - line.left) <= near)


def _opens(lines: tuple[Line, ...], index: int) -> bool:
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    set_in = 0.7 * line.size
    return below is not None and below.size == line.size and set_in < line.left - below.left < 6 * line.size


def _beside(line: Line, baselines: list[float]) -> bool:
    return any(abs(line.baseline - baseline) < 1 for baseline in baselines)


def _in_margin(line: Line, page: Page) -> bool:
    """At the very edge of the page, or near it and with nothing between it and the edge."""
    if line.bottom > 0.9 * page.height or line.top < 0.1 * page.height:
        return True
    if line.bottom > 0.84 * page.height:
        return all(other.baseline < line.baseline + 1 for other in page.lines)
    return line.top < 0.16 * page.height and all(other.baseline > line.baseline - 1 for other in page.lines)


def _margin_key(line: Line) -> str:
    """Equal for running heads that differ in their page number only."""
    return re.sub(r"\d+", "#", line.text.casefold())


def _margin_reason(line: Line, page: Page, repeated: Counter[str], pages: int) -> str:
    if not _in_margin(line, page):
        return ""
    if _PAGE_NUMBER.fullmatch(line.text):
        return PAGE_NUMBER
    if pages >= 3 and repeated[_margin_key(line)] >= max(3, pages // 3):
        return RUNNING_HEAD
    if pages == 2 and repeated[_margin_key(line)] == 2 and len(line.text) < 90:
        return RUNNING_HEAD
    at_the_edge = line.bottom > 0.95 * page.height or line.top < 0.05 * page.height
    printed = _ADDRESS.match(line.text) or (DATE.match(line.text) and re.search(r"\d{1,2}:\d{2}", line.text))
    return RUNNING_HEAD if at_the_edge and printed else ""


def _footnotes(page: Page, reasons: list[str], body: float) -> set[int]:
    """Small lines with no running text below them, from the first that begins with a mark."""
    found: set[int] = set()
    large = [line for line, reason in zip(page.lines, reasons, strict=True) if not reason and line.size >= 0.93 * body]
    open_note = False
    for index, (line, reason) in enumerate(zip(page.lines, reasons, strict=True)):
        if reason or line.size >= 0.93 * body or any(_above(line, other) for other in large):
            continue
        open_note = open_note or bool(_NOTE_START.match(line.text))
        if open_note:
            found.add(index)
    return found


def _above(line: Line, other: Line) -> bool:
    """Whether a line stands above another in the same column."""
    return line.baseline > other.baseline and line.left < other.right and other.left < line.right


def _paragraphs(lines: list[_Set], spacing: _Spacing) -> Iterator[tuple[str, float, str]]:
    """Text, font size and reason of each paragraph; furniture between two halves of one stands before it."""
    text, last = "", None
    seams = Seams([each.line.text for each in lines])
    waiting: list[tuple[str, float, str]] = []
    for current in lines:
        if current.reason:
            if waiting and waiting[-1][2] == current.reason == FOOTNOTE and not _NOTE_START.match(current.line.text):
                waiting[-1] = (seams(waiting[-1][0], current.line.text), waiting[-1][1], FOOTNOTE)
            else:
                waiting.append((current.line.text, current.line.size, current.reason))
            continue
        if last is not None and _continues(last, current, text, spacing):
            text = seams(text, current.line.text)
        else:
            if last is not None:
                yield text, last.line.size, ""
            yield from waiting
            waiting = []
            text = current.line.text
        last = current
    if last is not None:
        yield text, last.line.size, ""
    yield from waiting


def _continues(last: _Set, current: _Set, text: str, spacing: _Spacing) -> bool:
    """Whether a line goes on with the paragraph above it."""
    above, line = last.line, current.line
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        return False
    ended = bool(_SENTENCE_END.search(text[-4:]))
    elsewhere = last.page != current.page or line.top > above.top + above.size or line.left > above.right
    if elsewhere:
        return above.broken or (not ended and line.text[:1].islower()) or (not ended and len(text) > 200)
    if above.baseline - line.baseline > spacing.most * max(above.size, line.size):
        return False
    if current.opens and abs(above.left - line.left) < 2:
        return above.broken
    indented = line.left > above.left + 0.7 * line.size
    room = last.edge - above.left
    short = above.right < last.edge - (0.4 if spacing.spaced else 0.12) * room
    return not (ended and ((indented and not spacing.spaced) or short))


def _kinds(rows: list[tuple[str, float, str]], body: float) -> tuple[Paragraph, ...]:
    """Shape decides as for plain text; larger letters make titles and headings of what it leaves open."""
    kept = [index for index, (_, _, reason) in enumerate(rows) if not reason]
    judged = dict(zip(kept, classify([rows[index][0] for index in kept]), strict=True))
    largest = max((rows[index][1] for index in kept[:12]), default=body)
    title = next((index for index in kept[:12] if rows[index][1] == largest > 1.15 * body), None)
    found: list[Paragraph] = []
    for index, (text, size, reason) in enumerate(rows):
        kind, why = judged.get(index, (ParagraphKind.FURNITURE, reason))
        if index == title:
            kind, why = ParagraphKind.TITLE, ""
        elif kind is ParagraphKind.TITLE and title is not None:
            kind = ParagraphKind.STANDFIRST if index > title else ParagraphKind.HEADING
        elif kind is ParagraphKind.BODY and size > 1.1 * body and len(text) < 120:
            kind = ParagraphKind.HEADING
        elif not reason and why == RELATED and size > 1.1 * body:
            kind, why = ParagraphKind.HEADING, ""
        found.append(Paragraph(index, text, kind, why))
    return tuple(replace(paragraph, index=index) for index, paragraph in enumerate(found))

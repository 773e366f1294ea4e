"""One article in another light: a part of it, its raw text, its letters repaired, its hidden characters seen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.core.hyphens import printed_texts
from reader.core.model import Article, Paragraph, ParagraphKind, Side
from reader.load.errors import LoadError
from reader.load.inspection import REPAIRED, repaired, revealed


@dataclass(frozen=True, slots=True)
class Showing:
    """What a person chose to see of an article; nothing of it changes the file."""

    chapter: int = 0
    """Of a book: 1 for the first; 0 for all. Of a saved comparison: 1 for its left article, 2 for its right one."""
    raw: bool = False
    """Every block as running text, nothing put aside as furniture."""
    repaired: bool = False
    """Wrongly decoded letters put right."""
    revealed: bool = False
    """Hidden characters as their numbers."""


AS_LOADED = Showing()
_CHOSEN = (
    "The left article of a saved comparison is shown.",
    "The right article of a saved comparison is shown.",
)
_WHOLE = ("It is a book of", "It is a saved comparison")
"""How the sentences begin that say that nothing is chosen yet."""


def opening(article: Article, side: Side) -> Showing:
    """How it opens on a side where nobody chose: of a saved comparison that side's article, of all else the whole."""
    return Showing(chapter=1 if side is Side.LEFT else 2) if is_pair(article) else AS_LOADED


def is_pair(article: Article) -> bool:
    """Whether it is a saved comparison, whose parts are articles of their own."""
    return any(part.article is not None for part in article.parts)


def shown(article: Article, showing: Showing) -> Article:
    """The article as a person wants it; raises LoadError for a chapter that is not there."""
    if showing.chapter:
        article = _chapter(article, showing.chapter)
    if showing.raw:
        article = replace(article, paragraphs=tuple(_as_running_text(part) for part in _as_printed(article)))
    if showing.repaired:
        article = repaired(article)
        article = replace(article, notes=(*article.notes, REPAIRED))
    return revealed(article) if showing.revealed else article


def chapter_sizes(article: Article) -> tuple[tuple[str, int], ...]:
    """Name and words of each chapter of a book."""
    from reader.core.words import count_words

    ends = [*(part.first for part in article.parts[1:]), len(article.paragraphs)]
    return tuple(
        (part.name, sum(count_words(paragraph.text) for paragraph in article.paragraphs[part.first : end]))
        for part, end in zip(article.parts, ends, strict=True)
    )


def _chapter(article: Article, number: int) -> Article:
    parts = article.parts
    if not parts:
        raise LoadError(f"{article.source} is no book with chapters; open it as it is.")
    if not 1 <= number <= len(parts):
        raise LoadError(f"{article.source} has {len(parts)} chapters; choose one of 1 to {len(parts)}.")
    part = parts[number - 1]
    end = parts[number].first if number < len(parts) else len(article.paragraphs)
    said = f"Chapter {number} of {len(parts)} of the book is shown."
    if part.article is not None:
        said = _CHOSEN[number - 1]
    alone = replace(
        article,
        paragraphs=tuple(
            Paragraph(index, paragraph.text, paragraph.kind, paragraph.reason)
            for index, paragraph in enumerate(article.paragraphs[part.first : end])
        ),
        title=part.name,
        outlet=article.outlet or article.title,
        notes=(said, *(note for note in article.notes if not note.startswith(_WHOLE))),
        parts=(),
    )
    return alone if part.article is None else _with_its_own(alone, part.article)


def _with_its_own(alone: Article, known: Article) -> Article:
    return replace(
        alone,
        title=known.title,
        byline=known.byline,
        outlet=known.outlet,
        date=known.date,
        language=known.language,
        raw=known.raw,
    )


def puts_aside(article: Article) -> bool:
    """Whether its raw text is another one: something of it is furniture, or was joined."""
    furniture = ParagraphKind.FURNITURE
    return any(part.kind is furniture for part in article.paragraphs) or bool(printed_texts(article))


def _as_printed(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs with the hyphens at which line ends had cut words."""
    printed = printed_texts(article)
    if not printed:
        return article.paragraphs
    return tuple(replace(part, text=text) for part, text in zip(article.paragraphs, printed, strict=True))


def _as_running_text(paragraph: Paragraph) -> Paragraph:
    furniture = paragraph.kind is ParagraphKind.FURNITURE
    return replace(paragraph, kind=ParagraphKind.BODY, reason="") if furniture else paragraph

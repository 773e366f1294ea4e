"""What a person may want to see of an article in another way, as far as the article gives reason to offer it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.app import made
from reader.app.language import tr
from reader.app.sources import FileSource
from reader.load.inspection import MISREAD, has_hidden

if TYPE_CHECKING:
    from reader.app.opened import Opened
    from reader.app.sources import Source
    from reader.load.showing import Showing


@dataclass(frozen=True, slots=True)
class Offer:
    """One button beside the sentences about an article."""

    label: str
    showing: Showing


def offers(opened: Opened) -> tuple[Offer, ...]:
    """What can be agreed to, besides choosing a chapter."""
    article, now = opened.loaded, opened.showing
    found: list[Offer] = []
    if MISREAD in article.notes:
        label = tr("Show the original") if now.repaired else tr("Repair the letters")
        found.append(Offer(label, replace(now, repaired=not now.repaired)))
    if has_hidden(article):
        label = tr("Hide them again") if now.revealed else tr("Show hidden characters")
        found.append(Offer(label, replace(now, revealed=not now.revealed)))
    return tuple(found)


def chapters(opened: Opened) -> tuple[tuple[str, int], ...]:
    """Name and words of each chapter a person can choose; none where it is no book."""
    from reader.load.showing import chapter_sizes

    return chapter_sizes(opened.loaded)


def is_pair(opened: Opened) -> bool:
    """Whether the chapters are the two articles of a saved comparison."""
    from reader.load.showing import is_pair as pair

    return pair(opened.loaded)


def at_chapter(opened: Opened, number: int) -> Showing:
    """The same way of showing with one chapter, or with all of them where the number is 0."""
    return replace(opened.showing, chapter=number)


def other_rawness(opened: Opened) -> Showing:
    """Everything as running text where something is put aside now, and the other way round."""
    return replace(opened.showing, raw=not opened.showing.raw)


def likeness_sentence(left: Opened, right: Opened) -> str:
    """A sentence where both sides have one file or one text, else nothing."""
    from reader.core.sameness import sameness

    return made.said(sameness(left.article, right.article, one_file=_one_file(left.source, right.source)))


def _one_file(left: Source, right: Source) -> bool:
    if not isinstance(left, FileSource) or not isinstance(right, FileSource):
        return False
    try:
        return left.path.samefile(right.path)
    except OSError:
        return left.path == right.path

"""What every report says in the same words: about each article, about the pair, and about who is named where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.model import Basis, EntityKind, Side
from reader.core.sameness import sameness
from reader.core.words import count_words

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity

_UNLISTED = (EntityKind.DATE, EntityKind.NUMBER)
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_OR_DIRECTION = re.compile(f"{_CONTROL.pattern[:-1]}{_DIRECTION}]")


def name_of(article: Article, side: Side) -> str:
    """What to call an article: its title, else where it came from, else its side."""
    return one_line(article.title or article.source or side.value.capitalize())


def details_of(article: Article, *, outlet: bool = True) -> str:
    """Outlet, byline, date, length and file of an article, as far as they are known."""
    words = sum(count_words(article.paragraphs[index].text) for index in compared(article))
    known = [
        article.outlet if outlet else "",
        article.byline,
        article.date,
        counted(words, "word"),
        article.source if article.title else "",
    ]
    return " · ".join(one_line(part) for part in known if part)


def verdict(comparison: Comparison) -> str:
    """The pair in one sentence."""
    summary = comparison.summary
    if not summary.words_left and not summary.words_right:
        return "Both articles are empty."
    if not summary.words_left or not summary.words_right:
        empty = Side.LEFT if not summary.words_left else Side.RIGHT
        return f"The {empty.value} has nothing to compare; everything on the {empty.other.value} stands only there."
    if summary.identical:
        said = "The two articles say the same in the same words and the same order."
        return f"{said} {sameness(comparison.left, comparison.right)}".strip()
    if summary.unrelated:
        return "The two articles have nothing in common: no passage of one reports what a passage of the other does."
    return (
        f"{percent(summary.share_left)} of the left is found on the right, "
        f"{percent(summary.share_right)} of the right on the left."
    )


def tally(comparison: Comparison) -> str:
    """Links and missing sentences, counted."""
    summary = comparison.summary
    return " · ".join(
        [
            counted(summary.links, "link"),
            f"{summary.same} the same",
            f"{summary.altered} altered",
            f"{summary.moved} moved",
            f"{counted(summary.missing_left, 'sentence')} only left",
            f"{counted(summary.missing_right, 'sentence')} only right",
        ]
    )


def cautions(comparison: Comparison) -> list[str]:
    """Sentences about how far the result can be trusted, and about the loading of each side."""
    said = []
    if comparison.basis is Basis.WORDING:
        said.append("The links rest on the wording alone.")
    if comparison.basis is Basis.MEANING:
        said.append("The articles are in two languages: the links rest on meaning alone.")
    if comparison.coarse:
        said.append("The result is coarse: a time limit cut the search for finer differences.")
    for side in Side:
        said += [f"{side.value.capitalize()}: {one_line(note)}" for note in comparison.article(side).notes]
    return said


def listed_entities(comparison: Comparison) -> list[Entity]:
    """Who and what is named, most often named first; dates and numbers are no names."""
    names = [entity for entity in comparison.entities if entity.kind not in _UNLISTED]
    return sorted(names, key=lambda entity: (-len(entity.left) - len(entity.right), entity.name))


def percent(share: float) -> str:
    """A share in whole percent, never 0 or 100 where it is not quite that."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole} %"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def one_line(text: str) -> str:
    """Text with every run of white space made one space, for names and headings."""
    return " ".join(text.split())


def shortened(text: str, length: int) -> str:
    """Text on one line, cut with an ellipsis where it is longer."""
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def printable(text: str, *, keep_direction: bool = False) -> str:
    """Text in which nothing can steer a terminal or turn a line around: controls are shown, not obeyed.

    `keep_direction` leaves the marks of writing direction in, for a page that keeps each paragraph's to itself.
    """
    return (_CONTROL if keep_direction else _CONTROL_OR_DIRECTION).sub(_shown, text)


def _shown(control: re.Match[str]) -> str:
    character = control.group()
    if character < " ":
        return chr(0x2400 + ord(character))
    return "" if character in _DIRECTION else "\ufffd"

"""What every report says in the same words: about each article, about the pair, and about who is named where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.model import Basis, EntityKind, Equivalence, Side
from reader.core.retold import retold
from reader.core.sameness import sameness
from reader.core.tongue import IN_ENGLISH
from reader.core.words import count_words

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.core.model import Article, Entity
    from reader.core.tongue import Tongue

EQUIVALENCES = {
    Equivalence.CASE: "capital and small letters",
    Equivalence.QUOTES: "kinds of quotation marks",
    Equivalence.DASHES: "kinds of dashes",
    Equivalence.SPACES: "spaces",
    Equivalence.PUNCTUATION: "punctuation",
}
"""What some overlook and others count, in words."""
_UNLISTED = (EntityKind.DATE, EntityKind.NUMBER)
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_OR_DIRECTION = re.compile(f"{_CONTROL.pattern[:-1]}{_DIRECTION}]")


def name_of(article: Article, side: Side, tongue: Tongue = IN_ENGLISH) -> str:
    """What to call an article: its title, else where it came from, else its side."""
    return one_line(article.title or article.source or side_of(side, tongue))


def side_of(side: Side, tongue: Tongue = IN_ENGLISH) -> str:
    """A side as a heading."""
    return tongue("Left") if side is Side.LEFT else tongue("Right")


def details_of(article: Article, tongue: Tongue = IN_ENGLISH, *, outlet: bool = True, date: str = "") -> str:
    """Outlet, byline, date, length and file of an article, as far as they are known."""
    words = sum(count_words(article.paragraphs[index].text) for index in compared(article))
    known = [
        article.outlet if outlet else "",
        article.byline,
        date or article.date,
        tongue.counted(words, "word"),
        article.source if article.title else "",
    ]
    return " · ".join(one_line(part) for part in known if part)


def verdict(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> str:
    """The pair in one sentence."""
    summary = comparison.summary
    if not summary.words_left and not summary.words_right:
        return tongue("Both articles are empty.")
    if not summary.words_left:
        return tongue("The left has nothing to compare; everything on the right stands only there.")
    if not summary.words_right:
        return tongue("The right has nothing to compare; everything on the left stands only there.")
    if summary.identical:
        said = tongue("The two articles say the same in the same words and the same order.")
        return f"{said} {retold(sameness(comparison.left, comparison.right), tongue)}".strip()
    if summary.unrelated:
        return tongue(
            "The two articles have nothing in common: no passage of one reports what a passage of the other does."
        )
    return tongue(
        "{left} of the left is found on the right, {right} of the right on the left.",
        left=percent(summary.share_left),
        right=percent(summary.share_right),
    )


def tally(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> str:
    """Links and missing sentences, counted."""
    summary = comparison.summary
    return " · ".join(
        [
            tongue.counted(summary.links, "link"),
            tongue("{number} the same", number=summary.same),
            tongue("{number} altered", number=summary.altered),
            tongue("{number} moved", number=summary.moved),
            tongue.count("{number} sentence only left", "{number} sentences only left", summary.missing_left),
            tongue.count("{number} sentence only right", "{number} sentences only right", summary.missing_right),
        ]
    )


def cautions(comparison: Comparison, tongue: Tongue = IN_ENGLISH) -> list[str]:
    """Sentences about how far the result can be trusted, and about the loading of each side."""
    said = []
    if comparison.basis is Basis.WORDING:
        said.append(tongue("The links rest on the wording alone."))
    if comparison.basis is Basis.MEANING:
        said.append(tongue("The articles are in two languages: the links rest on meaning alone."))
    if comparison.counted:
        what = [tongue(EQUIVALENCES[what]) for what in EQUIVALENCES if what in comparison.counted]
        said.append(tongue("Counted as differences, too: {listed}.", listed=", ".join(what)))
    if comparison.coarse:
        said.append(tongue("The result is coarse: a time limit cut the search for finer differences."))
    for side in Side:
        notes = (retold(one_line(note), tongue) for note in comparison.article(side).notes)
        said += [f"{side_of(side, tongue)}{tongue.colon}{note}" for note in notes]
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

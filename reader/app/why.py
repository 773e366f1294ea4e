"""Why two paragraphs are tied, as a few plain lines: how sure it is, and what made each link."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from reader.app.language import tongue, tr
from reader.app.phrases import clipped, headed, passage, quoted
from reader.core.model import Side

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.core.model import ParagraphLink, Reason

_SURENESS = ((0.9, "Sure"), (0.7, "Likely"), (0.0, "Unsure"))
"""From which score on a link is called what."""
_LINKS = 3
"""Links told of one tie; the others are counted."""
_WIDTH = 64
_DETAIL = 90
_AGAINST = "runner-up"
"""The reason that says what the link was chosen over, not what made it."""


def why_linked(score: float, reasons: tuple[Reason, ...]) -> str:
    """How sure a link is and what made it, strongest first."""
    word = next(word for least, word in _SURENESS if score >= least)
    said = [headed(tr(word), f"{round(100 * score)} %")]
    made = (reason for reason in reasons if reason.name != _AGAINST)
    said += [headed(tr(reason.name.capitalize()), clipped(_detail(reason), _DETAIL)) for reason in made]
    return ". ".join(said) + "."


def _detail(reason: Reason) -> str:
    return tongue().decimal(reason.detail) if re.fullmatch(r"\d\.\d+", reason.detail) else reason.detail


def why_tied(comparison: Comparison, tie: ParagraphLink) -> str:
    """The same of every link between the paragraphs of a tie, each after the words it is about if there are more."""
    links = links_between(comparison, tie)
    lines: list[str] = []
    for index in links[:_LINKS]:
        link = comparison.links[index]
        if len(links) > 1:
            lines.append(quoted(passage(comparison.left, link.left, _WIDTH - 10)))
        said = tr("Linked by hand.") if link.by_hand else why_linked(link.score, comparison.explain(index))
        lines += textwrap.wrap(said, _WIDTH)
    if len(links) > _LINKS:
        lines.append(tr("and {number} more", number=len(links) - _LINKS))
    return "\n".join(lines)


def links_between(comparison: Comparison, tie: ParagraphLink) -> tuple[int, ...]:
    """The links that begin in the left paragraphs of a tie and end in its right ones, in order of the left side."""
    right = frozenset(tie.right)
    touched = dict.fromkeys(index for p in tie.left for index in comparison.links_of(Side.LEFT, p))
    return tuple(i for i in touched if any(span.paragraph in right for span in comparison.links[i].right))

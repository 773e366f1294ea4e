"""What a person asks for with caret and selection, as edits of the comparison: linking, unlinking, writing a note."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from reader.app.language import tr
from reader.app.phrases import clipped
from reader.core.comparison import NOT_COMPARED
from reader.core.hand_links import tying
from reader.core.notes import noted_words, noting
from reader.core.terms import Side
from reader.report.rows import numbers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.core.comparison import Comparison
    from reader.core.edits import Edit
    from reader.core.model import Note, Span

Meant = dict[Side, tuple[int, ...]]
"""The paragraphs that a person means on each side: those of the selection, or of the caret."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of a wish: an edit, or none, and in either case a sentence."""

    edit: Edit | None
    sentence: str


def linking(comparison: Comparison, meant: Meant) -> Answer:
    """Ties the paragraphs of both sides."""
    for side in Side:
        if not meant[side]:
            place = "" if meant[side.other] else tr(" and on the {other}", other=tr(side.other.value))
            return Answer(
                None,
                tr(
                    "A link has two ends: put the caret into a paragraph on the {side}{place}.",
                    side=tr(side.value),
                    place=place,
                ),
            )
    meant = {side: tuple(p for p in meant[side] if _is_compared(comparison, side, p)) for side in Side}
    if not all(meant.values()):
        return Answer(None, tr("Furniture and bylines take no part in the comparison; choose paragraphs of the story."))
    ends = _ends(comparison, meant)
    if set(product(meant[Side.LEFT], meant[Side.RIGHT])) <= _tied(comparison):
        return Answer(None, tr("{ends} are linked already.", ends=ends))
    return Answer(
        tying(comparison, meant[Side.LEFT], meant[Side.RIGHT], tied=True), tr("Linked by hand: {ends}.", ends=ends)
    )


def unlinking(comparison: Comparison, meant: Meant, side: Side) -> Answer:
    """Unties the paragraphs of both sides; where only one side has any, these from all they are tied with."""
    tied = _tied(comparison)
    if not meant[side]:
        side = side.other
    if not meant[side]:
        return Answer(None, tr("Put the caret into a linked paragraph to take its link away."))
    if not meant[side.other]:
        here = 0 if side is Side.LEFT else 1
        partners = tuple(sorted({pair[1 - here] for pair in tied if pair[here] in meant[side]}))
        meant = {side: meant[side], side.other: partners}
        if not partners:
            return Answer(None, tr("{end} is not linked.", end=_end(comparison, side, meant[side])))
    ends = _ends(comparison, meant)
    if tied.isdisjoint(product(meant[Side.LEFT], meant[Side.RIGHT])):
        return Answer(None, tr("{ends} are not linked.", ends=ends))
    return Answer(
        tying(comparison, meant[Side.LEFT], meant[Side.RIGHT], tied=False),
        tr("Not linked any more: {ends}.", ends=ends),
    )


def writing(comparison: Comparison, side: Side, spans: tuple[Span, ...], text: str) -> Answer:
    """Writes, changes or takes away the note on a passage."""
    wish = noting(comparison, side, spans, text)
    before = next((note.text for note in comparison.notes if (note.side, note.spans) == (side, wish.spans)), "")
    if not wish.spans or wish.text == before:
        return Answer(None, "")
    return Answer(wish, tr("The note is kept with this pair.") if wish.text else tr("The note is removed."))


def note_head(comparison: Comparison, note: Note) -> str:
    """Where a note stands: "Left ¶ 4"."""
    return _end(comparison, note.side, (note.spans[0].paragraph,)).capitalize()


def note_sentence(comparison: Comparison, note: Note) -> str:
    """A note as a sentence that reads well aloud."""
    return tr(
        "Note, {note_head}: {text} On: {clipped}",
        note_head=note_head(comparison, note),
        text=note.text,
        clipped=clipped(noted_words(comparison, note), 400),
    )


def _is_compared(comparison: Comparison, side: Side, paragraph: int) -> bool:
    shown = comparison.article(side).paragraphs[paragraph]
    return shown.kind not in NOT_COMPARED and bool(shown.text.strip())


def _tied(comparison: Comparison) -> set[tuple[int, int]]:
    return {pair for group in comparison.paragraph_links() for pair in product(group.left, group.right)}


def _ends(comparison: Comparison, meant: Mapping[Side, tuple[int, ...]]) -> str:
    left, right = (_end(comparison, side, meant[side]) for side in Side)
    return tr("{left} and {right}", left=left, right=right)


def _end(comparison: Comparison, side: Side, paragraphs: tuple[int, ...]) -> str:
    """As a person counts them: "left ¶ 4, 5"."""
    numbers = numbers_of(comparison.article(side))
    counted = ", ".join(str(numbers[paragraph]) for paragraph in paragraphs)
    return tr("left ¶ {number}", number=counted) if side is Side.LEFT else tr("right ¶ {number}", number=counted)

"""What has to be known of a whole article before a block of it can be judged: where the story is, and its headline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.furniture import DATE, PROMPT, furniture_reason, is_byline, is_caption, is_credit, is_dateline
from reader.core.languages import FUNCTION_WORDS
from reader.core.model import ParagraphKind
from reader.core.shape import Shape, counts, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNNING_ON = ",;:–—-…„«("
"""Endings of a block that goes on in the next one."""

_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())
_GAP = 4
"""Labels in a row between two pieces of running text that part a story from what a page puts below it."""
_CLOSE = 0.4
"""How much less a block may score than the best and still, standing above it, be the headline."""
_SEPARATORS = (" | ", " - ", " – ", " — ", " : ", " · ")


@dataclass(frozen=True)
class Scene:
    """What has to be known of the whole article before one block can be judged."""

    shapes: tuple[Shape, ...]
    reasons: tuple[str, ...]
    """Furniture by its own look, empty for the rest."""
    marks: tuple[ParagraphKind, ...]
    """BYLINE and CAPTION by their own look, BODY for the rest."""
    repeats: dict[str, int]
    first: int
    """The first block that is nothing but running text, -1 without one."""
    last: int
    title: int | None
    news: bool
    """Nearly all long blocks end as sentences do, so that one that does not is telling."""


def scene_of(shapes: tuple[Shape, ...]) -> Scene:
    """Looks at every block once, then at where the running text begins and ends."""
    reasons = tuple(furniture_reason(shape) for shape in shapes)
    marks = tuple(
        ParagraphKind.BODY if reason else _own_mark(shape) for shape, reason in zip(shapes, reasons, strict=True)
    )
    prose = [
        index
        for index, shape in enumerate(shapes)
        if shape.prose and not reasons[index] and marks[index] is ParagraphKind.BODY
    ]
    repeats = counts(shapes)
    prose = _before_gap(prose, shapes)
    first, last = (prose[0], prose[-1]) if prose else (-1, -1)
    tail = _tail(shapes, reasons, last)
    scene = Scene(shapes, reasons, marks, repeats, first, tail if prose else -1, None, False)
    inside = {
        shape.key: shape
        for shape, mark in zip(shapes[first : last + 1], marks[first : last + 1], strict=True)
        if prose and shape.length >= 12 and mark is ParagraphKind.BODY
    }
    sound = sum(shape.sentence for shape in inside.values()) >= 0.85 * len(inside)
    return Scene(
        shapes,
        reasons,
        marks,
        repeats,
        first,
        scene.last,
        _title(scene),
        len(prose) >= 4 and sound and (_newsy(prose, shapes) or any(reasons)),
    )


def _before_gap(prose: list[int], shapes: tuple[Shape, ...]) -> list[int]:
    """The running text as far as the first row of labels after which hardly any more of it comes."""
    words = [shapes[index].length for index in prose]
    for place, (above, below) in enumerate(pairwise(prose), start=1):
        between = sum(bool(shape.text) and not shape.sentence for shape in shapes[above + 1 : below])
        if between >= _GAP and sum(words[place:]) < sum(words[:place]) / 3:
            return prose[:place]
    return prose


def _tail(shapes: tuple[Shape, ...], reasons: tuple[str, ...], last: int) -> int:
    """The last block of the story: short sentences below its last long one still belong to it."""
    tail = last
    for index in range(last + 1, min(last + 12, len(shapes))):
        if shapes[index].sentence and shapes[index].length >= 5 and not reasons[index]:
            tail = index
        elif index - tail >= 2:
            break
    return tail


def _newsy(prose: list[int], shapes: tuple[Shape, ...]) -> bool:
    """Paragraphs rather than a list of single sentences: there, a heading and a related headline look the same."""
    return sum(shapes[index].length for index in prose) >= 20 * len(prose)


def _own_mark(shape: Shape) -> ParagraphKind:
    if is_byline(shape) or is_dateline(shape):
        return ParagraphKind.BYLINE
    if is_caption(shape) and not is_credit(shape):
        return ParagraphKind.CAPTION
    return ParagraphKind.BODY


def _title(scene: Scene) -> int | None:
    """The block before the running text that speaks most of what the text speaks of; of equal ones the last."""
    end = scene.first if scene.first >= 0 else 0
    if scene.first == 0 and _starts_with_dated_headline(scene.shapes[0]):
        return 0
    vocabulary = _vocabulary(scene.shapes[end : end + 12])
    scores = {
        index: _headline_score(scene, index, vocabulary) for index in range(min(end, 60)) if _may_be_title(scene, index)
    }
    if not scores:
        return None
    best = max(scores.values())
    chosen = next(index for index, score in scores.items() if score >= best - _CLOSE)
    return max(index for index in scores if same_headline(scene.shapes[index], scene.shapes[chosen]))


def _may_be_title(scene: Scene, index: int) -> bool:
    shape = scene.shapes[index]
    if scene.reasons[index] or scene.marks[index] is not ParagraphKind.BODY or shape.bullet or is_credit(shape):
        return False
    if shape.end in RUNNING_ON or not 2 <= shape.length <= 30:
        return False
    if shape.inner or (shape.sentence and shape.end not in "?!？！"):
        return False
    return scene.repeats.get(shape.key, 0) == 1 or shape.length > 3


def _headline_score(scene: Scene, index: int, vocabulary: set[str]) -> float:
    """How much a headline of this story it is: its words are the story's, and no prompt stands around it."""
    shape = scene.shapes[index]
    words = _vocabulary([shape])
    near = {scene.reasons[other] for other in (index - 1, index + 1) if 0 <= other < len(scene.shapes)}
    shared = len(words & vocabulary) / (len(words) + 1)
    return 2 * shared + min(shape.length, 4) / 8 - 0.5 * (PROMPT in near)


def _vocabulary(shapes: Sequence[Shape]) -> set[str]:
    words = {word.casefold() for shape in shapes for word in shape.words if len(word) > 3}
    return words - _FUNCTION_WORDS


def _starts_with_dated_headline(shape: Shape) -> bool:
    """A date, perhaps after one word, and then more: an export that ran the first lines together."""
    found = DATE.search(shape.text[:40])
    if not found or shape.length > 60 or len(shape.text[: found.start()].split()) > 1:
        return False
    return shape.text[found.end() : found.end() + 1] == " " and not shape.text[:1].isupper()


def same_headline(one: Shape, other: Shape) -> bool:
    """Equal, or equal but for the outlet's name after a dash or bar."""
    if one.key == other.key:
        return True
    short, long = (one, other) if one.length < other.length else (other, one)
    if short.length < 4 or not long.key.startswith(short.key) or long.length > short.length + 6:
        return False
    return any(shape_of(long.text.rsplit(separator, 1)[0]).key == short.key for separator in _SEPARATORS)

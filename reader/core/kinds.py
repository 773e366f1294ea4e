"""Which kind each block of an article has, judged from its shape, its place and its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.core.furniture import (
    ADVERT,
    CREDIT,
    DATE,
    NAVIGATION,
    PROMPT,
    RELATED,
    REPEATED_TITLE,
    TIMECODE,
    furniture_reason,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
)
from reader.core.languages import FUNCTION_WORDS
from reader.core.lexicon import NAME_PARTS
from reader.core.model import ParagraphKind
from reader.core.shape import Shape, counts, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Kinds = tuple[tuple[ParagraphKind, str], ...]

_BODY = (ParagraphKind.BODY, "")
_RUNNING_ON = ",;:–—-…„«("
"""Endings of a block that goes on in the next one."""
_BOXES = frozenset({PROMPT, RELATED, TIMECODE})
"""Furniture that draws what follows it into its box."""
_FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS.values())
_OPENING_QUOTES = '"“„«'
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_GAP = 4
_CLOSE = 0.4
"""How much less a block may score than the best and still, standing above it, be the headline."""
_SEPARATORS = (" | ", " - ", " – ", " — ", " : ", " · ")


def classify(texts: Sequence[str]) -> Kinds:
    """Kind and, for furniture, reason of each block, in order.

    Errs towards BODY: what is not given away by shape, repetition or place stays in the comparison.
    """
    shapes = tuple(shape_of(text) for text in texts)
    scene = _scene(shapes)
    if scene.title is None and scene.last < 0:
        return tuple((ParagraphKind.FURNITURE, reason) if reason else _BODY for reason in scene.reasons)
    return _spread(scene, [_kind(scene, index) for index in range(len(shapes))])


@dataclass(frozen=True)
class _Scene:
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


def _scene(shapes: tuple[Shape, ...]) -> _Scene:
    reasons = tuple(_own_reason(shape) for shape in shapes)
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
    scene = _Scene(shapes, reasons, marks, repeats, first, tail if prose else -1, None, False)
    inside = {
        shape.key: shape
        for shape, mark in zip(shapes[first : last + 1], marks[first : last + 1], strict=True)
        if prose and shape.length >= 12 and mark is ParagraphKind.BODY
    }
    sound = sum(shape.sentence for shape in inside.values()) >= 0.85 * len(inside)
    return _Scene(
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


def _own_reason(shape: Shape) -> str:
    return furniture_reason(shape)


def _own_mark(shape: Shape) -> ParagraphKind:
    if is_byline(shape) or is_dateline(shape):
        return ParagraphKind.BYLINE
    if is_caption(shape) and not is_credit(shape):
        return ParagraphKind.CAPTION
    return ParagraphKind.BODY


def _title(scene: _Scene) -> int | None:
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
    return max(index for index in scores if _same_headline(scene.shapes[index], scene.shapes[chosen]))


def _may_be_title(scene: _Scene, index: int) -> bool:
    shape = scene.shapes[index]
    if scene.reasons[index] or scene.marks[index] is not ParagraphKind.BODY or shape.bullet or is_credit(shape):
        return False
    if shape.end in _RUNNING_ON or not 2 <= shape.length <= 30:
        return False
    if shape.inner or (shape.sentence and shape.end not in "?!？！"):
        return False
    return scene.repeats.get(shape.key, 0) == 1 or shape.length > 3


def _headline_score(scene: _Scene, index: int, vocabulary: set[str]) -> float:
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
    found = DATE.search(shape.text[:40])
    return (
        bool(found)
        and found is not None
        and len(shape.text[: found.start()].split()) <= 1
        and shape.text[found.end() :][:1] == " "
        and shape.length <= 60
        and shape.text[:1].islower() | shape.text[:1].isdigit()
    )


def _kind(scene: _Scene, index: int) -> tuple[ParagraphKind, str]:
    shape = scene.shapes[index]
    if not shape.text:
        return _BODY
    if index == scene.title:
        return ParagraphKind.TITLE, ""
    if scene.title is not None and _repeats_title(scene, index):
        return ParagraphKind.FURNITURE, REPEATED_TITLE
    if scene.reasons[index]:
        return ParagraphKind.FURNITURE, scene.reasons[index]
    if is_credit(shape) and not shape.prose:
        return ParagraphKind.FURNITURE, CREDIT
    if scene.marks[index] is ParagraphKind.BYLINE or (
        scene.marks[index] is ParagraphKind.CAPTION and index < scene.last
    ):
        return scene.marks[index], ""
    if index < scene.first:
        return _before_text(scene, index)
    if index > scene.last >= 0:
        return _after_text(scene, index)
    return _within_text(scene, index)


def _repeats_title(scene: _Scene, index: int) -> bool:
    assert scene.title is not None  # noqa: S101 - the caller asked
    title, shape = scene.shapes[scene.title], scene.shapes[index]
    return title.length >= 3 and not shape.prose and _same_headline(title, shape)


def _same_headline(one: Shape, other: Shape) -> bool:
    """Equal, or equal but for the outlet's name after a dash or bar."""
    if one.key == other.key:
        return True
    short, long = (one, other) if one.length < other.length else (other, one)
    if short.length < 4 or not long.key.startswith(short.key) or long.length > short.length + 6:
        return False
    return any(shape_of(long.text.rsplit(separator, 1)[0]).key == short.key for separator in _SEPARATORS)


def _before_text(scene: _Scene, index: int) -> tuple[ParagraphKind, str]:
    """Between the top of the page and its first running text."""
    shape, title = scene.shapes[index], scene.title
    if shape.sentence:
        return _standfirst_or_body(scene, index)
    if title is None:
        return _BODY
    if shape.text[:1].islower() or shape.end in _RUNNING_ON:
        return _BODY
    if index < title:
        if shape.bullet and shape.length >= 6:
            return ParagraphKind.STANDFIRST, ""
        if not scene.news:
            return ParagraphKind.HEADING, ""
        addressed = any(scene.reasons[near] == PROMPT for near in _near(scene, index))
        return (ParagraphKind.FURNITURE, PROMPT if addressed else NAVIGATION)
    if shape.bullet:
        return ParagraphKind.STANDFIRST, ""
    if scene.repeats.get(shape.key, 0) > 1 and scene.news:
        return ParagraphKind.FURNITURE, NAVIGATION
    if _names_only(shape):
        return ParagraphKind.BYLINE, ""
    if shape.length >= 6:
        return ParagraphKind.STANDFIRST, ""
    return ParagraphKind.HEADING, ""


def _names_only(shape: Shape) -> bool:
    """Two or more capitalised words and what stands between names: "Jane Doe in Sorrel"."""
    if not 2 <= len(shape.words) <= 6 or any(word.isupper() and len(word) > 3 for word in shape.words):
        return False
    names = [word for word in shape.words if word.casefold() not in NAME_PARTS and not word[0].isdigit()]
    return len(names) >= 2 and all(word[0].isupper() for word in names) and shape.words[0] in names


def _standfirst_or_body(scene: _Scene, index: int) -> tuple[ParagraphKind, str]:
    after = scene.marks[index + 1 : scene.first]
    if (
        scene.title is not None
        and index > scene.title
        and (scene.shapes[index].bullet or ParagraphKind.BYLINE in after)
    ):
        return ParagraphKind.STANDFIRST, ""
    return _BODY


def _within_text(scene: _Scene, index: int) -> tuple[ParagraphKind, str]:
    shape = scene.shapes[index]
    if shape.sentence or shape.prose or shape.bullet or shape.end in _RUNNING_ON:
        if index == scene.first and _is_standfirst(scene, index):
            return ParagraphKind.STANDFIRST, ""
        return _BODY
    if shape.inner or (shape.quoted and shape.length > 12) or _listed(scene, index):
        return _BODY
    if scene.news and not any(letter.isalpha() for letter in shape.text):
        return ParagraphKind.FURNITURE, NAVIGATION
    if shape.text[:1].islower():
        return (ParagraphKind.FURNITURE, NAVIGATION) if _stray(scene, index) else _BODY
    if any(scene.reasons[near] == TIMECODE for near in _near(scene, index)) and scene.news:
        return ParagraphKind.FURNITURE, RELATED
    if scene.repeats.get(shape.key, 0) > 1 and scene.news:
        return ParagraphKind.FURNITURE, RELATED if shape.length >= 4 else NAVIGATION
    if shape.length >= 8:
        if scene.news and shape.prosy <= 1 and shape.length <= 18 and not _NUMBERED.match(shape.text):
            return _BODY if _one_of_many(scene, index) else (ParagraphKind.FURNITURE, RELATED)
        return (ParagraphKind.HEADING if shape.length <= 14 else ParagraphKind.BODY), ""
    return ParagraphKind.HEADING, ""


def _one_of_many(scene: _Scene, index: int) -> bool:
    """Whether it stands in a row of three or more of its like that nothing announces: the items of a list."""

    def loose(place: int) -> bool:
        if not 0 <= place < len(scene.shapes) or scene.reasons[place]:
            return False
        shape = scene.shapes[place]
        return bool(shape.text) and not shape.sentence and scene.marks[place] is ParagraphKind.BODY

    top, end = index, index
    while loose(top - 1):
        top -= 1
    while loose(end + 1):
        end += 1
    boxed = top > 0 and bool(scene.reasons[top - 1])
    return end - top >= 2 and not boxed


def _stray(scene: _Scene, index: int) -> bool:
    """A few words that no sentence before them leads to."""
    before = scene.shapes[index - 1] if index else None
    after = scene.shapes[index + 1] if index + 1 < len(scene.shapes) else None
    if not scene.news or scene.shapes[index].length > 6:
        return False
    boxed = bool(index and scene.reasons[index - 1])
    led = before is not None and not before.sentence and not boxed
    return not led and (boxed or after is None or not after.text[:1].islower())


def _spread(scene: _Scene, kinds: list[tuple[ParagraphKind, str]]) -> Kinds:
    """Boxes have several lines: no heading hangs on a prompt or stands between furniture."""
    if not scene.news:
        return tuple(kinds)
    loose = {ParagraphKind.HEADING, ParagraphKind.STANDFIRST}
    for index, (kind, _) in enumerate(kinds):
        shape = scene.shapes[index]
        open_line = kind in loose or (kind is ParagraphKind.BODY and not shape.sentence and not shape.inner)
        if not open_line or shape.bullet or shape.quoted or shape.end in _RUNNING_ON or not shape.text:
            continue
        above = kinds[index - 1] if index else _BODY
        below = kinds[index + 1] if index + 1 < len(kinds) else _BODY
        hangs = above[1] in _BOXES and (kind is not ParagraphKind.BODY or above[1] == PROMPT)
        enclosed = bool(above[1]) and bool(below[1]) and not above[1] == below[1] == ADVERT
        if hangs or (enclosed and kind is not ParagraphKind.BODY):
            kinds[index] = ParagraphKind.FURNITURE, RELATED if shape.length >= 4 else NAVIGATION
    return tuple(kinds)


def _listed(scene: _Scene, index: int) -> bool:
    """Whether a list begun by a colon reaches down to this block."""
    for before in range(index - 1, max(index - 12, -1), -1):
        shape = scene.shapes[before]
        if shape.end == ":":
            return not scene.reasons[before]
        if shape.sentence or shape.prose or scene.reasons[before]:
            return False
    return False


def _is_standfirst(scene: _Scene, index: int) -> bool:
    """A first sentence that stands between the headline and the byline."""
    if scene.title is None or index < scene.title or scene.shapes[index].length > 45:
        return False
    for after in range(index + 1, min(index + 4, len(scene.shapes))):
        if scene.marks[after] is ParagraphKind.BYLINE:
            return True
        if scene.marks[after] is ParagraphKind.BODY and not scene.reasons[after]:
            return False
    return False


def _after_text(scene: _Scene, index: int) -> tuple[ParagraphKind, str]:
    """Below the last running text: what does not end as a sentence is no part of the story."""
    shape = scene.shapes[index]
    if shape.sentence or not scene.news or shape.text[:1].islower() or shape.end in _RUNNING_ON or shape.inner:
        return _within_text(scene, index)
    quoted = shape.quoted and (shape.length >= 8 or shape.text[0] in _OPENING_QUOTES)
    if quoted or (shape.length >= 12 and shape.prosy >= 2):
        return _BODY
    return ParagraphKind.FURNITURE, RELATED if shape.length >= 5 else NAVIGATION


def _near(scene: _Scene, index: int) -> tuple[int, ...]:
    """The neighbours a video box has: up to two blocks above."""
    return tuple(near for near in (index - 1, index - 2, index + 1) if 0 <= near < len(scene.shapes))

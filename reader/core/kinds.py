"""Which kind each block of an article has, judged from its shape, its place and its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.furniture import (
    ADVERT,
    CREDIT,
    NAVIGATION,
    PAGE_NUMBER,
    PROMPT,
    RELATED,
    REPEATED_TITLE,
    TIMECODE,
    is_credit,
)
from reader.core.lexicon import NAME_PARTS
from reader.core.model import ParagraphKind
from reader.core.page_numbers import page_numbers
from reader.core.scene import RUNNING_ON, Scene, same_headline, scene_of
from reader.core.shape import Shape, shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Kinds = tuple[tuple[ParagraphKind, str], ...]

_BODY = (ParagraphKind.BODY, "")
_PAGE = (ParagraphKind.FURNITURE, PAGE_NUMBER)
_BOXES = frozenset({PROMPT, RELATED, TIMECODE})
"""Furniture that draws what follows it into its box."""
_OPENING_QUOTES = '"“„«'
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")


def classify(texts: Sequence[str]) -> Kinds:
    """Kind and, for furniture, reason of each block, in order.

    Errs towards BODY: what is not given away by shape, repetition or place stays in the comparison.
    """
    shapes = tuple(shape_of(text) for text in texts)
    scene = scene_of(shapes)
    pages = page_numbers(texts)
    if scene.title is None and scene.last < 0:
        reasons = (_PAGE[1] if index in pages else reason for index, reason in enumerate(scene.reasons))
        return tuple((ParagraphKind.FURNITURE, reason) if reason else _BODY for reason in reasons)
    kinds = [_PAGE if index in pages else _kind(scene, index) for index in range(len(shapes))]
    return _spread(scene, kinds)


def _kind(scene: Scene, index: int) -> tuple[ParagraphKind, str]:
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


def _repeats_title(scene: Scene, index: int) -> bool:
    assert scene.title is not None  # noqa: S101 - the caller asked
    title, shape = scene.shapes[scene.title], scene.shapes[index]
    return title.length >= 3 and not shape.prose and same_headline(title, shape)


def _before_text(scene: Scene, index: int) -> tuple[ParagraphKind, str]:
    """Between the top of the page and its first running text."""
    shape, title = scene.shapes[index], scene.title
    if shape.sentence:
        return _standfirst_or_body(scene, index)
    if title is None:
        return _BODY
    if shape.text[:1].islower() or shape.end in RUNNING_ON:
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


def _standfirst_or_body(scene: Scene, index: int) -> tuple[ParagraphKind, str]:
    after = scene.marks[index + 1 : scene.first]
    if (
        scene.title is not None
        and index > scene.title
        and (scene.shapes[index].bullet or ParagraphKind.BYLINE in after)
    ):
        return ParagraphKind.STANDFIRST, ""
    return _BODY


def _within_text(scene: Scene, index: int) -> tuple[ParagraphKind, str]:
    shape = scene.shapes[index]
    if shape.sentence or shape.prose or shape.bullet or shape.end in RUNNING_ON:
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


def _one_of_many(scene: Scene, index: int) -> bool:
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


def _stray(scene: Scene, index: int) -> bool:
    """A few words that no sentence before them leads to."""
    before = scene.shapes[index - 1] if index else None
    after = scene.shapes[index + 1] if index + 1 < len(scene.shapes) else None
    if not scene.news or scene.shapes[index].length > 6:
        return False
    boxed = bool(index and scene.reasons[index - 1])
    led = before is not None and not before.sentence and not boxed
    return not led and (boxed or after is None or not after.text[:1].islower())


def _spread(scene: Scene, kinds: list[tuple[ParagraphKind, str]]) -> Kinds:
    """Boxes have several lines: no heading hangs on a prompt or stands between furniture."""
    if not scene.news:
        return tuple(kinds)
    loose = {ParagraphKind.HEADING, ParagraphKind.STANDFIRST}
    for index, (kind, _) in enumerate(kinds):
        shape = scene.shapes[index]
        open_line = kind in loose or (kind is ParagraphKind.BODY and not shape.sentence and not shape.inner)
        if not open_line or shape.bullet or shape.quoted or shape.end in RUNNING_ON or not shape.text:
            continue
        above = kinds[index - 1] if index else _BODY
        below = kinds[index + 1] if index + 1 < len(kinds) else _BODY
        hangs = above[1] in _BOXES and (kind is not ParagraphKind.BODY or above[1] == PROMPT)
        enclosed = bool(above[1]) and bool(below[1]) and not above[1] == below[1] == ADVERT
        if hangs or (enclosed and kind is not ParagraphKind.BODY):
            kinds[index] = ParagraphKind.FURNITURE, RELATED if shape.length >= 4 else NAVIGATION
    return tuple(kinds)


def _listed(scene: Scene, index: int) -> bool:
    """Whether a list begun by a colon reaches down to this block."""
    for before in range(index - 1, max(index - 12, -1), -1):
        shape = scene.shapes[before]
        if shape.end == ":":
            return not scene.reasons[before]
        if shape.sentence or shape.prose or scene.reasons[before]:
            return False
    return False


def _is_standfirst(scene: Scene, index: int) -> bool:
    """A first sentence that stands between the headline and the byline."""
    if scene.title is None or index < scene.title or scene.shapes[index].length > 45:
        return False
    for after in range(index + 1, min(index + 4, len(scene.shapes))):
        if scene.marks[after] is ParagraphKind.BYLINE:
            return True
        if scene.marks[after] is ParagraphKind.BODY and not scene.reasons[after]:
            return False
    return False


def _after_text(scene: Scene, index: int) -> tuple[ParagraphKind, str]:
    """Below the last running text: what does not end as a sentence is no part of the story."""
    shape = scene.shapes[index]
    if shape.sentence or not scene.news or shape.text[:1].islower() or shape.end in RUNNING_ON or shape.inner:
        return _within_text(scene, index)
    quoted = shape.quoted and (shape.length >= 8 or shape.text[0] in _OPENING_QUOTES)
    if quoted or (shape.length >= 12 and shape.prosy >= 2):
        return _BODY
    return ParagraphKind.FURNITURE, RELATED if shape.length >= 5 else NAVIGATION


def _near(scene: Scene, index: int) -> tuple[int, ...]:
    """The neighbours a video box has: up to two blocks above."""
    return tuple(near for near in (index - 1, index - 2, index + 1) if 0 <= near < len(scene.shapes))

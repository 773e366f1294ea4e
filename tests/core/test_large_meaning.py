"""Long articles by meaning: a translation is found in any order, a retelling where wording gave up, within bounds."""

from __future__ import annotations

import random
import zlib
from typing import TYPE_CHECKING

import numpy as np

from reader import Article
from reader.core import large_meaning
from reader.core.align import align_meaning, align_wording
from reader.core.prepare import is_large, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from numpy.typing import NDArray

    from reader.core.linking import Alignment

COUNT = 700
WORDS = 900
LETTERS, DIGITS = str.maketrans("x0123456789", "yabcdefghij"), str.maketrans("abcdefghij", "0123456789")


class Dictionary:
    """A model that knows two made-up languages: the words x17 and ybh mean the same."""

    def __init__(self) -> None:
        self.characters = 0

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.characters += sum(map(len, texts))
        found = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.rstrip(".").split():
                found[row] += np.random.default_rng(zlib.crc32(word[1:].translate(DIGITS).encode())).normal(size=64)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        return np.divide(found, norms, out=found, where=norms > 0)


def tale(language: str, seed: int, sentences: int = 1) -> list[str]:
    choose = random.Random(seed)
    texts = [
        " ".join(" ".join(f"x{choose.randrange(WORDS)}" for _ in range(12)) + "." for _ in range(sentences))
        for _ in range(COUNT)
    ]
    return texts if language == "x" else [text.translate(LETTERS) for text in texts]


def in_blocks(texts: list[str], seed: int) -> tuple[list[str], list[int]]:
    order = list(range(len(texts)))
    blocks = [order[k : k + 35] for k in range(0, len(order), 35)]
    random.Random(seed).shuffle(blocks)
    order = [k for block in blocks for k in block]
    return [texts[k] for k in order], order


def aligned(left: list[str], right: list[str], *, same_language: bool, model: Dictionary) -> Alignment:
    prepared = prepare(Article.from_paragraphs(left), Article.from_paragraphs(right))
    assert is_large(prepared)
    return align_meaning(prepared, model, same_language=same_language, before=align_wording(prepared))


def pairs(alignment: Alignment) -> set[tuple[int, int]]:
    return {(i, j) for link in alignment.paragraph_links for i in link.left for j in link.right}


def test_a_translation_is_found_in_any_order() -> None:
    right, order = in_blocks(tale("y", 1), 2)
    alignment = aligned(tale("x", 1), right, same_language=False, model=Dictionary())
    wanted = {(k, place) for place, k in enumerate(order)}
    assert len(pairs(alignment) & wanted) > 0.99 * COUNT
    assert len(pairs(alignment) - wanted) < 0.01 * COUNT
    assert not alignment.coarse
    assert 0 < sum(link.moved for link in alignment.links) < COUNT
    assert alignment.explanation is not None
    assert {reason.name: reason.detail for reason in alignment.explanation(0)}["alike in meaning"] == "1.00"


def test_swapping_the_sides_of_a_translation_swaps_its_links() -> None:
    right, _ = in_blocks(tale("y", 3), 4)
    there = aligned(tale("x", 3), right, same_language=False, model=Dictionary())
    back = aligned(right, tale("x", 3), same_language=False, model=Dictionary())
    assert {(j, i) for i, j in pairs(back)} == pairs(there)


def test_texts_that_tell_different_things_get_no_link() -> None:
    alignment = aligned(tale("x", 5), tale("y", 6), same_language=False, model=Dictionary())
    assert len(pairs(alignment)) <= 0.01 * COUNT


def test_what_wording_left_open_is_linked_by_meaning_and_nothing_else_is_looked_at() -> None:
    left = tale("x", 7)
    retold = set(range(20, COUNT, 20))
    right = [text.translate(LETTERS) if k in retold else text for k, text in enumerate(left)]
    model = Dictionary()
    prepared = prepare(Article.from_paragraphs(left), Article.from_paragraphs(right))
    before = align_wording(prepared)
    assert not any((k, k) in pairs(before) for k in retold)
    alignment = align_meaning(prepared, model, same_language=True, before=before)
    assert {(k, k) for k in range(COUNT)} == pairs(alignment)
    assert model.characters < 0.25 * sum(map(len, left + right))


def test_nothing_is_worked_out_again_where_wording_left_nothing_open() -> None:
    left = tale("x", 8)
    prepared = prepare(Article.from_paragraphs(left), Article.from_paragraphs(left[:-5]))
    before = align_wording(prepared)
    model = Dictionary()
    assert align_meaning(prepared, model, same_language=True, before=before) is before
    assert model.characters == 0


def test_of_too_long_texts_the_beginnings_of_paragraphs_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = tale("x", 9, sentences=4), tale("y", 9, sentences=4)
    whole = sum(map(len, left + right))
    monkeypatch.setattr(large_meaning, "CHARACTERS", whole // 3)
    model = Dictionary()
    alignment = aligned(left, right, same_language=False, model=model)
    assert 0 < model.characters <= whole // 3
    assert alignment.coarse
    assert len(pairs(alignment) & {(k, k) for k in range(COUNT)}) > 0.97 * COUNT

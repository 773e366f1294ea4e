"""Our own parsers, each with what must hold of it for any input whatever: for hypothesis and the guided fuzzer."""

from __future__ import annotations

import functools
import io
import json
import math
from typing import TYPE_CHECKING, Any

from reader.core.comparison import Comparison
from reader.core.edits import edited as with_edits
from reader.core.edits import from_json, to_json
from reader.core.exchange import comparison_from_json, comparison_to_dict
from reader.core.model import Article, ParagraphKind, Side
from reader.core.paragraphs import classify
from reader.core.quantities import quantities
from reader.core.quotes import quoted
from reader.core.segmentation import blocks
from reader.core.sentences import sentence_spans
from reader.load.decoding import decode
from reader.load.errors import LoadError
from reader.load.exchange import BrokenFrame, article_from_values, read_frame

if TYPE_CHECKING:
    from collections.abc import Callable


def text_of(data: bytes) -> str:
    """Any bytes as text with as many odd characters as bytes can make: lone surrogates, astral letters, controls."""
    return data.decode("utf-8", "surrogateescape")


def visible(text: str) -> str:
    return "".join(text.split())


def said_in_a_sentence(error: Exception) -> None:
    assert str(error).startswith("This ")
    assert str(error).endswith(".")


def check_segmentation(data: bytes) -> None:
    text = text_of(data)
    found = blocks(text)
    assert visible("".join(found)) == visible(text)
    assert all(block and block == block.strip() for block in found)


def check_sentences(data: bytes) -> None:
    text = text_of(data)
    spans = sentence_spans(text)
    end = 0
    for start, stop in spans:
        assert end <= start < stop <= len(text)
        assert not text[end:start].strip(), "a visible character in no sentence"
        end = stop
    assert not text[end:].strip()


def check_furniture(data: bytes) -> None:
    texts = blocks(text_of(data))
    kinds = classify(texts)
    assert len(kinds) == len(texts)
    assert all(bool(reason) == (kind is ParagraphKind.FURNITURE) for kind, reason in kinds)
    assert classify(texts) == kinds


def check_opening(data: bytes) -> None:
    article = Article.from_text(text_of(data))
    shown = visible("".join(paragraph.text for paragraph in article.paragraphs))
    assert len(shown) == len(visible(text_of(data).removeprefix("\ufeff")))
    assert not any("\ud800" <= letter <= "\udfff" for letter in shown)


def check_quantities(data: bytes) -> None:
    text = text_of(data)
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert not any(math.isnan(value) for value in quantity.value)
        assert quantity.agrees(quantity)
        assert quantity.key()
        end = quantity.end


def check_quotes(data: bytes) -> None:
    text = text_of(data)
    end = 0
    for start, stop in quoted(text):
        assert end <= start <= stop <= len(text)
        end = stop


def check_decoding(data: bytes) -> None:
    try:
        decoded = decode(data)
    except LoadError as error:
        said_in_a_sentence(error)
        return
    decoded.text.encode("utf-8")
    assert decoded.encoding
    assert decoded.encoding != "UTF-7"


def check_comparison(data: bytes) -> None:
    """The JSON reader: refuses in a sentence, or gives a comparison that everything can be asked of."""
    try:
        comparison = comparison_from_json(data)
    except ValueError as error:
        said_in_a_sentence(error)
        return
    _ask(comparison)


def _ask(comparison: Comparison) -> None:
    values = comparison_to_dict(comparison)
    assert comparison_from_json(json.dumps(values)) == comparison
    assert comparison.summary
    assert comparison.differences() is not None
    for side in Side:
        article = comparison.article(side)
        for paragraph in article.paragraphs:
            marks = comparison.marks(side, paragraph.index)
            assert "".join(paragraph.text[mark.start : mark.end] for mark in marks) == paragraph.text


_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 3, 7, 40, 1 << 40, 0.5, 1.5, -0.0, 1e308, float("inf"), float("nan")),
    *(
        "",
        "a",
        "same",
        "altered",
        "left",
        "right",
        "body",
        "furniture",
        "place",
        "\ud800",
        "\0",
        "\u202e" * 3,
        "x" * 99,
    ),
    *([], {}, [[]], [0], [0, 1], [{}], {"paragraph": 0, "start": 0, "end": 1}, {"paragraph": 1, "start": 2, "end": 9}),
)
"""Values that stand where another kind was expected, or the right kind out of bounds."""


def edited(values: Any, data: bytes) -> Any:
    """A copy of plain values, changed at the places and in the ways the bytes say: four bytes a change."""
    root = [json.loads(json.dumps(values))]
    for index in range(0, len(data) - 3, 4):
        depth, place, way, other = data[index : index + 4]
        holder: Any = root
        key: Any = 0
        for step in range(depth % 6):
            inner = holder[key]
            keys = list(inner) if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
            if not keys:
                break
            holder, key = inner, keys[(place + 37 * step) % len(keys)]
        _edit(holder, key, way % 4, other)
    return root[0]


def _edit(holder: Any, key: Any, way: int, other: int) -> None:
    if way == 0 and isinstance(holder, dict):
        del holder[key]
    elif way == 1 and isinstance(holder, list) and len(holder) < 50:
        holder.append(json.loads(json.dumps(holder[key])))
    elif way == 2 and type(holder[key]) is int:
        holder[key] += other - 128
    else:
        holder[key] = json.loads(json.dumps(_ODD[other % len(_ODD)]))


def check_edited_comparison(data: bytes) -> None:
    check_comparison(json.dumps(edited(json.loads(_saved()), data)).encode())


def check_edited_corrections(data: bytes) -> None:
    check_corrections(json.dumps(edited(json.loads(_WISHES), data)).encode())


def check_edited_frames(data: bytes) -> None:
    head = json.dumps(edited(json.loads(_frame()[16:]), data)).encode()
    check_frames(len(head).to_bytes(8, "big") + bytes(8) + head)


def check_corrections(data: bytes) -> None:
    try:
        wishes = from_json(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError):
        return
    assert from_json(to_json(wishes)) == wishes
    assert with_edits(Comparison(Article.from_text(""), Article.from_text("")), wishes).links == ()


def check_frames(data: bytes) -> None:
    """What comes back from a parsing process that a hostile file has taken over."""
    try:
        values, _ = read_frame(io.BytesIO(data))
        article = article_from_values(values)
    except BrokenFrame:
        return
    assert all(isinstance(paragraph.text, str) for paragraph in article.paragraphs)


_WISHES = b"""{"version": 1, "corrections": [{"action": "hide", "name": "a", "kind": "person"},
{"action": "merge", "name": "a", "kind": "person", "value": "b", "value_kind": "place"}]}"""


@functools.cache
def _saved() -> bytes:
    left = Article.from_text("Bridge shut.\n\nThe crack is 40 cm long, said Ana Reyes. It rained.")
    right = Article.from_text("Bridge closed.\n\nThe crack is 14 cm long, said Ana Reyes.")
    from reader.pipeline import compare

    return json.dumps(comparison_to_dict(compare(left, right, stage="words", entities=False))).encode()


def _frame() -> bytes:
    head: dict[str, Any] = dict.fromkeys(
        ("title", "byline", "outlet", "date", "language", "source", "sha256", "encoding", "raw"), ""
    )
    sent = json.dumps({**head, "notes": ["a"], "paragraphs": [["Text.", "body", ""]]}).encode()
    return len(sent).to_bytes(8, "big") + bytes(8) + sent


_NEWS = (
    "Bridge shut after crack found\n\nBy Ana Reyes\nTuesday 8 April 2025, 10.30 p.m.\n\nHARBOUR (Wire) — “It is 40 "
    "centimetres long,” said Dr. J. K. Reyes of the U.S. agency. About twenty-three per cent, £1.5 million, 3/4/22, "
    "2–1, 1.000, IV. »Nein«, sagte er.\n\nRead more: ferries\nADVERTISEMENT\n• one\n• two\n"
).encode()

TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], bytes]]] = {
    "segmentation": (check_segmentation, lambda: _NEWS),
    "sentences": (check_sentences, lambda: _NEWS),
    "furniture": (check_furniture, lambda: _NEWS),
    "opening": (check_opening, lambda: _NEWS),
    "quantities": (check_quantities, lambda: _NEWS),
    "quotes": (check_quotes, lambda: _NEWS),
    "decoding": (check_decoding, lambda: _NEWS.decode().encode("utf-16")),
    "comparison": (check_comparison, _saved),
    "comparison, edited": (check_edited_comparison, lambda: bytes(range(1, 41))),
    "corrections": (check_corrections, lambda: _WISHES),
    "corrections, edited": (check_edited_corrections, lambda: bytes(range(1, 41))),
    "frames": (check_frames, _frame),
    "frames, edited": (check_edited_frames, lambda: bytes(range(1, 41))),
}
"""What is checked of each parser, and an input to begin with."""

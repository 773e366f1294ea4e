"""Articles as plain values between the window's process and the parsing process: JSON in frames with a length."""

from __future__ import annotations

import json
import re
from typing import IO, Any

from reader.core.model import Article, Paragraph, ParagraphKind, Part

LARGEST_FRAME = 256 * 1024 * 1024

_MOST_OPENED = 3_000_000
_MOST_COMMAS = 12_000_000
"""Values that an answer may hold: a list of nothing takes thirty times its letters."""
_SURROGATE = re.compile("[\ud800-\udfff]")

_FIELDS = ("title", "byline", "outlet", "date", "language", "source", "sha256", "encoding", "raw")


class BrokenFrame(Exception):  # noqa: N818 - the other end is gone or talks nonsense
    """What came is no frame: the other end died, or does not speak the protocol."""


def article_to_values(article: Article) -> dict[str, Any]:
    return {
        **{name: getattr(article, name) for name in _FIELDS},
        "notes": list(article.notes),
        "parts": [
            [part.name, part.first, article_to_values(part.article) if part.article else None] for part in article.parts
        ],
        "paragraphs": [[paragraph.text, paragraph.kind.value, paragraph.reason] for paragraph in article.paragraphs],
    }


def article_from_values(values: dict[str, Any]) -> Article:
    """Raises BrokenFrame where the values are no article: they come from a process that read a hostile file."""
    try:
        fields = {name: values[name] for name in _FIELDS}
        rows = [(text, ParagraphKind(kind), reason) for text, kind, reason in values["paragraphs"]]
        notes = tuple(values["notes"])
        parts = tuple(Part(name, first, _part_article(own)) for name, first, own in values["parts"])
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenFrame from error
    strings = [*fields.values(), *notes, *(text for text, _, _ in rows), *(reason for _, _, reason in rows)]
    if not all(isinstance(value, str) for value in (*strings, *(part.name for part in parts))):
        raise BrokenFrame
    if any(map(_SURROGATE.search, (*strings, *(part.name for part in parts)))):
        return article_from_values(_whole(values))
    starts = [part.first for part in parts]
    if not all(isinstance(start, int) and 0 <= start < len(rows) for start in starts) or starts != sorted(set(starts)):
        raise BrokenFrame
    paragraphs = tuple(Paragraph(index, *row) for index, row in enumerate(rows))
    return Article(paragraphs=paragraphs, notes=notes, parts=parts, **fields)


def _whole(value: Any) -> Any:
    """The same values without halves of characters, which no text may hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(member) for member in value]
    return {name: _whole(member) for name, member in value.items()} if isinstance(value, dict) else value


def _part_article(values: dict[str, Any] | None) -> Article | None:
    if values is None:
        return None
    if values["parts"]:
        raise BrokenFrame
    return article_from_values(values)


def write_frame(stream: IO[bytes], values: dict[str, Any], data: bytes = b"") -> None:
    head = json.dumps(values).encode("ascii")
    stream.write(len(head).to_bytes(8, "big") + len(data).to_bytes(8, "big"))
    stream.write(head)
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """The next frame; raises BrokenFrame at the end of the stream and for what is too large or no JSON."""
    sizes = _exactly(stream, 16)
    head, rest = int.from_bytes(sizes[:8], "big"), int.from_bytes(sizes[8:], "big")
    if head > LARGEST_FRAME or rest > LARGEST_FRAME:
        raise BrokenFrame
    packed = _exactly(stream, head)
    if packed.count(b"[") + packed.count(b"{") > _MOST_OPENED or packed.count(b",") > _MOST_COMMAS:
        raise BrokenFrame
    try:
        values = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error
    if not isinstance(values, dict):
        raise BrokenFrame
    return values, _exactly(stream, rest)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    parts: list[bytes] = []
    while count > 0:
        part = stream.read(count)
        if not part:
            raise BrokenFrame
        parts.append(part)
        count -= len(part)
    return b"".join(parts)

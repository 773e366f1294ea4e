"""What one block of text looks like from outside: its length, its ending, its bullet, its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.lexicon import PROSE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:['’ʼ.-][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_CLOSERS = "\"“'”’»›)]}*` \u00a0"
_BULLET = re.compile(r"\s*[•‣◦▪●∙■►▶→*–—-]\s+")
_INNER_END = re.compile(r"[a-zß-ÿ]{2}[.!?][\"'“”»]*\s*[A-ZÀ-Þ]")
_QUOTES = re.compile(r"[\"“”„«»「」]")

LONG = 600
"""Characters from which a block is body text whatever else it looks like."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Measures of one block; `key` is equal for blocks that repeat each other."""

    text: str
    key: str
    words: tuple[str, ...]
    length: int
    """Words, or half the characters of a script that is written without spaces."""
    end: str
    """The last character that is no closing quote or bracket."""
    bullet: bool
    quoted: bool
    inner: bool
    """A sentence ends within it and another begins."""
    prosy: int
    """How many articles, auxiliaries and pronouns it has: sentences do, headlines hardly."""

    @property
    def sentence(self) -> bool:
        """Ends as a sentence does."""
        return self.end in ".!?…。！？．؟।" and self.end != ""

    @property
    def prose(self) -> bool:
        """Long enough, and ended well enough, to be nothing but running text."""
        return self.length >= 30 or (self.length >= 12 and self.sentence)

    @property
    def capitals(self) -> float:
        """Share of words that begin with a capital letter or a digit."""
        return sum(not word[0].islower() for word in self.words) / len(self.words) if self.words else 0.0


def shape_of(text: str) -> Shape:
    """Measures one block; a very long one only as far as is needed to know that it is long."""
    stripped = text.strip()
    body = stripped if len(stripped) <= LONG else stripped[:LONG]
    words = tuple(WORD.findall(body))
    wide = len(_WIDE.findall(body))
    lowered = tuple(word.casefold().replace("’", "'") for word in words)
    return Shape(
        text=stripped,
        key=" ".join(lowered) if len(stripped) <= LONG else stripped,
        words=words,
        length=max(len(words), wide // 2),
        end=stripped[-40:].rstrip(_CLOSERS)[-1:],
        bullet=bool(_BULLET.match(stripped)),
        quoted=bool(_QUOTES.search(body)),
        inner=bool(_INNER_END.search(body)),
        prosy=sum(word in PROSE_WORDS for word in lowered),
    )


def counts(shapes: Sequence[Shape]) -> dict[str, int]:
    """How often each key occurs."""
    found: dict[str, int] = {}
    for shape in shapes:
        if shape.key:
            found[shape.key] = found.get(shape.key, 0) + 1
    return found

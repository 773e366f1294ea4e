"""What a reader should know about a text's letters: hidden ones, disguised ones, ones that were decoded wrongly."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.model import Article

_HIDDEN = re.compile("[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_JOINERS = re.compile("(?<=[^\x00-\u02ff\u2000-\u206f])[\u200c\u200d]|[\u200c\u200d](?=[^\x00-\u02ff\u2000-\u206f])")
_TURNING = re.compile("[\u202d\u202e]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_TAGS_OF_FLAGS = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")

_LOOKS_LATIN = "АВЕЅІЈКМНОРСТУХаеіјкорсухѕһԁɡԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρικυχ"
_MIXED = re.compile(rf"\b(?=\w*[A-Za-z])(?=\w*[{_LOOKS_LATIN}])[A-Za-z{_LOOKS_LATIN}]{{3,40}}\b")
_SUSPICIOUS = re.compile("[ÃÂâÐÑÅÄ\u0080-\u009f][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
_MOST = 2_000_000
_HIDDEN_NOTE = " in its text."


def remarks(article: Article) -> tuple[str, ...]:
    """Sentences for people; none for text in which everything is what it looks like."""
    text = "\n".join(paragraph.text for paragraph in article.paragraphs)[:_MOST]
    if text.isascii():
        return ()
    return tuple(filter(None, (_hidden(text), _turned(text), _disguised(text), _misread(text))))


def repaired(article: Article) -> Article:
    """The article with wrongly decoded letters put right; the same article where there are none."""
    from ftfy import fix_encoding

    paragraphs = tuple(replace(part, text=fix_encoding(part.text)) for part in article.paragraphs)
    return replace(
        article,
        paragraphs=paragraphs,
        title=fix_encoding(article.title),
        byline=fix_encoding(article.byline),
        notes=tuple(note for note in article.notes if note != MISREAD),
    )


def revealed(article: Article) -> Article:
    """The article with every hidden character that is counted shown as its number."""
    paragraphs = tuple(replace(part, text=_with_numbers(part.text)) for part in article.paragraphs)
    return replace(article, paragraphs=paragraphs)


def _with_numbers(text: str) -> str:
    kept = {found.start() for found in _JOINERS.finditer(text)}
    kept.update(place for found in _TAGS_OF_FLAGS.finditer(text) for place in range(*found.span()))
    if _RIGHT_TO_LEFT.search(text):
        kept.update(found.start() for found in _DIRECTION_MARKS.finditer(text))
    return _HIDDEN.sub(lambda found: found[0] if found.start() in kept else f"\u27e8U+{ord(found[0]):04X}\u27e9", text)


def has_hidden(article: Article) -> bool:
    """Whether hidden characters were counted in it."""
    return any(note.endswith(_HIDDEN_NOTE) for note in article.notes)


REPAIRED = "Wrongly decoded letters were put right."
MISREAD = "Some letters look wrongly decoded, as “Ã¼” does for “ü”; the text can be repaired."


def _misread(text: str) -> str:
    if not _SUSPICIOUS.search(text):
        return ""
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    lines = [line for line in text.splitlines() if _SUSPICIOUS.search(line)][:50]
    return MISREAD if any(is_bad(line) and fix_encoding(line) != line for line in lines) else ""


def _hidden(text: str) -> str:
    visible = _JOINERS.sub("", _TAGS_OF_FLAGS.sub("", text))
    if _RIGHT_TO_LEFT.search(visible):
        visible = _DIRECTION_MARKS.sub("", visible)
    count = len(_HIDDEN.findall(visible))
    if not count:
        return ""
    return "1 hidden character is in its text." if count == 1 else f"{count} hidden characters are in its text."


def _turned(text: str) -> str:
    return (
        "Characters in it make text run backwards; what you read may not be what it says."
        if _TURNING.search(text)
        else ""
    )


def _disguised(text: str) -> str:
    found = _MIXED.search(text)
    if not found:
        return ""
    word = found[0]
    return f"The word “{word}” mixes letters of two alphabets that look alike; it may be meant to deceive."

"""Quotations of an article, whatever the marks, and how the other article has them: verbatim, reworded, unquoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.model import Article, Span
from reader.core.quantities import stem
from reader.core.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "〝": "〞",
    "»": "«",
}
_DOUBLE_CLOSERS = "”“»«"
_DEEPEST = 3
"""A quotation in a quotation in a quotation; marks that only go on opening are no deeper ones."""
_UNSURE = '"‘»‚'
"""Marks that also close, or stand for an apostrophe: they open only before a word, and only where something closes."""
_OPENER = re.compile(f"[{''.join(_PAIRS)}]")
_CLOSERS = {closers: re.compile(f"[{closers}]") for closers in _PAIRS.values()}


class QuoteStatus(StrEnum):
    """What became of a quotation on the other side."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    REWORDED = "reworded"
    UNQUOTED = "unquoted"
    ONLY_HERE = "only here"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, the marks not included."""

    span: Span
    text: str


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article, in order, those inside others too; none is longer than its paragraph."""
    return tuple(
        Quotation(Span(index, start, end), article.paragraphs[index].text[start:end])
        for index in compared(article)
        for start, end in nested(article.paragraphs[index].text)
    )


def nested(text: str, offset: int = 0, depth: int = _DEEPEST) -> list[tuple[int, int]]:
    """All quoted stretches of one paragraph, each followed by those inside it, as deep as people quote."""
    found: list[tuple[int, int]] = []
    for start, end in quoted(text):
        found.append((start + offset, end + offset))
        if depth > 1:
            found.extend(nested(text[start:end], start + offset, depth - 1))
    return found


def quoted(text: str) -> list[tuple[int, int]]:
    """The outermost quoted stretches of one paragraph; an opening mark that is never closed quotes to the end."""
    found: list[tuple[int, int]] = []
    never_closed: set[str] = set()  # what no mark closes from here on, none closes further on: looked for once
    position = 0
    while (opener := _OPENER.search(text, position)) is not None:
        start = position = opener.end()
        if not _opens(text, start - 1):
            continue
        closers = _PAIRS[opener.group()]
        end = None if closers in never_closed else _close(text, start, closers)
        if end is None:
            never_closed.add(closers)
            if opener.group() in _UNSURE:
                continue
        last = len(text.rstrip()) if end is None else end
        if last > start:
            found.append((start, last))
        position = last + 1
    return found


def _opens(text: str, position: int) -> bool:
    if text[position] not in _UNSURE:
        return True
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    return (not before or not before.isalnum()) and bool(after) and not after.isspace()


def _close(text: str, start: int, closers: str) -> int | None:
    for match in _CLOSERS[closers].finditer(text, start):
        if _closes(text, match.start()):
            return match.start()
    return None


def _closes(text: str, position: int) -> bool:
    if text[position] in '"':
        return not text[position - 1].isspace() or not text[position + 1 : position + 2].isalnum()
    if text[position] == "’":
        return not text[position + 1 : position + 2].isalnum()
    return True


@dataclass(frozen=True, slots=True)
class Echo:
    """How a quotation stands on the other side, and where."""

    status: QuoteStatus
    span: Span | None
    share: float
    """Of the quotation's content words, how many are there."""


class Passages:
    """The words of one article's sentences, to look quotations up in."""

    def __init__(self, article: Article, spans: Sequence[Span], glue: frozenset[str]) -> None:
        self._glue = glue
        self._article = article
        self._words: list[tuple[Span, Word, str]] = []
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            text = article.paragraphs[span.paragraph].text
            self._quoted.setdefault(span.paragraph, quoted(text))
            for word in words(text[span.start : span.end]):
                if word.form != "'s":
                    place = Span(span.paragraph, span.start + word.start, span.start + word.end)
                    self._words.append((place, word, stem(word.form)))
        self._keys = [key for _, _, key in self._words]
        self._places: dict[str, list[int]] = {}
        for index, key in enumerate(self._keys):
            self._places.setdefault(key, []).append(index)

    def echo(self, text: str) -> Echo:
        """The stretch that says most of a quotation, within about one and a half times its length."""
        sought = [stem(word.form) for word in words(text) if word.form != "'s"]
        content = {stem(word.form) for word in words(text) if word.form not in self._glue and word.form != "'s"}
        if not content or not self._words:
            return Echo(QuoteStatus.ONLY_HERE, None, 0.0)
        exact = self._exact(sought)
        if exact is not None:
            inside = self._is_quoted(exact)
            return Echo(QuoteStatus.VERBATIM if inside else QuoteStatus.UNQUOTED, exact, 1.0)
        keys = self._keys
        hits = sorted(index for key in content for index in self._places.get(key, ()))
        reach = max(len(sought) + 4, round(1.5 * len(sought)))
        best: tuple[int, int, int, int] | None = None
        for position, first in enumerate(hits):
            last = bisect_right(hits, first + reach - 1) - 1
            paragraph = self._words[first][0].paragraph
            while last > position and self._words[hits[last]][0].paragraph != paragraph:
                last -= 1
            kinds = len({keys[index] for index in hits[position : last + 1]})
            candidate = (kinds, -(hits[last] - first), -first, hits[last])
            best = max(best, candidate) if best else candidate
        if best is None:
            return Echo(QuoteStatus.ONLY_HERE, None, 0.0)
        start, end = self._words[-best[2]][0], self._words[best[3]][0]
        span = Span(start.paragraph, start.start, end.end)
        share = best[0] / len(content)
        partly = any(first < span.end and span.start < last for first, last in self._quoted.get(span.paragraph, []))
        return Echo(QuoteStatus.REWORDED if partly else QuoteStatus.UNQUOTED, span, share)

    def _exact(self, sought: Sequence[str]) -> Span | None:
        """Where the very words stand in this order, in one paragraph."""
        rarest = min(range(len(sought)), key=lambda at: (len(self._places.get(sought[at], ())), at))
        for place in self._places.get(sought[rarest], ()):
            start = place - rarest
            if start >= 0 and self._keys[start : start + len(sought)] == list(sought):
                first, last = self._words[start][0], self._words[start + len(sought) - 1][0]
                if first.paragraph == last.paragraph:
                    return Span(first.paragraph, first.start, last.end)
        return None

    def _is_quoted(self, span: Span) -> bool:
        stretches = self._quoted.get(span.paragraph, [])
        at = bisect_left(stretches, (span.end, -1))
        covered = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in stretches[:at])
        return covered > 0.5 * (span.end - span.start)

    def content_words(self, text: str) -> int:
        """How many different words of a text say something by themselves."""
        return len({stem(word.form) for word in words(text) if word.form not in self._glue and word.form != "'s"})

    def text_of(self, span: Span) -> str:
        """The words at a place of the article."""
        return self._article.paragraphs[span.paragraph].text[span.start : span.end]

    def quotation_around(self, span: Span) -> Span:
        """The quoted stretch a place lies in, or the place itself."""
        for start, end in self._quoted.get(span.paragraph, []):
            if start < span.end and span.start < end:
                return Span(span.paragraph, start, end)
        return span


def same_words(one: str, other: str) -> bool:
    """Whether two quotations differ in nothing but case, marks and spaces."""
    return _forms(one) == _forms(other)


def _forms(text: str) -> list[str]:
    """The compared words, "didn't" as did not."""
    found: list[str] = []
    for word in words(text):
        if word.form.endswith("n't"):
            found.extend((_WHOLE.get(word.form, word.form[:-3]), "not"))
        else:
            found.append(word.form)
    return found


_WHOLE = {"won't": "will", "can't": "can", "shan't": "shall", "cannot": "can"}


def contains(longer: str, shorter: str) -> bool:
    """Whether one quotation is a piece of the other."""
    one, other = _forms(longer), _forms(shorter)
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size == len(other)

"""Plain text to blocks: where one paragraph ends and the next begins, whatever the line ends and the wrapping."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from reader.core.hyphens import as_printed, is_cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Seam = Callable[[str, str], str]

LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

_NARROWEST, _WIDEST = 40, 100
_NARROW_COLUMN = 20
"""How narrow it may be where words are cut at the ends of lines, as in columns of newspapers."""
_SLACK = 10
"""How many columns short of the wrap width a wrapped line may end: ragged editors, long words."""

_ITEM = re.compile(r"(?:[•‣◦▪●·*+–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_COLUMNS = re.compile(r"\S {3,}\S|\t|^[|+]|^[-=_ ]{5,}$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”“’»)\]]*$")


def blocks(text: str, *, seam: Seam = as_printed) -> tuple[str, ...]:
    """The paragraphs of a plain text, in order: every non-blank character is in exactly one of them.

    `seam` puts a line to those above it, and may leave out the hyphen of a word that was cut.
    """
    groups = _line_groups(text)
    width = _wrap_width(groups)
    found: list[str] = []
    for group in groups:
        group_width = width or _block_width(group)
        found.extend(_joined(group, group_width, seam) if group_width else (line.strip() for line in group))
    return tuple(found)


def _line_groups(text: str) -> list[list[str]]:
    """The non-blank lines, grouped by the blank lines between them."""
    groups: list[list[str]] = []
    open_group = False
    for line in LINE_ENDS.split(text):
        if not line or line.isspace():
            open_group = False
            continue
        if not open_group:
            groups.append([])
            open_group = True
        groups[-1].append(line.rstrip())
    return groups


def _wrap_width(groups: list[list[str]]) -> int:
    """The column at which the whole text was wrapped by hand, or 0 where its lines are paragraphs."""
    longest = max((len(line) for group in groups for line in group), default=0)
    if not _NARROW_COLUMN <= longest <= _WIDEST:
        return 0
    pairs = [pair for group in groups for pair in itertools.pairwise(group) if _running(*pair)]
    if len(pairs) < 3 or (longest < _NARROWEST and sum(is_cut(*pair) for pair in pairs) < max(2, 0.04 * len(pairs))):
        return 0
    return longest if _looks_wrapped(pairs, longest, 0.7, 0.5) else 0


def _running(line: str, following: str) -> bool:
    """Whether two lines could belong together at all: no item begins in the second, and neither is a table's row."""
    return not (_ITEM.match(following.lstrip()) or _COLUMNS.search(line.strip()) or _COLUMNS.search(following.strip()))


def _block_width(group: list[str]) -> int:
    """The wrap width of one wrapped block in a text that is not wrapped elsewhere, or 0."""
    longest = max(map(len, group))
    if len(group) < 4 or not _NARROWEST <= longest <= _WIDEST:
        return 0
    pairs = list(itertools.pairwise(group))
    return longest if _looks_wrapped(pairs, longest, 0.95, 0.6) else 0


def _looks_wrapped(pairs: list[tuple[str, str]], width: int, full: float, running_on: float) -> bool:
    """Whether enough lines are full, and enough of the full ones stop in the middle of a sentence."""
    filled = [pair for pair in pairs if _is_full(*pair, width)]
    if len(filled) < full * len(pairs):
        return False
    return sum(not _SENTENCE_END.search(line[-8:]) for line, _ in filled) >= running_on * len(filled)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more."""
    if is_cut(line, following.lstrip()):
        return True
    first_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first_word) > width - _SLACK


def _joined(group: list[str], width: int, seam: Seam) -> Iterable[str]:
    parts = [group[0].strip()]
    for line, following in itertools.pairwise(group):
        below = following.strip()
        if _continues(line, following, width):
            parts[-1] = seam(parts[-1], below).removesuffix(below)  # only the last line: a paragraph may be endless
        else:
            yield "".join(parts)
            parts = []
        parts.append(below)
    yield "".join(parts)


def _continues(line: str, following: str, width: int) -> bool:
    if not _is_full(line, following, width) or _ITEM.match(following.lstrip()):
        return False
    indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip())
    return not (indented and _SENTENCE_END.search(line[-8:]))

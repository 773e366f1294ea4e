"""Whether two articles are one and the same: file, bytes or text; said before anything is said about links."""

from __future__ import annotations

from operator import attrgetter, eq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.model import Article

SAME_FILE = "The same file is on both sides."
IDENTICAL = "The two files are identical."
SAME_TEXT = "Same text; the files differ only in line ends, spacing, encoding or format."

_TEXT, _KIND = attrgetter("text"), attrgetter("kind")


def sameness(left: Article, right: Article, *, one_file: bool = False) -> str:
    """A sentence where the two have the same text or more in common, else nothing."""
    if one_file:
        return SAME_FILE
    if not left.sha256 or not right.sha256 or not any(paragraph.text.strip() for paragraph in left.paragraphs):
        return ""
    if len(left.paragraphs) != len(right.paragraphs):
        return ""
    if not all(map(eq, map(_TEXT, left.paragraphs), map(_TEXT, right.paragraphs))):
        return ""
    alike = left.sha256 == right.sha256 and all(map(eq, map(_KIND, left.paragraphs), map(_KIND, right.paragraphs)))
    return IDENTICAL if alike else SAME_TEXT

"""Rich Text files as articles: striprtf's text, a paragraph a line, with what the file's own info group says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.load.errors import LoadError
from reader.load.styled import FOOTNOTE, TABLE, Styled, article_of

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.load.formats import Document

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_INFO = r"\{\\%s\s+([^{}]{1,300})\}"
_PICTURES = re.compile(
    r"\{\\(?:\*\\)?(?:pict|objdata|shppict|nonshppict|datastore|themedata|colorschememapping)\b[^{}]*\}"
)
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b(?:\\ftnalt\b)?")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_CELLS = re.compile(r"\n\|")
_LARGEST = 8 * 1024 * 1024


def read_rtf(document: Document) -> Article:
    from striprtf.striprtf import rtf_to_text

    found = _CODEPAGE.search(document.data[:4096])
    codepage = f"cp{found[1].decode()}" if found else "cp1252"
    source = _PICTURES.sub("", document.data.decode("latin-1"))
    source, notes = _without_notes(source)
    if len(source) > _LARGEST:
        raise LoadError(f"{document.name} holds more than 8 MB of rich text; save it as plain text and open that.")
    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            source, encoding=document.encoding or codepage, errors="replace"
        )
    except (LookupError, ValueError, IndexError, TypeError) as error:
        raise LoadError(
            f"{document.name} is damaged or no real RTF; open it in the program it was made with and save it again."
        ) from error
    rows = [_row(line) for line in _CELLS.sub("|", text).splitlines()]
    rows += [Styled(" ".join(rtf_to_text(note, errors="replace").split()), aside=FOOTNOTE) for note in notes]  # type: ignore[no-untyped-call]
    return article_of(rows, title=_info(source, "title"), byline=_info(source, "author"))


def _row(line: str) -> Styled:
    """A paragraph, or a table's row as striprtf writes it: cells with bars after them."""
    if not line.endswith("|"):
        return Styled(line)
    return Styled(" | ".join(filter(None, (cell.strip() for cell in line.split("|")))), TABLE)


def _without_notes(source: str) -> tuple[str, list[str]]:
    """The source without its footnotes, which striprtf would drop, and each of them as a small document of its own."""
    kept: list[str] = []
    notes: list[str] = []
    place = 0
    for found in _NOTE.finditer(source):
        if found.start() < place:
            continue
        end = _group_end(source, found.start())
        kept.append(source[place : found.start()])
        inside = _NOTE.sub("{", source[found.end() : end])
        notes.append(f"{{\\rtf1\\ansi {inside}}}")
        place = end + 1
    return "".join((*kept, source[place:])), notes


def _group_end(source: str, start: int) -> int:
    """Where the group that begins at `start` is closed."""
    depth = 0
    for found in _BRACES.finditer(source, start):
        depth += (found[0] == "{") - (found[0] == "}")
        if depth == 0:
            return found.start()
    return len(source)


def _info(source: str, name: str) -> str:
    found = re.search(_INFO % name, source[:20_000])
    return " ".join(found[1].split()) if found and "\\" not in found[1] else ""

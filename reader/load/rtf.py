"""Rich Text files as articles: striprtf's text, a paragraph a line, with what the file's own info group says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.furniture import FOOTNOTE
from reader.load.errors import LoadError
from reader.load.styled import TABLE, Styled, article_of

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.load.formats import Document

_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_INFO = r"\{\\%s\s+([^{}]{1,300})\}"
_PICTURES = re.compile(
    r"\{\\(?:\*\\)?(?:pict|objdata|shppict|nonshppict|datastore|themedata|colorschememapping)\b[^{}]*\}"
)
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b(?:\\ftnalt\b)?")
_DELETED = re.compile(r"\{\\deleted\b")
_SHAPE = re.compile(r"\{\\shp\b")
_BOX = re.compile(r"\{\\shptxt\b")
_COMMENT = re.compile(r"\{(?:\\\*)?\\annotation\b")
_CHANGED = re.compile(r"\\(?:revised|deleted)\b")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_CELLS = re.compile(r"\n\|")
_BULLET = re.compile("^\\s*[•·▪\ue000-\uf8ff]\t")
_LARGEST = 8 * 1024 * 1024


def read_rtf(document: Document) -> Article:
    from striprtf.striprtf import rtf_to_text

    found = _CODEPAGE.search(document.data[:4096])
    codepage = f"cp{found[1].decode()}" if found else "cp1252"
    source = _PICTURES.sub("", document.data.decode("latin-1"))
    remarks = _remarks(source)
    source, _ = _without(_DELETED, source)
    source, shapes = _without(_SHAPE, source)
    source, notes = _without(_NOTE, source)
    boxes = [box for shape in shapes for box in _without(_BOX, shape)[1]]
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
    for groups, aside in ((boxes, ""), (notes, FOOTNOTE)):
        texts = (rtf_to_text(f"{{\\rtf1\\ansi {group}}}", errors="replace") for group in groups)  # type: ignore[no-untyped-call]
        rows += [Styled(" ".join(text.split()), aside=aside) for text in texts]
    return article_of(rows, title=_info(source, "title"), byline=_info(source, "author"), notes=remarks)


def _remarks(source: str) -> tuple[str, ...]:
    """Which text is used where there is more than one."""
    told = (
        (_CHANGED, "It holds tracked changes; the text is shown as if all of them were accepted."),
        (_COMMENT, "Its comments are not shown."),
        (_BOX, "The text of its boxes stands at the end."),
    )
    return tuple(remark for sign, remark in told if sign.search(source))


def _row(line: str) -> Styled:
    """A paragraph without its bullet, or a table's row as striprtf writes it: cells with bars after them."""
    line = _BULLET.sub("", line)
    if not line.endswith("|"):
        return Styled(line)
    return Styled(" | ".join(filter(None, (cell.strip() for cell in line.split("|")))), TABLE)


def _without(opening: re.Pattern[str], source: str) -> tuple[str, list[str]]:
    """The source without its groups of one kind, and what is inside of each."""
    kept: list[str] = []
    groups: list[str] = []
    place = 0
    for found in opening.finditer(source):
        if found.start() < place:
            continue
        end = _group_end(source, found.start())
        kept.append(source[place : found.start()])
        groups.append(opening.sub("{", source[found.end() : end]))
        place = end + 1
    return "".join((*kept, source[place:])), groups


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

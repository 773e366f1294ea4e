"""A small PDF writer: lines of text at given places, in the way real programs write them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Left, baseline, font size, text."""

WIDTH, HEIGHT = 595, 842


def pdf(pages: Sequence[Sequence[Line]], *, info: str = "", trailer: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """A document of these pages, in Helvetica."""
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")
    add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        text = "".join(_show(line) for line in lines)
        packed = zlib.compress(f"BT\n{text}ET\n".encode("cp1252"))
        stream = add(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream")
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R" % (WIDTH, HEIGHT, stream)
                + b" /Resources << /Font << /F1 3 0 R >> >> >>"
            )
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    for content in extra:
        add(content)
    about = add(f"<< {info} >>".encode("latin-1"))
    return _file(objects, f"/Info {about} 0 R {trailer}")


def _show(line: Line) -> str:
    left, baseline, size, text = line
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"/F1 {size} Tf 1 0 0 1 {left} {baseline} Tm ({escaped}) Tj\n"


def _file(objects: list[bytes], trailer: str) -> bytes:
    data = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer.encode("latin-1"),
        start,
    )
    return data


def set_lines(text: str, left: float, top: float, size: float = 11, letters: int = 80) -> list[Line]:
    """A paragraph broken into lines by the number of letters, one below the other."""
    lines: list[Line] = []
    words, line = text.split(), ""
    for word in [*words, ""]:
        if not word or len(line) + 1 + len(word) > letters:
            if line:
                lines.append((left, top - len(lines) * 1.25 * size, size, line))
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines

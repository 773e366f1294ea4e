"""Bad files as bytes: packages, Word documents, pages and texts that were made to break a reader."""

# ruff: noqa: E501 - markup is easier to check in one line

from __future__ import annotations

import importlib.util
import io
import struct
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

SAMPLES = Path(__file__).resolve().parents[1] / "load" / "samples"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "<w:p><w:r><w:t>Some text.</w:t></w:r></w:p>"
MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Something\r\nDate: Tue, 08 Apr 2025 21:10:00 +0200\r\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _printed() -> ModuleType:
    spec = importlib.util.spec_from_file_location("printed", SAMPLES.parent / "printed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


printed = _printed()


def zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def document(body: str = BODY, head: str = "") -> str:
    return f'{head}<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'


def docx(parts: dict[str, str | bytes] | None = None, body: str = BODY, head: str = "") -> bytes:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", document(body, head))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return packed.getvalue()


def lying_docx() -> bytes:
    """60 MB of zeros in a part that says it is 5 kB."""
    data = bytearray(docx(body=f"<w:p><w:r><w:t>{'0' * (60 << 20)}</w:t></w:r></w:p>"))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.find(signature) + place, 5000)
    return bytes(data)


def crowded_docx() -> bytes:
    """A package that claims more parts than it could hold."""
    data = bytearray(docx())
    struct.pack_into("<HH", data, data.rfind(b"PK\x05\x06") + 8, 65535, 65535)
    return bytes(data)


def locked_docx() -> bytes:
    data = bytearray(docx())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + place] |= 1
    return bytes(data)


def changed_docx() -> bytes:
    """Tracked changes, a comment, a footnote, a text box that stands there twice."""
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The bridge is </w:t></w:r><w:del><w:r><w:delText>open</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>closed</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    comments = f'<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"/><w:footnote w:id="2">{BODY}</w:footnote></w:footnotes>'
    return docx({"word/comments.xml": comments, "word/footnotes.xml": notes}, body)


def calling_docx() -> bytes:
    """A remote template, an embedded object, macros, a remote picture."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/>'
        '<Relationship Id="r2" Type="image" Target="http://127.0.0.1:9/pixel.png" TargetMode="External"/></Relationships>'
    )
    return docx(
        {
            "word/_rels/document.xml.rels": relations,
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(500),
            "word/vbaProject.bin": bytes(500),
        }
    )


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def locked_pdf() -> bytes:
    return printed.pdf(
        [printed.set_lines("Some text.", 60, 700)],
        trailer="/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
        extra=[b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"],
    )


def circular_pdf() -> bytes:
    return printed.pdf([printed.set_lines("Some text.", 60, 700)]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")


def columns_pdf() -> bytes:
    """Two columns with ligatures, which have to be read one after the other."""
    left = printed.set_lines("The first column tells how the office was found in fine order. " * 6, 60, 740, letters=36)
    right = printed.set_lines("The second column tells what came after that. " * 8, 320, 740, letters=36)
    return printed.pdf([[*left, *right]])


def hostile_page() -> bytes:
    return b"""<!doctype html><html><head><title>A page</title><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/r">
<link rel="stylesheet" href="http://127.0.0.1:9/a.css"><style>body{background:url(http://127.0.0.1:9/b.png)}</style>
<base href="http://127.0.0.1:9/"><script src="http://127.0.0.1:9/a.js"></script><script>alert(1)</script></head><body>
<article><h1>Bridge shut after crack is found</h1><p onclick="alert(2)">Engineers closed the bridge on Tuesday, and nobody
knows for how long it will stay closed to all traffic.</p><img src="http://127.0.0.1:9/pixel.gif" onerror="alert(3)">
<iframe src="file:///etc/passwd"></iframe><object data="http://127.0.0.1:9/o"></object><p>The crack is about 40 centimetres
long, said the chief engineer of the agency, who had seen it with her own eyes.</p><a href="javascript:alert(4)">more</a>
<svg onload="alert(5)"><text>x</text></svg></article></body></html>"""


def cookie_wall() -> bytes:
    return b"""<!doctype html><html><head><title>Before you continue</title></head><body><div id="consent">
<h1>Before you continue</h1><p>We and our 842 partners store cookies on your device.</p>
<button>Accept all</button><button>Reject all</button><button>Settings</button></div></body></html>"""


def missing_page() -> bytes:
    return b"""<!doctype html><html><head><title>404 Not Found</title></head><body><h1>Page not found</h1>
<p>The page you are looking for does not exist.</p><a href="/">Home</a></body></html>"""


_PAGE = """The agency that looks after the bridges of the coast had asked
for a report on the state of the main cables, and the people who
wrote it needed nineteen months for the inspection of eleven big
bridges, of which four turned out to be in want of repair, as an
earlier report had said. One of them had to be closed to all traf-
fic. Nobody had looked at the southern anchorage since the year in
which it was built, because the only way to it leads through one
chamber that is flooded whenever the tide is high on that coast.
"""


def scanned() -> bytes:
    """A report as a scanner's program writes it: running heads, page numbers, lines as they were printed."""
    return "\f".join(f"REPORT OF THE COAST AGENCY\n\n{_PAGE}\n{number}\n" for number in range(1, 5)).encode()

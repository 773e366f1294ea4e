"""What some bytes are, told by how they begin and never by the name they go under."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image"),
    (b"\xff\xd8\xff", 0, "a JPEG image"),
    (b"GIF87a", 0, "a GIF image"),
    (b"GIF89a", 0, "a GIF image"),
    (b"WEBP", 8, "a WebP image"),
    (b"II*\0", 0, "a TIFF image"),
    (b"MM\0*", 0, "a TIFF image"),
    (b"ftypheic", 4, "a HEIC image"),
    (b"ftypavif", 4, "an AVIF image"),
    (b"\0\0\1\0", 0, "an icon"),
    (b"8BPS", 0, "a Photoshop image"),
    (b"\x7fELF", 0, "a program"),
    (b"MZ", 0, "a Windows program"),
    (b"\xcf\xfa\xed\xfe", 0, "a macOS program"),
    (b"\xce\xfa\xed\xfe", 0, "a macOS program"),
    (b"\xca\xfe\xba\xbe", 0, "a program"),
    (b"\0asm", 0, "a WebAssembly program"),
    (b"\x1f\x8b", 0, "a gzip archive"),
    (b"BZh", 0, "a bzip2 archive"),
    (b"\xfd7zXZ\0", 0, "an xz archive"),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive"),
    (b"Rar!\x1a\x07", 0, "a RAR archive"),
    (b"ustar", 257, "a tar archive"),
    (b"!<arch>\n", 0, "a Unix archive"),
    (b"OggS", 0, "a sound or video file"),
    (b"fLaC", 0, "a sound file"),
    (b"ID3", 0, "a sound file"),
    (b"WAVE", 8, "a sound file"),
    (b"AVI ", 8, "a video"),
    (b"ftyp", 4, "a video"),
    (b"\x1aE\xdf\xa3", 0, "a video"),
    (b"SQLite format 3\0", 0, "a database"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
    (b"OTTO", 0, "a font"),
    (b"\0\1\0\0\0", 0, "a font"),
    (b"%!PS", 0, "a PostScript file"),
)
_UNREAD = (
    (b"xl/workbook", "an Excel workbook", "copy the text you mean into a document"),
    (b"ppt/presentation", "a PowerPoint presentation", "export it as PDF and open that"),
    (b"Index/Document.iwa", "a Pages, Numbers or Keynote document", "export it as Word or PDF and open that"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file that is no text", "export it as PDF and open that"),
    (b"META-INF/MANIFEST.MF", "a Java program", "open the document it belongs to"),
    (b"AndroidManifest.xml", "an Android program", "open the document it belongs to"),
    (b"", "a ZIP archive", "unpack it and open the article in it"),
)
_TEXTUAL = frozenset({"a Windows program", "a bzip2 archive", "a sound file", "a Unix archive", "a video", "a font"})
"""Kinds whose signature could also begin a text, which then has no control characters."""

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)

_OUR_TOOL = re.compile(rb'"tool"\s*:\s*\{\s*"name"\s*:\s*"Parallax"')
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
_KNOWN = re.compile(
    rb"^(?:from|to|subject|date|mime-version|content-type|message-id|received|return-path)\s*:", re.I | re.M
)


def binary_kind(data: bytes) -> str:
    """What a file that is no text is, for people ("a PNG image"), or empty where it may be text."""
    for signature, offset, kind in _SIGNATURES:
        if data[offset : offset + len(signature)] == signature and (kind not in _TEXTUAL or _has_controls(data[:512])):
            return kind
    if data.startswith(b"BM") and _has_controls(data[:64]):
        return "a bitmap image"
    return ""


def unread_document(data: bytes) -> tuple[str, str]:
    """A document nobody here reads, and what to do instead; two empty texts where it is none."""
    if looks_like_ole(data):
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
            return "a document protected by a password", "save an unprotected copy and open that"
        return "a file of Office before 2007 (.doc, .xls, .ppt or .msg)", "save it as .docx or PDF and open that"
    if looks_like_zip(data):
        return next((kind, advice) for part, kind, advice in _UNREAD if part in data)
    return "", ""


def looks_like_html(data: bytes) -> bool:
    """Whether it begins as a web page does, in any encoding that keeps ASCII or doubles it."""
    head = data[:8192]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in head[:64]:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return bool(_HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")))


def looks_like_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def looks_like_ole(data: bytes) -> bool:
    """The container of Word, Excel and Outlook files before 2007, and of encrypted newer ones."""
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def looks_like_mail(data: bytes) -> bool:
    """Whether it begins with a block of headers, several of them those of a message."""
    head = data[:8192]
    if not _HEADERS.match(head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len(_KNOWN.findall(block)) >= 3


def looks_like_webarchive(data: bytes) -> bool:
    return data.startswith(b"bplist00") and b"WebMainResource" in data


def looks_like_comparison(data: bytes) -> bool:
    """Whether it is a JSON object with the keys of a saved comparison, in any encoding that JSON may have."""
    if b"\0" in data[:16]:
        data = data.replace(b"\0", b"")
    if not data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{") or b'"schema"' not in data:
        return False
    return bool(_OUR_TOOL.search(data[:1000])) or (b'"paragraph_links"' in data and b'"left"' in data)


def _has_controls(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 32 for byte in head)

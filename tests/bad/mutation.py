"""Damaging files on purpose: flipped bits, cuts, moved and repeated blocks, telling words; all by a seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_EVERYWHERE = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"\x1b[31m",
    b"\r\n\r\n",
)
_MARKUP = (
    *(b"<p>", b"</div>", b"<!DOCTYPE x [", b'<!ENTITY a "b">', b"<![CDATA[", b"]]>", b"&#x0;", b"&a;", b"<table><tr>"),
    *(b"<script>", b"<base href=//x>", b"<meta charset=utf-7>", b"<plaintext>", b"<svg><title>", b"<!--", b"-->"),
    *(b'<script type="application/ld+json">{"@type":"NewsArticle","headline":[{}]}</script>', b"<time datetime='-1'>"),
)
_PACKAGE = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../", b"word/document.xml", b"content.xml")
WORDS: dict[str, tuple[bytes, ...]] = {
    ".txt": (b"ADVERTISEMENT\n", b"\n\n\n", b"\xe2\x80\x9c", b"By ", b"\xe2\x80\xa8", b"11 September 2001", b"\x0c"),
    ".md": (b"---\n", b"```\n", b"> ", b"[a](javascript:", b"![", b"| - |\n", b"# ", b"<div>", b"&#0;", b"title: [\n"),
    ".rst": (b".. include:: /etc/passwd\n", b".. raw:: html\n\n", b"::\n\n", b"`a <javascript:>`_", b"=====\n", b"|x|"),
    ".html": _MARKUP,
    ".pdf": (
        *(b"%PDF-", b"endobj", b"stream\n", b"endstream", b"/Kids [2 0 R]", b"xref", b"trailer", b"/Encrypt 1 0 R"),
        *(
            b"/Length 99999999",
            b"/Filter [/FlateDecode /FlateDecode]",
            b"/Count -1",
            b"BT /F1 9 Tf",
            b"-1 0 R",
            b"<<<<",
        ),
    ),
    ".docx": _PACKAGE,
    ".odt": _PACKAGE,
    ".epub": (*_PACKAGE, b"META-INF/container.xml", b"application/epub+zip"),
    ".json": (
        *(b'"schema": 4,', b'"schema": 0,', b"NaN", b"1e999", b"[" * 400, b"null", b'"\\ud800"', b'"\\u0000\\n"'),
        *(b'"left": {},', b'"paragraphs": [],', b'"index": -1,', b"true", b'"text": "",', b"9" * 400, b"{}", b",,"),
        *(b'"kind": "x",', b'"'),
    ),
    ".rtf": (b"{\\rtf1", b"\\u-1?", b"}}}}", b"{{{{", b"\\bin9999 ", b"\\'", b"\\ucs2", b"{\\*\\", b"\\ansicpg65001"),
    ".eml": (
        *(
            b"Content-Type: multipart/mixed; boundary=x\r\n",
            b"--x\r\n",
            b"base64",
            b"=\r\n",
            b"=?utf-8?b?",
            b"charset=x",
        ),
        b"Content-Transfer-Encoding: uuencode\r\n",
    ),
    ".webarchive": (b"bplist00", b"WebMainResource", b"\xff" * 8, b"\xd1\x01\x02", b"\x5f\x10\xff", b"WebResourceData"),
}
WORDS[".mhtml"] = (*WORDS[".eml"], *_MARKUP)


def damaged(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """A few changes of different kinds, and now and then an early end."""
    words = (*_EVERYWHERE, *WORDS.get(suffix, ()))
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        chance.choice(_WAYS)(changed, words, chance)
    return bytes(changed) if chance.random() < 0.9 else bytes(changed[: chance.randrange(len(changed) + 1)])


def _place(changed: bytearray, chance: random.Random) -> tuple[int, int]:
    return chance.randrange(len(changed) + 1), chance.choice((1, 4, 32, 400, 4000))


def _flip(changed: bytearray, _words: tuple[bytes, ...], chance: random.Random) -> None:
    if changed:
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)


def _cut(changed: bytearray, _words: tuple[bytes, ...], chance: random.Random) -> None:
    place, size = _place(changed, chance)
    del changed[place : place + size]


def _word(changed: bytearray, words: tuple[bytes, ...], chance: random.Random) -> None:
    place, _ = _place(changed, chance)
    changed[place:place] = chance.choice(words) * chance.choice((1, 1, 1, 300))


def _repeat(changed: bytearray, _words: tuple[bytes, ...], chance: random.Random) -> None:
    place, size = _place(changed, chance)
    changed[place:place] = changed[place : place + size] * chance.choice((1, 2, 50))


def _swap(changed: bytearray, _words: tuple[bytes, ...], chance: random.Random) -> None:
    one, size = _place(changed, chance)
    other = chance.randrange(len(changed) + 1)
    changed[one : one + size], changed[other : other + size] = (
        changed[other : other + size],
        changed[one : one + size],
    )


def _noise(changed: bytearray, _words: tuple[bytes, ...], chance: random.Random) -> None:
    place, size = _place(changed, chance)
    changed[place : place + size] = chance.randbytes(size)


_WAYS: tuple[Callable[[bytearray, tuple[bytes, ...], random.Random], None], ...] = (
    *(_flip, _cut, _word, _repeat, _swap, _noise),
)

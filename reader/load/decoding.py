"""Bytes to text: which encoding they are in, judged over all of them, and what could not be read of them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.load.errors import LoadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 LE"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 BE"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
_NAMES = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "latin-1": "Latin-1",
    "iso8859-1": "Latin-1",
    "iso8859-2": "Latin-2",
    "iso8859-15": "Latin-9",
    "koi8-r": "KOI8-R",
    "gb18030": "GB18030",
    "gbk": "GB18030",
    "gb2312": "GB18030",
    "shift_jis": "Shift-JIS",
    "cp932": "Shift-JIS",
    "big5": "Big5",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "cp949": "EUC-KR",
    "euc_kr": "EUC-KR",
    "utf-8": "UTF-8",
}
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_EBCDIC = ("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140")
_NON_ASCII = re.compile(rb"[\x80-\xff][^\n]{0,400}")
_AROUND = 400
"""Bytes of a line before and behind a letter that is not ASCII which help to tell the encoding."""
_SAMPLE = 128 * 1024
_WESTERN = frozenset("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜàáâäåæçèéêëíîïñóôöùúûüßÁÅÆÍÑÓÚœŒ–—‘’“”„‚…•«»€£§°·¿¡©®™½¼\xa0´±×ãõÃÕ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in as people name it, and what has to be said about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str = "", declared: str = "") -> Decoded:
    """Text of all the bytes.  `encoding` is what a person asked for, `declared` what the file says of itself."""
    if encoding:
        return _decoded(data, _codec(encoding), ())
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _counted(data[len(bom) :], codec, name)
    try:
        return Decoded(data.decode("utf-8"), "UTF-8") if b"\0" not in data else _wide(data)
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:4096]:
        return _wide(data)
    if _nearly_utf8(data):
        return _counted(data, "utf-8", "UTF-8")
    if declared and (codec := _known(declared)):
        return _decoded(data, codec, ())
    return _decoded(data, _guess(data), ())


def encoding_name(codec: str) -> str:
    """An encoding as people write it."""
    normal = codecs.lookup(codec).name
    return _NAMES.get(normal, normal.upper().replace("_", "-"))


def _codec(encoding: str) -> str:
    codec = _known(encoding)
    if not codec:
        raise LoadError(f"There is no encoding named {encoding[:40]!r}; choose one such as UTF-8 or Windows-1252.")
    return codec


def _known(encoding: str) -> str:
    """Python's name of a text encoding, or empty; UTF-7 is never one, for it hides markup."""
    lowered = encoding.strip().lower().replace("windows-", "cp")
    try:
        info = codecs.lookup(_AS_BROWSERS_DO.get(lowered, lowered))
    except (LookupError, ValueError):
        return ""
    usable = getattr(info, "_is_text_encoding", True) and info.name not in {"utf-7", "idna", "punycode"}
    return info.name if usable and "escape" not in info.name and info.name != "undefined" else ""


def _decoded(data: bytes, codec: str, notes: tuple[str, ...]) -> Decoded:
    counted = _counted(data, codec, encoding_name(codec))
    return Decoded(counted.text, counted.encoding, (*notes, *counted.notes))


def _counted(data: bytes, codec: str, name: str) -> Decoded:
    """Undecodable bytes become the replacement character, and a note says how many."""
    text = data.decode(codec, "replace")
    lost = text.count("\ufffd")
    if lost:
        lost -= data.count("\ufffd".encode(codec)) if codec.startswith(("utf", "gb18030")) else 0
    if lost <= 0:
        return Decoded(text, name)
    said = f"{lost} places could not be read as {name}; \ufffd stands there instead."
    if lost == 1:
        said = f"1 place could not be read as {name}; \ufffd stands there instead."
    return Decoded(text, name, (said,))


def _wide(data: bytes) -> Decoded:
    """Text whose zero bytes fall on one side of every pair or quadruple; anything else is no text."""
    head = data[: 64 * 1024]
    zeros = [head[offset::4].count(0) / max(len(head[offset::4]), 1) for offset in range(4)]
    if len(data) >= 8 and len(data) % 4 == 0:
        if min(zeros[2:]) > 0.9 and zeros[0] < 0.2:
            return _counted(data, "utf-32-le", "UTF-32 LE")
        if min(zeros[:2]) > 0.9 and zeros[3] < 0.2:
            return _counted(data, "utf-32-be", "UTF-32 BE")
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    for little, mine, other in ((True, odd, even), (False, even, odd)):
        if mine > 0.02 and other < 0.01 and mine > 8 * other:
            decoded = _counted(data, "utf-16-le" if little else "utf-16-be", "UTF-16 LE" if little else "UTF-16 BE")
            if not decoded.notes or decoded.text.count("\ufffd") <= 2:
                return decoded
    raise LoadError("This file holds binary data, not text; open the document it was made from.")


def _nearly_utf8(data: bytes) -> bool:
    """Whether what is not ASCII is mostly sound UTF-8: a few damaged characters, or one cut off at the end."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if sound >= 3 * broken:
        return True
    return (
        broken == 1 and text.endswith("\ufffd") and len(data) - data.rfind(b"\n") > 1 and data[-1] >= 0xC2 and sound > 0
    )


def _guess(data: bytes) -> str:
    """The likeliest legacy encoding, judged by the lines that are not ASCII, wherever in the file they are."""
    from charset_normalizer import from_bytes

    sample = _sample(data)
    if _western(sample):
        return "cp1252"
    matches = from_bytes(sample, cp_exclusion=["utf_7"], steps=8, chunk_size=2048, enable_fallback=False)
    for match in matches:
        codec = "" if match.encoding in _EBCDIC else _known(match.encoding)
        if codec and _decodes(data, codec):
            return "cp1252" if sample.decode(codec, "replace") == sample.decode("cp1252", "replace") else codec
    return "cp1252"


def _sample(data: bytes) -> bytes:
    lines: list[bytes] = []
    total = end = 0
    for found in _NON_ASCII.finditer(data):
        begin = max(end, found.start() - _AROUND, data.rfind(b"\n", end, found.start()) + 1)
        end = found.end()
        lines.append(data[begin:end])
        total += end - begin
        if total > _SAMPLE:
            break
    return b"\n".join(lines)


def _western(sample: bytes) -> bool:
    """Lone accented letters among plain ones, and all of them common ones: Windows-1252."""
    text = sample.decode("cp1252", "replace")
    high = [character for character in text if character > "\x7f"]
    if not high or sum(character in _WESTERN for character in high) < 0.97 * len(high):
        return False
    runs = re.findall(r"[^\x00-\x7f]{2,}", text)
    return sum(map(len, runs)) <= 0.4 * len(high) and len(high) <= 0.25 * len(text)


def _decodes(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec, "replace")
    except (LookupError, ValueError):
        return False
    return text.count("\ufffd") <= len(text) / 1000

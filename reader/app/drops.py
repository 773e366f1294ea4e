"""What a drop or the clipboard carries, as a value: files, words, a link, our own header, or a refusal."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QUrl

from reader.app.language import tongue, tr
from reader.app.sources import HtmlSource, TextSource
from reader.core.terms import Side

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

SIDE_FORMAT = "application/x-parallax-side"

_IMAGES = frozenset(["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "svg", "ico", "heic", "avif", "psd"])
_ARCHIVES = frozenset(["zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "rar", "zst", "jar", "iso", "dmg"])
_PROGRAMS = frozenset(
    ["exe", "msi", "dll", "so", "dylib", "app", "bat", "cmd", "com", "deb", "rpm", "appimage", "apk", "bin"]
)
_MEDIA = frozenset(["mp3", "mp4", "m4a", "wav", "ogg", "flac", "mov", "avi", "mkv", "webm"])
_MOST_FILES = 40
_MOST_URLS = 1000
"""Addresses that are looked at; more than a person has dropped on purpose."""
_MOZILLA_LINK = "text/x-moz-url"
_LONGEST_LINK = 16_384
_LONGEST_SIDE = 16
"""Bytes."""
_LONG = 1_000_000
"""Characters of a text from which on it is asked whether they are too many."""


@dataclass(frozen=True, slots=True)
class Files:
    """One or more files to open, in the order they were dropped."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a file."""

    source: TextSource | HtmlSource


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address on the network."""

    address: str


@dataclass(frozen=True, slots=True)
class Header:
    """One of our own headers, dragged to the other side."""

    side: Side


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing Parallax can read, and why in one sentence."""

    reason: str


Load = Files | Text | WebLink | Header | Refused


def decode(mime: QMimeData | None, *, name: str = "") -> Load:
    """Says what the data is, looking at names only: nothing is opened while a person drags."""
    name = name or tr("Dropped text")
    if mime is None:  # an empty clipboard, on some systems
        return Refused(tr("There is no text in this; drop a file, or copy the words of an article."))
    if mime.hasFormat(SIDE_FORMAT):
        data = mime.data(SIDE_FORMAT)
        return _header(bytes(data.data()) if data.size() < _LONGEST_SIDE else b"")
    urls = mime.urls()[:_MOST_URLS] if mime.hasUrls() else []
    named = _urls(urls) if urls else None
    if named is not None and not (isinstance(named, Refused) and _has_words(mime)):
        return named
    if mime.hasFormat(_MOZILLA_LINK) and is_address(address := _mozilla_link(mime)):
        return WebLink(address)
    if mime.hasImage() and not mime.hasText():
        return Refused(tr("This is an image; Parallax reads text. Drop the article as a file, or copy its words."))
    text = mime.text()
    if len(text) > _LONG and (reason := _too_long(len(text), name)):
        return Refused(reason)
    if is_address(text):
        return WebLink(text.strip())
    page = _page(mime) if mime.hasHtml() else ""
    if page and not (reason := _too_long(len(page), name)):
        return Text(HtmlSource(page, text, name))
    if page and not text.strip():
        return Refused(reason)
    if text.strip():
        return Text(TextSource(text, name))
    return Refused(tr("There is no text in this; drop a file, or copy the words of an article."))


def _too_long(letters: int, name: str) -> str:
    """Why a text of so many letters is not taken, or nothing."""
    from reader.load.files import SIZE_LIMIT, size_in_words  # only here: nearly no text is as long

    if letters <= SIZE_LIMIT:
        return ""
    return tr(
        "{name} is {size_in_words}, and the limit is {size_in_words2}; copy a shorter part.",
        name=name,
        size_in_words=tongue().size(size_in_words(letters)),
        size_in_words2=tongue().size(size_in_words(SIZE_LIMIT)),
    )


def refusal(path: Path) -> str:
    """Why a file of that name cannot be an article, or nothing."""
    ending = path.suffix.lower().lstrip(".")
    kinds = (
        (_IMAGES, tr("is an image")),
        (_ARCHIVES, tr("is an archive")),
        (_PROGRAMS, tr("is a program")),
        (_MEDIA, tr("is a recording")),
    )
    for endings, kind in kinds:
        if ending in endings:
            advice = tr("unpack it and drop the article") if endings is _ARCHIVES else tr("drop an article instead")
            return f"{path.name} {kind}; {advice}."
    return ""


def articles_in(folder: Path, endings: tuple[str, ...]) -> tuple[Path, ...]:
    """The files of a folder that can be articles, by name; folders inside it are not searched."""
    try:
        found = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    except OSError:
        return ()
    return tuple(p for p in found if p.suffix.lower() in endings)[:_MOST_FILES]


def _header(data: bytes) -> Load:
    try:
        return Header(Side(data.decode("ascii", "replace")))
    except ValueError:
        return Refused(tr("This cannot be dropped here."))


def _urls(urls: list[QUrl]) -> Load:
    local = tuple(Path(path) for url in urls if url.isLocalFile() and (path := _path(url)))
    if local:
        readable = tuple(path for path in local if not refusal(path))
        return Files(readable) if readable else Refused(refusal(local[0]))
    address = next((url.toString() for url in urls if url.scheme().lower() in {"http", "https"}), "")
    if address:
        return WebLink(address)
    if any(url.isLocalFile() for url in urls):
        return Refused(tr("This link points to a file on another computer; copy the file here and open the copy."))
    shown = urls[0].toString()[:100]
    return Refused(
        tr("{address} is no web address; only links that begin with http:// or https:// are opened.", address=shown)
    )


def _path(url: QUrl) -> str:
    """The file an address means, its name in whatever bytes it is; nothing where no file here can be meant."""
    if os.name == "nt":
        return url.toLocalFile()
    if url.host() not in {"", "localhost"}:
        return ""
    path = unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))
    return "" if b"\0" in path else os.fsdecode(path)


def _has_words(mime: QMimeData) -> bool:
    return mime.hasFormat("text/plain") and bool(mime.text().strip())


def _mozilla_link(mime: QMimeData) -> str:
    """The address in what Firefox calls a link: in UTF-16, with its title in the second line."""
    data = bytes(mime.data(_MOZILLA_LINK).data())[:_LONGEST_LINK]
    return data.decode("utf-16-le", "replace").lstrip("\ufeff").partition("\n")[0].strip()


def _page(mime: QMimeData) -> str:
    """The HTML, also where a program wrote it in UTF-16 without saying so."""
    page = mime.html()
    if "\0" not in page[:200]:
        return page
    return bytes(mime.data("text/html").data()).decode("utf-16-le", "replace").replace("\0", "")


def is_address(text: str) -> bool:
    """Whether a text is nothing but the address of a web page."""
    text = text.strip()
    return text.startswith(("http://", "https://")) and len(text.split()) == 1

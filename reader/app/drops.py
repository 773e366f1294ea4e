"""What a drop or the clipboard carries, as a value: files, words, a link, our own header, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
        return _header(bytes(mime.data(SIDE_FORMAT).data()))
    if mime.hasUrls():
        return _urls(mime)
    if mime.hasImage() and not mime.hasText():
        return Refused(tr("This is an image; Parallax reads text. Drop the article as a file, or copy its words."))
    text = mime.text()
    if len(text) > _LONG and (reason := _too_long(len(text), name)):
        return Refused(reason)
    if is_address(text):
        return WebLink(text.strip())
    if mime.hasHtml():
        return Text(HtmlSource(mime.html(), text, name))
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


def _urls(mime: QMimeData) -> Load:
    urls = mime.urls()
    local = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if not local:
        return WebLink(urls[0].toString()) if urls else Refused(tr("There is no file in this."))
    readable = tuple(path for path in local if not refusal(path))
    return Files(readable) if readable else Refused(refusal(local[0]))


def is_address(text: str) -> bool:
    """Whether a text is nothing but the address of a web page."""
    text = text.strip()
    return text.startswith(("http://", "https://")) and len(text.split()) == 1

"""One side as it stands on screen: what was loaded, how a person wants to see it, and the file it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.phrases import words_of
from reader.app.sources import FileSource, Source, read
from reader.core.progress import WorkCancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.app.jobs import Job
    from reader.core.model import Article
    from reader.core.terms import Side
    from reader.load.showing import Showing


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file was written since: its number, size and time."""

    number: int
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class Opened:
    """One side."""

    article: Article
    """As it is shown."""
    source: Source
    words: int
    """Without furniture; counted where the article is read, not where it is shown."""
    loaded: Article
    """As it was read."""
    showing: Showing
    puts_aside: bool = False
    """Something of it is furniture or was joined, or would be if its raw text were not shown."""
    stamp: Stamp | None = None
    """Of the file, taken before it was read."""


def stamp_of(path: Path) -> Stamp | None:
    """The file as it is now; None where it is not there or may not be asked."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def loading(source: Source, side: Side, showing: Showing | None = None) -> Callable[[Job], Opened]:
    """The work that reads a source and shows it in a person's way, or as it opens on that side."""

    def work(job: Job) -> Opened:
        from reader.load.showing import opening

        job.progress("reading", -1.0)
        stamp = stamp_of(source.path) if isinstance(source, FileSource) else None
        loaded = read(source, job.cancelled)
        return _seen(job, loaded, source, showing or opening(loaded, side), stamp)

    return work


def reshowing(opened: Opened, showing: Showing) -> Callable[[Job], Opened]:
    """The work that shows in another way what is read already."""
    return lambda job: _seen(job, opened.loaded, opened.source, showing, opened.stamp)


def _seen(job: Job, loaded: Article, source: Source, showing: Showing, stamp: Stamp | None) -> Opened:
    from reader.load.showing import puts_aside, shown

    article = shown(loaded, showing)
    if job.cancelled():
        raise WorkCancelled
    return Opened(article, source, words_of(article), loaded, showing, puts_aside(loaded), stamp)

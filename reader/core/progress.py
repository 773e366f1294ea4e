"""How long work talks to whoever started it: a progress call, a question whether to stop, and one exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Progress = Callable[[str, float], None]
"""Called with the running stage ("sentences", "wording", "meaning", "entities", ...) and its done share, 0..1."""

Cancelled = Callable[[], bool]
"""Asked between steps; True ends the work with WorkCancelled."""


class WorkCancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The work was given up because its starter asked for that; nothing is lost."""


Check = Callable[[], None]
"""Called between steps of long work; raises WorkCancelled when the starter wants it to end."""


def unasked() -> None:
    """The Check of work that nobody can cancel."""


def check(cancelled: Cancelled | None) -> None:
    """Raises WorkCancelled when the starter wants the work to end."""
    if cancelled is not None and cancelled():
        raise WorkCancelled


OFTEN = 1000
"""Items of long work between two questions whether it is still wanted."""


def asking(items: Iterable[Item], check: Check, every: int = OFTEN) -> Iterator[Item]:
    """The same items; before every so many of them `check` is called, which may raise."""
    for number, item in enumerate(items):
        if number % every == 0:
            check()
        yield item

"""What is no longer shown is given back in portions: a hundred thousand small values at once would hold the window."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

PORTION = 3000
"""Values given back in one turn of the loop."""
_DEEP = 4


class Parting(QObject):
    """Keeps the rows of values that are gone, and forgets a portion of them at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gone: list[object] = []
        """What is still to be looked through for rows."""
        self._rows: list[list[object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._forget)

    def let_go(self, *gone: object) -> None:
        """Called while they are still there, so that whoever drops them frees nothing."""
        self._gone.extend(value for value in gone if value is not None)
        if self._gone and not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        if self._rows:
            last = self._rows[-1]
            del last[-PORTION:]
            if not last:
                self._rows.pop()
        elif self._gone:
            self._rows.extend(_long_rows(self._gone.pop()))
        else:
            self._timer.stop()


def _long_rows(value: object, depth: int = 0) -> Iterator[list[object]]:
    """The sequences in a value that have many members, each as a list of its own."""
    if isinstance(value, (tuple, list)):
        if len(value) > PORTION:
            yield list(value)
    elif isinstance(value, dict):
        if len(value) > PORTION:
            yield list(value.values())
        elif depth < _DEEP:
            for member in value.values():
                yield from _long_rows(member, depth + 1)
    elif is_dataclass(value) and depth < _DEEP:
        members = vars(value).values() if hasattr(value, "__dict__") else _members(value)
        for member in list(members):
            yield from _long_rows(member, depth + 1)


def _members(value: object) -> Iterator[object]:
    return (getattr(value, name.name) for name in fields(value) if hasattr(value, name.name))  # type: ignore[arg-type]

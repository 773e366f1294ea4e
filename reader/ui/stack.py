"""Several widgets of which one is shown: a screen reader hears of that one, and not of the stack around it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """A stack that is no place of its own."""

    told: object | None = None
    """Its accessible side, made when somebody asks (pane_access.py)."""

"""What goes wrong when something is loaded, as one sentence for people."""

from __future__ import annotations


class LoadError(Exception):
    """Why a source cannot be read; its text says in one sentence what happened and what to do."""


class TooLarge(LoadError):  # noqa: N818 - a kind of LoadError that can be answered by reading the first part
    """The source is over the size limit; `load(..., first_part=True)` reads as much as the limit allows."""

"""Sentences made where no language is known, as facts, notes and troubles are, said in the language of the screen.

`reader.core.retold` is imported where it is needed: the window imports this module before it is shown.
"""

from __future__ import annotations

from reader.app.language import tongue


def said(sentence: str) -> str:
    """The sentence as the screen says it; in English, where nobody has translated its kind."""
    from reader.core.retold import retold

    return retold(sentence, tongue())


def trouble(error: Exception) -> str:
    """What an error of ours or of the system says."""
    return said(str(getattr(error, "strerror", None) or error))


def said_meanings(text: str) -> str:
    """What a number or a date can mean, as the screen says it."""
    from reader.core.retold import meant

    return meant(text, tongue())

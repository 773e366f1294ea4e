"""A question put in the pane it concerns: one sentence, one button that agrees; leaving it alone is a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable


class Question(NamedTuple):
    """What is asked, what agreeing is called, and what it does."""

    text: str
    agree: str
    answer: Callable[[], None]


class AgreeButton(QPushButton):
    """Shown while there is something to agree to; it asks once."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self.clicked.connect(self._agreed)
        self.hide()

    def offer(self, question: Question | None) -> None:
        self._question = question
        self.setText(question.agree if question else "")
        self.setVisible(question is not None)

    def _agreed(self) -> None:
        question = self._question
        self.offer(None)
        if question is not None:
            question.answer()

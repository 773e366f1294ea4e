"""Notes in the view: their markers, what they say on hover, and the sheet on which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal

from reader.app.by_hand import writing
from reader.app.language import tr
from reader.app.phrases import quoted
from reader.core.model import Note, Side, Span
from reader.ui.counterparts import sentence_at
from reader.ui.note_editor import NoteEditor

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.ui.pair_view import PairView

QUOTED = 60


class PairNotes(QObject):
    """Shows the notes of a comparison, and lets them be written.

    Signals: `wanted(Edit)`, `said(sentence)`.
    """

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._on: tuple[Side, tuple[Span, ...]] | None = None
        self.editor = NoteEditor(view)
        self.editor.written.connect(self._written)
        for pane in view.panes.values():
            pane.note_clicked.connect(self.write)

    def show_comparison(self, comparison: Comparison | None) -> None:
        for side, pane in self._view.panes.items():
            notes = tuple(note for note in comparison.notes if note.side is side) if comparison is not None else ()
            if pane.overlay.notes != notes:
                pane.overlay.notes = notes
                pane.viewport().update()
        if comparison is None:
            self.close()

    def write_here(self) -> None:
        """Writes on the selection, else on the sentence of the caret, else on the current difference."""
        view = self._view
        side, spans = view.active_side, self._passage(view.active_side)
        if not spans and view.stops.current is not None and view.stops.current.spans(side.other):
            side = side.other
            spans = view.stops.current.spans(side)
        if not spans:
            self.said.emit(tr("Select a passage, or put the caret into a sentence, to write a note on it."))
            return
        self._open(side, spans)

    def write(self, note: Note) -> None:
        """Changes a note."""
        self._view.reveal(note.side, note.spans[0], flash=False)
        self._open(note.side, note.spans)

    def close(self) -> bool:
        """Leaves the sheet; says whether it was open."""
        is_open = not self.editor.isHidden()
        self.editor.leave()
        return is_open

    def _passage(self, side: Side) -> tuple[Span, ...]:
        view = self._view
        pane, comparison = view.panes[side], view.comparison
        paragraphs = pane.page.article.paragraphs
        if pane.selection is not None:
            return tuple(span for span in pane.selection.spans(paragraphs) if span.start < span.end)
        if pane.caret is not None and comparison is not None:
            caret = pane.caret
            for note in pane.overlay.notes:
                if any(s.paragraph == caret.paragraph and s.start <= caret.offset <= s.end for s in note.spans):
                    return note.spans
            here = tuple(s for s in sentence_at(comparison, side, caret) if s.paragraph == caret.paragraph)
            near = tuple(s for s in here if s.start <= caret.offset <= s.end)
            whole = (Span(caret.paragraph, 0, len(paragraphs[caret.paragraph].text)),)
            return near[:1] or here or tuple(span for span in whole if span.end)
        return view.stops.current.spans(side) if view.stops.current is not None else ()

    def _open(self, side: Side, spans: tuple[Span, ...]) -> None:
        self.close()
        view = self._view
        view.reveal(side, spans[0], flash=False)
        pane = view.panes[side]
        text = next((note.text for note in pane.overlay.notes if note.spans == spans), "")
        paragraphs = pane.page.article.paragraphs
        words = " ".join(paragraphs[s.paragraph].text[s.start : min(s.end, s.start + QUOTED)] for s in spans[:2])
        self._on = (side, spans)
        self._show_passage(side, spans)
        self.editor.write(quoted(" ".join(words.split())), text, self._beside(side, spans))

    def _beside(self, side: Side, spans: tuple[Span, ...]) -> QRect:
        """The box of the passage in the view."""
        pane = self._view.panes[side]
        boxes = [box for span in spans for box in pane.page.boxes(span)]
        if not boxes:
            return pane.geometry()
        corner = pane.viewport().mapTo(self._view, QPoint(0, 0))
        top, bottom = boxes[0].top() - pane.top, boxes[-1].bottom() - pane.top
        left = min(box.left() for box in boxes)
        return QRect(round(left) + corner.x(), round(top) + corner.y(), 10, max(1, round(bottom - top)))

    def _show_passage(self, side: Side, spans: tuple[Span, ...]) -> None:
        """What is being written on, or nothing."""
        pane = self._view.panes[side]
        pane.overlay.written_on = spans
        pane.viewport().update()

    def _written(self, text: str, from_inside: bool) -> None:
        on, self._on = self._on, None
        comparison = self._view.comparison
        if on is None:
            return
        side, spans = on
        self._show_passage(side, ())
        if from_inside:
            self._view.panes[side].setFocus(Qt.FocusReason.OtherFocusReason)
        if comparison is None:
            return
        answer = writing(comparison, side, spans, text)
        if answer.edit is not None:
            self.wanted.emit(answer.edit)
        if answer.sentence:
            self.said.emit(answer.sentence)

"""Reading mode: one article as a page, its marks drawn back to hairlines, the other article a tap away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt

from reader.app.language import tr
from reader.core.model import ParagraphKind, Side, Span
from reader.layout.places import Place, Selection
from reader.ui.counterpart_card import CounterpartCard
from reader.ui.counterparts import sentence_at, sentence_counterpart
from reader.ui.hint import Hint

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView


class ReadingMode(QObject):
    """Turns a pair view into a page and back."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._place: tuple[Side, Place] | None = None
        self.is_on = False
        self.card = CounterpartCard(view)
        self.card.closed.connect(self.close_card)
        self.card.beside_requested.connect(self._leave_to_counterpart)
        self.hint = Hint(view)
        view.active_side_changed.connect(self._turn)

    def set_on(self, on: bool) -> None:
        """What is being read stays where it is."""
        if on == self.is_on:
            return
        self.is_on = on
        self.close_card()
        view = self._view
        view.headers_shown = not on
        for side, pane in view.panes.items():
            pane.overlay.quiet = on
            pane.page.quiet = on
            pane.page.forget_set_rows()
            view.show_side(side, not on or side is view.active_side)
        view.band.setVisible(not on)
        view.overview.setVisible(not on)
        view.arrange_again()
        view.reading_mode_changed.emit(on)
        if on:
            self.hint.say(tr("Esc leaves reading mode. A click on a sentence shows what the other article says."))
        else:
            self.hint.hide()

    def _turn(self, side: Side) -> None:
        """The page shows the article that keys, hits and differences are about now."""
        if self.is_on:
            self.close_card()
            for each in Side:
                self._view.show_side(each, each is side)
            self._view.arrange_again()

    def resized(self) -> None:
        """The page has another size."""
        self.hint.place()

    def tap(self, side: Side, place: Place) -> None:
        """Shows what belongs to the sentence at a place; a second tap on it, or one between sentences, closes."""
        view = self._view
        comparison = view.comparison
        here = sentence_at(comparison, side, place) if comparison is not None else ()
        if comparison is None or view.inks is None or not here or here == view.panes[side].overlay.lit:
            self.close_card()
            return
        there = sentence_counterpart(comparison, side, place)
        self._place = (side, place)
        self._light(side, here)
        other = comparison.article(side.other)
        said = " ".join(other.paragraphs[span.paragraph].text[span.start : span.end] for span in there)
        head = other.outlet or (tr("On the left") if side is Side.RIGHT else tr("On the right"))
        if there:
            number = view.panes[side.other].page.number(there[0].paragraph)
            head = tr("{outlet} · ¶ {number}", outlet=head, number=number)
        else:
            said = tr("The other article does not report this.")
        page = view.panes[side].page
        assert page.type is not None  # noqa: S101
        self.card.show_text(head, said, page.type.styles[ParagraphKind.BODY].font, view.inks, side.other)
        self.card.beside.setVisible(bool(there))
        self.card.place_by(self._box(side, here), QRect(QPoint(0, 0), view.size()))
        self.card.show()
        self.card.raise_()

    def close_card(self) -> bool:
        """Closes the card; False when there was none."""
        was_open = self.card.isVisible()
        if self._place is not None:
            self._light(self._place[0], ())
        if was_open and self.card.isAncestorOf(self._view.focusWidget() or self._view):
            self._view.active_pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.hide()
        self._place = None
        return was_open

    def _light(self, side: Side, spans: tuple[Span, ...]) -> None:
        pane = self._view.panes[side]
        pane.overlay.lit = spans
        pane.viewport().update()

    def _box(self, side: Side, spans: tuple[Span, ...]) -> QRect:
        """Where a sentence stands in the view."""
        pane = self._view.panes[side]
        boxes = [box for span in spans for box in pane.page.boxes(span)]
        corner = pane.viewport().mapTo(self._view, QPoint(0, 0))
        top = min(box.top() for box in boxes) - pane.top
        bottom = max(box.bottom() for box in boxes) - pane.top
        left = boxes[0].left() if len(boxes) == 1 else pane.page.column
        return QRect(corner.x() + round(left), corner.y() + round(top), round(boxes[0].width()), round(bottom - top))

    def _leave_to_counterpart(self) -> None:
        if self._place is None:
            return
        side, place = self._place
        self.set_on(False)
        self._view.panes[side].select(Selection(place, place))
        self._view.set_active_side(side)
        self._view.go_to_counterpart()

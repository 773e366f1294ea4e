"""Going through the differences in reading order of the active side, and to the counterpart of a place, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

from reader.app.language import tr
from reader.app.phrases import difference_sentence
from reader.core.model import Difference, Side, Span
from reader.layout.places import Place, Selection
from reader.layout.sync import REFERENCE
from reader.ui.announcing import announce
from reader.ui.counterparts import groups_of_difference, sentence_at, sentence_counterpart

if TYPE_CHECKING:
    from reader.ui.pair_view import PairView


class PairStops(QObject):
    """Which difference is the current one."""

    def __init__(self, view: PairView) -> None:
        super().__init__(view)
        self._view = view
        self._current: Difference | None = None
        self._index = -1
        self.groups: frozenset[int] = frozenset()

    @property
    def index(self) -> int:
        return self._index

    @property
    def current(self) -> Difference | None:
        return self._current

    @property
    def differences(self) -> tuple[Difference, ...]:
        comparison = self._view.comparison
        return comparison.differences(self._view.active_side) if comparison is not None else ()

    @property
    def count(self) -> int:
        return len(self.differences)

    def clear(self) -> None:
        self._take(None, -1)

    def comparison_changed(self) -> None:
        """Finds the current difference again in a finer comparison."""
        before = self._current
        if before is not None:
            spans = {(side, span) for side in Side for span in before.spans(side)}
            for index, difference in enumerate(self.differences):
                if any((side, span) in spans for side in Side for span in difference.spans(side)):
                    self._take(difference, index)
                    return
        self._take(None, -1)

    def ties_changed(self) -> None:
        """The ribbons of the current difference are known now."""
        if self._current is not None:
            self._take(self._current, self._index)

    def side_changed(self) -> None:
        """The other side's reading order counts now; the current difference stays the same one."""
        if self._current is not None:
            index = next((i for i, difference in enumerate(self.differences) if difference == self._current), -1)
            self._take(self._current if index >= 0 else None, index)

    def step(self, by: int) -> bool:
        """To the next (1) or previous (-1) difference; at the ends nothing moves and the view says so."""
        differences = self.differences
        index = self._index + by if self._index >= 0 else self._nearest(by)
        if not 0 <= index < len(differences):
            self._view.end_reached.emit(by > 0)
            return False
        return self.go_to(index)

    def go_to(self, index: int) -> bool:
        differences = self.differences
        if not 0 <= index < len(differences):
            return False
        difference = differences[index]
        self._view.make_whole()
        self._open_folds(difference)
        self._take(difference, index)
        self._view.glide.jump(lambda: self._show(difference))
        self._say(difference, index)
        return True

    def make_current(self, index: int) -> None:
        """Makes a difference the current one and says so; nothing scrolls."""
        self._view.make_whole()
        difference = self.differences[index]
        self._open_folds(difference)
        self._take(difference, index)
        self._say(difference, index)

    def _say(self, difference: Difference, index: int) -> None:
        """For those who do not see the frame."""
        comparison = self._view.comparison
        if comparison is not None and QAccessible.isActive():
            said = tr("Difference {number} of {count}.", number=index + 1, count=self.count)
            announce(self._view.active_pane, f"{said} {difference_sentence(comparison, difference)}")
            for span in difference.spans(self._view.active_side)[:1]:
                place = Place(span.paragraph, span.start)
                self._view.active_pane.select(Selection(place, place))

    def choose_at(self, side: Side, place: Place) -> None:
        """A click on a difference makes it the current one; nothing scrolls."""
        comparison = self._view.comparison
        if comparison is None:
            return
        for index, difference in enumerate(self.differences):
            if any(
                span.paragraph == place.paragraph and span.start <= place.offset < span.end
                for span in difference.spans(side)
            ):
                self._take(difference, index)
                return

    def _take(self, difference: Difference | None, index: int) -> None:
        view = self._view
        self._current, self._index = difference, index
        ties = view.ties
        self.groups = groups_of_difference(ties, difference) if ties and difference else frozenset()
        for side, pane in view.panes.items():
            pane.overlay.current = difference.spans(side) if difference is not None else ()
            pane.overlay.current_is_active = side is view.active_side or not (
                difference is not None and difference.spans(side.other)
            )
            pane.viewport().update()
        view.band.update()
        view.difference_changed.emit(index, self.count)

    def _nearest(self, by: int) -> int:
        """The first difference after (or last before) the caret or the top of the view."""
        view = self._view
        pane = view.active_pane
        if not len(pane.page.flow):
            return -1
        place = pane.caret or Place(pane.page.rows.paragraphs[pane.visible_rows().start], 0)
        if pane.caret is None and pane.top <= 1:
            place = Place(0, 0)
        side = view.active_side
        after = (
            index
            for index, difference in enumerate(self.differences)
            if (spans := difference.spans(side)) and Place(spans[0].paragraph, spans[0].end) > place
        )
        first = next(after, self.count)
        if by > 0:
            return self._with_foreign_before(first) if place == Place(0, 0) else first
        return first - 1

    def _with_foreign_before(self, index: int) -> int:
        """At the very start, differences that only the other side has come first."""
        return 0 if all(not d.spans(self._view.active_side) for d in self.differences[:index]) else index

    def _open_folds(self, difference: Difference) -> None:
        for side in Side:
            for span in difference.spans(side)[:1]:
                self._view.folds.open_for(side, span)

    def _show(self, difference: Difference) -> None:
        """Scrolls as little as needed so that both ends of the difference are seen."""
        view = self._view
        side = view.active_side if difference.spans(view.active_side) else view.active_side.other
        pane, other = view.panes[side], view.panes[side.other]
        spans, others = difference.spans(side), difference.spans(side.other)
        margin = 0.06 * pane.view_height
        if pane.shows(spans, margin=margin) and (not others or other.shows(others, margin=margin)):
            return
        pane.scroll_to(pane.goal_for(spans))
        view.scrolling.lead(side, exactly=True)
        if others and not other.shows(others, margin=8.0):
            other.follow_to(other.goal_for(others))
            view.scrolling.remember()
            view.band.update()

    # counterparts

    def go_to_counterpart(self) -> bool:
        """From the caret, or else the current difference, to what belongs to it over there."""
        view = self._view
        comparison = view.comparison
        if comparison is None:
            return False
        side = view.active_side
        pane = view.panes[side]
        if pane.caret is not None:
            here = sentence_at(comparison, side, pane.caret)
            there = sentence_counterpart(comparison, side, pane.caret)
        elif self._current is not None:
            here, there = self._current.spans(side), self._current.spans(side.other)
        else:
            return False
        if not there:
            return False
        view.glide.jump(lambda: self._bring_level(side, here, there))
        other = view.panes[side.other]
        view.set_active_side(side.other, focus=True)
        place = Place(there[0].paragraph, there[0].start)
        other.select(Selection(place, place))
        return True

    def level_group(self, group: int, side: Side | None = None) -> None:
        view = self._view
        if view.ties is None:
            return
        ends = {
            s: tuple(Span(p, 0, len(view.article(s).paragraphs[p].text)) for p in view.ties.groups[group].paragraphs(s))
            for s in Side
        }
        if side is None:
            side = view.active_side
            if not self._in_sight(side, ends[side]) and self._in_sight(side.other, ends[side.other]):
                side = side.other
        view.glide.jump(lambda: self._bring_level(side, ends[side], ends[side.other]))

    def show_level(self, side: Side, here: Span, there: Span | None) -> None:
        """Goes to a stretch of a side, and brings what it stands for on the other side level with it."""
        view = self._view
        view.folds.open_for(side, here)
        view.make_ready()
        if there is None:
            view.glide.jump(lambda: self.lead_to(side, here))
            view.lights.flash(side, (here,))
            return
        view.glide.jump(lambda: self._bring_level(side, (here,), (there,)))
        view.lights.flash_both({side: (here,), side.other: (there,)})

    def lead_to(self, side: Side, here: Span, *, margin: float = 0.0) -> None:
        """Scrolls until a stretch is in sight: near the end, heights are only known once they have been seen."""
        pane = self._view.panes[side]
        for _ in range(0 if pane.shows((here,), margin=margin) else 4):
            pane.scroll_to(pane.goal_for((here,)))
            if abs(pane.top - min(max(pane.goal_for((here,)), 0.0), pane.limit)) < 0.5:
                break
        self._view.scrolling.lead(side, exactly=True)

    def _in_sight(self, side: Side, spans: tuple[Span, ...]) -> bool:
        return any(span.paragraph in self._view.panes[side].visible_paragraphs() for span in spans)

    def _bring_level(self, side: Side, here: tuple[Span, ...], there: tuple[Span, ...]) -> None:
        """Scrolls the other side so that `there` begins where `here` does; `here` is brought into sight first."""
        view = self._view
        pane, other = view.panes[side], view.panes[side.other]
        for span in there[:1]:
            view.folds.open_for(side.other, span)
        if here and not pane.shows(here[:1], margin=8.0):
            pane.follow_to(pane.goal_for(here))
        line = self._top_of(side, here) if here else REFERENCE * pane.view_height
        for _ in range(3):
            other.follow_to(other.top + self._top_of(side.other, there) - line)
        view.scrolling.remember()
        view.band.update()
        view.overview.update()
        view.lights.flash(side.other, there)

    def _top_of(self, side: Side, spans: tuple[Span, ...]) -> float:
        pane = self._view.panes[side]
        box = next(iter(pane.page.boxes(spans[0])), None)
        return (box.top() if box is not None else pane.page.extent(spans[0].paragraph)[0]) - pane.top

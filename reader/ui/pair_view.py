"""The reading view of a pair: two panes, the ribbons between them, the overview beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reader.core.model import Article, MarkKind, Side, Span
from reader.layout.places import Place, whole
from reader.layout.ties import Pairs, Ties
from reader.ui.copying import mime_data, plain_text
from reader.ui.glide import Glide
from reader.ui.inks import Inks, inks
from reader.ui.linked_scroll import LinkedScroll
from reader.ui.pair_find import PairFind
from reader.ui.pair_folds import PairFolds
from reader.ui.pair_frame import PairFrame
from reader.ui.pair_idle import IdleWork
from reader.ui.pair_lights import PairLights
from reader.ui.pair_marks import PairMarks
from reader.ui.pair_ribbons import ribbon_picture
from reader.ui.pair_steering import PairSteering
from reader.ui.pair_stops import PairStops
from reader.ui.pair_text import describe
from reader.ui.pair_why import PairWhy
from reader.ui.pane_access import install, tell_carets
from reader.ui.reading_mode import ReadingMode
from reader.ui.tied import ties_of
from reader.ui.typography import Typography, typography, zoom_beside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.app.themes import Theme
    from reader.core.comparison import Comparison
    from reader.ui.reading_pane import Kept, ReadingPane
    from reader.ui.ribbons import RibbonPicture

MANY = 4000
"""Tied paragraphs from which on they are read only after the first frame."""


class PairView(PairFrame):
    """Two articles side by side.

    Signals:
        difference_changed: index of the current difference (-1: none) and how many there are.
        end_reached: asked to go on at the last (True) or back at the first (False) difference.
        find_changed: number of the current hit (from 1; 0: none), hits on the left and on the right so far.
        zoom_requested: steps of Ctrl and the wheel.
        active_side_changed: the Side that keys and "next" are about.
        selection_changed: text has been selected, or no longer is.
        link_changed: whether the panes scroll together.
        reading_mode_changed: whether one article is shown as a page.
    """

    difference_changed = Signal(int, int)
    end_reached = Signal(bool)
    find_changed = Signal(int, int, int)
    zoom_requested = Signal(int)
    active_side_changed = Signal(object)
    selection_changed = Signal()
    link_changed = Signal(bool)
    reading_mode_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        install()  # first: where a screen reader runs, Qt asks for a pane's accessible side when the pane gets its name
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.ties: Ties | None = None
        self.inks: Inks | None = None
        self.reduced_motion = False
        self.scrolling = LinkedScroll(self.panes)
        self._active = Side.LEFT
        self._level = False
        self._zoom = 100
        self._family: str | None = None
        self._line_height = 1.5
        self._type: Typography | None = None
        self._stale = False
        self._ties_due = False
        self.marks = PairMarks(self)
        self.stops = PairStops(self)
        self.lights = PairLights(self)
        self.why = PairWhy(self)
        self.search = PairFind(self)
        self.idle = IdleWork(self)
        self.reading = ReadingMode(self)
        self.folds = PairFolds(self)
        self.glide = Glide(self)
        self.steering = PairSteering(self)
        for side, pane in self.panes.items():
            pane.page.opposite = self.panes[side.other].page
        for side in Side:
            self._wire(side)
        self.band.ribbon_clicked.connect(self.level_group)
        self.band.ribbon_hovered.connect(self.lights.light_group)

    def _wire(self, side: Side) -> None:
        pane = self.panes[side]
        pane.before_paint = self.make_ready
        tell_carets(pane)
        pane.relaid.connect(self._resized)
        pane.zoom_requested.connect(self.zoom_requested)
        pane.entered_by_user.connect(lambda: self.set_active_side(side))
        pane.hovered.connect(lambda place: self.lights.light_place(side, place))
        pane.place_clicked.connect(lambda place: self._clicked(side, place))
        pane.fold_clicked.connect(lambda first: self.folds.toggle(side, first))
        pane.chip_clicked.connect(lambda group: self.level_group(group, side))
        pane.selection_changed.connect(self.selection_changed)

    # what is shown

    def set_article(self, side: Side, article: Article | None) -> None:
        """Shows an article; whatever was known about the pair is gone."""
        self.stops.clear()
        self.lights.clear()
        self.search.clear()
        self.comparison, self.ties, self._ties_due = None, None, False
        pane = self.panes[side]
        pane.select(None)
        pane.page.set_article(article)
        pane.setAccessibleDescription(article.title if article is not None else "")
        other = self.panes[side.other]
        kept = other.keep()
        self._arrange({side.other: kept}, [pane, other] if other.page.set_ties(None, None) else [pane])
        pane.scroll_to(0.0)
        self.scrolling.remember()

    def article(self, side: Side) -> Article:
        return self.panes[side].page.article

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Takes marks and ties; the paragraph being read stays where it is.

        Of very long articles the marks come with the next frame and the ribbons with the one after it.
        """
        kept = self._kept()
        self.comparison, self.ties = comparison, None
        self.lights.clear()
        changed: list[ReadingPane] = []
        for side, pane in self.panes.items():
            if comparison is not None and pane.page.article.paragraphs != comparison.article(side).paragraphs:
                pane.page.set_article(comparison.article(side))
                changed.append(pane)
            reader = self.marks.reader(comparison, side)
            if pane.page.set_ties(None, reader) and pane not in changed:
                changed.append(pane)
        self._ties_due = comparison is not None
        if changed or comparison is None or len(comparison.paragraph_links()) > MANY:
            self._arrange(kept, changed)
            QTimer.singleShot(0, self, self.take_ties)
        else:
            self.take_ties()
        self.stops.comparison_changed()

    def take_ties(self) -> None:
        """Reads which paragraphs belong together, unless that has been done."""
        comparison = self.comparison
        if not self._ties_due or comparison is None:
            return
        self._ties_due = False
        kept = self._kept()
        self.ties = ties_of(comparison)
        panes = self.panes.values()
        changed = [pane for pane in panes if pane.page.set_ties(self.ties, pane.page.reader)]
        self._arrange(kept, changed)
        self.stops.ties_changed()

    def set_theme(self, theme: Theme) -> None:
        self.inks = inks(theme)
        self.band.inks = self.overview.inks = self.inks
        for pane in self.panes.values():
            pane.inks = self.inks
            pane.page.bold_ink = self.inks.altered_ink
            pane.page.forget_set_rows()
            pane.viewport().update()
        self.band.update()
        self.overview.redraw()
        self.idle.wake()

    def set_zoom(self, percent: int) -> None:
        self._zoom = min(300, max(50, percent))
        self._retype()

    def set_fonts(self, serif_family: str | None, line_height: float) -> None:
        self._family, self._line_height = serif_family, min(2.5, max(1.0, line_height))
        self._retype()

    def _retype(self) -> None:
        kept = self._kept()
        self._type = None
        self._arrange(kept)

    def set_arrangement(self, arrangement: str) -> None:
        """"flow" or "level"."""
        kept = self._kept()
        self._level = arrangement == "level"
        self._arrange(kept)

    def set_only_differences(self, only: bool) -> None:
        kept = self._kept()
        for pane in self.panes.values():
            pane.page.only_differences = only
            pane.page.opened = frozenset()
            pane.page.rebuild_rows()
        self._arrange(kept)

    def set_mark_shown(self, kind: MarkKind, shown: bool) -> None:
        self.marks.set_shown(kind, shown)

    @property
    def shown(self) -> set[MarkKind]:
        """The kinds of marks that are drawn."""
        return self.marks.shown

    def set_reading_mode(self, on: bool) -> None:
        """Shows the active side's article alone, as a page."""
        self.reading.set_on(on)

    def set_reduced_motion(self, reduced: bool) -> None:
        self.reduced_motion = reduced

    # sides

    @property
    def active_side(self) -> Side:
        return self._active

    def set_active_side(self, side: Side, *, focus: bool = False) -> None:
        if side is not self._active:
            self._active = side
            self.active_side_changed.emit(side)
            self.stops.side_changed()
        if focus:
            self.panes[side].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def active_pane(self) -> ReadingPane:
        return self.panes[self._active]

    def set_scroll_linked(self, linked: bool) -> None:
        """Hooks the panes together where they stand, or unhooks them."""
        if linked != self.scrolling.linked:
            self.scrolling.linked = linked
            self.scrolling.remember()
            self.link_changed.emit(linked)

    # differences

    def next_difference(self) -> bool:
        return self.stops.step(1)

    def previous_difference(self) -> bool:
        return self.stops.step(-1)

    def first_difference(self) -> bool:
        return self.stops.go_to(0)

    def last_difference(self) -> bool:
        return self.stops.go_to(self.stops.count - 1)

    def go_to_difference(self, index: int) -> bool:
        return self.stops.go_to(index)

    @property
    def difference_index(self) -> int:
        return self.stops.index

    def go_to_counterpart(self) -> bool:
        """Brings what belongs to the caret (or to the current difference) level on the other side, and goes there."""
        return self.stops.go_to_counterpart()

    def level_group(self, group: int, side: Side | None = None) -> None:
        """Brings the two ends of a ribbon to one height: the end on `side` stays, or the one in sight does."""
        self.stops.level_group(group, side)

    def reveal(self, side: Side, span: Span, flash: bool = True) -> None:
        """Brings a stretch into sight, its fold opened if need be."""
        self.folds.open_for(side, span)
        self.make_ready()
        pane = self.panes[side]
        if not pane.shows((span,), margin=30.0):
            self.glide.jump(lambda: self.stops.lead_to(side, span, margin=30.0))
        if flash:
            self.lights.flash(side, (span,))

    def highlight_mentions(
        self, left: tuple[Span, ...], right: tuple[Span, ...], current: tuple[Side, Span] | None
    ) -> None:
        """Lights the mentions of an entity in both texts and in the overview."""
        self.lights.mention(left, right, current)

    # find, selection, clipboard

    def find(  # type: ignore[override]
        self, text: str, *, match_case: bool = False, whole_words: bool = False
    ) -> tuple[int, int]:
        """Looks for a text in both articles; the counts so far, `find_changed` tells when there are more."""
        return self.search.find(text, match_case=match_case, whole_words=whole_words)

    def find_next(self) -> bool:
        return self.search.step(1)

    def find_previous(self) -> bool:
        return self.search.step(-1)

    def clear_find(self) -> None:
        self.search.clear()

    def selected_text(self) -> str:
        pane = self.active_pane
        return plain_text(pane.page, pane.selection) if pane.selection is not None else ""

    def select_all(self) -> None:
        self.active_pane.select(whole(self.active_pane.page.article.paragraphs))

    def copy(self) -> bool:
        """The selection of the active side to the clipboard, plain and with marks; False when nothing is selected."""
        pane = self.active_pane
        if pane.selection is None:
            return False
        QGuiApplication.clipboard().setMimeData(mime_data(pane.page, pane.selection, self.inks))
        return True

    def describe(self) -> list[str]:
        """What is in sight, as text: side, paragraph, heights, marks with their shapes."""
        self.make_whole()
        return describe(self)

    # arrangement and scrolling

    def arrange_again(self) -> None:
        """Everything has another size or look; what is being read stays."""
        kept = self._kept()
        self.grid.activate()
        self._arrange(kept)

    def make_ready(self) -> None:
        """Arranges anew what a change of size has left behind; called before anything is painted."""
        if self._stale:
            self._arrange(self._kept())

    def make_whole(self) -> None:
        """As `make_ready`, and with nothing left for later."""
        self.take_ties()
        self.make_ready()

    def _kept(self) -> dict[Side, Kept | None]:
        return {side: pane.keep() for side, pane in self.panes.items()}

    def _arrange(self, kept: dict[Side, Kept | None], panes: list[ReadingPane] | None = None) -> None:
        """Arranges these panes (None: both) anew, and puts back what was being read."""
        self.glide.stop()
        if panes is None or self._type is None:
            panes = list(self.panes.values())
        if len(panes) == 2:
            self._stale = False
        if self._type is None:
            self._type = typography(zoom_beside(self.font(), self._zoom), self._family, self._line_height, self.font())
        for pane in panes:
            pane.arrange(self._type)
        pairs = self.ties.pairs if self.ties is not None else Pairs()
        self.scrolling.arrange(pairs, level=self._level and not self.reading.is_on)
        for side in (self._active.other, self._active):
            if side in kept:
                self.panes[side].put_back(kept[side])
            self.panes[side].place_caret()
        self.scrolling.lead(self._active, exactly=True)
        self.search.sight_changed()
        self.band.update()
        self.idle.restart()

    def _resized(self) -> None:
        self._stale = True
        self.reading.resized()
        for pane in self.panes.values():
            pane.viewport().update()

    def _clicked(self, side: Side, place: Place) -> None:
        if self.reading.is_on:
            self.reading.tap(side, place)
        else:
            self.stops.choose_at(side, place)

    def ribbon_picture(self) -> RibbonPicture:
        return ribbon_picture(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._retype)

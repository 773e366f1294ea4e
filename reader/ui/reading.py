"""Everything there is once there are articles: panes, sidebar, find, the way through differences and mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.app.difference_rows import Candidate, nearest_candidate
from reader.app.digest_words import digest_of
from reader.app.jobs import Err, Jobs, Ok
from reader.app.language import tr
from reader.app.phrases import basis_sentence, difference_digest
from reader.app.quote_rows import QuoteRow, quote_rows
from reader.app.session import failure_sentence
from reader.core.model import MarkKind, Side
from reader.ui.by_hand import ByHand
from reader.ui.difference_panel import DifferencePanel
from reader.ui.entity_panel import EntityPanel
from reader.ui.glide import moves_little
from reader.ui.mentions import MentionWalk
from reader.ui.pair_notes import PairNotes
from reader.ui.panes import Panes
from reader.ui.quote_panel import QuotePanel
from reader.ui.sidebar import Sidebar
from reader.ui.summary_panel import SummaryPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.difference_rows import Listing
    from reader.app.digest_words import Digest
    from reader.app.session import Session
    from reader.app.settings import Settings
    from reader.app.themes import Theme
    from reader.core.comparison import Comparison
    from reader.core.model import Difference, Entity, Fact, Span
    from reader.ui.status import StatusBar
    from reader.ui.toolbar import ToolBar

_MARKS = {"marks/shared": MarkKind.SHARED, "marks/altered": MarkKind.ALTERED, "marks/missing": MarkKind.MISSING}


class Reading(QObject):
    """Shows the session's comparison in view, sidebar and bars, and keeps them in step.

    Signals: `changed()` when what is possible may have changed; `zoom_wanted(steps)`; `link_changed(bool)`;
    `edited(Edit)` when a person has changed something of the comparison.
    """

    changed = Signal()
    edited = Signal(object)
    zoom_wanted = Signal(int)
    link_changed = Signal(bool)

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, bar: ToolBar, status: StatusBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._settings, self._bar, self._status = session, settings, bar, status
        self._jobs = Jobs(parent=self)
        self.walk = MentionWalk()
        self.panes = Panes(theme)
        self.pair = self.panes.pair
        self.by_hand = ByHand(self.pair)
        self.notes = PairNotes(self.pair)
        self.entities = EntityPanel(theme, settings)
        self.differences = DifferencePanel(theme, settings)
        self.quotes = QuotePanel(theme)
        self.summary = SummaryPanel(theme)
        tabs = ("Entities", "Differences", "Quotes", "Summary")
        panels = (self.entities, self.differences, self.quotes, self.summary)
        self.sidebar = Sidebar(dict(zip(tabs, panels, strict=True)))
        self._wire()
        for key in ("reading/zoom", "reading/family", "reading/arrangement", "reading/calm", *_MARKS):
            self.apply_setting(key)
        self.show_comparison()

    def show_comparison(self) -> None:
        comparison = self._session.comparison
        self.panes.show_comparison(comparison)
        self.notes.show_comparison(comparison)
        self.entities.set_comparison(comparison)
        self.differences.set_comparison(comparison)
        self.quotes.set_comparison(comparison)
        self.summary.set_comparison(comparison)
        self.show_facts()
        if comparison is None:
            self.choose_entity(None)
            self._show_difference(-1, 0)
        elif self._bar.field.text():
            self.seek(self._bar.field.text())
        self.changed.emit()

    def show_facts(self) -> None:
        """What the links rest on, and the encodings read."""
        comparison = self._session.comparison
        articles = [article for article in map(self._session.article, Side) if article is not None]
        encodings = dict.fromkeys(article.encoding for article in articles if article.encoding)
        self._status.show_facts(basis_sentence(comparison) if comparison else "", " | ".join(encodings))

    def step_mention(self, way: int) -> None:
        """Goes to the next mention of the chosen entity, on the side being read where it is named there."""
        entity, found = self.walk.entity, self.walk.step(self.pair.active_side, way)
        if entity is None or found is None:
            return
        side, span = found
        self.pair.highlight_mentions(entity.left, entity.right, (side, span))
        self.pair.reveal(side, span, flash=True)
        self.entities.say(self.walk.sentence(side))

    def choose_entity(self, entity: Entity | None) -> None:
        """Lights all mentions of an entity, or of none."""
        self.walk.choose(entity)
        if entity is None:
            self.pair.highlight_mentions((), (), None)
            self.entities.say("")
        else:
            self.pair.highlight_mentions(entity.left, entity.right, None)
        self.changed.emit()

    def seek(self, text: str) -> None:
        """Finds in both articles."""
        if text:
            left, right = self.pair.find(
                text,
                match_case=self._settings.flag("find/match_case"),
                whole_words=self._settings.flag("find/whole_words"),
            )
            self._bar.field.show_answer(0, left, right)
        else:
            self.leave_find()
        self.changed.emit()

    def leave_find(self) -> None:
        self._bar.field.clear()
        self._bar.field.show_answer(0, 0, 0)
        self.pair.clear_find()

    def close_nearest(self) -> bool:
        """What Esc does here: the find hits go first, then the lit entity, then reading mode."""
        if self.pair.reading.close_card() or self.notes.close():
            return True
        if self._bar.field.text():
            self.leave_find()
        elif self.walk.entity is not None:
            self.entities.list.clearSelection()
            self.choose_entity(None)
        elif self.pair.reading.is_on:
            self.pair.set_reading_mode(False)
        else:
            return False
        self.changed.emit()
        return True

    def apply_setting(self, key: str) -> None:
        pair, value = self.pair, self._settings.value(key)
        if key == "reading/zoom":
            pair.set_zoom(value)
        elif key in ("reading/family", "reading/line_height"):
            height = self._settings.number("reading/line_height") / 100
            pair.set_fonts(self._settings.text("reading/family") or None, height)
        elif key == "reading/arrangement":
            pair.set_arrangement(value)
        elif key == "reading/calm":
            pair.set_reduced_motion(value or moves_little(pair))
        elif key in _MARKS:
            pair.set_mark_shown(_MARKS[key], value)
        elif key.startswith("find/") and self._bar.field.text():
            self.seek(self._bar.field.text())

    def set_theme(self, theme: Theme) -> None:
        for part in (self.panes, self.entities, self.differences, self.quotes, self.summary):
            part.set_theme(theme)

    def _wire(self) -> None:
        pair, field = self.pair, self._bar.field
        pair.difference_changed.connect(self._show_difference)
        pair.find_changed.connect(field.show_answer)
        pair.zoom_requested.connect(self.zoom_wanted)
        pair.link_changed.connect(self.link_changed)
        pair.end_reached.connect(self._say_end)
        self._session.leaving.connect(lambda: self.notes.close())
        for hand in (self.by_hand, self.notes):
            hand.wanted.connect(self.edited)
            hand.said.connect(self._status.say)
        field.sought.connect(self.seek)
        field.next_wanted.connect(pair.find_next)
        field.previous_wanted.connect(pair.find_previous)
        field.left.connect(self._back_to_text)
        self.entities.entity_current.connect(self.choose_entity)
        self.entities.entity_chosen.connect(lambda _entity: self.step_mention(1))
        self.differences.difference_chosen.connect(self._go_to)
        self.differences.fact_chosen.connect(self._show_fact)
        self.differences.nearest_wanted.connect(self._find_nearest)
        self.differences.candidate_chosen.connect(self._show_candidate)
        self.differences.link_wanted.connect(self._link_candidate)
        self.differences.said.connect(self._status.say)
        self.differences.listing_wanted.connect(self._list_differences)
        self.differences.note_chosen.connect(lambda note: self.pair.reveal(note.side, note.spans[0]))
        self.differences.note_opened.connect(self.notes.write)
        self.quotes.rows_wanted.connect(self._find_quotes)
        self.quotes.quote_chosen.connect(self._show_quote)
        self.summary.digest_wanted.connect(self._find_digest)
        self.summary.link_chosen.connect(self._show_link)

    def _say_end(self, forward: bool) -> None:
        if self._session.comparison is not None and self.pair.stops.count:
            self._status.say(tr("This is the last difference.") if forward else tr("This is the first difference."))

    def _back_to_text(self) -> None:
        self.leave_find()
        self.pair.set_active_side(self.pair.active_side, focus=True)
        self.changed.emit()

    def _show_difference(self, index: int, count: int) -> None:
        comparison = self._session.comparison
        difference = self._difference(index)
        self._bar.show_count(index, count)
        self.differences.show_current(difference)
        if comparison is None:
            self._status.show_place("")
        elif difference is not None:
            digest = difference_digest(comparison, difference)
            self._status.show_place(
                tr("Difference {number} of {count}: {digest}", number=index + 1, count=count, digest=digest)
            )
        else:
            self._status.show_place(tr("{count} differences", count=count) if count else tr("No differences"))
        self.changed.emit()

    def _difference(self, index: int) -> Difference | None:
        comparison = self._session.comparison
        if comparison is None or index < 0:
            return None
        ordered = comparison.differences(self.pair.active_side)
        return ordered[index] if index < len(ordered) else None

    def step_difference(self, way: int) -> None:
        """To the next or previous difference: in reading order, or along the list where a person wants that."""
        if not self._settings.flag("differences/follow"):
            _ = self.pair.next_difference() if way > 0 else self.pair.previous_difference()
        elif not self.differences.step(way):
            self._say_end(way > 0)

    def _show_fact(self, fact: Fact) -> None:
        """Brings the words of a fact level and flashes them; its passage becomes the current difference."""
        self._show_level({Side.LEFT: fact.left, Side.RIGHT: fact.right}, fact.link)

    def _find_nearest(self, difference: Difference) -> None:
        comparison = self._session.comparison
        if comparison is None:
            return
        side = Side.LEFT if difference.left else Side.RIGHT
        self._jobs.run("nearest", lambda _job: nearest_candidate(comparison, side, difference), self._take_nearest)

    def _take_nearest(self, outcome: Ok[Candidate] | Err) -> None:
        if isinstance(outcome, Ok):
            self.differences.show_candidate(outcome.value)
        else:
            self._status.say(failure_sentence(outcome.error, tr("Looking for the nearest passage")))

    def _show_candidate(self, candidate: Candidate) -> None:
        if candidate.found is not None:
            side = candidate.found.side.other
            self._show_level({side: candidate.of.spans(side)[0], side.other: candidate.found.span}, None)

    def _link_candidate(self, candidate: Candidate) -> None:
        if candidate.found is not None:
            side = candidate.found.side.other
            paragraphs = tuple(dict.fromkeys(span.paragraph for span in candidate.of.spans(side)))
            self.by_hand.link_these({side: paragraphs, side.other: (candidate.found.span.paragraph,)})

    def _list_differences(self, work: Callable[[], Listing]) -> None:
        self._jobs.run("differences", lambda _job: work(), self._take_differences)

    def _take_differences(self, outcome: Ok[Listing] | Err) -> None:
        if isinstance(outcome, Ok):
            self.differences.show_listing(outcome.value)
        else:
            self._status.say(failure_sentence(outcome.error, tr("The list of differences")))

    def _find_quotes(self, comparison: Comparison) -> None:
        self._jobs.run("quotes", lambda _job: quote_rows(comparison), self._take_quotes)

    def _take_quotes(self, outcome: Ok[tuple[QuoteRow, ...]] | Err) -> None:
        if isinstance(outcome, Ok):
            self.quotes.show_rows(outcome.value)
        else:
            self.quotes.show_problem(failure_sentence(outcome.error, tr("The list of quotations")))

    def _find_digest(self, comparison: Comparison) -> None:
        def found(outcome: Ok[Digest] | Err) -> None:
            if isinstance(outcome, Ok):
                self.summary.show_digest(comparison, outcome.value)
            else:
                self._status.say(failure_sentence(outcome.error, tr("The summary")))

        self._jobs.run("digest", lambda job: digest_of(comparison, job.cancelled), found)

    def _show_link(self, index: int) -> None:
        comparison = self._session.comparison
        if comparison is not None and index < len(comparison.links):
            link = comparison.links[index]
            self._show_level({side: link.spans(side)[0] for side in Side}, index)

    def _show_quote(self, row: QuoteRow) -> None:
        self.pair.set_active_side(row.side)
        self.pair.stops.show_level(row.side, row.span, row.there)

    def _go_to(self, difference: Difference) -> None:
        """Brings both ends of a difference level and flashes them."""
        self._show_level({side: next(iter(difference.spans(side)), None) for side in Side}, difference)

    def _show_level(self, spans: dict[Side, Span | None], current: Difference | int | None) -> None:
        """Goes to a place of the side being read, or else of the other, with its counterpart level beside it."""
        comparison = self._session.comparison
        if comparison is None:
            return
        ordered = comparison.differences(self.pair.active_side)
        index = next((i for i, d in enumerate(ordered) if current is not None and current in (d, d.link)), None)
        if index is not None:
            self.pair.stops.make_current(index)
        active = self.pair.active_side
        side = active if spans[active] is not None else active.other
        here = spans[side]
        if here is not None:
            self.pair.stops.show_level(side, here, spans[side.other])

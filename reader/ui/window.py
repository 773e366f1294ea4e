"""The main window: its frame is there at once, what reads articles is built after the first frame or when needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from reader.app.actions import CORRECTING, Situation
from reader.app.keys import keys_of
from reader.app.language import tr
from reader.app.phrases import title_of
from reader.app.recents import RecentPair, recent_pairs, remember
from reader.core.terms import Equivalence, Side
from reader.ui.commands import commands
from reader.ui.desk import Desk
from reader.ui.icons import AFTER_THE_FIRST_FRAME
from reader.ui.menus import Menus
from reader.ui.status import StatusBar
from reader.ui.toolbar import ToolBar

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QShowEvent,
    )

    from reader.app.correcting import Corrections
    from reader.app.jobs import Executor, Jobs
    from reader.app.session import Session
    from reader.app.settings import Settings
    from reader.app.sources import FileSource
    from reader.app.themes import Theme
    from reader.ui.empty import DropZone
    from reader.ui.exporting import Exporting
    from reader.ui.intake import Intake
    from reader.ui.look import Look
    from reader.ui.menus import Slot
    from reader.ui.printing import Printing
    from reader.ui.reading import Reading
    from reader.ui.workbench import Workbench

_SWITCHES = {
    "marks/shared": "mark_shared",
    "marks/altered": "mark_altered",
    "marks/missing": "mark_missing",
    **{f"ignore/{what}": f"ignore_{what}" for what in Equivalence},
    "find/match_case": "match_case",
    "find/whole_words": "whole_words",
    "window/sidebar": "sidebar",
}
"""Settings that are shown as a checked action."""


class Window(QMainWindow):
    """Parallax on screen."""

    def __init__(self, settings: Settings, look: Look, executor: Executor | None = None) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self._executor = executor
        self._work: Workbench | None = None
        self._printing: Printing | None = None
        self.menus = Menus(self, commands(self), look.theme)
        self.menus.set_keys(keys_of(settings))
        self.menus.add_recents("File", "reopen", self._recents)
        self.bar = ToolBar(self.menus)
        self.desk = Desk(look.theme)
        self.status = StatusBar(self.menus, look.theme)
        self._reading: Reading | None = None
        self._build()
        self._wire()
        for key in ("reading/arrangement", "look/theme", *_SWITCHES):
            self._apply_setting(key)
        self.menus.check("linked_scroll", True)
        self._set_theme(look.theme)
        self.show_sidebar()
        self.refresh()

    @property
    def work(self) -> Workbench:
        """What everything is done with; whoever needs it first has it built."""
        if self._work is None:
            from reader.ui.workbench import Workbench

            self.menus.fill()
            self._work = Workbench(self.settings, self, self._executor)
            self._wire_work(self._work)
        return self._work

    @property
    def session(self) -> Session:
        return self.work.session

    @property
    def corrections(self) -> Corrections:
        return self.work.corrections

    @property
    def background(self) -> Jobs:
        return self.work.background

    @property
    def intake(self) -> Intake:
        return self.work.intake

    @property
    def exporting(self) -> Exporting:
        return self.work.exporting

    @property
    def printing(self) -> Printing:
        """What prints; made when somebody prints."""
        if self._printing is None:
            from reader.ui.printing import Printing

            self._printing = Printing(self.session, self.settings, self)
            self._printing.said.connect(self.status.say)
        return self._printing

    @property
    def reading(self) -> Reading:
        """Panes and sidebar; whoever needs them first has them built."""
        if self._reading is None:
            from reader.ui.reading import Reading

            self._reading = Reading(self.session, self.settings, self.look.theme, self.bar, self.status, self)
            self._furnish(self._reading)
        return self._reading

    def _furnish(self, made: Reading) -> None:
        from reader.ui.entity_care import EntityCare
        from reader.ui.offering import Offering
        from reader.ui.text_menu import offer_in

        self.desk.furnish(made.panes)
        self.offering = Offering(self.session, made.panes, self)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made.sidebar)
        made.sidebar.hide()
        if not self.restoreState(self.settings.value("window/state")):
            self.resizeDocks([made.sidebar], [min(316, self.width() // 4)], Qt.Orientation.Horizontal)
        made.changed.connect(self.refresh)
        made.zoom_wanted.connect(self.zoom_by)
        made.pair.reading_mode_changed.connect(self.show_reading_mode)
        made.link_changed.connect(lambda linked: self.menus.check("linked_scroll", linked))
        for side, header in made.panes.headers.items():
            own = (f"open_{side.value}", f"paste_{side.value}", "reload", "swap")
            header.addActions([self.menus[name] for name in own])
            self._wire_zone(made.panes.zone(side))
        made.entities.list.addActions([self.menus[name] for name in CORRECTING])
        self.care = EntityCare(made.entities, self.session, self.corrections, self._executor)
        made.edited.connect(self.corrections.add)
        self.menus.give("text", made.pair)
        for pane in made.pair.panes.values():
            offer_in(pane, self.menus)
        self.show_sidebar()

    def warm(self) -> None:
        """Builds what reads and gets the models ready, once the window is on screen and answers."""
        self.background.run("parts", lambda _job: _import_parts(), lambda _outcome: self._warm_up())

    def _warm_up(self) -> None:
        from reader.app.collecting import keep_for_good
        from reader.app.warmup import warm_up

        _ = self.reading
        self.background.run("warm", warm_up, lambda _outcome: keep_for_good())

    def situation(self) -> Situation:
        if self._work is None:
            return Situation(recents=bool(recent_pairs(self.settings)))
        from reader.app.sources import FileSource

        comparison = self.session.comparison
        sources = [self.session.source(side) for side in Side]
        return Situation(
            left=self.session.article(Side.LEFT) is not None,
            right=self.session.article(Side.RIGHT) is not None,
            compared=comparison is not None,
            differences=len(comparison.differences()) if comparison else 0,
            entity=self._reading is not None and self._reading.walk.entity is not None,
            found=bool(self.bar.field.text()),
            working=bool(self.session.jobs.running()),
            reloadable=any(isinstance(source, FileSource) for source in sources),
            recents=bool(recent_pairs(self.settings)),
            undoable=self.corrections.can_undo(),
            redoable=self.corrections.can_redo(),
        )

    def refresh(self) -> None:
        """Brings enabled actions up to what is possible now."""
        self.menus.update(self.situation())

    def stop(self) -> None:
        """Gives up the running work; what is on screen stays."""
        waiting = [side for side in Side if self.session.pending(side) is not None]
        self.session.stop()
        for side in waiting:
            self.desk.end_loading(side)
        self.status.say(tr("Stopped. Reload starts again."))

    def show_sidebar(self) -> None:
        """Beside a pair only, and only while a person wants it; the legend too has nothing to say before."""
        pair = self._work is not None and all(self.session.article(side) is not None for side in Side)
        self.status.show_legend(pair)
        if self._reading is not None:
            wanted = self.settings.flag("window/sidebar") and not self.menus["full_screen"].isChecked()
            self._reading.sidebar.setVisible(pair and wanted)

    def show_full_screen(self, full: bool) -> None:
        """Nothing but the texts; Esc or the same key brings everything back."""
        self.menus.check("full_screen", full)
        for part in (self.menuBar(), self.bar, self.status):
            part.setVisible(not full)
        state, flag = self.windowState(), Qt.WindowState.WindowFullScreen
        self.setWindowState(state | flag if full else state & ~flag)
        self.show_sidebar()
        if full and self._reading is not None:
            self._reading.pair.reading.hint.say(tr("Esc leaves the full screen."))

    def show_reading_mode(self, on: bool) -> None:
        """One article as a page, on the whole screen."""
        self.menus.check("reading_mode", on)
        self.show_full_screen(on)

    def zoom_by(self, steps: int) -> None:
        zoom = self.settings.number("reading/zoom") + 10 * steps
        self.settings.set("reading/zoom", max(50, min(300, zoom)))

    # what Qt asks for

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(AFTER_THE_FIRST_FRAME, self, self.menus.fill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the nearest thing."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not (self._reading is not None and self._reading.close_nearest()) and self.isFullScreen():
            self.show_full_screen(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.desk.drag_enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.desk.drag_move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.desk.drag_leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._work is not None:
            self.background.cancel_all()
            self.session.stop()
        if not self.isFullScreen():
            self.settings.set("window/geometry", bytes(self.saveGeometry().data()))
            if self._reading is not None:
                self.settings.set("window/state", bytes(self.saveState().data()))
        self.settings.flush()
        super().closeEvent(event)

    # putting together

    def _build(self) -> None:
        self.setWindowTitle("Parallax")
        self.setAcceptDrops(True)
        self.addToolBar(self.bar)
        self.setCentralWidget(self.desk)
        self.setStatusBar(self.status)
        self.setMinimumSize(780, 520)
        self.desk.empty.show_recents(recent_pairs(self.settings))
        if not self.restoreGeometry(self.settings.value("window/geometry")):
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))

    def _wire_work(self, work: Workbench) -> None:
        session, desk = work.session, self.desk
        session.load_started.connect(desk.show_loading)
        session.load_failed.connect(desk.show_problem)
        session.too_large.connect(self._ask_for_the_first_part)
        session.article_loaded.connect(self._show_article)
        session.comparison_changed.connect(lambda: self.reading.show_comparison())
        session.compare_failed.connect(self.status.say)
        session.activity_changed.connect(self.status.show_activity)
        session.jobs.busy_changed.connect(lambda _busy: QTimer.singleShot(0, self, self.refresh))
        work.intake.problem.connect(desk.show_problem)
        work.intake.asked.connect(desk.ask)
        for part in (work.intake, work.exporting, work.corrections):
            part.said.connect(self.status.say)

    def _wire(self) -> None:
        desk = self.desk
        self.status.cancel_wanted.connect(self.stop)
        self.status.encoding_wanted.connect(lambda name: self.session.read_with(self.reading.pair.active_side, name))
        desk.dropped.connect(lambda load, side: self.intake.take(load, side))
        desk.refused.connect(self.status.say)
        desk.first_empty = lambda: self.session.empty_side(Side.LEFT)
        for zone in desk.empty.zones.values():
            self._wire_zone(zone)
        desk.empty.sample_wanted.connect(lambda: self.intake.open_sample())
        desk.empty.recent_wanted.connect(lambda pair: self.intake.open_recent(pair))
        self.look.theme_changed.connect(self._set_theme)
        self.settings.changed.connect(self._apply_setting)
        self.settings.trouble.connect(self.status.say)
        for sentence in self.settings.told():
            self.status.say(sentence)

    def _wire_zone(self, zone: DropZone) -> None:
        zone.open_wanted.connect(lambda side: self.intake.ask(side))
        zone.paste_wanted.connect(lambda side: self.intake.paste(side))

    def _ask_for_the_first_part(self, side: Side, sentence: str, beginning: FileSource) -> None:
        from reader.ui.questions import Question

        self.desk.ask(side, Question(sentence, tr("Read the first part"), partial(self.session.open, side, beginning)))

    def _show_article(self, side: Side) -> None:
        article = self.session.article(side)
        reading = self.reading
        fills = reading.panes.articles[side] is None and article is not None
        self.desk.show_article(side, article, self.session.words(side))
        self.offering.show(side)
        if fills:
            left = self.session.article(Side.LEFT)
            reading.pair.set_active_side(Side.RIGHT if left is None else Side.LEFT, focus=True)
        reading.show_facts()
        titles = [title_of(a) for a in map(self.session.article, Side) if a is not None]
        self.setWindowTitle(" | ".join(titles) + " - Parallax" if titles else "Parallax")
        self.show_sidebar()
        self._remember_pair()
        self.refresh()

    def _recents(self) -> list[tuple[str, Slot]]:
        """What the menu of recent pairs offers."""
        return [(pair.label, partial(self.intake.open_recent, pair)) for pair in recent_pairs(self.settings)]

    def _remember_pair(self) -> None:
        from reader.app.sources import FileSource

        left, right = (self.session.source(side) for side in Side)
        titles = [title_of(article) for article in map(self.session.article, Side) if article is not None]
        if isinstance(left, FileSource) and isinstance(right, FileSource) and len(titles) == 2:
            remember(self.settings, RecentPair(left.path.absolute(), right.path.absolute(), *titles))
            self.desk.empty.show_recents(recent_pairs(self.settings))

    def _apply_setting(self, key: str) -> None:
        value = self.settings.value(key)
        if self._reading is not None:
            self._reading.apply_setting(key)
        if key in _SWITCHES:
            self.menus.check(_SWITCHES[key], value)
        if key == "reading/arrangement":
            self.menus.check(value, True)
        elif key == "keys/chosen":
            self.menus.set_keys(keys_of(self.settings))
        elif key == "look/theme":
            self.menus.check(f"theme_{value}", True)
        elif key.startswith("ignore/") and self._work is not None:
            self.session.recount()
        elif key == "compare/entities" and self._work is not None and self.session.comparison is not None:
            self.session.recompare()

    def _set_theme(self, theme: Theme) -> None:
        for part in (self.menus, self.bar, self.desk, self.status):
            part.set_theme(theme)
        if self._reading is not None:
            self._reading.set_theme(theme)


def _import_parts() -> None:
    """Imports what `Window.reading` is built of."""
    import reader.ui.entity_care
    import reader.ui.offering
    import reader.ui.reading
    import reader.ui.text_menu  # noqa: F401

"""The main window: it puts the parts together and wires what they say to what the others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QMainWindow

from reader.app.actions import Situation
from reader.app.jobs import Executor, Jobs
from reader.app.phrases import basis_sentence, difference_digest, title_of
from reader.app.recents import RecentPair, recent_pairs, remember
from reader.app.session import Session
from reader.app.sources import FileSource
from reader.app.warmup import warm_up
from reader.core.model import Difference, Entity, MarkKind, Side
from reader.ui.commands import commands
from reader.ui.desk import Desk
from reader.ui.difference_panel import DifferencePanel
from reader.ui.entity_panel import EntityPanel
from reader.ui.exporting import Exporting
from reader.ui.intake import Intake
from reader.ui.mentions import MentionWalk
from reader.ui.menus import Menus
from reader.ui.sidebar import Sidebar
from reader.ui.status import StatusBar
from reader.ui.summary_panel import SummaryPanel
from reader.ui.toolbar import ToolBar

if TYPE_CHECKING:
    from reader.app.settings import Settings
    from reader.app.themes import Theme
    from reader.ui.look import Look

MARKS = {MarkKind.SHARED: "shared", MarkKind.ALTERED: "altered", MarkKind.MISSING: "missing"}


class Window(QMainWindow):
    """Parallax on screen."""

    def __init__(self, settings: Settings, look: Look, executor: Executor | None = None) -> None:
        super().__init__()
        self.settings, self.look = settings, look
        self.session = Session(Jobs(executor), self, entities_wanted=lambda: settings.flag("compare/entities"))
        self.background = Jobs(executor, self)
        self.walk = MentionWalk()
        self.intake = Intake(self.session, settings, self)
        self.exporting = Exporting(self.session, self)
        self.menus = Menus(self, commands(self), look.theme)
        self.bar = ToolBar(self.menus)
        self.desk = Desk(look.theme)
        self.entities = EntityPanel(look.theme, settings)
        self.differences = DifferencePanel(look.theme)
        self.summary = SummaryPanel(look.theme)
        self.sidebar = Sidebar(
            {"Entities": self.entities, "Differences": self.differences, "Summary": self.summary}
        )
        self.status = StatusBar(self.menus, look.theme)
        self._place = -1
        self._build()
        self._wire_session()
        self._wire_view()
        self._wire_panels()
        for key in ("reading/zoom", "reading/family", "reading/arrangement", "reading/calm", "look/theme", *_SWITCHES):
            self._apply_setting(key)
        self._set_theme(look.theme)
        self._show_comparison()
        self._restore()

    def warm(self) -> None:
        """Gets the models ready once the window is on screen."""
        self.background.run("warm", warm_up, lambda _outcome: None)

    def situation(self) -> Situation:
        comparison = self.session.comparison
        sources = [self.session.source(side) for side in Side]
        return Situation(
            left=self.session.article(Side.LEFT) is not None,
            right=self.session.article(Side.RIGHT) is not None,
            compared=comparison is not None,
            differences=len(comparison.differences()) if comparison else 0,
            entity=self.walk.entity is not None,
            found=bool(self.bar.field.text()),
            working=bool(self.session.jobs.running()),
            reloadable=any(isinstance(source, FileSource) for source in sources),
            recents=bool(recent_pairs(self.settings)),
        )

    def refresh(self) -> None:
        """Brings enabled actions up to what is possible now."""
        self.menus.update(self.situation())

    def step_mention(self, way: int) -> None:
        """Goes to the next mention of the chosen entity, on the side being read where it is named there."""
        found = self.walk.step(self.desk.pair.active_side, way)
        if found is None or self.walk.entity is None:
            return
        side, span = found
        entity = self.walk.entity
        self.desk.pair.highlight_mentions(entity.left, entity.right, (side, span))
        self.desk.pair.reveal(side, span, flash=True)
        self.entities.say(self.walk.sentence(side))

    def show_sidebar(self) -> None:
        """Beside articles only, and only while a person wants it."""
        self.sidebar.setVisible(self.menus["sidebar"].isChecked() and not self.desk.is_empty())
        self.status.legend.setVisible(not self.desk.is_empty())

    def stop(self) -> None:
        """Gives up the running work; what is on screen stays."""
        waiting = [side for side in Side if self.session.pending(side) is not None]
        self.session.stop()
        for side in waiting:
            self.desk.show_article(side, self.session.article(side))
        self.desk.show_comparison(self.session.comparison)
        self.status.say("Stopped. Reload starts again.")

    def close_nearest(self) -> None:
        """What Esc does: the find hits, then the lit entity, then full screen."""
        if self.bar.field.text():
            self.bar.field.clear()
            self.bar.field.show_answer(0, 0, 0)
            self.desk.pair.clear_find()
        elif self.walk.entity is not None:
            self.entities.list.clearSelection()
            self._choose_entity(None)
        elif self.isFullScreen():
            self.menus["full_screen"].trigger()
        self.refresh()

    # what Qt asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_nearest()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.desk.drag_enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.desk.drag_move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.desk.drag_leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.background.cancel_all()
        self.session.stop()
        if not self.isFullScreen():
            self.settings.set("window/geometry", bytes(self.saveGeometry().data()))
            self.settings.set("window/state", bytes(self.saveState().data()))
        self.settings.flush()
        super().closeEvent(event)

    # putting together

    def _build(self) -> None:
        self.setWindowTitle("Parallax")
        self.setAcceptDrops(True)
        self.addToolBar(self.bar)
        self.setCentralWidget(self.desk)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.sidebar)
        self.setStatusBar(self.status)
        self.setMinimumSize(860, 520)
        self.desk.empty.show_recents(recent_pairs(self.settings))

    def _wire_session(self) -> None:
        session, desk = self.session, self.desk
        session.load_started.connect(desk.show_loading)
        session.load_failed.connect(desk.show_problem)
        session.article_loaded.connect(self._show_article)
        session.comparison_changed.connect(self._show_comparison)
        session.compare_failed.connect(self.status.say)
        session.activity_changed.connect(self.status.show_activity)
        session.jobs.busy_changed.connect(self.refresh)
        self.intake.problem.connect(desk.show_problem)
        self.intake.said.connect(self.status.say)
        self.exporting.said.connect(self.status.say)
        desk.dropped.connect(self.intake.take)
        desk.refused.connect(self.status.say)
        desk.first_empty = lambda: session.empty_side(Side.LEFT)
        for zone in desk.zones():
            zone.open_wanted.connect(self.intake.ask)
            zone.paste_wanted.connect(self.intake.paste)
        desk.empty.sample_wanted.connect(self.intake.open_sample)
        desk.empty.recent_wanted.connect(self.intake.open_recent)
        for side, header in desk.headers.items():
            own = (f"open_{side.value}", f"paste_{side.value}", "reload", "swap")
            header.addActions([self.menus[name] for name in own])

    def _wire_view(self) -> None:
        pair, find = self.desk.pair, self.bar.field
        pair.difference_changed.connect(self._difference_changed)
        pair.find_changed.connect(find.show_answer)
        pair.zoom_requested.connect(self.zoom_by)
        pair.link_changed.connect(lambda linked: self.menus.check("linked_scroll", linked))
        find.sought.connect(self.seek)
        find.next_wanted.connect(pair.find_next)
        find.previous_wanted.connect(pair.find_previous)
        find.left.connect(self._leave_find)
        self.look.theme_changed.connect(self._set_theme)
        self.settings.changed.connect(self._apply_setting)

    def _wire_panels(self) -> None:
        self.entities.entity_current.connect(self._choose_entity)
        self.entities.entity_chosen.connect(lambda _entity: self.step_mention(1))
        self.differences.difference_chosen.connect(self._go_to)
        self.status.cancel_wanted.connect(self.menus["cancel"].trigger)

    # what the session says

    def _show_article(self, side: Side) -> None:
        article = self.session.article(side)
        self.desk.show_article(side, article)
        titles = [title_of(a) for a in map(self.session.article, Side) if a is not None]
        self.setWindowTitle(" | ".join(titles) + " - Parallax" if titles else "Parallax")
        self.show_sidebar()
        self._show_encoding()
        self._remember_pair()
        self.refresh()

    def _show_comparison(self) -> None:
        comparison = self.session.comparison
        self.desk.show_comparison(comparison)
        self.entities.set_comparison(comparison)
        self.differences.set_comparison(comparison)
        self.summary.set_comparison(comparison)
        self._show_encoding()
        if comparison is None:
            self._choose_entity(None)
            self._difference_changed(-1, 0)
        elif self.bar.field.text():
            self.seek(self.bar.field.text())
        self.refresh()

    def _remember_pair(self) -> None:
        left, right = (self.session.source(side) for side in Side)
        articles = [self.session.article(side) for side in Side]
        if isinstance(left, FileSource) and isinstance(right, FileSource) and articles[0] and articles[1]:
            pair = RecentPair(left.path.absolute(), right.path.absolute(), title_of(articles[0]), title_of(articles[1]))
            remember(self.settings, pair)
            self.desk.empty.show_recents(recent_pairs(self.settings))

    def _show_encoding(self) -> None:
        comparison = self.session.comparison
        articles = [a for a in map(self.session.article, Side) if a is not None]
        encodings = dict.fromkeys(a.encoding for a in articles if a.encoding)
        self.status.show_facts(basis_sentence(comparison) if comparison else "", " | ".join(encodings))

    # what the view says

    def _difference_changed(self, index: int, count: int) -> None:
        self.bar.show_count(index, count)
        difference = self._difference(index)
        self.differences.show_current(difference)
        comparison = self.session.comparison
        if comparison is None:
            self.status.show_place("")
        elif difference is not None:
            self.status.show_place(f"Difference {index + 1} of {count}: {difference_digest(comparison, difference)}")
        else:
            self.status.show_place(f"{count} differences" if count else "No differences")
        self.refresh()

    def _difference(self, index: int) -> Difference | None:
        comparison = self.session.comparison
        if comparison is None or index < 0:
            return None
        ordered = comparison.differences(self.desk.pair.active_side)
        return ordered[index] if index < len(ordered) else None

    def _go_to(self, difference: Difference) -> None:
        comparison = self.session.comparison
        if comparison is not None:
            self.desk.pair.go_to_difference(comparison.differences(self.desk.pair.active_side).index(difference))

    def _choose_entity(self, entity: Entity | None) -> None:
        self.walk.choose(entity)
        if entity is None:
            self.desk.pair.highlight_mentions((), (), None)
            self.entities.say("")
        else:
            self.desk.pair.highlight_mentions(entity.left, entity.right, None)
        self.refresh()

    # what a person set

    def seek(self, text: str) -> None:
        """Finds in both articles."""
        if not text:
            self.desk.pair.clear_find()
            self.bar.field.show_answer(0, 0, 0)
        else:
            left, right = self.desk.pair.find(
                text,
                match_case=self.settings.flag("find/match_case"),
                whole_words=self.settings.flag("find/whole_words"),
            )
            self.bar.field.show_answer(0, left, right)
        self.refresh()

    def zoom_by(self, steps: int) -> None:
        zoom = self.settings.number("reading/zoom") + 10 * steps
        self.settings.set("reading/zoom", max(50, min(300, zoom)))

    def _leave_find(self) -> None:
        self.desk.pair.clear_find()
        self.desk.pair.set_active_side(self.desk.pair.active_side, focus=True)
        self.refresh()

    def _apply_setting(self, key: str) -> None:
        pair, value = self.desk.pair, self.settings.value(key)
        if key == "reading/zoom":
            pair.set_zoom(value)
        elif key in ("reading/family", "reading/line_height"):
            height = self.settings.number("reading/line_height") / 100
            pair.set_fonts(self.settings.text("reading/family") or None, height)
        elif key == "reading/arrangement":
            pair.set_arrangement(value)
            self.menus.check(value, True)
        elif key == "reading/calm":
            pair.set_reduced_motion(value)
        elif key == "look/theme":
            self.menus.check(f"theme_{value}", True)
        elif key in _SWITCHES:
            self.menus.check(_SWITCHES[key], value)
            for kind, name in MARKS.items():
                if key == f"marks/{name}":
                    pair.set_mark_shown(kind, value)
            if key.startswith("find/") and self.bar.field.text():
                self.seek(self.bar.field.text())

    def _set_theme(self, theme: Theme) -> None:
        for part in (self.menus, self.bar, self.desk, self.entities, self.differences, self.summary, self.status):
            part.set_theme(theme)

    def _restore(self) -> None:
        self.menus.check("linked_scroll", True)
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if not self.restoreGeometry(self.settings.value("window/geometry")):
            self.resize(min(1440, screen.width()), min(900, screen.height()))
        self.restoreState(self.settings.value("window/state"))
        self.menus.check("sidebar", self.settings.flag("window/sidebar"))
        self.show_sidebar()
        QTimer.singleShot(0, self.refresh)


_SWITCHES = {
    "marks/shared": "mark_shared",
    "marks/altered": "mark_altered",
    "marks/missing": "mark_missing",
    "find/match_case": "match_case",
    "find/whole_words": "whole_words",
}

"""Writing out: the report of the pair, the table of entities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.export import export, export_filter, export_text
from reader.app.jobs import Err, Ok
from reader.app.language import tr
from reader.app.session import failure_sentence
from reader.app.sources import FileSource
from reader.core.terms import Side
from reader.ui.file_dialog import saving_dialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.app.session import Session
    from reader.core.model import Entity


class Exporting(QObject):
    """Asks where to, writes in the background, says how it went.

    Signals: `said(sentence)`.
    """

    said = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def ask_report(self) -> None:
        title = tr("Export the comparison")
        saving_dialog(self._window, title, "comparison.html", export_filter(), self.write_report).open()

    def ask_entities(self, entities: tuple[Entity, ...]) -> None:
        kinds = tr("Comma-separated values (*.csv)")
        write = partial(self.write_entities, entities=entities)
        saving_dialog(self._window, tr("Export the entities"), "entities.csv", kinds, write).open()

    def write_report(self, path: Path) -> None:
        comparison, inputs = self._session.comparison, self._inputs()
        if comparison is not None:
            self._write(path, lambda: export(comparison, path, inputs))

    def write_entities(self, path: Path, entities: tuple[Entity, ...]) -> None:
        from reader.app.entity_rows import as_csv

        inputs = self._inputs()
        self._write(path, lambda: export_text(as_csv(entities), path, inputs))

    def copy_entities(self, entities: tuple[Entity, ...]) -> None:
        from reader.app.entity_rows import as_table

        QApplication.clipboard().setText(as_table(entities))
        self.said.emit(tr("{count} entities copied as a table.", count=len(entities)))

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        self._session.jobs.run("export", lambda _job: work(), lambda outcome: self._written(path, outcome))

    def _written(self, path: Path, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Ok):
            self.said.emit(tr("{name} is written.", name=path.name))
            return
        self.said.emit(failure_sentence(outcome.error, path.name))

    def _inputs(self) -> tuple[Path, ...]:
        sources = (self._session.source(side) for side in Side)
        return tuple(source.path for source in sources if isinstance(source, FileSource))

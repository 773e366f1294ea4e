"""Writing out: the report of the pair, the table of entities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.export import export, export_filter, export_text
from reader.app.jobs import Err, Ok
from reader.app.language import tr
from reader.app.session import failure_sentence
from reader.app.sources import FileSource
from reader.core.terms import Side

if TYPE_CHECKING:
    from collections.abc import Callable

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
        self._ask(tr("Export the comparison"), "comparison.html", export_filter(), self.write_report)

    def ask_entities(self, entities: tuple[Entity, ...]) -> None:
        self._ask(
            tr("Export the entities"),
            "entities.csv",
            tr("Comma-separated values (*.csv)"),
            lambda path: self.write_entities(path, entities),
        )

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

    def _ask(self, title: str, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.partition("*.")[2].rstrip(")")))
        dialog.fileSelected.connect(lambda chosen: write(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

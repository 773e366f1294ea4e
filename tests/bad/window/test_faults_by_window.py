"""The disk, the memory or the system fails, or the program is killed, while somebody works in the window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from faults import Calls, failing, faults, in_new_threads, in_this_thread

from reader.app.correcting import hiding, renaming
from reader.core.model import Entity, EntityKind, Side, Span

if TYPE_CHECKING:
    from faults import Fault

    from .conftest import Reader

ROOT = Path(__file__).resolve().parents[3]
Pair = tuple[Path, Path, Path]
REYES = Entity("Ana Reyes", EntityKind.PERSON, (), (Span(0, 0, 9),), (Span(0, 0, 9),))
AGENCY = Entity("Agency", EntityKind.PLACE, (), (Span(0, 17, 23),), ())

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.app.edit_files import EditFiles
from reader.core.corrections import Action, Correction
from reader.core.terms import EntityKind
program = QCoreApplication([])
files = EditFiles(Path(sys.argv[1]))
one = Correction(Action.HIDE, "one", EntityKind.PERSON)
if sys.argv[2] == "begin":
    files.write("pair", (one,))
else:
    name, true = sys.argv[2], getattr(os, sys.argv[2])
    setattr(os, name, lambda *a, **k: os._exit(9))
    files.read("pair")
    files.write("pair", (one, Correction(Action.HIDE, "two", EntityKind.PERSON)))
    os._exit(0)
"""


@pytest.mark.row(52)
@pytest.mark.parametrize("moment", ["fdopen", "fsync", "chmod", "replace"])
def test_killed_while_corrections_are_saved_the_old_ones_are_whole(moment: str, tmp_path: Path):
    def run(how: str) -> int:
        command = [sys.executable, "-c", KILLED, str(tmp_path), how]
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False).returncode

    assert run("begin") == 0
    (path,) = tmp_path.glob("*.json")
    before = path.read_bytes()
    assert run(moment) == 9
    assert path.read_bytes() == before


OF_LOADING = [fault for fault in faults() if fault.name in {"open", "read", "child", "pipe"}]
OF_KEEPING = [fault for fault in faults() if fault.name in {"open", "write", "sync", "rename"}]


@pytest.mark.row(13, 50)
@pytest.mark.parametrize("fault", OF_LOADING, ids=lambda fault: fault.name)
def test_whatever_fails_while_a_pair_is_loaded_the_old_pair_stays(fault: Fault, busy: Reader, tmp_path: Path):
    """Every call of the thread that loads fails once; the window says a sentence and goes on with what it has."""
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>Page</title><p>" + "Words of a page. " * 30, encoding="utf-8")
    session = busy.window.session
    before = (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT))
    told = 0
    for moment in range(1, 6):
        if fault.fresh:
            from reader.load import source

            source._workers.close()
        calls = Calls(moment, in_new_threads())
        with failing(fault, calls):
            busy.drops(page, on=busy.pane(Side.LEFT))
            busy.waits_until_quiet()
        if session.article(Side.LEFT) is before[1]:
            told += 1
            assert busy.tells(Side.LEFT).endswith(".")
            assert "error inside Parallax" not in busy.tells(Side.LEFT)
            assert (session.comparison, session.article(Side.LEFT), session.article(Side.RIGHT)) == before
        else:
            assert not calls.failed or fault.name == "open"
            break
    assert told > 0
    assert page.stat().st_size > 400


@pytest.mark.row(50, 52)
@pytest.mark.parametrize("fault", OF_KEEPING, ids=lambda fault: fault.name)
def test_whatever_fails_while_corrections_are_kept_the_old_file_is_whole(fault: Fault, busy: Reader):
    corrections = busy.window.corrections
    corrections.add(hiding(REYES))
    folder = busy.window.settings.folder() / "corrections"
    (path,) = [p for p in folder.iterdir() if p.suffix == ".json"]
    for moment in range(1, 12):
        before = path.read_bytes()
        calls = Calls(moment, in_this_thread())
        with failing(fault, calls):
            corrections.add(renaming(AGENCY, f"Agency {moment}"))
        if not calls.failed:
            break
        after = path.read_bytes()
        assert after == before or json.loads(after)["corrections"]
        assert after != before or "could not be kept" in busy.window.status.said()
    assert moment > 1
    assert [p.name for p in folder.iterdir() if "parallax-" in p.name] == []


@pytest.mark.row(13)
def test_memory_that_runs_out_while_comparing_is_told(busy: Reader, pair: Pair, monkeypatch: pytest.MonkeyPatch):
    from reader import pipeline

    def short(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "align_wording", short)
    busy.drops(pair[2], on=busy.pane(Side.LEFT))
    busy.waits_for_the_text(Side.LEFT, "Carrot")
    busy.qtbot.waitUntil(lambda: "needs more memory" in busy.window.status.said(), timeout=20_000)
    busy.waits_until_quiet()
    assert not busy.window.grab().isNull()


@pytest.mark.row(51)
def test_memory_that_runs_out_while_exporting_is_told(busy: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from reader.ui import exporting

    def short(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(exporting, "export", short)
    busy.window.exporting.write_report(tmp_path / "report.html")
    busy.qtbot.waitUntil(lambda: "report.html needs more memory" in busy.window.status.said(), timeout=10_000)
    assert list(tmp_path.glob("report*")) == []

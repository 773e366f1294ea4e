"""The system itself refuses the k-th call while settings and corrections are kept: the old or the new, and whole."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from refusing import BEGINS, CALLS, ENDS, moments, needs_strace, refused

from reader.app.edit_files import EditFiles
from reader.app.recents import recent_pairs
from reader.app.settings import Settings
from reader.core.corrections import Action, Correction
from reader.core.terms import EntityKind

if TYPE_CHECKING:
    from pathlib import Path

GOOD = b"[look]\ntheme=dark\n\n[reading]\nzoom=140\n\n[recent]\nfolder=first\n"

SETTING = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.app.recents import RecentPair, recent_pairs, remember
from reader.app.settings import Settings
import reader.report.save, json
program = QCoreApplication([])
{BEGINS}
settings = Settings(Path(sys.argv[1]))
told = [*settings.told()]
settings.trouble.connect(told.append)
settings.set("recent/folder", "second")
remember(settings, RecentPair(Path("/a"), Path("/b"), "A", "B"))
{ENDS}
print(*told)
"""


@pytest.mark.row(50, 52)
@needs_strace
@pytest.mark.parametrize("call", CALLS)
def test_settings_are_the_old_or_the_new_ones_whatever_the_system_refuses(call: str, tmp_path: Path):
    folder = tmp_path / "parallax"
    path = folder / "parallax.ini"
    command = [sys.executable, "-B", "-c", SETTING, str(path)]

    def begin_again() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        path.write_bytes(GOOD)

    begin_again()
    span = moments(call, command, tmp_path / "trace")
    assert Settings(path).text("recent/folder") == "second"
    assert len(recent_pairs(Settings(path))) == 1
    for moment in span:
        begin_again()
        seen = refused(call, moment, command, tmp_path / "trace")
        what = f"{call} {moment} of {span}: {seen.said}"
        assert (seen.status, "Traceback" in seen.said) == (0, False), what
        kept = Settings(path)
        assert kept.told() == (), f"{what}: it is whole"
        assert (kept.text("look/theme"), kept.number("reading/zoom")) == ("dark", 140), what
        assert kept.text("recent/folder") in {"first", "second"}, what
        if kept.text("recent/folder") == "first":
            assert seen.out.endswith((".\n", ": \n")), f"{what}: it is told"
        assert {p.name for p in folder.iterdir()} - {"parallax.ini.lock"} == {"parallax.ini"}, what
    assert span or call in {"lseek", "mkdir,mkdirat", "flock", "unlink,unlinkat"}


ONE = Correction(Action.HIDE, "one", EntityKind.PERSON)
CORRECTING = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reader.app.edit_files import EditFiles
from reader.core.corrections import Action, Correction
from reader.core.edits import from_json, to_json
from reader.core.terms import EntityKind
import reader.report.save, json
program = QCoreApplication([])
{BEGINS}
files = EditFiles(Path(sys.argv[1]))
kept = files.read("pair")
files.write("pair", (*kept, Correction(Action.HIDE, "two", EntityKind.PERSON)))
{ENDS}
print(*files.told())
"""


@pytest.mark.row(50, 52)
@needs_strace
@pytest.mark.parametrize("call", CALLS)
def test_corrections_are_the_old_or_the_new_ones_whatever_the_system_refuses(call: str, tmp_path: Path):
    folder = tmp_path / "corrections"
    command = [sys.executable, "-B", "-c", CORRECTING, str(folder)]

    def begin_again() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        EditFiles(folder).write("pair", (ONE,))

    begin_again()
    span = moments(call, command, tmp_path / "trace")
    assert [edit.name for edit in EditFiles(folder).read("pair")] == ["one", "two"]
    for moment in span:
        begin_again()
        seen = refused(call, moment, command, tmp_path / "trace")
        what = f"{call} {moment} of {span}: {seen.said}"
        assert (seen.status, "Traceback" in seen.said) == (0, False), what
        names = [edit.name for edit in EditFiles(folder).read("pair")]
        aside = [p for p in folder.iterdir() if "damaged" in p.name]
        assert names[:1] == ["one"] or [b"one" in p.read_bytes() for p in aside] == [True], what
        if names != ["one", "two"]:
            assert "kept" in seen.out, f"{what}: it is told"
        assert {p.suffix for p in folder.iterdir()} <= {".json", ""}, what
        assert not [p for p in folder.iterdir() if p.name.startswith(".parallax-")], what

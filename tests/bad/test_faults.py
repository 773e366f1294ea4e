"""The disk, the memory or the system fails at the k-th call, for every k: one sentence, status 2, every file intact."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from faults import Calls, Fault, failing, faults, in_new_threads, short_of_memory

from reader.__main__ import main
from reader.load import source as front_door

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

SOUND = nullcontext()
OLD = b"what was exported yesterday"
PAGE = (
    "<!doctype html><html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>"
    + "<p>Engineers closed the bridge on Tuesday after a drone had photographed a crack in its main cable.</p>" * 4
    + "</article></body></html>"
)
FORMS = ("html", "json")
MOST_MOMENTS = 50
"""Of memory running out, spread over the whole run; of everything else each moment is tried."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of which needs the parsing process, and a report that stands there already."""
    (tmp_path / "left.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "right.txt").write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    (tmp_path / "report").write_bytes(OLD)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def exported(
    capfd: pytest.CaptureFixture[str], folder: Path, form: str, trouble: AbstractContextManager[object] = SOUND
) -> tuple[int, str]:
    """Exit status and what is said of a comparison that is written to a file while something fails."""
    options = ("--stage", "words", "--no-entities", "--format", form, "--out", str(folder / "report"))
    capfd.readouterr()
    with trouble:
        status = main(["compare", *options, str(folder / "left.html"), str(folder / "right.txt")])
    captured = capfd.readouterr()
    assert captured.out == ""
    return status, captured.err


def begin_again(folder: Path, *, fresh: bool = False) -> None:
    if fresh:
        front_door._workers.close()
    (folder / "report").write_bytes(OLD)


def check_after_failure(folder: Path, status: int, said: str, new: bytes, what: str) -> None:
    """Trouble is told in a sentence and has changed nothing; what is not told has not mattered."""
    after = files(folder)
    assert set(after) == {"left.html", "right.txt", "report"}, what
    if status == 2:
        assert said.count("\n") == 1, what
        assert said.endswith(".\n"), what
        assert "Traceback" not in said, what
        assert "failed where it should not" not in said, what
        assert after["report"] == OLD, what
    else:
        assert (status, said) == (1, ""), what
        assert after["report"] == new, what
    assert after["left.html"] == PAGE.encode(), what


@pytest.mark.row(13, 50, 51)
@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.name)
def test_whatever_fails_at_any_moment(fault: Fault, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    exported(capfd, folder, "json")  # everything that is imported late is there now
    begin_again(folder, fresh=fault.fresh)
    calls = Calls()
    assert exported(capfd, folder, "json", failing(fault, calls)) == (1, "")
    new = (folder / "report").read_bytes()
    moments = calls.count
    told = 0
    for moment in range(1, moments + 1):
        begin_again(folder, fresh=fault.fresh)
        status, said = exported(capfd, folder, "json", failing(fault, Calls(moment)))
        check_after_failure(folder, status, said, new, f"{fault.name} {moment} of {moments}: {said}")
        told += status == 2
    assert told > 0 or fault.name == "folder"
    begin_again(folder)
    assert exported(capfd, folder, "json") == (1, ""), "and then it works again"


@pytest.mark.row(13, 51)
@pytest.mark.parametrize("form", FORMS)
def test_memory_runs_out_at_any_moment(form: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    exported(capfd, folder, form)
    begin_again(folder)
    calls = Calls()
    exported(capfd, folder, form, short_of_memory(calls))
    new = (folder / "report").read_bytes()
    assert calls.count > 100
    for moment in range(2, calls.count + 1, max(1, calls.count // MOST_MOMENTS)):
        (folder / "report").write_bytes(OLD)
        status, said = exported(capfd, folder, form, short_of_memory(Calls(moment)))
        check_after_failure(folder, status, said, new, f"memory {moment} of {calls.count}: {said}")


def test_calls_of_other_threads_neither_count_nor_fail(tmp_path: Path):
    """A thread that another test had left took the fault upon itself, and nothing failed where it was meant to."""
    (fault,) = (fault for fault in faults() if fault.name == "open")
    (tmp_path / "file").write_text("words", encoding="utf-8")
    go, failures = threading.Event(), []

    def opening(name: str) -> None:
        try:
            (tmp_path / "file").open(encoding="utf-8").close()
        except OSError:
            failures.append(name)

    older = threading.Thread(target=lambda: (go.wait(10), opening("older")))
    older.start()
    with failing(fault, Calls(1, in_new_threads())) as calls:
        go.set()
        older.join()
        opening("this one")
        assert (calls.count, failures) == (0, [])
        newer = threading.Thread(target=opening, args=("newer",))
        newer.start()
        newer.join()
    assert (calls.failed, failures) == (True, ["newer"])

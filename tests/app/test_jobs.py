"""Jobs: the newest per key wins, results are values, nothing arrives after cancelling."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from reader.app.jobs import Err, Job, Jobs, Ok, at_once
from reader.core.progress import WorkCancelled, check

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


class Held:
    """An executor whose tasks run when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []

    def __call__(self, task: Callable[[], None]) -> None:
        self.tasks.append(task)

    def run_all(self) -> None:
        while self.tasks:
            self.tasks.pop(0)()


def test_a_result_comes_as_ok_and_a_failure_as_err():
    got: list[object] = []
    jobs = Jobs(at_once)
    jobs.run("one", lambda _job: 42, got.append)
    jobs.run("two", lambda _job: 1 / 0, got.append)
    assert got[0] == Ok(42)
    assert isinstance(got[1], Err)
    assert isinstance(got[1].error, ZeroDivisionError)


def test_the_newest_job_of_a_key_wins_and_the_older_is_told_to_stop():
    held, got, stopped = Held(), [], []

    def work(job: Job, value: int) -> int:
        stopped.append(job.cancelled())
        return value

    jobs = Jobs(held)
    jobs.run("load", lambda job: work(job, 1), got.append)
    jobs.run("load", lambda job: work(job, 2), got.append)
    jobs.run("other", lambda job: work(job, 3), got.append)
    held.run_all()
    assert stopped == [True, False, False]
    assert got == [Ok(2), Ok(3)]


def test_work_that_outlives_the_window_ends_without_a_word(monkeypatch: pytest.MonkeyPatch):
    """A thread that goes on when the objects are gone had nobody to tell, and said so on standard error."""
    held: Held = Held()
    parent = QObject()
    jobs = Jobs(held, parent)

    def work(job: Job) -> int:
        job.progress("words", 0.5)
        job.emit(1)
        return 2

    jobs.run("load", work, lambda _outcome: None)
    shiboken6.delete(parent)
    assert not shiboken6.isValid(jobs)
    complaints: list[object] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    thread = threading.Thread(target=held.run_all)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert held.tasks == []
    assert complaints == []


def test_the_newest_wins_whichever_ends_first():
    held, got = Held(), []
    jobs = Jobs(held)
    jobs.run("load", lambda _job: "old", got.append)
    jobs.run("load", lambda _job: "new", got.append)
    held.tasks.reverse()
    held.run_all()
    assert got == [Ok("new")]


def test_nothing_arrives_after_cancel_not_even_early_results_or_progress():
    held, got = Held(), []
    jobs = Jobs(held)
    jobs.progressed.connect(lambda *told: got.append(told))

    def work(job: Job) -> None:
        job.progress("stage", 0.5)
        job.emit("early")
        check(job.cancelled)

    jobs.run("load", work, got.append, receive=got.append)
    assert jobs.running() == ("load",)
    assert jobs.cancel("load")
    assert not jobs.cancel("load")
    held.run_all()
    assert got == []
    assert jobs.running() == ()


def test_progress_and_early_results_arrive_in_order_before_the_end():
    got: list[object] = []
    jobs = Jobs(at_once)
    jobs.progressed.connect(lambda key, stage, share: got.append((key, stage, share)))

    def work(job: Job) -> str:
        job.progress("words", 0.0)
        job.emit("first")
        job.progress("meaning", 0.5)
        return "last"

    jobs.run("compare", work, got.append, receive=got.append)
    assert got == [("compare", "words", 0.0), "first", ("compare", "meaning", 0.5), Ok("last")]


def test_busy_is_told_once_for_several_jobs():
    held, told = Held(), []
    jobs = Jobs(held)
    jobs.busy_changed.connect(told.append)
    jobs.run("a", lambda _job: None, lambda _outcome: None)
    jobs.run("b", lambda _job: None, lambda _outcome: None)
    jobs.run("a", lambda _job: None, lambda _outcome: None)
    assert told == [True]
    held.run_all()
    assert told == [True, False]


def test_work_that_gives_up_by_itself_is_an_err():
    got: list[object] = []

    def work(_job: Job) -> None:
        raise WorkCancelled

    Jobs(at_once).run("x", work, got.append)
    assert isinstance(got[0], Err)


def test_in_threads_the_result_is_delivered_in_the_thread_of_the_jobs(qtbot: QtBot):
    jobs, here, got = Jobs(), threading.get_ident(), []

    def work(job: Job) -> int:
        job.emit(threading.get_ident())
        return threading.get_ident()

    jobs.run("x", work, lambda outcome: got.append((threading.get_ident(), outcome)), receive=got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    worker = got[0]
    assert worker != here
    assert got[1] == (here, Ok(worker))


def test_threads_that_end_while_their_window_goes_do_not_crash():
    """A sender that was deleted in the middle of sending took the whole program with it; so this runs in another."""
    code = """if True:
        import threading, shiboken6
        from PySide6.QtCore import QCoreApplication, QObject
        from reader.app.jobs import Jobs
        program = QCoreApplication([])
        def work(job):
            for number in range(300):
                job.emit(number)
        for _ in range(60):
            window = QObject()
            for key in "abc":
                Jobs(parent=window).run(key, work, print, lambda _number: None)
            program.processEvents()
            shiboken6.delete(window)
        for thread in threading.enumerate():
            if thread is not threading.main_thread():
                thread.join(30)
        program.processEvents()
        print("whole")
    """
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=120, check=False
    )
    assert (ran.returncode, ran.stdout.split()[-1:]) == (0, ["whole"]), ran.stderr[-500:]

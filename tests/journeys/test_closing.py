"""A window that is closed while everything warms up, or after it has, leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader.app.settings import Settings
from reader.ui.application import application
from reader.ui.look import Look
from reader.ui.window import Window
program = application()
settings = Settings(Path(sys.argv[1]))
window = Window(settings, Look(program, settings))
window.show()
started = []
def watch():
    from reader.load.source import _workers
    busy = "warm" in window.background.running()
    started.append(busy)
    if sys.argv[2] == "at once" or (any(started) and not busy):
        print("idle process:", _workers._idle != [], flush=True)
        window.close()
    else:
        QTimer.singleShot(20, watch)
QTimer.singleShot(0, window.warm)
QTimer.singleShot(30, watch)
sys.exit(program.exec())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks for left processes by their group")
@pytest.mark.parametrize("when", ["at once", "warm"])
def test_it_closes_with_all_its_processes(tmp_path: Path, when: str):
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "settings.ini"), when]
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said, complaints = run.communicate(timeout=40)
    finally:
        run.kill()
        run.wait()
    assert run.returncode == 0
    assert "Traceback" not in complaints
    if when == "warm":
        assert said == "idle process: True\n"
    deadline = time.monotonic() + 10
    while _any_left(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _any_left(run.pid)


def _any_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True

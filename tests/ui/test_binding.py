"""The Qt binding keeps its references: methods that return nothing must not wear out the one object None."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    thing.setObjectName("a")
    thing.blockSignals(False)
print(before - sys.getrefcount(None))
"""


def test_twenty_thousand_void_calls_leave_none_alone():
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert abs(int(run.stdout)) < 1000

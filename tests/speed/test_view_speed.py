"""The reading view keeps its speed on very long articles; `python -m tests.speed.view` prints the exact table.

Judged by the processor's time and with room for slow machines: what fails here has become several times slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from speed.view import big_rows, endless_rows, small_rows

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOM = 3.0

pytestmark = pytest.mark.speed


def test_every_row_of_the_table_keeps_its_limit(qtbot: QtBot):  # noqa: ARG001
    rows = [*small_rows(), *big_rows(30_000), *endless_rows()]
    for widget in QApplication.topLevelWidgets():
        widget.close()
    assert len(rows) > 15
    slow = [str(row) for row in rows if min(row.spent.clock, row.spent.processor) > ROOM * row.limit]
    assert slow == []

"""A pytest plugin that makes PySide6 look uninstalled: `-p without_qt -p no:pytest-qt`, with `tests` on PYTHONPATH.

What knows no Qt is tested under it, so that it cannot come to need Qt unnoticed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

QT = ("PySide6", "shiboken6", "pytestqt")


class NoQt:
    """Finds nothing, and says so for every package of Qt before anyone else is asked."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name.split(".")[0] in QT:
            raise ModuleNotFoundError(f"No module named {name!r}: this test runs without Qt", name=name)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Knows the settings of the plugin that is left out."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "of pytest-qt, which is left out")


sys.meta_path.insert(0, NoQt())

"""The bad inputs as one run: how long the fuzzer goes on, and a summary that says what was met and what it cost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest

_ROWS: set[int] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-runs", default=120, type=int, help="damaged files to read, over all samples")
    parser.addoption("--fuzz-seed", default=1, type=int, help="which damages are made")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module names the rows of the list of bad inputs it covers in ROWS."""
    for item in items:
        _ROWS.update(getattr(getattr(item, "module", None), "ROWS", ()))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if "tests/bad/" in report.nodeid.replace("\\", "/") and report.when == "call"
    ]
    if not reports:
        return
    worst = max(reports, key=lambda report: report.duration)
    failed = sum(report.failed for report in reports)
    hung = sum(report.duration > 60 for report in reports if "test_fuzz" not in report.nodeid)
    terminalreporter.section("bad inputs")
    terminalreporter.line(
        f"rows {len(_ROWS)} of 58, inputs {len(reports)} and {_damaged(config, reports)} damaged files, "
        f"failures {failed}, hangs {hung}, worst time {worst.duration:.1f} s ({worst.nodeid.split('::')[-1][:60]}), "
        f"worst memory {_peak()} MB"
    )


def _damaged(config: pytest.Config, reports: list[Any]) -> int:
    files = sum("test_fuzz" in report.nodeid for report in reports)
    runs = int(config.getoption("--fuzz-runs", 120))
    return files * (runs // 12 + 1) if files else 0


def _peak() -> int:
    """Of this process and of every one it started, in megabytes."""
    if sys.platform == "win32":
        return 0
    import resource

    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)

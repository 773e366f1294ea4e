"""The bad inputs as one run: how long the fuzzer goes on, an alarm for what hangs, and tables of what was met."""

from __future__ import annotations

import hashlib
import signal
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from witness import Account, Books, forget_memory, most_memory

from reader.load import source as front_door

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 120
"""Seconds after which a test hangs."""
_BOOKS = pytest.StashKey[Books]()


def _has_qt() -> bool:
    try:
        return find_spec("PySide6") is not None
    except ImportError:
        return False


collect_ignore = [] if _has_qt() else ["window"]


class Hang(BaseException):
    """A test went on for longer than anybody would wait."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-runs", default=2000, type=int, help="damaged files to read, over all samples")
    parser.addoption("--fuzz-seed", default=1, type=int, help="which damages are made")
    parser.addoption("--fuzz-keep", default="", help="folder for the damaged files that are findings")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_BOOKS] = Books()


@pytest.fixture
def books(request: pytest.FixtureRequest) -> Books:
    """Where a test enters what only it can know."""
    return request.config.stash[_BOOKS]


@pytest.fixture(autouse=True)
def every_file_stays(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test has Parallax read is afterwards what it was."""
    seen: dict[Path, tuple[int, bytes]] = {}
    read_file = front_door.read_file

    def reading(path: Path, **options: Any) -> bytes:
        data = read_file(path, **options)
        seen.setdefault(path, (len(data), hashlib.sha256(data).digest()))
        return data

    monkeypatch.setattr(front_door, "read_file", reading)
    yield
    if request.node.get_closest_marker("changes_files"):
        return
    for path, (length, before) in seen.items():
        if path.is_file() and hashlib.sha256(path.read_bytes()[:length]).digest() != before:
            request.config.stash[_BOOKS].now.lost += path.stat().st_size
            pytest.fail(f"{path.name} was changed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    books = item.config.stash[_BOOKS]
    books.now = Account(inputs=1)
    yield
    rows = [number for marker in item.iter_markers("row") for number in marker.args]
    books.close(tuple(dict.fromkeys(rows)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    if "tests/bad" not in item.path.as_posix() or "test_fuzz" in item.name:
        return (yield)
    account = item.config.stash[_BOOKS].now
    forget_memory()
    started = time.monotonic()
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _ring)
        signal.alarm(PATIENCE)
    try:
        return (yield)
    except Hang:
        account.hangs += 1
        pytest.fail(f"hung for {PATIENCE} seconds")
    except (AssertionError, pytest.fail.Exception):
        raise
    except Exception:
        account.crashes += 1
        raise
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
        account.seconds = time.monotonic() - started
        account.memory = most_memory()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    item.config.stash[_BOOKS].now.failures += bool(report.failed)
    item.config.stash[_BOOKS].now.inputs *= not report.skipped
    return report


def _ring(*_: object) -> None:
    raise Hang


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    books = config.stash[_BOOKS]
    if books.rows:
        terminalreporter.section("bad inputs")
        for line in books.row_lines():
            terminalreporter.line(line)
    if books.damaged:
        terminalreporter.section(f"damaged files, seed {config.getoption('--fuzz-seed', 1)}")
        for line in books.damaged_lines():
            terminalreporter.line(line)

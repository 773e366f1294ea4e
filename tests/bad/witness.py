"""What the run over the bad inputs has seen: per row and per damaged sample, in the numbers of the closing table."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rows import ROWS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

_STATUS = Path("/proc/self/status")


@dataclass(slots=True)
class Account:
    """What one row, or all of them, came to."""

    inputs: int = 0
    failures: int = 0
    crashes: int = 0
    hangs: int = 0
    seconds: float = 0.0
    memory: int = 0
    """Megabytes of the largest process."""
    held: int = 0
    """Milliseconds the window did not answer at a stretch."""
    lost: int = 0
    """Bytes of files on disk that are not as before, and letters of a text that are not on screen."""

    def add(self, other: Account) -> None:
        self.inputs += other.inputs
        self.failures += other.failures
        self.crashes += other.crashes
        self.hangs += other.hangs
        self.lost += other.lost
        self.seconds = max(self.seconds, other.seconds)
        self.memory = max(self.memory, other.memory)
        self.held = max(self.held, other.held)


@dataclass(slots=True)
class Books:
    """The accounts of a run."""

    rows: dict[int, Account] = field(default_factory=dict)
    damaged: dict[str, tuple[Counter[str], float]] = field(default_factory=dict)
    now: Account = field(default_factory=Account)
    """Of the test that is running."""

    def fuzzed(self, name: str, ended: Counter[str], worst: float) -> None:
        self.damaged[name] = (ended, worst)

    def close(self, rows: tuple[int, ...]) -> None:
        """Enters the finished test under its rows."""
        for number in rows:
            self.rows.setdefault(number, Account()).add(self.now)

    def row_lines(self) -> Iterator[str]:
        head = f"{'inputs':>7}{'crashes':>8}{'hangs':>6}{'failed':>7}{'worst s':>8}{'MB':>6}{'held ms':>8}{'lost':>5}"
        yield f"{'row':>4}  {'input':48}{head}"
        total = Account()
        for number, account in sorted(self.rows.items()):
            total.add(account)
            yield f"{number:4}  {ROWS[number].text:48}{_numbers(account)}"
        yield f"{len(self.rows):4}  {'rows of ' + str(len(ROWS)):48}{_numbers(total)}"

    def damaged_lines(self) -> Iterator[str]:
        yield f"{'sample':24}{'files':>8}{'read':>8}{'refused':>9}{'crashes':>9}{'hangs':>7}{'other':>7}{'worst s':>9}"
        for name, (ended, worst) in self.damaged.items():
            yield _damaged_line(name, ended, worst)
        total: Counter[str] = sum((ended for ended, _ in self.damaged.values()), start=type(self._first())())
        yield _damaged_line("together", total, max(worst for _, worst in self.damaged.values()))

    def _first(self) -> Counter[str]:
        return next(iter(self.damaged.values()))[0]


def _numbers(account: Account) -> str:
    return (
        f"{account.inputs:7}{account.crashes:8}{account.hangs:6}{account.failures:7}{account.seconds:8.1f}"
        f"{account.memory:6}{account.held or '-':>8}{account.lost:5}"
    )


def _damaged_line(name: str, ended: Counter[str], worst: float) -> str:
    known = [ended[how] for how in ("read", "refused", "crashed", "hung")]
    other = ended.total() - sum(known)
    numbers = (ended.total(), *known, other)
    columns = "".join(f"{n:{width},}" for n, width in zip(numbers, (8, 8, 9, 9, 7, 7), strict=True))
    return f"{name:24}{columns}{worst:9.1f}"


def forget_memory() -> None:
    """Begins to measure the most memory anew, where the system can."""
    for process in _family():
        with suppress(OSError):
            (process / "clear_refs").write_text("5")


def most_memory() -> int:
    """Megabytes of the largest of this process and its children since it was forgotten."""
    if not _STATUS.exists():
        return 0
    return max(_peak(process) for process in _family()) // 1024


def _family() -> list[Path]:
    """This process and the parsing processes it has."""
    if not sys.platform.startswith("linux"):
        return []
    own = os.getpid()
    children: list[str] = []
    with suppress(OSError):
        children = Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()
    return [Path("/proc") / str(pid) for pid in (own, *children)]


def _peak(process: Path) -> int:
    with suppress(OSError):
        for line in (process / "status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0

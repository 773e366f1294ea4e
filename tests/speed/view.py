"""Measures the reading view and prints a table: `python -m tests.speed.view [paragraphs]`."""
# ruff: noqa: E402 - where the tests are has to be known first

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS.parent), str(_TESTS)]

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from speed.big_pair import big_pair, endless_pairs

from reader.app.themes import load_theme
from reader.core.model import Side
from reader.ui.pair_view import PairView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.core.comparison import Comparison

SIZE = (1300, 900)


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds on the clock and of the processor; they differ when the machine has other things to do."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    spent: Spent
    limit: float
    unit: str = "ms"

    @property
    def kept(self) -> bool:
        return min(self.spent.clock, self.spent.processor) <= self.limit

    def __str__(self) -> str:
        numbers = f"{self.spent.clock:9.1f}{self.spent.processor:11.1f}{self.limit:8.0f} {self.unit}"
        return f"{self.name:38}{numbers}{'' if self.kept else '  OVER'}"


HEADER = f"{'':38}{'clock':>9}{'processor':>11}{'limit':>8}"


def stopwatch(act: Callable[[], object]) -> Spent:
    clock, processor = perf_counter(), process_time()
    act()
    return Spent((perf_counter() - clock) * 1000, (process_time() - processor) * 1000)


def middle(spent: list[Spent]) -> Spent:
    return share_of(spent, 0.5)


def worst(spent: list[Spent]) -> Spent:
    return share_of(spent, 1.0)


def share_of(spent: list[Spent], share: float) -> Spent:
    """The value that this share of all stays below, each measure for itself."""
    at = min(len(spent) - 1, int(share * len(spent)))
    return Spent(sorted(s.clock for s in spent)[at], sorted(s.processor for s in spent)[at])


class Bench:
    """A view on a pair, drawn into an image of its size as a window would draw it."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.view = PairView()
        self.view.set_reduced_motion(True)
        self.view.set_theme(load_theme("light"))
        self.view.resize(*SIZE)
        self.view.show()
        self.image = QImage(*SIZE, QImage.Format.Format_RGB32)
        QApplication.processEvents()

    def frame(self) -> None:
        """One frame: everything that is visible, painted."""
        self.view.render(self.image)

    def timed(self, act: Callable[[], object]) -> Spent:
        """An act and the frame that shows it."""
        return stopwatch(lambda: (act(), self.frame()))

    def many(self, act: Callable[[], object], times: int) -> list[Spent]:
        return [self.timed(act) for _ in range(times)]

    def rest(self) -> None:
        """Lets the work between frames come to its end."""
        self.view.idle.finish()
        QApplication.processEvents()

    def open(self) -> None:
        self.view.set_article(Side.LEFT, self.comparison.left)
        self.view.set_article(Side.RIGHT, self.comparison.right)
        self.view.set_comparison(self.comparison)


def memory() -> float:
    """What this process holds, in megabytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def small_rows() -> list[Row]:
    """A pair of ordinary articles."""
    Bench(big_pair(5)).timed(lambda: None)  # fonts and glyphs are loaded once per program, not per pair
    bench = Bench(big_pair(40).prepared())
    return [Row("first frame, 40 paragraphs", bench.timed(bench.open), 30)]


def big_rows(paragraphs: int) -> list[Row]:
    """The pair of 30,000 paragraphs."""
    comparison = big_pair(paragraphs).prepared()
    gc.collect()
    gc.freeze()
    bench = Bench(comparison)
    view, pane = bench.view, bench.view.panes[Side.LEFT]
    before = memory()
    rows = [Row("first frame, with marks", bench.timed(bench.open), 100)]
    rows.append(Row("the next one, with ribbons", bench.timed(view.take_ties), 100))
    bench.rest()
    rows += _scrolling(bench, "scroll frame")
    page = pane.view_height - 54
    rows.append(Row("page down, median of 60", middle(bench.many(lambda: pane.scroll_by(page), 60)), 20))
    jumps = [bench.timed(lambda y=pane.limit * k / 41: pane.scroll_to(y)) for k in range(1, 41)]
    rows += [Row("jump, median of 40", middle(jumps), 30), Row("jump, worst of 40", worst(jumps), 30)]
    rows.append(Row("next difference, median of 30", middle(bench.many(view.next_difference, 30)), 30))
    sizes = [bench.timed(lambda size=size: view.resize(*size)) for size in ((1250, 900), (1100, 850), SIZE)]
    rows.append(Row("resize, worst of 3", worst(sizes), 120))
    rows.append(Row("Flow to Level", bench.timed(lambda: view.set_arrangement("level")), 150))
    rows += _scrolling(bench, "scroll frame in Level")
    rows.append(Row("Level to Flow", bench.timed(lambda: view.set_arrangement("flow")), 150))
    rows.append(Row("only differences", bench.timed(lambda: view.set_only_differences(True)), 250))
    view.set_only_differences(False)
    rows.append(Row("theme change", bench.timed(lambda: view.set_theme(load_theme("dark"))), 150))
    rows.append(Row("zoom", bench.timed(lambda: view.set_zoom(120)), 150))
    view.set_zoom(100)
    rows += _finding(bench)
    bench.rest()
    held = memory() - before
    return [*rows, Row("memory of the view", Spent(held, held), 60, "MB")]


def _scrolling(bench: Bench, name: str) -> list[Row]:
    frames = bench.many(lambda: bench.view.panes[Side.LEFT].scroll_by(40), 300)
    return [Row(f"{name}, median", middle(frames), 10), Row(f"{name}, p99", share_of(frames, 0.99), 20)]


def _finding(bench: Bench) -> list[Row]:
    search = bench.view.search.search
    first = stopwatch(lambda: bench.view.find("ferry engineer"))
    slices = []
    while search.running:
        slices.append(stopwatch(search.go_on))
    bench.view.clear_find()
    whole = Spent(*(sum(getattr(s, name) for s in (first, *slices)) for name in ("clock", "processor")))
    return [
        Row("find, first counts", first, 50),
        Row("find, both sides to the end", whole, 300),
        Row("find, longest stretch at once", worst(slices), 50),
    ]


def endless_rows() -> list[Row]:
    """Two articles of one paragraph each, as exports without line breaks have them; nothing may stall the window."""
    for comparison in endless_pairs(20).values():
        Bench(comparison).timed(lambda: None)  # the faces of other scripts are loaded once per program, too
    return [row for name, comparison in endless_pairs(20_000).items() for row in _endless(name, comparison)]


def _endless(name: str, comparison: Comparison) -> Iterator[Row]:
    bench = Bench(comparison.prepared())
    pane = bench.view.panes[Side.LEFT]
    yield Row(f"{name}: first frame", bench.timed(bench.open), 100)
    bench.rest()
    jumps = [bench.timed(lambda y=pane.limit * k / 11: pane.scroll_to(y)) for k in range(1, 11)]
    yield Row(f"{name}: jump, worst of 10", worst(jumps), 100)
    sizes = [bench.timed(lambda size=size: bench.view.resize(*size)) for size in ((1250, 900), SIZE)]
    yield Row(f"{name}: resize", worst(sizes), 120)


def main() -> int:
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setFont(QFont("Noto Sans", 10))
    rows = small_rows() + big_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000) + endless_rows()
    print("\n".join([HEADER, *map(str, rows)]))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

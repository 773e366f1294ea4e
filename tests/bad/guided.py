"""Coverage-guided fuzzing of our own parsers with atheris: `python tests/bad/guided.py [TARGET ...] [--seconds N]`.

Each target of `parsers.py` runs in a process of its own, so that one finding does not end the others; what is found
is kept as a file, and a table is printed at the end.  Needs `pip install atheris`, which no test needs.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 4096
"""Bytes of an input; longer ones are what the generators of the rows are for."""
SLOW = 5
"""Seconds for so short an input are a finding."""
_DONE = re.compile(r"(?:Done|stat::number_of_executed_units:) (\d+)|#(\d+)")
_COVERED = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=300, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=None, help="folder for corpus and findings")
    parser.add_argument("--only", default="", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.only:
        return _fuzz(options.only, rest)
    from parsers import TARGETS

    keep = options.keep or Path(tempfile.mkdtemp(prefix="guided-"))
    rows = [_run(name, keep, options.seconds, options.seed) for name in options.targets or TARGETS]
    print(f"{'parser':20}{'inputs':>12}{'edges':>8}{'features':>10}{'corpus':>8}  findings")
    for name, inputs, edges, features, corpus, findings in rows:
        print(f"{name:20}{inputs:12,}{edges:8}{features:10}{corpus:8}  {', '.join(findings) or '0'}")
    print(f"seed {options.seed}, {options.seconds} s each, kept in {keep}")
    return int(any(row[-1] for row in rows))


def _run(name: str, keep: Path, seconds: int, seed: int) -> tuple[str, int, int, int, int, list[str]]:
    """One target, begun again after every finding until its time is over."""
    import time

    from parsers import TARGETS

    corpus, found = keep / name, keep / f"{name}-found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    (corpus / "begin").write_bytes(TARGETS[name][1]())
    end, inputs, covered = time.monotonic() + seconds, 0, (0, 0, 0)
    while (left := int(end - time.monotonic())) > 0 and len(list(found.iterdir())) < 20:
        flags = [f"-max_total_time={left}", f"-seed={seed + inputs}", f"-max_len={LONGEST}", f"-timeout={SLOW}"]
        command = [sys.executable, __file__, "--only", name, *flags, f"-artifact_prefix={found}/", "-rss_limit_mb=2048"]
        run = subprocess.run([*command, str(corpus)], cwd=ROOT, capture_output=True, text=True, check=False)
        executed = [int(one or other) for one, other in _DONE.findall(run.stderr)]
        inputs += max(executed, default=0)
        covered = max([covered, *(tuple(map(int, groups)) for groups in _COVERED.findall(run.stderr))])
        if run.returncode:
            (found / f"log-{inputs}.txt").write_text(run.stdout[-4000:] + run.stderr[-4000:])
    return name, inputs, *covered, sorted(path.name for path in found.iterdir() if not path.name.startswith("log-"))


def _fuzz(name: str, flags: list[str]) -> int:
    import atheris

    _see_patterns()
    with atheris.instrument_imports(include=["reader", "json"]):
        from parsers import TARGETS
    atheris.Setup([sys.argv[0], *flags], TARGETS[name][0])
    atheris.Fuzz()
    return 0


def _see_patterns() -> None:
    """Lets the fuzzer see what patterns look for; its own hook (3.0.0) knows no start and end of a search."""
    import atheris
    from atheris.function_hooks import AtherisPatternProxy

    def searching(name: str) -> Callable[..., Any]:
        def search(proxy: Any, *arguments: Any, **named: Any) -> Any:
            atheris._trace_regex_match(proxy.generated, proxy.re_obj)
            return getattr(proxy.re_obj, name)(*arguments, **named)

        return search

    for name in ("search", "match", "fullmatch", "findall", "finditer"):
        setattr(AtherisPatternProxy, name, searching(name))
    atheris.enabled_hooks.add("RegEx")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.path.insert(1, str(ROOT))
    sys.exit(main())

"""Every sample of every format, damaged at random: an article or one sentence, never a crash, never a hang.

`python -m pytest tests/bad -k fuzz --fuzz-runs 2000 --fuzz-seed 7` runs longer than the default and prints a table;
with `--fuzz-keep FOLDER` what is found is kept there as a file.
"""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mutation import WORDS, damaged

from reader.core.model import Article, ParagraphKind
from reader.load.formats import FORMATS
from reader.load.source import LoadError, load_bytes

if TYPE_CHECKING:
    from witness import Books

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [*sorted((ROOT / "tests/load/samples").glob("article*.*")), *sorted((ROOT / "resources/samples").iterdir())]
_PACKAGES = {".docx", ".odt", ".epub"}
_FOREIGN = {".rst"}
"""Read by a program of their own that is started for each file: a tenth of the runs."""


def sound(article: Article) -> bool:
    return (
        [paragraph.index for paragraph in article.paragraphs] == list(range(len(article.paragraphs)))
        and all(paragraph.text.strip() for paragraph in article.paragraphs)
        and all(bool(p.reason) == (p.kind is ParagraphKind.FURNITURE) for p in article.paragraphs)
        and not any("\ud800" <= letter <= "\udfff" for paragraph in article.paragraphs for letter in paragraph.text)
    )


def outcome(data: bytes, name: str) -> str:
    """How one damaged file ended: read, refused, or what is a finding."""
    started = time.monotonic()
    try:
        ended = "read" if sound(load_bytes(data, name)) else "unsound"
    except LoadError as error:
        said = str(error)
        ended = "refused" if said.endswith(".") and "\n" not in said and len(said) < 400 else f"says {said!r}"
        ended = "crashed" if "made its reader stop" in said else "hung" if "took longer" in said else ended
        ended = "memory" if "512 MB" in said else ended
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        ended = f"crashed: {type(error).__name__}: {error}"
    return ended if time.monotonic() - started < 20 else "hung"


def spoiled(path: Path, data: bytes, chance: random.Random) -> bytes:
    """A damaged file; of a package half the time a part is damaged and packed soundly, so that its reader sees it."""
    if path.suffix not in _PACKAGES or chance.random() < 0.5:
        return damaged(data, path.suffix, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = old.infolist()
        telling = [part.filename for part in parts if part.filename.endswith(("ml", "rels", "opf", "ncx"))]
        chosen = chance.choice(telling)
        for part in parts:
            content = old.read(part)
            new.writestr(part, damaged(content, ".html", chance) if part.filename == chosen else content)
    return packed.getvalue()


def test_fuzz_damages_a_sample_of_every_format():
    endings = {path.suffix for path in SAMPLES}
    assert [kind.name for kind in FORMATS if kind.reader and not endings & set(kind.extensions)] == []
    assert endings <= set(WORDS)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_fuzz_damaged_files(path: Path, request: pytest.FixtureRequest, books: Books):
    runs = -(-int(request.config.getoption("--fuzz-runs", 2000)) // len(SAMPLES))
    if path.suffix in _FOREIGN:
        runs = -(-runs // 10)
    seed, keep = int(request.config.getoption("--fuzz-seed", 1)), request.config.getoption("--fuzz-keep", "")
    data = path.read_bytes()
    ended: Counter[str] = Counter()
    findings: list[tuple[int, str]] = []
    worst = 0.0
    for run in range(runs):
        changed = spoiled(path, data, random.Random(f"{seed} {path.name} {run}"))
        started = time.monotonic()
        how = outcome(changed, path.name)
        worst = max(worst, time.monotonic() - started)
        ended[how.split(":")[0]] += 1
        if how not in {"read", "refused"}:
            findings.append((run, how))
            if keep:
                (Path(keep) / f"{seed}-{run}-{path.name}").write_bytes(changed)
    books.fuzzed(path.name, ended, worst)
    assert findings == [], f"seed {seed}"

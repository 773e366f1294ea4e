"""Every sample of every format, damaged at random: an article or one sentence, never a crash, never a hang.

`python -m pytest tests/bad -k fuzz --fuzz-runs 2000 --fuzz-seed 7` runs longer than the default.
"""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from reader.core.model import Article, ParagraphKind
from reader.load.source import LoadError, load_bytes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [*sorted((ROOT / "tests/load/samples").glob("article.*")), *sorted((ROOT / "resources/samples").iterdir())]
TOKENS = [
    *(
        b"<p>",
        b"</div>",
        b"<!DOCTYPE",
        b"<![CDATA[",
        b"]]>",
        b"&#x0;",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
    ),
    *(b"%PDF-", b"endobj", b"stream\n", b"/Kids [2 0 R]", b"xref", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xff\xff\xff"),
    *(b"\0\0\0\0", b"{\\rtf1", b"\\u-1?", b"}}}}", b"{{{{", b"---\n", b"\r\n\r\n", b"base64", b"bplist00"),
    b"Content-Type: multipart/mixed; boundary=x\r\n",
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A few changes of different kinds: flipped bits, cuts, moved and repeated blocks, telling words."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 4, 32, 400))
        kind = chance.randrange(6)
        if kind == 0 and changed:
            changed[place % len(changed)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[place : place + size]
        elif kind == 2:
            changed[place:place] = chance.choice(TOKENS)
        elif kind == 3:
            changed[place:place] = changed[place : place + size] * chance.choice((1, 2, 50))
        elif kind == 4:
            other = chance.randrange(len(changed) + 1)
            changed[place : place + size], changed[other : other + size] = (
                changed[other : other + size],
                changed[place : place + size],
            )
        else:
            changed[place : place + size] = chance.randbytes(size)
    return bytes(changed) if chance.random() < 0.9 else bytes(changed[: chance.randrange(len(changed) + 1)])


def sound(article: Article) -> bool:
    return (
        [paragraph.index for paragraph in article.paragraphs] == list(range(len(article.paragraphs)))
        and all(paragraph.text.strip() for paragraph in article.paragraphs)
        and all(bool(p.reason) == (p.kind is ParagraphKind.FURNITURE) for p in article.paragraphs)
        and not any("\ud800" <= letter <= "\udfff" for paragraph in article.paragraphs for letter in paragraph.text)
    )


def read(data: bytes, name: str) -> str:
    """Empty for a sound article, else what a person is told."""
    try:
        return "" if sound(load_bytes(data, name)) else "unsound"
    except LoadError as error:
        return str(error)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_fuzz_damaged_files(path: Path, request: pytest.FixtureRequest):
    runs = int(request.config.getoption("--fuzz-runs", 120)) // len(SAMPLES) + 1
    seed = int(request.config.getoption("--fuzz-seed", 1))
    data = path.read_bytes()
    for run in range(runs):
        changed = damaged(data, random.Random(f"{seed} {path.name} {run}"))
        started = time.monotonic()
        outcome = read(changed, path.name)
        assert outcome == "" or outcome.endswith("."), (seed, run, outcome)
        assert "made its reader stop" not in outcome, (seed, run)
        assert "took longer" not in outcome, (seed, run)
        assert time.monotonic() - started < 20, (seed, run)

"""The parsing process: reads documents from standard input, answers with articles, may do nothing else."""

from __future__ import annotations

import os
import sys
from typing import Any, BinaryIO

from reader.load.confinement import allow_cpu, confine
from reader.load.errors import LoadError
from reader.load.exchange import BrokenFrame, article_to_values, read_frame, write_frame
from reader.load.formats import FORMATS, Document


def main() -> int:
    """Answers until its standard input ends."""
    requests, answers = _private_streams()
    _warm()
    confine()
    sys.setrecursionlimit(2000)
    while True:
        try:
            values, data = read_frame(requests)
        except BrokenFrame:
            return 0
        allow_cpu()
        try:
            write_frame(answers, _answer(values, data))
        except MemoryError:
            write_frame(answers, {"trouble": "memory"})


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Our end of the pipes under numbers of their own, so that a parser that prints disturbs nobody."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return requests, answers


def _warm() -> None:
    """Imports what nearly every document needs, while that is still allowed to cost memory and files."""
    import ctypes.util  # noqa: F401 - parsers look libraries up with it
    import encodings.idna  # noqa: F401
    import socket
    import zipfile  # noqa: F401

    socket.has_ipv6 = False  # or a library below opens one, to see whether it could
    import charset_normalizer  # noqa: F401
    import lxml.html  # noqa: F401
    import trafilatura  # noqa: F401


def _answer(values: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        kind = next(kind for kind in FORMATS if kind.name == values["format"])
        article = kind.read(Document(data, str(values["name"]), str(values["encoding"])))
    except LoadError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"trouble": "memory"}
    except Exception as error:  # noqa: BLE001 - whatever a parser raises, the file is at fault
        return {"trouble": "damaged", "detail": f"{type(error).__name__}: {error}"[:500]}
    return {"article": article_to_values(article)}


if __name__ == "__main__":
    sys.exit(main())

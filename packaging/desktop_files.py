#!/usr/bin/env python3
"""Writes the media types of the loaders' table into the Linux desktop files, so that both say the same."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "linux"
DESKTOP = FOLDER / "org.parallax_reader.Parallax.desktop"
METAINFO = FOLDER / "org.parallax_reader.Parallax.metainfo.xml"


def media_types() -> list[str]:
    """What can be opened, in the table's order."""
    sys.path.insert(0, str(ROOT))
    from reader.load.formats import FORMATS

    return list(dict.fromkeys(kind for entry in FORMATS for kind in entry.media_types))


def desktop_entry(text: str, kinds: list[str]) -> str:
    return re.sub(r"(?m)^MimeType=.*$", f"MimeType={''.join(f'{kind};' for kind in kinds)}", text)


def metainfo(text: str, kinds: list[str]) -> str:
    lines = "\n".join(f"    <mediatype>{kind}</mediatype>" for kind in kinds)
    return re.sub(r"(?m)(^ *<mediatype>.*</mediatype>\n?)+", f"{lines}\n", text)


def main() -> int:
    kinds = media_types()
    for path, fill in ((DESKTOP, desktop_entry), (METAINFO, metainfo)):
        path.write_text(fill(path.read_text(encoding="utf-8"), kinds), encoding="utf-8")
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The public names of the package, in whichever order its parts are imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(__file__).resolve().parent.parent

ORDERS = (
    "import reader",
    "import reader.load.source, reader",
    "import reader.pipeline, reader.load, reader",
    "from reader.load.source import LoadError; import reader",
)


@pytest.mark.parametrize("first", ORDERS)
def test_every_public_name_is_there_whatever_was_imported_first(first: str):
    script = (
        f"{first}\n"
        "names = {name: getattr(reader, name) for name in reader.__all__}\n"
        "assert callable(names['load']) and callable(names['compare']) and issubclass(names['LoadError'], Exception)\n"
        "import reader.load.files\n"
        "assert reader.load is names['load']\n"
        "from reader import *\n"
        "print(compare(Article.from_text('One.'), Article.from_text('One.'), stage='words').summary.identical)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout.strip() == "True"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = reader.lode  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_heavy():
    script = (
        "import sys, reader\n"
        "print(sorted(set(sys.modules) & {'numpy', 'spacy', 'PySide6', 'trafilatura', 'lxml', 'reader.pipeline',"
        " 'reader.load.source', 'subprocess'}))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

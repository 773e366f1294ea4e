"""How long and from which seed the fuzzer runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-runs", default=120, type=int, help="damaged files to read, over all samples")
    parser.addoption("--fuzz-seed", default=1, type=int, help="which damages are made")

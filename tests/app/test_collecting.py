"""How often circles of values are looked for, and that what is compared is made without any."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from reader import compare, load
from reader.app.collecting import SELDOM, collect_seldom, keep_for_good
from reader.assets import asset
from reader.core.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def collector() -> Iterator[None]:
    before, enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    if enabled:
        gc.enable()


@pytest.mark.usefixtures("collector")
def test_circles_are_looked_for_seldom_but_still():
    gc.disable()
    collect_seldom()
    assert gc.isenabled()
    assert gc.get_threshold() == SELDOM
    keep_for_good()
    assert gc.get_freeze_count() > 10_000


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("stage", ["words", "full"])
def test_a_comparison_goes_as_soon_as_nobody_holds_it(stage: str):
    paths = [asset("samples", name) for name in ("coast-wire.txt", "northern-ledger.md")]
    gc.collect()
    gc.disable()
    comparison = compare(*map(load, paths), stage=stage)
    for side in Side:
        for paragraph in comparison.article(side).paragraphs:
            comparison.marks(side, paragraph.index)
    _ = (comparison.differences(), comparison.summary, [comparison.explain(k) for k in range(len(comparison.links))])
    gone = weakref.ref(comparison)
    del comparison
    assert gone() is None

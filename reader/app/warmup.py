"""Loading the language models while nobody waits for them, so that the first comparison need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import check

if TYPE_CHECKING:
    from reader.app.jobs import Job


def warm_up(job: Job) -> None:
    """Imports what comparing needs and loads the sentence encoder; more is loaded when it is first used."""
    import reader.load.source
    import reader.pipeline  # noqa: F401 - importing is the point
    from reader.language.vectors import load_encoder

    check(job.cancelled)
    load_encoder()

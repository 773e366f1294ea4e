"""Getting everything ready while nobody waits for it, so that the first comparison need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.progress import check

if TYPE_CHECKING:
    from reader.app.jobs import Job

_PAGE = "<html><body><article><p>{}</p></article></body></html>"
_SENTENCES = (
    "Engineers closed the bridge on Tuesday, said Ana Reyes of the Coast Roads Agency.",
    "The bridge was shut by engineers on Tuesday, Ana Reyes said.",
)


def warm_up(job: Job) -> None:
    """Loads a page and compares two sentences: whatever that imports and loads is there from then on."""
    from reader.load.source import load_html_text, warm

    check(job.cancelled)
    warm()  # its process gets ready while this one imports
    from reader.pipeline import stages

    check(job.cancelled)
    left, right = (load_html_text(_PAGE.format(sentence), "", cancelled=job.cancelled) for sentence in _SENTENCES)
    for _ in stages(left, right, cancelled=job.cancelled):
        check(job.cancelled)

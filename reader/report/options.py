"""What a report may depend on besides the comparison: where it will be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.tongue import IN_ENGLISH

if TYPE_CHECKING:
    from reader.core.tongue import Tongue


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The place a report is read at, and how much it should say."""

    width: int = 80
    """Cells of a terminal line; only the text report has lines."""
    colour: bool = False
    """Whether the reader is a terminal that shows colours."""
    explain: bool = False
    """Whether each link says what made it."""
    tongue: Tongue = IN_ENGLISH
    """The language of the report's own words; the articles keep theirs."""

"""The comparison as JSON, for other programs and for reading back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.core.exchange import comparison_to_dict

if TYPE_CHECKING:
    from reader.core.comparison import Comparison
    from reader.report.options import ReportOptions


def render_json(comparison: Comparison, options: ReportOptions) -> str:
    """One JSON object, as `resources/comparison.schema.json` describes it."""
    values = comparison_to_dict(comparison, explain=options.explain)
    return json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"

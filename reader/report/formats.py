"""The table of reports: what a comparison can be turned into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.report.html_report import render_html
from reader.report.json_report import render_json
from reader.report.markdown_report import render_markdown
from reader.report.text_report import render_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.core.comparison import Comparison
    from reader.report.options import ReportOptions


@dataclass(frozen=True, slots=True)
class Report:
    """One form of report; `suffixes` with their dot, the usual one first."""

    label: str
    suffixes: tuple[str, ...]
    media_type: str
    render: Callable[[Comparison, ReportOptions], str]


REPORTS: dict[str, Report] = {
    "text": Report("Plain text", (".txt", ".text"), "text/plain", render_text),
    "json": Report("JSON", (".json",), "application/json", render_json),
    "html": Report("Web page", (".html", ".htm"), "text/html", render_html),
    "markdown": Report("Markdown", (".md", ".markdown"), "text/markdown", render_markdown),
}


def report_for(path: Path) -> str | None:
    """The key of the report that a file name asks for; None where its ending is no report's."""
    ending = path.suffix.lower()
    return next((key for key, report in REPORTS.items() if ending in report.suffixes), None)

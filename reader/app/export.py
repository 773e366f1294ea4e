"""Writing a comparison to a file, in the form its name asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.language import tongue, tr

if TYPE_CHECKING:
    from pathlib import Path

    from reader.core.comparison import Comparison


def export_filter() -> str:
    """What a save dialog offers."""
    from reader.report.formats import REPORTS

    order = ("html", "markdown", "text", "json")
    return ";;".join(f"{tr(REPORTS[key].label)} (*{REPORTS[key].suffixes[0]})" for key in order)


def export(comparison: Comparison, path: Path, inputs: tuple[Path, ...]) -> None:
    """Writes the report whole or not at all; raises SaveError with a sentence for people."""
    from reader.report.formats import REPORTS, report_for
    from reader.report.options import ReportOptions
    from reader.report.save import SaveError, save

    key = report_for(path)
    if key is None:
        endings = ", ".join(report.suffixes[0] for report in REPORTS.values())
        raise SaveError(
            tr(
                "{name} does not say which form is wanted; end the name with one of {endings}.",
                name=path.name,
                endings=endings,
            )
        )
    save(path, REPORTS[key].render(comparison, ReportOptions(tongue=tongue())).encode("utf-8"), inputs=inputs)


def export_bytes(content: bytes, path: Path, inputs: tuple[Path, ...]) -> None:
    """Writes what has been made already; raises SaveError with a sentence for people."""
    from reader.report.save import save

    save(path, content, inputs=inputs)


def export_text(text: str, path: Path, inputs: tuple[Path, ...]) -> None:
    """Writes a table of our own; raises SaveError with a sentence for people."""
    from reader.report.save import save

    save(path, text.encode("utf-8-sig"), inputs=inputs)

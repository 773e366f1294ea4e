"""Makes PDF files of report.md in the layouts that browsers and word processors give them.

Run it where pandoc, Chromium and LibreOffice are installed: `python tests/load/samples/printed.py`.
"""

# ruff: noqa: E501 - markup is easier to check in one line
from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "report.md"

BROWSER_STYLES = {
    "browser-one-column": "body { font: 12pt/1.4 serif; text-align: justify; hyphens: auto; margin: 0 10mm }",
    "browser-two-columns": "body { font: 10pt/1.3 serif } main { columns: 2; column-gap: 8mm; text-align: justify; hyphens: auto }"
    " p { margin: 0; text-indent: 5mm } h2 { font-size: 12pt; margin: 3mm 0 1mm } h1 { font-size: 20pt }",
    "browser-ragged": "body { font: 13pt/1.6 sans-serif; max-width: 120mm; margin: auto } p { margin: 0 0 5mm }",
}
OFFICE_LAYOUTS = {
    "office-spaced": {"columns": 1, "indent": "0cm", "below": "0.35cm", "size": "12pt"},
    "office-indented": {"columns": 1, "indent": "0.6cm", "below": "0cm", "size": "11pt"},
    "office-two-columns": {"columns": 2, "indent": "0.4cm", "below": "0cm", "size": "10pt"},
}


def blocks() -> list[tuple[str, str]]:
    """The source as (kind, text): title, author, heading, item or paragraph, notes by their number."""
    text = SOURCE.read_text(encoding="utf-8")
    head, body = re.fullmatch(r"---\n(.*?)\n---\n(.*)", text, re.DOTALL).groups()
    about = dict(line.split(": ", 1) for line in head.splitlines())
    rows = [("title", about["title"]), ("author", about["author"])]
    for block in body.strip().split("\n\n"):
        if block.startswith("## "):
            rows.append(("heading", block[3:]))
        elif block.startswith("- "):
            rows += [("item", line[2:]) for line in block.splitlines()]
        elif found := re.fullmatch(r"\[\^(\d)\]: (.*)", block):
            rows.append((f"note{found[1]}", found[2]))
        else:
            rows.append(("paragraph", block))
    return rows


def page(style: str) -> str:
    tags = {"title": "h1", "author": "p", "heading": "h2", "item": "p", "paragraph": "p"}
    rows = []
    for kind, text in blocks():
        marked = re.sub(r"\[\^(\d)\]", r"<sup>\1</sup>", html.escape(text))
        sign = "• " if kind == "item" else ""
        if kind.startswith("note"):
            rows.append(f"<p class=note><small>{kind[4:]} {marked}</small></p>")
        else:
            rows.append(f"<{tags[kind]}>{sign}{marked}</{tags[kind]}>")
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{blocks()[0][1]}</title><style>@page {{ size: A4; margin: 18mm }}"
        f" {style}</style></head><body>{''.join(rows[:1])}<main>{''.join(rows[1:])}</main></body></html>"
    )


def office(columns: int, indent: str, below: str, size: str) -> str:
    """A flat OpenDocument text with a running head, page numbers and footnotes."""
    notes = {kind[4:]: text for kind, text in blocks() if kind.startswith("note")}

    def marked(text: str) -> str:
        return re.sub(
            r"\[\^(\d)\]",
            lambda found: (
                f'<text:note text:note-class="footnote"><text:note-citation>{found[1]}</text:note-citation><text:note-body>'
                f'<text:p text:style-name="Footnote">{html.escape(notes[found[1]])}</text:p></text:note-body></text:note>'
            ),
            html.escape(text, quote=False),
        )

    rows = []
    for kind, text in blocks():
        if kind == "heading":
            rows.append(f'<text:h text:style-name="Heading" text:outline-level="2">{marked(text)}</text:h>')
        elif not kind.startswith("note"):
            style = {"title": "Title", "author": "Author", "item": "Item", "paragraph": "Body"}[kind]
            sign = "• " if kind == "item" else ""
            rows.append(f'<text:p text:style-name="{style}">{sign}{marked(text)}</text:p>')
    return OFFICE.format(columns=columns, indent=indent, below=below, size=size, rows="".join(rows))


OFFICE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="{indent}"
 fo:margin-bottom="{below}" fo:hyphenation-ladder-count="no-limit"/><style:text-properties fo:font-size="{size}" fo:language="en" fo:country="US"
 fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>
<style:style style:name="Item" style:family="paragraph" style:parent-style-name="Body"><style:paragraph-properties fo:text-indent="0cm"
 fo:margin-left="0.5cm"/></style:style>
<style:style style:name="Author" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.5cm"/><style:text-properties
 fo:font-size="{size}" fo:font-style="italic"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.1cm"
 fo:keep-with-next="always"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm"
 fo:margin="1.8cm"><style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.8cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>The Fennick Quarterly</text:p>
</style:header><style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{rows}</office:text></office:body></office:document>"""


def printed_by_browser(text: str, target: Path, folder: Path) -> None:
    source = folder / "page.html"
    source.write_text(text, encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", source],
        check=True,
        capture_output=True,
    )


def printed_by_office(text: str, target: Path, folder: Path) -> None:
    source = folder / f"{target.stem}.fodt"
    source.write_text(text, encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, source],
        check=True,
        capture_output=True,
    )
    target.write_bytes((folder / f"{target.stem}.pdf").read_bytes())


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        for name, style in BROWSER_STYLES.items():
            printed_by_browser(page(style), HERE / f"{name}.pdf", Path(place))
        for name, layout in OFFICE_LAYOUTS.items():
            printed_by_office(office(**layout), HERE / f"{name}.pdf", Path(place))


if __name__ == "__main__":
    main()

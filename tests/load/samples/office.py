"""Makes what an office program writes of one text with everything in it that has to be decided about.

Tracked changes, a comment, a footnote, an endnote, a text box, a list and a table.  Run it where LibreOffice is
installed: `python tests/load/samples/office.py`.
"""

# ruff: noqa: E501 - markup is easier to check in one line
from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENDINGS = {"odt": "odt", "docx": "docx:MS Word 2007 XML", "rtf": "rtf:Rich Text Format"}

REVIEW = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Lamps of Orrin to burn all night</dc:title><meta:initial-creator>Sunniva Dahl</meta:initial-creator>
<dc:creator>Sunniva Dahl</dc:creator><meta:creation-date>2025-02-11T09:00:00</meta:creation-date><dc:language>en-GB</dc:language></office:meta>
<office:styles><style:style style:name="Title" style:family="paragraph"/><style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/></office:styles>
<office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Editor</dc:creator><dc:date>2025-02-11T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>Editor</dc:creator><dc:date>2025-02-11T10:01:00</dc:date></office:change-info><text:p>for two hours </text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="Title">Lamps of Orrin to burn all night</text:p>
<text:p text:style-name="Standard">The street lamps of Orrin will burn <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>from dusk to dawn <text:change-end text:change-id="c1"/>again, the town council decided on Monday.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Standard">They had been switched off at midnight since 2022.</text:p></text:note-body></text:note></text:p>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Why it was dark</text:h>
<text:p text:style-name="Standard">The town saved 41,000 crowns a year<office:annotation><dc:creator>Editor</dc:creator><dc:date>2025-02-11T10:02:00</dc:date><text:p>Ask the treasurer for this number.</text:p></office:annotation> and lost a good deal of sleep.<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p text:style-name="Standard">The figure is from the budget of 2024.</text:p></text:note-body></text:note><draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="3cm"><draw:text-box><text:p text:style-name="Standard">In the box: there are 612 lamps in Orrin, and nine of them are of gas.</text:p></draw:text-box></draw:frame></text:p>
<text:list><text:list-item><text:p text:style-name="Standard">New lamps will need half the current.</text:p></text:list-item><text:list-item><text:p text:style-name="Standard">Old ones go to the museum.</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Street</text:p></table:table-cell><table:table-cell><text:p>Lamps</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Harbour</text:p></table:table-cell><table:table-cell><text:p>88</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Standard">The last word was had by an owl, which left the tower on the evening of the test.</text:p>
</office:text></office:body></office:document>"""


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "review.fodt"
        source.write_text(REVIEW, encoding="utf-8")
        for ending, kind in ENDINGS.items():
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", folder, source],
                check=True,
                capture_output=True,
            )
            (HERE / f"review.{ending}").write_bytes((folder / f"review.{ending}").read_bytes())


if __name__ == "__main__":
    main()

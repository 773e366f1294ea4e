"""Makes the sample files from source.md, with pandoc, Chromium and Python's own e-mail and property list writers.

Run it where those programs are installed: `python tests/load/samples/make.py`.
"""

from __future__ import annotations

import plistlib
import subprocess
import tempfile
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source.md"
TITLE = "Night market moves to the old tram depot"


def pandoc(target: Path) -> None:
    subprocess.run(["pandoc", "-s", SOURCE, "-o", target], check=True)


def pdf(page: Path, target: Path) -> None:
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        page,
    ]
    subprocess.run(command, check=True, capture_output=True)


def mail(page: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Jette Sandvoss <jette@bote.example>"
    message["To"] = "readers@bote.example"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 08 Apr 2025 21:10:00 +0200"
    message.set_content("This message has an HTML part.")
    message.add_alternative(page, subtype="html")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="depot.png")
    return bytes(message)


def saved_page(page: str) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://bote.example/night-market"
    message["Subject"] = TITLE
    message["Date"] = "Wed, 9 Apr 2025 08:00:00 -0000"
    message.attach(MIMEText(page, "html", "utf-8"))
    return bytes(message)


def web_archive(page: str) -> bytes:
    main = {
        "WebResourceData": page.encode(),
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceMIMEType": "text/html",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def main() -> None:
    for ending in ("docx", "odt", "rtf", "epub"):
        pandoc(HERE / f"article.{ending}")
    for ending in ("html", "rst"):
        pandoc(HERE / f"article.{ending}")
    subprocess.run(["pandoc", "-s", "-t", "plain", SOURCE, "-o", HERE / "article.txt"], check=True)
    subprocess.run(["pandoc", "-s", "--epub-chapter-level=2", HERE / "report.md", "-o", HERE / "book.epub"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "article.html"
        pandoc(page)
        pdf(page, HERE / "article.pdf")
        text = page.read_text(encoding="utf-8")
    (HERE / "article.eml").write_bytes(mail(text))
    (HERE / "article.mhtml").write_bytes(saved_page(text))
    (HERE / "article.webarchive").write_bytes(web_archive(text))


if __name__ == "__main__":
    main()

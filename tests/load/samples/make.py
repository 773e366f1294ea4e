"""Makes the sample files from source.md, with pandoc, Chromium and Python's own e-mail and property list writers.

Run it where those programs are installed: `python tests/load/samples/make.py`.
"""

from __future__ import annotations

import functools
import http.server
import itertools
import json
import os
import plistlib
import subprocess
import sys
import tempfile
import threading
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

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


def saved_by_browser(page: Path, target: Path) -> None:
    """The page as Chromium saves it in one file: asked for through a pair of pipes, as its tools do."""
    asking, answering = os.pipe(), os.pipe()
    pipes = f"--remote-debugging-pipe 3<&{asking[0]} 4>&{answering[1]} >/dev/null 2>&1"
    program = subprocess.Popen(
        ["bash", "-c", f"exec chromium --headless --no-sandbox --disable-gpu {pipes}"],
        pass_fds=(asking[0], answering[1]),
    )
    answers = os.fdopen(answering[0], "rb")
    numbers = itertools.count(1)

    def ask(method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        number = next(numbers)
        message = {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(asking[1], json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(b"".join(iter(lambda: answers.read(1), b"\0")))
            if answer.get("id") == number:
                return answer["result"]

    serve = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(page.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8731), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tab = ask("Target.createTarget", url=f"http://127.0.0.1:8731/{page.name}")["targetId"]
    session = ask("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
    time.sleep(2)
    target.write_text(ask("Page.captureSnapshot", session, format="mhtml")["data"], encoding="utf-8", newline="")
    server.shutdown()
    program.kill()
    program.wait()


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


def web_archive(page: str) -> bytes:
    main = {
        "WebResourceData": page.encode(),
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceMIMEType": "text/html",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def comparison() -> None:
    """What the program itself saves of two of the samples."""
    names = ["--out", "article.json", "article.html", "report.md"]
    command = [sys.executable, "-m", "reader", "compare", "--stage", "words", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[2])}
    code = subprocess.run([*command, *names], cwd=HERE, env=environment, check=False).returncode
    assert code == 1, "the articles differ"


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
        saved_by_browser(page, HERE / "article.mhtml")
        text = page.read_text(encoding="utf-8")
    comparison()
    (HERE / "article.eml").write_bytes(mail(text))
    (HERE / "article.webarchive").write_bytes(web_archive(text))


if __name__ == "__main__":
    main()

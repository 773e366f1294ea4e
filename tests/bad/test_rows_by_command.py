"""The rows that are about more than one file, through `parallax compare`: size, time, saving, signals, the system."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import compared, refused

from reader import Comparison
from reader.core.exchange import NEWEST_SCHEMA, comparison_from_json
from reader.load.files import SIZE_LIMIT

ROOT = Path(__file__).resolve().parents[2]
TEXT = "The bridge was closed on Monday.\n\nIt opens again in 1,000 days, said Ana Reyes.\n"
QUICK = ("--stage", "words", "--no-entities")
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def started(*arguments: str | Path, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reader", "compare", *QUICK, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload,no-any-return]


@pytest.mark.row(3)
def test_the_same_file_twice_is_identical(good: Path, capfd: pytest.CaptureFixture[str]):
    link, copy = good.parent / "link.txt", good.parent / "copy.txt"
    link.symlink_to(good)
    copy.write_bytes(good.read_bytes())
    for other in (good, link, copy):
        printed = compared(capfd, good, other, *QUICK, "--format", "text")
        assert (printed.status, printed.err) == (0, "" if other is copy else "The same file is on both sides.\n")
        assert "The two files are identical." in " ".join(printed.out.split())


@pytest.mark.row(4)
@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.rstrip(b"\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
    ],
    ids=["line ends", "final newline", "mark", "encoding"],
)
def test_the_same_text_in_other_bytes_is_the_same(change, good: Path, capfd: pytest.CaptureFixture[str]):  # noqa: ANN001
    other = good.parent / "other.txt"
    other.write_bytes(change(good.read_bytes()))
    printed = compared(capfd, good, other, *QUICK, "--format", "text")
    assert (printed.status, printed.err) == (0, "")
    assert "Same text; the files differ only in line ends" in " ".join(printed.out.split())


@pytest.mark.row(15)
@posix
def test_waiting_for_input_that_never_comes_is_ended_by_the_keyboard(good: Path):
    process = started("-", good, stdin=subprocess.PIPE)
    time.sleep(1.5)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, b"Traceback" in err) == (130, b"", False)


@pytest.mark.row(17)
@pytest.mark.parametrize(("size", "said"), [(100 << 20, "100 MB"), (1 << 30, "1 GB")])
def test_a_file_over_the_limit_is_refused_before_it_is_read(
    size: int, said: str, good: Path, capfd: pytest.CaptureFixture[str]
):
    huge = good.parent / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"The first words.\n")
        file.truncate(size)
    begun = time.monotonic()
    assert f"huge.txt is {said}, and the limit is 32 MB" in refused(capfd, huge, good)
    assert time.monotonic() - begun < 5
    assert huge.stat().st_size == size


@pytest.mark.row(48)
def test_more_than_the_limit_on_standard_input(good: Path):
    process = started("-", good, stdin=subprocess.PIPE)
    out, err = process.communicate(b"word " * (SIZE_LIMIT // 5 + 10), timeout=60)
    assert (process.returncode, out) == (2, b"")
    assert b"Standard input holds more than 32 MB" in err


def of_words(seed: int, words: list[str], count: int) -> str:
    chance = random.Random(seed)
    return "\n\n".join(" ".join(chance.choices(words, k=14)).capitalize() + "." for _ in range(count))


ORCHARD = "orchards cider press apples barrels harvest ladder wasps autumn juice sugar twigs grafting frost".split()
OBSERVATORY = "telescope mirror comet orbit dome lens photons spectrum galaxy eclipse meteor dish pulsar".split()


@pytest.mark.row(21)
def test_two_long_texts_that_have_nothing_in_common(good: Path, capfd: pytest.CaptureFixture[str]):
    left, right = good.parent / "left.txt", good.parent / "right.txt"
    left.write_text(of_words(1, ORCHARD, 300), encoding="utf-8")
    right.write_text(of_words(2, OBSERVATORY, 300), encoding="utf-8")
    printed = compared(capfd, left, right, *QUICK)
    assert printed.values["summary"]["unrelated"] is True
    assert printed.values["links"] == []
    text = compared(capfd, left, right, *QUICK, "--format", "text").out
    assert "nothing in common" in " ".join(text.split())


@pytest.mark.row(22)
def test_two_megabytes_that_are_nearly_the_same(good: Path, capfd: pytest.CaptureFixture[str]):
    chance = random.Random(3)
    words = [f"{chance.choice(ORCHARD)}{number}" for number in range(3000)]
    paragraphs = of_words(4, words, 7000).split("\n\n")
    assert sum(map(len, paragraphs)) > 900_000
    left, right = good.parent / "left.txt", good.parent / "right.txt"
    left.write_text("\n\n".join(paragraphs), encoding="utf-8")
    paragraphs[3500] = paragraphs[3500].replace(" ", " not ", 1)
    right.write_text("\n\n".join(paragraphs), encoding="utf-8")
    printed = compared(capfd, left, right, *QUICK)
    assert printed.status == 1
    assert printed.values["summary"]["altered"] == 1
    assert printed.values["summary"]["missing_left"] == printed.values["summary"]["missing_right"] == 0


@pytest.mark.row(23)
def test_two_sentences_of_ten_thousand_shuffled_words(good: Path, capfd: pytest.CaptureFixture[str]):
    chance = random.Random(5)
    words = [f"{chance.choice(ORCHARD)}{number % 900}" for number in range(10_000)]
    left, right = good.parent / "left.txt", good.parent / "right.txt"
    left.write_text(" ".join(words), encoding="utf-8")
    chance.shuffle(words)
    right.write_text(" ".join(words), encoding="utf-8")
    begun = time.monotonic()
    printed = compared(capfd, left, right, *QUICK)
    assert time.monotonic() - begun < 60
    assert printed.status in (0, 1)
    assert len(printed.text("left").split()) == 10_000


@pytest.mark.row(47)
@pytest.mark.parametrize(
    "address",
    [
        *("ftp://example.invalid/a", "file://host/share/a.txt", "data:text/html,<b>x</b>", "javascript:alert(1)"),
        *("http://127.0.0.1:9/a", "https://example.invalid/", "HTTP://[::1]/", "gopher://x/"),
    ],
)
def test_no_address_is_fetched_without_asking(address: str, good: Path, capfd: pytest.CaptureFixture[str]):
    assert len(refused(capfd, address, good)) < 400


def saved(good: Path, capfd: pytest.CaptureFixture[str]) -> dict[str, object]:
    other = good.parent / "other.txt"
    other.write_text(TEXT.replace("Monday", "Tuesday"), encoding="utf-8")
    return compared(capfd, good, other, *QUICK).values


@pytest.mark.row(49)
def test_a_saved_comparison_that_is_cut_or_damaged_is_refused_in_a_sentence(
    good: Path, capfd: pytest.CaptureFixture[str]
):
    whole = json.dumps(saved(good, capfd)).encode()
    assert comparison_from_json(whole).links
    for cut in range(0, len(whole), 97):
        with pytest.raises(ValueError, match=r"^This .*\.$"):
            comparison_from_json(whole[:cut])
    for newer in (NEWEST_SCHEMA + 1, 99, 1 << 70):
        with pytest.raises(ValueError, match="newer Parallax"):
            Comparison.from_dict({**json.loads(whole), "schema": newer})


@pytest.mark.row(49, 26)
def test_a_saved_comparison_that_was_edited_by_hand(good: Path, capfd: pytest.CaptureFixture[str]):
    values = saved(good, capfd)
    text = json.dumps(values).replace("Monday", "Mon\\ud800day").replace("good.txt", "/nowhere/at/all.txt")
    comparison = comparison_from_json(text)
    assert "Mon\ufffdday" in comparison.left.text
    assert comparison.left.source == "/nowhere/at/all.txt"
    for place in ("links", "missing", "left", "paragraph_links"):
        for wrong in (None, 7, "x", [7], {"left": 7}):
            with pytest.raises(ValueError, match=r"^This .*\.$"):
                Comparison.from_dict({**values, place: wrong})


@pytest.mark.row(50)
@posix
@pytest.mark.parametrize("home", ["nowhere", "a file", "full"])
def test_no_home_and_a_full_disk_do_not_matter_to_the_command_line(home: str, good: Path):
    import resource

    folder = good.parent / "home"
    if home == "a file":
        folder.write_text("no folder", encoding="utf-8")
    elif home == "full":
        folder.mkdir()
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))) if home == "full" else None
    other = good.parent / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    process = started(good, other, env={**os.environ, **dict.fromkeys(names, str(folder))}, preexec_fn=limit)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert out
    assert not folder.is_dir() or list(folder.iterdir()) == []


@pytest.mark.row(50, 51)
@posix
def test_a_disk_that_is_full_when_a_report_is_saved_keeps_the_old_one(good: Path):
    import resource

    report = good.parent / "report.html"
    report.write_bytes(b"yesterday's")
    other = good.parent / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    process = started(
        good, other, "--out", report, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    )
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, b"")
    assert b"report.html could not be written: File too large" in err
    assert b"Traceback" not in err
    assert report.read_bytes() == b"yesterday's"
    assert sorted(path.name for path in good.parent.iterdir()) == ["good.txt", "other.txt", "report.html"]


@pytest.mark.row(51)
def test_a_report_never_goes_over_an_article_or_into_nothing(good: Path, capfd: pytest.CaptureFixture[str]):
    link = good.parent / "link.html"
    link.symlink_to(good)
    other = good.parent / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    for out, said in (
        (good, "is one of the articles"),
        (link, "is one of the articles"),
        (good.parent, "is a folder"),
        (good / "report.html", "could not be written"),
        (good.parent / "none" / "report.html", "could not be written"),
    ):
        assert said in refused(capfd, good, other, "--out", str(out))
    assert good.read_text(encoding="utf-8") == TEXT


KILLED = """
import os, sys
name, at = sys.argv[1], int(sys.argv[2])
seen = 0
true = getattr(os, name)
def dying(*a, **k):
    global seen
    seen += 1
    if seen == at:
        os._exit(9)
    return true(*a, **k)
setattr(os, name, dying)
from reader.__main__ import main
sys.exit(main(["compare", "--stage", "words", "--no-entities", *sys.argv[3:]]))
"""


@pytest.mark.row(52)
@pytest.mark.parametrize("moment", ["open", "fdopen", "fsync", "chmod", "replace", "write"])
def test_killed_while_saving_the_old_report_is_whole(moment: str, good: Path):
    report = good.parent / "report.html"
    report.write_bytes(b"yesterday's")
    killed = 0
    for at in (1, 2, 3):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, moment, str(at), str(good), str(good), "--out", str(report)],
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=False,
        )
        killed += done.returncode == 9
        now = report.read_bytes()
        assert now == b"yesterday's" if done.returncode == 9 else now.rstrip().endswith(b"</html>")
        report.write_bytes(b"yesterday's")
        assert good.read_text(encoding="utf-8") == TEXT
    assert killed or moment == "write"


@pytest.mark.row(54)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
@pytest.mark.parametrize("display", ["", ":4242"])
def test_without_a_screen_one_sentence_names_what_to_do(display: str, good: Path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND", "DISPLAY"))}
    done = subprocess.run(
        [sys.executable, "-m", "reader", str(good), str(good)],
        cwd=ROOT,
        env={**kept, "DISPLAY": display},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"xvfb" in done.stderr or b"PySide6-Essentials" in done.stderr
    assert b"parallax compare" in done.stderr

"""The parsing process: what it may not do, what happens when it dies, hangs or is given up."""

from __future__ import annotations

import ctypes
import io
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Article, Paragraph, ParagraphKind
from reader.core.progress import WorkCancelled
from reader.load import isolation
from reader.load.errors import LoadError
from reader.load.exchange import BrokenFrame, article_from_values, article_to_values, read_frame
from reader.load.formats import HTML, Document
from reader.load.isolation import Worker, Workers
from reader.load.memory_watch import OVER_MEMORY, BasicLimits, ExtendedLimits, limits_of_job

ROOT = Path(__file__).resolve().parents[2]
PAGE = Document(b"<p>One.</p><p>Two.</p>", "page.html")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the system call filter is Linux's")


@pytest.fixture
def workers():
    pool = Workers()
    yield pool
    pool.close()


_PROGRAM = """
import ctypes, os, sys
from reader.load.confinement import confine, allow_cpu
libc = ctypes.CDLL(None, use_errno=True)
confine()
try:
    {code}
except BaseException as error:
    print(type(error).__name__)
else:
    print('done')
"""


def confined(code: str) -> str:
    """What a piece of Python says when it runs as the parsing process does."""
    program = _PROGRAM.format(code=code)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60, check=False)
    return done.stdout.decode().strip() or f"killed {done.returncode}"


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')",
        "open('written.txt', 'w')",
        "os.open('written.txt', os.O_CREAT | os.O_WRONLY)",
        "os.remove('pyproject.toml')",
        "os.rename('pyproject.toml', 'x')",
        "import subprocess; subprocess.run(['true'])",
        "os.system('true')",
        "os.execv('/bin/true', ['true'])",
        "os.utime('pyproject.toml')",
        "import sqlite3; sqlite3.connect('written.txt').execute('create table a(b)')",
    ],
)
def test_python_code_is_refused(code: str):
    assert confined(code) in {"NotAllowedError", "URLError"}
    assert not (ROOT / "written.txt").exists()
    assert (ROOT / "pyproject.toml").exists()


@on_linux
@pytest.mark.parametrize(
    "call",
    [
        "libc.socket(2, 1, 0)",
        "libc.open(b'written.txt', os.O_CREAT | os.O_WRONLY, 0o600)",
        "libc.unlink(b'pyproject.toml')",
        "libc.execv(b'/bin/true', None)",
        "libc.fork()",
        "-(libc.system(b'true') != 0)",
    ],
)
def test_a_librarys_own_calls_are_refused_by_the_kernel(call: str):
    assert confined(f"assert {call} == -1") == "done"
    assert not (ROOT / "written.txt").exists()
    assert (ROOT / "pyproject.toml").exists()


HOSTILE = """
import ctypes, errno, os, platform, sys, tempfile
from reader.load import system_calls
from reader.load.confinement import confine
folder = tempfile.mkdtemp()
path = os.path.join(folder, "file").encode()
open(path, "wb").close()
shown, parent = os.open(path, os.O_RDONLY), os.getppid()
libc, x86 = ctypes.CDLL(None, use_errno=True), platform.machine() == "x86_64"
words = system_calls._TABLE.replace(",", " ").split()
numbers = {words[at]: int(words[at + 1 if x86 else at + 2]) for at in range(0, len(words), 3)}
numbers["prlimit64"], numbers["ioctl"] = (302, 16) if x86 else (261, 29)
before = (os.stat(path), os.listdir(folder))
confine()
room = ctypes.create_string_buffer(64)
attempts = {
    "kill": (parent, 9), "tgkill": (parent, parent, 9), "tkill": (parent, 9), "pidfd_open": (parent, 0),
    "fchmod": (shown, 0o777), "fchown": (shown, 1, 1), "mknodat": (-100, path + b"2", 0o100644, 0),
    "utimensat": (-100, path, None, 0), "setxattr": (path, b"user.kept", b"secret", 6, 0),
    "unshare": (0x10000000,), "chroot": (folder.encode(),), "prlimit64": (parent, 7, None, room),
    "ioctl": (0, 0x5412, b"x"), "mq_open": (b"kept", 0o102, 0o600, None), "shmget": (0, 4096, 0o1600),
    "ptrace": (16, parent, 0, 0), "process_vm_readv": (parent, room, 1, room, 1, 0), "keyctl": (0, 0),
}
for name, arguments in attempts.items():
    ctypes.set_errno(0)
    answer = libc.syscall(numbers[name], *arguments)
    if (answer, ctypes.get_errno()) != (-1, errno.EPERM):
        print(name, answer, errno.errorcode.get(ctypes.get_errno()))
if (os.stat(path)[:9], os.listdir(folder)) != (before[0][:9], before[1]):
    print("something was changed")
print("still here")
"""


@on_linux
@pytest.mark.skipif(platform.machine() not in {"x86_64", "aarch64"}, reason="the filter knows two machines")
def test_what_a_hostile_library_may_try_is_refused_by_the_kernel():
    """It may neither stop the window, nor leave anything on disk, nor look into or type for anybody else."""
    done = subprocess.run([sys.executable, "-c", HOSTILE], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.decode()) == (0, "still here\n"), done.stderr


def test_reading_stays_allowed():
    assert confined("open('pyproject.toml').read(); import json, xml.dom.minidom") == "done"


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are POSIX")
def test_memory_and_processor_time_are_limited():
    assert confined("bytearray(600 * 1024 * 1024)") == "MemoryError"
    assert confined("bytearray(300 * 1024 * 1024)") == "done"
    assert confined("allow_cpu(0)\n    while True: pass").startswith("killed -")


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system in the POSIX way")
def test_the_watching_thread_ends_what_takes_too_much():
    program = (
        "from reader.load.memory_watch import watch\nimport time\nwatch(64 << 20)\n"
        "kept = [bytearray(b'x') * (16 << 20) for _ in range(2)]\ntime.sleep(0.2)\nprint('so far', flush=True)\n"
        "kept += [bytearray(b'x') * (16 << 20) for _ in range(8)]\ntime.sleep(5)\nprint('too far')"
    )
    # through a shell, for what a process has taken counts from the one that started it
    command = ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.split()) == (OVER_MEMORY, [b"so", b"far"])


@pytest.mark.skipif(sys.maxsize < 1 << 32, reason="sizes of 64-bit systems")
def test_the_job_of_windows_is_asked_for_as_its_headers_say():
    limits = limits_of_job(512 << 20)
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.flags.offset, BasicLimits.active_processes.offset) == (16, 40)
    assert (ExtendedLimits.process_memory.offset, limits.process_memory) == (112, 512 << 20)
    assert limits.basic.active_processes == 1


@pytest.mark.skipif(sys.platform != "win32", reason="job objects are Windows's")
def test_windows_refuses_memory_and_children():
    assert confined("bytearray(900 * 1024 * 1024)") == "MemoryError"
    assert confined("bytearray(200 * 1024 * 1024)") == "done"


def test_an_article_comes_back_whole(workers: Workers):
    direct = HTML.read(PAGE)
    assert workers.read(HTML, PAGE) == direct
    assert [p.text for p in direct.paragraphs] == ["One.", "Two."]


def test_the_process_is_used_again(workers: Workers):
    workers.read(HTML, PAGE)
    started = time.monotonic()
    for _ in range(20):
        workers.read(HTML, PAGE)
    assert time.monotonic() - started < 5
    assert len(workers._idle) == 1


def test_a_killed_process_is_one_sentence_and_the_next_file_opens(workers: Workers, monkeypatch: pytest.MonkeyPatch):
    def die(self: Worker, *_: object) -> dict[str, object]:
        self.kill()
        raise BrokenFrame

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "ask", die)
        with pytest.raises(LoadError, match=r"page\.html made its reader stop"):
            workers.read(HTML, PAGE)
    assert workers.read(HTML, PAGE).paragraphs


def test_whatever_goes_wrong_while_it_is_asked_no_process_is_left(workers: Workers):
    """A process without an owner was found by Python later on, and told of in the middle of something else."""
    workers.warm()
    (worker,) = workers._idle

    def fail() -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        workers.read(HTML, PAGE, cancelled=fail)
    assert not worker.alive
    assert workers._idle == []


def test_a_process_that_dies_while_idle_is_replaced(workers: Workers):
    workers.warm()
    workers._idle[0]._process.kill()
    workers._idle[0]._process.wait()
    assert workers.read(HTML, PAGE).paragraphs


SLOW = Document(b"<p>word " * 60_000, "slow.html")


def test_what_takes_too_long_is_given_up(workers: Workers):
    workers.read(HTML, PAGE)
    started = time.monotonic()
    with pytest.raises(LoadError, match="took longer than"):
        workers.read(HTML, SLOW, seconds=0.1)
    assert time.monotonic() - started < 2
    assert workers.read(HTML, PAGE).paragraphs


def test_cancel_works_at_once(workers: Workers):
    workers.read(HTML, PAGE)
    wish = threading.Event()
    threading.Timer(0.2, wish.set).start()
    started = time.monotonic()
    with pytest.raises(WorkCancelled):
        workers.read(HTML, SLOW, cancelled=wish.is_set)
    assert time.monotonic() - started < 1.5
    assert workers.read(HTML, PAGE).paragraphs


def test_two_sides_are_read_at_the_same_time(workers: Workers):
    found: list[Article] = []
    threads = [threading.Thread(target=lambda: found.append(workers.read(HTML, PAGE))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(workers._idle) <= 2


def test_no_process_can_be_started(workers: Workers, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(LoadError, match="no process to read it in can be started"):
        workers.read(HTML, PAGE)


articles = st.builds(
    Article,
    paragraphs=st.lists(st.tuples(st.text(), st.sampled_from(ParagraphKind), st.text())).map(
        lambda rows: tuple(Paragraph(index, *row) for index, row in enumerate(rows))
    ),
    title=st.text(),
    notes=st.lists(st.text()).map(tuple),
    raw=st.text(),
)


@given(articles)
def test_articles_survive_the_exchange(article: Article):
    assert article_from_values(article_to_values(article)) == article


@pytest.mark.parametrize("values", [{}, {"paragraphs": 1}, article_to_values(Article(())) | {"title": 7}])
def test_nonsense_from_the_process_is_not_believed(values: dict[str, object]):
    with pytest.raises(BrokenFrame):
        article_from_values(values)


def test_halves_of_characters_from_the_process_are_shown_as_broken():
    values = article_to_values(Article((Paragraph(0, "a \ud83d b"),), title="\udc00", notes=("\ud800",)))
    article = article_from_values(values)
    assert (article.paragraphs[0].text, article.title, article.notes) == ("a \ufffd b", "\ufffd", ("\ufffd",))


@pytest.mark.parametrize(
    "head",
    [
        b"[" + b"[]," * 4_000_000 + b"[]]",
        b'{"article": [' + b"{}," * 4_000_000 + b"{}]}",
        b'{"article": [' + b"0," * 13_000_000 + b"0]}",
        b"[" * 200_000,
        b'{"article": ' + b"9" * 100_000 + b"}",
        b"\xff\xfe",
        b"",
    ],
    ids=["lists", "objects", "numbers", "deep", "a long number", "no text", "nothing"],
)
def test_an_answer_that_would_fill_the_memory_is_not_unpacked(head: bytes):
    frame = len(head).to_bytes(8, "big") + bytes(8) + head
    begun = time.process_time()
    with pytest.raises(BrokenFrame):
        article_from_values(read_frame(io.BytesIO(frame))[0])
    assert time.process_time() - begun < 3


TALKERS = {
    "says nothing and goes": "pass",
    "talks nonsense": "sys.stdout.buffer.write(os.urandom(4000))",
    "promises more than can be": "sys.stdout.buffer.write(b'\\xff' * 16)",
    "promises and stops": "sys.stdout.buffer.write((90).to_bytes(8, 'big') + bytes(8) + b'{\"art')",
    "answers no article": "say(b'{\"article\": {\"title\": 3}}')",
    "answers a number": "say(b'7')",
    "kills itself": "os.kill(os.getpid(), 9)",
    "closes its end and stays": "os.close(1); time.sleep(60)",
}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("talk", TALKERS)
def test_whatever_a_process_says_it_is_one_sentence_and_none_is_left(
    talk: str, workers: Workers, monkeypatch: pytest.MonkeyPatch
):
    program = (
        "import os, sys, time\n"
        "def say(head): sys.stdout.buffer.write(len(head).to_bytes(8, 'big') + bytes(8) + head)\n"
        f"sys.stdin.buffer.read(16); {TALKERS[talk]}; sys.stdout.buffer.flush()\n"
    )
    with monkeypatch.context() as hostile:
        hostile.setattr(isolation, "_command", lambda: [sys.executable, "-c", program])
        with pytest.raises(LoadError, match=r"page\.html made its reader stop.*\.$"):
            workers.read(HTML, PAGE)
    assert workers._idle == []
    assert workers.read(HTML, PAGE).paragraphs

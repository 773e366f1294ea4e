"""The command line: `parallax [LEFT [RIGHT]]` opens the window, `parallax compare LEFT RIGHT` needs no Qt at all."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader.core.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.comparison import Comparison
    from reader.core.model import Article
    from reader.report.options import ReportOptions

SAME, DIFFER, TROUBLE = 0, 1, 2
STOPPED = 130
COUNTABLE = ("case", "quotes", "dashes", "spaces", "punctuation")
"""What is overlooked unless it is asked to be counted."""

_WORKER = "--parallax-worker"
"""Makes a packaged program the process that parses documents (reader/load/isolation.py)."""
_PANDOC = "--parallax-pandoc"
"""Makes it a confined pandoc (reader/load/pandoc.py)."""

_COMPARE_HELP = """Compares two articles without a window.

Exit status: 0 the articles say the same, 1 they differ, 2 there was trouble."""
_WINDOW_HELP = """Opens the window on two articles, on one, or empty.

`parallax compare LEFT RIGHT` prints the comparison instead; `parallax compare --help` says how."""


class _UsageError(Exception):
    """What is wrong with the command that was typed, in one sentence."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message[:1].upper()}{message[1:]}; `{self.prog} --help` says what can be asked for.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == [_WORKER]:
        from reader.load.worker import main as work

        return work()
    if words[:1] == [_PANDOC]:
        from reader.load.pandoc import become_pandoc

        become_pandoc(words[1:])
    command: Callable[[list[str]], int] = {"compare": _compare, "chapters": _chapters}.get("".join(words[:1]), _window)
    try:
        return command(words)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing more may be written, not even at the end of the program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except Exception as error:
        if "--debug" in words:
            raise
        _say(_sentence(error))
        return TROUBLE


def _sentence(error: Exception) -> str:
    """What happened and what to do, for people; an error nobody foresaw is named so that it can be reported."""
    from reader.load.errors import LoadError
    from reader.report.save import SaveError

    if isinstance(error, (_UsageError, LoadError, SaveError)):
        return str(error)
    if isinstance(error, MemoryError):
        return "There is not enough memory for articles of this size; compare shorter parts of them."
    if isinstance(error, (OSError, ImportError)):
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        return f"The computer refused something that Parallax needs ({reason}); close other programs and try again."
    name = type(error).__name__
    return f"Parallax failed where it should not ({name}: {error}); run it with --debug and report what it prints."


def _say(sentence: str) -> None:
    """One sentence on standard error, in which no file name can steer the terminal or add a line."""
    from reader.report.sentences import one_line, printable

    encoding = sys.stderr.encoding or "utf-8"
    line = printable(one_line(sentence.encode("utf-8", "backslashreplace").decode("utf-8")))
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


# --- the window ------------------------------------------------------------------------------------------------------


def _window(words: list[str]) -> int:
    parser = _Parser(prog="parallax", description=_WINDOW_HELP, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", metavar="LEFT RIGHT", help="files to open, left first")
    parser.add_argument(
        "--text-without-screen", action="store_true", help="where no window can open, print the comparison as text"
    )
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    parser.add_argument("--version", action="version", version=f"Parallax {VERSION}")
    options = parser.parse_args(words)
    from reader.app.screen import reason_for_no_window

    reason = reason_for_no_window()
    if reason is None:
        gc.disable()  # starting makes thousands of objects that all stay; run_window turns it on again
        from reader.ui.application import run_window

        return run_window(options.articles)
    _say(reason)
    if not options.text_without_screen or len(options.articles) != 2:
        return TROUBLE
    _compare(["compare", *(["--debug"] if options.debug else []), "--", *options.articles])
    return 0


# --- the comparison --------------------------------------------------------------------------------------------------


def _compare(words: list[str]) -> int:
    options = _compare_parser().parse_args(words[1:])
    from reader.core.sameness import SAME_FILE
    from reader.report.formats import REPORTS, report_for

    out = Path(options.out) if options.out not in ("", "-") else None
    report = REPORTS[options.format or (report_for(out) if out else None) or "text"]
    comparison = _compared(options)
    if _one_file(options.left, options.right):
        _say(SAME_FILE)
    text = report.render(comparison, _report_options(explain=options.explain, on_terminal=out is None))
    if out is None:
        _print(text, plain=report.media_type == "text/plain")
    else:
        from reader.report.save import save

        inputs = [Path(name) for name in (options.left, options.right) if name != "-"]
        save(out, text.encode("utf-8", "replace"), inputs=inputs)
    return SAME if comparison.summary.identical else DIFFER


def _one_file(left: str, right: str) -> bool:
    try:
        return "-" not in (left, right) and Path(left).samefile(right)
    except (OSError, ValueError):
        return False


def _compare_parser() -> argparse.ArgumentParser:
    from reader.report.formats import REPORTS

    parser = _Parser(
        prog="parallax compare", description=_COMPARE_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("left", metavar="LEFT", help="a file, or - for standard input")
    parser.add_argument("right", metavar="RIGHT", help="a file, or - for standard input")
    parser.add_argument("--format", choices=tuple(REPORTS), help="text unless the ending of FILE says otherwise")
    parser.add_argument("--out", metavar="FILE", default="", help="write here instead of to standard output")
    parser.add_argument(
        "--stage", choices=("words", "full"), default="full", help="words: by wording alone, which is faster"
    )
    parser.add_argument("--no-entities", dest="entities", action="store_false", help="do not look for names")
    parser.add_argument(
        "--count", type=_counted, default=(), metavar="WHAT", help="as differences, too: any of " + ",".join(COUNTABLE)
    )
    parser.add_argument("--explain", action="store_true", help="say of each link what made it")
    for side in ("left", "right"):
        parser.add_argument(
            f"--{side}-chapter", type=int, default=0, metavar="N", help="of a book; `parallax chapters BOOK` lists them"
        )
        parser.add_argument(
            f"--{side}-encoding", default="", metavar="NAME", help="read it so, whatever it looks like"
        )
    parser.add_argument("--fetch", action="store_true", help="LEFT and RIGHT may be links, which are fetched")
    parser.add_argument("--raw", action="store_true", help="all text of a page, nothing put aside as furniture")
    parser.add_argument("--repair", action="store_true", help="put wrongly decoded letters right")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return parser


def _counted(value: str) -> tuple[str, ...]:
    """What is not to be overlooked, as it was typed."""
    wanted = tuple(word.strip().lower() for word in value.split(",") if word.strip())
    unknown = [word for word in wanted if word not in COUNTABLE]
    if unknown:
        raise argparse.ArgumentTypeError(f'"{unknown[0]}" is none of {", ".join(COUNTABLE)}')
    return wanted


def _compared(options: argparse.Namespace) -> Comparison:
    from reader.pipeline import compare

    if options.left == options.right == "-":
        raise _UsageError("Standard input can be read only once; name a file for the other side.")
    left, right = (_shown(options, side) for side in ("left", "right"))
    told = _Told()
    try:
        comparison = compare(left, right, stage=options.stage, entities=options.entities, progress=told)
        return comparison.counting(*options.count)
    finally:
        told.clear()


def _shown(options: argparse.Namespace, side: str) -> Article:
    """What stands on a side, as the options want it seen."""
    from reader.core.terms import Side
    from reader.load.source import Showing, opening, shown

    article = _load(getattr(options, side), getattr(options, f"{side}_encoding"), options.fetch)
    chapter = getattr(options, f"{side}_chapter") or opening(article, Side(side)).chapter
    return shown(article, Showing(chapter=chapter, raw=options.raw, repaired=options.repair))


def _load(name: str, encoding: str, fetch: bool) -> Article:
    from reader.load.source import SIZE_LIMIT, LoadError, load, load_bytes, load_link

    if fetch and name.lower().startswith(("http://", "https://")):
        return load_link(name)
    if name != "-":
        return load(name, encoding=encoding)
    data = sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin else b""
    if len(data) > SIZE_LIMIT:
        raise LoadError(f"Standard input holds more than {SIZE_LIMIT >> 20} MB; give a shorter part of it.")
    return load_bytes(data, "Standard input", encoding=encoding)


def _chapters(words: list[str]) -> int:
    """The chapters of a book, or the articles of a saved comparison, for --left-chapter and --right-chapter."""
    parser = _Parser(prog="parallax chapters", description="Lists the chapters of a book with their numbers.")
    parser.add_argument("book", metavar="BOOK", help="an e-book or a saved comparison")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    from reader.load.source import LoadError, chapter_sizes, load
    from reader.report.sentences import one_line, printable

    article = load(parser.parse_args(words[1:]).book)
    if not article.parts:
        raise LoadError(f"{article.source} is no book with chapters; it is compared as a whole.")
    lines = (
        f"{number:4}  {printable(one_line(name))}  ({words:,} words)\n"
        for number, (name, words) in enumerate(chapter_sizes(article), start=1)
    )
    _print("".join(lines), plain=True)
    return SAME


class _Told:
    """Says on a terminal which stage is running, on one line that is gone when the result comes."""

    def __init__(self) -> None:
        self._shown = ""
        self._wanted = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, stage: str, share: float) -> None:
        text = f"{stage} ..." if share <= 0 else f"{stage} {share:.0%}"
        if self._wanted and text != self._shown:
            self._write(text)

    def clear(self) -> None:
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
        self._shown = text


def _report_options(*, explain: bool, on_terminal: bool) -> ReportOptions:
    from reader.report.options import ReportOptions

    colour = on_terminal and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ReportOptions(width=shutil.get_terminal_size().columns, colour=colour, explain=explain)


def _print(text: str, *, plain: bool) -> None:
    """Writes to standard output: plain text in the reader's encoding, everything else in UTF-8 as it says of itself."""
    encoding = (sys.stdout.encoding or "utf-8") if plain else "utf-8"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode(encoding, "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())

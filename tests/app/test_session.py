"""The session: the old pair stays until the new one is there, and the last wish wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.app.jobs import Jobs, at_once
from reader.app.session import Session
from reader.app.sources import FileSource, HtmlSource, TextSource
from reader.core.comparison import Comparison
from reader.core.model import Article, Equivalence, Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONE = TextSource("The bridge was closed on Tuesday.\n\nFerries run every 20 minutes.")
TWO = TextSource("The bridge was shut on Tuesday.\n\nFerries run every 30 minutes.")
THREE = TextSource("Something else entirely happened in the harbour.")


class Held:
    """An executor whose tasks run when the test says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []

    def __call__(self, task: Callable[[], None]) -> None:
        self.tasks.append(task)

    def run(self, number: int = 0) -> None:
        self.tasks.pop(number)()

    def run_all(self) -> None:
        while self.tasks:
            self.run()


def fast_stages(left: Article, right: Article, **_: object) -> list[Comparison]:
    return [Comparison(left, right), Comparison(left, right, coarse=True)]


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here is the order of things, not the comparison."""
    monkeypatch.setattr("reader.pipeline.stages", fast_stages)


def texts(session: Session) -> tuple[str, str]:
    articles = (session.article(Side.LEFT), session.article(Side.RIGHT))
    return tuple(a.paragraphs[0].text[:13] if a else "" for a in articles)  # type: ignore[return-value]


def test_two_openings_end_in_a_comparison_of_the_last_stage():
    session, told = Session(Jobs(at_once)), []
    session.article_loaded.connect(lambda side: told.append(str(side)))
    session.comparison_changed.connect(lambda: told.append(session.comparison))
    session.open_pair(ONE, TWO)
    assert told[:2] == ["left", "right"]
    assert [c.coarse for c in told[2:] if c is not None] == [False, True]
    assert session.comparison is not None
    assert session.comparison.left is session.article(Side.LEFT)


def test_a_failed_load_keeps_the_old_pair_and_says_why(tmp_path: Path):
    session, told = Session(Jobs(at_once)), []
    session.open_pair(ONE, TWO)
    before = session.comparison
    session.load_failed.connect(lambda side, sentence: told.append((side, sentence)))
    session.open(Side.RIGHT, FileSource(tmp_path / "gone.txt"))
    assert session.comparison is before
    assert texts(session) == ("The bridge wa", "The bridge wa")
    assert told[0][0] is Side.RIGHT
    assert "gone.txt" in told[0][1]


def test_the_old_article_stays_until_the_new_one_is_ready():
    held = Held()
    session = Session(Jobs(held))
    session.open_pair(ONE, TWO)
    held.run_all()
    before = session.comparison
    session.open(Side.LEFT, THREE)
    assert session.comparison is before
    assert session.pending(Side.LEFT) == THREE
    held.run_all()
    assert texts(session)[0] == "Something els"
    assert session.comparison is not before
    assert session.pending(Side.LEFT) is None


def test_a_drop_during_a_load_replaces_what_is_pending():
    held = Held()
    session = Session(Jobs(held))
    session.open(Side.LEFT, ONE)
    session.open(Side.LEFT, THREE)
    held.tasks.reverse()
    held.run_all()
    assert texts(session) == ("Something els", "")


def test_swapping_during_a_load_sends_the_article_to_the_other_side():
    held = Held()
    session = Session(Jobs(held))
    session.open(Side.LEFT, THREE)
    held.run_all()
    session.open(Side.LEFT, ONE)
    session.swap()
    assert session.pending(Side.RIGHT) == ONE
    held.run_all()
    assert texts(session) == ("", "The bridge wa")


def test_swapping_while_comparing_compares_the_swapped_pair():
    held = Held()
    session = Session(Jobs(held))
    session.open_pair(ONE, THREE)
    held.run()
    held.run()
    session.swap()
    held.run_all()
    assert texts(session) == ("Something els", "The bridge wa")
    assert session.comparison is not None
    assert session.comparison.left is session.article(Side.LEFT)


def test_a_double_reload_ends_with_one_fresh_comparison(tmp_path: Path):
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(ONE.text, encoding="utf-8")
    right.write_text(TWO.text, encoding="utf-8")
    held = Held()
    session = Session(Jobs(held))
    session.open_pair(FileSource(left), FileSource(right))
    held.run_all()
    left.write_text(THREE.text, encoding="utf-8")
    session.reload()
    session.reload()
    held.run_all()
    assert texts(session) == ("Something els", "The bridge wa")
    assert session.jobs.running() == ()
    assert session.comparison is not None
    assert session.comparison.left is session.article(Side.LEFT)


def test_closing_during_a_load_leaves_both_sides_empty():
    held = Held()
    session = Session(Jobs(held))
    session.open_pair(ONE, TWO)
    held.run()
    session.close()
    held.run_all()
    assert texts(session) == ("", "")
    assert session.comparison is None


def test_stopping_keeps_what_is_on_screen():
    held = Held()
    session = Session(Jobs(held))
    session.open(Side.LEFT, ONE)
    held.run_all()
    session.open(Side.LEFT, THREE)
    session.stop()
    held.run_all()
    assert texts(session) == ("The bridge wa", "")
    assert session.pending(Side.LEFT) is None


def test_the_next_article_goes_to_the_first_side_that_has_and_awaits_none():
    held = Held()
    session = Session(Jobs(held))
    assert session.empty_side(Side.LEFT) is Side.LEFT
    session.open(Side.LEFT, ONE)
    assert session.empty_side(Side.LEFT) is Side.RIGHT
    session.open(Side.RIGHT, TWO)
    assert session.empty_side(Side.RIGHT) is Side.RIGHT


def test_a_web_selection_is_read_as_html_with_its_text_as_second_choice():
    session = Session(Jobs(at_once))
    session.open(Side.LEFT, HtmlSource("<p>The bridge was <b>closed</b> on Tuesday.</p>", "The bridge", "Dropped text"))
    session.open(Side.RIGHT, HtmlSource("<p> </p>", "The bridge was shut.", "Dropped text"))
    left, right = session.article(Side.LEFT), session.article(Side.RIGHT)
    assert left is not None
    assert left.paragraphs[0].text == "The bridge was closed on Tuesday."
    assert right is not None
    assert right.paragraphs[0].text == "The bridge was shut."


def test_a_paste_without_words_is_refused_in_a_sentence():
    session, told = Session(Jobs(at_once)), []
    session.load_failed.connect(lambda _side, sentence: told.append(sentence))
    session.open(Side.LEFT, TextSource("  \n "))
    assert told == ["Pasted text holds no words; copy the article's text and try again."]


def test_an_error_of_our_own_names_itself_and_keeps_the_pair(monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> list[Comparison]:
        raise RuntimeError("lost a link")

    session, told = Session(Jobs(at_once)), []
    session.compare_failed.connect(told.append)
    monkeypatch.setattr("reader.pipeline.stages", broken)
    session.open_pair(ONE, TWO)
    assert "RuntimeError: lost a link" in told[0]
    assert texts(session) == ("The bridge wa", "The bridge wa")


def test_what_counts_is_counted_anew_at_once_or_in_a_thread_and_never_for_a_pair_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
):
    wanted: set[Equivalence] = set()
    held = Held()
    session = Session(Jobs(held), counted=lambda: frozenset(wanted))

    def counted() -> frozenset[Equivalence] | None:
        return session.comparison.counted if session.comparison is not None else None

    session.open_pair(ONE, TWO)
    held.run_all()
    assert counted() == frozenset()
    wanted.add(Equivalence.CASE)
    session.recount()
    assert counted() == {Equivalence.CASE}
    session.swap()
    held.run_all()
    assert counted() == {Equivalence.CASE}
    monkeypatch.setattr("reader.app.session.AT_ONCE", -1)
    wanted.add(Equivalence.QUOTES)
    session.recount()
    assert counted() == {Equivalence.CASE}, "what is on screen stays until the other is ready"
    held.run_all()
    assert counted() == {Equivalence.CASE, Equivalence.QUOTES}
    wanted.clear()
    session.recount()
    assert counted() == frozenset()
    wanted.add(Equivalence.SPACES)
    session.recount()
    session.close()
    held.run_all()
    assert session.comparison is None

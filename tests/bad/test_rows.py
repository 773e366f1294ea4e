"""No row of bad input is without a test, by each door through which it can come; and the rows are those agreed on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import CASES
from rows import ROWS

HERE = Path(__file__).resolve().parent
AGREED = HERE.parents[2] / "shared" / "docs" / "bad-inputs.md"
_MARK = re.compile(r"@pytest\.mark\.row\(([\d, ]+)\)")
COMMANDS = ("test_cases_by_command.py", "test_rows_by_command.py", "test_bad_commands.py")


def covered(*paths: Path) -> set[int]:
    """The rows that the tests of some files name."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    named = {int(number) for text in texts for marks in _MARK.findall(text) for number in marks.split(",")}
    of_cases = {case.row for case in CASES} if any("each_case()" in text for text in texts) else set()
    return named | of_cases


def test_every_row_is_tested():
    assert covered(*HERE.rglob("test_*.py")) == set(ROWS)


def test_every_row_a_person_can_type_is_tested_by_the_command_line():
    wanted = {number for number, row in ROWS.items() if row.command}
    assert wanted - covered(*(HERE / name for name in COMMANDS)) == set()


def test_every_row_a_person_can_drop_or_do_is_tested_in_the_window():
    wanted = {number for number, row in ROWS.items() if row.window}
    assert wanted - covered(*(HERE / "window").glob("test_*.py")) == set()


@pytest.mark.skipif(not AGREED.exists(), reason="the list of rows is not part of this repository")
def test_the_rows_are_those_agreed_on():
    numbers = re.findall(r"^\| (\d+) \|", AGREED.read_text(encoding="utf-8"), flags=re.M)
    assert {int(number) for number in numbers} == set(ROWS)

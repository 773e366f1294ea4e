"""What the contract of interaction promises, row by row, and the test that proves each row."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT.parent / "shared" / "docs" / "interaction.md"

Proofs = tuple[str, ...]
"""`file::test`, below tests/."""

# "Keys": what the row calls the action, and where its keys are pressed.
KEYS: dict[str, Proofs] = {
    "next / previous difference": ("journeys/test_keys.py::test_next_and_previous_difference_by_either_key",),
    "first / last": ("journeys/test_keys.py::test_the_first_and_the_last_and_what_is_said_there",),
    "counterpart of what the caret is in": (
        "journeys/test_keys.py::test_the_counterpart_of_the_caret",
        "ui/test_reading_view.py::test_the_counterpart_comes_level_and_back",
    ),
    "other pane": ("journeys/test_keys.py::test_the_other_pane_and_back",),
    "find, next, previous": ("journeys/test_keys.py::test_find_and_its_next_and_previous",),
    "flow / level arrangement": (
        "journeys/test_keys.py::test_flow_and_level_in_turn",
        "ui/test_reading_scroll.py::test_what_is_read_stays_in_place",
    ),
    "zoom": ("journeys/test_keys.py::test_zoom_by_keys_and_by_wheel",),
    "next / previous mention of the chosen entity": ("journeys/test_keys.py::test_next_and_previous_mention",),
    "swap sides": ("journeys/test_keys.py::test_swapping",),
    "open left / right": ("journeys/test_keys.py::test_opening_a_side",),
    "paste left / right": ("journeys/test_keys.py::test_pasting_on_a_side",),
    "reload": ("journeys/test_keys.py::test_reloading",),
    "link / unlink by hand": (
        "journeys/test_by_hand.py::test_alt_s_ties_the_paragraphs_of_both_carets_and_everything_follows",
        "journeys/test_by_hand.py::test_alt_shift_s_unties_and_the_facts_of_that_link_go",
    ),
    "note on a passage": (
        "journeys/test_by_hand.py::test_f2_writes_a_note_on_the_sentence_of_the_caret",
        "journeys/test_by_hand.py::test_f2_renames_in_the_list_of_entities_and_writes_notes_in_the_text",
    ),
    "sidebar": ("journeys/test_keys.py::test_the_sidebar",),
    "full screen, reading mode": ("journeys/test_keys.py::test_reading_mode_and_full_screen",),
}

# Below that table: the platform's own keys, Esc, menus, the page of keys.
KEYS_BELOW: dict[str, Proofs] = {
    "Platform standard keys": (
        "journeys/test_keys.py::test_where_a_platform_has_a_key_ours_is_among_them",
        "journeys/test_keys.py::test_preferences_and_keys_open_by_key",
    ),
    "Not Ctrl+D and not Ctrl+Y": ("test_tables.py::test_no_key_is_given_twice_and_qt_knows_every_one",),
    "Esc closes the nearest thing": (
        "journeys/test_keys.py::test_esc_closes_the_nearest_thing_one_after_the_other",
        "journeys/test_reading.py::test_the_sidebar_and_the_full_screen_come_and_go",
    ),
    "Every action is in a menu, shows its key": (
        "test_tables.py::test_every_action_has_a_slot_and_stands_in_its_menu",
        "test_tables.py::test_the_preferences_show_every_setting_that_has_a_page_and_every_action",
    ),
}

# "The floor", cut at its semicolons.
FLOOR: dict[str, Proofs] = {
    "Side by side with scrolling in step that never drifts": (
        "ui/test_reading_scroll.py::test_the_wheel_moves_both_sides_in_step",
        "ui/test_reading_scroll.py::test_forth_and_back_ends_where_it_began_whichever_side_is_turned",
        "ui/test_reading_scroll.py::test_both_ends_are_reached_together",
    ),
    "word-level marks": (
        "ui/test_reading_view.py::test_each_mark_has_a_shape_of_its_own",
        "ui/test_reading_view.py::test_emoji_before_a_mark_does_not_shift_it",
    ),
    'next / previous with "4 of 23"': (
        "journeys/test_reading.py::test_f8_and_f7_go_through_the_differences_and_the_bars_follow",
        "ui/test_reading_view.py::test_next_goes_through_all_differences_in_reading_order_and_stops_at_the_end",
    ),
    "a clickable overview strip": ("ui/test_reading_scroll.py::test_a_drag_in_the_overview_goes_there",),
    "ribbons": ("ui/test_reading_scroll.py::test_a_click_on_a_ribbon_brings_both_ends_level",),
    "find in both sides": (
        "ui/test_reading_find.py::test_counts_per_side_and_painted_hits",
        "journeys/test_reading.py::test_find_counts_both_sides_and_esc_leaves",
    ),
    "swap": ("journeys/test_reading.py::test_swapping_exchanges_everything",),
    "zoom and wrapped paragraphs that stay aligned": (
        "journeys/test_reading.py::test_zoom_by_keys_is_remembered_within_bounds",
        "ui/test_reading_scroll.py::test_what_is_read_stays_in_place",
    ),
    "encoding shown and overridable": ("journeys/test_reading.py::test_a_file_can_be_read_with_another_encoding",),
    "ignore-case / punctuation / quotes / whitespace switches that dim instead of hide": (
        "ui/test_reading_view.py::test_what_is_written_otherwise_is_dimmed_and_a_switch_shows_it_altered",
        "journeys/test_reading.py::test_the_legend_offers_what_is_no_difference_and_the_choice_is_shown_and_kept",
    ),
    "recents": ("journeys/test_starting.py::test_a_recent_pair_is_opened_from_the_menu",),
    "reopen the last pair": (
        "journeys/test_starting.py::test_the_last_pair_is_there_at_the_start_only_where_that_is_wanted",
        "journeys/test_keys.py::test_the_last_pair_is_opened_again_by_key",
    ),
    "drag and drop": (
        "journeys/test_dropping.py::test_two_files_dropped_together_become_the_pair_in_their_order",
        "journeys/test_xserver.py::test_files_dragged_from_another_program_are_copied_into_the_window",
        "journeys/test_xserver.py::test_a_selection_is_dragged_out_into_another_program",
    ),
    "two-path command line": (
        "journeys/test_starting.py::test_two_paths_are_left_and_right",
        "journeys/test_xserver.py::test_two_files_on_the_command_line_are_read_and_swapped_by_key",
    ),
    "print, HTML and PDF report": (
        "journeys/test_printing.py::test_a_printer_gets_the_sheets",
        "journeys/test_printing.py::test_save_as_pdf_holds_both_articles_with_numbers_and_heads",
        "journeys/test_reading.py::test_the_report_is_written_and_never_over_an_article",
    ),
    "undo for everything the user changes": (
        "journeys/test_by_hand.py::test_it_is_undone_and_done_again",
        "journeys/test_by_hand.py::test_a_click_on_the_marker_opens_the_note_and_an_empty_one_is_gone",
        "journeys/test_correcting.py::test_f2_renames_in_place_and_ctrl_z_takes_it_back",
        "journeys/test_correcting.py::test_a_row_dropped_on_another_merges_with_it",
    ),
    "light, dark and high-contrast": (
        "journeys/test_reading.py::test_a_theme_is_chosen_in_the_menu_and_everything_follows",
        "journeys/test_reading.py::test_the_system_going_dark_is_followed_live",
        "ui/test_reading_contrast.py::test_text_can_be_read_on_every_ground",
    ),
    "translated screen text": (
        "app/test_language.py::test_every_phrase_has_a_translation",
        "app/test_language.py::test_what_people_read_is_looked_up",
    ),
    "read-only towards every input file": (
        "journeys/test_keys.py::test_articles_are_only_ever_read",
        "test_command_line.py::test_an_article_is_never_overwritten",
    ),
}

ALL = {**KEYS, **KEYS_BELOW, **FLOOR}


@cache
def names_in(path: Path) -> frozenset[str]:
    """The names of a file's tests."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ALL)
def test_every_promise_names_a_test_that_is_there(row: str):
    assert ALL[row], f"no test proves {row!r}"
    for proof in ALL[row]:
        file, _, name = proof.partition("::")
        assert name in names_in(ROOT / "tests" / file), f"{proof} is not there"
        assert name.startswith("test_")


@pytest.fixture
def contract() -> str:
    if not CONTRACT.is_file():
        pytest.skip("the contract of interaction is not part of this repository")
    return CONTRACT.read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    return text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_the_keys_of_the_contract_are_the_rows_above(contract: str):
    rows = [line for line in section(contract, "Keys").splitlines() if line.startswith("| ") and "---" not in line]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in rows[1:]]
    assert len(cells) > 6
    assert {row[place] for row in cells for place in (0, 3)} == set(KEYS)


def test_the_floor_of_the_contract_is_the_rows_above(contract: str):
    sentence = re.sub(r"\s+", " ", section(contract, "The floor")).strip().rstrip(".")
    assert sentence.count(";") > 10
    assert {part.strip() for part in sentence.split(";")} == set(FLOOR)


def test_what_stands_below_the_keys_is_there(contract: str):
    below = re.sub(r"\s+", " ", section(contract, "Keys"))
    assert all(row in below for row in KEYS_BELOW)

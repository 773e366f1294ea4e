"""Where sentences end, in a table of hard cases, and that no letter is ever lost."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.sentences import sentence_spans

CASES = [
    ["The U.S. President met Mr. Kim on Nov. 18 in the U.S.", "The talks failed."],
    ["“It is bad,” he said.", "“Very bad.”", "She left."],
    ["He paid $3.5 million... and left.", "J. K. Rowling wrote (it).", "Why?", "Because!"],
    ["Dr. Reyes Jr. spoke at 9 a.m. on Tuesday.", "Nobody answered."],
    ["Sen. Ito and Rep. Osei voted no.", "The bill failed 51.5 to 48.5 per cent."],
    ["东京的桥关闭了。", "为什么？", "不知道。"],
    ["橋は閉鎖された。", "理由は不明だ。"],
    ["पुल बंद है।", "क्यों?", "पता नहीं।"],
    ["هل أغلق الجسر؟", "نعم."],
    ["Am 18. November kam er z.B. nicht.", "Danach schon."],
    ["Der 2. Bundesliga-Klub verlor.", "Die Fans gingen."],
    ["Headline without a stop"],
    ["He (…) went.", "It’s over.”"],
    ["“Is it safe?” she asked.", "“No!” he shouted."],
    ["He waited … and waited.", "Nothing."],
    ["The firm, Acme Inc., closed.", "Its rival, Bolt Ltd., did not."],
    ["«Le pont est fermé.»", "Il rouvrira demain."],
    ["It fell to No. 7.", "That was all."],
    ["First line\nsecond line"],
]


@pytest.mark.parametrize("expected", CASES[:-1], ids=lambda case: case[0][:24])
def test_hard_cases(expected: list[str]) -> None:
    text = " ".join(expected) if not expected[0].endswith(("。", "？")) else "".join(expected)
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_a_line_break_ends_a_sentence() -> None:
    text = CASES[-1][0]
    assert [text[start:end] for start, end in sentence_spans(text)] == ["First line", "second line"]


@given(st.text(alphabet=st.sampled_from("Aab1 .!?…。”“\"')(\n،؟।-"), max_size=120))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("piece", [".", '"', "( ", "a. ", "1. ", "?! ", "…", "؟", "。", ".\""])
def test_a_hundred_thousand_of_anything_takes_no_time(piece: str) -> None:
    text = piece * 100_000
    assert "".join("".join(text[a:b] for a, b in sentence_spans(text)).split()) == "".join(text.split())

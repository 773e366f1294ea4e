# ruff: noqa: E501 - flags and families are long
"""Rows 9, 25 to 33 of the bad inputs, where they concern loading: what hides in a text is said, what belongs is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.inspection import MISREAD, repaired
from reader.load.source import load_bytes, load_text

HONEST = {
    "English": "The café’s naïve façade — 40 µm thick, at 20 °C.",
    "German": "Die Brücke über den Fluß; „größer als gedacht“.",
    "French": "L’été dernier, à Orléans : « une œuvre » où l’âge… Â",
    "Arabic": "أُغلق الجسر يوم الثلاثاء بعد أن صورت طائرة مسيّرة شرخًا\u200f.",
    "Hebrew": "הגשר נסגר ביום שלישי \u200f(2025)\u200f.",
    "Persian": "می\u200cخواهم پل را ببینم.",
    "Hindi": "क\u094d\u200dष पुल मंगलवार को बंद कर दिया गया।",
    "family": "A \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 crossed, \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f too \u2764\ufe0f.",
    "Russian": "Мост закрыли во вторник, сказала Ana Reyes.",
    "Greek": "Το α-σωματίδιο και το Ω-3; the β-blocker.",
    "Chinese": "工程师周二关闭了吊桥。",
    "Vietnamese": "Cây cầu đã bị đóng cửa vào thứ Ba.",
}


@pytest.mark.row(25, 32, 33)
@pytest.mark.parametrize("language", HONEST)
def test_honest_text_raises_no_alarm(language: str):
    article = load_text(HONEST[language])
    assert article.notes == ()
    assert article.paragraphs[0].text == HONEST[language]


@pytest.mark.row(9, 29, 30, 31)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A soft\u00adhyphen.", "1 hidden character is in its text."),
        ("Zero\u200bwidth\u200bspaces.", "2 hidden characters are in its text."),
        ("A \ufeffmark inside.", "1 hidden character is in its text."),
        ("Tags\U000e0041\U000e0042 in it.", "2 hidden characters are in its text."),
        ("The file \u202egpj.exe\u202c is safe.", "run backwards"),
        ("He lives in Pаris now.", "“Pаris” mixes letters"),
        ("Die BrÃ¼cke Ã¼ber den Fluss ist grÃ¶ÃŸer.", MISREAD),
        ("Itâ€™s a precaution, she said.", MISREAD),
    ],
)
def test_what_hides_is_said_and_kept(text: str, said: str):
    article = load_text(text)
    assert any(said in note for note in article.notes)
    assert article.paragraphs[0].text == text


@pytest.mark.row(9)
def test_repair_is_offered_and_done_on_wish_only():
    broken = load_bytes("Die BrÃ¼cke ist grÃ¶ÃŸer.".encode(), "a.txt")
    whole = repaired(broken)
    assert broken.paragraphs[0].text == "Die BrÃ¼cke ist grÃ¶ÃŸer."
    assert whole.paragraphs[0].text == "Die Brücke ist größer."
    assert whole.notes == ()
    assert repaired(whole) == whole


@pytest.mark.row(27)
def test_composed_and_decomposed_letters_are_kept_as_they_are():
    assert load_text("Cafe\u0301").paragraphs[0].text == "Cafe\u0301"


@pytest.mark.row(26, 28)
@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_trouble(text: str):
    article = load_text(text)
    assert all(note.endswith(".") for note in article.notes)
    assert repaired(article).paragraphs is not None

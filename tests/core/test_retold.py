"""English sentences told on in other languages: whatever stands in them, and whoever wrote what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.retold import meant, retold
from reader.core.tongue import IN_ENGLISH, LANGUAGES, tongue_of

GERMAN, FRENCH = tongue_of("de"), tongue_of("fr")
OTHERS = [tongue_of(language) for language in LANGUAGES if language != "en"]
TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


@given(TEXT)
def test_any_name_stands_in_the_sentence_as_it_is(name: str):
    for here in OTHERS:
        said = retold(f"{name} is protected by a password; save an unprotected copy and open that.", here)
        assert said == here("{name} is protected by a password; save an unprotected copy and open that.", name=name)


@given(TEXT)
def test_what_is_none_of_our_sentences_stays_as_it_is(text: str):
    foreign = f"<{text}>"
    assert all(retold(foreign, here) == foreign for here in OTHERS)
    assert retold(text, IN_ENGLISH) == text


@given(TEXT, st.sampled_from(["{name} is {found}; {advice}.", "{0}", "{name.__class__}", "%s", "\\1 (?P<name>.*)"]))
def test_braces_and_patterns_in_a_name_do_nothing(text: str, trap: str):
    name = text + trap
    said = retold(f"{name} does not exist; check its name, or whether it was moved.", GERMAN)
    assert said == f"{name} gibt es nicht; prüfen Sie den Namen, oder ob die Datei verschoben wurde."


def test_parts_of_a_sentence_are_told_on_too_and_none_is_guessed():
    assert retold("a.zip is a ZIP archive; unpack it and open the article in it.", GERMAN) == (
        "a.zip ist ein ZIP-Archiv; packen Sie es aus und öffnen Sie den Artikel darin."
    )
    assert retold("What is it is a PNG image, not a text; open the document it belongs to.", GERMAN) == (
        "What is it ist kein Text (ein PNG-Bild); öffnen Sie das Dokument, zu dem es gehört."
    )
    unknown = "a.xyz is a thing nobody knows; throw it away."
    assert retold(unknown, GERMAN) == unknown
    assert retold("https://a.b/ answers with error 503; open it in a browser and save it from there.", FRENCH) == (
        "https://a.b/ répond par l’erreur 503\u00a0; ouvrez la page dans un navigateur et enregistrez-la."
    )


def test_what_the_system_says_is_told_on_where_it_is_known():
    known, unknown = (
        f"a.txt could not be read ({why}); try again, or copy it first." for why in ("Is a directory", "Zut")
    )
    assert "(ist ein Ordner)" in retold(known, GERMAN)
    assert retold(unknown, GERMAN).startswith("a.txt ließ sich nicht lesen (Zut);")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "a.txt hat 1,5 GB, die Grenze ist 32 MB; öffnen Sie einen kürzeren Teil."),
        ("fr", "a.txt fait 1,5 Go et la limite est de 32 Mo\u00a0; ouvrez-en une partie plus courte."),
    ],
)
def test_sizes_and_numbers_are_written_as_the_language_writes_them(language: str, said: str):
    here = tongue_of(language)
    assert retold("a.txt is 1.5 GB, and the limit is 32 MB; open a shorter part of it.", here) == said
    thousands = {"de": "12.345", "fr": "12\u202f345"}[language]
    assert thousands in retold("12345 hidden characters are in its text.", here)
    assert here.decimal("1,234.5") == {"de": "1.234,5", "fr": "1\u202f234,5"}[language]


def test_facts_keep_the_words_of_the_articles():
    assert (
        retold("Hedged on the left only: “about 40”", FRENCH)
        == "Nuancé seulement à gauche\u00a0: «\u00a0about 40\u00a0»"
    )
    assert retold("Date changed: Monday (3 March 2025) / Tuesday (4 March 2025)", GERMAN) == (
        "Datum geändert: Monday (3. März 2025) / Tuesday (4. März 2025)"
    )
    assert meant("12 March 2025 to 14 March 2025 or 2021", FRENCH) == "12 mars 2025 au 14 mars 2025 ou 2021"


def test_an_endless_sentence_takes_no_time():
    """What a hostile parser may say is not searched for long."""
    began = time.process_time()
    for text in ("is " * 400_000, " (" + "1" * 400_000, "a;b" * 300_000 + ".", "x is y; " * 180 + "."):
        assert retold(text, GERMAN) == text
        retold(f"Number changed: {text}", GERMAN)
    assert time.process_time() - began < 2

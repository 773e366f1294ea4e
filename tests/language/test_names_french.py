"""French names with the model of the `fr` extra, joined with an English account."""

from __future__ import annotations

import pytest

from reader.core.entities import find_entities
from reader.core.model import Article
from reader.language.gazetteer import load_gazetteer
from reader.language.names import installed, load_recogniser

LEFT = [
    "Le ministre Bruno Lefèvre-Diop a appelé lundi les contrôleurs de la SNCF au dialogue, a dit M. Lefèvre-Diop.",
    "Emmanuel Macron s’est entretenu à Bruxelles avec Élodie Marchetti. L’Union européenne suit la situation.",
]
RIGHT = [
    "French minister Bruno Lefevre-Diop urged conductors of the SNCF on Monday to talk.",
    "Elodie Marchetti met Emmanuel Macron in Brussels. The European Union is watching, Macron said.",
]


@pytest.mark.parametrize(
    "by_model",
    [pytest.param(True, marks=pytest.mark.skipif(not installed("fr"), reason="the fr extra is not installed")), False],
)
def test_french_and_english_names_spelt_alike_are_one_row(by_model: bool):
    articles = [
        Article.from_paragraphs(texts, language=language) for texts, language in ((LEFT, "fr"), (RIGHT, "en"))
    ]
    french = load_recogniser("fr") if by_model else None
    rows = find_entities(*articles, french, load_recogniser("en"), load_gazetteer())
    counts = {name: (len(row.left), len(row.right)) for row in rows for name in (row.name, *row.aliases)}
    assert counts["Bruno Lefèvre-Diop"] == (2, 1)
    assert counts["Emmanuel Macron"] == (1, 2)
    assert counts["Élodie Marchetti"] == (1, 1)
    assert counts["SNCF"] == (1, 1)
    assert counts["European Union"] == (1, 1)
    assert counts["Brussels"] == counts["Bruxelles"] == (1, 1)

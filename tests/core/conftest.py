"""Articles for the tests of core: one story told twice, in our own words."""

from __future__ import annotations

import pytest

from reader import Article

LEFT = (
    "Engineers closed the Sorrel suspension bridge on Tuesday after an inspection drone photographed a crack.",
    "The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the Coast Roads Agency.",
    "Lorries carrying strawberries queued for six kilometres along the coast road at dawn.",
    "Some 18,000 vehicles cross the bridge every day, most of them bound for the port.",
    "Ferries will run every 20 minutes until the road reopens, free of charge for residents.",
)
RIGHT = (
    "An inspection drone photographed a crack in the Sorrel bridge, and engineers closed it within the hour.",
    "Ferries will run every 30 minutes from Wednesday, the harbour office announced.",
    "The crack is about 14 centimetres long. Chief engineer Ana Reyes of the Coast Roads Agency measured it twice.",
    "Mayor Tomas Lindqvist called for an independent review of the city's warnings.",
    "Some 11,000 vehicles cross the bridge every day.",
)
UNRELATED = (
    "The orchestra opened its season with a forgotten quartet for clarinets and glass harmonica.",
    "Critics praised the soloist, whose cadenza lasted almost four minutes without a breath.",
    "Tickets for the remaining concerts are sold out, though students may queue at the side door.",
    "Next month the ensemble travels to the mountains to record two symphonies in a wooden chapel.",
)


@pytest.fixture
def left() -> Article:
    return Article.from_paragraphs(LEFT)


@pytest.fixture
def right() -> Article:
    return Article.from_paragraphs(RIGHT)


@pytest.fixture
def unrelated() -> Article:
    return Article.from_paragraphs(UNRELATED)

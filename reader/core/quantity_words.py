"""How each language says numbers, dates and shares: the tables that quantities.py reads with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class NumberWords:
    """The words of one language for what can be counted and dated."""

    numbers: Mapping[str, int]
    scales: Mapping[str, float]
    ordinals: Mapping[str, int]
    parts: Mapping[str, float]
    """A half, a third, ... in percent."""
    percent: tuple[str, ...]
    months: Mapping[str, int]
    loose_months: frozenset[str]
    """Month names that mean nothing else and so need nothing beside them."""
    days: Mapping[str, int]
    relative: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """ "last month": the unit, and how many of them away."""
    comma: bool = False
    """Whether a comma parts the decimals, and a full stop the thousands."""
    of: str = ""
    """The word between a day and its month, and between a month and its year."""
    ordinal_marks: str = r"st|nd|rd|th"
    joint: str = ""
    """The word inside a number: hundred and five, treinta y dos."""
    month_first: bool = False
    """Whether 3/4/22 is the fourth of March to some of its readers."""


def _numbered(words: str, start: int = 1) -> dict[str, int]:
    """Words apart by spaces, several of one number joined by a stroke, to their place in the row; _ is passed over."""
    return {word: place for place, group in enumerate(words.split(), start) for word in group.split("|") if word != "_"}


def _relatives(**lines: str) -> dict[str, tuple[str, int]]:
    """ "day: yesterday=-1 today=0", with underscores for spaces."""
    found: dict[str, tuple[str, int]] = {}
    for unit, line in lines.items():
        for entry in line.split():
            phrase, by = entry.split("=")
            found[phrase.replace("_", " ")] = (unit, int(by))
    return found


_ENGLISH = NumberWords(
    numbers=_numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen",
        0,
    )
    | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    scales={
        "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
        "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0,
    },
    ordinals=_numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    parts={"half": 50.0, "a quarter": 25.0, "a third": 100 / 3, "two thirds": 200 / 3, "three quarters": 75.0,
           "a fifth": 20.0, "two fifths": 40.0, "three fifths": 60.0, "four fifths": 80.0, "a tenth": 10.0,
           "one third": 100 / 3, "one quarter": 25.0, "one fifth": 20.0},
    percent=("percent", "per cent", "pct"),
    months=_numbered(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct"
        " november|nov december|dec"
    ),
    loose_months=frozenset("january february april june july september october november december".split()),
    days=_numbered("monday tuesday wednesday thursday friday saturday sunday", 0),
    relative=_relatives(
        day="yesterday=-1 today=0 tomorrow=1 last_night=-1 tonight=0",
        week="last_week=-1 this_week=0 next_week=1",
        month="last_month=-1 this_month=0 next_month=1 earlier_this_month=0 later_this_month=0",
        year="last_year=-1 this_year=0 next_year=1 earlier_this_year=0 later_this_year=0",
        decade="last_decade=-1 this_decade=0 next_decade=1",
        century="last_century=-1 this_century=0 next_century=1",
        season="last_spring=-1 last_summer=-1 last_autumn=-1 last_winter=-1 next_spring=1 next_summer=1 next_autumn=1"
        " next_winter=1 this_spring=0 this_summer=0 this_autumn=0 this_winter=0",
    ),
    of="of",
    joint="and",
    month_first=True,
)  # fmt: skip

_GERMAN = NumberWords(
    numbers=_numbered(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
        " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
        0,
    )
    | {
        f"{unit}und{ten}": value + 10 * rank
        for value, unit in enumerate("ein zwei drei vier fünf sechs sieben acht neun".split(), 1)
        for rank, ten in enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2)
    }
    | {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90},
    scales={
        "hundert": 1e2, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9,
        "milliarden": 1e9, "mrd": 1e9, "billion": 1e12, "billionen": 1e12, "dutzend": 12.0,
    },
    ordinals=_numbered(
        "erste|ersten|erster|erstes zweite|zweiten|zweiter dritte|dritten|dritter vierte|vierten fünfte|fünften"
        " sechste|sechsten siebte|siebten achte|achten neunte|neunten zehnte|zehnten"
    ),
    parts={"die hälfte": 50.0, "ein drittel": 100 / 3, "zwei drittel": 200 / 3, "ein viertel": 25.0,
           "drei viertel": 75.0},
    percent=("prozent",),
    months=_numbered(
        "januar|jänner|jan februar|feb märz april|apr mai juni juli august|aug september|sept|sep oktober|okt"
        " november|nov dezember|dez"
    ),
    loose_months=frozenset("januar februar märz april juni juli august september oktober november dezember".split()),
    days=_numbered("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag", 0),
    relative=_relatives(
        day="gestern=-1 heute=0 vorgestern=-2",
        week="letzte_woche=-1 vergangene_woche=-1 diese_woche=0 nächste_woche=1",
        month="letzten_monat=-1 vergangenen_monat=-1 diesen_monat=0 nächsten_monat=1",
        year="letztes_jahr=-1 vergangenes_jahr=-1 dieses_jahr=0 nächstes_jahr=1",
    ),
    comma=True,
    ordinal_marks=r"\.",
)  # fmt: skip

_FRENCH = NumberWords(
    numbers=_numbered(
        "zéro _ deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
        " dix-huit dix-neuf vingt",
        0,
    )
    | {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70,
       "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90},
    scales={
        "cent": 1e2, "cents": 1e2, "mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
        "douzaine": 12.0,
    },
    ordinals=_numbered(
        "premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième huitième neuvième"
        " dixième"
    ),
    parts={"la moitié": 50.0, "un tiers": 100 / 3, "deux tiers": 200 / 3, "un quart": 25.0, "trois quarts": 75.0},
    percent=("pour cent",),
    months=_numbered(
        "janvier|janv février|févr mars avril mai juin juillet|juil août septembre|sept octobre|oct novembre|nov"
        " décembre|déc"
    ),
    loose_months=frozenset("janvier février avril juin juillet août septembre octobre novembre décembre".split()),
    days=_numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    relative=_relatives(
        day="hier=-1 aujourd'hui=0 aujourd’hui=0 demain=1",
        week="la_semaine_dernière=-1 cette_semaine=0 la_semaine_prochaine=1",
        month="le_mois_dernier=-1 ce_mois-ci=0 le_mois_prochain=1",
        year="l'année_dernière=-1 l'an_dernier=-1 l’année_dernière=-1 l’an_dernier=-1 cette_année=0",
    ),
    comma=True,
    joint="et",
    ordinal_marks=r"er|e|ème",
)  # fmt: skip

_SPANISH = NumberWords(
    numbers=_numbered(
        "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"
        " diecisiete dieciocho diecinueve veinte",
        0,
    )
    | {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90},
    scales={"cien": 1e2, "mil": 1e3, "millón": 1e6, "millones": 1e6, "docena": 12.0},
    ordinals=_numbered(
        "primero|primera|primer segundo|segunda tercero|tercera|tercer cuarto|cuarta quinto|quinta sexto|sexta"
        " séptimo|séptima octavo|octava noveno|novena décimo|décima"
    ),
    parts={"la mitad": 50.0, "un tercio": 100 / 3, "dos tercios": 200 / 3, "un cuarto": 25.0, "tres cuartos": 75.0},
    percent=("por ciento",),
    months=_numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
    ),
    loose_months=frozenset(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    ),
    days=_numbered("lunes martes miércoles jueves viernes sábado domingo", 0),
    relative=_relatives(
        day="ayer=-1 hoy=0",
        week="la_semana_pasada=-1 esta_semana=0 la_próxima_semana=1",
        month="el_mes_pasado=-1 este_mes=0 el_próximo_mes=1",
        year="el_año_pasado=-1 este_año=0 el_próximo_año=1",
    ),
    comma=True,
    of="de",
    joint="y",
    ordinal_marks=r"º|ª|\.º|\.ª",
)  # fmt: skip

_WITH_COMMA = frozenset("de fr es it pt nl da sv nb fi pl cs hu tr ru uk el id vi".split())
_PLAIN = NumberWords(
    numbers={}, scales={}, ordinals={}, parts={}, percent=(), months={}, loose_months=frozenset(), days={}
)
_PLAIN_COMMA = NumberWords(
    numbers={}, scales={}, ordinals={}, parts={}, percent=(), months={}, loose_months=frozenset(), days={}, comma=True
)
_BY_LANGUAGE = {"": _ENGLISH, "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


@cache
def number_words(language: str) -> NumberWords:
    """The words of a language; of one without a table, only how it writes digits is known."""
    return _BY_LANGUAGE.get(language) or (_PLAIN_COMMA if language in _WITH_COMMA else _PLAIN)

"""What units and counted things are worth to each other: 25 miles and 40 km, houses and homes, killed and dead."""

from __future__ import annotations

from functools import cache

_MEASURES = """
length 1000 km kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro kilómetros
length 1 metre metres meter meters mètre mètres metro metros
length 0.01 cm centimetre centimetres centimeter centimeters zentimeter centimètre centimètres centímetro centímetros
length 0.001 mm millimetre millimetres millimeter millimeters
length 1609.344 mile miles mi
length 0.3048 foot feet ft
length 0.0254 inch inches
length 0.9144 yard yards
mass 1 kg kilogram kilograms kilogramme kilogrammes kilo kilos kilogramm
mass 1000 tonne tonnes ton tons tonnen tonelada toneladas
mass 0.4536 lb lbs
mass 0.001 gram grams gramme grammes gramm gramo gramos
area 1 hectare hectares ha hektar hectárea hectáreas
area 0.4047 acre acres
speed 1 kph kmh
speed 1.609344 mph
duration 1 hour hours stunde stunden heure heures hora horas
duration 24 day days tag tage tagen jour jours día días
duration 168 week weeks woche wochen semaine semaines semana semanas
span 1 month months monat monate monaten mois mes meses
span 12 year years jahr jahre jahren an ans année années año años
span 120 decade decades jahrzehnt jahrzehnte
instant 1 minute minutes minuten minuto minutos
instant 60 second seconds sekunde sekunden
dollar 1 $ dollar dollars dólar dólares
euro 1 € euro euros
pound 1 £ pound pounds sterling
yen 1 ¥ yen
people 1 people person persons menschen personen personnes personas resident residents inhabitant inhabitants villagers
dwellings 1 house houses home homes
jobs 1 job jobs post posts position positions
fighters 1 soldier soldiers troops
cars 1 car cars vehicle vehicles
trial 1 participant participants volunteer volunteers
percentage 1 point points
"""


@cache
def _table() -> dict[str, tuple[str, float]]:
    rows = (line.split() for line in _MEASURES.strip().splitlines())
    return {word: (row[0], float(row[1])) for row in rows for word in row[2:]}


def measure(word: str) -> tuple[str, float]:
    """What a word for a unit measures, and how much of it; any other word measures itself."""
    return _table().get(word.casefold(), (word, 1.0))


TOLLS = {
    "dead": """killed dead died dies deaths death fatalities toll die killing kills tote toten todesopfer getötet morts
        mort tués muertos muertas fallecidos""",
    "hurt": "injured wounded hurt injuries injuring injury casualties verletzt verletzte verletzten blessés heridos",
    "lost": "missing unaccounted vermisst vermisste disparus desaparecidos",
    "held": "arrested detained arrests custody festgenommen festnahmen arrêtés detenidos detenidas detuvo",
    "fled": "evacuated displaced fled homeless evakuiert évacués evacuados",
}
"""What happened to people, by the words that say it."""

_TOLL_OF = {word: toll for toll, line in TOLLS.items() for word in line.split()}


def toll_of(word: str) -> str:
    """Which toll a word speaks of: dead, hurt, lost, held, fled; empty for any other word."""
    return _TOLL_OF.get(word.casefold(), "")

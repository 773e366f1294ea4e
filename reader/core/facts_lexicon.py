"""The small words that make a fact, by language: negations, hedges, conditions, scopes, and who reports something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Lexicon:
    """What one language has of each; all without case."""

    negations: frozenset[str]
    hedges: frozenset[str]
    about: frozenset[str]
    """Before a number: it is only roughly so many."""
    more: frozenset[str]
    """It is more; `least` that it is so many or more, `most` so many or less."""
    least: frozenset[str]
    most: frozenset[str]
    conditions: frozenset[str]
    scopes: frozenset[str]
    absolute: frozenset[str]
    says: frozenset[str]
    """Verbs of reporting, as inflected forms."""
    according: frozenset[str]
    """What stands before the name of a source."""
    sources: frozenset[str]
    """Nouns that report things without being names."""


def _words(text: str) -> frozenset[str]:
    """Words apart by spaces, with underscores for the spaces inside a phrase."""
    return frozenset(word.replace("_", " ") for word in text.split())


_ENGLISH = Lexicon(
    negations=_words("not no never without neither nor cannot none nobody nothing"),
    hedges=_words("""perceived alleged allegedly reportedly apparent apparently purported purportedly suspected supposed
        supposedly possibly possible perhaps probably likely may might could seemingly believed claimed presumed
        presumably potentially"""),
    about=_words("about around approximately roughly nearly almost some circa"),
    more=_words("more_than over"),
    least=_words("at_least"),
    most=_words("less_than fewer_than under up_to at_most as_many_as"),
    conditions=_words("if unless provided"),
    scopes=_words("all every most many some always ever only entire whole none"),
    absolute=_words("all every only always ever"),
    says=_words("""said says saying say told tells reported reports reporting announced announces added adds stated
        states
        claimed claims warned warns wrote writes confirmed confirms argued insisted explained noted stressed declared
        admitted suggested suggests revealed estimated estimates quoted denied found continued vowed promised
        replied"""),
    according=_words("according_to"),
    sources=_words("""police officials official authorities media agency report reports ministry spokesman spokeswoman
        spokesperson witnesses prosecutors sources source government experts analysts researchers scientists study poll
        survey newspaper court lawyers lawyer military army doctors hospital statement tv television broadcaster
        organisers organizers company council firefighters rescuers residents"""),
)
_GERMAN = Lexicon(
    negations=_words("nicht kein keine keinen keiner keinem keines nie niemals ohne weder niemand nichts"),
    hedges=_words("angeblich mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher vermutlich offenbar möglicherweise"
                  " wahrscheinlich vielleicht anscheinend wohl könnte könnten dürfte dürften"),
    about=_words("rund etwa ungefähr circa ca gut knapp fast nahezu"),
    more=_words("mehr_als über"),
    least=_words("mindestens wenigstens"),
    most=_words("weniger_als unter bis_zu höchstens"),
    conditions=_words("wenn falls sofern"),
    scopes=_words("alle allen alles jeder jede jedes meisten viele einige manche immer jemals nur ganze ganzen"),
    absolute=_words("alle allen jeder jede jedes nur immer"),
    says=_words("""sagte sagten sagt erklärte erklärten berichtete berichteten berichtet teilte mitteilte mitteilten
        meldete meldeten betonte behauptete kündigte schrieb bestätigte bestätigten warnte"""),
    according=_words("laut zufolge nach_angaben"),
    sources=_words("polizei behörden feuerwehr ministerium regierung agentur medien bericht sprecher sprecherin"
                   " experten forscher staatsanwaltschaft gericht umfrage studie unternehmen"),
)  # fmt: skip
_FRENCH = Lexicon(
    negations=_words("pas jamais aucun aucune sans ni personne rien"),
    hedges=_words("présumé présumée présumés prétendu prétendue apparemment probablement peut-être soi-disant supposé"
                  " supposée vraisemblablement pourrait pourraient aurait auraient serait seraient"),
    about=_words("environ presque quelque près_de autour_de"),
    more=_words("plus_de"),
    least=_words("au_moins"),
    most=_words("moins_de jusqu'à au_plus"),
    conditions=_words("si sauf"),
    scopes=_words("tous toutes chaque plupart beaucoup certains certaines toujours seulement seul"),
    absolute=_words("tous toutes chaque toujours seulement"),
    says=_words("""dit déclaré déclare annoncé annonce affirmé affirme indiqué indique expliqué rapporté rapporte ajouté
        précisé souligné confirmé estimé averti écrit"""),
    according=_words("selon d'après"),
    sources=_words("police autorités ministère gouvernement agence médias presse porte-parole sources experts"
                   " chercheurs parquet tribunal sondage étude pompiers direction"),
)  # fmt: skip
_SPANISH = Lexicon(
    negations=_words("no nunca jamás sin ni nadie nada ningún ninguna"),
    hedges=_words("presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestamente aparentemente"
                  " posiblemente probablemente quizás quizá podría podrían habría habrían"),
    about=_words("unos unas casi cerca_de aproximadamente alrededor_de"),
    more=_words("más_de"),
    least=_words("al_menos por_lo_menos"),
    most=_words("menos_de hasta como_máximo"),
    conditions=_words("si salvo"),
    scopes=_words("todos todas cada mayoría muchos muchas algunos algunas siempre solo sólo"),
    absolute=_words("todos todas cada siempre"),
    says=_words("""dijo dijeron dice declaró anunció afirmó informó informaron indicó explicó aseguró señaló añadió
        confirmó advirtió escribió"""),
    according=_words("según"),
    sources=_words("policía autoridades ministerio gobierno agencia medios portavoz fuentes expertos investigadores"
                   " fiscalía tribunal encuesta estudio bomberos prensa"),
)  # fmt: skip
_NOTHING = Lexicon(*(frozenset[str](),) * 12)
_LEXICONS = {"": _ENGLISH, "en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


@cache
def lexicon(language: str) -> Lexicon:
    """The small words of a language; of one without a table none, so that nothing is claimed."""
    return _LEXICONS.get(language, _NOTHING)

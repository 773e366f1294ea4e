"""Whether a person in an article is a he or a she: by title, by the word for an office, or by a common given name."""

from __future__ import annotations

import re

_TITLES = {
    "he": "mr mister sir lord king prince chairman spokesman herr m. monsieur señor sr don signor businessman",
    "she": """ms mrs miss lady dame queen princess chairwoman spokeswoman frau mme madame mlle señora sra doña signora
        businesswoman policewoman""",
}
_GIVEN = {
    "he": """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
        mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob
        gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond
        patrick jack dennis jerry tyler aaron adam henry nathan douglas zachary peter kyle walter ethan jeremy harold
        keith roger noah gerald carl arthur lawrence sean joe bill tom jim mike dave steve tony ben sam alan ian nigel
        simon martin oliver hugh colin stuart neil graham trevor barry emmanuel jean pierre jacques françois michel
        philippe alain bernard andré louis laurent nicolas olivier antoine hans karl kurt otto fritz franz heinz
        ernst klaus jürgen wolfgang dieter stefan
        thomas andreas matthias uwe jens lars erik nils olaf sven carlos josé juan luis miguel javier antonio manuel
        pedro pablo fernando jorge ricardo eduardo diego rafael mario marco luca giovanni giuseppe francesco paolo
        vladimir dmitry sergei ivan mikhail alexei nikolai boris yuri igor viktor oleg volodymyr petro mohammed muhammad
        ahmed ali hassan hussein omar ibrahim mahmoud abdullah khalid rajesh sanjay amit rahul narendra hiroshi takashi
        kenji fumio shinzo""",
    "she": """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
        ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia
        kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel
        carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina
        joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn
        janice jean alice julia grace judy sophia kate jane anne claire lucy fiona theresa priscilla nicola marine
        isabelle sophie camille élise ursula angela ingrid petra sabine monika renate heike birgit annalena ute carmen
        isabel lucía elena ana rosa pilar dolores sofia giulia chiara giorgia francesca olga natalia irina svetlana
        tatiana ekaterina yulia oksana fatima aisha leila mariam priya indira sonia yuriko akiko ada nora ingrid astrid
        karin maja irene miriam marta greta""",
}
_BY_TITLE = {title: gender for gender, words in _TITLES.items() for title in words.split()}
_EITHER = set(_GIVEN["he"].split()) & set(_GIVEN["she"].split())
_BY_NAME = {name: gender for gender, words in _GIVEN.items() for name in words.split() if name not in _EITHER}
_PRONOUNS = {"he": "he", "she": "she", "er": "he", "elle": "she", "il": "he", "él": "he", "ella": "she"}


def gender_of(name: str, before: str = "") -> str:
    """ "he", "she", or empty where neither the words before a name nor its first word tell."""
    last = before.split()[-2:]
    for word in reversed([part.casefold().strip(",") for part in last]):
        found = _BY_TITLE.get(word) or _BY_TITLE.get(word.rstrip("."))
        if found:
            return found
    parts = re.split(r"[\s-]", name.casefold())
    return _BY_NAME.get(parts[0], "") if len(parts) > 1 else ""


def pronoun_gender(pronoun: str) -> str:
    """Whom a pronoun speaks of; empty for "they" and the like."""
    return _PRONOUNS.get(pronoun.casefold(), "")

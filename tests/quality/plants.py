"""Edits that change one thing of a sentence, each of one kind, and edits that change nothing: what facts.py plants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reader.core.model import EntityKind, FactKind

Edit = Callable[[str, int], Iterator[str]]
POOL: dict[EntityKind, set[str]] = {}
"""The names of the texts, to have some to replace; filled by whoever plants."""
NAMES = {
    FactKind.NAME: ("Robert Calloway", "Elena Marchetti", "Viktor Holm", "Grace Adeyemi"),
    FactKind.PLACE: ("Portugal", "Norway", "Vienna", "Chile"),
}
MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Nov|Dec|Oct|Sept)\.?"
)
SAYS = r"(?:said|says|told|announced|reported|warned|declared|explained)"


def _pool(kind: EntityKind, text: str) -> list[str]:
    return sorted(name for name in POOL.get(kind, ()) if name in text)


def numbers(text: str, turn: int) -> Iterator[str]:
    """Another number, far enough away that nobody would round the one to the other."""
    for match in re.finditer(r"(?<![\w.,:/&-])\d{1,3}(?:,\d{3})*(?![\w.,:/-]|\s(?:March|May|June|[ap]\.?m\b))", text):
        if re.search(rf"(?:Group of|G|19|20|S&P )$|{MONTHS} $|Channel $|Category $", text[: match.start()]):
            continue
        value = int(match.group().replace(",", ""))
        yield f"{text[: match.start()]}{value + 3 + 2 * turn + value // 2:,}{text[match.end() :]}"
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    for match in re.finditer(rf"\b(?:{'|'.join(words)})\b(?! (?:in|out of) )", text):
        yield text[: match.start()] + words[(words.index(match.group()) + 1 + turn) % 9] + text[match.end() :]


def dates(text: str, turn: int) -> Iterator[str]:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for match in re.finditer("|".join(days), text):
        yield text[: match.start()] + days[(days.index(match.group()) + 1 + turn) % 7] + text[match.end() :]
    months = ("January", "February", "April", "June", "July", "August", "October", "November", "December")
    for match in re.finditer(r"\b(?:March|May|October|November|June)\b(?=[ .,])", text):
        yield text[: match.start()] + months[(turn * 2 + 1) % 9] + text[match.end() :]
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        yield text[: match.start()] + str(int(match.group()) - 2 - turn) + text[match.end() :]


def negations(text: str, turn: int) -> Iterator[str]:
    for match in list(re.finditer(r"\b(?:is|was|will|would|has|had|could|were|are) (?!not\b|n't)", text))[
        turn : turn + 1
    ]:
        yield text[: match.end()] + "not " + text[match.end() :]
    for match in re.finditer(r"\b(?:did|could|would|was) not ", text):
        yield text[: match.end() - 4] + text[match.end() :]


def hedges(text: str, turn: int) -> Iterator[str]:
    hedge = ("reportedly", "allegedly", "apparently", "possibly")[turn % 4]
    for match in list(re.finditer(r"\b(?:is|was|will|has|had|were|are) (?!not\b|reportedly)", text))[:1]:
        yield text[: match.end()] + f"{hedge} " + text[match.end() :]
    for match in list(re.finditer(r"(?<![\w.,$€-])(?:\d{2,3}(?:,\d{3})*)(?= [a-z])", text))[:1]:
        if not re.search(
            rf"(?:{MONTHS}|S&P|about|some|than|least|nearly|around|Between|and|of|of) $", text[: match.start()]
        ):
            yield (
                text[: match.start()]
                + ("about ", "at least ", "nearly ", "more than ")[turn % 4]
                + text[match.start() :]
            )


def speakers(text: str, turn: int) -> Iterator[str]:
    """Puts another name beside a reporting verb."""
    new = NAMES[FactKind.NAME][turn % 4]
    for name in _pool(EntityKind.PERSON, text):
        beside = rf"\b{re.escape(name)}(?=,? {SAYS}\b)|(?<=said ){re.escape(name)}\b"
        if len(re.findall(rf"\b{re.escape(name)}\b", text)) == 1 and re.search(beside, text) and new not in text:
            yield re.sub(beside, new, text)


def scopes(text: str, turn: int) -> Iterator[str]:
    for old, new in (("all", ("most", "some")), ("every", ("nearly every",)), ("most", ("all",)), ("some", ("all",))):
        for match in list(re.finditer(rf"\b{old} (?!of\b|that\b|\d|way\b)(?=[a-z]{{4}})", text))[:1]:
            if old != "every" and not re.search(r"(?:at|the|of|and|after|in) $", text[: match.start()]):
                yield f"{text[: match.start()]}{new[turn % len(new)]} {text[match.end() :]}"


def attributions(text: str, turn: int) -> Iterator[str]:
    """Gives a plain statement a source, or takes it away, or puts another in its place."""
    sources = ("police", "officials", "witnesses", "the ministry", "residents", "prosecutors")
    others = rf"\b{SAYS}\b|according|[\"“?]|\b(?:saying|asked|added|wrote|called|answered)\b"
    if text.endswith(".") and turn < 3 and not re.search(others, text):
        yield f"{text[:-1]}, {sources[turn]} said."
    for match in re.finditer(r", (?:[\w’']+ ){1,6}said\.$", text):
        if turn == 0:
            yield text[: match.start()] + "."
    for match in re.finditer(r"\b(?:police|officials|witnesses|doctors|prosecutors|researchers)(?= said\b)", text):
        new = sources[turn % 6]
        if new.split()[-1] != match.group():
            yield text[: match.start()] + new + text[match.end() :]


def quotes(text: str, turn: int) -> Iterator[str]:
    for match in re.finditer(r'"([^"]{12,})"', text):
        if turn == 0:
            yield text[: match.start()] + match.group(1) + text[match.end() :]
            continue
        words = match.group(1).split()
        if len(words) > 4:
            at = 1 + turn % (len(words) - 2)
            words[at : at + 1 + turn % 2] = [("certainly", "perhaps", "plainly", "hardly")[turn % 4]]
            yield text[: match.start() + 1] + " ".join(words) + text[match.end() - 1 :]


def conditions(text: str, turn: int) -> Iterator[str]:
    if (
        text.endswith(".")
        and not re.search(r"\b(?:if|unless|except|until)\b|[\"”]\.?$", text, re.IGNORECASE)
        and turn < 2
    ):
        yield text[:-1] + (" if the talks fail.", " unless the court objects.")[turn]


def _stands_alone(text: str, name: re.Match[str]) -> bool:
    """Whether a name is no part of a longer one: South Africa, England and Wales Cricket Board, Prime Minister X."""
    before, after = text[: name.start()], text[name.end() :]
    longer = re.search(r"[A-Z][\w.]* $", before) or re.match(r"(?: and)? [A-Z]", after)
    return longer is None and not before.endswith("the ")


def named(kind: FactKind, wanted: EntityKind) -> Edit:
    def edit(text: str, turn: int) -> Iterator[str]:
        new = NAMES[kind][turn % 4]
        for name in _pool(wanted, text):
            found = list(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
            if len(found) == 1 and new not in text and _stands_alone(text, found[0]):
                yield text[: found[0].start()] + new + text[found[0].end() :]

    return edit


EDITS: dict[FactKind, Edit] = {
    FactKind.NUMBER: numbers,
    FactKind.DATE: dates,
    FactKind.NAME: named(FactKind.NAME, EntityKind.PERSON),
    FactKind.PLACE: named(FactKind.PLACE, EntityKind.PLACE),
    FactKind.NEGATION: negations,
    FactKind.HEDGE: hedges,
    FactKind.QUOTATION: quotes,
    FactKind.CONDITION: conditions,
    FactKind.SPEAKER: speakers,
    FactKind.SCOPE: scopes,
    FactKind.ATTRIBUTION: attributions,
}
SAME = {
    FactKind.SPEAKER: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER, FactKind.ATTRIBUTION},
    FactKind.NAME: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER},
    FactKind.PLACE: {FactKind.NAME, FactKind.PLACE, FactKind.SPEAKER},
    FactKind.ATTRIBUTION: {FactKind.ATTRIBUTION, FactKind.SPEAKER},
}
"""Which kinds are right for an edit, where another than its own is as well."""
EQUAL = (
    (r"\bUnited States\b", "US"), (r"\bthe US\b", "the U.S."), (r"\bBritain\b", "the UK"), (r'"([^"]*)"', r"“\1”"),
    ("'", "’"), (r"\bper cent\b", "percent"), (r" percent\b", "%"), (r"(\d),(\d{3})\b", r"\1\2"), (r"\btwo\b", "2"),
    (r"\bthree\b", "3"), (r"\bten\b", "10"), (r"\bMarch (\d+)\b", r"\1 March"), (r"\bNovember\b", "Nov."),
    (r"\b12 \b", "a dozen "), (r"\bnine\b", "9"), (r"\bhalf\b(?! an?\b)", "50 per cent"),
    (r"\bKim Jong Un\b", "Kim Jong-un"),
    (r"\bdid not\b", "didn't"), (r" - ", " – "), (r"\bUN\b", "U.N."), (r"\b14\b(?!,)", "fourteen"),
    (r"\b20\b(?![,.]\d)", "twenty"),
    (r"\bZelenskyy\b", "Zelensky"), (r"\bsaid on (\w+day)\b", r"said \1"), (r"\bFBI\b", "F.B.I."),
    (r"\b1\.2bn\b", "1.2 billion"),
    (r"\$4\.2bn", "$4.2 billion"), (r"\bIDF\b", "Israel Defense Forces"), (r"\bNato\b", "NATO"),
    (r"\bKCNA\b", "Korean Central News Agency"), (r"\bcannot\b", "can not"), (r"\btwelve\b", "12"),
    (r"\bthirty\b", "30"), (r"\bforty\b", "40"), (r"\bseven\b(?! in )", "7"), (r"\bfive\b(?! in )", "5"),
    (r"\bfour hundred\b", "400"), (r"\bsix\b(?! in )", "6"), (r"\bfirst\b", "1st"), (r"\bsecond\b(?=-| [a-z])", "2nd"),
    (r"\bwas not\b", "wasn't"), (r", and\b", " and"), (r";", ","),
)  # fmt: skip

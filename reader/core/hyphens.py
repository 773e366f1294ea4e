"""Words that the end of a printed line has cut in two: which hyphen goes, and which belongs to the word."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from reader.core.languages import FUNCTION_WORDS, detect_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.core.model import Article

_SOFT = "\u00ad¬"
"""Signs that only ever stand where a line end cuts a word."""
_HYPHENS = f"-\u2010{_SOFT}"
_CUT = re.compile(rf"(?:[^\W_][-\u2010]|[^\W\d_][{_SOFT}])$")
_LAST = re.compile(rf"([^\W_][-\u2010])?([^\W_]+(?:['’][^\W\d_]+)?)[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SEAM = re.compile(rf"[^\W_]+[{_HYPHENS}]\s*[\n\r]\s*[^\W_]+")
_ADDRESS = re.compile(r"//|@|www\.|\w\.\w+/")
_REACH = 80
"""Characters at the end of a line in which its last word is looked for."""

PARAGRAPH_BREAK = "\n\n"
"""What parts the paragraphs of an article's raw text."""
_SAID = (
    "cut in two was joined; Raw text shows it as it was.",
    "cut in two were joined; Raw text shows them as they were.",
)

_SUSPENDED = frozenset("und oder bis sowie bzw and or to et ou".split())
"""What follows a hyphen that stands for the end of the next word: "Vor- und Nachteile"."""

_OPENING = frozenset(
    """
    self vice well ill half non anti quasi cross semi twenty thirty forty fifty sixty seventy eighty ninety one two
    three four five six seven eight nine first second third north south east west long short low full part soft far
    wide left upper lower single double day week hour much would brother sister mother father
    avant après arrière contre demi mi sous grand grande grands petit petite peut vingt trente quarante cinquante
    soixante quatre porte celui celle ceux celles est dit nouveau franco sud ouest là
    """.split()
)
"""First parts of words that are written with a hyphen; they are rarely the beginning of another word."""
_EITHER = frozenset("ex pro co so pre post mid all high hard old new right middle nord süd ost links rechts".split())
"""First parts of such words where the second part is a word; else the beginning of another."""
_NEVER_ALONE = frozenset("un dis mis con com per".split())
_LINKING = frozenset("to of in and the by on at up a de à et t en und zu".split())
"""Words that stand within words of three parts: "face-to-face"."""
_PREFIXES = frozenset(
    """
    under over out fore with inter ab an auf aus be bei dar durch ein ent er fest ge her hin hinein heraus herein hinaus
    los miss mit nach statt um unter ver vor weg weiter wieder zer zu zusammen über irgend
    """.split()
)
"""First parts of words that are written as one."""
_CLOSING = frozenset(
    """
    old based like free made known led backed owned born style sized level wide year term class in up out off on by to
    the of and law friendly speaking looking minded related mile metre meter kilometre
    il elle on ils elles je tu ci là vous nous moi toi lui leur même mêmes
    """.split()
)
"""Last parts of such words."""
_SOLID = frozenset(
    """
    into onto upon without within throughout something someone somebody somehow sometimes somewhere anything anyone
    anybody anyway anywhere everything everyone everybody everywhere nothing nobody nowhere cannot however therefore
    thereby thereafter whereas wherever whatever whenever whoever whichever moreover furthermore meanwhile nevertheless
    nonetheless otherwise altogether although already always almost also another become became before behind below
    beneath beside besides between beyond hereby herself himself itself myself ourselves themselves yourself inside
    outside outcome outlook overall overcome overnight today tomorrow together toward towards under understand until
    update upgrade upset along alone across around about above again against among away instead indeed maybe perhaps
    worldwide nationwide statewide widespread
    auquel auxquels auxquelles duquel desquels desquelles lequel laquelle lesquels lesquelles parce newly
    income input output offer office order onset therein wherein allow within yearly daily
    damit dafür dagegen daher dahin danach daran darauf daraus darin darüber darum davon davor dazu dabei dadurch
    obwohl sodass trotzdem vielleicht warum wodurch woher wohin worauf woran zusammen zurück überall aufgrund
    aujourd lorsque puisque quoique toujours surtout ensuite parfois pourtant cependant plusieurs quelque dedans dehors
    """.split()
)
"""Common words that are made of two words and are written as one."""


class Seams:
    """Puts cut words together, by what the whole text knows of words, and counts what it has joined."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.joined = 0

    def __call__(self, above: str, below: str) -> str:
        """What has been read so far and the next line as one text."""
        last, first = _LAST.search(above[-_REACH:]), _FIRST.match(below)
        if last is None or first is None or not is_cut(above, below):
            return f"{above} {below}"
        if above[-1] in _SOFT or (self._is_one(last[2], first[0], bool(last[1])) and not _is_address(above, below)):
            self.joined += 1
            return above[:-1] + below
        return as_printed(above, below)

    def _is_one(self, begun: str, ended: str, chained: bool) -> bool:
        if not (begun + ended).isalpha() or not (ended.islower() or (begun + ended).isupper()):
            return False
        begun, ended = begun.casefold(), ended.casefold()
        if len(begun) == 1 or len(ended) == 1 or (chained and begun in _LINKING):
            return False
        one, two = self._known[begun + ended], self._known[f"{begun}-{ended}"]
        if one or two:
            return one >= two
        if begun + ended in _SOLID:
            return True
        if begun in _NEVER_ALONE:
            return True
        if ended in _CLOSING or ended in _SUSPENDED or begun in _OPENING:
            return False
        if begun in _EITHER:
            return not self._is_word(ended)
        return begun in _PREFIXES or not (self._is_word(begun) and self._is_word(ended))

    def _is_word(self, part: str) -> bool:
        return self._known[part] > 0 or (len(part) > 2 and part in self._small)

    @cached_property
    def _known(self) -> Counter[str]:
        """The words that stand whole within the lines."""
        text = _SEAM.sub(" ", "\n".join(self._lines))
        return Counter(word.casefold().replace("\u2010", "-") for word in _WORD.findall(text))

    @cached_property
    def _small(self) -> frozenset[str]:
        return FUNCTION_WORDS.get(detect_language(self._lines), frozenset())


def is_cut(above: str, below: str) -> bool:
    """Whether a line ends in a word that the next one goes on with."""
    return bool(_CUT.search(above[-3:]) and _FIRST.match(below))


def _is_address(above: str, below: str) -> bool:
    """Whether the cut is in an address of the web or in a path, where hyphens are letters like others."""
    return bool(_ADDRESS.search(above[-_REACH:].rpartition(" ")[2] + below[:_REACH].partition(" ")[0]))


def as_printed(above: str, below: str) -> str:
    """Two lines as one text, in which a cut word keeps its hyphen."""
    return above + below if is_cut(above, below) and not _is_suspended(above, below) else f"{above} {below}"


def _is_suspended(above: str, below: str) -> bool:
    """Whether the hyphen stands for the end of the word that follows after "and"."""
    first = _FIRST.match(below)
    whole = first is not None and below[first.end() : first.end() + 1] not in _HYPHENS
    return whole and first is not None and first[0].casefold() in _SUSPENDED and above[-1:] not in _SOFT


def joined_note(joined: int) -> str:
    """What is said of the words that were joined; nothing where none was."""
    if joined == 1:
        return "1 word that a line end had cut in two was joined; Raw text shows it as it was."
    if not joined:
        return ""
    return f"{joined} words that line ends had cut in two were joined; Raw text shows them as they were."


def printed_texts(article: Article) -> tuple[str, ...]:
    """The paragraphs with the hyphens their lines ended in; nothing where none was taken away."""
    if not any(note.endswith(_SAID) for note in article.notes):
        return ()
    printed = tuple(article.raw.split(PARAGRAPH_BREAK))
    return printed if len(printed) == len(article.paragraphs) else ()

"""What facts need of a parser, and who does what: the entities that are the subject of a verb, with its object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "obj"))
_WHICH = frozenset(("compound", "amod", "nmod"))
_OPEN = frozenset(("xcomp",))
_OBJECT_CONTROL = frozenset(
    (
        "ask",
        "tell",
        "urge",
        "order",
        "persuade",
        "press",
        "force",
        "help",
        "want",
        "allow",
        "call",
        "invite",
        "push",
        "beg",
    )
)
_EMPTY = frozenset(("be", "have", "do", "get", "go", "come", "become", "seem", "appear", "include"))


@dataclass(frozen=True, slots=True)
class Node:
    """One word of a parsed sentence."""

    start: int
    end: int
    lemma: str
    part: str
    """Universal part of speech: VERB, NOUN, PROPN, ..."""
    role: str
    head: int
    """Index of the word it depends on; its own for the root."""


class Grammar(Protocol):
    """Parses sentences of one language."""

    def parse(self, texts: Sequence[str]) -> Sequence[Sequence[Node]]:
        """The words of each text with their roles."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with an object, and the stretch of words that names who does it."""

    verb: str
    object: str
    place: tuple[int, int]
    """From the verb to its object."""
    agents: tuple[tuple[int, int], ...]
    """The nouns of the subject, each with the words that say which."""
    negated: bool


def deeds(nodes: Sequence[Node]) -> Iterator[Deed]:
    """Who does what in a sentence; passive and impersonal verbs are left out."""
    children: list[list[int]] = [[] for _ in nodes]
    for index, node in enumerate(nodes):
        if node.head != index:
            children[node.head].append(index)
    for index, node in enumerate(nodes):
        if node.part != "VERB" or node.lemma in _EMPTY:
            continue
        objects = [child for child in children[index] if nodes[child].role in _OBJECTS]
        verb = node.lemma
        if not objects:
            verb, objects = _through_preposition(index, nodes, children)
        if not objects or nodes[objects[0]].part == "PRON":
            continue
        subject = _subject(index, nodes, children)
        if subject is None or nodes[subject].part == "PRON":
            continue
        agents = tuple(_phrase(i, nodes, children) for i in _coordinated(subject, nodes, children))
        last = max(node.end, nodes[objects[0]].end)
        negated = any(nodes[child].role == "neg" for child in children[index])
        yield Deed(verb, nodes[objects[0]].lemma.casefold(), (node.start, last), agents, negated)


def _through_preposition(verb: int, nodes: Sequence[Node], children: Sequence[Sequence[int]]) -> tuple[str, list[int]]:
    """ "call for restraint": the verb with its preposition, and what that has as its object."""
    for child in children[verb]:
        if nodes[child].role == "prep" and nodes[child].start > nodes[verb].start:
            objects = [below for below in children[child] if nodes[below].role == "pobj"]
            if objects:
                return f"{nodes[verb].lemma} {nodes[child].lemma}", objects
    return nodes[verb].lemma, []


def _phrase(word: int, nodes: Sequence[Node], children: Sequence[Sequence[int]]) -> tuple[int, int]:
    """A noun with the words before it that say which: "Kelmani troops"."""
    before = [nodes[child].start for child in children[word] if nodes[child].role in _WHICH and child < word]
    return min([nodes[word].start, *before]), nodes[word].end


def _subject(verb: int, nodes: Sequence[Node], children: Sequence[Sequence[int]]) -> int | None:
    """The word that does it: its own subject, or the one it shares with the verb above it."""
    for _ in range(6):
        for child in children[verb]:
            if nodes[child].role in _SUBJECTS:
                return child if nodes[child].role == "nsubj" else None
        role, above = nodes[verb].role, nodes[verb].head
        if above == verb:
            return None
        if role in _OPEN:
            controlled = [child for child in children[above] if nodes[child].role in _OBJECTS]
            if nodes[above].lemma in _OBJECT_CONTROL and controlled:
                return controlled[0]
        elif role != "conj":
            return None
        verb = above
    return None


def _coordinated(word: int, nodes: Sequence[Node], children: Sequence[Sequence[int]]) -> Iterator[int]:
    yield word
    for child in children[word]:
        if nodes[child].role == "conj":
            yield from _coordinated(child, nodes, children)

"""Everything a person changes in a comparison, one after the other: applied in order, kept as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.core.corrections import Correction, corrected, correction_from_json, correction_to_json
from reader.core.hand_links import Tying, with_hand_links
from reader.core.model import Side, Span
from reader.core.notes import Noting, with_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.core.comparison import Comparison

Edit = Correction | Tying | Noting

VERSION = 2
"""1 where there are only corrections of entities."""
_DAMAGED = "The file of corrections is damaged; delete it to start afresh."


def edited(comparison: Comparison, edits: Sequence[Edit]) -> Comparison:
    """The comparison after all edits; itself where they change nothing."""
    after = with_hand_links(comparison, (edit for edit in edits if isinstance(edit, Tying)))
    corrections = [edit for edit in edits if isinstance(edit, Correction)]
    if corrections and after.entities:
        rows = (*after.entities, *after.quantities)
        after = after.with_entities(corrected(rows, corrections, after.left, after.right))
    return with_notes(after, (edit for edit in edits if isinstance(edit, Noting)))


def turned(edit: Edit) -> Edit:
    """The same for a pair whose sides are exchanged."""
    return edit if isinstance(edit, Correction) else edit.turned()


# Kept with the pair --------------------------------------------------------------------------------------------


def to_json(edits: Sequence[Edit]) -> dict[str, Any]:
    """Edits as plain values."""
    newer = any(not isinstance(edit, Correction) for edit in edits)
    return {"version": VERSION if newer else 1, "corrections": [_values(edit) for edit in edits]}


def from_json(values: Mapping[str, Any]) -> tuple[Edit, ...]:
    """Reads `to_json` back; raises ValueError with a sentence for people where it is something else."""
    try:
        if values["version"] not in (1, VERSION):
            raise ValueError("These corrections were kept by a newer Parallax; install it to use them.")
        return tuple(_edit(entry) for entry in values["corrections"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(_DAMAGED) from error


def _values(edit: Edit) -> dict[str, Any]:
    if isinstance(edit, Correction):
        return correction_to_json(edit)
    if isinstance(edit, Tying):
        return {
            "action": "link" if edit.tied else "unlink",
            "left": _paragraphs(edit.left, edit.left_words),
            "right": _paragraphs(edit.right, edit.right_words),
        }
    places = [
        {"paragraph": span.paragraph, "start": span.start, "end": span.end, "words": words}
        for span, words in zip(edit.spans, edit.words, strict=True)
    ]
    return {"action": "note", "side": edit.side.value, "passage": places, "text": edit.text}


def _paragraphs(indices: Sequence[int], beginnings: Sequence[str]) -> list[dict[str, Any]]:
    words = [*beginnings, *[""] * len(indices)]
    return [{"paragraph": index, "begins": words[number]} for number, index in enumerate(indices)]


def _edit(entry: Mapping[str, Any]) -> Edit:
    action = entry["action"]
    if action in _READERS:
        return _READERS[action](entry)
    return correction_from_json(entry)


def _tying(entry: Mapping[str, Any]) -> Tying:
    ends = [[(_count(place["paragraph"]), _text(place["begins"])) for place in entry[side.value]] for side in Side]
    left, right = ends
    return Tying(
        tuple(index for index, _ in left),
        tuple(index for index, _ in right),
        entry["action"] == "link",
        tuple(words for _, words in left),
        tuple(words for _, words in right),
    )


def _noting(entry: Mapping[str, Any]) -> Noting:
    if entry["side"] not in {side.value for side in Side}:
        raise ValueError(_DAMAGED)
    places = tuple(
        Span(_count(place["paragraph"]), _count(place["start"]), _count(place["end"])) for place in entry["passage"]
    )
    words = tuple(_text(place["words"]) for place in entry["passage"])
    return Noting(Side(entry["side"]), places, words, _text(entry["text"]))


_READERS: dict[str, Callable[[Mapping[str, Any]], Edit]] = {"link": _tying, "unlink": _tying, "note": _noting}


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(_DAMAGED)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value

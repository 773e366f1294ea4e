"""Which keys start which action: the table's, unless a person chose others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.actions import ACTIONS

if TYPE_CHECKING:
    from reader.app.settings import Settings

_KEY = "keys/chosen"

Keys = dict[str, tuple[str, ...]]


def keys_of(settings: Settings) -> Keys:
    """The keys of every action; what the store holds of unknown actions or in another form is left out."""
    chosen = _chosen(settings)
    return {row.id: chosen.get(row.id, row.keys) for row in ACTIONS}


def taken_by(settings: Settings, keys: str, other_than: str) -> str | None:
    """The action that has these keys already, where the two would be heard in one place."""
    where = {row.id: row.where for row in ACTIONS}

    def meets(wanted: str) -> bool:
        here, there = where[wanted], where[other_than]
        return wanted != other_than and (here == there or not here or not there)

    return next((wanted for wanted, has in keys_of(settings).items() if keys in has and meets(wanted)), None)


def choose_keys(settings: Settings, action: str, keys: str) -> None:
    """Gives an action keys of a person's choice, or none; whoever had them loses them."""
    chosen = _chosen(settings)
    while keys and (robbed := taken_by(settings, keys, action)) is not None:
        chosen[robbed] = tuple(key for key in keys_of(settings)[robbed] if key != keys)
        _store(settings, chosen)
    chosen[action] = (keys,) if keys else ()
    _store(settings, chosen)


def forget_keys(settings: Settings) -> None:
    """Back to the table."""
    settings.set(_KEY, "")


def _chosen(settings: Settings) -> Keys:
    text = settings.text(_KEY)
    if not text:
        return {}
    import json

    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    known = {row.id for row in ACTIONS}
    if not isinstance(stored, dict):
        return {}
    return {
        wanted: tuple(keys)
        for wanted, keys in stored.items()
        if wanted in known and isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }


def _store(settings: Settings, chosen: Keys) -> None:
    import json

    table = {row.id: row.keys for row in ACTIONS}
    settings.set(_KEY, json.dumps({wanted: keys for wanted, keys in chosen.items() if keys != table[wanted]}))

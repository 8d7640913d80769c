"""The sealed words of events that somebody already holds: what is sealed is read, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from audit.envelope import KeyPurpose
from audit.store.data_keys import DatabaseKeys

if TYPE_CHECKING:
    from audit.envelope import Recorded
    from audit.store.log import Log


def with_words(log: Log, arende: UUID, history: Sequence[Recorded]) -> list[Recorded]:
    """Give an ärende's events, which were read without words, with those under its own key.

    The reporter's identity and the kodlista stay sealed. What was gallrat meanwhile has no words.
    Raises ConfigurationError when the key's row was changed or the nämnd's key lacks.
    """
    with log.pool.connection() as connection:
        rows = connection.execute(log.sql.words_of, {"arende": arende}).fetchall()
    keys = DatabaseKeys(log.pool, log.schema, log.parts.keys)
    data_key = keys.for_reading(arende) if rows else None
    if data_key is None:
        return list(history)
    opening = {KeyPurpose.ARENDE: data_key}
    sealed = {position: dict(zip(parts, texts, strict=True)) for position, parts, texts in rows}
    return [
        replace(one, event=log.mapper.opened(one, sealed[one.position], opening))
        if one.position in sealed
        else one
        for one in history
    ]

"""Rows of the generic extract: something began, and something else did or did not follow.

One stream per row and source id, with a random id (UUIDv4); a row that is followed up again and
again has one pair after the other.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class HandelseBegun(Event):
    """Something began a time: a code of the extract and its day.

    `arende` is the random reference of the matter in the source: several rows may have the same.
    """

    TOPIC: ClassVar[str] = "internkontroll.handelse_begun"

    arende: UUID
    enhet: str
    starthandelse: str
    startdatum: date
    kallreferens: UUID
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class HandelseEnded(Event):
    """What was to follow did follow."""

    TOPIC: ClassVar[str] = "internkontroll.handelse_ended"

    sluthandelse: str
    slutdatum: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True)
class HandelseCorrected(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed.
    """

    TOPIC: ClassVar[str] = "internkontroll.handelse_corrected"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    skal: str | None = words()


EVENTS_HANDELSE: tuple[type[Event], ...] = (HandelseBegun, HandelseEnded, HandelseCorrected)

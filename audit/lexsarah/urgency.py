"""In what order things that wait are shown: the rule behind the order of Att göra.

Pure: what waits and the day go in. The page says the rule in words; change both together.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from audit.lexsarah.waiting import Grund, Waiting

AT_ONCE: Final = frozenset({"oppna", "sortera", "ta", "omedelbara", "anmala_ivo", "ivo_fardig"})
"""What is to be begun at once: the law says genast, snarast or utan dröjsmål of these."""

_SOON = timedelta(days=1)


class Urgency(IntEnum):
    """How soon something is to be done, the first first."""

    FARA = 0
    """Somebody may be in danger."""
    NU = 1
    """Its day has passed, or is today or tomorrow."""
    GENAST = 2
    """It is to be begun at once and has no day that is near."""
    SENARE = 3
    """It has a day further on."""
    UTAN_DAG = 4
    """It has neither."""


def urgency(waiting: Waiting, today: date) -> Urgency:
    """Tell how soon something is to be done, seen from a day."""
    if waiting.fara_nu:
        return Urgency.FARA
    last = waiting.last_day
    if last is not None and last <= today + _SOON:
        return Urgency.NU
    if waiting.kind in AT_ONCE:
        return Urgency.GENAST
    return Urgency.UTAN_DAG if last is None else Urgency.SENARE


def in_order(found: Collection[Waiting], today: date) -> tuple[Waiting, ...]:
    """Sort by urgency.

    Of what is due now the law's days come before the nämnd's own, then the earliest first;
    what is to be begun at once, or has no day, by how long it has waited.
    """

    def key(one: Waiting) -> tuple[Urgency, bool, date, date, str]:
        how = urgency(one, today)
        day = one.last_day if how in {Urgency.NU, Urgency.SENARE} else None
        own = how is Urgency.NU and one.grund is not Grund.LAG
        return how, own, day or one.since, one.since, one.kind

    return tuple(sorted(found, key=key))

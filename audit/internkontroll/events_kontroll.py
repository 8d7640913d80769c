"""Controls that the nämnd defines itself: something within a time after something else.

One stream per kontroll.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True)
class KontrollDefined(Event):
    """A control was defined: `sluthandelse` within `inom` after `starthandelse`.

    With `aterkommande` it is to happen again, each time within that time after the one before.
    The codes are those of the generic extract; `mal` is the share within time that is asked for.
    """

    TOPIC: ClassVar[str] = "internkontroll.kontroll_defined"

    namn: str
    starthandelse: str
    sluthandelse: str
    inom: Langd
    fran: date
    aterkommande: Langd | None = None
    mal: Mal | None = None
    lagrum: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class KontrollChanged(Event):
    """A control was changed: all of it as it stands from now on."""

    TOPIC: ClassVar[str] = "internkontroll.kontroll_changed"

    namn: str
    starthandelse: str
    sluthandelse: str
    inom: Langd
    fran: date
    aterkommande: Langd | None = None
    mal: Mal | None = None
    lagrum: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class KontrollEnded(Event):
    """A control is no longer used; its mätningar stand."""

    TOPIC: ClassVar[str] = "internkontroll.kontroll_ended"

    avslutad: date
    skal: str | None = words()


EVENTS_KONTROLL: tuple[type[Event], ...] = (KontrollDefined, KontrollChanged, KontrollEnded)

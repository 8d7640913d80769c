"""What happened in an ärende, in the order it happened, as papers tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.reports.labels import HANDELSER
from api.web.formats import datum, tid
from audit.envelope import Event, Precision, Recorded
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah import BEDOMNING, Arende, Taget
from audit.lexsarah.codes import ANNAN_ANMALAN, GJORD
from audit.lexsarah.codes_utredning import BESLUTSSLAG, BESLUTSUTFALL, OMEDELBARA
from audit.lexsarah.events_beslut import BeslutRecorded
from audit.lexsarah.events_common import AnnanAnmalanNoted, RattelseMade
from audit.lexsarah.events_utredning import (
    BedomningMade,
    KonsekvensAnswered,
    OmedelbaraAtgarderAssessed,
    PunktAnswered,
    UtredningsstegWritten,
)

_TOLD_ELSEWHERE = (PunktAnswered, KonsekvensAnswered, UtredningsstegWritten)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: the day, what, who decided it, and when it was registered."""

    day: str
    what: str
    by: str
    registered: str
    number: int


def timeline(history: Sequence[Recorded], arende: Arende) -> tuple[Happening, ...]:
    """Tell what happened by the day it happened; what was corrected is told as it stands now."""
    found = [
        (_day(event), one.position, event, one)
        for one in history
        if (event := arende.event(one.event.originator_version) or _correction(one)) is not None
        and one.topic in HANDELSER
        and not isinstance(event, _TOLD_ELSEWHERE)
    ]
    return tuple(
        Happening(day or "framgår inte", _what(event), _by(event), tid(one.recorded_at), position)
        for day, position, event, one in sorted(found, key=lambda one: one[:2])
    )


def _correction(one: Recorded) -> Event | None:
    return one.event if isinstance(one.event, RattelseMade) else None


def _day(event: Event) -> str:
    taget = getattr(event, "taget", None)
    if isinstance(taget, Taget):
        return datum(taget.beslutad)
    happened = event.happened
    return "" if happened.precision is Precision.UNKNOWN else (happened.start or "")[:10]


def _what(event: Event) -> str:
    label = HANDELSER[event.TOPIC]
    match event:
        case BedomningMade():
            lowered = " (sänkt)" if event.sankt else ""
            return f"{label}: {BEDOMNING[event.bedomning]}{lowered}"
        case BeslutRecorded():
            return f"{label}: {BESLUTSSLAG[event.slag]}, {BESLUTSUTFALL[event.utfall].lower()}"
        case OmedelbaraAtgarderAssessed():
            return f"{label}: {OMEDELBARA[event.utfall]}"
        case AnnanAnmalanNoted():
            return f"{ANNAN_ANMALAN[event.slag]}: {GJORD[event.utfall].lower()}"
    return label


def _by(event: Event) -> str:
    taget = getattr(event, "taget", None)
    if not isinstance(taget, Taget):
        return ""
    return BESLUTSFATTARE.get(taget.beslutsfattare, taget.beslutsfattare)

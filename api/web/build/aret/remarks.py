"""What stands beside the badge of a punkt: until when, since when, under which §, or how late.

The stopptid is the last day of its papers; `senast` is the last day of the thing itself, such as an
answer that somebody waits for. Each is said in words of its own.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from api.web.formats import antal, datum, tid
from audit.arsplan.laget import Lage, Rad

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.arsplan.arsplan import Punkt

YTTRANDE: Final = "Yttrande"
_DONE: Final = {
    "svar_revisorer": ("Svaret ska lämnas", "Svaret skulle lämnas"),
    YTTRANDE: ("Yttrandet ska lämnas", "Yttrandet skulle lämnas"),
    "aterrapport": ("Ska återrapporteras", "Skulle återrapporteras"),
    "": ("Ska vara klart", "Skulle vara klart"),
}
"""What is to be done by a punkt's own last day: before that day, and after it."""


def remark(rad: Rad, day: date) -> str:
    """Say what a badge leaves open, in one or more short sentences without the last full stop."""
    return ". ".join(filter(None, _parts(rad, day)))


def _parts(rad: Rad, day: date) -> Iterator[str]:
    punkt, held = rad.punkt, rad.sammantrade
    match rad.lage:
        case Lage.STRUKEN:
            return
        case Lage.BEHANDLAD:
            yield f"{datum(punkt.behandlad)}, {punkt.protokollsparagraf}"
            yield late_papers(rad, day)
            return
        case Lage.EJ_BEHANDLAD if held:
            yield _delivered(punkt, day)
            yield f"Sammanträdet var {datum(held.dag)}"
            yield late_papers(rad, day)
        case Lage.LEVERERAD:
            yield datum(punkt.levererad)
            yield late_papers(rad, day)
        case _:
            yield _papers(rad)
    if held is not None or rad.lage is Lage.LEVERERAD:
        yield _own_day(punkt, day)


def late_papers(rad: Rad, day: date) -> str:
    """Say that the papers came after the stopptid, and by how many days; empty where they did not.

    Of the sammanträde that the punkt is planned for now.
    """
    came, held = rad.punkt.levererad, rad.sammantrade
    if came is None or held is None or came > day or came <= held.stoppdag:
        return ""
    return f"Underlaget kom {datum(came)}, {days_late(came, held.stoppdag)} efter stopptiden"


def days_late(came: date, last: date) -> str:
    """Say by how many days something came after its last day; empty where it did not."""
    late = (came - last).days
    if late <= 0:
        return ""
    return "1 dag" if late == 1 else f"{antal(late)} dagar"


def _papers(rad: Rad) -> str:
    """Say by when the papers are to be in, or since when they are late."""
    punkt, held, last = rad.punkt, rad.sammantrade, rad.sista_dag
    if last is None:
        return ""
    both = held is not None and punkt.senast is not None
    since = datum(last + timedelta(days=1))
    if rad.lage is Lage.SEN:
        if both and held is not None:
            return f"Underlaget är över tiden sedan {since} (stopptid {tid(held.stopptid)})"
        return f"Över tiden sedan {since}"
    return f"Underlaget senast {datum(last)}" if both else f"Senast {datum(last)}"


def _own_day(punkt: Punkt, day: date) -> str:
    """Say by when the thing itself is to be done, where somebody has set a day."""
    if punkt.senast is None:
        return ""
    kind = YTTRANDE if punkt.arende.startswith(YTTRANDE) else punkt.slag
    coming, gone = _DONE.get(kind, _DONE[""])
    if day <= punkt.senast:
        return f"{coming} senast {datum(punkt.senast)}"
    since = datum(punkt.senast + timedelta(days=1))
    return f"{gone} senast {datum(punkt.senast)}, över tiden sedan {since}"


def _delivered(punkt: Punkt, day: date) -> str:
    if punkt.levererad is None or punkt.levererad > day:
        return "Inte levererad"
    return f"Levererad {datum(punkt.levererad)}"

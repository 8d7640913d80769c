"""The dashboard's parts about orosanmälningar, uppföljningar, and what is noted in utredningar."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from api.web.build.klockor.utredning_parts import number
from api.web.formats import antal
from api.web.labels_klockor import HANDLAGGNINGSLISTOR, TIDER
from api.web.models.frame import NavLink
from api.web.models.klockor import Part
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.clock import LAGE_LABELS, Lage
from audit.barnutredning.idle import Arbetslage
from projections.barnutredning.anmalan_rows import Tid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.web.build.klockor.found import Found
    from api.web.links_klockor import ClockLinks

Lagen = dict[Lage, int]
STATES: Final = (Lage.OVER, Lage.LOPER, Lage.VANTAR, Lage.UTAN_TID)
"""The states in which something is still to be done."""


def summed(by_enhet: Mapping[str, Mapping[Tid, Lagen]], enhet: str) -> dict[Tid, Lagen]:
    """Sum the states of each time, of one enhet or of all."""
    found: dict[Tid, Counter[Lage]] = {tid: Counter() for tid in Tid}
    for kod, tider in by_enhet.items():
        if enhet in {"", kod}:
            for tid, lagen in tider.items():
                found[tid].update(lagen)
    return {tid: dict(lagen) for tid, lagen in found.items()}


def waiting_part(found: Found, links: ClockLinks) -> Part:
    """Count what waits in orosanmälningar and uppföljningar, by time and state."""
    tider = summed(found.anmalningar, found.chosen.enhet)
    shown = [
        lage
        for lage in STATES
        if lage in {Lage.OVER, Lage.LOPER} or any(lagen.get(lage) for lagen in tider.values())
    ]
    rows = [
        (
            Cell(TIDER[tid]),
            *(
                number(tider[tid].get(one, 0), links.anmalningar("oppna", tid, one))
                for one in shown
            ),
        )
        for tid in Tid
    ]
    lagen = lagen_of(found.uppfoljningar, found.chosen.enhet)
    rows.append(
        (
            Cell(TIDER["uppfoljning"]),
            *(number(lagen.get(one, 0), links.uppfoljningar("oppna", one)) for one in shown),
        )
    )
    columns = (Column("Tid"), *(Column(LAGE_LABELS[one], numeric=True) for one in shown))
    table = Table("Orosanmälningar och uppföljningar som inte är klara", columns, tuple(rows))
    return Part("vantar", "Orosanmälningar och uppföljningar", tables=(table,))


def lagen_of(by_enhet: Mapping[str, Lagen], enhet: str) -> Lagen:
    """Give the open uppföljningar by state, of one enhet or of all."""
    found: Counter[Lage] = Counter()
    for kod, lagen in by_enhet.items():
        if enhet in {"", kod}:
            found.update(lagen)
    return dict(found)


def handled_part(found: Found, links: ClockLinks) -> Part | None:
    """Count the running utredningar in which something is not noted; None where not asked for."""
    counted = found.handlaggning
    if counted is None:
        return None
    ways = (NavLink(HANDLAGGNINGSLISTOR["kedjor"], links.handlaggning()),) if links.lists else ()
    noted = counted.heard + counted.informed + counted.withheld + counted.moved
    if not noted and not counted.not_heard:
        # Nothing read in says anything: that is no reason to say that nothing was done.
        lead = "Inget är inläst om handläggningen i de utredningar som pågår."
        return Part("handlaggning", "Handläggning", lead, links=ways)
    rows = tuple(
        (
            Cell(HANDLAGGNINGSLISTOR[code]),
            number(count, links.handlaggning(code)),
            Cell(f"av {antal(counted.total)}"),
        )
        for code, count in (
            ("barn_inte_hort", counted.total - counted.heard),
            ("barn_utan_anteckning", counted.heard_unnoted),
            ("information_saknas", counted.not_informed),
            ("stilla", counted.arbete.get(Arbetslage.STILLA, 0)),
            ("underlag_saknas", counted.arbete.get(Arbetslage.UNDERLAG_SAKNAS, 0)),
        )
    )
    columns = (Column("Att se efter"), Column("Utredningar", numeric=True), Column("Av pågående"))
    table = Table("Handläggningen i pågående utredningar", columns, rows)
    return Part("handlaggning", "Handläggning", tables=(table,), links=ways)

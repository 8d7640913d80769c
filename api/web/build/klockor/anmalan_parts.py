"""The dashboard's parts about orosanmälningar, uppföljningar, and what is noted in utredningar."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from api.web.build.klockor.utredning_parts import number
from api.web.labels_klockor import HANDLAGGNINGSLISTOR, TIDER
from api.web.models.frame import NavLink
from api.web.models.klockor import Part
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.clock import LAGE_LABELS, Lage
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


def handled_part(links: ClockLinks) -> Part:
    """Lead to the lists of utredningar in which something is to be looked at.

    They are counted on their own pages: the dashboard asks for nothing that it need not.
    """
    ways = tuple(
        NavLink(name, links.handlaggning(code)) for code, name in HANDLAGGNINGSLISTOR.items()
    )
    return Part("handlaggning", "Att se efter i utredningar", links=ways)

"""The nämnd's year on a day, as a view model that pages and papers share; no HTTP, no links."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from api.web.build.aret.earlier import OF_PLAN, added_later, later_changes
from api.web.build.aret.malen import malen_view
from api.web.build.aret.marks import lage_bricka
from api.web.build.aret.remarks import remark
from api.web.formats import antal, dag_i_ord, datum, tid
from api.web.models.aret import MoteView, PunktView, YearView
from audit.arsplan.codes import BEFATTNINGAR, SLAG, VIDARE
from audit.arsplan.laget import LAGE_LABELS, Lage, Rad, rader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from audit.arsplan.arsmal import Arsmal
    from audit.arsplan.arsplan import Arsplan, Punkt, Sammantrade

FIRST: Final = (Lage.SEN, Lage.EJ_BEHANDLAD, Lage.INOM_KORT)
"""What needs somebody, the worst first."""
_IN_WORDS: Final = {
    Lage.SEN: ("är sen", "är sena"),
    Lage.EJ_BEHANDLAD: ("är ej behandlad", "är ej behandlade"),
    Lage.INOM_KORT: ("ska in inom 14 dagar", "ska in inom 14 dagar"),
}
NONE_FIRST: Final = "Inget är sent, och inget ska in inom 14 dagar."


def year_view(plan: Arsplan, arsmal: Arsmal, ar: int, day: date) -> YearView:
    """Give a year as it stood on a Swedish day, with the goals of the year.

    `plan` and `arsmal` are the states of one year, empty ones where nothing was registered.
    """
    stood, added = plan.on(day), added_later(plan, day)
    found = rader(stood, day)
    shown = {one.punkt.id: _punkt(stood, one, added, day) for one in found}
    standing = [one for one in found if one.lage is not Lage.STRUKEN]
    counted = Counter(one.lage for one in found)
    first = [one for lage in FIRST for one in standing if one.lage is lage]
    return YearView(
        ar=ar,
        day=day,
        forst=tuple(shown[one.punkt.id] for one in first),
        moten=tuple(_mote(one, standing, shown, added) for one in stood.moten),
        oplanerade=tuple(shown[one.punkt.id] for one in standing if one.sammantrade is None),
        strukna=tuple(shown[one.punkt.id] for one in found if one.lage is Lage.STRUKEN),
        installda=tuple(dag_i_ord(one.dag) for one in _cancelled(stood)),
        antal=tuple((LAGE_LABELS[lage], counted[lage]) for lage in Lage if counted[lage]),
        svar=_answer(counted),
        mal=malen_view(arsmal, ar, day),
        senare=later_changes(plan, stood, day, OF_PLAN),
    )


def _cancelled(plan: Arsplan) -> list[Sammantrade]:
    found = (one for one in plan.sammantraden.values() if one.installt)
    return sorted(found, key=lambda one: one.dag)


def _answer(counted: Counter[Lage]) -> str:
    """Say how many punkter need somebody: `1 punkt är sen, 1 är ej behandlad och 5 ska in …`."""
    needed = [one for one in FIRST if counted[one]]
    if not needed:
        return NONE_FIRST
    parts = [f"{antal(counted[one])} {_IN_WORDS[one][counted[one] > 1]}" for one in needed]
    noun = "punkter" if counted[needed[0]] > 1 else "punkt"
    number, _, rest = parts[0].partition(" ")
    parts[0] = f"{number} {noun} {rest}"
    listed = f"{', '.join(parts[:-1])} och {parts[-1]}" if parts[1:] else parts[0]
    return f"{listed}."


def _mote(
    mote: Sammantrade,
    found: Sequence[Rad],
    shown: Mapping[UUID, PunktView],
    added: Mapping[UUID, str],
) -> MoteView:
    mine = (one for one in found if one.sammantrade is not None and one.sammantrade.id == mote.id)
    return MoteView(
        id=mote.id,
        dag=mote.dag,
        stopptid=mote.stopptid,
        rubrik=dag_i_ord(mote.dag),
        stopptid_text=tid(mote.stopptid),
        tillagt=added.get(mote.id, ""),
        punkter=tuple(shown[one.punkt.id] for one in mine),
    )


def _punkt(plan: Arsplan, rad: Rad, added: Mapping[UUID, str], day: date) -> PunktView:
    punkt, held = rad.punkt, rad.sammantrade
    return PunktView(
        id=punkt.id,
        arende=punkt.arende,
        slag=SLAG[punkt.slag],
        ansvarig=BEFATTNINGAR[punkt.ansvarig],
        diarienummer=punkt.diarienummer or "",
        tidigare=_earlier(punkt),
        vidare=", ".join(VIDARE[one] for one in punkt.vidare),
        notering=punkt.notering or "",
        stod=_stood(plan, punkt),
        tillagd=added.get(punkt.id, ""),
        lage=lage_bricka(rad.lage),
        lage_not=remark(rad, day),
        sista_dag=rad.sista_dag,
        sammantrade=held.dag if held else None,
        regel=punkt.regel,
    )


def _earlier(punkt: Punkt) -> str:
    if punkt.beslutad is None:
        return ""
    return ", ".join(one for one in (datum(punkt.beslutad), punkt.paragraf) if one)


def _stood(plan: Arsplan, punkt: Punkt) -> str:
    """Tell where a punkt stood before, oldest first; a sammanträde that was cancelled too."""
    left = [_place(plan, one) for one in punkt.flyttad_fran]
    now = plan.sammantraden.get(punkt.sammantrade) if punkt.sammantrade else None
    if now is not None and now.installt:
        left.append(f"{datum(now.dag)} (inställt)")
    return f"Stod tidigare: {', '.join(left)}" if left else ""


def _place(plan: Arsplan, sammantrade: UUID | None) -> str:
    found = plan.sammantraden.get(sammantrade) if sammantrade else None
    if found is None:
        return "inte inplanerad"
    return f"{datum(found.dag)} (inställt)" if found.installt else datum(found.dag)

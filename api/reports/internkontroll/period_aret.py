"""What the year's plan says of the internkontrollrapport: who gets it, and what was treated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.saying import listed, paragraf
from api.web.formats import datum
from audit.arsplan.codes import VIDARE

if TYPE_CHECKING:
    from datetime import date

    from audit.arsplan.arsplan import Arsplan, Punkt
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment

REPORT: Final = "internkontrollrapport"
UPPSIKT: Final = ("kommunstyrelsen", "revisorerna")
"""Who gets the report where no year says so; kommunstyrelsen has uppsikt (6 kap. 1 § KL)."""


def recipients(aret: Arsplan | None) -> tuple[str, ...]:
    """Name those whom the year's reports go to, each once, as the plan of the year says."""
    said = {code for one in _reports(aret) for code in one.vidare} or set(UPPSIKT)
    return tuple(name for code, name in VIDARE.items() if code in said)


def treated(
    aret: Arsplan | None, state: Internkontroll, first: date, last: date
) -> tuple[str, ...]:
    """Say of each report treated in a period which kontrollmoment had a mätning presented there."""
    return tuple(
        _treated(one, state)
        for one in _reports(aret)
        if one.behandlad is not None and first <= one.behandlad <= last
    )


def _reports(aret: Arsplan | None) -> Iterator[Punkt]:
    punkter = aret.punkter.values() if aret else ()
    return (one for one in punkter if one.slag == REPORT and not one.struken)


def _treated(punkt: Punkt, state: Internkontroll) -> str:
    day = punkt.behandlad
    where = f", {paragraf(punkt.protokollsparagraf)}" if punkt.protokollsparagraf else ""
    said = f"{punkt.arende}: behandlad {datum(day)}{where}." if day else f"{punkt.arende}."
    return " ".join(filter(None, (said, presented_with(punkt, state))))


def presented_with(punkt: Punkt, state: Internkontroll) -> str:
    """Say of a treated report which kontrollmoment had a mätning presented there, and which not.

    Empty where the plan of its year says of no kontrollmoment that it is reported that month.
    """
    kept, left = list[str](), list[str]()
    for moment in _of_month(punkt, state):
        told = (one.presented for one in state.matningar_of(moment.id))
        has = any(one.sammantrade == punkt.behandlad for each in told for one in each)
        (kept if has else left).append(moment.kod)
    with_one = f"Mätning redovisad: {listed(kept)}." if kept else ""
    without = f"Ingen mätning redovisad: {listed(left)}." if left else ""
    return " ".join(filter(None, (with_one, without)))


def _of_month(punkt: Punkt, state: Internkontroll) -> Iterator[Kontrollmoment]:
    """Give the kontrollmoment that the plan of the punkt's year reports in its month."""
    _, _, month = (punkt.regel or "").partition("/")
    plan = state.plan(punkt.behandlad.year) if punkt.behandlad else None
    if plan is None or not month.isdecimal():
        return iter(())
    return (one for one in plan.gallande_kontrollmoment if int(month) in one.rapporteras)

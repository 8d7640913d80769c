"""The page of a punkt, and the page of all that has happened in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.acts import ARSPLAN
from api.reports.internkontroll.period_aret import REPORT, presented_with
from api.web.build.aret.happenings import SEALED, of_punkt, of_year
from api.web.build.aret.kommer_ur import the_goal, the_granskning
from api.web.build.aret.orsak import orsak
from api.web.build.aret.sent import late_before
from api.web.build.sealed import read_by
from api.web.formats import dag_i_ord, datum, tid
from api.web.models.aret_sidor import HandelserPage, PunktPage
from api.web.models.lexsarah import Link
from api.web.models.plan import Facts, Head, Next
from audit.arsplan.acts import TABLE
from audit.arsplan.laget import LAGE_LABELS, Lage
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from api.web.build.aret.seen import Seen
    from api.web.models.aret import PunktView, YearView
    from api.web.models.verkstallighet import Happening
    from audit.arsplan.arsplan import Punkt
    from audit.envelope import Recorded
    from audit.internkontroll.internkontroll import Internkontroll

LACKS: Final = "–"
READ_BY: Final = read_by(TABLE.acts["read_arsplan_texter"], "nämndens år")
"""The same roles read the words of a year and those of its goals."""
MASKED: Final = f"Skäl och kommentarer är fri text som kan röra enskilda. {READ_BY}"
NEWEST_FIRST: Final = (
    "Det senaste först. Inget skrivs över: en rättelse står vid sidan av det rättade."
)
CORRECTED_HERE: Final = (
    "Här rättas det som har hänt. Det som är planerat ändras på punktens egen sida, och ett"
    " sammanträde på årets."
)
NOT_TREATED_LABEL: Final = LAGE_LABELS[Lage.EJ_BEHANDLAD]
NOT_TREATED: Final = (
    "Inget är registrerat om att nämnden behandlade punkten vid sammanträdet {0}. Behandlades den"
    " inte, eller blev den bordlagd eller återremitterad: flytta den till ett annat sammanträde och"
    " skriv det som skäl. Behandlades den: registrera paragrafen."
)


def punkt_page(
    seen: Seen, punkt: UUID, history: Sequence[Recorded], known: Internkontroll
) -> PunktPage:
    """Make the page of a punkt; raises NotFoundError where the year has no such.

    `known` tells which mätningar were presented with a report of the internkontroll.
    """
    found = seen.plan.punkter.get(punkt)
    if found is None:
        raise NotFoundError("Det finns ingen sådan punkt.")
    year = seen.view
    view = _of(year, punkt)
    happenings = of_punkt(seen, history, punkt)
    return PunktPage(
        frame=seen.frame,
        head=Head(
            overline=f"Punkt i nämndens år {seen.ar}",
            heading=found.arende,
            lead=". ".join(filter(None, (view.lage_not, masked(happenings)))),
            state=view.lage,
            back=Link(f"Nämndens år {seen.ar}", seen.to()),
            done=seen.done,
            next=_next(seen, found, view),
            more=(*seen.links(*_slugs(found, view), punkt=punkt), *the_granskning(seen, found)),
        ),
        dates=seen.dates(f"/punkt/{punkt}"),
        basis=seen.basis,
        senare=year.senare,
        facts=(
            *_facts(seen, found, view),
            *_late(seen, found, history),
            *the_goal(seen, found),
            *_presented(seen, found, known),
        ),
        tasks=None,
        happenings=happenings,
    )


def handelser_page(seen: Seen, history: Sequence[Recorded]) -> HandelserPage:
    """Make the page of all that has happened in a year."""
    happenings = of_year(seen, history)
    here = CORRECTED_HERE if seen.now and ARSPLAN.may(seen.acting, "correct_arsplan") else ""
    return HandelserPage(
        frame=seen.frame,
        head=Head(
            overline=f"Nämndens år {seen.ar}",
            heading="Det som har hänt under året",
            lead=" ".join(filter(None, (NEWEST_FIRST, here, masked(happenings)))),
            back=Link(f"Nämndens år {seen.ar}", seen.to()),
            done=seen.done,
        ),
        basis=seen.basis,
        happenings=happenings,
    )


def masked(happenings: Sequence[Happening]) -> str:
    """Say why texts are masked, where any is; the last sentence has its full stop."""
    return MASKED if any(one.text == SEALED for one in happenings) else ""


def _of(view: YearView, punkt: UUID) -> PunktView:
    every = (*view.oplanerade, *view.strukna, *(one for m in view.moten for one in m.punkter))
    return next(one for one in every if one.id == punkt)


def _next(seen: Seen, punkt: Punkt, view: PunktView) -> Next | None:
    """Say what comes next for a punkt whose sammanträde is over: first of all to move it."""
    held = seen.plan.mote(punkt)
    if view.lage.text != NOT_TREATED_LABEL or held is None:
        return None
    links = seen.links("move-punkt", "treat-punkt", punkt=punkt.id)
    return Next(NOT_TREATED.format(dag_i_ord(held.dag)), links) if links else None


def _slugs(punkt: Punkt, view: PunktView) -> tuple[str, ...]:
    """Name the forms that its state allows, the next one first, beside those of the next step."""
    if punkt.struken:
        return ()
    if punkt.behandlad is not None:
        return ("change-punkt",)
    delivered = () if punkt.levererad else ("deliver-punkt",)
    if view.lage.text == NOT_TREATED_LABEL:
        return (*delivered, "change-punkt", "drop-punkt")
    placed = ("treat-punkt",) if punkt.sammantrade else ()
    return (*delivered, *placed, "move-punkt", "change-punkt", "drop-punkt")


def _facts(seen: Seen, punkt: Punkt, view: PunktView) -> Iterator[tuple[str, str]]:
    held = seen.plan.mote(punkt)
    yield "Slag", view.slag
    yield "Sammanträde", dag_i_ord(held.dag) if held else "Ännu inte inplanerad"
    if held:
        yield "Stopptid", tid(held.stopptid)
    yield from _told(punkt, view)


def _late(seen: Seen, punkt: Punkt, history: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
    """Say that the papers were late to a sammanträde that the punkt has left: a move hides none."""
    for said in late_before(seen.plan, history, punkt, seen.day).values():
        yield "Sent till ett tidigare sammanträde", said


def _presented(seen: Seen, punkt: Punkt, known: Internkontroll) -> Facts:
    """Say which mätningar were presented with a report: that it was treated does not say it."""
    treated = punkt.behandlad is not None and punkt.behandlad <= seen.day
    said = presented_with(punkt, known) if punkt.slag == REPORT and treated else ""
    return (("Mätningar i registret", said),) if said else ()


def _told(punkt: Punkt, view: PunktView) -> Facts:
    own = ("Ska vara klar eller lämnad senast", datum(punkt.senast) if punkt.senast else "")
    optional = (
        ("Flyttad", view.stod),
        own,
        ("Varför punkten är med", orsak(punkt.regel) if punkt.regel else ""),
        ("Tillagd i efterhand", view.tillagd),
    )
    return (
        ("Ansvarig", view.ansvarig),
        ("Diarienummer", view.diarienummer or LACKS),
        ("Tidigare beslut", view.tidigare or LACKS),
        ("Beslutet går vidare till", view.vidare or LACKS),
        ("Notering", view.notering or LACKS),
        *((name, text) for name, text in optional if text),
    )

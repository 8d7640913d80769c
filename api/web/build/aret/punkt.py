"""The page of a punkt, and the page of all that has happened in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.aret.happenings import of_punkt, of_year, origin
from api.web.formats import dag_i_ord, tid
from api.web.models.aret_sidor import HandelserPage, PunktPage
from api.web.models.lexsarah import Link
from api.web.models.plan import Facts, Head
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from api.web.build.aret.seen import Seen
    from api.web.models.aret import PunktView, YearView
    from audit.arsplan.arsplan import Punkt
    from audit.envelope import Recorded

LACKS: Final = "–"


def punkt_page(seen: Seen, punkt: UUID, history: Sequence[Recorded]) -> PunktPage:
    """Make the page of a punkt; raises NotFoundError where the year has no such."""
    found = seen.plan.punkter.get(punkt)
    if found is None:
        raise NotFoundError("Det finns ingen sådan punkt.")
    year = seen.view
    view = _of(year, punkt)
    return PunktPage(
        frame=seen.frame,
        head=Head(
            overline=f"Punkt i nämndens år {seen.ar}",
            heading=found.arende,
            lead=view.lage_not,
            state=view.lage,
            back=Link(f"Nämndens år {seen.ar}", seen.to()),
            done=seen.done,
            more=seen.links(*_slugs(found), punkt=punkt),
        ),
        dates=seen.dates(f"/punkt/{punkt}"),
        basis=seen.basis,
        senare=year.senare,
        facts=tuple(_facts(seen, found, view)),
        tasks=None,
        happenings=of_punkt(seen, history, punkt),
    )


def handelser_page(seen: Seen, history: Sequence[Recorded]) -> HandelserPage:
    """Make the page of all that has happened in a year."""
    return HandelserPage(
        frame=seen.frame,
        head=Head(
            overline=f"Nämndens år {seen.ar}",
            heading="Det som har hänt under året",
            lead="Det senaste först. Inget skrivs över: en rättelse står vid sidan av det rättade.",
            back=Link(f"Nämndens år {seen.ar}", seen.to()),
            done=seen.done,
        ),
        basis=seen.basis,
        happenings=of_year(seen, history),
    )


def _of(view: YearView, punkt: UUID) -> PunktView:
    every = (*view.oplanerade, *view.strukna, *(one for m in view.moten for one in m.punkter))
    return next(one for one in every if one.id == punkt)


def _slugs(punkt: Punkt) -> tuple[str, ...]:
    """Name the forms that its state allows, the next one first."""
    if punkt.struken:
        return ()
    if punkt.behandlad is not None:
        return ("change-punkt",)
    delivered = () if punkt.levererad else ("deliver-punkt",)
    placed = ("treat-punkt",) if punkt.sammantrade else ()
    return (*delivered, *placed, "move-punkt", "change-punkt", "drop-punkt")


def _facts(seen: Seen, punkt: Punkt, view: PunktView) -> Iterator[tuple[str, str]]:
    held = seen.plan.mote(punkt)
    yield "Slag", view.slag
    yield "Sammanträde", dag_i_ord(held.dag) if held else "Ännu inte inplanerad"
    if held:
        yield "Stopptid", tid(held.stopptid)
    yield from _told(punkt, view)


def _told(punkt: Punkt, view: PunktView) -> Facts:
    own = ("Egen sista dag", punkt.senast.isoformat() if punkt.senast else "")
    optional = (
        ("Flyttad", view.stod),
        own,
        ("Återkommer enligt", _rule(punkt)),
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


def _rule(punkt: Punkt) -> str:
    return origin(punkt.regel) if punkt.regel else ""

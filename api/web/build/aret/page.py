"""The page of a year: what needs somebody first, each sammanträde with its punkter, the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from api.acts import ARSPLAN, forslag
from api.web.build.aret.earlier import so_far
from api.web.formats import antal, datum
from api.web.models.aret_sidor import AretPage, MoteSection
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Head, Next
from audit.arsplan.laget import LAGE_LABELS, Lage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from api.web.build.aret.seen import Seen
    from api.web.models.aret import MoteView, PunktView, YearView

NEXT: Final[dict[str, tuple[str, str]]] = {
    LAGE_LABELS[Lage.INTE_INPLANERAD]: ("move-punkt", "Planera in"),
    LAGE_LABELS[Lage.PLANERAD]: ("deliver-punkt", "Underlag har kommit in"),
    LAGE_LABELS[Lage.INOM_KORT]: ("deliver-punkt", "Underlag har kommit in"),
    LAGE_LABELS[Lage.SEN]: ("deliver-punkt", "Underlag har kommit in"),
    LAGE_LABELS[Lage.LEVERERAD]: ("treat-punkt", "Nämnden har behandlat"),
    LAGE_LABELS[Lage.EJ_BEHANDLAD]: ("move-punkt", "Flytta punkten"),
}
"""Where a punkt stands → the form that most often comes next, and what the way there is called."""
NOT_TREATED: Final = LAGE_LABELS[Lage.EJ_BEHANDLAD]
COUNTED: Final = {LAGE_LABELS[Lage.INOM_KORT]: "Ska in inom 14 dagar"}
"""Where a punkt stands → what their number is called, where that is another."""
COLUMNS: Final = (
    *(Column("Ärende"), Column("Läge"), Column("Ansvarig"), Column("Diarienummer")),
    *(Column("Tidigare beslut"), Column("Går vidare till"), Column("Notering")),
)
MORE: Final = ("plan-sammantrade", "plan-punkt")
"""What may always be added; in an empty year the first of them stands as the next step."""
NOTHING: Final = "Inga punkter."
EMPTY: Final = (
    "Lägg först till årets sammanträden med dag och stopptid. Sedan föreslår Liggaren det som "
    "återkommer varje år, på rätt sammanträde."
)


def aret_page(seen: Seen) -> AretPage:
    """Make the page."""
    view = seen.view
    anchored = tuple(_anchored(view.moten))
    return AretPage(
        frame=seen.frame,
        head=Head(
            overline="Nämndens sammanträden, och det som ska upp vid dem",
            heading=f"Nämndens år {seen.ar}",
            lead=f"{seen.stood}{view.svar if view.antal else ''}",
            done=seen.done,
            next=_next(seen),
            more=seen.links(*(MORE if seen.plan.moten else MORE[1:])),
        ),
        years=seen.years(),
        dates=seen.dates(),
        basis=seen.basis,
        senare=view.senare,
        nasta=_next_mote(seen, anchored),
        counts=tuple((COUNTED.get(name, name), antal(number)) for name, number in view.antal),
        first=_first(seen, view),
        hallna=tuple(_mote(seen, *one) for one in anchored if one[0].dag < seen.day),
        moten=tuple(_mote(seen, *one) for one in anchored if one[0].dag >= seen.day),
        tomt=so_far("Året har inga sammanträden", seen.ar, seen.day),
        oplanerade=_table(seen, "Ännu inte inplanerade", view.oplanerade),
        strukna=_table(seen, "Strukna punkter", view.strukna) if view.strukna else None,
        installda=view.installda,
        mal=view.mal.svar,
        pages=tuple(_pages(seen)),
    )


def _pages(seen: Seen) -> Iterator[Link]:
    yield Link("Årets mål", seen.to("/mal"))
    yield Link("Det som har hänt under året", seen.to("/handelser"))
    if seen.plan.version:
        yield Link("Året som dokument", seen.to("/papper"))
    if ARSPLAN.may(seen.acting, "deliver_punkt"):
        yield Link("Dagarna i din kalender", f"/{seen.acting.log.namnd.slug}/kalender")


def _next(seen: Seen) -> Next | None:
    """Say what comes next: the sammanträden first, then what recurs."""
    if not seen.now:
        return None
    if not seen.plan.moten:
        links = seen.links("plan-sammantrade")
        return Next(EMPTY, links) if links else None
    if not ARSPLAN.may(seen.acting, "plan_punkt"):
        return None
    found = len(forslag(seen.acting.log, seen.ar))
    if not found:
        return None
    said = f"{antal(found)} punkter återkommer och finns inte i året än."
    return Next(
        "1 punkt återkommer och finns inte i året än." if found == 1 else said,
        (Link("Se förslagen och lägg till dem", f"{seen.base}/forslag"),),
    )


def _first(seen: Seen, view: YearView) -> Table | None:
    if not view.forst:
        return None
    columns = (
        *(Column("Ärende"), Column("Läge"), Column("Ansvarig")),
        *(Column("Sammanträde", whole=True), *_acting(seen)),
    )
    rows = tuple(
        (
            Cell(one.arende, _to(seen, one)),
            Cell("", brickor=(one.lage,), note=one.lage_not),
            Cell(one.ansvarig),
            Cell(datum(one.sammantrade) if one.sammantrade else "Inte inplanerad"),
            *_next_cell(seen, one),
        )
        for one in view.forst
    )
    return Table("Sent, ej behandlat eller inom 14 dagar", columns, rows)


def _next_mote(seen: Seen, anchored: Iterable[tuple[MoteView, str]]) -> Link | None:
    """Lead to the first sammanträde on the day or after it."""
    coming = ((one, anchor) for one, anchor in anchored if one.dag >= seen.day)
    return next(
        (Link(one.rubrik, f"#{anchor}", f"Stopptid {one.stopptid_text}") for one, anchor in coming),
        None,
    )


def _anchored(moten: Iterable[MoteView]) -> Iterator[tuple[MoteView, str]]:
    """Give each sammanträde with its anchor: on an earlier day two may have stood on one date."""
    taken: Counter[date] = Counter()
    for one in moten:
        taken[one.dag] += 1
        again = f"-{taken[one.dag]}" if taken[one.dag] > 1 else ""
        yield one, f"sammantrade-{datum(one.dag)}{again}"


def _mote(seen: Seen, mote: MoteView, anchor: str) -> MoteSection:
    return MoteSection(
        anchor=anchor,
        heading=f"Sammanträde {mote.rubrik}",
        stopptid=". ".join(filter(None, (f"Stopptid {mote.stopptid_text}", mote.tillagt))),
        table=_table(seen, f"Punkter {mote.rubrik}", mote.punkter),
        links=tuple(_mote_links(seen, mote)) if seen.now else (),
    )


def _mote_links(seen: Seen, mote: MoteView) -> Iterator[Link]:
    """Give what may be done with a sammanträde; one that was held is corrected, not moved."""
    treated = any(one.behandlad for one in seen.plan.punkter_vid(mote.id))
    held = treated or mote.dag < seen.day
    for one in seen.links("plan-punkt"):
        name = "Lägg till en punkt som togs upp" if held else one.text
        yield Link(name, f"{one.href}?sammantrade={mote.id}")
    slug = "change-stopptid" if treated else "change-sammantrade"
    for one in seen.links(slug, sammantrade=mote.id):
        yield Link("Rätta dag eller stopptid" if held and not treated else one.text, one.href)
    if not treated:
        yield from seen.links("cancel-sammantrade", sammantrade=mote.id)


def _table(seen: Seen, caption: str, punkter: Iterable[PunktView]) -> Table:
    rows = tuple(
        (
            Cell(one.arende, _to(seen, one), note=". ".join(filter(None, (one.stod, one.tillagd)))),
            Cell("", brickor=(one.lage,), note=one.lage_not),
            Cell(one.ansvarig),
            Cell(one.diarienummer),
            Cell(one.tidigare),
            Cell(one.vidare),
            Cell(one.notering),
            *_next_cell(seen, one),
        )
        for one in punkter
    )
    return Table(caption, (*COLUMNS, *_acting(seen)), rows, NOTHING)


def _acting(seen: Seen) -> tuple[Column, ...]:
    """Give the last column to those who act in the year, and to nobody else."""
    acts = seen.now and ARSPLAN.may(seen.acting, "deliver_punkt")
    return (Column("Registrera", acts=True),) if acts else ()


def _next_cell(seen: Seen, one: PunktView) -> tuple[Cell, ...]:
    if not _acting(seen):
        return ()
    slug, name = NEXT.get(one.lage.text, ("", ""))
    if one.lage.text == NOT_TREATED and _came(seen, one):
        slug, name = ("treat-punkt", "Nämnden har behandlat")
    found = seen.links(slug, punkt=one.id) if slug else ()
    return (Cell(name, found[0].href),) if found else (Cell(""),)


def _came(seen: Seen, one: PunktView) -> bool:
    """Tell whether its papers came in: then the nämnd has most likely treated it."""
    return seen.plan.punkter[one.id].levererad is not None


def _to(seen: Seen, one: PunktView) -> str:
    return seen.to(f"/punkt/{one.id}")

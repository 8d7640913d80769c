"""The page of the ärenden behind one number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.basis import basis_of
from api.web.build.dates import date_control
from api.web.build.names import arende_name, enhet_name
from api.web.formats import antal, datum, utredningar
from api.web.labels import FLAGGOR, LISTOR, named
from api.web.links import AVSLUTADE, PAGAENDE, Links
from api.web.models.frame import Frame, Kind, NavLink
from api.web.models.pages import ListingPage
from api.web.models.parts import Bricka, Cell, Column, Paging, Table
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.web.asked import Asked
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.listing import Listing, Row
    from projections.imports.status import ImportStatus

PER_PAGE: Final = 50
LISTS: Final = {
    PAGAENDE: ("snart", "over", *Tidsklass, "alla"),
    AVSLUTADE: (*Tidsklass, "alla"),
}
"""The lists of each population, in the order they are offered."""

KINDS: Final = {
    Tidsklass.INOM: Kind.SUCCESS,
    Tidsklass.OVER_INOM_FORLANGNING: Kind.INFO,
    Tidsklass.OVER_FORLANGNING_UTE: Kind.WARNING,
    Tidsklass.OVER_UTAN_FORLANGNING: Kind.ERROR,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything the page needs, fetched at one kontrollnummer."""

    asked: Asked
    asof: AsOf
    klass: str
    page: int
    listing: Listing
    imports: ImportStatus
    organisation: Organisation


def listing_page(frame: Frame, listed: Listed, links: Links) -> ListingPage:
    """Make the page."""
    asked, name = listed.asked, named(LISTOR, listed.klass)
    keep = {"klass": listed.klass}
    action = links.listing(listed.klass, asked.population)
    return ListingPage(
        frame=frame,
        heading=name,
        lead=_lead(listed),
        dates=date_control(links, asked, listed.asof, action, keep),
        classes=_classes(links, asked.population, listed.klass),
        table=_table(listed, links),
        paging=_paging(listed, links),
        back=links.figure(asked.population),
        basis=basis_of(listed.asof, listed.imports),
    )


def _lead(listed: Listed) -> str:
    asked, many = listed.asked, utredningar(listed.listing.total)
    if asked.population == AVSLUTADE:
        said = f"{many} avslutade från {asked.start.isoformat()} till {asked.per.isoformat()}"
    elif listed.klass == "snart":
        said = f"{many} når fyra månader inom 30 dagar räknat från {asked.per.isoformat()}"
    else:
        said = f"{many} som pågick {asked.per.isoformat()}"
    if asked.stand.registrerat:
        said += f", så som det var registrerat {asked.stand.registrerat.isoformat()}"
    return f"{said}."


def _classes(links: Links, population: str, current: str) -> tuple[NavLink, ...]:
    return tuple(
        NavLink(named(LISTOR, one), links.listing(one, population), current=one == current)
        for one in LISTS[population]
    )


def _paging(listed: Listed, links: Links) -> Paging:
    pages = max(1, -(-listed.listing.total // PER_PAGE))
    page, population = listed.page, listed.asked.population
    before = links.listing(listed.klass, population, page - 1) if page > 1 else None
    after = links.listing(listed.klass, population, page + 1) if page < pages else None
    return Paging(page, pages, before, after)


def _table(listed: Listed, links: Links) -> Table:
    named_by = partial(enhet_name, listed.organisation, day=listed.asof.per)
    return table(listed.listing, links, listed.klass, listed.asked.population, named_by)


def table(
    listing: Listing, links: Links, klass: str, population: str, enhet: Callable[[str], str]
) -> Table:
    """Make the table: what differs between the lists is one column. `enhet` names an enhet."""
    columns = (
        Column("Ärende", whole=True),
        Column("Sista dag", whole=True),
        Column("Dagar kvar" if klass == "snart" else "Dagar över", numeric=True),
        Column("Läge"),
        Column("Förlängd till", whole=True),
        Column("Inledd", whole=True),
        *((Column("Avslutad", whole=True),) if population == AVSLUTADE else ()),
        Column("Dagar", numeric=True),
        Column("Enhet"),
    )
    rows = tuple(
        _row(row, links, population, enhet(row.enhet), soon=klass == "snart")
        for row in listing.rows
    )
    return Table(utredningar(listing.total), columns, rows, "Inga utredningar i den här listan.")


def _row(row: Row, links: Links, population: str, enhet: str, *, soon: bool) -> tuple[Cell, ...]:
    left = (row.sista_dag - row.inledd).days - row.days
    return (
        Cell(arende_name(row.arende_id), links.arende(row.arende_id)),
        Cell(datum(row.sista_dag)),
        Cell(antal(left if soon else row.days_over)),
        Cell("", brickor=_brickor(row)),
        Cell(datum(row.extended_to) if row.extended_to else "–"),
        Cell(datum(row.inledd)),
        *((Cell(datum(row.avslutad)),) if population == AVSLUTADE else ()),
        Cell(antal(row.days)),
        Cell(enhet),
    )


def _brickor(row: Row) -> tuple[Bricka, ...]:
    found = [Bricka(TIDSKLASS_LABELS[row.tidsklass], KINDS[row.tidsklass])]
    for flag in Flag:
        if flag in row.flags:
            later = f", {datum(row.avslutad)}" if flag is Flag.CLOSED_LATER else ""
            found.append(Bricka(FLAGGOR[flag] + later))
    return tuple(found)

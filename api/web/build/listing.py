"""The page of the ärenden behind one number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.basis import basis_of
from api.web.build.klockor.nav import UTREDNINGAR, downloads, filter_form, paging, sections, seen_by
from api.web.build.names import arende_name, enhet_name
from api.web.formats import antal, datum, utredningar
from api.web.labels import FLAGGOR, LISTOR, named, text
from api.web.links import AVSLUTADE, PAGAENDE, Links
from api.web.models.frame import Frame, Kind, NavLink
from api.web.models.klockor import ClockListPage
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass
from projections.barnutredning.listing import Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.listing import Listing, Row
    from projections.imports.status import ImportStatus

LISTS: Final = {
    PAGAENDE: ("snart", "over_tiden", "over", *Tidsklass, "alla"),
    AVSLUTADE: (*Tidsklass, "alla"),
}
"""The lists of each population, in the order they are offered."""

KINDS: Final = {
    Tidsklass.INOM: Kind.SUCCESS,
    Tidsklass.OVER_INOM_FORLANGNING: Kind.INFO,
    Tidsklass.OVER_FORLANGNING_UTE: Kind.WARNING,
    Tidsklass.OVER_UTAN_FORLANGNING: Kind.ERROR,
}


LEFT: Final = frozenset({"snart", Tidsklass.INOM, Tidsklass.OVER_INOM_FORLANGNING})
"""The lists in which nothing running is over its time: they count the days that are left."""
BOTH: Final = frozenset({"over", "alla"})
"""The lists of running utredningar that hold some with days left and some over."""
LEAST_LEFT: Final = "Den med minst tid kvar står först."
LONGEST_OVER: Final = "Den som har varit över längst står först."
BOTH_ORDERS: Final = "Den som har varit över längst, eller har minst tid kvar, står först."
FIRST_CLOSED: Final = "Den som avslutades först står först."


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything the page needs, fetched at one kontrollnummer."""

    chosen: Chosen
    asof: AsOf
    klass: str
    page: int
    listing: Listing
    imports: ImportStatus
    organisation: Organisation


def listing_page(frame: Frame, listed: Listed, links: ClockLinks) -> ClockListPage:
    """Make the page."""
    population, klass = listed.chosen.asked.population, listed.klass
    here = partial(links.utredningar, klass, population)
    return ClockListPage(
        frame=frame,
        heading=text(population) if klass == "alla" else named(LISTOR, klass),
        lead=_lead(listed),
        seen=seen_by(links),
        sections=sections(links, UTREDNINGAR),
        lists=tuple(
            NavLink(text(one), links.utredningar("alla", one), current=one == population)
            for one in LISTS
        ),
        states=tuple(
            NavLink(named(LISTOR, one), links.utredningar(one, population), current=one == klass)
            for one in LISTS[population]
        ),
        table=_table(listed, links),
        paging=paging(here, listed.page, listed.listing.total),
        downloads=downloads(here),
        filter=filter_form(
            here().partition("?")[0],
            listed.chosen,
            listed.organisation,
            keep={"population": population, "klass": klass},
            period=population == AVSLUTADE,
        ),
        narrowed=bool(listed.chosen.given),
        basis=basis_of(listed.asof, listed.imports),
    )


def _lead(listed: Listed) -> str:
    asked, many = listed.chosen.asked, utredningar(listed.listing.total)
    per = asked.per.isoformat()
    if asked.population == AVSLUTADE:
        said = f"{many} avslutade från {asked.start.isoformat()} till {per}"
    elif listed.klass == "snart":
        said = f"{many} når fyra månader inom 30 dagar räknat från {per}"
    else:
        said = f"{many} som pågick {per}"
    if asked.stand.registrerat:
        said += f", så som det var registrerat {asked.stand.registrerat.isoformat()}"
    order = f" {_order(listed.klass, asked.population)}" if listed.listing.total > 1 else ""
    return f"{said}.{order}"


def _order(klass: str, population: str) -> str:
    """Say in which order the rows of a list stand."""
    if population == AVSLUTADE:
        return FIRST_CLOSED
    return LEAST_LEFT if klass in LEFT else BOTH_ORDERS if klass in BOTH else LONGEST_OVER


def _table(listed: Listed, links: ClockLinks) -> Table:
    named_by = partial(enhet_name, listed.organisation, day=listed.asof.per)
    population = listed.chosen.asked.population
    return table(listed.listing, links.links, listed.klass, population, named_by)


def table(
    listing: Listing, links: Links, klass: str, population: str, enhet: Callable[[str], str]
) -> Table:
    """Make the table: what differs between the lists is one column. `enhet` names an enhet."""
    columns = (
        Column("Ärende", whole=True),
        Column("Sista dag", whole=True),
        Column(_days_heading(klass, population), numeric=True),
        Column("Läge"),
        Column("Inledd", whole=True),
        *((Column("Avslutad", whole=True),) if population == AVSLUTADE else ()),
        Column("Dagar", numeric=True),
        Column("Enhet"),
    )
    rows = tuple(_row(row, links, population, enhet(row.enhet), klass) for row in listing.rows)
    return Table(utredningar(listing.total), columns, rows, "Inga utredningar i den här listan.")


def _days_heading(klass: str, population: str) -> str:
    if population == PAGAENDE and klass in LEFT:
        return "Dagar kvar"
    return "Dagar kvar eller över" if population == PAGAENDE and klass in BOTH else "Dagar över"


def _days(row: Row, population: str, klass: str) -> str:
    """Count the days that are left, or over: one of a closed utredning is never left."""
    if population == AVSLUTADE:
        return antal(row.days_over) if row.days_over else "–"
    # What soon reaches four months is counted to them, whether or not it has been extended.
    last = row.sista_dag if klass == "snart" else max(row.sista_dag, row.extended_to or date.min)
    left = (last - row.inledd).days - row.days
    if klass in BOTH:
        return f"{antal(row.days_over)} över" if row.days_over else f"{antal(left)} kvar"
    return antal(left if klass in LEFT else row.days_over)


def _row(row: Row, links: Links, population: str, enhet: str, klass: str) -> tuple[Cell, ...]:
    return (
        Cell(arende_name(row.arende_id), links.arende(row.arende_id)),
        Cell(datum(row.sista_dag), note=_extended(row)),
        Cell(_days(row, population, klass)),
        Cell("", brickor=_brickor(row)),
        Cell(datum(row.inledd)),
        *((Cell(datum(row.avslutad)),) if population == AVSLUTADE else ()),
        Cell(antal(row.days)),
        Cell(enhet, note=f"Samordnare {row.samordnare}" if row.samordnare else ""),
    )


def _extended(row: Row) -> str:
    """Say until when it was extended: beside its day, since one more column would not fit."""
    return f"Förlängd till {datum(row.extended_to)}" if row.extended_to else ""


HEADINGS: Final = (
    "Utredning", "Enhet", "Samordnare", "Inledd", "Sista dag", "Till vardag", "Förlängd till",
    "Avslutad", "Dagar", "Dagar över", "Klass", "Anmärkning", "Lagrum",
)  # fmt: skip


def plain_rows(listed: Listed) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not known is empty."""
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    return [HEADINGS, *(_plain(row, enhet(row.enhet)) for row in listed.listing.rows)]


def _plain(row: Row, enhet: str) -> tuple[str, ...]:
    days = (row.inledd, row.sista_dag, row.sista_dag_vardag, row.extended_to, row.avslutad)
    return (
        arende_name(row.arende_id).partition(" ")[2],
        enhet,
        row.samordnare or "",
        *(day.isoformat() if day else "" for day in days),
        str(row.days),
        str(row.days_over),
        TIDSKLASS_LABELS[row.tidsklass],
        ", ".join(FLAGGOR[flag] for flag in Flag if flag in row.flags),
        row.lagrum,
    )


def _brickor(row: Row) -> tuple[Bricka, ...]:
    found = [Bricka(TIDSKLASS_LABELS[row.tidsklass], KINDS[row.tidsklass])]
    for flag in Flag:
        if flag in row.flags:
            later = f", {datum(row.avslutad)}" if flag is Flag.CLOSED_LATER else ""
            found.append(Bricka(FLAGGOR[flag] + later))
    return tuple(found)

"""The list of uppföljningar: each with where its time stands, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.basis import basis_of
from api.web.build.klockor.limits import days, moved, state_badge
from api.web.build.klockor.nav import (
    UPPFOLJNINGAR,
    downloads,
    filter_form,
    paging,
    sections,
    seen_by,
)
from api.web.build.names import arende_name, enhet_name
from api.web.formats import antal, datum
from api.web.labels import named
from api.web.labels_klockor import LAGEN, UPPFOLJNINGSLISTOR
from api.web.models.formular import Field, Kind, choices_of
from api.web.models.frame import NavLink
from api.web.models.klockor import ClockListPage
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.clock import Lage
from audit.barnutredning.codes_handlaggning import UPPFOLJNINGSGRUND, UPPFOLJNINGSSLUT

if TYPE_CHECKING:
    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.formular import Form
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.uppfoljningar import UppfoljningListing, UppfoljningRow
    from projections.imports.status import ImportStatus

STATES: Final = {
    "oppna": (Lage.OVER, Lage.LOPER),
    "avslutade": (Lage.FOR_SENT, Lage.I_TID),
}
"""The states that each list can be narrowed to."""
COLUMNS: Final = (
    Column("Utredning", whole=True),
    Column("Enhet"),
    Column("Läge"),
    Column("Dagar", whole=True),
    Column("Sista dag", whole=True),
    Column("Till vardag", whole=True),
    Column("Beslutad", whole=True),
    Column("Efter"),
)
HEADINGS: Final = (
    "Utredning", "Enhet", "Läge", "Sista dag", "Till vardag", "Klart", "Beslutad", "Efter",
    "Slut", "Omräknad efter lagändring", "Lagrum",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUppfoljningar:
    """A stretch of the list, and what it was narrowed to."""

    chosen: Chosen
    asof: AsOf
    lista: str
    lage: str
    page: int
    listing: UppfoljningListing
    imports: ImportStatus
    organisation: Organisation


def uppfoljning_list_page(
    frame: Frame, listed: ListedUppfoljningar, links: ClockLinks
) -> ClockListPage:
    """Make the page."""
    here = partial(links.uppfoljningar, listed.lista, listed.lage)
    return ClockListPage(
        frame=frame,
        heading="Uppföljningar",
        lead=_lead(listed),
        sections=sections(links, UPPFOLJNINGAR),
        seen=seen_by(links),
        lists=tuple(
            NavLink(name, links.uppfoljningar(code), current=code == listed.lista)
            for code, name in UPPFOLJNINGSLISTOR.items()
        ),
        states=tuple(
            NavLink(
                LAGEN[lage] if lage else "Alla",
                links.uppfoljningar(listed.lista, lage),
                current=lage == listed.lage,
            )
            for lage in ("", *STATES[listed.lista])
        ),
        table=_table(listed, links),
        paging=paging(here, listed.page, listed.listing.total),
        downloads=downloads(here),
        filter=_filter(listed, here),
        narrowed=bool(listed.chosen.enhet),
        basis=basis_of(listed.asof, listed.imports),
    )


def _lead(listed: ListedUppfoljningar) -> str:
    asked, many = listed.chosen.asked, _many(listed.listing.total)
    per = asked.per.isoformat()
    said = f"{many} som pågår {per}"
    if listed.lista == "avslutade":
        said = f"{many} som avslutades från {asked.start.isoformat()} till {per}"
    if asked.stand.registrerat:
        said += f", så som det var registrerat {asked.stand.registrerat.isoformat()}"
    return f"{said}."


def _many(total: int) -> str:
    return f"{antal(total)} {'uppföljning' if total == 1 else 'uppföljningar'}"


def _filter(listed: ListedUppfoljningar, here: partial[str]) -> Form:
    form = filter_form(
        here().partition("?")[0],
        listed.chosen,
        listed.organisation,
        keep={"lista": listed.lista},
        samordnare=False,
        period=listed.lista == "avslutade",
    )
    own = {lage.value: LAGEN[lage] for lage in STATES[listed.lista]}
    known = {"": "Alla", **own}
    more = Field("lage", "Läge", Kind.SELECT, choices=choices_of(known, listed.lage))
    return replace(form, fields=(*form.fields, more))


def _table(listed: ListedUppfoljningar, links: ClockLinks) -> Table:
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    rows = tuple(_row(one, enhet(one.enhet), links) for one in listed.listing.rows)
    many = _many(listed.listing.total)
    return Table(many, COLUMNS, rows, _empty(listed))


def _empty(listed: ListedUppfoljningar) -> str:
    """Say what there is none of: in that state, in that enhet, or at all."""
    asked = listed.chosen.asked
    what = f"pågick {asked.per.isoformat()}"
    if listed.lista == "avslutade":
        what = f"avslutades från {asked.start.isoformat()} till {asked.per.isoformat()}"
    state = f" med läget {LAGEN[Lage(listed.lage)].lower()}" if listed.lage else ""
    where = " på enheten" if listed.chosen.enhet else ""
    return f"Ingen uppföljning{state}{where} {what}."


def _row(one: UppfoljningRow, enhet: str, links: ClockLinks) -> tuple[Cell, ...]:
    klocka = one.klocka
    said = ["Omräknad efter lagändring"] if one.recomputed else []
    if klocka.within_vardag:
        said.append("Inom nästa vardag")
    ended = named(UPPFOLJNINGSSLUT, one.utfall) if one.utfall else ""
    return (
        Cell(arende_name(one.arende_id), links.links.arende(one.arende_id)),
        Cell(enhet),
        Cell("", brickor=(state_badge(klocka),), note=". ".join(said)),
        Cell(days(klocka)),
        Cell(datum(klocka.sista_dag)),
        Cell(moved(klocka.sista_dag, klocka.sista_dag_vardag)),
        Cell(datum(one.beslutad)),
        Cell(named(UPPFOLJNINGSGRUND, one.grund), note=ended),
    )


def plain_rows(listed: ListedUppfoljningar) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not known is empty."""
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    return [HEADINGS, *(_plain(one, enhet(one.enhet)) for one in listed.listing.rows)]


def _plain(one: UppfoljningRow, enhet: str) -> tuple[str, ...]:
    klocka = one.klocka
    dates = (klocka.sista_dag, klocka.sista_dag_vardag, klocka.ended, one.beslutad)
    return (
        arende_name(one.arende_id).partition(" ")[2],
        enhet,
        LAGEN[klocka.lage],
        *(day.isoformat() if day else "" for day in dates),
        named(UPPFOLJNINGSGRUND, one.grund),
        named(UPPFOLJNINGSSLUT, one.utfall) if one.utfall else "",
        "ja" if one.recomputed else "nej",
        klocka.limit.lagrum if klocka.limit else "",
    )

"""The list of orosanmälningar: each with where its three times stand, and the same as a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.basis import basis_of
from api.web.build.klockor.limits import days, state_badge
from api.web.build.klockor.nav import ANMALNINGAR, downloads, filter_form, paging, sections, seen_by
from api.web.build.names import anmalan_name, arende_name, enhet_name
from api.web.formats import antal, datum
from api.web.labels import named
from api.web.labels_klockor import ANMALNINGSLISTOR, LAGEN, TIDER
from api.web.models.formular import Field, Form, choices_of
from api.web.models.formular import Kind as Asks
from api.web.models.frame import NavLink
from api.web.models.klockor import ClockListPage
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.clock import Lage
from audit.barnutredning.orosanmalan.codes import ANMALARE, FORHANDSUTFALL, GRUPP
from projections.barnutredning.anmalan_rows import Tid

if TYPE_CHECKING:
    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame
    from audit.barnutredning.clock import Klocka
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.anmalan_rows import AnmalanListing, AnmalanRow
    from projections.imports.status import ImportStatus

COLUMNS: Final = (
    Column("Orosanmälan", whole=True),
    Column("Enhet"),
    Column("Kom in", whole=True),
    Column("Skyddsbedömning"),
    Column("Förhandsbedömning"),
    Column("Besked till anmälaren"),
)
HEADINGS: Final = (
    "Orosanmälan", "Enhet", "Kom in", "Sent på dagen", "Gäller", "Anmälare",
    *(f"{name}: {what}" for name in ("Skyddsbedömning", "Förhandsbedömning", "Besked")
      for what in ("läge", "sista dag", "till vardag", "klart")),
    "Utfall", "Utredning", "Dagar sedan den kom in",
)  # fmt: skip
QUICK: Final = (
    ("", ""),
    (Tid.SKYDDSBEDOMNING.value, Lage.OVER.value),
    (Tid.FORHANDSBEDOMNING.value, Lage.OVER.value),
    (Tid.ATERKOPPLING.value, Lage.OVER.value),
    (Tid.FORHANDSBEDOMNING.value, Lage.LOPER.value),
)
"""The narrowings that are one press away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAnmalningar:
    """A stretch of the list, and what it was narrowed to."""

    chosen: Chosen
    asof: AsOf
    lista: str
    tid: str
    lage: str
    page: int
    listing: AnmalanListing
    imports: ImportStatus
    organisation: Organisation


def anmalan_list_page(frame: Frame, listed: ListedAnmalningar, links: ClockLinks) -> ClockListPage:
    """Make the page."""
    total = listed.listing.total
    here = partial(links.anmalningar, listed.lista, listed.tid, listed.lage)
    return ClockListPage(
        frame=frame,
        heading="Orosanmälningar",
        lead=_lead(listed),
        sections=sections(links, ANMALNINGAR),
        seen=seen_by(links),
        lists=tuple(
            NavLink(name, links.anmalningar(code), current=code == listed.lista)
            for code, name in ANMALNINGSLISTOR.items()
        ),
        states=tuple(
            NavLink(_quick(tid, lage), links.anmalningar(listed.lista, tid, lage), here_now)
            for tid, lage in QUICK
            for here_now in [(tid, lage) == (listed.tid, listed.lage)]
        ),
        table=table(listed, links),
        paging=paging(here, listed.page, total),
        downloads=downloads(here),
        filter=_filter(listed, links),
        narrowed=bool(listed.chosen.enhet),
        basis=basis_of(listed.asof, listed.imports),
    )


def _quick(tid: str, lage: str) -> str:
    return f"{TIDER[tid]}: {LAGEN[lage].lower()}" if tid else "Alla"


def _lead(listed: ListedAnmalningar) -> str:
    asked, total = listed.chosen.asked, listed.listing.total
    many, per = _many(total), asked.per.isoformat()
    if listed.lista == "inkomna":
        said = f"{many} som kom in från {asked.start.isoformat()} till {per}"
    else:
        said = f"{many} där någon tid inte är klar {per}"
    if listed.lage:
        what = TIDER[listed.tid or Tid.FORHANDSBEDOMNING.value]
        said += f", {what.lower()}: {LAGEN[listed.lage].lower()}"
    if asked.stand.registrerat:
        said += f", så som det var registrerat {asked.stand.registrerat.isoformat()}"
    return f"{said}."


def _many(total: int) -> str:
    return f"{antal(total)} {'orosanmälan' if total == 1 else 'orosanmälningar'}"


def _filter(listed: ListedAnmalningar, links: ClockLinks) -> Form:
    """Make the filter with the time and its state."""
    action = links.anmalningar().partition("?")[0]
    form = filter_form(
        action,
        listed.chosen,
        listed.organisation,
        keep={"lista": listed.lista},
        samordnare=False,
        period=listed.lista == "inkomna",
    )
    tider = {"": "Alla tider", **{tid.value: TIDER[tid.value] for tid in Tid}}
    more = (
        Field("tid", "Tid", Asks.SELECT, choices=choices_of(tider, listed.tid)),
        Field("lage", "Läge", Asks.SELECT, choices=choices_of({"": "Alla", **LAGEN}, listed.lage)),
    )
    return replace(form, fields=(*form.fields, *more))


def table(listed: ListedAnmalningar, links: ClockLinks) -> Table:
    """Make the table."""
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    rows = tuple(
        (
            Cell(anmalan_name(one.arende_id), links.anmalan(one.arende_id), note=_led_to(one)),
            Cell(enhet(one.enhet)),
            Cell(datum(one.inkom), note="sent på dagen" if one.inkom_sent else ""),
            clock_cell(one.skyddsbedomning),
            clock_cell(one.forhandsbedomning),
            clock_cell(one.aterkoppling) if one.aterkoppling else Cell("Inte begärt"),
        )
        for one in listed.listing.rows
    )
    return Table(
        _many(listed.listing.total), COLUMNS, rows, "Inga orosanmälningar i den här listan."
    )


def clock_cell(klocka: Klocka) -> Cell:
    """Say where a time stands, with its last day and the days until it or after it."""
    badge, said = state_badge(klocka), []
    if klocka.ended:
        badge = replace(badge, text=LAGEN[klocka.lage])
        said.append(datum(klocka.ended))
    elif klocka.sista_dag:
        said.append(f"sista dag {datum(klocka.sista_dag)}")
    if klocka.lage in {Lage.LOPER, Lage.OVER, Lage.FOR_SENT}:
        said.append(days(klocka))
    if klocka.within_vardag:
        said.append("inom nästa vardag")
    return Cell("", brickor=(badge,), note=", ".join(said))


def _led_to(one: AnmalanRow) -> str:
    """Say what the förhandsbedömning led to, or which utredning ran already."""
    arende = one.utredning or one.pagaende
    said = (
        named(FORHANDSUTFALL, one.utfall) if one.utfall else "",
        arende_name(arende) if arende else "",
    )
    return ": ".join(filter(None, said))


def plain_rows(listed: ListedAnmalningar) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not known is empty."""
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    return [HEADINGS, *(_plain(one, enhet(one.enhet)) for one in listed.listing.rows)]


def _plain(one: AnmalanRow, enhet: str) -> tuple[str, ...]:
    arende = one.utredning or one.pagaende
    return (
        anmalan_name(one.arende_id).partition(" ")[2],
        enhet,
        one.inkom.isoformat(),
        "ja" if one.inkom_sent else "nej",
        named(GRUPP, one.grupp),
        named(ANMALARE, one.anmalare),
        *plain_clocks((one.skyddsbedomning, one.forhandsbedomning, one.aterkoppling)),
        named(FORHANDSUTFALL, one.utfall) if one.utfall else "",
        arende_name(arende).partition(" ")[2] if arende else "",
        str(one.days),
    )


def plain_clocks(clocks: Iterable[Klocka | None]) -> tuple[str, ...]:
    """Give the state, both last days and the day of the end of each time, as in a file."""
    found: list[str] = []
    for one in clocks:
        found.append(LAGEN[one.lage] if one else "")
        dates = (one.sista_dag, one.sista_dag_vardag, one.ended) if one else (None,) * 3
        found += [day.isoformat() if day else "" for day in dates]
    return tuple(found)

"""The lists of what to look at in running utredningar: chains, and what is not noted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.basis import basis_of
from api.web.build.klockor.nav import (
    HANDLAGGNING,
    downloads,
    filter_form,
    paging,
    sections,
    seen_by,
)
from api.web.build.names import arende_name, enhet_name
from api.web.formats import antal, dagar, datum, utredningar
from api.web.labels import named
from api.web.labels_klockor import HANDLAGGNINGSLISTOR
from api.web.models.frame import Kind, NavLink
from api.web.models.klockor import ClockListPage
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.barnutredning.codes_handlaggning import INTE_HORD
from audit.barnutredning.idle import ARBETSLAGE_LABELS, Arbetslage
from projections.barnutredning.kedjor import Kedjor

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.handlaggning import HandlaggningListing, HandlaggningRow
    from projections.barnutredning.kedjor import Kedja, Lank
    from projections.imports.status import ImportStatus

LEADS: Final = {
    "kedjor": "Utredningar om ett och samma barn som inleddes högst {inom} dagar efter att den"
    " förra avslutades. Dagarna räknas ihop. Också följder där alla utredningar är avslutade"
    " står här.",
    "stilla": "Inget är antecknat på mer än {stilla} dagar, enligt utdragen.",
    "underlag_saknas": "Inget utdrag berättar när något senast antecknades.",
    "barn_inte_hort": "Det är inte antecknat att barnet har hörts. Skälet står där det finns.",
    "barn_utan_anteckning": "Varken att barnet har hörts eller varför inte är antecknat.",
    "information_saknas": "Det är inte antecknat att den som berörs har fått information om"
    " utredningen, och inget beslut om att inte lämna den.",
}
COLUMNS: Final = (
    Column("Utredning", whole=True),
    Column("Enhet"),
    Column("Samordnare"),
    Column("Inledd", whole=True),
    Column("Sista dag", whole=True),
    Column("Dagar", numeric=True),
    Column("Barnet hört"),
    Column("Information lämnad"),
    Column("Arbetet"),
)
CHAIN_COLUMNS: Final = (
    Column("Utredning", whole=True),
    Column("I följden"),
    Column("Dagar i allt", numeric=True),
    Column("Inledd", whole=True),
    Column("Avslutad", whole=True),
    Column("Dagar", numeric=True),
    Column("Efter den förra"),
    Column("Enhet"),
)
HEADINGS: Final = (
    "Utredning", "Enhet", "Samordnare", "Inledd", "Sista dag", "Dagar", "Barnet hört",
    "Varför inte", "Information lämnad", "Beslut att inte lämna", "Arbetet", "Senast känt",
    "Känt till och med",
)  # fmt: skip
CHAIN_HEADINGS: Final = (
    "Följd", "Utredning", "Enhet", "Inledd", "Avslutad", "Dagar", "Dagar efter förra",
    "Dagar i allt",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHandled:
    """A stretch of one of the lists."""

    chosen: Chosen
    asof: AsOf
    lista: str
    page: int
    listing: Kedjor | HandlaggningListing
    imports: ImportStatus
    organisation: Organisation
    inom: int
    stilla: int


def handled_list_page(frame: Frame, listed: ListedHandled, links: ClockLinks) -> ClockListPage:
    """Make the page."""
    here = partial(links.handlaggning, listed.lista)
    return ClockListPage(
        frame=frame,
        heading=HANDLAGGNINGSLISTOR[listed.lista],
        lead=LEADS[listed.lista].format(inom=listed.inom, stilla=listed.stilla),
        sections=sections(links, HANDLAGGNING),
        seen=seen_by(links),
        lists=tuple(
            NavLink(name, links.handlaggning(code), current=code == listed.lista)
            for code, name in HANDLAGGNINGSLISTOR.items()
        ),
        states=(),
        table=_table(listed, links),
        paging=paging(here, listed.page, listed.listing.total),
        downloads=downloads(here),
        filter=filter_form(
            here().partition("?")[0],
            listed.chosen,
            listed.organisation,
            keep={"lista": listed.lista},
            samordnare=listed.lista != "kedjor",
        ),
        narrowed=bool(listed.chosen.given),
        basis=basis_of(listed.asof, listed.imports),
    )


def _table(listed: ListedHandled, links: ClockLinks) -> Table:
    enhet, per = partial(enhet_name, listed.organisation, day=listed.asof.per), listed.asof.per
    found = listed.listing
    if isinstance(found, Kedjor):
        rows = tuple(
            _link(one, number, part, enhet(part.enhet), links)
            for one in found.rows
            for number, part in enumerate(one.parts, 1)
        )
        many = f"{antal(found.total)} {'följd' if found.total == 1 else 'följder'}"
        return Table(f"{many}, {datum(per)}", CHAIN_COLUMNS, rows, "Inga utredningar i följd.")
    lines = tuple(_row(one, enhet(one.enhet), links) for one in found.rows)
    caption = f"{utredningar(found.total)} som pågick {datum(per)}"
    return Table(caption, COLUMNS, lines, "Inga utredningar i den här listan.")


def _link(chain: Kedja, number: int, part: Lank, enhet: str, links: ClockLinks) -> tuple[Cell, ...]:
    runs = (Bricka("Pågår", Kind.WARNING, mark="snart"),) if part.avslutad is None else ()
    return (
        Cell(arende_name(part.arende_id), links.links.arende(part.arende_id)),
        Cell(f"{number} av {len(chain.parts)}"),
        Cell(antal(chain.days)),
        Cell(datum(part.inledd)),
        Cell("" if runs else datum(part.avslutad), brickor=runs),
        Cell(antal(part.days)),
        Cell(gap_in_words(part, first=number == 1)),
        Cell(enhet),
    )


def gap_in_words(part: Lank, *, first: bool) -> str:
    """Say how soon after the one before an utredning was opened."""
    if first:
        return "Först i följden"
    if part.gap is None:
        return "Medan en annan pågick"
    return "Samma dag" if part.gap == 0 else f"{dagar(part.gap)} efter"


def chain_lines(chain: Kedja, own: UUID) -> tuple[str, ...]:
    """Say on the page of one utredning which chain it is a part of."""
    place = next(at for at, part in enumerate(chain.parts, 1) if part.arende_id == own)
    others = ", ".join(
        f"{arende_name(part.arende_id)} ({datum(part.inledd)} till"
        f" {datum(part.avslutad) if part.avslutad else 'nu'}, {dagar(part.days)})"
        for part in chain.parts
        if part.arende_id != own
    )
    total = f"Tillsammans har de pågått {dagar(chain.days)}."
    said = f"Utredningen är nummer {place} av {len(chain.parts)} i följd om samma barn."
    return (f"{said} {total}", f"De andra: {others}.")


def _row(one: HandlaggningRow, enhet: str, links: ClockLinks) -> tuple[Cell, ...]:
    why = named(INTE_HORD, one.inte_hord) if one.inte_hord and one.hord is None else ""
    return (
        Cell(arende_name(one.arende_id), links.links.arende(one.arende_id)),
        Cell(enhet),
        Cell(one.samordnare or "–"),
        Cell(datum(one.inledd)),
        Cell(datum(one.sista_dag)),
        Cell(antal(one.days)),
        Cell(datum(one.hord) if one.hord else "Nej", note=why or _unnoted(one.hord)),
        Cell(datum(one.informerad) if one.informerad else "Nej", note=_withheld(one.undanhallen)),
        Cell("", brickor=(_work(one),), note=f"senast känt {datum(one.arbete.last)}"),
    )


def _unnoted(hord: date | None) -> str:
    return "" if hord else "inget antecknat om varför"


def _withheld(undanhallen: date | None) -> str:
    return f"beslut {datum(undanhallen)} att inte lämna" if undanhallen else ""


def _work(one: HandlaggningRow) -> Bricka:
    name = ARBETSLAGE_LABELS[one.arbete.lage]
    if one.arbete.lage is Arbetslage.STILLA:
        return Bricka(f"{name}: {dagar(one.arbete.days)}", Kind.WARNING, mark="over")
    running = one.arbete.lage is Arbetslage.ARBETE_PAGAR
    return Bricka(name, Kind.SUCCESS if running else Kind.NEUTRAL, mark="inom" if running else "")


def plain_rows(listed: ListedHandled) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not known is empty."""
    enhet = partial(enhet_name, listed.organisation, day=listed.asof.per)
    found = listed.listing
    if isinstance(found, Kedjor):
        parts = (
            _plain_link(at, one, part, enhet(part.enhet))
            for at, one in enumerate(found.rows, 1)
            for part in one.parts
        )
        return [CHAIN_HEADINGS, *parts]
    return [HEADINGS, *(_plain(one, enhet(one.enhet)) for one in found.rows)]


def _plain_link(at: int, chain: Kedja, part: Lank, enhet: str) -> tuple[str, ...]:
    return (
        str(at),
        arende_name(part.arende_id).partition(" ")[2],
        enhet,
        part.inledd.isoformat(),
        part.avslutad.isoformat() if part.avslutad else "",
        str(part.days),
        "" if part.gap is None else str(part.gap),
        str(chain.days),
    )


def _plain(one: HandlaggningRow, enhet: str) -> tuple[str, ...]:
    return (
        arende_name(one.arende_id).partition(" ")[2],
        enhet,
        one.samordnare or "",
        one.inledd.isoformat(),
        one.sista_dag.isoformat(),
        str(one.days),
        one.hord.isoformat() if one.hord else "",
        named(INTE_HORD, one.inte_hord) if one.inte_hord else "",
        one.informerad.isoformat() if one.informerad else "",
        one.undanhallen.isoformat() if one.undanhallen else "",
        ARBETSLAGE_LABELS[one.arbete.lage],
        one.arbete.last.isoformat(),
        one.arbete.known_through.isoformat() if one.arbete.known_through else "",
    )

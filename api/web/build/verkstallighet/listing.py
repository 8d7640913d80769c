"""The list of ej verkställda beslut on any day, and the same rows as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.verkstallighet.seen import badges
from api.web.build.verkstallighet.urval import day_form, downloads, paging
from api.web.formats import antal, dagar, datum
from api.web.forms_verkstallighet.specs import INSATSNAMN
from api.web.labels_verkstallighet import beslut_name
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Head
from api.web.models.verkstallighet import BeslutListPage
from audit.verkstallighet import codes
from audit.verkstallighet.kvartalet import kvartal_of
from audit.verkstallighet.lage import LAGE_LABELS

if TYPE_CHECKING:
    from api.web.build.verkstallighet.seen import Seen
    from projections.verkstallighet.listing import BeslutListing
    from projections.verkstallighet.rows import BeslutRow

FILTERS: Final = {"vantar": "Väntar", "rapporteras": "Över tre månader", "alla": "Alla"}
COLUMNS: Final = (
    *(Column("Beslut", whole=True), Column("Insats"), Column("Enhet"), Column("Läge")),
    *(Column("Väntat", numeric=True), Column("Sista dag", whole=True)),
)
HEADINGS: Final = (
    "Beslut", "Beslutsdag", "Insats", "Lag", "Enhet", "Läge", "Saknas", "Räknas från",
    "Gäller", "Tre månader går ut", "Dagar", "Rapporteras", "Rapporteras enligt",
)  # fmt: skip


def beslut_list(seen: Seen, lage: str, listing: BeslutListing, number: int) -> BeslutListPage:
    """Make the list, a page at a time."""
    address = partial(_address, seen, lage)
    return BeslutListPage(
        frame=seen.frame,
        head=_head(seen, listing),
        filters=tuple(
            Link(name, seen.at("", lage=kod), "visas nu" if kod == lage else "")
            for kod, name in FILTERS.items()
        ),
        table=Table(
            FILTERS[lage], COLUMNS, tuple(_row(seen, one) for one in listing.rows), "Inga beslut."
        ),
        paging=paging(address, number, listing.total),
        downloads=downloads(lambda form: seen.at(f"/lista.{form}", lage=lage)),
        day=day_form(seen, seen.base, {"lage": lage}),
        basis=seen.basis,
    )


def _address(seen: Seen, lage: str, number: int) -> str:
    return seen.at("", lage=lage, sida=number if number > 1 else None)


def _head(seen: Seen, listing: BeslutListing) -> Head:
    ar, nummer = kvartal_of(seen.per)
    return Head(
        overline="Gynnande beslut",
        heading="Ej verkställda beslut",
        lead=_lead(seen, listing.counts.rapporteras),
        done=seen.done,
        more=(
            *seen.links(None, "register-beslut"),
            Link("Kvartalets rapportering", seen.at(f"/kvartal/{ar}/{nummer}")),
            Link("Väntelistan", f"/{seen.acting.log.namnd.slug}/vantelista/{ar}"),
        ),
    )


def _lead(seen: Seen, number: int) -> str:
    """Say how many are reported: decisions never carried out, in part, or broken off alike."""
    found = f"{antal(number)} beslut" if number else "inget beslut"
    when = "För" if seen.standing.now else f"Läget {datum(seen.per)}: för"
    told = f"{when} {found} har det gått mer än tre månader sedan beslutet eller avbrottet."
    report = ("Det rapporteras." if number == 1 else "De rapporteras.") if number else ""
    order = "Det som har väntat längst står först." if number > 1 else ""
    return " ".join(filter(None, (told, report, order)))


def _row(seen: Seen, one: BeslutRow) -> tuple[Cell, ...]:
    days = one.days(seen.per)
    return (
        Cell(beslut_name(one.beslut).removeprefix("Beslut "), seen.at(f"/{one.beslut}")),
        Cell(INSATSNAMN[one.insats], note=f"Saknas: {one.saknas}" if one.saknas else ""),
        Cell(seen.enhet(one.enhet)),
        Cell("", brickor=badges(one.lage, reported=one.reportable(seen.per))),
        Cell("" if days is None else dagar(days)),
        Cell(datum(one.sista_dag) if one.sista_dag else ""),
    )


def plain_rows(seen: Seen, listing: BeslutListing) -> list[tuple[str, ...]]:
    """Give the rows of a file, headings first; what is not there is empty."""
    return [HEADINGS, *(_plain(seen, one) for one in listing.rows)]


def _plain(seen: Seen, one: BeslutRow) -> tuple[str, ...]:
    days = one.days(seen.per)
    return (
        beslut_name(one.beslut).removeprefix("Beslut "),
        one.beslutad.isoformat(),
        INSATSNAMN[one.insats],
        codes.LAG[one.lag],
        seen.enhet(one.enhet),
        LAGE_LABELS[one.lage],
        one.saknas or "",
        one.start.isoformat() if one.start else "",
        codes.SLAG[one.slag] if one.slag else "",
        one.sista_dag.isoformat() if one.sista_dag else "",
        "" if days is None else str(days),
        "ja" if one.reportable(seen.per) else "nej",
        " och ".join(one.lagrum(seen.per)),
    )

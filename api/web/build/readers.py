"""The page of who has read: newest first, as the read log has it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts.sight import GRANSKNING
from api.web import labels_klockor
from api.web.build.insyn import within
from api.web.build.names import stream_digits
from api.web.formats import antal, tid
from api.web.labels import LASNINGAR, LISTOR, ROLLER, TEXTS, named
from api.web.links import AVSLUTADE, PAGAENDE
from api.web.listed import LAGEN
from api.web.models.pages import ReadersPage
from api.web.models.parts import Cell, Column, Paging, Table
from audit.law.lagar import LAG
from audit.lexsarah.bedomning import BEDOMNING
from audit.store.log_events import ReadingRecorded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.web.links import Links
    from api.web.models.frame import Frame
    from audit.envelope import Recorded

PER_PAGE: Final = 50
VALUES: Final = {
    **LISTOR,
    **BEDOMNING,
    **LAGEN,
    **LAG,
    **{one: TEXTS[one] for one in (PAGAENDE, AVSLUTADE)},
}
"""The words for what a list was narrowed to."""
OWN: Final = {
    "lage": {**labels_klockor.LAGEN, **LAGEN},
    "tid": labels_klockor.TIDER,
    "listan": {
        **labels_klockor.ANMALNINGSLISTOR,
        **labels_klockor.UPPFOLJNINGSLISTOR,
        **labels_klockor.HANDLAGGNINGSLISTOR,
    },
}
"""The words of those filters whose codes mean something else in another."""


def readers_page(
    frame: Frame,
    found: tuple[Sequence[Recorded], int, int],
    names: Mapping[UUID, str],
    links: Links,
    granskningar: Mapping[str, str] = MappingProxyType({}),
) -> ReadersPage:
    """Make the page from a stretch of the read log, its size and the number of the page.

    `granskningar` holds the headings of those within which revisorer have read.
    """
    recorded, size, page = found
    columns = (Column("När", whole=True), Column("Vem"), Column("Vad"), Column("Urval"))
    rows = tuple(
        _row(one, one.event, names, granskningar)
        for one in recorded
        if isinstance(one.event, ReadingRecorded)
    )
    pages = max(1, -(-size // PER_PAGE))
    return ReadersPage(
        frame=frame,
        table=Table("Läsningar, den senaste först", columns, rows, "Ingen har läst något än."),
        paging=Paging(
            page,
            pages,
            links.readers(page - 1) if page > 1 else None,
            links.readers(page + 1) if page < pages else None,
        ),
    )


def _row(
    one: Recorded,
    reading: ReadingRecorded,
    names: Mapping[UUID, str],
    granskningar: Mapping[str, str],
) -> tuple[Cell, ...]:
    who = names.get(one.actor.account, "Okänt konto") if one.actor else "–"
    role = named(ROLLER, one.actor.role) if one.actor else ""
    what = named(LASNINGAR, reading.what)
    if reading.arende is not None:
        what = f"{what}: {stream_digits(reading.arende)}"
    selection = (
        ", ".join(filter(None, (within(reading, granskningar), *_selection(reading)))) or "–"
    )
    return (Cell(tid(one.recorded_at)), Cell(who, note=role), Cell(what), Cell(selection))


def _selection(reading: ReadingRecorded) -> list[str]:
    chosen = [
        f"{named(LASNINGAR, name).lower()}: {OWN.get(name, VALUES).get(value, value).lower()}"
        for name, value in (reading.filters or {}).items()
        if name != GRANSKNING
    ]
    if reading.count is not None:
        chosen.append(f"{antal(reading.count)} rader")
    return chosen

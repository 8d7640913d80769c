"""Beslut counted in other systems: the counts that a month rests on, and one with its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.formats import antal, datum, tid
from api.web.models.frame import NavLink
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Words as Noted
from api.web.models.register import CountPage
from audit.delegation import BeslutCounted
from audit.delegation.codes import KALLA
from audit.law.delegation import SAKER
from audit.lexsarah.codes_utredning import BESLUTSSLAG, BESLUTSUTFALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from api.acts.delegation_words import Noted as Read
    from api.web.build.cases import Words
    from api.web.models.frame import Frame
    from audit.delegation import EnhetCount
    from projections.lexsarah.beslut import Count

SEALED: Final = "Skyddad text, om något är antecknat"
READ_BY: Final = "Läses av nämndsekreterare, kvalitet och beslutsfattare IVO."
NO_TIME: Final = "framgår inte"
TAKEN_BACK: Final = "Återtagen"


def address_of(namnd: str, rakning: UUID) -> str:
    """Give the address of one count."""
    return f"/{namnd}/delegationslista/rakning/{rakning}"


def counts_table(namnd: str, found: Sequence[Count]) -> Table | None:
    """List counts, each leading to its own page; None where there are none."""
    columns = (
        Column("Varifrån siffrorna kommer"),
        Column("Tid"),
        Column("Antal beslut", numeric=True),
        Column("Registrerat", whole=True),
    )
    rows = tuple(
        (
            Cell(KALLA.get(one.kalla, one.kalla), address_of(namnd, one.rakning)),
            Cell(_time(*(one.period or (None, None)))),
            Cell(antal(one.antal) if one.rows else TAKEN_BACK),
            Cell(tid(one.recorded_at)),
        )
        for one in found
    )
    return Table("Räknat i andra system", columns, rows) if rows else None


def count_page(frame: Frame, words: Words, read: Read) -> CountPage:
    """Make the page of one count as it stands, with what is noted of it each time."""
    counted = [
        (one.recorded_at, one.event) for one in read.history if isinstance(one.event, BeslutCounted)
    ]
    newest = counted[-1][1]
    month = f"?manad={newest.fran.isoformat()[:7]}" if newest.fran else ""
    return CountPage(
        frame=frame,
        heading="Räknade delegationsbeslut",
        lead="Besluten och skälen till dem står i ett annat system. Här är de räknade.",
        back=NavLink("Tillbaka till listan", f"/{words.namnd}/delegationslista{month}"),
        facts=(
            ("Varifrån siffrorna kommer", KALLA.get(newest.kalla, newest.kalla)),
            ("Tid", _time(newest.fran, newest.till)),
            ("Antal beslut", antal(sum(one.antal for one in newest.enheter))),
            ("Summa enligt källan", NO_TIME if newest.summa is None else antal(newest.summa)),
        ),
        table=Table(
            "Antal beslut per enhet",
            (Column("Enhet"), Column("Slag"), Column("Antal", numeric=True)),
            tuple(row for one in newest.enheter for row in _unit(one, words)),
            "Räkningen är återtagen.",
        ),
        notes=tuple(_notes(counted, shown=read.sight.words)),
    )


def _unit(one: EnhetCount, words: Words) -> Iterator[tuple[Cell, ...]]:
    name = words.enhet(one.enhet)
    yield Cell(name), Cell("alla slag"), Cell(antal(one.antal))
    for part in one.varav:
        yield Cell(name), Cell(kind_of(part.slag, part.utfall)), Cell(antal(part.antal))


def kind_of(slag: str, utfall: str | None) -> str:
    """Say which of an enhet's beslut a row counts, and how they went where that is told."""
    how = f", {BESLUTSUTFALL[utfall].lower()}" if utfall in BESLUTSUTFALL else ""
    return f"varav {SAKER.get(slag) or BESLUTSSLAG.get(slag, slag)}{how}"


def _notes(counted: Sequence[tuple[datetime, BeslutCounted]], *, shown: bool) -> Iterator[Noted]:
    """Give what is noted each time it was registered; who may not read is not told whether any."""
    for when, one in reversed(counted):
        heading = f"Registrerat {tid(when)}"
        if shown:
            yield Noted(heading, one.text or "", "" if one.text else "Inget är antecknat.")
        else:
            yield Noted(heading, SEALED, READ_BY)


def _time(fran: date | None, till: date | None) -> str:
    return f"{datum(fran)} – {datum(till)}" if fran and till else NO_TIME

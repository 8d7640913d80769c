"""The yearly summary of random draws for egenkontroll: what was drawn, reviewed and found."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from api.reports.internkontroll.parts import finished
from api.reports.internkontroll.saying import listed
from api.web.formats import MONTHS, antal, datum, gemen
from audit.internkontroll.dragning import GRANSKNING, HANDELSER, UNDERLAG

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from audit.internkontroll.dragning_sammanstallning import Dragningsrad, Sammanstallning

HOW: Final = (
    "Var och en som har kontrollnumret och listan kan göra om en dragning och få samma urval."
    " Ingen väljer vad som dras: det följer av registrets Kontrollstämpel."
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """When a draw was made, and the day of the extract that it was made from, if any."""

    made: date
    read_in: date | None


NOT_TOLD: Final[Mapping[int, Drawn]] = MappingProxyType({})


def draws_document(
    found: Sammanstallning, ar: int, moment: Moment, drawn: Mapping[int, Drawn] = NOT_TOLD
) -> Document:
    """Make the paper of a year; `drawn` tells of each draw by its number when it was made."""
    blocks = (
        Facts((("Avseende", str(ar)), ("Till", moment.namnd))),
        Heading("Förslag till beslut"),
        Paragraph(f"{moment.namnd} noterar sammanställningen av dragningarna för {ar}."),
        Heading("Sammanfattning"),
        Paragraph(in_short(found)),
        Paragraph(HOW, quiet=True),
        Heading("Ärendebeskrivning"),
        *_rows(found, ar, drawn),
        Heading("Beslutsunderlag"),
        Bullets((f"Registret: {gemen(moment.footer)}",)),
        Heading("Beslutet skickas till"),
        Bullets(("Verksamhetschefen", "Den som ansvarar för kvalitet")),
    )
    return finished(f"Dragningar för egenkontroll {ar}", moment, blocks)


def in_short(found: Sammanstallning) -> str:
    """Say the year in two or three sentences."""
    told = f"{antal(found.dragna)} drogs och {antal(found.granskade)} är granskade."
    outcomes = [f"{antal(n)} {_reviewed(name)}" for name, n in found.utfall.items() if n]
    if outcomes:
        told += f" Utfall: {listed(outcomes)}."
    if found.manader_utan:
        months = listed([MONTHS[one - 1] for one in found.manader_utan])
        told += f" Ingen dragning gjordes för {months}."
    return told


def _reviewed(code: str) -> str:
    """Say inside a sentence how something drawn was found: `med anmärkning`."""
    said = GRANSKNING[code].lower()
    return f"med {said}" if code == "anmarkning" else said


def short(read_in: date | None, ar: int, manad: int) -> str:
    """Say that the extract that is drawn from is older than the month's end; empty where not."""
    last = date(ar, manad, monthrange(ar, manad)[1])
    if read_in is None or read_in >= last:
        return ""
    return (
        f"Obs: det nyaste utdraget var av {datum(read_in)}. Utredningar som har inletts därefter"
        f" fanns inte med, fast dragningen gäller {MONTHS[manad - 1]}."
    )


def _rows(found: Sammanstallning, ar: int, drawn: Mapping[int, Drawn]) -> Iterator[Block]:
    columns = (
        Column("Månad", 11),
        Column("Drogs ur", 34),
        Column("Antal att dra ur", 12, numeric=True),
        Column("Dragna", 10, numeric=True),
        Column("Granskade", 13, numeric=True),
        Column("Utfall", 24),
    )
    rows = [_row(one, ar, drawn.get(one.dragning)) for one in found.rader]
    total = ("Alla", "", "", antal(found.dragna), antal(found.granskade), "")
    yield Table("Dragning för dragning", columns, (*rows, total) if rows else (), total=True,
                empty="Ingen dragning är gjord.")  # fmt: skip


def _row(one: Dragningsrad, ar: int, drawn: Drawn | None) -> tuple[str, ...]:
    outcomes = [f"{GRANSKNING[name].lower()} {antal(n)}" for name, n in one.utfall.items() if n]
    waits = [f"väntar {antal(one.waiting)}"] if one.waiting else []
    return (
        MONTHS[one.manad - 1],
        f"{underlag(one.underlag)}{_when(drawn, ar, one.manad) if drawn else ''}",
        antal(one.population),
        antal(one.dragna),
        antal(one.granskade),
        ", ".join((*outcomes, *waits)) or "–",
    )


def _when(drawn: Drawn, ar: int, manad: int) -> str:
    read = f" ur uppgifter inlästa till och med {datum(drawn.read_in)}" if drawn.read_in else ""
    return f". Drogs {datum(drawn.made)}{read}. {short(drawn.read_in, ar, manad)}".rstrip()


def underlag(code: str) -> str:
    """Say what was drawn from."""
    if code.startswith(HANDELSER):
        return f"Händelsen ”{code.removeprefix(HANDELSER)}”, under månaden"
    return UNDERLAG.get(code, code)

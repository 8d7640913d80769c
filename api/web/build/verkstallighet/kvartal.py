"""The work of a quarter: the individrapporter it asks for, the statistics, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.verkstallighet.quarter import slag_in_words
from api.web.build.verkstallighet.individrapporter import LAST_DAY, sent_cell, unsent_cell
from api.web.build.verkstallighet.seen import Seen
from api.web.build.verkstallighet.urval import day_form, downloads, paging
from api.web.formats import antal, dagar, datum
from api.web.forms_verkstallighet.specs import INSATSNAMN
from api.web.labels_verkstallighet import beslut_name
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Head, Words
from api.web.models.verkstallighet import KvartalPage
from audit.verkstallighet import codes
from audit.verkstallighet.individrapporter import CLOSING, MOTTAGARE
from audit.verkstallighet.kvartalet import KVARTAL, begun, ended, first_day, last_day_at_ivo, total
from audit.verkstallighet.rapporterat import Kvartal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.verkstallighet.events_listor import Statistikrad
    from audit.verkstallighet.kvartalet import Slag
    from projections.verkstallighet.kvartal import Kvartalslage, RapportRow

NONE = "Det finns inget att rapportera det här kvartalet."
NOT_BEGUN = "Kvartalet börjar {dag}. Det finns inget att rapportera än."
RUNS = "Kvartalet är inte slut. Så här ser det ut"
HEADINGS = (
    "Beslut", "Beslutsdag", "Insats", "Lag", "Enhet", "Rapporten gäller", "Räknas från", "Gäller",
    "Slutade", "Dagar", "Rapporteras enligt", "Till IVO", "Till revisorerna",
)  # fmt: skip


def kvartal_page(seen: Seen, ar: int, nummer: int, found: Kvartalslage, number: int) -> KvartalPage:
    """Make the page of a quarter; one that still runs is shown as far as the day."""
    here, whole = f"/kvartal/{ar}/{nummer}", ended(ar, nummer, seen.per)
    there = begun(ar, nummer, seen.per)
    # On paper as it was known too: the number says which.
    nr = None if seen.standing.now else seen.standing.asof.position
    known = f"?nr={nr}" if nr else ""
    papers = f"{seen.base}{here}/papper"
    return KvartalPage(
        frame=seen.frame,
        head=Head(
            overline="Ej verkställda beslut",
            heading=f"Kvartal {nummer} {ar}",
            lead=_lead(seen, ar, nummer, found.total),
            back=Link("Ej verkställda beslut", seen.at("")),
            done=seen.done,
            more=seen.kvartal_links(ar, nummer, "send-kvartal") if whole else (),
        ),
        reports=_reports(seen, (ar, nummer), found) if there else None,
        reports_note=LAST_DAY if found.total else "",
        statistics=statistics_table(
            found.statistik, found.delvis, f"Statistik till fullmäktige per {datum(found.per)}"
        )
        if there
        else None,
        told=tuple(_told(seen.known.kvartal.get((ar, nummer), Kvartal()))),
        papers=()
        if not there
        else (
            Link("Individrapporter till IVO, att skriva av", f"{papers}/ivo{known}"),
            Link("Individrapporter till revisorerna", f"{papers}/revisorerna{known}"),
            Link("Statistik till fullmäktige", f"{papers}/fullmaktige{known}"),
        ),
        quarters=tuple(
            Link(f"Kvartal {one}", seen.at(f"/kvartal/{ar}/{one}"), "visas nu" * (one == nummer))
            for one in KVARTAL
        ),
        paging=paging(lambda page: seen.at(here, sida=page), number, found.total),
        downloads=()
        if not there
        else (
            *downloads(lambda form: seen.at(f"{here}/rapporter.{form}"), "rapporterna"),
            *downloads(lambda form: seen.at(f"{here}/statistik.{form}"), "statistiken"),
        ),
        day=day_form(seen, f"{seen.base}{here}", {}),
        basis=seen.basis,
    )


def _lead(seen: Seen, ar: int, nummer: int, number: int) -> str:
    """Say how many reports it asks for, and whether the quarter is over."""
    if not begun(ar, nummer, seen.per):
        return (
            f"Kvartalet börjar {datum(first_day(ar, nummer))}. Det finns inget att rapportera än."
        )
    found = f"{_reported(number)}." if number else NONE
    day = "i dag" if seen.standing.now else datum(seen.per)
    told = found if ended(ar, nummer, seen.per) else f"{RUNS} {day}. {found}"
    return f"{told} {_last_day(seen, ar, nummer)}" if number else told


def _last_day(seen: Seen, ar: int, nummer: int) -> str:
    """Say by when IVO took the reports, and where that is today or has passed."""
    last = last_day_at_ivo(ar, nummer)
    said = f"Sista dag hos IVO (2019 års tider): {datum(last)}."
    if last < seen.per:
        return f"{said} Den har gått."
    return f"{said} Det är i dag." if last == seen.per and seen.standing.now else said


def _reports(seen: Seen, kvartal: tuple[int, int], found: Kvartalslage) -> Table:
    columns = (
        *(Column("Beslut", whole=True), Column("Insats"), Column("Rapporten gäller")),
        *(Column("Räknas från", whole=True), Column("IVO"), Column("Revisorerna")),
    )
    rows = tuple(_row(seen, kvartal, one) for one in found.rapporter)
    return Table("Individrapporter", columns, rows, NONE)


def _row(seen: Seen, kvartal: tuple[int, int], one: RapportRow) -> tuple[Cell, ...]:
    state = one.beslut
    slag = state.slag or ""
    when = f", {datum(state.slut)}" if state.slut else ""
    return (
        Cell(beslut_name(state.beslut).removeprefix("Beslut "), seen.at(f"/{state.beslut}")),
        Cell(INSATSNAMN[state.insats]),
        Cell(codes.rapport_i_ord(one.rapportslag, slag) + when, note=codes.SLAG[slag]),
        Cell(datum(state.start) if state.start else ""),
        *(_sent(seen, kvartal, one, to) for to in MOTTAGARE),
    )


def _sent(seen: Seen, kvartal: tuple[int, int], one: RapportRow, mottagare: str) -> Cell:
    """Say whether it went to a recipient, as the page of the beslut does."""
    if mottagare in one.mottagare:
        return sent_cell()
    due = ended(*kvartal, seen.per) or one.rapportslag in CLOSING
    return unsent_cell(kvartal, seen.per, due=due)


def plain_reports(
    seen: Seen, kvartal: tuple[int, int], found: Kvartalslage
) -> list[tuple[str, ...]]:
    """Give the individrapporter as the rows of a file, headings first."""
    return [HEADINGS, *(_plain(seen, kvartal, one, found) for one in found.rapporter)]


def _plain(
    seen: Seen, kvartal: tuple[int, int], one: RapportRow, found: Kvartalslage
) -> tuple[str, ...]:
    state = one.beslut
    return (
        beslut_name(state.beslut).removeprefix("Beslut "),
        state.beslutad.isoformat(),
        INSATSNAMN[state.insats],
        codes.LAG[state.lag],
        seen.enhet(state.enhet),
        codes.rapport_i_ord(one.rapportslag, state.slag or ""),
        state.start.isoformat() if state.start else "",
        codes.SLAG[state.slag or ""],
        state.slut.isoformat() if state.slut else "",
        str(state.days(found.per)),
        " och ".join(state.lagrum(found.per)),
        *(_sent(seen, kvartal, one, to).brickor[0].text.lower() for to in MOTTAGARE),
    )


def plain_statistics(found: Kvartalslage) -> list[tuple[str, ...]]:
    """Give the statistics as the rows of a file: one per beslut, never who, never suppressed."""
    head = ("Insats", "Lag", "Gäller", "Dagar sedan beslutet eller avbrottet")
    return [
        head,
        *(
            (INSATSNAMN[one.insats], codes.LAG[one.lag], codes.SLAG[one.slag], str(days))
            for one in found.statistik
            for days in one.dagar
        ),
    ]


def statistics_table(
    rows: Sequence[Statistikrad], delvis: Mapping[Slag, int], caption: str
) -> Table:
    """Show statistics: number, kinds and time elapsed, never suppressed, and the sum last."""
    columns = (
        *(Column("Insats"), Column("Lag"), Column("Gäller")),
        *(Column("Antal", numeric=True), Column("Dagar sedan beslutet eller avbrottet")),
    )
    shown = tuple(
        (
            Cell(INSATSNAMN[one.insats]),
            Cell(codes.LAG[one.lag]),
            Cell(slag_in_words(one, delvis)),
            Cell(antal(len(one.dagar))),
            Cell(", ".join(map(antal, one.dagar))),
        )
        for one in rows
    )
    if rows:
        longest = max(one.dagar[0] for one in rows)
        last = f"Längst: {dagar(longest)}"
        shown += ((Cell("Alla"), Cell(""), Cell(""), Cell(antal(total(rows))), Cell(last)),)
    return Table(caption, columns, shown, "Inga beslut har väntat mer än tre månader.")


def _reported(number: int) -> str:
    return "1 individrapport" if number == 1 else f"{antal(number)} individrapporter"


def _counted(rows: Sequence[Statistikrad]) -> str:
    """Count what was told of by kind: an avbrott is no beslut that was never carried out."""
    numbers = {slag: total(one for one in rows if one.slag == slag) for slag in codes.SLAG}
    return " och ".join(f"{antal(n)} {slag}" for slag, n in numbers.items() if n) or "0 beslut"


def _told(state: Kvartal) -> list[Words]:
    return [
        Words(
            f"{codes.MOTTAGARE[one.mottagare]}: {datum(one.skickad)}",
            f"{_counted(one.statistik)} per {datum(one.per)}, {_reported(one.antal_rapporter)}.",
        )
        for one in state.reports.values()
    ]

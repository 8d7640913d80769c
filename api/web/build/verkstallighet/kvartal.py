"""The work of a quarter: the individrapporter it asks for, the statistics, what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.verkstallighet.seen import Seen, beslut_name
from api.web.formats import antal, dagar, datum
from api.web.forms_verkstallighet.specs import INSATSNAMN
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Head, Words
from api.web.models.verkstallighet import KvartalPage
from audit.verkstallighet import codes
from audit.verkstallighet.kvartalet import (
    KVARTAL,
    Rapport,
    last_day_of,
    quarter,
    sent,
    statistics,
    total,
)
from audit.verkstallighet.rapporterat import Kvartal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.verkstallighet.events_listor import Statistikrad

NONE = "Det finns inget att rapportera det här kvartalet."
RUNS = "Kvartalet är inte slut. Så här ser det ut i dag."


def kvartal_page(seen: Seen, ar: int, nummer: int) -> KvartalPage:
    """Make the page of a quarter; one that still runs is shown as far as today."""
    last = last_day_of(ar, nummer)
    per = min(last, seen.today)
    states = list(seen.known.beslut.values())
    reports = quarter(states, ar, nummer, per)
    rows = statistics(states, per)
    state = seen.known.kvartal.get((ar, nummer), Kvartal())
    ended = seen.today > last
    here = f"{seen.base}/kvartal/{ar}/{nummer}"
    return KvartalPage(
        frame=seen.frame,
        head=Head(
            overline="Ej verkställda beslut",
            heading=f"Kvartal {nummer} {ar}",
            lead=_lead(reports, ended=ended),
            back=Link("Ej verkställda beslut", seen.base),
            done=seen.done,
            more=seen.kvartal_links(ar, nummer, "send-kvartal") if ended else (),
        ),
        reports=_reports(seen, ar, nummer, reports),
        statistics=statistics_table(rows, f"Statistik till fullmäktige per {datum(per)}"),
        told=tuple(_told(state)),
        papers=(
            Link("Individrapporter till IVO, att skriva av", f"{here}/papper/ivo"),
            Link("Individrapporter till revisorerna", f"{here}/papper/revisorerna"),
            Link("Statistik till fullmäktige", f"{here}/papper/fullmaktige"),
        ),
        quarters=tuple(
            Link(f"Kvartal {one}", f"{seen.base}/kvartal/{ar}/{one}", "visas nu" * (one == nummer))
            for one in KVARTAL
        ),
    )


def _lead(reports: Sequence[Rapport], *, ended: bool) -> str:
    found = f"{antal(len(reports))} individrapporter." if reports else NONE
    return found if ended else f"{RUNS} {found}"


def _reports(seen: Seen, ar: int, nummer: int, reports: Sequence[Rapport]) -> Table:
    columns = (
        *(Column("Beslut"), Column("Insats"), Column("Rapporten gäller")),
        *(Column("Räknas från", whole=True), Column("IVO"), Column("Revisorerna")),
    )
    rows = tuple(_row(seen, ar, nummer, one) for one in reports)
    return Table("Individrapporter", columns, rows, NONE)


def _row(seen: Seen, ar: int, nummer: int, one: Rapport) -> tuple[Cell, ...]:
    state = seen.known.beslut[one.beslut]
    said = state.registered
    ended = f", {datum(one.vantan.slut)}" if one.vantan.slut else ""
    told = [sent(state, ar, nummer, to, one) for to in ("ivo", "revisorerna")]
    return (
        Cell(beslut_name(one.beslut).removeprefix("Beslut "), f"{seen.base}/{one.beslut}"),
        Cell(INSATSNAMN[said.insats] if said else ""),
        Cell(codes.RAPPORTSLAG[one.rapportslag] + ended, note=codes.SLAG[one.vantan.slag]),
        Cell(datum(one.vantan.start)),
        *(Cell("", brickor=(_sent(done=done),)) for done in told),
    )


def _sent(*, done: bool) -> Bricka:
    if done:
        return Bricka("Skickad", Kind.SUCCESS, "inom")
    return Bricka("Inte skickad", Kind.WARNING, "snart")


def statistics_table(rows: Sequence[Statistikrad], caption: str) -> Table:
    """Show statistics: number, kinds and time elapsed, never suppressed, and the sum last."""
    columns = (
        *(Column("Insats"), Column("Lag"), Column("Gäller")),
        *(Column("Antal", numeric=True), Column("Dagar sedan beslutet eller avbrottet")),
    )
    shown = tuple(
        (
            Cell(INSATSNAMN[one.insats]),
            Cell(codes.LAG[one.lag]),
            Cell(codes.SLAG[one.slag]),
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


def _told(state: Kvartal) -> list[Words]:
    return [
        Words(
            f"{codes.MOTTAGARE[one.mottagare]}: {datum(one.skickad)}",
            f"{antal(total(one.statistik))} beslut per {datum(one.per)},"
            f" {antal(one.antal_rapporter)} individrapporter.",
        )
        for one in state.reports.values()
    ]

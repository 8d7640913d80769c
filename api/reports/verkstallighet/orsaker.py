"""The reasons for delay in the individrapporter: those that lack, and those that are old."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.reports.document import Block, Paragraph
from api.web.formats import antal, datum
from audit.verkstallighet import codes
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.kvartalet import Rapport, first_day
from audit.verkstallighet.lage import newest_orsak

if TYPE_CHECKING:
    from datetime import date

    from api.reports.verkstallighet.quarter import Told
    from audit.verkstallighet.lage import Vantan


def reason(orsak: e.OrsakStated | None) -> str:
    """Say the reason for the delay, and when it was stated."""
    if orsak is None:
        return "Inte angivet än"
    return f"{codes.ORSAKER[orsak.orsak]} (angivet {datum(orsak.angiven)})"


def lacking(told: Told, rapporter: Sequence[Rapport]) -> tuple[Block, ...]:
    """Say for how many beslut the reason is not stated: the act asks for it in each report."""
    without = sum(
        newest_orsak(told.states[one.beslut], one.vantan.slut or told.per) is None
        for one in rapporter
    )
    if not without:
        return ()
    return (
        Paragraph(
            f"Skäl till dröjsmålet saknas för {antal(without)} av {antal(len(rapporter))}. "
            "Ange det innan rapporten lämnas."
        ),
    )


def old(told: Told, rapporter: Sequence[Rapport]) -> tuple[Block, ...]:
    """Say which of the reasons were stated before the quarter: the report asks for today's."""
    days = [
        found.angiven
        for one in rapporter
        if (found := old_orsak(told.states[one.beslut], one.vantan, told.ar, told.nummer, told.per))
    ]
    if not days:
        return ()
    return (
        Paragraph(
            f"Skälet till dröjsmålet är angivet före kvartalet för {antal(len(days))} av"
            f" {antal(len(rapporter))}, äldst {datum(min(days))}. Kontrollera att det stämmer"
            " innan rapporten lämnas."
        ),
    )


def old_orsak(
    state: Beslut, vantan: Vantan, ar: int, nummer: int, per: date
) -> e.OrsakStated | None:
    """Give the reason that a report of a quarter would carry, where it is older than the quarter.

    None where it waits no longer, or where no reason is stated.
    """
    orsak = newest_orsak(state, per)
    if vantan.slut is not None or orsak is None:
        return None
    return orsak if orsak.angiven < first_day(ar, nummer) else None

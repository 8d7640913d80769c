"""The nämnd's start page: the figure now, and what reaches four months first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from api.web.build.answer import running_answer
from api.web.build.basis import basis_of
from api.web.build.comparison import frozen_table
from api.web.build.klockor.nav import seen_by
from api.web.build.listing import table
from api.web.build.names import enhet_name
from api.web.formats import antal, dag_i_ord
from api.web.labels import text
from api.web.links import PAGAENDE, Links
from api.web.links_klockor import ClockLinks
from api.web.models.pages import StartPage

if TYPE_CHECKING:
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.figure import Running
    from projections.barnutredning.listing import Listing
    from projections.imports.status import ImportStatus
    from projections.matning.trend import Trend

SHOWN: Final = 10
"""Rows of the list that stand on the start page."""
MEASURED: Final = 8
"""Frozen mätningar that stand there: two years of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the page needs; `soon` is None for those who may not open ärenden."""

    counted: Running
    imports: ImportStatus
    trend: Trend
    soon: Listing | None
    organisation: Organisation


def start_page(
    frame: Frame,
    asof: AsOf,
    found: Found,
    links: Links,
) -> StartPage:
    """Make the page."""
    enhet = partial(enhet_name, found.organisation, day=asof.per)
    counted, soon, rows = found.counted, found.soon, found.trend.rows[-MEASURED:]
    return StartPage(
        frame=frame,
        heading=f"{text('barnutredningstid')} {dag_i_ord(asof.per)}",
        frozen=frozen_table(rows, links, PAGAENDE) if rows else None,
        answer=running_answer(counted, links),
        soon=table(soon, links, "snart", PAGAENDE, enhet) if soon is not None else None,
        soon_link=links.listing("snart") if soon is not None and soon.total > SHOWN else "",
        frozen_lead=some_of(len(rows), len(found.trend.rows), "senaste"),
        soon_lead=_soon_lead(soon, links) if soon is not None else "",
        basis=basis_of(asof, found.imports),
    )


def _soon_lead(soon: Listing, links: Links) -> str:
    """Say how many of them stand here, in which order, and what a revisor sees of them."""
    some = some_of(len(soon.rows), soon.total, "närmaste")
    order = "Den med minst tid kvar står först." if soon.total > 1 else ""
    return " ".join(filter(None, (some, order, seen_by(ClockLinks(links)))))


def some_of(shown: int, total: int, which: str) -> str:
    """Say that a table holds some of all; empty where it holds them all."""
    return f"De {antal(shown)} {which} av {antal(total)}." if shown < total else ""

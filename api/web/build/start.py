"""The nämnd's start page: the figure now, and what reaches four months first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.answer import running_answer
from api.web.build.basis import basis_of
from api.web.build.listing import table
from api.web.links import PAGAENDE, Links
from api.web.models.pages import StartPage

if TYPE_CHECKING:
    from api.web.models.frame import Frame
    from projections.asof import AsOf
    from projections.barnutredning.figure import Running
    from projections.barnutredning.listing import Listing
    from projections.imports.status import ImportStatus

SHOWN = 10
"""Rows of the list that stand on the start page."""


def start_page(
    frame: Frame,
    asof: AsOf,
    found: tuple[Running, ImportStatus, Listing | None],
    links: Links,
) -> StartPage:
    """Make the page; the list is None for those who may not open ärenden."""
    counted, imports, soon = found
    return StartPage(
        frame=frame,
        answer=running_answer(counted, links),
        soon=table(soon, links, "snart", PAGAENDE) if soon is not None else None,
        soon_link=links.listing("snart") if soon is not None and soon.total > SHOWN else "",
        basis=basis_of(asof, imports),
    )

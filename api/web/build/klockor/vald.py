"""The page that counts in how many utredningar violence came to light: numbers and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.klockor.nav import UTVECKLING, filter_form, sections
from api.web.formats import antal, datum
from api.web.models.klockor import DevelopmentPage, Part
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.codes_handlaggning import VALD

if TYPE_CHECKING:
    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.vald import Vald
    from projections.imports.status import ImportStatus

HEADING = "Våld i inledda utredningar"
LEAD = (
    "Bara antal. Vad som antecknats i en enskild utredning visas aldrig här. Varje gång talen "
    "räknas antecknas det i loggen, eftersom anteckningen i varje utredning då läses."
)


def vald_page(
    frame: Frame,
    chosen: Chosen,
    asof: AsOf,
    counted: Vald,
    imports: ImportStatus,
    organisation: Organisation,
    links: ClockLinks,
) -> DevelopmentPage:
    """Make the page."""
    part = Part("vald", _caption(counted), _unnoted(counted), tables=(_table(counted),))
    action = f"{links.root}/vald"
    return DevelopmentPage(
        frame=frame,
        heading=HEADING,
        lead=LEAD,
        sections=sections(links, UTVECKLING),
        parts=(part,),
        filter=filter_form(
            action, chosen, organisation, samordnare=False, period=True, enhet=False
        ),
        basis=basis_of(asof, imports),
    )


def _caption(counted: Vald) -> str:
    span = f"{datum(counted.start)} till och med {datum(counted.end)}"
    return f"Utredningar som inleddes {span}, efter vad som antecknats om våld"


def _unnoted(counted: Vald) -> str:
    """Say what the numbers cannot tell: nothing noted is not the same as no violence."""
    if not counted.unnoted:
        return ""
    many = f"{antal(counted.unnoted)} av {antal(counted.total)}"
    return f"För {many} är inget antecknat. Det säger inte att våld inte har förekommit."


def _table(counted: Vald) -> Table:
    rows = (
        *((label, counted.codes[code]) for code, label in VALD.items()),
        ("Inget antecknat", counted.unnoted),
        ("Alla", counted.total),
    )
    columns = (Column("Antecknat"), Column("Utredningar", numeric=True))
    return Table(
        _caption(counted), columns, tuple((Cell(name), Cell(antal(n))) for name, n in rows)
    )

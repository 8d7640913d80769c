"""What a page says to a revisor who reads within a granskning."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import REVISION
from api.web.formats import dag_i_ord
from api.web.models.frame import Kind, Notice

if TYPE_CHECKING:
    from audit.store.log import Log


def insyn_notices(log: Log, granskning: UUID | None) -> tuple[Notice, ...]:
    """Give what stands over the page: within which granskning one reads; nothing for others."""
    if granskning is None:
        return ()
    found = REVISION.state(log).granskningar[granskning]
    last = f" till och med {dag_i_ord(found.insyn.sista_dag)}" if found.insyn else ""
    body = f"Varje läsning visas för nämnden. Insynen gäller{last}."
    return (Notice(Kind.INFO, f"Du läser inom granskningen {found.rubrik}", body),)

"""Who may read sealed words, as a sentence out of the table of acts: no page keeps its own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.internkontroll.saying import listed
from audit.roles import ROLE_LABELS, Role

if TYPE_CHECKING:
    from audit.act_table import Act


def roles_of(act: Act) -> str:
    """Name the roles that may do an act: `nämndsekreteraren och kvalitet`."""
    return listed([ROLE_LABELS[one] for one in Role if one in act.may])


def read_by(act: Act, opens: str = "") -> str:
    """Say which roles read what an act opens, and within which granskning a revisor does.

    `opens` is what such a granskning opens, in words; empty where none opens it.
    """
    within = f", och av revisorer inom en granskning som öppnar {opens}" if opens else ""
    return f"Läses av {roles_of(act)}{within}."

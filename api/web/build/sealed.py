"""Who may read sealed words, as a sentence out of the table of acts: no page keeps its own list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.internkontroll.saying import listed
from audit.roles import ROLE_LABELS, Role

if TYPE_CHECKING:
    from audit.act_table import Act


def read_by(act: Act, opens: str) -> str:
    """Say which roles read what an act opens, and within which granskning a revisor does.

    `opens` is what such a granskning opens, in words.
    """
    roles = listed([ROLE_LABELS[one] for one in Role if one in act.may])
    return f"Läses av {roles}, och av revisorer inom en granskning som öppnar {opens}."

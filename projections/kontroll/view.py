"""The view `kontroll`: rows of the generic extract."""

from __future__ import annotations

from typing import Final

from audit.internkontroll import EVENTS
from audit.internkontroll.events_handelse import EVENTS_HANDELSE
from audit.store.sql import Queries
from projections.view import Table, View

_READ: Final = frozenset(one.TOPIC for one in EVENTS_HANDELSE)

VIEW = View(
    name="kontroll",
    reads={topic: frozenset({1}) for topic in (*_READ, "gallring.executed")},
    ignores=frozenset(
        {
            *(
                "log.",
                "import.",
                "barnutredning.",
                "lexsarah.",
                "delegation.",
                "organisation.",
                "verkstallighet.",
                "arsplan.",
                "revision.",
            ),
            *(one.TOPIC for one in EVENTS if one.TOPIC not in _READ),
        }
    ),
    tables=(Table("view_handelse"),),
    queries=Queries.load("projections.kontroll", "apply.sql"),
    statements=("handelse", "gallring"),
)

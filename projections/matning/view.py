"""The view `matning`: frozen measurements, and which ärenden are gallrade."""

from __future__ import annotations

from audit.internkontroll import EVENTS, MatningFrozen
from audit.store.sql import Queries
from projections.view import Table, View

VIEW = View(
    name="matning",
    reads={
        "internkontroll.matning_frozen": frozenset({1}),
        "gallring.executed": frozenset({1}),
    },
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
            *(one.TOPIC for one in EVENTS if one is not MatningFrozen),
        }
    ),
    tables=(Table("view_matning"), Table("view_gallring")),
    queries=Queries.load("projections.matning", "apply.sql"),
    statements=("matning", "gallring"),
)

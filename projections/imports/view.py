"""The view `import`: when each import was started and completed, and of which extract."""

from __future__ import annotations

from audit.store.sql import Queries
from projections.view import Table, View

VIEW = View(
    name="import",
    reads={"import.started": frozenset({1}), "import.completed": frozenset({1})},
    ignores=frozenset(
        {
            *("log.", "gallring.", "barnutredning.", "internkontroll."),
            *(
                "lexsarah.",
                "delegation.",
                "organisation.",
                "verkstallighet.",
                "arsplan.",
                "revision.",
            ),
        }
    ),
    tables=(Table("view_import"),),
    queries=Queries.load("projections.imports", "apply.sql"),
    statements=("started", "completed"),
)

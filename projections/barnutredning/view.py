"""The view `barnutredning`: utredningar and the decisions to extend them."""

from __future__ import annotations

from audit.store.sql import Queries
from projections.view import Table, View

VIEW = View(
    name="barnutredning",
    reads={
        "barnutredning.utredning_opened": frozenset({1}),
        "barnutredning.utredning_extended": frozenset({1}),
        "barnutredning.utredning_closed": frozenset({1}),
        "barnutredning.utredning_corrected": frozenset({1}),
        "gallring.executed": frozenset({1}),
    },
    ignores=frozenset(
        {"log.", "import.", "internkontroll.", "lexsarah.", "delegation.", "organisation."}
    ),
    tables=(
        Table("view_utredning"),
        Table("view_forlangning", ("arende_id", "version", "from_position")),
    ),
    queries=Queries.load("projections.barnutredning", "apply.sql"),
    statements=("utredning", "forlangning", "gallring"),
)

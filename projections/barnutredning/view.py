"""The view `barnutredning`: utredningar and the decisions to extend them."""

from __future__ import annotations

from audit.store.sql import Queries
from projections.view import Table, View

_PASSED_BY = (
    # By name: another event of the area may be one that the view must read.
    *("anmalan_received", "skyddsbedomning_made", "anmalan_corrected"),
    *("forhandsbedomning_extended", "forhandsbedomning_decided"),
    *("aterkoppling_requested", "aterkoppling_given", "aterkoppling_withheld"),
    *("information_given", "information_withheld", "barn_heard", "barn_not_heard"),
    *("vald_noted", "anteckning_noted", "samordnare_noted", "barn_moved"),
    *("uppfoljning_decided", "uppfoljning_ended", "limit_recomputed", "uppgift_corrected"),
)

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
        {
            *(
                "log.",
                "import.",
                "internkontroll.",
                "lexsarah.",
                "delegation.",
                "organisation.",
                "verkstallighet.",
                "arsplan.",
                "revision.",
            ),
            *(f"barnutredning.{what}" for what in _PASSED_BY),
        }
    ),
    tables=(
        Table("view_utredning"),
        Table("view_forlangning", ("arende_id", "version", "from_position")),
    ),
    queries=Queries.load("projections.barnutredning", "apply.sql"),
    statements=("utredning", "forlangning", "gallring"),
)

"""The views `orosanmalan` and `handlaggning`: the clocks of child protection beside utredningar."""

from __future__ import annotations

from typing import Final

from audit.store.sql import Queries
from projections.view import Table, View

_AREA: Final = "barnutredning."
_UTREDNING: Final = (
    "utredning_opened", "utredning_extended", "utredning_closed", "utredning_corrected",
)  # fmt: skip
_ANMALAN: Final = (
    "anmalan_received", "skyddsbedomning_made", "forhandsbedomning_extended",
    "forhandsbedomning_decided", "aterkoppling_requested", "aterkoppling_given",
    "aterkoppling_withheld", "anmalan_corrected",
)  # fmt: skip
_UPPGIFT: Final = (
    "information_given", "information_withheld", "barn_heard", "barn_not_heard", "vald_noted",
    "anteckning_noted", "samordnare_noted", "barn_moved", "uppfoljning_decided",
    "uppfoljning_ended", "limit_recomputed", "uppgift_corrected",
)  # fmt: skip
_ELSEWHERE: Final = (
    "log.", "import.", "internkontroll.", "lexsarah.", "delegation.", "organisation.",
    "verkstallighet.", "arsplan.", "revision.",
)  # fmt: skip


def _ignores(*topics: str) -> frozenset[str]:
    """Name them one by one: another event of the area may be one that a view must read."""
    return frozenset({*_ELSEWHERE, *(_AREA + topic for topic in topics)})


def _reads(topics: tuple[str, ...]) -> dict[str, frozenset[int]]:
    named = {_AREA + topic: frozenset({1}) for topic in topics}
    return named | {"gallring.executed": frozenset({1})}


OROSANMALAN: Final = View(
    name="orosanmalan",
    reads=_reads(_ANMALAN),
    ignores=_ignores(*_UTREDNING, *_UPPGIFT),
    tables=(Table("view_orosanmalan"),),
    queries=Queries.load("projections.barnutredning", "orosanmalan.sql"),
    statements=("anmalan", "gallring"),
)

HANDLAGGNING: Final = View(
    name="handlaggning",
    reads=_reads(_UPPGIFT),
    ignores=_ignores(*_UTREDNING, *_ANMALAN),
    tables=(Table("view_uppgift", ("arende_id", "version", "from_position")),),
    queries=Queries.load("projections.barnutredning", "uppgift.sql"),
    statements=("uppgift", "gallring"),
)

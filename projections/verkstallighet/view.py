"""The view `verkstallighet`: what each beslut was on which days, and what was reported of it."""

from __future__ import annotations

from typing import Final

from audit.store.sql import Queries
from projections.view import Table, View

_READ: Final = (
    "beslut_registered", "erbjudande_made", "erbjudande_answered", "beslut_partly_verkstallt",
    "avbrott_begun", "beslut_verkstallt", "beslut_closed", "individrapport_sent",
    "beslut_corrected",
)  # fmt: skip
_PASSED_BY: Final = (
    # By name: another event of the area may be one that the view must read.
    "annan_insats_begun", "annan_insats_ended", "orsak_stated", "kvartal_reported",
    "kvartal_corrected", "vantelista_counted",
)  # fmt: skip
_ELSEWHERE: Final = (
    "log.", "import.", "barnutredning.", "internkontroll.", "lexsarah.", "delegation.",
    "organisation.", "arsplan.", "revision.",
)  # fmt: skip

VIEW: Final = View(
    name="verkstallighet",
    reads={f"verkstallighet.{what}": frozenset({1}) for what in _READ}
    | {"gallring.executed": frozenset({1})},
    ignores=frozenset({*_ELSEWHERE, *(f"verkstallighet.{what}" for what in _PASSED_BY)}),
    tables=(
        Table("view_ej_verkstallt", ("arende_id", "nummer", "from_position")),
        Table("view_individrapport", ("arende_id", "version", "from_position")),
    ),
    queries=Queries.load("projections.verkstallighet", "apply.sql"),
    statements=("beslut", "individrapport", "gallring"),
)

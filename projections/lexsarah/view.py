"""The view `lexsarah`: events as they stand, and from them ärenden, reports and beslut."""

from __future__ import annotations

from audit.store.sql import Queries
from projections.view import Table, View

_ARENDE = (
    "arende_opened", "arende_read_in", "rapport_joined", "rapport_split",
    "diarienummer_registered", "arende_taken", "atkomst_given", "atkomst_ended", "jav_declared",
    "inblandad_recorded", "jav_settled", "uttag_made", "annan_anmalan_noted", "handling_attached",
    "rattelse_made",
)  # fmt: skip
_UTREDNING = (
    "omedelbara_atgarder_assessed", "bedomning_made", "kod_recorded", "kodlista_opened",
    "utredningssteg_written", "punkt_answered", "konsekvens_answered", "ingen_enskild_noted",
    "atgard_planned", "atgard_changed", "atgard_dropped", "atgard_done", "atgard_effekt_assessed",
)  # fmt: skip
_BESLUT = (
    "beslut_recorded", "arende_closed", "arende_closed_short", "arende_reopened",
    "ivo_anmalan_made", "ivo_utredning_sent", "ivo_utredning_arrived", "ivo_brister_reported",
    "ivo_diarienummer_registered",
)  # fmt: skip
_RAPPORT = (
    "rapport_received", "rapport_supplemented", "rapport_opened", "meddelande_sent",
    "meddelande_failed", "kvitto_issued", "fraga_asked", "fraga_answered", "rapportor_told",
    "rapportor_identity_opened", "rapport_sorted",
)  # fmt: skip
_OTHER = (
    "utforare_rapport_received", "utforare_anmalan_received", "utforare_followed_up",
    "personal_informed",
)  # fmt: skip

VIEW = View(
    name="lexsarah",
    reads={
        f"lexsarah.{name}": frozenset({1})
        for name in (*_ARENDE, *_UTREDNING, *_BESLUT, *_RAPPORT, *_OTHER)
    }
    | {"delegation.beslut_counted": frozenset({1}), "gallring.executed": frozenset({1})},
    ignores=frozenset(
        {
            *(
                "log.",
                "import.",
                "barnutredning.",
                "internkontroll.",
                "organisation.",
                "verkstallighet.",
                "arsplan.",
                "revision.",
            ),
            # By name: another event of the area may be one more that is counted.
            *(f"delegation.ordning_{what}" for what in ("adopted", "reviewed", "ended")),
        }
    ),
    tables=(
        Table("view_lexsarah_handelse", ("arende_id", "version", "from_position")),
        Table("view_lexsarah_arende"),
        Table("view_lexsarah_rapport"),
        Table("view_beslutsantal"),
    ),
    queries=Queries.load("projections.lexsarah", "apply.sql"),
    statements=("handelse", "arende", "rapport", "beslutsantal", "gallring"),
)

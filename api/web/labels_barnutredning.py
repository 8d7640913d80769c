"""What people read for the events of child protection beside those of the utredning itself."""

from __future__ import annotations

from typing import Final

HANDELSER: Final[dict[str, str]] = {
    "barnutredning.anmalan_received": "Orosanmälan inkommen",
    "barnutredning.skyddsbedomning_made": "Omedelbar skyddsbedömning gjord",
    "barnutredning.forhandsbedomning_extended": "Förhandsbedömningen förlängd",
    "barnutredning.forhandsbedomning_decided": "Förhandsbedömning avslutad",
    "barnutredning.aterkoppling_requested": "Besked begärt av anmälaren",
    "barnutredning.aterkoppling_given": "Besked lämnat till anmälaren",
    "barnutredning.aterkoppling_withheld": "Besked inte lämnat till anmälaren",
    "barnutredning.anmalan_corrected": "Rättelse",
    "barnutredning.information_given": "Information om utredningen lämnad",
    "barnutredning.information_withheld": "Information om utredningen inte lämnad",
    "barnutredning.barn_heard": "Barnet har hörts",
    "barnutredning.barn_not_heard": "Barnet har inte hörts",
    "barnutredning.vald_noted": "Om våld har kommit fram",
    "barnutredning.anteckning_noted": "Senaste anteckningen i akten",
    "barnutredning.samordnare_noted": "Samordnare för utredningen",
    "barnutredning.barn_moved": "Barnet har bytt vistelsekommun",
    "barnutredning.uppfoljning_decided": "Uppföljning beslutad",
    "barnutredning.uppfoljning_ended": "Uppföljning avslutad",
    "barnutredning.limit_recomputed": "Ny sista dag efter lagändring",
    "barnutredning.uppgift_corrected": "Rättelse",
}

FALT: Final[dict[str, str]] = {
    "samordnare": "Samordnare",
    "senaste": "Senaste anteckning",
    "per": "Enligt utdrag för",
    "lamnad": "Lämnad",
    "till": "Till",
    "hord": "Hörd",
    "satt": "Hur",
    "barnets_ord": "Barnets egna ord",
    "noterad": "Noterad",
    "vald": "Våld",
    "flyttade": "Flyttade",
    "kommun": "Kommun",
    "utfall": "Utfall",
    "grund": "Grund",
    "fran": "Från och med",
    "inkom": "Inkom",
    "inkom_sent": "Inkom sent på dagen",
    "grupp": "Grupp",
    "anmalare": "Anmälare",
    "bedomd": "Bedömd",
    "begard": "Begärd",
    "pagaende": "Pågående utredning",
    "utredning": "Utredning",
    "klocka": "Tid",
    "sista_dag_skyddsbedomning": "Sista dag, skyddsbedömning",
    "sista_dag_forhandsbedomning": "Sista dag, förhandsbedömning",
    "sista_dag_aterkoppling": "Sista dag, besked till anmälaren",
    "sista_dag_tidigare": "Sista dag tidigare",
}

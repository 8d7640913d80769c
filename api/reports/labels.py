"""What papers call each thing that happened, and each text of it."""

from __future__ import annotations

from typing import Final

HANDELSER: Final[dict[str, str]] = {
    "lexsarah.arende_opened": "Ärendet öppnades",
    "lexsarah.arende_read_in": "Ärendet lästes in ur ett annat register",
    "lexsarah.rapport_joined": "En rapport till fördes till ärendet",
    "lexsarah.rapport_split": "En rapport fördes ut ur ärendet",
    "lexsarah.diarienummer_registered": "Diarienummer registrerades",
    "lexsarah.arende_taken": "En utredare tog ärendet",
    "lexsarah.annan_anmalan_noted": "Annan anmälan",
    "lexsarah.handling_attached": "En handling lades till",
    "lexsarah.rattelse_made": "Rättelse",
    "lexsarah.omedelbara_atgarder_assessed": "Behovet av omedelbara åtgärder bedömdes",
    "lexsarah.bedomning_made": "Bedömning",
    "lexsarah.utredningssteg_written": "Steg i utredningen",
    "lexsarah.punkt_answered": "Punkt i utredningen",
    "lexsarah.konsekvens_answered": "Följder för en enskild",
    "lexsarah.ingen_enskild_noted": "Ingen enskild berörd",
    "lexsarah.atgard_planned": "En åtgärd planerades",
    "lexsarah.atgard_changed": "En åtgärd ändrades",
    "lexsarah.atgard_dropped": "En åtgärd ställdes in",
    "lexsarah.atgard_done": "En åtgärd utfördes",
    "lexsarah.atgard_effekt_assessed": "En åtgärds effekt bedömdes",
    "lexsarah.beslut_recorded": "Beslut",
    "lexsarah.ivo_anmalan_made": "Anmälan till IVO",
    "lexsarah.ivo_utredning_sent": "Utredningen skickades till IVO",
    "lexsarah.ivo_utredning_arrived": "Utredningen kom in till IVO",
    "lexsarah.ivo_brister_reported": "Anmälan om brister till IVO",
    "lexsarah.ivo_diarienummer_registered": "IVO:s diarienummer registrerades",
    "lexsarah.arende_closed_short": "Ärendet avslutades på det korta sättet",
    "lexsarah.arende_closed": "Ärendet avslutades",
    "lexsarah.arende_reopened": "Ärendet öppnades igen",
}
"""Topic → words; what is not here has no place in a paper."""

TEXTDELAR: Final[dict[str, str]] = {
    "text": "texten",
    "kalla": "källan",
    "skal": "skälen",
    "till_rapportor": "meddelandet till rapportören",
    "beskrivning": "beskrivningen",
    "filnamn": "filens namn",
    "omedelbara_atgarder": "de omedelbara åtgärderna",
    "enskild": "uppgiften om den enskilde",
    "till": "mottagaren",
}
"""A text of a registration → words."""

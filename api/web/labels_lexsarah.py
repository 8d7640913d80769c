"""The words of lex Sarah that people read: what each event is called, and each of its facts.

Labels of codes stand beside the codes, in `audit/lexsarah/codes*.py`.
"""

from __future__ import annotations

from typing import Final

from api.web.labels import named
from audit.lexsarah.codes_utredning import BESLUTSUTFALL

HANDELSER: Final[dict[str, str]] = {
    "lexsarah.rapport_received": "Rapport mottagen",
    "lexsarah.rapport_supplemented": "Rapporten kompletterad",
    "lexsarah.rapport_opened": "Rapporten öppnad",
    "lexsarah.meddelande_sent": "Meddelande skickat",
    "lexsarah.meddelande_failed": "Meddelande gick inte fram",
    "lexsarah.kvitto_issued": "Kvitto utfärdat",
    "lexsarah.fraga_asked": "Fråga till rapportören",
    "lexsarah.fraga_answered": "Svar från rapportören",
    "lexsarah.rapportor_told": "Text till rapportören",
    "lexsarah.rapportor_identity_opened": "Rapportörens namn öppnat",
    "lexsarah.rapport_sorted": "Rapporten sorterad",
    "lexsarah.annan_anmalan_noted": "Annan anmälan antecknad",
    "lexsarah.handling_attached": "Handling bifogad",
    "lexsarah.rattelse_made": "Rättelse",
    "lexsarah.arende_opened": "Ärendet öppnat",
    "lexsarah.arende_read_in": "Ärendet inläst ur ett annat register",
    "lexsarah.rapport_joined": "Rapport förd till ärendet",
    "lexsarah.rapport_split": "Rapport skild från ärendet",
    "lexsarah.diarienummer_registered": "Diarienummer registrerat",
    "lexsarah.arende_taken": "Utredare tog ärendet",
    "lexsarah.atkomst_given": "Åtkomst given",
    "lexsarah.atkomst_ended": "Åtkomst avslutad",
    "lexsarah.jav_declared": "Jäv anmält",
    "lexsarah.inblandad_recorded": "Inblandad angiven",
    "lexsarah.jav_settled": "Fråga om jäv avgjord",
    "lexsarah.uttag_made": "Uttag ur registret",
    "lexsarah.omedelbara_atgarder_assessed": "Behovet av omedelbara åtgärder bedömt",
    "lexsarah.bedomning_made": "Bedömning",
    "lexsarah.kod_recorded": "Person införd i kodlistan",
    "lexsarah.kodlista_opened": "Kodlistan öppnad",
    "lexsarah.utredningssteg_written": "Utredningssteg",
    "lexsarah.punkt_answered": "Punkt i utredningen besvarad",
    "lexsarah.konsekvens_answered": "Fråga om följderna besvarad",
    "lexsarah.ingen_enskild_noted": "Ingen enskild är berörd",
    "lexsarah.atgard_planned": "Åtgärd planerad",
    "lexsarah.atgard_changed": "Åtgärd ändrad",
    "lexsarah.atgard_dropped": "Åtgärd inte längre aktuell",
    "lexsarah.atgard_done": "Åtgärd utförd",
    "lexsarah.atgard_effekt_assessed": "Åtgärdens effekt bedömd",
    "lexsarah.beslut_recorded": "Beslut",
    "lexsarah.arende_closed_short": "Ärendet avslutat på det korta sättet",
    "lexsarah.arende_closed": "Ärendet avslutat på det fullständiga sättet",
    "lexsarah.arende_reopened": "Ärendet öppnat igen",
    "lexsarah.ivo_anmalan_made": "Anmälan till IVO",
    "lexsarah.ivo_utredning_sent": "Färdig utredning skickad till IVO",
    "lexsarah.ivo_utredning_arrived": "Färdig utredning inkommen till IVO",
    "lexsarah.ivo_brister_reported": "Anmälan om brister till IVO",
    "lexsarah.ivo_diarienummer_registered": "IVO:s diarienummer registrerat",
    "lexsarah.utforare_rapport_received": "Privat utförares uppgift om en rapport",
    "lexsarah.utforare_anmalan_received": "Privat utförares uppgift om en anmälan till IVO",
    "lexsarah.utforare_followed_up": "Uppgiften följd upp",
    "lexsarah.personal_informed": "Personalen informerad",
    "gallring.executed": "Gallrad",
}
"""Topic → what people read."""

FALT: Final[dict[str, str]] = {
    "aktuell": "Aktuell",
    "anledning": "Gäller",
    "ansvarig": "Ansvarig",
    "antal": "Antal personer",
    "arende": "Ärende",
    "art": "Slag av uppgift",
    "atgard": "Åtgärd",
    "avser": "Avser",
    "avslutad": "Avslutat",
    "bedomd": "Bedömd",
    "bedomning": "Bedömning",
    "beskrivning": "Beskrivning",
    "datum": "Dag",
    "diarienummer": "Diarienummer",
    "effekt": "Effekt",
    "egen_rapport": "Egen rapport",
    "enhet": "Enhet",
    "enskild": "Hur den enskilde fick veta",
    "enskild_informerad": "Den enskilde har fått veta",
    "ersatter": "Ersätter",
    "fara_nu": "Någon är i fara nu",
    "fel": "Fel",
    "filnamn": "Filens namn",
    "forbi_chef": "Går förbi närmaste chef",
    "foregaende": "Utredare före",
    "format": "Format",
    "forsok": "Försök",
    "fraga": "Fråga",
    "gjord": "Gjord",
    "gjorde_direkt": "Gjorde direkt",
    "grund": "Grund",
    "informerad": "Informerad",
    "inget_jav": "Jäv",
    "inlagd_av": "Inlagd av",
    "intraffade": "När det hände",
    "ivo_anmald": "Anmäld till IVO",
    "ivo_diarienummer": "IVO:s diarienummer",
    "ivo_kompletterad": "Utredningen hos IVO",
    "javig": "Jävig",
    "kalla": "Källa",
    "kanal": "Hur det kom",
    "kod": "Kod",
    "koder": "Gäller",
    "kom_in": "Kom in",
    "konto": "Person",
    "lag": "Lag",
    "lagrum": "Lagrum",
    "lamnad": "Lämnad",
    "limit": "Tid",
    "lopnummer": "Löpnummer",
    "mediatyp": "Filens slag",
    "namn": "Namn",
    "namngiven": "Namn lämnat",
    "omedelbara_atgarder": "Omedelbara åtgärder",
    "per": "Läget den",
    "punkt": "Punkt",
    "rapport": "Rapport",
    "rapport_inkom": "Rapporten togs emot",
    "roll": "Till",
    "sankt": "Sänkt",
    "satt": "Hur",
    "senast": "Klart senast",
    "skal": "Skäl",
    "skal_kod": "Skäl",
    "skickad": "Skickad",
    "slag": "Slag",
    "stallningstagande": "Ställningstagande",
    "storlek": "Storlek",
    "svar": "Svar",
    "taget": "Beslutat",
    "telefon": "Telefon",
    "text": "Text",
    "tidigare": "Tidigare bedömning",
    "till": "Till",
    "till_rapportor": "Text till rapportören",
    "titel": "Befattning",
    "uppgifter": "Andra uppgifter",
    "upplaga": "Upplaga",
    "utfall": "Utfall",
    "utford": "Utförd",
    "utforare": "Utförare",
    "utredare": "Utredare",
    "utredning_bifogad": "Färdig utredning bifogad",
    "vad_hande": "Vad som hände",
    "var": "Var",
    "vem_galler": "Vem det gäller",
    "verksamhet": "Verksamhet",
}
"""Fact or text of an event → what people read."""

SIDOR: Final[dict[str, str]] = {
    "": "Översikt",
    "utredning": "Utredningen",
    "atgarder": "Åtgärder",
    "ivo": "IVO",
    "handelser": "Vad som har hänt",
    "papper": "Dokument",
    "vem-har-last": "Vem har läst",
}
"""The pages of an ärende by their part of the address."""

KLOCKOR: Final[dict[str, str]] = {
    "omedelbara_atgarder": "Bedöma omedelbara åtgärder",
    "utreda": "Utreda och avsluta",
    "anmala_ivo": "Anmäla till IVO",
    "ivo_utredning": "Färdig utredning inkommen till IVO",
}
"""The clocks of an ärende."""

OM_ATGARDER: Final[dict[str, str]] = {
    "bifall": "Åtgärderna genomförs",
    "avslag": "Åtgärderna genomförs inte",
    "annat": "Annat beslut",
}
"""How a beslut about åtgärder went; the codes are those of every beslut."""


def utfall_name(slag: str, utfall: str) -> str:
    """Name how a beslut went, in words that fit what it is about."""
    return named(OM_ATGARDER if slag == "atgarder" else BESLUTSUTFALL, utfall)


def fact_label(name: str) -> str:
    """Give the label of a fact, or its name made readable where nobody wrote one."""
    return FALT.get(name) or name.replace("_", " ").capitalize()

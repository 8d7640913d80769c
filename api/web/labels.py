"""Every Swedish word of law or of the register that people read on a page, in one file.

Templates ask for a word by its key with `ord("…")`; an unknown key is an error, never a blank.
`FORBIDDEN` lists what may never reach a page (`tests/e2e` reads every page for them).
"""

from __future__ import annotations

from collections.abc import Mapping

from api.auth.roles import LABELS as ROLE_LABELS
from api.web import (
    labels_arsplan,
    labels_barnutredning,
    labels_klockor,
    labels_kontrollhandelser,
    labels_revision,
    labels_verkstallighet,
)
from audit.barnutredning.classify import TIDSKLASS_LABELS
from audit.law.rule import CERTAINTY_LABELS
from projections.barnutredning.listing import Flag

FORBIDDEN = (
    "position",
    "checkpoint",
    "event",
    "hash",
    "per=",
    "known_at",
    "projection",
    "grade",
)

TEXTS = {
    # The two times, and the way back
    "laget": "Läget den",
    "registrerat": "Så som det var registrerat den",
    "fran": "Avslutade från och med",
    "till": "Avslutade till och med",
    "ga_tillbaka": "Gå tillbaka i tiden",
    "efterhand": "Registrerad i efterhand",
    # The log
    "kontrollstampel": "Kontrollstämpel",
    "kontrollnummer": "kontrollnummer",
    "lopnummer": "Löpnummer",
    "start": "Start",
    "sammanstallningar": "Sammanställningar",
    "vem_har_last": "Vem har läst",
    "skyddad_text": "Skyddad text",
    "skyddad_not": "Skyddad text: syns bara för den som har rätt att läsa den",
    "skyddad_dold": "Visas inte här",
    "rattelse": "Rättelse",
    "gallrad": "Gallrad",
    "konstruerad": "Konstruerade uppgifter",
    # The registers of lex Sarah
    "att_gora": "Att göra",
    "lex_sarah": "Lex Sarah",
    "delegationslista": "Delegationsbeslut",
    "kalender": "Kalender och påminnelser",
    "organisation": "Organisation",
    "delegationsordning": "Delegationsordning",
    # The figure
    "internkontroll": "Internkontroll",
    "ej_verkstallda": "Ej verkställda",
    "granskningar": "Granskningar",
    "namndens_ar": "Nämndens år",
    "barnutredningstid": "Barnutredningstid",
    "pagaende": "Pågående utredningar",
    "avslutade": "Avslutade utredningar",
    "inom_30_dagar": "Når fyra månader inom 30 dagar",
    "frys": "Frys mätningen",
    "visa_frysning": "Visa vad som fryses",
}

LISTOR = {
    **{str(klass): name for klass, name in TIDSKLASS_LABELS.items()},
    "snart": TEXTS["inom_30_dagar"],
    "over_tiden": "Över tiden, utan förlängning som gäller",
    "over": "Över fyra månader",
    "alla": "Alla",
}
"""The lists behind the numbers, by the code that stands in their address."""

HANDELSER = {
    **labels_arsplan.HANDELSER,
    **labels_barnutredning.HANDELSER,
    **labels_kontrollhandelser.HANDELSER,
    **labels_revision.HANDELSER,
    **labels_verkstallighet.HANDELSER,
    "barnutredning.utredning_opened": "Utredning inledd",
    "barnutredning.utredning_extended": "Utredningstiden förlängd",
    "barnutredning.utredning_closed": "Utredning avslutad",
    "barnutredning.utredning_corrected": TEXTS["rattelse"],
    "gallring.executed": TEXTS["gallrad"],
}

FALT = {
    **labels_arsplan.FALT,
    **labels_revision.FALT,
    **labels_verkstallighet.FALT,
    **labels_kontrollhandelser.FALT,
    **labels_barnutredning.FALT,
    "barn": "Barn",
    "enhet": "Enhet",
    "inledd": "Inledd",
    "anmalan_inkom": "Anmälan inkom",
    "registrerad_i_kalla": "Registrerad i källsystemet",
    "kallreferens": "Källsystemets utredning",
    "beslutad": "Beslutad",
    "ny_sista_dag": "Ny sista dag",
    "ny_sista_dag_vardag": "Ny sista dag, förskjuten till vardag",
    "skal_kod": "Skäl",
    "skal": "Skäl i ord",
    "beslutsfattare": "Beslutsfattare",
    "lagrum": "Lagrum",
    "certainty": "Hur säkert",
    "avslutad": "Avslutad",
    "avslut": "Avslut",
    "sista_dag": "Sista dag",
    "sista_dag_vardag": "Sista dag, förskjuten till vardag",
}

FLAGGOR = {
    Flag.EXTENDED_AFTER_LIMIT: "Förlängd efter fristens utgång",
    Flag.WITHIN_VARDAG: "Sista dagen förskjuten till nästa vardag",
    Flag.CLOSED_LATER: "Avslutad senare",
}

ROLLER = {
    **{role.value: name for role, name in ROLE_LABELS.items()},
    "import": "Inläsning",
    "system": "Liggaren",
}

SAMMANSTALLNINGAR = {
    "barnutredning": "Barnutredningar",
    "matning": "Frysta mätningar",
    "import": "Inläsningar",
    "kontroll": "Rader för nämndens egna kontroller",
    "verkstallighet": "Ej verkställda beslut",
}

LASNINGAR = {
    "logg": "Liggarens poster",
    "handelser": "Ärende",
    "vem_har_last": "Vem har läst",
    "barnutredningstid": "Lista över barnutredningar",
    "kontroll": "Lista över tillfällen i en egen kontroll",
    "dragningar": "Ett års dragningar",
    "lexsarah_arende": "Ärende enligt lex Sarah",
    "lexsarah_handling": "Bifogad handling enligt lex Sarah",
    "lexsarah_formular": "Formulär enligt lex Sarah",
    "lexsarah_rapport": "Rapport enligt lex Sarah",
    "lexsarah_uppgift": "Privat utförares uppgift enligt lex Sarah",
    "lexsarah_val": "Rapporter eller ärenden att välja bland",
    "lexsarah_vem_har_last": "Vem som har läst ett ärende",
    "lista": "för",
    "population": "urval",
    "klass": "lista",
    "steg": "steg",
    "per": "läget",
    "known_at": "registrerat till och med",
    "laget": "läget",
    "registrerat": "registrerat till och med",
    "start": "från",
    "slut": "till",
    "flag": "märkta",
    "limit": "högst",
    "offset": "efter",
    "sida": "sida",
    "inom": "inom fyra månader",
    "kalender": "Kalender med antal saker som förfaller",
    "att_gora": "Att göra",
    "lexsarah_lista": "Lista över ärenden enligt lex Sarah",
    "lexsarah_rapporter": "Lista över rapporter enligt lex Sarah",
    "delegationslista": "Anmälan av delegationsbeslut",
    "delegationsordning": "Delegationsordning, med anteckningar",
    "delegationsrakning": "Räknade delegationsbeslut, med anteckningar",
    "lage": "läge",
    "bedomning": "bedömning",
    "diarienummer": "diarienummer",
    "manad": "månad",
    "fran": "från och med",
    "till": "till och med",
    "uppgifter": "Uppgifter från privata utförare",
    "papper": "Dokument i ett ärende",
    "papper_ivo": "Underlag till IVO",
    "papper_utredning": "Utredningen som dokument",
    "papper_beslut": "Beslutet som dokument",
    "papper_tjansteskrivelse": "Tjänsteskrivelse",
    "papper_kopiera": "Texter till IVO:s e-tjänst",
    "papper_maskera": "Maskerad kopia",
    "lexsarah_summering": "Sammanställning av lex Sarah",
    "dokument": "fil",
    "sha256": "filens kontrollsumma",
    "format": "format",
    **labels_klockor.LASNINGAR,
    **labels_revision.LASNINGAR,
    **labels_arsplan.LASNINGAR,
}
"""What a record of a reading says, in words."""

SAKERHET = {str(certainty): name for certainty, name in CERTAINTY_LABELS.items()}

KODER = labels_klockor.KODER
"""Facts that are codes, and the words for them (kept with the area)."""


def text(key: str) -> str:
    """Give the Swedish text of a key; raises KeyError for a key nobody wrote."""
    return TEXTS[key]


def named(words: Mapping[str, str], code: str) -> str:
    """Give the label of a code, or the code made readable when data brings one we do not know."""
    return words.get(code) or code.replace("_", " ").capitalize()

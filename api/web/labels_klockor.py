"""What people read on the pages of the clocks: limits, lists, lead times, the dashboard."""

from __future__ import annotations

from datetime import date
from typing import Final

from audit.barnutredning.clock import LAGE_LABELS, Lage
from audit.barnutredning.codes import AVSLUT, BESLUTSFATTARE, SKAL
from audit.barnutredning.codes_handlaggning import (
    FLYTT,
    HORD_SATT,
    INFORMERAD,
    INTE_HORD,
    KLOCKA,
    UPPFOLJNINGSGRUND,
    UPPFOLJNINGSSLUT,
)
from audit.barnutredning.orosanmalan.codes import (
    ANMALARE,
    FORHANDSUTFALL,
    GRUPP,
    INGET_SVAR,
    SKYDDSBEHOV,
    SYNNERLIGA_SKAL,
    WITH_ANSWER,
)

TIDER: Final[dict[str, str]] = {
    "utredningstid": "Fyra månader",
    "forlangning": "Förlängning",
    "skyddsbedomning": "Omedelbar skyddsbedömning",
    "forhandsbedomning": "Förhandsbedömning",
    "aterkoppling": "Besked till anmälaren",
    "uppfoljning": "Uppföljning",
    "information": "Information om utredning",
}
"""What each time is called."""

MANY: Final[dict[str, tuple[str, str]]] = {
    "skyddsbedomning": ("skyddsbedömning", "skyddsbedömningar"),
    "forhandsbedomning": ("förhandsbedömning", "förhandsbedömningar"),
    "aterkoppling": ("besked till anmälaren", "besked till anmälare"),
    "uppfoljning": ("uppföljning", "uppföljningar"),
}
"""One and several of each time, inside a sentence."""

NY_LAG: Final = date(2025, 7, 1)
"""The day on which socialtjänstlagen (2025:400) came into force."""

_ANMALARE_FORE: Final[dict[str, str]] = {
    "19_1": "Myndighet eller yrkesverksam, 14 kap. 1 § socialtjänstlagen (2001:453)",
}
_ANMALARE_FRAN: Final[dict[str, str]] = {
    code: f"{ANMALARE[code]}, 19 kap. {code[-1]} § socialtjänstlagen (2025:400)"
    for code in sorted(WITH_ANSWER)
}


def anmalare_i_ord(code: str, inkom: date) -> str:
    """Say who made an anmälan, with the section of the act in force on the day it came in."""
    cited = _ANMALARE_FRAN if inkom >= NY_LAG else _ANMALARE_FORE
    return cited.get(code) or ANMALARE.get(code, code)


LAGEN: Final[dict[str, str]] = {lage.value: name for lage, name in LAGE_LABELS.items()}
"""Where a time stands."""

LANGD: Final[dict[str, str]] = {
    "utredningstid": "från den dag utredningen inleddes",
    "skyddsbedomning": "genast: samma dag, eller dagen efter om anmälan kom in sent",
    "forhandsbedomning": "fjorton dagar från att anmälan kom in",
    "aterkoppling": "en vecka från beslutet",
    "aterkoppling_genast": "genast: lagen har inget dagantal",
    "uppfoljning.sfs_2001_453": "två månader",
    "uppfoljning.sfs_2025_400": "sex månader",
}
"""How long each time is, in words, by the rule's name, or by its id where wordings differ."""

ANMALNINGSLISTOR: Final[dict[str, str]] = {
    "oppna": "Inte klara",
    "inkomna": "Inkomna i perioden",
}
"""The populations of orosanmälningar that can be listed."""

UPPFOLJNINGSLISTOR: Final[dict[str, str]] = {
    "oppna": "Pågående",
    "avslutade": "Avslutade i perioden",
}
"""The populations of uppföljningar that can be listed."""

HANDLAGGNINGSLISTOR: Final[dict[str, str]] = {
    "kedjor": "Utredningar i följd",
    "stilla": "Ingen anteckning på länge",
    "underlag_saknas": "Underlag saknas",
    "barn_inte_hort": "Barnet har inte hörts",
    "barn_utan_anteckning": "Inget antecknat om barnet har hörts",
    "information_saknas": "Information inte lämnad",
}
"""The lists of what to look at in running utredningar."""

LASNINGAR: Final[dict[str, str]] = {
    "internkontroll": "Internkontroll, läget",
    "orosanmalan": "Orosanmälan",
    "orosanmalningar": "Lista över orosanmälningar",
    "uppfoljningar": "Lista över uppföljningar",
    "handlaggning": "Lista över pågående utredningars handläggning",
    "kedjor": "Lista över utredningar i följd",
    "enhet": "enhet",
    "samordnare": "samordnare",
    "tid": "tid",
    "listan": "lista",
    "internkontrollplan": "Internkontrollplan",
    "internkontroll_plan": "Internkontrollplan",
    "internkontroll_plan_kopia": "Internkontrollplan, för nästa års plan",
    "internkontroll_matning": "Mätning i internkontrollen",
    "internkontroll_underlag": "Underlag till en mätning",
    "internkontroll_avvikelse": "Avvikelse i internkontrollen",
    "internkontroll_kontroll": "Egen kontroll",
    "upplaga": "upplaga",
    "vald": "Antal utredningar där våld antecknats",
    "kvitto": "Kvitto",
    "status": "Rapportens status",
    "ej_verkstallda": "Lista över ej verkställda beslut",
    "vantelista": "Väntelista",
    "ej_verkstallda_kvartal": "Kvartalets ej verkställda beslut",
    "ej_verkstallt_beslut": "Ej verkställt beslut",
    "ej_verkstallt_individrapport": "Individrapport om ett ej verkställt beslut",
    "ej_verkstallda_kvartalsrapport": "Kvartalets rapport om ej verkställda beslut",
}
"""What a record of a reading of these pages says, in words."""

KODER: Final[dict[str, dict[str, str]]] = {
    "avslut": AVSLUT,
    "beslutsfattare": BESLUTSFATTARE,
    "grupp": GRUPP,
    "anmalare": ANMALARE,
    "till": INFORMERAD,
    "satt": HORD_SATT,
    "grund": UPPFOLJNINGSGRUND,
    "klocka": KLOCKA,
    "utfall": {**SKYDDSBEHOV, **FORHANDSUTFALL, **UPPFOLJNINGSSLUT, **FLYTT},
    "inkom_sent": {"True": "Ja", "False": "Nej"},
}
"""Facts of the clocks' events that are codes, and the words for them."""

SKAL_KODER: Final[dict[str, dict[str, str]]] = {
    "barnutredning.utredning_extended": SKAL,
    "barnutredning.forhandsbedomning_extended": SYNNERLIGA_SKAL,
    "barnutredning.barn_not_heard": INTE_HORD,
    "barnutredning.aterkoppling_withheld": INGET_SVAR,
}
"""The reasons of each decision: one code can mean two things in two of them."""

SOFT_LATE: Final = "lagen säger genast, utan antal dagar"
"""Said of a soft time that is over: shown, and never called a breach."""

DONE: Final = frozenset({Lage.I_TID, Lage.FOR_SENT, Lage.BEHOVS_INTE})
"""The states in which nothing more is waited for."""

"""Which fields of which events hold codes, and which of their words must be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from audit.envelope import Event
from audit.law.delegation import BEFATTNINGAR
from audit.law.lagar import LAG
from audit.lexsarah import codes as c
from audit.lexsarah import codes_utredning as u
from audit.lexsarah import events_arende as arende
from audit.lexsarah import events_atgard as atgard
from audit.lexsarah import events_beslut as beslut
from audit.lexsarah import events_common as common
from audit.lexsarah import events_ivo as ivo
from audit.lexsarah import events_other as other
from audit.lexsarah import events_rapport as rapport
from audit.lexsarah import events_utredning as utredning
from audit.lexsarah.bedomning import BEDOMNING

_MESSAGE: Final[dict[str, Mapping[str, str]]] = {
    "slag": c.MEDDELANDE,
    "kanal": c.MEDDELANDEKANAL,
    "roll": c.MEDDELANDEROLL,
}

CODES: Final[dict[type[Event], dict[str, Mapping[str, str]]]] = {
    rapport.RapportReceived: {"kanal": c.KANAL, "slag": c.HANDELSE, "lag": LAG},
    rapport.MeddelandeSent: _MESSAGE,
    rapport.MeddelandeFailed: {**_MESSAGE, "fel": c.FEL},
    rapport.RapportorTold: {"anledning": c.ANLEDNING},
    rapport.RapportorIdentityOpened: {"skal_kod": c.IDENTITETSSKAL},
    rapport.RapportSorted: {"utfall": c.SORTERING},
    common.AnnanAnmalanNoted: {"slag": c.ANNAN_ANMALAN, "utfall": c.GJORD},
    arende.ArendeOpened: {"lag": LAG},
    arende.ArendeReadIn: {"lag": LAG, "bedomning": BEDOMNING},
    arende.ArendeTaken: {"skal_kod": c.UTREDARSKAL},
    arende.JavDeclared: {"grund": c.JAVSGRUND},
    arende.InblandadRecorded: {"slag": c.INBLANDAD},
    arende.UttagMade: {"slag": c.UTTAG, "format": c.FORMAT, "upplaga": c.UPPLAGA},
    utredning.OmedelbaraAtgarderAssessed: {"utfall": u.OMEDELBARA},
    utredning.BedomningMade: {"slag": u.BEDOMNINGSSLAG, "bedomning": BEDOMNING},
    utredning.KodRecorded: {"slag": u.KODSLAG},
    utredning.KodlistaOpened: {"skal_kod": u.KODLISTSKAL},
    utredning.UtredningsstegWritten: {"slag": u.UTREDNINGSSTEG, "art": u.ART},
    utredning.PunktAnswered: {"punkt": u.PUNKTER, "art": u.ART},
    utredning.KonsekvensAnswered: {"fraga": u.KONSEKVENSER, "svar": u.SVAR, "satt": u.SATT},
    atgard.AtgardPlanned: {"slag": u.ATGARDSSLAG, "ansvarig": BEFATTNINGAR},
    atgard.AtgardChanged: {"ansvarig": BEFATTNINGAR},
    atgard.AtgardEffektAssessed: {"effekt": u.EFFEKT},
    beslut.BeslutRecorded: {"slag": u.BESLUTSSLAG, "utfall": u.BESLUTSUTFALL},
    beslut.ArendeClosedShort: {"stallningstagande": u.STALLNINGSTAGANDE},
    beslut.ArendeReopened: {"skal_kod": c.OPPNINGSSKAL},
    ivo.IvoAnmalanMade: {"satt": u.IVO_SATT},
    ivo.IvoUtredningSent: {"satt": u.IVO_SATT},
    ivo.IvoBristerReported: {"slag": u.BRISTER, "satt": u.IVO_SATT},
    other.UtforareRapportReceived: {"lag": LAG},
    other.UtforareAnmalanReceived: {"lag": LAG},
    other.UtforareFollowedUp: {"utfall": u.UTFORARUPPFOLJNING},
    other.PersonalInformed: {"lag": LAG, "satt": u.INFORMATIONSSATT},
}
"""Event → field → the codes that it may hold."""

REQUIRED: Final[dict[type[Event], tuple[str, ...]]] = {
    rapport.RapportReceived: ("vad_hande",),
    rapport.RapportSupplemented: ("text",),
    rapport.FragaAsked: ("text",),
    rapport.FragaAnswered: ("text",),
    rapport.RapportorTold: ("text",),
    arende.ArendeTaken: ("egen_rapport",),
    utredning.KodRecorded: ("namn",),
    utredning.UtredningsstegWritten: ("text", "kalla", "namn", "titel"),
    utredning.IngenEnskildNoted: ("skal",),
    atgard.AtgardPlanned: ("text",),
    atgard.AtgardChanged: ("text",),
    atgard.AtgardDropped: ("skal",),
    beslut.ArendeClosedShort: ("skal", "omedelbara_atgarder", "enskild"),
    beslut.ArendeReopened: ("skal",),
}
"""Event → the words without which it says nothing."""

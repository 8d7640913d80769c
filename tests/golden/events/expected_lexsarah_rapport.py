"""What the stored examples of reports, and of what reports and ärenden share, mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.envelope import Happened
from audit.lexsarah.events_common import AnnanAnmalanNoted, HandlingAttached, RattelseMade
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    FragaAsked,
    KvittoIssued,
    MeddelandeFailed,
    MeddelandeSent,
    RapportOpened,
    RapportorIdentityOpened,
    RapportorTold,
    RapportReceived,
    RapportSorted,
    RapportSupplemented,
)
from tests.golden.events.parts import BASE, LIMIT, TAGET

if TYPE_CHECKING:
    from audit.envelope import Event

EXPECTED: dict[str, Event] = {
    "lexsarah.rapport_received.v1": RapportReceived(
        **BASE,
        rapportor=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        kanal="samtal",
        slag="risk",
        fara_nu=True,
        intraffade=Happened.between(date(2024, 3, 12), date(2024, 3, 13)),
        namngiven=True,
        forbi_chef=True,
        enhet="e17",
        lag="sol_lss",
        inlagd_av=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        text_sha256="5f" * 32,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
    ),
    "lexsarah.rapport_supplemented.v1": RapportSupplemented(
        **BASE, inlagd_av=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), text_sha256="5f" * 32
    ),
    "lexsarah.rapport_opened.v1": RapportOpened(**BASE),
    "lexsarah.meddelande_sent.v1": MeddelandeSent(
        **BASE,
        slag="svar",
        kanal="sms",
        roll="utredare",
        konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
    ),
    "lexsarah.meddelande_failed.v1": MeddelandeFailed(
        **BASE,
        slag="svar",
        kanal="sms",
        roll="utredare",
        fel="okant",
        forsok=3,
        konto=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
    ),
    "lexsarah.kvitto_issued.v1": KvittoIssued(**BASE, avser=3, lopnummer=3),
    "lexsarah.fraga_asked.v1": FragaAsked(**BASE),
    "lexsarah.fraga_answered.v1": FragaAnswered(
        **BASE,
        fraga=3,
        inlagd_av=UUID("b1b2c3d4-0a0b-4c0d-8e0f-101112131415"),
        text_sha256="5f" * 32,
    ),
    "lexsarah.rapportor_told.v1": RapportorTold(
        **BASE, anledning="annat", arende=UUID("b1b2c3d4-0a0b-4c0d-8e0f-101112131415")
    ),
    "lexsarah.rapportor_identity_opened.v1": RapportorIdentityOpened(**BASE, skal_kod="annat"),
    "lexsarah.rapport_sorted.v1": RapportSorted(
        **BASE,
        utfall="annan_namnd",
        arende=UUID("b1b2c3d4-0a0b-4c0d-8e0f-101112131415"),
        lamnad=date(2024, 3, 15),
    ),
    "lexsarah.annan_anmalan_noted.v1": AnnanAnmalanNoted(
        **BASE, slag="lex_maria", utfall="inte_aktuell", taget=TAGET
    ),
    "lexsarah.handling_attached.v1": HandlingAttached(
        **BASE,
        handling=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        sha256="5f" * 32,
        storlek=3,
        mediatyp="application/pdf",
    ),
    "lexsarah.rattelse_made.v1": RattelseMade(
        **BASE,
        corrects=3,
        replaced={"gjord": "2024-03-14", "satt": "post"},
        aterkallad=True,
        limit=LIMIT,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
    ),
}

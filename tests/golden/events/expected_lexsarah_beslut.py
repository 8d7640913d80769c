"""What the stored examples of beslut, IVO and private utförare mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.lexsarah.events_beslut import (
    ArendeClosed,
    ArendeClosedShort,
    ArendeReopened,
    BeslutRecorded,
)
from audit.lexsarah.events_ivo import (
    IvoAnmalanMade,
    IvoBristerReported,
    IvoDiarienummerRegistered,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_other import (
    PersonalInformed,
    UtforareAnmalanReceived,
    UtforareFollowedUp,
    UtforareRapportReceived,
)
from tests.golden.events.parts import BASE, LIMIT, TAGET

if TYPE_CHECKING:
    from audit.envelope import Event

EXPECTED: dict[str, Event] = {
    "lexsarah.beslut_recorded.v1": BeslutRecorded(
        **BASE, slag="ovrigt", utfall="annat", taget=TAGET
    ),
    "lexsarah.arende_closed_short.v1": ArendeClosedShort(
        **BASE,
        avslutad=date(2024, 3, 15),
        stallningstagande="risk_avlagsen",
        enskild_informerad=True,
        taget=TAGET,
    ),
    "lexsarah.arende_closed.v1": ArendeClosed(
        **BASE, avslutad=date(2024, 3, 15), bedomning="allvarligt_missforhallande", taget=TAGET
    ),
    "lexsarah.arende_reopened.v1": ArendeReopened(**BASE, skal_kod="annat"),
    "lexsarah.ivo_anmalan_made.v1": IvoAnmalanMade(
        **BASE,
        gjord=date(2024, 3, 15),
        satt="post",
        utredning_bifogad=True,
        taget=TAGET,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        limit=LIMIT,
    ),
    "lexsarah.ivo_utredning_sent.v1": IvoUtredningSent(
        **BASE, skickad=date(2024, 3, 15), satt="post", kom_in=date(2024, 3, 15)
    ),
    "lexsarah.ivo_utredning_arrived.v1": IvoUtredningArrived(**BASE, kom_in=date(2024, 3, 15)),
    "lexsarah.ivo_brister_reported.v1": IvoBristerReported(
        **BASE,
        slag="allvarliga_brister",
        gjord=date(2024, 3, 15),
        satt="post",
        taget=TAGET,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
    ),
    "lexsarah.ivo_diarienummer_registered.v1": IvoDiarienummerRegistered(
        **BASE, ivo_diarienummer="3.5.1-12345/2024"
    ),
    "lexsarah.utforare_rapport_received.v1": UtforareRapportReceived(
        **BASE,
        utforare="u2",
        lag="sol_lss",
        kom_in=date(2024, 3, 15),
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        enhet="e17",
        gjord=date(2024, 3, 15),
        diarienummer="SN 2024-114",
    ),
    "lexsarah.utforare_anmalan_received.v1": UtforareAnmalanReceived(
        **BASE,
        utforare="u2",
        lag="sol_lss",
        kom_in=date(2024, 3, 15),
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        enhet="e17",
        gjord=date(2024, 3, 15),
        diarienummer="SN 2024-114",
        ivo_diarienummer="3.5.1-12345/2024",
        avser=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
    ),
    "lexsarah.utforare_followed_up.v1": UtforareFollowedUp(
        **BASE,
        utfall="eget_arende",
        datum=date(2024, 3, 15),
        arende=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
    ),
    "lexsarah.personal_informed.v1": PersonalInformed(
        **BASE,
        enhet="e17",
        lag="sol_lss",
        informerad=date(2024, 3, 15),
        satt="utbildning",
        taget=TAGET,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        antal=3,
    ),
}

"""What the stored examples of child protection mean, beside those of the utredning itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.barnutredning.events_handlaggning import (
    AnteckningNoted,
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    SamordnareNoted,
    ValdNoted,
)
from audit.barnutredning.events_uppfoljning import (
    LimitRecomputed,
    UppfoljningDecided,
    UppfoljningEnded,
    UppgiftCorrected,
)
from audit.barnutredning.orosanmalan.events import (
    AnmalanCorrected,
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    SkyddsbedomningMade,
)
from audit.envelope import Happened
from audit.law import Limit

if TYPE_CHECKING:
    from audit.envelope import Event

ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
BARN = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")
KALLREFERENS = UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70")
UTREDNING = UUID("0193f2a0-0000-7000-8000-000000000002")
DAY = date(2026, 1, 15)
BASE: dict[str, Any] = {
    "originator_id": ARENDE,
    "originator_version": 2,
    "happened": Happened.on(DAY),
}
INFORMATION: dict[str, Any] = {"rule": "information.sfs_2025_400", "lagrum": "20 kap. 4 § SoL"}


def limit(rule: str, start: date, sista_dag: date, sista_dag_vardag: date) -> Limit:
    """Make a limit of a rule."""
    return Limit(
        rule=rule,
        lagrum="SoL",
        start=start,
        sista_dag=sista_dag,
        sista_dag_vardag=sista_dag_vardag,
        certainty="high",
    )


SKYDD = limit("skyddsbedomning.sfs_2025_400", DAY, date(2026, 1, 16), date(2026, 1, 16))
FORHAND = limit("forhandsbedomning.sfs_2025_400", DAY, date(2026, 1, 29), date(2026, 1, 29))
SVAR = limit("aterkoppling.sfs_2025_1501", DAY, date(2026, 1, 22), date(2026, 1, 22))
TVA = limit("uppfoljning.sfs_2001_453", date(2025, 5, 20), date(2025, 7, 20), date(2025, 7, 21))
SEX = limit("uppfoljning.sfs_2025_400", date(2025, 5, 20), date(2025, 11, 20), date(2025, 11, 20))

EXPECTED: dict[str, Event] = {
    "barnutredning.anmalan_received.v1": AnmalanReceived(
        **BASE,
        barn=BARN,
        grupp="barn",
        enhet="barn-och-familj",
        inkom=DAY,
        inkom_sent=True,
        anmalare="19_1",
        limit_skyddsbedomning=SKYDD,
        limit_forhandsbedomning=FORHAND,
        pagaende=UTREDNING,
        kallreferens=KALLREFERENS,
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.skyddsbedomning_made.v1": SkyddsbedomningMade(
        **BASE, bedomd=DAY, utfall="inget_behov", registrerad_i_kalla=DAY
    ),
    "barnutredning.forhandsbedomning_extended.v1": ForhandsbedomningExtended(
        **BASE,
        beslutad=DAY,
        ny_sista_dag=date(2026, 2, 7),
        ny_sista_dag_vardag=date(2026, 2, 9),
        skal_kod="polisforhor",
        rule="forhandsbedomning.sfs_2025_400",
        lagrum="20 kap. 2 § SoL",
        beslutsfattare="samordnare",
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.forhandsbedomning_decided.v1": ForhandsbedomningDecided(
        **BASE,
        beslutad=DAY,
        utfall="inleda",
        utredning=UTREDNING,
        beslutsfattare="socialsekreterare",
        limit_aterkoppling=SVAR,
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.aterkoppling_requested.v1": AterkopplingRequested(
        **BASE, begard=DAY, limit_aterkoppling=SVAR, registrerad_i_kalla=DAY
    ),
    "barnutredning.aterkoppling_given.v1": AterkopplingGiven(
        **BASE, lamnad=DAY, registrerad_i_kalla=DAY
    ),
    "barnutredning.aterkoppling_withheld.v1": AterkopplingWithheld(
        **BASE, beslutad=DAY, skal_kod="olampligt", registrerad_i_kalla=DAY
    ),
    "barnutredning.anmalan_corrected.v1": AnmalanCorrected(
        **BASE,
        corrects=1,
        replaced={"inkom": "2026-01-15", "pagaende": ""},
        aterkallad=False,
        limit_skyddsbedomning=SKYDD,
        limit_forhandsbedomning=FORHAND,
        limit_aterkoppling=SVAR,
    ),
    "barnutredning.information_given.v1": InformationGiven(
        **BASE,
        lamnad=DAY,
        till=("barn", "vardnadshavare"),
        **INFORMATION,
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.information_withheld.v1": InformationWithheld(
        **BASE,
        beslutad=DAY,
        till=("vardnadshavare",),
        **INFORMATION,
        beslutsfattare="samordnare",
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.barn_heard.v1": BarnHeard(
        **BASE, hord=DAY, satt="enskilt_samtal", registrerad_i_kalla=DAY
    ),
    "barnutredning.barn_not_heard.v1": BarnNotHeard(
        **BASE, noterad=DAY, skal_kod="vill_inte", registrerad_i_kalla=DAY
    ),
    "barnutredning.vald_noted.v1": ValdNoted(**BASE, noterad=DAY, registrerad_i_kalla=DAY),
    "barnutredning.anteckning_noted.v1": AnteckningNoted(
        **BASE, senaste=DAY, per=date(2026, 1, 31)
    ),
    "barnutredning.samordnare_noted.v1": SamordnareNoted(
        **BASE, samordnare="s1", fran=DAY, registrerad_i_kalla=DAY
    ),
    "barnutredning.barn_moved.v1": BarnMoved(
        **BASE,
        flyttade=DAY,
        utfall="slutfors",
        rule="vistelsekommun.sfs_2025_400",
        lagrum="29 kap. 9 § SoL",
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.uppfoljning_decided.v1": UppfoljningDecided(
        **BASE,
        beslutad=date(2025, 5, 21),
        grund="utredning",
        fran=date(2025, 5, 20),
        limit=TVA,
        beslutsfattare="utskott",
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.uppfoljning_ended.v1": UppfoljningEnded(
        **BASE,
        avslutad=DAY,
        utfall="ny_utredning",
        utredning=UTREDNING,
        registrerad_i_kalla=DAY,
    ),
    "barnutredning.limit_recomputed.v1": LimitRecomputed(
        **BASE,
        klocka="uppfoljning",
        handelse=4,
        fran=date(2025, 7, 1),
        tidigare=TVA,
        limit=SEX,
    ),
    "barnutredning.uppgift_corrected.v1": UppgiftCorrected(
        **BASE,
        corrects=4,
        replaced={"fran": "2025-05-20", "beslutsfattare": ""},
        aterkallad=False,
        limit=TVA,
    ),
}

"""What the stored examples of ärenden and utredningar mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.lexsarah.events_arende import (
    ArendeOpened,
    ArendeReadIn,
    ArendeTaken,
    AtkomstEnded,
    AtkomstGiven,
    DiarienummerRegistered,
    InblandadRecorded,
    JavDeclared,
    JavSettled,
    RapportJoined,
    RapportSplit,
    UttagMade,
)
from audit.lexsarah.events_atgard import (
    AtgardChanged,
    AtgardDone,
    AtgardDropped,
    AtgardEffektAssessed,
    AtgardPlanned,
)
from audit.lexsarah.events_utredning import (
    BedomningMade,
    IngenEnskildNoted,
    KodlistaOpened,
    KodRecorded,
    KonsekvensAnswered,
    OmedelbaraAtgarderAssessed,
    PunktAnswered,
    UtredningsstegWritten,
)
from tests.golden.events.parts import BASE, LIMIT, TAGET

if TYPE_CHECKING:
    from audit.envelope import Event

EXPECTED: dict[str, Event] = {
    "lexsarah.arende_opened.v1": ArendeOpened(
        **BASE,
        lag="sol_lss",
        verksamhet="v3",
        enhet="e17",
        rapport_inkom=date(2024, 3, 15),
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        rapport=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
    ),
    "lexsarah.arende_read_in.v1": ArendeReadIn(
        **BASE,
        lag="sol_lss",
        verksamhet="v3",
        enhet="e17",
        rapport_inkom=date(2024, 3, 15),
        kallreferens=UUID("b1b2c3d4-0a0b-4c0d-8e0f-101112131415"),
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
        diarienummer="SN 2024-114",
        bedomning="allvarligt_missforhallande",
        ivo_anmald=date(2024, 3, 15),
        ivo_kompletterad=date(2024, 3, 15),
        avslutad=date(2024, 3, 15),
        limit=LIMIT,
    ),
    "lexsarah.rapport_joined.v1": RapportJoined(
        **BASE, rapport=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70")
    ),
    "lexsarah.rapport_split.v1": RapportSplit(
        **BASE,
        rapport=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        till=UUID("b1b2c3d4-0a0b-4c0d-8e0f-101112131415"),
    ),
    "lexsarah.diarienummer_registered.v1": DiarienummerRegistered(
        **BASE, diarienummer="SN 2024-114"
    ),
    "lexsarah.arende_taken.v1": ArendeTaken(
        **BASE,
        utredare=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"),
        inget_jav=True,
        foregaende=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
        skal_kod="annat",
    ),
    "lexsarah.atkomst_given.v1": AtkomstGiven(
        **BASE, konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), till=date(2024, 3, 15)
    ),
    "lexsarah.atkomst_ended.v1": AtkomstEnded(
        **BASE, konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70")
    ),
    "lexsarah.jav_declared.v1": JavDeclared(
        **BASE, konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), grund="annan"
    ),
    "lexsarah.inblandad_recorded.v1": InblandadRecorded(
        **BASE, konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), slag="narstaende"
    ),
    "lexsarah.jav_settled.v1": JavSettled(
        **BASE, konto=UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70"), javig=True, taget=TAGET
    ),
    "lexsarah.uttag_made.v1": UttagMade(
        **BASE,
        slag="lista",
        format="skarm",
        upplaga="offentlig",
        sha256="5f" * 32,
        per=date(2024, 3, 15),
        known_position=3,
    ),
    "lexsarah.omedelbara_atgarder_assessed.v1": OmedelbaraAtgarderAssessed(
        **BASE, utfall="beslutade", taget=TAGET
    ),
    "lexsarah.bedomning_made.v1": BedomningMade(
        **BASE,
        slag="slutlig",
        bedomning="allvarligt_missforhallande",
        sankt=True,
        tidigare="pataglig_risk_allvarligt",
        taget=TAGET,
        rules=("utreda_sol.sfs_2001_453", "utreda_lss.sfs_1993_387"),
        lagrum="14 kap. 6 § SoL, 24 e § LSS",
    ),
    "lexsarah.kod_recorded.v1": KodRecorded(**BASE, kod="Enskild A", slag="annan"),
    "lexsarah.kodlista_opened.v1": KodlistaOpened(**BASE, skal_kod="annat"),
    "lexsarah.utredningssteg_written.v1": UtredningsstegWritten(
        **BASE,
        slag="kontakt",
        art="bedomning",
        datum=date(2024, 3, 15),
        koder=("Enskild A", "Personal 1"),
        ersatter=3,
    ),
    "lexsarah.punkt_answered.v1": PunktAnswered(
        **BASE,
        punkt="forebyggande",
        aktuell=True,
        datum=date(2024, 3, 15),
        art="bedomning",
        ersatter=3,
    ),
    "lexsarah.konsekvens_answered.v1": KonsekvensAnswered(
        **BASE,
        kod="Enskild A",
        fraga="egen_akt",
        svar="inte_aktuellt",
        datum=date(2024, 3, 15),
        satt="annat",
    ),
    "lexsarah.ingen_enskild_noted.v1": IngenEnskildNoted(**BASE),
    "lexsarah.atgard_planned.v1": AtgardPlanned(
        **BASE,
        slag="forebyggande",
        ansvarig="annan",
        konto=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
        enhet="e17",
        senast=date(2024, 3, 15),
    ),
    "lexsarah.atgard_changed.v1": AtgardChanged(
        **BASE,
        atgard=3,
        ansvarig="annan",
        konto=UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d"),
        enhet="e17",
        senast=date(2024, 3, 15),
    ),
    "lexsarah.atgard_dropped.v1": AtgardDropped(**BASE, atgard=3),
    "lexsarah.atgard_done.v1": AtgardDone(**BASE, atgard=3, utford=date(2024, 3, 15)),
    "lexsarah.atgard_effekt_assessed.v1": AtgardEffektAssessed(
        **BASE, atgard=3, effekt="gar_inte_att_bedoma", bedomd=date(2024, 3, 15)
    ),
}

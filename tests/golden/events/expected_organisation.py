"""What the stored examples of delegationsordning and organisation mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from audit.delegation.events import (
    BeslutCounted,
    EnhetCount,
    Lagrum,
    OrdningAdopted,
    OrdningEnded,
    OrdningReviewed,
    Punkt,
    SlagCount,
)
from audit.organisation.events import (
    BeredskapSet,
    DelEnded,
    DelRenamed,
    EnhetAdded,
    EnhetMerged,
    EnhetMoved,
    MalSet,
    UtforareAdded,
    VerksamhetAdded,
)
from tests.golden.events.parts import BASE

if TYPE_CHECKING:
    from audit.envelope import Event

EXPECTED: dict[str, Event] = {
    "delegation.ordning_adopted.v1": OrdningAdopted(
        **BASE,
        namn="Lönnen",
        antagen=date(2024, 3, 15),
        galler_fran=date(2024, 3, 15),
        granskas_manader=12,
        punkter=(
            Punkt(
                nummer="4.2 p. 3",
                slag="beslut",
                sak="atgarder",
                text="Åtgärder efter utredningen",
                delegater=("verksamhetsstrateg", "verksamhetsutvecklare"),
                lagrum=(Lagrum(text="Åtgärder efter utredningen", sfs="1993:387"),),
                omrade="funktionsstod",
                anmarkning="Vi har lagt den här.",
            ),
        ),
        paragraf="§ 26",
        diarienummer="SN 2024-114",
    ),
    "delegation.ordning_reviewed.v1": OrdningReviewed(
        **BASE, granskad=date(2024, 3, 15), utfall="oforandrad", paragraf="§ 26"
    ),
    "delegation.ordning_ended.v1": OrdningEnded(**BASE, upphor=date(2024, 3, 15), paragraf="§ 26"),
    "delegation.beslut_counted.v1": BeslutCounted(
        **BASE,
        kalla="verksamhetssystem",
        enheter=(
            EnhetCount(
                enhet="Lönnen",
                antal=70,
                varav=(SlagCount(slag="inleda_utredning", antal=21, utfall="bifall"),),
            ),
        ),
        fran=date(2024, 3, 1),
        till=date(2024, 3, 15),
        summa=70,
    ),
    "organisation.verksamhet_added.v1": VerksamhetAdded(
        **BASE,
        kod="e17",
        namn="Lönnen",
        fran=date(2024, 3, 15),
        omrade="funktionsstod",
        beredskap="070-123 45 67",
    ),
    "organisation.utforare_added.v1": UtforareAdded(
        **BASE,
        kod="e17",
        namn="Lönnen",
        driftsform="privat",
        fran=date(2024, 3, 15),
        organisationsnummer="556000-0000",
    ),
    "organisation.enhet_added.v1": EnhetAdded(
        **BASE,
        kod="e17",
        namn="Lönnen",
        verksamhet="v3",
        utforare="u2",
        lag="lss",
        fran=date(2024, 3, 15),
    ),
    "organisation.del_renamed.v1": DelRenamed(
        **BASE, slag="enhet", kod="e17", namn="Lönnen", fran=date(2024, 3, 15)
    ),
    "organisation.enhet_moved.v1": EnhetMoved(
        **BASE, kod="e17", verksamhet="v3", utforare="u2", lag="lss", fran=date(2024, 3, 15)
    ),
    "organisation.enhet_merged.v1": EnhetMerged(
        **BASE, kod="e17", till="e18", fran=date(2024, 3, 15)
    ),
    "organisation.del_ended.v1": DelEnded(
        **BASE, slag="verksamhet", kod="e17", upphor=date(2024, 3, 15)
    ),
    "organisation.beredskap_set.v1": BeredskapSet(
        **BASE, kod="e17", fran=date(2024, 3, 15), beredskap="070-123 45 67"
    ),
    "organisation.mal_set.v1": MalSet(
        **BASE, klocka="utreda", fran=date(2024, 3, 15), dagar=60, paragraf="§ 26"
    ),
}

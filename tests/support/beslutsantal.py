"""Published statistics of delegationsbeslut by unit: period not printed, the sums check."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import perform_delegation, the_delegation
from audit.delegation import CountBeslut, EnhetCount, ReviewOrdning, SlagCount

if TYPE_CHECKING:
    from datetime import date

    from api.acts import Acting

RAKNING = UUID("0193f2a0-0000-7000-8000-0000000000e1")
INLEDA = "inleda_utredning"

ENHETER: tuple[EnhetCount, ...] = (
    EnhetCount(
        enhet="Utredningsgruppen",
        antal=70,
        varav=(
            SlagCount(slag=INLEDA, antal=21),
            SlagCount(slag="avslutad med insats", antal=4),
            SlagCount(slag="utredning_utan_insats", antal=7),
            SlagCount(slag="utan ändring av pågående insats", antal=4),
        ),
    ),
    EnhetCount(
        enhet="Mottagningsgruppen",
        antal=18,
        varav=(SlagCount(slag="inte_inleda_utredning", antal=18),),
    ),
    EnhetCount(enhet="Insatsgruppen", antal=27, varav=(SlagCount(slag=INLEDA, antal=10),)),
    EnhetCount(enhet="Barn och unga–Insatsgruppen", antal=5),
    EnhetCount(enhet="Individ- och familjeomsorg", antal=4),
    EnhetCount(enhet="SoL biståndsenheten", antal=1043),
    EnhetCount(enhet="LSS biståndsenheten", antal=36),
    EnhetCount(enhet="Biståndsenheten", antal=1),
    EnhetCount(enhet="Socialförvaltningen", antal=1),
    EnhetCount(enhet="Ekonomi- och vuxenheten", antal=561),
    EnhetCount(enhet="Familjerätten", antal=9),
)
ALL = 1775


def counting(
    *,
    rakning: UUID = RAKNING,
    enheter: tuple[EnhetCount, ...] = ENHETER,
    period: tuple[date, date] | None = None,
    summa: int | None = ALL,
) -> CountBeslut:
    """Make the command that registers the published statistics, or others."""
    fran, till = period or (None, None)
    return CountBeslut(
        rakning=rakning,
        kalla="verksamhetssystem",
        enheter=enheter,
        fran=fran,
        till=till,
        summa=summa,
    )


def note(acting: Acting, text: str | None = None) -> None:
    """Let the first order be reviewed, and beslut be counted: of both something may be noted."""
    ordning = the_delegation(acting.log).ordningar[0]
    review = ReviewOrdning(
        ordning=ordning.id, granskad=ordning.adopted.antagen, utfall="oforandrad", text=text
    )
    for command in (review, counting()):
        perform_delegation(acting, command)

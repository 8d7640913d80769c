"""The avvikelse of the year's end 2022: analysed, its åtgärder, followed up and closed.

That 86.8 % missed a target of 90 % is constructed: no target is published.
The one of the second enkät in 2023 opens by itself and stays open, one åtgärd late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from api.acts import INTERNKONTROLL
from api.demo.internkontroll.planer import moment_id
from api.demo.internkontroll.redovisning import december
from api.demo.lexsarah.step import Ids, Step, step
from api.demo.matningar import matning_id
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll.mal import Mal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

NAME = "avvikelse 2022"
MARCH = date(2023, 3, 31)


def steps() -> Iterator[Step]:
    """Tell both avvikelser."""
    yield step("2023-01-10", "10:30", "kvalitet", _opened)
    yield step("2023-01-17", "14:00", "enhetschef", _analysed, _weekly, _extra)
    yield step("2023-02-22", "09:00", "namndsekreterare", _presented)
    yield step("2023-03-01", "11:00", "enhetschef", _did(1, date(2023, 1, 30)))
    yield step("2023-03-24", "11:00", "enhetschef", _did(2, date(2023, 3, 22)))
    yield step("2023-05-17", "10:00", "kvalitet", _effect(1, "ja"), _effect(2, "delvis"),
               _followed, _closed)  # fmt: skip
    yield step("2023-09-12", "10:00", "enhetschef", _enkat_analysed, _enkat_atgard)


def _opened(ids: Ids) -> a.OpenAvvikelse:
    return a.OpenAvvikelse(
        avvikelse=ids.of(NAME),
        kontrollmoment=moment_id(ids, "K1"),
        ar=2023,
        oppnad=date(2023, 1, 10),
        rubrik="Utfallet är 86,8 %, målet är minst 90 %",
        matning=december(ids.log),
        utfall=868,
        mal=Mal("minst", "promille", 900),
    )


def _analysed(ids: Ids) -> a.AnalyseAvvikelse:
    return a.AnalyseAvvikelse(
        avvikelse=ids.of(NAME),
        analyserad=date(2023, 1, 17),
        text="Fler utredningar än vid förra mätningen och två tjänster utan handläggare. Beslut "
        "om förlängning har inte alltid tagits innan tiden gått ut.",
    )


def _weekly(ids: Ids) -> a.PlanAtgard:
    return _planned(ids, "Listan över dem som når fyra månader gås igenom varje vecka",
                    date(2023, 1, 31))  # fmt: skip


def _extra(ids: Ids) -> a.PlanAtgard:
    return _planned(ids, "Varje utredning över tiden får en plan för när den är klar",
                    date(2023, 3, 31))  # fmt: skip


def _planned(ids: Ids, rubrik: str, forfaller: date) -> a.PlanAtgard:
    return a.PlanAtgard(
        avvikelse=ids.of(NAME), rubrik=rubrik, ansvarig="enhetschef", forfaller=forfaller
    )


def _presented(ids: Ids) -> a.PresentAvvikelse:
    return a.PresentAvvikelse(avvikelse=ids.of(NAME), sammantrade=date(2023, 2, 21), paragraf="26")


def _did(number: int, day: date) -> Callable[[Ids], a.DoAtgard]:
    return lambda ids: a.DoAtgard(avvikelse=ids.of(NAME), atgard=number, gjord=day)


def _effect(number: int, effekt: str) -> Callable[[Ids], a.AssessEffekt]:
    return lambda ids: a.AssessEffekt(
        avvikelse=ids.of(NAME), atgard=number, bedomd=date(2023, 5, 17), effekt=effekt
    )


def _followed(ids: Ids) -> a.FollowUpAvvikelse:
    return a.FollowUpAvvikelse(
        avvikelse=ids.of(NAME),
        foljd_upp=date(2023, 5, 17),
        matning=matning_id(ids.log, "pagaende", MARCH, MARCH),
        text="Mätningen i mars visar om åtgärderna räckte.",
    )


def _closed(ids: Ids) -> a.CloseAvvikelse:
    return a.CloseAvvikelse(
        avvikelse=ids.of(NAME),
        avslutad=date(2023, 5, 17),
        utfall="atgardad",
        text="Genomgången varje vecka fortsätter.",
    )


def _of_the_enkat(ids: Ids) -> UUID:
    """Give the avvikelse that the second enkät opened by itself."""
    found = INTERNKONTROLL.state(ids.log).avvikelser.values()
    return next(one.id for one in found if one.matning == ids.of("nöjdhet 2"))


def _enkat_analysed(ids: Ids) -> a.AnalyseAvvikelse:
    return a.AnalyseAvvikelse(
        avvikelse=_of_the_enkat(ids),
        analyserad=date(2023, 9, 12),
        text="Telefontiden var kortare under sommaren.",
    )


def _enkat_atgard(ids: Ids) -> a.PlanAtgard:
    return a.PlanAtgard(
        avvikelse=_of_the_enkat(ids),
        rubrik="Längre telefontid på sommaren",
        ansvarig="enhetschef",
        forfaller=date(2024, 2, 29),
    )

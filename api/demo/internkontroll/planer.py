"""The plan of 2023 as the nämnd adopted it, and that of 2024, which began as its copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.acts import INTERNKONTROLL, plan_id
from api.demo.internkontroll.kontroller import KONTROLLER
from api.demo.lexsarah.step import Ids, Step, step
from audit.internkontroll import commands_plan as p
from audit.internkontroll.forlagor import FORLAGOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

ADOPTED: Final = date(2022, 12, 14)
ADOPTED_2024: Final = date(2023, 12, 13)
REVISED_2024: Final = date(2024, 4, 16)

RISKS: Final = (
    # kod, kategori, rubrik, sannolikhet, konsekvens, what it is about
    ("R1", "regelefterlevnad", "Barnavårdsutredningar tar längre tid än fyra månader", 3, 4,
     "Barn väntar på skydd och stöd. Tiden mäts fyra gånger om året."),
    ("R2", "regelefterlevnad", "En orosanmälan får ingen skyddsbedömning samma dag", 2, 4,
     "Gäller också när en utredning redan pågår."),
    ("R3", "fel", "Stora hemtjänstbeslut följs inte upp", 2, 3,
     "Behovet kan ha ändrats utan att insatsen har gjort det."),
    ("R4", "fel", "Handlingsplan saknas i försörjningsstöd", 3, 2,
     "Några är alltid mellan första och andra ansökan: 100 procent går inte att nå."),
    ("R5", "oegentlighet", "Någon läser om personer utan att det behövs för arbetet", 2, 4,
     "Läsningar dras slumpmässigt och granskas varje månad."),
    ("R6", "regelefterlevnad", "Rapporter om missförhållanden blir liggande", 2, 3,
     "Tiden från rapport till beslut mäts; lagen har inget dagantal."),
)  # fmt: skip

MOMENTS: Final = {
    "K1": ("barnutredningstid", ("R1",)),
    "K2": ("barnutredningstid_avslutade", ("R1",)),
    "K3": ("skyddsbedomning", ("R2",)),
    "K4": ("forhandsbedomning", ("R2",)),
    "K5": ("hemtjanst_hundra_timmar", ("R3",)),
    "K6": ("handlingsplan", ("R4",)),
    "K7": ("nojdhet", ()),
    "K8": ("loggkontroll", ("R5",)),
    "K9": ("lexsarah_ledtid", ("R6",)),
    "K10": ("namndens_mal", ()),
}
"""Kod → the ready-made kontrollmoment it was picked from, and the risks that it answers."""

METOD: Final = {
    "K5": "Genomgång av besluten i verksamhetssystemet",
    "K6": "Genomgång av besluten i verksamhetssystemet",
    "K9": "Registreras för hand efter genomgång av de ärenden som avslutats under perioden",
}
"""Kod → how it is measured, where the nämnd says it in other words than the ready-made one."""


def steps() -> Iterator[Step]:
    """Tell how both plans came about."""
    yield step("2022-11-15", "13:00", "kvalitet", _begin(2023), *map(_risk, RISKS),
               *(_moment(kod) for kod in MOMENTS))  # fmt: skip
    yield step("2022-12-15", "09:00", "namndsekreterare", _adopt(2023, ADOPTED, "168"))
    yield step("2023-10-20", "10:00", "kvalitet", _begin(2024, kopia_av=2023))
    yield step("2023-11-06", "10:00", "kvalitet", _raised)
    yield step("2023-12-14", "09:00", "namndsekreterare", _adopt(2024, ADOPTED_2024, "151"))
    yield step("2024-04-17", "09:00", "namndsekreterare", _revised)
    yield step("2024-04-17", "10:00", "kvalitet", *(_counted(kod) for kod in KONTROLLER))


def _begin(ar: int, **more: Any) -> Callable[[Ids], p.BeginPlan]:
    return lambda ids: p.BeginPlan(plan=plan_id(ids.log, ar), ar=ar, **more)


def _adopt(ar: int, day: date, paragraf: str) -> Callable[[Ids], p.AdoptPlan]:
    return lambda ids: p.AdoptPlan(plan=plan_id(ids.log, ar), antagen=day, paragraf=paragraf)


def _risk(row: tuple[Any, ...]) -> Callable[[Ids], p.AddRisk]:
    kod, kategori, rubrik, sannolikhet, konsekvens, text = row
    return lambda ids: p.AddRisk(
        plan=plan_id(ids.log, 2023),
        risk=risk_id(ids, kod),
        kod=kod,
        kategori=kategori,
        rubrik=rubrik,
        sannolikhet=sannolikhet,
        konsekvens=konsekvens,
        text=text,
    )


def _moment(kod: str) -> Callable[[Ids], p.AddKontrollmoment]:
    picked, risker = MOMENTS[kod]
    forlaga = FORLAGOR[picked]
    return lambda ids: p.AddKontrollmoment(
        plan=plan_id(ids.log, 2023),
        kontrollmoment=moment_id(ids, kod),
        kod=kod,
        rubrik=forlaga.rubrik,
        process=forlaga.process,
        kontroll=forlaga.kontroll,
        metod=METOD.get(kod, forlaga.metod),
        frekvens=forlaga.frekvens,
        rapporteras=forlaga.rapporteras,
        ansvar=forlaga.ansvar,
        matt=forlaga.matt,
        mal=forlaga.mal,
        lagrum=forlaga.lagrum(ADOPTED),
        forlaga=forlaga.kod,
        risker=tuple(risk_id(ids, risk) for risk in risker),
    )


def _raised(ids: Ids) -> p.ChangeRisk:
    """Judge the first risk as likelier than the year before: one in the copy, before adoption."""
    kod, kategori, rubrik, _, konsekvens, text = RISKS[0]
    return p.ChangeRisk(
        plan=plan_id(ids.log, 2024),
        risk=risk_id(ids, kod),
        kod=kod,
        kategori=kategori,
        rubrik=rubrik,
        sannolikhet=4,
        konsekvens=konsekvens,
        text=f"{text} Två mätningar under 2022 låg under målet.",
    )


def _revised(ids: Ids) -> p.RevisePlan:
    return p.RevisePlan(
        plan=plan_id(ids.log, 2024),
        beslutad=REVISED_2024,
        paragraf="52",
        skal="K5 och K6 räknas nu ur utdrag i stället för för hand.",
    )


def _counted(kod: str) -> Callable[[Ids], p.ChangeKontrollmoment]:
    return lambda ids: _by_kontroll(ids, kod)


def _by_kontroll(ids: Ids, kod: str) -> p.ChangeKontrollmoment:
    """Let a kontroll of the nämnd's own give the outcome, held against the kontroll's target."""
    moment = INTERNKONTROLL.state(ids.log).planer[2024].kontrollmoment[moment_id(ids, kod)]
    name, mal = KONTROLLER[kod]
    return p.ChangeKontrollmoment(
        plan=plan_id(ids.log, 2024),
        kontrollmoment=moment.id,
        kod=kod,
        rubrik=moment.rubrik,
        process=moment.process,
        kontroll=moment.kontroll,
        metod="Registret räknar ur utdraget från verksamhetssystemet med nämndens egen kontroll",
        frekvens=moment.frekvens,
        rapporteras=moment.rapporteras,
        ansvar=moment.ansvar,
        matt=f"kontroll:{ids.of(name)}",
        mal=mal,
        lagrum=moment.lagrum,
        forlaga=moment.forlaga,
        risker=moment.risker,
    )


def moment_id(ids: Ids, kod: str) -> UUID:
    """Give the id of a kontrollmoment of the demo."""
    return ids.of(f"kontrollmoment {kod}")


def risk_id(ids: Ids, kod: str) -> UUID:
    """Give the id of a risk of the demo."""
    return ids.of(f"risk {kod}")

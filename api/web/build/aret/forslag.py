"""What recurs and is not in the year yet: by where it comes from, each ticked until unticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL
from api.web.build.aret.earlier import so_far
from api.web.build.aret.orsak import ended
from api.web.formats import dag_i_ord, datum
from api.web.labels_arsplan import URSPRUNG
from api.web.models.aret_sidor import ForslagGrupp, ForslagPage, ForslagRad
from api.web.models.lexsarah import Link
from api.web.models.plan import Head, Next
from audit.arsplan.codes import BEFATTNINGAR, VIDARE
from audit.law.rule import CERTAINTY_LABELS, Certainty
from audit.law.rules import rule_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from api.web.build.aret.seen import Seen
    from api.web.models.frame import Problem
    from audit.arsplan.commands import PlanPunkt

ORDER: Final = (
    *("ej_verkstallda", "internkontrollrapport", "delegationslista", "svar", "aterrapport", ""),
)
"""Groups in the order they are shown: the law first, the nämnd's own months last."""
NOT_YET: Final = "Ännu inte inplanerad"
DONE: Final = "Allt som återkommer finns redan i året."
FIRST: Final = (
    "Lägg till dem först: annars hamnar varje punkt bland dem som ännu inte är inplanerade."
)
LEAD: Final = (
    "Kryssa ur det som inte ska med. Inget läggs till förrän du trycker på knappen, och en punkt "
    "kan flyttas, ändras eller strykas sedan. Det som har strukits föreslås inte igen."
)
SAID: Final = {
    "delegationslista": (
        "Nämnden bestämmer själv vilka delegationsbeslut som anmäls och när: 6 kap. 40 § och "
        "7 kap. 8 § kommunallagen (2017:725). Här föreslås en lista i månaden. "
        "Varje månads lista föreslås vid det första sammanträde vars stopptid är efter månadens "
        f"slut. {CERTAINTY_LABELS[Certainty.HIGH]}"
    ),
    "svar": (
        "Dagen för ett svar är satt av revisorerna, och dagen för ett yttrande av den som begär "
        "det för fullmäktige. De är inte satta av lagen."
    ),
    "aterrapport": "Mål som nämnden har bestämt ska redovisas igen senast en viss dag.",
    "": (
        "Månaderna är inte lag: så planerade en nämnd sitt år 2024. Flytta det som hos er kommer "
        "upp en annan månad."
    ),
}
"""Where the punkter of a group come from, where it is the same for every nämnd."""


def forslag_page(
    seen: Seen,
    found: Sequence[PlanPunkt],
    key: str,
    *,
    version: int,
    ticked: Collection[str] | None = None,
    problems: tuple[Problem, ...] = (),
) -> ForslagPage:
    """Make the page; `ticked` are the rules that stay ticked, None for all of them."""
    return ForslagPage(
        frame=seen.frame,
        head=Head(
            overline=f"Nämndens år {seen.ar}",
            heading="Det som återkommer",
            lead=LEAD if found else DONE,
            back=Link(f"Nämndens år {seen.ar}", seen.base),
            next=_next(seen),
        ),
        groups=tuple(_groups(seen, found, ticked)),
        action=f"{seen.base}/forslag",
        csrf=seen.frame.account.csrf if seen.frame.account else "",
        key=key,
        expected=version,
        button="Lägg till de förkryssade punkterna",
        problems=problems,
    )


def _next(seen: Seen) -> Next | None:
    links = seen.links("plan-sammantrade")
    none = so_far("Året har inga sammanträden", seen.ar, seen.day)
    return Next(f"{none} {FIRST}", links) if links and not seen.plan.moten else None


def _groups(
    seen: Seen, found: Sequence[PlanPunkt], ticked: Collection[str] | None
) -> Iterable[ForslagGrupp]:
    by_kind: dict[str, list[PlanPunkt]] = {kind: [] for kind in ORDER}
    for one in found:
        kind = (one.regel or "").partition("/")[0]
        by_kind[kind if kind in by_kind else ""].append(one)
    for kind, mine in by_kind.items():
        if mine:
            yield ForslagGrupp(
                heading=URSPRUNG[kind],
                said=_said(seen, kind, mine),
                rader=tuple(_rad(seen, one, ticked) for one in mine),
            )


def _said(seen: Seen, kind: str, mine: Sequence[PlanPunkt]) -> tuple[str, ...]:
    if kind == "ej_verkstallda":
        return _law(mine)
    if kind == "internkontrollrapport":
        return (_plan(seen),)
    return (SAID[kind],)


def _law(mine: Sequence[PlanPunkt]) -> tuple[str, ...]:
    """Name the lagrum in force the day after each quarter, and how certain they are."""
    rules = {
        rule.id: rule
        for one in mine
        for name in ("evb_statistik", "evb_statistik_lss")
        for rule in [rule_for(name, ended(one.regel or ""))]
    }
    lagrum = " och ".join(rule.lagrum for rule in rules.values())
    certain = {CERTAINTY_LABELS[rule.certainty] for rule in rules.values()}
    return (
        f"En gång per kvartal ska fullmäktige få statistik: {lagrum}. {' '.join(sorted(certain))}",
        "Att det tas upp andra månaden efter kvartalet är en vana, inte lag.",
    )


def _plan(seen: Seen) -> str:
    plan = INTERNKONTROLL.state(seen.acting.log).planer.get(seen.ar)
    said = f"Månaderna då kontrollmomenten i internkontrollplanen {seen.ar} redovisas för nämnden."
    drafted = plan is not None and plan.antagen is None
    return f"{said} Planen är ett utkast: den är inte antagen än." if drafted else said


def _rad(seen: Seen, one: PlanPunkt, ticked: Collection[str] | None) -> ForslagRad:
    regel = one.regel or ""
    held = seen.plan.sammantraden.get(one.sammantrade) if one.sammantrade else None
    vidare = ", ".join(VIDARE[kod] for kod in one.vidare)
    more = (
        f"Senast {datum(one.senast)}" if one.senast else "",
        f"Går vidare till: {vidare}" if vidare else "",
        one.notering or "",
    )
    return ForslagRad(
        regel=regel,
        arende=one.arende,
        nar=f"Sammanträdet {dag_i_ord(held.dag)}" if held else NOT_YET,
        ansvarig=BEFATTNINGAR[one.ansvarig],
        mer=tuple(text for text in more if text),
        checked=ticked is None or regel in ticked,
    )

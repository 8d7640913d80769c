"""The pages of the plans: the list by year, and one year's plan with what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.plan.kontrollmoment import measuring, moment_of
from api.web.build.plan.matrix import matrix
from api.web.build.plan.tables import kontrollmoment_table, risk_table
from api.web.build.plan.words import protokoll
from api.web.formats import antal
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.situation import EMPTY
from api.web.labels_internkontroll import PLANSTEG
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Head, Next, PlanListPage, PlanPage
from audit.internkontroll.roles import Steg
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from api.web.build.plan.seen import Seen
    from api.web.models.plan import Facts
    from audit.internkontroll.plan import Plan

KINDS = {
    Steg.UTKAST: Kind.WARNING,
    Steg.ANTAGEN: Kind.SUCCESS,
    Steg.AVSLUTAD: Kind.NEUTRAL,
}
NO_PLAN = "Nämnden har ingen internkontrollplan i registret än. Börja med årets plan."
FIRST_MOMENT = "Planen är tom. Börja med att välja vad som ska kontrolleras."
TO_ADOPT = "När nämnden har antagit planen på ett sammanträde registrerar du det här."
OTHERS_ADOPT = "Planen är ett utkast. Kvalitet eller nämndsekreteraren registrerar när den antas."
CLOSED = "Planen är avslutad. Nästa års plan kan börja som en kopia av den."
MOST_NEXT = 3


def plan_list(seen: Seen) -> PlanListPage:
    """Make the list of the plans, the newest year first."""
    rows = tuple(
        _row(seen, seen.known.planer[ar]) for ar in sorted(seen.known.planer, reverse=True)
    )
    columns = (
        Column("År"),
        Column("Läge"),
        Column("Antagen"),
        Column("Kontrollmoment", numeric=True),
        Column("Öppna avvikelser", numeric=True),
    )
    begin = _begin(seen)
    return PlanListPage(
        frame=seen.frame,
        head=Head(
            overline="Internkontroll",
            heading="Internkontrollplaner",
            back=Link("Internkontroll", seen.addresses.base),
            done=seen.done,
            next=Next(NO_PLAN, begin) if not rows else None,
            more=begin if rows else (),
        ),
        table=Table("Planer efter år", columns, rows, "Ingen plan finns än."),
    )


def _begin(seen: Seen) -> tuple[Link, ...]:
    if not seen.may("begin_plan", EMPTY[Stream.PLAN]):
        return ()
    return (seen.link("begin-plan", Place.PLAN),)


def _row(seen: Seen, plan: Plan) -> tuple[Cell, ...]:
    opened = [one for one in seen.known.oppna_avvikelser() if one.ar == plan.ar]
    adopted = protokoll(plan.antagen, plan.paragraf) if plan.antagen else "–"
    revised = [f"reviderad {protokoll(one.beslutad, one.paragraf)}" for one in plan.revideringar]
    return (
        Cell(str(plan.ar), seen.addresses.place(Place.PLAN, plan.ar)),
        Cell("", brickor=(_state(seen, plan),)),
        Cell(adopted, note=", ".join(revised)),
        Cell(antal(len(plan.gallande_kontrollmoment))),
        Cell(antal(len(opened))),
    )


def _state(seen: Seen, plan: Plan) -> Bricka:
    """Give the plan's step; one whose year is over says that nobody has closed it."""
    kind = KINDS.get(plan.steg, Kind.NEUTRAL)
    if plan.steg is Steg.ANTAGEN and plan.ar < seen.today.year:
        return Bricka(f"{PLANSTEG[plan.steg]}, inte avslutad", Kind.WARNING, "snart")
    return Bricka(PLANSTEG[plan.steg], kind)


def plan_page(seen: Seen, plan: Plan) -> PlanPage:
    """Make the page of one year's plan."""
    here = seen.addresses.place(Place.PLAN, plan.ar)
    return PlanPage(
        frame=seen.frame,
        basis=seen.basis,
        head=Head(
            overline="Internkontroll",
            heading=f"Internkontrollplan {plan.ar}",
            state=_state(seen, plan),
            back=Link("Alla planer", seen.addresses.place(Place.PLAN)),
            done=seen.done,
            next=_next(seen, plan),
            more=_more(seen, plan),
        ),
        facts=_facts(plan),
        matrix=matrix(plan, f"{here}/risker"),
        risker=risk_table(seen, plan, f"{here}/risker"),
        kontrollmoment=kontrollmoment_table(seen, plan),
        risk_links=_changes(seen, plan, "add-risk"),
        kontrollmoment_links=_changes(seen, plan, "pick-kontrollmoment", "add-kontrollmoment"),
        papers=(
            Link("Planen som dokument (PDF och Word)", f"{here}/papper"),
            Link("Internkontrollrapport för en period", f"{seen.addresses.base}/rapport"),
        ),
    )


def _changes(seen: Seen, plan: Plan, *slugs: str) -> tuple[Link, ...]:
    """Give the ways to change what is in the plan: of an adopted one only under a revision."""
    if plan.antagen is not None and plan.revidering is None:
        return ()
    return seen.links(Place.PLAN, plan.ar, plan, *slugs)


def _next(seen: Seen, plan: Plan) -> Next | None:
    if plan.steg is Steg.UTKAST:
        return _next_of_draft(seen, plan)
    if plan.steg is Steg.AVSLUTAD:
        return Next(CLOSED, _begin(seen))
    return _next_of_adopted(seen, plan)


def _next_of_draft(seen: Seen, plan: Plan) -> Next:
    if not plan.gallande_kontrollmoment and seen.may("add_kontrollmoment", plan):
        return Next(FIRST_MOMENT, form=seen.form("pick-kontrollmoment", Place.PLAN, plan.ar))
    if plan.gallande_kontrollmoment and seen.may("adopt_plan", plan):
        return Next(TO_ADOPT, form=seen.form("adopt-plan", Place.PLAN, plan.ar))
    return Next(OTHERS_ADOPT)


def _next_of_adopted(seen: Seen, plan: Plan) -> Next | None:
    """Say what waits: avvikelser that are open, else kontrollmoment without a mätning."""
    opened = [one for one in seen.known.oppna_avvikelser() if one.ar == plan.ar]
    if opened:
        number = (
            "En avvikelse är öppen" if len(opened) == 1 else f"{len(opened)} avvikelser är öppna"
        )
        links = tuple(
            Link(
                one.rubrik,
                seen.addresses.place(Place.AVVIKELSE, one.id),
                moment_of(seen, one),
            )
            for one in opened[:MOST_NEXT]
        )
        return Next(f"{number}. Ta hand om det först.", links)
    unmeasured = [
        one
        for one in plan.gallande_kontrollmoment
        if all(matning.per.year < plan.ar for matning in seen.known.matningar_of(one.id))
    ]
    if not unmeasured or not seen.may("register_matning", EMPTY[Stream.MATNING]):
        return None
    links = tuple(
        Link(f"Mät {one.kod} {one.rubrik}", measuring(seen, plan, one).links[0].href)
        for one in unmeasured[:MOST_NEXT]
    )
    return Next(f"Planen är antagen. {_unmeasured(len(unmeasured), plan.ar)}", links)


def _unmeasured(number: int, ar: int) -> str:
    """Say how many kontrollmoment are left to measure, and that not all of them stand below."""
    said = f"{antal(number)} kontrollmoment är inte {'mätt' if number == 1 else 'mätta'} {ar}."
    return f"{said} De {MOST_NEXT} första:" if number > MOST_NEXT else said


def _more(seen: Seen, plan: Plan) -> tuple[Link, ...]:
    ways = seen.links(Place.PLAN, plan.ar, plan, "adopt-plan", "revise-plan", "close-plan")
    draws = Link("Slumpvisa dragningar", seen.addresses.place(Place.DRAGNINGAR, plan.ar))
    own = Link("Egna kontroller", seen.addresses.place(Place.KONTROLL))
    return (*ways, draws, own)


def _facts(plan: Plan) -> Facts:
    found = [("Skala", f"{plan.skala} steg för sannolikhet och {plan.skala} för konsekvens")]
    if plan.kopia_av:
        found.append(("Bygger på", f"Planen för {plan.kopia_av}"))
    if plan.antagen:
        found.append(("Antagen", protokoll(plan.antagen, plan.paragraf)))
    if plan.diarienummer:
        found.append(("Diarienummer", plan.diarienummer))
    found += [("Reviderad", protokoll(one.beslutad, one.paragraf)) for one in plan.revideringar]
    if plan.closed:
        found.append(("Avslutad", protokoll(plan.closed.avslutad, plan.closed.paragraf)))
    return tuple(found)

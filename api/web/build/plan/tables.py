"""The tables of a plan: its risks and its kontrollmoment, each with where it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.reports.internkontroll.asked_again import ask_again
from api.reports.internkontroll.in_words import mal_of
from api.web.build.plan.matrix import niva, step
from api.web.build.plan.words import manader_i_ord, unmeasured, utfall_i_ord, verdict
from api.web.formats import datum
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.forms_internkontroll.fields import Place
from api.web.labels import named
from api.web.labels_internkontroll import KONSEKVENS_I_ORD, RISKNIVA, STEG_I_ORD
from api.web.models.frame import Kind
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.errors import StateError
from audit.internkontroll.codes import FREKVENSER, RISKKATEGORIER
from audit.internkontroll.maluppfyllelse import outcome
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.build.plan.seen import Seen
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning
    from audit.internkontroll.plan import Plan
    from audit.internkontroll.risk import Risk

NO_AVVIKELSE = "Ingen avvikelse är öppen."
LEVEL_KINDS = {"lag": Kind.SUCCESS, "mellan": Kind.WARNING, "hog": Kind.ERROR}
LEVEL_MARKS = {"lag": "inom", "mellan": "snart", "hog": "over"}


def risk_table(seen: Seen, plan: Plan, href: str) -> Table:
    """List the risks that apply, the highest first; each leads to its reasons."""
    columns = (
        Column("Risk"),
        Column("Slag"),
        Column("Var"),
        Column("Sannolikhet"),
        Column("Konsekvens"),
        Column("Risktal", whole=True),
        Column("Kontrolleras av"),
    )
    ordered = sorted(plan.gallande_risker, key=lambda one: (-one.varde, one.kod))
    rows = tuple(_risk(seen, plan, one, href) for one in ordered)
    return Table(f"Risker {plan.ar}", columns, rows, "Ingen risk är beskriven än.")


def _risk(seen: Seen, plan: Plan, risk: Risk, href: str) -> tuple[Cell, ...]:
    level = niva(risk.varde, plan.skala)
    badge = Bricka(RISKNIVA[level].capitalize(), LEVEL_KINDS[level], LEVEL_MARKS[level])
    where = [seen.enhet(risk.enhet), seen.utforare(risk.utforare)]
    answers = [one.kod for one in plan.gallande_kontrollmoment if risk.id in one.risker]
    return (
        Cell(f"{risk.kod} {risk.rubrik}", f"{href}#{risk.kod.lower()}"),
        Cell(named(RISKKATEGORIER, risk.kategori)),
        Cell(", ".join(filter(None, where)) or "Hela nämnden"),
        Cell(step(STEG_I_ORD, plan.skala, risk.sannolikhet)),
        Cell(step(KONSEKVENS_I_ORD, plan.skala, risk.konsekvens)),
        Cell(str(risk.varde), brickor=(badge,)),
        Cell(", ".join(answers) or "–"),
    )


def kontrollmoment_table(seen: Seen, plan: Plan) -> Table:
    """List the kontrollmoment that apply, each with its latest outcome."""
    columns = (
        Column("Moment"),
        Column("Vad och hur"),
        Column("När"),
        Column("Ansvar"),
        Column("Nämndens eget mål (inte lag)"),
        Column("Lagrum"),
        Column("Senaste utfall"),
    )
    # One löpnummer for all of them: the outcomes of a page are of the same moment.
    head = seen.acting.log.head().size
    rows = tuple(_moment(seen, plan, one, head) for one in plan.gallande_kontrollmoment)
    return Table(f"Kontrollmoment {plan.ar}", columns, rows, "Inget kontrollmoment är valt än.")


def _moment(seen: Seen, plan: Plan, moment: Kontrollmoment, head: int) -> tuple[Cell, ...]:
    reported = f"Redovisas i {manader_i_ord(moment.rapporteras)}" if moment.rapporteras else ""
    return (
        Cell(
            f"{moment.kod} {moment.rubrik}",
            seen.addresses.kontrollmoment(plan.ar, moment.id),
            note=moment.process,
        ),
        Cell(moment.kontroll, note=f"Metod: {moment.metod}"),
        Cell(named(FREKVENSER, moment.frekvens), note=reported),
        Cell(moment.ansvar),
        Cell(mal_of(moment) or mal_i_ord(None)),
        Cell(moment.lagrum or "–"),
        _latest(seen, plan, moment, head),
    )


def _latest(seen: Seen, plan: Plan, moment: Kontrollmoment, head: int) -> Cell:
    """Give the latest outcome of a kontrollmoment as a cell that leads to the mätning.

    An outcome from before the plan's year says nothing of how that year goes: it has no verdict.
    """
    found = seen.known.matningar_of(moment.id)
    if not found:
        return Cell("Inte mätt än")
    one = found[-1]
    if one.per.year < plan.ar:
        said = f"Senast {datum(one.per)}: {utfall_i_ord(one.utfall, moment)}"
        return Cell(said, matning_href(seen, one.id), brickor=(unmeasured(plan.ar, old=True),))
    outside = outcome(one.utfall, moment.mal) == "utanfor"
    opened = any(each.steg is Steg.OPPEN for each in seen.known.avvikelser_of(moment.id))
    alone = f". {NO_AVVIKELSE}".removesuffix(".") if outside and not opened else ""
    return Cell(
        utfall_i_ord(one.utfall, moment),
        matning_href(seen, one.id),
        brickor=(verdict(one.utfall, moment.mal),) if moment.mal else (),
        note=f"{datum(one.per)}{alone}{_by_now(seen, one, head)}",
    )


def _by_now(seen: Seen, one: Matning, head: int) -> str:
    """Say what a frozen outcome has become since, where it is another; nothing from half a view."""
    try:
        again = ask_again(seen.acting.log, seen.known, one, head)
    except StateError:
        return ""
    return f". {again.newer}" if again else ""


def matning_href(seen: Seen, matning: UUID) -> str:
    """Address a mätning."""
    return seen.addresses.place(Place.MATNING, matning)

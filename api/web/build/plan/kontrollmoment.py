"""The page of a kontrollmoment: what it is, how it has gone, and what has deviated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.acts.freezing import PERIODS
from api.reports.internkontroll.in_words import mal_of
from api.web.build.matpunkter import (
    ENHETER,
    goal_said,
    mal_cell,
    matpunkt,
    newest_said,
    span_said,
)
from api.web.build.plan.tables import matning_href
from api.web.build.plan.words import manader_i_ord, matt_i_ord, utfall_i_ord, verdict
from api.web.charts.theme import Form
from api.web.formats import datum
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.situation import EMPTY
from api.web.labels import named
from api.web.labels_internkontroll import AVVIKELSESTEG, FRAN_KONTROLL, NO_RISK
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Figure, Table
from api.web.models.plan import Head, KontrollmomentPage, Next
from audit.internkontroll.codes import FREKVENSER
from audit.internkontroll.maluppfyllelse import outcome
from audit.internkontroll.roles import Steg
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from api.web.build.plan.seen import Seen
    from api.web.charts import Matpunkt
    from api.web.models.plan import Facts
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning
    from audit.internkontroll.plan import Plan
    from audit.internkontroll.risk import Risk

SHOWN = 12
"""Rows of the trend: three years of quarters."""
BY_HAND = "Registrera utfallet när kontrollen är gjord."
COMPUTED = "Registret räknar utfallet. Frys det den dag ni vill redovisa."
FROM_KONTROLL = "Utfallet kommer ur nämndens egen kontroll. Öppna den, se utfallet och frys det."
FROM_DRAGNING = "Dra månadens urval, granska det som drogs och registrera utfallet."
NOT_ADOPTED = "Mätningar registreras när planen är antagen."


def kontrollmoment_page(seen: Seen, plan: Plan, moment: Kontrollmoment) -> KontrollmomentPage:
    """Make the page of a kontrollmoment in one year's plan."""
    matningar = seen.known.matningar_of(moment.id)
    return KontrollmomentPage(
        frame=seen.frame,
        basis=seen.basis,
        head=Head(
            overline=f"Internkontrollplan {plan.ar}",
            heading=f"{moment.kod} {moment.rubrik}",
            lead=moment.kontroll,
            back=Link(f"Internkontrollplan {plan.ar}", seen.addresses.place(Place.PLAN, plan.ar)),
            state=None if moment.galler else Bricka("Borttaget ur planen"),
            done=seen.done,
            next=_next(seen, plan, moment) if moment.galler else None,
            more=_more(seen, plan, moment) if moment.galler else (),
        ),
        facts=_facts(seen, plan, moment),
        trend=_trend(seen, plan, moment, matningar),
        comparison=comparison(matningar),
        avvikelser=avvikelse_table(seen, seen.known.avvikelser_of(moment.id)),
    )


def _next(seen: Seen, plan: Plan, moment: Kontrollmoment) -> Next | None:
    """Say how it is measured, with the way there."""
    if plan.antagen is None:
        return Next(NOT_ADOPTED, (Link("Till planen", seen.addresses.place(Place.PLAN, plan.ar)),))
    if not seen.may("register_matning", EMPTY[Stream.MATNING]):
        return None
    found = measuring(seen, plan, moment)
    newest = next(reversed(seen.known.matningar_of(moment.id)), None)
    if newest is None or newest.presented:
        return found
    said = f"{found.text} Mätningen {datum(newest.per)} är inte registrerad som redovisad."
    way = Link(f"Mätningen {datum(newest.per)}", seen.addresses.place(Place.MATNING, newest.id))
    return Next(said, (*found.links, way))


def measuring(seen: Seen, plan: Plan, moment: Kontrollmoment) -> Next:
    """Say how a kontrollmoment of an adopted plan is measured; the first way is the likeliest."""
    by_hand = seen.link("register-matning", Place.PLAN, plan.ar, kontrollmoment=moment.id)
    if moment.matt == "manuell":
        return Next(BY_HAND, (by_hand,))
    if moment.matt == "dragning":
        draws = Link("Årets dragningar", seen.addresses.place(Place.DRAGNINGAR, plan.ar))
        return Next(FROM_DRAGNING, (draws, by_hand))
    if moment.matt.startswith("kontroll:"):
        own = moment.matt.removeprefix("kontroll:")
        return Next(FROM_KONTROLL, (Link("Öppna kontrollen", f"{_kontroller(seen)}/{own}"),))
    slug = "freeze-period" if moment.matt in PERIODS else "freeze-matning"
    frys = seen.link(slug, Place.PLAN, plan.ar, kontrollmoment=moment.id)
    return Next(COMPUTED, (frys,))


def _kontroller(seen: Seen) -> str:
    return seen.addresses.place(Place.KONTROLL)


def _more(seen: Seen, plan: Plan, moment: Kontrollmoment) -> tuple[Link, ...]:
    chosen: dict[str, Any] = {"kontrollmoment": moment.id}
    changing = plan.antagen is None or plan.revidering is not None
    slugs = ("change-kontrollmoment", "end-kontrollmoment") if changing else ()
    changes = seen.links(Place.PLAN, plan.ar, plan, *slugs, **chosen)
    deviates = plan.antagen and seen.may("open_avvikelse", EMPTY[Stream.AVVIKELSE])
    opens = (seen.link("open-avvikelse", Place.PLAN, plan.ar, **chosen),) if deviates else ()
    return (*changes, *opens)


def _facts(seen: Seen, plan: Plan, moment: Kontrollmoment) -> Facts:
    risker = [plan.risker[one] for one in moment.risker if one in plan.risker]
    found = (
        ("Process eller rutin", moment.process),
        ("Metod", moment.metod),
        ("Frekvens", named(FREKVENSER, moment.frekvens)),
        ("Redovisas för nämnden i", manader_i_ord(moment.rapporteras)),
        ("Kontrollansvar", moment.ansvar),
        ("Nämndens eget mål (inte lag)", mal_of(moment) or mal_i_ord(None)),
        ("Talen kommer ur", matt_i_ord(moment.matt, seen.known)),
        ("Risker som den svarar mot", _answered(risker)),
        ("Lagrum", moment.lagrum or ""),
    )
    return tuple((name, text) for name, text in found if text)


def _answered(risker: Sequence[Risk]) -> str:
    return ", ".join(f"{one.kod} {one.rubrik}" for one in risker) or NO_RISK


@dataclass(frozen=True, slots=True)
class Drawn:
    """The chart of a kontrollmoment: the unit, a code of `MATENHETER`, and its mätningar.

    `others` tells whether there are mätningar in another unit, which are not drawn; `outside` the
    days of those that missed their goal.
    """

    enhet: str
    points: tuple[Matpunkt, ...]
    others: bool
    outside: tuple[date, ...] = ()


def drawn(known: Internkontroll, moment: UUID, matningar: Sequence[Matning]) -> Drawn:
    """Give what the chart draws: the mätningar in the unit of the newest, each with its goal."""
    outcomes = [(one, found) for one in matningar if (found := one.utfall) is not None]
    enhet = outcomes[-1][1].enhet if outcomes else "promille"
    alike = [(one, found) for one, found in outcomes if found.enhet == enhet]
    held = [(one.per, found, known.goal_of(one, moment)) for one, found in alike]
    made = (matpunkt(*one) for one in held)
    points = tuple(one for one in made if one is not None)
    outside = tuple(per for per, found, mal in held if outcome(found, mal) == "utanfor")
    return Drawn(enhet, points, others=len(alike) < len(outcomes), outside=outside)


def _trend(
    seen: Seen, plan: Plan, moment: Kontrollmoment, matningar: Sequence[Matning]
) -> Figure | None:
    if not matningar:
        return None
    found = drawn(seen.known, moment.id, matningar)
    chart = f"{seen.addresses.kontrollmoment(plan.ar, moment.id)}/diagram.svg?form="
    said = [f"{datum(one.per)}: {utfall_i_ord(one.utfall)}" for one in matningar[-5:]]
    goals = goal_said(found.points)
    return Figure(
        wide=f"{chart}{Form.WIDE}" if found.points else "",
        narrow=f"{chart}{Form.NARROW}" if found.points else "",
        alt=f"Utfallet över tid. {'. '.join(said)}. {goals}",
        caption=f"{_counted(seen, moment, found)} {goals}" if found.points else "",
        table=_matningar(seen, moment, matningar),
    )


def _counted(seen: Seen, moment: Kontrollmoment, found: Drawn) -> str:
    """Say what the chart counts, in which unit and when."""
    by_hand = moment.matt in {"manuell", "dragning"}
    what = moment.rubrik if by_hand else matt_i_ord(moment.matt, seen.known)
    days = [one.per for one in found.points]
    unit = f"{what.removeprefix(FRAN_KONTROLL)}, {ENHETER[found.enhet]}"
    others = " De som är mätta i en annan enhet står bara i tabellen." if found.others else ""
    return f"{unit} {span_said(days)}.{newest_said(days, found.outside)}{others}"


def _matningar(seen: Seen, moment: Kontrollmoment, matningar: Sequence[Matning]) -> Table:
    goals = {one.id: seen.known.goal_of(one, moment.id) for one in matningar}
    columns = (
        Column("Läget den", whole=True),
        Column("Utfall"),
        Column("Mål", whole=True),
        Column("Mot målet"),
    )
    rows = tuple(
        (
            Cell(datum(one.per), matning_href(seen, one.id)),
            Cell(utfall_i_ord(one.utfall, moment)),
            Cell(mal_cell(goals[one.id])),
            Cell("", brickor=(verdict(one.utfall, goals[one.id]),)),
        )
        for one in reversed(matningar[-SHOWN:])
    )
    more = f", de {SHOWN} senaste" if len(matningar) > SHOWN else ""
    return Table(f"Mätningar{more}: utfall och nämndens mål på mätdagen", columns, rows)


def comparison(matningar: Sequence[Matning]) -> str:
    """Say how the newest mätning stands to the one before it."""
    if not matningar:
        return "Kontrollmomentet är inte mätt än."
    newest = matningar[-1]
    said = f"Senaste mätningen, {datum(newest.per)}: {utfall_i_ord(newest.utfall)}."
    if len(matningar) == 1:
        return f"{said} Det finns ingen mätning före den att jämföra med."
    before = matningar[-2]
    return f"{said} Mätningen före, {datum(before.per)}: {utfall_i_ord(before.utfall)}."


def avvikelse_table(seen: Seen, avvikelser: Sequence[Avvikelse]) -> Table:
    """List avvikelser, the open ones first, the newest first among each."""
    columns = (
        Column("Avvikelse"),
        Column("Moment"),
        Column("Öppnad", whole=True),
        Column("Läge"),
        Column("Åtgärder"),
    )
    ordered = sorted(
        avvikelser, key=lambda one: (one.steg is Steg.OPPEN, one.oppnad or seen.today), reverse=True
    )
    rows = tuple(_avvikelse(seen, one) for one in ordered)
    return Table("Avvikelser", columns, rows, "Ingen avvikelse.")


def moment_of(seen: Seen, one: Avvikelse) -> str:
    """Name the kontrollmoment of an avvikelse, with its year."""
    if one.kontrollmoment is None or one.ar is None:
        return "–"
    moment = seen.known.kontrollmoment(one.kontrollmoment, one.ar)
    return f"{moment.kod} {moment.rubrik}, {one.ar}" if moment else str(one.ar)


def _avvikelse(seen: Seen, one: Avvikelse) -> tuple[Cell, ...]:
    late = one.late(seen.today) if one.steg is Steg.OPPEN else ()
    waits = [each for each in one.atgarder.values() if each.waits]
    kind = Kind.WARNING if one.steg is Steg.OPPEN else Kind.NEUTRAL
    badges = [Bricka(AVVIKELSESTEG[one.steg], kind)]
    if late:
        badges.append(Bricka(f"{len(late)} åtgärd över tiden", Kind.ERROR, "over"))
    return (
        Cell(one.rubrik, seen.addresses.place(Place.AVVIKELSE, one.id)),
        Cell(moment_of(seen, one)),
        Cell(datum(one.oppnad)),
        Cell("", brickor=tuple(badges)),
        Cell(f"{len(waits)} väntar av {len(one.atgarder)}"),
    )

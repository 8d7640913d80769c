"""The dashboard's parts about the plan: open avvikelser, and the year's kontrollmoment."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.in_words import mal_of
from api.web.build.klockor.over_time import over_badge
from api.web.build.klockor.redovisning import Redovisning
from api.web.build.plan.tables import NO_AVVIKELSE
from api.web.build.plan.words import unmeasured, utfall_i_ord, verdict
from api.web.formats import antal, datum
from api.web.models.frame import Kind, NavLink
from api.web.models.klockor import Part
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.arsplan.arsplan import Arsplan
from audit.internkontroll.maluppfyllelse import outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from api.reports.internkontroll.asked_again import Again
    from api.web.links_klockor import ClockLinks
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning

MOST_LATE: Final = 2
"""Late åtgärder of one avvikelse that have a badge of their own."""


def avvikelser_of(known: Internkontroll, enhet: str, per: date) -> tuple[Avvikelse, ...]:
    """Give the avvikelser that are open on a day, of one enhet where one is chosen."""
    return tuple(
        one
        for one in known.avvikelser.values()
        if one.opened
        and enhet in {"", one.opened.enhet}
        and one.opened.oppnad <= per
        and (one.avslutad is None or one.avslutad > per)
    )


def late_atgarder(avvikelser: tuple[Avvikelse, ...], per: date) -> int:
    """Count the åtgärder that wait after their last day."""
    return sum(len(one.late(per)) for one in avvikelser)


def avvikelse_part(
    known: Internkontroll, avvikelser: tuple[Avvikelse, ...], per: date, links: ClockLinks
) -> Part:
    """List the open avvikelser, those with late åtgärder first."""
    ordered = sorted(avvikelser, key=lambda one: (-len(one.late(per)), one.oppnad or per))
    rows = tuple(_avvikelse(one, known, per, links) for one in ordered)
    columns = (
        Column("Avvikelse"),
        Column("Åtgärder"),
        Column("Kontrollmoment"),
        Column("Öppnad", whole=True),
    )
    table = Table("Öppna avvikelser", columns, rows, "Ingen avvikelse är öppen.")
    every = NavLink("Alla avvikelser", links.part("avvikelser"))
    return Part("avvikelser", "Öppna avvikelser", tables=(table,), links=(every,))


def _avvikelse(
    one: Avvikelse, known: Internkontroll, per: date, links: ClockLinks
) -> tuple[Cell, ...]:
    year, moment = one.ar, one.kontrollmoment
    found = known.kontrollmoment(moment, year) if moment is not None and year is not None else None
    return (
        Cell(one.rubrik, links.part(f"avvikelser/{one.id}")),
        _atgarder(one, per),
        Cell(f"{found.kod} {found.rubrik}" if found else "–"),
        Cell(datum(one.oppnad)),
    )


def _atgarder(one: Avvikelse, per: date) -> Cell:
    late = sorted(one.late(per), key=lambda atgard: atgard.forfaller)
    waiting = [atgard for atgard in one.atgarder.values() if atgard.waits]
    if late:
        badges = tuple(over_badge(atgard.forfaller) for atgard in late[:MOST_LATE])
        return Cell(f"{antal(len(late))} över tiden av {antal(len(waiting))}", brickor=badges)
    if waiting:
        first = min(atgard.forfaller for atgard in waiting)
        return Cell(f"{antal(len(waiting))} kvar, närmast {datum(first)}")
    if one.atgarder:
        return Cell("Inga kvar")
    return Cell("", brickor=(Bricka("Ingen åtgärd planerad", Kind.WARNING, mark="snart"),))


def moment_part(
    known: Internkontroll,
    per: date,
    links: ClockLinks,
    aret: Arsplan | None = None,
    again: Mapping[UUID, Again] = MappingProxyType({}),
) -> Part:
    """List the year's kontrollmoment: the latest outcome against its target, and what is next.

    `aret` is the nämnd's year of `per`, as it stood then; it tells which reports were treated.
    `again` holds what frozen mätningar give with what is registered now, where that is another.
    """
    plan = known.plan(per.year)
    heading = f"Kontrollmoment {per.year}"
    ways = (
        NavLink("Internkontrollplanen", links.part("plan")),
        NavLink("Egna kontroller", links.part("kontroller")),
    )
    if plan is None:
        lead = f"Ingen internkontrollplan finns för {per.year}."
        return Part("kontrollmoment", heading, lead, links=ways)
    columns = (
        Column("Kontrollmoment"),
        Column("Läge", whole=True),
        Column("Senaste utfall"),
        Column("Nämndens eget mål (inte lag)"),
        Column("Till nämnden"),
    )
    told = Redovisning(aret or Arsplan(), per)
    moments = plan.gallande_kontrollmoment
    rows = tuple(_moment(one, plan.ar, known, told, links, again) for one in moments)
    missed = {one.kod: told.missed(one, measured(one, known, per)) for one in moments}
    lead = told.lead(missed)
    found = told.ways(links) if lead else ()
    table = Table(heading, columns, rows, "Inget kontrollmoment är valt än.")
    lead = lead if plan.antagen else "Planen är inte antagen än."
    return Part("kontrollmoment", heading, lead, tables=(table,), links=(*ways, *found))


def measured(moment: Kontrollmoment, known: Internkontroll, per: date) -> list[Matning]:
    """Give the mätningar of a kontrollmoment up to a day, the newest last."""
    return [one for one in known.matningar_of(moment.id) if one.per <= per]


def _moment(
    moment: Kontrollmoment,
    year: int,
    known: Internkontroll,
    told: Redovisning,
    links: ClockLinks,
    again: Mapping[UUID, Again],
) -> tuple[Cell, ...]:
    found = measured(moment, known, told.per)
    newest = found[-1] if found else None
    utfall = newest.utfall if newest else None
    old = newest is not None and newest.per.year < year
    missed = None if old else newest
    badge = verdict(utfall, moment.mal) if newest and not old else unmeasured(year, old=old)
    now = again.get(newest.id) if newest and not old else None
    return (
        Cell(
            f"{moment.kod} {moment.rubrik}", links.part(f"plan/{year}/kontrollmoment/{moment.id}")
        ),
        Cell("", brickor=(badge, *_turned(now)), note=_unopened(moment, missed, known, told.per)),
        Cell(
            _outcome(newest, old=old) if newest else "–",
            links.part(f"matningar/{newest.id}") if newest else None,
            note=_told(newest.per, now) if newest and not old else "",
        ),
        Cell(mal_of(moment) or "–"),
        told.cell(moment, found),
    )


def _turned(now: Again | None) -> tuple[Bricka, ...]:
    """Mark that the outcome stands on the other side of its target with what is registered now."""
    if now is None or not now.turned or not now.verdict:
        return ()
    return (Bricka(f"Nu {now.verdict}", Kind.WARNING, mark="snart"),)


def _told(per: date, now: Again | None) -> str:
    return f"{datum(per)}. {now.newer}" if now else datum(per)


def _unopened(
    moment: Kontrollmoment, newest: Matning | None, known: Internkontroll, per: date
) -> str:
    """Say that an outcome which misses its target has no avvikelse, its own or one still open."""
    if newest is None or outcome(newest.utfall, moment.mal) != "utanfor":
        return ""
    running = avvikelser_of(known, "", per)
    about = (one for one in known.avvikelser_of(moment.id) if one.oppnad and one.oppnad <= per)
    found = any(one.matning == newest.id or one in running for one in about)
    return "" if found else NO_AVVIKELSE


def _outcome(matning: Matning, *, old: bool) -> str:
    """Write an outcome; one from before the plan's year says so first."""
    said = utfall_i_ord(matning.utfall)
    return f"Senast {datum(matning.per)}: {said}" if old else said

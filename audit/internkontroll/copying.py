"""Next year's plan as a copy: the risks and kontrollmoment that apply, under their own ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import count
from typing import Any

from audit.envelope import Event, Happened
from audit.internkontroll.events_plan import KontrollmomentAdded, PlanBegun, RiskAdded
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.plan import Plan
from audit.internkontroll.risk import Risk


def copied(source: Plan, begun: PlanBegun, today: date) -> tuple[Event, ...]:
    """Give the events that follow on a beginning, so that the new plan holds what applied.

    Ids are kept, so that a trend follows a kontrollmoment over the years; a kontrollmoment
    forgets the risks that were taken out. A risk's words come along only where they were loaded.
    """
    return tuple(_events(source, begun, today))


def _events(source: Plan, begun: PlanBegun, today: date) -> Iterator[Event]:
    versions = count(begun.originator_version + 1)
    for risk in source.gallande_risker:
        own = _envelope(begun, next(versions), today)
        yield RiskAdded(risk=risk.id, **own, **_facts(risk, RiskAdded))
    there = {risk.id for risk in source.gallande_risker}
    for moment in source.gallande_kontrollmoment:
        own = _envelope(begun, next(versions), today)
        facts = _facts(moment, KontrollmomentAdded)
        facts["risker"] = tuple(risk for risk in moment.risker if risk in there)
        yield KontrollmomentAdded(kontrollmoment=moment.id, **own, **facts)


def _envelope(begun: PlanBegun, version: int, today: date) -> dict[str, Any]:
    return {
        "originator_id": begun.originator_id,
        "originator_version": version,
        "happened": Happened.on(today),
    }


def _facts(part: Risk | Kontrollmoment, event_class: type[Event]) -> dict[str, Any]:
    """Give what a part says and an event has a field for, besides the revision it came under."""
    wanted = {f.name for f in fields(event_class)} - {"revidering"}
    return {f.name: getattr(part, f.name) for f in fields(part) if f.name in wanted}

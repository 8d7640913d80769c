"""What a command about a year's plan leads to: the events that it adds; pure."""

from __future__ import annotations

from audit.envelope import Event
from audit.errors import StateError
from audit.internkontroll import commands_plan as c
from audit.internkontroll import events_plan as e
from audit.internkontroll.around import Around
from audit.internkontroll.checks_plan import (
    after_adoption,
    begin_problems,
    ending_problems,
    kontrollmoment_problems,
    risk_problems,
)
from audit.internkontroll.copying import copied
from audit.internkontroll.correcting import correction_problems
from audit.internkontroll.making import build, checked
from audit.internkontroll.plan import Plan
from audit.making import refuse

ByTheNamnd = c.AdoptPlan | c.RevisePlan | c.ClosePlan
Partly = (
    c.AddRisk
    | c.ChangeRisk
    | c.EndRisk
    | c.AddKontrollmoment
    | c.ChangeKontrollmoment
    | c.EndKontrollmoment
)


def decide_plan(command: c.PlanCommand, state: Plan, around: Around) -> tuple[Event, ...]:
    """Give the events that a command adds to a plan, at a step that allows it.

    Raises InvalidInputError naming the fields, StateError where an adopted plan has no revision
    under which it could be changed.
    """
    if isinstance(command, c.BeginPlan):
        return _begun(command, state, around)
    if isinstance(command, c.CorrectPlan):
        return (_corrected(command, state, around),)
    if isinstance(command, ByTheNamnd):
        return (_by_the_namnd(command, state, around),)
    if state.antagen is not None and state.revidering is None:
        message = "Planen är antagen. Registrera först nämndens beslut om revidering."
        raise StateError(message)
    return (_part(command, state, around),)


def _begun(command: c.BeginPlan, state: Plan, around: Around) -> tuple[Event, ...]:
    if around.known.plan(command.ar) is not None:
        raise StateError("Året har redan en plan.")
    source = around.known.plan(command.kopia_av) if command.kopia_av is not None else None
    refuse(begin_problems(command, source))
    begun = build(e.PlanBegun, command.plan, state.version + 1, command, around.today)
    return (begun, *(copied(source, begun, around.today) if source else ()))


def _by_the_namnd(command: ByTheNamnd, state: Plan, around: Around) -> Event:
    plan, version, today = command.plan, state.version + 1, around.today
    match command:
        case c.AdoptPlan():
            if not state.gallande_kontrollmoment:
                raise StateError("Planen har inget kontrollmoment. Lägg till minst ett först.")
            return checked(build(e.PlanAdopted, plan, version, command, today), today)
        case c.RevisePlan():
            revised = build(e.PlanRevised, plan, version, command, today)
            return checked(revised, today, after_adoption("beslutad", command.beslutad, state))
        case c.ClosePlan():
            closed = build(e.PlanClosed, plan, version, command, today)
            return checked(closed, today, after_adoption("avslutad", command.avslutad, state))


def _corrected(command: c.CorrectPlan, state: Plan, around: Around) -> Event:
    target = state.event(command.corrects)
    if command.aterkallad and target is not None:
        _refuse_to_withdraw(target, state)
    refuse(correction_problems(command, state, around.today))
    also = {"replaced": dict(command.replaced)}
    version = state.version + 1
    event = build(e.PlanCorrected, command.plan, version, command, around.today, **also)
    return checked(event, around.today)


def _refuse_to_withdraw(target: Event, state: Plan) -> None:
    """Refuse to take back a beslut that something rests on: the newest goes first."""
    version = target.originator_version
    under = {one.revidering for one in state.risker.values()}
    under |= {one.revidering for one in state.kontrollmoment.values()}
    if isinstance(target, e.PlanAdopted) and (state.revideringar or state.closed):
        raise StateError("Planen är reviderad eller avslutad. Återkalla först de besluten.")
    if isinstance(target, e.PlanRevised) and version in under:
        raise StateError("Ändringar är gjorda enligt beslutet. Det kan rättas, inte återkallas.")


def _part(command: Partly, state: Plan, around: Around) -> Event:
    match command:
        case c.AddRisk() | c.ChangeRisk():
            return _risk(command, state, around)
        case c.AddKontrollmoment() | c.ChangeKontrollmoment():
            return _kontrollmoment(command, state, around)
    refuse(ending_problems(command, state))
    kind = e.RiskEnded if isinstance(command, c.EndRisk) else e.KontrollmomentEnded
    return _made(kind, command, state, around)


def _risk(command: c.AddRisk | c.ChangeRisk, state: Plan, around: Around) -> Event:
    kind = e.RiskAdded if isinstance(command, c.AddRisk) else e.RiskChanged
    event = _made(kind, command, state, around)
    return checked(event, around.today, risk_problems(command, state))


def _kontrollmoment(
    command: c.AddKontrollmoment | c.ChangeKontrollmoment, state: Plan, around: Around
) -> Event:
    added = isinstance(command, c.AddKontrollmoment)
    kind = e.KontrollmomentAdded if added else e.KontrollmomentChanged
    months = tuple(sorted(command.rapporteras))
    event = _made(kind, command, state, around, rapporteras=months)
    return checked(event, around.today, kontrollmoment_problems(command, state, around.known))


def _made(kind: type[Event], command: Partly, state: Plan, around: Around, **more: object) -> Event:
    """Make an event under the newest revision, before adoption under none."""
    more = {"revidering": state.revidering, **more}
    return build(kind, command.plan, state.version + 1, command, around.today, **more)

"""Every event of the internkontroll has words for people, and every measure one name."""

from __future__ import annotations

from dataclasses import fields

from api.auth.roles import Role as AccountRole
from api.web.labels import FALT, HANDELSER
from audit.codec import ENVELOPE_FIELDS
from audit.internkontroll import EVENTS, codes
from audit.internkontroll.events_avvikelse import EVENTS_AVVIKELSE
from audit.internkontroll.events_plan import EVENTS_PLAN
from audit.internkontroll.roles import Role


def test_every_event_is_named_in_swedish() -> None:
    """A page that lists what happened has words for each topic."""
    assert {event.TOPIC for event in EVENTS} <= set(HANDELSER)


def test_every_fact_of_plans_and_avvikelser_is_named_in_swedish() -> None:
    """No field of theirs is shown by its name in code."""
    names = {f.name for event in (*EVENTS_PLAN, *EVENTS_AVVIKELSE) for f in fields(event)}
    unnamed = names - ENVELOPE_FIELDS - {"happened"} - set(FALT)

    assert not unnamed


def test_a_measure_is_known_by_one_name() -> None:
    """What can be frozen, and on whom, gives measures that a kontrollmoment can name."""
    moments = {moment for moment, _ in codes.MATT_AV_POPULATION}
    populations = {population for _, population in codes.MATT_AV_POPULATION}

    assert moments == set(codes.KONTROLLMOMENT)
    assert populations == set(codes.POPULATIONS)
    assert set(codes.MATT_AV_POPULATION.values()) == set(codes.MATT) - {"dragning", "manuell"}


def test_the_roles_are_those_of_accounts_and_the_service_itself() -> None:
    """A role that an account can hold is known here by the same word."""
    assert {role.value for role in Role} == {role.value for role in AccountRole} | {"system"}

"""Bedömningar: which is lower, what a lowered one owes the reporter, and what IVO must know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from audit.errors import InvalidInputError
from audit.lexsarah import BEDOMNING, Arende, Role, Steg, clocks, decide
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.bedomning import goes_to_ivo, is_lower, needs_full_way
from audit.lexsarah.events_utredning import BedomningMade
from tests.unit.lexsarah.asked import DAY, A
from tests.unit.lexsarah.histories import ALLVARLIGT, Story, arende_at
from tests.unit.lexsarah.people import TODAY, acting

LOWER = u.MakeBedomning(**A, bedomning="missforhallande", skal="Larmet fungerade.")


def test_the_five_are_in_order() -> None:
    """Each is lower than every later one, none lower than itself or than nothing."""
    for low, high in combinations(BEDOMNING, 2):
        assert is_lower(low, high)
        assert not is_lower(high, low)
    assert not any(is_lower(one, one) or is_lower(one, None) for one in BEDOMNING)


def test_two_of_the_five_go_to_ivo_and_four_need_the_full_way() -> None:
    """The law's words decide, and no points of a matrix."""
    assert [one for one in BEDOMNING if goes_to_ivo(one)] == [
        "pataglig_risk_allvarligt",
        "allvarligt_missforhallande",
    ]
    assert [needs_full_way(one) for one in BEDOMNING] == [False, True, True, True, True]


def test_a_lowered_bedomning_needs_words_for_the_reporter() -> None:
    """Nothing is lowered unseen: the field that lacks is named."""
    with pytest.raises(InvalidInputError) as caught:
        decide(LOWER, arende_at("under_utredning"), acting(Role.UTREDARE))

    assert [one.field for one in caught.value.problems] == ["till_rapportor"]


def test_a_lowered_bedomning_keeps_what_it_replaced() -> None:
    """The event holds the grade before it, that it is lower, and the words."""
    told = u.MakeBedomning(**A, bedomning="missforhallande", skal="S.", till_rapportor="Hej.")
    (event,) = decide(told, arende_at("under_utredning"), acting(Role.UTREDARE))

    assert isinstance(event, BedomningMade)
    assert (event.tidigare, event.sankt, event.till_rapportor) == (ALLVARLIGT, True, "Hej.")
    assert event.rules == ()


def test_a_serious_bedomning_names_the_duty_of_its_day() -> None:
    """The duty to notify is written with the rule that speaks on the day."""
    (event,) = decide(
        u.MakeForstaBedomning(**A, bedomning=ALLVARLIGT, skal="S."),
        arende_at("oppnat"),
        acting(Role.MOTTAGARE),
    )

    assert event.rule_ids() == ("anmala_ivo_sol.sfs_2025_400",)


def test_another_final_grade_asks_for_a_new_beslut() -> None:
    """A beslut about measures rests on the grade it was taken for."""
    story = Story(list(arende_at("beslutat")))
    lower = replace(LOWER, till_rapportor="Hej.")
    story.tell(Role.UTREDARE, lower)

    assert Arende.from_events(story.events).steg is Steg.BEDOMT


def test_the_clocks_run_beside_each_other() -> None:
    """Soft clocks start at the report and at the serious bedömning; only the two months end."""
    found = {one.name: one for one in clocks(Arende.from_events(arende_at("bedomt", "anmalt")))}
    limit = found["ivo_utredning"].limit

    assert [*found] == ["omedelbara_atgarder", "utreda", "anmala_ivo", "ivo_utredning"]
    assert (found["utreda"].started, found["utreda"].ended) == (DAY, None)
    assert (found["anmala_ivo"].started, found["anmala_ivo"].ended) == (TODAY, DAY)
    assert limit is not None
    assert (limit.sista_dag, limit.sista_dag_vardag) == (date(2026, 5, 10), date(2026, 5, 11))


def test_a_lowered_bedomning_stops_the_clock_to_ivo() -> None:
    """Where nothing was notified, a grade that need not go to IVO ends the soft clock."""
    told = u.MakeBedomning(**A, bedomning="missforhallande", skal="S.", till_rapportor="Hej.")
    story = Story(list(arende_at("under_utredning"))).tell(Role.UTREDARE, told)

    assert "anmala_ivo" not in {one.name for one in clocks(Arende.from_events(story.events))}

"""Ready-made kontrollmoment: each can be picked as it stands, and cites the law of its day."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import pairwise

import pytest

from audit.internkontroll.commands_plan import AddKontrollmoment
from audit.internkontroll.forlagor import FORLAGOR, Forlaga
from audit.internkontroll.kontroll_checks import langd_problems
from audit.law.rules import lagrum_on
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import drafted
from tests.unit.internkontroll.plan.world import TODAY, token


def picked(forlaga: Forlaga) -> AddKontrollmoment:
    """Make the command that picks a ready-made kontrollmoment as it stands."""
    names = {f.name for f in fields(AddKontrollmoment)} & {f.name for f in fields(Forlaga)}
    values = {name: getattr(forlaga, name) for name in names - {"lagrum", "kod"}}
    return AddKontrollmoment(
        plan=asked.PLAN,
        kontrollmoment=token(forlaga.kod),
        kod="K9",
        lagrum=forlaga.lagrum(TODAY),
        forlaga=forlaga.kod,
        **values,
    )


@pytest.mark.parametrize("kod", list(FORLAGOR))
def test_each_can_be_picked_as_it_stands(kod: str) -> None:
    """Nothing in it is refused by the plan that it is added to."""
    assert drafted().tries(picked(FORLAGOR[kod]))


@pytest.mark.parametrize("kod", list(FORLAGOR))
def test_the_wordings_of_its_lagrum_follow_each_other(kod: str) -> None:
    """Each wording has a first day of its own, later than the one before."""
    days = [day for day, _ in FORLAGOR[kod].lagar]

    assert all(first < second for first, second in pairwise(days))


def test_the_law_cited_is_that_of_the_day() -> None:
    """The old act until the thirtieth of June 2025, the new one from the first of July."""
    forlaga = FORLAGOR["barnutredningstid"]

    assert forlaga.lagrum(date(2025, 6, 30)) == (
        "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)"
    )
    assert forlaga.lagrum(date(2025, 7, 1)) == "20 kap. 3 § socialtjänstlagen (2025:400)"
    assert FORLAGOR["rutiner_missforhallanden"].lagrum(date(1999, 1, 1)) is None


@pytest.mark.parametrize(
    ("kod", "rule"),
    [
        ("barnutredningstid", "utredningstid"),
        ("barnutredningstid_avslutade", "utredningstid"),
        ("skyddsbedomning", "skyddsbedomning"),
        ("forhandsbedomning", "forhandsbedomning"),
        ("aterkoppling", "aterkoppling"),
    ],
)
def test_what_is_computed_cites_what_the_clocks_cite(kod: str, rule: str) -> None:
    """On every day around a new wording, a ready-made one cites the rule that its clock uses."""
    for day in (TODAY, date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 14), date(2026, 1, 15)):
        assert FORLAGOR[kod].lagrum(day) == lagrum_on(rule, day)


def test_those_that_practice_asks_for_are_there() -> None:
    """Every ready-made one of the nämnd's practice, and those of the published minutes."""
    wanted = {
        *("loggkontroll", "rutiner_missforhallanden", "personal_informerad", "lexsarah_ledtid"),
        *("delegationsordning", "delegationslista", "dokument_saknas", "barnutredningstid"),
        *("hemtjanst_hundra_timmar", "handlingsplan", "nojdhet", "namndens_mal"),
    }

    assert wanted <= set(FORLAGOR)


def test_a_control_without_code_is_suggested_with_its_times() -> None:
    """Hemtjänst within a year, again each year; the handlingsplan again every third month."""
    own = {kod: one.egen_kontroll for kod, one in FORLAGOR.items() if one.egen_kontroll}

    assert set(own) == {"hemtjanst_hundra_timmar", "handlingsplan"}
    for control in own.values():
        assert control.aterkommande is not None
        assert not [*langd_problems("inom", control.inom)]
        assert not [*langd_problems("aterkommande", control.aterkommande)]
